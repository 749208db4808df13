"""The signature page: choices are kept, it fits the limits, nothing a person typed acts as mark-up, a style is made."""

import pytest
from playwright.sync_api import expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser

SIGNATURE = """Harry - 65 year old male...
PLIF L4-L5-S1 due to disc degeneration... May 23, 2013
PLIF L5-S1 due to failed fusion and broken screw... Jan 19, 2015"""


@pytest.fixture
def harry(server: Server, person: Visit) -> Visit:
    """A person whose signature is saved, on the signature page."""
    assert server.command("read", "--save", "--posted", "2015-08-15", text=SIGNATURE).returncode == 0
    person.open("signature")
    return person


def shown(visit: Visit) -> list[str]:
    return visit.page.locator("#signature-text").inner_text().splitlines()


def choose(visit: Visit, name: str) -> None:
    """Choose a pill, a segment, a toggle or a tick by its words."""
    visit.page.get_by_text(name, exact=True).first.click()
    visit.settled()


def limit(visit: Visit, label: str, number: str) -> None:
    box = visit.page.get_by_role("spinbutton", name=label)
    box.fill(number)
    box.press("Enter")
    visit.settled()


def test_what_is_chosen_is_shown_copied_and_there_the_next_time(harry: Visit, server: Server) -> None:
    choose(harry, "Month")
    choose(harry, "Show my name")
    choose(harry, "Newest")
    limit(harry, "Characters, at most", "130")
    limit(harry, "Lines, at most", "4")
    lines = shown(harry)
    assert lines[0].endswith("yo male...")
    assert lines[1:] == [
        "PLIF L5-S1 d/t failed fusion and broken screw... Jan 2015",
        "PLIF L4-S1 d/t disc degeneration... May 2013",
    ]
    said = harry.text()
    assert "of 130 characters" in said
    assert "3 of 4 lines" in said
    assert "Made shorter to fit" in said
    assert "No operation was left out." in said
    assert "Your name, your birthday, the exact days" in said
    harry.button("Copy signature").click()
    expect(harry.page.get_by_text("Copied.")).to_be_visible()
    assert harry.page.evaluate("navigator.clipboard.readText()").splitlines() == lines

    harry.open("signature")
    assert shown(harry) == lines
    assert server.command("signature").stdout.splitlines() == lines


def test_what_does_not_fit_says_so(harry: Visit) -> None:
    limit(harry, "Characters, at most", "20")
    harry.says("It does not fit: at its shortest it takes")
    assert "too many" in harry.text()


def test_a_style_with_mark_up_is_shown_letter_for_letter(harry: Visit) -> None:
    choose(harry, "HTML")
    assert shown(harry)[1] == "<b>PLIF L4-S1</b> due to disc degeneration, May 23, 2013<br>"
    assert harry.page.locator("#signature-text b").count() == 0


def test_a_style_of_ones_own(harry: Visit) -> None:
    choose(harry, "Make a style of your own")
    harry.fill("Before a date", " (")
    harry.fill("After a date", ")")
    harry.press("Keep this style")
    harry.says("Give the style a name")
    harry.fill("Name of the style", "My forum")
    harry.press("Keep this style")
    assert shown(harry)[1] == "PLIF L4-L5-S1 due to disc degeneration (May 23, 2013)"
    harry.open("signature")
    assert shown(harry)[1] == "PLIF L4-L5-S1 due to disc degeneration (May 23, 2013)"
    choose(harry, "Make a style of your own")
    harry.press("Delete the style “My forum”")
    assert shown(harry)[1] == "PLIF L4-L5-S1 due to disc degeneration... May 23, 2013"
