"""The spine on the page: the picture of a chosen state with its key and the same facts in words, and one picture per state."""

from tracker.domain.history import History


def spine_panel(history: History, today) -> None:  # type: ignore[no-untyped-def]
    """The drawing with its key; each earlier state can be chosen."""
