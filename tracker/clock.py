"""The only clock. Pages and the command line ask it once and pass the date on; everything else takes a date."""

from datetime import date, datetime


def today() -> date:
    """The local calendar date."""
    return date.today()


def now() -> datetime:
    """The local time with its offset, for the journal."""
    return datetime.now().astimezone()
