"""Symptoms and their course, signs asked about, scores, and what the person can do."""

from typing import ClassVar

from sqlalchemy import Index
from sqlmodel import Field

from tracker.domain.choices import Activity, Present
from tracker.domain.levels import Side
from tracker.domain.record_fields import choice_column, date_column, link_column, shown
from tracker.domain.records.base import (
    NOTE,
    WHEN,
    ActivityValue,
    Dated,
    DateValue,
    Lasting,
    Ordered,
    PresentValue,
    Record,
    SideValue,
    Sourced,
)


class Symptom(Record, Sourced, Lasting, Ordered, table=True):
    """A symptom followed over time; ``date`` says since when. Its entries are records of their own."""

    title: ClassVar[str] = "symptom"
    kind: str = shown("Pain, numbness, weakness ...", "other", vocabulary="symptoms", asked=True)
    called: str | None = shown("For example “from the hip down the front of the thigh”.")
    place: str | None = shown("Where it is and where it spreads to, in your words.", more=True)
    quality: str | None = shown("For example burning, shooting, like a band.", more=True)
    side: SideValue | None = choice_column(Side, "Leave empty when it has no side.")
    note: str | None = shown(NOTE, long=True, more=True)


class SymptomEntry(Record, Dated, Ordered, table=True):
    """How strong a symptom was at a time: 0 none to 10 worst (numeric rating scale)."""

    title: ClassVar[str] = "entry"
    __table_args__ = (Index("ix_symptomentry_course", "symptom_id", "date_earliest", "date_latest", "score"),)
    symptom_id: str = Field(default="", foreign_key="symptom.id", ondelete="CASCADE")
    time: str | None = shown("For example “8:30”. It may stay empty.", more=True)
    score: int | None = shown("0 is none, 10 is the worst.", low=0, high=10, ge=0, le=10)
    note: str | None = shown(NOTE, more=True)


class NeurologicalItem(Record, Sourced, Dated, Ordered, table=True):
    """A sign that clinics ask about, and the answer given on a date; no record stands for "not recorded"."""

    title: ClassVar[str] = "neurological item"
    date: DateValue | None = date_column("The day the question was put. " + WHEN, today=True)
    kind: str = shown(
        "Numbness, weakness, walking, hands, bladder, bowel, saddle area.",
        "numbness",
        vocabulary="neurological",
        asked=True,
    )
    answer: PresentValue | None = choice_column(
        Present, "“patient says no” only when it was asked.", asked=True
    )
    side: SideValue | None = choice_column(Side, "Leave empty when it has no side.")
    called: str | None = shown("For example “top of the left foot”.")
    since: DateValue | None = date_column("When it began, as far as you know. " + WHEN, more=True)
    since_typed: str | None = Field(default=None)
    since_earliest: str | None = Field(default=None)
    since_latest: str | None = Field(default=None)
    note: str | None = shown(NOTE, long=True, more=True)


class Score(Record, Sourced, Dated, Ordered, table=True):
    """The total of a questionnaire; its questions are never kept, nor is a total computed."""

    title: ClassVar[str] = "score"
    kind: str = shown(
        "ODI, NDI, mJOA ... or another.",
        "other",
        vocabulary="scores",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("As it stands on the paper.", more=True)
    total: float | None = shown("The number on the paper.", asked=True)
    completed_by: str | None = shown("You, or a clinician.", more=True)
    surgery_id: str | None = link_column("surgery", "The operation it was filled in before or after.")
    note: str | None = shown(NOTE, long=True, more=True)


class Tolerance(Record, Dated, Ordered, table=True):
    """How long or how far an activity is possible."""

    title: ClassVar[str] = "tolerance"
    date: DateValue | None = date_column(WHEN, today=True)
    activity: ActivityValue | None = choice_column(Activity, "Walking, sitting or standing.", asked=True)
    minutes: int | None = shown("How long at a time, in minutes.", low=0, high=1440, ge=0, le=1440)
    metres: int | None = shown("How far at a time, in metres.", low=0, high=100_000, ge=0, le=100_000)
    note: str | None = shown("For example “leg pain”.")
