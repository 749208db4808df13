"""What is typed while the program is still busy with the change before is kept."""

import pytest
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
