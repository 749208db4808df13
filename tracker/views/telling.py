"""A whole record in words: its phrase, then every other field that is filled, what belongs to it, and its sources.

``told`` leaves out nothing that is recorded but the record's own date, which stands in front or in a column of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.domain.gate import members
from tracker.domain.history import History
from tracker.domain.records import Lasting, OtherImplant, Record, Sourced, Statement
from tracker.views import words
from tracker.views.heads import HEADS
from tracker.views.papers import stated_words
from tracker.views.values import Said, label_of, said, short_name, value_words

_DATES = frozenset({"date", "until"})
"""Told in front, in a column of their own, or with the phrase."""


@dataclass(frozen=True, slots=True)
class Told:
    """A record's phrase and all that is recorded besides."""

    head: str
    rest: tuple[Said, ...]

    def __str__(self) -> str:
        return sentences(self.head, *map(str, self.rest))


def sentences(*parts: str) -> str:
    """Sentences one after the other, without empty ones."""
    return ". ".join(part.rstrip(".") for part in parts if part)


def told(history: History, record: Record, *, but: Iterable[str] = ()) -> Told:
    """The whole record; fields and lists named in ``but`` are told elsewhere."""
    return Told(head(history, record), tuple(rest(history, record, but=but)))


def head(history: History, record: Record) -> str:
    """The phrase that names a record."""
    entry = HEADS.get(type(record))
    text = entry[0](history, record) if entry else ""
    until = record.until if isinstance(record, Lasting) else None
    over = "taken out" if type(record) is OtherImplant else "until"
    return f"{text}, {over} {words.when(until)}" if until else text


def rest(history: History, record: Record, *, but: Iterable[str] = ()) -> Iterator[Said]:
    """All that the phrase does not say: further fields, parts, translations and documents."""
    left = frozenset(but)
    yield from own(history, record, but=left)
    yield from _parts(history, record, left)
    yield from about(history, record)


def own(history: History, record: Record, *, but: Iterable[str] = ()) -> Iterator[Said]:
    """The filled fields of a record itself that its phrase does not say."""
    _, told_already = HEADS.get(type(record), (None, frozenset[str]()))
    return said(history, record, but=told_already | _DATES | frozenset(but))


def _parts(history: History, record: Record, but: frozenset[str]) -> Iterator[Said]:
    """The children: those that the phrase names with what else is recorded of them, the others whole."""
    _, named_already = HEADS.get(type(record), (None, frozenset[str]()))
    for name in type(record).children():
        parts: list[Record] = getattr(record, name)
        for part in parts if name not in but else ():
            if name not in named_already:
                yield Said(part.title.capitalize(), str(Told(head(history, part), tuple(own(history, part)))))
                continue
            which = f" ({head_name(history, part)})" if len(parts) > 1 else ""
            for one in own(history, part):
                yield Said(f"{one.label}{which}", one.words, one.own)


def head_name(history: History, part: Record) -> str:
    """A part of a record by its name alone, without what else its phrase says."""
    return head(history, part).partition(", because of ")[0]


def about(history: History, record: Record) -> Iterator[Said]:
    """Translations of its texts and the documents that belong to it or to a part of it."""
    keys = {(part.table(), part.id): part for part in members(record)}
    for translation in history.translations:
        part = keys.get((translation.about_table, translation.about_id))
        if part is not None and translation.text:
            yield Said(_translated(part, translation.field, translation), translation.text, own=True)
    papers = {paper.id: paper for paper in history.documents}
    links = [link for link in history.document_links if (link.about_table, link.about_id) in keys]
    linked = [short_name(history, papers[link.document_id]) for link in links if link.document_id in papers]
    if linked:
        yield Said("Documents", "; ".join(linked))


def _translated(part: Record, field: str, translation: Record) -> str:
    of = label_of(type(part), field) if field in type(part).model_fields else field
    language, whose = getattr(translation, "language", None), getattr(translation, "translated_by", None)
    how = ", ".join(text for text in (language and f"into {language}", whose and whose.value) if text)
    return f"{of}, translated {how}" if how else f"{of}, translated"


def sources(history: History, record: Record) -> tuple[str, ...]:
    """Where a record came from: the text it was pasted with, else the keyboard; then each source's statement."""
    parts = tuple(members(record))
    written = [f"“{text}”" for part in parts if (text := getattr(part, "as_written", None))]
    pasted = any(isinstance(part, Sourced) and (part.as_written or part.source_id) for part in parts)
    first = ": ".join(
        ["Pasted text" if pasted or written else "Typed in", *(["; ".join(written)] * bool(written))]
    )
    keys = {(part.table(), part.id): part for part in parts}
    told_by = [s for s in history.statements if (s.about_table, s.about_id) in keys]
    return (first, *(statement_words(history, keys[s.about_table, s.about_id], s) for s in told_by))


def statement_words(history: History, record: Record, statement: Statement) -> str:
    """ "Operative note (2013) says “2013” for When; confirmed by ..."."""
    origin = statement.origin.value.capitalize() if statement.origin else f"Source {words.NOT_RECORDED}"
    dated = f" ({words.when(statement.date)})" if statement.date else ""
    of = (
        label_of(type(record), statement.field)
        if statement.field in type(record).model_fields
        else statement.field
    )
    more = [
        (label, text)
        for label, name in (("document", "document_id"), ("confirmed by", "confirmed_by"), ("note", "note"))
        if (text := value_words(history, statement, name))
    ]
    said = "".join(f"; {label}: {text}" for label, text in more)
    value = stated_words(history, record, statement.field, statement.value)
    return f"{origin}{dated}: “{value}” ({of}){said}"
