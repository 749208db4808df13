"""Words with a meaning: the vocabulary's terms and the cue words of the signature language, found in tokens.

All terms are data: the domain vocabulary and the tables beside this file, ``words.tsv`` (short and formal words
for codes of the vocabulary), ``cues.tsv`` (role and phrases) and ``actions.tsv`` (what a verb does to an object:
"removed" + stimulator is a stimulator removal). A term of several words is found across hyphens, slashes and dots
that are glued to both neighbours ("A.L.I.F.", "d/t").
"""

import csv
import gc
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from tracker.domain import vocabulary
from tracker.domain.terms import Indication, ProcedureKind, Term
from tracker.text.lexer import Token, TokenKind, tokens

SHORTEST_GUESS = 6
"""Letters of the shortest word whose spelling is guessed; PLIF, TLIF and ALIF differ by a single letter."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of a term: a code of a vocabulary (``kind`` names it) or the role of a cue."""

    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Match:
    """A term found: tokens ``first`` to ``last`` (excluded), its meanings, and the spelling that was guessed."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]
    guess: str | None = None


@dataclass(slots=True)
class _Node:
    meanings: list[Meaning] = field(default_factory=list)
    next: dict[str, "_Node"] = field(default_factory=dict)


_LEVEL_INSIDE = re.compile(r"\b[CTLS][0-9]", re.IGNORECASE)
_SKIPPED = frozenset("-/.'’‐‑–&")
_SHORT = 5
"""Letters of the longest abbreviation that may end in a dot inside a term ("perm. implant")."""
_AND = frozenset("&+")
_NEVER_ALONE = frozenset({"revision", "revision surgery", "redo", "slipped", "PI", "HA", "AS", "TOS"})
"""Words that are asked about in a form, and that in a running text mean a thing only together with others."""
_TWO_PROCEDURES = frozenset({"laminotomy and discectomy", "laminectomy and discectomy"})
"""Synonyms that find one procedure in a form, while a text that says so names two."""
_SPELLINGS = (("disk", "disc"), ("tumour", "tumor"), ("haem", "hem"), ("isation", "ization"), ("ising", "izing"),
              ("isat", "izat"), ("anaes", "anes"), ("colour", "color"))  # fmt: skip


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """The word as it is compared: lower case, American spelling, singular."""
    plain = word.lower().replace("’", "'")
    if not plain.isascii():
        plain = "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))
    plain = _short_words().get(plain, plain).removesuffix("'s")
    plain = _short_words().get(plain, plain)
    for british, american in _SPELLINGS:
        plain = plain.replace(british, american)
    return _singular(plain)


@lru_cache(maxsize=1)
def _short_words() -> dict[str, str]:
    """Clipped words as the words they stand for, such as "inj" for injection."""
    return {short: word for word, shorts in read_table("clipped.tsv") for short in shorts.split("|")}


def _singular(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All terms as a tree of words, and the words whose misspellings are guessed, by first letter."""

    root: _Node
    words: frozenset[str]
    guessable: dict[str, tuple[str, ...]]


def _phrases() -> Iterator[tuple[str, Meaning]]:
    counted = {one for role, row in read_table("cues.tsv") if role == "own_count" for one in row.split("|")}
    for kind, table in (
        ("procedure", vocabulary.procedures()),
        ("indication", vocabulary.indications()),
        ("hardware", vocabulary.hardware()),
        ("imaging", vocabulary.imaging_kinds()),
    ):
        for code, entry in table.items():
            spellings = _spellings(code, entry)
            yield from (
                (one, Meaning(kind, code))
                for one in spellings
                if one not in counted and not _is_mere_rod(one, entry)
            )
    kinds = {"procedures": "procedure", "indications": "indication", "hardware": "hardware"}
    for doubt in vocabulary.ambiguous().values():
        if doubt.vocabulary in kinds and doubt.written not in _NEVER_ALONE:
            yield doubt.written, Meaning(kinds[doubt.vocabulary], doubt.candidates[0])
    for kind, code, phrases in read_table("words.tsv"):
        yield from ((phrase, Meaning(kind, code)) for phrase in phrases.split("|"))
    for role, phrases in read_table("cues.tsv"):
        if role in ("capitals", "filler"):
            continue
        for phrase in phrases.split("|"):
            yield phrase, Meaning("cue", role)


