"""Several windows on one history, drawn without a browser: nobody overwrites anybody, nothing typed is lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import makers
import pytest
import streamlit as st
from drawn import Window

from tracker import actions, clock
from tracker.domain.history import History
from tracker.domain.records import Clinician, Symptom
from tracker.pages.facts_table import facts_table
from tracker.printing.layout import Sheet
from tracker.printing.wanted import Wanted
from tracker.storage.places import DATA_VARIABLE
from tracker.storage.store import Store


@pytest.fixture(autouse=True)
def _shared(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Windows open the store of the test."""
    monkeypatch.setenv(DATA_VARIABLE, str(store.path.parent))
    st.cache_resource.clear()
    st.cache_data.clear()
    yield
    st.cache_resource.clear()


def dates(store: Store) -> list[str]:
    return sorted(str(surgery.date) for surgery in store.history().surgeries)


def name(store: Store) -> str | None:
    person = store.history().person
    return person.name if person else None


def test_an_attempt_to_save_points_out_what_is_needed() -> None:
    window = Window("log").fill("When", "13/2013").fill("Where?", "L4-S9").press("Save operation")
    assert window.text().count('role="alert"') == 4


def two_windows_on_one_draft() -> tuple[Window, Window]:
    first = Window("log").fill("When", "2013").operation()
    second = Window("log")
    assert second.value("When") == "2013"
    return first, second


def test_a_new_record_is_never_saved_over_one_of_another_window(store: Store) -> None:
    first, second = two_windows_on_one_draft()
    second.fill("When", "1996").press("Save operation")
    assert dates(store) == ["1996"]
    first.press("Save operation")
    assert dates(store) == ["1996"]
    assert "was saved in another window" in first.text()
    assert "Stored now: 1996" in first.text()
    assert first.value("When") == "2013"
    first.press("Save mine as another one")
    assert dates(store) == ["1996", "2013"]
    assert store.drafts() == ()


def test_the_second_window_may_also_take_the_place_of_the_first_or_step_back(store: Store) -> None:
    first, second = two_windows_on_one_draft()
    second.fill("When", "1996").press("Save operation")
    first.press("Save operation").press("Save mine instead")
    assert dates(store) == ["2013"]
    first, second = two_windows_on_one_draft()
    second.fill("When", "1996").press("Save operation")
    first.press("Save operation").press("Keep the stored one, drop mine")
    assert dates(store) == ["1996", "2013"]
    assert first.value("When") == ""


def test_starting_again_in_one_window_leaves_what_another_typed(store: Store) -> None:
    second = Window("log")
    first = Window("log").fill("When", "2013")
    second.press("Start again")
    assert second.value("When") == ""
    assert Window("log").value("When") == "2013"
    first.press("Start again")
    assert store.drafts() == ()
    assert first.value("When") == ""


def test_about_me_is_one_form_whoever_saves_it_first(store: Store) -> None:
    first, second, third = Window("mine"), Window("mine"), Window("mine")
    second.fill("Name", "Second")
    first.fill("Name", "First").press("Save my details")
    second.press("Save my details")
    assert name(store) == "First"
    assert "was saved in another window" in second.text()
    assert second.value("Name") == "Second"
    second.press("Save mine instead")
    assert name(store) == "Second"
    assert third.again().value("Name") == "Second", "a form that nobody typed into shows what is stored"
    assert store.drafts() == ()


def test_what_was_typed_into_a_removed_record_stands_there_and_can_be_saved_as_new(store: Store) -> None:
    surgery = makers.surgery("2013", makers.procedure("plif", "L4-L5", reasons=[makers.reason()]))
    store.save(surgery)
    window = Window("log", kind="surgery", id=surgery.id).fill("When", "2011")
    store.remove(store.history().surgeries[0])
    window.again()
    assert "no longer recorded" in window.text()
    assert window.value("When") == "2011"
    window.press("Save as a new operation")
    assert dates(store) == ["2011"]
    assert store.drafts() == ()


