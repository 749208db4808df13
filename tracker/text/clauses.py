"""A line cut into clauses, and each clause with its asides, reasons and negations worked out.

A clause is what stands between hard separators: ``; // | • ~``, a broken line, or the end of a sentence.
"""

import itertools
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from tracker.text.items import Item
from tracker.text.lexer import HARD_BREAK

_HARD = frozenset(";•|·►»\u2028¦" + HARD_BREAK)
_DOUBLED = frozenset({"//", "->", "=>", ">>", "::", "||"})
_ENDS = frozenset(".!?")
_LONGEST_CLAUSE = 400
_LONGEST_ASIDE = 100
"""Items of the longest clause and the longest parenthesis; what people write is far shorter."""


def cut(items: Sequence[Item], table_row: bool = False, story: bool = False) -> list[list[Item]]:
    """``clause, {hard separator, clause}``; nothing is cut inside parentheses, nor at the bars of a table.

    A clause that never ends is cut all the same, so that the work on clauses stays in proportion to the text.
    """
    closing = partners(items)
    table_row = table_row or _is_record(items)
    clauses: list[list[Item]] = [[]]
    place = 0
    while place < len(items):
        end = closing.get(place)
        if end is not None:
            clauses[-1].extend(items[place : end + 1])
            place = end + 1
            continue
        if len(clauses[-1]) >= _LONGEST_CLAUSE:
            clauses.append([])
        step = _break_length(items, place, table_row, story, clauses[-1])
        if step:
            if items[place].mark("?") and story:
                clauses[-1].append(items[place])
            clauses.append([])
            place += step
        else:
            clauses[-1].append(items[place])
            place += 1
    return [clause for clause in clauses if clause]


_MOST_CELLS = 8


def _is_record(items: Sequence[Item]) -> bool:
    """ "2012 | PLIF | L3-L4": bars between the parts of one thing, as in a table; each part tells something else."""
    bars = [place for place, item in enumerate(items) if item.mark("|")]
    if not 2 <= len(bars) <= _MOST_CELLS:
        return False
    told = []
    for start, end in itertools.pairwise([-1, *bars, len(items)]):
        told.append({_tells(item) for item in items[start + 1 : end]} - {None})
    kinds = [kind for cell in told for kind in cell]
    return all(len(cell) <= 1 for cell in told) and len(kinds) > 1 and len(kinds) == len(set(kinds))


def _tells(item: Item) -> str | None:
    if item.kind in ("date", "levels"):
        return item.kind
    return "procedure" if item.code("procedure") else None


def partners(items: Sequence[Item]) -> dict[int, int]:
    """The place of each opening parenthesis that is closed, with its partner's; nested ones are left out."""
    found, stack = {}, []
    for place, item in enumerate(items):
        if item.kind != "mark":
            continue
        if item.text in "([":
            stack.append(place)
        elif item.text in ")]" and stack:
            opening = stack.pop()
            if not stack and place - opening <= _LONGEST_ASIDE:
                found[opening] = place
    return found


def _break_length(
    items: Sequence[Item], place: int, table_row: bool, story: bool, clause: Sequence[Item]
) -> int:
    """How many items the hard separator at this place has; 0 when there is none."""
    item = items[place]
    if item.kind != "mark":
        return 0
    after = items[place + 1] if place + 1 < len(items) else None
    if after is not None and after.start == item.end and item.text + after.text in _DOUBLED:
        if after.text == ">" and _is_bare_trouble(clause):
            return 0
        return 0 if _is_date_alone(items, place + 1) and not _has_date(clause) else 2
    if item.text == "|" and table_row:
        return 0
    if item.text in _HARD or _is_picture(item.text):
        trailing = item.text not in ";" and _is_date_alone(items, place)
        return int(_has_date(clause) or not trailing)
    if item.text == "~":
        return int((after is None or after.start > item.end) and not _is_about(clause, after))
    return int(item.text in _ENDS and _ends_sentence(items, place, after, story))


@lru_cache(maxsize=4096)
def _is_picture(mark: str) -> bool:
    """A star or an emoji parts what stands beside it; an arrow leads from one thing to the next."""
    return (
        mark >= "\u2500" and unicodedata.category(mark) == "So" and "ARROW" not in unicodedata.name(mark, "")
    )


def _is_bare_trouble(clause: Sequence[Item]) -> bool:
    """Whether a clause names one trouble and nothing else: before an arrow it is what the operation was for."""
    told = [item for item in clause if item.meanings or item.kind in ("date", "levels")]
    return len(told) == 1 and told[0].code("indication") is not None


def _is_about(clause: Sequence[Item], after: Item | None) -> bool:
    """ "~" before the only date of a clause says "about"."""
    return after is not None and after.kind == "date" and not _has_date(clause)


def _has_date(clause: Sequence[Item]) -> bool:
    return any(item.kind == "date" for item in clause)


def _is_date_alone(items: Sequence[Item], place: int) -> bool:
    """Whether a date and nothing else stands between this full stop and the next break."""
    ahead = items[place + 1 : place + 3]
    if not ahead or ahead[0].kind != "date":
        return False
    return len(ahead) == 1 or (ahead[1].kind == "mark" and (ahead[1].text in _HARD or ahead[1].text in _ENDS))


_LONGEST_ABBREVIATION = 6


def _is_abbreviated(item: Item) -> bool:
    """A letter, or a clipped word such as "bilat"; the whole word it stands for ends a sentence."""
    return len(item.text) == 1 or (item.cue("abbreviated") and len(item.text) <= _LONGEST_ABBREVIATION)


def _ends_sentence(items: Sequence[Item], place: int, after: Item | None, story: bool) -> bool:
    """A full stop ends a sentence unless it stands in a row of dots or after an abbreviation."""
    item, before = items[place], items[place - 1] if place else None
    if before is None or after is None:
        return True
    if item.text in "!?":
        return after.start > item.end
    if after.mark(".") or before.mark(".") or after.start == item.end:
        return False
    if before.kind in ("word", "term") and _is_abbreviated(before):
        return False
    if not story and _is_date_alone(items, place):
        return False
    return story or after.text[:1].isupper() or after.kind in ("number", "date", "levels") or after.mark("(")