def _is_mere_rod(phrase: str, entry: Term) -> bool:
    """ "Harrington rods" finds a fusion in a form; in a text it names what was put in, until a fusion is told."""
    fuses = isinstance(entry, ProcedureKind) and entry.fuses
    return fuses and key(phrase.rpartition(" ")[2]) == "rod"


def short_name(term: Term) -> str:
    """The name without its explanation: "Decompression, type not known" is "Decompression".

    Where the short form names a level or is another term's as well, the first synonym stands in for it.
    """
    kind = "indications" if isinstance(term, Indication) else "procedures"
    return _short_names(kind).get(term.code, term.name) if term.code in vocabulary.named(kind) else term.name


def _cut(name: str) -> str:
    return re.sub(r" \([^()]*\)", "", name).split(", ")[0].strip()


@lru_cache(maxsize=2)
def _short_names(kind: str) -> dict[str, str]:
    table = vocabulary.named(kind)
    cut = {code: _cut(term.name) for code, term in table.items()}
    taken = Counter(name.lower() for name in cut.values())
    for code, name in cut.items():
        if taken[name.lower()] > 1 or _LEVEL_INSIDE.search(name):
            cut[code] = next((word for word in table[code].synonyms if not _LEVEL_INSIDE.search(word)), name)
    return cut


def _spellings(code: str, entry: Term) -> Iterator[str]:
    """Names to look for in a text; levels are read apart, and "unknown" or "not sure" names nothing."""
    for phrase in (
        code.replace("_", " "),
        entry.name,
        entry.abbreviation,
        short_name(entry),
        *entry.synonyms,
    ):
        nothing = code == "other" and not phrase.lower().endswith("surgery")
        nothing = nothing or phrase in _TWO_PROCEDURES
        if phrase and not nothing and not _LEVEL_INSIDE.search(phrase):
            yield phrase


def read_table(name: str) -> list[list[str]]:
    """The rows of a table beside this file, without its head."""
    text = (resources.files("tracker.text") / name).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()[1:], delimiter="\t"))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    root = _Node()
    words: set[str] = set()
    guessable: set[str] = set()
    for phrase, meaning in _phrases():
        keys = [k for token in tokens(phrase) if (k := _key_of(token))]
        node = root
        for word in keys:
            node = node.next.setdefault(word, _Node())
        if node is not root and meaning not in node.meanings:
            node.meanings.append(meaning)
        words.update(keys)
        if meaning.kind != "cue" or meaning.code.startswith("region_"):
            guessable.update(word for word in keys if len(word) >= SHORTEST_GUESS and word.isalpha())
    by_letter: dict[str, list[str]] = {}
    for word in sorted(guessable):
        by_letter.setdefault(word[0], []).append(word)
    # The tree stays for good: the collector need not walk its thousands of nodes again and again.
    gc.freeze()
    return Lexicon(root, frozenset(words), {letter: tuple(found) for letter, found in by_letter.items()})


@lru_cache(maxsize=1)
def actions() -> dict[tuple[str, str], str]:
    """The procedure that a verb and its object make, such as (remove, stimulator)."""
    return {(verb, thing): code for verb, thing, code in read_table("actions.tsv")}


@lru_cache(maxsize=1)
def regions_by_word() -> dict[str, str]:
    """The region that a single word names, such as "neck"."""
    names = {"region_whole": "whole spine"}
    rows = [(role, row.split("|")) for role, row in read_table("cues.tsv") if role.startswith("region_")]
    words = (
        (word, role) for role, row in rows for word in row if " " not in word and role != "region_pelvis"
    )
    return {key(word): names.get(role, role[7:]) for word, role in words}


def region_of(meanings: Sequence[Meaning], words: str) -> str | None:
    """The only region in which a procedure is done, as far as its name tells: ACDF in the neck, PLIF in the low back."""
    for meaning in meanings:
        if meaning.kind == "procedure":
            own = (regions_by_word().get(key(word)) for word in words.split())
            return _procedure_regions().get(meaning.code) or next(filter(None, own), None)
        if meaning.kind == "cue" and meaning.code in ("region_cervical", "region_lumbar"):
            return meaning.code[7:]
    return None


@lru_cache(maxsize=1)
def _procedure_regions() -> dict[str, str]:
    names = {code: term.name.lower() for code, term in vocabulary.procedures().items()}
    return {
        code: region for code, name in names.items() for region in ("cervical", "lumbar") if region in name
    }