def test_the_question_about_hardware_comes_with_each_save_and_only_then(store: Store) -> None:
    surgery = makers.surgery("2013", makers.procedure("plif", "L4-L5"))
    device = makers.device("pedicle_screw", "L4, L5", procedure_id=surgery.procedures[0].id)
    store.save(surgery, device)
    window = Window("log", kind="surgery", id=surgery.id).fill("Where?", "L5-S1")
    yes = "Yes, move it to the new level"
    window.press("Save operation")
    assert yes in window.buttons()
    window.fill("When", "2014")  # closed with Esc, and something else typed
    assert yes not in window.buttons()
    window.press("Save operation")
    assert yes in window.buttons()
    assert str(store.history().surgeries[0].date) == "2013"


def test_no_picture_of_another_place_is_asked_for(store: Store) -> None:
    record = makers.condition("other", called="![x](https://evil.example/x.png)")
    symptom = makers.symptom(called="![x](https://evil.example/x.png)")
    store.save(record, symptom)
    for kind, one in (("condition", record), ("symptom", symptom)):
        window = Window("log", kind=kind, id=one.id).press("Delete ...")
        assert "Yes, delete" in window.buttons()
        assert "![x](https" not in "\n".join(str(part.value) for part in window.app.markdown)


def test_deleting_says_what_goes_along_and_what_lets_go(store: Store) -> None:
    surgery = makers.surgery("2015")
    device = makers.device("rod", "L4-S1", events=[makers.event("removed", surgery_id=surgery.id)])
    symptom = makers.symptom()
    assert isinstance(symptom, Symptom)
    store.save(surgery, device, symptom, *(makers.entry(symptom, f"2015-0{n}", n) for n in range(1, 6)))
    said = Window("log", kind="symptom", id=symptom.id).press("Delete ...").text()
    assert "5 entries" in said
    said = Window("log", kind="surgery", id=surgery.id).press("Delete ...").text()
    assert "will no longer say where it belongs" in said
    assert "removed" in said.split("will no longer say")[1]


def test_a_new_name_reaches_every_record_in_one_change_and_one_undo(store: Store) -> None:
    doctor = makers.of(Clinician, name="A. Example")
    store.save(doctor, makers.surgery("2013", surgeon="A. Example"), makers.imaging(reader="A. Example"))
    Window("log", kind="clinician", id=doctor.id).fill("Name", "A. Sample").press("Save clinician")
    history = store.history()
    assert (history.surgeries[0].surgeon, history.imaging[0].reader) == ("A. Sample", "A. Sample")
    store.undo()
    history = store.history()
    assert [history.clinicians[0].name, history.surgeries[0].surgeon, history.imaging[0].reader] == [
        "A. Example"
    ] * 3


def test_a_name_used_in_a_record_can_be_told_more_of(store: Store) -> None:
    store.save(makers.surgery("2013", hospital="Old Hall"))
    window = Window("people").press("Tell more")
    assert window.value("Name") == "Old Hall"
    window.fill("City", "Exampleton").press("Save place")
    assert "Named in 1 record" in [part.label for part in window.app.expander]
    assert [(place.name, place.city) for place in store.history().facilities] == [("Old Hall", "Exampleton")]


@pytest.mark.parametrize(("typed", "stored"), [("42,5", 42.5), ("42.5", 42.5), ("42", 42.0)])
def test_a_total_is_read_with_comma_or_point(store: Store, typed: str, stored: float) -> None:
    Window("log", kind="score").pick("Which score", "odi").fill("Total", typed).press("Save score")
    assert [score.total for score in store.history().scores] == [stored]


def test_a_total_that_is_no_number_is_told_and_stays(store: Store) -> None:
    window = Window("log", kind="score").pick("Which score", "odi").fill("Total", "forty")
    assert "“forty” is not a number. Type it like 42 or 42.5." in window.text()
    assert window.press("Save score").value("Total") == "forty"
    assert store.history().scores == ()


