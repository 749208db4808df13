"""Treatment beside operations, medicines, allergies and other operations."""

from typing import ClassVar

from tracker.domain.choices import Answer, Area, MedicineGroup, Prescribed
from tracker.domain.record_fields import choice_column, date_column, relief_column, shown, sites_column
from tracker.domain.records.base import (
    NOTE,
    PLACE,
    WHEN,
    WHERE,
    WHO,
    AnswerValue,
    AreaValue,
    Dated,
    DateValue,
    Lasting,
    MedicineGroupValue,
    Ordered,
    PrescribedValue,
    Record,
    SitesValue,
    Sourced,
)


class Treatment(Record, Sourced, Lasting, Ordered, table=True):
    """Care without an operation: physiotherapy, a brace, several injections told as one course.

    A single injection or other intervention has a date, sites and reasons as an operation has, and is a
    Surgery whose procedures are interventions; it is counted apart.
    """

    title: ClassVar[str] = "treatment"
    kind: str = shown(
        "Physiotherapy, brace, acupuncture ...",
        "other",
        vocabulary="treatments",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("What you call it.", more=True)
    sites: SitesValue = sites_column(WHERE, site_kind="region", more=True)
    times: int | None = shown("Leave empty if you do not know.", low=1, high=9999, ge=1, le=9999)
    relief: int | None = relief_column()
    relief_lasted: str | None = shown("For example “three weeks”.")
    clinician: str | None = shown(WHO, names="clinician", more=True)
    facility: str | None = shown(PLACE, names="facility", more=True)
    note: str | None = shown(NOTE, long=True, more=True)


class Medication(Record, Sourced, Lasting, Ordered, table=True):
    """A medicine, taken now or earlier."""

    title: ClassVar[str] = "medicine"
    name: str | None = shown("As on the package.", asked=True)
    group: MedicineGroupValue | None = choice_column(
        MedicineGroup, "Blood thinners stand first on the printed sheet."
    )
    dose: str | None = shown("For example “300 mg”.")
    frequency: str | None = shown("For example “twice a day”, “when needed”.")
    route: str | None = shown("By mouth, patch, injection ...", more=True)
    prescribed: PrescribedValue | None = choice_column(
        Prescribed, "Prescribed, or bought without prescription.", more=True
    )
    reason: str | None = shown("In your words.", more=True)
    why_stopped: str | None = shown("For example “no effect”, “dizzy”.", more=True)
    note: str | None = shown(NOTE, long=True, more=True)


class Allergy(Record, Sourced, Dated, Ordered, table=True):
    """An allergy or intolerance, or the answer that there is none, as of the date asked."""

    title: ClassVar[str] = "allergy"
    date: DateValue | None = date_column("The day you were asked, or since when. " + WHEN, today=True)
    kind: str = shown(
        "Metal, latex, contrast medium, an antibiotic ... or any at all.",
        "other",
        vocabulary="allergies",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("For example “nickel” or “penicillin”.")
    answer: AnswerValue | None = choice_column(Answer, "“no” says that you know of none.", asked=True)
    reaction: str | None = shown("For example “rash”, “could not breathe”.")
    note: str | None = shown(NOTE, long=True, more=True)


class OtherOperation(Record, Sourced, Dated, Ordered, table=True):
    """An operation elsewhere in the body; those of abdomen, chest and neck can decide an approach."""

    title: ClassVar[str] = "other operation"
    called: str | None = shown("For example “gall bladder out”.", asked=True)
    area: AreaValue | None = choice_column(Area, "The part that was operated on.")
    hospital: str | None = shown(PLACE, names="facility", more=True)
    anaesthesia: str | None = shown("In your words; empty is not recorded.", more=True)
    note: str | None = shown(NOTE, long=True, more=True)
