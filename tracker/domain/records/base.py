"""What records are made of: the value types of their columns, and the parts that several records share."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, Self, TypeVar
from uuid import uuid4

from sqlalchemy import inspect
from sqlmodel import Field, SQLModel

from tracker.domain.choices import (
    Activity,
    Answer,
    Area,
    Change,
    DeviceEventKind,
    FusionColumn,
    FusionMethod,
    FusionStatus,
    MedicineGroup,
    MRLabelKind,
    Origin,
    Outcome,
    PaperKind,
    Prescribed,
    Present,
    Qualifier,
    Sex,
    Status,
    StudyState,
    Transition,
    Translator,
)
from tracker.domain.columns import AS_TEXT, checked
from tracker.domain.dates import PartialDate
from tracker.domain.levels import Side
from tracker.domain.record_fields import choice_column, date_column, shown
from tracker.domain.site_set import Sites

DateValue = Annotated[PartialDate, checked(PartialDate, PartialDate.parse), AS_TEXT]
SitesValue = Annotated[Sites, checked(Sites, Sites.parse), AS_TEXT]
ActivityValue = Annotated[Activity, checked(Activity, Activity), AS_TEXT]
AnswerValue = Annotated[Answer, checked(Answer, Answer), AS_TEXT]
AreaValue = Annotated[Area, checked(Area, Area), AS_TEXT]
ChangeValue = Annotated[Change, checked(Change, Change), AS_TEXT]
DeviceEventKindValue = Annotated[DeviceEventKind, checked(DeviceEventKind, DeviceEventKind), AS_TEXT]
FusionColumnValue = Annotated[FusionColumn, checked(FusionColumn, FusionColumn), AS_TEXT]
FusionMethodValue = Annotated[FusionMethod, checked(FusionMethod, FusionMethod), AS_TEXT]
FusionStatusValue = Annotated[FusionStatus, checked(FusionStatus, FusionStatus), AS_TEXT]
MedicineGroupValue = Annotated[MedicineGroup, checked(MedicineGroup, MedicineGroup), AS_TEXT]
MRLabelKindValue = Annotated[MRLabelKind, checked(MRLabelKind, MRLabelKind), AS_TEXT]
OriginValue = Annotated[Origin, checked(Origin, Origin), AS_TEXT]
OutcomeValue = Annotated[Outcome, checked(Outcome, Outcome), AS_TEXT]
PaperKindValue = Annotated[PaperKind, checked(PaperKind, PaperKind), AS_TEXT]
PrescribedValue = Annotated[Prescribed, checked(Prescribed, Prescribed), AS_TEXT]
PresentValue = Annotated[Present, checked(Present, Present), AS_TEXT]
QualifierValue = Annotated[Qualifier, checked(Qualifier, Qualifier), AS_TEXT]
SexValue = Annotated[Sex, checked(Sex, Sex), AS_TEXT]
SideValue = Annotated[Side, checked(Side, Side), AS_TEXT]
StatusValue = Annotated[Status, checked(Status, Status), AS_TEXT]
StudyStateValue = Annotated[StudyState, checked(StudyState, StudyState), AS_TEXT]
TransitionValue = Annotated[Transition, checked(Transition, Transition), AS_TEXT]
TranslatorValue = Annotated[Translator, checked(Translator, Translator), AS_TEXT]

WHEN = "A year is enough: “2013”. “May 2013”, “23 May 2013”, “spring 2013” or “about 2005” work too."
WHERE = "Levels as you would write them: “L4-S1”, “L5”, “C5/6 and C6/7”, “left SI joint”, “neck”."
NOTE = "Anything else worth keeping, in your own words."
OWN_WORDS = "The words this came from, kept as they were."
WHO = "Pick a name, or type a new one."
PLACE = "Pick a place, or type a new one: hospital, city, country."


class Record(SQLModel):
    """What every record has: an identifier that survives export, and a version against silent overwriting."""

    title: ClassVar[str] = "record"
    parent: ClassVar[str | None] = None
    id: str = Field(default_factory=lambda: uuid4().hex, primary_key=True)
    version: int = Field(default=1)

    @classmethod
    def table(cls) -> str:
        """The name of the record's table."""
        return _table_of(cls)

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

    as_written: str | None = shown(OWN_WORDS, more=True, long=True)
    source_id: str | None = Field(default=None, foreign_key="sourcetext.id", ondelete="SET NULL")


