"""Answers in words that never share a word, and a text on emergency care that no answer changes."""

import inspect
import re

import makers as m
import pytest

from tracker.domain.history import History
from tracker.domain.neurological import signs
from tracker.domain.records import NeurologicalItem
from tracker.pages import neurological_panel
from tracker.views import neurological_words
from tracker.views.neurological_words import answer_words, sign_words


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
