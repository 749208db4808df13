"""Every form is driven by the records: each field has a label and a help text, and its kind follows from its type."""

import pytest

from tracker.domain import vocabulary
from tracker.domain.records import (
    ROOTS,
    Complication,
    Device,
    Procedure,
    ProcedureReason,
    Record,
    SourceText,
    Surgery,
)
from tracker.pages.fields import FormField, Kind, fields_of, filled_in_front, groups_of, is_terms


def everything(kind: type[Record]) -> list[type[Record]]:
    return [kind, *(inner for child in kind.children().values() for inner in everything(child))]


FORMS = [kind for root in ROOTS if root is not SourceText for kind in everything(root) if not is_terms(kind)]
FIELDS = [(kind, field) for kind in FORMS for field in fields_of(kind)]


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda x: getattr(x, "name", None) or x.__name__)
def test_each_field_has_a_label_and_help(kind: type[Record], field: FormField) -> None:
    assert field.label.strip()
    assert field.help.strip().endswith((".", "...")), f"{kind.__name__}.{field.name}"
    if field.vocabulary:
        assert vocabulary.named(field.vocabulary)
    if field.kind is Kind.NUMBER:
        assert field.options["low"] < field.options["high"]


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_no_two_fields_of_a_form_share_a_label(kind: type[Record]) -> None:
    labels = [field.label for field in fields_of(kind)]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("kind", "name", "expected", "why"),
    [
        (Surgery, "date", Kind.DATE, "a partial date is typed as words"),
        (Surgery, "status", Kind.CHOICE, "one of a few"),
        (Surgery, "note", Kind.TEXT, "free words"),
        (Procedure, "kind", Kind.CODE, "a code from a list, or own words"),
        (Procedure, "sites", Kind.SITES, "levels are typed as people write them"),
        (Procedure, "reasons", Kind.TERMS, "several terms at once, not a group of fields each"),
        (Device, "quantity", Kind.NUMBER, "a bounded number"),
        (Device, "procedure_id", Kind.LINK, "points at another record"),
    ],
)
def test_the_kind_of_a_field_follows_from_its_type(
    kind: type[Record], name: str, expected: Kind, why: str
) -> None:
    assert {field.name: field.kind for field in fields_of(kind)}[name] is expected, why


def test_groups_are_the_children_that_are_more_than_a_term() -> None:
    assert groups_of(Surgery) == {"procedures": Procedure, "complications": Complication}
    assert groups_of(Procedure) == {}
    assert is_terms(ProcedureReason)


def test_what_the_words_came_from_is_not_asked() -> None:
    assert "as_written" not in {field.name for field in fields_of(Surgery)}


def test_nothing_that_was_filled_in_is_folded_away() -> None:
    body = {"note": "in Leeds", "surgeon": "", "procedures": [{"called": "micro"}, {}]}
    face = filled_in_front(Surgery, body)
    folded = {
        f"{kind.table()}.{field.name}"
        for kind in (Surgery, Procedure)
        for field in fields_of(kind)
        if (seen := face.seen(kind, field, filled=False)) and seen.more
    }
    assert not folded & {"surgery.note", "procedure.called"}
    assert {"surgery.surgeon", "procedure.note"} <= folded
