"""The full history as one table under headings that follow one order: by level (:mod:`by_level`) or by time.

Each fact is told whole once, with its source, under the first heading it belongs to; under each other one a line
says what belongs there and where the whole is told. What has no heading by nature follows as it stands on the day.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.domain.dated import date_key
from tracker.domain.dates import PartialDate
from tracker.domain.gate import members
from tracker.domain.history import History
from tracker.domain.papers import record_at
from tracker.domain.phrases import language, say
from tracker.domain.records import (
    Allergy,
    Device,
    FusionAssessment,
    Medication,
    OtherImplant,
    Record,
    Surgery,
)
from tracker.printing import care, entries, gaps, open_ends, origins, papers, parts_out, pictures
from tracker.printing.layout import (
    Block,
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    gap,
    headed,
    labelled,
    left_out,
    plain,
    quiet,
    silence,
    strong,
)
from tracker.printing.wanted import Part
from tracker.views import words
from tracker.views.facts import Fact, facts, start_of, whole_device
from tracker.views.values import named


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with its record; ``itself`` for the record's own row, not one of what became of it."""

    fact: Fact
    record: Record
    itself: bool
    left_out: Cell = ()
    """That parts of the record are left out, where they are."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of the order: its name, its place among the others by data, its title, and the part it is in."""

    name: str
    place: tuple[Any, ...]
    title: str
    part: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A heading that a fact belongs under, the date it has there, and in short what of it belongs there.

    With nothing in short it stands there only whole.
    """

    heading: Heading
    when: PartialDate | None
    short: tuple[str, ...]


Order = Callable[[History, Told], Sequence[Mention]]
"""Under which headings a fact belongs, the one where it is told whole first; at least one, none of them twice."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row before it is one: a fact under a heading, and where it is told whole."""

    told: Told
    mention: Mention
    whole_at: Heading


def parts_in(order: Order, *names: str) -> tuple[Part, ...]:
    """What matters before any operation, the parts of an order by their names, then what stands as on the day."""
    return (
        Part("first", lambda history, on: _first(history, order, on)),
        *(_part(order, n) for n in names),
        *_NOW,
    )


def told_in(order: Order, name: str) -> Callable[[History, date], Iterator[Record]]:
    """The records that are told whole in a part of an order; what an operation put in goes with it."""

    def found(history: History, on: date) -> Iterator[Record]:
        placed: dict[tuple[str, str], Told] = {}
        for told in sorted(_told(history, on), key=lambda one: date_key(one.fact.date)):
            placed.setdefault((told.fact.table, told.fact.record_id), told)
        for told in placed.values():
            if (*_matters(history, told), *order(history, told))[0].heading.part == name:
                yield told.record
                put_in = history.devices_of(told.record) if isinstance(told.record, Surgery) else ()
                yield from (device for device in put_in if (device.table(), device.id) not in placed)

    return found


def _part(order: Order, name: str) -> Part:
    return Part(name, lambda history, on: _arranged(history, order, name, on))


def _arranged(history: History, order: Order, part: str, on: date) -> tuple[Section, ...]:
    """The sections of a part: its headings in their order, under each what belongs there by date."""
    under: dict[Heading, list[_Line]] = {}
    for told in _told(history, on):
        mentions = (*_matters(history, told), *order(history, told))
        for mention in mentions:
            whole = mention.heading == mentions[0].heading
            if mention.heading.part == part and (whole or mention.short):
                under.setdefault(mention.heading, []).append(_Line(told, mention, mentions[0].heading))
    return tuple(_section(heading, under[heading]) for heading in sorted(under, key=lambda one: one.place))


def _told(history: History, on: date) -> tuple[Told, ...]:
    """Every fact with its record, found once for all parts of a sheet."""
    key = f"told in {language()}", on
    if key not in history.kept:
        history.kept[key] = tuple(_with_records(history, on))
    found: tuple[Told, ...] = history.kept[key]
    return found


def _with_records(history: History, on: date) -> Iterator[Told]:
    """A device of which anything became is whole in a row of its own, which comes first."""
    seen: set[tuple[str, str]] = set()
    for fact in facts(history, on):
        record = record_at(history, fact.table, fact.record_id)
        if record is None:
            continue
        key = fact.table, fact.record_id
        if isinstance(record, Device):
            yield from _of_device(history, fact, record, first=key not in seen)
            seen.add(key)
            continue
        # a fusion judged on an image has the date of that
        own = fact.date if isinstance(record, FusionAssessment) else getattr(record, "date", fact.date)
        itself = key not in seen and fact.date == own
        seen |= {key} if itself else set()
        yield Told(fact, record, itself, parts_out.said_of_all(history, record) if itself else ())


