"""Every page, light and dark, wide and on a phone: axe finds nothing, nothing scrolls sideways, nothing leaves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser

OPERATION = "log?kind=surgery&id=example-operation-1"

PASTED = "PLIF L4-L5 due to stenosis... May 2013\nnothing else\nspinal stenosis since 1995\nmicro L5 2001\nPCF C5-6 2012"

BEYOND_US = (("presentation-role-conflict", 'data-testid="stFileUploaderDropzone"'),)
"""Findings inside Streamlit's own widgets. The box a file can be dropped on has the role "presentation" and a
name; the button inside it, which does the same, is named and reached by keyboard."""


def kinds() -> tuple[str, ...]:
    return ("surgery", "device", "imagingstudy", "symptom", "condition", "otherimplant")


def reviewed(visit: Visit) -> None:
    visit.fill("Your signature or post", PASTED)
    expect(visit.page.get_by_role("heading", name="4 found, 2 questions")).to_be_visible()
    visit.press("Foraminotomy")
    visit.button("Leave out").nth(1).click()
    visit.settled()
    visit.button("Change").first.click()
    visit.settled()


def boxed(visit: Visit) -> None:
    visit.fill("Add to your history", "micro L3 2009 in Leeds")
    visit.says("Does L3 mean")


def everything_open(visit: Visit) -> None:
    visit.open_all()


def wrong(visit: Visit) -> None:
    visit.fill("Since when", "13/2013")
    visit.press("Save condition")


def asked(visit: Visit) -> None:
    visit.press("Delete ...")
    expect(visit.page.get_by_role("dialog")).to_be_visible()
    visit.page.wait_for_timeout(400)


STATES: tuple[tuple[str, str, Callable[[Visit], None] | None], ...] = (
    ("overview", "", None),
    ("the one box", "", boxed),
    *((f"log {kind}", f"log?kind={kind}", None) for kind in kinds()),
    ("an operation, all open", OPERATION, everything_open),
    ("what is wrong", "log?kind=condition", wrong),
    ("a reviewed text", "paste", reviewed),
    ("papers", "papers", None),
    ("a paper", "log?kind=document", None),
    ("signature", "signature", None),
    ("print", "print", None),
    ("my data", "mine", everything_open),
    ("deleting", OPERATION, asked),
)


NARROWEST = 320
"""A page at 1280 pixels magnified four times."""

BROKEN = "Something went wrong in the program"
"""What a page says that could not be drawn; a form asks “What went wrong?” of a complication."""


EVERYTHING = "{resultTypes: ['violations']}"
COLOURS = "{resultTypes: ['violations'], runOnly: ['color-contrast']}"
"""All but colours is the same in light and dark."""


def violations(visit: Visit, asked: str = EVERYTHING) -> list[str]:
    """What axe finds on the page as it stands."""
    if not visit.page.evaluate("typeof axe !== 'undefined'"):
        visit.page.evaluate(Path(AXE_FILE_PATH).read_text(encoding="utf-8"))
    found = visit.page.evaluate(f"axe.run(document, {asked})")["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
        if not any(rule["id"] == known and where in node["html"] for known, where in BEYOND_US)
    ]


def sideways(visit: Visit) -> int:
    """How many pixels the page is wider than the window."""
    wider: int = visit.page.evaluate(
        "Math.max(...['html', '[data-testid=\"stMain\"]'].map(s => document.querySelector(s))"
        ".map(e => e.scrollWidth - e.clientWidth))"
    )
    return wider


LIGHT, DARK = "light", "dark"


def troubles(visit: Visit, name: str) -> list[str]:
    """What is wrong with a page at each width, light and dark; at the narrowest only what sticks out."""
    found = [f"{name}: the page is broken"] if BROKEN in visit.text() else []
    for width in (NARROWEST, 390, 1280):
        visit.page.set_viewport_size({"width": width, "height": 900})
        if over := sideways(visit):
            found.append(f"{name}, {width} px: {over} px too wide")
        for scheme, asked in ((DARK, COLOURS), (LIGHT, EVERYTHING)) if width > NARROWEST else ():
            visit.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            visit.settled()
            found += [f"{name}, {width} px, {scheme}: {said}" for said in violations(visit, asked)]
    return found


@pytest.mark.parametrize("half", [0, 1])
def test_every_page_is_accessible_and_fits(example: Server, person: Visit, half: int) -> None:
    person.page.emulate_media(color_scheme="light")
    found = []
    for name, path, prepare in STATES[half::2]:
        person.open(path)
        if prepare:
            prepare(person)
        found += troubles(person, name)
    assert found == []
    assert example.log.read_text() == ""


def test_the_welcome_is_accessible_and_fits(server: Server, person: Visit) -> None:
    person.page.emulate_media(color_scheme="light")
    person.open()
    assert troubles(person, "welcome") == []
    assert server.log.read_text() == ""


@pytest.mark.usefixtures("example")
def test_the_theme_may_change_under_an_open_page(person: Visit) -> None:
    person.open("log?kind=condition")
    person.page.emulate_media(color_scheme="dark")
    person.settled()
    assert violations(person) == []


@pytest.mark.usefixtures("example")
def test_the_pages_are_found_on_a_phone(person: Visit) -> None:
    page = person.page
    page.set_viewport_size({"width": 390, "height": 800})
    person.open("log")
    opener = page.get_by_test_id("stExpandSidebarButton")
    assert "Menu" in opener.evaluate("e => getComputedStyle(e, '::after').content")
    opener.click()
    for name in ("Overview", "Log", "Paste", "Papers", "Signature", "Print", "My data"):
        expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    person.go("Paste")
    expect(page.get_by_role("heading", name="Paste and review")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Signature", exact=True)).not_to_be_in_viewport()
