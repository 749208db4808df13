"""Answered questions: the reading tells what was answered, and its places still count in the text as pasted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signatures import TODAY, brief

from tracker.text.answers import UNKNOWN, Answer, left_open, open_words, read_answered
from tracker.text.reader import read
from tracker.text.reading import Question, Reading

TEXT = "PLIF L3-L4 2009 due to ASD\nmicro L5 2001, never the same\nACDF C5/6 3/4/2012\nPCF C5-6 2015"


def reading_of(text: str) -> Reading:
    return read(text, today=TODAY, posted=TODAY)


def asked(reading: Reading) -> list[Question]:
    return [question for question in reading.questions if question.choices]


def answer(words: str, choice: str, text: str = TEXT) -> Answer:
    place = text.index(words)
    return Answer(place, place + len(words), choice)


def told(text: str, *answers: Answer) -> list[str]:
    return [brief(event) for event in read_answered(text, answers, reading_of).events]


@pytest.mark.parametrize(
    ("words", "place", "fact"),
    [("ASD", 0, "adult_scoliosis"), ("L5", 1, "L5-S1"), ("3/4/2012", 2, "2012-04-03"), ("PCF", 3, "foraminotomy")],
)  # fmt: skip
def test_an_answer_changes_its_own_event_and_no_other(words: str, place: int, fact: str) -> None:
    plain = reading_of(TEXT)
    start = TEXT.index(words)
    (question,) = [one for one in asked(plain) if one.start == start]
    before, after = told(TEXT), told(TEXT, answer(words, question.choices[1]))
    assert fact in after[place]
    assert [line for n, line in enumerate(after) if n != place] == [
        line for n, line in enumerate(before) if n != place
    ]


def test_places_count_in_the_text_as_pasted() -> None:
    answers = [
        answer("PCF", "Foraminotomy"),
        answer("L5", "L5-S1"),
        answer("ASD", "Adjacent segment disease"),
    ]
    reading = read_answered(TEXT, answers, reading_of)
    assert reading.text == TEXT
    assert [TEXT[one.start : one.end] for one in asked(reading)] == ["3/4/2012"]
    assert [TEXT[one.start : one.end] for one in reading.unread] == ["never the same"]
    assert [event.words for event in reading.events] == [
        "PLIF L3-L4 2009 due to ASD",
        "micro L5 2001",
        "ACDF C5/6 3/4/2012",
        "PCF C5-6 2015",
    ]
    marked = {TEXT[mark.start : mark.end] for mark in reading.marks}
    assert {"due to ASD", "L5", "PCF", "3/4/2012", "2015", "micro"} <= marked


@pytest.mark.parametrize(
    "answers",
    [
        [Answer(300, 310, "L4-L5")],
        [Answer(5, 5, "L4-L5")],
        [Answer(20, 40, "L4-L5")],
        [answer("L5", UNKNOWN)],
    ],
    ids=["beyond the text", "no words", "across lines", "not known"],
)
def test_what_cannot_be_placed_changes_nothing(answers: list[Answer]) -> None:
    assert told(TEXT, *answers) == told(TEXT)


def test_what_is_left_open_tells_only_what_is_certain() -> None:
    events = [brief(event) for event in left_open(reading_of(TEXT), TODAY).events]
    assert events == [
        "surgery | plif | L3-L4 | 2009 | because other",
        "surgery | microdiscectomy | L5 | 2001",
        "surgery | acdf | C5-C6 | 2012",
        "surgery | other | C5-C6 | 2015",
    ]


def test_what_is_stored_while_a_question_is_open_is_said() -> None:
    reading = reading_of(TEXT)
    said = [open_words(one, TEXT[one.start : one.end], TODAY) for one in asked(reading)]
    assert said == [
        "“ASD” is saved in your own words",
        "“L5” is saved as you wrote it",
        "only 2012 is saved",
        "“PCF” is saved in your own words",
    ]


PIECES = st.lists(
    st.sampled_from(["micro L5 2001", "PCF C5-6", "3/4/2012", "ASD", "\n", ", ", " word ", "PLIF L4-5"])
)


@given(PIECES, st.data())
def test_any_answers_leave_the_text_and_every_place_inside_it(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    questions = asked(read(text, today=TODAY, posted=date(2020, 1, 1)))
    answers = [
        Answer(one.start, one.end, data.draw(st.sampled_from([*one.choices, UNKNOWN]))) for one in questions
    ]
    reading = left_open(read_answered(text, answers, reading_of), TODAY)
    assert reading.text == text
    spans = [(mark.start, mark.end) for mark in reading.marks]
    spans += [(stretch.start, stretch.end) for stretch in reading.unread]
    spans += [(event.start, event.end) for event in reading.events]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