def _of_device(history: History, fact: Fact, device: Device, *, first: bool) -> Iterator[Told]:
    """The device whole, once; then what became of it, a row each on its own day."""
    if first:
        yield Told(whole_device(history, device), device, True)
    if fact != start_of(history, device):
        yield Told(fact, device, False)


def _section(heading: Heading, lines: list[_Line]) -> Section:
    rows = tuple(map(_row, sorted(lines, key=lambda line: date_key(line.mention.when))))
    titles = (("column.when", 30), ("column.what", 106), ("column.came_from", 44))
    table = Table(tuple(Column(say(title), share) for title, share in titles), rows)
    note = say("note.by_date") if any(line.mention.when for line in lines) else ""
    return headed(heading.name, (table,), note, title=heading.title)


def _row(line: _Line) -> tuple[Cell, ...]:
    """A fact whole, or what of it belongs under a heading and where it is told whole."""
    fact, mention = line.told.fact, line.mention
    when = words.when(mention.when)
    shown = (plain(when) if mention.when else gap(when),)
    if mention.heading == line.whole_at:
        return shown, (strong(fact.what), plain(fact.details), *line.told.left_out), (plain(fact.source),)
    pointer = quiet(say("arranged.told_under", heading=line.whole_at.title))
    return shown, (strong(fact.what), *map(plain, mention.short)), (pointer,)


# --- what matters before any operation stands first in either order


def _is_thinner(record: Record) -> bool:
    return isinstance(record, Medication) and care.is_thinner(record)


_MATTERS: dict[str, Callable[[Record], bool]] = {
    "allergies": lambda record: isinstance(record, Allergy),
    "blood_thinners": _is_thinner,
    "other_implants": lambda record: isinstance(record, OtherImplant),
}


def _matters(history: History, told: Told) -> tuple[Mention, ...]:
    if not any(is_one(told.record) for is_one in _MATTERS.values()):
        return ()
    heading = Heading("first", (), say("section.first"), "first")
    return (Mention(heading, told.fact.date, (called(history, told.record),)),)


def _first(history: History, order: Order, on: date) -> tuple[Section, ...]:
    """Allergies, blood thinners and other implants whole, and which of them are not recorded."""
    unsure = care.not_marked(history, on)
    missing = silence(
        say(f"section.{name}")
        for name, is_one in _MATTERS.items()
        if name not in history.unsaid
        and not _any(history.whole or history, is_one)
        and not (unsure and name == "blood_thinners")
    )
    marked = (labelled(say("section.blood_thinners"), unsure),) if unsure else ()
    gone = tuple(
        left_out(say(f"section.{name}"))
        for name, is_one in _MATTERS.items()
        if name in history.unsaid
        or (history.whole and _any(history.whole, is_one) and not _any(history, is_one))
    )
    told = (*missing, *marked, *gone)
    unsaid: tuple[Block, ...] = (Paragraph(told),) if told else ()
    (section,) = _arranged(history, order, "first", on) or (headed("first", ()),)
    return (replace(section, blocks=(*section.blocks, *unsaid)),)


def _any(history: History, is_one: Callable[[Record], bool]) -> bool:
    return any(map(is_one, (*history.allergies, *history.medications, *history.other_implants)))


def called(history: History, record: Record) -> str:
    """A record by its name where it is told whole elsewhere."""
    return named(history, record.table(), record.id)


WITHIN = (
    *("operations", "planned", "injections", "hardware", "fusion", "imaging", "symptoms", "neurological"),
    *("conditions", "allergies", "blood_thinners", "medicines", "treatments", "other_implants"),
    *("other_operations", "background", "scores", "tolerances", "goals", "visit", "visits_before"),
    *("papers", "requests", "set_aside"),
)
"""The kinds of records that can be left out of an order, which tells them where their date or level is."""


# --- what has no level and no date of its own, as it stands on the day


def _other_sources(history: History, on: date) -> tuple[Section, ...]:
    """What sources say of the person and of others who are no facts with a level or a date of their own."""
    told = {(part.table(), part.id) for one in _told(history, on) for part in members(one.record)}
    others = (one for one in history.statements if (one.about_table, one.about_id) not in told)
    return papers.statements(replace(history, statements=tuple(others)))


_NOW = (
    Part("drawing", pictures.spine),
    Part("timeline", pictures.timeline),
    Part("measures", lambda history, _: pictures.measures(history)),
    Part("people", lambda history, _: papers.people(history)),
    Part("sources", _other_sources),
    Part("origins", lambda history, _: origins.origins(history)),
    Part("not_known", open_ends.not_known),
    Part("not_recorded", gaps.not_recorded),
    Part("entries", lambda history, _: entries.entries(history)),
)
