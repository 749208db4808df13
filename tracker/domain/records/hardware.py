"""Hardware of the spine and what became of it; implants elsewhere."""

from typing import ClassVar

from sqlmodel import Field, Relationship

from tracker.domain.choices import Answer, DeviceEventKind
from tracker.domain.record_fields import choice_column, date_column, link_column, shown, sites_column
from tracker.domain.records.base import (
    NOTE,
    WHEN,
    WHERE,
    AnswerValue,
    Dated,
    DateValue,
    DeviceEventKindValue,
    Identified,
    Labelled,
    Lasting,
    Ordered,
    Record,
    SitesValue,
    Sourced,
)


class Device(Record, Sourced, Identified, Labelled, Ordered, table=True):
    """One kind of hardware at its sites: two rods are one device with quantity 2."""

    title: ClassVar[str] = "hardware"
    kind: str = shown(
        "Screws, rods, a cage ...",
        "hardware",
        vocabulary="hardware",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("What you call it.", more=True)
    sites: SitesValue = sites_column(WHERE + " Rods: from where to where.")
    quantity: int | None = shown("Leave empty if you do not know.", low=1, high=99, ge=1, le=99)
    procedure_id: str | None = shown(
        "The operation that put it in.",
        foreign_key="procedure.id",
        ondelete="RESTRICT",
        link="procedure",
    )
    note: str | None = shown(NOTE, long=True, more=True)
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
        "For example broken, removed, or not recorded whether removed.",
        DeviceEventKind.OBSERVED_INTACT,
        asked=True,
    )
    quantity: int | None = shown(
        "Empty means all of them. Taken out, but not known how many? "
        "Then choose “not recorded whether removed”.",
        low=1,
        high=99,
        ge=1,
        le=99,
    )
    sites: SitesValue = sites_column(
        "Only where it is said: “S1”, “L5 left”. Empty means all of them, or not said which.",
        later=True,
        site_kind="vertebra",
        more=True,
    )
    surgery_id: str | None = link_column("surgery", "The operation it was removed or exchanged in.")
    imaging_id: str | None = link_column("imagingstudy", "The image it was seen on.")
    note: str | None = shown(NOTE, more=True)
    device: Device = Relationship(back_populates="events")


class OtherImplant(Record, Sourced, Identified, Labelled, Lasting, Ordered, table=True):
    """An implant outside the spine, such as a heart stent; ``date`` says when it was put in."""

    title: ClassVar[str] = "other implant"
    date: DateValue | None = date_column(WHEN)
    kind: str = shown(
        "Heart stent, pacemaker, joint ...",
        "other",
        vocabulary="other_implants",
        spoken="called",
        asked=True,
    )
    called: str | None = shown("What you call it.", more=True)
    place: str | None = shown("For example “heart” or “left hip”.")
    quantity: int | None = shown("Leave empty if you do not know.", low=1, high=99, ge=1, le=99)
    until: DateValue | None = date_column("Leave empty while it is in. " + WHEN, more=True)
    card: AnswerValue | None = choice_column(Answer, "Leave empty if you have not looked.", more=True)
    note: str | None = shown(NOTE, long=True, more=True)
