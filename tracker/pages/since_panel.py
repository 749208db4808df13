"""What has changed since the last visit: on the dashboard, and at the visit it is told at."""

from datetime import date
from html import escape

import streamlit as st

from tracker.domain.phrases import say
from tracker.domain.records import Appointment
from tracker.domain.visits import seen_from
from tracker.pages import look
from tracker.pages.shell import Room
from tracker.views import listing, words
from tracker.views.since_visit import Changed, Since, since_last_visit


def since_panel(room: Room, on: date) -> None:
    """Folded away on the dashboard; nothing where no visit is recorded."""
    found = since_last_visit(room.history, on)
    if found is not None:
        with look.fold(listing.escaped(found.title), "since"):
            _changes(found)


def at_visit(room: Room, visit: Appointment) -> None:
    """At a visit: what had changed since the one before it, up to its day or today."""
    found = since_last_visit(room.history, seen_from(visit, room.today))
    if found is not None and found.visit.id != visit.id:
        st.subheader(listing.escaped(found.title))
        _changes(found)


def _changes(found: Since) -> None:
    if not found.changes:
        look.note(f"{words.capital(say('since_visit.nothing'))}.")
        return
    rows = "".join(_row(one) for one in found.changes)
    look.piece(f'<table class="facts" role="table"><tbody role="rowgroup">{rows}</tbody></table>')


def _row(one: Changed) -> str:
    when = escape(words.when(one.when)) + (
        f"<br>{escape(say('since_visit.possibly'))}" if one.possibly else ""
    )
    cells = "".join(f'<td role="cell">{cell}</td>' for cell in (when, escape(one.what)))
    return f'<tr role="row">{cells}</tr>'
