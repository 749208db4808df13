"""Reviewing a pasted text: correct a draft, leave one out, save the rest."""

import pytest
from playwright.sync_api import expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser

TEXT = "PLIF L4-L5 due to stenosis... May 2013\nLaminectomy L3-L4... 2015\nMicrodiscectomy L5-S1... 2017"


def test_a_draft_is_corrected_and_another_left_out(server: Server, person: Visit) -> None:
    person.open("paste")
    person.fill("Your signature or post", TEXT)
    expect(person.page.get_by_role("heading", name="3 found")).to_be_visible()
    first, third = person.page.locator(".st-key-draft-0"), person.page.locator(".st-key-draft-2")
    first.get_by_role("button", name="Change", exact=True).click()
    person.settled()
    where = first.get_by_role("textbox", name="Where?", exact=True)
    expect(where).to_have_value("L4-L5")
    where.fill("L4-S1")
    where.press("Enter")
    person.settled()
    first.get_by_role("button", name="Done changing").click()
    person.settled()
    expect(first).to_contain_text("PLIF L4-S1")
    third.get_by_role("button", name="Leave out").click()
    person.settled()
    person.press("Save 2")
    person.says("Saved: 2 new.")
    saved = {(str(s.date), str(s.procedures[0].sites)) for s in server.history().surgeries}
    assert saved == {("2013-05", "L4-L5, L5-S1"), ("2015", "L3-L4")}
    person.open("paste")
    expect(person.box("Your signature or post")).to_have_value("")
    assert server.log.read_text() == ""
