"""What surely came first, told by partial dates."""

import pytest

from tracker.domain.certain_order import followed, surely_before
from tracker.domain.dates import Happened, PartialDate


@pytest.mark.parametrize(
    ("when", "other", "expected"),
    [
        ("2014", "2015", True),
        ("2014-12-31", "2015", True),
        ("2015", "2015-06", False),
        ("2015", "2015", False),
        ("2015-06", "2015", False),
        ("2016", "2015", False),
        ("../2014", "2015", True),
        ("2014/..", "2015", False),
        ("2014", "../2015", False),
        ("XXXX", "2015", False),
        ("2014", None, False),
        (None, "2015", False),
    ],
)
def test_surely_before(when: str | None, other: str | None, expected: bool) -> None:
    dates = [PartialDate(one) if one else None for one in (when, other)]
    assert surely_before(*dates) is expected


@pytest.mark.parametrize(
    ("when", "others", "expected"),
    [
        ("2015-06", ["2014", "2015-07"], Happened.YES),
        ("2014-11/2015-01-19", ["2015-01-19"], Happened.YES),
        ("2015-06", ["2014", "2015"], Happened.POSSIBLY),
        ("2015-06", [None], Happened.POSSIBLY),
        (None, ["2014"], Happened.POSSIBLY),
        ("2015-06", ["2014", "../2015-05"], Happened.NO),
        ("2015-06", [], Happened.NO),
    ],
)
def test_followed(when: str | None, others: list[str | None], expected: Happened) -> None:
    dates = [PartialDate(one) if one else None for one in (when, *others)]
    assert followed(dates[0], dates[1:]) is expected
