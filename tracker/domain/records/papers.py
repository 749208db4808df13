"""Papers: pasted texts, documents, requests, and where each fact comes from."""

from typing import ClassVar

from sqlmodel import Field

from tracker.domain.choices import Answer, Origin, PaperKind, Translator
from tracker.domain.columns import TextValue
from tracker.domain.record_fields import choice_column, date_column, link_column, shown
from tracker.domain.records.base import (
    NOTE,
    PLACE,
    WHEN,
    WHO,
    About,
    AnswerValue,
    Dated,
    DateValue,
    Ordered,
    OriginValue,
    PaperKindValue,
    Record,
    TranslatorValue,
)


class SourceText(Record, Dated, table=True):
    """A text the person pasted, kept whole, with what the reader could not place."""

    title: ClassVar[str] = "pasted text"
    text: str = shown("The text as it was pasted.", "", long=True, nullable=False)
    unread: str | None = shown("The parts that were not understood.", long=True)


class Document(Record, Dated, Ordered, table=True):
    """A paper or file. The file itself lies in the data folder under its SHA-256; a paper may have none."""

    title: ClassVar[str] = "document"
    date: DateValue | None = date_column("The date that stands on it. " + WHEN)
    called: str | None = shown("For example “operative note of the first fusion”.", asked=True)
    kind: PaperKindValue | None = choice_column(PaperKind, "Operative note, report, sticker, letter ...")
    sha256: str | None = Field(default=None, index=True)
    file_name: str | None = Field(default=None)
    media_type: str | None = Field(default=None)
    size: int | None = Field(default=None)
    written_by: str | None = shown(WHO, names="clinician", more="Who and where")
    facility: str | None = shown(PLACE, names="facility", more="Who and where")
    language: str | None = shown("For example “German”.", more="In another language")
    stored_at: str | None = shown("For example “blue folder, desk”.", more="Who and where")
    translation: str | None = shown("The text in another language.", long=True, more="In another language")
    translated_by: TranslatorValue | None = choice_column(
        Translator, "Yours, a translator's, a machine's.", more="In another language"
    )
    note: str | None = shown(NOTE, long=True, more=True)


class DocumentLink(Record, About, Ordered, table=True):
    """A document belongs to another record of any kind."""

    title: ClassVar[str] = "link to a document"
    document_id: str = Field(default="", foreign_key="document.id", ondelete="CASCADE", index=True)


class RecordRequest(Record, Dated, Ordered, table=True):
    """Papers asked for: what, from whom, and whether they came; ``date`` says when they were asked for."""

    title: ClassVar[str] = "request for records"
    date: DateValue | None = date_column("The day you asked. " + WHEN, today=True)
    called: str | None = shown("For example “operative note and implant log”.", asked=True)
    facility: str | None = shown(PLACE, names="facility")
    clinician: str | None = shown(WHO, names="clinician", more=True)
    fee: str | None = shown("For example “25 dollars”.", more=True)
    answered: DateValue | None = date_column("Leave empty while nothing came. " + WHEN)
    answered_typed: str | None = Field(default=None)
    answered_earliest: str | None = Field(default=None)
    answered_latest: str | None = Field(default=None)
    surgery_id: str | None = link_column("surgery", "The operation the papers are about.")
    note: str | None = shown(NOTE, long=True, more=True)


class Statement(Record, About, Dated, Ordered, table=True):
    """What one source says of one field of a record; the record's own value is the one that was chosen.

    ``chosen`` is "yes" where the person weighed this source against others and took it.
    """

    title: ClassVar[str] = "statement"
    date: DateValue | None = date_column("The date of the paper or the talk. " + WHEN)
    field: str = Field(default="")
    value: str | None = shown("The value as this source gives it.", asked=True)
    origin: OriginValue | None = choice_column(Origin, "Your memory, an operative note, a report ...")
    document_id: str | None = link_column("document", "The document it stands in.")
    chosen: AnswerValue | None = Field(default=None, sa_type=TextValue(Answer))
    confirmed_by: str | None = shown("Who said that it is right. " + WHO, names="clinician", more=True)
    note: str | None = shown(NOTE, long=True, more=True)


class Translation(Record, About, Ordered, table=True):
    """A text field of a record in another language."""

    title: ClassVar[str] = "translation"
    field: str = Field(default="")
    text: str | None = shown("The text in the other language.", long=True, asked=True)
    language: str | None = shown("For example “English”.")
    translated_by: TranslatorValue | None = choice_column(
        Translator, "Yours, a translator's, a machine's.", asked=True
    )


class SetAside(Record, About, Dated, Ordered, table=True):
    """A loose end that the person has set aside, with the reason; ``date`` says when."""

    title: ClassVar[str] = "set aside"
    end: str = Field(default="")
    reason: str | None = shown("For example “the hospital no longer exists”.", asked=True)
