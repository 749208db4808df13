"""The sections on allergies, medicines, other care, signs asked about, scores, background and goals."""

from dataclasses import replace
from datetime import date
from itertools import groupby

from tracker.domain.dates import Happened
from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.domain.records import Allergy, Answer, Medication, MedicineGroup, Record, Score
from tracker.printing.layout import (
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    gap,
    headed,
    left_out,
    plain,
    quiet,
    strong,
)
from tracker.printing.tables import Field, more, section
from tracker.views import care_words, words

_NAMED = 6  # up to so many medicines without a group are named, more are counted
_SINCE = Field("column.since_until", 30, ("date", "until"), lambda _, r: lasting(r))


def lasting(record: Record) -> Cell:
    """Since when, and until when where it is over; one line each."""
    begun, ended = getattr(record, "date", None), getattr(record, "until", None)
    since = (plain(words.when(begun)),) if begun else ()
    return (*since, *((plain(words.until(ended)),) if ended else ()))


def allergies(history: History) -> tuple[Section, ...]:
    """Allergies and what the patient says no to."""
    fields = (
        Field("column.allergy_to", 40, ("kind", "called")),
        Field("column.answer", 30, ("answer",)),
        Field("column.as_of", 26, ("date",)),
        Field("column.what_happened", 84, ("reaction",)),
    )
    return section(history, "allergies", allergies_in_order(history), fields, always=True)


def allergies_in_order(history: History) -> list[Allergy]:
    """Allergies, then what the patient says no to; else as they stand in the history."""
    return sorted(history.allergies, key=lambda one: one.answer is Answer.NO)


_MEDICINE = (
    Field("column.medicine_group", 44, ("name", "group")),
    Field("column.dose", 40, ("dose", "frequency")),
    _SINCE,
    Field("column.what_for_more", 66, ("reason",)),
)


def is_thinner(medicine: Medication) -> bool:
    """A blood thinner as the patient grouped it; nothing is inferred from a name."""
    return medicine.group is MedicineGroup.BLOOD_THINNER


def is_ungrouped(medicine: Medication) -> bool:
    """Whether no group is recorded that would say what it is: none at all, or "other"."""
    return medicine.group in (None, MedicineGroup.OTHER)


def not_marked(history: History, on: date) -> Cell:
    """Beside the blood thinners: medicines that are taken and of which no group says whether they are one.

    That none is marked is not "not recorded" while such a medicine is; their names are told, and nothing is concluded.
    """
    if "blood_thinners" in history.unsaid:
        return ()
    taken = [one for one in history.medications if is_ungrouped(one) and not is_over(one, on)]
    hidden = [one for one in history.left_out("medications") if is_ungrouped(one)]
    none = not any(map(is_thinner, (history.whole or history).medications))
    parts = [
        say("thinner.none_marked") if none and taken else "",
        _names("thinner.ungrouped", [one for one in taken if one.group is None]),
        _names("thinner.other", [one for one in taken if one.group is not None and none]),
    ]
    told = "; ".join(filter(None, parts))
    return (
        *((gap(told),) if told else ()),
        *((left_out(say("section.medicines")),) if hidden else ()),
    )


def _names(key: str, found: list[Medication]) -> str:
    names = [one.name or say("not_recorded.name") for one in found]
    shown = ", ".join(names[:_NAMED])
    if len(names) > _NAMED:
        shown = say("thinner.and_more", names=shown, number=len(names) - _NAMED)
    return say(key, names=shown) if names else ""


def blood_thinners(history: History, on: date) -> tuple[Section, ...]:
    """Blood thinners, taken now or earlier: they stand apart and first."""
    found = [medicine for medicine in history.medications if is_thinner(medicine)]
    unsure = not_marked(history, on)
    told = section(history, "blood_thinners", found, _MEDICINE, always=not unsure)
    said = (Paragraph(unsure),) if unsure else ()
    (one,) = told or (headed("blood_thinners", ()),)
    return (replace(one, blocks=(*one.blocks, *said)),)


