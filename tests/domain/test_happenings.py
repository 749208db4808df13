"""What became of a device, and when: with the dates of operations and images, and without what never took place."""

from datetime import date

import makers

from tracker.domain.device_fold import state_of
from tracker.domain.device_state import Presence
from tracker.domain.happenings import event_date, happenings, put_in_date
from tracker.domain.history import History


def test_what_was_seen_on_an_image_that_was_not_taken_is_not_told() -> None:
    image = makers.imaging("ct", "2014-12", state="cancelled")
    device = makers.device("rod", "L4, L5", makers.event("broken", None, imaging_id=image.id))
    known = History(devices=(device,), imaging=(image,))
    assert happenings(known, device) == ()
    assert not state_of(known, device, date(2020, 1, 1)).broken


def test_an_event_without_a_date_has_that_of_its_operation_or_image() -> None:
    removal = makers.surgery("2015-01-19", makers.procedure("hardware_removal"))
    image = makers.imaging("ct", "2014-12")
    events = [
        makers.event("removed", None, surgery_id=removal.id),
        makers.event("broken", None, imaging_id=image.id),
    ]
    device = makers.device("rod", "L4, L5", *events)
    known = History(devices=(device,), surgeries=(removal,), imaging=(image,))
    assert [str(event_date(known, event)) for event in device.events] == ["2015-01-19", "2014-12"]
    days = ("2014-11-30", "2015-01-18", "2015-01-19")
    states = {day: state_of(known, device, date.fromisoformat(day)) for day in days}
    assert [(s.presence, s.broken) for s in states.values()] == [
        (Presence.IN_PLACE, False),
        (Presence.IN_PLACE, True),
        (Presence.REMOVED, True),
    ]
    assert str(states["2015-01-19"].since) == "2015-01-19"


def test_what_was_put_in_elsewhere_has_an_event_of_its_own() -> None:
    device = makers.device("rod", "L4, L5", makers.event("implanted", "1996"))
    assert str(put_in_date(History(devices=(device,)), device)) == "1996"
    assert state_of(History(devices=(device,)), device, date(1995, 1, 1)).presence is Presence.NOT_YET
    undated = makers.surgery(None)
    device = makers.device("rod", "L4, L5", makers.event("implanted", "1996"), by=undated)
    assert str(put_in_date(History(devices=(device,), surgeries=(undated,)), device)) == "1996"
