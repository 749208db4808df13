"""Text to tokens: words, numbers and marks with their places in the text as typed.

Markup of forums (BBCode, HTML, Markdown) and quotations are blanked out character by character, so every place
stays the place in the person's own text. All work is linear in the length of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

HARD_BREAK = "\x1f"
"""Stands where markup breaks a line without a line feed, such as ``<br>``."""


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
    """One line as typed (``text``), its blanked twin of the same length, and where it starts in the text."""

    number: int
    start: int
    text: str
    plain: str

    @property
    def end(self) -> int:
        """The place after the last character of the line."""
        return self.start + len(self.text)


_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]+|[^\w\s]|[\x1f]|\w")

_COUNTED = re.compile(_TOKEN.pattern + r"|\n")
MOST_TOKENS = 250_000
"""Words, numbers, marks and line feeds that are read; a megabyte of sentences has fewer."""
_LONGEST_LAST_LINE = 2000

_ENTITIES = {"&amp;": "&", "&mdash;": "-", "&ndash;": "-", "&nbsp;": " ", "&quot;": '"', "&lt;": "<", "&gt;": ">",
             "&#39;": "'", "&bull;": "•"}  # fmt: skip
_ENTITY = re.compile("|".join(_ENTITIES))
_QUOTED_BLOCK = re.compile(r"\[quote\b", re.IGNORECASE)
_QUOTED_END = re.compile(r"\[/quote\]", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li)\b[^<>\n]{0,80}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>\n]{0,200}>", re.IGNORECASE)
_BBCODE = re.compile(r"\[/?(?:b|i|u|s|size|color|font|center|url|img|list|email|highlight|sub|sup)(?:=[^\]\n]{0,200})?\]",
                     re.IGNORECASE)  # fmt: skip
_LINK = re.compile(r"\[([^\[\]\n]{1,100})\]\((https?://[^()\s]{1,300})\)")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>\[\]]{1,300}", re.IGNORECASE)
_EMPHASIS = re.compile(r"[*_]{2,3}|(?<![\w*])[*_](?=\w)|(?<=[\w.!?])[*_](?![\w*])")
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
    plain = _without_markup(text)
    lines: list[Line] = []
    start, was_empty = 0, False
    for number, raw in enumerate(text.split("\n")):
        is_empty = not raw or raw.isspace()
        if not (is_empty and was_empty):
            lines.append(Line(number, start, raw, plain[start : start + len(raw)]))
        start, was_empty = start + len(raw) + 1, is_empty
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
    plain = _ENTITY.sub(lambda m: _ENTITIES[m[0]].ljust(len(m[0])), text)
    plain = _without_quoted_blocks(plain)
    plain = _LINE_BREAK.sub(lambda m: HARD_BREAK.ljust(len(m[0])), plain)
    plain = _TAG.sub(_blank, plain)
    plain = _BBCODE.sub(_blank, plain)
    plain = _LINK.sub(lambda m: f" {m[1]} ".ljust(len(m[0])), plain)
    plain = _ADDRESS.sub(_blank, plain)
    plain = "\n".join(_without_bullet(line) for line in plain.split("\n"))
    plain = _EMPHASIS.sub(_blank, plain)
    return _QUOTATION.sub(_blank_sentence, plain)


def _without_quoted_blocks(text: str) -> str:
    """Blank ``[quote] ... [/quote]``; a quotation that is never closed is left as it stands."""
    pieces, place = [], 0
    while (opening := _QUOTED_BLOCK.search(text, place)) and (end := _QUOTED_END.search(text, opening.end())):
        quoted = re.sub(r"[^\n]", " ", text[opening.start() : end.end()])
        pieces += [text[place : opening.start()], quoted]
        place = end.end()
    return "".join([*pieces, text[place:]])


def _without_bullet(line: str) -> str:
    match = _BULLET.match(line)
    return " " * match.end() + line[match.end() :] if match else line


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_sentence(match: re.Match[str]) -> str:
    """Blank a quotation of several words; a single quoted word may be a name of a device or an operation."""
    inner = match[0][1:-1].strip()
    return _blank(match) if len(inner.split()) > 2 else f" {match[0][1:-1]} "