def hardware_by_word(word: str) -> tuple[str, ...]:
    """The hardware that a single word names, such as "screws"."""
    node = lexicon().root.next.get(key(word))
    return tuple(m.code for m in node.meanings if m.kind == "hardware") if node else ()


def _key_of(token: Token) -> str:
    if token.kind is TokenKind.MARK:
        return "and" if token.text in _AND else ""
    return key(token.text)


def find_terms(row: Sequence[Token]) -> list[Match]:
    """The longest terms from left to right, none overlapping; a misspelt word counts when no term has it as typed."""
    found, place = [], 0
    while place < len(row):
        match = _longest(row, place) if _begins_term(row[place].text) else None
        if match is None:
            place += 1
        else:
            found.append(match)
            place = match.last
    return found


@lru_cache(maxsize=65536)
def _begins_term(text: str) -> bool:
    """Whether some term begins with this token; most words of a story begin none."""
    return _step(lexicon().root, next(tokens(text)))[0] is not None


def _longest(row: Sequence[Token], first: int) -> Match | None:
    """``term = word, {[glued mark], word}``; the longest one that starts at this token."""
    node, best, guess = lexicon().root, None, None
    place = first
    while place < len(row):
        token = row[place]
        if (
            token.kind is TokenKind.MARK
            and place > first
            and _is_glued(row, place)
            and "and" not in node.next
        ):
            place += 1
            continue
        step, spelling = _step(node, token)
        if step is None:
            break
        guess = spelling or guess
        node, place = step, place + 1
        if node.meanings and (place - first > 1 or _may_stand_alone(token)):
            best = Match(first, place, tuple(node.meanings), guess)
    return best


def _may_stand_alone(token: Token) -> bool:
    """Abbreviations that are everyday words too, such as CAT, count in capitals only."""
    return key(token.text) not in capitals() or token.text.isupper()


def capitals() -> frozenset[str]:
    """The abbreviations that need their capitals."""
    return _single_words("capitals")


def fillers() -> frozenset[str]:
    """Small words that need no understanding."""
    return _single_words("filler")


def abbreviated() -> frozenset[str]:
    """Clipped words, behind which a full stop ends no sentence."""
    return _single_words("abbreviated")


@lru_cache(maxsize=8)
def _single_words(role: str) -> frozenset[str]:
    phrases = (phrase for name, row in read_table("cues.tsv") if name == role for phrase in row.split("|"))
    return frozenset(key(word) for phrase in phrases for word in phrase.split())


def _step(node: _Node, token: Token) -> tuple[_Node | None, str | None]:
    word = _key_of(token)
    if not word:
        return None, None
    exact = node.next.get(word)
    if exact is not None:
        return exact, None
    meant = guessed(word)
    return (node.next.get(meant), meant) if meant else (None, None)


def _is_glued(row: Sequence[Token], place: int) -> bool:
    if row[place].text not in _SKIPPED or place + 1 >= len(row) or _is_row_of_marks(row, place):
        return False
    if (
        row[place].text == "."
        and row[place - 1].end == row[place].start
        and len(row[place - 1].text) <= _SHORT
    ):
        return row[place + 1].start - row[place].end <= 1
    return row[place - 1].end == row[place].start and row[place].end == row[place + 1].start


def _is_row_of_marks(row: Sequence[Token], place: int) -> bool:
    """Three marks side by side glue nothing together; without this a row of marks is walked from each of them."""
    return place > 1 and row[place - 1].kind is TokenKind.MARK and row[place - 2].kind is TokenKind.MARK


@lru_cache(maxsize=65536)
def guessed(word: str) -> str | None:
    """The vocabulary word that a long unknown word most likely is: same first letter, one or two letters off."""
    if len(word) < SHORTEST_GUESS or word in lexicon().words or len(word) > 30 or not word.isascii():
        return None
    from rapidfuzz.distance import OSA

    allowed = 1 if len(word) < 9 else 2
    near = (w for w in lexicon().guessable.get(word[0], ()) if abs(len(w) - len(word)) <= allowed)
    scored = sorted(
        (distance, w) for w in near if (distance := OSA.distance(word, w, score_cutoff=allowed)) <= allowed
    )
    return scored[0][1] if scored else None
