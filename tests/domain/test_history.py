"""The history: numbers of operations, look-ups, and the patient's own axis."""

import makers
import pytest

from tracker.domain.dated import in_date_order
from tracker.domain.history import Course, History, is_intervention, took_place, was_taken
from tracker.domain.site_set import Sites


@pytest.mark.parametrize(
    ("status", "number"),
    [("done", 1), ("aborted", 1), ("unknown", 1), ("planned", None), ("cancelled", None)],
)
def test_only_what_took_place_has_a_number(status: str, number: int | None) -> None:
    surgery = makers.surgery("2013", status=status)
    assert History(surgeries=(surgery,)).number_of(surgery) == number
    assert took_place(surgery) == (number is not None)


@pytest.mark.parametrize(
    ("state", "taken"),
    [
        ("ordered", False),
        ("done", True),
        ("report received", True),
        ("discussed", True),
        ("cancelled", False),
    ],
)
def test_only_an_image_that_was_taken_shows_something(state: str, taken: bool) -> None:
    assert was_taken(makers.imaging("ct", "2016", state=state)) is taken


def test_operations_are_numbered_in_date_order_without_injections_and_plans() -> None:
    dates: list[tuple[str | None, str, str]] = [
        ("1996", "laminectomy", "done"),
        ("2013-05-23", "plif", "done"),
        ("2014", "epidural_injection", "done"),
        ("2015-01-19", "plif", "aborted"),
        ("2030", "plif", "planned"),
        (None, "fusion", "unknown"),
    ]
    surgeries = in_date_order(
        makers.surgery(day, makers.procedure(kind), status=status) for day, kind, status in dates
    )
    known = History(surgeries=surgeries)
    assert [known.number_of(surgery) for surgery in surgeries] == [1, 2, None, 3, None, 4]
    assert len(known.operations) == 4
    assert known.number_of(makers.surgery("2013")) is None


def test_an_injection_with_an_operation_is_an_operation() -> None:
    injection = makers.procedure("epidural_injection")
    assert is_intervention(makers.surgery("2013", injection, injection))
    assert not is_intervention(makers.surgery("2013", injection, makers.procedure("plif")))


def test_devices_find_their_operation_and_back() -> None:
    one, two = makers.surgery("2013"), makers.surgery("2015", makers.procedure(), makers.procedure("plif"))
    devices = (
        makers.device(by=one),
        makers.device("rod", by=two.procedures[1]),
        makers.device("hook"),
        makers.device("crosslink", procedure_id="gone"),
    )
    known = History(surgeries=(one, two), devices=devices)
    assert [known.surgery_of(device) for device in devices] == [one, two, None, None]
    assert known.devices_of(two) == (devices[1],)
    assert known.procedures[two.procedures[1].id] == (two, two.procedures[1])


def test_what_is_empty() -> None:
    assert History().is_empty
    assert History(sources=(makers.source(),)).is_empty, "a text alone is no fact"
    assert not History(person=makers.person()).is_empty
    assert not History(other_implants=(makers.other_implant(),)).is_empty
    assert History().course_of(makers.symptom()) == Course()


@pytest.mark.parametrize(
    ("profile", "levels", "expected", "why"),
    [
        ({}, "L4-S1", "L4-L5, L5-S1", "five lumbar vertebrae where nothing is said"),
        ({"lumbar": 6}, "L4-S1", "L4-L5, L5-L6, L6-S1", "six"),
        ({"lumbar": 4}, "L4-S1", "L4-S1", "four"),
        ({"transition": "L6"}, "L5-S1", "L5-L6, L6-S1", "an L6 is a sixth"),
        ({"transition": "L6", "lumbar": 5}, "L5-S1", "L5-S1", "the number counts before the name"),
        ({"ribs": 13}, "T12-L1", "T12-T13, T13-L1", "thirteen ribs"),
        ({"ribs": 11}, "T11-L1", "T11-L1", "eleven ribs"),
        ({"transition": "T13 or lumbar rib"}, "T12-L1", "T12-T13, T13-L1", "a thirteenth by name"),
        ({"transition": "lumbarised S1"}, "L5-S2", "L5-S1, S1-S2", "S1-S2 is a segment"),
        ({"transition": "sacralised L5"}, "L4-S1", "L4-L5, L5-S1", "counted as usual"),
        ({"transition": "none"}, "L4-S1", "L4-L5, L5-S1", "none"),
    ],
)
def test_the_axis_follows_the_anatomy(profile: makers.Values, levels: str, expected: str, why: str) -> None:
    axis = History(anatomy=makers.anatomy(**profile)).axis
    upper, lower = (Sites.parse(end).vertebrae[0] for end in levels.split("-"))
    assert ", ".join(map(str, axis.segments_between(upper, lower))) == expected, why
    assert all(axis.has(site) for site in Sites.parse(expected).places)
