"""The wallet card: what is on it, side by side with the code that holds the same text.

It is a card of the size of a bank card with two sides; what decides comes first. What does not fit is cut in a
stated order (``CUT_FIRST``) and counted on the card. A label is told with its conditions or not at all: conditions
that are too long for the card are named as standing on the hardware sheet, never cut short.
"""

from dataclasses import replace
from datetime import date

from tracker.domain.dated import happened, newest_first
from tracker.domain.dates import Happened
from tracker.domain.history import History
from tracker.domain.phrases import Language, say
from tracker.domain.records import (
    Allergy,
    Answer,
    Medication,
    Surgery,
)
from tracker.printing import card_fit, card_implants, care
from tracker.printing.beside import beside
from tracker.printing.card_lines import TOLD, otherwise, part, title, whole
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
    plain,
    strong,
)
from tracker.printing.origins import not_entered
from tracker.printing.qr import qr_picture
from tracker.printing.wanted import Part
from tracker.views import telling, words
from tracker.views.disputed import disputed

CUT_FIRST = (
    *("operations", "hardware", "other_implants", "hardware_first"),
    *("allergies", "blood_thinners", "active_implants"),
)
"""What is cut first when there is more than fits; within a part its last entries.

What matters in any emergency, and is short, stays longest: hardware in trouble may fill a card by itself.
"""


def summary(_history: History, _on: date) -> Cell:
    """What stands beside the card on the paper it is cut out of."""
    order = "; ".join(title(name) for name in CUT_FIRST)
    return (
        plain(say("card.cut_out")),
        (Span(say("card.anyone_reads"), Style.STRONG), Span(" "), Span(say("card.code_holds"))),
        plain(say("card.cut_order", parts=order)),
    )


# --- what is on it


def thinners(history: History, on: date) -> tuple[Section, ...]:
    """Blood thinners that are taken; those that were stopped only where no other is recorded; what nobody marked."""
    found = [one for one in history.medications if care.is_thinner(one)]
    now = [one for one in found if not care.is_over(one, on)]
    told = (
        (*_medicine(one, on, stopped=not now), *otherwise(disputed(history, one, fields=TOLD)))
        for one in now or found
    )
    return part("blood_thinners", (*told, *care.not_marked(history, on)))


def _dated_later(record: Allergy | Medication, on: date) -> str:
    """The date of what is dated after the day; what has begun has none on a card."""
    return f" ({words.when(record.date)})" if happened(record, on) is Happened.NO else ""


def _medicine(medicine: Medication, on: date, *, stopped: bool) -> Line:
    told = " ".join(text for text in (medicine.name, medicine.dose, medicine.frequency) if text)
    until = (whole(f", {words.until(medicine.until)}"),) if medicine.until else ()
    before = (whole(f"{say('brief.stopped')}: "),) if stopped else ()
    later = (whole(_dated_later(medicine, on)),) if _dated_later(medicine, on) else ()
    return (*before, *strong(told or words.not_recorded()), *until, *later)


def allergies(history: History, on: date) -> tuple[Section, ...]:
    """Allergies, then what the patient says no to."""
    return part("allergies", (_allergy(history, one, on) for one in care.allergies_in_order(history)))


def _allergy(history: History, allergy: Allergy, on: date) -> Line:
    text, disagreed = telling.head(history, allergy), otherwise(disputed(history, allergy, fields=TOLD))
    if allergy.answer is not Answer.NO:
        later = _dated_later(allergy, on)
        return (*strong(text), *((whole(later),) if later else ()), *disagreed)
    # The name of a code, then the answer: whatever else is said of it comes last.
    return (whole(f"{text} ({words.when(allergy.date)})", Style.PLAIN), *disagreed)


def operations(history: History, _on: date) -> tuple[Section, ...]:
    """The operations in short, the newest first; those without a date come last."""
    entries = tuple(_operation(history, surgery) for surgery in newest_first(history.operations))
    return part("operations", entries)


def _operation(history: History, surgery: Surgery) -> Line:
    status = words.status_words(surgery)
    done = words.main_words(surgery, history.axis) or words.not_recorded()
    disagreed = (
        said
        for one in (surgery, *surgery.procedures)
        for said in disputed(history, one, but=type(one).children(), fields=TOLD)
    )
    return (
        Span(f"{words.when(surgery.date)}: ", Style.STRONG),
        Span(done),
        *((whole(f", {status}", Style.PLAIN),) if status else ()),
        *otherwise(disagreed),
    )


PARTS = (
    Part("active_implants", card_implants.active),
    Part("blood_thinners", thinners),
    Part("allergies", allergies),
    Part("hardware_first", card_implants.hardware_first),
    Part("other_implants", card_implants.other_implants),
    Part("hardware", card_implants.hardware),
    Part("operations", operations),
)


# --- the two sides


def arranged(history: History, sheet: Sheet) -> Sheet:
    """The parts set on the two sides of the card, in the largest type in which they fit, with the code of their text."""
    birth = history.person.birth_date if history.person else None
    born = strong(say("born", date=words.when(birth))) if birth else gap(say("not_recorded.birth_date"))
    frame = card_fit.Frame(born, _foot(history, sheet), (_caption(),))
    sides = card_fit.fitted(sheet, frame, CUT_FIRST)
    return replace(sheet, sections=(_front(sides), _back(sides)), card=(sides.size,))


def _foot(history: History, sheet: Sheet) -> Cell:
    """What stands at the foot of the front; what may tell of what is left out is said beside the card, for want of room."""
    decides = (Span(say("mr.site_decides"), Style.STRONG), Span(" "), Span(say("card.no_card")))
    dated = plain(words.capital(say("card.kept", printed=sheet.head.printed)))
    number = not_entered(history)
    pasted = (gap(say("card.not_entered", number=number)),) if number else ()
    return (*pasted, decides, dated, *sheet.left_out[:1])


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
