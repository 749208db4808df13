"""PartialDate: text, bounds, order, what has happened, showing and coarsening."""

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.dates import MONTHS, DateError, DateOrder, Happened, PartialDate, Precision
from tracker.domain.phrases import spoken
from tracker.errors import ValueProblem

HINT = "Type “May 2013”, “23 May 2013” or just “2013”."
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
def ranges(draw: st.DrawFn) -> PartialDate:
    one, other = sorted([draw(POINTS), draw(POINTS)], key=lambda point: point.sort_key)
    return PartialDate.between(one, other)


DATES = st.one_of(
    POINTS,
    ranges(),
    POINTS.map(PartialDate.since),
    POINTS.map(PartialDate.until),
    st.just(PartialDate.unknown()),
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2013", date(2013, 1, 1), date(2013, 12, 31), Precision.YEAR),
        ("2013-02", date(2013, 2, 1), date(2013, 2, 28), Precision.MONTH),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29), Precision.MONTH),
        ("2013-05-23", date(2013, 5, 23), date(2013, 5, 23), Precision.DAY),
        ("2013~", date(2013, 1, 1), date(2013, 12, 31), Precision.YEAR),
        ("2013-21", date(2013, 3, 1), date(2013, 5, 31), Precision.SEASON),
        ("2013-22", date(2013, 6, 1), date(2013, 8, 31), Precision.SEASON),
        ("2013-23", date(2013, 9, 1), date(2013, 11, 30), Precision.SEASON),
        ("2013-24", date(2013, 1, 1), date(2014, 2, 28), Precision.SEASON),
        ("2015-24", date(2015, 1, 1), date(2016, 2, 29), Precision.SEASON),
        ("2099-24", date(2099, 1, 1), date(2099, 12, 31), Precision.SEASON),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE),
        ("1995/1997-03", date(1995, 1, 1), date(1997, 3, 31), Precision.RANGE),
        ("1995/..", date(1995, 1, 1), None, Precision.RANGE),
        ("../1999", None, date(1999, 12, 31), Precision.RANGE),
        ("XXXX", None, None, Precision.UNKNOWN),
    ],
)
def test_bounds_and_precision(
    text: str, earliest: date | None, latest: date | None, precision: Precision
) -> None:
    found = PartialDate.parse(text)
    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2013-13", f"There are only 12 months, so 13/2013 is not a date. {HINT}"),
        ("2013-25", f"There are only 12 months, so 25/2013 is not a date. {HINT}"),
        ("2013-00", f"Months are counted from 1, so 0/2013 is not a date. {HINT}"),
        ("2013-02-30", f"February has no day 30 in 2013. {HINT}"),
        ("2013-02-29", f"February has no day 29 in 2013. {HINT}"),
        ("2013-05-00", f"May has no day 0 in 2013. {HINT}"),
        ("1899", "The year 1899 is outside 1900 to 2099. Check the year."),
        ("2100", "The year 2100 is outside 1900 to 2099. Check the year."),
        ("189X", "The year 1890 is outside 1900 to 2099. Check the year."),
        ("1997/1995", "The range ends (1995) before it begins (1997). Put the earlier date first."),
        ("1995/1995~", "Both ends of 1995/1995~ are the same. Write it once, as 1995."),
    ],
)
def test_impossible_text_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(DateError) as caught:
        PartialDate.parse(text)
    assert str(caught.value) == sentence
    assert isinstance(caught.value, ValueProblem)


@pytest.mark.parametrize(
    "text",
    ["", " 2013", "2013\n", "2013-5", "13-05", "May 2013", "199x", "199X-05", "../..", "/", "1995/", "XXXX~",
     "XXXX/2013", "1995/1996/1997", "2013~~", "2013-05-23T10:00", "２０１３", "2013-22-05"],
)  # fmt: skip
def test_text_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        PartialDate.parse(text)


