"""The course of symptoms in steps of a week, a month or longer: the worst and the average of each step.

Steps are so long that at most ``MOST_STEPS`` of them fill the time that is drawn, however many entries there are.
Days are inclusive. Weeks begin on Monday, as the store aggregates them; a week counts to the month of its first entry.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tracker.domain import vocabulary
from tracker.domain.history import Course, History, SeriesPoint
from tracker.domain.records import Symptom
from tracker.domain.symptoms import followed
from tracker.views import words

MOST_STEPS = 160
_WEEK = timedelta(days=6)
_AXIAL = frozenset({"neck", "mid_back", "low_back", "si", "buttock"})
_LIMB = frozenset({"arm", "hand", "leg"})


@dataclass(frozen=True, slots=True)
class Step:
    """The entries between two days: the worst, the average of all of them, and how many there are."""

    start: date
    end: date
    worst: int
    mean: float
    entries: int

    @property
    def middle(self) -> date:
        """The day at which the step is drawn."""
        return self.start + (self.end - self.start) // 2


@dataclass(frozen=True, slots=True)
class SymptomCourse:
    """One symptom: its steps, and the entries whose day is not known, each as the range its date allows."""

    symptom: Symptom
    name: str
    steps: tuple[Step, ...]
    ranges: tuple[Step, ...]
    runs: tuple[tuple[Step, ...], ...]
    """The steps, cut where there was no entry for more than a year."""

    @property
    def worst(self) -> Step:
        """The step, or the range, with the worst entry; the latest of several."""
        return max((*self.steps, *self.ranges), key=lambda step: (step.worst, step.start))

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of all that is drawn."""
        every = (*self.steps, *self.ranges)
        return min(step.start for step in every), max(step.end for step in every)


@dataclass(frozen=True, slots=True)
class Courses:
    """The symptoms that are drawn, and how many with entries are not; ``span`` is a key of ``SPANS``."""

    drawn: tuple[SymptomCourse, ...]
    others: int
    span: str


def courses(history: History, on: date, most: int = 2) -> Courses:
    """The symptom of the back or neck and the one of a leg or arm that were noted last, then others, up to ``most``.

    The history given is one as of the day ``on``.
    """
    noted = [(symptom, history.course_of(symptom)) for symptom in _by_last_entry(history, on)]
    noted = [(symptom, course) for symptom, course in noted if course.points]
    chosen = _back_and_limb_first(noted)[:most]
    points = [point for _, course in chosen for point in course.points]
    span = _span(points) if points else "week"
    drawn = tuple(_course(symptom, course, span) for symptom, course in chosen)
    return Courses(drawn, len(noted) - len(drawn), span)


def _by_last_entry(history: History, on: date) -> tuple[Symptom, ...]:
    lasting = followed(history, on)
    return (*lasting, *(symptom for symptom in history.symptoms if symptom not in lasting))


_Noted = tuple[Symptom, Course]


def _back_and_limb_first(noted: Sequence[_Noted]) -> list[_Noted]:
    def first(regions: frozenset[str]) -> list[_Noted]:
        return [one for one in noted if (vocabulary.symptoms()[one[0].kind].region or "") in regions][:1]

    pair = [*first(_AXIAL), *first(_LIMB)]
    return [*pair, *(one for one in noted if one not in pair)]


SPANS: dict[str, Callable[[date], tuple[date, date]]] = {
    "week": lambda day: (day - timedelta(days=day.weekday()), day - timedelta(days=day.weekday()) + _WEEK),
    "month": lambda day: _months(day, 1),
    "quarter": lambda day: _months(day, 3),
    "year": lambda day: _months(day, 12),
}
"""How long a step is: the first and the last day of the step that a day lies in."""


def _months(day: date, length: int) -> tuple[date, date]:
    return _months_from(day.year, (day.month - 1) // length * length + 1, length)


@lru_cache(maxsize=1024)
def _months_from(year: int, month: int, length: int) -> tuple[date, date]:
    first = date(year, month, 1)
    after = first.year * 12 + first.month - 1 + length
    return first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _span(points: Iterable[SeriesPoint]) -> str:
    """The shortest step of which not too many fill the time from the first to the last point."""
    starts = [point.start for point in points]
    days = (max(starts) - min(starts)).days
    lengths = {"week": 7, "month": 30, "quarter": 91}
    return next((span for span, length in lengths.items() if days / length <= MOST_STEPS), "year")


def _course(symptom: Symptom, course: Course, span: str) -> SymptomCourse:
    exact = [point for point in course.points if point.end is None]
    steps: dict[tuple[date, date], list[SeriesPoint]] = {}
    for point in exact:
        steps.setdefault(SPANS[span](point.start), []).append(point)
    found = tuple(_step(start, end, inside) for (start, end), inside in sorted(steps.items()))
    ranges = tuple(_step(point.start, point.end, [point]) for point in course.points if point.end)
    return SymptomCourse(symptom, words.symptom_words(symptom), found, ranges, _runs(found))


def _step(start: date, end: date, points: Sequence[SeriesPoint]) -> Step:
    entries = sum(point.entries for point in points)
    total = sum((point.score if point.mean is None else point.mean) * point.entries for point in points)
    return Step(start, end, max(point.score for point in points), total / entries, entries)


def _runs(steps: Sequence[Step]) -> tuple[tuple[Step, ...], ...]:
    """Cut where there was no entry for more than a year: a line over such a gap would claim values."""
    runs: list[list[Step]] = []
    for step in steps:
        if not runs or (step.start - runs[-1][-1].end).days > 366:
            runs.append([])
        runs[-1].append(step)
    return tuple(map(tuple, runs))
