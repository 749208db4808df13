"""Whatever a text holds, it is read without an error, and every place that is named lies in it."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from signatures import HARRY, POSTED, TODAY

from tracker.domain.history import History
from tracker.text import lexer, reader
from tracker.text.batch import answer
from tracker.text.drafts import drafts
from tracker.text.matching import matches
from tracker.text.reader import read
from tracker.text.reading import Event, Reading, Said
from tracker.text.terms import lexicon, read_table

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
"""Every code point, also control characters and halves of surrogate pairs."""
WORDS = sorted(lexicon().words) + [word for row in read_table("cues.tsv") for word in row[1].split("|")]
MARKUP = ["[b]", "[/quote]", "[quote=x]", "<br>", "<p class=", "</li>", "&amp;", "&nbsp;", "**", "_", "](http://a.b)", "www.",
          "\x1f", "\x00", "\u2028", "\u200b", "\ufeff", "\ud800", "😀", "\r\n"]  # fmt: skip
MARKS = [" ", " ", " ", ", ", "\n", "\n\n", ": ", "; ", ". ", "... ", " - ", "/", "//", "(", ")", "[", "]", "|", "~", "“", "\"",
         "?", "!", "&", "+", "'s "]  # fmt: skip
FACTS = ["L4", "L4-5", "C5/6/7", "T10 to pelvis", "S1", "SI joint", "L", "2013", "5/13", "3/4/12", "may", "May 5", "'98", "1990s",
         "last year", "two weeks later", "at age 40", "L9", "0", "65 year old male", "I", "my wife", "x" * 300,
         "9" * 50]  # fmt: skip
MIXED = st.lists(
    st.one_of(
        st.sampled_from(WORDS), st.sampled_from(FACTS), st.sampled_from(MARKS), st.sampled_from(MARKUP)
    ),
    max_size=40,
).map("".join)


@settings(max_examples=5 * settings().max_examples)  # 10,000 in the long profile
@example("Six lumbar vertebrae, L6 (extra vertebra)")
@given(st.one_of(ANYTHING, MIXED, MIXED, st.tuples(MIXED, ANYTHING, MIXED).map("".join)))
def test_any_text_is_read_with_every_place_inside_it(text: str) -> None:
    reading = read(text, today=TODAY, posted=POSTED)
    _check_places(reading)
    found = drafts(reading, today=TODAY, posted=POSTED)
    assert len(matches(found, History())) == len(found)
    line = answer(json.dumps({"id": 1, "text": text}), TODAY)
    answered = json.loads(line.encode("utf-8"))
    assert answered["unread"] == [part.text for part in read(text, today=TODAY).unread]


def _check_places(reading: Reading) -> None:
    text = reading.text
    for event in reading.events:
        assert 0 <= event.start < event.end <= len(text)
        assert event.words == text[event.start : event.end]
        assert text.count("\n", 0, event.start) == event.line
        for said in _said(event):
            assert said.words == text[said.start : said.end]
        for reason in event.reasons:
            assert set(reason.words.split()) <= set(text[reason.start : reason.end].split())
    for part in reading.unread:
        assert part.text == text[part.start : part.end] != ""
    assert all(0 <= mark.start < mark.end <= len(text) for mark in reading.marks)
    for question in reading.questions:
        assert 0 <= question.start <= question.end <= len(text)
        for choice in question.choices:
            assert choice.strip()
            read(text[: question.start] + choice + text[question.end :], today=TODAY, posted=POSTED)


def _said(event: Event) -> tuple[Said, ...]:
    return (*event.procedures, *event.conditions, *event.studies, *event.hardware)


@pytest.mark.parametrize(
    ("limit", "value"),
    [((lexer, "MOST_TOKENS"), 60), ((reader, "MOST_ENTRIES"), 5)],
    ids=["words", "entries"],
)
def test_what_is_too_much_stays_unread_in_one_piece(
    monkeypatch: pytest.MonkeyPatch, limit: tuple[object, str], value: int
) -> None:
    text = f"{HARRY}\n" * 5
    monkeypatch.setattr(*limit, value)
    reading = read(text, today=TODAY, posted=POSTED)
    rest = reading.unread[-1]
    assert rest.text == text[rest.start :] != ""
    assert rest.end == len(text)
    assert rest.line == text.count("\n", 0, rest.start)
    assert 0 < max(event.end for event in reading.events) <= rest.start
    assert reading.questions[-1].sentence == (
        "This text is too long to be read at once. It was read up to here; paste the rest by itself."
    )
    _check_places(reading)