def test_no_invalid_value_can_be_built() -> None:
    with pytest.raises(DateError, match="February has no day 30"):
        PartialDate("2013-02-30")
    with pytest.raises(DateError, match="February has no day 30"):
        PartialDate.of(2013, 2, 30)
    with pytest.raises(DateError, match="A day needs its month"):
        PartialDate.of(2013, day=3)
    with pytest.raises(DateError, match="“monsoon” is not a season"):
        PartialDate.season(2013, "monsoon")
    with pytest.raises(
        DateError, match="A range needs single dates at its ends, and “since 1995” is not one"
    ):
        PartialDate.until(PartialDate.parse("1995/.."))


@pytest.mark.parametrize(
    ("built", "text"),
    [
        (PartialDate.of(2013), "2013"),
        (PartialDate.of(2013, 5), "2013-05"),
        (PartialDate.of(2013, 5, 3, approximate=True), "2013-05-03~"),
        (PartialDate.on(date(2013, 5, 3)), "2013-05-03"),
        (PartialDate.season(2013, "spring"), "2013-21"),
        (PartialDate.season(2013, "winter", approximate=True), "2013-24~"),
        (PartialDate.decade(1994), "199X"),
        (PartialDate.between(PartialDate.of(1995), PartialDate.of(1997, 3)), "1995/1997-03"),
        (PartialDate.between(PartialDate.of(1995), PartialDate.parse("1995?")), "1995?"),
        (PartialDate.since(PartialDate.of(1995)), "1995/.."),
        (PartialDate.until(PartialDate.parse("1995~")), "../1995~"),
        (PartialDate.unknown(), "XXXX"),
        (PartialDate.of(2013).marked(uncertain=True), "2013?"),
        (PartialDate.parse("2013~").marked(uncertain=True), "2013%"),
        (PartialDate.parse("1995/1997?").marked(approximate=True), "1995~/1997%"),
        (PartialDate.parse("1995/..").marked(approximate=True), "1995~/.."),
        (PartialDate.unknown().marked(approximate=True), "XXXX"),
    ],
)
def test_building(built: PartialDate, text: str) -> None:
    assert str(built) == text


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "exact"),
    [
        ("2013-05-23", False, False, True),
        ("2013-05-23~", True, False, False),
        ("2013-05-23?", False, True, False),
        ("2013%", True, True, False),
        ("2013", False, False, False),
        ("1995/1997~", True, False, False),
        ("XXXX", False, False, False),
    ],
)
def test_marks(text: str, approximate: bool, uncertain: bool, exact: bool) -> None:
    found = PartialDate.parse(text)
    assert (found.approximate, found.uncertain, found.exact) == (approximate, uncertain, exact)


@pytest.mark.parametrize(
    ("text", "open_start", "open_end"),
    [("1995/..", False, True), ("../1995", True, False), ("1995/1996", False, False), ("XXXX", False, False)],
)
def test_open_ends(text: str, open_start: bool, open_end: bool) -> None:
    found = PartialDate.parse(text)
    assert (found.open_start, found.open_end) == (open_start, open_end)


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("2013-05-23", date(2013, 5, 23), Happened.YES),
        ("2013-05-23", date(2013, 5, 22), Happened.NO),
        ("2013", date(2012, 12, 31), Happened.NO),
        ("2013", date(2013, 1, 1), Happened.POSSIBLY),
        ("2013", date(2013, 12, 30), Happened.POSSIBLY),
        ("2013", date(2013, 12, 31), Happened.YES),
        ("1995/..", date(1994, 12, 31), Happened.NO),
        ("1995/..", date(1995, 6, 1), Happened.POSSIBLY),
        ("1995/..", date(1995, 12, 31), Happened.YES),
        ("../1999", date(1950, 1, 1), Happened.POSSIBLY),
        ("../1999", date(1999, 12, 31), Happened.YES),
        ("XXXX", date(2099, 12, 31), Happened.POSSIBLY),
    ],
)
def test_happened_by(text: str, day: date, expected: Happened) -> None:
    assert PartialDate.parse(text).happened_by(day) is expected


def test_order_is_by_earliest_then_latest_and_not_known_is_last() -> None:
    in_order = ["../1999", "1995", "1995/..", "201X~", "2012-12-31", "2013-01-01", "2013-01", "2013",
                "2013-24", "2013/..", "2013-01-02", "2013-02", "XXXX"]  # fmt: skip
    found = sorted(map(PartialDate.parse, sorted(in_order)), key=lambda each: each.sort_key)
    assert [str(each) for each in found] == in_order


