"""The implants on the wallet card: each with its label, those of the spine that are in doubt or in trouble first."""

from collections.abc import Iterable
from datetime import date

from tracker.domain import reported
from tracker.domain.device_fold import state_of
from tracker.domain.device_state import DeviceState
from tracker.domain.hardware import in_body
from tracker.domain.history import History, is_over
from tracker.domain.operated import is_left_out
from tracker.domain.phrases import say
from tracker.domain.records import Device, OtherImplant
from tracker.printing import card_fit, screening
from tracker.printing.card_lines import part, whole
from tracker.printing.hardware import none_in_body
from tracker.printing.layout import Cell, Line, Section, Span, Style, left_out, strong, woven
from tracker.views import words
from tracker.views.in_body import Inside, gone, inside, put_in_at
from tracker.views.left_behind import is_sound, left_words, report_words, reported_words, state_words
from tracker.views.names import choice
from tracker.views.operated_words import operated_words

_TOGETHER = 4  # entries of hardware that may share a line


def active(history: History, on: date) -> tuple[Section, ...]:
    """Pacemakers, stimulators and pumps with their labels, those in doubt first, and the answers; those taken out last.

    What stands last in its part is cut first.
    """
    rows = inside(history, on, screening.ACTIVE.implants)
    told = _ordered((not row.stands_first, _implant(history, row, on)) for row in rows)
    out = (_implant(history, row, on) for row in gone(history, on, screening.ACTIVE.implants))
    answers = (answer[0] for answer in screening.given(history, screening.ACTIVE))
    operated = map(strong, operated_words(history))
    hidden = (left_out(),) if is_left_out(history) else ()
    return part("active_implants", (*told, *operated, *answers, *hidden, *out))


def other_implants(history: History, on: date) -> tuple[Section, ...]:
    """Other implants outside the spine with their labels; those that were taken out only where no other is recorded."""
    others = _others(inside(history, on)) or _others(gone(history, on))
    return part("other_implants", _ordered((True, _implant(history, row, on)) for row in others))


def _others(rows: Iterable[Inside]) -> list[Inside]:
    elsewhere = (row for row in rows if isinstance(row.record, OtherImplant))
    return [row for row in elsewhere if row.record.kind not in screening.ACTIVE.implants]


def _ordered(entries: Iterable[tuple[bool, Line]]) -> Cell:
    """What is in doubt or in trouble first, then what has a label; those without one follow each other."""
    return tuple(line for _, line in sorted(entries, key=lambda one: (one[0], _without_label(one[1]))))


def _without_label(line: Line) -> bool:
    return line[0].style is Style.GAP


def _implant(history: History, row: Inside, on: date) -> Line:
    """An implant with what became of it; what was taken out has no label to go by."""
    number = f"{row.number} × " if row.number else ""
    name = Span(", ".join(text for text in (f"{number}{row.what}", row.where) if text), Style.STRONG)
    if isinstance(row.record, OtherImplant):
        out, said = is_over(row.record.until, on), row.state
    else:
        now = state_of(history, row.record, on)
        out, said = not now.in_body, state_words(history, now, on)
    if out:
        return (name, whole(f": {said}"))
    more = (whole(f" ({said})"),) if row.stands_first else ()
    return _labelled(row.record, ((name, *more),))


def _labelled(made: Device | OtherImplant, names: Iterable[Line], more: Line = ()) -> Line:
    """Implants with their label behind them, or behind the words that none is recorded, which several may share."""
    listed = tuple(span for name in names for span in (card_fit.BETWEEN, *name))[1:]
    told = (*listed, *more)
    if made.mr_label is None and not made.mr_conditions:
        return (Span(f"{say('mr.no_label')}: ", Style.GAP), *told)
    return (*told, *label(made))


def hardware_first(history: History, on: date) -> tuple[Section, ...]:
    """Hardware of the spine of unknown fate, in trouble or left behind, and what was reported where none is recorded."""
    groups = [group for group in _groups(history, on) if not _is_sound(history, group, on)]
    nowhere = ((whole(report_words(history, one)),) for one in reported.of_no_device(history, on))
    told = (*_grouped(history, groups, on), *nowhere)
    return part("hardware_first", told) if told else ()


def hardware(history: History, on: date) -> tuple[Section, ...]:
    """The other hardware of the spine; no section where all of it is told before, as a stimulator or pump is."""
    groups = _groups(history, on)
    sound = [group for group in groups if _is_sound(history, group, on)]
    told = in_body(history, on) or history.left_out("devices") or "hardware_first" in history.unsaid
    told_here = _grouped(history, sound, on) if sound else [none_in_body(history, on)]
    return part("hardware", told_here) if sound or not told else ()


def _groups(history: History, on: date) -> list[list[DeviceState]]:
    """What was put in together, is in the same state and has the same label is one entry."""
    groups: dict[object, list[DeviceState]] = {}
    for state in in_body(history, on):
        if state.device.kind not in screening.ACTIVE.implants:
            device, trouble = state.device, not _is_sound(history, [state], on)
            same = (
                trouble,
                put_in_at(history, state),
                words.presence_words(state),
                device.mr_label,
                device.mr_conditions,
            )
            groups.setdefault(same, []).append(state)
    return [
        group[place : place + _TOGETHER]
        for group in groups.values()
        for place in range(0, len(group), _TOGETHER)
    ]


def _is_sound(history: History, group: list[DeviceState], on: date) -> bool:
    return all(is_sound(history, state, on) for state in group)


def _grouped(history: History, groups: list[list[DeviceState]], on: date) -> Cell:
    return _ordered((True, _group(history, group, on)) for group in groups)


def _group(history: History, group: list[DeviceState], on: date) -> Line:
    first = group[0]
    devices = tuple(_device(history, state, on) for state in group)
    dated = "; ".join(filter(None, (put_in_at(history, first), words.presence_words(first))))
    return _labelled(first.device, devices, (whole(f" ({dated})", Style.PLAIN),))


def _device(history: History, state: DeviceState, on: date) -> Line:
    """What it is, then whole where it is and what became of it."""
    count = f"{state.quantity} × " if state.quantity else ""
    name = f"{count}{words.term('hardware', state.device.kind, state.device.called)}"
    found = "; ".join(words.event_words(news) for news in state.troubles)
    told = (found, *reported_words(history, state, on), *left_words(history, state, on))
    where = words.places(state.sites, history.axis)
    more = ", ".join(filter(None, (f" {where}" if where else "", *told)))
    return (Span(name, Style.STRONG), *((whole(more if where else f", {more}"),) if more else ()))


def label(made: Device | OtherImplant) -> Line:
    """The recorded label, then its conditions, or the words that they are not recorded or stand elsewhere."""
    written = " ".join((made.mr_conditions or "").split())
    told = Span(written if len(written) <= card_fit.CONDITIONS_EVER else say("card.see_hardware"))
    if made.mr_label is None:
        return (Span(f": {say('mr.no_label')}; "), *woven("mr.noted", conditions=told))
    if not written:
        return (Span(f": {choice(made.mr_label)}, {say('mr.no_conditions')}"),)
    return (Span(f": {choice(made.mr_label)}: "), told)