class Dated(SQLModel):
    """A record with one date at its own precision; the bounds are written by the gate for sorting."""

    date: DateValue | None = date_column(WHEN)
    date_typed: str | None = Field(default=None)
    date_earliest: str | None = Field(default=None, index=True)
    date_latest: str | None = Field(default=None)


class Ordered(SQLModel):
    """A record with a place among its siblings, as the person entered them."""

    position: int = Field(default=0, ge=-1_000_000, le=1_000_000)


class Lasting(Dated):
    """A record that holds from one date until another; ``date`` says since when."""

    date: DateValue | None = date_column("When it began, as far as you know. " + WHEN)
    until: DateValue | None = date_column("Leave empty while it lasts. " + WHEN, more=True)
    until_typed: str | None = Field(default=None)
    until_earliest: str | None = Field(default=None)
    until_latest: str | None = Field(default=None)


class Identified(SQLModel):
    """What a card, a sticker or an implant log says of an implant."""

    maker: str | None = shown("As on the card or sticker.", more="Card or sticker")
    model: str | None = shown("As on the card or sticker.", more="Card or sticker")
    reference: str | None = shown("As on the card or sticker.", more="Card or sticker")
    size: str | None = shown("For example “6.5 x 45 mm”.", more="Card or sticker")
    material: str | None = shown("For example “titanium”, “PEEK”, as it is written.", more="Card or sticker")
    lot: str | None = shown("As on the card or sticker.", more="Card or sticker")
    serial: str | None = shown("As on the card or sticker.", more="Card or sticker")
    udi: str | None = shown(
        "The whole code under the barcode, as scanned or typed; it is kept as it is.",
        more="Card or sticker",
    )


class Labelled(SQLModel):
    """The MR label of an implant as somebody recorded it (terms of ASTM F2503); never inferred."""

    mr_label: MRLabelKindValue | None = choice_column(
        MRLabelKind, "Only what the card or a letter says.", more="MR label"
    )
    mr_conditions: str | None = shown(
        "Field strength and limits, as they stand there: “1.5 T and 3 T, normal mode”.",
        long=True,
        more="MR label",
    )
    mr_source: str | None = shown("For example “implant card, 2010”.", more="MR label")
    mr_date: DateValue | None = date_column("The date on the card or letter.", more="MR label")
    mr_date_typed: str | None = Field(default=None)
    mr_date_earliest: str | None = Field(default=None)
    mr_date_latest: str | None = Field(default=None)


class About(SQLModel):
    """A record about another one of any kind: its table and identifier stand for the record it is about.

    One pair of columns serves every kind; that the other record is there is held by the store.
    """

    about_table: str = Field(default="", index=False)
    about_id: str = Field(default="", index=True)


@cache
def _table_of(kind: type[Record]) -> str:
    return str(kind.__tablename__)


def members(record: Record) -> Iterator[Record]:
    """The record itself and everything nested in it."""
    yield record
    for name in type(record).children():
        for child in getattr(record, name):
            yield from members(child)


R = TypeVar("R", bound=Record)


def copied(record: R, changed: dict[str, Any]) -> R:
    """A copy to read, with some values changed, unchecked; its children are the same ones.

    A history is copied whole for each sheet, so the values are put in place without the checks and the bookkeeping of
    a record that is to be stored. A copy is never given to the store.
    """
    kind = type(record)
    made: R = _manager(kind).new_instance()
    nested = {name: list(getattr(record, name)) for name in kind.children()}
    vars(made).update(values_of(record) | nested | changed)
    return made


@cache
def _manager(kind: type[Record]) -> Any:
    return inspect(kind).class_manager


def values_of(record: Record) -> dict[str, Any]:
    """The values of a record's own fields."""
    loaded = vars(record)
    return {
        name: loaded[name] if name in loaded else getattr(record, name) for name in type(record).model_fields
    }
