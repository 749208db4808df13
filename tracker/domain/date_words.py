"""Dates as people write them, read into PartialDates: "May 23rd, 2013", "about 2005", "since last December".

``read_date`` wants the whole text to be one date and never guesses: what can mean two dates is an
AmbiguousDate, what cannot be read is a DateError, and no part that was not written is filled in.
Words are first brought into a plain form (lower case, single spaces, plain quotes, no commas or brackets),
then peeled: "since about 2005" is "since" around "about" around "2005".
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from tracker.domain.date_forms import (
    MONTH_NUMBERS,
    Readings,
    Setting,
    read_decade,
    read_named,
    read_numbers,
    year_and_number,
)
from tracker.domain.dates import HINT, DateError, PartialDate, Precision
from tracker.domain.relative_dates import read_relative, with_year

LONGEST = 200  # characters; no date is longer
_MOST_WORDS = 24  # bounds the peeling, with _MOST_MARKS
_MOST_MARKS = 4

_UNKNOWN = frozenset(
    {"?", "unknown", "not known", "date not known", "date unknown", "not sure", "don't know", "do not know",
     "i don't know"}
)  # fmt: skip
_FILLERS = frozenset({"in", "on", "the", "during", "of", "ever", "back", "sometime"})
_ABOUT = frozenset({"about", "abt", "circa", "ca", "c", "approx", "approximately", "around", "roughly"})
_PARTS = frozenset({"early", "earlier", "mid", "middle", "late", "beginning", "start", "end"})
_POSSIBLY = frozenset({"possibly", "maybe", "perhaps", "probably"})
_ABOUT_AT_END = (" or so", " approx", " approximately", "~", "-ish", "ish")
_NOW = frozenset({"now", "present", "today", "current", "ongoing"})
_OTHER_WORDS = (("prior to ", "before "), ("up to ", "until "))
_SEPARATORS = (" to ", " through ", " thru ", " until ", " till ", " - ")

_CHARACTERS = str.maketrans(
    {"‘": "'", "’": "'", "′": "'", "`": "'", "´": "'", "‐": "-", "‑": "-"}
    | dict.fromkeys("‒–—―−", " - ")
    | dict.fromkeys("“”\"()[]{},", " ")
    | dict.fromkeys("\u200b\u200e\u200f\ufeff")
)  # fmt: skip
_DOT_AFTER_WORD = re.compile(r"(?<=[a-z])\.|(?<=[0-9])\.(?= |[a-z])")
_SEASON_OR_YEARS = re.compile(r"[0-9]{4}-2[1-4][?]?")
_MARKED_START = re.compile(r"(?:~ ?|ca?(?=[0-9]{4}))|(early|mid|late)-")
_YEAR = re.compile(r"[0-9]{4}")
_TWO_DIGITS = re.compile(r"'?[0-9]{2}")


class AmbiguousDate(DateError):
    """A text that can mean two dates; ``candidates`` holds both, for the person to choose from."""

    def __init__(self, sentence: str, candidates: tuple[PartialDate, ...], field: str = "") -> None:
        super().__init__(sentence, field)
        self.candidates = candidates


def read_date(
    text: str, *, today: date, written: date | None = None, numeric: Literal["mdy", "dmy"] | None = None
) -> PartialDate:
    """Read a text that is one date as a whole.

    ``today`` decides the century of two-digit years: more than 10 years ahead of it means 19yy. ``written``,
    by default today, is the day from which "last year" counts. ``numeric`` settles "3/4/12" for a writer
    whose order is known. Stored EDTF text is read too.

    Raises AmbiguousDate with both candidates, or DateError with a sentence that says what to type.
    """
    if len(text) > LONGEST:
        raise DateError(f"This text is too long to be a date. {HINT}")
    setting = Setting(text.strip(), today, written or today, numeric)
    readings = tuple(dict.fromkeys(_stored(setting.text) or _read_words(_plain(text), setting)))
    if not readings:
        raise DateError(f"“{setting.text}” is not a date I can read. {HINT}")
    if len(readings) > 1:
        one, other = readings[0].shown(), readings[1].shown()
        sentence = f"“{setting.text}” can mean {one} or {other}. Type the one you mean in words."
        raise AmbiguousDate(sentence, readings[:2])
    return readings[0]


def _stored(text: str) -> Readings:
    """Read EDTF, but for ``2013-21``, which is spring in EDTF and a range of years to most people."""
    if _SEASON_OR_YEARS.fullmatch(text):
        return ()
    try:
        return (PartialDate.parse(text.upper()),)
    except DateError:
        return ()


def _read_words(words: str, setting: Setting) -> Readings:
    marks = words.count("?") + words.count("~")
    if marks > _MOST_MARKS or words.count(" ") >= _MOST_WORDS:
        return ()
    return _read(words, setting)


def _plain(text: str) -> str:
    words = " ".join(text.lower().translate(_CHARACTERS).split())
    words = _DOT_AFTER_WORD.sub(" ", words.strip(" .,;:!")).replace("'s", "s")
    for spaced in (" /", "/ ", " ?", " ~"):
        words = words.replace(spaced, spaced.strip())
    for other, usual in _OTHER_WORDS:
        words = words.replace(other, usual)
    return " ".join(words.split())


def _read(words: str, setting: Setting) -> Readings:
    """``unknown | relative | mark date | "since" date | "before" date ... | range | one date``."""
    if words in _UNKNOWN:
        return (PartialDate.unknown(),)
    relative = read_relative(words, setting.written)
    if relative is not None:
        return (relative,)
    words = with_year(words, setting.written)
    for reader in (_read_range, _read_marked, _read_bounded):  # the first whose form applies decides
        readings = reader(words, setting)
        if readings is not None:
            return readings
    return read_decade(words, setting) or read_numbers(words, setting) or read_named(words, setting)


def _read_marked(words: str, setting: Setting) -> Readings | None:
    """``("about" | "early" | "possibly" | "in" | "~" ...) date | date ("?" | "~" | "or so")``."""
    if words.endswith("?"):
        return _marked(_read(words[:-1], setting), uncertain=True)
    for ending in _ABOUT_AT_END:
        if words.endswith(ending):
            return _marked(_read(words.removesuffix(ending), setting), approximate=True)
    start = _MARKED_START.match(words)
    if start is not None:
        return _about(words[start.end() :], bool(start[1]), setting)
    first, _, rest = words.partition(" ")
    if first in _ABOUT or first in _PARTS:
        return _about(rest, first in _PARTS, setting)
    if first in _POSSIBLY:
        return _marked(_read(rest, setting), uncertain=True)
    return _read(rest, setting) if first in _FILLERS else None


def _about(words: str, part: bool, setting: Setting) -> Readings:
    """Read what follows "about" or, with ``part``, "early", "mid" and "late", which days do not have."""
    readings = _read(words, setting)
    if part and any(reading.precision is Precision.DAY for reading in readings):
        return ()
    return _marked(readings, approximate=True)


def _marked(readings: Readings, *, approximate: bool = False, uncertain: bool = False) -> Readings:
    return tuple(reading.marked(approximate=approximate, uncertain=uncertain) for reading in readings)


def _read_bounded(words: str, setting: Setting) -> Readings | None:
    """``("since" | "until" | "by" | "before" | "after") date | ["from"] date ("on" | "onwards")``."""
    first, _, rest = words.partition(" ")
    if first in _BOUNDS:
        return tuple(_BOUNDS[first](reading) for reading in _read(rest, setting))
    for ending in (" on", " onward", " onwards"):
        if words.endswith(ending):
            start = words.removesuffix(ending).removeprefix("from ")
            return tuple(PartialDate.since(reading) for reading in _read(start, setting))
    return None


def _before(limit: PartialDate) -> PartialDate:
    """Return "until" the last day, month, year or decade before ``limit``.

    With a limit that is itself rough (about 1990, spring 2013) the range keeps the limit inside.
    """
    if limit.earliest is None or limit.approximate or limit.uncertain or limit.precision not in _STEPS:
        return PartialDate.until(limit)
    return PartialDate.until(PartialDate.on(limit.earliest - timedelta(days=1)).coarsened(limit.precision))


def _after(limit: PartialDate) -> PartialDate:
    """Return "since" the first day, month, year or decade after ``limit``, as in ``_before``."""
    if limit.latest is None or limit.approximate or limit.uncertain or limit.precision not in _STEPS:
        return PartialDate.since(limit)
    return PartialDate.since(PartialDate.on(limit.latest + timedelta(days=1)).coarsened(limit.precision))


_STEPS = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.DECADE})
_BOUNDS: dict[str, Callable[[PartialDate], PartialDate]] = {
    "since": PartialDate.since,
    "until": PartialDate.until,
    "till": PartialDate.until,
    "by": PartialDate.until,
    "before": _before,
    "after": _after,
}


def _read_range(words: str, setting: Setting) -> Readings | None:
    """``"between" date "and" date | ["from" | "since"] date ("to" | "-" ...) (date | "present")``."""
    split = _split(words)
    if split is None:
        return None
    start, separator, end = split
    if end in _NOW:
        return tuple(PartialDate.since(reading) for reading in _read(start, setting))
    if _YEAR.fullmatch(start) and _TWO_DIGITS.fullmatch(end):  # a dash may also stand before a month
        readings = year_and_number(int(start), end, " ")
        return tuple(r for r in readings if separator == " - " or r.precision is Precision.RANGE)
    ends = _read(end, setting)
    if start in MONTH_NUMBERS and ends and ends[0].precision is Precision.MONTH:
        start = f"{start} {ends[0].edtf[:4]}"  # "January to March 2013"
    return _paired(_read(start, setting), ends)


def _split(words: str) -> tuple[str, str, str] | None:
    """Return the start, the separator and the end of a range."""
    if words.startswith("between "):
        parts = words.removeprefix("between ").split(" and ")
        return (parts[0], " and ", parts[1]) if len(parts) == 2 else None
    words = words.removeprefix("from ").removeprefix("since ")
    for separator in _SEPARATORS:
        start, found, end = words.partition(separator)
        if found and separator not in end:
            return start, separator, end
    start, hyphen, end = words.partition("-")
    return (start, hyphen, end) if hyphen and _hyphen_is_range(start, end) else None


def _hyphen_is_range(start: str, end: str) -> bool:
    """``Jan-Mar 2013``, ``May 2013-June 2014``, ``1995-present``; not ``2013-May`` or ``May-2013``."""
    last_word = start.split(" ")[-1]
    if not end[:1].isalpha() or "-" in end:
        return False
    return last_word in MONTH_NUMBERS or (last_word.isdigit() and (end in _NOW or " " in end))


def _paired(starts: Readings, ends: Readings) -> Readings:
    """Pair the first reading of one end with the first of the other, and so on: one writer, one order."""
    if not starts or not ends:
        return ()
    count = max(len(starts), len(ends))
    pairs = [(starts[min(i, len(starts) - 1)], ends[min(i, len(ends) - 1)]) for i in range(count)]
    forward = [(start, end) for start, end in pairs if start.sort_key <= end.sort_key]
    return tuple(PartialDate.between(start, end) for start, end in forward or pairs[:1])
