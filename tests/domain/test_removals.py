"""Which operations leave open what became of hardware: by the order of partial dates, and by what is said of which device."""

from datetime import date

import makers as m
import pytest

from tracker.domain.certain_order import followed, surely_before
from tracker.domain.dates import Happened, PartialDate
from tracker.domain.hardware import Presence, happenings, state_of
from tracker.domain.history import History, in_date_order
from tracker.domain.loose_end import EndKind
from tracker.domain.loose_ends import loose_ends
from tracker.domain.records import Device, Surgery

ON = date(2026, 11, 22)
OPEN, IN_PLACE = Presence.NOT_RECORDED, Presence.IN_PLACE


def presence(device: Device, *surgeries: Surgery, more: tuple[Device, ...] = ()) -> Presence:
    record = History(devices=(device, *more), surgeries=in_date_order(surgeries))
    return state_of(record, device, ON).presence


@pytest.mark.parametrize(
    ("put_in", "removal", "expected", "why"),
    [
        ("2015-06-01", "2015", OPEN, "the removal may have been in December"),
        ("2015-06-01", "2015-06", OPEN, "or later in June"),
        ("2015-06-01", "../2016", OPEN, "or before 2016"),
        ("2016", "2015/2017", OPEN, "or in 2017"),
        ("2016", "2016-02", OPEN, "the screws may have gone in in January"),
        ("2016", "2016-02-01", OPEN, "a day within the year"),
        ("2016", None, OPEN, "on a day that nobody knows"),
        (None, "2015", OPEN, "put in on a day that nobody knows"),
        ("2015-06-01", "2014", IN_PLACE, "surely before"),
        ("2015-06-01", "2015-05", IN_PLACE, "in the month before"),
        ("2016-01-01", "2015-12-31", IN_PLACE, "the day before"),
    ],
)
def test_only_a_removal_that_was_surely_before_says_nothing_of_hardware(
    put_in: str | None, removal: str | None, expected: Presence, why: str
) -> None:
    first = m.surgery(put_in)
    other = m.surgery(removal, m.procedure("hardware_removal", "L4-L5"), position=1)
    assert presence(m.device("pedicle_screw", "L4, L5", by=first), first, other) is expected, why


@pytest.mark.parametrize("when", ["2015", "2015-06", "2015-06-01"])
@pytest.mark.parametrize(("place", "expected"), [(1, OPEN), (3, IN_PLACE)])
def test_within_one_date_the_own_order_of_the_person_decides(
    when: str, place: int, expected: Presence
) -> None:
    first = m.surgery(when, position=place)
    removal = m.surgery(when, m.procedure("hardware_removal", "L4-L5"), position=2)
    assert presence(m.device("pedicle_screw", "L4, L5", by=first), first, removal) is expected


def test_what_was_put_in_elsewhere_on_the_day_of_an_operation_went_in_at_it() -> None:
    for when, expected in (("2015-06-01", IN_PLACE), ("2015", OPEN)):
        removal = m.surgery(when, m.procedure("hardware_removal", "L4-L5"))
        assert presence(m.device("pedicle_screw", "L4, L5", m.event("implanted", when)), removal) is expected


REMOVAL = m.surgery("2015-03-02", m.procedure("hardware_removal", "L4-L5"), m.procedure("laminectomy", "L3"))
SOME_DAY = m.surgery("2015", m.procedure("hardware_removal", "L4-L5"))
OTHER = m.surgery("2015-03-02", m.procedure("laminectomy", "L4"))


def at_it(kind: str = "removed") -> m.Values:
    """An event linked to the removal, whose date it has."""
    return m.event(kind, None, surgery_id=REMOVAL.id)


@pytest.mark.parametrize(
    ("removal", "kind", "sites", "event", "expected", "why"),
    [
        (REMOVAL, "rod", "L4, L5", at_it(), IN_PLACE, "the operation tells what came out"),
        (REMOVAL, "rod", "L4, L5", at_it("left in place"), IN_PLACE, "and what stayed"),
        (REMOVAL, "rod", "L4, L5", at_it("exchanged"), IN_PLACE, "or was changed"),
        (
            REMOVAL,
            "rod",
            "L4, L5",
            m.event("removed", "2015-03-02"),
            IN_PLACE,
            "so does that of its very day",
        ),
        (REMOVAL, "rod", "L4, L5", at_it("broken"), OPEN, "found broken is not taken out"),
        (REMOVAL, "rod", "L4, L5", at_it("not recorded whether removed"), OPEN, "nor is this"),
        (REMOVAL, "rod", "L4, L5", m.event("removed", "2015"), OPEN, "in its year, at whichever operation"),
        (REMOVAL, "rod", "L4, L5", m.event("removed", "2015-03-02", surgery_id=OTHER.id), OPEN, "at another"),
        (SOME_DAY, "rod", "L4, L5", m.event("removed", "2015"), OPEN, "two things of one year"),
        (SOME_DAY, "other_screw", "C5-C6", m.event("broken", "2015"), OPEN, "in the neck"),
        (REMOVAL, "other_screw", "C5-C6", m.event("removed", "2015-03-02"), OPEN, "in the neck, on that day"),
        (REMOVAL, "scs_lead", "L4", m.event("removed", "2015-03-02"), OPEN, "not what “hardware” means"),
    ],
)
def test_only_what_came_of_hardware_that_an_operation_speaks_of_tells_what_it_took_out(
    removal: Surgery, kind: str, sites: str, event: m.Values, expected: Presence, why: str
) -> None:
    first = m.surgery("2010")
    screws = m.device("pedicle_screw", "L4, L5", by=first)
    other = m.device(kind, sites, event)
    assert presence(screws, first, removal, OTHER, more=(other,)) is expected, why


def test_what_the_record_says_itself_is_not_said_again() -> None:
    first = m.surgery("2010")
    screws = m.device("pedicle_screw", "L4", at_it("not recorded whether removed"), by=first)
    removed = m.device("pedicle_screw", "L4", m.event("removed", "2015"), by=first)
    for device, removal in ((screws, REMOVAL), (removed, SOME_DAY)):
        told = happenings(History(devices=(device,), surgeries=(first, removal)), device)
        assert [news.event for news in told] == list(device.events)


@pytest.mark.parametrize(
    ("when", "expected", "why"),
    [
        ("2015-03-02", IN_PLACE, "at that operation"),
        ("2016", IN_PLACE, "at a later one"),
        (None, IN_PLACE, "the answer to the question"),
        ("2015", OPEN, "at one of that year, before it or after"),
    ],
)
def test_what_was_left_in_at_one_operation_says_nothing_of_another_that_may_be_later(
    when: str | None, expected: Presence, why: str
) -> None:
    first = m.surgery("2010")
    kept = m.event("left in place", when, surgery_id=None if when == "2015-03-02" else OTHER.id)
    later = m.surgery("2015-06", m.procedure("hardware_removal", "L4-L5"))
    operations = (first, REMOVAL) if when == "2015-03-02" else (first, later)
    assert presence(m.device("pedicle_screw", "L4, L5", kept, by=first), *operations) is expected, why


@pytest.mark.parametrize("when", ["2015", "2015-06", "2015~", "2014/2016", "../2016", "2015-05/2015-07"])
def test_a_removal_of_dates_that_overlap_is_not_before_the_putting_in(when: str) -> None:
    first = m.surgery("2015-06-01")
    screws = m.device("pedicle_screw", "L4, L5", m.event("removed", when), by=first)
    found = {end.kind for end in loose_ends(History(devices=(screws,), surgeries=(first,)), ON)}
    assert EndKind.BEFORE_PUT_IN not in found


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
