"""The two example histories: each story whole as facts, as exact as it is told, and nothing squeezed into a note."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from shells import Shell
from story_ends import OPEN

from tracker import actions
from tracker.domain.device_state import Presence
from tracker.domain.hardware import in_body, states_on
from tracker.domain.history import LISTS, History
from tracker.domain.records import Origin, Status
from tracker.storage.store import Store
from tracker.views.facts import facts

DATA = Path(__file__).parents[1] / "data"
ON = date(2015, 8, 31)


@pytest.fixture
def history(store: Store) -> History:
    actions.bring_example(store)
    assert store.check() == ()
    return store.history()


@pytest.fixture
def cage(store: Store) -> History:
    actions.bring_example(store, "cage")
    assert store.check() == ()
    return store.history()


def test_the_two_operations(history: History) -> None:
    told = [
        (str(s.date), s.status, [(p.kind, str(p.sites), [r.kind for r in p.reasons]) for p in s.procedures])
        for s in history.surgeries
    ]
    reasons = ["disc_degeneration", "spinal_stenosis"]
    assert told == [
        (
            "2013-05-23",
            Status.DONE,
            [
                ("plif", "L4-L5, L5-S1", reasons),
                ("decompression", "L4-L5, L5-S1", []),
                ("laminectomy", "L5 full", []),
                ("laminotomy", "L4 partial", []),
            ],
        ),
        (
            "2015-01-19",
            Status.DONE,
            [
                ("plif", "L5-S1", ["pseudarthrosis", "hardware_broken"]),
                ("microdiscectomy", "L3-L4", ["disc_herniation"]),
                ("decompression", "L3-L4", ["disc_herniation"]),
                ("laminotomy", "L3-L4 partial", []),
            ],
        ),
    ]
    assert [p.revision for p in history.surgeries[1].procedures] == ["yes", None, None, None]


def test_the_hardware(history: History) -> None:
    states = states_on(history, ON)
    assert [(s.device.kind, str(s.device.sites), s.presence) for s in states] == [
        ("pedicle_screw", "L4", Presence.NOT_RECORDED),
        ("pedicle_screw", "L5, S1", Presence.NOT_RECORDED),
        ("rod", "L4-L5, L5-S1", Presence.NOT_RECORDED),
        ("pedicle_screw", "L5, S1", Presence.IN_PLACE),
        ("rod", "L5-S1", Presence.IN_PLACE),
    ]
    (broken,) = [s for s in states if s.broken]
    (event,) = broken.troubles
    assert (event.quantity, str(event.date)) == (1, "2014-11/2015-01-19")
    assert str(broken.device.sites) == "L5, S1"
    assert all(s.presence is Presence.IN_PLACE for s in states_on(history, date(2015, 1, 18)))


def test_what_the_images_said(history: History) -> None:
    told = [(str(study.date), [finding.kind for finding in study.findings]) for study in history.imaging]
    assert told == [
        ("2013-05-23/2014-11", ["reported_ok"]),
        (
            "2014-11/2015-01-19",
            ["disc_herniation", "cord_compression", "hardware_broken", "spondylolisthesis"],
        ),
    ]
    (said,) = history.fusion
    assert (str(said.sites), said.status, said.words) == ("L5-S1", "not fused", "the fusion had failed")


def test_the_leg_pain_and_what_it_left(history: History) -> None:
    (pain,) = history.symptoms
    assert (pain.kind, pain.side, str(pain.date)) == ("leg_pain", "right", "2014-11")
    assert "front of the thigh" in (pain.place or "")
    (walking,) = history.tolerances
    assert (walking.activity, walking.minutes, walking.metres) == ("walking", None, None)


def test_the_stents_have_no_mr_label_but_what_the_doctors_say_with_its_source(history: History) -> None:
    (stents,) = history.other_implants
    assert (stents.kind, stents.mr_label, stents.date, stents.quantity) == (
        "coronary_stent",
        None,
        None,
        None,
    )
    (said,) = [s for s in history.statements if s.about_id == stents.id]
    assert (said.field, said.value, said.origin) == ("mr_conditions", stents.mr_conditions, Origin.SAID)


def test_two_ages_are_kept_and_one_is_chosen(history: History) -> None:
    assert history.person is not None
    said = [(s.value, s.chosen) for s in history.statements if s.about_id == history.person.id]
    assert said == [("1949-08-16/1950-08-15", "yes"), ("1952-08-16/1953-08-15", None)]


def test_what_is_asked_of_the_surgeon_and_for_the_files(history: History) -> None:
    questions = [q for visit in history.appointments for q in visit.questions]
    assert len(questions) == 3
    assert [q.answer for q in questions if q.answer] == ["little or no explanation"]
    (request,) = history.requests
    assert (request.called, request.answered) == ("operative notes of both operations", None)


def test_the_person_is_called_example(history: History) -> None:
    assert history.person is not None
    assert history.person.name == "Example"
    assert str(history.person.birth_date) == "1949-08-16/1950-08-15"
    written = actions.signature(history, ON, None)
    assert "Example" not in written, "no name without a style that shows it"
    assert "2013" in written


def test_the_cage_story(cage: History) -> None:
    first, second, planned = cage.surgeries
    assert [(s.status, [c.kind for c in s.complications]) for s in cage.surgeries] == [
        (Status.DONE, ["medication"]),
        (Status.ABORTED, ["scar_tissue", "vessel_injury"]),
        (Status.PLANNED, []),
    ]
    assert [(p.kind, str(p.sites)) for p in second.procedures] == [
        ("alif", "L4-L5"),
        ("alif", "L5-S1"),
        ("hardware_removal", "L4-L5"),
    ]
    assert (first.discharged, cage.imaging[0].date) == (cage.imaging[0].date, first.discharged)
    assert [event.kind for event in cage.devices[0].events] == ["displaced", "removed"]
    assert in_body(cage, ON) == ()
    assert [(str(said.sites), said.status) for said in cage.fusion] == [("L4-L5", "not fused")] * 2
    assert planned.procedures[0].reasons[0].kind == "radiculopathy"


def records() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for story in actions.STORIES:
        for table, rows in json.loads(actions.example_bytes(story))["records"].items():
            for row in rows:
                yield story, table, row


GIVEN = {
    "harry": {"2013-05-23", "2015-01-19", "2014-11", "2014-11/2015-01-19", "2013-05-23/2014-11", "2015-08-15"}
    | {"2015-01-19/2015-08-15", "2015-08"},
    "cage": {"2015-08", "2015-08/.."},
}
"""Dates that a story gives, or that follow from it: month 18 after the first operation, between the two."""


def dates(row: dict[str, Any]) -> Iterator[str]:
    """Every date of a record and its parts."""
    for name, value in row.items():
        if isinstance(value, list):
            yield from (when for part in value for when in dates(part))
        elif name in (
            "date",
            "until",
            "received",
            "ordered",
            "discussed",
            "admitted",
            "discharged",
            "mr_date",
        ):
            yield value


@pytest.mark.parametrize(
    ("story", "table", "row"), list(records()), ids=lambda x: x if isinstance(x, str) else x["id"]
)
def test_every_date_is_the_storys_or_told_as_about(story: str, table: str, row: dict[str, Any]) -> None:
    assert all(when in GIVEN[story] or when.endswith("~") for when in dates(row)), table
    assert table != "symptomentry", "no story gives a number for a pain"
    for name in ("maker", "model", "lot", "serial", "surgeon", "hospital", "facility", "clinician", "reader"):
        assert name not in row


def test_what_is_made_up_is_said(history: History) -> None:
    (source,) = history.sources
    assert "Only one thing is made up: that papers were asked for" in source.text
    assert "Made up for the example" in (history.requests[0].note or "")


def notes(row: dict[str, Any]) -> Iterator[str]:
    """The notes of a record and its parts, by identifier."""
    if "note" in row:
        yield row["id"]
    yield from (
        one for value in row.values() if isinstance(value, list) for part in value for one in notes(part)
    )


def test_nothing_is_squeezed_into_a_note() -> None:
    noted = {one for _, _, row in records() for one in notes(row)}
    assert noted == {
        "example-broken",  # which screw it was is not told
        "example-walking",  # what ends the walking: its field is the note
        "example-request",  # that it is made up
        "example-age-65",  # where in the text the age stands
        "example-age-62",
        "example-cage-medicines",  # what was done about it: its field is the note
        "example-cage-aorta",
    }


@pytest.mark.parametrize("story", actions.STORIES)
def test_an_example_holds_nothing_that_the_gate_would_write_otherwise(store: Store, story: str) -> None:
    actions.bring_example(store, story)
    kept = store.tables()
    example = json.loads((DATA / f"example-{story}" / "example.json").read_bytes())["records"]
    assert {table: kept[table] for table in example} == {
        table: sorted(rows, key=lambda row: str(row["id"])) for table, rows in example.items()
    }


@pytest.mark.parametrize("story", actions.STORIES)
def test_every_fact_of_an_example_can_be_shown(store: Store, story: str) -> None:
    actions.bring_example(store, story)
    rows = facts(store.history(), ON)
    assert len(rows) > 8
    assert all(row.when and row.what and row.details for row in rows)


@pytest.mark.parametrize("story", actions.STORIES)
def test_an_example_is_taken_out_in_one_change_and_comes_back(store: Store, story: str) -> None:
    actions.bring_example(store, story)
    before = store.history()
    assert actions.holds_example(before)
    actions.take_example_out(store)
    assert store.history().is_empty
    assert store.history().sources == ()
    store.undo()
    assert {kind: len(store.history().of(kind)) for kind in LISTS} == {
        kind: len(before.of(kind)) for kind in LISTS
    }


@pytest.mark.parametrize(("story", "day"), OPEN)
def test_what_is_open_on_a_day(shell: Shell, story: str, day: str) -> None:
    assert shell("example", "--story", story).code == 0
    ran = shell("check", "--on", day)
    assert (ran.code, ran.err) == (0, "")
    told = [line for line in ran.out.splitlines() if line.startswith("Open: ")]
    assert told == [f"Open: {sentence}" for sentence in OPEN[story, day]]
