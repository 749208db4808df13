"""The dashboard on an earlier day, and what is open on it, by keyboard in a real browser."""

import cage_story
import pytest
from keyboard import Keys
from playwright.sync_api import expect
from visiting import Server, Visit

from tracker import clock
from tracker.domain.records import SetAside
from tracker.storage.store import Store

pytestmark = pytest.mark.browser

FOUND = "Image, kind not said, about Jan 2012"


@pytest.fixture
def story(server: Server) -> Server:
    """A started server with the story of the cage."""
    store = Store.open(server.data, now=clock.now)
    store.save(*cage_story.records())
    store.save(*cage_story.entries())
    store.close()
    return server


@pytest.mark.usefixtures("story")
def test_the_spine_goes_back_to_a_day_and_to_today_by_keyboard(person: Visit) -> None:
    page, keys = person.page, Keys(person)
    person.open()
    keys.go_to("Show the spine as it was on")
    keys.write("18 October 2011")
    keys.enter()
    person.says("This page shows 18 Oct 2011, not today.")
    expect(page.get_by_role("heading", name="My spine on 18 Oct 2011")).to_be_visible()
    expect(page.get_by_role("img", name="Fusion intended: TLIF").first).to_be_visible()
    keys.go_to("Operation 1")
    keys.go_to(FOUND, "ArrowRight")
    keys.press("Space")
    person.says("This page shows 31 Jan 2012, not today.")
    expect(page.get_by_role("img", name="displaced (about Jan 2012)").first).to_be_visible()
    keys.go_to("Back to today")
    keys.enter()
    expect(page.get_by_role("heading", name="My spine", exact=True)).to_be_visible()
    expect(page.get_by_role("img", name="Not fused as reported").first).to_be_visible()


def test_an_end_leads_to_its_place_and_is_set_aside_and_taken_back(story: Server, person: Visit) -> None:
    page, keys = person.page, Keys(person)
    person.open()
    keys.go_to("Open in this record")
    keys.enter()
    keys.go_to("Set aside ...")
    keys.enter()
    person.says("Set this aside?")
    keys.go_to("Set aside")
    keys.enter()
    person.says("Say in a few words why.")
    keys.go_to("Why")
    keys.write("lost in a fire")
    keys.go_to("Set aside")
    keys.enter()
    person.says("Set aside.")
    person.settled()
    person.says("Set aside: 1")
    (aside,) = story.history().of(SetAside)
    assert (aside.end, aside.reason) == ("no operative note", "lost in a fire")
    person.says("lost in a fire")
    person.press("Take it back")
    person.says("It is open again.")
    assert story.history().of(SetAside) == ()
    person.button("Record the note").first.click()
    person.settled()
    expect(page.get_by_role("heading", name="Change: operation")).to_be_visible()
