"""The operations of the appointment sheet: operative notes held, linked or not, and what is not recorded of which."""

from typing import Any

import appointments as a
import makers as m
import pytest
from appointments import appointment

from tracker.domain.loose_end import EndKind
from tracker.domain.loose_ends import loose_ends
from tracker.domain.records import Document, DocumentLink, Record
from tracker.views.open_ends import sentences

from .reading import lines, rows

NOTE = 4  # the column of the operative note
APART = "Operative notes held but not linked to an operation"
FUSED = m.surgery("2013-05-23")
NOTES = [m.of(Document, called=f"Note {n}", kind="operative note", date=str(2010 + n)) for n in range(9)]


def _linked(paper: Document, to: Record) -> DocumentLink:
    return m.about(DocumentLink, to, document_id=paper.id)


HELD: list[tuple[str, dict[str, Any], list[Record], list[str], str]] = [
    # why, what the operation says, papers and links, the cell of the note, the line below the rows
    ("nothing at all", {}, [], ["not recorded"], ""),
    ("linked", {}, [NOTES[3], _linked(NOTES[3], FUSED)], ["held"], ""),
    ("linked to the procedure", {}, [NOTES[3], _linked(NOTES[3], FUSED.procedures[0])], ["held"], ""),
    ("held and not linked", {}, [NOTES[3]], ["none linked; see below"], f"{APART}: “Note 3” (2013)"),
    ("where it is kept", {}, [m.of(Document, called="Note", kind="operative note", stored_at="blue folder")],
     ["none linked; see below"], f"{APART}: “Note” (date not recorded), “blue folder”"),
    ("the patient says that it is held", {"operative_note": "yes"}, [NOTES[3]], ["held"], f"{APART}: “Note 3” (2013)"),
    ("the patient says no", {"operative_note": "no"}, [NOTES[3]], ["patient says no"], f"{APART}: “Note 3” (2013)"),
    ("a paper of another kind is no note", {}, [m.of(Document, called="Letter", kind="letter")], ["not recorded"], ""),
    ("many", {}, [*NOTES], ["none linked; see below"],
     f"{APART}: “Note 0” (2010); “Note 1” (2011); “Note 2” (2012); “Note 3” (2013); "
     "“Note 4” (2014); “Note 5” (2015); and 3 more"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "said", "papers", "cell", "below"), HELD, ids=[case[0] for case in HELD])
def test_the_operative_note(
    why: str, said: dict[str, Any], papers: list[Record], cell: list[str], below: str
) -> None:
    operation = m.surgery("2013-05-23", **said) if said else FUSED
    made = appointment(a.history_of([operation, *papers]))
    assert rows(made, "operations")[0][NOTE] == cell, why
    told = [line for line in lines(made, "operations") if line.startswith(APART)]
    assert told == ([below] if below else []), why


SAID = "Operation 1 (23 May 2013), PLIF L4-L5: "
OPEN = [
    ([], "operative note not recorded."),
    ([NOTES[3]], "no operative note linked; one note is held that is not linked to an operation."),
    (NOTES[3:5], "no operative note linked; 2 notes are held that are not linked to an operation."),
]


@pytest.mark.parametrize(("papers", "expected"), OPEN)
def test_what_is_open_says_that_a_note_is_held(papers: list[Record], expected: str) -> None:
    history = a.history_of([FUSED, *papers])
    ends = tuple(end for end in loose_ends(history, a.ON) if end.kind is EndKind.NO_OPERATIVE_NOTE)
    assert sentences(history, ends, a.ON) == (SAID + expected,)


def test_in_german() -> None:
    made = appointment(a.history_of([FUSED, NOTES[3]]), language="de")
    assert rows(made, "operations")[0][NOTE] == ["keiner zugeordnet; siehe unten"]
    assert "OP-Berichte vorhanden, aber keiner Operation zugeordnet: „Note 3“ (2013)" in lines(
        made, "operations"
    )


def test_what_is_not_recorded_is_a_list_in_small_letters() -> None:
    made = appointment(a.history_of([FUSED]))
    (said,) = (line for line in lines(made, "operations") if line.startswith("Not recorded"))
    assert said.endswith("approach (each operation); side (each operation); complications (each operation)")


WRITTEN = [
    (None, "PLIF", False),
    (None, "PLIF L4/5", False),
    (None, "PLIF L5/S1", True),
    ("PLIF", None, False),
    ("2013 L4/5 PLIF", None, False),
    ("2013 L4/5 TLIF", None, True),
]


@pytest.mark.parametrize(("operation", "procedure", "shown"), WRITTEN)
def test_the_words_it_came_from_stand_only_where_they_say_something_else(
    operation: str | None, procedure: str | None, shown: bool
) -> None:
    done = m.surgery("2013", m.procedure("plif", "L4-L5 right", as_written=procedure), as_written=operation)
    ((_, cell, *_),) = rows(appointment(a.history_of([done])), "operations")
    assert any("As written" in line for line in cell) is shown


def test_words_that_several_operations_came_from_stand_once() -> None:
    words = "a post about 2003 L4-S1 and 2010 C5-7"
    both = [m.surgery(day, m.procedure("plif", "L4-L5"), as_written=words) for day in ("2003", "2010")]
    first, second = rows(appointment(a.history_of([*both])), "operations")
    assert any(words in line for line in first[1])
    assert not any(words in line for line in second[1])
    assert any("As written: see Operation 1" in line for line in second[1])
