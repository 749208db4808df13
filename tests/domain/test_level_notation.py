"""Level notation as people write it: what is read, asked and refused, and what is found in a text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.level_notation import LEVEL_SPAN, SiteKind, read_levels
from tracker.domain.levels import Axis, LevelError, SacroiliacJoint, Segment, Side, short_form


def names(things: tuple[object, ...]) -> str:
    return " ".join(str(thing) for thing in things)


@pytest.mark.parametrize(
    ("text", "segments", "vertebrae"),
    [
        ("L4-5", "L4-L5", "L4 L5"),
        ("L4/5", "L4-L5", "L4 L5"),
        ("L4-L5", "L4-L5", "L4 L5"),
        ("L45", "L4-L5", "L4 L5"),
        ("l4 l5", "L4-L5", "L4 L5"),
        ("L4 to L5", "L4-L5", "L4 L5"),
        ("L 4 - 5", "L4-L5", "L4 L5"),
        ("L4–5", "L4-L5", "L4 L5"),
        ("L4—L5", "L4-L5", "L4 L5"),
        ("L4\u00a0-\u00a05", "L4-L5", "L4 L5"),
        ("“L4‑5”", "L4-L5", "L4 L5"),
        ("(L4-5)", "L4-L5", "L4 L5"),
        ("L4, L5", "", "L4 L5"),
        ("L3 L4 L5", "", "L3 L4 L5"),
        ("C5,6,7", "", "C5 C6 C7"),
        ("C5, 6 and 7", "", "C5 C6 C7"),
        ("L5-S1", "L5-S1", "L5 S1"),
        ("L5/S1", "L5-S1", "L5 S1"),
        ("L5 / S1", "L5-S1", "L5 S1"),
        ("L5S1", "L5-S1", "L5 S1"),
        ("L5-SI", "L5-S1", "L5 S1"),
        ("L5-Sl", "L5-S1", "L5 S1"),
        ("L5 on S1", "L5-S1", "L5 S1"),
        ("LS junction", "L5-S1", "L5 S1"),
        ("L4-S1", "L4-L5 L5-S1", "L4 L5 S1"),
        ("L4-5-S1", "L4-L5 L5-S1", "L4 L5 S1"),
        ("L4-L5-S1", "L4-L5 L5-S1", "L4 L5 S1"),
        ("L4/L5/S1", "L4-L5 L5-S1", "L4 L5 S1"),
        ("L4 through S1", "L4-L5 L5-S1", "L4 L5 S1"),
        ("from L4 to S1", "L4-L5 L5-S1", "L4 L5 S1"),
        ("between L4 and L5", "L4-L5", "L4 L5"),
        ("L4L5 L5S1", "L4-L5 L5-S1", "L4 L5 S1"),
        ("L3-5", "L3-L4 L4-L5", "L3 L4 L5"),
        ("L2-S1", "L2-L3 L3-L4 L4-L5 L5-S1", "L2 L3 L4 L5 S1"),
        ("S1 L5-L3", "L3-L4 L4-L5 L5-S1", "L3 L4 L5 S1"),
        ("C5-7", "C5-C6 C6-C7", "C5 C6 C7"),
        ("C4-5-6", "C4-C5 C5-C6", "C4 C5 C6"),
        ("C 4-5-6-7", "C4-C5 C5-C6 C6-C7", "C4 C5 C6 C7"),
        ("C5/6 and C6/7", "C5-C6 C6-C7", "C5 C6 C7"),
        ("C5-6, C6-7", "C5-C6 C6-C7", "C5 C6 C7"),
        ("L4-5/L5-S1", "L4-L5 L5-S1", "L4 L5 S1"),
        ("L3/L4 & L4/L5", "L3-L4 L4-L5", "L3 L4 L5"),
        ("C4-5 & C6-7", "C4-C5 C6-C7", "C4 C5 C6 C7"),
        ("C4-5 + C6-7", "C4-C5 C6-C7", "C4 C5 C6 C7"),
        ("C7-T1", "C7-T1", "C7 T1"),
        ("C7-D1", "C7-T1", "C7 T1"),
        ("C7/Th1", "C7-T1", "C7 T1"),
        ("T12-L1", "T12-L1", "T12 L1"),
        ("c3-t1", "C3-C4 C4-C5 C5-C6 C6-C7 C7-T1", "C3 C4 C5 C6 C7 T1"),
        ("C1/C2", "C1-C2", "C1 C2"),
        ("O-C2", "C0-C1 C1-C2", "C0 C1 C2"),
        ("Oc-C2", "C0-C1 C1-C2", "C0 C1 C2"),
        ("occiput to C2", "C0-C1 C1-C2", "C0 C1 C2"),
        ("CO-C2", "C0-C1 C1-C2", "C0 C1 C2"),
        ("T-11 to L-5", "T11-T12 T12-L1 L1-L2 L2-L3 L3-L4 L4-L5", "T11 T12 L1 L2 L3 L4 L5"),
        ("Th1", "", "T1"),
        ("D10", "", "T10"),
        ("CO", "", "CO"),
        ("coccyx", "", "CO"),
        ("S1-S3", "", "S1 S2 S3"),
    ],
)
def test_levels_are_read(text: str, segments: str, vertebrae: str) -> None:
    reading = read_levels(text)
    assert names(reading.segments) == segments
    assert names(reading.vertebrae) == vertebrae
    assert reading.text == text.strip()


@pytest.mark.parametrize(
    ("text", "count"),
    [("T10-pelvis", 8), ("T10-ilium", 8), ("T10-S2AI", 8), ("T10 through the pelvis", 8), ("L4-pelvis", 2)],
)
def test_the_pelvis_adds_no_segment(text: str, count: int) -> None:
    reading = read_levels(text)
    assert reading.pelvis
    assert len(reading.segments) == count
    assert names(reading.sites("segment")[-1:]) == "PELVIS"
    assert len(reading.sites("segment")) == count + 1


def test_long_constructs_end_at_s1() -> None:
    assert short_form(read_levels("T2 to sacrum").segments) == "T2-S1"
    assert len(read_levels("T4-L2").segments) == 10
    assert len(read_levels("C2-T2").segments) == 7


@pytest.mark.parametrize(
    ("text", "kind", "sites", "why"),
    [
        ("L4, L5 and S1", "segment", "L4-L5 L5-S1", "for a fusion a list means the segments between"),
        ("L4, L5 and S1", "vertebra", "L4 L5 S1", "for a laminectomy a list stays vertebrae"),
        ("L3 L4 L5", "vertebra", "L3 L4 L5", "a row with spaces is a list"),
        ("L3-5", "vertebra", "L3-L4 L4-L5", "a range becomes segments, as written"),
        ("L5", "segment", "L5", "a vertebra alone stays alone"),
        ("L5", "vertebra", "L5", "a vertebra alone stays alone"),
        ("L4/5, S1", "segment", "L4-L5 L5-S1", "a listed neighbour of a range joins it"),
        ("C4-5 & C6-7", "segment", "C4-C5 C6-C7", "nothing is filled in between two ranges"),
        ("C6, C5-C7", "vertebra", "C5-C6 C6 C6-C7", "a vertebra inside a range keeps its own mention"),
        ("C6, C5-C7", "segment", "C5-C6 C6-C7", "a vertebra inside a range adds no segment"),
        ("L4 S1", "segment", "L4 S1", "not neighbours: nothing is invented"),
        ("L4-5", "device", "L4-L5", "as written"),
        ("T8", "device", "T8", "as written"),
        ("left SI joint", "si_joint", "SIJ-L", "the joint with its side"),
        ("both SI joints", "si_joint", "SIJ-L SIJ-R", "two joints"),
        ("L5-S1, SIJ-R", "segment", "L5-S1 SIJ-R", "joints stay beside segments"),
        ("low back", "region", "lumbar", "a region"),
        (
            "T10-pelvis",
            "vertebra",
            "T10-T11 T11-T12 T12-L1 L1-L2 L2-L3 L3-L4 L4-L5 L5-S1 PELVIS",
            "eight and pelvis",
        ),
    ],
)
def test_sites_follow_the_kind_of_procedure(text: str, kind: SiteKind, sites: str, why: str) -> None:
    assert " ".join(str(site) for site in read_levels(text).sites(kind)) == sites, why


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("bilateral L5-S1", Side.BOTH),
        ("Rt L4-5", Side.RIGHT),
        ("R L4-5", Side.RIGHT),
        ("(L) C6-7", Side.LEFT),
        ("left-sided L4-5", Side.LEFT),
        ("L L4-5", Side.LEFT),
        ("L4-5 left", Side.LEFT),
        ("L4-5, right side", Side.RIGHT),
        ("L4-5 on the right", Side.RIGHT),
        ("L4-5 (R)", Side.RIGHT),
        ("L4-5R", Side.RIGHT),
        ("L4-5 bilaterally", Side.BOTH),
        ("L 4-5", None),
        ("L4-5", None),
    ],
)
def test_the_side_is_taken_off_first(text: str, side: Side | None) -> None:
    reading = read_levels(text)
    assert reading.side is side
    assert len(reading.segments) == 1


@pytest.mark.parametrize(
    ("text", "joints"),
    [
        ("SIJ", [SacroiliacJoint()]),
        ("SI joint", [SacroiliacJoint()]),
        ("sacroiliac joint", [SacroiliacJoint()]),
        ("right SIJ", [SacroiliacJoint(Side.RIGHT)]),
        ("SIJ-L", [SacroiliacJoint(Side.LEFT)]),
        ("bilateral SI joints", [SacroiliacJoint(Side.LEFT), SacroiliacJoint(Side.RIGHT)]),
        ("left SI", [SacroiliacJoint(Side.LEFT)]),
    ],
)
def test_sacroiliac_joints(text: str, joints: list[SacroiliacJoint]) -> None:
    reading = read_levels(text)
    assert list(reading.sacroiliac) == joints
    assert reading.question is None


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("neck", "cervical"),
        ("Cervical spine", "cervical"),
        ("upper back", "thoracic"),
        ("lumbar", "lumbar"),
        ("low back", "lumbar"),
        ("sacrum", "sacral"),
        ("thoracolumbar", "thoracic lumbar"),
        ("whole spine", "whole spine"),
    ],
)
def test_regions(text: str, regions: str) -> None:
    assert names(read_levels(text).regions) == regions


@pytest.mark.parametrize(
    ("text", "notices"),
    [
        ("L4-5", ()),
        ("L45", ("L45 is read as L4-L5.",)),
        ("T1112", ("T1112 is read as T11-T12.",)),
        ("L5-SI", ("SI is read as S1.",)),
        ("L5-1", ("L5-1 is read as L5-S1.",)),
        ("S1-L5", ("S1 to L5 runs upwards; read as L5-S1.",)),
        ("L5-L3", ("L5 to L3 runs upwards; read as L3-L5.",)),
        (
            "S1 L5-L3",
            (
                "The levels with a space between are read as one range, L3-S1.",
                "S1 to L3 runs upwards; read as L3-S1.",
            ),
        ),
        ("L4 S1", ("L4 S1 is read as two vertebrae; write L4-S1 for everything between.",)),
        ("CO-C2", ("CO is read as C0, the occiput.",)),
        ("S1-S2", ("S1-S2 has no segment that moves; read as single vertebrae.",)),
    ],
)
def test_odd_notation_is_read_with_a_notice(text: str, notices: tuple[str, ...]) -> None:
    assert read_levels(text).notices == notices


@pytest.mark.parametrize(
    ("text", "question", "choices"),
    [
        ("L5", "Does L5 mean L4-L5 or L5-S1?", "L4-L5 L5-S1"),
        ("L4-L4", "Does L4 mean L3-L4 or L4-L5?", "L3-L4 L4-L5"),
        ("T1", "Does T1 mean C7-T1 or T1-T2?", "C7-T1 T1-T2"),
        ("S1", "Does S1 mean L5-S1?", "L5-S1"),
        ("L3, L5", "Do L3, L5 mean L2-L3, L3-L4, L4-L5 or L5-S1?", "L2-L3 L3-L4 L4-L5 L5-S1"),
        ("SI", "Is “SI” the sacroiliac joint or the vertebra S1?", "SIJ S1"),
        ("L4-5", None, ""),
        ("L4, L5", None, ""),
        ("CO", None, ""),
    ],
)
def test_a_lone_vertebra_raises_a_question(text: str, question: str | None, choices: str) -> None:
    reading = read_levels(text)
    assert reading.question == question
    assert names(reading.choices) == choices


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("", "No level is written here. Write one such as L4-L5, C5-C7 or SIJ.", None),
        ("foo", "“foo” is not a level. Write levels such as L4-L5, C5-C7 or SIJ.", None),
        ("L4-5 maybe", "“maybe” is not a level. Write levels such as L4-L5, C5-C7 or SIJ.", None),
        ("L4-", "“L4-” is not complete. Write a level such as L4-L5, C5-C7 or SIJ.", None),
        ("-L4", "“-L4” begins with a joining word. Write a level such as L4-L5.", None),
        (
            "4-5",
            "“4” has no letter. Write C for neck, T for upper back or L for low back before it.",
            None,
        ),
        (
            "C8",
            "There is no vertebra C8 (C8 is a nerve root). The neck has C1 to C7; root C8 leaves at C7-T1.",
            "C7-T1",
        ),
        ("C9", "There is no C9: the neck has C1 to C7.", None),
        ("L7", "There is no L7: the lumbar spine has L1 to L5.", None),
        ("T14", "There is no T14: the thoracic spine has T1 to T12.", None),
        ("S1-S9", "There is no S9: the sacrum has S1 to S5.", None),
        ("L4-S9", "There is no S9: the sacrum has S1 to S5. Did you mean L4-S1?", "L4-S1"),
        (
            "L6",
            "L6 is not in your spine as recorded. "
            "If you have six lumbar vertebrae, note it under About me first.",
            None,
        ),
        (
            "T13-L1",
            "T13 is not in your spine as recorded. "
            "If you have thirteen rib-bearing vertebrae, note it under About me first.",
            None,
        ),
        (
            "L4-5 left, L5-S1 right",
            "A side stands in the middle. Write the levels of each side separately.",
            None,
        ),
        ("left L4-5 right", "This names more than one side. Write the levels of each side separately.", None),
        (
            "L5-SIJ",
            "A range runs between vertebrae. Write joints and regions after a comma: L5-S1, SIJ.",
            None,
        ),
        ("L" * 301, "301 characters are too long for levels. Write the levels alone, such as L4-S1.", None),
    ],
)
def test_errors_are_sentences_with_the_remedy(text: str, message: str, suggestion: str | None) -> None:
    with pytest.raises(LevelError) as caught:
        read_levels(text)
    assert str(caught.value) == message
    assert caught.value.suggestion == suggestion


@pytest.mark.parametrize(
    ("text", "axis", "short"),
    [
        ("L4-S1", Axis(lumbar=6), "L4-L5 L5-L6 L6-S1"),
        ("L4-S1", Axis(lumbar=4), "L4-S1"),
        ("L5-L6-S1", Axis(lumbar=6), "L5-L6 L6-S1"),
        ("T13-L1", Axis(ribs=13), "T13-L1"),
        ("S1-S2", Axis(s1_lumbarised=True), "S1-S2"),
        ("L6-1", Axis(lumbar=6), "L6-S1"),
        ("LS junction", Axis(lumbar=4), "L4-S1"),
    ],
)
def test_ranges_follow_the_patients_own_axis(text: str, axis: Axis, short: str) -> None:
    assert names(read_levels(text, axis).segments) == short


def test_a_vertebra_that_this_spine_lacks_is_refused() -> None:
    with pytest.raises(
        LevelError, match="It has four lumbar vertebrae; if that is wrong, correct it under About me"
    ):
        read_levels("L4-5", Axis(lumbar=4))


@given(st.text(alphabet="CTLSDO0123456789 -/,&toiIl()\u2013", max_size=60) | st.text(max_size=40))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        reading = read_levels(text)
    except LevelError as error:
        sentence = str(error)
    else:
        assert reading.sites("segment")
        assert reading.sites("vertebra")
        sentence = reading.question or "."
    assert sentence.endswith((".", "?"))


@given(st.sampled_from(Axis.standard.segments))
def test_the_usual_ways_to_write_a_segment_agree(segment: Segment) -> None:
    upper, lower = segment.upper, segment.lower
    for text in (f"{upper}/{lower}", f"{upper} to {lower}", f"{upper}{lower}", f"{upper} – {lower}".lower()):
        assert read_levels(text).segments == (segment,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("PLIF L4-L5-S1 due to wear", ["L4-L5-S1"]),
        ("PLIF L5-S1 for nonunion", ["L5-S1"]),
        ("Surgery S1 L5-L3[1999]", ["S1 L5-L3"]),
        ("plated at C 4-5-6-7 last spring", ["C 4-5-6-7"]),
        ("rodded T-11 to L-5 as a teenager", ["T-11 to L-5"]),
        ("laminotomy (L3, L4) 1998", ["L3, L4"]),
        ("spacers at L4L5", ["L4L5"]),
        ("spacers at L4L5 L5S1", ["L4L5 L5S1"]),
        ("long construct T2 to sacrum, 4 hooks", ["T2 to sacrum"]),
        ("L4-5 window cut, 2016-03-02", ["L4-5"]),
        ("T10-pelvis in May 2017", ["T10-pelvis"]),
        ("disc trimmed L5-S1 1997, 1999", ["L5-S1"]),
        ("side cages L2-3, L3-4 (3/4/16)", ["L2-3, L3-4"]),
        ("ALIF L5 / S1 21.09.2018", ["L5 / S1"]),
        ("joined L5-S1 - 5/6/19", ["L5-S1"]),
        ("fused C4, 5 and 6.", ["C4, 5 and 6"]),
        ("ACDF C5/6, 6/7 in 2010", ["C5/6, 6/7"]),
        ("L4-5-09", ["L4-5"]),
        ("L4/5, 10/2014", ["L4/5"]),
        ("L4-5, 3 days in hospital", ["L4-5"]),
        ("L5 on S1 slip", ["L5 on S1"]),
        ("SI joint fusion 2016", ["SI joint"]),
        ("occiput to C2 fusion", ["occiput to C2"]),
        ("worn discs L3-S1, narrow at C5-6", ["L3-S1", "C5-6"]),
        ("knee R 2004, L 2006", []),
        ("T2-weighted MRI, T1 weighted too", []),
        ("vitamin D3 and B12", []),
        ("injections 3/17 & 6/17", []),
        ("no level in here at all", []),
    ],
)
def test_spans_are_found_in_running_text(text: str, found: list[str]) -> None:
    assert [match[0] for match in LEVEL_SPAN.finditer(text)] == found


@pytest.mark.parametrize(
    "text", ["L4-" * 30_000, "L4 " * 30_000, "L4,5," * 20_000, " " * 90_000, "C" * 90_000, "1" * 90_000]
)
def test_finding_spans_takes_time_in_proportion_to_the_text(text: str) -> None:
    start = time.process_time()
    sum(1 for _ in LEVEL_SPAN.finditer(text))
    assert time.process_time() - start < 2
