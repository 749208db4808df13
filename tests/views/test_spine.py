"""What the drawing of the spine shows on a day, from records alone."""

from datetime import date

import makers as m
import pytest
from spine_stories import TODAY, harry, history, operation

from tracker.domain.device_state import Presence
from tracker.domain.history import History
from tracker.views.spine import SpineState, spine_state, states
from tracker.views.spine_codes import DEVICE_SHAPES, PROCEDURE_MARKS, MarkKind


def kinds(state: SpineState) -> dict[str, set[str]]:
    """Mark names by site."""
    found: dict[str, set[str]] = {}
    for mark in state.marks:
        found.setdefault(str(mark.site), set()).add(mark.kind.value)
    return found


def report(when: str, *findings: tuple[str, str] | tuple[str, str, str]) -> dict[str, object]:
    rows = [dict(zip(("kind", "sites", "qualifier"), finding, strict=False)) for finding in findings]
    return {"kind": "ct", "date": when, "findings": rows}


def test_harrys_last_state() -> None:
    found = kinds(spine_state(harry(), TODAY))
    assert found == {
        "L3": {"part of the arch removed"},
        "L3-L4": {"disc operated", "canal decompressed"},
        "L4": {"part of the arch removed"},
        "L4-L5": {"fusion intended", "canal decompressed"},
        "L5": {"arch removed"},
        "L5-S1": {"fusion intended", "canal decompressed"},
    }


def test_harrys_pictures() -> None:
    found = states(harry(), TODAY)
    assert [(str(when), title) for when, title, _ in found] == [
        ("2013-05-23", "After operation 1"),
        ("2014-12", "CT"),
        ("2015-01-19", "After operation 2"),
    ]
    first, scan, last = (kinds(state) for _, _, state in found)
    assert "L3-L4" not in first
    assert scan["L5-S1"] == {"not fused as reported", "canal decompressed"}
    assert scan["L3-L4"] == {"disc herniated as reported"}
    assert last["L5-S1"] == {"fusion intended", "canal decompressed"}


def test_a_redo_says_what_was_reported_before() -> None:
    mark = next(m for m in spine_state(harry(), TODAY).marks if str(m.site) == "L5-S1")
    assert mark.notes == (
        "PLIF, operation 1 (23 May 2013)",
        "not fused: CT, Dec 2014",
        "intended again: PLIF, operation 2 (19 Jan 2015)",
        "no fusion report recorded since",
    )


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("2013", "intended again: PLIF, operation 2 (2013)"),
        ("2012-03", "also intended: PLIF, operation 2 (Mar 2012)"),
    ],
)
def test_again_is_said_only_of_a_certain_order(second: str, said: str) -> None:
    twice = History(surgeries=(m.surgery("2012", m.procedure()), m.surgery(second, m.procedure())))
    (mark,) = (mark for mark in spine_state(twice, TODAY).marks if str(mark.site) == "L4-L5")
    assert said in mark.notes


def test_harrys_hardware() -> None:
    found = {(i.name, i.where, i.presence) for i in spine_state(harry(), TODAY).implants}
    assert found == {
        ("Pedicle screw", "L4", Presence.NOT_RECORDED),
        ("Pedicle screw", "L5, S1", Presence.NOT_RECORDED),
        ("Rod", "L4-S1", Presence.NOT_RECORDED),
        ("Pedicle screw", "L5, S1", Presence.IN_PLACE),
        ("Rod", "L5-S1", Presence.IN_PLACE),
    }
    broken = [i for i in states(harry(), TODAY)[1][2].implants if i.broken]
    assert [(i.where, i.broken_one_of) for i in broken] == [("L5, S1", True)]


FUSION = operation("2013-05-23", ("plif", "L4-L5"))


@pytest.mark.parametrize(
    ("studies", "expected", "why"),
    [
        ((), MarkKind.FUSION_INTENDED, "no report is not a report"),
        ((report("2014", ("fused", "L4-L5")),), MarkKind.FUSED, "a report says so"),
        ((report("2014", ("not_fused", "L4-L5")),), MarkKind.NOT_FUSED, "a report says so"),
        ((report("2014", ("pseudarthrosis", "L4-L5")),), MarkKind.NOT_FUSED, "another word for it"),
        ((report("2014", ("fused", "L4-L5", "absent")),), MarkKind.NOT_FUSED, "reported as not there"),
        ((report("2014", ("fused", "L4-L5", "uncertain")),), MarkKind.FUSION_INTENDED, "left open"),
        ((report("2014", ("not_fused", "L4-L5", "absent")),), MarkKind.FUSION_INTENDED, "does not say fused"),
        ((report("2014", ("probably_fused", "L4-L5")),), MarkKind.FUSION_INTENDED, "never promoted"),
        ((report("2014", ("not_fused_yet", "L4-L5")),), MarkKind.FUSION_INTENDED, "early is not a failure"),
        ((report("2014", ("fused", "L5-S1")),), MarkKind.FUSION_INTENDED, "said of another segment"),
        (
            (report("2014", ("not_fused", "L4-L5")), report("2016", ("fused", "L4-L5"))),
            MarkKind.FUSED,
            "the newest counts",
        ),
        ((report("2025", ("fused", "L4-L5")),), MarkKind.FUSION_INTENDED, "after the day"),
    ],
)
def test_fusion_follows_the_newest_report(
    studies: tuple[dict[str, object], ...], expected: MarkKind, why: str
) -> None:
    marks = [
        m.kind for m in spine_state(history(FUSION, imaging=studies), TODAY).marks if str(m.site) == "L4-L5"
    ]
    assert marks == [expected], why


