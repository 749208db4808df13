"""What the forms say beside a field, what moves with a corrected level, what goes with a deleted operation."""

import pytest
from playwright.sync_api import expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser


def operation_with_cages(server: Server, person: Visit) -> None:
    """A PLIF L4-L5 of 2013 and the cage it put in."""
    assert server.command("read", "--save", text="PLIF L4-L5 2013").returncode == 0
    person.open("log?kind=device")
    person.pick("What is it?", "interbody cage")
    person.fill("Where?", "L4-L5")
    person.pick("Put in by", "PLIF")
    person.press("Save hardware")
    person.says("Saved: hardware.")
    assert str(server.history().devices[0].sites) == "L4-L5"


def test_troubles_stand_beside_their_fields_and_nothing_typed_is_lost(server: Server, person: Visit) -> None:
    page = person.page
    person.open("log")
    person.fill("When", "13/2013")
    person.fill("Where?", "L4-S9")
    person.press("Save operation")
    expect(page.get_by_role("alert")).to_have_count(4)
    said = person.text()
    when, what, where = (said.index(label) for label in ("When", "What was done?", "Where?"))
    alerts = page.get_by_role("alert").all_inner_texts()
    assert "“Was it done” is needed" in alerts.pop(0)
    assert when < said.index(alerts[0]) < what < said.index(alerts[1]) < where < said.index(alerts[2])
    assert "13/2013" in alerts[0] or "13" in alerts[0]
    assert "“What was done” is needed" in alerts[1]
    assert "S9" in alerts[2]
    expect(person.box("When")).to_have_value("13/2013")
    expect(person.box("Where?")).to_have_value("L4-S9")
    assert server.history().surgeries == ()

    person.press("Use L4-S1")
    expect(person.box("Where?")).to_have_value("L4-S1")
    expect(person.box("When")).to_have_value("13/2013")
    person.fill("When", "2013")
    person.pick("What was done?", "PLIF")
    person.pick("Was it done?", "done")
    person.press("Save operation")
    person.says("Saved: operation.")
    assert server.log.read_text() == ""


@pytest.mark.parametrize(
    ("answer", "stored"),
    [
        ("Yes, move it to the new level", "L5-S1"),
        ("No, save the operation and leave the hardware", "L4-L5"),
    ],
)
def test_hardware_moves_with_a_corrected_level_only_on_a_yes(
    server: Server, person: Visit, answer: str, stored: str
) -> None:
    operation_with_cages(server, person)
    surgery = server.history().surgeries[0]
    person.open(f"log?kind=surgery&id={surgery.id}")
    person.fill("Where?", "L5-S1")
    person.press("Save operation")
    person.says("This hardware is recorded at the old level:")
    history = server.history()
    assert str(history.surgeries[0].procedures[0].sites) == "L4-L5"
    assert str(history.devices[0].sites) == "L4-L5"
    person.press(answer)
    person.says("Saved: operation.")
    history = server.history()
    assert str(history.surgeries[0].procedures[0].sites) == "L5-S1"
    assert str(history.devices[0].sites) == stored
    assert server.log.read_text() == ""


def test_deleting_an_operation_shows_its_hardware_and_undo_brings_all_back(
    example: Server, person: Visit
) -> None:
    before = example.command("export", str(example.data.parent / "before.json"))
    assert before.returncode == 0, before.stderr
    whole = example.history()
    person.open("log?kind=surgery&id=example-operation-1")
    person.press("Delete ...")
    dialog = person.page.get_by_role("dialog")
    expect(dialog).to_contain_text("This goes with it:")
    expect(dialog).to_contain_text("Pedicle screw L4")
    person.press("No, keep it")
    expect(dialog).to_have_count(0)
    person.press("Delete ...")
    person.press("Yes, delete")
    person.says("Deleted: operation.")
    assert len(example.history().surgeries) == len(whole.surgeries) - 1
    assert len(example.history().devices) < len(whole.devices)
    person.press("Undo")
    person.says("taken back")
    again = example.history()
    assert {s.id for s in again.surgeries} == {s.id for s in whole.surgeries}
    assert {(d.id, str(d.sites), len(d.events)) for d in again.devices} == {
        (d.id, str(d.sites), len(d.events)) for d in whole.devices
    }
    assert example.command("check").returncode == 0
    assert example.log.read_text() == ""


def test_from_a_record_one_press_leads_to_an_empty_form_and_names_keep_their_capitals(
    server: Server, person: Visit
) -> None:
    operation_with_cages(server, person)
    person.open(f"log?kind=device&id={server.history().devices[0].id}")
    expect(person.page.get_by_role("heading", name="Change: hardware")).to_be_visible()
    person.says("catalogue number (REF), size, material, lot number, serial number and UDI")
    person.press("Log something else ...")
    expect(person.page.get_by_role("heading", name="Log", exact=True)).to_be_visible()
    expect(person.page.get_by_role("heading", name="Operation", exact=True)).to_be_visible()
    assert "id=" not in person.page.url
