"""Reviewing a pasted text: correct, answer, join, split and leave out; save; nothing is doubled or lost."""

from pathlib import Path

import pytest
from keyboard import Keys
from playwright.sync_api import Locator, expect
from tools import pdf_text
from visiting import Server, Visit

pytestmark = pytest.mark.browser

TEXT = "PLIF L4-L5 due to stenosis... May 2013\nLaminectomy L3-L4... 2015\nMicrodiscectomy L5-S1... 2017"

MESSY = """My story so far:
• PLIF L3-4 due to disc degeneration ... May 2013
* micro L5 2001, never the same since
- laminectomyy L4-5 2012
my dog is called Rex"""


def card(person: Visit, number: int) -> Locator:
    return person.page.locator(f".st-key-draft-{number - 1}")


def press(person: Visit, number: int, name: str) -> None:
    """Press a button of a card."""
    card(person, number).get_by_role("button", name=name, exact=True).click()
    person.settled()


def correct(person: Visit, number: int, label: str, text: str, *, nth: int = 0) -> None:
    """Correct one field of a draft."""
    press(person, number, "Change")
    box = card(person, number).get_by_role("textbox", name=label, exact=True).nth(nth)
    box.fill(text)
    box.press("Enter")
    person.settled()
    press(person, number, "Done changing")


def found(person: Visit, words: str) -> None:
    expect(person.page.get_by_role("heading", name=words, exact=True)).to_be_visible()


def operations(server: Server) -> list[str]:
    return [
        f"{surgery.date} " + " + ".join(f"{one.kind} {one.sites}" for one in surgery.procedures)
        for surgery in server.history().surgeries
    ]


def test_a_draft_is_corrected_and_another_left_out(server: Server, person: Visit) -> None:
    person.open("paste")
    person.fill("Your signature or post", TEXT)
    found(person, "3 found")
    correct(person, 1, "Where?", "L4-S1")
    expect(card(person, 1)).to_contain_text("PLIF L4-S1")
    expect(card(person, 1)).to_contain_text("corrected by you")
    press(person, 3, "Leave out")
    person.press("Save 2")
    person.says("Saved: 2 new.")
    saved = {(str(s.date), str(s.procedures[0].sites)) for s in server.history().surgeries}
    assert saved == {("2013-05", "L4-L5, L5-S1"), ("2015", "L3-L4")}
    person.open("paste")
    expect(person.box("Your signature or post")).to_have_value("")
    assert server.log.read_text() == ""


def test_from_a_messy_block_to_the_overview_the_print_and_the_signature(
    server: Server, person: Visit, tmp_path: Path
) -> None:
    """One level is wrong in the text and one is unclear; pasting it again doubles nothing."""
    person.open("paste")
    person.fill("Your signature or post", MESSY)
    found(person, "3 found, 1 question")
    person.says("“laminectomyy” was read as “laminectomy”.")
    person.says("my dog is called Rex")
    correct(person, 1, "Where?", "L4-L5")
    expect(card(person, 2)).to_contain_text("“L5” is saved as you wrote it")
    press(person, 2, "L5-S1")
    found(person, "3 found")
    expect(card(person, 1)).to_contain_text("PLIF L4-L5")
    expect(card(person, 2)).to_contain_text("You answered: “L5” is L5-S1.")
    person.page.reload()
    found(person, "3 found")
    expect(card(person, 1)).to_contain_text("PLIF L4-L5")
    person.press("Save 3")

    person.says("Saved: 3 new.")
    before = operations(server)
    assert before == ["2001 microdiscectomy L5-S1", "2012 laminectomy L4-L5", "2013-05 plif L4-L5"]
    (source,) = server.history().sources
    assert source.text == MESSY
    printed = tmp_path / "printed.pdf"
    assert server.command("print", "-o", str(printed)).returncode == 0
    signature = server.command("signature").stdout
    for said in (person.text(), pdf_text(tmp_path, printed.read_bytes()), signature):
        assert "L5-S1" in said
        assert "L3-L4" not in said
        assert all(year in said for year in ("2001", "2012", "2013"))

    person.open("paste")
    person.fill("Your signature or post", MESSY)
    person.says("You saved this from the same words before")
    person.press("Save 3")
    person.says("Nothing new to save. 3 already recorded.")
    assert operations(server) == before
    assert len(server.history().sources) == 1
    assert server.log.read_text() == ""


def test_joining_and_splitting_outlast_a_reload_and_are_saved(server: Server, person: Visit) -> None:
    person.open("paste")
    lines = "PLIF L4-L5 May 2013\nLaminectomy, microdiscectomy L3-L4 2011\nscrews out 2013"
    person.fill("Your signature or post", lines)
    found(person, "3 found")
    correct(person, 1, "Where?", "L4-S1")
    press(person, 1, "Join with ...")
    person.page.get_by_role("button", name="3: 2013").click()
    person.settled()
    found(person, "2 found")
    expect(card(person, 1)).to_contain_text("PLIF L4-S1")
    press(person, 2, "Split into two")
    found(person, "3 found")
    person.page.reload()
    found(person, "3 found")
    expect(person.page.locator(".panel .number")).to_have_count(6)
    numbers = person.page.locator(".panel .number").all_inner_texts()
    assert numbers == ["1", "2", "3", "2", "3", "1"]
    person.press("Save 3")
    person.says("Saved: 3 new.")
    saved = operations(server)
    assert len(saved) == 3
    assert any(line.startswith("2013-05 plif L4-L5, L5-S1 + ") for line in saved)
    assert {"2011 laminectomy L3-L4", "2011 microdiscectomy L3-L4"} <= set(saved)


def test_a_split_is_taken_back_with_its_corrections(server: Server, person: Visit) -> None:
    person.open("paste")
    person.fill("Your signature or post", "Laminectomy, microdiscectomy L3-L4 2011")
    press(person, 1, "Split into two")
    found(person, "2 found")
    correct(person, 2, "Where?", "L2-L3")
    press(person, 1, "Join with ...")
    person.page.get_by_role("button", name="2: 2011").click()
    person.settled()
    found(person, "1 found")
    person.press("Save 1")
    person.says("Saved: 1 new.")
    assert operations(server) == ["2011 laminectomy L3-L4 + microdiscectomy L2-L3"]


def test_questions_are_answered_and_asked_again_by_keyboard(server: Server, person: Visit) -> None:
    keys = Keys(person)
    person.open("paste")
    keys.go_to("Your signature or post")
    keys.write("ACDF C5-6 3/4/2012")
    found(person, "1 found, 1 question")
    person.settled()
    keys.go_to("3 April 2012")
    keys.enter()
    found(person, "1 found")
    person.says("3 Apr 2012")
    keys.go_to("Ask again about “3/4/2012”")
    keys.enter()
    found(person, "1 found, 1 question")
    keys.go_to("I don't know")
    keys.enter()
    person.says("You don't know what “3/4/2012” means here: only 2012 is saved.")
    keys.go_to("Save 1")
    keys.enter()
    person.says("Saved: 1 new.")
    assert operations(server) == ["2012 acdf C5-C6"]
    assert server.history().sources[0].text == "ACDF C5-6 3/4/2012"
    assert keys.unseen == []
