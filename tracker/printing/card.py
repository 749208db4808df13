"""The wallet card: what is on it, side by side with the code that holds the same text.

It is a card of the size of a bank card with two sides; what decides comes first. What does not fit is cut in a
stated order (``CUT_FIRST``) and counted on the card. A label is told with its conditions or not at all: conditions
that are too long for the card are named as standing on the hardware sheet, never cut short.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tracker.domain import reported
from tracker.domain.dates import Happened
from tracker.domain.hardware import DeviceState, Presence, in_body
from tracker.domain.history import History, happened, newest_first
from tracker.domain.operated import is_left_out
from tracker.domain.phrases import Language, say
from tracker.domain.records import (
    Allergy,
    Answer,
    Device,
    Medication,
    OtherImplant,
    Surgery,
)
from tracker.printing import card_fit, care, screening
from tracker.printing.beside import beside
from tracker.printing.hardware import none_in_body
from tracker.printing.layout import (
    Block,
    Cell,
    Line,
    Paragraph,
    Section,
    Sheet,
    Span,
    Style,
    gap,
    headed,
    left_out,
    plain,
    strong,
    woven,
)
from tracker.printing.qr import qr_picture
from tracker.printing.wanted import Part
from tracker.views import telling, words
from tracker.views.in_body import Inside, inside
from tracker.views.left_behind import is_sound, left_words, report_words, reported_words
from tracker.views.names import choice
from tracker.views.operated_words import operated_words

_TOGETHER = 4  # entries of hardware that may share a line

CUT_FIRST = (
    *("operations", "hardware", "other_implants", "allergies"),
    *("blood_thinners", "active_implants", "hardware_first"),
)
"""What is cut first when there is more than fits; within a part its last entries."""


def summary(_history: History, _on: date) -> Cell:
    """What stands beside the card on the paper it is cut out of."""
    order = "; ".join(_title(name) for name in CUT_FIRST)
    return (
        plain(say("card.cut_out")),
        (Span(say("card.anyone_reads"), Style.STRONG), Span(" "), Span(say("card.code_holds"))),
        plain(say("card.cut_order", parts=order)),
    )


# --- what is on it


_SHORT = {"hardware_first": "card.hardware_first", "operations": "card.operations"}
"""Titles for parts whose usual one is too long for a card."""


def _title(name: str) -> str:
    return say(_SHORT.get(name, f"section.{name}"))


def _section(name: str, entries: Iterable[Line]) -> tuple[Section, ...]:
    return (headed(name, (Paragraph(tuple(entries) or (gap(),)),), title=_title(name)),)


def thinners(history: History, on: date) -> tuple[Section, ...]:
    """Blood thinners that are taken; those that were stopped only where no other is recorded; what nobody marked."""
    found = [one for one in history.medications if care.is_thinner(one)]
    now = [one for one in found if not care.is_over(one, on)]
    told = (_medicine(one, on, stopped=not now) for one in now or found)
    return _section("blood_thinners", (*told, *care.not_marked(history, on)))


def _dated_later(record: Allergy | Medication, on: date) -> str:
    """The date of what is dated after the day; what has begun has none on a card."""
    return f" ({words.when(record.date)})" if happened(record, on) is Happened.NO else ""


def _medicine(medicine: Medication, on: date, *, stopped: bool) -> Line:
    told = " ".join(text for text in (medicine.name, medicine.dose, medicine.frequency) if text)
    until = f", {words.until(medicine.until)}" if medicine.until else ""
    before = f"{say('brief.stopped')}: " if stopped else ""
    return strong(before + (told or words.not_recorded()) + until + _dated_later(medicine, on))


def allergies(history: History, on: date) -> tuple[Section, ...]:
    """Allergies, then what the patient says no to."""
    order = {Answer.YES: 0, None: 1, Answer.NO: 2}
    found = sorted(history.allergies, key=lambda one: order[one.answer])
    return _section("allergies", (_allergy(history, one, on) for one in found))


def _allergy(history: History, allergy: Allergy, on: date) -> Line:
    dated = f" ({words.when(allergy.date)})" if allergy.answer is Answer.NO else _dated_later(allergy, on)
    text = telling.head(history, allergy) + dated
    return plain(text) if allergy.answer is Answer.NO else strong(text)


def active(history: History, on: date) -> tuple[Section, ...]:
    """Pacemakers, stimulators and pumps with their labels, those in doubt first, and what the patient answered."""
    rows = inside(history, on, screening.ACTIVE.implants)
    told = _ordered((not row.stands_first, _implant(row)) for row in rows)
    answers = (answer[0] for answer in screening.given(history, screening.ACTIVE))
    operated = map(strong, operated_words(history))
    hidden = (left_out(),) if is_left_out(history) else ()
    return _section("active_implants", (*told, *operated, *answers, *hidden))


def other_implants(history: History, on: date) -> tuple[Section, ...]:
    """Other implants outside the spine that are in the body, with their labels."""
    rows = [row for row in inside(history, on) if isinstance(row.record, OtherImplant)]
    others = [row for row in rows if row.record.kind not in screening.ACTIVE.implants]
    return _section("other_implants", _ordered((True, _implant(row)) for row in others))


def _ordered(entries: Iterable[tuple[bool, Line]]) -> Cell:
    """What is in doubt or in trouble first, then what has a label; those without one follow each other."""
    return tuple(line for _, line in sorted(entries, key=lambda one: (one[0], _without_label(one[1]))))


def _without_label(line: Line) -> bool:
    return line[0].style is Style.GAP


def _implant(row: Inside) -> Line:
    number = f"{row.number} × " if row.number else ""
    name = ", ".join(text for text in (f"{number}{row.what}", row.where) if text)
    more = (Span(" ("), Span(row.state, Style.STRONG), Span(")")) if row.stands_first else ()
    return _labelled(row.record, (name,), more)


def _labelled(made: Device | OtherImplant, names: Iterable[str], more: Line) -> Line:
    """Implants with their label behind them, or behind the words that none is recorded, which several may share."""
    listed = tuple(span for name in names for span in (card_fit.BETWEEN, Span(name, Style.STRONG)))[1:]
    told = (*listed, *more)
    if made.mr_label is None and not made.mr_conditions:
        return (Span(f"{say('mr.no_label')}: ", Style.GAP), *told)
    return (*told, *label(made))


def hardware_first(history: History, on: date) -> tuple[Section, ...]:
    """Hardware of the spine of unknown fate, in trouble or left behind, and what was reported where none is recorded."""
    groups = [group for group in _groups(history, on) if not _is_sound(history, group, on)]
    nowhere = (strong(report_words(history, one)) for one in reported.of_no_device(history, on))
    told = (*_grouped(history, groups, on), *nowhere)
    return _section("hardware_first", told) if told else ()


def hardware(history: History, on: date) -> tuple[Section, ...]:
    """The other hardware of the spine; no section where all of it is told before."""
    groups = _groups(history, on)
    sound = [group for group in groups if _is_sound(history, group, on)]
    told = groups or history.left_out("devices") or "hardware_first" in history.unsaid
    told_here = _grouped(history, sound, on) if sound else [none_in_body(history, on)]
    return _section("hardware", told_here) if sound or not told else ()


def _groups(history: History, on: date) -> list[list[DeviceState]]:
    """What was put in together, is in the same state and has the same label is one entry."""
    groups: dict[object, list[DeviceState]] = {}
    for state in in_body(history, on):
        if state.device.kind not in screening.ACTIVE.implants:
            device, trouble = state.device, not _is_sound(history, [state], on)
            same = (trouble, state.put_in, state.presence, device.mr_label, device.mr_conditions)
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
    dated = words.when(first.put_in) if first.put_in else say("implant.put_in_not_recorded")
    state = () if first.presence is Presence.IN_PLACE else (choice(first.presence),)
    return _labelled(first.device, devices, plain(f" ({', '.join((dated, *state))})"))


def _device(history: History, state: DeviceState, on: date) -> str:
    name = words.device_words(state.device, history.axis, state.quantity)
    found = "; ".join(words.bare_event_words(news) for news in state.troubles)
    more = (*reported_words(history, state, on), *left_words(history, state, on))
    return ", ".join(filter(None, (name, found, *more)))


def label(made: Device | OtherImplant) -> Line:
    """The recorded label, then its conditions, or the words that they are not recorded or stand elsewhere."""
    written = " ".join((made.mr_conditions or "").split())
    told = Span(written if len(written) <= card_fit.CONDITIONS_EVER else say("card.see_hardware"))
    if made.mr_label is None:
        return (Span(f": {say('mr.no_label')}; "), *woven("card.noted", conditions=told))
    if not written:
        return (Span(f": {choice(made.mr_label)}, {say('mr.no_conditions')}"),)
    return (Span(f": {choice(made.mr_label)}: "), told)


def operations(history: History, _on: date) -> tuple[Section, ...]:
    """The operations in short, the newest first; those without a date come last."""
    entries = tuple(_operation(history, surgery) for surgery in newest_first(history.operations))
    return _section("operations", entries)


def _operation(history: History, surgery: Surgery) -> Line:
    status = words.status_words(surgery)
    done = words.main_words(surgery, history.axis) or words.not_recorded()
    return (
        Span(f"{words.when(surgery.date)}: ", Style.STRONG),
        Span(done),
        *plain(f", {status}" if status else ""),
    )


PARTS = (
    Part("hardware_first", hardware_first),
    Part("active_implants", active),
    Part("blood_thinners", thinners),
    Part("allergies", allergies),
    Part("other_implants", other_implants),
    Part("hardware", hardware),
    Part("operations", operations),
)


# --- the two sides


def arranged(history: History, sheet: Sheet) -> Sheet:
    """The parts set on the two sides of the card, in the largest type in which they fit, with the code of their text."""
    birth = history.person.birth_date if history.person else None
    born = strong(say("born", date=words.when(birth))) if birth else gap(say("not_recorded.birth_date"))
    frame = card_fit.Frame(born, _foot(sheet), (_caption(),))
    sides = card_fit.fitted(sheet, frame, CUT_FIRST)
    return replace(sheet, sections=(_front(sides), _back(sides)), card=(sides.size,))


def _foot(sheet: Sheet) -> Cell:
    """What stands at the foot of the front; what may tell of what is left out is said beside the card, for want of room."""
    decides = (Span(say("mr.site_decides"), Style.STRONG), Span(" "), Span(say("card.no_card")))
    dated = plain(words.capital(say("card.kept", printed=sheet.head.printed)))
    return (decides, dated, *sheet.left_out[:1])


def _caption() -> Line:
    """What stands below the code."""
    return (Span(say("card.anyone_reads"), Style.STRONG), Span(" "), Span(say("card.both_sides")))


def _front(sides: card_fit.Sides) -> Section:
    blocks = (Paragraph((sides.about,)), Paragraph(sides.front), Paragraph(sides.front_foot))
    return Section("card_front", sides.name, blocks)


def _back(sides: card_fit.Sides) -> Section:
    code = qr_picture(sides.text, card_fit.CODE, say("card.code_alt"))
    body = (Paragraph((sides.back_about,)), Paragraph(sides.back))
    blocks: tuple[Block, ...] = (*body, code, Paragraph(sides.caption))
    return Section("card_back", sides.back_name, blocks)


def joined(first: Sheet, second: Sheet) -> Sheet:
    """A card in each language, one below the other, both in full ink and each in the type it was fitted in."""
    marked = tuple(_marked(section, second.language) for section in second.sections)
    both = beside(first, second)
    return replace(both, sections=(*first.sections, *marked), card=(*first.card, *second.card))


def _marked(section: Section, language: Language) -> Section:
    """A side in the second language, so that a screen reader reads it in that language."""
    blocks = tuple(
        Paragraph(tuple(tuple(replace(span, language=language) for span in line) for line in block.lines))
        if isinstance(block, Paragraph)
        else block
        for block in section.blocks
    )
    return replace(section, title="", also=section.title, blocks=blocks)
