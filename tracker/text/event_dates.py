"""The date of an entry: its own, told from another one, or that of its line or heading."""

from tracker.domain.dates import PartialDate, Precision
from tracker.text.context import LOOK_BACK, Context
from tracker.text.date_steps import Step, stepped
from tracker.text.date_years import in_year
from tracker.text.entry import Entry
from tracker.text.reading import EventType


def date_of(entry: Entry, context: Context) -> PartialDate | None:
    """The date of an entry; one told from another ("two years later") counts from the date told last."""
    step = entry.date.date.step if entry.date is not None and entry.date.date is not None else None
    if step is not None:
        told_from = date_before(step, context, first=entry.has("first_operation"))
        return stepped(step, told_from, context.born)
    if entry.date is not None and entry.date.date is not None:
        ahead = entry.has("planned")
        heads = context.heading_date is not None or not context.story
        near = context.heading_date if heads else _near(context)
        return in_year(entry.date.date, near, context.calendar, ahead=ahead, heads=heads).value
    if entry.has("same_day"):
        return next((event.date for event in reversed(context.events[-LOOK_BACK:]) if event.date), None)
    return context.line_date or context.heading_date


def _near(context: Context) -> PartialDate | None:
    """The date told last, where a month without a year goes on from it: in the same paragraph, or not long ago."""
    last = context.last_date
    if last is None or last.earliest is None:
        return None
    monthly = last.precision in (Precision.MONTH, Precision.DAY)
    lately = monthly and context.calendar.written.year - last.earliest.year < 3
    return last if lately or context.last_line == context.line else None


def date_before(step: Step, context: Context, *, first: bool = False) -> PartialDate | None:
    """The date that a step counts from: the last one told, or that of the last operation or of the ``first`` one."""
    told = context.events if first else context.events[: -LOOK_BACK - 1 : -1]
    surgery = next((event.date for event in told if event.date and event.type is EventType.SURGERY), None)
    if (first or step.since_operation) and surgery is not None:
        return surgery
    dated = next((event.date for event in context.events[: -LOOK_BACK - 1 : -1] if event.date), None)
    return context.last_date or dated
