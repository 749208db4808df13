"""Headings: a date, a part of the spine or a family member that holds for the lines below it."""

import re
from collections.abc import Sequence

from tracker.domain.dates import PartialDate, Precision
from tracker.domain.level_notation import read_levels
from tracker.domain.levels import Axis
from tracker.errors import TrackerError
from tracker.text.context import Context
from tracker.text.heads import head_kind
from tracker.text.items import Item
from tracker.text.lexer import Line
from tracker.text.terms import key, regions_by_word

_TABLE_ROW = re.compile(r"\s*\|.*\|.*\|\s*$")
_LETTERS = {"cervical": "C", "thoracic": "T", "lumbar": "L"}
_REGION_WORDS = {"back": "lumbar"}
_PAIR = re.compile(r"([1-9]|1[0-2])([-/])([1-9]|1[0-2])(?![0-9/-])")


def is_table_row(line: Line) -> bool:
    """Whether a line is a row of a table drawn with bars."""
    return len(line.plain) < 2000 and _TABLE_ROW.match(line.plain) is not None


def heading_of(line: Line, items: Sequence[Item], context: Context) -> bool:
    """``(date | region) ... ":"`` heads the lines below, up to an empty line or another heading; sets the context."""
    if not line.plain.strip():
        context.heading_date = None
        return False
    if any(head_kind(item) or item.kind == "levels" for item in items):
        return False
    ends = line.plain.rstrip().endswith((":", ":-"))
    words = [item for item in items if item.kind in ("word", "term", "number")]
    dates = [
        item
        for item in items
        if item.kind == "date" and item.date is not None and item.date.value is not None
    ]
    if len(dates) == 1 and (ends or not words):
        span = dates[0].date
        context.heading_date = span.value if span else None
        return True
    if ends and len(words) <= 3:
        region = next((found for item in words if (found := _region(item))), None)
        context.heading_region = region or context.heading_region
        return region is not None
    return False


def date_of_line(items: Sequence[Item]) -> PartialDate | None:
    """``date ":"`` at the head of a line holds for every clause of it: "1998: laminectomy L4; fusion L5-S1"."""
    if len(items) < 2 or items[0].date is None or not items[1].mark(":"):
        return None
    return items[0].date.value


def without_line_date(items: list[Item]) -> list[Item]:
    """ "2006: fusion in May, hardware out in October": the year at the head is that of the months behind it."""
    head = items[0].date.value if items and items[0].date is not None else None
    if head is None or head.precision is not Precision.YEAR or not items[1:2] or not items[1].mark(":"):
        return items
    later = [item.date.value for item in items[2:] if item.date is not None and item.date.value is not None]
    in_it = [one for one in later if one.precision in (Precision.MONTH, Precision.DAY)]
    same = in_it and all(
        one.earliest and head.earliest and one.earliest.year == head.earliest.year for one in later
    )
    return items[2:] if same else items


def _region(item: Item) -> str | None:
    word = key(item.text)
    return regions_by_word().get(word) or _REGION_WORDS.get(word)


def with_region_levels(line: Line, items: list[Item], context: Context) -> list[Item]:
    """Under the heading "Neck:" the pair "6/7" is C6-C7 and no month; elsewhere the items come back unchanged."""
    letter = _LETTERS.get(context.heading_region or "")
    if letter is None or any(item.kind == "levels" for item in items):
        return items
    found = _PAIR.search(line.plain)
    if found is None or (found.start() and line.plain[found.start() - 1].isalnum()):
        return items
    try:
        levels = read_levels(letter + found[0], Axis.standard)
    except TrackerError:
        return items
    start, end = found.start() + line.start, found.end() + line.start
    item = Item("levels", found[0], start, end, levels=levels)
    kept = [one for one in items if one.end <= start or one.start >= end]
    return sorted([*kept, item], key=lambda one: one.start)
