"""Printing: the sheet is seen before it is taken along, what was chosen is what comes out, also without a mouse."""

import re
from pathlib import Path

import pytest
from keyboard import Keys
from playwright.sync_api import expect
from tools import run_tool
from visiting import Server, Visit

from tracker import clock

pytestmark = pytest.mark.browser

SHEET = "Übersicht zur Wirbelsäule für den Termin"
LEFT_OUT = "Von Patient/in weggelassen: Medikamente"


def test_what_was_chosen_is_seen_and_taken_along(example: Server, person: Visit, tmp_path: Path) -> None:
    page = person.page
    person.open("print")
    expect(page.get_by_role("radio", name="Appointment sheet")).to_be_checked()
    expect(page.get_by_role("img", name="Page 2 of 2 of the sheet, as in the PDF")).to_be_visible()
    person.pick("Paper", "Letter (US)")
    person.pick("Language", "German")
    person.unfold("What goes in")
    page.get_by_text("Medicines", exact=True).click()
    person.settled()
    person.says(LEFT_OUT)
    expect(page.get_by_role("img", name="Page 1 of 2 of the sheet, as in the PDF")).to_be_visible()

    pdf = _taken(person, "Download the PDF", tmp_path)
    assert pdf.name == f"appointment-sheet-{clock.today().isoformat()}.pdf"
    assert re.search(r"Page size:\s+612 x 792", run_tool("pdfinfo", str(pdf)))
    html = _taken(person, "Download as a web page", tmp_path)
    assert html.suffix == ".html"
    person.page.goto(html.as_uri())
    for said in (run_tool("pdftotext", str(pdf), "-"), page.locator("main").inner_text()):
        words = " ".join(said.split())
        for fact in (SHEET, LEFT_OUT, "23. Mai 2013", "19. Jan. 2015", "PLIF", "broken screw"):
            assert fact in words, fact
        assert words.count("Medikamente") == 1, "where it is said to be left out"
    assert example.log.read_text() == ""


def test_the_sheet_is_printed_without_a_mouse(example: Server, person: Visit, tmp_path: Path) -> None:
    person.open("print")
    keys = Keys(person)
    keys.go_to("Download the PDF")
    with person.page.expect_download() as waiting:
        keys.press("Enter")
    waiting.value.save_as(tmp_path / "sheet.pdf")
    assert "Spine history for an appointment" in run_tool("pdftotext", str(tmp_path / "sheet.pdf"), "-")
    assert keys.unseen == []
    assert example.log.read_text() == ""


def _taken(person: Visit, button: str, folder: Path) -> Path:
    """The file that a button gives, under the name that it gives it."""
    with person.page.expect_download() as waiting:
        person.button(button).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
