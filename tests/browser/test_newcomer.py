"""The newcomer's way: empty, paste, review, save, dashboard, signature copied, PDF downloaded and read."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tools import run_tool
from visiting import Server, Visit

from tracker.domain.age import age_text
from tracker.domain.dates import PartialDate

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

    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    person.unfold("The same, as a table")
    said = person.text()
    assert "2 operations" in said
    assert "Saved: 3 new." in said
    for words in ("23 May 2013", "19 Jan 2015", "PLIF L4-S1", "broken screw", "Microdiscectomy L3-L4"):
        assert words in said

    page.get_by_role("link", name="Signature").click()
    person.settled()
    shown = page.locator("#signature-text").inner_text()
    age = age_text(PartialDate.parse("1949-08-16/1950-08-15"), date.today())
    assert shown == SIGNATURE.replace("65 year", f"{age} year")
    page.get_by_role("button", name="Copy signature").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == shown

    page.get_by_role("link", name="Print").click()
    person.settled()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the PDF").click()
    pdf = tmp_path / "history.pdf"
    waiting.value.save_as(pdf)
    _read_back(run_tool("pdftotext", "-raw", str(pdf), "-"), run_tool("pdftotext", "-layout", str(pdf), "-"))
    assert server.command("check").returncode == 0


FACTS = ("Harry", "born between 16 Aug 1949 and 15 Aug 1950", "male", "23 May 2013", "19 Jan 2015", "L4-S1", "L5-S1",
         "L3-L4", "PLIF", "redo of earlier surgery", "Microdiscectomy", "Decompression", "disc degeneration",
         "failed fusion", "broken screw", "herniated disc")  # fmt: skip


def _read_back(words: str, rows: str) -> None:
    """Every fact of the signature is in the PDF, and each operation has exactly one row among the operations."""
    said = " ".join(words.split())
    for fact in FACTS:
        assert fact in said, fact
    section = rows[rows.index("Operations on the spine: 2") : rows.index("Hardware in the body")]
    assert re.findall(r"^\s*(\d+)\.\s+(\d+ \w+ \d{4})", section, re.MULTILINE) == [
        ("1", "23 May 2013"),
        ("2", "19 Jan 2015"),
    ]
    assert section.count("23 May 2013") == section.count("19 Jan 2015") == 1


def test_pasting_the_same_text_again_adds_nothing(server: Server, person: Visit) -> None:
    assert server.command("read", "--save", "--posted", "2015-08-15", text=SIGNATURE).returncode == 0
    before = server.command("check").stdout
    person.open("paste")
    person.fill("Your signature or post", SIGNATURE)
    person.fill("When did you write this?", "15 August 2015")
    person.press("Save 3")
    person.says("Nothing new to save. 3 already recorded.")
    assert server.command("check").stdout == before
