"""Loose ends of which the same is said, in one sentence; nothing of them is lost."""

from datetime import date

import makers as m

from tracker.domain.history import History
from tracker.domain.loose_ends import loose_ends
from tracker.domain.phrases import spoken
from tracker.domain.records import OtherImplant
from tracker.views.ends_together import NAMED, sentences_together
from tracker.views.open_ends import sentences

ON = date(2016, 6, 1)


def together(history: History) -> tuple[str, ...]:
    return sentences_together(history, loose_ends(history, ON), ON)


def operations(number: int, **more: str) -> History:
    return History(
        surgeries=tuple(
            m.surgery(f"{2000 + one}", m.procedure("plif", f"L{one + 1}-L{one + 2}"), **more)
            for one in range(number)
        )
    )


def test_operations_are_named_by_their_numbers_all_of_them() -> None:
    told = together(operations(3, operative_note="no", hardware_put_in="yes"))
    assert told == (
        "Operative note not held, the patient says: operations 1, 2 and 3.",
        "Hardware was put in and none is listed: operations 1, 2 and 3.",
        "Fusion intended, no assessment recorded since: L1-L2 (operation 1); L2-L3 (operation 2); L3-L4 (operation 3).",
    )


def test_what_is_not_the_same_is_not_told_together() -> None:
    history = History(
        surgeries=(
            m.surgery("2000", m.procedure("laminectomy", "L4"), operative_note="no", hardware_put_in="no"),
            m.surgery("2001", m.procedure("laminectomy", "L3"), hardware_put_in="no"),
        )
    )
    assert together(history) == sentences(history, loose_ends(history, ON), ON)


def test_one_alone_keeps_its_own_sentence() -> None:
    history = operations(1, operative_note="no", hardware_put_in="no")
    assert together(history) == sentences(history, loose_ends(history, ON), ON)


def test_of_many_images_the_newest_are_named_and_the_others_counted() -> None:
    history = History(imaging=tuple(m.imaging("xray", f"2015-0{one}-01") for one in range(1, 10)))
    more = History(imaging=(*history.imaging, m.imaging("ct", "2016-01-01")))
    (all_named,), (some,) = together(history), together(more)
    assert all_named.count("X-ray") == NAMED + 1
    assert some.startswith("Done, report not recorded: CT, 1 Jan 2016; X-ray, 1 Sep 2015; ")
    assert some.endswith("X-ray, 1 Mar 2015; 2 more.")


def test_labels_of_hardware_and_of_implants_elsewhere_stand_together() -> None:
    history = History(
        devices=(m.device("interbody_cage", "L4-L5"), m.device("pedicle_screw", "L4")),
        other_implants=(m.of(OtherImplant, kind="pacemaker"),),
    )
    (told,) = together(history)
    assert told.startswith("MR label not recorded: ")
    for what in ("Interbody cage or spacer L4-L5", "Pedicle screw L4", "Pacemaker"):
        assert what in told


def test_they_are_told_in_the_language_of_the_sheet() -> None:
    with spoken("de"):
        assert together(operations(2, operative_note="no"))[0] == (
            "Operationsbericht liegt laut Patient/in nicht vor: Operationen 1 und 2."
        )
