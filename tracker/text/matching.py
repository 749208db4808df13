"""What is recorded already: the record a draft tells of again, what the draft would add to it, and the two made one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain import vocabulary
from tracker.domain.dates import PartialDate, Precision
from tracker.domain.gate import build, dump
from tracker.domain.history import History
from tracker.domain.records import Condition, ImagingStudy, Person, Procedure, Record, Status, Surgery
from tracker.domain.site_set import Sites
from tracker.text.drafts import Draft
from tracker.text.names import shown_name


@dataclass(frozen=True)
class Match:
    """A draft beside what is recorded. ``record`` is the one it tells of again, ``new`` what it would add to it.

    ``repeated`` says that an earlier draft of the same text says the same.
    """

    draft: Draft
    record: Record | None = None
    new: tuple[str, ...] = ()
    repeated: bool = False


def matches(drafts: Iterable[Draft], history: History) -> tuple[Match, ...]:
    """Each draft with the record it tells of again, if any.

    Several drafts may tell of one record ("PLIF 2015" and "microdiscectomy 2015" of one operation), but not
    with dates that cannot be the same day: then the second is another operation.
    """
    found: list[Match] = []
    for draft in drafts:
        earlier = [match for match in found if match.draft.kind is draft.kind]
        if any(_data(match.draft) == _data(draft) for match in earlier):
            found.append(Match(draft, repeated=True))
            continue
        apart = {
            match.record.id
            for match in earlier
            if match.record is not None
            and not _dates_meet(match.draft.data.get("date"), draft.data.get("date"))
        }
        record = already_recorded(draft, history, apart)
        found.append(Match(draft, record, new_in(draft, record) if record else ()))
    return tuple(found)


def _data(draft: Draft) -> dict[str, Any]:
    return {name: value for name, value in draft.data.items() if name != "as_written"}


def merged(draft: Draft, record: Record) -> Record:
    """The record with what is new in the draft added; nothing of the record is taken away."""
    data = dump(record)
    if isinstance(record, Person):
        data = {**draft.data, **data}
    elif _finer(draft.data.get("date"), getattr(record, "date", None)):
        data = {name: value for name, value in data.items() if name != "date_typed"} | {
            "date": draft.data["date"]
        }
    if isinstance(record, Surgery):
        data["procedures"] = _merged_procedures(draft.data["procedures"], record, data["procedures"])
    made = build(type(record), data)
    made.version = record.version
    return made


def _merged_procedures(
    new: Iterable[Mapping[str, Any]], surgery: Surgery, data: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The procedures with new sites and reasons joined to those that match, and new ones put behind."""
    for one in new:
        place = next((n for n, known in enumerate(surgery.procedures) if _procedures_meet(one, known)), None)
        if place is None:
            data = [*data, dict(one)]
            continue
        known, stored = surgery.procedures[place], data[place]
        sites = Sites.joined(
            (*known.sites, *(u for u in one.get("sites", Sites()) if u.site not in known.sites.places))
        )
        reasons = {reason.kind for reason in known.reasons}
        more = [dict(reason) for reason in one.get("reasons", ()) if reason["kind"] not in reasons]
        data[place] = stored | {"sites": sites, "reasons": [*stored.get("reasons", ()), *more]}
    return data


def already_recorded(draft: Draft, history: History, apart: Iterable[str] = ()) -> Record | None:
    """The record that tells of the same thing: a date that can be the same, a shared kind, sites that meet.

    Records whose identifiers are in ``apart`` do not count.
    """
    candidates: dict[type[Record], Sequence[Record]] = {
        Surgery: history.surgeries,
        Condition: history.conditions,
        ImagingStudy: history.imaging,
        Person: [history.person] if history.person else [],
    }
    for record in candidates.get(draft.kind, ()):
        if record.id not in apart and (isinstance(record, Person) or _same(draft.data, record)):
            return record
    return None


def _same(data: Mapping[str, Any], record: Any) -> bool:
    if not _dates_meet(data.get("date"), record.date):
        return False
    if isinstance(record, Surgery):
        if (data.get("status") is Status.PLANNED) != (record.status is Status.PLANNED):
            return False
        return any(
            _procedures_meet(one, procedure) for one in data["procedures"] for procedure in record.procedures
        )
    return data.get("kind") == record.kind and _sites_meet(data.get("sites", Sites()), record.sites)


def _procedures_meet(data: Mapping[str, Any], procedure: Procedure) -> bool:
    return data["kind"] == procedure.kind and _sites_meet(data.get("sites", Sites()), procedure.sites)


def _sites_meet(one: Sites, other: Sites) -> bool:
    return bool(set(one.places) & set(other.places)) or not one or not other


def _dates_meet(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether both can be the same day; a date that is not recorded meets only another such."""
    if one is None or other is None:
        return one is other
    starts = max(one.earliest or date.min, other.earliest or date.min)
    ends = min(one.latest or date.max, other.latest or date.max)
    return starts <= ends


def new_in(draft: Draft, record: Record) -> tuple[str, ...]:
    """What the draft would add to the record it matches, each as a few words for the review page."""
    if isinstance(record, Person):
        return tuple(name for name in draft.data if getattr(record, name, None) is None)
    new = (
        [f"date: {draft.data['date'].shown()}"]
        if _finer(draft.data.get("date"), getattr(record, "date", None))
        else []
    )
    if isinstance(record, Surgery):
        new += [text for one in draft.data["procedures"] for text in _new_procedure(one, record)]
    return tuple(new)


def _finer(one: PartialDate | None, other: PartialDate | None) -> bool:
    order = (
        Precision.DAY,
        Precision.MONTH,
        Precision.SEASON,
        Precision.YEAR,
        Precision.DECADE,
        Precision.RANGE,
    )
    if one is None or one.precision not in order:
        return False
    return (
        other is None
        or other.precision not in order
        or order.index(one.precision) < order.index(other.precision)
    )


def _new_procedure(data: Mapping[str, Any], surgery: Surgery) -> list[str]:
    term = vocabulary.procedures()[data["kind"]]
    name = shown_name(term, data.get("called"))
    matching = [one for one in surgery.procedures if _procedures_meet(data, one)]
    if not matching:
        return [f"{name} {data.get('sites', Sites())}".strip()]
    known = {reason.kind for procedure in matching for reason in procedure.reasons}
    places = {place for procedure in matching for place in procedure.sites.places}
    new = [f"{name}: {place}" for place in data.get("sites", Sites()).places if place not in places]
    reasons = vocabulary.indications()
    return new + [
        f"{name}: {reason.get('called') or reasons[reason['kind']].name}"
        for reason in data.get("reasons", ())
        if reason["kind"] not in known
    ]
