"""Harry's story entered through the forms alone, and what then stands in table, print, signature and check."""

import pytest
from entering import Entering, differences, loose_ends, story, told
from shells import Shell
from story_ends import OPEN
from tools import run_tool
from visiting import Server, Visit

pytestmark = pytest.mark.browser


def test_the_story_is_entered_and_nothing_is_lost(
    server: Server, person: Visit, shipped: Server, shell: Shell
) -> None:
    entering = Entering(server, person)
    for record in story("harry"):
        entering.enter(record)
    person.open("mine")
    person.page.get_by_text("Show papers and sources about me", exact=True).click()
    person.settled()
    person.press("Keep what the record says")

    assert shell.on(shipped.data)("example", "--story", "harry").code == 0
    assert "\n".join(differences(told(shipped.history()), told(server.history()))) == ""

    person.open()
    table = " ".join(person.page.locator("table.facts").all_text_contents())
    for said in (
        "Laminectomy L5 full",
        "Laminotomy (“partial laminectomy”) L4",
        "broken screw",
        "not fused",
        "Heart stents",
    ):
        assert said.casefold() in table.casefold()
    for on in ("2013-05-24", "2015-01-18", "2015-08-31"):
        assert loose_ends(shell, on) == list(OPEN["harry", on])

    signature = shell("signature", "--on", "2015-08-31", "--dates", "day").out
    for said in ("2013", "PLIF L4-S1", "2015", "PLIF L5-S1", "Microdiscectomy, decompression L3-L4"):
        assert said in signature
    sheet = server.data.parent / "sheet.pdf"
    assert shell("print", "--sheet", "full", "-o", sheet, "--on", "2015-08-31").code == 0
    text = " ".join(run_tool("pdftotext", "-raw", str(sheet), "-").split())
    for said in (
        "23 May 2013",
        "19 Jan 2015",
        "broken screw",
        "no MRI, as the doctors say",
        "Why did the screw break",
    ):
        assert said.casefold() in text.casefold()
    assert server.log.read_text() == ""
