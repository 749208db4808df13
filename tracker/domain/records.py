"""The records of a spine history, one table class per concept; each field carries its label and help.

Nothing here validates: every door into the store goes through :func:`tracker.domain.gate.build`.
"""

from typing import Annotated, Any, ClassVar, Self
from uuid import uuid4

from sqlalchemy import Index
from sqlmodel import Field, Relationship, SQLModel

from tracker.domain.choices import (
    Answer as Answer,
)
from tracker.domain.choices import (
    DeviceEventKind as DeviceEventKind,
)
from tracker.domain.choices import (
    MRLabelKind as MRLabelKind,
)
from tracker.domain.choices import (
    Outcome as Outcome,
)
from tracker.domain.choices import (
    Qualifier as Qualifier,
)
from tracker.domain.choices import (
    Sex as Sex,
)
from tracker.domain.choices import (
    Status as Status,
)
from tracker.domain.choices import (
    StudyState as StudyState,
)
from tracker.domain.choices import (
    Transition as Transition,
)
from tracker.domain.columns import AS_TEXT, checked
from tracker.domain.dates import PartialDate
from tracker.domain.levels import Side
from tracker.domain.record_fields import choice_column, date_column, shown, sites_column
from tracker.domain.site_set import Sites

DateValue = Annotated[PartialDate, checked(PartialDate, PartialDate.parse), AS_TEXT]
SitesValue = Annotated[Sites, checked(Sites, Sites.parse), AS_TEXT]
AnswerValue = Annotated[Answer, checked(Answer, Answer), AS_TEXT]
DeviceEventKindValue = Annotated[DeviceEventKind, checked(DeviceEventKind, DeviceEventKind), AS_TEXT]
MRLabelKindValue = Annotated[MRLabelKind, checked(MRLabelKind, MRLabelKind), AS_TEXT]
OutcomeValue = Annotated[Outcome, checked(Outcome, Outcome), AS_TEXT]
QualifierValue = Annotated[Qualifier, checked(Qualifier, Qualifier), AS_TEXT]
SexValue = Annotated[Sex, checked(Sex, Sex), AS_TEXT]
SideValue = Annotated[Side, checked(Side, Side), AS_TEXT]
StatusValue = Annotated[Status, checked(Status, Status), AS_TEXT]
StudyStateValue = Annotated[StudyState, checked(StudyState, StudyState), AS_TEXT]
TransitionValue = Annotated[Transition, checked(Transition, Transition), AS_TEXT]


WHEN = "A year is enough: “2013”. “May 2013”, “23 May 2013”, “spring 2013” or “about 2005” work too."
WHERE = "Levels as you would write them: “L4-S1”, “L5”, “C5/6 and C6/7”, “left SI joint”, “neck”."
NOTE = "Anything else worth keeping, in your own words."
OWN_WORDS = "The words this came from, kept as they were."


class Record(SQLModel):
    """What every record has: an identifier that survives export, and a version against silent overwriting."""

    title: ClassVar[str] = "record"
    parent: ClassVar[str | None] = None
    id: str = Field(default_factory=lambda: uuid4().hex, primary_key=True)
    version: int = Field(default=1)

    @classmethod
    def table(cls) -> str:
        """The name of the record's table."""
        return str(cls.__tablename__)

    @classmethod
    def children(cls) -> dict[str, type["Record"]]:
        """The child lists that are saved with this record: attribute name to class."""
        return {}

    @classmethod
    def of(cls, **values: Any) -> Self:
        """Construct without validating; for the gate and for loading only."""
        return cls(**values)


class Sourced(SQLModel):
    """A record that may have come from a pasted text."""

    as_written: str | None = shown("As written", OWN_WORDS, more=True, long=True)
    source_id: str | None = Field(default=None, foreign_key="sourcetext.id", ondelete="SET NULL")


class Dated(SQLModel):
    """A record with one date at its own precision; the bounds are written by the gate for sorting."""

    date: DateValue | None = date_column("When", WHEN)
    date_typed: str | None = Field(default=None)
    date_earliest: str | None = Field(default=None, index=True)
    date_latest: str | None = Field(default=None)


class Ordered(SQLModel):
    """A record with a place among its siblings, as the person entered them."""

    position: int = Field(default=0, ge=-1_000_000, le=1_000_000)


