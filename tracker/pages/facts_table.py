"""Facts as a real table, each row leading to its record: on the overview and as the answer of a search."""

from collections.abc import Iterable
from datetime import date
from html import escape
from urllib.parse import quote

from tracker.domain.history import History
from tracker.domain.records import BY_TABLE as KINDS
from tracker.domain.records import About, SourceText
from tracker.views.facts import Fact, facts

_HEADS = ("When", "What", "Details", "Source", "Change")


def facts_table(history: History, on: date, *, ahead: bool = True) -> str:
    """All facts in date order; with ``ahead`` what lies after the day as well. Every text is escaped."""
    return table_of(facts(history, on, ahead=ahead))


def table_of(rows: Iterable[Fact]) -> str:
    """Any facts as a table.

    The roles are said outright: on a phone the style stacks the cells, and a table that is drawn as blocks
    would no longer be read out as one.
    """
    heads = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in _HEADS)
    body = "".join(_row(fact) for fact in rows)
    return (
        f'<table class="facts" role="table"><thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(fact: Fact) -> str:
    said = [escape(text) for text in (fact.when, fact.what, fact.details, fact.source)]
    return (
        '<tr role="row">' + "".join(f'<td role="cell">{cell}</td>' for cell in (*said, _link(fact))) + "</tr>"
    )


def _link(fact: Fact) -> str:
    """The way to the record; a pasted text and an end that was set aside are changed elsewhere."""
    if issubclass(KINDS[fact.table], SourceText | About):
        return ""
    return (
        f'<a href="log?kind={escape(quote(fact.table))}&amp;id={escape(quote(fact.record_id, safe=""))}" '
        f'target="_self" '
        f'aria-label="Change: {escape(fact.what)}, {escape(fact.when)}">Change</a>'
    )
