"""A symptom is logged from the dashboard in at most three actions and fifteen seconds, with the mouse or by keyboard."""

import time
from datetime import datetime

import makers
import pytest
from keyboard import Keys
from playwright.sync_api import expect
from visiting import Server, Visit

from tracker import clock
from tracker.domain.records import Symptom, SymptomEntry
from tracker.storage.store import Store

pytestmark = pytest.mark.browser

MOST_ACTIONS, MOST_SECONDS = 3, 15


@pytest.fixture
def followed(idle: Server) -> tuple[Symptom, Symptom]:
    """Back and leg, which are logged apart."""
    back = makers.symptom("back_pain", date="2001")
    leg = makers.symptom("leg_pain", side="left", date="2010")
    store = Store.open(idle.data, now=clock.now)
    store.save(back, leg)
    store.close()
    idle.start()
    return back, leg


def entries(server: Server, symptom: Symptom) -> tuple[SymptomEntry, ...]:
    store = Store.open(server.data, now=clock.now)
    try:
        return store.entries(symptom.id)
    finally:
        store.close()


class Actions:
    """What a person does, counted."""

    def __init__(self, person: Visit) -> None:
        self.person, self.done = person, 0

    def click(self, role: str, name: str) -> None:
        self.person.page.get_by_role(role, name=name, exact=True).click()  # type: ignore[arg-type]
        self.done += 1


def test_a_symptom_is_logged_in_three_actions_and_fifteen_seconds(
    idle: Server, person: Visit, followed: tuple[Symptom, Symptom]
) -> None:
    back, leg = followed
    person.open()
    before, began, actions = (
        datetime.now().replace(second=0, microsecond=0),
        time.monotonic(),
        Actions(person),
    )
    actions.click("radio", "Leg pain, left")
    actions.click("button", "7")
    person.says("Logged: Leg pain, left 7/10")
    seconds = time.monotonic() - began
    print(f"{actions.done} actions, {seconds:.1f} s")
    assert actions.done <= MOST_ACTIONS
    assert seconds <= MOST_SECONDS
    (entry,) = entries(idle, leg)
    assert (entry.score, entries(idle, back)) == (7, ())
    assert entry.date is not None
    said = datetime.fromisoformat(f"{entry.date} {entry.time}")
    assert before <= said <= datetime.now(), "the moment of the click, local time"


def test_several_a_day_each_with_a_note_and_a_mistake_is_one_undo(
    idle: Server, person: Visit, followed: tuple[Symptom, Symptom]
) -> None:
    back, leg = followed
    person.open()
    actions = Actions(person)
    for symptom, number in (("Low back pain", "3"), ("Leg pain, left", "10"), ("Low back pain", "0")):
        actions.click("radio", symptom)
        actions.click("button", number)
        person.says(f"Logged: {symptom} {number}/10")
        person.settled()
    assert [entry.score for entry in entries(idle, back)] == [0, 3], "newest first"
    assert [entry.score for entry in entries(idle, leg)] == [10]

    person.press("Undo")
    person.says("The last change was taken back")
    assert [entry.score for entry in entries(idle, back)] == [3]
    expect(person.page.get_by_role("textbox", name="Note to")).to_have_count(0)

    actions.click("radio", "Leg pain, left")
    person.page.get_by_role("button", name="4", exact=True).dblclick()
    person.says("Logged: Leg pain, left 4/10")
    person.settled()
    assert [entry.score for entry in entries(idle, leg)] == [4, 10], "a double click is one entry"
    note = person.page.get_by_role("textbox", name="Note to")
    note.fill("after <b>driving</b>")
    note.press("Enter")
    person.says("Saved: note.")
    assert [entry.note for entry in entries(idle, leg)] == ["after <b>driving</b>", None]


def test_by_keyboard_alone(idle: Server, person: Visit, followed: tuple[Symptom, Symptom]) -> None:
    keys = Keys(person)
    person.open()
    keys.go_to("Low back pain")
    keys.press(" ")
    person.settled()
    keys.go_to("5")
    keys.press(" ")
    person.says("Logged: Low back pain 5/10")
    assert [entry.score for entry in entries(idle, followed[0])] == [5]
    assert keys.unseen == []
    assert keys.pressed < 40