class Person(Record, table=True):
    """The one person the history is about."""

    title: ClassVar[str] = "About me"
    name: str | None = shown("Name", "As it shall stand on the printed sheet. It may stay empty.")
    birth_date: DateValue | None = date_column("Born", "Your birth date, or just the year: “1950”.")
    birth_date_typed: str | None = Field(default=None)
    birth_date_earliest: str | None = Field(default=None)
    birth_date_latest: str | None = Field(default=None)
    sex: SexValue | None = choice_column(Sex, "Sex", "As it shall stand on the printed sheet.")
    note: str | None = shown("Note", NOTE, long=True)


class AnatomyProfile(Record, table=True):
    """Variant anatomy that changes how levels are counted."""

    title: ClassVar[str] = "How my vertebrae are counted"
    ribs: int | None = shown(
        "Rib-bearing vertebrae", "Twelve in most people, 11 or 13 in some.", low=11, high=13, ge=11, le=13
    )
    lumbar: int | None = shown(
        "Lumbar vertebrae", "Five in most people, four or six in some.", low=4, high=6, ge=4, le=6
    )
    transition: TransitionValue | None = choice_column(
        Transition, "Transitional vertebra", "As a report names it, for example “lumbarised S1”."
    )
    castellvi: str | None = shown("Castellvi type", "As in the report, for example “IIb”.", more=True)
    numbering_note: str | None = shown(
        "Numbering", "How your reports count, if they differ from each other.", long=True
    )


class SourceText(Record, Dated, table=True):
    """A text the person pasted, kept whole, with what the reader could not place."""

    title: ClassVar[str] = "pasted text"
    text: str = shown("Text", "The text as it was pasted.", "", long=True, nullable=False)
    unread: str | None = shown("Not understood", "The parts that were not understood.", long=True)


