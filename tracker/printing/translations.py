"""Recorded translations in print: each stands behind the words it translates, wherever these are printed.

There is one way for all texts of all records. Before a sheet is built, every text with a translation gets a mark
behind its last letter, a character that no text holds; it goes where the text goes, through all functions that put words
together. In the sheet that is built each mark is taken out again, and the translation told in its place. So no
section knows of translations, and a field that is added to a record needs nothing here.

The same words in two places, such as the name of a hospital, have the same translation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from tracker.domain.history import LISTS, Course, History
from tracker.domain.papers import free_fields
from tracker.domain.phrases import say
from tracker.domain.records import Record, SymptomEntry, Translation
from tracker.domain.records.base import copied
from tracker.printing.glyphs import code_point
from tracker.printing.layout import Cell, Head, Line, Picture, Sheet, Span, Style
from tracker.views.names import closing_marks, quoted
from tracker.views.telling import translated_how

_FIRST, _LAST = 0xF0000, 0xFFFFD
"""Characters without a meaning of their own (plane 15, for private use); the sheet's typefaces have none of them."""

_UNTOLD = {Sheet: ("title",), Head: ("foot",)}
"""Words in which a name is said for short: its translation stands in the head."""

R = TypeVar("R", bound=Record)
Told = dict[str, tuple[Translation, ...]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A history with a mark behind each translated text, and the translations of each mark."""

    history: History
    told: Told

    def sheet(self, built: Sheet) -> Sheet:
        """The sheet with each mark replaced by its translations."""
        made: Sheet = _Teller(self.told).whole(built) if self.told else built
        return made


def marked(history: History, on: date) -> Marked:
    """Mark the texts of a history that are translated; the same one where none is."""
    found: dict[str, list[Translation]] = {}
    for text, translation in _translated(history):
        found.setdefault(text, []).append(translation)
    if not found:
        return Marked(history, {})
    marks = {text: chr(code) for text, code in zip(found, range(_FIRST, _LAST), strict=False)}
    lean = replace(_every_text(history, marks), translations=())
    lean.so_far[on] = lean
    return Marked(lean, {mark: tuple(found[text]) for text, mark in marks.items()})


def _translated(history: History) -> Iterator[tuple[str, Translation]]:
    """Each translation with the words it is of."""
    entries = {(one.table(), one.id): one for one in _entries(history)}
    for translation in history.translations:
        key = translation.about_table, translation.about_id
        record = history.by_key.get(key) or entries.get(key)
        text = getattr(record, translation.field, None) if record else None
        if record and text and translation.text and translation.field in free_fields(type(record)):
            yield _without_marks(text), translation


def _entries(history: History) -> Iterator[SymptomEntry]:
    for course in history.courses.values():
        yield from (one for one in (course.first, course.highest, course.latest) if one)
    for every in history.entries.values():
        yield from every


def _every_text(history: History, marks: dict[str, str]) -> History:
    lists = {name: tuple(_texts(one, marks) for one in history.of(kind)) for kind, name in LISTS.items()}
    courses = {id_: _course(one, marks) for id_, one in history.courses.items()}
    entries = {id_: tuple(_texts(one, marks) for one in every) for id_, every in history.entries.items()}
    single = {name: one and _texts(one, marks) for name, one in _single(history).items()}
    changed: dict[str, Any] = {**lists, **single, "courses": courses, "entries": entries}
    return replace(history, **changed)


def _single(history: History) -> dict[str, Record | None]:
    return {"person": history.person, "anatomy": history.anatomy}


def _course(course: Course, marks: dict[str, str]) -> Course:
    first, highest, latest = (
        one and _texts(one, marks) for one in (course.first, course.highest, course.latest)
    )
    return replace(course, first=first, highest=highest, latest=latest)


def _texts(record: R, marks: dict[str, str]) -> R:
    """The record with its translated texts marked, and those of its parts; the same one where none is."""
    changed: dict[str, Any] = {}
    for name in free_fields(type(record)):
        text = getattr(record, name)
        plain = _without_marks(text) if type(text) is str else text
        if plain != text or plain in marks:
            changed[name] = plain + marks.get(plain, "")
    for name in type(record).children():
        parts: list[Record] = getattr(record, name)
        if any(_texts(one, marks) is not one for one in parts):
            changed[name] = [copied(_texts(one, marks), {}) for one in parts]
    return copied(record, changed) if changed else record


_MARK = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])")


def _without_marks(text: str) -> str:
    """A text in which such a character of the person's own is written out, as it would be in print."""
    return _MARK.sub(lambda found: code_point(found[1]), text)


class _Teller:
    """Takes the marks out of what was built and tells their translations, once in each cell."""

    def __init__(self, told: Told) -> None:
        self.told = told
        closing = "".join(closing_marks())
        self.mark = re.compile(f"([{''.join(told)}])([{closing}]?)")

    def whole(self, value: Any) -> Any:
        """A part of a sheet with everything in it."""
        if isinstance(value, Span):
            return self.bare(value)
        if isinstance(value, Picture):
            return replace(value, svg=self.mark.sub(r"\2", value.svg), alt=self.text(value.alt))
        if is_dataclass(value) and not isinstance(value, type):
            silent = _UNTOLD.get(type(value), ())
            parts = {field.name: getattr(value, field.name) for field in fields(value)}
            return replace(
                value,
                **{
                    n: self.mark.sub(r"\2", one) if n in silent else self.whole(one)
                    for n, one in parts.items()
                },
            )
        if isinstance(value, tuple):
            return self.several(value)
        return self.text(value) if type(value) is str else value

    def several(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """A line, a cell, or parts one after the other."""
        if values and all(isinstance(one, Span) for one in values):
            return self.line(values, set())
        if values and all(_is_line(one) for one in values):
            return self.cell(values)
        return tuple(map(self.whole, values))

    def cell(self, lines: Cell) -> Cell:
        """The lines of a cell, in which a translation stands behind the first of its words only."""
        seen: set[str] = set()
        return tuple(self.line(line, seen) for line in lines)

    def line(self, line: Line, seen: set[str]) -> Line:
        """A line with its translations behind their words."""
        return tuple(piece for span in line for piece in self.pieces(span, seen))

    def pieces(self, span: Span, seen: set[str]) -> Iterator[Span]:
        """A span, cut open where a translation comes in."""
        place = 0
        for found in self.mark.finditer(span.text):
            yield replace(span, text=span.text[place : found.start()] + found[2])
            place = found.end()
            if found[1] not in seen:
                seen.add(found[1])
                for one in self.told[found[1]]:
                    yield from said(one)
        if place < len(span.text) or not span.text:
            yield replace(span, text=span.text[place:])

    def bare(self, span: Span) -> Span:
        return replace(span, text=self.text(span.text))

    def text(self, text: str) -> str:
        """Words that are no line, such as those for a drawing."""
        return self.mark.sub(lambda found: found[2] + "".join(map(_words, self.told[found[1]])), text)


def _is_line(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(one, Span) for one in value)


def said(translation: Translation) -> Line:
    """ " (translated into English, by the patient: “...”)"."""
    how = translated_how(translation)
    before, _, after = say("translation.told", how=how, text="\0").partition("\0")
    text = Span(quoted(translation.text or ""))
    return (Span(f" {before}", Style.QUIET), text, Span(after, Style.QUIET))


def _words(translation: Translation) -> str:
    return "".join(span.text for span in said(translation))
