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

METAL = {("screw", "L4, L5"), ("rod", "L4-L5")}
PICTURES = {
    OPERATED: {*METAL, ("cage", "L4-L5"), ("fusion intended", "L4-L5")},
    DAY_AFTER: {*METAL, ("cage", "L4-L5"), ("fusion intended", "L4-L5")},
    REPORT: {*METAL, ("cage", "L4-L5"), ("fusion intended", "L4-L5"), ("other trouble", "L4-L5")},
    STOPPED: {
        *METAL,
        ("cage", "L4-L5"),
        ("taken out", "L4-L5"),
        ("fusion intended", "L4-L5"),
        ("fusion intended", "L5-S1"),
        ("uncertain", "L5-S1"),
    },
    THREE_YEARS_ON: {
        *METAL,
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
        (STOPPED, "2 operations · 3 procedures · hardware in place L4-L5 · leg pain, left: last entry 6/10"),
        (
            THREE_YEARS_ON,
            "2 operations · 3 procedures · hardware in place L4-L5 · leg pain, left: last entry 5/10",
        ),
    ],
)
def test_the_headline_goes_back_too(day: date, said: str) -> None:
    assert " · ".join(headline(HISTORY, day)) == said


@pytest.mark.parametrize(
    ("day", "image"),
    [
        (OPERATED, None),
        (date(2010, 3, 8), "Ordered 6 Mar 2010; not recorded whether done"),
        (DAY_AFTER, "Ordered 6 Mar 2010; done 15 Mar 2010; report not recorded"),
        (REPORT, "Ordered 6 Mar 2010; done 15 Mar 2010; report received 15 Jun 2010; discussed 15 Jun 2010"),
    ],
)
def test_the_image_nobody_read(day: date, image: str | None) -> None:
    told = [fact.details for fact in facts(HISTORY, day) if fact.what == "X-ray"]
    assert len(told) == (image is not None)
    assert image is None or image.lower() in told[0].lower()
    assert ("cage hanging out" in "".join(told)) == (day >= REPORT)


def test_what_was_open_on_the_day_after_going_home() -> None:
    assert list(sentences(HISTORY, loose_ends(HISTORY, DAY_AFTER), DAY_AFTER)) == [
        "Operation 1 (1 Mar 2010), TLIF L4-L5: operative note not held, the patient says.",
        "L4-L5: fusion intended in operation 1 (1 Mar 2010); no assessment recorded since.",
        "Interbody cage or spacer L4-L5: MR label not recorded.",
        "Pedicle screw L4, L5: MR label not recorded.",
        "Rod L4-L5: MR label not recorded.",
        "X-ray, 15 Mar 2010: done; report not recorded.",
    ]


def test_the_buttons_of_the_date_control_lead_to_what_happened() -> None:
    assert [(moment.day, moment.label) for moment in moments(HISTORY, THREE_YEARS_ON)] == [
        (OPERATED, "Operation 1, 1 Mar 2010"),
        (cage_story.HOME, "X-ray, 15 Mar 2010"),
        (REPORT, "Interbody cage displaced, 15 Jun 2010"),
        (STOPPED, "Operation 2, 20 Jan 2011"),
        (THREE_YEARS_ON, "CT, 1 Feb 2014"),
    ]


@pytest.mark.parametrize("day", cage_story.DAYS)
def test_the_table_tells_nothing_that_came_later(day: date) -> None:
    told = {fact.what for fact in facts(HISTORY, day)}
    assert ("Fusion assessment" in told) == (day == THREE_YEARS_ON)
    assert ("CT" in told) == (day == THREE_YEARS_ON)
