"""Search and filter over the facts: by words, by level, by kind and by period; a pure function of a history.

Words: each one has to begin a word of the fact, of its sources, or of a spelling that the vocabulary knows for it
("nonunion" finds a pseudarthrosis); capitals and US or UK spelling do not matter. Those of a question ("what happened
at") look for nothing. A year finds what may have been in it. A level written among the words filters by level.

A level: a fact counts when it, or a part of it, is at the level asked for, at a vertebra of a segment asked for, at a
segment of a vertebra asked for, or at a whole region that holds it. L4-L5 is not L5-S1, though they share a vertebra.

A period: a fact counts when it may have been, or have lasted, within it; without a date it belongs to no period.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from tracker.domain import vocabulary
from tracker.domain.gate import members, vocabulary_of
from tracker.domain.history import History, is_intervention
from tracker.domain.level_notation import read_levels
from tracker.domain.level_span import LEVEL_SPAN
from tracker.domain.levels import (
    Axis,
    LevelError,
    Region,
    SacroiliacJoint,
    Segment,
    Site,
    Vertebra,
    regions_of,
)
from tracker.domain.papers import every_record
from tracker.domain.records import BY_TABLE, Lasting, Record, Surgery, SymptomEntry
from tracker.domain.site_set import Sites
from tracker.domain.spelling import fold
from tracker.views import words
from tracker.views.facts import Fact, directory, facts

INJECTION = "injection or similar"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is searched for; what is empty filters nothing. Both days of the period are included."""

    words: str = ""
    levels: tuple[Site, ...] = ()
    kind: str = ""
    """The title of a kind of record, such as "operation", or ``INJECTION``."""
    first: date | None = None
    last: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.words.strip() or self.levels or self.kind or self.first or self.last)


def kinds() -> tuple[str, ...]:
    """The kinds that can be asked for, by the name a person reads."""
    titles = dict.fromkeys(kind.title for kind in BY_TABLE.values())
    return (*titles, INJECTION)


def kind_named(text: str) -> str:
    """The kind that a person means, also in the plural or by its beginning; empty when there is none."""
    told = text.strip().casefold()
    known = {kind.casefold(): kind for kind in kinds()}
    near = [kind for name, kind in known.items() if name.startswith(told) or f"{name}s" == told]
    near += [kind for name, kind in known.items() if name.startswith(told.removesuffix("s"))]
    return known.get(told) or (near[0] if told and near else "")


def levels_in(text: str, axis: Axis) -> tuple[Site, ...]:
    """The places that a level notation names: segments where it names any; raises LevelError for anything else."""
    reading = read_levels(text, axis)
    return tuple(reading.segments) or reading.sites("vertebra")


