"""Hardware on a day: the lists of what was put in and of what is in the body."""

from datetime import date

import makers

from tracker.domain.hardware import in_body, states_on
from tracker.domain.history import History

LATER = date(2020, 1, 1)


def test_the_list_of_a_day_stands_in_the_order_of_putting_in() -> None:
    first, second, planned = makers.surgery("2013"), makers.surgery("2015"), makers.surgery("2030")
    devices = (
        makers.device("rod", by=second, position=1),
        makers.device("interbody_cage", "L4-L5", by=second, position=0),
        makers.device("pedicle_screw", "L4", makers.event("removed", "2014"), by=first),
        makers.device("hook", "T4"),
        makers.device("crosslink", "L4-L5", by=planned),
    )
    known = History(devices=devices, surgeries=(first, second, planned))
    assert [s.device.kind for s in states_on(known, LATER)] == [
        "pedicle_screw",
        "interbody_cage",
        "rod",
        "hook",
    ]
    assert [s.device.kind for s in in_body(known, LATER)] == ["interbody_cage", "rod", "hook"]
