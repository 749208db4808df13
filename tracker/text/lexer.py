"""Text to tokens: words, numbers and marks with their places in the text as typed.

Markup of forums (BBCode, HTML, Markdown) and quotations are blanked out character by character, so every place
stays the place in the person's own text. All work is linear in the length of the text.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

HARD_BREAK = "\x1f"
"""Stands where markup breaks a line without a line feed, such as ``<br>``."""
ENTITY_FILL = "\u00a0"
"""Fills the place of an HTML entity behind the character it stands for."""


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


@dataclass(slots=True, eq=False)
class Token:
    """A word, a number or a single mark; ``start`` and ``end`` count characters of the whole text."""

    kind: TokenKind
    text: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Line:
    """One line as typed (``text``), and where it starts in the text, with two twins of the same length.

    ``shown`` is what a reader of the page sees, mark-up blanked; ``plain`` has quotations blanked as well.
    """

    number: int
    start: int
    text: str
    shown: str
    plain: str

    @property
    def end(self) -> int:
        """The place after the last character of the line."""
        return self.start + len(self.text)


_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]+|[^\w\s]|[\x1f]|\w")

_COUNTED = re.compile(_TOKEN.pattern + r"|\n")
MOST_TOKENS = 80_000
"""Words, numbers, marks and line feeds that are read: the length of a book, so that any text takes seconds."""
_LONGEST_LAST_LINE = 2000

_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
_QUOTED_BLOCK = re.compile(r"\[quote\b|<blockquote\b", re.IGNORECASE)
_QUOTED_END = {
    "[": re.compile(r"\[/quote\]", re.IGNORECASE),
    "<": re.compile(r"</blockquote>", re.IGNORECASE),
}
_LINE_BREAK = re.compile(
    r"<(?:[bh]r|/?p|/?div|/?li|/?[uo]l|/?tr|/?table|/?h[1-6])\b[^<>\n]{0,80}>|\[(?:/?(?:li|tr|[uo]l)|[bh]r|\*)\]",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][^<>\n]{0,200}>|<!--[^<>\n]{0,200}-->", re.IGNORECASE)
_BBCODE = re.compile(
    r"\[/?(?:b|i|u|s|size|colou?r|font|face|center|url|img|list|email|highlight|sub|sup|strike|h[1-6]|table|t[dh]|indent"
    r"|spoiler|code|quote|user|attach)(?:=[^\]\n]{0,200})?\]",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[([^\[\]\n]{1,100})\]\((https?://[^()\s]{1,300})\)")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>\[\]]{1,300}", re.IGNORECASE)
_TIMES = re.compile(r"(?<=[0-9])[x×](?=[A-Z]{2})")
"""In "3xESI" a count stands glued to what is counted."""
_EMPHASIS = re.compile(r"[*_]{2,3}|(?<![\w*])[*_](?=\w)|(?<=[\w.!?])[*_](?![\w*])")
_DEGREES = re.compile(r"(?<=[0-9]{2})\*(?![\w*])(?<!\*[0-9]{2}\*)")
"""In "kyphosis 82*" the star is a degree sign."""
_BULLET = re.compile(r"[ \t]*(?:[-*•>·►»–+]+|#{1,6})[ \t]+")
_QUOTATION = re.compile(r"(?<![0-9])[\"“”«][^\"“”»\n]{2,400}[\"“”»]")


def readable_end(text: str) -> int:
    """The place up to which a text is read: all of it, but for a text that no person wrote.

    The last line counts only as a whole, unless it is too long for a line.
    """
    if len(text) <= MOST_TOKENS:
        return len(text)
    last = next(islice(_COUNTED.finditer(text), MOST_TOKENS, None), None)
    if last is None:
        return len(text)
    line_end = text.rfind("\n", last.start() - _LONGEST_LAST_LINE, last.start())
    return line_end if line_end > 0 else last.start()


def plain_lines(text: str) -> list[Line]:
    """The lines of a text (line feeds divide them), with markup and quotations blanked.

    Of empty lines in a row only the first is given.
    """
    shown = _without_markup(text)
    plain = _QUOTATION.sub(_blank_sentence, _without_quoted_blocks(shown, text))
    lines: list[Line] = []
    start, was_empty = 0, False
    for number, raw in enumerate(text.split("\n")):
        is_empty, end = not raw or raw.isspace(), start + len(raw)
        if not (is_empty and was_empty):
            lines.append(Line(number, start, raw, shown[start:end], plain[start:end]))
        start, was_empty = end + 1, is_empty
    return lines


def tokens(plain: str, offset: int = 0) -> Iterator[Token]:
    """``word | number | mark``: letters with inner apostrophes, digits, or any other single character."""
    for match in _TOKEN.finditer(plain):
        text = match[0]
        kind = (
            TokenKind.NUMBER
            if text[0] in "0123456789"
            else TokenKind.WORD
            if text[0].isalpha()
            else TokenKind.MARK
        )
        start, end = match.span()
        yield Token(kind, text, start + offset, end + offset)


def has_bullet(plain: str) -> bool:
    """Whether a line opens with a list mark, such as "- " or "* "."""
    return _BULLET.match(plain) is not None


def _without_markup(text: str) -> str:
    plain = _ENTITY.sub(_character, text) if "&" in text else text
    if "<" in text or "[" in text:
        plain = _LINE_BREAK.sub(lambda m: HARD_BREAK.ljust(len(m[0])), plain)
        plain = _TAG.sub(_blank, plain)
        plain = _BBCODE.sub(_blank, plain)
        plain = _LINK.sub(lambda m: f" {m[1]} ".ljust(len(m[0])), plain)
    plain = _TIMES.sub(" ", _ADDRESS.sub(_blank, plain))
    plain = "\n".join(_without_bullet(line) for line in plain.split("\n"))
    return _EMPHASIS.sub(_blank, _DEGREES.sub("°", plain))


def _character(match: re.Match[str]) -> str:
    """What an entity such as ``&ndash;`` stands for, filled up to its length; "&stenosis;" stands for nothing."""
    character = html.unescape(match[0])
    if len(character) != 1 or not (character.isprintable() or character.isspace()):
        return match[0]
    return (" " if character.isspace() else character).ljust(len(match[0]), ENTITY_FILL)


def _without_quoted_blocks(shown: str, text: str) -> str:
    """Blank what stands in ``[quote] ... [/quote]``; a quotation that is never closed is left as it stands."""
    pieces, place = [], 0
    while opening := _QUOTED_BLOCK.search(text, place):
        end = _QUOTED_END[opening[0][0]].search(text, opening.end())
        if end is None:
            break
        pieces += [shown[place : opening.start()], re.sub(r"[^\n]", " ", shown[opening.start() : end.end()])]
        place = end.end()
    return "".join([*pieces, shown[place:]])


def _without_bullet(line: str) -> str:
    match = _BULLET.match(line)
    return " " * match.end() + line[match.end() :] if match else line


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_sentence(match: re.Match[str]) -> str:
    """Blank a quotation of several words; a single quoted word may be a name of a device or an operation."""
    inner = match[0][1:-1].strip()
    return _blank(match) if len(inner.split()) > 2 else f" {match[0][1:-1]} "
