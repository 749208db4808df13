"""A draft fits its form whatever was typed in it, and not when it is of another shape."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import histories
import pytest
import streamlit as st
from drawn import Window

from tracker.domain.records import ROOTS, Record, Surgery
from tracker.pages.fitting import fits
from tracker.pages.reads import Setting
from tracker.pages.typed import KEPT, WAS, as_typed, new_body, pinned
from tracker.storage.places import DATA_VARIABLE
from tracker.storage.store import Store


@pytest.fixture
def shared(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Windows open the store of the test."""
    monkeypatch.setenv(DATA_VARIABLE, str(store.path.parent))
    st.cache_resource.clear()
    yield store
    st.cache_resource.clear()


@pytest.mark.parametrize("record", histories.every_kind(), ids=lambda record: type(record).__name__)
def test_the_form_of_every_record_fits(record: Record) -> None:
    assert fits(type(record), json.loads(json.dumps(as_typed(record) | {"version": 3})))


@pytest.mark.parametrize("kind", ROOTS, ids=lambda kind: str(kind.__name__))
def test_every_new_form_fits(kind: type[Record]) -> None:
    body = pinned(kind, new_body(kind), Setting(date(2016, 3, 1))) | {"version": 0}
    assert fits(kind, json.loads(json.dumps(body)))


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ({}, True, "an empty form"),
        ({"date": "13/2013", "procedures": [{"kind": "magic", "sites": "L9"}]}, True, "anything typed"),
        ({"mood": 1}, True, "what the form does not ask is not shown"),
        (None, False, "none"),
        ([], False, "no names"),
        ({"date": 5}, False, "no text"),
        ({"version": "new"}, False, "no version"),
        ({"status": "soon"}, False, "no choice"),
        ({"procedures": {}}, False, "no list"),
        ({"procedures": [7]}, False, "no child"),
        ({"procedures": [{"reasons": "wear"}]}, False, "no terms"),
        ({"procedures": [{"sites_side": "up"}]}, False, "no side"),
        ({KEPT: 7}, False, "nothing kept"),
        ({WAS: {"date": 7}}, False, "no pair"),
        ({WAS: {"date": ["2013|", "once"]}}, False, "no stored date"),
    ],
)
def test_what_fits_the_form_of_an_operation(body: Any, expected: bool, why: str) -> None:
    assert fits(Surgery, body) == expected, why


def test_a_draft_of_another_shape_is_passed_over(shared: Store) -> None:
    shared.keep_draft("form:surgery:new", {"date": 5, "procedures": {"kind": "plif"}})
    shared.keep_draft("box", {"text": 5, "id": "a b"})
    shared.keep_draft("paste", {"foo": 1})
    for page in ("log", "overview", "paste"):
        text = Window(page).text()
        assert "Something went wrong" not in text
        assert 'role="alert"' not in text
