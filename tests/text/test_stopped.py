"""Operations that were begun and not brought to their end are never read as done, by a table of cases."""

import csv
from pathlib import Path

import pytest
from signatures import drafts_of

from tracker.domain.records import Surgery
from tracker.text.drafts import Draft

with (Path(__file__).parent / "cases" / "stopped.tsv").open(encoding="utf-8") as file:
    CASES = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def _told(draft: Draft) -> str:
    data = draft.data
    kinds = "+".join(one["kind"] for one in data["procedures"])
    reasons = [one["kind"] for procedure in data["procedures"] for one in procedure.get("reasons", ())]
    purpose = f" for {'+'.join(reasons)}" if reasons else ""
    why = f": {data['not_completed']}" if "not_completed" in data else ""
    return f"{kinds}{purpose} {data['status']}{why}"


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[0] for case in CASES])
def test_how_far_it_came(text: str, expected: str, why: str) -> None:
    found = [_told(draft) for draft in drafts_of(text) if draft.kind is Surgery]
    assert (" ;; ".join(found) or "-") == expected, why
