"""The steps of an image in words: only what is recorded is said, and what is not is said to be not recorded."""

from datetime import date

import makers
import pytest

from tracker.domain.records import Finding
from tracker.views import words
from tracker.views.imaging_steps import steps_words

DATES = {"ordered": "2010-03-03", "date": "2010-03-12", "received": "2010-06-15", "discussed": "2010-07-01"}


@pytest.mark.parametrize(
    ("recorded", "state", "on", "expected"),
    [
        ("ordered date received", "done", "2010-06-20",
         "ordered 3 Mar 2010; done 12 Mar 2010; report received 15 Jun 2010; not recorded whether discussed"),
        ("ordered date received", "done", "2010-03-13", "ordered 3 Mar 2010; done 12 Mar 2010; report not recorded"),
        ("ordered date received", "done", "2010-03-05", "ordered 3 Mar 2010; not recorded whether done"),
        ("ordered date received", "done", "2010-03-01", ""),
        ("ordered date received discussed", "done", "2011-01-01",
         "ordered 3 Mar 2010; done 12 Mar 2010; report received 15 Jun 2010; discussed 1 Jul 2010"),
        ("date discussed", "discussed", "2011-01-01", "done 12 Mar 2010; discussed 1 Jul 2010"),
        ("", "ordered", "2011-01-01", "ordered, date not recorded; not recorded whether done"),
        ("", "scheduled", "2011-01-01", "scheduled; not recorded whether done"),
        ("ordered", "scheduled", "2011-01-01", "ordered 3 Mar 2010; scheduled; not recorded whether done"),
        ("ordered date", "scheduled", "2010-03-05", "ordered 3 Mar 2010; planned for 12 Mar 2010"),
        ("date", "scheduled", "2010-03-05", "planned for 12 Mar 2010"),
        ("date", "ordered", "2010-03-05", "ordered, date not recorded; not recorded whether done"),
        ("date", "scheduled", "2010-03-12", "scheduled; not recorded whether done"),
        ("date", "scheduled", "2011-01-01", "scheduled; not recorded whether done"),
        ("date", "cancelled", "2010-03-05", "cancelled"),
        ("ordered", "cancelled", "2011-01-01", "ordered 3 Mar 2010; cancelled"),
        ("", "done", "2011-01-01", "done, date not recorded; report not recorded"),
        ("date", "report received", "2011-01-01",
         "done 12 Mar 2010; report received, date not recorded; not recorded whether discussed"),
    ],
)  # fmt: skip
def test_steps(recorded: str, state: str, on: str, expected: str) -> None:
    values = {"date": None} | {name: DATES[name] for name in recorded.split()}
    study = makers.imaging("xray", state=state, **values)
    assert steps_words(study, date.fromisoformat(on)) == expected


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        ("present", "Stenosis of the canal L3-L4"),
        ("absent", "Stenosis of the canal L3-L4: reported absent"),
        ("uncertain", "Stenosis of the canal L3-L4: uncertain"),
        ("not mentioned", "Stenosis of the canal L3-L4: not mentioned in the report"),
    ],
)
def test_each_answer_of_a_report_has_its_own_word(qualifier: str, expected: str) -> None:
    finding: Finding = makers.finding_record(qualifier=qualifier)
    assert words.finding_words(finding) == expected
