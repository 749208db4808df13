"""Hardware in one line on the pages: rows to correct, saved for the operation that is chosen, leftovers kept in sight."""

from playwright.sync_api import expect
from visiting import Server, Visit

from tracker.domain.records import Device


def _devices(server: Server) -> list[tuple[str, str, int | None, bool]]:
    return [(d.kind, str(d.sites), d.quantity, d.procedure_id is not None) for d in server.history().devices]


def test_a_line_becomes_devices_of_the_operation_it_stands_at(server: Server, person: Visit) -> None:
    assert server.command("read", "--save", text="PLIF L4-S1 May 2013").returncode == 0
    surgery = server.history().surgeries[0]
    person.open(f"log?kind=surgery&id={surgery.id}")
    person.fill("Hardware in one line", "6 screws L4-S1, 2 rods, zork")
    person.says("Not placed: “zork”. It stays in the line after saving.")
    person.says("No level stands beside it; taken from “6 screws L4-S1”.")
    person.fill("How many", "4")
    person.press("Save this hardware")
    person.says("Saved: 2 pieces of hardware.")
    assert _devices(server) == [
        ("screw", "L4, L5, S1", 4, True),
        ("rod", "L4-L5, L5-S1", 2, True),
    ]
    expect(person.box("Hardware in one line")).to_have_value("zork")
    person.press("Undo")
    assert _devices(server) == []


def test_what_is_recorded_already_is_left_out_and_rows_split_by_place(server: Server, person: Visit) -> None:
    server.command("hardware", "2 rods L4-S1", "--save")
    person.open(f"log?kind={Device.table()}")
    person.fill("Hardware in one line", "2 rods L4-S1; screws L4, L5")
    person.says("Recorded already: 2 × Rod L4-S1.")
    person.press("One row for each place of “screws L4, L5”")
    person.press("Save this hardware")
    assert _devices(server) == [
        ("rod", "L4-L5, L5-S1", 2, False),
        ("screw", "L4", None, False),
        ("screw", "L5", None, False),
    ]
    person.go("Overview")
    person.says("In my body now")
