"""Remarks on what a text says that no record can take: days and vertebrae that do not exist, and odd anatomy.

A remark is a question without choices: it says what is wrong, or where it belongs, and the words stay as they are.
"""

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.level_notation import LEVEL_SPAN, read_levels
from tracker.domain.levels import Axis, LevelError
from tracker.domain.site_set import Sites
from tracker.domain.sites import SiteUse
from tracker.text.items import Item
from tracker.text.reading import Event, EventType, Question, Said, Unread

_LONGEST = 200
"""Characters of an unread stretch that are looked at; what is longer tells of something else."""
_DAY = re.compile(
    r"\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s{1,2}(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\b"
    r"|\b(?P<first>[0-9]{1,2})[-/.](?P<second>[0-9]{1,2})[-/.](?:[0-9]{4}|[0-9]{2})\b",
    re.IGNORECASE,
)
_MONTHS = [name.lower() for name in calendar.month_abbr]


def on_unread(stretches: Iterable[Unread], axis: Axis) -> Iterator[Question]:
    """What is wrong with the vertebrae and days in stretches that were not understood."""
    for stretch in stretches:
        if len(stretch.text) <= _LONGEST and any(character.isdigit() for character in stretch.text):
            sentences = (*_wrong_levels(stretch.text, axis), *_wrong_days(stretch.text))
            yield from (
                Question(stretch.line, one, (), stretch.start, stretch.end)
                for one in dict.fromkeys(sentences)
            )


def _wrong_levels(text: str, axis: Axis) -> Iterator[str]:
    for match in LEVEL_SPAN.finditer(text):
        try:
            read_levels(match[0], axis)
        except LevelError as error:
            yield f"“{match[0]}” was left out. {error}"


def _wrong_days(text: str) -> Iterator[str]:
    for match in _DAY.finditer(text):
        if match["month"]:
            month, day = _MONTHS.index(match["month"].lower()), int(match["day"])
            last = calendar.monthrange(2024, month)[1]
            if not 1 <= day <= last:
                name = calendar.month_name[month]
                yield f"There is no day “{match[0]}”: {name} has {last} days. Correct the date in the text."
        elif not _is_day(int(match["first"]), int(match["second"])):
            yield f"There is no day “{match[0]}”, in either order of day and month. Correct the date in the text."


def _is_day(one: int, other: int) -> bool:
    return any(
        1 <= month <= 12 and 1 <= day <= calendar.monthrange(2024, month)[1]
        for month, day in ((one, other), (other, one))
    )


def on_anatomy(line: int, text: str, clause: Sequence[Item]) -> tuple[list[Item], Event | None]:
    """The clause without what only tells how vertebrae are counted ("L6 (extra vertebra)"), and that by itself."""
    places = [place for place, item in enumerate(clause) if item.cue("own_count")]
    if not places:
        return list(clause), None
    taken = {at for place in places for at in _beside(clause, place)}
    told = [item for place, item in enumerate(clause) if place in taken]
    rest = [item for place, item in enumerate(clause) if place not in taken]
    named = clause[places[0]]
    sites = [site for item in told if item.levels for site in item.levels.sites("vertebra")]
    said = Said("transitional_vertebra", named.text, named.start, named.end)
    event = Event(
        line,
        told[0].start,
        told[-1].end,
        EventType.CONDITION,
        words=text[told[0].start : told[-1].end],
        conditions=(said,),
        sites=Sites.joined(SiteUse(site) for site in sites),
        anatomy=True,
    )
    return rest, event


def where_it_belongs(event: Event, words: str) -> Question:
    """The remark on an event that is about anatomy."""
    sentence = (
        f"“{words}” tells how your vertebrae are counted and is kept apart from the history. "
        "Record it under About me, at “How my vertebrae are counted”."
    )
    return Question(event.line, sentence, (), event.start, event.end)


def _beside(clause: Sequence[Item], place: int) -> Iterator[int]:
    """The places of the words and of the levels next to them, over marks and small words."""
    yield place
    for step in (-1, 1):
        at = place + step
        while 0 <= at < len(clause) and (
            clause[at].mark("(", ")") or clause[at].text.lower() in ("a", "an", "=")
        ):
            at += step
        if 0 <= at < len(clause) and clause[at].kind == "levels" and not _is_operated(clause, at):
            yield at


def _is_operated(clause: Sequence[Item], place: int) -> bool:
    near = clause[max(0, place - 1) : place + 2]
    return any(item.code("procedure") for item in near)
