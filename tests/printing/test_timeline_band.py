"""The timeline of the appointment sheet as a band: what it draws for each height, and what it says it leaves out."""

import itertools
import re
from datetime import date
from xml.etree import ElementTree

import appointments as a
import makers as m
import pytest
import timeline_stories as timelines
from drawings_read import SVG, size_of, smallest_words, texts

from tracker.domain.history import Course, History, SeriesPoint
from tracker.domain.phrases import LANGUAGES, Language, say, say_count, spoken
from tracker.printing import pictures
from tracker.printing.layout import Picture
from tracker.printing.sheet import whole
from tracker.printing.wanted import Kind, Wanted
from tracker.views import timeline_band
from tracker.views.timeline import timeline
from tracker.views.timeline_marks import LaneKind

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


def forms(picture: Picture | None) -> list[Picture]:
    """A picture and its lower forms."""
    return [picture, *forms(picture.lower)] if picture else []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bar_of_fifteen_operations_is_drawn_where_the_sheet_has_room(language: Language) -> None:
    """A lower form says what it leaves out; where room is wanting a sign stands for doubt, and is told once below."""
    made = whole(a.history_of(a.full(15, 300)), a.ON, Wanted(kind=Kind.APPOINTMENT, language=language))
    (band,) = (one for section in made.sections if section.name == "timeline" for one in section.blocks)
    assert isinstance(band, Picture)
    with spoken(language):
        not_drawn = [say_count("timeline.bars_not_drawn", number) for number in range(1, 10)]
        doubt = f"? {say('choice.Presence.not_recorded')}."
    found = forms(band)
    heights = [size_of(form)[1] for form in found]
    assert heights[0] <= 68.1
    assert heights == sorted(heights, reverse=True)
    assert [any(said in form.alt for said in not_drawn) for form in (found[0], found[-1])] == [False, True]
    for form in found:
        bars = [text for text in texts(form) if re.match(r"\? [A-Z][0-9]", text)]
        assert (doubt in form.alt) == bool(bars)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_are_cut_in_the_band_are_counted_below_it(language: Language) -> None:
    long = m.procedure("other", "L4-L5", called="an operation with a very long name " * 4)
    story = History(surgeries=(m.surgery("2010"), m.surgery("2012", long)))
    with spoken(language):
        found = pictures.timeline_band(story, date(2013, 1, 1), 50)
        said = say_count("timeline.words_cut", 1)
    assert found is not None
    assert any(text.endswith("…") for text in texts(found))
    assert said in found.alt


def test_own_words_stand_unmarked_in_each_form_of_the_band() -> None:
    """While a sheet is built, a private character goes with each text that somebody wrote."""
    own = m.procedure("other", "L4-L5", called="the blue one")
    made = whole(
        History(surgeries=(m.surgery("2010"), m.surgery("2012", own))), a.ON, Wanted(Kind.APPOINTMENT)
    )
    (band,) = (one for section in made.sections if section.name == "timeline" for one in section.blocks)
    assert isinstance(band, Picture)
    for form in forms(band):
        assert "the blue one" in form.svg
        assert max(form.svg + form.alt) < "\U000f0000"


def test_what_is_whole_in_short_is_not_cut_in_full() -> None:
    """The German words for the operation that was stopped have no room; their short form has."""
    with spoken("de"):
        found = pictures.timeline_band(a.history_of(a.story_records("example-cage")), a.ON, 68)
    assert found is not None
    assert [text for text in texts(found) if text.endswith("…")] == ["abgebrochen: ALIF L4-L5 (Revision) …"]


def test_a_label_that_an_edge_of_its_bar_crosses_has_a_halo() -> None:
    """Screws are found broken within their label, where the edge would be a line through the words."""
    first = m.surgery("2013-01-01")
    screws = m.device("pedicle_screw", "L4, L5, S1", m.event("broken", "2013-03-01", quantity=1), by=first)
    story = History(surgeries=(first, m.surgery("2016-01-01")), devices=(screws,))
    found = pictures.timeline_band(story, date(2016, 6, 1), 68)
    assert found is not None
    (label,) = (
        text
        for text in ElementTree.fromstring(found.svg).iter(f"{SVG}text")
        if (text.text or "").startswith("L4, L5, S1")
    )
    assert label.get("paint-order") == "stroke"


def test_a_label_stands_before_a_bar_that_begins_too_late_for_it() -> None:
    late = m.surgery("2016-03-01")
    story = History(
        surgeries=(m.surgery("2000-01-01"), late), devices=(m.device("pedicle_screw", "L4, L5", by=late),)
    )
    found = pictures.timeline_band(story, date(2016, 6, 1), 68)
    assert found is not None
    root = ElementTree.fromstring(found.svg)
    (label,) = (text for text in root.iter(f"{SVG}text") if (text.text or "").startswith("L4, L5 pedicle"))
    (line,) = (text for text in root.iter(f"{SVG}circle") if float(text.get("cx") or 0) > 400)
    assert label.get("text-anchor") == "end"
    assert float(label.get("x") or 0) < float(line.get("cx") or 0), "nothing of the bar is under its words"


def test_the_circles_of_forty_operations_do_not_cover_each_other() -> None:
    story = History(surgeries=tuple(m.surgery(f"{1980 + number}-05-01") for number in range(40)))
    found = pictures.timeline_band(story, date(2021, 1, 1), 50)
    assert found is not None
    circles = [
        (float(one.get("cx") or 0), float(one.get("r") or 0))
        for one in ElementTree.fromstring(found.svg).iter(f"{SVG}circle")
    ]
    circles.sort()
    assert len(circles) == 40
    for (x, r), (following, next_r) in itertools.pairwise(circles):
        assert following - x >= r + next_r - 0.2


def test_in_large_print_a_full_timeline_is_drawn_in_more_pictures() -> None:
    """Each is wide enough for its large words, and the operations stand over all of them."""
    large = Wanted(kind=Kind.APPOINTMENT, large=True)
    told = whole(a.with_symptoms(a.full(5, 6)), a.ON, large)
    (section,) = (one for one in told.sections if one.name == "timeline")
    drawn = [block for block in section.blocks if isinstance(block, Picture)]
    assert len(drawn) > 2
    assert all(say("choice.LaneKind.operations") in texts(picture) for picture in drawn)
    assert all(smallest_words(picture) >= 12 for picture in drawn)
