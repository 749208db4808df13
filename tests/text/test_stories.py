"""Reading posts in whole sentences, and titles of operative notes, by tables of cases."""

import csv
from datetime import date
from pathlib import Path

import pytest
from signatures import TODAY, brief

from tracker.text.reader import read

with (Path(__file__).parent / "cases" / "stories.tsv").open(encoding="utf-8") as file:
    STORIES = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]

NOTES = [
    (
        "1.  Left L5-S1 microdiscectomy.,2.  Left L4 hemilaminectomy",
        {"microdiscectomy", "hemilaminectomy"},
        "a numbered list",
    ),
    (
        "Anterior cervical discectomy C4-C5, allograft fusion C4-C5, anterior plating",
        {"acdf", "bone_graft", "instrumentation"},
        "steps of one fusion",
    ),
    (
        "Lumbar epidural steroid injection L4-L5 under fluoroscopic guidance",
        {"epidural_injection"},
        "a picture is part of it",
    ),
    ("Right knee arthroscopy with fusion of the ankle, instrumentation utilizing two screws", set(), "a leg"),
    ("Removal of hardware of the right femur", set(), "a thigh bone"),
    (
        "1.  Exploratory laparotomy.,2.  Decompression of small bowel.,3.  Washout of abdomen",
        set(),
        "a belly",
    ),
    ("Craniotomy and placement of a stimulator electrode in the brain", set(), "a head"),
]


@pytest.mark.parametrize(("text", "expected", "why"), STORIES, ids=[row[0][:50] for row in STORIES])
def test_story(text: str, expected: str, why: str) -> None:
    events = [brief(event) for event in read(text, today=TODAY, posted=date(2020, 1, 15)).events]
    assert (" ;; ".join(events) or "-") == expected, why


@pytest.mark.parametrize(("text", "codes", "why"), NOTES, ids=[row[0][:50] for row in NOTES])
def test_note(text: str, codes: set[str], why: str) -> None:
    reading = read(text, today=TODAY)
    assert {said.code for event in reading.events for said in event.procedures} == codes, why
