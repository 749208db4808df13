"""The story of the cage entered through the forms alone, and what then stands in table, print, signature and check."""

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
    for record in story("cage"):
        entering.enter(record)

    assert shell.on(shipped.data)("example", "--story", "cage").code == 0
    assert "\n".join(differences(told(shipped.history()), told(server.history()))) == ""

    person.open()
    table = " ".join(person.page.locator("table.facts").all_text_contents())
    for said in ("cage hanging out in front", "aorta torn three times", "promising signs of bone growth"):
        assert said in table
    for on in ("2011-10-18", "2012-01-31", "2015-08-31"):
        assert loose_ends(shell, on) == list(OPEN["cage", on])

    signature = shell("signature", "--on", "2015-08-31").out
    for said in ("2011", "TLIF L4-L5", "2012", "ALIF"):
        assert said in signature
    sheet = server.data.parent / "sheet.pdf"
    assert shell("print", "-o", sheet, "--on", "2015-08-31").code == 0
    text = " ".join(run_tool("pdftotext", "-raw", str(sheet), "-").split())
    for said in ("about 3 Oct 2011", "aorta torn three times", "not fused", "scar tissue held the aorta"):
        assert said in text
    assert server.log.read_text() == ""
