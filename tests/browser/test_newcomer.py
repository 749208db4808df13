"""The newcomer's way: empty, paste, review, save, dashboard, signature copied, PDF downloaded and read."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tools import run_tool
from visiting import Server, Visit

pytestmark = pytest.mark.browser

SIGNATURE = """Harry - 65 year old male...
PLIF L4-L5-S1 due to disc degeneration... May 23, 2013
PLIF L5-S1 due to failed fusion and broken screw... Jan 19, 2015
Microdiscectomy, decompression L3-L4 due to herniated disc... Jan 19, 2015"""


def test_from_an_empty_store_to_the_printed_history(server: Server, person: Visit, tmp_path: Path) -> None:
    page = person.page
    person.open()
    expect(page.get_by_role("heading", name="Welcome")).to_be_visible()

    person.press("Paste your forum signature")
    person.fill("Your signature or post", SIGNATURE)
    person.fill("When did you write this?", "15 August 2015")
    expect(page.get_by_role("heading", name="3 found")).to_be_visible()
    assert page.locator("mark").count() >= 10
    person.press("Save 3")

    expect(page.get_by_role("heading", name="The same, as a table")).to_be_visible()
    said = person.text()
    assert "2 operations" in said
    assert "Saved: 3 new." in said
    for words in ("23 May 2013", "19 Jan 2015", "PLIF L4-S1", "broken screw", "Microdiscectomy L3-L4"):
        assert words in said

    page.get_by_role("link", name="Signature").click()
    person.settled()
    shown = page.locator("#signature-text").inner_text()
    assert shown.splitlines()[1:] == SIGNATURE.splitlines()[1:]
    page.get_by_role("button", name="Copy signature").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == shown

    page.get_by_role("link", name="Print").click()
    person.settled()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the PDF").click()
    pdf = tmp_path / "history.pdf"
    waiting.value.save_as(pdf)
    printed = " ".join(run_tool("pdftotext", "-layout", str(pdf), "-").split())
    for words in (
        "Harry",
        "23 May 2013",
        "19 Jan 2015",
        "L4-S1",
        "L5-S1",
        "L3-L4",
        "broken screw",
        "herniated disc",
    ):
        assert words in printed
    assert printed.count("23 May 2013") >= 1
    assert server.command("check").returncode == 0


def test_pasting_the_same_text_again_adds_nothing(server: Server, person: Visit) -> None:
    assert server.command("read", "--save", "--posted", "2015-08-15", text=SIGNATURE).returncode == 0
    before = server.command("check").stdout
    person.open("paste")
    person.fill("Your signature or post", SIGNATURE)
    person.fill("When did you write this?", "15 August 2015")
    person.press("Save 3")
    assert "Nothing new to save. 3 already recorded." in person.text()
    assert server.command("check").stdout == before
