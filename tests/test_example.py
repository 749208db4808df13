"""The example history: Harry's story as facts, and everything made up for it marked so."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker import actions
from tracker.domain.hardware import Presence, states_on
from tracker.domain.history import History
from tracker.domain.records import Status
from tracker.storage.store import Store
from tracker.views.facts import facts

EXAMPLE = Path(__file__).parents[1] / "data" / "example.json"
ON = date(2015, 8, 15)


@pytest.fixture
def history(store: Store) -> History:
    actions.bring_example(store)
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
    assert (event.quantity, str(event.date), str(broken.device.sites)) == (1, "2014-12", "L5, S1")
    assert all(s.presence is Presence.IN_PLACE for s in states_on(history, date(2015, 1, 18)))


def test_what_the_images_said(history: History) -> None:
    told = [(study.kind, [finding.kind for finding in study.findings]) for study in history.imaging]
    assert told[:3] == [("xray", ["reported_ok"])] * 3
    assert told[3] == ("ct", ["hardware_broken", "not_fused", "spondylolisthesis", "disc_herniation"])


def test_the_leg_pain_rises_and_falls(store: Store, history: History) -> None:
    (pain,) = history.symptoms
    assert (pain.kind, pain.side) == ("leg_pain", "right")
    scores = [entry.score for entry in reversed(store.entries(pain.id))]
    assert None not in scores
    assert max(score or 0 for score in scores) > (scores[0] or 0)
    assert scores[-1] == min(score or 0 for score in scores)


def test_the_stents_have_no_mr_label(history: History) -> None:
    (stents,) = history.other_implants
    assert (stents.kind, stents.mr_label, stents.date, stents.quantity) == (
        "coronary_stent",
        None,
        None,
        None,
    )
    assert stents.note is not None
    assert "MRI" in stents.note


def test_the_person_is_called_example(history: History) -> None:
    assert history.person is not None
    assert history.person.name == "Example"
    assert str(history.person.birth_date) == "1949-08-16/1950-08-15"
    written = actions.signature(history, ON, None)
    assert "Example" not in written, "no name without a style that shows it"
    assert "2013" in written


def records() -> Iterator[tuple[str, dict[str, Any]]]:
    for table, rows in json.loads(EXAMPLE.read_bytes())["records"].items():
        for row in rows:
            yield table, row


GIVEN = {
    "example-operation-1": "2013-05-23",
    "example-operation-2": "2015-01-19",
    "example-leg": "2014-11",
}
"""Dates that the story gives."""


@pytest.mark.parametrize(
    ("table", "row"), list(records()), ids=lambda x: x if isinstance(x, str) else x["id"]
)
def test_a_date_or_number_is_the_storys_or_marked_as_made_up(table: str, row: dict[str, Any]) -> None:
    marked = "made up" in row.get("note", "").lower()
    if "score" in row or table in ("imagingstudy", "symptomentry"):
        assert marked
    elif "date" in row:
        assert marked or GIVEN.get(row["id"]) == row["date"]
    for child in row.get("events", []):
        assert child["date"] in ("2015-01-19", "2014-12"), "the day of the operation, the month of the CT"
    for name in ("maker", "model", "lot", "serial", "surgeon", "hospital", "facility"):
        assert name not in row


def test_the_example_holds_nothing_that_the_gate_would_write_otherwise(store: Store) -> None:
    actions.bring_example(store)
    kept = store.tables()
    example = json.loads(EXAMPLE.read_bytes())["records"]
    assert {table: kept[table] for table in example} == {
        table: sorted(rows, key=lambda row: str(row["id"])) for table, rows in example.items()
    }


def test_every_fact_of_the_example_can_be_shown(history: History) -> None:
    rows = facts(history, ON)
    assert len(rows) > 15
    assert all(row.when and row.what and row.details for row in rows)
