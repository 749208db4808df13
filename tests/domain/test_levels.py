"""Vertebrae, segments, sites, the patient's axis and short forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.level_notation import read_levels
from tracker.domain.levels import (
    REGION_NAMES,
    Axis,
    Extent,
    LevelError,
    Pelvis,
    Region,
    SacroiliacJoint,
    Segment,
    Side,
    Site,
    SiteUse,
    Vertebra,
    listed_form,
    parse_site,
    region_words,
    regions_of,
    short_form,
)
from tracker.domain.phrases import spoken

AXES = st.builds(Axis, st.sampled_from([11, 12, 13]), st.sampled_from([4, 5, 6]), st.booleans())
OTHER_SITES: list[Site] = [
    Pelvis(),
    SacroiliacJoint(),
    SacroiliacJoint(Side.LEFT),
    SacroiliacJoint(Side.RIGHT),
    *(Region(name) for name in REGION_NAMES),
]


def sites_on(axis: Axis) -> st.SearchStrategy[Site]:
    return st.sampled_from([*axis.vertebrae, *axis.segments, *OTHER_SITES])


ANY_SITE = AXES.flatmap(sites_on)
SITE_USES = st.builds(
    SiteUse, ANY_SITE, st.none() | st.sampled_from(Side), st.none() | st.sampled_from(Extent)
)
AXIS_AND_SEGMENTS = AXES.flatmap(
    lambda axis: st.tuples(st.just(axis), st.sets(st.sampled_from(axis.segments), min_size=1))
)


@given(ANY_SITE)
def test_parse_site_is_the_inverse_of_str(site: Site) -> None:
    assert parse_site(str(site)) == site


@given(SITE_USES)
def test_parse_of_a_site_use_is_the_inverse_of_str(use: SiteUse) -> None:
    assert SiteUse.parse(str(use)) == use


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        (SiteUse(parse_site("L4-L5")), "L4-L5"),
        (SiteUse(parse_site("L4-L5"), Side.LEFT), "L4-L5 left"),
        (SiteUse(parse_site("L5"), extent=Extent.FULL), "L5 full"),
        (SiteUse(parse_site("L4"), Side.RIGHT, Extent.PARTIAL), "L4 partial right"),
        (SiteUse(Region("whole spine"), Side.BOTH), "whole spine bilateral"),
    ],
)
def test_site_use_is_written_site_extent_side(use: SiteUse, expected: str) -> None:
    assert str(use) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "“” is not a site. Write a vertebra (L5), a segment (L4-L5), SIJ-L, PELVIS or a region."),
        ("l5", "“l5” is not a site. Write a vertebra (L5), a segment (L4-L5), SIJ-L, PELVIS or a region."),
        (
            "L3-L5",
            "L3-L5 is not one segment. "
            "A segment is two neighbouring vertebrae, the upper one first, such as L4-L5.",
        ),
        (
            "L5-L4",
            "L5-L4 is not one segment. "
            "A segment is two neighbouring vertebrae, the upper one first, such as L4-L5.",
        ),
    ],
)
def test_parse_site_refuses_with_a_sentence(text: str, message: str) -> None:
    with pytest.raises(LevelError) as caught:
        parse_site(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text", ["L4-L5 ", " L4-L5", "L4-L5 right partial", "L4-L5  left", "left", "L5 left left"]
)
def test_parse_of_a_site_use_is_strict(text: str) -> None:
    with pytest.raises(LevelError):
        SiteUse.parse(text)


def test_impossible_values_are_refused() -> None:
    with pytest.raises(LevelError, match="There is no vertebra L7"):
        Vertebra("L7")
    with pytest.raises(LevelError, match="There is no region “back”"):
        Region("back")
    with pytest.raises(LevelError, match="left or right"):
        SacroiliacJoint(Side.BOTH)
    with pytest.raises(LevelError, match=r"14 rib-bearing vertebrae cannot be recorded. Choose 11, 12 or 13"):
        Axis(ribs=14)
    with pytest.raises(LevelError, match=r"3 lumbar vertebrae cannot be recorded. Choose 4, 5 or 6"):
        Axis(lumbar=3)


def test_the_standard_axis() -> None:
    axis = Axis.standard
    assert axis == Axis(12, 5)
    assert len(axis.vertebrae) == 31
    assert (str(axis.vertebrae[0]), str(axis.vertebrae[-1])) == ("C0", "CO")
    assert len(axis.segments) == 25  # 23 with a disc, and C0-C1 and C1-C2 without
    assert (str(axis.segments[0]), str(axis.segments[-1])) == ("C0-C1", "L5-S1")


@pytest.mark.parametrize(
    ("axis", "has", "lacks", "why"),
    [
        (Axis(ribs=11), ["T11-L1"], ["T12", "T11-T12", "T12-L1"], "eleven: no T12"),
        (Axis(ribs=13), ["T13", "T12-T13", "T13-L1"], ["T12-L1"], "thirteen: T13 in between"),
        (Axis(lumbar=4), ["L4-S1"], ["L5", "L4-L5", "L5-S1"], "four lumbar: no L5"),
        (Axis(lumbar=6), ["L6", "L5-L6", "L6-S1"], ["L5-S1"], "six lumbar: L6 in between"),
        (Axis(s1_lumbarised=True), ["S1-S2", "L5-S1"], [], "a real disc below S1"),
        (Axis(), ["PELVIS", "SIJ-L", "lumbar", "CO"], ["L6", "T13", "S1-S2", "L4-S1"], "the usual spine"),
    ],
)
def test_variant_anatomy(axis: Axis, has: list[str], lacks: list[str], why: str) -> None:
    assert all(axis.has(parse_site(text)) for text in has), why
    assert not any(axis.has(parse_site(text)) for text in lacks), why


@pytest.mark.parametrize(
    ("axis", "count"),
    [(Axis(), 2), (Axis(lumbar=6), 3), (Axis(lumbar=4), 1)],
)
def test_l4_to_s1_has_as_many_segments_as_the_anatomy_says(axis: Axis, count: int) -> None:
    assert len(axis.segments_between(Vertebra("L4"), Vertebra("S1"))) == count


def test_range_takes_either_order_and_refuses_what_is_not_there() -> None:
    down = Axis.standard.range(Vertebra("L4"), Vertebra("S1"))
    assert down == Axis.standard.range(Vertebra("S1"), Vertebra("L4"))
    assert [str(one) for one in down] == ["L4", "L5", "S1"]
    with pytest.raises(LevelError) as caught:
        Axis.standard.range(Vertebra("L6"), Vertebra("S1"))
    assert str(caught.value) == "L6 is not in this spine as recorded. Check the vertebrae under About me."


@given(AXES)
def test_every_axis_is_a_chain_from_head_to_tail(axis: Axis) -> None:
    assert list(axis.vertebrae) == sorted(axis.vertebrae, key=axis.sort_key)
    assert list(axis.segments) == sorted(axis.segments, key=axis.sort_key)
    assert all(one.lower == two.upper for one, two in zip(axis.segments, axis.segments[1:], strict=False))
    assert all(axis.has(vertebra) for vertebra in axis.vertebrae)
    assert all(axis.has(segment) for segment in axis.segments)
    assert axis.segments_between(axis.vertebrae[0], axis.vertebrae[-1]) == axis.segments


@given(AXES, st.data())
def test_a_range_above_the_sacrum_has_one_segment_fewer_than_vertebrae(
    axis: Axis, data: st.DataObject
) -> None:
    above = [one for one in axis.vertebrae if one.order <= Vertebra("S1").order]
    a, b = data.draw(st.sampled_from(above)), data.draw(st.sampled_from(above))
    assert len(axis.segments_between(a, b)) == len(axis.range(a, b)) - 1


def test_sort_key_runs_from_head_to_tail_with_joints_and_pelvis_last() -> None:
    texts = [
        "whole spine",
        "C0",
        "C0-C1",
        "thoracic",
        "T1",
        "lumbar",
        "L4",
        "L4-L5",
        "L5",
        "SIJ-L",
        "SIJ-R",
        "PELVIS",
    ]
    sites = [parse_site(text) for text in texts]
    turned = sites[::-1]
    assert sorted(turned, key=Axis.standard.sort_key) == sites


@pytest.mark.parametrize(
    ("site", "regions", "words"),
    [
        ("C5", ("cervical",), "neck"),
        ("C0-C1", ("cervical",), "neck"),
        ("C7-T1", ("cervical", "thoracic"), "neck and upper back"),
        ("T12-L1", ("thoracic", "lumbar"), "upper back and low back"),
        ("L4-L5", ("lumbar",), "low back"),
        ("L5-S1", ("lumbar", "sacral"), "low back"),
        ("L4-S1", ("lumbar", "sacral"), "low back"),
        ("CO", ("coccygeal",), "tailbone"),
        ("SIJ-L", ("sacral",), "pelvis"),
        ("PELVIS", ("sacral",), "pelvis"),
        ("lumbar", ("lumbar",), "low back"),
        ("whole spine", REGION_NAMES[:-1], "whole spine"),
    ],
)
def test_regions_and_their_everyday_words(site: str, regions: tuple[str, ...], words: str) -> None:
    assert regions_of(parse_site(site)) == regions
    assert region_words(parse_site(site)) == words


@pytest.mark.parametrize(
    ("sites", "short", "listed", "why"),
    [
        ("", "", "", "nothing"),
        ("L4-L5", "L4-L5", "L4-L5", "one segment"),
        ("L5-S1 L4-L5", "L4-S1", "L4-L5-S1", "touching segments merge, in any order"),
        ("C4-C5 C6-C7", "C4-C5, C6-C7", "C4-C5, C6-C7", "a skip level stays a list: sets, not min to max"),
        ("L3 L4", "L3, L4", "L3, L4", "vertebrae stay a list"),
        ("L3 L4-L5 L5-S1", "L3, L4-S1", "L3, L4-L5-S1", "vertebrae never merge with segments"),
        ("L4-L5 L5-S1 PELVIS", "L4-pelvis", "L4-L5-S1-pelvis", "a run down to S1 takes the pelvis in"),
        ("L3-L4 PELVIS", "L3-L4, pelvis", "L3-L4, pelvis", "no run reaches S1"),
        ("PELVIS", "pelvis", "pelvis", "alone"),
        (
            "SIJ-R SIJ-L",
            "left sacroiliac joint, right sacroiliac joint",
            "left sacroiliac joint, right sacroiliac joint",
            "a joint is said in words, not as it is stored",
        ),
        ("SIJ", "sacroiliac joint", "sacroiliac joint", "no side recorded"),
        ("CO S5", "S5, coccyx", "S5, coccyx", "the coccyx is a word"),
        ("lumbar C5-C6", "C5-C6, lumbar", "C5-C6, lumbar", "regions stand by their head"),
    ],
)
def test_short_and_listed_form(sites: str, short: str, listed: str, why: str) -> None:
    given_sites = [parse_site(text) for text in sites.split()]
    assert short_form(given_sites) == short, why
    assert listed_form(given_sites) == listed, why


def test_the_separator_stands_between_the_ends() -> None:
    sites = [parse_site("L4-L5"), parse_site("L5-S1")]
    assert short_form(sites, separator=" to ") == "L4 to S1"
    assert listed_form(sites, separator="/") == "L4/L5/S1"


def test_with_six_lumbar_vertebrae_the_run_passes_l6() -> None:
    axis = Axis(lumbar=6)
    assert listed_form(axis.segments_between(Vertebra("L4"), Vertebra("S1")), axis) == "L4-L5-L6-S1"


@given(AXIS_AND_SEGMENTS, st.sampled_from(["-", "/", " to ", "–"]))
def test_short_and_listed_form_read_back_to_the_same_segments(
    case: tuple[Axis, set[Segment]], separator: str
) -> None:
    axis, segments = case
    for form in (short_form, listed_form):
        reading = read_levels(form(segments, axis, separator), axis)
        assert set(reading.segments) == segments
        assert not reading.notices


@given(st.permutations(list(Axis.standard.segments)[::2]))
def test_the_forms_depend_on_the_set_alone(segments: list[Segment]) -> None:
    assert short_form(segments) == short_form(sorted(segments, key=str))


@pytest.mark.parametrize(
    ("sites", "expected", "why"),
    [
        ("L4-L5, L5-S1", "L4-S1", "notation is the same in every language"),
        ("T12-L1, L1-L2, L2-L3, L3-L4, L4-L5, L5-S1, PELVIS", "T12-Becken", "the pelvis ends a run"),
        ("SIJ-L, SIJ-R", "ISG links, ISG rechts", "the joint has a German name"),
        ("SIJ", "ISG", "no side recorded"),
        ("cervical, thoracic, lumbar", "HWS, BWS, LWS", "regions by their usual abbreviations"),
        ("sacral, coccygeal", "Kreuzbein, Steißbein", "these two are said as words"),
        ("whole spine", "gesamte Wirbelsäule", "said as words"),
    ],
)
def test_places_in_german(sites: str, expected: str, why: str) -> None:
    with spoken("de"):
        assert short_form(map(parse_site, sites.split(", "))) == expected, why


@pytest.mark.parametrize("name", REGION_NAMES)
def test_a_region_is_said_in_english_as_it_is_stored(name: str) -> None:
    assert short_form([parse_site(name)]) == name
