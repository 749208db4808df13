"""The day that is told of: on the pages and by the commands alike."""

from datetime import date

import pytest

from tracker.days import day_told
from tracker.domain.date_words import read_date
from tracker.errors import ValueProblem
from tracker.pages.as_of_panel import read_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2013-05-23", date(2013, 5, 23)),
        ("May 2013", date(2013, 5, 31)),
        ("2026", TODAY),
        ("23 Nov 2026", TODAY),
        ("today", TODAY),
    ],
)
def test_the_last_day_of_a_date_at_most_today(text: str, day: date) -> None:
    assert day_told(read_date(text, today=TODAY), TODAY) == read_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["2026-11-24", "Dec 2026", "2027"])
def test_what_is_still_ahead_is_refused(text: str) -> None:
    with pytest.raises(ValueProblem, match="is still ahead"):
        read_day(text, TODAY)


def test_without_a_last_day_it_is_asked_for() -> None:
    with pytest.raises(ValueProblem, match="Type a day, a month or a year"):
        read_day("since 2013", TODAY)
