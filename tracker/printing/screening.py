"""What a scanner site asks beside the implants of the spine: each fact with what is recorded of it, or "not recorded".

The answers come from the records of implants, allergies, background, images and other operations. What
somebody put in and what the patient said stand beside each other, also where they do not agree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.history import History, was_taken
from tracker.domain.phrases import say
from tracker.domain.records import Allergy, Answer, Background, ImagingStudy, OtherOperation
from tracker.printing.layout import (
    Cell,
    Column,
    Line,
    Section,
    Span,
    Style,
    Table,
    gap,
    headed,
    in_one,
    left_out,
    plain,
    quiet,
    strong,
)
from tracker.printing.tables import disputed_lines, more
from tracker.views import words
from tracker.views.disputed import disputed
from tracker.views.in_body import gone, inside
from tracker.views.operated_words import operated_words
from tracker.views.values import value_words


@dataclass(frozen=True, slots=True)
class Asked:
    """A fact that is asked for: its phrase, and the codes of the records that answer it.

    ``always`` facts are listed without an answer too, as not recorded.
    """

    phrase: str
    background: frozenset[str] = frozenset()
    implants: frozenset[str] = frozenset()
    allergies: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()
    always: bool = True


ACTIVE = Asked(
    "screening.active_implant",
    frozenset({"active_implant"}),
    frozenset(
        {
            *("pacemaker", "icd", "loop_recorder", "deep_brain_stimulator", "vagus_nerve_stimulator"),
            *("sacral_stimulator", "gastric_stimulator", "insulin_pump", "glucose_sensor"),
            *("scs_lead", "scs_ipg", "drg_lead", "pns_lead", "stimulator", "pump"),
            *("intrathecal_pump", "intrathecal_catheter", "bone_growth_stimulator"),
        }
    ),
)
"""Pacemakers, stimulators and pumps, in the spine or elsewhere."""

ASKED = (
    ACTIVE,
    Asked(
        "screening.head_implant",
        frozenset({"head_implant"}),
        frozenset(
            {
                *("aneurysm_clip", "aneurysm_coil", "cochlear_implant", "hearing_aid", "csf_shunt"),
                *("eye_implant", "dental_magnet"),
            }
        ),
    ),
    Asked("screening.metal_in_eye", frozenset({"metal_in_eye"})),
    Asked(
        "screening.metal_elsewhere", frozenset({"metal_elsewhere"}), frozenset({"metal_fragment", "piercing"})
    ),
    Asked("screening.contrast", allergies=frozenset({"contrast"})),
    Asked("screening.metal_allergy", allergies=frozenset({"metal"})),
    Asked("screening.kidneys", frozenset({"kidneys"})),
    Asked("screening.pregnancy", frozenset({"pregnancy"}), always=False),
    Asked("screening.closed_spaces", frozenset({"closed_spaces"}), always=False),
    Asked("screening.weight", frozenset({"weight"}), always=False),
    Asked("screening.mri", images=frozenset({"mri"})),
)

_LISTED = {"hardware_first", "hardware_in_place", "hardware_removed"}
"""The lists in which implants stand on the sheet that asks this."""


_MOST_IMAGES = 6
"""Earlier images that are listed one by one; the full history lists all."""


def screening(history: History, on: date) -> tuple[Section, ...]:
    """Each fact with its answers, then the operations elsewhere in the body."""
    told = [(asked.phrase, _told(history, asked, on)) for asked in ASKED if _shown(history, asked, on)]
    told.append(("screening.other_operations", tuple(_operations(history))))
    rows = tuple(((strong(say(phrase)),), cell or (gap(),)) for phrase, cell in told)
    columns = (Column(say("column.asked"), 54), Column(say("column.recorded"), 126))
    return (headed("screening", (Table(columns, rows),), say("screening.note")),)


def _shown(history: History, asked: Asked, on: date) -> bool:
    return asked.always or bool(answers(history, asked, on))


def _told(history: History, asked: Asked, on: date) -> Cell:
    """What is recorded of a fact, and that some of it was left out, where it was."""
    told = answers(history, asked, on)
    whole = answers(history.whole, asked, on) if history.whole else ()
    unsaid = (asked.implants and history.unsaid & _LISTED) or (asked.images and "imaging" in history.unsaid)
    return (*told, left_out()) if unsaid or len(whole) > len(told) else told


def answers(history: History, asked: Asked, on: date) -> Cell:
    """What is recorded of a fact, a line each; empty where nothing is."""
    implants = (*inside(history, on, asked.implants), *gone(history, on, asked.implants))
    images = [study for study in history.imaging if study.kind in asked.images and was_taken(study)]
    return (
        *(plain(f"{', '.join(filter(None, (row.what, row.where)))}: {row.state}") for row in implants),
        *map(plain, operated_words(history) if asked is ACTIVE else ()),
        *(line for cell in given(history, asked) for line in cell),
        *_images(history, images),
    )


def given(history: History, asked: Asked) -> tuple[Cell, ...]:
    """Each answer with the day it holds for in its first line, then all else that is recorded of it."""
    found = [_answer(history, one) for one in history.background if one.kind in asked.background]
    for allergy in history.allergies if asked.allergies else ():
        if allergy.kind in asked.allergies:
            found.append(_answer(history, allergy))
        elif says_no_to_all(history, allergy):
            found.append(_answer(history, allergy, words.term("allergies", allergy.kind, allergy.called)))
    denied = [one for one in history.allergies if asked.allergies and _is_no_to_all(one)]
    return tuple(found) or tuple(_contradicted(history, one) for one in denied[-1:])


def says_no_to_all(history: History, allergy: Allergy) -> bool:
    """Whether the patient said no to any allergy, and none is recorded, of whatever day: one is enough to doubt it."""
    return _is_no_to_all(allergy) and not any(map(_is_one, history.allergies))


def _is_no_to_all(allergy: Allergy) -> bool:
    return allergy.kind == "any" and allergy.answer is Answer.NO


def _is_one(allergy: Allergy) -> bool:
    return allergy.answer is Answer.YES


def _contradicted(history: History, denied: Allergy) -> Cell:
    """That a fact is not recorded of itself, and that the patient's no to any allergy is at odds with the record."""
    recorded = "; ".join(_briefly(history, one) for one in history.allergies if _is_one(one))
    said = say("screening.contradicted", no=_briefly(history, denied), yes=recorded)
    return (gap(), plain(said))


