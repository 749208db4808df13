"""What a rerun of the dashboard asks of the data file: nothing of the entries, and never all of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import makers
import pytest
import streamlit as st
from drawn import Window
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tracker import actions
from tracker.domain.records import SymptomEntry
from tracker.pages import overview
from tracker.storage.places import DATA_VARIABLE
from tracker.storage.store import Store

ENTRIES = 600
NAMED = 3
"""The first, the highest and the latest entry of a symptom."""


@pytest.fixture(autouse=True)
def _shared(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A window on the example with many entries of two symptoms."""
    monkeypatch.setenv(DATA_VARIABLE, str(store.path.parent))
    st.cache_resource.clear()
    actions.bring_example(store)
    back, arm = makers.symptom("back_pain"), makers.symptom("arm_pain")
    days = [str(date(2010, 1, 1) + timedelta(days=number)) for number in range(ENTRIES)]
    entries = [makers.entry((back, arm)[n % 2], day, n % 11) for n, day in enumerate(days)]
    store.save(back, arm, *entries)
    yield
    st.cache_resource.clear()


@contextmanager
def counted() -> Iterator[tuple[list[str], list[SymptomEntry]]]:
    """The statements sent to the data file, and the entries made of its rows."""
    statements: list[str] = []
    made: list[SymptomEntry] = []

    def sent(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        statements.append(statement)

    def loaded(entry: SymptomEntry, _context: Any) -> None:
        made.append(entry)

    event.listen(Engine, "before_cursor_execute", sent)
    event.listen(SymptomEntry, "load", loaded)
    try:
        yield statements, made
    finally:
        event.remove(Engine, "before_cursor_execute", sent)
        event.remove(SymptomEntry, "load", loaded)


def test_a_rerun_without_a_change_loads_nothing_again() -> None:
    window = Window("overview").again()
    with counted() as (statements, made):
        window.again()
    assert made == []
    assert [text for text in statements if "symptomentry" in text] == []
    assert len([text for text in statements if text.startswith("SELECT")]) <= 8, statements


def test_after_a_change_only_the_entries_worth_naming_are_made(store: Store) -> None:
    window = Window("overview").again()
    symptoms = store.history().symptoms
    store.save(makers.entry(symptoms[0], "2016-01-01", 5))
    with counted() as (_, made):
        window.again()
    assert 0 < len(made) <= NAMED * len(symptoms)


def test_pictures_and_tables_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def noted(name: str, plain: Callable[..., Any]) -> Callable[..., Any]:
        def make(*values: Any, **named: Any) -> Any:
            made.append(name)
            return plain(*values, **named)

        return make

    for name in ("timeline", "facts_table"):
        monkeypatch.setattr(overview, name, noted(name, getattr(overview, name)))
    window = Window("overview").again().again()
    assert sorted(made) == ["facts_table", "timeline"]
    window.press("Take the example out")
    assert sorted(made) == ["facts_table"] * 2 + ["timeline"] * 2
