"""The dashboard as of a day, and what is open on it, drawn without a browser."""

from collections.abc import Iterator
from pathlib import Path

import cage_story
import makers
import pytest
import streamlit as st
from drawn import Window

from tracker import clock
from tracker.domain.records import Appointment
from tracker.storage.store import Store

SPINE = "Show the spine as it was on"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store with the cage story, and pages that use it."""
    monkeypatch.setenv("SPINE_TRACKER_DATA", str(tmp_path))
    st.cache_resource.clear()
    made = Store.open(tmp_path, now=clock.now)
    made.save(*cage_story.records())
    made.save(*cage_story.entries())
    yield made
    made.close()
    st.cache_resource.clear()


def heads(window: Window) -> list[str]:
    """The headings of what shows the history, then those of what is folded away; not what logs how it is now."""
    shown = [head.value for head in window.app.header if head.value != "How is it now?"]
    of_a_day = [
        fold.label for fold in window.app.expander if not fold.label.startswith(("My spine step", "Since"))
    ]
    return shown + of_a_day


@pytest.mark.usefixtures("store")
def test_a_typed_day_is_shown_everywhere_and_left_again() -> None:
    window = Window("overview")
    assert heads(window) == [
        "My spine",
        "Timeline",
        "The drawing in words",
        "In my body now",
        "Fusion by segment",
        "Signs that clinics ask about",
        "Open in this record",
        "The same, as a table",
    ]
    window.fill(SPINE, "18 October 2011")
    assert "This page shows 18 Oct 2011, not today." in window.text()
    assert {head.endswith("on 18 Oct 2011") for head in heads(window)} == {True}
    assert "Image, kind not said, about 17 Oct 2011: done; report not recorded." in window.text()
    assert "2 operations" not in window.text()
    window.press("Back to today")
    assert heads(window)[0] == "My spine"
    assert "2 operations" in window.text()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("blue", "“blue” is not a date I can read."),
        ("since 2010", "Type a day, a month or a year, such as 23 May 2013."),
    ],
)
@pytest.mark.usefixtures("store")
def test_what_is_no_day_stays_as_typed_with_a_sentence(typed: str, problem: str) -> None:
    window = Window("overview").fill(SPINE, typed)
    assert problem in window.text()
    assert window.value(SPINE) == typed
    assert heads(window)[0] == "My spine"


@pytest.mark.parametrize(
    ("typed", "shown"), [("2010", "31 Dec 2010"), ("June 2010", "30 Jun 2010"), ("2090", None), ("", None)]
)
@pytest.mark.usefixtures("store")
def test_of_a_month_or_a_year_the_last_day_is_taken(typed: str, shown: str | None) -> None:
    window = Window("overview").fill(SPINE, typed)
    assert heads(window)[0] == (f"My spine on {shown}" if shown else "My spine")


@pytest.mark.usefixtures("store")
def test_nothing_is_set_aside_on_an_earlier_day() -> None:
    window = Window("overview").fill(SPINE, "18 October 2011")
    labels = window.buttons()
    assert "Set aside ..." not in labels
    assert "Record the report" in labels


def test_what_changed_since_the_last_visit_stands_at_the_visit_and_on_the_overview(store: Store) -> None:
    first, next_ = (makers.of(Appointment, date=day) for day in ("2011-11-01", "2012-01-31"))
    store.save(first, next_)
    assert (
        "Image, kind not said (about 17 Oct 2011): report received"
        in Window("log", kind="appointment", id=next_.id).text()
    )
    assert "Since the visit" not in Window("log", kind="appointment", id=first.id).text()
    assert "Since the visit of 31 Jan 2012" in [one.label for one in Window("overview").app.expander]