class Condition(Record, Sourced, Dated, Ordered, table=True):
    """A problem of the spine, apart from the operations for it; ``date`` says since when."""

    title: ClassVar[str] = "condition"
    date: DateValue | None = date_column("Since when", "When it began, as far as you know. " + WHEN)
    kind: str = shown(
        "Condition",
        "Pick the name that fits best.",
        "other",
        vocabulary="indications",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("In your words", "What you or your doctors call it.", more=True)
    sites: SitesValue = sites_column("Where", WHERE, site_kind="segment")
    operated: AnswerValue | None = choice_column(
        Answer, "Operated on", "“no” says that there has been no operation for it.", more=True
    )
    until: DateValue | None = date_column("Until", "Leave empty while it lasts. " + WHEN, more=True)
    until_typed: str | None = Field(default=None)
    until_earliest: str | None = Field(default=None)
    until_latest: str | None = Field(default=None)
    note: str | None = shown("Note", NOTE, long=True, more=True)


class Surgery(Record, Sourced, Dated, Ordered, table=True):
    """One operation: what was done in one anaesthetic session."""

    title: ClassVar[str] = "operation"
    status: StatusValue = choice_column(
        Status, "Was it done?", "A planned operation is not counted as history.", Status.DONE
    )
    surgeon: str | None = shown("Surgeon", "In a signature only when you tick it there.", more=True)
    hospital: str | None = shown(
        "Hospital, city, country", "In a signature only when you tick it there.", more=True
    )
    outcome: OutcomeValue | None = choice_column(
        Outcome, "How it went", "What the operation did for you.", more=True
    )
    result: str | None = shown(
        "Result, in your words", "For example how long the relief lasted.", long=True, more=True
    )
    note: str | None = shown("Note", NOTE, long=True, more=True)
    procedures: list["Procedure"] = Relationship(
        back_populates="surgery",
        cascade_delete=True,
        sa_relationship_kwargs={"order_by": "Procedure.position"},
    )

    @classmethod
    def children(cls) -> dict[str, type[Record]]:
        """An operation is saved with its procedures."""
        return {"procedures": Procedure}


class Procedure(Record, Ordered, table=True):
    """One thing done in an operation, with its own sites and reasons."""

    title: ClassVar[str] = "procedure"
    parent: ClassVar[str | None] = "surgery_id"
    surgery_id: str = Field(default="", foreign_key="surgery.id", ondelete="CASCADE", index=True)
    kind: str = shown(
        "What was done?",
        "Type a few letters: “PLIF”, “laminectomy”, “screws out”.",
        "other",
        vocabulary="procedures",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("In your words", "What you or your surgeon call it.", more=True)
    sites: SitesValue = sites_column("Where?", WHERE)
    revision: AnswerValue | None = choice_column(
        Answer, "A redo of earlier surgery?", "“yes” when an earlier operation was done again.", more=True
    )
    approach: str | None = shown(
        "Approach", "From the front, the back or the side, as far as you know.", more=True
    )
    as_written: str | None = shown("As written", OWN_WORDS, more=True)
    note: str | None = shown("Note on this procedure", NOTE, long=True, more=True)
    surgery: Surgery = Relationship(back_populates="procedures")
    reasons: list["ProcedureReason"] = Relationship(
        back_populates="procedure",
        cascade_delete=True,
        sa_relationship_kwargs={"order_by": "ProcedureReason.position"},
    )

    @classmethod
    def children(cls) -> dict[str, type[Record]]:
        """A procedure is saved with its reasons."""
        return {"reasons": ProcedureReason}


class ProcedureReason(Record, Ordered, table=True):
    """Why a procedure was done: an indication, and the word the person uses for it."""

    title: ClassVar[str] = "reason"
    parent: ClassVar[str | None] = "procedure_id"
    procedure_id: str = Field(default="", foreign_key="procedure.id", ondelete="CASCADE", index=True)
    kind: str = shown(
        "Why?",
        "One or more reasons; your own words are fine.",
        "other",
        vocabulary="indications",
        spoken="called",
    )
    called: str | None = Field(default=None)
    procedure: Procedure = Relationship(back_populates="reasons")


class Device(Record, Sourced, Ordered, table=True):
    """One kind of hardware at its sites: two rods are one device with quantity 2."""

    title: ClassVar[str] = "hardware"
    kind: str = shown(
        "What is it?",
        "Screws, rods, a cage ...",
        "hardware",
        vocabulary="hardware",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("In your words", "What you call it.", more=True)
    sites: SitesValue = sites_column("Where?", WHERE + " Rods: from where to where.")
    quantity: int | None = shown("How many", "Leave empty if you do not know.", low=1, high=99, ge=1, le=99)
    procedure_id: str | None = shown(
        "Put in by",
        "The operation that put it in.",
        foreign_key="procedure.id",
        ondelete="RESTRICT",
        link="procedure",
    )
    maker: str | None = shown("Maker", "As on the card or sticker.", more=True)
    model: str | None = shown("Model", "As on the card or sticker.", more=True)
    lot: str | None = shown("Lot number", "As on the card or sticker.", more=True)
    serial: str | None = shown("Serial number", "As on the card or sticker.", more=True)
    note: str | None = shown("Note", NOTE, long=True, more=True)
    events: list["DeviceEvent"] = Relationship(
        back_populates="device",
        cascade_delete=True,
        sa_relationship_kwargs={"order_by": "DeviceEvent.position"},
    )

    @classmethod
    def children(cls) -> dict[str, type[Record]]:
        """A device is saved with its events."""
        return {"events": DeviceEvent}


class DeviceEvent(Record, Dated, Ordered, table=True):
    """What happened to a device, or was seen of it, on a date."""

    title: ClassVar[str] = "what became of it"
    parent: ClassVar[str | None] = "device_id"
    device_id: str = Field(default="", foreign_key="device.id", ondelete="CASCADE", index=True)
    kind: DeviceEventKindValue = choice_column(
        DeviceEventKind,
        "What happened",
        "For example broken, removed, or not recorded whether removed.",
        DeviceEventKind.OBSERVED_INTACT,
        asked=True,
    )
    quantity: int | None = shown(
        "How many of them",
        "Empty means all of them. Taken out, but not known how many? "
        "Then choose “not recorded whether removed”.",
        low=1,
        high=99,
        ge=1,
        le=99,
    )
    surgery_id: str | None = shown(
        "In which operation",
        "The operation it was removed or exchanged in.",
        foreign_key="surgery.id",
        ondelete="SET NULL",
        link="surgery",
        more=True,
    )
    imaging_id: str | None = shown(
        "Seen on",
        "The image it was seen on.",
        foreign_key="imagingstudy.id",
        ondelete="SET NULL",
        link="imagingstudy",
        more=True,
    )
    note: str | None = shown("Note", NOTE, more=True)
    device: Device = Relationship(back_populates="events")


class ImagingStudy(Record, Sourced, Dated, Ordered, table=True):
    """One X-ray, CT, MRI or other test with its findings."""

    title: ClassVar[str] = "imaging"
    kind: str = shown("Kind of image", "X-ray, CT, MRI ...", "xray", vocabulary="imaging", asked=True)
    sites: SitesValue = sites_column("Which part", "“low back”, “neck”, or levels.", site_kind="region")
    state: StudyStateValue = choice_column(
        StudyState, "How far is it", "Ordered, done, report received, discussed.", StudyState.DONE
    )
    facility: str | None = shown("Where it was taken", "Clinic or practice.", more=True)
    pictures: str | None = shown("Where the pictures are", "For example “CD at home”.", more=True)
    report: str | None = shown("What the report says", "In the report's words.", long=True, more=True)
    note: str | None = shown("Note", NOTE, long=True, more=True)
    findings: list["Finding"] = Relationship(
        back_populates="study", cascade_delete=True, sa_relationship_kwargs={"order_by": "Finding.position"}
    )

    @classmethod
    def children(cls) -> dict[str, type[Record]]:
        """A study is saved with its findings."""
        return {"findings": Finding}


class Finding(Record, Ordered, table=True):
    """One thing a report says, at its sites."""

    title: ClassVar[str] = "finding"
    parent: ClassVar[str | None] = "study_id"
    study_id: str = Field(default="", foreign_key="imagingstudy.id", ondelete="CASCADE", index=True)
    kind: str = shown(
        "What was seen",
        "The name that fits best.",
        "other",
        vocabulary="findings",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("In the report's words", "For example “mild slip”.", more=True)
    sites: SitesValue = sites_column("Where", WHERE, site_kind="segment")
    qualifier: QualifierValue = choice_column(
        Qualifier,
        "Is it there?",
        "“absent” only when the report says that it is not there.",
        Qualifier.PRESENT,
        asked=True,
    )
    study: ImagingStudy = Relationship(back_populates="findings")


class Symptom(Record, Sourced, Dated, Ordered, table=True):
    """A symptom followed over time; ``date`` says since when. Its entries are records of their own."""

    title: ClassVar[str] = "symptom"
    date: DateValue | None = date_column("Since when", "When it began, as far as you know. " + WHEN)
    kind: str = shown("Symptom", "Pain, numbness, weakness ...", "other", vocabulary="symptoms", asked=True)
    called: str | None = shown("In your words", "For example “from the hip down the front of the thigh”.")
    side: SideValue | None = choice_column(Side, "Side", "Leave empty when it has no side.")
    until: DateValue | None = date_column("Until", "Leave empty while it lasts. " + WHEN, more=True)
    until_typed: str | None = Field(default=None)
    until_earliest: str | None = Field(default=None)
    until_latest: str | None = Field(default=None)
    note: str | None = shown("Note", NOTE, long=True, more=True)


class SymptomEntry(Record, Dated, Ordered, table=True):
    """How strong a symptom was at a time: 0 none to 10 worst (numeric rating scale)."""

    title: ClassVar[str] = "entry"
    __table_args__ = (Index("ix_symptomentry_course", "symptom_id", "date_earliest", "date_latest", "score"),)
    symptom_id: str = Field(default="", foreign_key="symptom.id", ondelete="CASCADE")
    time: str | None = shown("Time", "For example “8:30”. It may stay empty.", more=True)
    score: int | None = shown("How strong", "0 is none, 10 is the worst.", low=0, high=10, ge=0, le=10)
    note: str | None = shown("Note", NOTE, more=True)


class OtherImplant(Record, Sourced, Dated, Ordered, table=True):
    """An implant outside the spine, such as a heart stent; ``date`` says when it was put in."""

    title: ClassVar[str] = "other implant"
    date: DateValue | None = date_column("When put in", WHEN)
    kind: str = shown(
        "What is it?",
        "Heart stent, pacemaker, joint ...",
        "other",
        vocabulary="other_implants",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("In your words", "What you call it.", more=True)
    place: str | None = shown("Where in the body", "For example “heart” or “left hip”.")
    quantity: int | None = shown("How many", "Leave empty if you do not know.", low=1, high=99, ge=1, le=99)
    maker: str | None = shown("Maker", "As on the card.", more=True)
    model: str | None = shown("Model", "As on the card.", more=True)
    card: AnswerValue | None = choice_column(
        Answer, "Do you have the implant card?", "Leave empty if you have not looked.", more=True
    )
    mr_label: MRLabelKindValue | None = choice_column(
        MRLabelKind, "MR label on the card", "Only what the card or a letter says.", more=True
    )
    mr_source: str | None = shown("Where the MR label stands", "For example “implant card, 2010”.", more=True)
    note: str | None = shown("Note", NOTE, long=True, more=True)


ROOTS: tuple[type[Record], ...] = (
    SourceText,
    Person,
    AnatomyProfile,
    Condition,
    Surgery,
    ImagingStudy,
    Device,
    Symptom,
    SymptomEntry,
    OtherImplant,
)
"""The records that are saved by themselves, parents before those that point at them."""

BY_TABLE: dict[str, type[Record]] = {root.table(): root for root in ROOTS}
