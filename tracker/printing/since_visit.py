"""The section on what has changed since the last visit, oldest first."""

from datetime import date

from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.printing.layout import Column, Paragraph, Section, Table, gap, headed, plain, strong
from tracker.views import since_visit, words


def since_last_visit(history: History, on: date) -> tuple[Section, ...]:
    """What is dated after the last visit; no section where no visit is recorded."""
    found = since_visit.since_last_visit(history, on)
    if found is None:
        return ()
    rows = tuple(
        (
            (strong(words.when(one.when)), *((plain(say("since_visit.possibly")),) if one.possibly else ())),
            (plain(one.what),),
        )
        for one in found.changes
    )
    columns = (Column(say("column.when"), 30), Column(say("column.what"), 150))
    blocks = (Table(columns, rows),) if rows else (Paragraph((gap(say("since_visit.nothing_here")),)),)
    return (headed("since_visit", blocks, title=found.title),)