@pytest.mark.parametrize(
    ("text", "dmy", "mdy", "iso"),
    [
        ("2015-01-19", "19 January 2015", "January 19, 2015", "2015-01-19"),
        ("2013-05", "May 2013", "May 2013", "2013-05"),
        ("2013", "2013", "2013", "2013"),
        ("2013~", "about 2013", "about 2013", "about 2013"),
        ("2013?", "possibly 2013", "possibly 2013", "possibly 2013"),
        ("2013%", "possibly about 2013", "possibly about 2013", "possibly about 2013"),
        ("2013-21", "spring 2013", "spring 2013", "spring 2013"),
        ("199X", "1990s", "1990s", "1990s"),
        ("1995/..", "since 1995", "since 1995", "since 1995"),
        ("../1999", "until 1999", "until 1999", "until 1999"),
        ("1995/1997", "between 1995 and 1997", "between 1995 and 1997", "between 1995 and 1997"),
        ("2013-01/2013-03-04", "between January 2013 and 4 March 2013",
         "between January 2013 and March 4, 2013", "between 2013-01 and 2013-03-04"),
        ("XXXX", "date not known", "date not known", "date not known"),
    ],
)  # fmt: skip
def test_shown(text: str, dmy: str, mdy: str, iso: str) -> None:
    found = PartialDate.parse(text)
    assert found.shown() == dmy
    assert [found.shown(order) for order in DateOrder] == [dmy, mdy, iso]


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2015-01-19", DateOrder.DMY, "19 Jan 2015"),
        ("2015-01-19", DateOrder.MDY, "Jan 19, 2015"),
        ("2013-05-23", DateOrder.MDY, "May 23, 2013"),
        ("2015-01-19", DateOrder.ISO, "2015-01-19"),
        ("2014-09", DateOrder.DMY, "Sep 2014"),
    ],
)
def test_shown_short(text: str, order: DateOrder, expected: str) -> None:
    assert PartialDate.parse(text).shown(order, short=True) == expected


@pytest.mark.parametrize(
    ("text", "long", "short", "why"),
    [
        ("2013-05-23", "23. Mai 2013", "23. Mai 2013", "a point after the day; May is not cut"),
        ("2013-01-02", "2. Januar 2013", "2. Jan. 2013", "no zero before the day; a point where it is cut"),
        ("2013-09", "September 2013", "Sept. 2013", "four letters, as Duden cuts it"),
        ("2013-03~", "ca. März 2013", "ca. März 2013", "five letters are not cut"),
        ("2013", "2013", "2013", "a year is a number"),
        ("2013?", "möglicherweise 2013", "möglicherweise 2013", "uncertain is not about"),
        ("2013%", "möglicherweise ca. 2013", "möglicherweise ca. 2013", "uncertain and about"),
        ("2013-21", "Frühjahr 2013", "Frühjahr 2013", "seasons are nouns"),
        ("2013-24", "Winter 2013", "Winter 2013", "the year it began in, as stored"),
        ("199X", "1990er-Jahre", "1990er-Jahre", "a decade by itself"),
        ("1995/..", "seit 1995", "seit 1995", "no end yet"),
        ("199X/..", "seit den 1990er-Jahren", "seit den 1990er-Jahren", "seit asks for the dative"),
        ("../199X", "bis in die 1990er-Jahre", "bis in die 1990er-Jahre", "the decade itself is in"),
        ("../1999-12", "bis Dezember 1999", "bis Dez. 1999", "no known beginning"),
        ("198X/199X", "zwischen den 1980er-Jahren und den 1990er-Jahren",
         "zwischen den 1980er-Jahren und den 1990er-Jahren", "zwischen asks for the dative"),
        ("2013-01/2013-03-04", "zwischen Januar 2013 und 4. März 2013",
         "zwischen Jan. 2013 und 4. März 2013", "each end at its own precision"),
        ("XXXX", "Datum nicht bekannt", "Datum nicht bekannt", "said to be unknown"),
    ],
)  # fmt: skip
def test_shown_in_german(text: str, long: str, short: str, why: str) -> None:
    with spoken("de"):
        assert PartialDate.parse(text).shown() == long, why
        assert PartialDate.parse(text).shown(DateOrder.MDY, short=True) == short, why
    assert PartialDate.parse("2013-05-23").shown(DateOrder.ISO) == "2013-05-23"


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_said_in_every_language(month: int) -> None:
    date = PartialDate.of(2013, month)
    assert date.shown() == f"{MONTHS[month - 1]} 2013"
    assert date.shown(short=True) == f"{MONTHS[month - 1][:3]} 2013"
    with spoken("de"):
        assert date.shown(short=True).removesuffix(" 2013").rstrip(".") in date.shown()


