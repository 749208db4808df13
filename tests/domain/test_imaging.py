"""How far an image has come on a day: any step may be skipped, and none is claimed that nobody recorded."""

from datetime import date

import makers
import pytest

from tracker.domain import imaging
from tracker.domain.as_of import as_of
from tracker.domain.history import History
from tracker.domain.records import ImagingStudy


def study(text: str) -> ImagingStudy:
    """A study written "state ordered/done/received/discussed", "-" where a date is not recorded."""
    state, _, dates = text.rpartition(" ")
    values = [None if day == "-" else day for day in dates.split("/")]
    ordered, done, received, discussed = values
    return makers.imaging("xray", done, state=state, ordered=ordered, received=received, discussed=discussed)


WHOLE = "discussed 2010-03-03/2010-03-12/2010-06-15/2010-07-01"

STEPS = [
    # the study, the day, how far, why
    (WHOLE, "2010-03-02", None, "not yet asked for"),
    (WHOLE, "2010-03-03", "ordered", "asked for that day"),
    (WHOLE, "2010-03-11", "ordered", "eight days on, still only ordered"),
    (WHOLE, "2010-03-12", "done", "taken that day"),
    (WHOLE, "2010-06-14", "done", "nobody has read it"),
    (WHOLE, "2010-06-15", "report received", "the day it came"),
    (WHOLE, "2010-07-01", "discussed", "the day it was spoken of"),
    ("done -/2010-03-12/2010-06-15/-", "2010-07-01", "report received", "a date says more than the choice"),
    ("discussed -/2010-03-12/-/2010-07-01", "2010-05-01", "done", "when the report came is not known"),
    ("discussed -/2010-03-12/-/2010-07-01", "2010-07-01", "discussed", "a step may be skipped"),
    ("report received -/2010-03-12/-/-", "2010-03-12", "report received", "as far as anyone knows"),
    ("report received -/-/2010-06-15/-", "2010-04-01", "done", "done some time before"),
    ("ordered -/-/-/-", "2010-04-01", "ordered", "no dates at all"),
    ("ordered -/2010-03-12/-/-", "2010-04-01", "ordered", "the day planned for it is no proof"),
    ("scheduled 2010-03-03/2010-03-12/-/-", "2010-04-01", "scheduled", "nor here"),
    ("scheduled 2010-03-03/2010-03-12/-/-", "2010-03-01", None, "not yet asked for"),
    ("done -/2010-03-12/-/-", "2010-03-11", None, "no earlier step is recorded"),
    ("done -/2010/-/-", "2010-03-11", "done", "some day of that year"),
    ("done -/-/-/-", "2010-03-11", "done", "without a date, as far as anyone knows"),
    ("discussed -/-/-/-", "2010-03-11", "discussed", "the same"),
    ("cancelled 2010-03-03/-/-/-", "2011-01-01", "cancelled", "never done"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "on", "expected", "why"), STEPS)
def test_how_far_it_has_come(text: str, on: str, expected: str | None, why: str) -> None:
    found = imaging.state_on(study(text), date.fromisoformat(on))
    assert (found.value if found else None) == expected, why


@pytest.mark.parametrize(("text", "on", "expected", "why"), STEPS)
def test_a_history_as_of_the_day_has_come_as_far(text: str, on: str, expected: str | None, why: str) -> None:
    day = date.fromisoformat(on)
    kept = as_of(History(imaging=(study(text),)), day).imaging
    if expected is None or expected == "cancelled":
        return
    assert [one.state.value for one in kept] == [expected], why
    assert [imaging.state_on(one, day) for one in kept] == [one.state for one in kept], "again as of that day"


@pytest.mark.parametrize(
    ("text", "report", "on", "expected", "why"),
    [
        (WHOLE, "cage in front", "2010-06-14", False, "it had not come, whatever it says"),
        (WHOLE, None, "2010-06-15", True, "it came"),
        ("done -/2010-03-12/-/-", "all well", "2010-03-12", True, "its words are kept"),
        ("done -/2010-03-12/-/-", None, "2011-01-01", False, "nothing is recorded of it"),
        ("ordered -/-/-/-", "all well", "2011-01-01", False, "no image, no report"),
        ("cancelled -/-/-/-", "all well", "2011-01-01", False, "never done"),
    ],
)
def test_whether_a_report_is_there(text: str, report: str | None, on: str, expected: bool, why: str) -> None:
    found = study(text)
    found.report = report
    assert imaging.has_report(found, date.fromisoformat(on)) is expected, why


def test_what_a_report_says_is_not_known_before_it_has_come() -> None:
    shot = makers.imaging(
        "xray",
        "2010-03-12",
        makers.finding("hardware_displaced", "L4-L5"),
        received="2010-06-15",
        report="cage in front",
    )
    history = History(imaging=(shot,))
    (before,) = as_of(history, date(2010, 6, 14)).imaging
    (after,) = as_of(history, date(2010, 6, 15)).imaging
    assert (before.report, before.findings, before.state.value) == (None, [], "done")
    assert (after.report, len(after.findings)) == ("cage in front", 1)
    assert len(shot.findings) == 1, "the record itself is left as it is"
