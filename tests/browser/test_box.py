"""The one box: a sentence becomes a filled-in form, in few clicks, and nothing typed is lost."""

import pytest
from keyboard import Keys
from playwright.sync_api import expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser

BOX = "Add to your history"
COUNT = "window.clicks = 0; document.addEventListener('pointerdown', () => { window.clicks += 1; }, true);"


def read(person: Visit, sentence: str) -> None:
    """Type a sentence into the box and have it read."""
    person.box(BOX).fill(sentence)
    person.press("Read it")


def test_an_operation_in_at_most_four_clicks_and_the_keys_of_the_sentence(
    server: Server, person: Visit
) -> None:
    person.open()
    person.page.evaluate(COUNT)
    sentence = "PLIF L4-S1 May 2013 due to DDD"
    person.box(BOX).click()
    person.page.keyboard.type(sentence, delay=15)
    person.press("Read it")
    expect(person.box("When")).to_have_value("May 2013")
    expect(person.box("Where?")).to_have_value("L4-S1")
    person.press("Save operation")
    person.says("Saved: operation.")
    assert person.page.evaluate("window.clicks") == 3
    (surgery,) = server.history().surgeries
    (procedure,) = surgery.procedures
    told = (str(surgery.date), procedure.kind, str(procedure.sites), [one.kind for one in procedure.reasons])
    assert told == ("2013-05", "plif", "L4-L5, L5-S1", ["disc_degeneration"])
    expect(person.box(BOX)).to_have_value("")
    assert server.log.read_text() == ""


def test_what_is_half_typed_or_read_outlasts_a_reload(server: Server, person: Visit) -> None:
    person.open()
    person.box(BOX).press_sequentially("laminectomy L4-5 20", delay=20)
    person.page.wait_for_timeout(1500)
    person.page.reload()
    expect(person.box(BOX)).to_have_value("laminectomy L4-5 20")
    person.settled()
    expect(person.button("Save operation")).to_have_count(0)
    read(person, "laminectomy L4-5 2012 in Leeds")
    person.fill("When", "2013")
    person.page.reload()
    expect(person.box("When")).to_have_value("2013")
    expect(person.box("Note")).to_have_value("in Leeds")
    person.settled()
    person.press("Save operation")
    person.says("Saved: operation.")
    (surgery,) = server.history().surgeries
    assert (str(surgery.date), surgery.note) == ("2013", "in Leeds")


def test_scans_and_symptoms(server: Server, person: Visit) -> None:
    person.open()
    read(person, "CT in December 2025 showed a broken screw at L5-S1")
    person.press("Save image or test")
    person.says("Saved: image or test.")
    (study,) = server.history().imaging
    told = [(one.kind, str(one.sites)) for one in study.findings]
    assert (study.kind, str(study.date), told) == ("ct", "2025-12", [("hardware_broken", "L5-S1")])

    read(person, "right leg pain 7 this morning")
    person.press("Save entry")
    person.says("Saved: entry.")
    read(person, "right leg pain 8.5/10")
    person.says(
        "Only a whole number from 0 to 10 is kept as the strength. “8.5/10” stands in the note below."
    )
    expect(person.box("Note")).to_have_value("8.5/10")
    person.press("Save entry")
    person.says("Saved: entry.")
    (symptom,) = server.history().symptoms
    assert (symptom.kind, symptom.side) == ("leg_pain", "right")
    assert server.history().course_of(symptom).entries == 2


def test_a_question_is_answered_in_the_box_and_what_is_recorded_is_added_to(
    server: Server, person: Visit
) -> None:
    person.open()
    read(person, "micro L5 2001")
    person.says("Does L5 mean L4-L5 or L5-S1?")
    person.fill("When", "2002")
    person.press("L5-S1")
    expect(person.box("Where?")).to_have_value("L5-S1")
    expect(person.box("When")).to_have_value("2002")
    person.press("Save operation")
    person.says("Saved: operation.")
    read(person, "microdiscectomy L5-S1 March 2002 due to herniated disc")
    person.says("This looks like what is already recorded")
    person.press("Add it to what is recorded")
    person.says("Added to the operation.")
    (surgery,) = server.history().surgeries
    assert (str(surgery.date), len(surgery.procedures), len(surgery.procedures[0].reasons)) == (
        "2002-03",
        1,
        1,
    )


def test_by_keyboard_alone(server: Server, person: Visit) -> None:
    keys = Keys(person)
    person.open()
    keys.go_to(BOX)
    keys.write("PLIF L4-S1 May 2013 due to DDD")
    keys.enter()
    expect(person.button("Save operation")).to_be_visible()
    person.settled()
    keys.go_to("Save operation")
    keys.enter()
    person.says("Saved: operation.")
    assert len(server.history().surgeries) == 1
    assert keys.unseen == []
    print(f"{keys.pressed} keys")
