"""Clinicians, places and appointments."""

from typing import ClassVar

from sqlmodel import Field, Relationship

from tracker.domain.record_fields import shown
from tracker.domain.records.base import NOTE, PLACE, WHO, Dated, Ordered, Record


class Clinician(Record, Ordered, table=True):
    """Someone who treats, operates or reads images; other records name them by ``name``."""

    title: ClassVar[str] = "clinician"
    name: str | None = shown("As it shall stand in the history.", asked=True)
    role: str | None = shown("For example “spine surgeon”, “family doctor”.")
    facility: str | None = shown(PLACE, names="facility")
    contact: str | None = shown("Telephone, fax or e-mail.", more=True)
    note: str | None = shown(NOTE, long=True, more=True)


class Facility(Record, Ordered, table=True):
    """A hospital, practice or imaging centre; other records name it by ``name``."""

    title: ClassVar[str] = "place of care"
    name: str | None = shown("As it shall stand in the history.", asked=True)
    city: str | None = shown("Where it is.")
    country: str | None = shown("Where it is.")
    language: str | None = shown("For example “German”.", more=True)
    contact: str | None = shown("Telephone, fax or e-mail; the records office.", more=True)
    note: str | None = shown(NOTE, long=True, more=True)


class Appointment(Record, Dated, Ordered, table=True):
    """A visit, past or to come, with the questions gathered for it."""

    title: ClassVar[str] = "appointment"
    time: str | None = shown("For example “8:30”. It may stay empty.")
    clinician: str | None = shown(WHO, names="clinician")
    facility: str | None = shown(PLACE, names="facility", more=True)
    purpose: str | None = shown("For example “second opinion on the broken screw”.")
    notes: str | None = shown("Notes after the visit.", long=True, more=True)
    questions: list["Question"] = Relationship(
        back_populates="appointment",
        cascade_delete=True,
        sa_relationship_kwargs={"order_by": "Question.position"},
    )

    @classmethod
    def children(cls) -> dict[str, type[Record]]:
        """An appointment is saved with its questions."""
        return {"questions": Question}


class Question(Record, Ordered, table=True):
    """One question for a visit, and what was answered."""

    title: ClassVar[str] = "question"
    parent: ClassVar[str | None] = "appointment_id"
    appointment_id: str = Field(default="", foreign_key="appointment.id", ondelete="CASCADE", index=True)
    text: str | None = shown("One question a line of its own.", asked=True)
    answer: str | None = shown("What you were told.", long=True, more=True)
    appointment: Appointment = Relationship(back_populates="questions")
