"""Dates as people write them: what is read, what is asked back, what is refused."""

import contextlib
import time
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.date_words import AmbiguousDate, read_date
from tracker.domain.dates import DateError, DateOrder, PartialDate

TODAY = date(2026, 11, 22)
HINT = "Type “May 2013”, “23 May 2013” or just “2013”."


def read(text: str, numeric: Literal["mdy", "dmy"] | None = None) -> str:
    return str(read_date(text, today=TODAY, numeric=numeric))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # days
        ("May 23rd, 2013", "2013-05-23"),
        ("23 May 2013", "2013-05-23"),
        ("23rd of May 2013", "2013-05-23"),
        ("the 23rd of May, 2013", "2013-05-23"),
        ("on May 23 2013", "2013-05-23"),
        ("May 23 '13", "2013-05-23"),
        ("23-May-13", "2013-05-23"),
        ("2013 May 23", "2013-05-23"),
        ("Sept. 3, 2013", "2013-09-03"),
        ("Feb 29, 2012", "2012-02-29"),
        ("2013-05-23", "2013-05-23"),
        ("2013/05/23", "2013-05-23"),
        ("20130523", "2013-05-23"),
        ("5/23/13", "2013-05-23"),
        ("05/23/2013", "2013-05-23"),
        ("5/13/2013", "2013-05-13"),
        ("13/5/2013", "2013-05-13"),
        ("5/5/13", "2013-05-05"),
        ("23.05.2013", "2013-05-23"),
        ("3.4.2013", "2013-04-03"),
        ("23. May 2013", "2013-05-23"),
        # months
        ("May 2013", "2013-05"),
        ("may of 2013", "2013-05"),
        ("in May 2013", "2013-05"),
        ("Sept 2013", "2013-09"),
        ("Dec.2013", "2013-12"),
        ("May '13", "2013-05"),
        ("Feb ’11", "2011-02"),
        ("Jan-15", "2015-01"),
        ("Jan 98", "1998-01"),
        ("2013-May", "2013-05"),
        ("5/13", "2013-05"),
        ("5/2013", "2013-05"),
        ("05-2013", "2013-05"),
        ("9/09", "2009-09"),
        ("2013/05", "2013-05"),
        ("11/98", "1998-11"),
        # years, decades, seasons
        ("2013", "2013"),
        ("1996", "1996"),
        ("'98", "1998"),
        ("’36", "2036"),
        ("'37", "1937"),
        ("spring 2013", "2013-21"),
        ("summer of 2007", "2007-22"),
        ("fall 2013", "2013-23"),
        ("Autumn 2013", "2013-23"),
        ("winter 2013", "2013-24"),
        ("winter 2013/14", "2013-12/2014-02"),
        ("90s", "199X"),
        ("the 1990s", "199X"),
        ("in the '90s", "199X"),
        ("90's", "199X"),
        ("the nineties", "199X"),
        ("30s", "193X"),
        ("20s", "202X"),
        # marks
        ("1998?", "1998?"),
        ("May 2013 (?)", "2013-05?"),
        ("possibly 2013", "2013?"),
        ("possibly about 2013", "2013%"),
        ("about 2005", "2005~"),
        ("circa 2005", "2005~"),
        ("ca. 2005", "2005~"),
        ("c. 2005", "2005~"),
        ("c2005", "2005~"),
        ("approx. 2005", "2005~"),
        ("~2005", "2005~"),
        ("around 2005", "2005~"),
        ("roughly 2005", "2005~"),
        ("2005 or so", "2005~"),
        ("2005-ish", "2005~"),
        ("early 2009", "2009~"),
        ("mid-2009", "2009~"),
        ("late 2009", "2009~"),
        ("end of 2009", "2009~"),
        ("early May 2013", "2013-05~"),
        ("mid-May 2013", "2013-05~"),
        ("late 90s", "199X~"),
        # ranges
        ("since 1995", "1995/.."),
        ("ever since May 2013", "2013-05/.."),
        ("from 1995 on", "1995/.."),
        ("1995 onwards", "1995/.."),
        ("1995-present", "1995/.."),
        ("1995 to now", "1995/.."),
        ("until 1999", "../1999"),
        ("up to 1999", "../1999"),
        ("before 1990", "../1989"),
        ("before May 2013", "../2013-04"),
        ("prior to 23 May 2013", "../2013-05-22"),
        ("before the 90s", "../198X"),
        ("before about 1990", "../1990~"),
        ("before spring 2013", "../2013-21"),
        ("after 1990", "1991/.."),
        ("after December 2013", "2014-01/.."),
        ("between 1995 and 1997", "1995/1997"),
        ("between May and June 2013", "2013-05/2013-06"),
        ("1995-1997", "1995/1997"),
        ("1995 to 1997", "1995/1997"),
        ("1995-97", "1995/1997"),
        ("1995–97", "1995/1997"),
        ("1995 to 97", "1995/1997"),
        ("2005 to 10", "2005/2010"),
        ("95-97", "1995/1997"),
        ("'95-'97", "1995/1997"),
        ("1995-'97", "1995/1997"),
        ("5/'13", "2013-05"),
        ("Jan-Mar 2013", "2013-01/2013-03"),
        ("1/2013 - 3/2013", "2013-01/2013-03"),
        ("late 2009 to 2011?", "2009~/2011?"),
        ("since 1995 until 1999", "1995/1999"),
        # stored text, not known
        ("199X", "199X"),
        ("2013-22~", "2013-22~"),
        ("2013-24/2014-05", "2013-24/2014-05"),
        ("1995/..", "1995/.."),
        ("XXXX", "XXXX"),
        ("unknown", "XXXX"),
        ("I don’t know", "XXXX"),
        # dress
        ("  May\u00a02013. ", "2013-05"),
        ("(May 2013)", "2013-05"),
        ("“2013”,", "2013"),
        ("MAY\u202f23,\u00a02013", "2013-05-23"),
    ],
)
def test_read(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "written", "expected", "why"),
    [
        ("today", date(2015, 8, 15), "2015-08-15", ""),
        ("this morning", date(2015, 8, 15), "2015-08-15", "the hour is kept by the caller"),
        ("tonight", date(2015, 8, 15), "2015-08-15", ""),
        ("yesterday", date(2015, 1, 1), "2014-12-31", ""),
        ("the day before yesterday", date(2015, 1, 1), "2014-12-30", ""),
        ("last year", date(2015, 8, 15), "2014", ""),
        ("late last year", date(2015, 8, 15), "2014~", ""),
        ("last month", date(2015, 1, 15), "2014-12", ""),
        ("next month", date(2015, 12, 15), "2016-01", ""),
        ("last december", date(2015, 8, 15), "2014-12", ""),
        ("last december", date(2015, 12, 15), "2014-12", "strictly before the month of writing"),
        ("last july", date(2015, 8, 15), "2015-07", ""),
        ("next march", date(2015, 8, 15), "2016-03", ""),
        ("next october", date(2015, 8, 15), "2015-10", ""),
        ("in january of this year", date(2015, 8, 15), "2015-01", ""),
        ("this january", date(2015, 8, 15), "2015-01", ""),
        ("January of last year", date(2015, 8, 15), "2014-01", ""),
        ("May 23rd of last year", date(2015, 8, 15), "2014-05-23", ""),
        ("2 years ago", date(2015, 8, 15), "2013~", ""),
        ("about two years ago", date(2015, 8, 15), "2013~", ""),
        ("a year ago", date(2015, 8, 15), "2014~", ""),
        ("3 months ago", date(2015, 1, 31), "2014-10~", "no 31st is invented"),
        ("two weeks ago", date(2015, 8, 25), "2015-08", "the whole week in August"),
        ("two weeks ago", date(2015, 8, 15), "2015-07/2015-08", "the week about 1 August"),
        ("last week", date(2015, 8, 15), "2015-08", "3 to 9 August"),
        ("last week", date(2015, 8, 4), "2015-07/2015-08", "27 July to 2 August"),
        ("10 days ago", date(2015, 8, 15), "2015-08-05~", ""),
        ("last summer", date(2015, 8, 15), "2014-22", "this summer is not over"),
        ("last summer", date(2015, 10, 1), "2015-22", ""),
        ("last winter", date(2015, 8, 15), "2014-24", "December 2014 to February 2015"),
        ("this winter", date(2015, 1, 15), "2014-24", "it began in December"),
        ("since last december", date(2015, 8, 15), "2014-12/..", ""),
    ],
)
def test_relative_dates_count_from_the_day_of_writing(
    text: str, written: date, expected: str, why: str
) -> None:
    assert str(read_date(text, today=TODAY, written=written)) == expected, why


