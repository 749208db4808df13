"""The parts of a line about hardware: what stands between two separators, with its numbers, sizes and materials."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from tracker.domain.levels import Axis, Side
from tracker.text.date_spans import Calendar
from tracker.text.items import Item, items_of
from tracker.text.lexer import Line
from tracker.text.terms import read_table

_ANY_DAY = Calendar(date(2000, 1, 1), date(2000, 1, 1), None)
"""A date in the line is left unread, whatever it means: the operation has the date."""

_SIZE = re.compile(
    r"(?<![\w.,])(?:(?:[0-9]{1,2}[.,][0-9]{1,2}|[3-9]|[1-9][0-9])\s?[x×*]\s?[0-9]{2,3}(?:[.,][0-9])?(?:\s?[x×*]\s?[0-9]{1,3})?(?:\s?mm\b)?"
    r"|[0-9]{1,3}(?:[.,][0-9]{1,2})?\s?(?:mm|cm|ml)\b)(?![\w.]\w)",
    re.IGNORECASE,
)
SIDES = {"left": Side.LEFT, "right": Side.RIGHT, "both": Side.BOTH, "midline": Side.MIDLINE}
_SOMETHING_ELSE = (
    "not",
    "avoid",
    "planned",
    "unplanned",
    "out",
    "remove",
    "replace",
    "revise",
    "trial",
    "damaged",
    "stays",
    "wish",
    "asking",
)
"""Cues of what was not put in, was taken out, or has had a fate since."""

_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"single": 1}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A size, a material or a word of the table ``put_in.tsv``, with its place in the text."""

    role: str
    text: str
    start: int


@dataclass(slots=True)
class Part:
    """What stands between two separators."""

    text: str
    items: list[Item] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)

    @property
    def device(self) -> Item | None:
        """The first word for a device."""
        return next((item for item in self.items if item.codes("hardware")), None)

    @property
    def levels(self) -> list[Item]:
        """The levels that stand in it."""
        return [item for item in self.items if item.kind == "levels"]

    @property
    def something_else(self) -> bool:
        """Whether it tells of anything but putting in."""
        return any(
            item.cue(*_SOMETHING_ELSE) or (_is_told(item) and not item.codes("hardware"))
            for item in self.items
        )

    def marked(self, role: str) -> str | None:
        """The words of a role, such as the material."""
        return next((mark.text for mark in self.marks if mark.role == role), None)

    def numbers(self) -> list[tuple[Item | None, int]]:
        """The numbers that can count devices, each with its item."""
        found: list[tuple[Item | None, int]] = [(None, 2)] if self.marked("pair") else []
        device = self.device
        for item, after in zip(self.items, [*self.items[1:], None], strict=True):
            number = _number(item)
            if number is None and item.text.lower() in ("a", "an") and device is not None and after is device:
                number = 1
            if number is not None:
                found.append((item, number))
        return found


def _is_told(item: Item) -> bool:
    return bool(item.code("procedure") or item.code("indication") or item.code("imaging"))


def _number(item: Item) -> int | None:
    if item.kind == "number" and len(item.text) <= 2:
        return int(item.text)
    return _NUMBERS.get(item.text.lower()) if item.kind == "word" else None


def parts_of(line: Line, axis: Axis) -> Iterator[Part]:
    """The parts of one line: a separator or another device begins the next one."""
    masked, marks = _masked(line)
    groups: list[list[Item]] = [[]]
    ends: list[int] = []
    for item in items_of(replace(line, plain=masked), _ANY_DAY, axis):
        if item.mark(",", ";", "/", "•", "|") or (item.cue("join", "with") and not item.codes("hardware")):
            groups.append([])
            ends.append(item.start)
        else:
            if item.codes("hardware") and any(one.codes("hardware") for one in groups[-1]):
                cut = _before_device(groups[-1])
                groups.append(groups[-1][cut:])
                del groups[-2][cut:]
                ends.append(groups[-1][0].start if groups[-1] else item.start)
            groups[-1].append(item)
    start = line.start
    for items, end in zip(groups, [*ends, line.end], strict=True):
        own = [mark for mark in marks if start <= mark.start < end]
        text = line.text[start - line.start : end - line.start].strip(" ,;/|•\t")
        if items or own:
            yield Part(_without_join(text), items, own)
        start = end


def _before_device(items: Sequence[Item]) -> int:
    """Where the words of the next device begin, such as its number, when no separator stands before it."""
    place = len(items)
    while place > 1 and (_number(items[place - 1]) is not None or items[place - 1].cue(*SIDES)):
        place -= 1
    return place


_JOIN = re.compile(r"^(?:and|&|\+|plus|with|w/)\s+|^[&+]", re.IGNORECASE)


def _without_join(text: str) -> str:
    return _JOIN.sub("", text).strip()


_COUNT_NEXT = re.compile(
    r"(?:,|&|\+|\band\b)(?=\s{0,3}[0-9]{1,2}\s{1,3}(?!and\b|to\b|thru\b|through\b|left\b|right\b|lt\b|rt\b|bilat)[a-z])",
    re.IGNORECASE,
)
"""In "C5, 2 at C6" and "C5, 2 C6" the number counts what comes next and is no vertebra of a list."""


def _masked(line: Line) -> tuple[str, list[_Mark]]:
    """The line with sizes, materials and words such as "each side" blanked, and these apart."""
    marks: list[_Mark] = []
    plain = _COUNT_NEXT.sub(lambda match: ";".ljust(len(match[0])), line.plain)

    def taken(role: str, pattern: re.Pattern[str]) -> None:
        nonlocal plain
        for match in pattern.finditer(plain):
            marks.append(_Mark(role, line.text[match.start() : match.end()], match.start() + line.start))
        plain = pattern.sub(lambda match: " " * len(match[0]), plain)

    taken("size", _SIZE)
    for role, pattern in _phrases():
        taken(role, pattern)
    return plain, marks


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = ((role, phrases.split("|")) for role, phrases in read_table("put_in.tsv"))
    return tuple(
        (
            role,
            re.compile(
                rf"\b(?:{'|'.join(map(re.escape, sorted(row, key=len, reverse=True)))})\b", re.IGNORECASE
            ),
        )
        for role, row in rows
    )


def side_of(item: Item) -> Side | None:
    """The side that a word names; levels carry theirs themselves."""
    if item.levels is not None:
        return None
    return next((side for role, side in SIDES.items() if item.cue(role)), None)
