"""What strangers learn from a signature."""

from dataclasses import replace

import makers
import pytest
from signatures import HARRY, POSTED, TODAY, history, history_of

from tracker.domain.history import History
from tracker.text.choices import Choices
from tracker.text.gives_away import GivesAway, gives_away
from tracker.text.reader import read
from tracker.text.shorten import sign
from tracker.text.style import SIGNATURE_STYLES, style_of

OWN = style_of(read(HARRY, today=TODAY, posted=POSTED))
REST = "Scans, trouble with hardware, symptoms, other implants, notes"


def learnt(told: History, choices: Choices, style: str = "") -> GivesAway:
    look = SIGNATURE_STYLES[style] if style else OWN
    return gives_away(sign(told, on=POSTED, style=look, choices=choices), told, POSTED)


def test_what_harrys_signature_gives_away() -> None:
    assert learnt(history_of(HARRY), Choices(finest="month", age=True)) == GivesAway(
        read=(
            "You are a man, 65 years old",
            "2 operations on your low back, May 2013 and Jan 2015, and at which levels",
            "Why: disc degeneration, failed fusion and broken screw, herniated disc",
        ),
        worked_out=("You were born in 1949 or 1950",),
        unseen=("Your name, your birthday, the exact days", "Surgeons and hospitals", REST),
    )


def test_with_name_and_days() -> None:
    found = learnt(history_of(HARRY), Choices(finest="day", name=True))
    assert found.read[0] == "Your name: Harry"
    assert found.worked_out == ("On which 2 days you were in hospital",)
    assert found.unseen[0] == "Your age, your birthday"


def test_without_anything_about_the_person() -> None:
    found = learnt(history_of(HARRY), Choices(regions=True))
    assert found.read[0] == "2 operations on your low back, 2013 and 2015"
    assert found.worked_out == ()
    assert found.unseen[0] == "Your name, your age, your birthday, the exact days"


@pytest.mark.parametrize(
    ("birth", "worked_out"),
    [("1950-03-04", "1949 or 1950"), ("1950", "between 1949 and 1951"), ("1950~", "between 1949 and 1951")],
)
def test_years_of_birth_follow_from_the_age_that_is_told(birth: str, worked_out: str) -> None:
    told = history([makers.person(birth_date=birth), makers.surgery("2013")])
    (said,) = learnt(told, Choices(age=True), "plain").worked_out
    assert said.removeprefix("You were born ").removeprefix("in ") == worked_out


def test_a_name_in_ones_own_words_is_found_out() -> None:
    procedure = makers.procedure("plif", "L4-L5", called="Vance's fusion at Hill Clinic")
    surgery = makers.surgery("2013", procedure, surgeon="Vance", hospital="Hill Clinic")
    found = learnt(history([surgery]), Choices(), "plain")
    assert "A surgeon or hospital: Vance, Hill Clinic" in found.read
    assert "Surgeons and hospitals" not in found.unseen


def test_ticked_surgeons_are_read() -> None:
    told = history([makers.surgery("2013", surgeon="Dr. Vance", hospital="Hill Clinic")])
    found = learnt(told, Choices(surgeons=True), "plain")
    assert "A surgeon or hospital: Dr. Vance" in found.read


def test_other_words_about_the_person_are_quoted() -> None:
    style = replace(SIGNATURE_STYLES["plain"], about="{age} year old nurse from Leeds", finest="year")
    told = history([makers.person(birth_date="1950-03-04"), makers.surgery("2013")])
    found = gives_away(sign(told, on=POSTED, style=style), told, POSTED)
    assert "About you: “65 year old nurse from Leeds”" in found.read


def test_conditions_scans_and_hardware_are_named_when_told() -> None:
    told = history([makers.condition("spinal_stenosis", "C5-C6", "1995"), makers.imaging("mri", "2015")])
    found = learnt(told, Choices(imaging=True), "plain")
    assert found.read == (
        "One condition on your neck, since 1995, and at which levels",
        "One scan, 2015",
        "What you have: Spinal stenosis",
    )
    assert found.unseen[-1] == "Trouble with hardware, symptoms, other implants, notes"


def test_many_dates_are_told_as_a_span() -> None:
    told = history([makers.surgery(str(year)) for year in range(2001, 2008)])
    assert learnt(told, Choices(), "plain").read[0] == (
        "7 operations on your low back, with 7 dates from 2001 to 2007, and at which levels"
    )