def medicines(history: History, on: date) -> tuple[Section, ...]:
    """The other medicines: those that are taken, then those that were stopped.

    Beside a blood thinner they are called the other ones, so that "not recorded" is not said of it as well.
    """
    others = [medicine for medicine in history.medications if not is_thinner(medicine)]
    now = [m for m in others if not is_over(m, on)]
    stopped = [m for m in others if is_over(m, on)]
    title = (
        say("section.medicines_other") if len(others) < len((history.whole or history).medications) else ""
    )
    taken = section(history, "medicines", now, _MEDICINE, always=not stopped)
    return (
        *(replace(one, title=title or one.title) for one in taken),
        *section(history, "medicines_stopped", stopped, _MEDICINE),
    )


def is_over(medicine: Medication, on: date) -> bool:
    """Whether a medicine was surely stopped by a day."""
    return medicine.until is not None and medicine.until.happened_by(on) is Happened.YES


def treatments(history: History) -> tuple[Section, ...]:
    """Care beside operations and single injections, with its relief."""
    fields = (
        Field("column.treatment_where", 46, ("kind", "called", "sites")),
        _SINCE,
        Field("column.times", 20, ("times",)),
        Field(
            "column.relief_more",
            84,
            ("relief", "relief_lasted"),
            lambda _, r: _lines(care_words.relief_words(r)),
        ),
    )
    return section(history, "treatments", history.treatments, fields)


def _lines(*texts: str) -> Cell:
    return tuple(plain(text) for text in texts if text)


def neurological(history: History) -> tuple[Section, ...]:
    """Signs that clinics ask about, each with the day it was asked."""
    fields = (
        Field("column.sign", 50, ("kind", "side")),
        Field("column.answer", 36, ("answer",)),
        Field("column.asked_on", 30, ("date",)),
        Field("column.own_words_more", 64, ("called",)),
    )
    return section(history, "neurological", history.neurological, fields)


def tolerances(history: History) -> tuple[Section, ...]:
    """How long and how far: walking, sitting, standing."""
    fields = (
        Field("column.activity", 40, ("activity",)),
        Field("column.when", 30, ("date",)),
        Field("column.how_far", 50, ("minutes", "metres"), lambda _, r: _lines(care_words.far_words(r))),
        Field("column.what_ends_it", 60, ("note",)),
    )
    return section(history, "tolerances", history.tolerances, fields)


def scores(history: History) -> tuple[Section, ...]:
    """Each score on its own, then and now: totals only, with range and direction."""
    ordered = sorted(history.scores, key=care_words.instrument)
    rows = tuple(_course(history, list(same)) for _, same in groupby(ordered, key=care_words.instrument))
    columns = (
        Column(say("column.score"), 60),
        Column(say("column.first"), 60),
        Column(say("column.later"), 60),
    )
    return (headed("scores", (Table(columns, rows),), say("note.totals")),) if rows else ()


def _course(history: History, same: list[Score]) -> tuple[Cell, ...]:
    first, *later = same
    name = (strong(care_words.score_name(first)), *map(quiet, _ranges(first)))
    return (
        name,
        _total(history, first),
        tuple(line for score in later for line in _total(history, score)) or (quiet(say("no_later_score")),),
    )


def _ranges(score: Score) -> tuple[str, ...]:
    return tuple(text for text in (care_words.range_words(score),) if text)


def _total(history: History, score: Score) -> Cell:
    said = strong(f"{care_words.total_words(score)}  {words.when(score.date)}")
    own = frozenset({"kind", "total", "date"})
    return (said, *more(history, score, but=own))


def background(history: History) -> tuple[Section, ...]:
    """Smoking, work, weight, diabetes, bone density and the like."""
    fields = (
        Field("column.about", 46, ("kind", "called")),
        Field("column.answer", 40, ("answer", "value")),
        Field("column.as_of", 30, ("date", "until"), lambda _, r: lasting(r)),
        Field("column.note", 64, ()),
    )
    return section(history, "background", history.background, fields)


def other_operations(history: History) -> tuple[Section, ...]:
    """Operations elsewhere in the body."""
    fields = (
        Field("column.operation_where", 60, ("called", "area")),
        Field("column.when", 30, ("date",)),
        Field("column.anaesthesia", 40, ("anaesthesia",)),
        Field("column.hospital_more", 50, ("hospital",)),
    )
    return section(history, "other_operations", history.other_operations, fields)


def goals(history: History) -> tuple[Section, ...]:
    """What the patient wants to be able to do."""
    fields = (
        Field("column.goal", 110, ("text",)),
        Field("column.since", 35, ("date",)),
        Field("column.reached", 35, ("reached",)),
    )
    return section(history, "goals", history.goals, fields)
