"""A symptom as a person would say it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.levels import Side
from tracker.text.saying import read_saying

TODAY = date(2026, 3, 10)

SAYINGS = [
    ("right leg pain 7 this morning", ("leg_pain", Side.RIGHT, 7, "2026-03-10", ""), "all four parts"),
    ("back pain 5 now", ("back_pain", None, 5, "2026-03-10", ""), "now is today"),
    ("7/10 neck pain yesterday", ("neck_pain", None, 7, "2026-03-09", ""), "strength first"),
    ("pain in my left leg, 6 out of 10", ("leg_pain", Side.LEFT, 6, None, ""), "a side within the symptom"),
    ("sciatica 10", ("leg_pain", None, 10, None, ""), "a synonym"),
    (
        "leg pain 4 after walking the dog",
        ("leg_pain", None, 4, None, "after walking dog"),
        "the rest is kept",
    ),
    ("numbness both feet", ("numbness", Side.BOTH, None, None, "feet"), "a symptom without a number"),
    (
        "headache 3 on 3 Nov 2025",
        ("headache", None, 3, "2025-11-03", ""),
        "a number in a date is no strength",
    ),
    ("leg pain 3 or 4", ("leg_pain", None, None, None, "3 or 4"), "two numbers: neither is taken"),
    ("leg pain 11", ("leg_pain", None, None, None, "11"), "11 is no strength"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SAYINGS, ids=[case[0] for case in SAYINGS])
def test_sayings(text: str, expected: tuple[object, ...], why: str) -> None:
    said = read_saying(text, TODAY)
    assert said is not None
    when = str(said.when) if said.when else None
    assert (said.kind, said.side, said.score, when, said.rest) == expected, why


@pytest.mark.parametrize(
    ("text", "unkept", "rest", "why"),
    [
        ("right leg pain 8.5/10", "8.5/10", "8.5/10", "never rounded"),
        ("leg pain 8,5 of 10 today", "8,5 of 10", "8,5 of 10", "a comma, and not ten of ten"),
        ("leg pain 7.5 today", "7.5", "7.5", "without the ten, and no date"),
        ("leg pain 7-8 after walking", "7-8", "7-8 after walking", "a range"),
        ("leg pain 3 or 4", "3 or 4", "3 or 4", "two numbers"),
        ("leg pain 7 to 8 out of 10", "7 to 8 out of 10", "7 to 8 out of 10", "a range of ten"),
        ("leg pain 11/10", "11/10", "11/10", "more than ten, and no date"),
        ("leg pain 7/10", "", "", "a whole number is the strength"),
        ("leg pain since 3 Nov 2025", "", "", "a date tells no strength"),
    ],
)
def test_a_strength_that_is_no_whole_number_stays_in_the_words(
    text: str, unkept: str, rest: str, why: str
) -> None:
    said = read_saying(text, TODAY)
    assert said is not None
    assert (said.unkept, said.rest) == (unkept, rest), why
    assert said.score == (7 if text.endswith(" 7/10") else None), why


@pytest.mark.parametrize("text", ["PLIF L4-S1 May 2013", "", "my mother", "x" * 5000])
def test_what_names_no_symptom_is_no_saying(text: str) -> None:
    assert read_saying(text, TODAY) is None


@given(st.text(max_size=300))
def test_any_text_is_taken_without_an_exception(text: str) -> None:
    read_saying(text, TODAY)
