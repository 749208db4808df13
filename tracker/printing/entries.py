"""Every entry of the symptoms: a section for each symptom, a row for each month, the days run on in it.

A day with its strength takes a few letters, so that many thousand entries stand on some dozen pages. What is no
exact day has a row of its own precision.
"""

from itertools import groupby

from tracker.domain.dates import PartialDate
from tracker.domain.history import History
from tracker.domain.phrases import say, say_count
from tracker.domain.records import Symptom, SymptomEntry
from tracker.printing.layout import (
    Block,
    Cell,
    Column,
    Line,
    Paragraph,
    Section,
    Span,
    Style,
    Table,
    gap,
    headed,
    quoted,
    strong,
)
from tracker.views import words
from tracker.views.telling import about

_NO_STRENGTH = "–"
"""Stands for a strength that is not recorded, as the note of the section says: words would need more room and languages."""


def entries(history: History) -> tuple[Section, ...]:
    """A section for each symptom that has entries, where they are loaded."""
    return tuple(_section(history, one) for one in history.symptoms if history.entries_of(one))


def _section(history: History, symptom: Symptom) -> Section:
    every = history.entries_of(symptom)
    title = say(
        "section.entries.of",
        symptom=words.symptom_words(symptom),
        entries=say_count("symptom.entries", len(every)),
    )
    own = quoted(symptom.called)
    called: tuple[Block, ...] = (Paragraph(own),) if own else ()
    columns = Column(say("column.when"), 24), Column(say("column.entries"), 156)
    rows = tuple(_row(history, list(same)) for _, same in groupby(every, key=_period))
    note = say("note.entries", no_strength=_NO_STRENGTH)
    return headed("entries", (*called, Table(columns, rows)), note, title=title)


def _period(entry: SymptomEntry) -> str:
    """The month of an exact day; of anything else its own date."""
    if entry.date is None:
        return ""
    return str(entry.date)[: len("2013-05")] if entry.date.exact else f"{entry.date} as such"


def _row(history: History, same: list[SymptomEntry]) -> tuple[Cell, ...]:
    """The entries of one month by their days, or those of one date that is no exact day."""
    when = same[0].date
    if when is None:
        return (gap(say("not_recorded.date")),), (_run(history, same),)
    if not when.exact:
        return (strong(words.when(when)),), (_run(history, same),)
    day = when.earliest
    month = PartialDate.of(day.year, day.month) if day else when
    spans: list[Span] = []
    for number, of_day in groupby(same, key=lambda entry: str(entry.date)[len("2013-05-") :].lstrip("0")):
        spans += [*_between(spans), Span(f"{number}:\N{NO-BREAK SPACE}"), *_run(history, list(of_day))]
    return (strong(words.when(month)),), (tuple(spans),)


def _run(history: History, same: list[SymptomEntry]) -> Line:
    """Strengths with time and note, one after the other: "7 (08:30) “after a long drive”, 4"."""
    spans: list[Span] = []
    for entry in same:
        spans += [Span(", ")] * bool(spans) + _entry(history, entry)
    return tuple(spans)


def _entry(history: History, entry: SymptomEntry) -> list[Span]:
    score = _NO_STRENGTH if entry.score is None else str(entry.score)
    time = f"\N{NO-BREAK SPACE}({entry.time})" if entry.time else ""
    further = [entry.note and words.quoted(entry.note), *(f"({one})" for one in about(history, entry))]
    said = "".join(f" {one}" for one in further if one)
    return [Span(score, Style.STRONG), *([Span(time + said)] if time or said else [])]


def _between(spans: list[Span]) -> list[Span]:
    return [Span("; ")] if spans else []
