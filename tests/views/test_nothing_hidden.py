"""Nothing that is recorded is invisible: each field of each record is found in the table of facts and in its line."""

import filling
import pytest

from tracker.domain.history import History
from tracker.domain.records import SourceText, SymptomEntry
from tracker.views.facts import directory, facts
from tracker.views.listing import one

RECORDS = filling.filled_everywhere()
HISTORY = filling.history_of(RECORDS)
SOURCES = {"SourceText.text", "SourceText.unread", "SourceText.date"}
"""A pasted text is a source, no fact: the search finds its words, and each record says that it came from it."""

ECHOED = {"DeviceEvent.date", "Document.kind", "FusionAssessment.date"}
"""Said by another field of the example: the date of the event's operation and of the image; a kind as the paper's name."""


def _told(history: History) -> str:
    rows = (*facts(history), *directory(history))
    return "\n".join(f"{row.when}; {row.what}; {row.details}; {row.source}" for row in rows)


TOLD = _told(HISTORY)
TEXTS = [(name, text) for record in RECORDS for name, text in filling.texts_of(record) if name not in SOURCES]


@pytest.mark.parametrize(("name", "text"), TEXTS, ids=[f"{name}-{i}" for i, (name, _) in enumerate(TEXTS)])
def test_every_word_and_date_stands_in_the_table(name: str, text: str) -> None:
    assert text in TOLD, name


def test_no_field_can_be_left_out_without_a_trace_in_the_table() -> None:
    hidden = [
        name
        for name, records in filling.without_each_field(RECORDS)
        if name not in SOURCES | ECHOED and _told(filling.history_of(records)) == TOLD
    ]
    assert not hidden, "\n".join(hidden)


def test_the_line_of_a_record_says_all_of_it_but_its_source() -> None:
    missing = [
        name
        for record in RECORDS
        if not isinstance(record, SourceText | SymptomEntry)
        for name, text in filling.texts_of(record)
        if text not in one(HISTORY, record)
        and not name.endswith(".as_written")
        and not name.startswith("Statement")
    ]
    assert missing == []
