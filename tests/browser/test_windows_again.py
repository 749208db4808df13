"""Questions in a window while another window works on: asked at the right time, and never skipped."""

from collections.abc import Callable

import makers
import pytest
from playwright.sync_api import expect
from visiting import Server, Visit

from tracker import clock
from tracker.domain.records import Record, Surgery
from tracker.storage.store import Store

pytestmark = pytest.mark.browser

ASKED = "This hardware is recorded at the old level"


def saved(server: Server, *records: Record) -> None:
    store = Store.open(server.data, now=clock.now)
    try:
        store.save(*records)
    finally:
        store.close()


def sites(server: Server) -> list[str]:
    return [str(device.sites) for device in server.history().devices]


def test_hardware_at_the_old_level_is_asked_about_until_answered(
    server: Server, window: Callable[[], Visit]
) -> None:
    surgery = makers.surgery("2013", makers.procedure("plif", "L4-L5"))
    saved(server, surgery, makers.device("pedicle_screw", "L4, L5", procedure_id=surgery.procedures[0].id))
    first = window()
    first.open(f"log?kind=surgery&id={surgery.id}")
    first.fill("Where?", "L5-S1")
    first.press("Save operation")
    first.says(ASKED)
    first.page.keyboard.press("Escape")
    expect(first.page.get_by_text(ASKED)).to_have_count(0)
    first.fill("When", "2014")
    expect(first.page.get_by_text(ASKED)).to_have_count(0)
    first.press("Save operation")
    first.says(ASKED)
    assert str(server.history().surgeries[0].date) == "2013"
    changed: Surgery = server.history().surgeries[0]
    changed.note = "typed in another window"
    saved(server, changed)
    first.press("Yes, move it to the new level")
    first.says("was changed in another window")
    assert sites(server) == ["L4, L5"]
    first.press("Save mine instead")
    first.says(ASKED)
    first.press("Yes, move it to the new level")
    first.says("Saved: operation.")
    assert sites(server) == ["L5, S1"]
    assert str(server.history().surgeries[0].date) == "2014"
