"""Any history with any words prints, as PDF and as HTML: nothing is injected, nothing is lost without being said."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import filling
import pytest
import sheets
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pages_read import TAGS, Reader, expected
from tools import pdf_text

from tracker.domain.gate import build, dump
from tracker.domain.history import History
from tracker.domain.phrases import say, spoken
from tracker.domain.records import AnatomyProfile, Person, Record, Surgery, Symptom
from tracker.printing.glyphs import code_point, missing
from tracker.printing.html import html_page
from tracker.printing.layout import Sheet
from tracker.printing.pdf import pdf_bytes
from tracker.printing.sheet import leavable, sheet, whole
from tracker.printing.wanted import Kind, Wanted

ON = date(2030, 1, 1)
RECORDS = filling.filled_everywhere()
FREE = re.compile(r"^the [a-z ]+ of the [a-z]+$")
"""The words that ``filling`` puts into every free field."""

HOSTILE = (
    '#panic("x") *bold* _x_ $x^2$ @ref <label> ] [ } { // /* */ = head',
    "</span></td><script>alert(1)</script><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "&lt;b&gt; &amp; &#60; {0} {name} %s ${x}",
    "שלום עולם مرحبا",
    "山田 Łukasz Ђорђе Ελένη Nguyễn Thị हिन्दी ไทย ภาษาไทยำ",
    "\U0001f469\u200d\U0001f52c \U0001f9b4 \u202eevil\u202c \u2067x\u2069 e\u0301\u0323 \u0338",
    "two\nlines\tand more",
    "two words " * 20,
)
LONG = "x" * 10_000
"""A page in one word. It stands in one field of a history alone, or the sheet would be a book."""

MOST = 8
"""Records drawn beside those that are always there: few enough for many sheets in a short time, and enough to shorten."""

KEPT = (Person, AnatomyProfile, Symptom, Surgery)
"""Always in the history: there is one of the first two, no entry goes without its symptom, no translation without its text."""

junk = st.sampled_from(HOSTILE) | st.text(st.characters(codec="utf-8"), max_size=40)


@st.composite
def histories(draw: st.DrawFn, most: int = MOST) -> tuple[History, tuple[str, ...]]:
    """Some of the records of every kind, each free text replaced by a hostile one between marks, and the marks."""
    chosen = draw(st.sets(st.integers(0, len(RECORDS) - 1), min_size=most // 2, max_size=most))
    words = draw(st.lists(junk, min_size=3, max_size=6))
    long = draw(st.integers(0, 140))
    marks: list[str] = []

    def hostile(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: hostile(one) for key, one in value.items()}
        if isinstance(value, list):
            return [hostile(one) for one in value]
        if not (isinstance(value, str) and FREE.match(value)):
            return value
        marks.append(f"q{len(marks)}q")
        inside = LONG if len(marks) == long else words[len(marks) % len(words)]
        return f"{marks[-1]} {inside} {marks[-1]}"

    kept = [record for place, record in enumerate(RECORDS) if place in chosen or isinstance(record, KEPT)]
    return filling.history_of([_built(record, hostile) for record in kept]), tuple(marks)


def _built(record: Record, hostile: Any) -> Record:
    return build(type(record), hostile(dump(record)))


def wanted(kind: Kind) -> st.SearchStrategy[Wanted]:
    """Any choices for a sheet; at least one part stays in."""
    names = leavable(kind)
    return st.builds(
        lambda languages, **chosen: Wanted(kind, language=languages[0], second=languages[1], **chosen),
        st.sampled_from((("en", None), ("de", None), ("en", "de"), ("de", "en"))),
        paper=st.sampled_from(("a4", "letter")),
        large=st.booleans() if kind is not Kind.CARD else st.just(False),
        leave_out=st.frozensets(st.sampled_from(names), max_size=2),
    )


Told = tuple[History, tuple[str, ...]]
rarely = settings(max_examples=settings().max_examples // 5, phases=(Phase.explicit, Phase.generate))
"""Eight histories for each kind of sheet, as each is laid out many times; to make one of them smaller takes minutes."""


@rarely
@given(told=histories(), data=st.data())
@pytest.mark.parametrize("kind", Kind)
def test_the_page_says_what_the_sheet_says_and_runs_nothing(
    kind: Kind, told: Told, data: st.DataObject
) -> None:
    made = sheet(told[0], ON, data.draw(wanted(kind)))
    read = Reader(html_page(made))
    assert {name for name, _ in read.tags} <= TAGS
    assert {name for _, attributes in read.tags for name in attributes} <= SAFE
    assert all(one["src"].startswith("data:image/svg+xml;base64,") for one in read.all("img"))
    assert read.open == []
    said, wants = _as_written(read.words()), _as_written(expected(made))
    assert wants - said == Counter()
    assert all(_listing(text) for text in said - wants)


SAFE = {
    *("lang", "class", "charset", "name", "content", "http-equiv", "src", "alt", "style", "scope", "colspan"),
    *("id", "role", "aria-labelledby", "data-head", "tabindex"),
}
"""None of them runs anything; a style is one of the page's own."""


