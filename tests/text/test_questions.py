"""Questions about a text: put a choice in place of the words asked about, and the reading tells it and asks no more."""

from datetime import date

import pytest
from signatures import TODAY, brief

from tracker.text.reader import read
from tracker.text.reading import Question, Reading

ASKING = [
    ("ACDF C5-6 3/4/2012", ["2012-03-04", "2012-04-03"], "the order of day and month"),
    ("3/4/12 - ACDF C5-6 with plate", ["2012-03-04", "2012-04-03"], "the date leads"),
    ("Microdiscectomy L5, 2001", ["L4-L5", "L5-S1"], "a disc has two neighbours"),
    ("PCF C5-6 2012", ["posterior_cervical_fusion", "foraminotomy"], "an abbreviation"),
    ("ACD C5-6 2012", ["acdf", "anterior_cervical_discectomy"], "another abbreviation"),
    (
        "PLIF L3-4 2015 due to ASD",
        ["adjacent_segment_disease", "adult_scoliosis"],
        "an abbreviation of a reason",
    ),
    ("MED L4-5 2012", ["endoscopic_discectomy", "microdiscectomy"], "which tool it was done with"),
]


def reading_of(text: str) -> Reading:
    return read(text, today=TODAY, posted=date(2020, 1, 1))


def asked(reading: Reading) -> list[Question]:
    return [question for question in reading.questions if question.choices]


@pytest.mark.parametrize(("text", "facts", "why"), ASKING, ids=[text for text, _, _ in ASKING])
def test_a_choice_put_into_the_text_answers_the_question(text: str, facts: list[str], why: str) -> None:
    [question] = asked(reading_of(text))
    assert len(question.choices) == 2, why
    for choice, fact in zip(question.choices, facts, strict=True):
        answered = reading_of(text[: question.start] + choice + text[question.end :])
        assert asked(answered) == [], (why, choice)
        assert fact in " ".join(brief(event) for event in answered.events).replace(",", ""), (why, choice)


def test_the_first_choice_is_what_was_read() -> None:
    for text, facts, why in ASKING:
        told = " ".join(brief(event) for event in reading_of(text).events)
        assert facts[0] in told or text.startswith("Micro"), why


def test_a_remark_has_no_choices_and_says_what_it_is_about() -> None:
    text = "fusion and laminectomyy L4 2011"
    remarks = [question for question in reading_of(text).questions if not question.choices]
    assert [text[one.start : one.end] for one in remarks] == ["laminectomyy"]
