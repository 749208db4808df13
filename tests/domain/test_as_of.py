"""A history as of a day: what is left out, what stays, and that the whole one is not touched."""

from datetime import date

import makers as m
import pytest

from tracker.domain.as_of import as_of
from tracker.domain.history import Course, History, SeriesPoint
from tracker.domain.records import Appointment, Medication, Surgery, Symptom

ON = date(2014, 6, 1)


@pytest.mark.parametrize(
    ("when", "status", "kept", "why"),
    [
        ("2013", "done", True, "over"),
        ("2014", "done", True, "may have happened"),
        ("2014-06-01", "done", True, "the day itself"),
        ("2014-06-02", "done", False, "a day later"),
        (None, "done", True, "without a date, as far as anyone knows"),
        ("XXXX", "done", True, "nobody knows when"),
        ("2015", "planned", True, "a plan is no history"),
        ("2015", "cancelled", False, "not yet cancelled, as far as its date tells"),
        ("2015", "unknown", False, "whatever became of it"),
    ],
)
def test_operations(when: str | None, status: str, kept: bool, why: str) -> None:
    surgery = m.surgery(when, status=status)
    device = m.device(by=surgery)
    found = as_of(History(surgeries=(surgery,), devices=(device,)), ON)
    assert found.surgeries == ((surgery,) if kept else ()), why
    assert found.devices == ((device,) if kept else ()), "hardware goes with its operation"


@pytest.mark.parametrize(
    ("when", "state", "kept"),
    [
        ("2014-05", "done", True),
        ("2015", "done", False),
        ("2015", "ordered", True),
        ("2015", "cancelled", False),
    ],
)
def test_images(when: str, state: str, kept: bool) -> None:
    found = as_of(History(imaging=(m.imaging("ct", when, state=state),)), ON)
    assert len(found.imaging) == kept


def test_what_became_of_hardware_later_is_left_out_and_the_record_stays_as_it_is() -> None:
    later = m.surgery("2015-01-19")
    events = [m.event("broken", "2014-05"), m.event("removed", None, surgery_id=later.id)]
    rod = m.device("rod", "L4-L5", m.event("implanted", "2013"), *events, maker="Example Spine")
    history = History(surgeries=(later,), devices=(rod,))
    (known,) = as_of(history, ON).devices
    assert [event.kind.value for event in known.events] == ["implanted", "broken"]
    assert (known.id, known.maker, str(known.sites)) == (rod.id, "Example Spine", "L4-L5")
    assert len(rod.events) == 3
    assert as_of(history, date(2016, 1, 1)).devices == (rod,)
    assert as_of(history, date(2012, 12, 31)).devices == ()


def test_an_end_that_has_not_come_is_not_known() -> None:
    condition = m.condition("sciatica", "", "2012", until="2015")
    pain = m.symptom("leg_pain", "2012", until="2014-05", note="as it was")
    found = as_of(History(conditions=(condition,), symptoms=(pain, m.symptom(date="2015"))), ON)
    assert [(one.until, one.id) for one in found.conditions] == [(None, condition.id)]
    assert found.symptoms == (pain,)
    assert str(condition.until) == "2015"


def test_a_complication_that_came_later_is_not_known() -> None:
    complications = [
        {"kind": "dural_tear", "date": None},
        {"kind": "infection", "date": "2014-06-01"},
        {"kind": "haematoma", "date": "2014-06-20"},
    ]
    operation = m.surgery("2014-05-23", complications=complications, note="two nights")
    (known,) = as_of(History(surgeries=(operation,)), ON).surgeries
    assert [one.kind for one in known.complications] == ["infection", "dural_tear"]
    assert (known.id, known.note, len(known.procedures)) == (operation.id, "two nights", 1)
    assert len(operation.complications) == 3, "the whole one is not touched"


@pytest.mark.parametrize(("until", "why"), [("2014-06", "rash"), ("2014-07", None), (None, "rash")])
def test_why_a_medicine_was_stopped_is_known_once_it_was(until: str | None, why: str | None) -> None:
    medicine = m.of(Medication, date="2012", until=until, why_stopped="rash")
    (known,) = as_of(History(medications=(medicine,)), ON).medications
    assert known.why_stopped == why


def course(pain: Symptom, *days: tuple[str, int]) -> Course:
    entries = [m.entry(pain, day, score) for day, score in days]
    points = tuple(SeriesPoint(date.fromisoformat(day), score) for day, score in days)
    highest = max(entries, key=lambda entry: entry.score or 0)
    return Course(points, len(entries), entries[0], highest, entries[-1])


def test_a_course_ends_on_the_day() -> None:
    pain = m.symptom("leg_pain", "2013")
    whole = course(pain, ("2014-01-06", 3), ("2014-02-03", 6), ("2014-03-03", 4), ("2015-01-05", 9))
    history = History(symptoms=(pain,), courses={pain.id: whole})
    found = as_of(history, ON).course_of(pain)
    assert [point.score for point in found.points] == [3, 6, 4]
    said = [(entry.score, str(entry.date)) for entry in (found.first, found.highest, found.latest) if entry]
    assert said == [(3, "2014-01-06"), (6, "2014-02-03/2014-02-09"), (4, "2014-03-03/2014-03-09")]
    assert as_of(history, date(2015, 1, 5)).course_of(pain) is whole
    assert as_of(history, date(2013, 6, 1)).course_of(pain).latest is None
    midweek = as_of(history, date(2014, 3, 4)).course_of(pain)
    assert [point.score for point in midweek.points] == [3, 6], "the week's strongest may have come later"


def test_an_operation_dated_ahead_has_no_number() -> None:
    surgeries: tuple[Surgery, ...] = (m.surgery("2013"), m.surgery("2028"), m.surgery(None))
    history = as_of(History(surgeries=surgeries), ON)
    assert [history.number_of(surgery) for surgery in surgeries] == [1, None, 2]


def test_as_of_the_same_day_twice_changes_nothing() -> None:
    history = History(person=m.person(), anatomy=m.anatomy(lumbar=6), surgeries=(m.surgery("2013"),))
    once = as_of(history, ON)
    assert as_of(once, ON) == once
    assert (once.person, once.anatomy, once.axis) == (history.person, history.anatomy, history.axis)


def test_what_came_of_a_visit_is_not_known_before_it() -> None:
    question = {"text": "Why did it break?", "answer": "little explanation"}
    visit = m.of(Appointment, date="2015-01-19/2015-08-15", notes="Asked again.", questions=[question])
    history = History(appointments=(visit,))
    before, after = (as_of(history, date(year, 12, 1)).appointments[0] for year in (2014, 2015))
    assert (before.notes, before.questions[0].text, before.questions[0].answer) == (
        None,
        "Why did it break?",
        None,
    )
    assert after is visit
    assert visit.questions[0].answer == "little explanation"


@pytest.mark.parametrize(
    ("when", "kept"), [("2015-08/..", False), ("2012/..", True), ("2027-01", True), (None, True)]
)
def test_a_plan_that_stands_open_from_a_day_is_not_known_before_it(when: str | None, kept: bool) -> None:
    plan = m.surgery(when, status="planned")
    assert bool(as_of(History(surgeries=(plan,)), date(2014, 6, 1)).surgeries) is kept
