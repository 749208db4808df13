"""What the sheet's typefaces can print: a character without a glyph is written out as ``[U+5C71]``.

The faces are Noto Sans (from its package, the same on each machine) and, for signs which it lacks, DejaVu
Sans Mono and Libertinus Serif, which come with the compiler. Nothing depends on the fonts of the system.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import fontpkg_noto_sans

from tracker.domain.phrases import phrases
from tracker.printing.advances import advances

FACES = ("Noto Sans", "DejaVu Sans Mono", "Libertinus Serif")
FONT_FOLDER = Path(fontpkg_noto_sans.ROOT) / "files"

_MORE = frozenset("←↑→↓↔⇐⇒⇔≤≥≠≈≡∞√∑∂∆∈−∕·■□▪▫▲△▶▼▽◀◆◇○●★☆☐☑☒✓✔✗✘♀♂" + "אבגדהוזחטיךכלםמןנסעףפץצקרשת")
"""Signs and letters that people type and Noto Sans lacks; a test prints each of them."""

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060")
"""Marks that only guide joining, breaking and direction. Overrides of direction are not among them: they can
make a text read as something else, so they are written out."""

_NEW_LINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_MARKED_SIGN = re.compile(f"[{''.join(_MORE)}]([^\\w\\s]+)")
_WORD = re.compile(r"\S+")
_UNITS_PER_EM = 1000
BOLD = 1.12  # how much wider the bold weight runs, which ``width`` counts with


class _Advances(dict[str, int]):
    """The width of each character; one without a glyph counts as one em."""

    def __missing__(self, _: str) -> int:
        return _UNITS_PER_EM


@cache
def _advances() -> _Advances:
    """The width of each character of Noto Sans that both the upright and the slanted face have."""
    upright, slanted = (advances(path) for path in sorted(FONT_FOLDER.glob("*.ttf"), reverse=True))
    return _Advances((chr(code), wide) for code, wide in upright.items() if code in slanted)


def printable(character: str) -> bool:
    """Whether the sheet's faces have a glyph for a character (or it is a space or a new line)."""
    if character in " \n" or character in _MORE or character in INVISIBLE:
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs") and character in _advances()


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters of some texts that cannot be printed, each once, by code point.

    A mark that combines with a sign of another face is among them: the compiler would drop both.
    """
    spaced = [_spaced(text) for text in texts]
    found = {character for character in set().union(*spaced) if not printable(character)}
    for text in spaced:
        if text.isascii():
            continue  # signs and marks are not
        found.update(mark for cluster in _MARKED_SIGN.findall(text) for mark in cluster if _is_mark(mark))
    return tuple(sorted(found))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def code_point(character: str) -> str:
    """ "[U+5C71]", which stands for a character without a glyph."""
    return f"[U+{ord(character):04X}]"


def legible(text: str, without: Iterable[str]) -> str:
    """The text with each character of ``without`` written out; tabs and other line ends become usual ones."""
    written_out = {ord(c): code_point(c) for c in without}
    return _spaced(text).translate(written_out) if written_out else _spaced(text)


def drawable(svg: str) -> str:
    """A drawing whose words the compiler can embed: a mark that stays apart from its letter is written out.

    The compiler keeps no text for a glyph that only goes with another one, and refuses the file. What a drawing says
    stands in words elsewhere on the sheet, with its marks.
    """
    # A mark at the beginning of a text must not combine with the end of its tag.
    composed = ">".join(unicodedata.normalize("NFC", piece) for piece in svg.split(">"))
    return _NOT_ASCII.sub(lambda found: _drawable(found[0]), composed)


def _drawable(character: str) -> str:
    if character in INVISIBLE:
        return ""
    return code_point(character) if _is_mark(character) or character in _SET_APART else character


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SET_APART = frozenset("\u01f9\u1e3f\u1e43\u1e45\u1e63\u1eb9\u1ecb\u1ecd\u1ee5\u2260")
"""Letters and a sign that a face takes apart into letter and mark; a test draws every one there is."""


def _spaced(text: str) -> str:
    return _NEW_LINE.sub("\n", text).replace("\t", "    ")


@lru_cache(maxsize=4096)
def width(text: str) -> float:
    """An upper estimate of the width of one line, in ems."""
    return sum(map(_advances().__getitem__, text)) * BOLD / _UNITS_PER_EM


_LETTERS = re.compile(r"[^\W\d_]+")
_LONG = 11
"""Letters from which a word of the program's own may be broken between its syllables."""
_HYPHENATED = "\u2060"
"""Stands before a word that the template breaks between syllables; without width."""


