"""The sections on hardware: what is in the body by level, what came out, and what nobody recorded."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from tracker.domain import reported
from tracker.domain.dates import PartialDate
from tracker.domain.device_state import DeviceState, Presence
from tracker.domain.hardware import exchanged_for_unlisted, in_body, states_on, taken_out_on
from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.domain.records import Device, DeviceEventKind, OtherImplant, Surgery
from tracker.domain.removals import asked_at, untold_removals
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
    headed,
    left_out,
    or_gap,
    own_words,
    plain,
    quiet,
    strong,
)
from tracker.printing.tables import DISPUTED, disputed_lines, line, more
from tracker.views import words
from tracker.views.disputed import disputed_of_implant
from tracker.views.in_body import Inside, gone, hardware_taken_out, inside, put_in_words
from tracker.views.left_behind import report_words
from tracker.views.values import IDENTITY, LABEL, said

TOLD = (
    *("kind", "called", "sites", "quantity", "procedure_id", "events", "note", "as_written"),
    *(*IDENTITY, *LABEL, DISPUTED),
)
"""What of a device stands in the columns."""


def _columns() -> tuple[Column, ...]:
    return (
        Column(say("column.level"), 16),
        Column(say("column.what"), 28),
        Column(say("column.number"), 19),
        Column(say("column.put_in"), 24),
        Column(say("column.made"), 32),
        Column(say("column.mr_label"), 30),
        Column(say("column.state"), 43),
    )


def hardware(history: History, on: date) -> tuple[Section, ...]:
    """What is, or may be, in the body, by level from head to tail; then what was removed and what is open."""
    return section(history, on, _table)


def section(
    history: History, on: date, table: Callable[[History, Sequence[Inside]], Table], *, brief: bool = False
) -> tuple[Section, ...]:
    """The section with its rows set in a ``table``; or why there is none; then what is told of what is in no row.

    With ``brief`` that can be told in fewer words, where room is wanting.
    """
    rows = [row for row in inside(history, on) if isinstance(row.record, Device)]
    first = table(history, rows) if rows else Paragraph((none_in_body(history, on),))
    kept = fate(history, on)
    short = _fate_briefly(history, on) if brief else None
    blocks = (first, *((Paragraph(kept, marked=True, brief=short),) if kept else ()))
    note = say("note.hardware", date=words.when(PartialDate.on(on))) if states_on(history, on) else ""
    return (headed("hardware", blocks, note),)


def _table(history: History, rows: Sequence[Inside]) -> Table:
    return Table(_columns(), tuple(row_cells(history, row) for row in rows))


def none_listed(history: History) -> Line:
    """Why no hardware is listed: the patient left it out, or it is not recorded."""
    return left_out() if "hardware" in history.unsaid or history.left_out("devices") else gap()


def none_in_body(history: History, on: date) -> Line:
    """Why no hardware is listed as in the body: as above, or all that is recorded came out."""
    if taken_out_on(history, on) and not in_body(history, on):
        exchanged = exchanged_for_unlisted(history, on)
        return plain(say("hardware.all_out_exchanged" if exchanged else "hardware.all_out"))
    return none_listed(history)


def none_inside(history: History, on: date) -> Line:
    """Why no implant at all is listed as in the body: the same of hardware and of implants elsewhere."""
    if history.left_out("other_implants") or "other_implants" in history.unsaid:
        return left_out()
    if not gone(history, on):
        return none_listed(history)
    exchanged = exchanged_for_unlisted(history, on)
    return plain(say("implants.all_out_exchanged" if exchanged else "implants.all_out"))


def fate(history: History, on: date) -> Cell:
    """What nobody recorded the fate of, what was taken out, and what else is recorded of that."""
    open_ = [state for state in states_on(history, on) if state.presence is Presence.NOT_RECORDED]
    unknown = "; ".join(_named(history, state) for state in open_)
    return (
        *_listed([unknown] if unknown else [], say("hardware.unknown")),
        *reported_nowhere(history, on),
        *_listed(hardware_taken_out(history, on), say("hardware.taken_out")),
        *(one for state in taken_out_on(history, on) for one in _besides(history, state)),
    )


def _fate_briefly(history: History, on: date) -> Cell:
    """The same without what the rows say too, and of what was taken out no more than when and by which operation."""
    out = hardware_taken_out(history, on, brief=True)
    label = (Span(f"{say('hardware.taken_out')}: ", Style.STRONG),)
    # Each is a text of its own, so that none is cut for the length of all.
    listed = (Span(f"; {one}" if place else one) for place, one in enumerate(out))
    more = quiet(f". {say('hardware.taken_out.more')}")
    return (*reported_nowhere(history, on), *(((*label, *listed, *more),) if out else ()))


def reported_nowhere(history: History, on: date) -> Cell:
    """What images reported of hardware at places where none is recorded, a line each in bold."""
    return tuple(strong(report_words(history, one)) for one in reported.of_no_device(history, on))


def row_cells(history: History, row: Inside) -> tuple[Cell, ...]:
    """Level, what, number, date, maker with numbers, MR label, and state."""
    return (
        where(row),
        (plain(row.what), *own_words(row.record)),
        (or_gap(row.number),) if row.number or row.lacks_number else (),
        (or_gap(row.put_in),),
        (or_gap(row.made), *more(history, row.record, but=TOLD)),
        (plain(row.mr_label) if row.record.mr_label else gap(row.mr_label),),
        state(history, row),
    )


def where(row: Inside) -> Cell:
    """The level or place of an implant."""
    return (strong(row.where) if row.where else gap(),)


def state(history: History, row: Inside) -> Cell:
    """What has become of an implant, all of it; in bold where it is in doubt or something was found."""
    return (
        strong(row.state) if row.stands_first else plain(row.state),
        *map(plain, row.events),
        *disputed_lines(row.disputed),
        *_put_in(history, row.record),
    )


def _put_in(history: History, record: Device | OtherImplant) -> Iterator[Line]:
    """What else is recorded of the putting in, where it is told as an event."""
    for event in record.events if isinstance(record, Device) else ():
        if event.kind is DeviceEventKind.IMPLANTED:
            yield from map(line, said(history, event, but=frozenset({"kind", "quantity", "date"})))


def _besides(history: History, state: DeviceState) -> Iterator[Line]:
    """What else is recorded of a device that came out: who made it, its label and the notes on it."""
    device = state.device
    identity = words.identity_words(device)
    known = [plain(identity)] if identity else []
    label = [plain(words.mr_words(device))] if device.mr_label else []
    apart = disputed_lines(disputed_of_implant(history, device))
    told = (*apart, *known, *label, *own_words(device), *more(history, device, but=TOLD))
    name = Span(f"{words.device_words(device, history.axis)}: ", Style.STRONG)
    return ((name, *one) for one in told)


def _listed(sentences: Sequence[str], label: str) -> tuple[Line, ...]:
    return tuple((Span(f"{label}: ", Style.STRONG), Span(f"{one}.")) for one in sentences)


def _named(history: History, state: DeviceState) -> str:
    """As many, and where, as its row says: what is left."""
    asked = (
        _elsewhere_too(history, state, one) for one in untold_removals(history, state.device, state.put_in)
    )
    told = "; ".join((put_in_words(state), *filter(None, asked)))
    return f"{words.there_words(state, history.axis)} ({told})"


def _elsewhere_too(history: History, state: DeviceState, surgery: Surgery) -> str:
    """Where an operation on hardware was, when that is not everywhere the device is."""
    at, number = asked_at(history, state.device, surgery), history.number_of(surgery)
    if not number or not at or state.sites.touched <= at.touched:
        return ""
    numbered = say("operation.numbered", number=number)
    return say(
        "hardware.asked_at",
        operation=f"{numbered} ({words.when(surgery.date)})",
        sites=words.places(at, history.axis),
    )
