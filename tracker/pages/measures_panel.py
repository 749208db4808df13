"""Scores, tolerances and goals on the page: small charts on one time axis, then and now as a table, the goals."""

from collections.abc import Iterable
from datetime import date
from html import escape

import streamlit as st

from tracker.domain.as_of import as_of
from tracker.domain.history import History
from tracker.domain.records import Goal
from tracker.pages import look
from tracker.pages.kept import kept
from tracker.views import words
from tracker.views.measures import ThenAndNow, measures, operations, then_and_now
from tracker.views.measures_svg import alternative, measures_svg, with_course

_HEADS = ("What", "First", "Between", "Newest")


def measures_panel(history: History, on: date, day: str = "", *, narrow: bool) -> None:
    """Nothing where neither a score nor a tolerance nor a goal is recorded by the day; ``day`` ends the titles."""
    history = kept(history, ("as of", on), lambda: as_of(history, on))
    found = measures(history)
    if found:
        with look.fold(f"Scores, and what I can do{day}", "measures"):
            svg = measures_svg(found, operations(history), look.theme(), 330 if narrow else 1060)
            if svg:
                st.image(svg, alt=alternative(with_course(found)), width="stretch")
            look.piece(then_and_now_table(then_and_now(found)))
            look.note("Totals as recorded, each on its own scale. The numbered lines are the operations.")
    if history.goals:
        with look.fold(f"Goals{day}", "goals"):
            look.piece(goals_list(history.goals))


def then_and_now_table(rows: Iterable[ThenAndNow]) -> str:
    """The table as HTML; every text is escaped. The roles are said outright, as a phone stacks the cells."""
    heads = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in _HEADS)
    body = "".join(_row(row) for row in rows)
    return (
        f'<table class="facts wide" role="table"><thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(row: ThenAndNow) -> str:
    about = f'<br><span class="quiet">{escape(row.about)}</span>' if row.about else ""
    cells = (
        f"{escape(row.name)}{about}",
        escape(row.first),
        "<br>".join(map(escape, row.between)),
        escape(row.latest or "no later one recorded"),
    )
    return '<tr role="row">' + "".join(f'<td role="cell">{cell}</td>' for cell in cells) + "</tr>"


def goals_list(goals: Iterable[Goal]) -> str:
    """The goals as HTML, each with since when and when it was reached."""
    return "<ul>" + "".join(f"<li>{escape(goal_words(goal))}</li>" for goal in goals) + "</ul>"


def goal_words(goal: Goal) -> str:
    """ "walk to the shop, since 2015: open", "..., reached Oct 2015"."""
    since = f", since {words.when(goal.date)}" if goal.date else ""
    state = f"reached {words.when(goal.reached)}" if goal.reached else "open"
    return f"{goal.text or words.not_recorded()}{since}: {state}"
