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
        "Which treatment",
        "Physiotherapy, brace, acupuncture ...",
        "other",
        vocabulary="treatments",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("In your words", "What you call it.", more=True)
    sites: SitesValue = sites_column("Where", WHERE, site_kind="region", more=True)
    times: int | None = shown(
        "How many times", "Leave empty if you do not know.", low=1, high=9999, ge=1, le=9999
    )
    relief: int | None = relief_column()
    relief_lasted: str | None = shown("How long the relief lasted", "For example “three weeks”.")
    clinician: str | None = shown("With whom", WHO, names="clinician", more=True)
    facility: str | None = shown("Where it was done", PLACE, names="facility", more=True)
    note: str | None = shown("Note", NOTE, long=True, more=True)


class Medication(Record, Sourced, Lasting, Ordered, table=True):
    """A medicine, taken now or earlier."""

    title: ClassVar[str] = "medicine"
    name: str | None = shown("Name", "As on the package.", asked=True)
    group: MedicineGroupValue | None = choice_column(
        MedicineGroup, "Which group", "Blood thinners stand first on the printed sheet."
    )
    dose: str | None = shown("Dose", "For example “300 mg”.")
    frequency: str | None = shown("How often", "For example “twice a day”, “when needed”.")
    route: str | None = shown("How it is taken", "By mouth, patch, injection ...", more=True)
    prescribed: PrescribedValue | None = choice_column(
        Prescribed, "Where it comes from", "Prescribed, or bought without prescription.", more=True
    )
    reason: str | None = shown("What for", "In your words.", more=True)
    why_stopped: str | None = shown("Why it was stopped", "For example “no effect”, “dizzy”.", more=True)
    note: str | None = shown("Note", NOTE, long=True, more=True)


class Allergy(Record, Sourced, Dated, Ordered, table=True):
    """An allergy or intolerance, or the answer that there is none, as of the date asked."""

    title: ClassVar[str] = "allergy"
    date: DateValue | None = date_column(
        "As of", "The day you were asked, or since when. " + WHEN, today=True
    )
    kind: str = shown(
        "Allergy to what",
        "Metal, latex, contrast medium, an antibiotic ... or any at all.",
        "other",
        vocabulary="allergies",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("Which one exactly", "For example “nickel” or “penicillin”.")
    answer: AnswerValue | None = choice_column(
        Answer, "Is there one?", "“no” says that you know of none.", asked=True
    )
    reaction: str | None = shown("What happened", "For example “rash”, “could not breathe”.")
    note: str | None = shown("Note", NOTE, long=True, more=True)


class OtherOperation(Record, Sourced, Dated, Ordered, table=True):
    """An operation elsewhere in the body; those of abdomen, chest and neck can decide an approach."""

    title: ClassVar[str] = "other operation"
    called: str | None = shown("What was done", "For example “gall bladder out”.", asked=True)
    area: AreaValue | None = choice_column(Area, "Where in the body", "The part that was operated on.")
    hospital: str | None = shown("Hospital, city, country", PLACE, names="facility", more=True)
    anaesthesia: str | None = shown(
        "Trouble with the anaesthesia", "In your words; empty is not recorded.", more=True
    )
    note: str | None = shown("Note", NOTE, long=True, more=True)
