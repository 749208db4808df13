"""What part of the pain is along the spine: seen where both have a strength, and not recorded where not."""

from typing import Any

import appointments as a
import makers as m
import pytest

from tracker.domain.history import Course

from .reading import named, words_in

UNSAID = "Back or neck pain against leg or arm pain: not recorded"
SHARES: list[tuple[dict[str, int | None], bool, str]] = [
    ({"back_pain": 4, "leg_pain": 5}, True, "back and leg"),
    ({"neck_pain": 0, "arm_pain": 5}, True, "neck and arm; no pain is a strength too"),
    ({"back_pain": 4}, False, "the back alone"),
    ({"leg_pain": 5}, False, "the leg alone"),
    ({"back_pain": 4, "leg_pain": None}, False, "the leg without a strength"),
    ({"back_pain": 4, "headache": 5}, False, "pain elsewhere"),
    ({"neck_pain": 4, "numbness": 5}, False, "what is no pain"),
]


@pytest.mark.parametrize(("strengths", "told", "why"), SHARES)
def test_the_share(strengths: dict[str, int | None], told: bool, why: str) -> None:
    records: list[Any] = [m.person()]
    courses = {}
    for kind, score in strengths.items():
        pain = m.symptom(kind, "2014")
        entry = m.entry(pain, "2026-09", score, note="noted")
        records.append(pain)
        courses[pain.id] = Course((), 1, entry, entry, entry)
    history = a.history_of(records, courses=courses)
    said = words_in(named(a.appointment(history), "symptoms"))
    assert (UNSAID not in said) is told, why
    both = [f"{score}/10  Sep 2026" for score in strengths.values() if score is not None]
    assert [strength for strength in both if strength not in said] == [], why
