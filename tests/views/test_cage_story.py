"""The story of the cage at five dates: the picture, its description, its key and the tables say the same."""

from datetime import date
from xml.etree import ElementTree

import cage_story
import pytest
from cage_story import DAY_AFTER, OPERATED, REPORT, STOPPED, THREE_YEARS_ON

from tracker.domain.loose_ends import loose_ends
from tracker.views.facts import facts, headline
from tracker.views.fusion_words import rows
from tracker.views.open_ends import sentences
from tracker.views.replay import moments
from tracker.views.spine import spine_state
from tracker.views.spine_drawing import draw
from tracker.views.spine_key import used_marks
from tracker.views.spine_words import describe, text_alternative

SVG = "{http://www.w3.org/2000/svg}"
HISTORY = cage_story.history()

PICTURES = {
    OPERATED: {("cage", "L4-L5"), ("fusion intended", "L4-L5")},
    DAY_AFTER: {("cage", "L4-L5"), ("fusion intended", "L4-L5")},
    REPORT: {("cage", "L4-L5"), ("fusion intended", "L4-L5"), ("other trouble", "L4-L5")},
    STOPPED: {
        ("cage", "L4-L5"),
        ("taken out", "L4-L5"),
        ("not fused as reported", "L4-L5"),
        ("fusion intended", "L5-S1"),
        ("uncertain", "L5-S1"),
    },
    THREE_YEARS_ON: {
        ("not fused as reported", "L4-L5"),
        ("fusion intended", "L5-S1"),
        ("uncertain", "L5-S1"),
    },
}


def drawn(day: date) -> set[tuple[str, str]]:
    """What the picture of a day holds: each mark with its site."""
    picture = ElementTree.fromstring(draw(spine_state(HISTORY, day)))
    groups = (group for group in picture.iter(f"{SVG}g") if group.get("data-mark"))
    return {(group.get("data-mark", ""), group.get("data-site", "")) for group in groups}


@pytest.mark.parametrize("day", cage_story.DAYS)
def test_the_picture(day: date) -> None:
    assert drawn(day) == PICTURES[day]


@pytest.mark.parametrize("day", cage_story.DAYS)
def test_picture_key_and_description_have_the_same_marks(day: date) -> None:
    state = spine_state(HISTORY, day)
    in_picture = {mark for mark, _ in drawn(day)}
    told = {mark for row in describe(state) for mark in row.marks}
    assert told == in_picture == {name for name, _ in used_marks(state)}
    assert all(row.sentence in text_alternative(state) for row in describe(state))


@pytest.mark.parametrize("day", cage_story.DAYS)
def test_picture_and_table_agree_on_fusion(day: date) -> None:
    marks = {"": "fusion intended", "fused": "fused as reported", "not fused": "not fused as reported"}
    told = {(marks[row.said], row.where) for row in rows(HISTORY, day)}
    assert told == {(mark, site) for mark, site in drawn(day) if "fus" in mark}


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (OPERATED, "1 operation · 1 procedure · hardware in place L4-L5 · leg pain, left: last entry 8/10"),
        (REPORT, "1 operation · 1 procedure · hardware in place L4-L5 · leg pain, left: last entry 4/10"),
        (STOPPED, "2 operations · 4 procedures · leg pain, left: last entry 6/10"),
        (THREE_YEARS_ON, "2 operations · 4 procedures · leg pain, left: last entry 5/10"),
    ],
)
def test_the_headline_goes_back_too(day: date, said: str) -> None:
    assert " · ".join(headline(HISTORY, day)) == said


@pytest.mark.parametrize(
    ("day", "image"),
    [
        (OPERATED, None),
        (date(2011, 10, 10), "Ordered about 8 Oct 2011; not recorded whether done"),
        (DAY_AFTER, "Ordered about 8 Oct 2011; done about 17 Oct 2011; report not recorded"),
        (REPORT, "report received about Jan 2012; discussed about Jan 2012"),
    ],
)
def test_the_image_nobody_read(day: date, image: str | None) -> None:
    images = [fact.details for fact in facts(HISTORY, day) if fact.what == "Image, kind not said"]
    told = images[: image is not None]
    assert len(images) == len(told) + (day == REPORT), "the scan on which it was found comes with the report"
    assert image is None or image.lower() in told[0].lower()
    assert ("cage hanging out" in "".join(told)) == (day >= REPORT)


def test_what_was_open_on_the_day_after_going_home() -> None:
    assert list(sentences(HISTORY, loose_ends(HISTORY, DAY_AFTER), DAY_AFTER)) == [
        "Operation 1 (about 3 Oct 2011), TLIF L4-L5: operative note not recorded.",
        "L4-L5: fusion intended in operation 1 (about 3 Oct 2011); no assessment recorded since.",
        "Interbody cage or spacer L4-L5: MR label not recorded.",
        "Image, kind not said, about 17 Oct 2011: done; report not recorded.",
    ]


def test_the_buttons_of_the_date_control_lead_to_what_happened() -> None:
    assert [(moment.day, moment.label) for moment in moments(HISTORY, THREE_YEARS_ON)] == [
        (OPERATED, "Operation 1, about 3 Oct 2011"),
        (cage_story.HOME, "Image, kind not said, about 17 Oct 2011"),
        (REPORT, "Image, kind not said, about Jan 2012"),
        (date(2012, 7, 31), "Fusion assessment, about Jul 2012"),
        (STOPPED, "Operation 2, about Aug 2012"),
        (THREE_YEARS_ON, "Fusion assessment, about Aug 2015"),
    ]


@pytest.mark.parametrize("day", cage_story.DAYS)
def test_the_table_tells_nothing_that_came_later(day: date) -> None:
    told = {fact.what for fact in facts(HISTORY, day)}
    assert ("Fusion assessment" in told) == (day >= STOPPED)
    assert ("Condition" in told) == (day == THREE_YEARS_ON)
