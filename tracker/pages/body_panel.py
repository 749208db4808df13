"""In my body now: every implant that is, or may be, there, with its MR label as recorded, as one table."""

from datetime import date
from html import escape
from urllib.parse import quote

import streamlit as st

from tracker.domain.history import History
from tracker.pages import look
from tracker.views.in_body import Inside, heads, inside, taken_out


def body_panel(history: History, on: date, title: str) -> None:
    """The table, and what was taken out; nothing at all where no implant is recorded."""
    rows, out = inside(history, on), taken_out(history, on)
    if not rows and not out:
        return
    with look.fold(title, "body"):
        if rows:
            look.piece(table(rows))
        if out:
            st.markdown(f"**Recorded as taken out: {len(out)}**")
            look.piece("<ul>" + "".join(f"<li>{escape(said)}</li>" for said in out) + "</ul>")


def table(rows: tuple[Inside, ...]) -> str:
    """A real table, each row leading to its record; every text is escaped, and each cell names its column."""
    head = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in (*heads(), "Change"))
    body = "".join(_row(row) for row in rows)
    return (
        f'<table class="facts body" role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(row: Inside) -> str:
    address = f"log?kind={quote(row.record.table())}&id={quote(row.record.id, safe='')}"
    label = escape(f"Change: {row.what}, {row.where}".rstrip(", "))
    link = f'<a href="{escape(address)}" target="_self" aria-label="{label}">Change</a>'
    named = zip(heads(), row.cells(), strict=True)
    cells = "".join(f'<td role="cell" data-head="{head}">{escape(cell)}</td>' for head, cell in named)
    return f'<tr role="row">{cells}<td role="cell">{link}</td></tr>'
