"""The year of a month or a day that is told without one."""

from dataclasses import replace

from tracker.domain.dates import PartialDate, Precision
from tracker.text.date_spans import Calendar, DateSpan, on_year


def in_year(
    span: DateSpan, near: PartialDate | None, calendar: Calendar, *, ahead: bool = False, heads: bool = True
) -> DateSpan:
    """A month or day without a year: in the year of its heading, else the latest before the day of writing.

    ``near`` is the heading's date, or (``heads`` False) a date told just before, which it follows. What is planned
    lies ahead: then it is the next such month.
    """
    if heads and span.day is not None and span.value is not None and _only_year(near):
        # Under the heading "2010:" the words "Feb 26" are a day, not February 2026.
        span = replace(span, month=span.value.earliest.month if span.value.earliest else None, value=None)
    if span.month is None or span.value is not None:
        return span
    value = on_year(_year_of(span, near, calendar, ahead, heads), span)
    return DateSpan(span.start, span.end, span.words, value, (value,))


def _only_year(near: PartialDate | None) -> bool:
    return near is not None and near.precision is Precision.YEAR


def _year_of(span: DateSpan, near: PartialDate | None, calendar: Calendar, ahead: bool, heads: bool) -> int:
    now, wanted = calendar.written, (span.month or 1, span.day or 1)
    if near is not None and near.earliest is not None and not ahead:
        if heads:
            return near.earliest.year
        month = 12 if near.precision is Precision.SEASON and near.edtf[5:7] == "24" else near.earliest.month
        after = near.earliest.year + (wanted < (month, near.earliest.day if span.day else 1))
        if (after, *wanted) <= (now.year, now.month, now.day):
            return after
    passed = wanted > (now.month, now.day if span.day else 1)
    return now.year + (wanted < (now.month, now.day if span.day else 1)) if ahead else now.year - passed
