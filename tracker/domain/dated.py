"""Records with partial dates: the order in which they stand, and whether they have happened, or are over, by a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol, TypeVar

from tracker.domain.dates import Happened, PartialDate
from tracker.domain.levels import Axis
from tracker.domain.site_set import Sites


class HasDate(Protocol):
    """Anything with a partial date and a place among its siblings."""

    date: PartialDate | None
    position: int


D = TypeVar("D", bound=HasDate)


def date_key(when: PartialDate | None) -> tuple[bool, tuple[date, date, str] | tuple[()]]:
    """A sort key for a date that may be missing: what has none comes last."""
    return when is None, when.sort_key if when else ()


def in_date_order(records: Iterable[D]) -> tuple[D, ...]:
    """Sort by date bounds, then by the person's own order; records without a date come last."""
    return tuple(sorted(records, key=lambda r: (date_key(r.date), r.position)))


def newest_first(records: Iterable[D]) -> tuple[D, ...]:
    """Sort by date, the newest first; records without a date come last all the same."""
    found = in_date_order(records)
    return (*reversed([one for one in found if one.date]), *(one for one in found if not one.date))


def in_order(records: Iterable[Any]) -> tuple[Any, ...]:
    """Sort records of one kind by their date, where they have one, then by the person's own order.

    What has neither stands from head to tail and by its kind, so that the same records always stand in the same order.
    """
    return tuple(sorted(records, key=_in_order))


def _in_order(record: Any) -> tuple[object, ...]:
    sites = getattr(record, "sites", None)
    place = min(map(Axis.standard.sort_key, sites.places), default=()) if isinstance(sites, Sites) else ()
    return (
        date_key(getattr(record, "date", None)),
        getattr(record, "position", 0),
        place,
        str(getattr(record, "kind", None) or ""),
    )


def happened(record: HasDate, on: date) -> Happened:
    """Whether a dated thing has happened by a day; without a date it has, as far as anyone knows."""
    return record.date.happened_by(on) if record.date else Happened.YES


def is_over(until: PartialDate | None, on: date) -> bool:
    """Whether something with an end is surely over by a day; an end of which no day at all is known has come."""
    if until is None:
        return False
    return until.happened_by(on) is Happened.YES or until.earliest is until.latest is None
