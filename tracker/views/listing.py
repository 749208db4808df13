"""One line for any record with everything that is recorded of it: for lists, dialogs and the command line."""

import re

from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.domain.records import (
    Allergy,
    Background,
    Dated,
    NeurologicalItem,
    Record,
)
from tracker.views import words
from tracker.views.telling import Told, told

_ANSWERED = (NeurologicalItem, Allergy, Background)
"""What was asked and answered: "patient says no" carries the date on which it was said."""


def one(history: History, record: Record) -> str:
    """The record in one line: its date, its phrase and all else that is recorded of it."""
    found = told(history, record)
    if isinstance(record, _ANSWERED):
        when = words.when(record.date)
        asked = isinstance(record, NeurologicalItem) and record.date
        return str(Told(f"{found.head} ({say('asked', date=when) if asked else when})", found.rest))
    if isinstance(record, Dated):
        return f"{words.when(record.date)}: {found}"
    return str(found) or words.title(type(record))


def plain(history: History, record: Record) -> str:
    """The same line with everything escaped that Markdown would take for mark-up."""
    return escaped(one(history, record))


def escaped(text: str) -> str:
    """Text that Markdown shows as it is.

    A hyphen within a word ("L4-S1") is no mark-up and stays bare: a label is also read out by a screen reader, with
    every backslash in it.
    """
    return re.sub(r"([\\`*_{}\[\]()<>#+.!|~$:&]|(?<!\w)-|-(?!\w))", r"\\\1", text).replace("\n", " ")
