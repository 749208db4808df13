"""Scores and tolerances as series over time: each instrument by itself, with its range, its unit and its direction."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tracker.domain import vocabulary
from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.domain.records import Activity, Score, Tolerance
from tracker.views import care_words, words
from tracker.views.timeline_marks import Days, days_of


@dataclass(frozen=True, slots=True)
class Point:
    """One total, or one tolerance: the days its date allows (None: not recorded), and both in words."""

    value: float
    days: Days | None
    when: str
    said: str
    table: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One instrument, or one activity in one unit; the points in date order, those without a date last.

    ``low`` and ``high`` bound what it can be, None where a side has no bound; ``about`` says range and
    direction, and is empty where neither is known. Two instruments never share a measure.
    """

    name: str
    about: str
    low: float | None
    high: float | None
    points: tuple[Point, ...]

    @property
    def dated(self) -> tuple[Point, ...]:
        """The points that can be drawn."""
        return tuple(point for point in self.points if point.days is not None)

    @property
    def bounds(self) -> tuple[float, float]:
        """The axis: the range of the instrument; where it has none, from 0 or below to the highest value."""
        values = [point.value for point in self.points]
        low = self.low if self.low is not None else min(0.0, *values)
        high = self.high if self.high is not None else max(values)
        return low, high if high > low else low + 1


def scores(history: History) -> tuple[Measure, ...]:
    """A measure for each instrument in the order of the vocabulary; another score by its own words."""
    groups: dict[tuple[int, str], list[Score]] = {}
    order = list(vocabulary.scores())
    for score in history.scores:
        own = (score.called or "") if score.kind == "other" else ""
        groups.setdefault((order.index(score.kind), own), []).append(score)
    return tuple(_score_measure(groups[key]) for key in sorted(groups))


def _score_measure(records: list[Score]) -> Measure:
    kind = vocabulary.scores()[records[0].kind]
    points = tuple(
        _point(record, record.total, care_words.total_words(record))
        for record in records
        if record.total is not None
    )
    return Measure(care_words.score_name(records[0]), _about(records[0]), kind.low, kind.high, points)


def _about(score: Score) -> str:
    """What is known of the instrument: "0 to 100 %, lower is better"."""
    said, unit = care_words.range_words(score), care_words.behind(score)
    return said if unit in ("", "°") or not said else said.replace(", ", f"{unit}, ", 1)


_UNITS: tuple[tuple[str, str, Callable[[Tolerance], int | None]], ...] = (
    ("minutes", "measure.minutes", lambda record: record.minutes),
    ("metres", "measure.metres", lambda record: record.metres),
)
"""The phrase for a number of units, the phrase for the name of the measure, and the number itself."""


def tolerances(history: History) -> tuple[Measure, ...]:
    """Walking, sitting and standing; minutes and metres apart."""
    return tuple(_tolerance_measures(history))


def _tolerance_measures(history: History) -> Iterator[Measure]:
    for activity in Activity:
        own = [record for record in history.tolerances if record.activity is activity]
        for unit, name, value_of in _UNITS:
            points = tuple(
                _point(record, value, f"{say(unit, number=value)}{_ended(record)}")
                for record in own
                if (value := value_of(record)) is not None
            )
            if points:
                named = say(name, activity=words.capital(words.choice(activity)))
                yield Measure(named, "", 0, None, points)


def _ended(record: Tolerance) -> str:
    return f", {say('head.ended_by', what=record.note)}" if record.note else ""


def _point(record: Score | Tolerance, value: float, said: str) -> Point:
    return Point(value, days_of(record.date), words.when(record.date), said, record.table(), record.id)


def measures(history: History) -> tuple[Measure, ...]:
    """Scores, then tolerances."""
    return tuple(measure for measure in (*scores(history), *tolerances(history)) if measure.points)


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """A row of the table: the first, the newest, and all between, each with its date."""

    name: str
    about: str
    first: str
    between: tuple[str, ...]
    latest: str


def then_and_now(found: Iterable[Measure]) -> tuple[ThenAndNow, ...]:
    """The table "then and now"; what has one value alone has no newest one."""
    return tuple(_row(measure) for measure in found)


def _row(measure: Measure) -> ThenAndNow:
    said = [f"{point.said} ({point.when})" for point in measure.points]
    return ThenAndNow(
        measure.name, measure.about, said[0], tuple(said[1:-1]), said[-1] if len(said) > 1 else ""
    )


@dataclass(frozen=True, slots=True)
class Operation:
    """A numbered operation to be marked over a course: the day it is drawn at, and its date in words."""

    number: int
    day: date
    when: str


def operations(history: History) -> tuple[Operation, ...]:
    """The numbered operations whose date is known, at the middle of the days it allows."""
    found = ((history.number_of(one), days_of(one.date), words.when(one.date)) for one in history.operations)
    return tuple(Operation(number, days.middle, when) for number, days, when in found if number and days)
