"""The words of page and print, by key and language, from one file: ``phrases.tsv``.

``say`` gives a phrase in the language that is spoken; ``spoken`` sets that language for what is built inside
of it, so that the functions that put words together need not pass it on. English is spoken where nothing else
is asked for. A phrase may hold names in braces for what is put in; what is put in is never read as a phrase.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Literal, get_args

from tracker.domain.tsv import read_rows
from tracker.errors import ValueProblem

Language = Literal["en", "de"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_spoken: ContextVar[Language] = ContextVar("spoken", default="en")


@cache
def phrases() -> Mapping[str, Mapping[str, str]]:
    """Every phrase by key, then by language."""
    return {row.pop("key"): row for row in read_rows("phrases.tsv")}


def language() -> Language:
    """The language that is spoken now."""
    return _spoken.get()


@contextmanager
def spoken(tongue: Language) -> Iterator[None]:
    """Speak a language for what is built inside; build tuples there, for a generator runs on outside of it."""
    before = _spoken.set(tongue)
    try:
        yield
    finally:
        _spoken.reset(before)


def known(key: str) -> bool:
    """Whether there is a phrase of this key."""
    return key in phrases()


def say(key: str, /, **parts: object) -> str:
    """The phrase of a key, with what is put in; raises ValueProblem for a key that is not in the file."""
    found = phrases().get(key)
    if found is None:
        raise ValueProblem(f"There is no phrase “{key}”. The phrases stand in phrases.tsv.")
    phrase = found[_spoken.get()]
    return phrase.format(**parts) if parts else phrase


def in_english(key: str) -> str:
    """The English phrase, whatever is spoken: for the names by which words of a person are found."""
    with spoken(LANGUAGES[0]):
        return say(key)


def say_count(key: str, number: int, /, **parts: object) -> str:
    """The phrase for one (``key.one``) or for several (``key.many``), with the number as ``number``."""
    return say(f"{key}.one" if number == 1 else f"{key}.many", number=number, **parts)
