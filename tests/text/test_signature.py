"""The two signatures everything began with: read, saved, written again, and read again."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from signatures import HARRY, POSTED, STENOSIS, TODAY, brief, drafts_of, history_of

from tracker.domain.dates import PartialDate
from tracker.domain.gate import dump
from tracker.domain.records import Surgery
from tracker.domain.site_set import Sites
from tracker.text.matching import already_recorded
from tracker.text.merging import new_in
from tracker.text.reader import read
from tracker.text.style import SIGNATURE_STYLES, SignatureStyle, style_of
from tracker.text.writer import write


def style(text: str = HARRY) -> SignatureStyle:
    return style_of(read(text, today=TODAY, posted=POSTED))


def test_harrys_lines_come_back_byte_for_byte() -> None:
    assert write(history_of(HARRY), on=POSTED, style=style()) == HARRY


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2016, 8, 14), "65 or 66"), (date(2016, 8, 15), "66"), (date(2015, 8, 16), "65 or 66")],
)
def test_the_age_moves_on(day: date, age: str) -> None:
    assert write(history_of(HARRY), on=day, style=style()).startswith(f"Harry - {age} year old male...\n")


def test_three_lines_of_operations_are_two_operations() -> None:
    first, second = history_of(HARRY).surgeries
    assert [one.kind for one in first.procedures] == ["plif"]
    assert [one.kind for one in second.procedures] == ["plif", "microdiscectomy", "decompression"]
    assert [reason.called for reason in second.procedures[0].reasons] == ["failed fusion", "broken screw"]
    assert second.as_written == "\n".join(HARRY.split("\n")[2:])
    assert second.procedures[2].as_written == "decompression"


def test_the_signature_is_written_from_the_facts_alone() -> None:
    history = history_of(HARRY)
    for surgery in history.surgeries:
        surgery.as_written = surgery.source_id = None
        for procedure in surgery.procedures:
            procedure.as_written = None
    first = history.surgeries[0]
    first.date = PartialDate.parse("2012-02-03")
    first.procedures[0].sites = Sites.parse("L3-L4, L4-L5")
    expected = HARRY.replace("PLIF L4-L5-S1", "PLIF L3-L4-L5").replace("May 23, 2013", "Feb 3, 2012")
    assert write(history, on=POSTED, style=style()) == expected


def test_without_a_style_no_name_and_years_only() -> None:
    assert write(history_of(HARRY), on=POSTED) == (
        "PLIF L4-S1 due to disc degeneration, 2013\n"
        "PLIF L5-S1 due to failed fusion and broken screw, 2015\n"
        "Microdiscectomy, decompression L3-L4 due to herniated disc, 2015"
    )


def test_reading_the_same_text_again_adds_nothing() -> None:
    history = history_of(HARRY)
    for draft in drafts_of(HARRY):
        record = already_recorded(draft, history)
        assert record is not None
        assert new_in(draft.data, record) == ()


def test_what_a_second_text_adds_is_listed() -> None:
    history = history_of("PLIF L4-S1 2013")
    (draft,) = drafts_of("PLIF L4-S1, laminectomy L5 due to disc degeneration May 23, 2013")
    record = already_recorded(draft, history)
    assert isinstance(record, Surgery)
    assert new_in(draft.data, record) == ("date: 23 May 2013", "Laminectomy L5")


def test_an_operation_of_another_year_is_new() -> None:
    (draft,) = drafts_of("PLIF L4-S1 2014")
    assert already_recorded(draft, history_of("PLIF L4-S1 2013")) is None


def test_the_second_signature() -> None:
    reading = read(STENOSIS, today=TODAY, posted=POSTED)
    assert [brief(event) for event in reading.events] == [
        "condition | spinal_stenosis | - | 1995",
        "surgery | decompression | L3-L4, L4-L5, L5-S1 | 1996",
        "condition | spinal_stenosis | cervical | -",
    ]
    assert [event.operated for event in reading.events] == [None, None, "no"]
    assert "“Lumber decompression” was read as “Lumbar decompression”." in [
        q.sentence for q in reading.questions
    ]
    assert reading.unread == ()


@pytest.mark.parametrize("text", [HARRY, STENOSIS])
@pytest.mark.parametrize("name", ["own", *SIGNATURE_STYLES])
def test_written_and_read_again_the_facts_are_the_same(text: str, name: str) -> None:
    history = history_of(text)
    look = replace(SIGNATURE_STYLES.get(name, style(text)), finest="day")
    again = history_of(write(history, on=POSTED, style=look))
    assert facts(again) == facts(history)
    assert "Lumber" not in write(history, on=POSTED, style=look)


def facts(history: Any) -> list[Any]:
    """Everything but identifiers and the words as written."""
    return [_plain(dump(record)) for record in (*history.conditions, *history.surgeries)]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k not in ("id", "as_written", "position")}
    return [_plain(one) for one in value] if isinstance(value, list) else value
