"""What is typed and pressed while the program is still busy with the change before is kept, and kept once."""

import pytest
from playwright.sync_api import expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser


def test_two_changes_right_after_each_other_are_both_kept(idle: Server, person: Visit) -> None:
    idle.slow = 0.3
    idle.start()
    person.open("log?kind=fusionassessment")
    person.fill("When", "2014")
    person.fill("Which segment", "L4-L5")
    person.box("In their words").fill("not solid yet")
    person.page.get_by_role("heading", name="Log", exact=True).click()
    person.page.wait_for_timeout(100)  # the words are on their way
    person.page.get_by_role("radiogroup").get_by_text("not fused", exact=True).click()
    person.settled()
    person.press("Save fusion assessment")
    person.says("Saved: fusion assessment.")
    (fusion,) = idle.history().fusion
    assert (fusion.words, fusion.status) == ("not solid yet", "not fused")
    assert idle.log.read_text() == ""


def test_a_press_on_save_is_not_lost_and_counts_once(idle: Server, person: Visit) -> None:
    idle.slow = 0.3
    idle.start()
    for words, then in (("one", "Save fusion assessment"), ("two", "Paste")):
        person.open("log?kind=fusionassessment")
        person.fill("When", "2014")
        person.fill("Which segment", "L4-L5")
        person.page.get_by_role("radiogroup").get_by_text("not fused", exact=True).click()
        person.box("In their words").fill(words)
        person.button("Save fusion assessment").click()
        person.page.wait_for_timeout(200)  # the computer is slow, and the person presses something else
        if then == "Paste":
            person.page.get_by_role("link", name=then, exact=True).click()
        else:
            person.button(then).click()
        person.settled()
        person.says("Saved: fusion assessment.")
        assert "is needed" not in person.text()
    assert [one.words for one in idle.history().fusion] == ["one", "two"]
    person.open("log?kind=fusionassessment")
    assert "What you typed earlier" not in person.text()


@pytest.mark.usefixtures("server")
def test_the_last_word_is_kept_over_a_reload_and_back(person: Visit) -> None:
    person.open("people")
    person.go("Log")
    box = person.box("Result, in your words")
    person.open_all()
    box.press_sequentially("Two good years", delay=5)
    person.page.reload()
    expect(box).to_have_value("Two good years")
    person.settled()
    box.press_sequentially(", then", delay=5)
    person.page.go_back()
    person.settled()
    person.open("log")
    expect(box).to_have_value("Two good years, then")
