"""Free words in print: in quotation marks as they were written, and behind them each recorded translation.

There is one way for all texts of all records. Before a sheet is built, every free text gets a mark behind its last
letter, a character that no text holds; it goes where the text goes, through all functions that put words together.
In the sheet that is built each mark is taken out again: the text is set in quotation marks where it does not stand in
some already, and its translation is told. So no section knows of either, and a field that is added to a record needs
nothing here. Names, numbers and other words that are the same in each language stand without quotation marks.

The same words in two places, such as the name of a hospital, have the same translation.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any, TypeVar

from tracker.domain.history import LISTS, Course, History
from tracker.domain.papers import free_fields
from tracker.domain.phrases import say
from tracker.domain.records import BY_TABLE, Record, Statement, SymptomEntry, Translation
from tracker.domain.records.base import copied
from tracker.printing.glyphs import code_point
from tracker.printing.layout import Cell, Head, Line, Picture, Sheet, Span, Style
from tracker.views.names import closing_marks, quotation_marks, quoted
from tracker.views.telling import translated_how

_FIRST, _LAST = 0xF0000, 0xFFFFD
"""Characters without a meaning of their own (plane 15, for private use); the sheet's typefaces have none of them."""

_UNTOLD = {Sheet: ("title",), Head: ("foot",)}
"""Words in which a name is said for short: its translation stands in the head."""

_NAMES = frozenset(
    {
        *("name", "contact", "city", "file_name", "time", "grade_system"),
        *("maker", "model", "reference", "lot", "serial", "udi"),
    }
)
"""Free fields that hold names and numbers of things: they read the same in each language.

A country or a language has another name in each of them, and a grade, a dose or a fee may be told in any words.
"""
_WORD = re.compile(r"(?![IVX]+\b)\b[^\W\d_]{3}")
"""What is no more than a number with its unit, or a grade such as "III", has no such word."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Told:
    """What a mark stands for: the translations of its text, and the text itself where it is set in quotation marks."""

    translations: tuple[Translation, ...] = ()
    own: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A history with a mark behind each free text, and what each mark stands for."""

    history: History
    told: dict[str, Told]

    def sheet(self, built: Sheet) -> Sheet:
        """The sheet with each mark replaced by quotation marks and translations."""
        made: Sheet = _Teller(self.told).whole(built) if self.told else built
        return made


def marked(history: History, on: date) -> Marked:
    """Mark the free texts of a history; the same one where there is none."""
    found: dict[str, list[Translation]] = {}
    for text, translation in _translated(history):
        found.setdefault(text, []).append(translation)
    marks = _Marks(found)
    lean = replace(_every_text(history, marks), translations=())
    if not marks.told:
        return Marked(history, {})
    lean.so_far[on] = lean
    return Marked(lean, marks.told)


class _Marks:
    """Gives a mark to each text that is translated or set in quotation marks, as long as there are any left."""

    def __init__(self, translations: Mapping[str, Sequence[Translation]]) -> None:
        self.told: dict[str, Told] = {}
        self._translations = translations
        self._marks: dict[tuple[str, bool], str] = {}

    def behind(self, text: str, record: Record, name: str) -> str:
        """The mark of a text in a field of a record; empty for a name without a translation."""
        own = _is_prose(*_told_of(record, name)) and _WORD.search(text) is not None
        if not own and text not in self._translations:
            return ""
        if (text, own) not in self._marks:
            if len(self._marks) >= _LAST - _FIRST:
                return ""
            mark = self._marks[text, own] = chr(_FIRST + len(self._marks))
            self.told[mark] = Told(tuple(self._translations.get(text, ())), text if own else "")
        return self._marks[text, own]


def _told_of(record: Record, name: str) -> tuple[type[Record], str]:
    """The kind and field that a text is about: what a source says may be a code or a date, as its field is."""
    if isinstance(record, Statement) and name == "value":
        return BY_TABLE.get(record.about_table or "", Statement), record.field or name
    return type(record), name


@cache
def _is_prose(kind: type[Record], name: str) -> bool:
    if name in _NAMES or name not in free_fields(kind):
        return False
    extra = kind.model_fields[name].json_schema_extra
    return not (isinstance(extra, dict) and "names" in extra)


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


