"""The outside scorecard: which criteria of a personal health record stand, and the test that shows each.

``conformance.tsv`` names criteria of the HL7 Personal Health Record System Functional Model by their number. A
test that is named has to be there; whether it passes, the suite itself says.
"""

import ast
import csv
import hashlib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NUMBER, NAMES = 80, "f78c86711f03053b"
"""How many criteria concern a spine history on the patient's own computer, and the start of the SHA-256 of their names."""


def rows() -> list[dict[str, str]]:
    """The lines of the scorecard."""
    with (ROOT / "tests" / "conformance.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def problems(row: dict[str, str]) -> list[str]:
    """What is wrong with a line."""
    found = []
    if row["stands"] not in ("yes", "partly", "no"):
        found.append("it stands yes, partly or no")
    if row["stands"] != "no" and not row["test"]:
        found.append("no test is named")
    if row["test"] and not is_there(row["test"]):
        found.append("the test is not there")
    if row["stands"] == "partly" and not row["remark"]:
        found.append("what is missing is not said")
    return found


def is_there(named: str) -> bool:
    """Whether a test ("tests/a.py::test_b") stands in its file; nothing is imported."""
    path, _, name = named.partition("::")
    file = ROOT / path
    if not path.startswith("tests/") or not file.is_file():
        return False
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_what_stands_is_shown_by_a_test(row: dict[str, str]) -> None:
    assert problems(row) == []


def test_every_criterion_is_judged_once() -> None:
    counted = Counter(row["id"] for row in rows())
    assert [one for one, times in counted.items() if times > 1] == []
    names = hashlib.sha256("\n".join(sorted(counted)).encode()).hexdigest()
    assert (len(counted), names[: len(NAMES)]) == (NUMBER, NAMES), "one is missing, or is not among them"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"stands": "yes", "test": "", "remark": ""}, ["no test is named"]),
        ({"stands": "partly", "test": "", "remark": "x"}, ["no test is named"]),
        ({"stands": "no", "test": "", "remark": ""}, []),
        ({"stands": "maybe", "test": "", "remark": ""}, ["it stands yes, partly or no", "no test is named"]),
        (
            {"stands": "yes", "test": "tests/test_walls.py::test_gone", "remark": ""},
            ["the test is not there"],
        ),
        ({"stands": "yes", "test": "tests/gone.py::test_it", "remark": ""}, ["the test is not there"]),
        (
            {"stands": "partly", "test": "tests/test_walls.py::test_the_walls_name_every_room", "remark": ""},
            ["what is missing is not said"],
        ),
    ],
)
def test_a_wrong_line_is_found(row: dict[str, str], expected: list[str]) -> None:
    assert problems(row) == expected
