"""History: everything that is recorded, loaded once, frozen and in date order, with look-ups; every question starts here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from tracker.domain import vocabulary
from tracker.domain.levels import Axis
from tracker.domain.records import (
    Allergy,
    AnatomyProfile,
    Appointment,
    Background,
    Clinician,
    Condition,
    Device,
    Document,
    DocumentLink,
    Facility,
    FusionAssessment,
    Goal,
    ImagingStudy,
    Medication,
    NeurologicalItem,
    OtherImplant,
    OtherOperation,
    Person,
    Procedure,
    Record,
    RecordRequest,
    Score,
    SetAside,
    SourceText,
    Statement,
    Status,
    StudyState,
    Surgery,
    Symptom,
    SymptomEntry,
    Tolerance,
    Transition,
    Translation,
    Treatment,
)
from tracker.domain.records.base import members


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """The strongest entry of a symptom within one week; ``start`` is the week's first day with an entry.

    Entries whose day is not known share a point by their bounds: ``end`` is then the last possible day,
    included, and the point is drawn as that range. ``mean`` is the average of its ``entries``; None where
    only the strongest is known.
    """

    start: date
    score: int
    end: date | None = None
    mean: float | None = None
    entries: int = 1


@dataclass(frozen=True, slots=True)
class Course:
    """The course of one symptom, aggregated in the store: weekly peaks, and the entries worth naming."""

    points: tuple[SeriesPoint, ...] = ()
    entries: int = 0
    first: SymptomEntry | None = None
    highest: SymptomEntry | None = None
    latest: SymptomEntry | None = None


@dataclass(frozen=True)
class History:
    """The records of one person. Tuples of dated records stand in date order."""

    person: Person | None = None
    anatomy: AnatomyProfile | None = None
    conditions: tuple[Condition, ...] = ()
    surgeries: tuple[Surgery, ...] = ()
    devices: tuple[Device, ...] = ()
    imaging: tuple[ImagingStudy, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    other_implants: tuple[OtherImplant, ...] = ()
    fusion: tuple[FusionAssessment, ...] = ()
    neurological: tuple[NeurologicalItem, ...] = ()
    scores: tuple[Score, ...] = ()
    tolerances: tuple[Tolerance, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    medications: tuple[Medication, ...] = ()
    allergies: tuple[Allergy, ...] = ()
    other_operations: tuple[OtherOperation, ...] = ()
    background: tuple[Background, ...] = ()
    goals: tuple[Goal, ...] = ()
    clinicians: tuple[Clinician, ...] = ()
    facilities: tuple[Facility, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    documents: tuple[Document, ...] = ()
    document_links: tuple[DocumentLink, ...] = ()
    requests: tuple[RecordRequest, ...] = ()
    statements: tuple[Statement, ...] = ()
    translations: tuple[Translation, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    sources: tuple[SourceText, ...] = ()
    courses: Mapping[str, Course] = field(default_factory=dict)
    entries: Mapping[str, tuple[SymptomEntry, ...]] = field(default_factory=dict)
    """All entries of each symptom by its identifier, oldest first; only where they were asked for, as they may be many."""
    whole: "History | None" = field(default=None, repr=False, compare=False)
    """The history with what a person left out of a sheet; asked only so as to say nothing untrue."""
    unsaid: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    """The names that a person left out of a sheet, whether or not anything is recorded under them."""

    def left_out(self, name: str) -> tuple[Any, ...]:
        """The records of a list that a person left out of a sheet: they are not "not recorded"."""
        kept = {one.id for one in getattr(self, name)}
        return tuple(one for one in getattr(self.whole or self, name) if one.id not in kept)

    @property
    def is_empty(self) -> bool:
        """True when nothing at all is recorded; a text that was pasted is no record of its own."""
        return not (
            self.person or self.anatomy or any(self.of(kind) for kind in LISTS if kind is not SourceText)
        )

    def of(self, kind: type[Record]) -> tuple[Any, ...]:
        """The records of a kind in date order; none for a kind that is no list (Person, entries of symptoms)."""
        return getattr(self, LISTS[kind]) if kind in LISTS else ()

    @cached_property
    def axis(self) -> Axis:
        """The patient's own axis, as the anatomy profile says; the usual one where it says nothing."""
        profile = self.anatomy
        if profile is None:
            return Axis.standard
        more = {Transition.EXTRA_L6: 6}.get(profile.transition) if profile.transition else None
        ribs = {Transition.EXTRA_T13: 13}.get(profile.transition) if profile.transition else None
        return Axis(
            ribs=profile.ribs or ribs or 12,
            lumbar=profile.lumbar or more or 5,
            s1_lumbarised=profile.transition is Transition.LUMBARISED_S1,
        )

    @cached_property
    def so_far(self) -> "dict[date, History]":
        """This history as of the days for which it was asked; ``domain.as_of`` fills it."""
        return {}

    @cached_property
    def kept(self) -> dict[tuple[str, date | None], Any]:
        """What is found in several places of one page or sheet, by its name and the day: found once, as nothing here changes.

        A phrase is kept only under a name that says its language, which may change between two askings.
        """
        return {}

    @cached_property
    def operations(self) -> tuple[Surgery, ...]:
        """The operations that took place (done, aborted, of unknown status) in date order, without injections."""
        return tuple(s for s in self.surgeries if took_place(s) and not is_intervention(s))

    @cached_property
    def procedures(self) -> dict[str, tuple[Surgery, Procedure]]:
        """Each procedure with its operation, by identifier."""
        return {p.id: (surgery, p) for surgery in self.surgeries for p in surgery.procedures}

    @cached_property
    def by_key(self) -> dict[tuple[str, str], Record]:
        """Every record by its table and identifier, those nested in others too; entries of symptoms are not loaded."""
        found: dict[tuple[str, str], Record] = {}
        alone = (one for one in (self.person, self.anatomy) if one is not None)
        for record in (*alone, *(one for kind in LISTS for one in self.of(kind))):
            for member in members(record):
                found.setdefault((member.table(), member.id), member)
        return found

    @cached_property
    def about(self) -> dict[tuple[type[Record], str, str], tuple[Any, ...]]:
        """What is about a record, in order, by its own kind and by the table and identifier of that record."""
        found: dict[tuple[type[Record], str, str], tuple[Any, ...]] = {}
        for kind in (DocumentLink, Statement, Translation):
            for one in self.of(kind):
                key = kind, one.about_table, one.about_id
                found[key] = (*found.get(key, ()), one)
        return found

    @cached_property
    def links_of(self) -> dict[str, tuple[DocumentLink, ...]]:
        """The links of each document, in order, by its identifier."""
        found: dict[str, tuple[DocumentLink, ...]] = {}
        for link in self.document_links:
            found[link.document_id] = (*found.get(link.document_id, ()), link)
        return found

    @cached_property
    def never(self) -> frozenset[str]:
        """The operations that did not take place, and the images that were not taken, by identifier."""
        undone = (s.id for s in self.surgeries if not took_place(s))
        return frozenset((*undone, *(s.id for s in self.imaging if not was_taken(s))))

    def number_of(self, surgery: Surgery) -> int | None:
        """The number of an operation on every page and print, from 1, whatever is left out; None for a planned one."""
        return self._numbers.get(surgery.id)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {one.id: number for number, one in enumerate((self.whole or self).operations, 1)}

    @property
    def lacks_operations(self) -> bool:
        """Whether only some operations are told, as a person left others out of a sheet: a count says so."""
        return len(self.operations) < len((self.whole or self).operations)

    def surgery_of(self, device: Device) -> Surgery | None:
        """The operation that put a device in, when it is recorded."""
        found = self.procedures.get(device.procedure_id or "")
        return found[0] if found else None

    def devices_of(self, surgery: Surgery) -> tuple[Device, ...]:
        """The devices put in by an operation."""
        own = {procedure.id for procedure in surgery.procedures}
        return tuple(device for device in self.devices if device.procedure_id in own)

    def course_of(self, symptom: Symptom) -> Course:
        """The aggregated entries of a symptom."""
        return self.courses.get(symptom.id, Course())

    def entries_of(self, symptom: Symptom) -> tuple[SymptomEntry, ...]:
        """All entries of a symptom, oldest first; none where they were not asked for."""
        return self.entries.get(symptom.id, ())


