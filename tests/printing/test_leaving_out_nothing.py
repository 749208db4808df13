"""What is left out is left out also where nothing is recorded under it: nothing says that it is not recorded."""

from dataclasses import replace
from datetime import date

import appointments as a
import makers as m
import pytest
import sheets

from tracker.domain.records import Allergy
from tracker.printing.sheet import leavable, sheet, title_left_out, whole
from tracker.printing.wanted import Kind, Order, Wanted

ON = date(2026, 6, 1)
FIRST = m.surgery("2013-05-23", m.procedure("plif", "L4-L5"))
HISTORY = a.history_of([m.person(birth_date="1950"), FIRST])
BARE = a.history_of([m.person(birth_date="1950")])
SHEETS: tuple[tuple[Kind, Order], ...] = (
    (Kind.APPOINTMENT, "time"),
    (Kind.HARDWARE, "time"),
    (Kind.CARD, "time"),
    (Kind.FULL, "time"),
    (Kind.FULL, "level"),
    (Kind.FULL, "topic"),
)
CASES = [(kind, order, name) for kind, order in SHEETS for name in leavable(kind, order)]
GONE = "left out by the patient"


@pytest.mark.parametrize(("kind", "order", "name"), CASES)
def test_each_name_is_said_though_nothing_is_recorded(kind: Kind, order: Order, name: str) -> None:
    wanted = Wanted(kind, order=order, leave_out=frozenset({name}))
    said = "\n".join(sheets.texts(whole(BARE, ON, wanted).left_out))
    assert said.startswith(f"Left out by the patient: {title_left_out(name)}.")


VIEWS = {
    *("drawing", "timeline", "measures", "since_visit"),
    *("not_known", "hardware_not_known", "not_recorded", "entries"),
}
"""What is told elsewhere on the sheet all the same."""


@pytest.mark.parametrize(("kind", "order", "name"), CASES)
def test_the_sheet_says_that_free_words_may_mention_what_is_left_out(
    kind: Kind, order: Order, name: str
) -> None:
    """No search finds it in the patient's own words; where only a view is gone there is nothing to mention."""
    wanted = Wanted(kind, order=order, leave_out=frozenset({name}))
    said = "\n".join(sheets.texts(whole(BARE, ON, wanted).left_out))
    assert ("may still mention it" in said) is (name not in VIEWS)
    in_german = whole(BARE, ON, replace(wanted, language="de")).left_out
    assert ("können es noch erwähnen" in "\n".join(sheets.texts(in_german))) is (name not in VIEWS)


@pytest.mark.parametrize("name", ["allergies", "blood_thinners", "other_implants", "hardware"])
def test_the_head_of_the_appointment_sheet_says_no_more_than_that(name: str) -> None:
    """A recorded one and none are told in the same words."""
    one = {
        "allergies": m.of(Allergy),
        "other_implants": m.other_implant(),
        "hardware": m.device("rod", "L4-L5"),
    }
    recorded = a.history_of([m.person(birth_date="1950"), FIRST, *([one[name]] if name in one else [])])
    wanted = Wanted(Kind.APPOINTMENT, leave_out=frozenset({name}))
    told = ["\n".join(sheets.texts(whole(each, ON, wanted))) for each in (HISTORY, recorded)]
    assert told[0] == told[1]
    assert GONE in told[0]


def test_the_sheet_does_not_say_that_nothing_was_left_out() -> None:
    wanted = Wanted(Kind.APPOINTMENT, leave_out=frozenset({"operations", "hardware", "allergies"}))
    said = "\n".join(sheets.texts(sheet(HISTORY, ON, wanted)))
    named = said.partition("Left out by the patient: ")[2].partition(".")[0]
    assert set(named.split("; ")) == {
        title_left_out(name) for name in ("operations", "hardware", "allergies")
    }
    assert "left out no part" not in said


@pytest.mark.parametrize(
    ("name", "order", "never"),
    [
        ("allergies", "topic", ("llergies not", "allergies;", "; allergies")),
        ("papers", "topic", ("perative note", "papers and files")),
        ("hardware", "topic", ("no hardware", "hardware not recorded")),
        ("fusion", "topic", ("no assessment",)),
    ],
)
def test_no_gap_and_no_loose_end_speaks_of_it(name: str, order: Order, never: tuple[str, ...]) -> None:
    made = whole(HISTORY, ON, Wanted(order=order, leave_out=frozenset({name})))
    said = "\n".join(sheets.texts(made.sections)).lower()
    assert [text for text in never if text.lower() in said] == []
