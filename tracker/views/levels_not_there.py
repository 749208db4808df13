"""Stored levels that this patient's spine does not have, each in few words with where it is used."""

from collections.abc import Iterator
from datetime import date

from tracker.domain.as_of import as_of
from tracker.domain.history import History
from tracker.domain.levels import Segment, Site, Vertebra, site_word
from tracker.domain.loose_ends import level_not_there
from tracker.domain.phrases import say_count
from tracker.domain.records import Device, Record, Surgery
from tracker.views import words


def not_there(history: History, on: date) -> tuple[str, ...]:
    """ "L5-S1 (operation 1, rods, fusion assessment) is not in this spine as its vertebrae are recorded".

    Levels that the same records name are told together. It is told whether or not it was set aside as an open end:
    what stands on the sheet at such a level can be misread.
    """
    so_far = as_of(history, on)
    used: dict[Site, list[Record]] = {}
    for end in level_not_there(so_far, on):
        for part in end.parts:
            if isinstance(part.part, Vertebra | Segment):
                used.setdefault(part.part, []).append(end.record)
    levels: dict[tuple[str, ...], list[Site]] = {}
    for site, records in used.items():
        levels.setdefault(tuple(dict.fromkeys(_users(so_far, records))), []).append(site)
    return tuple(
        say_count(
            "anatomy.not_there",
            len(sites),
            where=words.listing(map(site_word, sites)),
            what=", ".join(users),
        )
        for users, sites in levels.items()
    )


def _users(history: History, records: list[Record]) -> Iterator[str]:
    """The operations by their numbers, hardware by its kind, all else by what kind of record it is."""
    numbers = [
        str(number) for one in records if isinstance(one, Surgery) and (number := history.number_of(one))
    ]
    if numbers:
        yield say_count("operations.numbered", len(numbers), numbers=words.listing(numbers))
    for one in records:
        if isinstance(one, Device):
            yield words.kind_of_device(one)
        elif not (isinstance(one, Surgery) and history.number_of(one)):
            yield words.title(type(one))
