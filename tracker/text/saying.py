"""A symptom as a person would say it: "right leg pain 7 this morning" read into one entry.

The grammar, in any order, each part at most once::

    saying   = symptom, {side | strength | when | rest}
    symptom  = a name or synonym of the symptoms vocabulary, the longest that stands in the words; a side and
               small words may stand within it ("pain in my left leg")
    side     = "left" | "right" | "both" | ...
    strength = 0 to 10, also "7/10" and "7 out of 10"
    when     = what ``read_date`` takes: "this morning", "yesterday", "3 Nov 2026"; "now" is today
    rest     = what was not placed; it is kept for the note

A strength that is no whole number ("8.5/10", "7-8", "11/10") is never rounded: it stays among the rest.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tracker.domain import vocabulary
from tracker.domain.date_words import read_date
from tracker.domain.dates import PartialDate
from tracker.domain.levels import Side
from tracker.errors import ValueProblem

T = TypeVar("T")

LONGEST = 300
"""Characters of a saying; a longer text is a story for the reader, not one entry."""

_MOST_WORDS = 5
_OF_TEN = re.compile(r"(?<!\S)(10|[0-9])(?:\s*/\s*10|\s+(?:out\s+)?of\s+(?:10|ten))(?!\S)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\S)(10|[0-9])(?!\S)")
_NOT_WHOLE = re.compile(
    r"(?<!\S)(?:\d{1,2}(?:[.,]\d+)?\s*(?:-|\u2013|to|or)\s*)?\d{1,2}(?:[.,]\d+)?"
    r"(?:\s*/\s*10|\s+(?:out\s+)?of\s+(?:10|ten))(?!\S)"
    r"|(?<!\S)\d{1,2}[.,]\d(?!\S)"
    r"|(?<!\S)(?:10|\d)\s*(?:-|\u2013|to|or)\s*(?:10|\d)(?!\S)",
    re.IGNORECASE,
)
_SIDES = {"left": Side.LEFT, "lt": Side.LEFT, "right": Side.RIGHT, "rt": Side.RIGHT, "both": Side.BOTH}
_WITHIN = frozenset(("my", "the", "a", *_SIDES))
_FILLING = frozenset(
    [
        "a",
        "an",
        "the",
        "in",
        "on",
        "at",
        "my",
        "is",
        "was",
        "with",
        "of",
        "and",
        "it",
        "i",
        "i've",
        "have",
        "had",
        "got",
        "since",
        "for",
        "about",
    ]
)
_TRIM = ".,;:!?()[]“”\"'"


@dataclass(frozen=True, slots=True)
class Saying:
    """What was said of a symptom; ``when_words`` are the words of the date, ``rest`` what was not placed.

    ``unkept`` are the words within the rest that tell a strength which is no whole number from 0 to 10.
    """

    kind: str
    side: Side | None
    score: int | None
    when: PartialDate | None
    when_words: str
    rest: str
    unkept: str = ""


def read_saying(text: str, today: date) -> Saying | None:
    """Read one sentence about a symptom; None when it names no symptom."""
    if len(text) > LONGEST:
        return None
    words = [word.strip(_TRIM) for word in text.split()]
    side = next((_SIDES[word.lower()] for word in words if word.lower() in _SIDES), None)
    plain = [word for word in words if word and word.lower() not in _WITHIN]
    found = _longest(plain, _symptom)
    if found is None:
        return None
    code, plain = found
    # Strengths before dates: "7/10" is July 2010 elsewhere.
    unkept, said = _not_whole(" ".join(plain))
    score, said = (None, said) if unkept else _strength(_OF_TEN, said)
    plain = said.split()
    when, when_words = None, ""
    dated = _longest(plain, lambda said: _date(said, today))
    if dated is not None:
        (when, when_words), plain = dated
    said = " ".join(plain)
    if score is None and not unkept:
        score, said = _strength(_NUMBER, said)
    rest = " ".join(part for part in (unkept, _rest(said)) if part)
    return Saying(code, side, score, when, when_words, rest, unkept)


def _longest(words: Sequence[str], read: Callable[[str], T | None]) -> tuple[T, list[str]] | None:
    """The longest run of words that can be read, the first of that length, and the words without it."""
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            found = read(" ".join(words[start : start + length]))
            if found is not None:
                return found, [*words[:start], *words[start + length :]]
    return None


def _symptom(said: str) -> str | None:
    found = vocabulary.find(vocabulary.symptoms(), said)
    return None if found is None or found.code == "other" else found.code


def _date(said: str, today: date) -> tuple[PartialDate, str] | None:
    if said.lower() in ("now", "right now", "just now"):
        return PartialDate.on(today), said
    try:
        return read_date(said, today=today), said
    except ValueProblem:
        return None


def _strength(pattern: re.Pattern[str], said: str) -> tuple[int | None, str]:
    """The strength when exactly one number can be it, and the words that are left."""
    numbers = list(pattern.finditer(said))
    if len(numbers) != 1:
        return None, said
    return int(numbers[0][1]), said[: numbers[0].start()] + said[numbers[0].end() :]


def _not_whole(said: str) -> tuple[str, str]:
    """The words of a strength that is no whole number from 0 to 10, and the words that are left."""
    found = _NOT_WHOLE.search(said)
    if found is None or _OF_TEN.fullmatch(found[0]):
        return "", said
    return found[0], said[: found.start()] + said[found.end() :]


def _rest(said: str) -> str:
    """What was not placed; nothing when only small words are left."""
    words = said.split()
    return "" if all(word.lower() in _FILLING for word in words) else " ".join(words)
