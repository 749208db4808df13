"""Who and where: the names that records use, and that a new name reaches all of them."""

import makers
import pytest

from tracker.domain.gate import dump
from tracker.domain.history import LISTS, History
from tracker.domain.naming import followers, known_names, name_in_full, naming, naming_fields, only_used
from tracker.domain.records import (
    ROOTS,
    Appointment,
    Clinician,
    Facility,
    ImagingStudy,
    Record,
    Statement,
    Surgery,
    Treatment,
)

SURGEON = makers.of(Clinician, name="A. Example")
CLINIC = makers.of(Facility, name="Example Clinic", city="Exampleton", country="Nowhere")
SURGERY = makers.surgery("2013", surgeon="A. Example", hospital="Example Clinic")
STUDY = makers.imaging(ordered_by="A. Example", reader="B. Example", facility="Old Hall")
VISIT = makers.of(Appointment, clinician="A. Example")
CARE = makers.of(Treatment, kind="physiotherapy", facility="Example Clinic")


def history(*more: Record) -> History:
    lists: dict[str, tuple[Record, ...]] = {}
    for record in (SURGEON, CLINIC, SURGERY, STUDY, VISIT, CARE, *more):
        lists[LISTS[type(record)]] = (*lists.get(LISTS[type(record)], ()), record)
    return History(**lists)  # type: ignore[arg-type]


def changed(record: Record, **values: str) -> Record:
    return makers.of(type(record), **(dump(record) | values))


def test_names_are_those_recorded_and_then_those_used() -> None:
    assert known_names(history(), "clinician") == ("A. Example", "B. Example")
    assert known_names(history(), "facility") == ("Example Clinic", "Old Hall")
    assert only_used(history(), "clinician") == ("B. Example",)
    assert known_names(History(), "clinician") == ()


def test_a_place_is_told_in_full_and_a_name_as_it_is() -> None:
    assert name_in_full(history(), "facility", "Example Clinic") == "Example Clinic, Exampleton, Nowhere"
    assert name_in_full(history(), "facility", "Old Hall") == "Old Hall"
    assert name_in_full(history(), "clinician", "A. Example") == "A. Example"


def test_every_record_that_names_someone_is_found() -> None:
    assert {type(r) for r in naming(history(), "clinician", "A. Example")} == {
        Surgery,
        ImagingStudy,
        Appointment,
    }
    assert {type(r) for r in naming(history(), "facility", "Example Clinic")} == {Surgery, Treatment}


def test_a_new_name_follows_into_every_record_and_changes_nothing_else() -> None:
    made = followers(history(), SURGEON, changed(SURGEON, name="A. Sample"))
    assert {type(r) for r in made} == {Surgery, ImagingStudy, Appointment}
    surgery = next(r for r in made if isinstance(r, Surgery))
    assert dump(surgery) == dump(SURGERY) | {"surgeon": "A. Sample"}
    assert surgery.version == SURGERY.version


@pytest.mark.parametrize(
    ("more", "before", "after", "why"),
    [
        ((), SURGEON, changed(SURGEON, role="surgeon"), "the name stays"),
        ((), None, SURGEON, "a new record renames nobody"),
        ((), SURGERY, changed(SURGERY, surgeon="X"), "an operation is no clinician"),
        (
            (makers.of(Clinician, name="A. Example"),),
            SURGEON,
            changed(SURGEON, name="A. Sample"),
            "two have the name",
        ),
    ],
)
def test_nothing_follows(more: tuple[Record, ...], before: Record | None, after: Record, why: str) -> None:
    assert followers(history(*more), before, after) == (), why


def test_each_field_that_names_somebody_says_so() -> None:
    """Fields for people and places are declared as such, so that a new name reaches them."""
    looked = {
        "surgeon",
        "clinician",
        "reader",
        "ordered_by",
        "written_by",
        "confirmed_by",
        "hospital",
        "facility",
    }
    for kind in ROOTS:
        declared = {*naming_fields(kind, "clinician"), *naming_fields(kind, "facility")}
        assert looked & set(kind.model_fields) == declared, kind


def test_a_source_that_says_the_old_name_follows() -> None:
    said = makers.about(Statement, SURGERY, field="surgeon", value="A. Example", confirmed_by="A. Example")
    other = makers.about(Statement, SURGERY, field="note", value="A. Example")
    found = followers(history(said, other), SURGEON, changed(SURGEON, name="A. B. Example"))
    statements = {one.id: one for one in found if isinstance(one, Statement)}
    assert set(statements) == {said.id}, "words in a note are no name"
    assert (statements[said.id].value, statements[said.id].confirmed_by) == ("A. B. Example", "A. B. Example")
    assert len(found) == len({one.id for one in found})