@pytest.mark.parametrize(
    ("procedure", "expected", "why"),
    [
        (("laminectomy", "L5"), {"L5": {"arch removed"}}, "a laminectomy is full unless said otherwise"),
        (("laminectomy", "L5 partial"), {"L5": {"part of the arch removed"}}, "the extent counts"),
        (
            ("laminectomy", "L4-L5"),
            {"L4": {"part of the arch removed"}, "L5": {"part of the arch removed"}},
            "a level range marks the facing edges",
        ),
        (("microdiscectomy", "L4-L5"), {"L4-L5": {"disc operated"}}, "the disc, never the vertebra"),
        (("microdiscectomy", "L5"), {}, "which disc is not clear"),
        (("decompression", "lumbar"), {}, "no level"),
        (
            ("corpectomy", "L2"),
            {"L1-L2": {"fusion intended"}, "L2": {"vertebral body removed"}, "L2-L3": {"fusion intended"}},
            "a removed body is fused above and below",
        ),
        (("kyphoplasty", "T12"), {"T12": {"cement"}}, "cement"),
        (
            ("posterior_spinal_fusion", "L3, L4"),
            {"L3-L4": {"fusion intended"}},
            "two neighbours name their segment",
        ),
        (
            ("acdf", "C4-C5, C6-C7"),
            {"C4-C5": {"fusion intended"}, "C6-C7": {"fusion intended"}},
            "nothing in between",
        ),
        (("epidural_injection", "L4-L5"), {}, "an injection leaves no mark"),
        (("disc_replacement", "C5-C6"), {"C5-C6": {"operated here"}}, "the device itself is not recorded"),
    ],
)
def test_marks_of_a_procedure(procedure: tuple[str, str], expected: dict[str, set[str]], why: str) -> None:
    assert kinds(spine_state(history(operation("2013", procedure)), TODAY)) == expected, why


@pytest.mark.parametrize(
    ("status", "shown"), [("planned", False), ("cancelled", False), ("aborted", True), ("unknown", True)]
)
def test_only_what_took_place_is_drawn(status: str, shown: bool) -> None:
    marks = spine_state(history(operation("2013", ("plif", "L4-L5"), status=status)), TODAY).marks
    assert [mark.certain for mark in marks] == ([False] if shown else [])


def test_what_cannot_be_placed_is_said() -> None:
    state = spine_state(history(operation("2013", ("microdiscectomy", "L5"), ("fusion", ""))), TODAY)
    assert state.unplaced == (
        "Disc operated, Microdiscectomy, operation 1 (2013): L5, exact place not clear.",
        "Fusion intended, Spinal fusion, operation 1 (2013): level not recorded.",
    )
    assert state.is_plain


def test_a_later_disc_operation_answers_an_earlier_herniation() -> None:
    found = history(
        operation("2015", ("microdiscectomy", "L3-L4")),
        imaging=(
            report("2014", ("disc_herniation", "L3-L4")),
            report("2016", ("recurrent_herniation", "L3-L4")),
        ),
    )
    assert kinds(spine_state(found, date(2015, 12, 31))) == {"L3-L4": {"disc operated"}}
    assert kinds(spine_state(found, TODAY)) == {"L3-L4": {"disc operated", "disc herniated as reported"}}


def test_a_side_that_is_not_recorded_is_known_as_such() -> None:
    found = history(
        operation("2015", ("hemilaminectomy", "L4"), ("microdiscectomy", "L4-L5 left"), ("laminectomy", "L3"))
    )
    state = spine_state(found, TODAY)
    assert {str(m.site): m.side_open for m in state.marks} == {"L4": True, "L4-L5": False, "L3": False}