def search(
    history: History, asked: Asked, on: date, *, entries: Iterable[SymptomEntry] = ()
) -> tuple[Fact, ...]:
    """The facts that were asked for, in the order of the table of facts; then people, places and pasted texts.

    ``entries`` are entries of symptoms that the store found by their notes; the others stand with their symptom.
    """
    wanted = _apart(asked, history.axis)
    records = {(record.table(), record.id): record for record in every_record(history)}
    rows = (
        *facts(history, on, ahead=True),
        *_entries(history, entries),
        *directory(history),
        *_texts(history),
    )
    return tuple(
        dict.fromkeys(row for row in rows if _fits(row, records.get((row.table, row.record_id)), wanted))
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    words: tuple[str, ...]
    years: tuple[int, ...]
    asked: Asked
    levels: tuple[Site, ...] = field(default=())


def _apart(asked: Asked, axis: Axis) -> _Wanted:
    """The words without the levels and years among them."""
    levels, left = [*asked.levels], asked.words
    for found in LEVEL_SPAN.finditer(asked.words):
        try:
            levels += levels_in(found[0], axis)
        except LevelError:
            continue
        left = left.replace(found[0], " ")
    told = [token.rstrip("?") for token in fold(left).split()]
    tokens = [token for token in told if token and token not in _ASKING] or told * (not levels)
    years = tuple(int(token) for token in tokens if re.fullmatch(r"(19|20)\d\d", token))
    plain = tuple(token for token in tokens if not re.fullmatch(r"(19|20)\d\d", token))
    return _Wanted(plain, years, asked, tuple(levels))


_ASKING = frozenset(
    [
        "what",
        "happened",
        "happen",
        "was",
        "were",
        "is",
        "did",
        "done",
        "when",
        "which",
        "where",
        "show",
        "find",
        "all",
        "everything",
        "about",
        "at",
        "in",
        "on",
        "of",
        "to",
        "the",
        "a",
        "an",
        "and",
        "me",
        "my",
        "i",
    ]
)
"""Words of a question that look for nothing themselves: "what happened at L5-S1"."""


def _entries(history: History, entries: Iterable[SymptomEntry]) -> Iterator[Fact]:
    names = {symptom.id: words.symptom_words(symptom) for symptom in history.symptoms}
    for entry in entries:
        time = f" {entry.time}" if entry.time else ""
        details = f"{names.get(entry.symptom_id, '')}{time}: {words.entry_words(entry)}"
        yield Fact(entry.date, "Entry", details, "Typed in", entry.table(), entry.id)


def _texts(history: History) -> Iterator[Fact]:
    for source in history.sources:
        left = f". Not understood: {source.unread}" if source.unread else ""
        text = f"{source.text}{left}"
        yield Fact(source.date, "Pasted text", text, "Pasted text", source.table(), source.id)


def _fits(row: Fact, record: Record | None, wanted: _Wanted) -> bool:
    asked = wanted.asked
    return (
        (not asked.kind or asked.kind == _kind(row, record))
        and _in_period(row, record, asked.first, asked.last)
        and all(_in_year(row, year) for year in wanted.years)
        and (not wanted.levels or any(_at(record, level) for level in wanted.levels))
        and _says(row, record, wanted.words)
    )


def _kind(row: Fact, record: Record | None) -> str:
    if isinstance(record, Surgery) and is_intervention(record):
        return INJECTION
    return BY_TABLE[row.table].title


def _in_period(row: Fact, record: Any, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    if row.date is None:
        return False
    begin, end = row.date.earliest or date.min, row.date.latest or date.max
    if isinstance(record, Lasting) and record.date == row.date:
        end = (record.until.latest or end) if record.until else date.max
    return end >= (first or date.min) and begin <= (last or date.max)


def _in_year(row: Fact, year: int) -> bool:
    said = f"{row.when} {row.details} {row.source}"
    return str(year) in said or _in_period(row, None, date(year, 1, 1), date(year, 12, 31))


def _says(row: Fact, record: Record | None, tokens: tuple[str, ...]) -> bool:
    if not tokens:
        return True
    said = fold(f"{row.when} {row.what} {row.details} {row.source} {BY_TABLE[row.table].title}")
    known = f" {said} {' '.join(_spellings(record)) if record else ''}".replace(":", " ").replace("“", " ")
    return all(f" {token}" in known for token in tokens)


def _spellings(record: Record) -> Iterator[str]:
    """How else the codes and choices of a record and its parts are spelt, by the vocabularies."""
    for part in members(record):
        for name in type(part).model_fields:
            value = getattr(part, name)
            listed = vocabulary_of(type(part), name)
            if listed and value:
                yield _of_code(listed, value)
            elif isinstance(value, StrEnum):
                yield _of_choice(value)


@cache
def _of_code(listed: str, code: str) -> str:
    term = vocabulary.named(listed).get(code)
    return " ".join(map(fold, (*term.spellings, term.plain))) if term else ""


@cache
def _of_choice(choice: StrEnum) -> str:
    """A choice may name what is also a reason: "pseudarthrosis"."""
    term = vocabulary.find(vocabulary.indications(), choice.value)
    return " ".join(map(fold, term.spellings)) if term else ""


def _at(record: Record | None, level: Site) -> bool:
    """Whether a record or a part of it is at a level."""
    if record is None:
        return False
    found = (getattr(part, name) for part in members(record) for name in type(part).model_fields)
    return any(touches(level, site) for value in found if isinstance(value, Sites) for site in value.places)


def touches(level: Site, site: Site) -> bool:
    """Whether what is recorded at ``site`` counts for the ``level`` asked for (see the top of this file)."""
    if level == site:
        return True
    if isinstance(site, Region):
        return bool(set(regions_of(level)) & set(regions_of(site)))
    if isinstance(level, Region):
        return bool(set(regions_of(site)) & set(regions_of(level)))
    if isinstance(level, Segment):
        return isinstance(site, Vertebra) and site in (level.upper, level.lower)
    if isinstance(level, Vertebra):
        return isinstance(site, Segment) and level in (site.upper, site.lower)
    return (
        isinstance(level, SacroiliacJoint)
        and isinstance(site, SacroiliacJoint)
        and None in (level.side, site.side)
    )
