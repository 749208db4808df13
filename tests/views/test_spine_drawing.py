"""The pictures of the spine: well-formed, small, and with the same marks as the words beside them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spine_stories import STORIES, TODAY, harry, history, operation

from tracker.domain import vocabulary
from tracker.domain.gate import build
from tracker.domain.history import History
from tracker.domain.levels import Axis, Segment, SiteUse, Vertebra, parse_site
from tracker.domain.records import AnatomyProfile, DeviceEventKind
from tracker.domain.site_set import Sites
from tracker.views.spine import SpineState, spine_state, states
from tracker.views.spine_drawing import draw, stretches
from tracker.views.spine_key import key, used_marks
from tracker.views.spine_picker import REGIONS, picker
from tracker.views.spine_svg import PALETTES, PRINT
from tracker.views.spine_words import describe, text_alternative

SVG = "{http://www.w3.org/2000/svg}"
LARGEST = 60_000


def marks_of(svg: str) -> set[str]:
    return {group.get("data-mark", "") for group in ElementTree.fromstring(svg).iter(f"{SVG}g")} - {""}


def removal() -> History:
    """Screws taken out, one of two rods left."""
    gone = {"kind": "removed", "date": "2016"}
    return history(
        operation("2013", ("plif", "L4-L5")),
        operation("2016", ("hardware_removal", "L4-L5")),
        devices=(
            {"kind": "pedicle_screw", "sites": "L4, L5", "by": (0, 0), "events": [gone]},
            {
                "kind": "rod",
                "sites": "L4-L5",
                "by": (0, 0),
                "quantity": 2,
                "events": [gone | {"quantity": 1}],
            },
        ),
    )


@pytest.fixture(params=[*STORIES.values(), removal], ids=lambda story: story.__name__)
def story(request: pytest.FixtureRequest) -> History:
    make: Callable[[], History] = request.param
    return make()


def all_states(found: History) -> list[SpineState]:
    return [spine_state(found, TODAY), *(state for _, _, state in states(found, TODAY))]


def test_picture_words_and_key_name_the_same_marks(story: History) -> None:
    for state in all_states(story):
        said = {mark for row in describe(state) for mark in row.marks}
        assert marks_of(draw(state)) == said
        assert {name for name, _ in used_marks(state)} | {"cement"} == said | {"cement"}


def a_history(data: st.DataObject) -> History:
    """Any procedures, devices and findings at any places of any spine."""
    axis = Axis(
        *data.draw(st.tuples(st.sampled_from((11, 12, 13)), st.sampled_from((4, 5, 6)), st.booleans()))
    )
    places = [*axis.vertebrae, *axis.segments, *map(parse_site, ("SIJ", "SIJ-L", "PELVIS", "lumbar"))]
    sites = st.lists(st.sampled_from(places), max_size=4).map(lambda found: str(Sites.of(*found)))
    count = st.none() | st.integers(1, 3)
    event = st.fixed_dictionaries(
        {
            "kind": st.sampled_from(DeviceEventKind),
            "date": st.sampled_from(("2014", "2016-05-01")),
            "quantity": count,
        }
    )

    def rows(codes: Iterable[str], **more: st.SearchStrategy[object]) -> list[dict[str, object]]:
        row = st.fixed_dictionaries({"kind": st.sampled_from(sorted(codes)), "sites": sites, **more})
        return data.draw(st.lists(row, min_size=1, max_size=4))

    found = history(
        operation("2013", *rows(vocabulary.procedures())),
        operation("2015-03", *rows(vocabulary.procedures())),
        devices=tuple(rows(vocabulary.named("hardware"), quantity=count, events=st.lists(event, max_size=2))),
        imaging=({"kind": "ct", "date": "2014-12", "findings": rows(vocabulary.named("findings"))},),
    )
    profile = {"ribs": axis.ribs, "lumbar": axis.lumbar}
    more = {"transition": "lumbarised S1"} if axis.s1_lumbarised else {}
    return replace(found, anatomy=build(AnatomyProfile, profile | more))


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_recorded_is_drawn_as_it_is_said(data: st.DataObject) -> None:
    for state in all_states(a_history(data)):
        said = {mark for row in describe(state) for mark in row.marks}
        assert marks_of(draw(state)) == said
        assert marks_of(draw(state, part="overview")) <= said
        assert len(key(state)) >= len(said - {"cement"})


def test_the_overview_shows_no_mark_that_is_not_said(story: History) -> None:
    state = spine_state(story, TODAY)
    said = {mark for row in describe(state) for mark in row.marks}
    assert marks_of(draw(state, part="overview")) <= said


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_picture_is_small_and_self_contained(story: History, palette: object) -> None:
    from tracker.views.spine_svg import Palette

    assert isinstance(palette, Palette)
    for state in all_states(story):
        for svg in (draw(state, palette=palette), draw(state, palette=palette, part="overview")):
            root = ElementTree.fromstring(svg)
            assert len(svg) < LARGEST
            assert root.find(f"{SVG}title") is not None
            assert root.findtext(f"{SVG}desc") == text_alternative(state)
            assert not re.search(r"<style|foreignObject|href|@import|NaN|None", svg)


def test_labels_are_legible_at_the_natural_size(story: History) -> None:
    for part in ("operated", "overview"):
        root = ElementTree.fromstring(draw(spine_state(story, TODAY), part=part))
        sizes = [float(t.get("font-size", "0")) for t in root.iter(f"{SVG}text") if t.text != "?"]
        assert min(sizes) >= 16


def test_hatching_means_intended_fusion_and_nothing_else(story: History) -> None:
    for state in all_states(story):
        root = ElementTree.fromstring(draw(state))
        for group in root.iter(f"{SVG}g"):
            if group.get("data-mark") and any(e.get("fill") == "url(#hatch)" for e in group):
                assert group.get("data-mark") == "fusion intended"


def test_no_words_of_the_person_get_into_the_shapes() -> None:
    evil = "</desc><script>alert(1)</script>"
    found = history(
        operation("2013", {"kind": "plif", "sites": "L4-L5", "called": evil}),
        devices=({"kind": "rod", "called": evil, "sites": "L4-L5", "by": (0, 0)},),
    )
    svg = draw(spine_state(found, TODAY))
    assert "<script" not in svg
    texts = {t.text for t in ElementTree.fromstring(svg).iter(f"{SVG}text")}
    assert texts == {"front", "back", "L3", "L4", "L5", "S1"}


@pytest.mark.parametrize(
    ("sites", "expected", "why"),
    [
        ("L4-L5", ["L3-S3"], "one more above and below; the sacrum does not end at its first disc"),
        ("C5-C6", ["C4-C7"], "one more above and below"),
        ("C1-C2", ["C0-C3"], "the skull is there"),
        ("C5-C6, L4-L5", ["C4-C7", "L3-S3"], "parts far apart stay apart"),
        ("L1-L2, L4-L5", ["T12-S3"], "parts close together are one"),
        ("", ["L2-S1"], "nothing recorded: the plain low back"),
    ],
)
def test_the_enlarged_part(sites: str, expected: list[str], why: str) -> None:
    state = spine_state(history(operation("2013", ("plif", sites))), TODAY)
    shown = [f"{run[0]}-{run[-1]}" for run in stretches(state)]
    assert [s.replace("L2-S3", "L2-S1") for s in shown] == expected, why


def _sites_of(svg: str, mark: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return [g.get("data-site", "") for g in root.iter(f"{SVG}g") if g.get("data-mark") == mark]


def test_screws_from_the_front_and_what_is_left_of_a_partial_removal() -> None:
    state = spine_state(STORIES["from_the_front"](), TODAY)
    svg = draw(state)
    assert _sites_of(svg, "screw from the front") == ["C5, C6, C7"]
    assert _sites_of(svg, "screw") == ["L3, L4"]
    said = {(row.site, row.marks): row.sentence for row in describe(state)}
    assert said[("C5, C6, C7", ("screw from the front", "other trouble"))] == (
        "6 × Screw, kind not said, from operation 1 (2018); 1 backed out, C7 (2019)."
    )
    assert "4 of 6 still in; removed, L5 (2021)" in said[("L3, L4", ("screw", "partly removed"))]


def test_nothing_recorded_draws_the_plain_spine() -> None:
    state = SpineState(Axis.standard)
    assert marks_of(draw(state)) == marks_of(draw(state, part="overview")) == set()
    assert key(state) == []
    assert text_alternative(state) == "The spine from the side. Nothing is recorded to mark on it."


@pytest.mark.parametrize(
    ("axis", "names"),
    [
        (Axis(lumbar=6), "L4 L5 L6 S1"),
        (Axis(lumbar=4), "L3 L4 S1"),
        (Axis(ribs=13), "T12 T13 L1"),
        (Axis(ribs=11), "T11 L1"),
        (Axis(s1_lumbarised=True), "L5 S1 S2"),
    ],
    ids=str,
)
def test_each_spine_has_its_own_vertebrae(axis: Axis, names: str) -> None:
    texts = [t.text for t in ElementTree.fromstring(picker(axis, "low back")).iter(f"{SVG}text")]
    if axis.ribs == 11:
        texts = [t.text for t in ElementTree.fromstring(picker(axis, "upper back")).iter(f"{SVG}text")]
    assert f" {names} " in f" {' '.join(t or '' for t in texts)} "


@pytest.mark.parametrize("region", REGIONS)
def test_the_picker_fills_what_is_chosen(region: str) -> None:
    chosen = {"neck": ("C5", "C6"), "upper back": ("T5", "T6"), "low back": ("L4", "L5")}[region]
    segment = Segment(*map(Vertebra, chosen))
    root = ElementTree.fromstring(picker(Axis.standard, region, (segment,)))
    assert [g.get("data-site") for g in root.iter(f"{SVG}g") if g.get("data-mark") == "chosen"] == [
        str(segment)
    ]


def test_words_for_harry() -> None:
    rows = {(row.site, row.marks): row.sentence for row in describe(spine_state(harry(), TODAY))}
    assert rows[("L3-L4", ("disc operated",))] == (
        "Disc operated: Microdiscectomy, operation 2 (19 Jan 2015). Side not recorded."
    )
    assert rows[("L5, S1", ("screw", "uncertain", "broken"))].endswith("which one is broken: not recorded.")
    assert "facing edges of both arches" in rows[("L3", ("part of the arch removed",))]


def test_the_key_draws_each_mark_once_and_in_the_palette() -> None:
    rows = key(states(harry(), TODAY)[1][2], PRINT)
    assert [words for _, words in rows] == [
        "fusion intended",
        "not fused as reported",
        "disc herniated as reported",
        "canal decompressed",
        "arch removed",
        "part of the arch removed",
        "screw",
        "rod",
        "broken",
    ]
    assert all(len(svg) < 6000 and ElementTree.fromstring(svg).tag == f"{SVG}svg" for svg, _ in rows)


def test_a_level_range_of_one_side_keeps_its_side() -> None:
    use = SiteUse.parse("L3-L4 left")
    state = spine_state(history(operation("2013", ("microdiscectomy", str(use)))), TODAY)
    assert describe(state)[0].sentence == "Disc operated, left: Microdiscectomy, operation 1 (2013)."


@pytest.mark.parametrize(
    ("kind", "name"), [("microdiscectomy", "disc operated"), ("disc_replacement_removal", "operated here")]
)
def test_no_badge_hides_what_is_in_the_disc(kind: str, name: str) -> None:
    """A cage under a badge would pass for none: the badge stands before the disc."""

    def badge_at(*devices: dict[str, str]) -> float:
        drawn = draw(spine_state(history(operation("2013", (kind, "L4-L5")), devices=devices), TODAY))
        found = re.search(rf'data-mark="{name}"[^>]*>.*?<circle cx="([\d.]+)"', drawn, re.DOTALL)
        assert found, drawn
        return float(found[1])

    assert badge_at({"kind": "interbody_cage", "sites": "L4-L5"}) < badge_at() - 10
