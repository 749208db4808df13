"""Every field of every record is called by a phrase, and no phrase of a field is left over."""

import pytest

from tracker.domain.labels import asked, field_key, label_of
from tracker.domain.phrases import phrases, spoken
from tracker.domain.records import Device, Medication, Procedure, Record, Surgery, SymptomEntry, Treatment
from tracker.views.values import SOURCE, names_of


def _kinds(base: type[Record] = Record) -> set[type[Record]]:
    return {one for kind in base.__subclasses__() for one in ({kind} | _kinds(kind))}


def test_every_field_has_a_label_and_none_is_left_over() -> None:
    fields = {field_key(kind, name) for kind in _kinds() for name in names_of(kind)}
    source = {field_key(kind, name) for kind in _kinds() for name in SOURCE if name in kind.model_fields}
    assert {key for key in phrases() if key.startswith("field.")} == fields | source


@pytest.mark.parametrize(
    ("kind", "name", "english", "german", "why"),
    [
        (Surgery, "outcome", "How it went", "Wie es ausging", "its own field"),
        (Surgery, "date", "When", "Wann", "declared by what is dated"),
        (Treatment, "date", "Since when", "Seit wann", "declared anew by what lasts"),
        (Medication, "until", "Until", "Bis", "of what lasts"),
        (Device, "lot", "Lot number", "Chargennummer", "of what has a card or sticker"),
        (Device, "mr_label", "MR label", "MR-Kennzeichnung", "the form asks otherwise"),
        (Procedure, "called", "In own words", "In eigenen Worten", "the form says “your”"),
        (Surgery, "as_written", "As written", "Wie geschrieben", "told as a source"),
        (SymptomEntry, "symptom_id", "symptom_id", "symptom_id", "no form asks for it"),
    ],
)
def test_labels(kind: type[Record], name: str, english: str, german: str, why: str) -> None:
    assert label_of(kind, name) == english, why
    with spoken("de"):
        assert label_of(kind, name) == german, why


def test_a_question_belongs_to_a_field_and_differs_from_its_label() -> None:
    questions = {key for key in phrases() if key.startswith("question.")}
    assert questions <= {key.replace("field.", "question.", 1) for key in phrases()}
    assert [
        key for key in questions if phrases()[key] == phrases()[key.replace("question.", "field.", 1)]
    ] == []


@pytest.mark.parametrize(
    ("kind", "name", "expected", "why"),
    [
        (Surgery, "status", "Was it done?", "a form asks"),
        (Surgery, "outcome", "How it went", "the label serves the form too"),
        (Device, "mr_label", "MR label on the card", "a question of a shared part"),
        (SymptomEntry, "nothing", "nothing", "no such field"),
    ],
)
def test_what_a_form_asks(kind: type[Record], name: str, expected: str, why: str) -> None:
    assert asked(kind, name) == expected, why
