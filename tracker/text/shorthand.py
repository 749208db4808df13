"""Shorthand of signatures spelt out: "L5-S1 micro 04", "lami/disc", "3 back ops", "burst L1"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tracker.domain.dates import PartialDate
from tracker.text.date_spans import Calendar, DateSpan
from tracker.text.items import Item
from tracker.text.terms import Meaning

_COUNTS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "many", "multiple"]
)


def spelt_out(clause: Sequence[Item], calendar: Calendar) -> list[Item]:
    """The clause with its shorthand as the items it stands for."""
    result = list(clause)
    for place, item in enumerate(clause):
        if item.kind == "number":
            result[place] = _short_year(result, place, calendar) or item
        if not item.meanings:
            continue
        result[place] = _disc_operation(result, place) or item
        result[place] = _damaged(result, place) or result[place]
        result[place] = _counted_operations(result, place) or _operation_for(result, place) or result[place]
    return _without_complications(_without_later_day(_one_date(result)))


def _one_date(clause: list[Item]) -> list[Item]:
    """``age "(" date ")"`` or ``date "(" age ")"``: the age beside a date tells nothing more."""
    for place, item in enumerate(clause):
        if not _is_age(item):
            continue
        near = [
            one for one in clause[max(0, place - 2) : place + 3] if one.kind == "date" and not _is_age(one)
        ]
        if near:
            clause[place] = replace(item, kind="term", date=None, meanings=(Meaning("cue", "age"),))
    return clause


def _without_later_day(clause: list[Item]) -> list[Item]:
    """``date "(" step ")"``: "2/07 (10 days later)" has its date already."""
    for place, item in enumerate(clause[:-2]):
        step = clause[place + 2]
        stepped = step.date is not None and step.date.step is not None
        if item.kind == "date" and clause[place + 1].mark("(", ",") and stepped and not _is_age(step):
            clause[place + 2] = replace(step, kind="word", date=None)
    return clause


def _is_age(item: Item) -> bool:
    return item.date is not None and item.date.step is not None and item.date.step.unit == "age"


def _short_year(clause: Sequence[Item], place: int, calendar: Calendar) -> Item | None:
    """``(procedure | levels | hardware | side) yy`` at the end of a part is a year: "lami 98, fusion 04"."""
    item = clause[place]
    if len(item.text) != 2 or place == 0 or not _ends_part(clause, place):
        return None
    before = clause[place - 1]
    if before.start == item.start - 1 and before.mark("-", "/", "x", "#"):
        return None
    if before.mark(",") and place > 1 and _lists_years(clause, place):
        before = clause[place - 2]
    says_what = before.kind in ("levels", "date") or any(
        before.code(k) for k in ("procedure", "hardware", "indication")
    )
    if not says_what and not before.cue("left", "right", "both", "remove", "out", "replace", "revision"):
        return None
    number = int(item.text)
    year = number + (1900 if number > calendar.today.year % 100 else 2000)
    if year < 1940:
        return None
    value = PartialDate.of(year)
    return Item(
        "date", item.text, item.start, item.end, date=DateSpan(item.start, item.end, item.text, value)
    )


def _lists_years(clause: Sequence[Item], place: int) -> bool:
    """ "Facet blocks, 07, 08, 10": behind a comma a number of two digits is a year, when only such follow."""
    rest = clause[place:]
    return all(one.mark(",") or (one.kind == "number" and len(one.text) == 2) for one in rest)


def _ends_part(clause: Sequence[Item], place: int) -> bool:
    after = clause[place + 1] if place + 1 < len(clause) else None
    return (
        after is None or after.mark(",", ";", ".", ")", "(", "|", "-", "–", "+") or after.cue("join", "turn")
    )


def _disc_operation(clause: Sequence[Item], place: int) -> Item | None:
    """ "lami/disc": a disc glued to an operation by a slash or a plus is a discectomy."""
    item = clause[place]
    if (
        not item.cue("disc")
        or item.code("indication")
        or place < 2
        or not clause[place - 1].mark("/", "+", "&")
    ):
        return None
    if not clause[place - 2].code("procedure"):
        return None
    return replace(item, meanings=(Meaning("procedure", "discectomy"), *item.meanings))


_DAMAGE = (
    ("loose", "hardware_loose"), ("migrat", "hardware_migrated"), ("slip", "hardware_migrated"),
    ("displac", "hardware_migrated"), ("dislodg", "hardware_migrated"), ("backed", "hardware_migrated"),
    ("sank", "cage_subsidence"), ("infected", "hardware_infection"), ("fail", "hardware_failure"),
    ("", "hardware_broken"),
)  # fmt: skip
_LINKS = frozenset(
    {"is", "are", "was", "were", "has", "had", "have", "been", "both", "two", "came", "the", "my", "pedicle"}
)


def _damaged(clause: Sequence[Item], place: int) -> Item | None:
    """ "Broken pedicle screw", "both rods broke": hardware beside a word of damage is a condition of its own."""
    item = clause[place]
    if not item.cue("damaged") or item.code("indication") or item.code("procedure"):
        return None
    if not (
        _is_near_hardware(clause[place + 1 : place + 3])
        or _is_near_hardware(clause[max(0, place - 3) : place][::-1])
    ):
        return None
    word = item.text.lower()
    code = next(code for start, code in _DAMAGE if word.startswith(start))
    return replace(item, meanings=(Meaning("indication", code), *item.meanings))


def _is_near_hardware(items: Sequence[Item]) -> bool:
    """Whether hardware comes next, with nothing but small words before it."""
    for item in items:
        if item.codes("hardware"):
            return item.code("procedure") is None
        if item.kind != "levels" and item.text.lower() not in _LINKS:
            return False
    return False


def _counted_operations(clause: Sequence[Item], place: int) -> Item | None:
    """ "3 back ops", "two surgeries": operations that are counted and not named."""
    item = clause[place]
    if not item.cue("treatment") or not item.text.lower().endswith("s") or item.code("procedure"):
        return None
    ahead = clause[max(0, place - 3) : place]
    counted = any(one.kind == "number" or one.text.lower() in _COUNTS for one in ahead)
    named = any(one.code("procedure") not in (None, "other") for one in clause)
    if not counted or named:
        return None
    return replace(item, meanings=(Meaning("procedure", "other"), *item.meanings))


def _operation_for(clause: Sequence[Item], place: int) -> Item | None:
    """ "Scoliosis surgery", "burst fracture operation": an operation told by what it was for."""
    item = clause[place]
    if place == 0 or not item.cue("treatment") or item.code("procedure"):
        return None
    before = clause[place - 1]
    if not before.code("indication") or before.code("procedure"):
        return None
    return replace(item, meanings=(Meaning("procedure", "other"), *item.meanings))


def _without_complications(clause: list[Item]) -> list[Item]:
    """ "staph infection after fusion": what came after an operation is no condition that led to one."""
    for place, (before, item) in enumerate(pairwise(clause)):
        after = clause[place + 2] if place + 2 < len(clause) else None
        follows = item.text.lower() in ("after", "following", "from")
        if (
            follows
            and before.code("indication")
            and not before.code("procedure")
            and after
            and after.code("procedure")
        ):
            kept = tuple(m for m in before.meanings if m.kind != "indication")
            clause[place] = replace(before, meanings=kept)
    return clause
