"""Who a text is about: "Harry - 65 year old male...", "Marge, 58, retired nurse", "I'm 62 years old"."""

import re
from collections.abc import Sequence
from functools import cache

from tracker.domain.records import Sex
from tracker.text.items import Item
from tracker.text.lexer import Line
from tracker.text.reading import About
from tracker.text.terms import key, lexicon, read_table

_NAME = r"[^\W\d_][\w'’.]*(?:[ -][A-Z][\w'’.]*){0,2}"
_OLD = r"(?:[\s-]?(?:years?|yrs?)(?:[\s-]old)?|\s?y\.?\s?/?o\.?(?![a-z]))"
_SEX = r"[a-z]{1,9}"
_ABOUT = re.compile(
    rf"\s*(?:(?P<name>{_NAME})\s{{0,3}}(?:[-–—,:/(|]|\s(?=\d)|\sis\s)\s{{0,3}})?"
    rf"(?P<age>[1-9]\d)(?![\d/.-]\d)(?P<old>{_OLD})?(?:[\s,/-]{{1,3}}(?P<sex>{_SEX})(?![\w'’]))?",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"\b(?:i['’]?m|i am|turned)\s{{1,2}}(?P<age>[1-9]\d)(?P<old>{_OLD})?(?![\d/-])", re.IGNORECASE
)
_FIRST_LINES = 3


def about_of(lines: Sequence[Line], rows: Sequence[Sequence[Item]]) -> About | None:
    """``[name separator] age ["year old"] [sex]`` at the head of the text, else "I'm age" anywhere in it.

    ``rows`` are the items of the lines: a date or a level ("T9/10") is no name with an age.
    """
    written = [(line, row) for line, row in zip(lines, rows, strict=True) if line.plain.strip()]
    for line, row in written[:_FIRST_LINES]:
        match = _ABOUT.match(line.plain)
        found = _about(match, line.start) if match else None
        if found is not None and not any(
            item.start < found.end and item.kind in ("date", "levels") for item in row[:3]
        ):
            return found
    for line, _ in written:
        said = _SAID.search(line.plain)
        if said:
            start, end = line.start + said.start(), line.start + said.end()
            return About(age=int(said["age"]), age_words=said["age"], start=start, end=end)
    return None


def _about(match: re.Match[str], offset: int) -> About | None:
    name, sex_words = match["name"], match["sex"]
    sex = sex_of(sex_words)
    if name is not None and (not name[0].isupper() or _is_term(name)):
        return None
    if name is None and not match["old"]:
        return None
    end = match.end("sex") if sex else match.end("old") if match["old"] else match.end("age")
    start = match.start("name") if name else match.start("age")
    return About(
        name=name.rstrip(".") if name else None,
        age=int(match["age"]),
        sex=sex,
        sex_words=sex_words if sex else None,
        age_words=match["age"] + (match["old"] or ""),
        start=start + offset,
        end=end + offset,
    )


def _is_term(name: str) -> bool:
    """A word of the vocabulary, a month or a cue opens a line of history, not a name."""
    words = [key(word) for word in re.split(r"[\s-]", name)]
    return any(word in lexicon().words for word in words)


def sex_of(word: str | None) -> Sex | None:
    """The sex a word stands for, such as "male", "F" or "woman"."""
    return _sexes().get(key(word)) if word else None


@cache
def _sexes() -> dict[str, Sex]:
    rows = [(role, row) for role, row in read_table("cues.tsv") if role in ("male", "female")]
    return {key(word): Sex(role) for role, row in rows for word in row.split("|")}
