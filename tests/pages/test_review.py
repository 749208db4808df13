"""A review comes back from its draft as far as the draft fits."""

from dataclasses import asdict
from typing import Any

import pytest

from tracker.pages.paste import Review, review_of


@pytest.mark.parametrize(
    ("body", "review", "why"),
    [
        ({}, Review(), "nothing kept"),
        ({"text": "PLIF 2013"}, Review("PLIF 2013"), "what the one box hands over"),
        ({"foo": 1, "text": "x"}, Review("x"), "an unknown name"),
        ({"text": 1, "written": None}, Review(), "no text"),
        ({"out": [0, "a", True], "changing": 3}, Review(out=[0]), "no places"),
        ({"choices": {"0": "shrug", "1": ["a"], "2": "save it as another one"}},
         Review(choices={"2": "save it as another one"}), "no choice"),
        ({"choices": [1]}, Review(), "no choices"),
    ],
)  # fmt: skip
def test_what_fits_of_a_draft_is_taken(body: dict[str, Any], review: Review, why: str) -> None:
    assert review_of(body) == review, why


def test_a_review_comes_back_whole() -> None:
    review = Review("PLIF 2013", "May 2014", [1], [0, 2], {"1": "leave it as it is"})
    assert review_of(asdict(review)) == review
