"""Who the history is about, how the vertebrae are counted, and the background that clinics ask for."""

from typing import ClassVar

from sqlmodel import Field

from tracker.domain.choices import Answer, Sex, Transition
from tracker.domain.levels import Side
from tracker.domain.record_fields import choice_column, date_column, shown
from tracker.domain.records.base import (
    NOTE,
    WHEN,
    AnswerValue,
    Dated,
    DateValue,
    Lasting,
    Ordered,
    Record,
    SexValue,
    SideValue,
    Sourced,
    TransitionValue,
)


class Person(Record, table=True):
    """The one person the history is about."""

    title: ClassVar[str] = "About me"
    name: str | None = shown("As it shall stand on the printed sheet. It may stay empty.")
    birth_date: DateValue | None = date_column("Your birth date, or just the year: “1950”.")
    birth_date_typed: str | None = Field(default=None)
    birth_date_earliest: str | None = Field(default=None)
    birth_date_latest: str | None = Field(default=None)
    sex: SexValue | None = choice_column(Sex, "As it shall stand on the printed sheet.")
    contact: str | None = shown("Telephone or e-mail, if the printed sheet shall show it.")
    note: str | None = shown(NOTE, long=True)


class AnatomyProfile(Record, table=True):
    """Variant anatomy that changes how levels are counted."""

    title: ClassVar[str] = "How my vertebrae are counted"
    ribs: int | None = shown("Twelve in most people, 11 or 13 in some.", low=11, high=13, ge=11, le=13)
    lumbar: int | None = shown("Five in most people, four or six in some.", low=4, high=6, ge=4, le=6)
    transition: TransitionValue | None = choice_column(
        Transition, "As a report names it, for example “lumbarised S1”."
    )
    transition_side: SideValue | None = choice_column(Side, "As in the report.", more=True)
    castellvi: str | None = shown("As in the report, for example “IIb”.", more=True)
    numbering_note: str | None = shown("How your reports count, if they differ from each other.", long=True)
    source: str | None = shown("The report or letter that says so.", more=True)


class Background(Record, Sourced, Lasting, Ordered, table=True):
    """One thing about the person that matters for surgery and healing, as of a date."""

    title: ClassVar[str] = "background"
    date: DateValue | None = date_column("The day this was so, or since when. " + WHEN, today=True)
    kind: str = shown(
        "Smoking, work, weight, diabetes, bone density ...",
        "other",
        vocabulary="background",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("What you call it.", more=True)
    answer: AnswerValue | None = choice_column(
        Answer, "“no” says that you were asked and it is not so. Leave empty for a number."
    )
    value: str | None = shown("For example “82 kg”, “10 a day”, “T-score -2.6 hip”.")
    note: str | None = shown(NOTE, long=True, more=True)


class Goal(Record, Dated, Ordered, table=True):
    """What the person wants to be able to do; ``date`` says since when."""

    title: ClassVar[str] = "goal"
    date: DateValue | None = date_column("When you set it. " + WHEN, more=True)
    text: str | None = shown("For example “walk to the shop and back”.", long=True, asked=True)
    reached: DateValue | None = date_column("Leave empty while it is open. " + WHEN, more=True)
    reached_typed: str | None = Field(default=None)
    reached_earliest: str | None = Field(default=None)
    reached_latest: str | None = Field(default=None)
