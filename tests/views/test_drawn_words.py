"""The words of the drawings in two languages: expected words, the same shape, alternatives that say the picture."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import makers as m
import pytest
import spine_stories
import timeline_stories

from tracker.domain.history import History
from tracker.domain.phrases import LANGUAGES, Language, spoken
from tracker.domain.records import Appointment, Medication, Score, Tolerance
from tracker.views import measures, measures_svg, replay, spine_drawing, spine_key, spine_words
from tracker.views.spine import spine_state, states
from tracker.views.timeline import Lane, Mark, Timeline, timeline
from tracker.views.timeline_svg import draw

SVG = "{http://www.w3.org/2000/svg}"
SPINES = spine_stories.STORIES
TIMES = timeline_stories.STORIES
TODAY = spine_stories.TODAY


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def without_words(svg: str) -> str:
    """The shapes alone."""
    return re.sub(r"<(title|desc|text)[^>]*>[^<]*</\1>| data-site=\"[^\"]*\"", "", svg)


def in_each(build: Callable[[], object]) -> tuple[object, ...]:
    """What is built in each language, English last: nothing that was said before is kept."""
    found = {}
    for language in reversed(LANGUAGES):
        with spoken(language):
            found[language] = build()
    return tuple(found[language] for language in LANGUAGES)


@pytest.mark.parametrize("name", SPINES)
def test_the_spine_is_the_same_drawing_in_every_language(name: str) -> None:
    history = SPINES[name]()
    for state in (spine_state(history, TODAY), *(one for _, _, one in states(history, TODAY))):
        for part in ("overview", "operated"):
            english, german = in_each(lambda s=state, p=part: spine_drawing.draw(s, part=p))  # type: ignore[misc]
            assert without_words(str(english)) == without_words(str(german))
            assert len(texts(str(english))) == len(texts(str(german)))


@pytest.mark.parametrize("name", SPINES)
def test_the_words_beside_the_spine_have_the_same_rows(name: str) -> None:
    def rows() -> list[tuple[str, ...]]:
        return [row.marks for row in spine_words.describe(spine_state(SPINES[name](), TODAY))]

    def marks() -> list[str]:
        return [mark for mark, _ in spine_key.used_marks(spine_state(SPINES[name](), TODAY))]

    assert len({tuple(found) for found in in_each(rows)}) == 1  # type: ignore[arg-type]
    assert len({tuple(found) for found in in_each(marks)}) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SPINES)
def test_the_alternative_says_every_row(name: str) -> None:
    for language in LANGUAGES:
        with spoken(language):
            state = spine_state(SPINES[name](), TODAY)
            said = spine_words.text_alternative(state)
            assert all(f"{row.site}: {row.sentence}" in said for row in spine_words.describe(state))
            assert said in re.sub("&quot;", '"', spine_drawing.draw(state)).replace("&#x27;", "'")


def _bare(mark: Mark) -> Mark:
    pieces = tuple(replace(piece, note="n" if piece.note else "") for piece in mark.pieces)
    labels = ("l" if mark.label else "", "s" if mark.short else "")
    return replace(mark, words="", label=labels[0], short=labels[1], pieces=pieces)


def _shape(found: Timeline) -> tuple[Lane, ...]:
    return tuple(
        replace(lane, title="", note="", marks=tuple(map(_bare, lane.marks))) for lane in found.lanes
    )


@pytest.mark.parametrize("name", TIMES)
def test_the_timeline_has_the_same_lanes_and_marks(name: str) -> None:
    make, on = TIMES[name]
    history = make()
    english, german = in_each(lambda: timeline(history, on))
    assert isinstance(english, Timeline)
    assert isinstance(german, Timeline)
    assert _shape(english) == _shape(german)
    assert len(english.undated) == len(german.undated)
    assert (english.view, english.whole, bool(english.note)) == (german.view, german.whole, bool(german.note))


def test_the_painted_timeline_names_its_lanes_in_the_language_it_is_painted_in() -> None:
    history = timeline_stories.harry()
    expected: dict[Language, list[str]] = {
        "en": ["Conditions of the spine", "Implants outside the spine", "Operations", "Hardware in place", "Imaging"],
        "de": ["Erkrankungen der Wirbelsäule", "Implantate außerhalb der Wirbelsäule", "Operationen",
               "Implantate im Körper", "Bildgebung"],
    }  # fmt: skip
    strip: dict[Language, str] = {"en": "Whole history, from 1995", "de": "Gesamter Verlauf, ab 1995"}
    for language, lanes in expected.items():
        with spoken(language):
            said = texts(draw(timeline(history, timeline_stories.SEP_2015), "print", 1060))
        assert [text for text in said if text in lanes] == lanes
        assert strip[language] in said


def _many() -> History:
    """Enough medicines and visits to be folded, quiet years at the end."""
    return History(
        surgeries=(m.surgery("2013-05-23"),),
        medications=tuple(m.of(Medication, name="Ibuprofen", date=f"{2010 + n}") for n in range(7)),
        appointments=tuple(
            m.of(Appointment, date=f"2013-0{n}-01", purpose="knee" * (n < 2)) for n in (1, 5, 6)
        ),
        imaging=(m.imaging("ct", "2013-06-01"), m.imaging("ct", "2013-07-01"), m.imaging("mri", None)),
    )


SAID: list[tuple[Callable[[], object], str, str, str]] = [
    (
        lambda: timeline(_many(), date(2020, 1, 1)).note,
        "Shown until Jan 2014; nothing that changes this drawing is dated after Jan 2014.",
        "Gezeigt bis Jan. 2014; nichts, was diese Zeichnung ändert, ist nach Jan. 2014 datiert.",
        "what the view leaves out",
    ),
    (
        lambda: timeline(History(), TODAY).alt,
        "Timeline: nothing is recorded yet.",
        "Zeitleiste: noch nichts eingetragen.",
        "an empty timeline",
    ),
    (
        lambda: texts(draw(timeline(History(), TODAY), "print")),
        "Nothing is recorded yet.",
        "Noch nichts eingetragen.",
        "an empty picture",
    ),
    (
        lambda: [mark.label for lane in timeline(_many(), TODAY).lanes for mark in lane.marks],
        "3 more medicines and treatments",
        "3 weitere Medikamente und Behandlungen",
        "folded bars",
    ),
    (
        lambda: [mark.label for lane in timeline(_many(), TODAY).lanes for mark in lane.marks],
        "2 visits",
        "2 Termine",
        "visits close behind each other",
    ),
    (
        lambda: timeline(timeline_stories.harry(), TODAY).alt,
        "3 × X-ray, each: ",
        "3 × Röntgen, jeweils: ",
        "images that say the same",
    ),
    (
        lambda: timeline(timeline_stories.open_starts(), TODAY).alt,
        "Sciatica, from before the end of 1999, Sciatica, since 1990s, ",
        "Ischialgie, vor Ende 1999 begonnen, Ischialgie, seit den 1990er-Jahren, ",
        "vague beginnings",
    ),
    (
        lambda: [one.label for one in replay.moments(spine_stories.harry(), TODAY)],
        "Operation 1, 23 May 2013",
        "Operation 1, 23. Mai 2013",
        "moments",
    ),
    (
        lambda: [title for _, title, _ in states(spine_stories.harry(), TODAY)],
        "After operation 1",
        "Nach Operation 1",
        "states",
    ),
    (
        lambda: [words for _, words in spine_key.used_marks(spine_state(spine_stories.harry(), TODAY))],
        "not recorded whether still there, or not certain",
        "nicht eingetragen, ob noch da, oder unsicher",
        "the key",
    ),
    (
        lambda: spine_words.text_alternative(spine_state(History(), TODAY)),
        "The spine from the side. Nothing is recorded to mark on it.",
        "Die Wirbelsäule von der Seite. Es ist nichts eingetragen, was darauf zu markieren wäre.",
        "a plain spine",
    ),
    (
        lambda: measures_svg.alternative(measures.measures(_walks())),
        "Walking, minutes: 5 minutes, ended by Bein, 2015; 20 minutes, 2016.",
        "Gehen, Minuten: 5 Minuten, beendet durch: Bein, 2015; 20 Minuten, 2016.",
        "tolerances",
    ),
    (
        lambda: [one.about for one in measures.measures(_walks())],
        "0 to 100\\xa0%, lower is better",
        "0 bis 100\\xa0%, niedriger ist besser",
        "the range of an instrument",
    ),
    (
        lambda: [(one.name, one.about, one.points[0].said) for one in measures.measures(_walks())],
        "('mJOA', '0 to 18 points, higher is better', '13.5 points')",
        "('mJOA', '0 bis 18 Punkte, höher ist besser', '13,5 Punkte')",
        "the unit and the decimal point of an instrument",
    ),
]


def _walks() -> History:
    return History(
        scores=(
            m.of(Score, kind="odi", date="2015", total=40),
            m.of(Score, kind="mjoa", date="2015", total=13.5),
        ),
        tolerances=(
            m.of(Tolerance, activity="walking", date="2015", minutes=5, note="Bein"),
            m.of(Tolerance, activity="walking", date="2016", minutes=20),
        ),
    )


@pytest.mark.parametrize(("build", "english", "german", "why"), SAID)
def test_what_is_said(build: Callable[[], object], english: str, german: str, why: str) -> None:
    for found, expected in zip(in_each(build), (english, german), strict=True):
        assert expected in str(found), why
