"""Records of more than one form: a symptom with its entries, the person with how vertebrae are counted."""

import pytest
from playwright.sync_api import expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser


def symptom(person: Visit) -> None:
    person.pick("Symptom", "leg pain")
    person.fill("Since when", "2012")


def test_a_symptom_has_entries(server: Server, person: Visit) -> None:
    person.open("log?kind=symptom")
    symptom(person)
    person.press("Save symptom")
    person.says("Saved: symptom.")
    (made,) = server.history().symptoms
    for when, score in (("2013", "3"), ("2014", "8")):
        person.open(f"log?kind=symptom&id={made.id}")
        person.fill("When", when)
        person.fill("How strong", score)
        person.press("Save entry")
        person.says("Saved: entry.")
    course = server.history().course_of(made)
    assert course.entries == 2
    assert course.highest is not None
    assert course.highest.score == 8

    person.open(f"log?kind=symptomentry&id={course.highest.id}")
    person.fill("How strong", "7")
    person.press("Save entry")
    person.says("Saved: entry.")
    person.open(f"log?kind=symptom&id={made.id}")
    person.press("Delete ...")
    person.press("Yes, delete")
    person.says("Deleted: symptom.")
    assert server.history().symptoms == ()
    person.open("mine")
    person.press("Undo the last change")
    person.says("taken back")
    course = server.history().course_of(made)
    assert (course.entries, course.highest and course.highest.score) == (2, 7)
    assert server.log.read_text() == ""


def test_about_me_and_six_lumbar_vertebrae(server: Server, person: Visit) -> None:
    person.open("mine")
    person.fill("Name", "Jo")
    person.fill("Born", "1950")
    person.press("Save my details")
    person.says("Saved: my details.")
    found = server.history().person
    assert found is not None
    assert (found.name, str(found.birth_date)) == ("Jo", "1950")

    person.open("mine")
    person.open_all()
    person.fill("Lumbar vertebrae", "6")
    person.press("Save how they are counted")
    person.open("log")
    person.pick("What was done?", "PLIF")
    person.pick("Was it done?", "done")
    person.fill("Where?", "L5-S1")
    person.says("L5-L6 and L6-S1: two segments.")
    person.press("Save operation")
    person.says("Saved: operation.")
    assert str(server.history().surgeries[0].procedures[0].sites) == "L5-L6, L6-S1"
    person.open("mine")
    expect(person.box("Name")).to_have_value("Jo")
    person.press("Undo the last change")
    assert server.history().surgeries == ()
    assert server.log.read_text() == ""