@cache
def _long_words() -> frozenset[str]:
    """The long words of the phrases: ordinary words, which a hyphen does not change, as it would a number."""
    return frozenset(word.lower() for word in _LETTERS.findall(_all_phrases()) if len(word) >= _LONG)


@cache
def _compounds() -> frozenset[str]:
    """The words of the phrases that have a hyphen of their own to be broken at, and no part that is long."""
    words = (word.lower() for word in _all_phrases().split() if "-" in word[1:-1])
    return frozenset(word for word in words if _long_words().isdisjoint(_LETTERS.findall(word)))


def _all_phrases() -> str:
    """Every phrase in every language, a line each."""
    return "\n".join(phrase for each in phrases().values() for phrase in each.values())


def breakable(text: str, room: float, wide: Callable[[str], float] = width) -> str:
    """Let a word that is wider than ``room`` (in ems) break; other words are left whole.

    A long word of the program's own is marked, for the template to break it between syllables with a hyphen; any
    other breaks behind its hyphens, and where a part is still too wide, such as a number, at any letter. ``wide``
    measures, as a rule from above.
    """
    if wide(text) <= room:
        return text
    return _WORD.sub(lambda word: _narrowed(word[0], room, wide) if wide(word[0]) > room else word[0], text)


def _narrowed(word: str, room: float, wide: Callable[[str], float]) -> str:
    parts = _LETTERS.findall(word)
    if "-" in word[1:-1] and word.lower() in _compounds():
        return word.replace("-", "-\u200b")
    if not any(map(_is_long, parts)):
        pieces = _HYPHEN.split(word)
        return "\u200b".join(_opened(one) if wide(one) > room else one for one in pieces)
    return _LETTERS.sub(lambda part: f"{_HYPHENATED}{part[0]}" if _is_long(part[0]) else part[0], word)


def _is_long(word: str) -> bool:
    return len(word) >= _LONG and word.lower() in _long_words()


_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")
"""Behind a hyphen between letters, as of a double name, where a word breaks before it breaks anywhere else."""
_DATE = re.compile(r"(?<!\w)(?:\d{1,2}[./-]){0,2}(?:1[89]|20)\d{2}(?:[./-]\d{1,2}){0,2}~?(?!\w)")
"""A date in figures, which is searched for and copied as a whole: "2012", "2013-05-23", "23.05.2013"."""
_AROUND = "()[],;:.“”„’'\""


def _opened(word: str) -> str:
    """Zero-width spaces between the letters, but not within a date, nor before a mark of the letter before it."""
    if _DATE.fullmatch(word.strip(_AROUND)):
        return word
    dates = {place for found in _DATE.finditer(word) for place in range(found.start() + 1, found.end())}
    out: list[str] = []
    for place, character in enumerate(word):
        joins = place in dates or _is_mark(character) or character in INVISIBLE
        if out and not joins and out[-1] not in INVISIBLE and unicodedata.combining(out[-1]) != _VIRAMA:
            out.append("\u200b")
        out.append(character)
    return "".join(out)


_VIRAMA = 9  # the combining class of signs that join two consonants


def each_text(value: Any, say: Callable[[str], str]) -> Any:
    """A JSON-like value with each string put through ``say``, but for the names of styles."""
    if isinstance(value, str):
        return say(value)
    if isinstance(value, dict):
        return {key: inner if key == "style" else each_text(inner, say) for key, inner in value.items()}
    return [each_text(inner, say) for inner in value] if isinstance(value, list | tuple) else value


def as_data(value: Any) -> Any:
    """A value of the layout, such as a whole sheet, as a JSON-like one with each drawing made ``drawable``."""
    if isinstance(value, list | tuple):
        return [as_data(inner) for inner in value]
    if not is_dataclass(value):
        return value
    kind: Any = type(value)
    found = {name: getattr(value, name) for name in _fields_of(kind) if name != "lower"}
    return {name: drawable(one) if name == "svg" else as_data(one) for name, one in found.items()}


@cache
def _fields_of(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def texts_of(value: Any) -> list[str]:
    """Every string inside a JSON-like value."""
    found: list[str] = []
    each_text(value, lambda text: found.append(text) or text)  # type: ignore[func-returns-value]
    return found
