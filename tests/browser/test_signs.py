"""Signs that clinics ask about: answered today with one press, each with its date, taken back with one Undo."""

import pytest
from playwright.sync_api import expect
from visiting import Server, Visit

from tracker import clock
from tracker.domain.dates import PartialDate
from tracker.views.words import when

pytestmark = pytest.mark.browser


def press(person: Visit, sign: str, answer: str) -> None:
    group = person.page.get_by_role("radiogroup", name=sign, exact=True)
    group.get_by_role("radio", name=answer, exact=True).click()
    person.settled()


def row(person: Visit, sign: str) -> str:
    found: str = person.page.locator(".sign", has=person.page.get_by_text(sign, exact=True)).inner_text()
    return found.split("\n", 1)[1]


def test_an_answer_is_one_press_and_says_its_date(example: Server, person: Visit) -> None:
    today = when(PartialDate.on(clock.today()))
    person.open()
    person.unfold("Signs that clinics ask about")
    fixed = person.page.locator(".aside").inner_text()
    assert row(person, "Bladder") == "not recorded"

    press(person, "Bladder", "no")
    person.says("Recorded: Bladder, patient says no")
    assert row(person, "Bladder") == f"patient says no ({today})"
    press(person, "Bladder", "present")
    assert row(person, "Bladder") == f"present ({today}; patient says no {today})"
    assert person.page.locator(".aside").inner_text() == fixed, "the text depends on no answer"
    assert [item.answer for item in example.history().neurological] == ["patient says no", "present"]

    person.press("Undo")
    assert row(person, "Bladder") == f"patient says no ({today})"
    press(person, "Bladder", "no")
    assert len(example.history().neurological) == 1, "the same answer of one day is recorded once"

    person.press("Details ...")
    expect(person.page.get_by_role("heading", name="Change: ")).to_be_visible()
    person.pick("Side", "left")
    person.press("Save answer")
    (item,) = example.history().neurological
    assert (item.side, item.answer) == ("left", "patient says no")
