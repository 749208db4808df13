"""The menu leads to every kind a person enters, and calls each as a person would."""

import makers
import pytest
import streamlit as st
from drawn import Window

from tracker.domain.history import History
from tracker.domain.records import (
    ROOTS,
    AnatomyProfile,
    DocumentLink,
    Person,
    Record,
    SourceText,
    Surgery,
    SymptomEntry,
)
from tracker.pages.fields import fields_of
from tracker.pages.kinds import ENTRIES, HIDDEN, MENU, entry_of, group_of, noun, recorded
from tracker.pages.widgets import code_options
from tracker.storage.places import DATA_VARIABLE
from tracker.storage.store import Store

ELSEWHERE = {
    Person: "stands under My data",
    AnatomyProfile: "stands under My data",
    SymptomEntry: "stands with its symptom",
    SourceText: "is a pasted text",
    DocumentLink: "has nothing to type",
}


def test_every_kind_has_its_place() -> None:
    led_to = {entry.kind for entry in (*ENTRIES.values(), *HIDDEN.values())}
    assert led_to | set(ELSEWHERE) == set(ROOTS)
    assert not led_to & set(ELSEWHERE)


def test_each_line_of_the_menu_has_a_name_of_its_own_and_an_introduction() -> None:
    labels = [entry.label for entry in ENTRIES.values()]
    assert len(set(labels)) == len(labels) == sum(len(group.entries) for group in MENU)
    assert all(entry.introduction.endswith(".") for entry in ENTRIES.values())
    assert all(group_of(entry) in MENU for entry in ENTRIES.values())


@pytest.mark.parametrize("kind", ROOTS, ids=lambda kind: str(kind.__name__))
def test_what_stands_behind_save_is_no_heading(kind: type[Record]) -> None:
    assert noun(kind)[:1].islower()


def test_an_intervention_is_an_injection_and_anything_else_an_operation() -> None:
    injection = makers.surgery("2014", makers.procedure("epidural_injection", "L4-L5"))
    operation = makers.surgery("2013")
    history = History(surgeries=(operation, injection))
    assert entry_of(injection) is ENTRIES["injection"]
    assert recorded(history, ENTRIES["injection"]) == (injection,)
    assert recorded(history, ENTRIES["surgery"]) == (operation,)


def test_a_face_hides_no_field_in_which_something_stands() -> None:
    face = ENTRIES["injection"].face
    for entry in fields_of(Surgery):
        assert face.seen(Surgery, entry, filled=True), entry.name
    hidden = {entry.name for entry in fields_of(Surgery) if not face.seen(Surgery, entry, filled=False)}
    assert hidden == {"stage_of_id", "hardware_put_in", "admitted", "discharged"}


def test_the_leading_class_stands_first_and_nothing_is_left_out() -> None:
    plain, led = code_options("procedures"), code_options("procedures", "intervention")
    assert sorted(plain) == sorted(led)
    assert plain[0] == "acdf"
    assert {"epidural_injection", "facet_injection"} <= set(led[:21])


@pytest.mark.parametrize("name", ENTRIES)
def test_each_line_opens_its_form(name: str, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(store.path.parent))
    st.cache_resource.clear()
    window = Window("log", kind=name)
    assert f"Save {ENTRIES[name].noun}" in window.buttons()
    assert window.app.title[0].value == "Log"
    st.cache_resource.clear()
