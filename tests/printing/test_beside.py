"""Two languages side by side: the same stands once, what differs stands in both, nothing is lost."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import makers as m
import pytest
import sheets
from hypothesis import given
from hypothesis import strategies as st
from tools import pdf_text, run_tool

from tracker.actions import STORIES, bring_example
from tracker.domain.history import History
from tracker.errors import ValueProblem
from tracker.printing.beside import beside
from tracker.printing.layout import (
    FOOT_BETWEEN,
    Cell,
    Column,
    Head,
    Key,
    Line,
    Paragraph,
    Picture,
    Section,
    Sheet,
    Span,
    Style,
    Table,
    gap,
    plain,
    quiet,
    strong,
)
from tracker.printing.pdf import pdf_bytes
from tracker.printing.sheet import leavable, part_title, parts, sheet, whole
from tracker.printing.wanted import Kind, Order, Wanted
from tracker.storage.store import Store

ON = date(2026, 11, 22)
NOTE = "“two nights in hospital, then home”"


def of(*sections: Section, language: str = "en") -> Sheet:
    head = Head("kind", "Name", plain("about"), "printed", "origin", "foot")
    made = Sheet("Title", "en", "a4", False, head, (), (), sections)
    return made if language == "en" else replace(made, language="de")


def with_cell(cell: Cell, language: str = "en") -> Sheet:
    return of(Section("notes", "Notes", (Paragraph(cell),)), language=language)


def zipped(first: Cell, second: Cell) -> list[list[str]]:
    """The lines of both, each span with what sets it off."""
    (section,) = beside(with_cell(first), with_cell(second, "de")).sections
    (block,) = section.blocks
    assert isinstance(block, Paragraph)
    return [[_marked(span) for span in line] for line in block.lines]


def _marked(span: Span) -> str:
    how = "" if span.style is Style.PLAIN else f"{span.style} "
    return f"{how}{span.language or ''}: {span.text}".removeprefix(": ")


LINES: list[tuple[Line, Line, list[list[str]], str]] = [
    (plain("L4-L5"), plain("L4-L5"), [["L4-L5"]], "the same stands once"),
    (
        strong("helped a lot, for a year"),
        strong("hat viel geholfen, ein Jahr lang"),
        [["strong : helped a lot, for a year"], ["quiet de: hat viel geholfen, ein Jahr lang"]],
        "long lines stand below each other, the second set back",
    ),
    (plain("left"), plain("links"), [["left / ", "quiet de: links"]], "short ones in one line"),
    (
        (*quiet("Note: "), Span(NOTE)),
        (*quiet("Notiz: "), Span(NOTE)),
        [["quiet : Note / ", "quiet de: Notiz", "quiet : : ", NOTE]],
        "own words once, with both labels",
    ),
    (
        gap("not recorded whether removed"),
        gap("nicht eingetragen, ob entfernt"),
        [["gap : not recorded whether removed"], ["gap de: nicht eingetragen, ob entfernt"]],
        "what is not recorded stays set apart",
    ),
    (
        (Span("born "), Span("1950", Style.STRONG)),
        (Span("geboren "), Span("1950", Style.STRONG)),
        [["born ", "strong : 1950"], ["quiet de: geboren ", "quiet de: 1950"]],
        "several short spans are read as a whole",
    ),
    (
        plain("a sentence in one piece"),
        (*plain("ein Satz "), *strong("in zwei Stücken")),
        [["a sentence in one piece"], ["quiet de: ein Satz ", "quiet de: in zwei Stücken"]],
        "spans that differ in number",
    ),
]


@pytest.mark.parametrize(("first", "second", "expected", "why"), LINES, ids=[line[-1] for line in LINES])
def test_a_line(first: Line, second: Line, expected: list[list[str]], why: str) -> None:
    assert zipped((first,), (second,)) == expected, why


def test_lines_that_differ_in_number_stand_one_after_the_other() -> None:
    assert zipped((plain("one"), plain("two")), (plain("eins"),)) == [["one"], ["two"], ["quiet de: eins"]]


def table(title: str, *rows: str) -> Table:
    return Table((Column(title, 1),), tuple(((plain(row),),) for row in rows))


def test_titles_heads_keys_and_words_of_drawings_stand_in_both() -> None:
    first = of(Section("s", "Key", (table("Level", "L4"), Picture("<svg/>", "a spine", 9)), "note"))
    second = of(Section("s", "Legende", (table("Höhe", "L4"), Picture("<svg/>", "eine Säule", 9)), "note"))
    (section,) = beside(first, replace(second, language="de")).sections
    assert (section.title, section.also, section.note, section.also_note) == ("Key", "Legende", "note", "")
    rows, picture = section.blocks
    assert isinstance(rows, Table)
    assert isinstance(picture, Picture)
    assert rows.columns == (Column("Level", 1, "Höhe"),)
    assert picture.alt == "a spine / eine Säule"
    key = Section("s", "Key", (Key((("<svg/>", "cage"), ("<svg/>", "rod")), 9),))
    other = Section("s", "Key", (Key((("<svg/>", "Cage"), ("<svg/>", "Stab")), 9),))
    (section,) = beside(of(key), of(other, language="de")).sections
    assert section.blocks == (Key((("<svg/>", "cage"), ("<svg/>", "rod")), 9, ("Cage", "Stab")),)


def test_tables_and_sections_of_another_shape_stand_one_after_the_other() -> None:
    first, second = table("Level", "L4"), table("Höhe", "L4", "L5")
    (section,) = beside(
        of(Section("s", "S", (first,))), of(Section("s", "S", (second,)), language="de")
    ).sections
    assert section.blocks[0] == first
    assert list(sheets.texts(section.blocks[1])) == ["Höhe", "L4", "L5"]
    made = beside(of(Section("a", "A", (first,))), of(Section("b", "B", (second,)), language="de"))
    assert [(s.title, s.also) for s in made.sections] == [("A", ""), ("", "B")]


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)


def _core(text: str) -> str:
    return re.sub(r"^\W+|\W+$", "", text)


@given(sheets.any_sheet(words), sheets.any_sheet(words))
def test_nothing_of_either_is_lost(first: Sheet, second: Sheet) -> None:
    both = list(sheets.texts(beside(first, replace(second, language="de"))))
    everything = "\n".join(both)
    lost = [t for one in (first, second) for t in sheets.texts(one) if _core(t) not in everything]
    assert lost == []


@given(sheets.any_sheet(words))
def test_a_sheet_beside_itself_says_nothing_twice(made: Sheet) -> None:
    assert list(sheets.texts(beside(made, replace(made, language="de")).sections)) == list(
        sheets.texts(made.sections)
    )


@pytest.fixture(params=list(STORIES))
def told(request: pytest.FixtureRequest, store: Store) -> History:
    """Each of the example stories."""
    bring_example(store, request.param)
    return store.history()


@pytest.mark.parametrize("kind", Kind)
def test_a_story_says_all_of_both_languages(told: History, kind: Kind) -> None:
    english = whole(told, ON, Wanted(kind))
    german = whole(told, ON, Wanted(kind, language="de"))
    assert sheets.shape(english.sections) == sheets.shape(german.sections), "the languages differ in shape"
    everything = "\n".join(sheets.texts(sheet(told, ON, Wanted(kind, second="de"))))
    said = [t for one in (english, german) for text in sheets.texts(one) for t in text.split(FOOT_BETWEEN)]
    assert [text for text in said if _core(text) not in everything] == []


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CARD])
def test_drawings_with_words_stand_in_both_languages_and_others_once(told: History, kind: Kind) -> None:
    def drawings(wanted: Wanted) -> list[Picture]:
        every = (block for section in sheet(told, ON, wanted).sections for block in section.blocks)
        return [block for block in every if isinstance(block, Picture)]

    english, german = drawings(Wanted(kind)), drawings(Wanted(kind, language="de"))
    expected = [
        one
        for pair in zip(english, german, strict=True)
        for one in (pair if _words_of_its_own(*pair) else pair[:1])
    ]
    assert [one.svg for one in drawings(Wanted(kind, second="de"))] == [one.svg for one in expected]


def _words_of_its_own(first: Picture, second: Picture) -> bool:
    """Whether a drawing is told in words: that of the spine has no more than those for its two sides."""
    return _said_in(first) != _said_in(second) and not first.alt.startswith("The spine from the side")


def _said_in(picture: Picture) -> list[str]:
    return re.findall(r">([^<>]+)<", picture.svg)


def test_in_the_pdf(tmp_path: Path) -> None:
    person = m.person("Alex Example", birth_date="1950-06-12", note="I am left-handed and carry a card.")
    made = sheet(
        History(person=person), ON, Wanted(second="de", leave_out=frozenset({"allergies"}), order="topic")
    )
    assert (made.language, made.second) == ("en", "de")
    printed = pdf_bytes(made).bytes
    text = re.sub(r"\s+", " ", pdf_text(tmp_path, printed))
    for words in (
        "Imaging / Bildgebung",
        "page 1 of 2 / Seite 1 von 2",
        "Left out by the patient: Allergies.",
    ):
        assert words in text
    assert text.count("left-handed") == 1
    inside = run_tool("qpdf", "--qdf", str(tmp_path / "read.pdf"), "-")
    assert "/Lang(de)" in inside, "what is German is marked as such"


def test_what_is_left_out_is_said_whether_or_not_anything_is_recorded(story: History) -> None:
    wanted = Wanted(language="de", leave_out=frozenset({"conditions", "goals"}), order="topic")
    made = sheet(story, ON, wanted)
    assert made.left_out[0][0].text == (
        "Von Patient/in weggelassen: Erkrankungen; Ziele der Patientin oder des Patienten."
    )
    assert "conditions" not in [section.name for section in made.sections]
    assert sheet(story, ON).left_out == ()


def test_what_one_order_alone_has_is_left_out_there_alone(story: History) -> None:
    made = sheet(story, ON, Wanted(leave_out=frozenset({"years"})))
    assert made.left_out[0][0].text == "Left out by the patient: Year by year."
    with pytest.raises(ValueProblem, match="has no part “years”"):
        sheet(story, ON, Wanted(leave_out=frozenset({"years"}), order="topic"))


def test_one_language_twice_and_unknown_parts_are_refused() -> None:
    with pytest.raises(ValueProblem, match=r"in English already. Choose another second language, or none\."):
        sheet(History(), ON, Wanted(second="en"))
    with pytest.raises(ValueProblem, match=r"has no part “bones”\. It has: first, years, undated, drawing, "):
        sheet(History(), ON, Wanted(leave_out=frozenset({"bones"})))


@pytest.mark.parametrize("order", get_args(Order))
@pytest.mark.parametrize("kind", Kind)
def test_every_part_has_a_title_and_a_name_of_its_own(kind: Kind, order: Order) -> None:
    names = leavable(kind, order)
    assert names[: len(parts(kind, order))] == tuple(part.name for part in parts(kind, order))
    assert len(names) == len(set(names))
    assert all(map(part_title, names))
