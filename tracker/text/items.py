"""One line as items: dates, levels, terms, cues, words and marks from left to right, none overlapping."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from tracker.domain.level_notation import LEVEL_SPAN, LevelReading, read_levels
from tracker.domain.levels import Axis
from tracker.errors import TrackerError
from tracker.text.date_spans import Calendar, DateSpan, blanked, find_dates
from tracker.text.lexer import Line, Token, TokenKind, tokens
from tracker.text.reading import Said
from tracker.text.terms import Match, Meaning, find_terms, region_of

_SIDE_AND_DATE = re.compile(r"L\s{1,2}[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2,4}(?![0-9])")
_DAY_FIRST = re.compile(
    r"(?<=,)\s{0,3}[0-9]{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]{0,7},?\s{1,2}(?:19|20)[0-9]{2}\b",
    re.IGNORECASE,
)
"""In "T2-T3, 13 Oct 1999" the number behind the comma is a day and no vertebra."""
_SIDE_AND_MONTH = re.compile(
    r"(?<![a-z0-9])L(?=\s{1,2}[0-9]{1,2}[-/.](?:[0-9]{2}|[0-9]{4})(?![0-9/.-]))", re.IGNORECASE
)
"""In "C6/7 L 3/2013" the letter is a side and the number a month."""
_SIDES = {"R": Meaning("cue", "right"), "L": Meaning("cue", "left")}

ItemKind = Literal["term", "levels", "date", "word", "number", "mark", "reason", "aside"]


@dataclass(slots=True, eq=False)
class Item:
    """A stretch of a line with its meanings; ``levels`` or ``date`` is set for those kinds.

    Items are never changed once made. They are not frozen, because a frozen dataclass takes four times as long to
    make and a long text has a million of them.
    """

    kind: ItemKind
    text: str
    start: int
    end: int
    meanings: tuple[Meaning, ...] = ()
    levels: LevelReading | None = None
    date: DateSpan | None = None
    guess: str | None = None
    inner: tuple["Item", ...] = ()
    reasons: tuple[Said, ...] = ()

    def code(self, kind: str) -> str | None:
        """The code this item has in a vocabulary, such as ``procedure``."""
        for meaning in self.meanings:
            if meaning.kind == kind:
                return meaning.code
        return None

    def codes(self, kind: str) -> tuple[str, ...]:
        """All codes this item has in a vocabulary."""
        return tuple(m.code for m in self.meanings if m.kind == kind) if self.meanings else ()

    def cue(self, *roles: str) -> bool:
        """Whether this item is a cue of one of the roles."""
        for meaning in self.meanings:  # noqa: SIM110 (asked several times of every item; a generator is slower)
            if meaning.kind == "cue" and meaning.code in roles:
                return True
        return False

    def mark(self, *marks: str) -> bool:
        """Whether this item is one of the marks."""
        return self.kind == "mark" and self.text in marks


def items_of(line: Line, calendar: Calendar, axis: Axis = Axis.standard) -> list[Item]:
    """``item = term | levels | date | word | number | mark``; a longer term wins over levels inside it."""
    if not line.plain.strip():
        return []
    row = list(tokens(line.plain, line.start))
    matches = find_terms(row)
    terms = [_term(match, row, line) for match in matches]
    levels = _outside(_behind_devices(_levels(line, axis), terms), terms)
    plain = blanked(line.plain, [(item.start - line.start, item.end - line.start) for item in levels])
    dates = [_date_item(span) for span in find_dates(plain, line.start, calendar)]
    if levels:
        terms = list(_without_levels(terms, levels, row, line))
    if not levels:
        levels = _bare_pairs(line, terms, dates)
    fixed = sorted([*levels, *dates], key=lambda item: item.start)
    return _with_side_letters(_woven(fixed, terms, row))


def _levels(line: Line, axis: Axis) -> list[Item]:
    found = []
    plain = _DAY_FIRST.sub(lambda found: "\x00" * len(found[0]), line.plain)
    plain = _SIDE_AND_MONTH.sub("\x00", plain)
    for match in LEVEL_SPAN.finditer(plain):
        if _SIDE_AND_DATE.match(plain, match.start()):
            continue
        start, end = match.start() + line.start, match.end() + line.start
        reading = _read_levels(match[0], axis)
        if reading is not None:
            found.append(Item("levels", match[0], start, end, levels=reading))
    return found


@lru_cache(maxsize=4096)
def _read_levels(text: str, axis: Axis) -> LevelReading | None:
    """Levels on the patient's axis; a vertebra that only some people have is read on a longer axis."""
    for tried in (axis, Axis(ribs=axis.ribs, lumbar=6), Axis(ribs=13, lumbar=axis.lumbar)):
        try:
            return read_levels(text, tried)
        except TrackerError:
            continue
    return None


_BARE_PAIRS = re.compile(
    r"(?<![\w/.,#$-])(?<![0-9]\s)[1-7][-/][1-7](?:[-/][1-7]){0,4}(?:(?:,\s?|\s?&\s?|\s?\+\s?|\sand\s)[1-7][-/][1-7]){0,4}(?![\w/-]|\.[0-9])"
)
_REGION_LETTERS = {"cervical": "C", "lumbar": "L"}


