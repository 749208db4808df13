"""The section on where each entry came from: the pasted texts with what came from them, then all else.

What was typed in as a line and read keeps its words, as does what came from a text that was deleted since: neither
is told as part of a pasted text.
"""

from collections.abc import Iterable, Iterator

from tracker.domain.gate import members
from tracker.domain.history import LISTS, History
from tracker.domain.phrases import say
from tracker.domain.records import (
    Condition,
    Device,
    DocumentLink,
    NeurologicalItem,
    Record,
    SourceText,
    Statement,
    Tolerance,
    Translation,
)
from tracker.printing.layout import Cell, Column, Section, Table, gap, headed, plain, quoted, strong
from tracker.views import telling, words
from tracker.views.values import named

_TOLD_WITH_OTHERS: tuple[type[Record], ...] = (DocumentLink, Statement, Translation, SourceText)
_BY_PHRASE = (Condition, Device, NeurologicalItem, Tolerance)
_TYPED, _WORDS = "typed", "words"


def origins(history: History) -> tuple[Section, ...]:
    """A row for each pasted text, whole, and what came from it; then what was read from words, or typed in."""
    found: dict[str, list[Record]] = {}
    for record in _entries(history):
        found.setdefault(_origin(record), []).append(record)
    rows = [_pasted(history, text, found.pop(text.id, [])) for text in history.sources]
    apart = {"source.words": found.pop(_WORDS, []), "source.typed": found.pop(_TYPED, [])}
    rows += [((strong(say("source.pasted")),), _named(history, others)) for others in found.values()]
    rows += [((strong(say(key)),), _named(history, came)) for key, came in apart.items() if came]
    if not rows:
        return ()
    columns = Column(say("column.came_from"), 36), Column(say("column.what_came"), 144)
    return (headed("origins", (Table(columns, tuple(rows)),)),)


def not_entered(history: History) -> int:
    """How many pieces of the pasted texts were not understood, and so are in no entry; also of texts left out."""
    texts = (history.whole or history).sources
    return sum(1 for text in texts for piece in (text.unread or "").splitlines() if piece.strip())


def _entries(history: History) -> Iterator[Record]:
    yield from (record for record in (history.person, history.anatomy) if record is not None)
    for kind in LISTS:
        yield from history.of(kind) if kind not in _TOLD_WITH_OTHERS else ()


def _origin(record: Record) -> str:
    """The identifier of the text a record came from, or how it was entered."""
    source = getattr(record, "source_id", None)
    if source:
        return str(source)
    return _WORDS if any(getattr(part, "as_written", None) for part in members(record)) else _TYPED


def _pasted(history: History, text: SourceText, came: list[Record]) -> tuple[Cell, ...]:
    return (
        (strong(say("source.pasted")), plain(words.when(text.date))),
        (
            *quoted(text.text),
            *quoted(text.unread, say("source.unread")),
            *(_named(history, came) if came else ((gap(say("source.nothing_linked")),))),
        ),
    )


def _named(history: History, records: Iterable[Record]) -> Cell:
    """The entries by name, each kind in a line of its own."""
    kinds: dict[type[Record], list[str]] = {}
    for record in records:
        kinds.setdefault(type(record), []).append(entry_name(history, record))
    return tuple(
        plain(f"{words.capital(words.title(kind))}: {'; '.join(names)}") for kind, names in kinds.items()
    )


def entry_name(history: History, record: Record) -> str:
    """The name of an entry; those that are known by their place or their answer, not by a date, by their phrase."""
    if isinstance(record, _BY_PHRASE):
        return telling.head(history, record)
    return named(history, record.table(), record.id)
