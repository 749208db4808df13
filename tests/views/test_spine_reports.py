"""What images reported stands in the drawing of the spine, and hides nothing else at its place."""

import re
from datetime import date
from xml.etree import ElementTree

import makers as m
import pytest

from tracker.domain.history import History
from tracker.domain.phrases import LANGUAGES, Language, spoken
from tracker.domain.records import FusionAssessment
from tracker.views.label_rows import text_width
from tracker.views.spine import spine_state
from tracker.views.spine_codes import MarkKind
from tracker.views.spine_drawing import draw, draw_within
from tracker.views.spine_key import used_marks
from tracker.views.spine_words import describe

SVG = "{http://www.w3.org/2000/svg}"
ON = date(2024, 6, 1)


def screws(*events: m.Values, image: str = "2015", kind: str = "hardware_loose", **more: str) -> History:
    """A fusion with screws, of which an image says something."""
    first = m.surgery("2010-05-01")
    report = m.imaging("xray", image, m.finding(kind, "L5", **more))
    devices = (m.device("pedicle_screw", "L4, L5", *events, by=first),)
    return History(surgeries=(first,), devices=devices, imaging=(report,))


LOOSE = m.event("loosened", "2015")


@pytest.mark.parametrize(
    ("story", "marked", "why"),
    [
        (screws(), True, "the report alone says so"),
        (screws(kind="hardware_displaced"), True, "other trouble has the same badge"),
        (screws(qualifier="uncertain"), True, "possibly, with a question mark"),
        (screws(kind="hardware_broken"), False, "what is broken has a mark of its own"),
        (screws(qualifier="absent"), False, "reported as not loose"),
        (screws(qualifier="not mentioned"), False, "not spoken of"),
        (screws(image="2009"), False, "before anything was put in"),
        (screws(m.event("removed", "2016")), False, "what was loose has come out since"),
        (screws(LOOSE), False, "an event of the device tells it, with a badge at the device"),
    ],
)
def test_hardware_that_an_image_reported_loose_is_marked(story: History, marked: bool, why: str) -> None:
    state = spine_state(story, ON)
    found = [mark for mark in state.marks if mark.kind is MarkKind.TROUBLE]
    assert bool(found) == marked, why
    if found:
        svg = draw(state)
        assert [str(mark.site) for mark in found] == ["L5"]
        assert 'data-mark="other trouble" data-site="L5"' in svg
        assert "other trouble" in dict(used_marks(state))
        (row,) = (row for row in describe(state) if "other trouble" in row.marks)
        assert row.sentence.startswith("Reported: "), row.sentence


def points(group: ElementTree.Element) -> list[list[float]]:
    """The x of each shape of a group."""
    paths = (path.get("d") or "" for path in group.iter(f"{SVG}path"))
    return [[float(pair.split()[0]) for pair in re.findall(r"[\d.-]+ [\d.-]+", d)] for d in paths]


def test_a_cage_and_the_zigzag_of_not_fused_stand_side_by_side() -> None:
    first = m.surgery("2010-05-01")
    said = m.of(FusionAssessment, date="2012", sites="L4-L5", status="not fused")
    story = History(
        surgeries=(first,), devices=(m.device("interbody_cage", "L4-L5", by=first),), fusion=(said,)
    )
    root = ElementTree.fromstring(draw(spine_state(story, ON)))
    groups = {one.get("data-mark"): points(one) for one in root.iter(f"{SVG}g") if one.get("data-mark")}
    cage = max(x for shape in groups["cage"] for x in shape)
    zigzag = groups["not fused as reported"][-1]
    assert len([x for x in zigzag if x > cage]) >= 4, "half of the zigzag is seen"
    disc = groups["not fused as reported"][0]
    assert cage < (min(disc) + max(disc)) / 2 + 2, "the cage has the front half"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_for_front_and_back_do_not_touch(language: Language) -> None:
    """Also where the part that is drawn is narrow, as in the upper back."""
    story = History(
        surgeries=(m.surgery("2016", m.procedure("laminectomy", "T8")), m.surgery("2010")),
    )
    with spoken(language):
        root = ElementTree.fromstring(draw_within(spine_state(story, ON), 250, 400))
    shown = [one for one in root.iter(f"{SVG}text") if one.text in ("front", "back", "vorne", "hinten")]
    assert len(shown) == 4
    for front, back in zip(shown[::2], shown[1::2], strict=True):
        ends = float(front.get("x") or 0) + text_width(front.text or "")
        assert ends + 8 <= float(back.get("x") or 0) - text_width(back.text or "")
