"""The full history by level: for each place from head to tail what happened there in time order, with its source.

Each fact is told whole once, at the first place that its record names; at each other place a line says what was
there and where the whole is told. What names no place comes last.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.gate import members
from tracker.domain.history import History
from tracker.domain.levels import Site
from tracker.domain.papers import record_at
from tracker.domain.phrases import say
from tracker.domain.records import ImagingStudy, Record, Surgery
from tracker.domain.site_set import Sites
from tracker.printing import gaps, open_ends, origins, papers, pictures
from tracker.printing.layout import Cell, Column, Section, Table, gap, headed, plain, quiet, strong
from tracker.printing.origins import entry_name
from tracker.printing.wanted import Part
from tracker.views import words
from tracker.views.facts import Fact, facts
from tracker.views.values import Said


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact with its record and the places that the record names, in its own order."""

    fact: Fact
    record: Record
    places: tuple[Site, ...]


def _placed(history: History) -> Iterator[Placed]:
    for fact in facts(history):
        record = record_at(history, fact.table, fact.record_id)
        if record is not None:
            yield Placed(fact, record, _places(history, record))


def _places(history: History, record: Record) -> tuple[Site, ...]:
    """Every place that a record, a part of it or what it put in names, each once, the record's own first."""
    put_in = history.devices_of(record) if isinstance(record, Surgery) else ()
    named_by = (getattr(part, "sites", None) or Sites() for part in (*members(record), *put_in))
    return tuple(dict.fromkeys(place for sites in named_by for place in sites.places))


def levels(history: History, _on: date) -> tuple[Section, ...]:
    """A section for each place that anything is recorded of."""
    found = tuple(_placed(history))
    places = sorted({place for one in found for place in one.places}, key=history.axis.sort_key)
    return tuple(_level(history, place, found) for place in places)


def _level(history: History, place: Site, found: tuple[Placed, ...]) -> Section:
    here = (one for one in found if place in one.places)
    rows = tuple(
        _whole(one.fact) if one.places[0] == place else _elsewhere(history, one, place) for one in here
    )
    return headed(f"level_{place}", (_table(rows),), say("note.by_date"), title=_name(history, place))


def no_level(history: History, _on: date) -> tuple[Section, ...]:
    """What names no place, in time order."""
    rows = tuple(_whole(one.fact) for one in _placed(history) if not one.places)
    return (headed("no_level", (_table(rows),), say("note.by_date")),) if rows else ()


def other_sources(history: History, _on: date) -> tuple[Section, ...]:
    """What sources say of the person and of others who are no facts with a level or a date of their own."""
    told = {(part.table(), part.id) for one in _placed(history) for part in members(one.record)}
    others = (one for one in history.statements if (one.about_table, one.about_id) not in told)
    return papers.statements(replace(history, statements=tuple(others)))


def _table(rows: tuple[tuple[Cell, ...], ...]) -> Table:
    titles = (("column.when", 30), ("column.what", 106), ("column.came_from", 44))
    return Table(tuple(Column(say(title), share) for title, share in titles), rows)


def _whole(fact: Fact) -> tuple[Cell, ...]:
    return (
        (plain(fact.when) if fact.date else gap(fact.when),),
        (strong(fact.what), plain(fact.details)),
        (plain(fact.source),),
    )


def _elsewhere(history: History, one: Placed, place: Site) -> tuple[Cell, ...]:
    """What was at a place of a fact that is told whole at another one."""
    return (
        (plain(one.fact.when) if one.fact.date else gap(one.fact.when),),
        (strong(one.fact.what), *map(plain, _here(history, one, place))),
        (quiet(say("by_level.told_at", place=_name(history, one.places[0]))),),
    )


def _here(history: History, one: Placed, place: Site) -> Iterator[str]:
    """What a record says of one of its places, in short: what was done and put in there, or the record by its name."""
    record = one.record
    if isinstance(record, ImagingStudy):
        yield from (words.finding_words(f, history.axis) for f in record.findings if place in f.sites.places)
        return
    if not isinstance(record, Surgery):
        yield entry_name(history, record)
        return
    done = (words.procedure_words(p, history.axis) for p in record.procedures if place in p.sites.places)
    put_in = (
        words.device_words(d, history.axis) for d in history.devices_of(record) if place in d.sites.places
    )
    told = {"": "; ".join(done), say("column.put_in"): "; ".join(put_in)}
    yield from (str(Said(label, text)) if label else text for label, text in told.items() if text)


def _name(history: History, place: Site) -> str:
    return words.capital(words.places(Sites.of(place), history.axis))


PARTS = (
    Part("levels", levels),
    Part("no_level", no_level),
    Part("drawing", pictures.spine),
    Part("people", lambda history, _: papers.people(history)),
    Part("sources", other_sources),
    Part("origins", lambda history, _: origins.origins(history)),
    Part("not_known", open_ends.not_known),
    Part("not_recorded", gaps.not_recorded),
)
