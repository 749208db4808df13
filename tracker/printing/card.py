"""The wallet card: what is on it, side by side with the code that holds the same text.

It is a card of the size of a bank card with two sides. What does not fit is cut in a stated order
(``CUT_FIRST``) and counted on the card. A label is told with its conditions or not at all: conditions that are
too long for the card are named as standing on the hardware sheet, never cut short.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tracker.domain.hardware import DeviceState, in_body
from tracker.domain.history import History
from tracker.domain.phrases import Language, say
from tracker.domain.records import Allergy, Answer, Device, Medication, OtherImplant
from tracker.printing import card_fit, care, screening
from tracker.printing.beside import beside
from tracker.printing.card_fit import shortened
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
    plain,
    strong,
)
from tracker.printing.qr import qr_picture
from tracker.printing.wanted import Part
from tracker.views import telling, words
from tracker.views.in_body import Inside, inside
from tracker.views.names import choice

_NAME = 30.0  # ems that one entry, or one name in it, may take
_CONDITIONS = 40.0
_GROUP = 55.0
_LEFT = 70.0  # what was left behind is not cut but where names are very long

CUT_FIRST = ("operations", "hardware", "other_implants", "allergies", "blood_thinners", "active_implants")
"""What is cut first when there is more than fits; within a part its last entries."""


def summary(_history: History, _on: date) -> Cell:
    """What stands beside the card on the paper it is cut out of."""
    order = ", ".join(say(f"section.{name}") for name in CUT_FIRST)
    return (
        plain(say("card.cut_out")),
        (Span(say("card.anyone_reads"), Style.STRONG), Span(" "), Span(say("card.code_holds"))),
        plain(say("card.cut_order", parts=order)),
    )


# --- what is on it


def _section(name: str, entries: Iterator[Line] | Cell) -> tuple[Section, ...]:
    return (headed(name, (Paragraph(tuple(entries) or (gap(),)),)),)


def thinners(history: History, on: date) -> tuple[Section, ...]:
    """Blood thinners that are taken; those that were stopped only where no other is recorded."""
    found = [one for one in history.medications if care.is_thinner(one)]
    now = [one for one in found if not care.is_over(one, on)]
    return _section("blood_thinners", (_medicine(one, stopped=not now) for one in now or found))


def _medicine(medicine: Medication, *, stopped: bool) -> Line:
    told = " ".join(text for text in (medicine.name, medicine.dose, medicine.frequency) if text)
    until = f", {say('until', date=words.when(medicine.until))}" if medicine.until else ""
    before = f"{say('brief.stopped')}: " if stopped else ""
    return strong(before + shortened(told or words.not_recorded(), _NAME) + until)


def allergies(history: History, _on: date) -> tuple[Section, ...]:
    """Allergies, then what the patient says no to."""
    order = {Answer.YES: 0, None: 1, Answer.NO: 2}
    found = sorted(history.allergies, key=lambda one: order[one.answer])
    return _section("allergies", (_allergy(history, one) for one in found))


def _allergy(history: History, allergy: Allergy) -> Line:
    dated = f" ({words.when(allergy.date)})" if allergy.answer is Answer.NO else ""
    text = shortened(telling.head(history, allergy), _NAME) + dated
    return plain(text) if allergy.answer is Answer.NO else strong(text)


def active(history: History, on: date) -> tuple[Section, ...]:
    """Pacemakers, stimulators and pumps with their labels, those in doubt first, and what the patient answered."""
    found = (row for row in inside(history, on) if row.record.kind in screening.ACTIVE.implants)
    implants = sorted(found, key=lambda row: not row.stands_first)
    answers = (answer[0] for answer in screening.given(history, screening.ACTIVE))
    return _section("active_implants", (*(_implant(row) for row in implants), *answers))


def other_implants(history: History, on: date) -> tuple[Section, ...]:
    """Other implants outside the spine that are in the body, with their labels."""
    rows = [row for row in inside(history, on) if isinstance(row.record, OtherImplant)]
    return _section(
        "other_implants", (_implant(row) for row in rows if row.record.kind not in screening.ACTIVE.implants)
    )


def _implant(row: Inside) -> Line:
    number = f"{row.number} × " if row.number else ""
    name = shortened(", ".join(text for text in (f"{number}{row.what}", row.where) if text), _NAME)
    doubt = f" ({shortened(row.state, _LEFT if row.left else _NAME)})" if row.stands_first else ""
    return (Span(name + doubt, Style.STRONG), Span(f": {label(row.record)}"))


def hardware(history: History, on: date) -> tuple[Section, ...]:
    """Hardware of the spine: what was put in together, is in the same state and has the same label is one entry.

    What is in doubt or in trouble comes first.
    """
    groups: dict[object, list[DeviceState]] = {}
    for state in in_body(history, on):
        if state.device.kind not in screening.ACTIVE.implants:
            device = state.device
            groups.setdefault(
                (state.put_in, state.presence, device.mr_label, device.mr_conditions), []
            ).append(state)
    ordered = sorted(groups.values(), key=lambda group: all(_is_sound(state) for state in group))
    return _section("hardware", (_group(history, group) for group in ordered))


def _is_sound(state: DeviceState) -> bool:
    return state.certain and not state.troubles


def _group(history: History, group: list[DeviceState]) -> Line:
    first = group[0]
    devices = shortened("; ".join(_device(history, state) for state in group), _GROUP)
    dated = words.when(first.put_in) if first.put_in else say("implant.put_in_not_recorded")
    state = choice(first.presence)
    return (
        Span(devices, Style.STRONG),
        Span(f" ({dated}, {state}): {label(first.device)}"),
    )


def _device(history: History, state: DeviceState) -> str:
    name = words.device_words(state.device, history.axis, state.quantity)
    found = "; ".join(words.bare_event_words(news) for news in state.troubles)
    return f"{name}, {found}" if found else name


def label(made: Device | OtherImplant) -> str:
    """The recorded label with its conditions, or the words that they are not recorded or stand elsewhere."""
    written = " ".join((made.mr_conditions or "").split())
    short = written == shortened(written, _CONDITIONS)
    told = written if short else say("card.see_hardware")
    if made.mr_label is None:
        noted = say("card.noted", conditions=told) if written else ""
        return "; ".join(text for text in (say("mr.no_label"), noted) if text)
    if not written:
        return f"{choice(made.mr_label)}, {say('mr.no_conditions')}"
    return say("card.label", label=choice(made.mr_label), conditions=told)


def operations(history: History, _on: date) -> tuple[Section, ...]:
    """The operations in short, the newest first."""
    number = len(history.operations)
    entries = tuple(_operation(history, place) for place in range(number, 0, -1))
    title = say("section.operations.counted", number=number) if number else ""
    return (headed("operations", (Paragraph(entries or (gap(),)),), title=title),)


def _operation(history: History, number: int) -> Line:
    surgery = history.operations[number - 1]
    status = words.status_words(surgery)
    done = shortened(words.main_words(surgery, history.axis), _NAME) or words.not_recorded()
    return (
        Span(f"{words.when(surgery.date)}: ", Style.STRONG),
        Span(f"{done}, {status}" if status else done),
    )


PARTS = (
    Part("blood_thinners", thinners),
    Part("allergies", allergies),
    Part("active_implants", active),
    Part("other_implants", other_implants),
    Part("hardware", hardware),
    Part("operations", operations),
)


# --- the two sides


def arranged(history: History, sheet: Sheet) -> Sheet:
    """The parts set on the two sides of the card, in the largest type in which they fit, with the code of their text."""
    birth = history.person.birth_date if history.person else None
    born = strong(say("born", date=words.when(birth))) if birth else gap(say("not_recorded.birth_date"))
    sides = card_fit.fitted(sheet, born, _foot(sheet), CUT_FIRST)
    return replace(sheet, sections=(_front(sides), _back(sides)), card=sides.size)


def _foot(sheet: Sheet) -> tuple[Cell, Cell]:
    """What stands at the foot of the front and of the back."""
    front = (Span(say("mr.site_decides"), Style.STRONG), Span(" "), Span(say("card.no_card")))
    code = (Span(say("card.anyone_reads"), Style.STRONG), Span(" "), Span(say("card.both_sides")))
    dated = plain(say("card.kept", origin=sheet.head.origin, printed=sheet.head.printed))
    return (front, *sheet.left_out), (dated, code)


def _front(sides: card_fit.Sides) -> Section:
    blocks = (Paragraph((sides.about,)), Paragraph(sides.front), Paragraph(sides.front_foot))
    return Section("card_front", sides.name, blocks)


def _back(sides: card_fit.Sides) -> Section:
    code = qr_picture(sides.text, card_fit.CODE, say("card.code_alt"))
    blocks: tuple[Block, ...] = (Paragraph(sides.back), code, Paragraph(sides.back_foot))
    return Section("card_back", sides.back_title, blocks)


def joined(first: Sheet, second: Sheet) -> Sheet:
    """A card in each language, one below the other, both in full ink."""
    marked = tuple(_marked(section, second.language) for section in second.sections)
    return replace(beside(first, second), sections=(*first.sections, *marked))


def _marked(section: Section, language: Language) -> Section:
    """A side in the second language, so that a screen reader reads it in that language."""
    blocks = tuple(
        Paragraph(tuple(tuple(replace(span, language=language) for span in line) for line in block.lines))
        if isinstance(block, Paragraph)
        else block
        for block in section.blocks
    )
    return replace(section, title="", also=section.title, blocks=blocks)
