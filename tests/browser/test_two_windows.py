"""Two windows on one history: nobody overwrites anybody unasked, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser

OPERATION = "log?kind=surgery&id=example-operation-1"


def date_of(server: Server) -> str:
    return str(server.history().surgeries[0].date)


@pytest.mark.parametrize(
    ("choice", "stored"),
    [("Save mine instead", "2011"), ("Keep the stored one, drop mine", "2012")],
)
def test_the_second_window_is_told_and_chooses(
    example: Server, window: Callable[[], Visit], choice: str, stored: str
) -> None:
    first, second = window(), window()
    first.open(OPERATION)
    second.open(OPERATION)
    second.fill("When", "2011")
    first.fill("When", "2012")
    first.press("Save operation")
    first.says("Saved: operation.")
    second.press("Save operation")
    second.says("was changed in another window")
    expect(second.box("When").first).to_have_value("2011")
    second.says("Stored now: 2012")
    assert date_of(example) == "2012"
    second.press(choice)
    assert "Something went wrong" not in second.text()
    if stored == "2012":
        expect(second.box("When").first).to_have_value("2012")
    else:
        second.says("Saved: operation.")
    assert date_of(example) == stored


def test_one_window_deletes_while_the_other_changes(example: Server, window: Callable[[], Visit]) -> None:
    first, second = window(), window()
    first.open(OPERATION)
    second.open(OPERATION)
    second.fill("When", "2011")
    first.press("Delete ...")
    first.press("Yes, delete")
    first.says("Deleted: operation.")
    second.press("Save operation")
    second.says("This operation is no longer recorded.")
    second.says("What you typed is kept")
    first.press("Undo")
    first.says("taken back")
    second.page.reload()
    expect(second.box("When").first).to_have_value("2011")
    second.settled()
    second.press("Save operation")
    second.press("Save mine instead")
    second.says("Saved: operation.")
    assert "2011" in {str(surgery.date) for surgery in example.history().surgeries}
    assert example.log.read_text() == ""


def test_a_double_click_saves_once(server: Server, person: Visit) -> None:
    person.open("log?kind=condition")
    person.pick("Condition", "spinal stenosis")
    person.button("Save condition").dblclick()
    person.says("Saved: condition.")
    assert len(server.history().conditions) == 1
    assert server.log.read_text() == ""


def test_undo_takes_back_what_it_was_offered_for_and_can_be_taken_back(
    example: Server, window: Callable[[], Visit]
) -> None:
    first, second = window(), window()
    first.open(OPERATION)
    first.fill("When", "2012")
    first.press("Save operation")
    first.says("Saved: operation.")
    second.open(OPERATION)
    second.fill("When", "2011")
    second.press("Save operation")
    second.says("Saved: operation.")
    first.press("Undo")
    first.says("Something else was changed after this, so it was not taken back.")
    assert date_of(example) == "2011"
    second.press("Undo")
    second.says("The last change was taken back: saved operation.")
    assert date_of(example) == "2012"
    second.press("Redo")
    second.says("Redone: saved operation.")
    assert date_of(example) == "2011"
    second.press("Undo")
    second.says("The last change was taken back: saved operation.")
    first.open("mine")
    first.says("Taken back: saved operation")
    first.press("Redo what was taken back")
    first.says("Redone: saved operation.")
    assert date_of(example) == "2011"
