"""The small symptom chart: worst and average in steps, back and limb apart, operations numbered, words in two languages."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import makers as m
import pytest
import typst

from tracker.domain.history import Course, History, SeriesPoint
from tracker.domain.phrases import Language, spoken
from tracker.domain.records import Symptom
from tracker.views.label_rows import apart
from tracker.views.measures import operations
from tracker.views.symptom_course import courses
from tracker.views.symptom_svg import alternative, symptom_chart_svg

ON = date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"


def course(symptom: Symptom, *points: SeriesPoint) -> Course:
    entry = m.entry(symptom, points[-1].start.isoformat(), points[-1].score)
    return Course(points, len(points), entry, entry, entry)


def weeks(first: date, count: int) -> tuple[SeriesPoint, ...]:
    return tuple(SeriesPoint(first + timedelta(7 * n), 4 + n % 6, None, 3 + n % 6, 7) for n in range(count))


def story(count: int = 12) -> History:
    back, leg, sleep = m.symptom("back_pain"), m.symptom("leg_pain", side="right"), m.symptom("sleep")
    vague = SeriesPoint(date(2012, 1, 1), 9, date(2012, 12, 31), 9, 1)
    return History(
        surgeries=(m.surgery("2013-05-23"), m.surgery("2013-06"), m.surgery("2013~", status="planned")),
        symptoms=(sleep, back, leg),
        courses={
            back.id: course(back, vague, *weeks(date(2013, 1, 7), count)),
            leg.id: course(leg, *weeks(date(2013, 1, 7), count)),
            sleep.id: course(sleep, *weeks(date(2013, 1, 7), 2)),
        },
    )


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("count", "span", "why"),
    [
        (1, "week", "a single week"),
        (150, "week", "three years have 156 weeks"),
        (200, "month", "four years are months"),
        (1000, "quarter", "twenty years are quarters"),
        (3000, "year", "more are years"),
    ],
)
def test_the_step_is_as_long_as_the_course_needs(count: int, span: str, why: str) -> None:
    leg = m.symptom("leg_pain")
    points = weeks(date(1960, 1, 4), count)
    found = courses(History(symptoms=(leg,), courses={leg.id: course(leg, *points)}), ON)
    assert found.span == span, why
    assert len(found.drawn[0].steps) <= 160
    assert sum(step.entries for step in found.drawn[0].steps) == 7 * count


def test_a_step_has_the_worst_and_the_average_of_all_its_entries() -> None:
    leg = m.symptom("leg_pain")
    one, two = SeriesPoint(date(2013, 1, 7), 9, None, 3.0, 9), SeriesPoint(date(2013, 1, 14), 5, None, 5.0, 1)
    far = SeriesPoint(date(2017, 3, 1), 2)
    found = courses(History(symptoms=(leg,), courses={leg.id: course(leg, one, two, far)}), ON).drawn[0]
    first, last = found.steps
    assert (first.start, first.end, first.worst, first.entries) == (
        date(2013, 1, 1),
        date(2013, 1, 31),
        9,
        10,
    )
    assert first.mean == pytest.approx(3.2)
    assert (last.worst, last.mean) == (2, 2), "what is only a peak is its own average"
    assert len(found.runs) == 2, "no line over years without an entry"


def test_back_and_leg_come_first_and_what_is_left_is_said() -> None:
    found = courses(story(), ON)
    assert [one.name for one in found.drawn] == ["Low back pain", "Leg pain, right"]
    assert found.others == 1
    assert [(str(one.start), str(one.end)) for one in found.drawn[0].ranges] == [("2012-01-01", "2012-12-31")]
    assert courses(History(symptoms=(m.symptom(),)), ON).drawn == ()
    assert symptom_chart_svg(courses(History(), ON), ()) == ""


WORDS: dict[Language, list[str]] = {
    "en": ["Low back pain", "Leg pain, right", "worst", "average", "by week"],
    "de": ["stärkster Wert", "Mittelwert", "je Woche"],
}


@pytest.mark.parametrize("language", WORDS)
def test_the_words_in_the_chart(language: Language) -> None:
    with spoken(language):
        found, marked = courses(story(), ON), operations(story())
        svg = symptom_chart_svg(found, marked)
    assert set(WORDS[language]) <= set(texts(svg))
    assert {"1", "2"} <= set(texts(svg))
    assert len(texts(svg)) == len(texts(symptom_chart_svg(courses(story(), ON), operations(story()))))


def test_the_chart_in_words() -> None:
    assert alternative(courses(story(), ON), operations(story())) == (
        "Symptoms from 0 to 10, by week. "
        "Low back pain: worst 9 (Mar 2013), last 9 with an average of 8 (Mar 2013). "
        "Leg pain, right: worst 9 (Mar 2013), last 9 with an average of 8 (Mar 2013). "
        "Operations: 1 (23 May 2013), 2 (Jun 2013). 1 more symptom with entries is not drawn."
    )
    with spoken("de"):
        said = alternative(courses(story(), ON), operations(story()))
    assert said.startswith("Beschwerden von 0 bis 10, je Woche. ")
    assert said.endswith("1 weitere Beschwerde mit Einträgen ist nicht gezeichnet.")
    assert [n for n in re.findall(r"\d+", said) if len(n) < 3] != []


@pytest.mark.parametrize(
    ("until", "hollow", "bars", "why"),
    [
        (date(2012, 1, 31), 1, 0, "a month is too narrow for a bar that is seen"),
        (date(2016, 12, 31), 0, 1, "five years are a bar"),
    ],
)
def test_an_entry_without_a_known_day_is_seen(until: date, hollow: int, bars: int, why: str) -> None:
    leg = m.symptom("leg_pain")
    vague = SeriesPoint(date(2012, 1, 1), 9, until, 9, 1)
    told = History(symptoms=(leg,), courses={leg.id: course(leg, vague, SeriesPoint(date(2025, 3, 1), 2))})
    svg = symptom_chart_svg(courses(told, ON), ())
    root = ElementTree.fromstring(svg)
    dots = [one for one in root.iter(f"{SVG}circle") if one.get("fill") == "#ffffff"]
    assert all(float(one.get("r") or 0) >= 4 for one in root.iter(f"{SVG}circle")), "no dot is too small"
    assert len(dots) == hollow + 1, f"{why}; one more in the key"
    wide = [one for one in root.iter(f"{SVG}path") if one.get("stroke-width") == "4"]
    assert len(wide) == bars, why
    assert "day not known" in texts(svg)


def test_the_pdf_renderer_takes_it_and_everything_is_inside() -> None:
    svg = symptom_chart_svg(courses(story(3000), ON), operations(story()))
    root = ElementTree.fromstring(svg)
    assert (root.get("width"), root.get("height")) == ("500", "194")
    assert all(0 <= float(c.get("cx") or -1) <= 500 for c in root.iter(f"{SVG}circle"))
    assert min(float(t.get("font-size") or 0) for t in root.iter(f"{SVG}text")) >= 16
    source = b'#image(bytes(sys.inputs.svg), format: "svg", alt: "x")'
    assert typst.compile(source, sys_inputs={"svg": svg}).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("places", "expected", "why"),
    [
        ([10, 50], [10, 50], "far enough apart"),
        ([10, 12, 60], [10, 35, 60], "the second one gives way"),
        ([90, 95, 100], [50, 75, 100], "nothing leaves at the end"),
        ([5, 5, 5], [5, 30, 55], "all at one place"),
        ([], [], "nothing"),
    ],
)
def test_numbers_stand_apart(places: list[float], expected: list[float], why: str) -> None:
    assert apart(places, 25, 0, 100) == expected, why
