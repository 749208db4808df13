"""The command ``hardware``: a line becomes devices of an operation, and the list tells what is in the body on a day."""

import json

import pytest
from shells import Ran, Shell, exported
from signatures import HARRY


@pytest.fixture
def harry(shell: Shell) -> Shell:
    assert shell("read", "--save", "--posted", "2015-08-15", given=HARRY).code == 0
    return shell


def test_a_line_is_shown_and_nothing_is_stored_without_a_yes(harry: Shell) -> None:
    before = exported(harry)
    ran = harry("hardware", "screws L4-S1, 2 rods, 2 cages", "--by", "1.1")
    assert ran == Ran(
        0,
        "Screw, kind not said L4, L5, S1 (number not recorded)\n2 × Rod L4-S1\n2 × Interbody cage or spacer L4-S1\n",
        "Note: 2 × Rod L4-S1: No level stands beside it; taken from “screws L4-S1”.\n"
        "Note: 2 × Interbody cage or spacer L4-S1: No level stands beside it; taken from “screws L4-S1”.\n",
    )
    assert exported(harry) == before


def test_saved_hardware_belongs_to_its_procedure_and_is_not_doubled(harry: Shell) -> None:
    line = "6 screws L4-S1, 2 rods"
    assert harry("hardware", line, "--by", "1.1", "--save").out.endswith("Saved 2 new.\n")
    again = harry("hardware", line, "--by", "1.1", "--save")
    assert again.out.endswith("Saved 0 new.\n")
    assert "Already recorded: 2 × Rod L4-S1\n" in again.err
    records = json.loads(exported(harry))["records"]
    first = next(s for s in records["surgery"] if s["date"] == "2013-05-23")
    assert [
        (d["kind"], d["sites"], d["quantity"], d["procedure_id"])
        for d in sorted(records["device"], key=lambda d: d["position"])
    ] == [
        ("screw", "L4, L5, S1", 6, first["procedures"][0]["id"]),
        ("rod", "L4-L5, L5-S1", 2, first["procedures"][0]["id"]),
    ]


def test_the_list_follows_the_day(harry: Shell) -> None:
    harry("hardware", "2 rods L4-S1", "--by", "1.1", "--save")
    harry("hardware", "cage L5-S1", "--by", "2.1", "--save")
    rod = (
        "L4-S1: 2 × Rod; put in 23 May 2013; in place; maker and model not recorded; MR label not recorded\n"
    )
    assert harry("hardware", "--on", "2014-01-01") == Ran(0, rod, "")
    # Operation 2 was done because of a broken screw, and nothing says what became of the rods.
    later = rod.replace("in place", "not recorded whether removed in operation 2 (19 Jan 2015)")
    assert harry("hardware", "--on", "2016-01-01").out == later + (
        "L5-S1: Interbody cage or spacer; number not recorded; put in 19 Jan 2015; in place; "
        "maker and model not recorded; MR label not recorded\n"
    )


REFUSED = [
    ("2 rods L4-5", "9", "There is no operation 9. There are 1: 23 May 2013 "),
    ("2 rods L4-5", "2", "Operation 2 has several procedures. Write 2.1 for "),
    ("2 rods L4-5", "2.77", "Operation 2 has no procedure 77. Write 2.1 for "),
]


@pytest.mark.parametrize(("line", "by", "said"), REFUSED)
def test_which_operation_is_asked_in_a_sentence(harry: Shell, line: str, by: str, said: str) -> None:
    ran = harry("hardware", line, "--by", by, "--save")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(said)


def test_what_cannot_be_placed_is_said(shell: Shell) -> None:
    assert shell("hardware", "old rods removed") == Ran(
        1, "", "Not placed: old rods removed\nNo hardware could be read in this line.\n"
    )
    assert shell("hardware") == Ran(1, "", "No hardware and no other implant is recorded for this day.\n")
    assert shell("hardware", "2 rods L4-5", "--by", "1").err == (
        "There is no operation 1. No operation is recorded yet; record it first.\n"
    )
