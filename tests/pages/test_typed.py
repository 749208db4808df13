"""What is typed in a form: what each text is read as, what is said beside it, and that a save drops nothing."""

from datetime import date
from typing import Any

import makers
import pytest

from tracker.domain.gate import build, dump
from tracker.domain.levels import Axis
from tracker.domain.records import Device, DeviceEvent, Finding, ImagingStudy, Procedure, Record, Surgery
from tracker.pages.reads import Setting, is_relative, read_code, read_when, read_where
from tracker.pages.typed import KEPT, WAS, as_typed, new_body, pin, pinned, read_body, renewed

TODAY = date(2026, 3, 1)
SETTING = Setting(TODAY)


@pytest.mark.parametrize(
    ("text", "stored", "said"),
    [
        ("May 2013", "2013-05", "May 2013, day not recorded"),
        ("2013", "2013", "2013, month not recorded"),
        ("23 May 2013", "2013-05-23", "23 May 2013"),
        ("1900", "1900", "1900, month not recorded"),
        ("June 2026", "2026-06", "June 2026, day not recorded (still ahead)"),
    ],
)
def test_dates(text: str, stored: str, said: str) -> None:
    typed = read_when(text, SETTING)
    assert (str(typed.value), typed.said, typed.problem) == (stored, said, "")


def test_a_date_that_can_be_two_days_offers_both() -> None:
    typed = read_when("3/4/2012", SETTING)
    assert typed.problem
    assert set(typed.offers) == {"3 April 2012", "4 March 2012"}
    assert all(read_when(offer, SETTING).value for offer in typed.offers)


@pytest.mark.parametrize(
    ("text", "side", "kind", "stored", "why"),
    [
        ("L4-S1", "", "segment", "L4-L5, L5-S1", "a range is its segments"),
        ("L4, L5", "", "segment", "L4-L5", "neighbours in a list mean the disc between for a disc procedure"),
        ("L4, L5", "", "vertebra", "L4, L5", "and the bones for a procedure on bone"),
        ("L4-S1", "", "each vertebra", "L4, L5, S1", "screws sit on each vertebra of a range"),
        ("L5 full, L4 partial", "", "vertebra", "L5 full, L4 partial", "each with its own extent"),
        ("left L4-5", "", "segment", "L4-L5 left", "a side in the text"),
        ("L4-5", "right", "segment", "L4-L5 right", "a side picked beside the field"),
        ("left L4-5", "right", "segment", "L4-L5 left", "the text wins over the button"),
        ("C5/6 and C6/7", "", "segment", "C5-C6, C6-C7", "as coders write it"),
        ("neck", "", "region", "cervical", "a region in ordinary words"),
    ],
)
def test_levels(text: str, side: str, kind: str, stored: str, why: str) -> None:
    assert str(read_where(text, side, kind, SETTING).value) == stored, why


def test_a_level_that_is_not_there_offers_what_may_be_meant() -> None:
    typed = read_where("L4-S9", "", "segment", SETTING)
    assert typed.problem == "There is no S9: the sacrum has S1 to S5. Did you mean L4-S1?"
    assert typed.offers == ("L4-S1",)


def test_the_patients_own_axis_expands_a_range() -> None:
    setting = Setting(TODAY, Axis(lumbar=6))
    assert str(read_where("L5-S1", "", "segment", setting).value) == "L5-L6, L6-S1"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("plif", ("plif", None)),
        ("PLIF", ("plif", None)),
        ("XLIF", ("llif", "XLIF")),
        ("my back thing", ("other", "my back thing")),
    ],
)
def test_codes_and_own_words(raw: str, expected: tuple[str, str | None]) -> None:
    assert read_code("procedures", raw).value == expected


def test_an_empty_form_says_what_is_needed() -> None:
    reading = read_body(Surgery, new_body(Surgery), SETTING)
    assert list(reading.problems) == ["status", "procedures.0.kind"]
    assert reading.problems["status"].startswith("“Was it done” is needed.")
    assert reading.problems["procedures.0.kind"].startswith("“What was done” is needed.")


def test_a_year_and_a_procedure_are_enough() -> None:
    body = new_body(Surgery) | {"date": "2013", "status": "done"}
    body["procedures"][0]["kind"] = "plif"
    record = build(Surgery, read_body(Surgery, body, SETTING).data)
    assert (str(record.date), record.procedures[0].kind) == ("2013", "plif")


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("two", "“two” is not a whole number. Type one from 1 to 99, or leave it empty."),
        ("0", "0 is out of range. Type a number from 1 to 99, or leave it empty."),
        ("", ""),
    ],
)
def test_numbers(raw: str, problem: str) -> None:
    body = new_body(Device) | {"kind": "rod", "quantity": raw}
    assert read_body(Device, body, SETTING).problems.get("quantity", "") == problem