def _as_written(texts: Counter[str]) -> Counter[str]:
    """With the characters that are written out put back, and without spaces."""
    found: Counter[str] = Counter()
    for text, number in texts.items():
        whole = re.sub(r"\[U\+([0-9A-F]{4,6})\]", lambda code: chr(int(code[1], 16)), text)
        found["".join(whole.split())] += number
    return +Counter({text: number for text, number in found.items() if text})


def _listing(text: str) -> bool:
    """The sentence that lists what was written out, in either language."""
    begins = [say("lost", characters="")]
    with spoken("de"):
        begins.append(say("lost", characters=""))
    return any(text.startswith("".join(one.split()).rstrip(".")) for one in begins)


@rarely
@given(told=histories(), data=st.data())
@pytest.mark.parametrize("kind", Kind)
def test_it_prints_and_lists_what_no_font_has(kind: Kind, told: Told, data: st.DataObject) -> None:
    made = sheet(told[0], ON, data.draw(wanted(kind)))
    pdf = pdf_bytes(made)
    with TemporaryDirectory() as folder:
        text = re.sub(r"\s|\u200b", "", pdf_text(Path(folder), pdf.bytes, "-raw"))
    missed = [mark for mark in _marks(made) if mark not in text]
    assert missed == [], missed
    assert set(missing(span.text for span in sheets.spans(made))) <= set(pdf.replaced)
    if kind is not Kind.CARD:  # has no room for a list
        assert [c for c in pdf.replaced if f"{code_point(c)}" not in text] == []


@rarely
@given(told=histories(), data=st.data())
@pytest.mark.parametrize("kind", Kind)
def test_what_is_shortened_is_said(kind: Kind, told: Told, data: st.DataObject) -> None:
    choice = data.draw(wanted(kind))
    made, uncut = sheet(told[0], ON, choice), whole(told[0], ON, choice)
    if _marks(uncut) - _marks(made):
        assert kind is Kind.APPOINTMENT
        assert re.search("Shortened|Gekürzt", "\n".join(_left_out(made)))
    cut = [text for text in sheets.texts(made) if any(text.count(mark) % 2 for mark in _found(text))]
    # Two languages share the end of a text, which then stands apart from its words.
    assert choice.second or [text for text in cut if "…" not in text] == []


@rarely
@given(told=histories(most=len(RECORDS)))
def test_the_full_history_cuts_nothing_short(told: Told) -> None:
    history, marks = told
    said = "\n".join(sheets.texts(sheet(history, ON, Wanted(Kind.FULL))))
    assert [mark for mark in marks if said.count(mark) < 2] == []


def _found(text: str) -> set[str]:
    return set(re.findall(r"q\d+q", text))


def _marks(made: Sheet) -> set[str]:
    return {mark for span in sheets.spans(made) for mark in _found(span.text)}


def _left_out(made: Sheet) -> list[str]:
    return [text for one in made.sections if one.name == "left_out" for text in sheets.texts(one)]
