"""That the patient says no to any allergy: how far it answers what clinics ask one by one."""

import appointments as a
import makers as m
import pytest

from tracker.domain.records import Allergy
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import rows

ASKED = "Metal, Latex, Contrast medium, Antibiotic: not recorded"


def said(kind: str, answer: str, when: str | None) -> Allergy:
    return m.of(Allergy, kind=kind, answer=answer, date=when)


def no(when: str | None) -> Allergy:
    return said("any", "no", when)


STANDS: list[tuple[list[Allergy], bool, str]] = [
    ([no("2010")], True, "nothing is said against it"),
    ([no(None)], True, "nor against one without a date"),
    ([no("2010"), said("food", "yes", "2005")], False, "the yes is older, and recorded all the same"),
    ([no("2010"), said("food", "no", "2015")], True, "a later no says the same"),
    ([no("2010"), said("food", "yes", "2015")], False, "the yes is newer"),
    ([no("2010-05-01"), said("food", "yes", "2010")], False, "the yes may be newer"),
    ([no("2010"), said("food", "yes", None)], False, "nobody knows since when"),
    ([no(None), said("food", "yes", "2015")], False, "nobody knows when the no was said"),
    (
        [no("2010"), said("food", "yes", "2015"), no("2020")],
        False,
        "asked again since, and the yes is still recorded",
    ),
]


@pytest.mark.parametrize(("allergies", "stands", "why"), STANDS, ids=[why for _, _, why in STANDS])
def test_an_older_no_to_all_does_not_stand_against_a_newer_yes(
    allergies: list[Allergy], stands: bool, why: str
) -> None:
    history = a.history_of([*allergies])
    told = rows(a.appointment(history), "decides")[0][1]
    assert (ASKED not in told) is stands, why
    asked = {row[0][0]: row[1] for row in rows(sheet(history, a.ON, Wanted(kind=Kind.HARDWARE)), "screening")}
    answered = [
        cell for question, cell in asked.items() if "allergy" in question.lower() or "ontrast" in question
    ]
    assert answered
    assert all((cell[0] != "not recorded") is stands for cell in answered), why


def test_the_record_contradicts_the_no() -> None:
    penicillin = m.of(Allergy, kind="antibiotic", called="penicillin", answer="yes", date="2015")
    hives = m.of(Allergy, kind="latex", answer="yes", reaction="hives", date=None)
    history = a.history_of([no("2020"), penicillin, hives, said("contrast", "no", "2021")])
    asked = {row[0][0]: row[1] for row in rows(sheet(history, a.ON, Wanted(kind=Kind.HARDWARE)), "screening")}
    assert asked["Allergy to metal"] == [
        "not recorded",
        "Any allergy: patient says no (2020), but recorded: Antibiotic (“penicillin”): yes (2015); "
        "Latex: yes (date not recorded)",
    ]
    assert asked["Reaction to contrast medium"] == ["patient says no  (2021)"], "it has an answer of its own"


def test_the_older_no_is_still_told_with_its_date() -> None:
    told = rows(a.appointment(a.history_of([no("2010"), said("latex", "yes", "2015")])), "decides")[0][1]
    assert "Any allergy: patient says no (2010)" in told
    assert "Metal, Contrast medium, Antibiotic: not recorded" in told
