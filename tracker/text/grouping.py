"""Which events of a reading are one record: a day's operations stand together, and the person joins and splits them.

A *unit* is the least that can stand by itself: one procedure of an operation, one condition, one study with its
findings. Its key names it as long as the text stays the same, also while questions about it are answered.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.domain.records import Status
from tracker.text.reading import Event, EventType

OPERATIONS = (EventType.SURGERY, EventType.INJECTION, EventType.PLANNED)


@dataclass(frozen=True, slots=True)
class Unit:
    """The least that can stand by itself, with the key that names it."""

    key: str
    event: Event


class Way(StrEnum):
    """What a person does to groups."""

    SPLIT = "split"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Regrouping:
    """A group is split into its units, or joined with another; the key of a group is that of its first unit."""

    way: Way
    key: str
    other: str = ""


Group = list[Unit]


def groups_of(events: Iterable[Event], regroupings: Iterable[Regrouping] = ()) -> list[Group]:
    """The groups in the order of the text; what a regrouping names and is not there changes nothing."""
    groups = _by_day(_named(events))
    for regrouping in regroupings:
        groups = _regrouped(groups, regrouping)
    return groups


def joinable(one: Sequence[Unit], other: Sequence[Unit]) -> bool:
    """Whether two groups can be one record: two operations that came as far (done, planned, aborted), or two studies."""
    kinds = [{_kind(unit.event) for unit in group} for group in (one, other)]
    return kinds[0] == kinds[1] and len(kinds[0]) == 1 and "" not in kinds[0]


def _kind(event: Event) -> str:
    """What is joined only with its like; empty for what is never joined."""
    planned = "planned " if event.type is EventType.PLANNED else f"{event.status} " if event.status else ""
    if event.type in OPERATIONS and event.procedures:
        return f"{planned}operation"
    return (
        f"{planned}imaging" if event.type in (EventType.IMAGING, EventType.PLANNED) and event.studies else ""
    )


def _named(events: Iterable[Event]) -> list[Group]:
    """The units of each event, each with a key of its own."""
    seen = Counter[int]()
    groups = []
    for event in events:
        units = []
        for start, part in _parts(event):
            seen[start] += 1
            again = f"-{seen[start]}" if seen[start] > 1 else ""
            units.append(Unit(f"{start}{again}", part))
        groups.append(units)
    return groups


def _parts(event: Event) -> list[tuple[int, Event]]:
    """The event cut into units, each with the place of what names it."""
    if event.type in OPERATIONS and event.procedures:
        return [(said.start, replace(event, procedures=(said,))) for said in event.procedures]
    if event.type is EventType.CONDITION:
        return [(said.start, replace(event, conditions=(said,))) for said in event.conditions]
    return [(event.studies[0].start if event.studies else event.start, event)]


def _by_day(named: Iterable[Group]) -> list[Group]:
    """Operations of one exact day stand together where the first of them stood; conditions each by itself."""
    groups: list[Group] = []
    by_day: dict[tuple[str, bool, Status | None], Group] = {}
    for units in named:
        if not units or units[0].event.type is EventType.CONDITION:
            groups += [[unit] for unit in units]
            continue
        event = units[0].event
        operated = event.type in OPERATIONS and bool(event.procedures)
        exact = operated and event.date is not None and event.date.exact
        day = (str(event.date), event.type is EventType.PLANNED, event.status)
        if exact and day in by_day:
            by_day[day] += units
            continue
        groups.append(list(units))
        if exact:
            by_day[day] = groups[-1]
    return groups


def _regrouped(groups: list[Group], regrouping: Regrouping) -> list[Group]:
    places = {group[0].key: place for place, group in enumerate(groups)}
    at, other = places.get(regrouping.key), places.get(regrouping.other)
    if at is None:
        return groups
    if regrouping.way is Way.SPLIT:
        return [*groups[:at], *([unit] for unit in groups[at]), *groups[at + 1 :]]
    if other is None or other == at or not joinable(groups[at], groups[other]):
        return groups
    first, second = sorted((at, other))
    joined = [*groups[first], *groups[second]]
    return [*groups[:first], joined, *groups[first + 1 : second], *groups[second + 1 :]]