def test_relative_dates_count_from_today_when_the_day_of_writing_is_not_given() -> None:
    assert read("last year") == "2025"


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("3/4/12", ["2012-03-04", "2012-04-03"]),
        ("7/8/13", ["2013-07-08", "2013-08-07"]),
        ("12-05-2013", ["2013-12-05", "2013-05-12"]),
        ("13-05-23", ["2023-05-13", "2013-05-23"]),
        ("Jan 15", ["2015-01", "2026-01-15"]),
        ("2013-21", ["2013-21", "2013/2021"]),
        ("2005–10", ["2005-10", "2005/2010"]),
        ("2011/12", ["2011-12", "2011/2012"]),
        ("05-07", ["2007-05", "2005/2007"]),
        ("since 3/4/12", ["2012-03-04/..", "2012-04-03/.."]),
        ("3/4/12 to 5/6/12", ["2012-03-04/2012-05-06", "2012-04-03/2012-06-05"]),
    ],
)
def test_two_readings_are_a_question(text: str, candidates: list[str]) -> None:
    with pytest.raises(AmbiguousDate) as caught:
        read(text)
    assert [str(candidate) for candidate in caught.value.candidates] == candidates


def test_the_question_names_both_readings() -> None:
    with pytest.raises(AmbiguousDate) as caught:
        read("3/4/12")
    assert (
        str(caught.value) == "“3/4/12” can mean 4 March 2012 or 3 April 2012. Type the one you mean in words."
    )


