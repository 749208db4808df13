"""What a person leaves out of a sheet by its name: one table says which records each name hides.

What is hidden stands nowhere on that sheet: in no other section, no drawing or text that stands for one, no code
of a card. What hangs on a hidden record goes with it (:mod:`withheld`); all else stays.
The sheet names what was left out, and where it would say "not recorded" of it, it says that it is left out. What
the patient wrote into an entry that stays is printed as it is written, whatever it tells of: free words cannot be
searched reliably, so the sheet says that they may still mention it.

A name is that of a section, or of a kind of record that the sheet tells among others. Left out, a

- kind of record (``operations``, ``hardware``, ``allergies`` ...) hides the records of that kind. Operations
  leave the hardware they put in, without the operation, its date and who did it; imaging leaves what was said of
  fusion, and fusion leaves what an image found of it.
- ``hardware`` hides too what speaks of it by a code that the vocabulary counts among hardware: findings, reasons,
  complications and conditions (a broken screw, a cage that has sunk), with their marks in the drawing. Operations
  stay, with the names of their procedures, one that took hardware out as well: without it the record would tell less
  of the operations than was done.
- section of several kinds (``decides``, ``first``, ``screening``, ``treatments`` of the appointment sheet) hides
  all of them. Stimulators and pumps of the spine, and the images that ``screening`` names, stay in their own place.
- section of an order (``years``, ``undated``, ``levels``, ``no_level``) hides what is told whole in it.
- view of what is told elsewhere (``drawing``, ``timeline``, ``measures``, ``since_visit``, ``not_known``,
  ``hardware_not_known``, ``not_recorded``, ``entries``) hides nothing: it is not printed, and that is all.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain import vocabulary
from tracker.domain.history import LISTS, History, is_intervention, took_place
from tracker.domain.records import (
    Allergy,
    Background,
    Clinician,
    Condition,
    Device,
    Document,
    Facility,
    FusionAssessment,
    Goal,
    ImagingStudy,
    Medication,
    NeurologicalItem,
    OtherImplant,
    OtherOperation,
    Person,
    Record,
    RecordRequest,
    Score,
    SetAside,
    SourceText,
    Statement,
    Surgery,
    Symptom,
    Tolerance,
    Treatment,
)
from tracker.domain.records.base import members
from tracker.printing import by_level, by_time, hardware_sheet, papers, screening
from tracker.printing.care import is_thinner
from tracker.printing.decides import in_the_head
from tracker.printing.gone import Blanks, fields_with
from tracker.printing.wanted import Kind, Wanted
from tracker.printing.withheld import without_records

Hides = Callable[[History, date], Iterable[Record]]


def _all(*kinds: type[Record], of: Callable[[Any], bool] = lambda _: True) -> Hides:
    return lambda history, _: (one for kind in kinds for one in history.of(kind) if of(one))


def _both(*hides: Hides) -> Hides:
    return lambda history, on: (one for each in hides for one in each(history, on))


def _is_operation(surgery: Surgery) -> bool:
    return took_place(surgery) and not is_intervention(surgery)


def _is_plan(surgery: Surgery) -> bool:
    return not took_place(surgery) and not is_intervention(surgery)


def _is_active(one: Any) -> bool:
    return one.kind in screening.ACTIVE.implants | screening.ACTIVE.background


def _in_the_head(one: Background) -> bool:
    return in_the_head(one)


def _visits(*, ahead: bool) -> Hides:
    return lambda history, on: (
        one for one in history.appointments if (one in papers.ahead(history, on)) is ahead
    )


def _said_of_hardware(history: History, _on: date) -> Iterable[Record]:
    """What other records say of hardware by a code: a broken screw as a finding, a reason or a condition."""
    for record in (one for kind in LISTS for one in history.of(kind)):
        yield from filter(_speaks_of_hardware, members(record))


def _speaks_of_hardware(record: Record) -> bool:
    listed = fields_with(type(record), "vocabulary")
    return any(vocabulary.is_of_hardware(named, getattr(record, name)) for name, named in listed.items())


def _hardware_first(history: History, on: date) -> Iterable[Record]:
    """Of the implants listed first those that the card tells as hardware."""
    first = hardware_sheet.listed_first(history, on)
    return (one for one in first if isinstance(one, Device) and not _is_active(one))


_MATTERS = _both(_all(Allergy, OtherImplant), _all(Medication, of=is_thinner))
_INJECTIONS = _all(Surgery, of=is_intervention)
_ANATOMY: Hides = lambda history, _: (history.anatomy,) if history.anatomy else ()  # noqa: E731 - a row of the table
_NOTHING: Hides = lambda _history, _on: ()  # noqa: E731 - a row of the table

_USUAL: dict[str, Hides] = {
    "operations": _all(Surgery, of=_is_operation),
    "planned": _all(Surgery, of=_is_plan),
    "injections": _INJECTIONS,
    "hardware": _both(_all(Device), _said_of_hardware),
    "fusion": _all(FusionAssessment),
    "imaging": _all(ImagingStudy),
    "symptoms": _all(Symptom),
    "neurological": _all(NeurologicalItem),
    "conditions": _all(Condition),
    "anatomy": _ANATOMY,
    "treatments": _all(Treatment),
    "medicines": _all(Medication, of=lambda one: not is_thinner(one)),
    "blood_thinners": _all(Medication, of=is_thinner),
    "allergies": _all(Allergy),
    "other_implants": _all(OtherImplant),
    "other_operations": _all(OtherOperation),
    "background": _all(Background),
    "scores": _all(Score),
    "tolerances": _all(Tolerance),
    "goals": _all(Goal),
    "visit": _visits(ahead=True),
    "visits_before": _visits(ahead=False),
    "papers": _all(Document),
    "requests": _all(RecordRequest),
    "people": _all(Clinician, Facility),
    "sources": _all(Statement),
    "origins": _all(SourceText),
    "set_aside": _all(SetAside),
    "contact": _NOTHING,
    "first": _MATTERS,
    "decides": _both(_MATTERS, _all(Background, of=_in_the_head)),
    "screening": _all(Allergy, Background, OtherOperation),
    "active_implants": _all(Device, OtherImplant, Background, of=_is_active),
    "hardware_first": hardware_sheet.listed_first,
    "hardware_in_place": hardware_sheet.listed_in_place,
    "hardware_removed": hardware_sheet.listed_removed,
    "years": by_time.told_in("years"),
    "undated": by_time.told_in("undated"),
    "levels": by_level.told_in("levels"),
    "no_level": by_level.told_in("no_level"),
    **dict.fromkeys(
        (
            *("drawing", "timeline", "measures", "since_visit"),
            *("not_known", "hardware_not_known", "not_recorded", "entries"),
        ),
        _NOTHING,
    ),
}
"""What each name hides, on every sheet that has no row of its own for it."""

_OF_SHEET: dict[tuple[Kind, str], Hides] = {
    (Kind.APPOINTMENT, "treatments"): _both(_INJECTIONS, _all(Treatment)),
    (Kind.APPOINTMENT, "background"): _all(Background, of=lambda one: not _in_the_head(one)),
    (Kind.CARD, "hardware_first"): _hardware_first,
    (Kind.CARD, "hardware"): _both(_all(Device, of=lambda one: not _is_active(one)), _said_of_hardware),
    (Kind.CARD, "other_implants"): _all(OtherImplant, of=lambda one: not _is_active(one)),
}
"""Where a sheet tells more or less under a name than others do."""

_FIELDS: dict[str, Blanks] = {"contact": {Person: ("contact",)}, "hardware": {Surgery: ("hardware_put_in",)}}
"""Fields that a name hides on records that stay."""

_MATTER = ("allergies", "blood_thinners", "other_implants")
_COVERS = {
    "first": _MATTER,
    "decides": _MATTER,
    "screening": ("allergies", "background", "other_operations"),
}
"""The names of what is told in a section of several kinds."""


def hides(wanted: Wanted, name: str) -> Hides:
    """The records that are hidden where a name is left out of a sheet."""
    return _OF_SHEET.get((wanted.kind, name)) or _USUAL[name]


def without(history: History, on: date, wanted: Wanted) -> History:
    """The history of a day without what is left out of the sheet; the same one where nothing is."""
    if not wanted.leave_out:
        return history
    names = sorted(wanted.leave_out)
    chosen = [one for name in names for one in hides(wanted, name)(history, on)]
    blanks: dict[type[Record], tuple[str, ...]] = {}
    for name in names:
        for kind, fields in _FIELDS.get(name, {}).items():
            blanks[kind] = (*blanks.get(kind, ()), *fields)
    unsaid = {one for name in names for one in (name, *_covered(wanted, name))}
    return replace(without_records(history, on, chosen, blanks), unsaid=frozenset(unsaid))


def left_out_of(history: History, on: date, wanted: Wanted) -> frozenset[tuple[str, str]]:
    """The records that are left out by their names, by table and identifier."""
    found = (one for name in wanted.leave_out for one in hides(wanted, name)(history, on))
    return frozenset((one.table(), one.id) for one in found)


def hides_records(wanted: Wanted) -> bool:
    """Whether anything recorded is hidden, which free words elsewhere may mention; not where only a view is left out."""
    return any(hides(wanted, name) is not _NOTHING or name in _FIELDS for name in wanted.leave_out)


def named_with(name: str) -> tuple[str, ...]:
    """The names that are said beside that of a section of several kinds, where its title does not say what is in it."""
    return () if name == "first" else _COVERS.get(name, ())


def _covered(wanted: Wanted, name: str) -> tuple[str, ...]:
    """The other names of which nothing is said either where a section of several kinds is left out."""
    if (wanted.kind, name) == (Kind.APPOINTMENT, "treatments"):
        return ("injections",)
    return _COVERS.get(name, ())
