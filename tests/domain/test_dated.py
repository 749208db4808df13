"""Dated records: their order, and what has happened by a day."""

import random
from datetime import date

import makers
import pytest

from tracker.domain.dated import happened, in_date_order, in_order
from tracker.domain.dates import Happened
from tracker.domain.records import Surgery, Symptom

ORDER = ["1996", "2012-12-31", "2013-01", "2013", "2013-05", "2013-05-23", "2013-12-31", "2014-01-02", None]


def test_a_year_stands_sensibly_among_full_dates() -> None:
    records = [makers.surgery(day) for day in ORDER]
    for seed in range(20):
        shuffled = records[:]
        random.Random(seed).shuffle(shuffled)
        assert [s.date and str(s.date) for s in in_date_order(shuffled)] == ORDER


def test_within_one_period_the_persons_own_order_decides() -> None:
    records = [makers.surgery("2013", position=place, note=str(place)) for place in (2, 0, 1)]
    assert [s.note for s in in_date_order(records)] == ["0", "1", "2"]
    undated = [makers.condition(position=place) for place in (1, 0)]
    assert [c.position for c in in_date_order(undated)] == [0, 1]


def test_what_has_one_date_and_no_order_of_its_own_stands_from_head_to_tail_whatever_its_identifier() -> None:
    devices = [
        makers.device(kind, sites, id=name)
        for sites, kind, name in (
            ("L4-S1", "rod", "a"),
            ("L5, S1", "pedicle_screw", "b"),
            ("L4", "rod", "c"),
            ("L4", "pedicle_screw", "d"),
        )
    ]
    assert [one.id for one in in_order(devices)] == ["d", "c", "a", "b"]
    assert in_order(devices) == in_order(reversed(devices))


@pytest.mark.parametrize(
    ("day", "on", "expected"),
    [
        ("2013", "2012-12-31", Happened.NO),
        ("2013", "2013-01-01", Happened.POSSIBLY),
        ("2013", "2013-12-31", Happened.YES),
        ("2013-05-23", "2013-05-23", Happened.YES),
        ("2013-05-23", "2013-05-22", Happened.NO),
        (None, "1900-01-01", Happened.YES),
    ],
)
def test_whether_something_has_happened(day: str | None, on: str, expected: Happened) -> None:
    record: Surgery | Symptom = makers.surgery(day)
    assert happened(record, date.fromisoformat(on)) is expected
    assert happened(makers.symptom(date=day), date.fromisoformat(on)) is expected
