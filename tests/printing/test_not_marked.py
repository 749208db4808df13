"""Medicines of which no group says whether they are blood thinners: told by name, and nothing is concluded."""

from datetime import date
from typing import Any

import appointments as a
import makers as m
import pytest

from tracker.domain.records import Medication, Record
from tracker.printing.layout import Sheet
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words, lines, rows

ON = date(2026, 11, 22)
NONE = "no medicine is marked as a blood thinner"
FALSE = "Blood thinners and allergies are not in this list."
MARKED = "Allergies, and medicines marked as blood thinners, are not in this list."


def drug(name: str | None = "Examplin", group: str | None = None, **more: str) -> Medication:
    return m.of(Medication, name=name, group=group, **more)


def _sheet(*records: Record, kind: Kind = Kind.APPOINTMENT, **more: Any) -> Sheet:
    return sheet(a.history_of([m.person(), *records]), ON, Wanted(kind=kind, **more))


def _head(*records: Record, **more: Any) -> list[str]:
    return rows(_sheet(*records, **more), "decides")[0][0]


THINNER = drug("Warfarin", "blood thinner")
NO_GROUP, OTHER = drug("Apixaban"), drug("Marcumar", "other")
MANY = [drug(f"Drug {number}") for number in range(8)]

TOLD: list[tuple[list[Medication], list[str], str]] = [
    ([], ["not recorded"], "nothing is recorded"),
    ([drug("Morphine", "opioid")], ["not recorded"], "its group says that it is none"),
    ([NO_GROUP], [f"{NONE}; group not recorded: Apixaban"], "no group"),
    ([OTHER], [f"{NONE}; in the group other: Marcumar"], "a group that says nothing"),
    ([NO_GROUP, OTHER], [f"{NONE}; group not recorded: Apixaban; in the group other: Marcumar"], "both"),
    ([THINNER, NO_GROUP, OTHER], ["Warfarin", "group not recorded: Apixaban"], "one is marked"),
    ([THINNER, OTHER], ["Warfarin"], "one is marked, and the other is not grouped as one"),
    ([drug("Apixaban", until="2015")], ["not recorded"], "it was stopped"),
    (MANY, [f"{NONE}; group not recorded: {', '.join(f'Drug {n}' for n in range(6))} and 2 more"], "many"),
]


@pytest.mark.parametrize(("medicines", "expected", "why"), TOLD, ids=[why for _, _, why in TOLD])
def test_the_head_tells_what_nobody_marked(
    medicines: list[Medication], expected: list[str], why: str
) -> None:
    assert _head(*medicines) == expected, why


@pytest.mark.parametrize("kind", [Kind.CARD, Kind.APPOINTMENT, Kind.FULL])
def test_every_sheet_with_blood_thinners_tells_it(kind: Kind) -> None:
    for order in ("time", "level", "topic"):
        told = all_words(_sheet(NO_GROUP, OTHER, kind=kind, order=order))
        assert f"{NONE}; group not recorded: Apixaban; in the group other: Marcumar" in told
        assert "Blood thinners: not recorded" not in told


def test_german_says_it_too() -> None:
    assert _head(NO_GROUP, OTHER, language="de") == [
        "kein Medikament ist als Blutverdünner eingetragen; Gruppe nicht eingetragen: Apixaban; "
        "in der Gruppe andere: Marcumar"
    ]


@pytest.mark.parametrize(
    ("medicines", "said", "unsaid"),
    [([THINNER], FALSE, MARKED), ([NO_GROUP], MARKED, FALSE), ([OTHER], MARKED, FALSE)],
)
def test_the_list_of_medicines_says_nothing_untrue(
    medicines: list[Medication], said: str, unsaid: str
) -> None:
    told = lines(_sheet(*medicines), "medicines")
    assert said in told
    assert unsaid not in told


def test_blood_thinners_that_are_left_out_are_not_asked_after() -> None:
    assert _head(NO_GROUP, leave_out=frozenset({"blood_thinners"})) == ["left out by the patient"]


def test_where_such_a_medicine_is_left_out_that_is_said() -> None:
    assert _head(NO_GROUP, leave_out=frozenset({"medicines"})) == ["Medicines: left out by the patient"]


def test_what_is_taken_now_stands_before_what_was_stopped() -> None:
    stopped = drug("Warfarin", "blood thinner", date="2010", until="2015")
    now = drug("Clopidogrel", "blood thinner", date="2016")
    assert _head(stopped, now) == ["Clopidogrel since 2016", "stopped: Warfarin since 2010, until 2015"]
