"""Every kind of record through its form: added, changed, deleted and brought back."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect
from visiting import Server, Visit

from tracker.domain.history import History
from tracker.domain.records import Record

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Way:
    """How one kind is logged, and what is then found in the history."""

    kind: str
    title: str
    fill: Callable[[Visit], None]
    change: tuple[str, str]
    found: Callable[[History], tuple[Record, ...]]
    told: Callable[[Record], str]
    before: str
    after: str


def hardware(person: Visit) -> None:
    person.pick("What is it?", "pedicle screw")
    person.fill("Where?", "L4-S1")
    person.fill("How many", "6")
    person.press("Add what became of it")
    person.fill("When", "2014")
    person.pick("What happened", "broken")


def imaging(person: Visit) -> None:
    person.fill("When", "Jan 2014")
    person.pick("Kind of image", "CT")
    person.pick("How far is it?", "done")
    person.press("Add finding")
    person.pick("What was seen", "disc herniation")
    person.pick("Is it there?", "present")
    person.fill("Where", "L3-L4")


def symptom(person: Visit) -> None:
    person.pick("Symptom", "leg pain")
    person.fill("Since when", "2012")


def condition(person: Visit) -> None:
    person.fill("Since when", "1995")
    person.pick("Condition", "spinal stenosis")


def implant(person: Visit) -> None:
    person.fill("When put in", "2010")
    person.pick("What is it?", "stent")
    person.fill("How many", "2")


WAYS = (
    Way(
        "device",
        "hardware",
        hardware,
        ("How many", "4"),
        lambda h: h.devices,
        lambda r: f"{r.kind} {r.sites} {r.quantity} {[(e.kind.value, str(e.date)) for e in r.events]}",  # type: ignore[attr-defined]
        "pedicle_screw L4, L5, S1 6 [('broken', '2014')]",
        "pedicle_screw L4, L5, S1 4 [('broken', '2014')]",
    ),
    Way(
        "imagingstudy",
        "image or test",
        imaging,
        ("When", "Feb 2014"),
        lambda h: h.imaging,
        lambda r: f"{r.kind} {r.date} {[(f.kind, str(f.sites)) for f in r.findings]}",  # type: ignore[attr-defined]
        "ct 2014-01 [('disc_herniation', 'L3-L4')]",
        "ct 2014-02 [('disc_herniation', 'L3-L4')]",
    ),
    Way(
        "condition",
        "condition",
        condition,
        ("Since when", "1996"),
        lambda h: h.conditions,
        lambda r: f"{r.date}",  # type: ignore[attr-defined]
        "1995",
        "1996",
    ),
    Way(
        "otherimplant",
        "other implant",
        implant,
        ("How many", "3"),
        lambda h: h.other_implants,
        lambda r: f"{r.date} {r.quantity}",  # type: ignore[attr-defined]
        "2010 2",
        "2010 3",
    ),
)


def told(server: Server, way: Way) -> list[str]:
    return [way.told(record) for record in way.found(server.history())]


def test_records_are_added_changed_deleted_and_brought_back(server: Server, person: Visit) -> None:
    for way in WAYS:
        person.open(f"log?kind={way.kind}")
        way.fill(person)
        person.press(f"Save {way.title}")
        person.says(f"Saved: {way.title}.")
        assert told(server, way) == [way.before]

        (record,) = way.found(server.history())
        person.open(f"log?kind={way.kind}&id={record.id}")
        person.fill(*way.change)
        person.press(f"Save {way.title}")
        person.says(f"Saved: {way.title}.")
        assert told(server, way) == [way.after]

        person.open(f"log?kind={way.kind}&id={record.id}")
        person.press("Delete ...")
        person.press("Yes, delete")
        person.says(f"Deleted: {way.title}.")
        assert told(server, way) == []

        person.open("mine")
        person.press("Undo the last change")
        person.says("taken back")
        assert told(server, way) == [way.after]
    assert server.log.read_text() == ""


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
