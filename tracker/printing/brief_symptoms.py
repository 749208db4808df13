"""Briefly: symptoms with their course, signs asked about, problems of the spine, and how its vertebrae are counted."""

from dataclasses import replace
from datetime import date

from tracker.domain.history import History
from tracker.domain.neurological import Sign, Standing, signs
from tracker.domain.phrases import say
from tracker.domain.records import Present, Symptom
from tracker.domain.symptoms import axial_and_limb, followed
from tracker.printing import parts_out
from tracker.printing.findings import symptom_cells
from tracker.printing.layout import (
    Beside,
    Block,
    Cell,
    Line,
    Paragraph,
    Section,
    Span,
    Style,
    Table,
    gap,
    headed,
    in_one,
    labelled,
    quiet,
    silence,
    strong,
)
from tracker.printing.pictures import symptom_chart
from tracker.printing.tables import more
from tracker.printing.widths import HALF, PAGE, columns_for
from tracker.views import neurological_words, words
from tracker.views.levels_not_there import not_there
from tracker.views.telling import head

_COUNTED = {"lumbar": "gap.lumbar", "transition": "gap.transition", "numbering_note": "label.numbering"}
_HEADS = (
    "column.symptom",
    "column.since",
    "column.first_entry",
    "column.highest",
    "column.last_entry",
)
_TOLD = ("kind", "called", "side", "answer", "date")


def symptoms(history: History, on: date) -> tuple[Section, ...]:
    """Each symptom that is followed, the one noted last first, then those that have ended, with their course.

    What part of the pain is along the spine is seen where both have a strength; else it is not recorded.
    """
    now = followed(history, on)
    ended = tuple(one for one in history.symptoms if one not in now)
    rows = tuple(_row(history, one) for one in (*now, *ended))
    if not rows:
        return (headed("symptoms", (Paragraph((gap(),)),)),)
    chart = symptom_chart(history, on)
    table = Table(columns_for(_HEADS, rows, HALF if chart else PAGE), rows)
    block: Block = Beside(chart, (table,), after=True) if chart else table
    share = () if axial_and_limb(history) else (Paragraph((labelled(say("brief.share"), ()),)),)
    return (headed("symptoms", (block, *share), say("note.strength")),)


def _row(history: History, symptom: Symptom) -> tuple[Cell, ...]:
    name, since, *entries = symptom_cells(history, symptom)
    return ((name[0], *in_one(name[1:])), since, *entries)


def neurological(history: History, _on: date) -> tuple[Section, ...]:
    """Every sign that clinics ask about: present, patient says no with the day, or not recorded; what changed with it."""
    every = signs(history)
    lines = [_sign(history, sign) for sign in every if sign.answers]
    silent = [neurological_words.sign_name(sign) for sign in every if not sign.answers]
    return (_run_in("neurological", (*lines, *silence(silent))),)


def _sign(history: History, sign: Sign) -> Line:
    said = tuple(_answer(history, one) for one in sign.standing)
    return labelled(neurological_words.sign_name(sign), said)


def _answer(history: History, one: Standing) -> Line:
    since = {"since"} if one.item.answer is Present.PRESENT else set[str]()
    rest = in_one(more(history, one.item, but=since.union(_TOLD)))
    return (Span(neurological_words.standing_words(one)), *((Span("; "), *rest[0]) if rest else ()))


def conditions(history: History, _on: date) -> tuple[Section, ...]:
    """Problems of the spine, apart from the operations for them."""
    told = ("kind", "called", "sites", "date", "until", "operated")
    lines = tuple(
        (
            Span(head(history, one), Style.STRONG),
            *quiet(f"  {words.since(one.date)}" if one.date else ""),
            *((Span("; "), *rest[0]) if (rest := in_one(more(history, one, but=told))) else ()),
        )
        for one in history.conditions
    )
    return (_run_in("conditions", (*lines, *parts_out.conditions(history))),)


def anatomy(history: History, on: date) -> tuple[Section, ...]:
    """Variants and how the vertebrae are counted, in one line, behind the levels in use that are then not there."""
    profile = history.anatomy
    known = more(history, profile, but=()) if profile else ()
    missing = [say(key) for name, key in _COUNTED.items() if not (profile and getattr(profile, name))]
    return (_run_in("anatomy", (*map(strong, not_there(history, on)), *in_one((*known, *silence(missing))))),)


def _run_in(name: str, lines: Cell) -> Section:
    return replace(headed(name, (Paragraph(lines or (gap(),)),)), run_in=True)
