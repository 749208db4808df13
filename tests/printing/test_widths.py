"""Columns are wide enough for their words: no word of the program's own is broken where there is room for it."""

from pathlib import Path

import appointments as a
import pytest
from tools import pdf_text

from tracker.domain.phrases import phrases
from tracker.printing.geometry import DENSE_EM, EM, INSET
from tracker.printing.glyphs import width
from tracker.printing.layout import gap, plain
from tracker.printing.pdf import pdf_bytes
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted
from tracker.printing.widths import columns_for, levelled, with_room_for_words

ROOM = 180.0
SHORT = ["a few words", "two"]


def _least(word: str) -> float:
    return width(word) * EM + INSET + 0.1


@pytest.mark.parametrize(
    ("shares", "texts", "expected", "why"),
    [
        ([1.0, 2.0], [SHORT, SHORT], [60.0, 120.0], "as the shares say, where all words fit"),
        (
            [1.0, 17.0],
            [["nicht eingetragen"], SHORT],
            [_least("eingetragen"), 180 - _least("eingetragen")],
            "as wide as its longest word, and the rest is left to the others",
        ),
        (
            [1.0, 1.0],
            [["x" * 400], ["y" * 400]],
            [90.0, 90.0],
            "words that no room is wide enough for are broken",
        ),
        ([1.0, 99.0], [["2018"], SHORT], [_least("00000"), 180 - _least("00000")], "no year is broken"),
        ([1.0, 1.0], [[], []], [90.0, 90.0], "nothing in it"),
    ],
)
def test_columns_are_as_wide_as_their_words(
    shares: list[float], texts: list[list[str]], expected: list[float], why: str
) -> None:
    assert with_room_for_words(shares, texts, ROOM, EM) == pytest.approx(expected), why


def test_where_not_all_words_fit_the_room_is_used_up_and_not_more() -> None:
    found = with_room_for_words([1.0] * 6, [["Donaudampfschifffahrt", "eingetragen"]] * 6, ROOM, EM)
    assert sum(found) == pytest.approx(ROOM)


_WORDS = sorted(
    {word for each in phrases().values() for said in each.values() for word in said.lower().split()}
)


def _begins_a_word(end: str) -> bool:
    """Whether a word goes on with a letter, and none with a hyphen of its own ("MRT-Blatt")."""
    longer = [word[len(end) :] for word in _WORDS if word.startswith(end) and len(word) > len(end)]
    return any(rest[0].isalpha() for rest in longer) and not any(f"{end}-" in word for word in _WORDS)


@pytest.mark.parametrize("story", a.STORIES)
@pytest.mark.parametrize(
    "wanted",
    [
        *(Wanted(kind=kind, language="de") for kind in (Kind.APPOINTMENT, Kind.HARDWARE, Kind.FULL)),
        Wanted(kind=Kind.APPOINTMENT),
        Wanted(kind=Kind.APPOINTMENT, second="de"),
        Wanted(kind=Kind.HARDWARE, language="de", second="en"),
    ],
    ids=lambda one: f"{one.kind}-{one.language}-{one.second}",
)
def test_no_word_of_a_sheet_is_broken_in_the_middle(tmp_path: Path, story: str, wanted: Wanted) -> None:
    made = sheet(a.history_of(a.story_records(story)), a.ON, wanted)
    ends = [
        word[:-1].lower()
        for word in pdf_text(tmp_path, pdf_bytes(made).bytes).split()
        if word[-1] in "-‐\u00ad"
    ]
    broken = [end for end in ends if end.isalpha() and _begins_a_word(end)]
    assert broken == []


def test_the_fullest_cell_of_one_row_gets_room_and_a_short_line_stays_whole() -> None:
    heads = ("section.blood_thinners", "section.allergies", "brief.active_implants", "brief.implants_label")
    full = tuple(
        plain(f"{n} × Pedicle screw, left in place; conditions not recorded; source card") for n in range(6)
    )
    row = ((gap(),), (gap(),), full, (gap(),))
    usual, level = columns_for(heads, (row,)), levelled(heads, row)
    assert sum(column.share for column in level) <= sum(column.share for column in usual) + 0.01
    assert level[2].share > usual[2].share
    one_line = width(row[0][0][0].text) * DENSE_EM * 0.9 + INSET
    assert all(level[place].share >= one_line for place in (0, 1, 3))
