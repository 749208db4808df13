"""The single words that sentences are made of, in the spoken language: names of codes, choices, sides and dates."""

import re
from collections.abc import Iterable
from datetime import date as Day
from enum import StrEnum
from typing import Literal

from tracker.domain import vocabulary
from tracker.domain.dates import PartialDate, Precision, Withheld
from tracker.domain.levels import Side
from tracker.domain.loose_end import EndKind
from tracker.domain.phrases import known, phrases, say, say_count
from tracker.domain.records import Device, Procedure, Record


def not_recorded() -> str:
    """What is said of a fact nobody entered; a "no" of the patient reads otherwise."""
    return say("not_recorded")


def choice(value: StrEnum) -> str:
    """A choice of a fixed list in words: "helped a lot", "patient says no"."""
    return say(f"choice.{type(value).__name__}.{value.name.lower()}")


def choice_or(value: StrEnum | None, otherwise: str = "") -> str:
    """The choice in words, or what is said where none is recorded."""
    return otherwise if value is None else choice(value)


def term(listed: str, code: str, called: str | None = None, *, alone: bool = False) -> str:
    """The vocabulary's name of a code with the person's own word behind it: "Pacemaker (“my ticker”)".

    A code that only says "other" leaves the own word to speak for itself. ``alone`` is for drawings and timelines,
    which have room for one of both: the name.
    """
    name = _phrase(f"vocabulary.{listed}.{code}", code)
    return _with_own(name, listed, code, called, alone=alone)


def _with_own(
    shown: str, listed: str, code: str, called: str | None, *, alone: bool, short: bool = False
) -> str:
    """A name as it is shown with the own word behind it, unless that only repeats the name.

    Of a ``short`` name what it has in brackets is not shown.
    """
    if not called:
        return shown
    if _says_nothing(code):
        return called
    return shown if alone or _repeats(called, listed, code, short=short) else f"{shown} ({quoted(called)})"


def _says_nothing(code: str) -> bool:
    """Whether a code is one of those of a vocabulary for what it has no name of: "other", "other_screw"."""
    return code.partition("_")[0] == "other"


_THINGS = frozenset({"hardware", "other_implants"})
"""Vocabularies of things, of which a shorter name ("cage") says no more; "fused" does not say what "not fused" does."""
_WORD, _BRACKETS = re.compile(r"\w+"), re.compile("[()]")


def _repeats(called: str, listed: str, code: str, *, short: bool) -> bool:
    """Whether an own word is the name again, in any number: whole, without what qualifies it, or its short form.

    Names of all languages are looked at, so that a sheet says the same in each.
    """
    keys = (f"vocabulary.{listed}.{code}", f"abbreviation.{listed}.{code}")
    names = [name for key in keys if known(key) for name in phrases()[key].values()]
    names.append(abbreviation(listed, code))
    own = _bare_words(called)
    if listed in _THINGS and any(_is_part(own, _bare_words(name)) for name in names):
        return True
    parts = (
        part
        for name in names
        for part in (name.partition(", ")[0], *_BRACKETS.split(name)[: 1 if short else 3])
    )
    return own in map(_bare_words, filter(None, (*parts, *names)))


