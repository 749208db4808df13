"""The small drawings of the appointment sheet: within their room, readable, the same marks as the large ones."""

import re
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import appointments as a
import makers as m
import pytest
import timeline_stories as timelines
import typst
from spine_stories import STORIES, TODAY, harry, history, operation

from tracker.domain.history import Course, History, SeriesPoint
from tracker.domain.phrases import LANGUAGES, Language, say, say_count, spoken
from tracker.printing import pictures
from tracker.printing.layout import Picture
from tracker.printing.sheet import whole
from tracker.printing.wanted import Kind, Wanted
from tracker.views import timeline_band
from tracker.views.spine import spine_state
from tracker.views.spine_words import text_alternative
from tracker.views.timeline import timeline
from tracker.views.timeline_marks import LaneKind

SVG = "{http://www.w3.org/2000/svg}"
MM_PER_POINT = 25.4 / 72


def size_of(picture: Picture) -> tuple[float, float]:
    """Width and height in print, in millimetres."""
    root = ElementTree.fromstring(picture.svg)
    width, height = float(root.get("width") or 0), float(root.get("height") or 0)
    return picture.width, height / width * picture.width


def smallest_words(picture: Picture) -> float:
    """The size in points of the smallest words."""
    root = ElementTree.fromstring(picture.svg)
    scale = picture.width / float(root.get("width") or 1)
    sizes = [float(text.get("font-size") or 0) for text in root.iter(f"{SVG}text") if text.text != "?"]
    return min(sizes) * scale / MM_PER_POINT


def texts(picture: Picture) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(picture.svg).iter(f"{SVG}text")]


def neck_to_pelvis() -> History:
    """Parts so far apart, and so many, that they do not fit enlarged."""
    return history(
        operation("2010", ("acdf", "C5-C6")),
        operation("2012", ("laminectomy", "T6")),
        operation("2014", ("plif", "L4-L5")),
        operation("2015", ("instrumentation", "T10, S1")),
    )


@pytest.fixture(params=[*STORIES.values(), neck_to_pelvis], ids=lambda story: story.__name__)
def story(request: pytest.FixtureRequest) -> History:
    make: Callable[[], History] = request.param
    return make()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_spine_fits_beside_a_table(story: History, language: Language) -> None:
    with spoken(language):
        found, said = (
            pictures.small_of(spine_state(story, TODAY)),
            text_alternative(spine_state(story, TODAY)),
        )
    if found is None:
        assert spine_state(story, TODAY).is_plain
        return
    width, height = size_of(found)
    assert width <= 60.1
    assert height <= 75.1
    assert smallest_words(found) >= 8
    assert found.alt == said
    english = pictures.small_of(spine_state(story, TODAY))
    assert english is not None
    assert len(texts(found)) == len(texts(english)), "the same drawing in another language"


def test_the_small_spine_has_the_marks_of_the_large_one() -> None:
    found = pictures.small_of(spine_state(harry(), TODAY))
    (section,) = pictures.spine(harry(), TODAY)
    large = str(section.blocks)
    assert found is not None
    assert set(re.findall(r'data-mark="([^"]+)"', found.svg)) == set(
        re.findall(r'data-mark="([^"]+)"', large)
    )


def test_parts_too_far_apart_are_shown_on_the_whole_spine() -> None:
    found = pictures.small_of(spine_state(neck_to_pelvis(), TODAY))
    assert found is not None
    assert "<title>The whole spine from the side</title>" in found.svg
    assert pictures.small_of(spine_state(History(), TODAY)) is None


def test_the_words_of_the_spine_in_german() -> None:
    with spoken("de"):
        found = pictures.small_of(spine_state(harry(), TODAY))
    assert found is not None
    assert {"vorne", "hinten", "L5", "S1"} <= set(texts(found))
    assert "<title>Der operierte Teil der Wirbelsäule von der Seite</title>" in found.svg


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_renderer_takes_the_spine(language: Language) -> None:
    with spoken(language):
        found = pictures.small_of(spine_state(harry(), TODAY))
    assert found is not None
    source = b'#image(bytes(sys.inputs.svg), format: "svg", alt: "x")'
    assert typst.compile(source, sys_inputs={"svg": found.svg}).startswith(b"%PDF")


TIMES = {name: found for name, found in timelines.STORIES.items() if found[0]().surgeries}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TIMES)
def test_the_timeline_is_a_band(name: str, language: Language) -> None:
    make, on = TIMES[name]
    with spoken(language):
        found = pictures.timeline_band(make(), on)
    assert found is not None
    width, height = size_of(found)
    assert 185 < width <= 186.1
    assert height <= 46.5
    assert smallest_words(found) >= 8
    root = ElementTree.fromstring(found.svg)
    numbers = {text.text for text in root.iter(f"{SVG}text") if (text.text or "").isdigit()}
    made = make()
    operations = {str(made.number_of(one)) for one in made.operations if one.date}
    assert operations <= numbers, "every dated operation has its number"


