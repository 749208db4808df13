"""Reading lines, by a table of cases; and that any text at all gives a reading in good time."""

import csv
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signatures import HARRY, POSTED, TODAY, brief

from tracker.text.drafts import drafts
from tracker.text.reader import read
from tracker.text.style import style_of

with (Path(__file__).parent / "cases" / "lines.tsv").open(encoding="utf-8") as file:
    CASES = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def events(text: str) -> list[str]:
    return [brief(event) for event in read(text, today=TODAY, posted=date(2020, 1, 1)).events]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[0] for case in CASES])
def test_line(text: str, expected: str, why: str) -> None:
    assert (" ;; ".join(events(text)) or "-") == expected, why


@pytest.mark.parametrize(
    ("text", "name", "age", "sex"),
    [
        ("Harry - 65 year old male...", "Harry", 65, "male"),
        ("Mary Ann, 47, teacher", "Mary Ann", 47, None),
        ("Bo/39/F", "Bo", 39, "female"),
        ("58 yr old woman", None, 58, "female"),
        ("i’m 62 years old and stiff", None, 62, None),
    ],
)
def test_about(text: str, name: str | None, age: int | None, sex: str | None) -> None:
    about = read(text, today=TODAY).about
    assert about is not None
    assert (about.name, about.age, about.sex) == (name, age, sex)


@pytest.mark.parametrize("text", ["PLIF L4-5 2013", "May 23, 2013", "Spinal 65", "", "no age here"])
def test_nobody_is_named(text: str) -> None:
    assert read(text, today=TODAY).about is None


def test_places_are_places_of_the_text_as_typed() -> None:
    text = "[b]PLIF[/b] L4-5 due to stenosis, 2013"
    marks = {mark.role: text[mark.start : mark.end] for mark in read(text, today=TODAY).marks}
    assert marks == {"procedure": "PLIF", "levels": "L4-5", "reason": "due to stenosis", "date": "2013"}


def test_what_is_not_understood_is_kept() -> None:
    reading = read("PLIF L4-5 2013, thanks to Doctor Kind\nmy cat is called Rod Stewart", today=TODAY)
    assert [(part.line, part.text) for part in reading.unread] == [
        (0, "thanks to Doctor Kind"),
        (1, "my cat is called Rod Stewart"),
    ]


@pytest.mark.parametrize(
    ("text", "sentence", "choices"),
    [
        (
            "PLIF L4-5 3/4/2012",
            "“3/4/2012” can mean 4 March 2012 or 3 April 2012. Which is it?",
            ("4 March 2012", "3 April 2012"),
        ),
        (
            "PCF C5-6 2012",
            "Does PCF stand for posterior cervical fusion or posterior cervical foraminotomy?",
            None,
        ),
        ("laminectemy L4 2012", "“laminectemi” was read as", None),
    ],
)
def test_doubts_are_asked_about(text: str, sentence: str, choices: tuple[str, ...] | None) -> None:
    questions = read(text, today=TODAY).questions
    if sentence.startswith("“laminectemi"):
        assert questions == ()  # the vocabulary knows this misspelling
        return
    found = next(question for question in questions if question.sentence == sentence)
    assert choices is None or found.choices == choices


@given(st.text(alphabet=st.characters(), max_size=400))
def test_any_text_gives_a_reading(text: str) -> None:
    reading = read(text, today=TODAY, posted=POSTED)
    assert reading.text == text
    drafts(reading, today=TODAY, posted=POSTED)
    style_of(reading)


SAMPLE = (
    "PLIF L4-L5-S1 due to L5 and ( ) [ ] , ; - ... / // ~ | 2013 May 23 3/4/12 screws removed no never my wife left "
    "same level redo for planned MRI : stenosis herniated disc ESI x3 'tis \" + & SI joint R L 04"
)
WORDS = [*SAMPLE.split(), "\n"]


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_words_give_a_reading_whose_places_fit(words: list[str]) -> None:
    text = " ".join(words)
    reading = read(text, today=TODAY, posted=POSTED)
    for event in reading.events:
        assert event.words == text[event.start : event.end]
    for mark in reading.marks:
        assert 0 <= mark.start < mark.end <= len(text)
    drafts(reading, today=TODAY, posted=POSTED)
    style_of(reading)


@pytest.mark.parametrize(
    "unit", [HARRY + "\n", "L4-5 ", "(", "no removed ", "due to and ", "1/2/", "xyzzyqw "]
)
def test_a_long_text_takes_time_in_proportion(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    read(text, today=TODAY, posted=POSTED)
    assert time.process_time() - start < 6
