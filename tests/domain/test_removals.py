"""Which operations leave open what became of hardware: by the order of partial dates, and by what is said of which device."""

from datetime import date

import makers as m
import pytest

from tracker.domain.dated import in_date_order
from tracker.domain.device_fold import state_of
from tracker.domain.device_state import Presence
from tracker.domain.happenings import happenings
from tracker.domain.history import History
from tracker.domain.loose_end import EndKind
from tracker.domain.loose_ends import loose_ends
from tracker.domain.records import Device, Surgery

ON = date(2026, 11, 22)
OPEN, IN_PLACE = Presence.NOT_RECORDED, Presence.IN_PLACE


def presence(device: Device, *surgeries: Surgery, more: tuple[Device, ...] = ()) -> Presence:
    record = History(devices=(device, *more), surgeries=in_date_order(surgeries))
    return state_of(record, device, ON).presence


@pytest.mark.parametrize(
    ("day", "kind", "sites", "told", "why"),
    [
        ("2016-09", "hardware_removal", "L4-L5, L5-S1", "not recorded whether removed", "at its levels"),
        ("2016-09", "hardware_removal", "", "not recorded whether removed", "levels not recorded"),
        ("2016-09", "hardware_removal", "lumbar", "not recorded whether removed", "somewhere there"),
        ("2016-09", "hardware_removal", "C5-C6", "in place", "elsewhere"),
        ("2012", "hardware_removal", "L4-L5", "in place", "before it was put in"),
        ("2027", "hardware_removal", "L4-L5", "in place", "still ahead on the day"),
        ("2016-09", "pump_removal", "", "in place", "of something else"),
        ("2016-09", "hardware_exchange", "L4-L5", "not recorded whether removed", "changed for new, or not"),
        ("2016-09", "hardware_exchange", "C5-C6", "in place", "changed elsewhere"),
        ("2016-09", "disc_replacement_removal", "L4-L5", "in place", "an artificial disc"),
    ],
)
def test_a_removal_that_names_no_device_leaves_open_what_came_out(
    day: str, kind: str, sites: str, told: str, why: str
) -> None:
    first = m.surgery("2014-03-12")
    removal = m.surgery(day, m.procedure(kind, sites))
    device = m.device("pedicle_screw", "L4, L5", by=first)
    state = state_of(History(devices=(device,), surgeries=(first, removal)), device, ON)
    assert state.presence == told, why
    assert (state.latest is None) == (told == "in place"), why


@pytest.mark.parametrize(
    ("kind", "sites", "changed"),
    [
        ("artificial_disc", "C5-C6", "disc_replacement_removal"),
        ("artificial_disc", "C5-C6", "disc_replacement_to_fusion"),
        ("scs_ipg", "", "scs_battery_replacement"),
        ("stimulator", "", "scs_battery_replacement"),
        ("stimulator", "", "scs_removal"),
        ("scs_ipg", "", "scs_revision"),
        ("scs_lead", "T8-T9", "scs_revision"),
        ("drg_lead", "L5", "scs_revision"),
        ("intrathecal_pump", "", "pump_revision"),
        ("intrathecal_catheter", "T10", "pump_revision"),
        ("pedicle_screw", "L5, S1", "hardware_exchange"),
    ],
)
def test_an_exchange_leaves_open_what_was_changed_and_what_it_put_in_is_in_place(
    kind: str, sites: str, changed: str
) -> None:
    first = m.surgery("2012", m.procedure("other", called="first"))
    second = m.surgery("2018", m.procedure(changed, sites))
    old, new = (m.device(kind, sites, by=each) for each in (first, second))
    whole = History(devices=(old, new), surgeries=(first, second))
    assert [state_of(whole, one, ON).presence for one in (old, new)] == [
        "not recorded whether removed",
        "in place",
    ]


@pytest.mark.parametrize(
    ("kind", "sites", "reasons", "device", "open_", "why"),
    [
        ("plif", "L5-S1", "hardware_broken", "pedicle_screw", True, "a fusion because of it, at its level"),
        ("fusion", "L5-S1", "hardware_loose", "rod", True, "of any kind"),
        ("instrumentation", "L5", "hardware_malpositioned", "pedicle_screw", True, "and what puts some in"),
        ("plif", "L3-L4", "hardware_broken", "pedicle_screw", False, "at another level"),
        ("plif", "", "hardware_broken", "pedicle_screw", False, "at a level that is not recorded"),
        ("plif", "L5-S1", "pseudarthrosis", "pedicle_screw", False, "for another reason"),
        ("plif", "L5-S1", "", "pedicle_screw", False, "for a reason that is not recorded"),
        ("washout", "lumbar", "hardware_infection", "pedicle_screw", False, "what puts nothing in"),
        ("facet_injection", "L5-S1", "hardware_painful", "pedicle_screw", False, "an injection"),
        ("plif", "L5-S1", "hardware_broken", "graft", False, "bone is not meant"),
        ("plif", "L5-S1", "hardware_broken", "scs_lead", False, "a lead is not meant"),
        ("scs_implant", "L5", "lead_breakage", "scs_lead", True, "by a reason of its own it is"),
        ("scs_implant", "L5", "lead_breakage", "pedicle_screw", False, "and a screw is not"),
        ("scs_removal", "L5", "hardware_infection", "pedicle_screw", False, "a procedure of its own kind"),
    ],
)
def test_an_operation_because_of_hardware_leaves_open_what_became_of_it(
    kind: str, sites: str, reasons: str, device: str, open_: bool, why: str
) -> None:
    first = m.surgery("2013", m.procedure("other", called="first"))
    given = [{"kind": code} for code in reasons.split()]
    redo = m.surgery("2015", m.procedure(kind, sites, reasons=given))
    old = m.device(device, "L5", by=first)
    state = state_of(History(devices=(old,), surgeries=(first, redo)), old, ON)
    assert (state.presence is Presence.NOT_RECORDED) == open_, why
    told = m.device(device, "L5", m.event("left in place", None, surgery_id=redo.id), by=first)
    known = History(devices=(old, told), surgeries=(first, redo))
    assert state_of(known, old, ON).presence is Presence.IN_PLACE, "the operation tells what became of one"


def test_a_removal_that_tells_what_came_out_leaves_the_other_hardware_as_it_is() -> None:
    first = m.surgery("2014-03-12")
    removal = m.surgery("2016-09", m.procedure("hardware_removal", "L4-L5"))
    screw = m.device("pedicle_screw", "L4", m.event("removed", None, surgery_id=removal.id), by=first)
    rod = m.device("rod", "L4-L5", by=first)
    whole = History(devices=(screw, rod), surgeries=(first, removal))
    assert [state_of(whole, one, ON).presence for one in (screw, rod)] == ["removed", "in place"]


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
