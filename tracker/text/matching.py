"""What is recorded already: the record that a draft tells of again, in the same words or in others."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from tracker.domain.dates import PartialDate
from tracker.domain.history import History
from tracker.domain.records import (
    Condition,
    ImagingStudy,
    OtherOperation,
    Person,
    Record,
    Status,
    Surgery,
    Treatment,
)
from tracker.domain.site_set import Sites
from tracker.domain.spelling import fold
from tracker.text.drafts import Draft
from tracker.text.merging import meets, new_in, sites_meet, values_of


@dataclass(frozen=True)
class Match:
    """A draft beside what is recorded. ``record`` is the one it tells of again, ``new`` what it would add to it.

    ``again`` says that the record was saved from the same words; it may have been corrected since, so they add
    nothing to it. ``repeated`` says that an earlier draft of the same text says the same.
    """

    draft: Draft
    record: Record | None = None
    new: tuple[str, ...] = ()
    repeated: bool = False
    again: bool = False


def corrected(draft: Draft, record: Record) -> Draft:
    """The draft telling what the person made of it on the review page."""
    return replace(draft, data=values_of(record))


def matches(drafts: Iterable[Draft], history: History, *, kept: bool = False) -> tuple[Match, ...]:
    """Each draft with the record it tells of again, if any; ``kept`` says that this very text was saved before.

    Several drafts may tell of one record ("PLIF 2015" and "microdiscectomy 2015" of one operation), but not
    with dates that cannot be the same day: then the second is another operation.
    """
    found: list[Match] = []
    told: set[Hashable] = set()
    dates: dict[
        str, set[PartialDate | None]
    ] = {}  # those of the earlier drafts that tell of a record, by its id
    for draft in drafts:
        facts = (draft.kind, _told(draft.data))
        if facts in told:
            found.append(Match(draft, repeated=True))
            continue
        told.add(facts)
        match = _match(draft, history, _other_days(draft, dates), set(dates), kept)
        if match.record is not None:
            dates.setdefault(match.record.id, set()).add(draft.data.get("date"))
        found.append(match)
    return tuple(found)


def _match(draft: Draft, history: History, apart: set[str], taken: set[str], kept: bool) -> Match:
    record = already_recorded(draft, history, apart)
    same = _of_same_words(draft, history, kept)
    if record is None or (kept and same and record not in same):
        record = next((one for one in same if one.id not in taken), same[0] if same else None)
    if record is None or record in same:
        return Match(draft, record, again=record is not None)
    return Match(draft, record, new_in(draft.data, record))


def _other_days(draft: Draft, dates: Mapping[str, Iterable[PartialDate | None]]) -> set[str]:
    """The records that earlier drafts tell of with a date that cannot be the day of this one."""
    when = draft.data.get("date")
    return {id for id, days in dates.items() if not all(_dates_meet(day, when) for day in days)}


def _of_same_words(draft: Draft, history: History, kept: bool) -> list[Record]:
    """The records that were saved from these very lines: of this text, or of another with a date that meets."""
    lines = _lines(draft.words)
    found = [one for one in _candidates(draft, history) if draft.words and lines & _written(one)]
    found = [one for one in found if kept or _dates_meet(draft.data.get("date"), _date(one))]
    return found if lines <= frozenset().union(*map(_written, found)) else []


def _written(record: Any) -> frozenset[str]:
    return _lines(getattr(record, "as_written", None) or "")


def _date(record: Any) -> PartialDate | None:
    when: PartialDate | None = getattr(record, "date", None)
    return when


@lru_cache(maxsize=1024)
def _lines(text: str) -> frozenset[str]:
    return frozenset(text.split("\n"))


def _told(value: Any) -> Hashable:
    """The values without what only names the words they came from or the records they are to be."""
    if isinstance(value, Mapping):
        return frozenset(
            (name, _told(one)) for name, one in value.items() if name not in ("as_written", "id")
        )
    return tuple(map(_told, value)) if isinstance(value, list | tuple) else value


def already_recorded(draft: Draft, history: History, apart: Iterable[str] = ()) -> Record | None:
    """The record that tells of the same thing: a date that can be the same, a shared kind, sites that meet.

    Records whose identifiers are in ``apart`` do not count.
    """
    for record in _candidates(draft, history):
        if record.id not in apart and (isinstance(record, Person) or _same(draft.data, record)):
            return record
    return None


def _candidates(draft: Draft, history: History) -> Sequence[Record]:
    records: dict[type[Record], Sequence[Record]] = {
        Surgery: history.surgeries,
        Condition: history.conditions,
        ImagingStudy: history.imaging,
        Treatment: history.treatments,
        OtherOperation: history.other_operations,
        Person: [history.person] if history.person else [],
    }
    return records.get(draft.kind, ())


def _same(data: Mapping[str, Any], record: Any) -> bool:
    if not _dates_meet(data.get("date"), record.date):
        return False
    if isinstance(record, Surgery):
        if (data.get("status") is Status.PLANNED) != (record.status is Status.PLANNED):
            return False
        return any(meets(one, procedure) for one in data["procedures"] for procedure in record.procedures)
    if isinstance(record, OtherOperation):
        return fold(data.get("called") or "") == fold(record.called or "")
    return data.get("kind") == record.kind and sites_meet(data.get("sites", Sites()), record.sites)


def _dates_meet(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether both can be the same day; a date that is not recorded meets only another such."""
    if one is None or other is None:
        return one is other
    starts = max(one.earliest or date.min, other.earliest or date.min)
    ends = min(one.latest or date.max, other.latest or date.max)
    return starts <= ends
