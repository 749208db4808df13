"""What a study found at which level, and what is no operation though a study speaks of it, by a table of cases."""

import csv
from pathlib import Path

import pytest
from signatures import TODAY, brief, drafts_of

from tracker.domain.records import ImagingStudy
from tracker.text.reader import read
from tracker.text.reading import Event

with (Path(__file__).parent / "cases" / "findings.tsv").open(encoding="utf-8") as file:
    CASES = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def told(event: Event) -> str:
    """The event, and the findings that stand at levels of their own."""
    own = [f"{one.code} at {one.sites or 'no level'}" for one in event.conditions if one.sites is not None]
    return " | ".join([brief(event), *own])


@pytest.mark.parametrize(("text", "expected", "unread", "why"), CASES, ids=[case[0] for case in CASES])
def test_what_a_study_found(text: str, expected: str, unread: str, why: str) -> None:
    reading = read(text, today=TODAY)
    assert " ;; ".join(map(told, reading.events)) == expected, why
    assert (" ;; ".join(one.text for one in reading.unread) or "-") == unread, why


def test_a_draft_has_each_finding_at_its_level() -> None:
    (draft,) = drafts_of("2018 X-ray L4-5 fused, L5-S1 not fused")
    assert draft.kind is ImagingStudy
    found = [(one["kind"], str(one["sites"])) for one in draft.data["findings"]]
    assert found == [("fused", "L4-L5"), ("not_fused", "L5-S1")]
    assert str(draft.data["sites"]) == "L4-L5, L5-S1"
