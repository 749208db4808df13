"""Briefly: the operations, exactly one row each, in date order; planned and cancelled ones apart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tracker.domain import as_written
from tracker.domain.history import History, is_intervention
from tracker.domain.levels import SacroiliacJoint, SiteUse
from tracker.domain.papers import notes_apart, of_operation
from tracker.domain.phrases import say
from tracker.domain.records import Answer, Document, PaperKind, Procedure, Surgery
from tracker.printing.gathering import ranges
from tracker.printing.layout import (
    Cell,
    Paragraph,
    Section,
    Span,
    Table,
    gap,
    headed,
    in_one,
    labelled,
    plain,
    quiet,
    quoted,
    strong,
)
from tracker.printing.operations import (
    complication_lines,
    counted_title,
    outcome_lines,
    procedure_lines,
    reason_lines,
    when_and_who,
)
from tracker.printing.tables import more
from tracker.printing.translations import bare
from tracker.printing.widths import columns_for
from tracker.views.names import choice
from tracker.views.values import short_name
from tracker.views.words import operation_title

_DAY = 29.0
"""Millimetres in which the number of an operation and its day stand in one line: "2. 19 Jan 2015"."""
_HEADS = (
    "brief.when_who",
    "column.levels_procedures",
    "column.reason",
    "brief.result",
    "brief.note_held",
)
_CAME_OF_IT = 3
"""From this column on the table tells what came of an operation."""
_TOLD = (
    *("date", "status", "surgeon", "hospital", "outcome", "result", "relief", "relief_lasted"),
    *("operative_note", "as_written", "procedures", "complications", "not_completed"),
)
"""What of an operation stands in the columns; that hardware was put in is seen where the hardware is listed."""

_MOST_NOTES = 6
"""Notes of no operation that are named below the rows; all of them stand in the full history."""


def operations(history: History, _on: date) -> tuple[Section, ...]:
    """The operations that took place, numbered in date order; then notes of no operation, and what is not recorded."""
    done = history.operations
    if not done:
        return (headed("operations", (Paragraph((gap(),)),)),)
    below = (*_notes_apart(history), *_silences(history))
    blocks = (_table(history, done), *((Paragraph(below),) if below else ()))
    return (headed("operations", blocks, say("note.by_date"), title=counted_title(history)),)


def _has_side(use: SiteUse) -> bool:
    """Whether a place says its side: beside it, or as the joint on one side."""
    return bool(use.side or (isinstance(use.site, SacroiliacJoint) and use.site.side))


_ASKED: dict[str, Callable[[Surgery], object]] = {
    "gap.surgeon": lambda surgery: surgery.surgeon,
    "gap.hospital": lambda surgery: surgery.hospital,
    "brief.approach": lambda surgery: any(one.approach for one in surgery.procedures),
    "brief.side": lambda surgery: any(
        one.approach_side or any(map(_has_side, one.sites)) for one in surgery.procedures
    ),
    "gap.complications": lambda surgery: surgery.complications,
}
"""What clinics ask of each operation and no column says to be missing."""


def _silences(history: History) -> Cell:
    """One line: what is not recorded, and of which operations by their numbers."""
    said, done = [], history.operations
    whole = {one.id: one for one in history.whole.operations} if history.whole else {}
    for key, found in _ASKED.items():
        numbers = [history.number_of(one) or 0 for one in done if not found(whole.get(one.id, one))]
        each = len(numbers) == len(done) and not history.lacks_operations
        of = say("brief.each_operation") if each else ranges(numbers)
        said += [say("brief.of_operations", what=say(key), numbers=of)] if numbers else []
    # Each is a text of its own: the whole is longer than what is cut where room is wanting.
    listed = (Span(f"; {one}" if place else one) for place, one in enumerate(said))
    return ((*gap(f"{say('column.not_recorded')}: "), *listed),) if said else ()


def planned(history: History, _on: date) -> tuple[Section, ...]:
    """Planned and cancelled operations, which are no history; that none is recorded, where none is."""
    apart = [s for s in history.surgeries if history.number_of(s) is None and not is_intervention(s)]
    if not apart:
        title = say("brief.planned")
        return (replace(headed("planned", (Paragraph((gap(),)),), title=title), run_in=True),)
    return (headed("planned", (_without_gaps(_table(history, apart)),), say("note.not_history")),)


def _without_gaps(table: Table) -> Table:
    """A table without the columns on what came of an operation, where nothing did: it has not taken place."""
    kept = [
        place
        for place, column in enumerate(zip(*table.rows, strict=True))
        if place < _CAME_OF_IT or any(cell != (gap(),) for cell in column)
    ]
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    return Table(tuple(table.columns[place] for place in kept), rows)


def _table(history: History, surgeries: "tuple[Surgery, ...] | list[Surgery]") -> Table:
    rows = tuple(_row(history, surgery) for surgery in surgeries)
    first, *others = columns_for(_HEADS, rows)
    return Table((replace(first, share=max(first.share, _DAY)), *others), rows)


def _row(history: History, surgery: Surgery) -> tuple[Cell, ...]:
    procedures = tuple(line for one in surgery.procedures for line in _procedure(history, one))
    put_in = {"hardware_put_in"} if history.devices_of(surgery) else set[str]()
    return (
        _when(history, surgery),
        (
            *procedures,
            *in_one(
                (
                    *_stopped(surgery),
                    *_written(history, surgery),
                    *more(history, surgery, but=put_in.union(_TOLD)),
                )
            ),
        ),
        reason_lines(history, surgery),
        (*outcome_lines(surgery), *_went_wrong(history, surgery)),
        _note(history, surgery),
    )


def _stopped(surgery: Surgery) -> Cell:
    """Why it was not completed; that stays where other quotations have no room."""
    said = quoted(surgery.not_completed, say("field.surgery.not_completed"))
    return tuple((*label, replace(words, whole=True)) for *label, words in said)


def _when(history: History, surgery: Surgery) -> Cell:
    """Date, status and age in one line; then who and where."""
    lines = when_and_who(history, surgery)
    who = tuple(plain(place(history, text)) for text in (surgery.surgeon, surgery.hospital) if text)
    return (*in_one(lines[: len(lines) - len(who)], ", "), *in_one(who, ", "))


def place(history: History, name: str) -> str:
    """A name with the city and country of the place of care that is called so, where they are recorded."""
    found = next((one for one in history.facilities if one.name == name), None)
    more = (
        [text for text in (found.city, found.country) if text and bare(text) not in bare(name)]
        if found
        else []
    )
    return ", ".join((name, *more))


def _procedure(history: History, procedure: Procedure) -> Cell:
    """Level and name, then all else in one line; the words it came from only where they say something else."""
    first, *rest = procedure_lines(history, procedure)
    own = procedure.as_written
    told = bool(own) and not as_written.differs(own or "", (procedure,), history.axis)
    known = quoted(own, say("label.as_written")) if told else ()
    return (first, *in_one(tuple(line for line in rest if line not in known)))


def _written(history: History, surgery: Surgery) -> Cell:
    """The words an operation came from, where they say something else; those of several are told with the first."""
    if not _differs(history, surgery):
        return ()
    same = (
        one for one in history.surgeries if one.as_written == surgery.as_written and _differs(history, one)
    )
    first = next((one for one in same if not is_intervention(one)), surgery)
    if first is surgery:
        return quoted(surgery.as_written, say("label.as_written"))
    return (quiet(say("brief.same_words", operation=operation_title(history, first))),)


def _differs(history: History, surgery: Surgery) -> bool:
    """Whether the words an operation came from say something else than its procedures do."""
    written = surgery.as_written
    return bool(written) and as_written.differs(written or "", surgery.procedures, history.axis)


def _went_wrong(history: History, surgery: Surgery) -> Cell:
    found = complication_lines(history, surgery)
    return (labelled(say("brief.complications"), found),) if found else ()


def _note(history: History, surgery: Surgery) -> Cell:
    """Whether the operative note is held, and where it is kept; that it may be one of those named below the rows."""
    notes = [one for one in of_operation(history, surgery) if one.kind is PaperKind.OPERATIVE_NOTE]
    if surgery.operative_note is Answer.YES or notes:
        return (strong(say("brief.held")), *(quiet(one.stored_at) for one in notes if one.stored_at))
    if surgery.operative_note is Answer.NO:
        return (plain(choice(Answer.NO)),)
    return (gap(say("brief.note_not_linked")),) if notes_apart(history) else (gap(),)


def _notes_apart(history: History) -> Cell:
    """The operative notes that belong to no operation, by name and date, and where they are kept."""
    notes = notes_apart(history)
    told = ((*plain(short_name(history, one)), *quiet(_kept(one))) for one in notes[:_MOST_NOTES])
    rest = len(notes) - _MOST_NOTES
    more = (plain(say("brief.more_papers", number=rest)),) if rest > 0 else ()
    return (labelled(say("brief.notes_apart"), (*told, *more)),) if notes else ()


def _kept(note: Document) -> str:
    return f", {note.stored_at}" if note.stored_at else ""
