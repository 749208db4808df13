"""The table "Fusion by segment": intended and achieved never share a word."""

from datetime import date

import makers as m
import pytest

from tracker.domain.history import History
from tracker.domain.records import FusionAssessment
from tracker.views import fusion_words

ON = date(2026, 11, 22)

FIRST = m.surgery(
    "2013-05-23", m.procedure("plif", "L4-L5, L5-S1"), m.procedure("posterolateral_fusion", "L4-L5")
)
REDO = m.surgery("2015-01-19", m.procedure("plif", "L5-S1"))
SCAN = m.imaging(
    "ct", "2014-12", m.finding("pseudarthrosis", "L5-S1", called="failed fusion"), reader="R. Example"
)
FUSED = m.of(
    FusionAssessment,
    date="2014-12",
    method="CT",
    words="bone goes through",
    grade_system="Bridwell",
    grade="I",
)
OTHER = m.of(FusionAssessment, date="2014-12", status="not fused", method="flexion-extension X-ray")


def test_each_segment_has_a_row() -> None:
    history = History(surgeries=(FIRST, REDO), imaging=(SCAN,), fusion=(FUSED,))
    upper, lower = fusion_words.rows(history, date(2020, 1, 1))
    assert (upper.where, upper.said) == ("L4-L5", "fused")
    assert upper.particulars == (
        "Dec 2014, CT, who said so: not recorded",
        "Bridwell I",
        "“bone goes through”",
    )
    assert upper.intended == ("PLIF, operation 1 (23 May 2013)",)
    assert (lower.where, lower.said, lower.particulars) == ("L5-S1", "", ())
    assert lower.earlier == ("pseudarthrosis (“failed fusion”): CT, Dec 2014, R. Example",)
    assert lower.intended == ("PLIF, operation 1 (23 May 2013)", "PLIF, operation 2 (19 Jan 2015)")
    before = fusion_words.rows(history, date(2015, 1, 1))[1]
    assert (before.said, before.particulars) == (
        "pseudarthrosis (“failed fusion”)",
        ("Dec 2014, CT, R. Example",),
    )


def test_two_who_differ_are_both_shown() -> None:
    (row, _) = fusion_words.rows(History(surgeries=(FIRST,), fusion=(FUSED, OTHER)), date(2020, 1, 1))
    assert row.said == "differs: fused; not fused"
    assert row.particulars[0] == "fused: Dec 2014, CT, who said so: not recorded"
    assert row.particulars[-1] == "not fused: Dec 2014, flexion-extension X-ray, who said so: not recorded"


SAID_AND_DONE = [
    # the operation, when it was said to be fused, the heading above it, what the mark of the drawing adds
    ("2016-03-01", "2015", "Said before", "no fusion report recorded since"),
    ("2016-03-01", "2016", "Also said", "the dates leave open whether it was assessed since"),
    ("2016-03-01", "2014/2017", "Also said", "the dates leave open whether it was assessed since"),
    ("2016-03-01", "2015/2016-03-01", "Said before", "no fusion report recorded since"),
]


@pytest.mark.parametrize(("done", "said", "heading", "added"), SAID_AND_DONE)
def test_before_and_since_are_said_only_of_dates_that_cannot_overlap(
    done: str, said: str, heading: str, added: str
) -> None:
    judged = m.of(FusionAssessment, date=said, sites="L4-L5", status="fused")
    record = History(surgeries=(m.surgery(done),), fusion=(judged,))
    (row,) = fusion_words.rows(record, ON)
    assert (row.said, row.earlier_title, len(row.earlier)) == ("", heading, 1)
    assert fusion_words.notes(record, row.state)[-1] == added


def test_what_was_said_without_a_date_is_not_said_before() -> None:
    undated = m.of(FusionAssessment, sites="L4-L5", status="not fused")
    dated = m.of(FusionAssessment, date="2014", sites="L4-L5", status="fused")
    (row,) = fusion_words.rows(History(surgeries=(m.surgery("2013"),), fusion=(dated, undated)), ON)
    assert (row.said, row.earlier_title) == ("fused", "Also said")
