"""Imaging with its findings, and what was said of fusion."""

from typing import ClassVar

from sqlmodel import Field, Relationship

from tracker.domain.choices import Change, FusionColumn, FusionMethod, FusionStatus, Qualifier, StudyState
from tracker.domain.record_fields import choice_column, date_column, link_column, shown, sites_column
from tracker.domain.records.base import (
    NOTE,
    PLACE,
    WHEN,
    WHERE,
    WHO,
    ChangeValue,
    Dated,
    DateValue,
    FusionColumnValue,
    FusionMethodValue,
    FusionStatusValue,
    Ordered,
    QualifierValue,
    Record,
    SitesValue,
    Sourced,
    StudyStateValue,
)


class ImagingStudy(Record, Sourced, Dated, Ordered, table=True):
    """One X-ray, CT, MRI or other test with its findings."""

    title: ClassVar[str] = "imaging"
    kind: str = shown("X-ray, CT, MRI ...", "xray", vocabulary="imaging", asked=True)
    sites: SitesValue = sites_column("“low back”, “neck”, or levels.", site_kind="region")
    state: StudyStateValue = choice_column(
        StudyState,
        "Ordered, done, report received, discussed.",
        StudyState.DONE,
        asked=True,
    )
    ordered: DateValue | None = date_column("The day it was asked for. " + WHEN, more="Each step")
    ordered_typed: str | None = Field(default=None)
    ordered_earliest: str | None = Field(default=None)
    ordered_latest: str | None = Field(default=None)
    received: DateValue | None = date_column("The day the report came. " + WHEN, more="Each step")
    received_typed: str | None = Field(default=None)
    received_earliest: str | None = Field(default=None)
    received_latest: str | None = Field(default=None)
    discussed: DateValue | None = date_column(
        "The day somebody went through it with you. " + WHEN, more="Each step"
    )
    discussed_typed: str | None = Field(default=None)
    discussed_earliest: str | None = Field(default=None)
    discussed_latest: str | None = Field(default=None)
    facility: str | None = shown(PLACE, names="facility", more="Who and where")
    ordered_by: str | None = shown(WHO, names="clinician", more="Who and where")
    reader: str | None = shown(WHO, names="clinician", more="Who and where")
    details: str | None = shown(
        "For example “standing, bending forward and back” or “with contrast”.", more=True
    )
    compared_with: str | None = shown("The earlier study the report names.", more="The report")
    numbering_note: str | None = shown("If it numbers the vertebrae in its own way.", more="The report")
    pictures: str | None = shown("For example “CD at home”.", more="Who and where")
    report: str | None = shown("In the report's words.", long=True, more="The report")
    note: str | None = shown(NOTE, long=True, more=True)
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
        "The name that fits best.",
        "other",
        vocabulary="findings",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("For example “mild slip”.", more=True)
    sites: SitesValue = sites_column(WHERE, site_kind="segment")
    qualifier: QualifierValue = choice_column(
        Qualifier,
        "“absent” only when the report says that it is not there.",
        Qualifier.PRESENT,
        asked=True,
    )
    grade: str | None = shown("For example “moderate”, “Meyerding II”, “6 mm”.", more=True)
    change: ChangeValue | None = choice_column(Change, "Only when the report compares.", more=True)
    study: ImagingStudy = Relationship(back_populates="findings")


class FusionAssessment(Record, Sourced, Dated, Ordered, table=True):
    """What was said of the fusion of one or more segments on a date."""

    title: ClassVar[str] = "fusion assessment"
    date: DateValue | None = date_column("The day of the image or the operation. " + WHEN)
    sites: SitesValue = sites_column("For example “L4-L5”; segments can differ.", site_kind="segment")
    status: FusionStatusValue | None = choice_column(
        FusionStatus,
        "“not fused yet” and “pseudarthrosis” only when someone said so.",
        asked=True,
    )
    method: FusionMethodValue | None = choice_column(
        FusionMethod, "CT, X-ray bending forward and back, seen at operation ..."
    )
    column: FusionColumnValue | None = choice_column(
        FusionColumn, "Between the bodies, or beside the spine.", more=True
    )
    grade_system: str | None = shown("For example “Bridwell”.", more=True)
    grade: str | None = shown("As in the report.", more=True)
    reader: str | None = shown(WHO, names="clinician", more=True)
    words: str | None = shown("The sentence of the report, or what you were told.", long=True)
    imaging_id: str | None = link_column("imagingstudy", "The image it was seen on.")
    surgery_id: str | None = link_column("surgery", "The operation it was seen in.")
