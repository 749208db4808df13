"""The print page: what is chosen is shown, said where it does not go together, and kept for the next time."""

from collections.abc import Iterator
from typing import Any

import appointments
import makers
import pytest
import streamlit as st
from drawn import Window

from tracker import print_choices
from tracker.print_choices import PrintChoices
from tracker.printing.sheet import part_title, parts
from tracker.printing.wanted import Kind
from tracker.storage.places import DATA_VARIABLE
from tracker.storage.store import Store


@pytest.fixture
def window(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    store.save(makers.person("Alex Example", birth_date="1950"), makers.surgery("2013-05-23"))
    monkeypatch.setenv(DATA_VARIABLE, str(store.path.parent))
    st.cache_resource.clear()
    st.cache_data.clear()
    yield Window("print")
    st.cache_resource.clear()


def choose(window: Window, label: str, value: Any) -> Window:
    group: Any = next(one for one in window.app.button_group if one.label == label)
    group.set_value(value)
    return window.again()


def untick(window: Window, label: str) -> Window:
    next(box for box in window.app.checkbox if box.label == label).uncheck()
    return window.again()


def test_choices_are_kept_for_the_next_time(window: Window, store: Store) -> None:
    window.pick("Sheet", Kind.FULL)
    choose(choose(window, "Paper", "letter"), "Language", "de")
    choose(choose(window, "Second language beside it", "en"), "Size of the letters", True)
    choose(window, "Order", "topic")
    untick(window, "Imaging")
    gone = {Kind.FULL: frozenset({"imaging"})}
    expected = PrintChoices(Kind.FULL, "letter", "de", "en", True, "topic", gone)
    assert print_choices.chosen(store) == expected
    again = Window("print")
    assert [box.label for box in again.app.checkbox if not box.value] == ["Imaging"]
    assert print_choices.chosen(store) == expected


def test_the_appointment_sheet_is_offered_first_and_chosen(window: Window) -> None:
    (offered,) = [group for group in window.app.radio if group.label == "Sheet"]
    assert offered.options == ["Appointment sheet", "Hardware and MRI sheet", "Wallet card", "Full history"]
    assert offered.value is Kind.APPOINTMENT


def test_every_part_can_be_left_out_and_it_is_said(window: Window) -> None:
    window.pick("Sheet", Kind.FULL)
    choose(window, "Order", "topic")
    found = parts(Kind.FULL, "topic")
    assert [box.label for box in window.app.checkbox] == [part_title(part.name) for part in found]
    untick(window, "Operations on the spine")
    assert "Left out by the patient: Operations on the spine." in window.text()
    for part in found:
        if part.name != "operations":
            next(box for box in window.app.checkbox if box.label == part_title(part.name)).uncheck()
    window.again()
    assert "Every part is left out. Leave at least one part in the sheet." in window.text()


def test_what_one_order_alone_has_stays_left_out_there(window: Window, store: Store) -> None:
    window.pick("Sheet", Kind.FULL)
    assert [one.value for one in window.app.button_group if one.label == "Order"] == ["time"]
    untick(window, "Year by year")
    choose(window, "Order", "topic")
    assert print_choices.chosen(store).wanted.leave_out == frozenset()
    untick(window, "Imaging")
    choose(window, "Order", "time")
    assert print_choices.chosen(store).wanted.leave_out == {"years", "imaging"}, "both orders have images"
    assert "Left out by the patient: Year by year" in window.text()


def test_what_is_left_out_of_one_sheet_stays_in_the_others(window: Window, store: Store) -> None:
    first, second, *_ = Kind
    window.pick("Sheet", first)
    untick(window, part_title(parts(first)[0].name))
    window.pick("Sheet", second)
    assert print_choices.chosen(store).leave_out == frozenset()
    window.pick("Sheet", first)
    assert print_choices.chosen(store).leave_out == {parts(first)[0].name}


def test_it_is_said_beside_the_sheet_that_it_was_shortened(window: Window, store: Store) -> None:
    store.save(*appointments.full(15, 40))
    window.again()
    assert "Shortened to fit 2 pages" in window.text()


def test_the_second_language_is_another_one(window: Window, store: Store) -> None:
    choose(window, "Second language beside it", "de")
    choose(window, "Language", "de")
    wanted = print_choices.chosen(store).wanted
    assert (wanted.language, wanted.second) == ("de", None)
    choose(window, "Second language beside it", "en")
    assert print_choices.chosen(store).wanted.second == "en"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2012", "1 page"),
        ("soon", "“soon” is not a date"),
        ("unknown", "Type a day, a month or a year, such as 23 May 2013."),
    ],
)
def test_the_day(window: Window, typed: str, said: str) -> None:
    window.fill("As things stood on", typed)
    assert said in window.text()


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"kind": "poster", "paper": 4, "language": "xx", "second": [], "left_out": [1]},
        {"left_out": {"full": 3}},
    ],
)
def test_choices_of_another_version_are_read_as_far_as_they_go(kept: dict[str, Any]) -> None:
    assert PrintChoices.from_dict(kept) == PrintChoices()


def test_choices_survive_being_kept() -> None:
    gone = {Kind.FULL: frozenset({"goals", "imaging", "years"})}
    made = PrintChoices(Kind.FULL, "letter", "de", "en", True, "level", gone)
    assert PrintChoices.from_dict(made.to_dict()) == made