@pytest.mark.parametrize(
    ("text", "numeric", "expected"),
    [
        ("3/4/12", "mdy", "2012-03-04"),
        ("3/4/12", "dmy", "2012-04-03"),
        ("13/5/2013", "mdy", "2013-05-13"),
        ("3.4.2013", "mdy", "2013-04-03"),
        ("05-06-13", "mdy", "2013-05-06"),
        ("2013-05-06", "dmy", "2013-05-06"),
    ],
)
def test_the_order_of_numbers_can_be_told(text: str, numeric: Literal["mdy", "dmy"], expected: str) -> None:
    assert read(text, numeric) == expected


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("13/2013", f"There are only 12 months, so 13/2013 is not a date. {HINT}"),
        ("2013-13", f"There are only 12 months, so 13/2013 is not a date. {HINT}"),
        ("13/13/2013", f"There are only 12 months, so 13/13/2013 is not a date. {HINT}"),
        ("Feb 30 2013", f"February has no day 30 in 2013. {HINT}"),
        ("29 Feb 2013", f"February has no day 29 in 2013. {HINT}"),
        ("2/29/2013", f"February has no day 29 in 2013. {HINT}"),
        ("31.4.2013", f"April has no day 31 in 2013. {HINT}"),
        ("1850", "The year 1850 is outside 1900 to 2099. Check the year."),
        ("in March", f"“in March” names no year. {HINT}"),
        ("May 23rd", f"“May 23rd” names no year. {HINT}"),
        ("23 May", f"“23 May” names no year. {HINT}"),
        ("Jan 30", f"“Jan 30” names no year. {HINT}"),
        ("5/30", f"“5/30” names no year. {HINT}"),
        ("summer", f"“summer” names no year. {HINT}"),
        ("1997-1995", "The range ends (1995) before it begins (1997). Put the earlier date first."),
        ("T10", f"“T10” is not a date I can read. {HINT}"),
        (" L5-S1 ", f"“L5-S1” is not a date I can read. {HINT}"),
        ("", f"“” is not a date I can read. {HINT}"),
        ("x" * 201, f"This text is too long to be a date. {HINT}"),
    ],
)
def test_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(DateError) as caught:
        read(text)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    "text",
    ["98", "13", "10", "5.13", "5/3", "5/23/3", "23052013", "12345678", "May 2013 3pm", "PLIF 2013",
     "not 2013", "May 23 2013 2014", "late 23 May 2013", "in 2 weeks", "few years ago", "last friday",
     "1995 - 1996 - 1997", "since", "about", "between 1995", "winter 2013/15", "L4 '13", "1,995", "٢٠١٣",
     "2013²", "2013²²²²", "may may 2013", "'5/2013", "2013/'5/3", "5/'6/2013", "2013-'05", "2013-005",
     "1995-", "/2013"],
)  # fmt: skip
def test_never_silently_wrong(text: str) -> None:
    with pytest.raises(DateError, match="is not a date I can read"):
        read(text)


@pytest.mark.parametrize(
    "text",
    ["since " * 33, "in " * 30 + "x" + " on" * 30, "?" * 200, "~" * 200, "~?" * 100, "1-" * 100, "mid-" * 50,
     " to " * 50, "of last year " * 15, "a " * 90 + "ago", "ish" * 66, "c" * 200, "from 1 to " * 20],
)  # fmt: skip
def test_hostile_text_is_refused_at_once(text: str) -> None:
    start = time.process_time()
    with pytest.raises(DateError):
        read(text)
    assert time.process_time() - start < 0.1


@given(st.text(max_size=60) | st.text("0123456789/-.?~' abcdefmnoprstuy", max_size=30))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    with contextlib.suppress(DateError):  # any other error fails the test
        found = read_date(text, today=TODAY)
        assert PartialDate.parse(str(found)) == found


MARKS = st.sampled_from(["", "~", "?", "%"])
YEARS = st.integers(1900, 2099)
BASES = st.one_of(
    YEARS.map(str),
    st.builds("{}-{:02}".format, YEARS, st.integers(1, 12)),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(str),
    st.builds("{}-{}".format, YEARS, st.integers(21, 24)),
    st.integers(190, 209).map("{}X".format),
)
POINTS = st.builds("{}{}".format, BASES, MARKS).map(PartialDate.parse)


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    one, other = sorted([draw(POINTS), draw(POINTS)], key=lambda point: point.sort_key)
    forms = [one, PartialDate.between(one, other), PartialDate.since(one), PartialDate.until(one)]
    return draw(st.sampled_from([*forms, PartialDate.unknown()]))


@given(dates(), st.sampled_from(DateOrder), st.booleans())
def test_what_is_shown_is_read_back(found: PartialDate, order: DateOrder, short: bool) -> None:
    assert read_date(found.shown(order, short=short), today=TODAY) == found
