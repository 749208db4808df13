"""The full history by level: for each place from head to tail what happened there; what names no place comes last."""

from collections.abc import Callable, Iterator
from datetime import date

from tracker.domain.gate import members
from tracker.domain.history import History
from tracker.domain.levels import Site
from tracker.domain.phrases import say
from tracker.domain.records import ImagingStudy, Record, Surgery
from tracker.domain.site_set import Sites
from tracker.printing import arranged
from tracker.printing.arranged import Heading, Mention, Told, parts_in
from tracker.printing.origins import entry_name
from tracker.views import words
from tracker.views.values import Said


def _by_level(history: History, told: Told) -> tuple[Mention, ...]:
    """Every place that a record names, whole at the first of them in its own order."""
    when, places = told.fact.date, _places(history, told.record)
    if not places:
        return (Mention(Heading("no_level", (), say("section.no_level"), "no_level"), when, ()),)
    return tuple(
        Mention(_heading(history, place), when, tuple(_here(history, told.record, place))) for place in places
    )


def _heading(history: History, place: Site) -> Heading:
    title = words.capital(words.places(Sites.of(place), history.axis))
    return Heading(f"level_{place}", (history.axis.sort_key(place),), title, "levels")


def _places(history: History, record: Record) -> tuple[Site, ...]:
    """Every place that a record, a part of it or what it put in names, each once, the record's own first."""
    put_in = history.devices_of(record) if isinstance(record, Surgery) else ()
    named_by = (getattr(part, "sites", None) or Sites() for part in (*members(record), *put_in))
    return tuple(dict.fromkeys(place for sites in named_by for place in sites.places))


def _here(history: History, record: Record, place: Site) -> Iterator[str]:
    """What a record says of one of its places, in short: what was done and put in there, or the record by its name."""
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


PARTS = parts_in(_by_level, "levels", "no_level")


def told_in(name: str) -> Callable[[History, date], Iterator[Record]]:
    """The records that are told whole in one of the parts of this order."""
    return arranged.told_in(_by_level, name)
