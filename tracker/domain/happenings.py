"""What became of a device, in date order: each event with its date, and whether it has happened by a day.

What belongs to an operation that did not take place, or to an image that was not taken, has not happened, whatever
its date. A removal of hardware as a procedure, with nothing recorded of what came of any device there, leaves each
device at its places "not recorded whether removed".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from tracker.domain.dated import date_key
from tracker.domain.dates import Happened, PartialDate
from tracker.domain.history import History
from tracker.domain.records import Device, DeviceEvent, DeviceEventKind, ImagingStudy, Surgery
from tracker.domain.removals import untold_removals
from tracker.domain.site_set import Sites

TROUBLE = frozenset(
    {
        DeviceEventKind.LOOSENED,
        DeviceEventKind.BROKEN,
        DeviceEventKind.DISPLACED,
        DeviceEventKind.BACKED_OUT,
        DeviceEventKind.SUBSIDED,
        DeviceEventKind.MALPOSITIONED,
        DeviceEventKind.INFECTED,
        DeviceEventKind.PAINFUL,
    }
)
OUT = frozenset({DeviceEventKind.REMOVED, DeviceEventKind.EXCHANGED})
"""What takes a device out: all of it, or as many as the event says."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of a device with its date and whether it has happened by the day that was asked for.

    ``date`` is the event's own, else that of the operation or the image it belongs to.
    """

    event: DeviceEvent
    date: PartialDate | None
    happened: Happened = field(default=Happened.YES, compare=False)

    @property
    def kind(self) -> DeviceEventKind:
        """What happened."""
        return self.event.kind

    @property
    def quantity(self) -> int | None:
        """Of how many; None for all of them, or where it is not recorded."""
        return self.event.quantity

    @property
    def sites(self) -> Sites:
        """Of those at which places; empty for all of them, or where it is not recorded which."""
        return self.event.sites

    @property
    def possibly_later(self) -> bool:
        """Whether the day lies within its dates; of one without any known day nobody can tell, and it has happened."""
        known = self.date is not None and (self.date.earliest or self.date.latest) is not None
        return known and self.happened is Happened.POSSIBLY


def put_in_date(history: History, device: Device) -> PartialDate | None:
    """When a device was put in: the date of its operation, else of its "implanted" event, else not recorded."""
    surgery = history.surgery_of(device)
    if surgery is not None and surgery.date is not None:
        return surgery.date
    dates = (event_date(history, e) for e in device.events if e.kind is DeviceEventKind.IMPLANTED)
    return next((found for found in dates if found), None)


def event_date(history: History, event: DeviceEvent) -> PartialDate | None:
    """When an event was: its own date, else that of the operation or the image it belongs to."""
    if event.date is not None:
        return event.date
    keys = (Surgery.table(), event.surgery_id or ""), (ImagingStudy.table(), event.imaging_id or "")
    found = (history.by_key.get(key) for key in keys)
    return next(
        (record.date for record in found if isinstance(record, Surgery | ImagingStudy) and record.date), None
    )


def happenings(history: History, device: Device, on: date | None = None) -> tuple[Happening, ...]:
    """What became of a device, in date order: all that is recorded, or what may have happened by a day.

    The putting in is not among them (see ``put_in_date``), nor what belongs to an operation that did not
    take place or to an image that was not taken. Without a date a thing has happened, as far as anyone knows.
    """
    name = f"happenings of {device.id}", on
    if name not in history.kept:
        history.kept[name] = tuple(_by(on, _all_of(history, device)))
    found: tuple[Happening, ...] = history.kept[name]
    return found


def _all_of(history: History, device: Device) -> tuple[Happening, ...]:
    """All that is recorded to have become of a device, in date order; found once and kept with the history."""
    name = f"happenings of {device.id}", None
    if name not in history.kept:
        found = _recorded(history, device)
        order = sorted(found, key=lambda one: (date_key(one.date), _stayed(one), one.event.position))
        history.kept[name] = tuple(order)
    kept: tuple[Happening, ...] = history.kept[name]
    return kept


def _by(on: date | None, found: Iterable[Happening]) -> Iterator[Happening]:
    """What has happened, or possibly has, by a day."""
    for news in found:
        has = news.date.happened_by(on) if news.date and on else Happened.YES
        if has is not Happened.NO:
            yield replace(news, happened=has) if has is not news.happened else news


def _stayed(news: Happening) -> bool:
    """What was left in at an operation is told behind what came out at it, in whichever order it was entered."""
    return news.kind is DeviceEventKind.LEFT_IN_PLACE


def _recorded(history: History, device: Device) -> Iterator[Happening]:
    for event in device.events:
        if event.kind is not DeviceEventKind.IMPLANTED and not (
            {event.surgery_id, event.imaging_id} & history.never
        ):
            yield Happening(event, event_date(history, event))
    for surgery in untold_removals(history, device, put_in_date(history, device)):
        yield Happening(_untold(device.id, surgery.id), surgery.date)


@lru_cache(maxsize=10_000)
def _untold(device_id: str, surgery_id: str) -> DeviceEvent:
    """What the record leaves open of a device at an operation that took hardware out; it is stored nowhere."""
    return DeviceEvent.of(
        id=f"{device_id}-{surgery_id}",
        device_id=device_id,
        kind=DeviceEventKind.FATE_NOT_RECORDED,
        surgery_id=surgery_id,
    )
