"""The sections on hardware: what is in the body by level, what came out, and what nobody recorded."""

from collections.abc import Iterator
from datetime import date

from tracker.domain.dates import PartialDate
from tracker.domain.hardware import OUT, DeviceState, Presence, happenings, states_on
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
    quoted,
    strong,
)
from tracker.views import words

_COLUMNS = (
    Column("Level", 18),
    Column("What", 34),
    Column("Number", 24),
    Column("Put in", 26),
    Column("Maker, model, lot", 32),
    Column("State", 46),
)
TITLE = "Hardware in the body"


def hardware(history: History, on: date) -> tuple[Section, ...]:
    """What is, or may be, in the body, by level from head to tail; then what was removed and what is open."""
    states = states_on(history, on)
    if not states:
        return (Section(TITLE, (Paragraph((gap(),)),)),)
    inside = sorted((s for s in states if s.in_body), key=lambda s: _place(history, s))
    rows = tuple(_row(history, state) for state in inside)
    blocks = (Table(_COLUMNS, rows),) if rows else ()
    removed = [state for state in states if state.presence is Presence.REMOVED]
    open_ = [state for state in states if state.presence is Presence.NOT_RECORDED]
    lines = (
        _listed(history, open_, "Nobody recorded whether these were taken out: "),
        _listed(history, removed, "Recorded as taken out: "),
    )
    kept = tuple(line for line in lines if line)
    return (
        Section(
            TITLE,
            (*blocks, Paragraph(kept, marked=True)) if kept else blocks,
            f"as of {words.when(PartialDate.on(on))}; by level, head to tail",
        ),
    )


def _place(history: History, state: DeviceState) -> tuple[int, int, str]:
    places = [history.axis.sort_key(site) for site in state.sites.places]
    return min(places, default=(10**6, 0, ""))


def _row(history: History, state: DeviceState) -> tuple[Cell, ...]:
    device = state.device
    where = words.places(state.sites, history.axis)
    return (
        (strong(where) if where else gap(),),
        (plain(words.term("hardware", device.kind, device.called)), *own_words(device)),
        (or_gap(str(state.quantity) if state.quantity else None),),
        (or_gap(words.when(state.put_in) if state.put_in else None),),
        _identity(device),
        (_state(state), *_more(history, state)),
    )


def _more(history: History, state: DeviceState) -> Cell:
    """What else became of a device, and the notes on it: all that its state does not say."""
    said = words.state_words(state)
    lines: list[Line] = []
    for news in happenings(history, state.device):
        told = words.event_words(news)
        if news.event.note:
            lines += quoted(news.event.note, f"{told}: ")
        elif told not in said:
            lines.append(plain(told))
    return tuple(lines)


def _state(state: DeviceState) -> Line:
    said = words.state_words(state)
    return plain(said) if state.certain and not state.troubles else strong(said)


def _identity(device: Device) -> Cell:
    return (or_gap(words.identity_words(device)),)


def _listed(history: History, states: list[DeviceState], label: str) -> Line:
    if not states:
        return ()
    return (Span(label, Style.STRONG), Span("; ".join(_named(history, state) for state in states) + "."))


def _named(history: History, state: DeviceState) -> str:
    put_in = f"put in {words.when(state.put_in)}" if state.put_in else "date of putting in not recorded"
    told = ", ".join([put_in, *_course(history, state)])
    return f"{words.device_words(state.device, history.axis)} ({told})"


def _course(history: History, state: DeviceState) -> Iterator[str]:
    """What became of a device that came out, in date order; of one that is listed above only nothing more."""
    if state.presence is not Presence.REMOVED:
        return
    for news in happenings(history, state.device):
        last = news.kind in OUT and news.date == state.since
        told = "out" if last else words.bare_event_words(news)
        note = f", “{news.event.note}”" if news.event.note else ""
        yield f"{told} {words.when(news.date)}{note}"
