"""What is typed and not saved: it survives a reload, another page and a new start of the server, and no longer."""

import pytest
from playwright.sync_api import expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser


def half_typed(person: Visit) -> None:
    """Type as people do, key by key, and leave the last field without a Tab or an Enter."""
    person.open("log")
    person.open_all()
    person.box("When").first.press_sequentially("May 2013", delay=20)
    person.box("Result, in your words").press_sequentially("Two good years, then", delay=20)
    person.page.wait_for_timeout(1500)


def still_there(person: Visit) -> None:
    expect(person.box("When").first).to_have_value("May 2013")
    expect(person.box("Result, in your words")).to_have_value("Two good years, then")


def test_a_half_typed_form_is_kept_until_it_is_emptied(server: Server, person: Visit) -> None:
    half_typed(person)
    person.page.reload()
    still_there(person)
    person.says("What you typed earlier is still here.")

    person.settled()
    person.go("Paste")
    person.go("Log")
    still_there(person)

    server.restart()
    person.page.wait_for_selector('[data-testid="stApp"][data-test-connection-state="CONNECTED"]')
    person.page.wait_for_timeout(1500)
    person.box("Result, in your words").press_sequentially(" pain", delay=20)
    person.page.reload()
    expect(person.box("Result, in your words")).to_have_value("Two good years, then pain")
    person.fill("Result, in your words", "Two good years, then")
    person.open("log")
    still_there(person)

    person.press("Start again")
    expect(person.box("When").first).to_have_value("")
    person.page.reload()
    person.settled()
    expect(person.box("When").first).to_have_value("")


def test_a_saved_form_is_empty_and_no_draft_comes_back(server: Server, person: Visit) -> None:
    person.open("log")
    person.fill("When", "2013")
    person.pick("What was done?", "PLIF")
    person.pick("Was it done?", "done")
    person.press("Save operation")
    person.says("Saved: operation.")
    person.go("Log")
    expect(person.box("When").first).to_have_value("")
    person.page.reload()
    person.settled()
    expect(person.box("When").first).to_have_value("")
    person.press("Change")
    expect(person.box("When").first).to_have_value("2013")
    assert "What you typed earlier" not in person.text()
    assert len(server.history().surgeries) == 1


def test_a_pasted_text_is_kept_too(server: Server, person: Visit) -> None:
    person.open("paste")
    person.box("Your signature or post").press_sequentially("PLIF L4-L5 2013", delay=20)
    person.page.wait_for_timeout(1500)
    person.page.reload()
    expect(person.box("Your signature or post")).to_have_value("PLIF L4-L5 2013")
    server.restart()
    person.open("paste")
    expect(person.box("Your signature or post")).to_have_value("PLIF L4-L5 2013")