def test_the_band_says_what_it_does_not_draw() -> None:
    make, on = timelines.STORIES["fifteen operations"]
    found = pictures.timeline_band(make(), on)
    assert found is not None
    left_out = next(text for text in texts(found) if "not drawn" in text)
    assert re.fullmatch(
        r"\d+ bars of hardware have no room here and are not drawn\. \d+ marks have no room for their words\.",
        left_out,
    )
    assert found.alt.endswith(left_out)
    with spoken("de"):
        german = pictures.timeline_band(make(), on)
    assert german is not None
    assert "Balken für Implantate haben hier keinen Platz und sind nicht gezeichnet." in german.alt
    assert german.alt.endswith("Zeichen haben keinen Platz für ihre Worte.")


UNSAID = {("example-cage", "de"): 1}
"""Where a mark has no room for its words, which is said: the German ones are longer."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("story", a.STORIES)
def test_every_mark_of_the_example_stories_has_its_words_on_the_appointment_sheet(
    story: str, language: Language
) -> None:
    history = a.history_of(a.story_records(story))
    made = whole(history, a.ON, Wanted(kind=Kind.APPOINTMENT, language=language))
    (band,) = (one for section in made.sections if section.name == "timeline" for one in section.blocks)
    assert isinstance(band, Picture)
    with spoken(language):
        bars = [say_count("timeline.bars_not_drawn", number) for number in (1, 2, 3)]
        marks = [say_count("timeline.marks_without_words", number) for number in (1, 2, 3)]
    assert not any(said in band.alt for said in bars)
    assert [place for place, said in enumerate(marks, 1) if said in band.alt] == [
        number for number in (UNSAID.get((story, language), 0),) if number
    ]


def test_complications_of_one_operation_stand_in_one_mark_at_its_day() -> None:
    found = timeline_band.band(timeline(a.history_of(a.story_records("example-cage")), a.ON))
    noted = next(lane for lane in found.lanes if lane.kind is LaneKind.NOTED)
    assert [(mark.label, str(mark.begin and mark.begin.first)) for mark in noted.marks] == [
        ("L4-L5: not fused", "2012-07-01"),
        ("L4-L5: not fused", "2015-08-01"),
        ("Problem with medicines", "2011-10-01"),
        ("Scar tissue, injury of a blood vessel", "2012-08-01"),
    ]


def test_bars_in_trouble_find_room_first() -> None:
    make, on = timelines.STORIES["Harry"]
    found = pictures.timeline_band(make(), on)
    assert found is not None
    assert any("broken" in text for text in texts(found))
    assert any("not recorded whether removed" in text for text in texts(found))


def test_the_lanes_of_the_band() -> None:
    make, on = timelines.STORIES["Harry"]
    told: dict[Language, list[str]] = {
        "en": ["Operations", "Hardware", "Imaging"],
        "de": ["Operationen", "Implantate", "Bildgebung"],
    }
    for language, lanes in told.items():
        with spoken(language):
            found = pictures.timeline_band(make(), on)
        assert found is not None
        assert [text for text in texts(found) if text in lanes] == lanes
    assert pictures.timeline_band(History(), on) is None


def test_a_timeline_that_is_too_high_is_drawn_in_two_pictures_in_every_language() -> None:
    """Six symptoms with a course, and operations: the symptoms stand under the operations in a second picture."""
    symptoms = tuple(
        m.symptom(kind, "2013") for kind in ("leg_pain", "back_pain", "sleep", "cramps", "neck_pain")
    )
    points = tuple(SeriesPoint(date(2013, month, 7), month % 10) for month in range(1, 13))
    story = History(
        surgeries=(m.surgery("2013-05-23"), m.surgery("2014-05-23")),
        devices=tuple(m.device("rod", f"L{n}, L{n + 1}") for n in range(1, 5)),
        conditions=tuple(m.condition("sciatica", "", str(2000 + n)) for n in range(12)),
        symptoms=symptoms,
        courses={one.id: Course(points, 12) for one in symptoms},
    )
    for language in LANGUAGES:
        with spoken(language):
            (section,) = pictures.timeline(story, date(2015, 1, 1))
            operations = say("choice.LaneKind.operations")
        first, second = section.blocks
        assert isinstance(first, Picture)
        assert isinstance(second, Picture)
        assert operations in texts(first)
        assert operations in texts(second)
        assert not [text for text in texts(first) if "0 to 10" in text or "0 bis 10" in text]
        assert len([text for text in texts(second) if "0 to 10" in text or "0 bis 10" in text]) == 5
