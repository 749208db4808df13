"""A sheet in another language: the same shape, and no word of the program's own left in English."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from html import unescape
from pathlib import Path
from typing import Any

import filling
import makers as m
import pytest
from tools import pdf_text

from tracker import actions
from tracker.domain import vocabulary
from tracker.domain.gate import members
from tracker.domain.history import LISTS, History
from tracker.domain.phrases import LANGUAGES, Language, phrases, spoken
from tracker.domain.record_fields import filled_in
from tracker.domain.records import Record
from tracker.printing.layout import Head, Sheet, Span, Style, woven
from tracker.printing.pdf import pdf_bytes
from tracker.printing.sheet import sheet, whole
from tracker.printing.wanted import Kind, Wanted

ON = date(2030, 1, 1)
OTHERS = LANGUAGES[1:]
WORD = re.compile(r"[^\W\d_]{2,}")
LEVEL = re.compile(r"\b[CTLS]\d+\b")
UNTITLED = ("called", "file_name")
"""Words of the patient in fields that no form asks for by themselves."""
DRAWN = re.compile(r">([^<>]+)<")
"""What stands between the marks of an SVG."""


SIZES = ("share", "width", "card")
"""How large a drawing or the type of a card is: what fits follows from the words."""


@pytest.fixture(params=[*actions.STORIES, "every field filled"])
def history(request: pytest.FixtureRequest, tmp_path: Path) -> History:
    if request.param not in actions.STORIES:
        return filling.history_of(filling.filled_everywhere())
    with actions.opened(tmp_path) as store:
        actions.bring_example(store, request.param)
        return store.history()


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", OTHERS)
def test_a_sheet_has_the_same_shape_in_every_language(
    history: History, kind: Kind, language: Language
) -> None:
    first, other = (whole(history, ON, Wanted(kind=kind, language=one)) for one in ("en", language))
    if kind is Kind.CARD:  # what of it fits on which side is another matter in each language
        first, other = (replace(one, sections=()) for one in (first, other))
    assert _shape(other) == _shape(first)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", OTHERS)
def test_every_word_is_the_patients_or_stands_among_the_phrases_of_the_language(
    history: History, kind: Kind, language: Language
) -> None:
    made = whole(history, ON, Wanted(kind=kind, language=language))
    own, known = _Own(history), _words_of(language)
    missing = {text: left for text in _texts(made) if (left := own.without(text) - known)}
    assert missing == {}


@pytest.mark.parametrize("kind", Kind)
def test_what_reads_the_same_in_two_languages_is_the_patients_or_the_same_in_both(
    history: History, kind: Kind
) -> None:
    own, alike = _Own(history), _alike()
    first, second = (
        set(_texts(whole(history, ON, Wanted(kind=kind, language=one)))) for one in LANGUAGES[:2]
    )
    assert {text: left for text in first & second if (left := own.without(text) - alike)} == {}


def _shape(value: Any) -> Any:
    """A sheet without its words: which fields are filled, how many of each there are, and in which style."""
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return bool(value)
    if isinstance(value, tuple):
        return [_shape(one) for one in value]
    if is_dataclass(value):
        return {one.name: _shape(getattr(value, one.name)) for one in fields(value) if one.name not in SIZES}
    return value


def _texts(value: Any) -> Iterator[str]:
    """Every text of a sheet, that in its drawings too, but not the names of its parts."""
    if isinstance(value, StrEnum):
        return
    if isinstance(value, str):
        yield from map(unescape, DRAWN.findall(value)) if value.startswith("<svg") else (value,)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Sheet):
        for name in ("title", "head", "left_out", "summary", "sections"):
            yield from _texts(getattr(value, name))
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in ("name", "language", "paper") or isinstance(value, Head):
                yield from _texts(getattr(value, one.name))


def _folded(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)}


def _words_of(language: Language) -> set[str]:
    return {*_alike(), *(word for said in phrases().values() for word in _folded(said[language]))}


def _alike() -> set[str]:
    """Words that read the same in all languages: whole phrases that do, abbreviations, and the makers' own marks."""
    same = [next(iter(said.values())) for said in phrases().values() if len(set(said.values())) == 1]
    lists = (
        "procedures",
        "indications",
        "hardware",
        "imaging",
        "findings",
        "symptoms",
        "other_implants",
        "scores",
    )
    short = [term.abbreviation for name in lists for term in vocabulary.named(name).values()]
    return _folded(" ".join((*same, *short)))


class _Own:
    """What the patient wrote, longest first: all texts of the records that are no codes."""

    def __init__(self, history: History) -> None:
        texts = {text for record in _records(history) for text in _texts_of(record)}
        found = sorted({part for text in texts for part in (text, text.rstrip("."))}, key=len, reverse=True)
        self.texts = [text for text in found if text]
        self.own = re.compile("|".join(map(re.escape, self.texts)), re.IGNORECASE)

    def without(self, text: str) -> set[str]:
        """The words of a text that the patient did not write, without levels."""
        if text.endswith("…"):
            text = self._without_the_cut(text[:-1])
        return _folded(LEVEL.sub(" ", self.own.sub(" ", text)))

    def _without_the_cut(self, text: str) -> str:
        """A text in a drawing without the word it was cut in, or without all that is left there of the patient's text."""
        begun = [size for own in self.texts for size in range(4, len(own)) if text.endswith(own[:size])]
        return text[: -max(begun)] if begun else text.rpartition(" ")[0]


def _records(history: History) -> Iterator[Record]:
    single = [one for one in (history.person, history.anatomy) if one is not None]
    for root in (*single, *(record for kind in LISTS for record in history.of(kind))):
        yield from members(root)
    for symptom in history.symptoms:
        course = history.course_of(symptom)
        yield from (one for one in (course.first, course.highest, course.latest) if one is not None)


def _texts_of(record: Record) -> Iterator[str]:
    for name, info in type(record).model_fields.items():
        value, extra = getattr(record, name), info.json_schema_extra
        code = isinstance(extra, dict) and ("vocabulary" in extra or "link" in extra)
        if (
            isinstance(value, str)
            and not isinstance(value, StrEnum)
            and not code
            and (filled_in(info) or name in UNTITLED)
        ):
            yield value


def test_the_head_and_the_foot_in_german(story: History, tmp_path: Path) -> None:
    made = sheet(story, ON, Wanted(language="de"))
    assert made.title == "Krankengeschichte der Wirbelsäule: Harry Example, gedruckt am 1. Jan. 2030"
    assert "".join(span.text for span in made.head.about) == "geboren 12. Juni 1950, Alter 79, männlich"
    printed = pdf_bytes(made).bytes
    assert "Seite 1 von" in pdf_text(tmp_path, printed)
    assert b"/Lang(de)" in printed


def test_what_is_woven_into_a_phrase_keeps_its_style() -> None:
    with spoken("de"):
        assert woven("born", date=Span("1950", Style.STRONG)) == (
            Span("geboren "),
            Span("1950", Style.STRONG),
        )


def test_a_german_noun_stays_large_where_the_vertebrae_are_counted() -> None:
    history = History(anatomy=m.anatomy(lumbar=5, transition="lumbarised S1"))
    told = ["".join(span.text for span in line) for line in whole(history, ON, Wanted(language="de")).summary]
    assert "Zählung der Wirbel: Lendenwirbel 5; Übergangswirbel lumbalisierter S1" in told
