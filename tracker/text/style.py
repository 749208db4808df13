"""How a person's signature looks: layout, connecting words, the form of levels and dates, and how much is told.

A style is taken from a pasted signature (``style_of``) and kept as a setting; it holds no fact of the history.
Its one text with placeholders, ``about``, may use ``{name}``, ``{age}`` and ``{sex}``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

from tracker.domain.dates import DateOrder, PartialDate, Precision
from tracker.domain.level_notation import read_levels
from tracker.domain.levels import LevelError
from tracker.errors import ValueProblem
from tracker.text.markup import markups, style_data
from tracker.text.reading import Event, EventType, Reading

LONGEST = 60
"""Characters of the longest connecting word or line shape."""

LAYOUTS = ("lines", "years", "one line")
"""A line for each operation, a line for each year, or everything on one line."""

_PRECISIONS = {"day": Precision.DAY, "month": Precision.MONTH, "year": Precision.YEAR}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_MULTILINE = re.compile(r"[\n\r\x00-\x1f]")


@dataclass(frozen=True)
class SignatureStyle:
    """One way of writing a signature. ``before_date`` and ``after_date`` stand around the date of an operation.

    ``levels`` is "merged" (L4-S1) or "listed" (L4-L5-S1); ``finest`` the finest precision of dates that is told
    (day, month or year); ``order`` that of ``DateOrder``; ``numbers`` the mark between the numbers of a date, ""
    for names of months. An empty ``about`` leaves name, age and sex out. ``target`` names the mark-up; ``layout`` is
    "lines" (one for each operation), "years" or "one line", with ``between`` the parts of a line of several.
    """

    name: str = "plain"
    title: str = ""
    target: str = "plain"
    layout: str = "lines"
    between: str = " | "
    about: str = ""
    before_date: str = ", "
    after_date: str = ""
    due_to: str = "due to"
    and_: str = "and"
    levels: str = "merged"
    between_levels: str = "-"
    finest: str = "year"
    order: str = "mdy"
    short_months: bool = True
    numbers: str = ""
    since: str = "since"
    not_operated: str = ", so far avoided surgery"
    line_start: str = ""
    planned: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The style as JSON-ready values; ``from_dict`` is the inverse."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read what ``to_dict`` wrote; what is missing takes its default. Raises ValueProblem with a sentence.

        A setting that this version does not know is passed over: another version may have written it.
        """
        kinds = {field.name: type(field.default) for field in fields(cls)}
        known = {name: value for name, value in data.items() if name in kinds}
        for name, value in known.items():
            if type(value) is not kinds[name]:
                raise ValueProblem(f"The setting “{name}” of a signature style cannot be “{value}”.", name)
        style = cls(**known)
        for problem in _problems(style):
            raise problem
        return style

    @property
    def precision(self) -> Precision:
        """The finest precision of dates that is told."""
        return _PRECISIONS[self.finest]

    def date_text(self, when: PartialDate) -> str:
        """A date in this style, told no finer than the style allows."""
        told = when.coarsened(self.precision)
        if self.numbers and told.precision in (Precision.DAY, Precision.MONTH) and told.earliest:
            return self._in_numbers(told)
        return told.shown(DateOrder(self.order), short=self.short_months)

    def _in_numbers(self, told: PartialDate) -> str:
        day = told.earliest
        assert day is not None
        parts = [str(day.month), str(day.year)]
        if told.precision is Precision.DAY:
            parts = (
                [str(day.day), *parts]
                if self.order == "dmy"
                else [str(day.month), str(day.day), str(day.year)]
            )
        return self.numbers.join(parts)


def _problems(style: SignatureStyle) -> Iterable[ValueProblem]:
    choices: dict[str, tuple[str, ...]] = {
        "levels": ("merged", "listed"),
        "finest": tuple(_PRECISIONS),
        "order": tuple(DateOrder),
        "numbers": ("", "/", "-", "."),
        "between_levels": ("-", "/", " to "),
        "layout": LAYOUTS,
        "target": tuple(markups()),
    }
    for name, allowed in choices.items():
        if getattr(style, name) not in allowed:
            listed = ", ".join(f"“{one}”" for one in allowed)
            yield ValueProblem(f"The setting “{name}” of a signature style is one of {listed}.", name)
    for field in fields(style):
        value = getattr(style, field.name)
        if isinstance(value, str) and (len(value) > LONGEST or _MULTILINE.search(value)):
            yield ValueProblem(
                f"The setting “{field.name}” is one line of at most {LONGEST} characters.", field.name
            )
    unknown = set(_PLACEHOLDER.findall(style.about)) - {"name", "age", "sex"}
    if unknown or "{" in _PLACEHOLDER.sub("", style.about):
        yield ValueProblem(
            "The line about you may hold {name}, {age} and {sex} and no other braces.", "about"
        )


SIGNATURE_STYLES: dict[str, SignatureStyle] = {
    name: SignatureStyle.from_dict({"name": name, **data}) for name, data in style_data()["styles"].items()
}
"""Styles to choose from; "plain" is the one without a setting and tells neither a name nor more than years."""


def style_of(reading: Reading) -> SignatureStyle:
    """The style of a pasted signature, as far as it shows one; what it does not show is as in "plain"."""
    operations = [event for event in reading.events if event.type in (EventType.SURGERY, EventType.INJECTION)]
    found: dict[str, Any] = {"name": "mine", "about": _about(reading)}
    found |= _around_dates(reading, operations) | _reason_words(reading, operations)
    found |= _levels(reading) | _dates(reading) | _layout(reading, operations)
    return replace(SIGNATURE_STYLES["plain"], **found)