def _every_text(history: History, marks: _Marks) -> History:
    lists = {name: tuple(_texts(one, marks) for one in history.of(kind)) for kind, name in LISTS.items()}
    courses = {id_: _course(one, marks) for id_, one in history.courses.items()}
    entries = {id_: tuple(_texts(one, marks) for one in every) for id_, every in history.entries.items()}
    single = {name: one and _texts(one, marks) for name, one in _single(history).items()}
    changed: dict[str, Any] = {**lists, **single, "courses": courses, "entries": entries}
    return replace(history, **changed)


def _single(history: History) -> dict[str, Record | None]:
    return {"person": history.person, "anatomy": history.anatomy}


def _course(course: Course, marks: _Marks) -> Course:
    first, highest, latest = (
        one and _texts(one, marks) for one in (course.first, course.highest, course.latest)
    )
    return replace(course, first=first, highest=highest, latest=latest)


def _texts(record: R, marks: _Marks) -> R:
    """The record with its free texts marked, and those of its parts; the same one where there are none."""
    changed: dict[str, Any] = {}
    for name in free_fields(type(record)):
        text = getattr(record, name)
        plain = _without_marks(text) if type(text) is str else text
        mark = marks.behind(plain, record, name) if plain else ""
        if mark or plain != text:
            changed[name] = plain + mark
    for name in type(record).children():
        parts: list[Record] = getattr(record, name)
        told = [_texts(one, marks) for one in parts]
        if any(new is not old for new, old in zip(told, parts, strict=True)):
            changed[name] = told
    return copied(record, changed) if changed else record


_MARK = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])")


def bare(text: str) -> str:
    """A text without its marks, to compare it with another."""
    return _MARK.sub("", text)


def _without_marks(text: str) -> str:
    """A text in which such a character of the person's own is written out, as it would be in print."""
    return _MARK.sub(lambda found: code_point(found[1]), text)


class _Teller:
    """Takes the marks out of what was built, sets own words in quotation marks, and tells translations once in each cell."""

    def __init__(self, told: dict[str, Told]) -> None:
        self.told = told
        closing = "".join(closing_marks())
        self.mark = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])([{closing}]?)")
        self.opening = tuple(quotation_marks())

    def whole(self, value: Any) -> Any:
        """A part of a sheet with everything in it."""
        if isinstance(value, Span):
            return self.bare(value)
        if isinstance(value, Picture):
            svg, alt = self.mark.sub(r"\2", value.svg), self.text(value.alt)
            return replace(value, svg=svg, alt=alt, lower=self.whole(value.lower))
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
        text, place = "", 0
        for found in self.mark.finditer(span.text):
            text += self.quoted(span.text[place : found.start()], found)
            place = found.end()
            told = () if found[1] in seen else self.told[found[1]].translations
            if told:
                seen.add(found[1])
                yield replace(span, text=text)
                text = ""
                for one in told:
                    yield from said(one)
        text += span.text[place:]
        if text or not span.text:
            yield replace(span, text=text)

    def bare(self, span: Span) -> Span:
        return replace(span, text=self.text(span.text))

    def text(self, text: str) -> str:
        """Words that are no line, such as those for a drawing."""
        told, place = "", 0
        for found in self.mark.finditer(text):
            told += self.quoted(text[place : found.start()], found)
            told += "".join(map(_words, self.told[found[1]].translations))
            place = found.end()
        return told + text[place:]

    def quoted(self, before: str, found: re.Match[str]) -> str:
        """What stands before a mark, with its own words as they were written and in quotation marks."""
        own = self.told[found[1]].own
        start = len(before) - len(own)
        if not own or before[max(start, 0) :].casefold() != own.casefold():
            return before + found[2]
        inside = found[2] and before[:start].endswith(self.opening)
        return f"{before[:start]}{own if inside else quoted(own)}{found[2]}"


def _is_line(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(one, Span) for one in value)


def said(translation: Translation) -> Line:
    """ " (translated into English, by the patient: “...”)"."""
    into = quoted(translation.language) if translation.language else None
    how = translated_how(copied(translation, {"language": into}))
    before, _, after = say("translation.told", how=how, text="\0").partition("\0")
    text = Span(quoted(translation.text or ""))
    return (Span(f" {before}", Style.QUIET), text, Span(after, Style.QUIET))


def _words(translation: Translation) -> str:
    return "".join(span.text for span in said(translation))
