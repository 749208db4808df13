"""The HTML version of a sheet: it says all that the sheet says and nothing else, and nothing of it runs."""

import re
from dataclasses import replace
from datetime import date

import makers as m
import pytest
import sheets
from hypothesis import given
from hypothesis import strategies as st
from pages_read import TAGS, Reader, expected

from tracker.actions import STORIES, bring_example
from tracker.domain.history import History
from tracker.printing.beside import beside
from tracker.printing.html import html_page
from tracker.printing.layout import Sheet
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted
from tracker.storage.store import Store

ON = date(2026, 11, 22)


def test_a_page_stands_by_itself(story: History) -> None:
    page = html_page(sheet(story, ON, Wanted(language="de")))
    assert page.startswith('<!DOCTYPE html>\n<html lang="de">')
    read = Reader(page)
    assert {name for name, _ in read.tags} <= TAGS
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in read.all("meta")
    assert read.open == []
    assert [name for name, attrs in read.tags for key in attrs if key.startswith("on")] == []
    addresses = [value for _, attrs in read.tags for key, value in attrs.items() if key in ("src", "href")]
    assert addresses
    assert all(value.startswith("data:image/svg+xml;base64,") for value in addresses)
    assert "url(" not in page
    assert "@import" not in page


def test_headings_tables_and_drawings_are_named(story: History) -> None:
    read = Reader(html_page(sheet(story, ON)))
    headings = {attrs["id"] for attrs in read.all("h2")}
    assert len(headings) == len(read.all("section"))
    assert all(attrs["aria-labelledby"] in headings for attrs in (*read.all("section"), *read.all("table")))
    assert {attrs["scope"] for attrs in read.all("th")} == {"col", "row"}
    assert [name for name, _ in read.tags].count("h1") == 1
    drawings = [attrs for attrs in read.all("img") if attrs["alt"]]
    assert len(drawings) >= 2


def test_a_wide_drawing_is_moved_sideways_in_a_named_box_that_the_keyboard_reaches(story: History) -> None:
    read = Reader(html_page(sheet(story, ON, Wanted(Kind.APPOINTMENT))))
    titles = {attrs["id"] for attrs in read.all("h2")}
    boxes = [attrs for attrs in read.all("div") if "wide" in attrs.get("class", "").split()]
    assert len(boxes) == 1, "the timeline; the spine has room on a phone"
    assert all((box["tabindex"], box["role"]) == ("0", "group") for box in boxes)
    assert all(box["aria-labelledby"] in titles for box in boxes)


@pytest.mark.parametrize(
    "wanted", [Wanted(), Wanted(second="de", large=True), Wanted(language="de")], ids=repr
)
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_told_as_on_paper(store: Store, name: str, kind: Kind, wanted: Wanted) -> None:
    bring_example(store, name)
    large = wanted.large and kind is not Kind.CARD
    made = sheet(store.history(), ON, replace(wanted, kind=kind, large=large))
    assert Reader(html_page(made)).words() == expected(made)


def test_the_second_language_is_marked(story: History) -> None:
    read = Reader(html_page(sheet(story, ON, Wanted(second="de"))))
    assert {attrs["lang"] for _, attrs in read.tags if "lang" in attrs} == {"en", "de"}


safe = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Zl", "Zp")), max_size=30)


@given(sheets.any_sheet(safe))
def test_any_sheet_says_what_it_says_and_nothing_else(made: Sheet) -> None:
    read = Reader(html_page(made))
    assert read.words() == expected(made)
    assert read.open == []


@given(sheets.any_sheet(safe), sheets.any_sheet(safe))
def test_in_two_languages_too(first: Sheet, second: Sheet) -> None:
    made = beside(first, replace(second, language="de"))
    assert Reader(html_page(made)).words() == expected(made)


def with_name(name: str) -> str:
    return html_page(sheet(History(person=m.person(name)), ON))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "</title></style></main><img src=x onerror=alert(1)>",
        '" onmouseover="alert(1)',
        "&lt;b&gt; &amp; &#60;",
        "<!-- --> ]]> <![CDATA[",
    ],
)
def test_hostile_text_stands_literally(text: str) -> None:
    read = Reader(with_name(text))
    assert " ".join(text.split()) in read.said
    assert {name for name, _ in read.tags} <= TAGS


def test_what_could_not_stand_is_written_out_and_said() -> None:
    made = sheet(History(), ON)
    page = html_page(replace(made, head=replace(made.head, name="a\x00b \u202eevil\ud800 山")))
    assert "a[U+0000]b [U+202E]evil[U+D800] 山" in page
    assert "Characters that could not be printed: [U+0000], [U+202E], [U+D800]." in page
    assert page.encode("utf-8")


def test_both_themes_and_paper_are_thought_of() -> None:
    page = with_name("Alex")
    for rule in ("prefers-color-scheme:dark", "@media print", "max-width:40rem"):
        assert rule in page
    assert re.search(r"<html lang=\"en\" class=large>", html_page(sheet(History(), ON, Wanted(large=True))))
