"""Which visits have been on a day: by their last possible day, or by what is recorded of them."""

from datetime import date
from typing import Any

import makers as m
import pytest

from tracker.domain.history import History
from tracker.domain.records import Appointment
from tracker.domain.visits import days_of, is_over, last_visit

ON = date(2026, 11, 22)
ANSWERED: dict[str, Any] = {"questions": [{"text": "Is it fused?", "answer": "Not yet."}]}
ASKED: dict[str, Any] = {"questions": [{"text": "Is it fused?"}]}
NOTED = {"notes": "Come again in a year."}

CASES: list[tuple[str | None, dict[str, Any], bool, str]] = [
    ("2026", {}, False, "it may still be to come"),
    ("2026", ASKED, False, "a question is none, as long as nobody answered"),
    ("2026", ANSWERED, True, "an answer"),
    ("2026", NOTED, True, "an outcome"),
    ("2026-11", NOTED, True, "the month is not over"),
    (None, NOTED, True, "nobody recorded when, but it has been"),
    (None, ASKED, False, "without a date and an outcome it counts as to come"),
    ("2026-11-22", NOTED, False, "on its own day it is ahead"),
    ("2026-11-21", {}, True, "yesterday"),
    ("2027", ANSWERED, False, "surely ahead: the date is a slip, or the answer is"),
]


@pytest.mark.parametrize(("when", "more", "over", "why"), CASES)
def test_whether_a_visit_has_been(when: str | None, more: dict[str, Any], over: bool, why: str) -> None:
    assert is_over(m.of(Appointment, date=when, **more), ON) is over, why


LAST: list[tuple[list[tuple[str, dict[str, Any]]], str | None, str]] = [
    ([("2026", NOTED)], "2026", "the only one"),
    ([("2026", {})], None, "and it has not been"),
    ([("2026", NOTED), ("2025-03", {})], "2025-03", "what came after the newer one is not known"),
    ([("2026", NOTED), ("2026-05-02", {})], "2026-05-02", "the one of which the day is known"),
]


@pytest.mark.parametrize(("visits", "expected", "why"), LAST)
def test_the_last_visit(visits: list[tuple[str, dict[str, Any]]], expected: str | None, why: str) -> None:
    found = last_visit(
        History(appointments=tuple(m.of(Appointment, date=d, **more) for d, more in visits)), ON
    )
    assert (str(found.date) if found else None) == expected, why


DAYS: list[tuple[str, tuple[str, str] | None, str]] = [
    ("2026-05-02", ("2026-05-02", "2026-05-02"), "its own day"),
    ("2025", ("2025-12-31", "2025-12-31"), "the last day of a year that is over"),
    ("../2025", ("2025-12-31", "2025-12-31"), "and of the time until its end"),
    ("2026", ("2026-01-01", "2026-12-31"), "a year that goes on"),
    ("../2026", ("2026-01-01", "2026-12-31"), "is the same of the time until its end"),
    ("../2026-11", ("2026-11-01", "2026-11-30"), "so is a month"),
    ("2020/2026", ("2020-01-01", "2026-12-31"), "between two years"),
    ("2020/..", None, "no last possible day"),
]


@pytest.mark.parametrize(("when", "expected", "why"), DAYS)
def test_from_which_days_anything_is_news(when: str, expected: tuple[str, str] | None, why: str) -> None:
    found = days_of(m.of(Appointment, date=when, **NOTED), ON)
    assert (tuple(map(str, found)) if found else None) == expected, why
