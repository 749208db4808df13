"""What changes a decision, said at once: blood thinners, allergies, stimulators and pumps, other implants."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tracker.domain.device_state import DeviceState, Presence
from tracker.domain.happenings import happenings
from tracker.domain.hardware import dated_later, in_body, taken_out_on
from tracker.domain.history import History
from tracker.domain.operated import is_left_out
from tracker.domain.phrases import say
from tracker.domain.records import (
    Allergy,
    Answer,
    Background,
    Device,
    DeviceEventKind,
    Medication,
    OtherImplant,
)
from tracker.printing import screening
from tracker.printing.care import allergies_in_order, is_over, is_thinner, not_marked
from tracker.printing.hardware_sheet import mr_label
from tracker.printing.layout import (
    Cell,
    Line,
    Paragraph,
    Section,
    Span,
    Style,
    Table,
    gap,
    headed,
    in_one,
    left_out,
    own_words,
    plain,
    quiet,
    silence,
    strong,
)
from tracker.printing.tables import disputed_lines, more
from tracker.printing.widths import levelled
from tracker.views import left_behind, words
from tracker.views.disputed import disputed_of_implant
from tracker.views.in_body import out_words
from tracker.views.operated_words import operated_words
from tracker.views.telling import bare_head
from tracker.views.values import IDENTITY, LABEL, has_label

ACTIVE = screening.ACTIVE.implants | {"csf_shunt", "cochlear_implant"}
"""Implants with a current, a pump or a valve that is set from outside, at the spine or elsewhere."""
IN_THE_HEAD = frozenset({"bleeding", *screening.ACTIVE.background})
"""What was asked of the background and is told here, and so not again in its section."""
_ALSO_DECIDES = frozenset({DeviceEventKind.SWITCHED_OFF, DeviceEventKind.RECALL_NOTICE})
"""What became of a device and is told here besides its state."""
_ASKED_FOR = ("metal", "latex", "contrast", "antibiotic")
"""Allergies that clinics ask about one by one."""
_HEADS = ("section.blood_thinners", "section.allergies", "brief.active_implants", "brief.implants_label")
_IMPLANT = ("kind", "called", "place", "quantity", "date", "until", "note", "as_written", *IDENTITY, *LABEL)


def in_the_head(one: Background) -> bool:
    """Whether an answer is told at once: of a pregnancy only a yes, which decides for imaging."""
    return one.kind in IN_THE_HEAD or (one.kind == "pregnancy" and one.answer is Answer.YES)


def decides(history: History, on: date) -> tuple[Section, ...]:
    """Four columns in a frame; of each what is recorded, or that it is not. Below them a pregnancy, where it is told."""
    cells = (_thinners(history, on), _allergies(history), _active(history, on), _others(history, on))
    row = tuple((*cell, *gone) or (gap(),) for cell, gone in zip(cells, _left_out(history), strict=True))
    table = Table(levelled(_HEADS, row), (row,))
    pregnant = tuple(
        answered(history, one) for one in history.background if one.kind == "pregnancy" and in_the_head(one)
    )
    below = (Paragraph(in_one(pregnant)),) if pregnant else ()
    return (replace(headed("decides", (table, *below)), framed=True),)


def _left_out(history: History) -> tuple[Cell, ...]:
    """Of each column, that something which would stand there was left out, where it was."""
    implants = history.left_out("other_implants")
    answers = [one.kind for one in history.left_out("background")]
    unsaid = history.unsaid
    hardware = "hardware" in unsaid or history.left_out("devices")
    devices = (left_out(say("section.hardware")),) if hardware else ()
    operated = (left_out(say("section.operations")),) if is_left_out(history) else ()
    others = "other_implants" in unsaid or bool(implants)
    thinners = any(map(is_thinner, history.left_out("medications"))) or "bleeding" in answers
    return (
        _said("blood_thinners" in unsaid or thinners),
        _said("allergies" in unsaid or bool(history.left_out("allergies"))),
        (*devices, *operated, *_said(others or bool(screening.ACTIVE.background.intersection(answers)))),
        _said(others),
    )


def _said(gone: bool) -> Cell:
    return (left_out(),) if gone else ()


def _thinners(history: History, on: date) -> Cell:
    lines: list[Line] = []
    found = filter(is_thinner, history.medications)
    for medicine in sorted(found, key=lambda one: is_over(one, on)):
        lines += taken(history, medicine, on)
    lines += not_marked(history, on)
    bleeding = [one for one in history.background if one.kind == "bleeding"]
    return (*(lines or [gap()] * bool(bleeding)), *(answered(history, one) for one in bleeding))


def taken(history: History, medicine: Medication, on: date) -> Cell:
    """A medicine with its dose, since when, until when, and all else that is recorded of it."""
    name = Span(medicine.name or say("not_recorded.name"), Style.STRONG)
    how = [text for text in (medicine.dose, medicine.frequency) if text]
    since = [words.since(medicine.date)] if medicine.date else []
    ended = [words.until(medicine.until)] if medicine.until else []
    stopped = (Span(f"{say('brief.stopped')}: ", Style.STRONG),) if is_over(medicine, on) else ()
    told = ", ".join((*how, *since, *ended))
    group = set() if medicine.group and not is_thinner(medicine) else {"group"}
    rest = more(history, medicine, but={"name", "dose", "frequency", "date", "until"} | group)
    return ((*stopped, name, *plain(f" {told}" if told else "")), *in_one(rest))


def answered(history: History, record: Allergy | Background) -> Line:
    """What was asked and answered, with the day; what else is recorded of it in the same line."""
    told = bare_head(history, record)
    weight = Style.PLAIN if record.answer is Answer.NO else Style.STRONG
    but = ("kind", "called", "answer", "reaction", "value", "date", "until")
    ended = record.until if isinstance(record, Background) else None
    until = f", {words.until(ended)}" if ended else ""
    rest = in_one(more(history, record, but=but))
    return (Span(told, weight), *quiet(f" ({words.when(record.date)}{until})"), *_after(rest))


def _after(rest: Cell) -> Line:
    return (Span("; "), *rest[0]) if rest else ()


def _allergies(history: History) -> Cell:
    said = allergies_in_order(history)
    asked = {one.kind for one in history.allergies}
    silent = [] if any(screening.says_no_to_all(history, one) for one in said) else _ASKED_FOR
    missing = [words.term("allergies", kind) for kind in silent if kind not in asked]
    return (*(answered(history, one) for one in said), *silence(missing)) if said else ()


def _active(history: History, on: date) -> Cell:
    every = (*in_body(history, on), *dated_later(history, on))
    found = (state for state in every if state.device.kind in ACTIVE)
    devices = left_behind.first(history, found, on)
    out = (state for state in taken_out_on(history, on) if state.device.kind in ACTIVE)
    inside = {state.device.kind for state in devices}
    implants = [one for one in history.other_implants if one.kind in ACTIVE]
    return (
        *(line for state in devices for line in _device(history, state, on)),
        *(line for one in implants for line in _implant(history, one, on)),
        *(_taken_out(history, state, on) for state in out if state.device.kind not in inside),
        *map(strong, operated_words(history)),
        *(answered(history, one) for one in history.background if one.kind in screening.ACTIVE.background),
    )


def _taken_out(history: History, state: DeviceState, on: date) -> Line:
    """What came out has no label to go by."""
    name = words.device_words(state.device, history.axis)
    return (*strong(name), *plain(f", {left_behind.state_words(history, state, on)}"))


def _others(history: History, on: date) -> Cell:
    others = [one for one in history.other_implants if one.kind not in ACTIVE]
    return tuple(line for one in others for line in _implant(history, one, on))


def _device(history: History, state: DeviceState, on: date) -> Iterator[Line]:
    name = words.there_words(state, history.axis)
    further = (one for one in happenings(history, state.device, on) if one.kind in _ALSO_DECIDES)
    told = "; ".join((left_behind.state_words(history, state, on), *map(words.event_words, further)))
    if state.presence is Presence.NOT_YET:
        told = say("implant.dated_later", date=words.when(state.put_in))
    yield (*strong(name), *plain(f", {told}"))
    yield label_line(history, state.device)
    yield from disputed_lines(disputed_of_implant(history, state.device))


def _implant(history: History, implant: OtherImplant, on: date) -> Iterator[Line]:
    put_in = words.when(implant.date)
    out = out_words(implant, on)
    number = say("not_recorded.number") if words.lacks_number(implant, implant.quantity) else ""
    yield (*strong(words.implant_name(implant)), *plain(f" ({'; '.join(filter(None, (put_in, number)))})"))
    yield from (strong(out),) if out else ()
    yield label_line(history, implant)
    identity = words.identity_words(implant)
    yield from (plain(identity),) if identity else ()
    yield from in_one((*own_words(implant), *more(history, implant, but=_IMPLANT)))


def label_line(history: History, made: Device | OtherImplant) -> Line:
    """The MR label as recorded in one line: never without its conditions, or that they are not recorded."""
    cell = mr_label(history, made)
    if has_label(made) and not (made.mr_source or made.mr_date):
        cell = (*cell[:-2], gap(say("mr.no_source_no_date")))
    return in_one(cell)[0]
