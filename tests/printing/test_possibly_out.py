"""What may be in the body never falls off a list: removals that may come only later, in part, or in numbers that differ."""

from datetime import date
from itertools import product

import appointments as a
import makers as m
import pytest

from tracker.domain.history import History
from tracker.domain.phrases import Language
from tracker.domain.records import Device, OtherImplant, Surgery
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words, names, rows, section_words

ON = date(2026, 11, 22)
APPOINTMENT = Wanted(kind=Kind.APPOINTMENT)
PUT_IN = m.surgery("2010", m.procedure("plif", "L4-L5"))
TAKEN = m.surgery("2014", m.procedure("hardware_removal", "L4-L5"))


def screws(*events: m.Values, quantity: int | None = 4) -> Device:
    return m.device("pedicle_screw", "L4, L5", *events, by=PUT_IN, quantity=quantity)


def pump(*events: m.Values) -> Device:
    return m.device("intrathecal_pump", "", *events, mr_label="MR Unsafe")


def told(
    record: Device | OtherImplant, kind: Kind, *more: Surgery, on: date = ON, language: Language = "en"
) -> str:
    history = a.history_of([PUT_IN, *more, record])
    return all_words(sheet(history, on, Wanted(kind=kind, language=language, order="topic")))


LATER = [
    (m.other_implant("pacemaker", "2015", until="2025/2028"), ON, "possibly still in: taken out (between 2025 and 2028)"),
    (pump(m.event("removed", "2025/2028")), ON, "possibly still in: removed (between 2025 and 2028)"),
    (pump(m.event("removed", "2026")), ON, "possibly still in: removed (2026)"),
    (screws(m.event("removed", "2015")), date(2015, 1, 10), "possibly still in: removed (2015)"),
    (screws(m.event("removed", "2025/2028", quantity=2), m.event("removed", "2012", quantity=1)), ON,
     "possibly still in: 2 removed (between 2025 and 2028); 1 removed (2012)"),
    (screws(m.event("removed", "2009")), ON, "possibly still in: removed (2009)"),
    (m.other_implant("coronary_stent", "2015", until="2026/.."), ON, "possibly still in: taken out (since 2026)"),
]  # fmt: skip
KINDS = (Kind.APPOINTMENT, Kind.HARDWARE, Kind.CARD, Kind.FULL)


@pytest.mark.parametrize(("found", "kind"), list(product(LATER, KINDS)))
def test_what_may_come_out_only_later_stands_as_in_the_body_with_its_doubt(
    found: tuple[Device | OtherImplant, date, str], kind: Kind
) -> None:
    record, on, expected = found
    text = told(record, kind, on=on)
    assert expected in text
    assert "that is recorded was taken out" not in text
    assert "that are recorded were taken out" not in text
    assert "Recorded as taken out" not in text


@pytest.mark.parametrize("record", [one for one, *_ in LATER[:3]])
def test_in_german_too(record: Device | OtherImplant) -> None:
    assert "möglicherweise noch im Körper: entfernt (" in told(record, Kind.CARD, language="de")


@pytest.mark.parametrize("until", ["2020", "XXXX", "2026-11-22", None])
def test_what_is_surely_out_is_out(until: str | None) -> None:
    for kind in KINDS:
        assert "possibly" not in told(pump(m.event("removed", until)), kind)


def test_first_among_what_is_in_doubt() -> None:
    record = pump(m.event("removed", "2025/2028"))
    found = sheet(History(devices=(record,)), ON, Wanted(kind=Kind.HARDWARE))
    assert "hardware_first" in names(found)
    assert not {"hardware_in_place", "hardware_removed"} & set(names(found))


CARD = [
    (screws(m.event("broken", "2014", quantity=1), m.event("not recorded whether removed", "2016")),
     "4 × Pedicle screw L4, L5, 1 broken (2014) (put in 2010; not recorded whether removed (2016))", "each with its own date"),
    (screws(m.event("broken", None)),
     "4 × Pedicle screw L4, L5, broken (date not recorded) (put in 2010)", "no day is borrowed from the putting in"),
    (screws(m.event("removed", "2012", sites="L5")),
     "2 × Pedicle screw L4 (put in 2010; 2 of 4 still in; removed, L5 (2012))", "where they are left"),
    (screws(m.event("removed", "2012", sites="L5"), quantity=None),
     "Pedicle screw L4 (put in 2010; partly removed; removed, L5 (2012))", "no number is made up"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "expected", "why"), CARD)
def test_the_card_dates_and_places_each_thing(record: Device, expected: str, why: str) -> None:
    assert f": {expected}" in told(record, Kind.CARD), why


