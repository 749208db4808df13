"""The drawings on the sheet, each with words that say the same."""

from datetime import date

from tracker.domain.history import History
from tracker.printing.layout import Section


def spine(history: History, on: date) -> tuple[Section, ...]:  # noqa: ARG001
    """The spine as operated, with its key; left out when nothing on it is recorded."""
    return ()
