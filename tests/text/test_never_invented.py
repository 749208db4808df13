"""What was taken out, denied, left in or told of another day is never read as something done, by a table of cases."""

import csv
from pathlib import Path

import pytest
from signatures import TODAY, brief

from tracker.text.reader import read

with (Path(__file__).parent / "cases" / "never_invented.tsv").open(encoding="utf-8") as file:
    CASES = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@pytest.mark.parametrize(("text", "expected", "unread", "why"), CASES, ids=[case[0] for case in CASES])
def test_no_fact_is_made_up(text: str, expected: str, unread: str, why: str) -> None:
    reading = read(text, today=TODAY)
    assert (" ;; ".join(map(brief, reading.events)) or "-") == expected, why
    assert (" ;; ".join(one.text for one in reading.unread) or "-") == unread, why