ACTIVE = [
    ([pump()], "", "a pump is in"),
    ([m.device("scs_lead", "T9", quantity=2)], "", "leads are in"),
    ([pump(m.event("removed", "2016"))], "Hardware in the body: All hardware that is recorded was taken out.", "it is out"),
    ([], "Hardware in the body: not recorded", "nothing is recorded"),
]  # fmt: skip


@pytest.mark.parametrize(("devices", "expected", "why"), ACTIVE)
def test_the_card_says_hardware_is_not_recorded_only_where_none_is(
    devices: list[Device], expected: str, why: str
) -> None:
    text = all_words(sheet(History(devices=tuple(devices)), ON, Wanted(kind=Kind.CARD)))
    found = [line for line in text.splitlines() if line.startswith("Hardware in the body")]
    assert found == ([expected] if expected else []), why


@pytest.mark.parametrize(
    "removal", [m.event("removed", "2012", sites="L5"), m.event("removed", "2012", quantity=2)]
)
def test_what_nobody_recorded_the_fate_of_is_counted_as_in_its_row(removal: m.Values) -> None:
    history = History(surgeries=(PUT_IN, TAKEN), devices=(screws(removal),))
    found = sheet(history, ON, Wanted(kind=Kind.FULL, order="topic"))
    (row,) = rows(found, "hardware")
    where, number = row[0][0], row[2][0]
    said = f"Nobody recorded whether these were taken out: {number} × Pedicle screw {where} (put in 2010)."
    assert number == "2"
    assert said in section_words(found, "hardware")


DECIDES = [
    (pump(m.event("removed", "2016")), "Intrathecal pump, removed (2016)"),
    (m.device("scs_ipg", "", m.event("removed", "2016")), "Stimulator generator (battery), removed (2016)"),
    (m.other_implant("pacemaker", "2015", until="2016"), "Pacemaker (2015)\ntaken out (2016)"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "expected"), DECIDES)
def test_what_was_taken_out_is_told_where_it_changes_a_decision(
    record: Device | OtherImplant, expected: str
) -> None:
    made = sheet(a.history_of([record]), ON, APPOINTMENT)
    (row,) = rows(made, "decides")
    assert "\n".join(row[2]).startswith(expected)


def test_an_old_generator_is_not_told_there_beside_the_new_one() -> None:
    devices = (m.device("scs_ipg", "", m.event("removed", "2016")), m.device("scs_ipg", ""))
    (row,) = rows(sheet(History(devices=devices), ON, APPOINTMENT), "decides")
    assert not any("removed" in line for line in row[2])


NUMBERS = [
    ([m.event("removed", "2012", quantity=3), m.event("removed", "2013", quantity=3)],
     "possibly still in: 3 removed (2012); 3 removed (2013); the numbers recorded do not agree", "six of four"),
    ([m.event("exchanged", "2012", quantity=2)], "2 of 4 still in; 2 exchanged (2012)", "two, and not four"),
    ([m.event("removed", "2012", quantity=2), m.event("broken", "2014", quantity=1)],
     "2 of 4 still in; 2 removed (2012); 1 broken (2014)", "told once"),
    ([m.event("removed", "2011", quantity=1), m.event("removed", "2012", quantity=2)],
     "1 of 4 still in; 1 removed (2011); 2 removed (2012)", "each with its own date"),
]  # fmt: skip


@pytest.mark.parametrize(("events", "expected", "why"), NUMBERS)
def test_numbers_add_up_or_are_said_not_to_agree(events: list[m.Values], expected: str, why: str) -> None:
    made = sheet(History(surgeries=(PUT_IN,), devices=(screws(*events),)), ON, APPOINTMENT)
    (row,) = rows(made, "hardware")
    assert row[-1] == [expected], why


def test_nothing_is_in_doubt_where_one_removal_took_all() -> None:
    text = told(
        screws(m.event("removed", "2012", quantity=4), m.event("exchanged", "2012", quantity=2)), Kind.FULL
    )
    assert "possibly still in" not in text
    assert "do not agree" not in text


def test_a_label_that_is_not_recorded_is_named_once() -> None:
    history = History(devices=(m.device("rod", "L4-L5", mr_conditions="1.5 T"),))
    for kind in KINDS:
        text = all_words(sheet(history, ON, Wanted(kind=kind)))
        assert "MR label: MR label" not in text
    (row,) = rows(sheet(history, ON, APPOINTMENT), "hardware")
    assert "not recorded; Conditions: 1.5 T; source not recorded; date not recorded" in row[4]
