"""What a draft would add to a record that tells of the same thing, and the two made one; nothing recorded is lost."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from tracker.domain import vocabulary
from tracker.domain.dates import PartialDate, Precision
from tracker.domain.gate import build, dump, vocabulary_of
from tracker.domain.labels import asked
from tracker.domain.levels import Site
from tracker.domain.records import Record
from tracker.domain.site_set import Sites
from tracker.text.names import shown_name

R = TypeVar("R", bound=Record)
Values = Mapping[str, Any]

_OWN = ("id", "version", "source_id", "position")
_NEVER_NEW = (*_OWN, "kind", "called", "status", "state", "as_written")
"""What a record always has, or what is joined without being told."""


def values_of(record: Record) -> dict[str, Any]:
    """What is recorded, as values by field name with those of the children; without what only places it."""
    kind = type(record)
    hidden = {*_OWN, kind.parent}
    values = {
        name: value
        for name in kind.model_fields
        if name not in hidden
        and not name.endswith(("_earliest", "_latest"))
        and (value := getattr(record, name)) not in (None, "", Sites())
    }
    return values | {name: [values_of(one) for one in getattr(record, name)] for name in kind.children()}


def merged(told: Values, record: R) -> R:
    """The record with what is new in the values of a draft; what it says itself stays, but for a vaguer date."""
    made = build(type(record), _joined(type(record), told, record))
    made.version = record.version
    return made


def _joined(kind: type[Record], told: Values, record: Record) -> dict[str, Any]:
    data = dump(record)
    for name, value in told.items():
        if name in kind.children():
            data[name] = _joined_children(kind.children()[name], value, getattr(record, name))
        elif name == "sites":
            data[name] = _both(value, record)
        elif name == "date" and _finer(value, getattr(record, name)):
            data.pop("date_typed", None)
            data |= {key: told[key] for key in ("date", "date_typed") if key in told}
        elif name == "as_written":
            lines = dict.fromkeys((*str(data.get(name, "")).split("\n"), *str(value).split("\n")))
            data[name] = "\n".join(line for line in lines if line)
        elif name not in data and not name.endswith("_typed"):
            data[name] = value
    return data


def _both(sites: Sites, record: Any) -> Sites:
    new = new_places(sites, record.sites)
    return Sites.joined((*record.sites, *(use for use in sites if use.site in new)))


def new_places(told: Sites, known: Sites) -> tuple[Site, ...]:
    """The places that are not known yet; a vertebra beside a known segment tells no new one ("micro L5")."""
    borders = {end for segment in known.segments for end in (segment.upper, segment.lower)}
    return tuple(place for place in told.places if place not in known.places and place not in borders)


def _joined_children(kind: type[Record], told: Sequence[Values], known: Sequence[Record]) -> list[Values]:
    made: list[Values] = [dump(child) for child in known]
    for values in told:
        place = next((n for n, child in enumerate(known) if meets(values, child)), None)
        if place is None:
            made.append(dict(values))
        else:
            made[place] = _joined(kind, values, build(kind, made[place]))
    return made


def meets(told: Values, child: Any) -> bool:
    """Whether values tell of what a child record tells: the same kind, and sites that meet."""
    if told["kind"] != child.kind:
        return False
    if "sites" not in type(child).model_fields:
        return bool(child.kind != "other" or told.get("called") == child.called)
    return sites_meet(told.get("sites", Sites()), child.sites)


def sites_meet(one: Sites, other: Sites) -> bool:
    """Whether a place is among both, or a vertebra of one borders a segment of the other.

    Sites that are not recorded can be any.
    """
    if not one or not other or set(one.places) & set(other.places):
        return True
    return any(set(a.vertebrae) & b.touched for a, b in ((one, other), (other, one)))


def new_in(told: Values, record: Record) -> tuple[str, ...]:
    """What the values of a draft would add to a record, each as a few words for the review page."""
    return tuple(_new(told, record, ""))


def _new(told: Values, record: Any, name: str) -> Iterator[str]:
    kind: type[Record] = type(record)
    for field, value in told.items():
        if field in kind.children():
            for values in value:
                yield from _new_child(kind.children()[field], values, getattr(record, field), name)
        elif field == "sites":
            places = new_places(value, record.sites)
            yield from (f"{name or _label(kind, field)}: {place}" for place in places)
        elif field == "date":
            if _finer(value, record.date):
                yield f"date: {value.shown()}"
        elif field not in _NEVER_NEW and not field.endswith("_typed") and getattr(record, field) is None:
            label = _label(kind, field)
            shown = value.shown() if isinstance(value, PartialDate) else value
            yield f"{name}: {label}: {shown}" if name else f"{label}: {shown}"


def _label(kind: type[Record], field: str) -> str:
    return asked(kind, field).rstrip("?").lower()


def _new_child(kind: type[Record], told: Values, known: Sequence[Any], name: str) -> Iterator[str]:
    meeting = [child for child in known if meets(told, child)]
    if meeting:
        new = [set(_new(told, child, _name(kind, told))) for child in meeting]
        yield from (
            words for words in _new(told, meeting[0], _name(kind, told)) if all(words in n for n in new)
        )
        return
    words = f"{_name(kind, told)} {told.get('sites', '')}".strip()
    yield f"{name}: {words}" if name else words


def _name(kind: type[Record], told: Values) -> str:
    terms = vocabulary.named(vocabulary_of(kind, "kind") or "")
    return shown_name(terms[told["kind"]], told.get("called"))


_FINENESS = (
    Precision.DAY,
    Precision.MONTH,
    Precision.SEASON,
    Precision.YEAR,
    Precision.DECADE,
    Precision.RANGE,
)


def _finer(one: PartialDate | None, other: PartialDate | None) -> bool:
    if one is None or one.precision not in _FINENESS:
        return False
    if other is None or other.precision not in _FINENESS:
        return True
    return _FINENESS.index(one.precision) < _FINENESS.index(other.precision)
