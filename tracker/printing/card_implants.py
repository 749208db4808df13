"""The implants on the wallet card: each with its label, those of the spine that are in doubt or in trouble first."""

from collections.abc import Iterable
from datetime import date

from tracker.domain import reported
from tracker.domain.dated import is_over
from tracker.domain.device_fold import state_of
from tracker.domain.device_state import DeviceState
from tracker.domain.hardware import in_body
from tracker.domain.history import History
from tracker.domain.operated import is_left_out
from tracker.domain.phrases import say
from tracker.domain.records import Device, OtherImplant
from tracker.printing import card_fit, screening
from tracker.printing.card_grouped import tail
from tracker.printing.card_lines import TOLD, otherwise, part, whole
from tracker.printing.hardware import none_in_body
from tracker.printing.layout import Cell, Line, Section, Span, Style, left_out, strong, woven
from tracker.views import words
from tracker.views.disputed import disputed, disputed_of_implant
from tracker.views.in_body import Inside, gone, inside, put_in_at
from tracker.views.left_behind import is_sound, left_words, report_words, reported_words, state_words
from tracker.views.names import choice
from tracker.views.operated_words import operated_words


def active(history: History, on: date) -> tuple[Section, ...]:
    """Pacemakers, stimulators and pumps with their labels, those in doubt first, and the answers; those taken out last.

    What stands last in its part is cut first.
    """
    rows = inside(history, on, screening.ACTIVE.implants)
    told = _ordered((not row.stands_first, _implant(history, row, on)) for row in rows)
    out = (_implant(history, row, on) for row in gone(history, on, screening.ACTIVE.implants))
    operated = map(strong, operated_words(history))
    hidden = (left_out(),) if is_left_out(history) else ()
    return part("active_implants", (*told, *operated, *_answers(history), *hidden, *out))


def _answers(history: History) -> Iterable[Line]:
    """What was answered when asked for such an implant, with what sources say otherwise."""
    asked = [one for one in history.background if one.kind in screening.ACTIVE.background]
    for record, (said, *_) in zip(asked, screening.given(history, screening.ACTIVE), strict=True):
        yield (*said, *otherwise(disputed(history, record, fields=TOLD)))


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
    disputed = otherwise(disputed_of_implant(history, row.record, fields=TOLD))
    if out:
        return (name, whole(f": {said}"), *disputed)
    more = (whole(f" ({said})"),) if row.stands_first else ()
    return _labelled(row.record, (name, *more, *disputed))


def _labelled(made: Device | OtherImplant, told: Line) -> Line:
    """An implant with its label behind it, or behind the words that none is recorded, which several may share."""
    if made.mr_label is None and not made.mr_conditions:
        return (Span(f"{say('mr.no_label')}: ", Style.GAP), *told)
    return (*told, *label(made))


def hardware_first(history: History, on: date) -> tuple[Section, ...]:
    """Hardware of the spine in trouble, of unknown fate or left behind, the worst first; then reports of no known device."""
    nowhere = ((whole(report_words(history, one)),) for one in reported.of_no_device(history, on))
    told = (*_hardware(history, on, sound=False), *nowhere)
    return part("hardware_first", told) if told else ()


def hardware(history: History, on: date) -> tuple[Section, ...]:
    """The other hardware of the spine; no section where all of it is told before, as a stimulator or pump is."""
    sound = _hardware(history, on, sound=True)
    told = in_body(history, on) or history.left_out("devices") or "hardware_first" in history.unsaid
    return part("hardware", sound or (none_in_body(history, on),)) if sound or not told else ()


def _hardware(history: History, on: date, *, sound: bool) -> Cell:
    """An entry each: what is recorded as broken first, then other trouble, then what was reported; then what has a label.

    Behind that what was put in together, is in the same state and has the same label follows each other.
    """
    found = [
        state
        for state in in_body(history, on)
        if state.device.kind not in screening.ACTIVE.implants and is_sound(history, state, on) is sound
    ]
    entries = [_entry(history, state, on) for state in found]
    shared: dict[Line, int] = {}
    for entry in entries:
        shared.setdefault(tail(entry), len(shared))
    ordered = sorted(
        zip(found, entries, strict=True),
        key=lambda one: (
            _mildness(history, one[0], on),
            _without_label(one[1]),
            shared[tail(one[1])],
        ),
    )
    return tuple(entry for _, entry in ordered)


def _mildness(history: History, state: DeviceState, on: date) -> int:
    """The less is recorded to be wrong with a device, the higher."""
    wrong = (state.broken, bool(state.troubles), bool(reported_words(history, state, on)))
    return wrong.index(True) if any(wrong) else len(wrong)


def _entry(history: History, state: DeviceState, on: date) -> Line:
    dated = "; ".join(filter(None, (put_in_at(history, state), words.presence_words(state))))
    return _labelled(state.device, (*_device(history, state, on), whole(f" ({dated})", Style.PLAIN)))


def _device(history: History, state: DeviceState, on: date) -> Line:
    """What it is, then whole where it is and what became of it."""
    count = f"{state.quantity} × " if state.quantity else ""
    name = f"{count}{words.term('hardware', state.device.kind, state.device.called)}"
    found = "; ".join(words.event_words(news) for news in state.troubles)
    told = (found, *reported_words(history, state, on), *left_words(history, state, on))
    where = words.places(state.sites, history.axis)
    more = ", ".join(filter(None, (f" {where}" if where else "", *told)))
    disputed = otherwise(disputed_of_implant(history, state.device, fields=TOLD))
    return (Span(name, Style.STRONG), *((whole(more if where else f", {more}"),) if more else ()), *disputed)


def label(made: Device | OtherImplant) -> Line:
    """The recorded label, then its conditions, or the words that they are not recorded or stand elsewhere."""
    written = " ".join((made.mr_conditions or "").split())
    told = Span(written if len(written) <= card_fit.CONDITIONS_EVER else say("card.see_hardware"))
    if made.mr_label is None:
        return (Span(f": {say('mr.no_label')}; "), *woven("mr.noted", conditions=told))
    if not written:
        return (Span(f": {choice(made.mr_label)}, {say('mr.no_conditions')}"),)
    return (Span(f": {choice(made.mr_label)}: "), told)
