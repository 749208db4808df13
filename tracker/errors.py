"""The errors a person may see: every message is one plain sentence that says what to do."""


class TrackerError(Exception):
    """Base of all errors of this project; ``str(error)`` is a sentence fit for the page and for stderr."""


class ValueProblem(TrackerError, ValueError):
    """A value that cannot be taken. ``field`` names the record's field, when the gate knows it."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class InvalidRecord(TrackerError):
    """One or more fields of a record cannot be taken; ``problems`` has a sentence for each."""

    def __init__(self, problems: tuple[ValueProblem, ...]) -> None:
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = problems


class NotFound(TrackerError):
    """A record that was asked for is not in the store."""


class StaleRecord(TrackerError):
    """The record was changed elsewhere after it was opened here; nothing was written."""


class StoreProblem(TrackerError):
    """The data file or folder cannot be used as it is."""


class ImportRefused(TrackerError):
    """A copy cannot be brought in; nothing was written."""
