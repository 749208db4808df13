"""Conditions and operations: what was wrong, what was done, and what went wrong in it."""

from typing import ClassVar

from sqlmodel import Field, Relationship

from tracker.domain.choices import Answer, Outcome, Status
from tracker.domain.levels import Side
from tracker.domain.record_fields import (
    choice_column,
    date_column,
    link_column,
    relief_column,
    shown,
    sites_column,
)
from tracker.domain.records.base import (
    NOTE,
    OWN_WORDS,
    PLACE,
    WHEN,
    WHERE,
    WHO,
    AnswerValue,
    Dated,
    DateValue,
    Lasting,
    Ordered,
    OutcomeValue,
    Record,
    SideValue,
    SitesValue,
    Sourced,
    StatusValue,
)


class Condition(Record, Sourced, Lasting, Ordered, table=True):
    """A problem of the spine, apart from the operations for it; ``date`` says since when."""

    title: ClassVar[str] = "condition"
    kind: str = shown(
        "Pick the name that fits best.",
        "other",
        vocabulary="indications",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("What you or your doctors call it.", more=True)
    sites: SitesValue = sites_column(WHERE, site_kind="segment")
    operated: AnswerValue | None = choice_column(
        Answer, "“no” says that there has been no operation for it.", more=True
    )
    note: str | None = shown(NOTE, long=True, more=True)


class Surgery(Record, Sourced, Dated, Ordered, table=True):
    """One operation: what was done in one anaesthetic session."""

    title: ClassVar[str] = "operation"
    status: StatusValue = choice_column(
        Status, "A planned operation is not counted as history.", Status.DONE, asked=True
    )
    surgeon: str | None = shown(
        WHO + " In a signature only when you tick it there.",
        names="clinician",
        more="Who and where",
    )
    hospital: str | None = shown(
        PLACE + " In a signature only when you tick it there.",
        names="facility",
        more="Who and where",
    )
    outcome: OutcomeValue | None = choice_column(
        Outcome, "What the operation did for you.", more="How it went"
    )
    result: str | None = shown("For example how long the relief lasted.", long=True, more="How it went")
    relief: int | None = relief_column(more="How it went")
    relief_lasted: str | None = shown("For example “18 months”, “still lasts”.", more="How it went")
    stage_of_id: str | None = link_column(
        "surgery", "The operation this one belongs to, when there were two sessions."
    )
    not_completed: str | None = shown(
        "For an operation that was stopped or cancelled, in your words.",
        long=True,
        more="How it went",
    )
    operative_note: AnswerValue | None = choice_column(
        Answer, "“no” says that you looked and do not have it.", more=True
    )
    hardware_put_in: AnswerValue | None = choice_column(
        Answer,
        "“no” says that nothing was put in. Screws and cages themselves are listed under hardware.",
        more=True,
    )
    admitted: DateValue | None = date_column("The day you went in. " + WHEN, more="Who and where")
    admitted_typed: str | None = Field(default=None)
    admitted_earliest: str | None = Field(default=None)
    admitted_latest: str | None = Field(default=None)
    discharged: DateValue | None = date_column("The day you went home. " + WHEN, more="Who and where")
    discharged_typed: str | None = Field(default=None)
    discharged_earliest: str | None = Field(default=None)
    discharged_latest: str | None = Field(default=None)
    note: str | None = shown(NOTE, long=True, more=True)
    procedures: list["Procedure"] = Relationship(
        back_populates="surgery",
        cascade_delete=True,
        sa_relationship_kwargs={"order_by": "Procedure.position"},
    )

    complications: list["Complication"] = Relationship(
        back_populates="surgery",
        cascade_delete=True,
        sa_relationship_kwargs={"order_by": "Complication.position"},
    )

    @classmethod
    def children(cls) -> dict[str, type[Record]]:
        """An operation is saved with its procedures and complications."""
        return {"procedures": Procedure, "complications": Complication}


class Procedure(Record, Ordered, table=True):
    """One thing done in an operation, with its own sites and reasons."""

    title: ClassVar[str] = "procedure"
    parent: ClassVar[str | None] = "surgery_id"
    surgery_id: str = Field(default="", foreign_key="surgery.id", ondelete="CASCADE", index=True)
    kind: str = shown(
        "Type a few letters: “PLIF”, “laminectomy”, “screws out”.",
        "other",
        vocabulary="procedures",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("What you or your surgeon call it.", more=True)
    sites: SitesValue = sites_column(WHERE)
    revision: AnswerValue | None = choice_column(
        Answer, "“yes” when an earlier operation was done again.", more=True
    )
    extension: AnswerValue | None = choice_column(Answer, "“yes” when levels were added to one.", more=True)
    approach: str | None = shown("From the front, the back or the side, as far as you know.", more=True)
    approach_side: SideValue | None = choice_column(
        Side,
        "The side the surgeon came from; it can differ from the side of the pain.",
        more=True,
    )
    as_written: str | None = shown(OWN_WORDS, more=True)
    note: str | None = shown(NOTE, long=True, more=True)
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
        "One or more reasons; your own words are fine.",
        "other",
        vocabulary="indications",
        spoken="called",
    )
    called: str | None = Field(default=None)
    procedure: Procedure = Relationship(back_populates="reasons")


class Complication(Record, Dated, Ordered, table=True):
    """Something that went wrong in an operation or after it."""

    title: ClassVar[str] = "complication"
    parent: ClassVar[str | None] = "surgery_id"
    surgery_id: str = Field(default="", foreign_key="surgery.id", ondelete="CASCADE", index=True)
    kind: str = shown(
        "A torn dura, an infection, bleeding ...",
        "other",
        vocabulary="complications",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("What you or your doctors call it.", more=True)
    sites: SitesValue = sites_column(WHERE, more=True)
    note: str | None = shown("In your own words.", long=True, more=True)
    surgery: Surgery = Relationship(back_populates="complications")