@pytest.mark.parametrize(
    ("text", "to", "expected", "why"),
    [
        ("2013-05-23", Precision.DAY, "2013-05-23", "already there"),
        ("2013-05-23~", Precision.MONTH, "2013-05~", "the mark stays"),
        ("2013-05-23", Precision.YEAR, "2013", ""),
        ("2013-05", Precision.DECADE, "201X", ""),
        ("2013", Precision.DAY, "2013", "never finer"),
        ("199X", Precision.YEAR, "199X", "never finer"),
        ("2013-21", Precision.MONTH, "2013-21", "a season is coarser than a month"),
        ("2013-21", Precision.YEAR, "2013", ""),
        ("2013-24", Precision.YEAR, "2013/2014", "it may have been February 2014"),
        ("2013-05-23/2014-06-01", Precision.YEAR, "2013/2014", "both ends"),
        ("2013-05~/2013-06", Precision.YEAR, "2013~", "one year left"),
        ("2013-05/..", Precision.YEAR, "2013/..", ""),
        ("../2013-24", Precision.YEAR, "../2014", "the last possible year"),
        ("XXXX", Precision.YEAR, "XXXX", ""),
    ],
)
def test_coarsened(text: str, to: Precision, expected: str, why: str) -> None:
    assert str(PartialDate.parse(text).coarsened(to)) == expected, why


@pytest.mark.parametrize("to", [Precision.SEASON, Precision.RANGE, Precision.UNKNOWN])
def test_coarsening_to_what_is_no_step_is_a_mistake_in_the_code(to: Precision) -> None:
    with pytest.raises(ValueError, match="a date is coarsened to day, month, year or decade"):
        PartialDate.of(2013).coarsened(to)


@given(DATES)
def test_text_is_the_exact_inverse_of_parse(found: PartialDate) -> None:
    again = PartialDate.parse(str(found))
    assert again == found
    assert hash(again) == hash(found)
    assert pickle.loads(pickle.dumps(found)) == found


@given(DATES)
def test_earliest_is_not_after_latest(found: PartialDate) -> None:
    if found.earliest and found.latest:
        assert date(1900, 1, 1) <= found.earliest <= found.latest <= date(2099, 12, 31)


@given(DATES, DATES)
def test_order_is_total_and_agrees_with_equality(one: PartialDate, other: PartialDate) -> None:
    assert (one.sort_key == other.sort_key) == (one == other)
    if one.latest and other.earliest and one.latest < other.earliest:
        assert one.sort_key < other.sort_key


@given(DATES, st.sampled_from([Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.DECADE]))
def test_coarsening_widens_and_is_settled_after_once(found: PartialDate, to: Precision) -> None:
    coarse = found.coarsened(to)
    assert (coarse.earliest or date.min) <= (found.earliest or date.min)
    assert (coarse.latest or date.max) >= (found.latest or date.max)
    assert (coarse.earliest is None) == (found.earliest is None)
    assert (coarse.latest is None) == (found.latest is None)
    assert coarse.coarsened(to) == coarse


@given(DATES, st.dates(date(1890, 1, 1), date(2110, 1, 1)), st.integers(0, 5000))
def test_what_has_happened_stays_happened(found: PartialDate, day: date, later: int) -> None:
    rank = [Happened.NO, Happened.POSSIBLY, Happened.YES]
    after = date.fromordinal(day.toordinal() + later)
    assert rank.index(found.happened_by(day)) <= rank.index(found.happened_by(after))
