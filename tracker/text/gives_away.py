"""What a signature gives away: what strangers read in it, what they can work out from it, and what they do not see.

All of it follows from the text as written and the facts behind it, so that it can be looked through before posting.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.age import ages_on
from tracker.domain.history import History
from tracker.domain.levels import region_words
from tracker.domain.records import Sex
from tracker.text.parts import Entry
from tracker.text.shorten import Written


@dataclass(frozen=True)
class GivesAway:
    """Three short lists, each line a few plain words."""

    read: tuple[str, ...]
    worked_out: tuple[str, ...]
    unseen: tuple[str, ...]


def gives_away(written: Written, history: History, on: date) -> GivesAway:
    """What strangers learn from a signature of this history, posted on a day."""
    return GivesAway(
        read=tuple(_read(written, history)),
        worked_out=tuple(_worked_out(written, history, on)),
        unseen=tuple(_unseen(written, history)),
    )


# --- what they read


def _read(written: Written, history: History) -> Iterable[str]:
    yield from _person(written, history)
    for kind, one, many in _KINDS:
        told = [entry for entry in written.entries if entry.kind == kind]
        if told:
            number = len({entry.session or entry.id for entry in told})
            yield (
                (one if number == 1 else many.format(number))
                + _where(told)
                + _when(told)
                + _levels(told, written)
            )
    named = dict.fromkeys(entry.text("what") for entry in written.entries if entry.kind == "condition")
    if named:
        yield "What you have: " + ", ".join(named)
    reasons = dict.fromkeys(e.text("why") for e in written.entries if e.kind == "operation" and e.text("why"))
    if reasons:
        yield "Why: " + ", ".join(reasons)
    found = [one for one in _known_people(history) if _stands_in(one, written.seen)]
    if found:
        yield "A surgeon or hospital: " + ", ".join(found)


_KINDS = (
    ("operation", "One operation", "{} operations"),
    ("injection", "One injection or the like", "{} injections and the like"),
    ("condition", "One condition", "{} conditions"),
    ("hardware", "One trouble with hardware", "{} troubles with hardware"),
    ("imaging", "One scan", "{} scans"),
)


def _person(written: Written, history: History) -> Iterable[str]:
    person, about = history.person, written.about
    if person is not None and person.name and _stands_in(person.name, written.seen):
        yield f"Your name: {person.name}"
    if not about:
        return
    told = [_SEX[person.sex]] if person and person.sex in _SEX and "{sex}" in written.style.about else []
    told += [f"{written.age} years old"] if written.age else []
    if told:
        yield "You are " + ", ".join(told)
    if _OTHER_WORDS.search(_KNOWN_WORDS.sub("", written.style.about)):
        yield f"About you: “{about}”"


_SEX = {Sex.MALE: "a man", Sex.FEMALE: "a woman"}
_KNOWN_WORDS = re.compile(r"\{\w+\}|\byears?\b|\bold\b|yo\b")
_OTHER_WORDS = re.compile(r"\w")


def _where(told: Sequence[Entry]) -> str:
    regions = list(dict.fromkeys(region_words(site) for entry in told for site in entry.places.places))
    return " on your " + _listing(regions) if regions else ""


def _when(told: Sequence[Entry]) -> str:
    dates = list(dict.fromkeys(entry.text("when") for entry in told if entry.text("when")))
    if len(dates) > 4:
        return f", with {len(dates)} dates from {dates[0]} to {dates[-1]}"
    return f", {_listing(dates)}" if dates else ""


def _listing(words: Sequence[str]) -> str:
    return " and ".join(([", ".join(words[:-1])] if len(words) > 1 else []) + list(words[-1:]))


def _levels(told: Sequence[Entry], written: Written) -> str:
    levels = any(entry.text("where") for entry in told) and not written.choices.regions
    return ", and at which levels" if levels else ""


def _stands_in(words: str, text: str) -> bool:
    """Whether words stand in the text as words, in whatever case."""
    return bool(re.search(rf"(?<!\w){re.escape(words.strip())}(?!\w)", text, re.IGNORECASE)) and bool(
        words.strip()
    )


def _known_people(history: History) -> list[str]:
    told = [name for one in history.surgeries for name in (one.surgeon, one.hospital)]
    told += [study.facility for study in history.imaging]
    return list(dict.fromkeys(name for name in told if name))


# --- what they can work out


def _worked_out(written: Written, history: History, on: date) -> Iterable[str]:
    years = _birth_years(written, history, on)
    if len(years) > 2:
        yield f"You were born between {years[0]} and {years[-1]}"
    elif years:
        yield f"You were born in {' or '.join(map(str, years))}"
    days = len({str(entry.date) for entry in written.entries if _tells_day(entry, written)})
    if days:
        yield (
            "On which day you were in hospital" if days == 1 else f"On which {days} days you were in hospital"
        )


def _birth_years(written: Written, history: History, on: date) -> list[int]:
    """The years of birth that fit the age that is told: somebody of 65 was born 65 or 66 years ago."""
    birth = history.person.birth_date if history.person else None
    ages = ages_on(birth, on) if birth and written.age else None
    return sorted({on.year - age - before for age in ages for before in (0, 1)}) if ages else []


def _tells_day(entry: Entry, written: Written) -> bool:
    surgical = entry.kind in ("operation", "injection") and entry.text("when")
    return bool(surgical and written.style.finest == "day" and entry.date and entry.date.exact)


# --- what they do not see


def _unseen(written: Written, history: History) -> Iterable[str]:
    """What is kept back; the text itself is looked through, since a person's own words can tell more than chosen."""
    person, seen = history.person, written.seen
    own = []
    if not (person and person.name and _stands_in(person.name, seen)):
        own.append("your name")
    if not written.age:
        own.append("your age")
    own.append("your birthday")
    if not any(_tells_day(entry, written) for entry in written.entries):
        own.append("the exact days")
    yield _capital(", ".join(own))
    if not any(_stands_in(one, seen) for one in _known_people(history)):
        yield "Surgeons and hospitals"
    kinds = {entry.kind for entry in written.entries}
    hidden = [] if written.choices.imaging and "imaging" in kinds else ["scans"]
    hidden += [] if written.choices.hardware and "hardware" in kinds else ["trouble with hardware"]
    hidden += [] if written.choices.conditions else ["conditions"]
    hidden += [] if written.choices.injections else ["injections"]
    hidden += ["symptoms", "other implants", "notes"]
    yield _capital(", ".join(hidden))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