def records() -> list[Record]:
    """One record of each kind with everything in it that a form could drop."""
    full: dict[str, Any] = {"as_written": "as it was typed", "note": "a note"}
    reasons = [
        makers.reason("pseudarthrosis", called="failed fusion"),
        makers.reason("other", called="own: words"),
    ]
    procedures = [
        makers.procedure(
            "laminectomy", "L5 full, L4 partial", reasons=reasons, as_written="lami", called="lami"
        ),
        makers.procedure("llif", "L3-L4 left, L4-L5 right", called="XLIF", revision="yes"),
        makers.procedure("si_joint_fusion", "SIJ-L left"),
    ]
    return [
        makers.surgery("2013-21", *procedures, date_typed="spring of 2013", surgeon="Dr Example", **full),
        makers.surgery("2026-02-28", date_typed="the day before my birthday", position=3),
        makers.device(
            "pedicle_screw", "L4-L5, L5-S1", quantity=4, events=[makers.event(), makers.event("broken")]
        ),
        makers.condition("spinal_stenosis", "cervical", "1995/..", operated="no", until="2001", **full),
        makers.imaging("ct", "2014-12", makers.finding(), makers.finding(qualifier="absent")),
        makers.symptom(date="2014-11", called="own words"),
        makers.other_implant(note="a note", mr_label="MR Conditional"),
        makers.person(birth_date="1949-08-16/1950-08-15", sex="male"),
        makers.anatomy(ribs=12, lumbar=6, transition="L6"),
    ]


@pytest.mark.parametrize("record", records(), ids=lambda record: type(record).__name__)
def test_opening_and_saving_a_record_changes_nothing(record: Record) -> None:
    later = Setting(date(2031, 1, 1))
    reading = read_body(type(record), as_typed(record), later)
    assert reading.problems == {}
    assert dump(build(type(record), reading.data)) == dump(record)


def test_words_that_mean_another_day_later_keep_the_day_they_were_typed_on() -> None:
    body = new_body(Surgery) | {"date": "yesterday", "status": "done"}
    body["procedures"][0]["kind"] = "plif"
    pin(body, "date", SETTING)
    later = Setting(date(2026, 3, 3))
    record = build(Surgery, read_body(Surgery, body, later).data)
    assert (str(record.date), record.date_typed) == ("2026-02-28", None)
    assert as_typed(record)["date"] == "28 February 2026"
    stored_before = makers.surgery("2026-02-28", date_typed="yesterday")
    assert as_typed(stored_before)["date"] == "28 February 2026"
    body["date"] = "today"
    pin(body, "date", later)
    assert str(read_body(Surgery, body, Setting(date(2026, 4, 1))).data["date"]) == "2026-03-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", True),
        ("last December", True),
        ("two years ago", True),
        ("2013", False),
        ("spring of 2013", False),
        ("5/13", False),
        ("no date", False),
        ("", False),
    ],
)
def test_which_words_mean_another_day_later(text: str, expected: bool) -> None:
    assert is_relative(text) is expected


def test_the_words_of_a_started_form_are_pinned_in_its_groups_too() -> None:
    body = new_body(Device) | {"events": [new_body(DeviceEvent) | {"date": "today"}]}
    event = pinned(Device, body, SETTING)["events"][0]
    assert event[WAS]["date"] == ["today|", "2026-03-01"]


def test_what_became_of_a_device_is_asked_and_never_answered_beforehand() -> None:
    body = new_body(Device) | {"kind": "rod", "events": [new_body(DeviceEvent)]}
    assert not body["events"][0].get("kind")
    assert list(read_body(Device, body, SETTING).problems) == ["events.0.kind"]


def test_whether_a_finding_is_there_is_asked() -> None:
    body = new_body(ImagingStudy) | {
        "kind": "ct",
        "state": "done",
        "findings": [new_body(Finding) | {"kind": "stenosis_canal"}],
    }
    assert list(read_body(ImagingStudy, body, SETTING).problems) == ["findings.0.qualifier"]


def test_a_text_made_a_record_of_its_own_has_other_identifiers() -> None:
    record = makers.surgery("2013", makers.procedure("plif", "L4-L5", reasons=[makers.reason()]))
    copy = build(Surgery, read_body(Surgery, renewed(Surgery, as_typed(record)), SETTING).data)
    assert copy.id != record.id
    assert copy.procedures[0].id != record.procedures[0].id
    assert copy.procedures[0].reasons[0].id != record.procedures[0].reasons[0].id
    assert copy.procedures[0].sites == record.procedures[0].sites


def test_a_corrected_level_is_read_anew() -> None:
    body = as_typed(makers.surgery("2013", makers.procedure("plif", "L4-L5")))
    body["procedures"][0]["sites"] = "L5-S1"
    record = build(Surgery, read_body(Surgery, body, SETTING).data)
    assert str(record.procedures[0].sites) == "L5-S1"


def test_a_new_body_has_an_identifier_so_that_saving_twice_saves_once() -> None:
    body = new_body(Surgery)
    assert body[KEPT]["id"]
    assert body["procedures"][0][KEPT]["id"]
    assert Procedure.table() == "procedure"
