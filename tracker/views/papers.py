"""Words for files, translations and stated values: what a page and a print say of them."""

from tracker.domain import statements
from tracker.domain.history import History
from tracker.domain.papers import translations_of
from tracker.domain.records import Document, Record, Statement, Translation
from tracker.errors import InvalidRecord
from tracker.views import words
from tracker.views.values import value_words

_SHORT = {
    "application/pdf": "PDF",
    "image/png": "PNG picture",
    "image/jpeg": "JPEG picture",
    "image/gif": "GIF picture",
    "image/webp": "WebP picture",
    "image/heic": "HEIC picture",
    "image/tiff": "TIFF picture",
    "application/dicom": "DICOM image",
    "text/plain": "text",
}


def file_words(document: Document) -> str:
    """What the file of a document is: "PDF, 1.2 MB, op-note.pdf"; that there is none, in words of its own."""
    if not document.sha256:
        return "no file here" + (f"; the paper is at: {document.stored_at}" if document.stored_at else "")
    parts = (
        _SHORT.get(document.media_type or "", "file"),
        size_words(document.size) if document.size else "",
        document.file_name or "",
    )
    return ", ".join(part for part in parts if part)


def size_words(size: int) -> str:
    """A number of bytes as people say it."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def translation_words(translation: Translation) -> str:
    """A translation as it stands under the original: "Translation (my own): ..."."""
    return _translated(translation.text, translation.translated_by, translation.language)


def document_translation(document: Document) -> str:
    """The translation of a whole paper, empty when there is none."""
    return _translated(document.translation, document.translated_by, None) if document.translation else ""


def _translated(text: str | None, whose: object, into: str | None) -> str:
    by = str(whose) if whose else "whose is not recorded"
    return f"Translation ({by}{f', into {into}' if into else ''}): {text or ''}"


def translated(history: History, record: Record, field: str) -> tuple[str, ...]:
    """The translations of one text of a record, a line each, to stand under it."""
    return tuple(translation_words(each) for each in translations_of(history, record, field))


def stated_words(history: History, record: Record, field: str, value: str | None) -> str:
    """The stored text of a field's value in words: a date as it is printed, a code as its name.

    What is no value of the field stands as it was written, in quotation marks.
    """
    if not value:
        return words.not_recorded()
    if field not in type(record).model_fields:
        return words.quoted(value)
    try:
        return value_words(history, statements.taking(record, field, value), field) or value
    except InvalidRecord:
        return words.quoted(value)


def origin_words(history: History, statement: Statement) -> str:
    """Who says so: "operative note, document: note of the first fusion, 23 May 2013; confirmed by ..."."""
    origin = statement.origin.value if statement.origin else f"source {words.not_recorded()}"
    more = {
        "document": value_words(history, statement, "document_id"),
        "of": words.when(statement.date) if statement.date else "",
        "confirmed by": statement.confirmed_by or "",
        "note": statement.note or "",
    }
    return origin + "".join(f"; {label}: {said}" for label, said in more.items() if said)
