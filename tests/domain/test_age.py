"""Age from a birth date at its own precision."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.age import age_text, ages_on, birth_from_age
from tracker.domain.dates import PartialDate
from tracker.domain.phrases import spoken
from tracker.errors import ValueProblem


@pytest.mark.parametrize(
    ("age", "said_on", "birth"),
    [
        (65, "2015-08-15", "1949-08-16/1950-08-15"),
        (64, "2016-02-29", "1951-03-01/1952-02-29"),
        (65, "2016-02-29", "1950-03-01/1951-02-28"),
        (62, "2015-02-28", "1952-02-29/1953-02-28"),
        (0, "2015-08-15", "2014-08-16/2015-08-15"),
        (65, "2015-08", "1949-08-02/1950-08-31"),
        (65, "2015~", "1949-01-02~/1950-12-31~"),
        (65, "2015?", "1949-01-02?/1950-12-31?"),
        (65, "XXXX", "XXXX"),
        (65, "2015/..", "XXXX"),
    ],
)
def test_birth_from_age(age: int, said_on: str, birth: str) -> None:
    assert str(birth_from_age(age, PartialDate.parse(said_on))) == birth


def test_a_plain_day_does_as_well() -> None:
    assert str(birth_from_age(65, date(2015, 8, 15))) == "1949-08-16/1950-08-15"


@pytest.mark.parametrize("age", [-1, 121])
def test_an_age_that_nobody_has_is_refused(age: int) -> None:
    with pytest.raises(ValueProblem) as caught:
        birth_from_age(age, date(2015, 8, 15))
    assert str(caught.value) == f"An age lies between 0 and 120 years, and {age} does not. Check the age."


@pytest.mark.parametrize(
    ("birth", "day", "ages", "text"),
    [
        ("1949-08-16/1950-08-15", date(2015, 8, 15), (65,), "65"),
        ("1949-08-16/1950-08-15", date(2015, 12, 31), (65, 66), "65 or 66"),
        ("1949-08-16/1950-08-15", date(2016, 8, 15), (66,), "66"),
        ("1950", date(2015, 6, 1), (64, 65), "64 or 65"),
        ("1950", date(2015, 12, 31), (65,), "65"),
        ("1950~", date(2015, 6, 1), (64, 65), "about 64 or 65"),
        ("1950/1953", date(2016, 6, 1), (62, 63, 64, 65, 66), "between 62 and 66"),
        ("1952-02-29", date(2015, 2, 28), (62,), "62"),
        ("1952-02-29", date(2015, 3, 1), (63,), "63"),
        ("2015-08-15", date(2015, 8, 15), (0,), "0"),
        ("2015", date(2015, 8, 15), (0,), "0"),
        ("2016", date(2015, 8, 15), (), ""),
        ("XXXX", date(2015, 8, 15), None, ""),
        ("../1950", date(2015, 8, 15), None, ""),
        ("1950/..", date(2015, 8, 15), None, ""),
    ],
)
def test_ages(birth: str, day: date, ages: tuple[int, ...] | None, text: str) -> None:
    assert ages_on(PartialDate.parse(birth), day) == ages
    assert age_text(PartialDate.parse(birth), day) == text


@pytest.mark.parametrize(
    ("birth", "text", "why"),
    [
        ("1950-01", "65", "a number alone"),
        ("1950", "64 oder 65", "two ages are possible"),
        ("1950~", "ca. 64 oder 65", "the birth date is about"),
        ("1950/1953", "zwischen 61 und 65", "more than two"),
    ],
)
def test_ages_in_german(birth: str, text: str, why: str) -> None:
    with spoken("de"):
        assert age_text(PartialDate.parse(birth), date(2015, 6, 1)) == text, why


@given(st.integers(0, 100), st.dates(date(2005, 1, 1), date(2030, 12, 31)))
def test_a_stated_age_holds_on_its_day_and_the_range_is_no_narrower_than_it_must_be(
    age: int, day: date
) -> None:
    birth = birth_from_age(age, day)
    assert ages_on(birth, day) == (age,)
    assert birth.earliest is not None
    assert birth.latest is not None
    before = PartialDate.on(date.fromordinal(birth.earliest.toordinal() - 1))
    assert ages_on(before, day) == (age + 1,)
    after = PartialDate.on(date.fromordinal(birth.latest.toordinal() + 1))
    assert ages_on(after, day) == ((age - 1,) if age else ())
