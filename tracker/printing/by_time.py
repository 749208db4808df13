"""The full history in time order, a section for each year; what has no date comes last.

A fact is told whole in the year of its own date. Its other dates (an end, a step of an image, a complication, a
statement of a source) have a line in their years. A date that spans years stands where it begins.
"""

from collections.abc import Callable, Iterator
from datetime import date

from tracker.domain.dates import PartialDate, Precision, Withheld
from tracker.domain.gate import dates_of, members
from tracker.domain.history import History
from tracker.domain.labels import label_of
from tracker.domain.phrases import say
from tracker.domain.records import DeviceEvent, Record, Surgery
from tracker.domain.statements import statements_of
from tracker.printing import arranged
from tracker.printing.arranged import Heading, Mention, Told, called, parts_in
from tracker.views import telling, words
from tracker.views.values import Said


def _by_time(history: History, told: Told) -> tuple[Mention, ...]:
    """The year of the fact, then each other year that its record names."""
    own = _heading(told.fact.date)
    others: dict[Heading, list[tuple[PartialDate, str]]] = {}
    for when, what in _other_dates(history, told.record) if told.itself else ():
        if _heading(when) != own:
            others.setdefault(_heading(when), []).append((when, what))
    name = _name(history, told.record)
    return (
        Mention(own, told.fact.date, (name,) if told.fact.date else ()),
        *(_mention(heading, name, found) for heading, found in others.items()),
    )


def _mention(heading: Heading, name: str, found: list[tuple[PartialDate, str]]) -> Mention:
    """One line for a year, dated by what comes first in it."""
    found = sorted(found, key=lambda one: one[0].sort_key)
    said = dict.fromkeys(what for _, what in found if what)
    return Mention(heading, found[0][0], (name, *said))


def _heading(when: PartialDate | None) -> Heading:
    """The year in which a date begins; what has no beginning first of all, what has no date last."""
    if when is None:
        return Heading("undated", (9999, 2), say("section.undated"), "undated")
    if isinstance(when, Withheld):
        return Heading("date_left_out", (9999, 0), words.capital(words.when(when)), "undated")
    if when.precision is Precision.UNKNOWN:
        return Heading("date_not_known", (9999, 1), words.capital(words.when(when)), "undated")
    if when.earliest is None:
        return Heading("open_start", (0,), say("section.open_start"), "years")
    year = when.earliest.year
    return Heading(f"year_{year}", (year,), str(year), "years")


def _name(history: History, record: Record) -> str:
    if isinstance(record, Surgery):
        return "; ".join(words.procedure_words(one, history.axis) for one in record.procedures)
    return called(history, record)


def _other_dates(history: History, record: Record) -> Iterator[tuple[PartialDate, str]]:
    """Every date of a record and its parts besides its own, with what it is the date of.

    What became of a device has facts of its own.
    """
    for part in members(record):
        if isinstance(part, DeviceEvent):
            continue
        for name, when in dates_of(part).items():
            if when is not None and (part is not record or name != "date"):
                yield when, _date_words(history, record, part, name, when)
        for statement in statements_of(history, part):
            if statement.date is not None:
                origin = words.choice_or(statement.origin) or say("not_recorded.source")
                yield statement.date, words.capital(origin)


def _date_words(history: History, record: Record, part: Record, name: str, when: PartialDate) -> str:
    if part is not record and name == "date":
        return telling.head(history, part)
    return str(Said(label_of(type(part), name), words.when(when)))


PARTS = parts_in(_by_time, "years", "undated")


def told_in(name: str) -> Callable[[History, date], Iterator[Record]]:
    """The records that are told whole in one of the parts of this order."""
    return arranged.told_in(_by_time, name)
