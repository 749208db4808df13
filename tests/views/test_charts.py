"""Both drawings of the timeline: valid, escaped, the same marks, readable in size and colour."""

import json
import re
from datetime import date
from xml.etree import ElementTree

import makers as m
import plotly.graph_objects as go
import pytest
import typst

from tracker.domain.history import Course, History, SeriesPoint
from tracker.views.charts import timeline_figure
from tracker.views.timeline import timeline
from tracker.views.timeline_colours import COLOURS
from tracker.views.timeline_svg import draw

ON = date(2016, 1, 1)
HOSTILE = '<b>bold</b> <a href="javascript:alert(1)">x</a> %{x} $y$ &amp; \u202e ]]>'


def story(called: str | None = None) -> History:
    surgery = m.surgery("2013-05-23", m.procedure("plif", "L4-L5", called=called))
    screws = m.device("pedicle_screw", "L4, L5", m.event("broken", "2014-12"), by=surgery, called=called)
    rods = m.device("rod", "L4-L5", m.event("not recorded whether removed", "2015"), by=surgery)
    leg = m.symptom("leg_pain", "2014-11", called=called)
    entry = m.entry(leg, "2014-11-24", 9, note=called)
    points = (
        SeriesPoint(date(2014, 11, 3), 3),
        SeriesPoint(date(2014, 11, 24), 9),
        SeriesPoint(date(2015, 11, 30), 2),
    )
    return History(
        conditions=(m.condition("sciatica", "", "1995/..", called=called), m.condition("sciatica", "", None)),
        surgeries=(surgery, m.surgery("2017", status="planned")),
        devices=(screws, rods),
        imaging=(
            m.imaging("ct", "2014-12", m.finding("disc_herniation", "L3-L4", called=called)),
            m.imaging("mri", "2015-03-03"),
        ),
        symptoms=(leg,),
        other_implants=(m.other_implant("other", None, called=called),),
        courses={leg.id: Course(points, 3, entry, entry, entry)},
    )


def texts(value: object) -> list[str]:
    """Every text anywhere in a figure."""
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for item in items for text in texts(item)]


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("history", [History(), story(), story(HOSTILE)], ids=["empty", "plain", "hostile"])
def test_plotly_takes_the_figure(history: History, palette: str, width: str) -> None:
    figure = timeline_figure(timeline(history, ON), palette, width)  # type: ignore[arg-type]
    assert go.Figure(figure).layout.height == figure["layout"]["height"] > 80


def test_no_text_of_the_patient_is_read_as_html_or_template() -> None:
    figure = timeline_figure(timeline(story(HOSTILE), ON))
    shown = texts(figure)
    assert any("&lt;b&gt;" in text for text in shown)
    assert not [text for text in shown if re.search(r"<(?!br>)", text)]
    assert not [text for text in shown if "$" in text]
    assert "hovertemplate" not in json.dumps(figure)
    assert "texttemplate" not in json.dumps(figure)


def test_no_bar_has_zero_width() -> None:
    history = History(
        devices=(
            m.device("rod", "L4-L5", m.event("implanted", "2014-01-01"), m.event("removed", "2014-01-01")),
        )
    )
    for chosen in (history, story()):
        figure = timeline_figure(timeline(chosen, ON))
        assert all(width > 0 for trace in figure["data"] if trace["type"] == "bar" for width in trace["x"])


def test_hover_tells_every_fact() -> None:
    figure = timeline_figure(timeline(story(), ON))
    hovers = " ".join(text for trace in figure["data"] for text in trace.get("hovertext") or () if text)
    for fact in (
        "23 May 2013",
        "broken (Dec 2014)",
        "not recorded whether removed (2015)",
        "3 Mar 2015",
        "MR label",
        "9/10",
    ):
        assert fact in hovers.replace("<br>", " ")


def test_all_text_has_at_least_16_px() -> None:
    figure = timeline_figure(timeline(story(), ON))
    sizes = re.findall(
        r'"size": (\d+)', json.dumps([figure["layout"], *(t.get("textfont") for t in figure["data"])])
    )
    assert sizes
    assert min(map(int, sizes)) >= 16


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", COLOURS)
def test_text_stands_out(name: str) -> None:
    colours = COLOURS[name]  # type: ignore[index]
    grounds = [colours.paper, colours.band]
    assert all(
        contrast(text, ground) >= 4.5
        for text in (colours.ink, colours.muted, colours.found)
        for ground in grounds
    )
    fills = (colours.done_soft, colours.found_soft, colours.other_soft)
    assert all(contrast(colours.ink, fill) >= 4.5 for fill in fills)
    assert contrast(colours.on_done, colours.done) >= 4.5
    assert all(
        contrast(edge, ground) >= 3
        for edge in (colours.done, colours.found, colours.other)
        for ground in grounds
    )


def test_trouble_and_doubt_have_a_shape_of_their_own() -> None:
    figure = timeline_figure(timeline(story(), ON))
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
    heights = {height for trace in bars for height in trace["width"] if height > 8}
    assert len(heights) > 1, "a broken stretch is thinner"
    assert any(trace["line"]["dash"] == "dot" for trace in figure["data"] if "line" in trace), (
        "doubt is dashed"
    )
    labels = [note["text"] for note in figure["layout"]["annotations"]]
    assert "× broken" in labels
    assert "? not recorded whether removed" in labels


@pytest.mark.parametrize("palette", ["light", "dark", "print"])
@pytest.mark.parametrize("width", [354, 760, 1060])
@pytest.mark.parametrize("history", [History(), story(), story(HOSTILE)], ids=["empty", "plain", "hostile"])
def test_the_svg_is_well_formed_and_holds_nothing_active(history: History, palette: str, width: int) -> None:
    root = ElementTree.fromstring(draw(timeline(history, ON), palette, width))  # type: ignore[arg-type]
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "rect", "path", "circle", "text"}
    assert root.get("width") == str(width)


def test_the_svg_keeps_the_words_and_drops_what_xml_cannot_hold() -> None:
    svg = draw(timeline(story("a\x00b \ud800 <i>"), ON))
    assert "&lt;i&gt;" in svg
    ElementTree.fromstring(svg)


def test_both_drawings_say_the_same() -> None:
    found = timeline(story(), ON)
    figure, svg = timeline_figure(found), draw(found, "light", 1060)
    told = {text.text for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}
    labels = {note["text"] for note in figure["layout"]["annotations"]} - {"←"}
    assert labels <= told


def test_the_pdf_renderer_takes_the_drawings() -> None:
    found = timeline(story(HOSTILE), ON)
    source = b'#image(bytes(sys.inputs.svg), format: "svg", alt: "x")'
    assert typst.compile(source, sys_inputs={"svg": draw(found, "print", 760)}).startswith(b"%PDF")
