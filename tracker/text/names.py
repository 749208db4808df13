"""Short names of vocabulary terms, for writing a signature and for finding them again in one."""

import re

from tracker.domain.spelling import fold
from tracker.domain.terms import ProcedureKind, Term
from tracker.text.reading import Said
from tracker.text.terms import guessed, key, short_name

__all__ = ["called", "short_name", "shown_name", "spelt"]

_WORD = re.compile(r"[^\W\d_]+")


def called(said: Said, term: Term) -> str | None:
    """The person's own word, spelt right, where it differs from what would be written for the term anyway."""
    words = " ".join((spelt(said.words) if said.guess else said.words).split())
    known = {fold(name) for name in (term.name, short_name(term), shown_name(term, None))}
    return None if fold(words) in known else words


def spelt(words: str) -> str:
    """The words with every misspelling that is guessed put right."""
    return _WORD.sub(_spelt, words)


def _spelt(match: re.Match[str]) -> str:
    meant = guessed(key(match[0]))
    if meant is None:
        return match[0]
    return meant.capitalize() if match[0][0].isupper() else meant


def shown_name(term: Term, own_word: str | None) -> str:
    """How a term is written: the person's own word, else a procedure's abbreviation, else the short name."""
    abbreviation = term.abbreviation if isinstance(term, ProcedureKind) else ""
    return own_word or abbreviation or short_name(term)
