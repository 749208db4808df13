"""What a signature tells, whatever its style."""

from typing import Any

import makers
import pytest
from signatures import HARRY, POSTED, history, history_of

from tracker.domain.history import History
from tracker.domain.records import Record
from tracker.errors import ValueProblem
from tracker.text.choices import Choices
from tracker.text.shorten import sign
from tracker.text.style import SIGNATURE_STYLES


def full_history() -> History:
    """An operation with surgeon and hospital, an injection, a condition, hardware with trouble and a scan."""
    reason = makers.reason("disc_degeneration")
    surgery = makers.surgery(
        "2013-05-23",
        makers.procedure("plif", "L4-L5, L5-S1", reasons=[reason]),
        surgeon="Dr. Vance",
        hospital="Hill Clinic",
    )
    screws = makers.device(
        "pedicle_screw", "L5, S1", makers.event("broken", "2014-11"), by=surgery, quantity=4
    )
    records: list[Record] = [
        makers.person("Harry", birth_date="1950-03-04", sex="male"),
        makers.condition("spinal_stenosis", "C5-C6", "1995"),
        surgery,
        makers.surgery("2012-02", makers.procedure("epidural_injection", "L4-L5")),
        makers.imaging("mri", "2015-03", makers.finding("stenosis_canal", "L3-L4")),
    ]
    made = history(records)
    return History(made.person, None, made.conditions, made.surgeries, (screws,), made.imaging)


@pytest.mark.parametrize(
    ("chosen", "lines", "why"),
    [
        (
            {},
            ["Spinal stenosis C5-C6 since 1995", "ESI L4-L5, 2012", "PLIF L4-S1 due to disc degeneration, 2013"],
            "levels, procedures and years; no name, no surgeon",
        ),
        (
            {"newest_first": True, "conditions": False},
            ["PLIF L4-S1 due to disc degeneration, 2013", "ESI L4-L5, 2012"],
            "newest first",
        ),
        (
            {"injections": False, "finest": "day", "date_order": "dmy"},
            ["Spinal stenosis C5-C6 since 1995", "PLIF L4-S1 due to disc degeneration, 23 May 2013"],
            "without injections, UK dates",
        ),
        (
            {"injections": False, "conditions": False, "finest": "day", "date_order": "iso"},
            ["PLIF L4-S1 due to disc degeneration, 2013-05-23"],
            "ISO dates",
        ),
        (
            {"conditions": False, "wording": "full", "finest": "month"},
            [
                "Epidural steroid injection L4-L5, Feb 2012",
                "Posterior lumbar interbody fusion L4-S1 due to disc degeneration, May 2013",
            ],
            "spelt out",
        ),
        (
            {"regions": True},
            ["Neck spinal stenosis since 1995", "Low back ESI, 2012", "Low back PLIF due to disc degeneration, 2013"],
            "for people who do not know levels",
        ),
        (
            {"conditions": False, "injections": False, "hardware": True, "imaging": True},
            [
                "PLIF L4-S1 due to disc degeneration, 2013",
                "Broken pedicle screw L5, S1, 2014",
                "MRI: stenosis of the canal L3-L4, 2015",
            ],
            "hardware and scans",
        ),
        (
            {"conditions": False, "injections": False, "surgeons": True, "hospitals": True},
            ["PLIF L4-S1 due to disc degeneration, 2013, Dr. Vance, Hill Clinic"],
            "surgeon and hospital only when ticked",
        ),
        (
            {"conditions": False, "injections": False, "name": True, "age": True},
            ["Harry - 65 year old male", "PLIF L4-S1 due to disc degeneration, 2013"],
            "name and age",
        ),
    ],
)  # fmt: skip
def test_what_is_told(chosen: dict[str, Any], lines: list[str], why: str) -> None:
    made = sign(full_history(), on=POSTED, style=SIGNATURE_STYLES["plain"], choices=Choices(**chosen))
    assert made.text.splitlines() == lines, why


def test_a_planned_operation_is_not_told() -> None:
    planned = makers.surgery("2020", makers.procedure("acdf", "C5-C6"), status="planned")
    assert sign(history([planned]), on=POSTED, style=SIGNATURE_STYLES["plain"]).text == ""


@pytest.mark.parametrize("wording", ["", "short", "full"])
def test_own_words_are_kept_unless_an_abbreviation_is_spelt_out(wording: str) -> None:
    said = sign(history_of("Cloward procedure C5-C6 1999"), on=POSTED, style=SIGNATURE_STYLES["plain"],
                choices=Choices(wording=wording))  # fmt: skip
    expected = {"": "Cloward procedure", "short": "ACDF", "full": "Cloward procedure"}[wording]
    assert said.text == f"{expected} C5-C6, 1999"


def test_choices_are_their_data() -> None:
    choices = Choices(finest="month", characters=180, lines=4, wording="full", date_order="iso")
    assert Choices.from_dict(choices.to_dict()) == choices
    assert Choices.from_dict({}) == Choices()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"colour": "red"}, "A signature has no choice “colour”. Leave it out."),
        ({"name": "yes"}, "The choice “name” of a signature cannot be “yes”."),
        ({"lines": True}, "The choice “lines” of a signature cannot be “True”."),
        ({"finest": "hour"}, "The choice “finest” of a signature is one of “day”, “month”, “year”."),
        ({"characters": 0}, "A limit is a number from 1 to 100000."),
    ],
)
def test_what_is_no_choice(data: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueProblem) as error:
        Choices.from_dict(data)
    assert str(error.value) == message


def test_like_a_style_tells_what_the_style_tells() -> None:
    style = SIGNATURE_STYLES["dots"]
    made = sign(history_of(HARRY), on=POSTED, style=style, choices=Choices.like(style))
    assert made.text == HARRY


@pytest.mark.parametrize(
    ("sites", "told", "why"),
    [
        ("L4-L5 left, L5-S1", "L4-L5 left, L5-S1", "a side told of one level is not told of the other"),
        ("L3-L4 left, L4-L5 right", "L3-L4 left, L4-L5 right", "each its own side"),
        ("L4-L5 left, L5-S1 left", "L4-S1 left", "one side for both"),
    ],
)
def test_a_side_stays_with_its_level(sites: str, told: str, why: str) -> None:
    told_history = history([makers.surgery("2013", makers.procedure("microdiscectomy", sites))])
    made = sign(told_history, on=POSTED, style=SIGNATURE_STYLES["plain"])
    assert made.text == f"Microdiscectomy {told}, 2013", why


def test_what_has_not_happened_by_the_day_is_not_told_and_what_was_not_completed_says_so() -> None:
    records = [makers.surgery("2013"), makers.surgery("2014", status="aborted"), makers.surgery("2020")]
    made = sign(history(records), on=POSTED, style=SIGNATURE_STYLES["plain"])
    assert made.text.splitlines() == ["PLIF L4-L5, 2013", "not completed: PLIF L4-L5, 2014"]
