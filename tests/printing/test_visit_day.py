"""The sheet that is printed on the day of the visit, the day before it and the day after."""

from datetime import date

import appointments as a
import makers as m
import pytest

from printing.reading import all_words, cell_words, lines, named, names
from tracker.domain.as_of import as_of
from tracker.domain.history import History
from tracker.domain.records import Appointment
from tracker.printing.layout import Paragraph, Sheet
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted
from tracker.views.since_visit import since_last_visit
from tracker.views.timeline import timeline
from tracker.views.timeline_marks import Look

DAY = date(2026, 11, 22)
BEFORE, AFTER = date(2026, 11, 21), date(2026, 11, 23)
QUESTION = "Is the cage in place?"


@pytest.fixture
def story() -> History:
    """A visit last year, something new since, and a visit on the day."""
    last = m.of(Appointment, date="2025-03-01", purpose="First talk")
    now = m.of(Appointment, date="2026-11-22", purpose="Second opinion", questions=[{"text": QUESTION}])
    return a.history_of([m.person(), last, now, m.imaging("ct", "2026-05-02", sites="L4-L5")])


def _appointment(story: History, on: date, today: date = DAY) -> Sheet:
    return a.appointment(story, on, today=today)


@pytest.mark.parametrize("on", [BEFORE, DAY])
def test_up_to_its_own_day_the_visit_is_the_one_the_sheet_is_for(story: History, on: date) -> None:
    told = _appointment(story, on, on)
    said = " ".join(lines(told, "visit"))
    assert "Second opinion" in said
    assert QUESTION in said
    assert "not recorded" not in said
    assert "Second opinion" not in " ".join(lines(told, "since_visit"))
    assert "CT" in " ".join(lines(told, "since_visit"))
    assert named(told, "since_visit").title == "Since the visit of 1 Mar 2025"


def test_the_day_after_it_is_the_last_visit(story: History) -> None:
    told = _appointment(story, AFTER, AFTER)
    assert lines(told, "visit") == ["Why this visit: not recorded", "Questions: not recorded"]
    assert named(told, "since_visit").title == "Since the visit of 22 Nov 2026"


def test_a_sheet_of_that_day_printed_later_tells_it_alike(story: History) -> None:
    assert lines(_appointment(story, DAY, AFTER), "visit") == lines(_appointment(story, DAY), "visit")


@pytest.mark.parametrize("kind", [Kind.FULL, Kind.APPOINTMENT])
@pytest.mark.parametrize("order", ["time", "level", "topic"])
def test_every_sheet_that_tells_of_visits_tells_the_question(story: History, kind: Kind, order: str) -> None:
    told = sheet(story, DAY, Wanted(kind=kind, order=order, today=DAY))  # type: ignore[arg-type]
    assert QUESTION in all_words(told)


def test_the_full_history_by_topic_calls_it_ahead(story: History) -> None:
    told = sheet(story, DAY, Wanted(order="topic", today=DAY))
    assert QUESTION in str(named(told, "visit"))
    assert "Second opinion" not in str(named(told, "visits_before"))
    blocks = [block for block in named(told, "since_visit").blocks if isinstance(block, Paragraph)]
    assert "Second opinion" not in "".join(line for block in blocks for line in cell_words(block.lines))


@pytest.mark.parametrize(("left", "gone"), [("visit", True), ("visits_before", False)])
def test_it_is_left_out_with_the_visits_ahead(story: History, left: str, gone: bool) -> None:
    told = sheet(story, DAY, Wanted(order="topic", today=DAY, leave_out=frozenset({left})))
    assert (QUESTION not in all_words(told)) is gone
    assert left not in names(told)


def test_page_and_timeline_count_it_as_ahead(story: History) -> None:
    found = since_last_visit(as_of(story, DAY), DAY)
    assert found is not None
    assert [one.table for one in found.changes] == ["imagingstudy"]
    marks = [
        mark for lane in timeline(story, DAY).lanes for mark in lane.marks if mark.table == "appointment"
    ]
    assert [mark.look for mark in marks] == [Look.SOLID, Look.HOLLOW]


def test_an_answer_written_down_on_the_day_is_kept() -> None:
    visit = m.of(Appointment, date="2026-11-22", questions=[{"text": QUESTION, "answer": "It is."}])
    assert as_of(History(appointments=(visit,)), DAY).appointments == (visit,)


def test_a_visit_of_this_year_with_an_outcome_has_been() -> None:
    """What is dated in that year may be news or not: it is told as possibly earlier."""
    visit = m.of(Appointment, date="2026", purpose="Second opinion", notes="Come again in a year.")
    image = m.imaging("ct", "2026-05-02", sites="L4-L5")
    older = m.imaging("mri", "2025-05-02", sites="L4-L5")
    history = a.history_of([m.person(), visit, image, older])
    told = _appointment(history, DAY)
    assert lines(told, "visit") == ["Why this visit: not recorded", "Questions: not recorded"]
    assert named(told, "since_visit").title == "Since the visit of 2026"
    assert lines(told, "since_visit") == ["2 May 2026 (possibly before the visit)  CT: L4-L5"]
    by_topic = sheet(history, DAY, Wanted(order="topic", today=DAY))
    assert "visit" not in names(by_topic)
    assert "Second opinion" in str(named(by_topic, "visits_before"))


def test_a_visit_without_a_date_that_has_been_is_not_called_not_recorded() -> None:
    told = _appointment(a.history_of([m.person(), m.of(Appointment, purpose="Talk", notes="All well.")]), DAY)
    assert lines(told, "since_visit") == ["date of the visit before not recorded"]
