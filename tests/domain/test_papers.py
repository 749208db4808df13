"""Which papers belong to which records, and finding them again."""

import makers
import pytest

from tracker.domain import papers
from tracker.domain.dates import PartialDate
from tracker.domain.history import History
from tracker.domain.records import Document, DocumentLink, PaperKind, RecordRequest, Translation

NOTE = makers.of(Document, called="note of the first fusion", kind="operative note", date="2013-05")
LETTER = makers.of(Document, called="letter", kind="letter", written_by="A. Example", date="2016")
PICTURE = makers.of(Document, called="photo of the scar", kind="picture", file_name="IMG_0001.jpg")
SURGERY = makers.surgery()
ALL = History(surgeries=(SURGERY,), documents=(NOTE, LETTER, PICTURE))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [NOTE, LETTER, PICTURE]),
        ({"kind": PaperKind.LETTER}, [LETTER]),
        ({"words": "FUSION note"}, [NOTE]),
        ({"words": "example"}, [LETTER]),
        ({"words": "img_0001"}, [PICTURE]),
        ({"words": "nothing such"}, []),
        ({"since": "2014"}, [LETTER, PICTURE]),
        ({"until": "2013"}, [NOTE, PICTURE]),
        ({"since": "2013-05-10", "until": "2013-05-20"}, [NOTE, PICTURE]),
    ],
)
def test_finding_a_paper(asked: dict[str, object], found: list[Document]) -> None:
    dates = {n: PartialDate.parse(str(v)) if n in ("since", "until") else v for n, v in asked.items()}
    assert list(papers.found(ALL, **dates)) == found  # type: ignore[arg-type]


def test_papers_of_a_record_in_the_order_they_were_added() -> None:
    links = tuple(
        makers.about(DocumentLink, SURGERY, document_id=d.id, position=n)
        for n, d in enumerate((PICTURE, NOTE))
    )
    history = History(surgeries=(SURGERY,), documents=ALL.documents, document_links=links[::-1])
    assert [each.document for each in papers.documents_of(history, SURGERY)] == [PICTURE, NOTE]
    assert [record.id for _, record in papers.records_of(history, NOTE)] == [SURGERY.id]
    assert papers.records_of(history, LETTER) == ()


def test_a_nested_record_is_found() -> None:
    procedure = SURGERY.procedures[0]
    assert papers.record_at(ALL, "procedure", procedure.id) is procedure
    assert papers.record_at(ALL, "procedure", SURGERY.id) is None


def test_translations_belong_to_one_field() -> None:
    study = makers.imaging(report="Keine Fusion.", reader="A. Example")
    translation = makers.about(Translation, study, field="report", text="No fusion.")
    history = History(imaging=(study,), translations=(translation,))
    assert papers.translations_of(history, study, "report") == (translation,)
    assert papers.translations_of(history, study, "note") == ()
    assert papers.translatable(study) == ("report",)


def test_a_request_is_open_until_something_came() -> None:
    asked = makers.of(RecordRequest)
    came = makers.of(RecordRequest, answered="2016")
    sent = makers.of(RecordRequest)
    link = makers.about(DocumentLink, sent, document_id=NOTE.id)
    history = History(documents=(NOTE,), requests=(asked, came, sent), document_links=(link,))
    assert papers.open_requests(history) == (asked,)
