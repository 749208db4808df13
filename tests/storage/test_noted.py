"""Entries found by their notes."""

import makers

from tracker.storage.store import Store


def test_entries_are_found_by_any_word_of_their_note_those_with_most_words_first(store: Store) -> None:
    pain = makers.symptom()
    notes = ("after a long drive", "100 % better", "a long day", "LONG drive home", None)
    entries = [makers.entry(pain, f"2016-01-0{day}", 3, note=note) for day, note in enumerate(notes, 1)]
    store.save(pain, *entries)
    found = [entry.note for entry in store.entries_noting(["drive", "long"], 10)]
    assert found == ["LONG drive home", "after a long drive", "a long day"]
    assert [entry.note for entry in store.entries_noting(["100 %"], 10)] == ["100 % better"], "no wildcard"
    assert store.entries_noting(["drive", "long"], 1)[0].note == "LONG drive home"
    assert store.entries_noting([], 10) == ()