def test_removed_hardware_shows_only_where_it_was_taken_out() -> None:
    gone = {"kind": "removed", "date": "2016-02-01"}
    found = history(
        operation("2013", ("plif", "L4-L5")),
        operation("2016-02-01", ("hardware_removal", "L4-L5")),
        operation("2018", ("laminectomy", "L3")),
        devices=({"kind": "rod", "sites": "L4-L5", "by": (0, 0), "events": [gone]},),
    )
    presences = [[i.presence for i in state.implants] for _, _, state in states(found, TODAY)]
    assert presences == [[Presence.IN_PLACE], [Presence.REMOVED], []]
    assert spine_state(found, TODAY).implants == ()


def test_a_picture_does_not_show_what_came_later_in_the_same_month() -> None:
    found = history(
        operation("2015-01-19", ("plif", "L4-L5")),
        imaging=(report("2015-01", ("not_fused", "L5-S1")),),
    )
    scan, after = states(found, TODAY)
    assert kinds(scan[2]) == {"L5-S1": {"not fused as reported"}}
    assert set(kinds(after[2])) == {"L4-L5", "L5-S1"}


def test_a_done_operation_is_done_however_vague_its_date() -> None:
    found = history(operation("2013", ("plif", "L4-L5")))
    for on in (date(2013, 6, 1), TODAY):
        assert [m.certain for m in spine_state(found, on).marks] == [True]
        assert [m.certain for m in states(found, on)[0][2].marks] == [True], "the picture after it"
    assert spine_state(found, date(2012, 12, 31)).marks == ()


@pytest.mark.parametrize("state", ["ordered", "cancelled"])
def test_an_image_that_was_not_taken_marks_nothing(state: str) -> None:
    found = history(FUSION, imaging=({**report("2014", ("fused", "L4-L5")), "state": state},))
    marks = spine_state(found, TODAY).marks
    assert [mark.kind for mark in marks] == [MarkKind.FUSION_INTENDED]
    assert [title for _, title, _ in states(found, TODAY)] == ["After operation 1"]


def test_broken_hardware_without_a_device_still_shows() -> None:
    found = history(
        operation("2013", ("plif", "L4-L5")), imaging=(report("2014", ("hardware_broken", "L4-L5")),)
    )
    assert "broken" in kinds(spine_state(found, TODAY))["L4-L5"]


def test_every_code_in_the_tables_is_in_the_vocabulary() -> None:
    from tracker.domain import fusion, vocabulary
    from tracker.views import spine_codes as codes

    findings = fusion.FINDINGS | codes.HERNIATED | codes.HARDWARE_BROKEN
    assert set(PROCEDURE_MARKS) | codes.SIDE_MATTERS | codes.REPLACES_DISC <= set(vocabulary.procedures())
    assert findings <= set(vocabulary.named("findings"))
    assert set(DEVICE_SHAPES) | codes.OUTSIDE_THE_BODY <= set(vocabulary.named("hardware"))


@pytest.mark.parametrize(
    ("kind", "sites", "drawn", "why"),
    [
        ("interbody_cage", "L5", False, "which disc space is not clear"),
        ("interbody_cage", "L4, L5", True, "the space between two named vertebrae"),
        ("laminoplasty_plate", "PELVIS", False, "there is no arch at the pelvis"),
        ("iliac_screw", "S1", True, "drawn at the pelvis, whatever level it is recorded for"),
        ("pedicle_screw", "", False, "level not recorded"),
        ("scs_ipg", "", True, "drawn beside the spine"),
    ],
)
def test_a_device_is_drawn_where_its_place_is_clear(kind: str, sites: str, drawn: bool, why: str) -> None:
    state = spine_state(history(devices=({"kind": kind, "sites": sites},)), TODAY)
    assert [implant.drawable for implant in state.implants] == [drawn], why
    assert len(state.unplaced) == (0 if drawn else 1)


def test_what_was_said_of_no_segment_in_particular_is_kept_in_words() -> None:
    told = spine_state(history(FUSION, imaging=(report("2014", ("fused", "lumbar")),)), TODAY)
    assert told.unplaced == ("Fused: CT, 2014: lumbar.",)
    assert kinds(told) == {"L4-L5": {"fusion intended"}}


def test_fusion_spoken_of_where_no_operation_is_recorded() -> None:
    told = spine_state(history(imaging=(report("2014", ("probably_fused", "L4-L5")),)), TODAY)
    assert kinds(told) == {"L4-L5": {"fusion spoken of and left open"}}


@pytest.mark.parametrize("qualifier", ["absent", "not mentioned"])
@pytest.mark.parametrize("kind", ["disc_herniation", "hardware_broken", "fused"])
def test_what_is_absent_or_not_mentioned_is_never_drawn(kind: str, qualifier: str) -> None:
    marks = spine_state(history(imaging=(report("2014", (kind, "L4-L5", qualifier)),)), TODAY).marks
    assert [m.kind for m in marks] == (
        [MarkKind.NOT_FUSED] if (kind, qualifier) == ("fused", "absent") else []
    )
