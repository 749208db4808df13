"""The keyboard alone: from the welcome to a logged operation, its correction, and the way back."""

import pytest
from keyboard import Keys
from playwright.sync_api import expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser


def test_an_operation_is_logged_changed_and_taken_back_by_keyboard(server: Server, person: Visit) -> None:
    page, keys = person.page, Keys(person)
    person.open()
    keys.go_to("Log an operation")
    keys.enter()
    expect(page.get_by_role("heading", name="Operation", exact=True)).to_be_visible()

    keys.go_to("done")
    keys.press("Space")
    keys.go_to("When")
    keys.write("May 2013")
    keys.go_to("What was done?")
    keys.write("PLIF")
    expect(page.get_by_role("option").first).to_be_visible()
    keys.enter()
    keys.go_to("Where?")
    keys.write("L4-S1")
    keys.go_to("Why?")
    keys.write("failed fus")
    expect(page.get_by_role("option").first).to_be_visible()
    keys.enter()
    person.says("May 2013, day not recorded")
    person.says("L4-L5 and L5-S1: two segments.")
    keys.go_to("Save operation")
    keys.enter()

    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    person.says("Saved: operation.")
    (surgery,) = server.history().surgeries
    assert (str(surgery.date), str(surgery.procedures[0].sites)) == ("2013-05", "L4-L5, L5-S1")
    assert len(surgery.procedures[0].reasons) == 1

    keys.go_to("The same, as a table")
    keys.enter()
    change = page.get_by_role("link", name="Change: ").first.get_attribute("aria-label") or ""
    keys.go_to(change)
    keys.enter()
    expect(page.get_by_role("heading", name="Change: operation")).to_be_visible()
    person.settled()
    keys.go_to("When")
    keys.press("Control+a")
    keys.write("May 2014")
    person.says("May 2014, day not recorded")
    keys.go_to("Save operation")
    keys.enter()
    person.says("Saved: operation.")
    assert str(server.history().surgeries[0].date) == "2014-05"

    keys.go_to("Undo")
    keys.enter()
    person.says("The last change was taken back: saved operation.")
    assert str(server.history().surgeries[0].date) == "2013-05"
    print(f"{keys.pressed} keys")
    assert keys.unseen == []
    assert keys.pressed < 200