def _is_part(own: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(name[place : place + len(own)] == own for place in range(len(name)))


def _bare_words(text: str) -> tuple[str, ...]:
    return tuple(word.removesuffix("s") for word in _WORD.findall(text.casefold())) or (text,)


def abbreviation(listed: str, code: str) -> str:
    """The usual short name of a code ("PLIF", "ODI"); empty where it has none."""
    found = vocabulary.named(listed).get(code)
    return _phrase(f"abbreviation.{listed}.{code}", found.abbreviation if found else "")


def _phrase(key: str, otherwise: str) -> str:
    return say(key) if known(key) else otherwise


def title(kind: type[Record]) -> str:
    """What a record of a kind is called: "condition"."""
    return say(f"title.{kind.table()}")


def end_name(stored: str) -> str:
    """The kind of a loose end as it is stored with what was set aside, in words."""
    return choice(EndKind(stored)) if stored in set(EndKind) else stored


def capital(text: str) -> str:
    """The text as it stands at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def side_word(side: Side | None) -> str:
    """The side in ordinary words, empty when it is not recorded."""
    return choice_or(side)


def when(date: PartialDate | None, *, short: bool = True) -> str:
    """The date at its own precision, such as "23 May 2013" or "2013"; "date not recorded" when there is none."""
    return date.shown(short=short) if date else say("date.not_recorded")


def put_in(date: PartialDate | None) -> str:
    """ "put in 23 May 2013", or that the date is left out of the sheet; empty where none is recorded."""
    if isinstance(date, Withheld):
        return say("put_in.left_out")
    return say("put_in", date=when(date)) if date else ""


def is_span(date: PartialDate) -> bool:
    """Whether a date reads with a word of its own in front ("between 2019 and 2020", "since 2010"), so that no other fits."""
    return date.precision in (Precision.RANGE, Precision.UNKNOWN)


def since(date: PartialDate) -> str:
    """ "since 2013"; of a beginning that is only bounded "start: between 2019 and 2020"."""
    if date.open_start and not isinstance(date, Withheld):
        end = PartialDate.parse(date.edtf.rpartition("/")[2])
        return say("timeline.before_end", date=when(end))
    if date.open_end or isinstance(date, Withheld):
        return when(date)
    return say("date.start", date=when(date)) if is_span(date) else when(PartialDate.since(date))


def until(date: PartialDate) -> str:
    """ "until 2013"; of an end that is only bounded "end: between 2019 and 2020"."""
    if date.open_start or isinstance(date, Withheld):
        return when(date)
    return say("date.end", date=when(date)) if is_span(date) else when(PartialDate.until(date))


def month_name(day: Day) -> str:
    """The month a day lies in: "Nov 2014"."""
    return when(PartialDate.of(day.year, day.month))


def month_of(date: PartialDate) -> str:
    """A date told no finer than its month."""
    return when(date.coarsened(Precision.MONTH) if date.precision is Precision.DAY else date)


def quoted(text: str) -> str:
    """Words as somebody wrote them, in the quotation marks of the spoken language."""
    return say("quoted", text=text)


def closing_marks() -> tuple[str, ...]:
    """The closing quotation mark of each language."""
    return tuple(phrase.partition("}")[2] for phrase in phrases()["quoted"].values())


def is_quoted(text: str) -> bool:
    """Whether a text stands in the quotation marks of a language."""
    marks = (phrase.split("{text}") for phrase in phrases()["quoted"].values())
    return any(text.startswith(first) and text.endswith(last) for first, last in marks)


def quotation_marks() -> frozenset[str]:
    """The quotation marks of all languages."""
    return frozenset(mark for phrase in phrases()["quoted"].values() for mark in phrase.split("{text}"))


def listing(words: Iterable[str], last: Literal["and", "or"] = "and") -> str:
    """Join words as a sentence does: "a", "a and b", "a, b and c"; or with "or"."""
    *before, end = [word for word in words if word] or [""]
    return say(f"listing.{last}", first=", ".join(before), last=end) if before else end


_PROPER = ("Scheuermann", "Chiari", "Tarlov", "Baastrup")


def within(name: str) -> str:
    """A name as it stands within a sentence: "Disc degeneration" in small letters, "PLIF" and "Chiari" as they are.

    A language that writes nouns large lists the words that it writes small (``small_within``); "*" is all.
    """
    small = say("small_within")
    stays = name[1:2].isupper() or name.startswith(_PROPER)
    if stays or (small != "*" and name.partition(" ")[0] not in small.split()):
        return name
    return name[:1].lower() + name[1:]


def procedure_name(procedure: Procedure, *, full: bool = False, alone: bool = False) -> str:
    """The usual short name ("PLIF"), or with ``full`` the name with it ("Posterior ... fusion (PLIF)").

    The own word stands behind it as in :func:`term`.
    """
    name = term("procedures", procedure.kind)
    short = abbreviation("procedures", procedure.kind) or name.partition(" (")[0].partition(", ")[0]
    shown = short
    if full:
        shown = name if short.lower() in name.lower() else f"{name} ({short})"
    return _with_own(shown, "procedures", procedure.kind, procedure.called, alone=alone, short=not full)


def kind_of_device(device: Device) -> str:
    """The kind in the middle of a sentence, in the plural where there are several: "pedicle screws".

    It has no own word but that of a device for which the vocabulary has no name.
    """
    number = device.quantity or len(device.sites) or 1
    if not device.called or not _says_nothing(device.kind):
        return _phrase(f"device.{device.kind}.{'one' if number == 1 else 'many'}", device.kind)
    plural = device.called[-1:].isalpha() and not device.called.endswith(("s", "hardware"))
    return say_count("device.called", number if plural else 1, name=device.called)
