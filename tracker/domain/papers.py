"""Papers: which documents belong to which records, found by kind, words and dates; no file is opened here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic.fields import FieldInfo

from tracker.domain.dates import PartialDate
from tracker.domain.gate import members
from tracker.domain.history import History
from tracker.domain.record_fields import filled_in
from tracker.domain.records import (
    About,
    Document,
    DocumentLink,
    PaperKind,
    Record,
    RecordRequest,
    Surgery,
    Translation,
)


@dataclass(frozen=True, slots=True)
class Attached:
    """A document at a record, with the link between them."""

    link: DocumentLink
    document: Document


def documents_of(history: History, record: Record) -> tuple[Attached, ...]:
    """The documents that belong to a record, in the order in which they were added."""
    own = history.about.get((DocumentLink, record.table(), record.id), ())
    links = sorted(own, key=lambda link: link.position)
    papers = ((link, record_at(history, Document.table(), link.document_id)) for link in links)
    return tuple(Attached(link, paper) for link, paper in papers if isinstance(paper, Document))


def of_operation(history: History, surgery: Surgery) -> tuple[Document, ...]:
    """The documents that belong to an operation or to one of its procedures."""
    return tuple(paper.document for part in members(surgery) for paper in documents_of(history, part))


def notes_apart(history: History) -> tuple[Document, ...]:
    """The operative notes that are recorded as documents and belong to no operation."""
    whole = history.whole or history
    linked = {paper.id for surgery in whole.surgeries for paper in of_operation(whole, surgery)}
    notes = (paper for paper in history.documents if paper.kind is PaperKind.OPERATIVE_NOTE)
    return tuple(paper for paper in notes if paper.id not in linked)


def records_of(history: History, document: Document) -> tuple[tuple[DocumentLink, Record], ...]:
    """The records that a document belongs to."""
    links = history.links_of.get(document.id, ())
    found = ((link, record_at(history, link.about_table, link.about_id)) for link in links)
    return tuple((link, record) for link, record in found if record is not None)


def is_about(about: About, record: Record) -> bool:
    """Whether something is about this record."""
    return (about.about_table, about.about_id) == (record.table(), record.id)


def record_at(history: History, table: str, id_: str) -> Record | None:
    """A record of any kind by its table and identifier, also one that is nested in another."""
    return history.by_key.get((table, id_))


def every_record(history: History) -> Iterator[Record]:
    """Every record of a history with what is nested in it; entries of symptoms are not loaded with it."""
    yield from history.by_key.values()


def with_file(history: History, sha256: str) -> Document | None:
    """The document that already names a file."""
    return next((document for document in history.documents if document.sha256 == sha256), None)


def found(
    history: History,
    *,
    kind: PaperKind | None = None,
    words: str = "",
    since: PartialDate | None = None,
    until: PartialDate | None = None,
) -> tuple[Document, ...]:
    """The documents of a kind that hold all words and may be of a period; one without a date is never left out."""
    wanted = words.casefold().split()
    return tuple(
        document
        for document in history.documents
        if (kind is None or document.kind is kind)
        and all(word in _text(document) for word in wanted)
        and _within(document.date, since, until)
    )


def _text(document: Document) -> str:
    told = (
        document.called,
        document.kind and document.kind.value,
        document.file_name,
        document.written_by,
        document.facility,
        document.language,
        document.stored_at,
        document.translation,
        document.note,
    )
    return " ".join(part for part in told if part).casefold()


def _within(when: PartialDate | None, since: PartialDate | None, until: PartialDate | None) -> bool:
    if when is None:
        return True
    too_early = since and since.earliest and when.latest and when.latest < since.earliest
    too_late = until and until.latest and when.earliest and when.earliest > until.latest
    return not too_early and not too_late


def translations_of(history: History, record: Record, field: str | None = None) -> tuple[Translation, ...]:
    """The translations of a record's texts, or of one of them."""
    return tuple(
        translation
        for translation in history.about.get((Translation, record.table(), record.id), ())
        if field in (None, translation.field)
    )


@cache
def free_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind that may hold free words: neither a code, nor a choice, nor what names another record."""
    return tuple(name for name, info in kind.model_fields.items() if _is_free(name, info))


def _is_free(name: str, info: FieldInfo) -> bool:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    plain = info.annotation in (str, str | None)
    own = filled_in(info) or name in _UNASKED
    return plain and own and not extra.keys() & {"vocabulary", "link"}


_UNASKED = ("called", "file_name", "language")
"""Free words that no form asks for by themselves."""


def translatable(record: Record) -> tuple[str, ...]:
    """The fields of a record that hold free words, the long ones first."""
    fields = {
        name: info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        for name, info in type(record).model_fields.items()
        if filled_in(info) and isinstance(getattr(record, name), str) and type(getattr(record, name)) is str
    }
    free = [name for name, extra in fields.items() if not extra.keys() & {"vocabulary", "link", "names"}]
    return tuple(sorted(free, key=lambda name: not fields[name].get("long")))


def open_requests(history: History) -> tuple[RecordRequest, ...]:
    """Papers asked for that have not come: no day is recorded, and no document is linked."""
    return tuple(
        request
        for request in history.requests
        if request.answered is None and not documents_of(history, request)
    )