LISTS: dict[type[Record], str] = {
    Condition: "conditions",
    Surgery: "surgeries",
    Device: "devices",
    ImagingStudy: "imaging",
    FusionAssessment: "fusion",
    Symptom: "symptoms",
    NeurologicalItem: "neurological",
    Score: "scores",
    Tolerance: "tolerances",
    Treatment: "treatments",
    Medication: "medications",
    Allergy: "allergies",
    OtherOperation: "other_operations",
    OtherImplant: "other_implants",
    Background: "background",
    Goal: "goals",
    Clinician: "clinicians",
    Facility: "facilities",
    Appointment: "appointments",
    Document: "documents",
    DocumentLink: "document_links",
    RecordRequest: "requests",
    Statement: "statements",
    Translation: "translations",
    SetAside: "set_aside",
    SourceText: "sources",
}
"""The kinds that a history keeps as lists, and the attribute each list is in."""


def took_place(surgery: Surgery) -> bool:
    """Whether an operation counts as history: done, aborted, or not known whether done; not planned or cancelled."""
    return surgery.status not in (Status.PLANNED, Status.CANCELLED)


def was_taken(study: ImagingStudy) -> bool:
    """Whether an image exists: one that was only ordered, or cancelled, shows nothing."""
    return study.state not in (StudyState.ORDERED, StudyState.SCHEDULED, StudyState.CANCELLED)


def is_intervention(surgery: Surgery) -> bool:
    """True for an injection, an ablation and the like: they are counted apart from operations."""
    kinds = vocabulary.procedures()
    return all(kinds[procedure.kind].class_ == "intervention" for procedure in surgery.procedures)
