"""What is printable, what is written out, and where long words may break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.printing import glyphs

MISSING = [
    ("Łukasz Żółć, Ђорђе, Ελένη, Nguyễn, Ø", "", "European scripts and Vietnamese"),
    ("9 → 2, ≥ 50 %, ½, 5 × 3 ✓", "", "signs that people type"),
    ("שלום", "", "Hebrew letters have a face"),
    ("山 and 川, 山 again", "山川", "each once, by code point"),
    ("a\x00b\x1b", "\x00\x1b", "control characters"),
    ("a\r\nb\tc\u2028d", "", "tabs and line ends are white space"),
    ("\ud800", "\ud800", "a lone surrogate"),
    ("\u202eabc", "\u202e", "an override of direction would show another text"),
    ("e\u0301", "", "a mark on a letter of the same face"),
    ("→\u0301", "\u0301", "a mark on a sign of another face"),
    ("\U0001f469\u200d\U0001f52c", "\U0001f469\U0001f52c", "an emoji sequence, by its parts"),
]


@pytest.mark.parametrize(("text", "expected", "why"), MISSING)
def test_missing_characters(text: str, expected: str, why: str) -> None:
    assert "".join(glyphs.missing([text])) == expected, why


def test_written_out() -> None:
    text = "Dr 山\tat\r\nhome"
    assert glyphs.legible(text, glyphs.missing([text])) == "Dr [U+5C71]    at\nhome"


BREAKS = [
    ("laminectomy of L5", 30.0, "laminectomy of L5", "words with room are left whole"),
    ("WWW", 1.0, "W\u200bW\u200bW", "a wide word may break anywhere"),
    ("a W-W", 1.5, "a W-\u200bW", "only the wide word, behind its hyphen"),
    ("Schwarzenberger-Wolkenstein", 11.0, "Schwarzenberger-\u200bWolkenstein", "a double name at its hyphen"),
    ("W-ii-WW", 1.5, "W-\u200bii-\u200bW\u200bW", "anywhere only in a part that is still too wide"),
    ("L4-L5", 1.0, "L\u200b4\u200b-\u200bL\u200b5", "a figure ahead of a hyphen is no double name"),
    ("e\u0301e\u0301", 0.5, "e\u0301\u200be\u0301", "not before a combining mark"),
    ("क्ष", 0.1, "क्ष", "not after a sign that joins two consonants"),
]


BREAK_MARKS = {0x200B: None, 0x2060: None}


@pytest.mark.parametrize(("text", "room", "expected", "why"), BREAKS)
def test_breaks(text: str, room: float, expected: str, why: str) -> None:
    assert glyphs.breakable(text, room) == expected, why


@given(st.text(), st.floats(0, 40))
def test_breaks_add_nothing_but_breaks(text: str, room: float) -> None:
    assert glyphs.breakable(text, room).translate(BREAK_MARKS) == text.translate(BREAK_MARKS)


def test_a_long_word_of_the_program_is_left_to_be_hyphenated_and_a_number_is_not() -> None:
    assert glyphs.breakable("nicht eingetragen, (Spinalkanalstenose)", 3) == (
        "nicht \u2060eingetragen, (\u2060Spinalkanalstenose)"
    )
    assert "\u2060" not in glyphs.breakable("LOT-ABCDEFGHIJKLMNOPQRST-123456789012345", 3)
    assert glyphs.breakable("eingetragen", 40) == "eingetragen", "there is room"


def test_a_word_of_the_program_with_a_hyphen_breaks_there_and_not_within() -> None:
    assert glyphs.breakable("8 × Massa-lateralis-Schraube", 9) == "8 × Massa-\u200blateralis-\u200bSchraube"


@given(st.text())
def test_written_out_text_is_printable(text: str) -> None:
    assert glyphs.missing([glyphs.legible(text, glyphs.missing([text]))]) == ()


def test_texts_are_changed_and_styles_are_not() -> None:
    cell = [[{"text": "wide", "style": "strong"}]]
    assert glyphs.each_text(cell, str.upper) == [[{"text": "WIDE", "style": "strong"}]]
    assert glyphs.texts_of(cell) == ["wide"]