def test_today_is_offered_and_never_filled_in(store: Store) -> None:
    window = Window("log", kind="tolerance").pick("Which activity", "walking")
    assert window.value("When") == ""
    assert window.press("Today").value("When") == "today"
    window.fill("Minutes", "15").press("Save what I can do")
    assert [str(one.date) for one in store.history().tolerances] == [clock.today().isoformat()]


def folded(window: Window) -> list[tuple[str, bool]]:
    """The parts that are folded away, and whether the page says that they are open."""
    return [(fold.label.partition(":")[0], fold.proto.expanded) for fold in window.app.expander]


def test_what_is_folded_away_is_not_told_to_open_while_somebody_types_there() -> None:
    window = Window("log")
    before = folded(window)
    assert before[-2:] == [("How it went", False), ("More", False)]
    window.fill("Result, in your words", "Walking again.")
    assert folded(window) == before, "it is open already, and would fold up"
    assert folded(Window("log"))[-2:] == [("How it went", True), ("More", False)], "the draft shows itself"


def test_an_injection_is_an_operation_in_other_words(store: Store) -> None:
    window = Window("log", kind="injection")
    what = next(field for field in window.app.selectbox if field.label == "What was done?")
    assert what.options[0].startswith("SCS trial"), "interventions lead the list"
    assert "Was hardware put in?" not in [field.label for field in window.app.selectbox]
    window.pick("What was done?", "epidural_injection").pick("Was it done?", "done")
    window.fill("Relief in per cent", "60").press("Save injection")
    (made,) = store.history().surgeries
    assert (made.procedures[0].kind, made.relief) == ("epidural_injection", 60)
    assert "Save injection" in Window("log", kind="surgery", id=made.id).buttons()


def test_another_day_of_writing_drops_forms_begun_under_the_former(store: Store) -> None:
    window = Window("paste").fill("Your signature or post", "PLIF L4-L5 last year").press("Change")
    year = str(clock.today().year - 1)
    assert window.value("When") == year
    window.fill("When", "1999").fill("When did you write this?", "May 2010")
    window.press("Change")
    assert window.value("When") == "2009"
    assert [draft.key for draft in store.drafts()] == ["paste"]


def test_the_pdf_is_made_again_only_when_something_changed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[date] = []
    make = actions.make_sheet

    def counted(history: History, on: date, wanted: Wanted) -> Sheet:
        made.append(on)
        return make(history, on, wanted)

    monkeypatch.setattr(actions, "make_sheet", counted)
    store.save(makers.surgery("2013"))
    window = Window("print").again().again()
    assert len(made) == 1
    store.save(makers.surgery("2014"))
    window.again()
    assert len(made) == 2


def test_an_identifier_cannot_leave_its_link() -> None:
    record = makers.condition("spinal_stenosis")
    record.id = '"><img src="https://evil.example/x.png">&kind=x'  # past the gate, which refuses it
    table = facts_table(History(conditions=(record,)), date(2026, 1, 1))
    assert "<img" not in table
    assert "&kind=x" not in table


@contextmanager
def locked(store: Store) -> Iterator[None]:
    """Another program holds the data file."""
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


def test_trouble_while_typing_is_a_sentence_and_the_words_stay(store: Store) -> None:
    window = Window("log").operation()
    with locked(store):
        window.fill("When", "2013")
        assert "What you typed is still here." in window.text()
        assert window.value("When") == "2013"
    window.fill("When", "2014").press("Save operation")
    assert dates(store) == ["2014"]
    assert "still here" not in window.text()


def test_trouble_with_a_pasted_text_or_the_one_box_leaves_the_words(store: Store) -> None:
    store.save(makers.surgery("2013"))
    text = "Your signature or post"
    paste, box = Window("paste"), Window("overview")
    with locked(store):
        paste.fill(text, "PLIF L4-L5 2013")
        box.fill("Add to your history", "PLIF L5-S1 2015")
    for window, label, words in (
        (paste, text, "PLIF L4-L5 2013"),
        (box, "Add to your history", "PLIF L5-S1 2015"),
    ):
        assert "What you typed is still here." in window.text()
        assert window.value(label) == words
