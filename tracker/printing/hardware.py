"""The sections on hardware: what is in the body by level, what came out, and what nobody recorded."""

from collections.abc import Sequence
from datetime import date

from tracker.domain.dates import PartialDate
from tracker.domain.hardware import DeviceState, Presence, states_on
from tracker.domain.history import History
from tracker.domain.records import Device
from tracker.printing.layout import (
    Cell,
    Column,
    Line,
    Paragraph,
    Section,
    Span,
    Style,
    Table,
    gap,
    or_gap,
    own_words,
    plain,
    strong,
)
from tracker.views import words
from tracker.views.in_body import Inside, hardware_taken_out, inside

_COLUMNS = (
    Column("Level", 16),
    Column("What", 30),
    Column("Number", 20),
    Column("Put in", 24),
    Column("Maker, model, numbers", 32),
    Column("MR label", 30),
    Column("State", 40),
)
TITLE = "Hardware in the body"


def hardware(history: History, on: date) -> tuple[Section, ...]:
    """What is, or may be, in the body, by level from head to tail; then what was removed and what is open."""
    if not states_on(history, on):
        return (Section(TITLE, (Paragraph((gap(),)),)),)
    rows = [row for row in inside(history, on) if isinstance(row.record, Device)]
    blocks = (Table(_COLUMNS, tuple(_row(row) for row in rows)),) if rows else ()
    open_ = [state for state in states_on(history, on) if state.presence is Presence.NOT_RECORDED]
    unknown = "; ".join(_named(history, state) for state in open_)
    kept = (
        *_listed([unknown] if unknown else [], "Nobody recorded whether these were taken out: "),
        *_listed(hardware_taken_out(history, on), "Recorded as taken out: "),
    )
    return (
        Section(
            TITLE,
            (*blocks, Paragraph(kept, marked=True)) if kept else blocks,
            f"as of {words.when(PartialDate.on(on))}; by level, head to tail",
        ),
    )


def _row(row: Inside) -> tuple[Cell, ...]:
    return (
        (strong(row.where) if row.where else gap(),),
        (plain(row.what), *own_words(row.record)),
        (or_gap(row.number),),
        (or_gap(row.put_in),),
        (or_gap(row.made),),
        (plain(row.mr_label) if row.record.mr_label else gap(row.mr_label),),
        (plain(row.state) if row.certain and not row.trouble else strong(row.state), *map(plain, row.events)),
    )


def _listed(said: Sequence[str], label: str) -> tuple[Line, ...]:
    return tuple((Span(label, Style.STRONG), Span(f"{one}.")) for one in said)


def _named(history: History, state: DeviceState) -> str:
    put_in = f"put in {words.when(state.put_in)}" if state.put_in else "date of putting in not recorded"
    return f"{words.device_words(state.device, history.axis)} ({put_in})"
