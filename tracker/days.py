"""The day that a page, a sheet or a list tells of: the same rules where it is typed and where a command names it."""

from datetime import date

from tracker.domain.dates import PartialDate
from tracker.errors import ValueProblem


def day_told(value: PartialDate, today: date) -> date:
    """The last day of a date, at most today: nobody can tell how things will stand.

    Raises ValueProblem for a date that names no last day, and for one that is still ahead.
    """
    if value.latest is None:
        raise ValueProblem("Type a day, a month or a year, such as 23 May 2013.")
    if value.earliest is not None and value.earliest > today:
        raise ValueProblem(
            f"{value.shown()} is still ahead. Name today or a day before it: what is planned is told as of today."
        )
    return min(value.latest, today)
