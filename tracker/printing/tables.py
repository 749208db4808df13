"""Tables that are read off the records: which fields stand in which column; all others follow in the last one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.domain.records import Record
from tracker.printing.layout import (
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
    labelled,
    plain,
    quoted,
    strong,
)
from tracker.views.disputed import disputed
from tracker.views.names import quoted as quoted_words
from tracker.views.telling import about, parts_of
from tracker.views.values import Said, said, value_words

Tell = Callable[[History, Any], Cell]
DISPUTED = "disputed"
"""Stands among the names of what is told elsewhere where that is so of what sources say otherwise."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table of records: the fields that stand in it, and how, where it is not one below the other.

    ``key`` is the phrase of its head.
    """

    key: str
    share: float
    names: tuple[str, ...]
    tell: Tell | None = None


def table(history: History, records: Iterable[Record], fields: Sequence[Field]) -> Table:
    """A row for each record; what no column names stands in the last one, each with its label."""
    columns = tuple(Column(say(field.key), field.share) for field in fields)
    return Table(columns, tuple(row(history, record, fields) for record in records))


def row(history: History, record: Record, fields: Sequence[Field]) -> tuple[Cell, ...]:
    """The cells of a record."""
    named = frozenset(name for field in fields for name in field.names)
    cells = [_cell(history, record, field, first=place == 0) for place, field in enumerate(fields)]
    cells[-1] = (*cells[-1], *more(history, record, but=named)) or (gap(),)
    return tuple(cell or (gap(),) for cell in cells)


def disputed_lines(found: Iterable[Said]) -> Cell:
    """Where sources say otherwise, in bold: nobody has chosen between them and the record."""
    return tuple(labelled(one.label, (strong(one.words),)) for one in found)


def _cell(history: History, record: Record, field: Field, *, first: bool) -> Cell:
    if field.tell is not None:
        return field.tell(history, record)
    found = [text for name in field.names if (text := value_words(history, record, name))]
    return tuple(strong(text) if first and place == 0 else plain(text) for place, text in enumerate(found))


def more(history: History, record: Record, *, but: Iterable[str]) -> Cell:
    """Whatever else is recorded of a record, a line each: further fields, parts, translations, documents, source.

    What sources say otherwise is told here as well, also of the fields in ``but``: where a fact stands, nothing settles
    it.
    """
    left = frozenset(but)
    written = "" if "as_written" in left else getattr(record, "as_written", None)
    told = (*said(history, record, but=left), *parts_of(history, record, left), *about(history, record))
    apart = () if DISPUTED in left else disputed(history, record, but=left)
    return (
        *disputed_lines(apart),
        *(line(one) for one in told),
        *quoted(written, say("label.as_written")),
    )


def line(one: Said) -> Line:
    """A fact with its label; what was said word by word in quotation marks."""
    return (Span(f"{one.label}: ", Style.QUIET), Span(quoted_words(one.words) if one.own else one.words))


def section(
    history: History,
    name: str,
    records: Sequence[Record],
    fields: Sequence[Field],
    note: str = "",
    *,
    always: bool = False,
) -> tuple[Section, ...]:
    """A section with its table; without records none at all, or with ``always`` the words for no entry."""
    if not records:
        return (headed(name, (Paragraph((gap(),)),)),) if always else ()
    return (headed(name, (table(history, records, fields),), note),)
