"""Fusion by segment on the page: what was said of each, and what was intended, as a real table."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from tracker.domain.history import History
from tracker.pages import look
from tracker.views import words
from tracker.views.fusion_words import FusionRow, earlier_title, rows


def fusion_panel(history: History, on: date, title: str) -> None:
    """The table, folded away; nothing where no fusion was intended or spoken of."""
    found = rows(history, on)
    if found:
        with look.fold(title, "fusion"):
            look.piece(fusion_table(found))
            look.note(
                "Intended is not achieved: what was said is shown as it was said, and time changes nothing."
            )


def fusion_table(found: Sequence[FusionRow]) -> str:
    """The rows as HTML; every text is escaped. The roles are said outright, as a phone stacks the cells."""
    names = ("Segment", "What was said", "When, how, by whom", earlier_title(found), "Fusion intended by")
    heads = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in names)
    body = "".join(_row(row) for row in found)
    return (
        f'<table class="facts" role="table"><thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(row: FusionRow) -> str:
    cells = (
        (row.where,),
        (row.said, *map(str, row.disputed)),
        row.particulars,
        row.earlier,
        row.intended or (f"operation {words.not_recorded()}",),
    )
    shown = (
        _lines(lines, empty=words.not_recorded() if place == 1 else "") for place, lines in enumerate(cells)
    )
    return '<tr role="row">' + "".join(f'<td role="cell">{cell}</td>' for cell in shown) + "</tr>"


def _lines(lines: Iterable[str], empty: str) -> str:
    return "<br>".join(escape(line) for line in lines if line) or escape(empty)
