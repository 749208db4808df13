"""What the person joins and splits on the review page."""

import pytest
from signatures import POSTED, TODAY

from tracker.domain.gate import build
from tracker.domain.records import Surgery
from tracker.text.drafts import Draft, drafts
from tracker.text.grouping import Regrouping, Way
from tracker.text.reader import read

DAY = "PLIF L5-S1 Jan 19, 2015\nLaminectomy L3-L4 Jan 19, 2015\nstenosis since 1995\nPLIF L4-L5 2013"
VAGUE = "PLIF L4-L5 2013\nLaminectomy L3-L4 May 2013\nACDF C5-C6 planned for 2030"


def told(text: str, *regroupings: Regrouping) -> list[str]:
    found = drafts(
        read(text, today=TODAY, posted=POSTED), today=TODAY, posted=POSTED, regroupings=regroupings
    )
    return [brief(draft) for draft in found]


def brief(draft: Draft) -> str:
    record = build(draft.kind, draft.data)
    kinds = [one.kind for one in record.procedures] if isinstance(record, Surgery) else [draft.kind.title]
    return f"{draft.key}: {'+'.join(kinds)} {getattr(record, 'date', None)}"


FIRST, SECOND, FUSION = "0: plif 2015-01-19", "24: laminectomy 2015-01-19", "75: plif 2013"
STENOSIS = "55: condition 1995"


@pytest.mark.parametrize(
    ("regroupings", "expected", "why"),
    [
        ([], ["0: plif+laminectomy 2015-01-19", STENOSIS, FUSION], "one day is one operation"),
        ([Regrouping(Way.SPLIT, "0")], [FIRST, SECOND, STENOSIS, FUSION], "split by procedure"),
        ([Regrouping(Way.SPLIT, "0"), Regrouping(Way.JOIN, "24", "0")],
         ["0: plif+laminectomy 2015-01-19", STENOSIS, FUSION], "and joined again, in the order of the text"),
        ([Regrouping(Way.JOIN, "75", "0")], ["0: plif+laminectomy+plif 2015-01-19", STENOSIS],
         "two days joined: the first is kept"),
        ([Regrouping(Way.JOIN, "0", "55")], ["0: plif+laminectomy 2015-01-19", STENOSIS, FUSION],
         "an operation and a condition are never one"),
        ([Regrouping(Way.SPLIT, "24"), Regrouping(Way.JOIN, "0", "0"), Regrouping(Way.JOIN, "9", "8")],
         ["0: plif+laminectomy 2015-01-19", STENOSIS, FUSION], "what is not there changes nothing"),
    ],
)  # fmt: skip
def test_groups(regroupings: list[Regrouping], expected: list[str], why: str) -> None:
    assert told(DAY, *regroupings) == expected, why


def test_the_finer_date_within_the_first_is_taken_and_a_plan_is_never_joined() -> None:
    assert told(VAGUE, Regrouping(Way.JOIN, "0", "16")) == ["0: plif+laminectomy 2013-05", "43: acdf 2030"]
    assert told(VAGUE, Regrouping(Way.JOIN, "0", "43")) == told(VAGUE)


def test_one_line_with_two_procedures_is_split() -> None:
    assert told("Laminectomy, microdiscectomy L3-L4 2013", Regrouping(Way.SPLIT, "0")) == [
        "0: laminectomy 2013",
        "13: microdiscectomy 2013",
    ]


def test_two_dates_of_one_procedure_have_keys_of_their_own() -> None:
    assert told("PLIF L4-L5 2010 and 2015") == ["0: plif 2010", "0-2: plif 2015"]


def test_two_reports_of_one_scan_are_joined() -> None:
    text = "MRI 2015 showed stenosis at L3-L4\nMRI 2015 showed a herniated disc at L5-S1"
    (draft,) = drafts(
        read(text, today=TODAY, posted=POSTED), today=TODAY, regroupings=[Regrouping(Way.JOIN, "34", "0")]
    )
    assert [one["kind"] for one in draft.data["findings"]] == ["stenosis_canal", "disc_herniation"]