def _bare_pairs(line: Line, terms: Sequence[Item], dates: Sequence[Item]) -> list[Item]:
    """In "ACDF 4-5, 5-6" the numbers are levels of the neck, since that operation is done nowhere else."""
    named = {_REGION_LETTERS.get(region_of(term.meanings, term.text) or "") for term in terms} - {None}
    if len(named) != 1:
        return []
    letter, found = named.pop() or "", []
    for match in _BARE_PAIRS.finditer(line.plain):
        start, end = match.start() + line.start, match.end() + line.start
        reading = _read_levels(letter + match[0], Axis.standard)
        taken = any(item.start < end and start < item.end for item in dates)
        if reading is not None and reading.segments and not taken:
            found.append(Item("levels", match[0], start, end, levels=reading))
    return found


def _outside(levels: Sequence[Item], terms: Sequence[Item]) -> list[Item]:
    """The levels that are no part of a longer procedure or indication, such as the joint in "SI joint fusion"."""
    longer = [term for term in terms if term.code("procedure") or term.code("indication")]
    starts = [term.start for term in longer]
    kept = []
    for item in levels:
        place = bisect_right(starts, item.start) - 1
        term = longer[place] if place >= 0 else None
        if term is None or item.end > term.end or (term.start, term.end) == (item.start, item.end):
            kept.append(item)
    return kept


def _without_levels(
    terms: Sequence[Item], levels: Sequence[Item], row: Sequence[Token], line: Line
) -> Iterator[Item]:
    """The terms; of one that begins within levels, what stands behind them: "fusion" in "L5-SI fusion"."""
    starts = [item.start for item in levels]
    for term in terms:
        place = bisect_right(starts, term.start) - 1
        end = levels[place].end if place >= 0 else term.start
        if place >= 0 and levels[place].start < term.start < end < term.end:
            first = bisect_left(row, end, key=lambda token: token.start)
            rest = row[first : bisect_right(row, term.end - 1, key=lambda token: token.start)]
            yield from (_term(match, rest, line) for match in find_terms(rest))
        else:
            yield term


def _behind_devices(levels: Sequence[Item], terms: Sequence[Item]) -> list[Item]:
    """In "Mobi-C 5/6" the C belongs to the device, and the levels begin behind it."""
    devices = [term for term in terms if term.codes("hardware")]
    starts = [term.start for term in devices]
    kept = []
    for item in levels:
        place = bisect_right(starts, item.start) - 1
        end = devices[place].end if place >= 0 else item.start
        if devices[place : place + 1] and devices[place].start < item.start < end < item.end:
            gap = len(item.text) - len(item.text[end - item.start :].lstrip(" /-"))
            item = replace(item, start=item.start + gap, text=item.text[gap:])
        kept.append(item)
    return kept


def _term(match: Match, row: Sequence[Token], line: Line) -> Item:
    start, end = row[match.first].start, row[match.last - 1].end
    text = line.text[start - line.start : end - line.start]
    return Item("term", text, start, end, match.meanings, guess=match.guess)


def _date_item(span: DateSpan) -> Item:
    return Item("date", span.words, span.start, span.end, date=span)


def _woven(fixed: Sequence[Item], terms: Sequence[Item], row: Sequence[Token]) -> list[Item]:
    """Fixed items first, then terms that touch none of them, then the tokens left over; one pass over each."""
    woven = _merged(fixed, terms)
    return _merged(woven, [_token_item(token) for token in row])


def _merged(chosen: Sequence[Item], others: Sequence[Item]) -> list[Item]:
    """Both rows in order of place; of ``others`` only those that overlap nothing chosen."""
    if not chosen:
        return list(others)
    result: list[Item] = []
    place, last_end = 0, -1
    for item in others:
        while place < len(chosen) and chosen[place].start < item.end:
            if chosen[place].end > last_end:
                result.append(chosen[place])
                last_end = chosen[place].end
            place += 1
        if item.start >= last_end:
            result.append(item)
            last_end = item.end
    result.extend(item for item in chosen[place:] if item.start >= last_end)
    return result


def _with_side_letters(items: list[Item]) -> list[Item]:
    """A lone capital R or L is a side, unless a number or a hyphen follows it ("L 5", "L-shaped")."""
    for place, item in enumerate(items):
        side = _SIDES.get(item.text) if item.kind == "word" else None
        if side is None:
            continue
        after = items[place + 1] if place + 1 < len(items) else None
        near = after is not None and after.start == item.end and after.mark("-", "'", "’", "&", ".")
        if not near and (after is None or after.kind != "number"):
            items[place] = Item("term", item.text, item.start, item.end, (side,))
    return items


_KINDS: dict[TokenKind, ItemKind] = {
    TokenKind.WORD: "word",
    TokenKind.NUMBER: "number",
    TokenKind.MARK: "mark",
}


def _token_item(token: Token) -> Item:
    return Item(_KINDS[token.kind], token.text, token.start, token.end)