def _briefly(history: History, allergy: Allergy) -> str:
    """ "Any allergy: patient says no (2020)"."""
    name = words.term("allergies", allergy.kind, allergy.called)
    return f"{name}: {value_words(history, allergy, 'answer')} ({words.when(allergy.date)})"


def _answer(history: History, record: Background | Allergy, name: str = "") -> Cell:
    told = value_words(history, record, "answer") or value_words(history, record, "value")
    of = (Span(f"{name}: ", Style.QUIET),) if name else ()
    dated = Span(f"  ({words.when(record.date)})")
    first = (*of, Span(told), dated) if told else (*of, *gap(), dated)
    left = {"kind", "answer", "date", *(("called",) if name else ()), *(() if record.answer else ("value",))}
    return (first, *more(history, record, but=left))


def _images(history: History, studies: Sequence[ImagingStudy]) -> Iterator[Line]:
    """The newest first; of more than a few those, and how many others there are, since when."""
    newest = [one for one in reversed(studies) if one.date] + [one for one in studies if not one.date]
    told = newest if len(newest) <= _MOST_IMAGES + 1 else newest[:_MOST_IMAGES]
    yield from (_image(history, study) for study in told)
    others = newest[len(told) :]
    dated = [one.date for one in others if one.date]
    if others and dated:
        yield quiet(say("screening.more_mri", number=len(others), since=words.when(dated[-1])))
    elif others:
        yield quiet(say("screening.more_mri_undated", number=len(others)))


def _image(history: History, study: ImagingStudy) -> Line:
    name = ", ".join(filter(None, (words.study_name(study), words.places(study.sites, history.axis))))
    apart = disputed_lines(disputed(history, study, but=("findings",)))
    return in_one((plain(f"{name}  ({words.when(study.date)})"), *apart))[0]


def _operations(history: History) -> Iterator[Line]:
    for operation in history.other_operations:
        yield from _operation(history, operation)


def _operation(history: History, operation: OtherOperation) -> Cell:
    named = (value_words(history, operation, name) for name in ("called", "area"))
    return (
        plain(f"{', '.join(filter(None, named))}  ({words.when(operation.date)})"),
        *more(history, operation, but={"called", "area", "date"}),
    )
