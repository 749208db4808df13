"""Answers in words that never share a word, and a text on emergency care that no answer changes."""

import inspect
import re
from datetime import date
from typing import get_args

import makers as m
import pytest
from printing.reading import all_words, lines

from tracker.domain.dated import in_order
from tracker.domain.history import History
from tracker.domain.neurological import signs
from tracker.domain.phrases import spoken
from tracker.domain.records import NeurologicalItem
from tracker.pages import neurological_panel
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Order, Wanted
from tracker.views import neurological_words
from tracker.views.neurological_words import answer_words, sign_words

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"date": "2016-02-01"}, "patient says no (1 Feb 2016)"),
        ({"date": None}, "patient says no (date not recorded)"),
        ({"answer": "present", "date": "2016-02"}, "present (Feb 2016)"),
        (
            {
                "answer": "present",
                "date": "2016-02-01",
                "since": "2014-11",
                "side": "left",
                "called": "top of the foot",
            },
            "present since Nov 2014, left: top of the foot (1 Feb 2016)",
        ),
        ({"answer": "present", "date": "2016", "side": "bilateral"}, "present, both sides (2016)"),
    ],
)
def test_an_answer_in_words(values: dict[str, str | None], expected: str) -> None:
    assert answer_words(m.of(NeurologicalItem, **values)) == expected


NO, YES = "patient says no", "present"
CHANGED: list[tuple[str, list[tuple[str | None, str]], str]] = [
    # why, the answers with their dates, the words
    ("no longer", [("2024", NO), ("2026", YES)], "present (2026; patient says no 2024)"),
    ("gone again", [("2024-02", YES), ("2026", NO)], "patient says no (2026; present Feb 2024)"),
    ("no date", [(None, NO), ("2026", YES)], "present (2026; patient says no, date not recorded)"),
    (
        "as many as are told",
        [("2022", NO), ("2023", YES), ("2024", NO), ("2026", YES)],
        "present (2026; patient says no 2024; present 2023; patient says no 2022)",
    ),
    (
        "more are counted",
        [("2019", NO), ("2021", YES), ("2022", NO), ("2023", YES), ("2024", NO), ("2026", YES)],
        "present (2026; patient says no 2024; present 2023; patient says no 2022; and 2 earlier)",
    ),
]


def answered(given: list[tuple[str | None, str]]) -> History:
    items = (m.of(NeurologicalItem, kind="bladder", date=date, answer=answer) for date, answer in given)
    return History(neurological=in_order(items))


def test_the_day_of_an_earlier_answer_never_reads_as_since_when() -> None:
    before = m.of(
        NeurologicalItem,
        answer="present",
        since="2014-11",
        side="left",
        called="top of the foot",
        date="2016-02",
    )
    newest = m.of(NeurologicalItem, answer="patient says no", date="2020")
    assert answer_words(newest, (before,)) == (
        "patient says no (2020; present since Nov 2014, left: top of the foot, answered Feb 2016)"
    )
    with spoken("de"):
        assert answer_words(newest, (before,)).endswith(": top of the foot, beantwortet: Feb. 2016)")


@pytest.mark.parametrize(("why", "given", "expected"), CHANGED, ids=[case[0] for case in CHANGED])
def test_an_answer_with_what_was_said_before(
    why: str, given: list[tuple[str | None, str]], expected: str
) -> None:
    history = answered(given)
    (said,) = (sign_words(sign) for sign in signs(history) if sign.code == "bladder")
    assert said == (expected,), why
    printed = lines(sheet(history, ON, Wanted(kind=Kind.APPOINTMENT)), "neurological")
    assert any(expected in line for line in printed), "the sheet says the same"


@pytest.mark.parametrize("order", get_args(Order))
def test_the_full_history_tells_every_answer(order: Order) -> None:
    given: list[tuple[str | None, str]] = [(str(year), NO if year % 2 else YES) for year in range(2001, 2013)]
    made = sheet(answered(given), ON, Wanted(kind=Kind.FULL, order=order))
    told = all_words(made)
    assert [year for year in range(2001, 2013) if str(year) not in told] == []


def test_what_nobody_asked_is_not_recorded() -> None:
    assert {sign_words(sign) for sign in signs(History())} == {("not recorded",)}


def test_no_word_of_advice_and_nothing_of_the_history() -> None:
    said = " ".join(
        (
            *neurological_words.EMERGENCY,
            neurological_words.EMERGENCY_HEAD,
            neurological_words.EMERGENCY_SOURCE,
        )
    ).lower()
    assert not re.search(r"\b(should|must|due|overdue|advise|you need|none recorded)\b", said)
    assert not inspect.signature(neurological_panel.emergency_text).parameters, "the same for everybody"
