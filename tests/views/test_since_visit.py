"""What has changed since the last visit: by the dates of the facts, whenever they were typed."""

import re
from datetime import date
from typing import Any

import cage_story
import makers as m
import pytest
from printing.reading import all_words

from tracker.domain import records as r
from tracker.domain.history import History
from tracker.domain.visits import last_visit, seen_from
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted
from tracker.views.since_visit import since_last_visit

ON = date(2011, 2, 1)


def visit(when: str | None, **more: Any) -> r.Appointment:
    return m.of(r.Appointment, date=when, **more)


@pytest.mark.parametrize(
    ("visits", "expected", "why"),
    [
        ([], None, "none is recorded"),
        (["2010-04-01"], "2010-04-01", "the only one"),
        (["2010-04-01", "2011-01-02", "2012"], "2011-01-02", "the newest that has been"),
        (["2011-02-01"], None, "today's visit is not over"),
        (["2011"], None, "it may still be to come"),
        ([None, "2010"], "2010", "without a date it cannot be told"),
    ],
)
def test_the_last_visit(visits: list[str | None], expected: str | None, why: str) -> None:
    found = last_visit(History(appointments=tuple(visit(when) for when in visits)), ON)
    assert (str(found.date) if found else None) == expected, why


@pytest.mark.parametrize(
    ("when", "day"), [("2010-04-01", "2010-04-01"), ("2012-01-01", "2011-02-01"), (None, "2011-02-01")]
)
def test_the_day_a_visit_looks_back_from(when: str | None, day: str) -> None:
    assert seen_from(visit(when), ON) == date.fromisoformat(day)


def test_what_is_dated_after_the_visit_is_told_by_day() -> None:
    story = cage_story.history(visit("2011-11-01", clinician="A. Example"))
    found = since_last_visit(story, cage_story.REPORT)
    assert found is not None
    assert found.title == "Since the visit of 1 Nov 2011 with A. Example"
    told = [(str(one.when), one.what.partition(". ")[0], one.possibly) for one in found.changes]
    image = "Image, kind not said"
    seen = "Hardware displaced (“cage hanging out in front, only just between the vertebrae”)"
    assert told == [
        ("2012-01~", "Hardware: 1 × Interbody cage or spacer L4-L5: displaced (about Jan 2012)", False),
        ("2012-01~", f"{image}: lumbar: Hardware displaced (“cage slipped out to the front”) L4-L5", False),
        ("2012-01~", "Appointment: Follow-up scan with the slipped cage", False),
        ("2012-01~", f"{image} (about 17 Oct 2011): report received: lumbar: {seen} L4-L5", False),
        ("2012-01~", f"{image} (about 17 Oct 2011): discussed", False),
    ]


def test_a_vague_date_is_only_possibly_after_the_visit() -> None:
    history = History(
        appointments=(visit("2010-04-01"),),
        conditions=(m.condition(date="2010"), m.condition(date="2009"), m.condition(date="2012")),
        medications=(m.of(r.Medication, date="2008", until="2010-09"),),
    )
    found = since_last_visit(history, ON)
    assert found is not None
    assert [(str(one.when), one.possibly) for one in found.changes] == [("2010", True), ("2010-09", False)]
    assert found.changes[1].what == "Medicine, Examplin: ended"


def test_what_began_and_ended_since_is_told_once() -> None:
    taken = m.of(r.Medication, date="2010-10", until="2010-11")
    history = History(appointments=(visit("2010-04-01"),), medications=(taken,))
    found = since_last_visit(history, ON)
    assert found is not None
    assert [one.what for one in found.changes] == ["Medicine: Examplin, until Nov 2010"]


ENDS = [
    # until, what is said of it on 1 Feb 2011, why
    ("2010-09", "ended", "the month is over"),
    ("2011-01-31", "ended", "the day before"),
    ("2011", "possibly ended", "the year is not over"),
    ("2011-02", "possibly ended", "the month is not over"),
]


@pytest.mark.parametrize(("until", "said", "why"), ENDS, ids=[case[-1] for case in ENDS])
def test_what_lasts_until_this_year_has_not_surely_ended(until: str, said: str, why: str) -> None:
    taken = m.of(r.Medication, name="Examplin", group="blood thinner", date="2008", until=until)
    history = History(appointments=(visit("2010-04-01"),), medications=(taken,))
    found = since_last_visit(history, ON)
    assert found is not None
    assert [one.what.rpartition(": ")[2] for one in found.changes] == [said], why
    head = all_words(sheet(history, ON, Wanted(Kind.APPOINTMENT)))
    assert ("stopped: Examplin" in head) == (said == "ended"), "both say the same"


def test_nothing_since() -> None:
    found = since_last_visit(History(appointments=(visit("2010-04-01"),)), ON)
    assert found is not None
    assert found.changes == ()


def test_page_and_print_say_it_alike() -> None:
    story = cage_story.history(visit("2011-11-01"))
    found = since_last_visit(story, on := cage_story.REPORT)
    sections = sheet(story, on, Wanted(order="topic")).sections
    (section,) = [one for one in sections if one.title == "Since the visit of 1 Nov 2011"]
    assert found is not None
    said = re.sub("[“”]", "", str(section))  # the print sets own words in quotation marks
    assert all(re.sub("[“”]", "", change.what) in said for change in found.changes)