def _about(reading: Reading) -> str:
    """The words about the person with placeholders for name, age and sex, and the marks that close them."""
    about = reading.about
    if about is None:
        return ""
    end = about.end
    while end < len(reading.text) and end - about.end < 4 and reading.text[end] in ".,;:!)":
        end += 1
    shape = reading.text[about.start : end].replace("{", "(").replace("}", ")")
    if about.name:
        shape = shape.replace(about.name, "{name}", 1)
    if about.age is not None:
        shape = shape.replace(str(about.age), "{age}", 1)
    if about.sex and about.sex_words and about.sex_words.lower() == str(about.sex):
        shape = shape.replace(about.sex_words, "{sex}", 1)
    return shape if len(shape) <= LONGEST and not _MULTILINE.search(shape) else ""


def _around_dates(reading: Reading, operations: Iterable[Event]) -> dict[str, str]:
    """What stands right before and right after most of the dates."""
    around: Counter[tuple[str, str]] = Counter()
    dates = {(mark.start, mark.end) for mark in reading.marks if mark.role == "date"}
    others = sorted(mark.end for mark in reading.marks if mark.role != "date")
    for start, end in dates:
        event = next((one for one in operations if one.start <= start and end <= one.end), None)
        before = max((place for place in others if place <= start), default=start)
        between = reading.text[before:start]
        if event is None or not 0 < len(between) <= 8 or any(character.isalnum() for character in between):
            continue
        after = reading.text[end : end + 1]
        around[(between, after if after in ("]", ")") else "")] += 1
    if not around:
        return {}
    (before_date, after_date), _ = around.most_common(1)[0]
    return {} if _MULTILINE.search(before_date) else {"before_date": before_date, "after_date": after_date}


def _reason_words(reading: Reading, operations: Iterable[Event]) -> dict[str, str]:
    """The words that most often introduce a reason, and those between two reasons."""
    cues: Counter[str] = Counter()
    joins: Counter[str] = Counter()
    starts = [mark.start for mark in reading.marks if mark.role == "reason"]
    for event in operations:
        for number, reason in enumerate(event.reasons):
            if number == 0:
                opening = max((start for start in starts if start <= reason.start), default=reason.start)
                cues[reading.text[opening : reason.start].strip()] += 1
            else:
                joins[reading.text[event.reasons[number - 1].end : reason.start].strip()] += 1
    found = {"due_to": _most(cues), "and_": _most(joins)}
    return {name: word for name, word in found.items() if _CONNECTING.fullmatch(word)}


_CONNECTING = re.compile(r"[^\W\d_][\w ./&'’+-]{0,28}")
"""Connecting words as people use them; mark-up and other odd text of one line must not go into every line."""


def _most(counted: Counter[str]) -> str:
    return counted.most_common(1)[0][0] if counted else ""


_BULLET = re.compile(r"(?:[-*•–>+] ?)(?=\w)")


def _layout(reading: Reading, operations: Sequence[Event]) -> dict[str, str]:
    """One line when several operations stand on the only line, with what parts them; else the bullet of the lines."""
    lines = [line for line in reading.lines if line.strip()]
    if len(lines) == 1 and len(operations) > 1:
        first, second = operations[:2]
        between = reading.text[first.end : second.start].lstrip(")]")
        parted = 0 < len(between) <= 5 and bool(between.strip()) and not any(map(str.isalnum, between))
        return {"layout": "one line"} | ({"between": between} if parted else {})
    bullets = Counter(match[0] if (match := _BULLET.match(line.strip())) else "" for line in lines)
    bullet = _most(bullets)
    return {"line_start": bullet} if bullet else {}


_VERTEBRA = re.compile(r"[CTLS]\s?[0-9]{1,2}", re.IGNORECASE)


def _levels(reading: Reading) -> dict[str, str]:
    """Listed when a range of three or more vertebrae names each of them."""
    words = [reading.text[mark.start : mark.end] for mark in reading.marks if mark.role == "levels"]
    found = {"levels": "listed"} if any(_names_all(one) for one in words) else {}
    slashes, dashes = sum("/" in one for one in words), sum("-" in one for one in words)
    return found | ({"between_levels": "/"} if slashes > dashes else {})


def _names_all(words: str) -> bool:
    named = len(_VERTEBRA.findall(words))
    try:
        return named > 2 and named == len(read_levels(words).vertebrae)
    except LevelError:
        return False


_NUMERIC = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,4}(?:\1[0-9]{2,4})?")
_WORD = re.compile(r"[^\W\d_]+")


def _dates(reading: Reading) -> dict[str, Any]:
    """The finest precision that is told, the order of day and month, and the form of months."""
    words = [reading.text[mark.start : mark.end] for mark in reading.marks if mark.role == "date"]
    told = {event.date.precision for event in reading.events if event.date is not None}
    finest = next((name for name, precision in _PRECISIONS.items() if precision in told), "year")
    found: dict[str, Any] = {"finest": finest}
    numeric = [match for one in words if (match := _NUMERIC.fullmatch(one))]
    named = [one for one in words if _WORD.search(one)]
    if len(numeric) > len(named):
        found |= {"numbers": numeric[0][1], "order": "dmy" if numeric[0][1] == "." else "mdy"}
    elif named:
        months = [month[0] for one in named if (month := _WORD.search(one)) and month[0].lower() != "may"]
        day_first = sum(one[0].isdigit() for one in named) * 2 > len(named)
        found |= {
            "order": "dmy" if day_first else "mdy",
            "short_months": all(len(one) <= 4 for one in months),
        }
    return found
