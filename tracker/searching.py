"""Search as page and command line do it alike: what was typed becomes a question, entries are found in the store."""

from datetime import date
from functools import partial

from tracker.domain.date_words import read_date
from tracker.domain.dates import PartialDate
from tracker.domain.history import History
from tracker.domain.levels import Site
from tracker.errors import ValueProblem
from tracker.storage.store import Store
from tracker.views.facts import Fact
from tracker.views.search import Asked, kind_named, kinds, levels_in, search

MOST_ENTRIES = 200
"""Entries of symptoms that a search shows at most: those that hold the most of its words, newest first."""


def asked(
    history: History,
    today: date,
    *,
    words: str = "",
    level: str = "",
    kind: str = "",
    first: str = "",
    last: str = "",
) -> Asked:
    """What was typed as a question; raises ValueProblem with what to type instead. A year alone is the whole year."""
    read = partial(_date, today=today)
    begin, end = read(first), read(last)
    return Asked(
        words=words,
        levels=_levels(level, history) if level.strip() else (),
        kind=_kind(kind) if kind.strip() else "",
        first=begin.earliest if begin else None,
        last=end.latest if end else None,
    )


def found(store: Store | None, history: History, question: Asked, on: date) -> tuple[Fact, ...]:
    """The facts that were asked for; entries of symptoms by the words of their notes."""
    noted = store.entries_noting(question.words.split(), MOST_ENTRIES) if store and question.words else ()
    return search(history, question, on, entries=noted)


def _levels(text: str, history: History) -> tuple[Site, ...]:
    levels = levels_in(text, history.axis)
    if not levels:
        raise ValueProblem(f"“{text[:40]}” names no level. Type it like L5-S1, L4 or neck.", "level")
    return levels


def _kind(text: str) -> str:
    kind = kind_named(text)
    if not kind:
        raise ValueProblem(f"There is no kind “{text[:40]}”. There are: {', '.join(kinds())}.", "kind")
    return kind


def _date(text: str, *, today: date) -> PartialDate | None:
    return read_date(text, today=today) if text.strip() else None
