"""Large print: type of at least 14 points, in the drawings too, and not a word more or less than in small print."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sheets
from hypothesis import given
from hypothesis import strategies as st
from tools import pdf_text, run_tool

from tracker.actions import STORIES, bring_example
from tracker.domain.history import History
from tracker.errors import ValueProblem
from tracker.printing.large import enlarged
from tracker.printing.layout import Beside, Column, Picture, Sheet, Table, plain
from tracker.printing.pdf import pdf_bytes
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted
from tracker.storage.store import Store

ON = date(2026, 11, 22)
LETTERS = 14
ROOM = 180.0
"""Millimetres between the margins of the narrower paper."""


@pytest.fixture(params=list(STORIES))
def told(request: pytest.FixtureRequest, store: Store) -> History:
    """Each of the example stories."""
    bring_example(store, request.param)
    return store.history()


def sizes(folder: Path, content: bytes) -> set[float]:
    """The sizes of type that the text of a PDF is set in; a drawing has its own scale and is not among them."""
    path = folder / "large.pdf"
    path.write_bytes(content)
    inside = run_tool("qpdf", "--qdf", "--object-streams=disable", str(path), "-")
    return {float(size) for size in re.findall(r"/f\d+ ([\d.]+) Tf", inside)}


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(paper="letter", second="de")], ids=["a4", "letter"])
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CARD])
def test_no_letter_is_small(told: History, tmp_path: Path, kind: Kind, wanted: Wanted) -> None:
    usual, large = (sheet(told, ON, replace(wanted, kind=kind, large=large)) for large in (False, True))
    assert min(sizes(tmp_path, pdf_bytes(usual).bytes)) < LETTERS, "the test sees sizes"
    made = pdf_bytes(large).bytes
    assert min(sizes(tmp_path, made)) >= LETTERS
    pages = pdf_text(tmp_path, made, "-layout").split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in page
        assert large.head.foot.split("  ·  ")[1][:20] in page


def drawings(made: Sheet) -> list[Picture]:
    blocks = [block for section in made.sections for block in section.blocks]
    return [b.picture if isinstance(b, Beside) else b for b in blocks if isinstance(b, Beside | Picture)]


@pytest.mark.parametrize("kind", [Kind.FULL])
def test_the_words_of_drawings_grow_along(told: History, kind: Kind) -> None:
    found = drawings(sheet(told, ON, Wanted(kind, large=True)))
    assert found
    for picture in found:
        wide = re.search(r'<svg[^>]*? width="([\d.]+)"', picture.svg)
        letters = min(map(float, re.findall(r'font-size[=:]"?([\d.]+)', picture.svg)))
        assert wide
        points = letters * min(picture.width, ROOM) / float(wide[1]) * 72 / 25.4
        assert points >= LETTERS - 0.1, picture.alt[:60]


def counted(made: Sheet) -> Counter[str]:
    """The words of a sheet, however they are put together."""
    return Counter(word for text in sheets.texts(made) for word in re.findall(r"\w+", text))


words = st.text("abc äß1", max_size=12)


@given(sheets.any_sheet(words))
def test_no_word_is_lost_and_none_added_but_heads_said_again(made: Sheet) -> None:
    before, after = counted(made), counted(enlarged(made))
    heads = Counter(
        word
        for section in made.sections
        for block in section.blocks
        for table in (
            (block,) if isinstance(block, Table) else block.blocks if isinstance(block, Beside) else ()
        )
        if isinstance(table, Table)
        for column in table.columns[1:]
        for word in re.findall(r"\w+", f"{column.title} {column.also}")
    )
    assert before - after == Counter()
    assert set(after - before) <= set(heads)


def test_a_wide_table_is_read_below_each_other() -> None:
    columns = tuple(Column(title, 1, also) for title, also in (("A", ""), ("B", "Be"), ("C", "")))
    row = ((plain("one"),), (plain("two"), plain("more")), ())
    section = replace(sheet(History(), ON).sections[0], blocks=(Table(columns, (row,)),))
    made = enlarged(replace(sheet(History(), ON), sections=(section,), second="de"))
    (table,) = made.sections[0].blocks
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == ["A", ""]
    ((first, rest),) = table.rows
    assert ["".join(s.text for s in line) for line in (*first, *rest)] == [
        "one",
        "B / Be: two",
        "more",
        "C: ",
    ]


def test_the_usual_size_is_as_it_was(story: History) -> None:
    assert sheet(story, ON, Wanted(large=True)).head == sheet(story, ON).head
    assert drawings(sheet(story, ON)) == drawings(sheet(story, ON, Wanted()))


def test_a_card_has_no_large_print() -> None:
    with pytest.raises(ValueProblem, match=r"no room for large print\. Choose the normal size\."):
        sheet(History(), ON, Wanted(Kind.CARD, large=True))
