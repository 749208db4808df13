"""The words for files, translations and stated values."""

import makers
import pytest

from tracker.domain.history import History
from tracker.domain.records import Document, Record, Statement, Translation
from tracker.views import papers

SHA = "a" * 64


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "no file here"),
        ({"stored_at": "blue folder"}, "no file here; the paper is at: blue folder"),
        (
            {"sha256": SHA, "media_type": "application/pdf", "size": 1_234_567, "file_name": "note.pdf"},
            "PDF, 1.2 MB, note.pdf",
        ),
        ({"sha256": SHA, "size": 999}, "file, 999 bytes"),
        ({"sha256": SHA, "media_type": "image/png", "size": 45_678}, "PNG picture, 46 kB"),
    ],
)
def test_the_file_of_a_paper(values: dict[str, object], said: str) -> None:
    assert papers.file_words(makers.of(Document, **values)) == said


def test_a_translation_says_whose_it_is() -> None:
    study = makers.imaging(report="Keine Fusion.")
    own = makers.about(Translation, study, field="report", text="No fusion.", language="English")
    history = History(imaging=(study,), translations=(own,))
    assert papers.translated(history, study, "report") == ("Translation (my own, into English): No fusion.",)
    paper = makers.of(Document, translation="No fusion.")
    assert papers.document_translation(paper) == "Translation (whose is not recorded): No fusion."


@pytest.mark.parametrize(
    ("record", "field", "value", "said"),
    [
        (makers.surgery(), "date", "2013-05", "May 2013"),
        (makers.surgery(), "date", "the flood", "“the flood”"),
        (makers.surgery().procedures[0], "sites", "L4-S1", "L4-S1"),
        (makers.imaging(), "kind", "ct", "CT"),
        (makers.surgery(), "date", "", "not recorded"),
        (makers.surgery(), "colour", "red", "“red”"),
    ],
)
def test_a_stated_value_in_words(record: Record, field: str, value: str, said: str) -> None:
    assert papers.stated_words(History(), record, field, value) == said


def test_who_says_so() -> None:
    paper = makers.of(Document, called="note of the first fusion", date="2013-05")
    said = makers.about(
        Statement, makers.surgery(), document_id=paper.id, date="2016", confirmed_by="A. Example"
    )
    assert papers.origin_words(History(documents=(paper,)), said) == (
        "operative note; document: note of the first fusion (May 2013); of: 2016; confirmed by: A. Example"
    )
