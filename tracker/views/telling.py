"""A whole record in words: its phrase, then every other field that is filled, what belongs to it, and its sources.

``told`` leaves out nothing that is recorded but the record's own date, which stands in front or in a column of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.domain.gate import members
from tracker.domain.history import History
from tracker.domain.labels import label_of
from tracker.domain.papers import documents_of, records_of, translations_of
from tracker.domain.phrases import say
from tracker.domain.records import (
    Answer,
    Document,
    Lasting,
    OtherImplant,
    Procedure,
    Record,
    Sourced,
    Statement,
    Translation,
)
from tracker.domain.statements import statements_of
from tracker.views import words
from tracker.views.heads import HEADS
from tracker.views.names import is_quoted
from tracker.views.papers import stated_words
from tracker.views.values import Said, named, said, short_name, value_words

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
    text = bare_head(history, record)
    until = record.until if isinstance(record, Lasting) else None
    if until is None:
        return text
    taken_out = type(record) is OtherImplant
    over = say("taken_out", date=words.when(until)) if taken_out else words.until(until)
    return f"{text}, {over}"


def bare_head(history: History, record: Record) -> str:
    """The same without until when: for where that is told beside it."""
    entry = HEADS.get(type(record))
    return entry[0](history, record) if entry else ""


def rest(history: History, record: Record, *, but: Iterable[str] = ()) -> Iterator[Said]:
    """All that the phrase does not say: further fields, parts, translations and documents."""
    left = frozenset(but)
    yield from own(history, record, but=left)
    yield from parts_of(history, record, left)
    yield from about(history, record)


def own(history: History, record: Record, *, but: Iterable[str] = ()) -> Iterator[Said]:
    """The filled fields of a record itself that its phrase does not say."""
    _, told_already = HEADS.get(type(record), (None, frozenset[str]()))
    return said(history, record, but=told_already | _DATES | frozenset(but))


def parts_of(history: History, record: Record, but: frozenset[str]) -> Iterator[Said]:
    """The children: those that the phrase names with what else is recorded of them, the others whole."""
    _, named_already = HEADS.get(type(record), (None, frozenset[str]()))
    for name in type(record).children():
        parts: list[Record] = getattr(record, name)
        for part in parts if name not in but else ():
            if name not in named_already:
                yield Said(
                    words.capital(words.title(type(part))),
                    str(Told(head(history, part), tuple(own(history, part)))),
                )
                continue
            which = f" ({head_name(history, part)})" if len(parts) > 1 else ""
            for one in own(history, part):
                yield Said(f"{one.label}{which}", one.words, one.own)


def head_name(history: History, part: Record) -> str:
    """A part of a record by its name alone, without what else its phrase says."""
    return words.procedure_words(part, history.axis) if isinstance(part, Procedure) else head(history, part)


def about(history: History, record: Record) -> Iterator[Said]:
    """Translations of its texts and the documents that belong to it or to a part of it."""
    for part in members(record):
        for translation in translations_of(history, part):
            if translation.text:
                yield Said(_translated(part, translation), translation.text, own=True)
    papers = [paper.document for part in members(record) for paper in documents_of(history, part)]
    if papers:
        yield Said(say("label.documents"), "; ".join(short_name(history, paper) for paper in papers))
    if isinstance(record, Document):
        belongs = [named(history, about.table(), about.id) for _, about in records_of(history, record)]
        if belongs:
            yield Said(say("label.belongs_to"), "; ".join(belongs))


def _translated(part: Record, translation: Translation) -> str:
    """ "Report, translated into English, by the patient"."""
    return f"{_field_name(part, translation.field)}, {translated_how(translation)}"


def translated_how(translation: Translation) -> str:
    """ "translated into English, by the patient"."""
    whose = words.choice_or(translation.translated_by)
    if translation.language:
        how = say("translated.into", language=translation.language)
        return f"{how}, {whose}" if whose else how
    return say("translated.by", whose=whose) if whose else say("translated")


def _field_name(part: Record, field: str) -> str:
    return label_of(type(part), field) if field in type(part).model_fields else field


def sources(history: History, record: Record) -> tuple[str, ...]:
    """Where a record came from: a pasted text, words of which no text is kept, or a form; then each source's statement."""
    parts = tuple(members(record))
    written = [words.quoted(text) for part in parts if (text := getattr(part, "as_written", None))]
    first = ": ".join([origin(parts), *(["; ".join(written)] * bool(written))])
    told_by = [(part, statement) for part in parts for statement in statements_of(history, part)]
    return (first, *(statement_words(history, part, statement) for part, statement in told_by))


def origin(parts: Iterable[Record]) -> str:
    """ "Pasted text" only where the text is named; a line that was typed in and read leaves its words as well."""
    found = tuple(parts)
    if any(isinstance(part, Sourced) and part.source_id for part in found):
        return say("source.pasted")
    written = any(getattr(part, "as_written", None) for part in found)
    return say("source.words") if written else say("source.typed")


def statement_words(history: History, record: Record, statement: Statement) -> str:
    """ "Operative note (2013) says “2013” for When; confirmed by ..."."""
    origin = words.choice_or(statement.origin) or say("not_recorded.source")
    dated = f" ({words.when(statement.date)})" if statement.date else ""
    more = {
        say("source.document"): value_words(history, statement, "document_id"),
        say("source.confirmed_by"): value_words(history, statement, "confirmed_by"),
        say("source.note"): value_words(history, statement, "note"),
    }
    said = "".join(f"; {label}: {text}" for label, text in more.items() if text)
    if statement.chosen:
        said += "; " + say("source.chosen.yes" if statement.chosen is Answer.YES else "source.chosen.no")
    value = stated_words(history, record, statement.field, statement.value)
    value = value if is_quoted(value) else words.quoted(value)
    return f"{words.capital(origin)}{dated}: {value} ({_field_name(record, statement.field)}){said}"
