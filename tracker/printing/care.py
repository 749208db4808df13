"""The sections on allergies, medicines, other care, signs asked about, scores, background and goals."""

from datetime import date
from itertools import groupby

from tracker.domain.dates import Happened
from tracker.domain.history import History
from tracker.domain.records import Medication, MedicineGroup, Record, Score
from tracker.printing.layout import Cell, Column, Section, Table, headed, plain, quiet, strong
from tracker.printing.tables import Field, more, section
from tracker.views import care_words, words

_SINCE = Field("Since, until", 30, ("date", "until"), lambda _, r: lasting(r))


def lasting(record: Record) -> Cell:
    """Since when, and until when where it is over; one line each."""
    begun, ended = getattr(record, "date", None), getattr(record, "until", None)
    since = (plain(words.when(begun)),) if begun else ()
    return (*since, *((plain(f"until {words.when(ended)}"),) if ended else ()))


def allergies(history: History) -> tuple[Section, ...]:
    """Allergies and what the patient says no to."""
    fields = (
        Field("Allergy to", 40, ("kind", "called")),
        Field("Answer", 30, ("answer",)),
        Field("As of", 26, ("date",)),
        Field("What happened", 84, ("reaction",)),
    )
    return section(history, "allergies", history.allergies, fields, always=True)


_MEDICINE = (
    Field("Medicine, group", 44, ("name", "group")),
    Field("Dose, how often", 40, ("dose", "frequency")),
    _SINCE,
    Field("What for and more", 66, ("reason",)),
)


def is_thinner(medicine: Medication) -> bool:
    """A blood thinner as the patient grouped it; nothing is inferred from a name."""
    return medicine.group is MedicineGroup.BLOOD_THINNER


def blood_thinners(history: History) -> tuple[Section, ...]:
    """Blood thinners, taken now or earlier: they stand apart and first."""
    found = [medicine for medicine in history.medications if is_thinner(medicine)]
    return section(history, "blood_thinners", found, _MEDICINE, always=True)


def medicines(history: History, on: date) -> tuple[Section, ...]:
    """The other medicines: those that are taken, then those that were stopped."""
    others = [medicine for medicine in history.medications if not is_thinner(medicine)]
    now = [m for m in others if not _over(m, on)]
    stopped = [m for m in others if _over(m, on)]
    return (
        *section(history, "medicines", now, _MEDICINE, always=not stopped),
        *section(history, "medicines_stopped", stopped, _MEDICINE),
    )


def _over(medicine: Medication, on: date) -> bool:
    return medicine.until is not None and medicine.until.happened_by(on) is Happened.YES


def treatments(history: History) -> tuple[Section, ...]:
    """Care beside operations and single injections, with its relief."""
    fields = (
        Field("Treatment, where", 46, ("kind", "called", "sites")),
        _SINCE,
        Field("Times", 20, ("times",)),
        Field(
            "Relief and more",
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
        Field("Sign", 50, ("kind", "side")),
        Field("Answer", 36, ("answer",)),
        Field("Asked on", 30, ("date",)),
        Field("In own words and more", 64, ("called",)),
    )
    return section(history, "neurological", history.neurological, fields)


def tolerances(history: History) -> tuple[Section, ...]:
    """How long and how far: walking, sitting, standing."""
    fields = (
        Field("Activity", 40, ("activity",)),
        Field("When", 30, ("date",)),
        Field("How long, how far", 50, ("minutes", "metres"), lambda _, r: _lines(care_words.far_words(r))),
        Field("What ends it", 60, ("note",)),
    )
    return section(history, "tolerances", history.tolerances, fields)


def scores(history: History) -> tuple[Section, ...]:
    """Each score on its own, then and now: totals only, with range and direction."""
    ordered = sorted(history.scores, key=lambda score: care_words.score_name(score))
    rows = tuple(
        _course(history, list(same)) for _, same in groupby(ordered, key=lambda s: care_words.score_name(s))
    )
    columns = (Column("Score", 60), Column("First", 60), Column("Later, the newest last", 60))
    return (headed("scores", (Table(columns, rows),), "totals as recorded"),) if rows else ()


def _course(history: History, same: list[Score]) -> tuple[Cell, ...]:
    first, *later = same
    name = (strong(care_words.score_name(first)), *map(quiet, _ranges(first)))
    return (
        name,
        _total(history, first),
        tuple(line for score in later for line in _total(history, score))
        or (quiet("no later one recorded"),),
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
        Field("About", 46, ("kind", "called")),
        Field("Answer", 40, ("answer", "value")),
        Field("As of", 30, ("date", "until"), lambda _, r: lasting(r)),
        Field("Note", 64, ()),
    )
    return section(history, "background", history.background, fields)


def other_operations(history: History) -> tuple[Section, ...]:
    """Operations elsewhere in the body."""
    fields = (
        Field("Operation, where in the body", 60, ("called", "area")),
        Field("When", 30, ("date",)),
        Field("Anaesthesia", 40, ("anaesthesia",)),
        Field("Hospital and more", 50, ("hospital",)),
    )
    return section(history, "other_operations", history.other_operations, fields)


def goals(history: History) -> tuple[Section, ...]:
    """What the patient wants to be able to do."""
    fields = (
        Field("Goal, in own words", 110, ("text",)),
        Field("Since", 35, ("date",)),
        Field("Reached", 35, ("reached",)),
    )
    return section(history, "goals", history.goals, fields)
