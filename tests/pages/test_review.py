"""A review comes back from its draft as far as the draft fits."""

import json
from dataclasses import asdict
from typing import Any

import pytest

from tracker.pages.review import Review, review_of
from tracker.text.answers import Answer
from tracker.text.grouping import Regrouping, Way

ANSWER = {"start": 3, "end": 5, "choice": "L4-L5", "sentence": "Which?"}


@pytest.mark.parametrize(
    ("body", "review", "why"),
    [
        ({}, Review(), "nothing kept"),
        ({"text": "PLIF 2013"}, Review("PLIF 2013"), "what the one box hands over"),
        ({"foo": 1, "text": "x"}, Review("x"), "an unknown name"),
        ({"text": 1, "written": None}, Review(), "no text"),
        ({"out": ["0", 0, True], "changing": 3}, Review(out=["0"]), "no keys"),
        ({"choices": {"0": "shrug", "1": ["a"], "2": "save it as another one"}},
         Review(choices={"2": "save it as another one"}), "no choice"),
        ({"choices": [1]}, Review(), "no choices"),
        ({"answers": [ANSWER, ANSWER | {"end": 3}, ANSWER | {"start": -1}, ANSWER | {"choice": 3}, {}, 1]},
         Review(answers=[Answer(3, 5, "L4-L5", "Which?")]), "no answers"),
        ({"regroupings": [{"way": "join", "key": "0", "other": "9"}, {"way": "glue", "key": "0", "other": ""}, "x"]},
         Review(regroupings=[Regrouping(Way.JOIN, "0", "9")]), "no regroupings"),
    ],
)  # fmt: skip
def test_what_fits_of_a_draft_is_taken(body: dict[str, Any], review: Review, why: str) -> None:
    assert review_of(body) == review, why


def test_a_review_comes_back_whole() -> None:
    review = Review(
        "PLIF 2013",
        "May 2014",
        "f00",
        ["1"],
        ["0", "2"],
        {"1": "leave it as it is"},
        [Answer(3, 5, "", "Which?")],
        [Regrouping(Way.SPLIT, "0"), Regrouping(Way.JOIN, "0", "9")],
    )
    assert review_of(json.loads(json.dumps(asdict(review)))) == review
