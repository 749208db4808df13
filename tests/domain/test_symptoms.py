"""Which symptoms are offered for logging, and in which order."""

from datetime import date

import makers as m
import pytest

from tracker.domain.history import Course, History
from tracker.domain.records import Symptom
from tracker.domain.symptoms import followed

ON = date(2016, 3, 1)


def noted(*symptoms: tuple[Symptom, str | None, str | None]) -> History:
    """A history in which each symptom was noted last on a day at a time."""
    courses = {
        symptom.id: Course((), 1, *[m.entry(symptom, day, 5, time=time)] * 3)
        for symptom, day, time in symptoms
        if day
    }
    return History(symptoms=tuple(symptom for symptom, _, _ in symptoms), courses=courses)


def test_the_one_noted_last_comes_first() -> None:
    never, old, morning, evening = (
        m.symptom(kind) for kind in ("headache", "arm_pain", "leg_pain", "back_pain")
    )
    history = noted(
        (never, None, None),
        (old, "2015-12-31", "23:59"),
        (morning, "2016-03-01", "08:30"),
        (evening, "2016-03-01", "20:00"),
    )
    assert followed(history, ON) == (evening, morning, old, never)


@pytest.mark.parametrize(
    ("until", "expected", "why"),
    [
        (None, True, "it lasts"),
        ("2015", False, "it ended"),
        ("2016", True, "it may not have ended yet"),
        ("2017-05", True, "it ends later"),
    ],
)
def test_what_has_ended_is_not_offered(until: str | None, expected: bool, why: str) -> None:
    history = noted((m.symptom("leg_pain", "2010", until=until), None, None))
    assert bool(followed(history, ON)) is expected, why
