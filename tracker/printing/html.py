"""A sheet as one plain HTML page, complete in itself: for a phone, a screen reader, or to be read without a PDF.

It says what the PDF says and nothing else. Everything is escaped, nothing runs and nothing is fetched: drawings are
pictures inside the page. What could make a text read as something else is written out, as in the PDF.
"""

import unicodedata
from base64 import b64encode
from html import escape
from importlib.resources import files

from tracker.domain.phrases import Language, say, spoken
from tracker.printing.glyphs import code_point, legible
from tracker.printing.layout import (
    Beside,
    Block,
    Cell,
    Head,
    Key,
    Line,
    Paragraph,
    Picture,
    Section,
    Sheet,
    Span,
    Style,
    Table,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_TAG = {Style.PLAIN: "span", Style.STRONG: "strong", Style.QUIET: "small", Style.GAP: "em"}
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They can make a text read as something else."""


def html_page(sheet: Sheet) -> str:
    """The sheet as a page, whole in one file."""
    return _Page(sheet).whole()


def _unsafe(character: str) -> bool:
    """Whether a character may not stand in a page, or would change what is read around it."""
    nowhere = ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    control = unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\r\t\v\f\x85"
    return control or nowhere or character in _DIRECTIONS


class _Page:
    """Puts one sheet together; it notes which characters it had to write out."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.lost: set[str] = set()

    def whole(self) -> str:
        sheet = self.sheet
        style = (files("tracker.printing") / "page.css").read_text(encoding="utf-8")
        body = self._head(sheet.head) + self._opening() + "".join(map(self._section, *_numbered(sheet)))
        body += f'<div class="closing">{self._cell(sheet.closing)}</div>\n' if sheet.closing else ""
        return (
            f'<!DOCTYPE html>\n<html lang="{sheet.language}"{" class=large" if sheet.large else ""}>\n<head>\n'
            '<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            f"<title>{self._text(sheet.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
            f"{body}</main>\n{self._foot()}</body>\n</html>\n"
        )

    # --- words

    def _text(self, text: str) -> str:
        unsafe = set(filter(_unsafe, text))
        self.lost |= unsafe
        return escape(legible(text, unsafe))

    def _also(self, text: str) -> str:
        return f'<span lang="{self.sheet.second}">{self._text(text)}</span>' if text else ""

    def _both(self, first: str, also: str) -> str:
        """The same in the first and in the second language; either may be empty."""
        shown = f"<span>{self._text(first)}</span>" if first else ""
        return f"{shown}{'<span> / </span>' if first and also else ''}{self._also(also)}"

    def _span(self, span: Span) -> str:
        language = f' lang="{span.language}"' if span.language else ""
        return f"<{_TAG[span.style]}{language}>{self._text(span.text)}</{_TAG[span.style]}>"

    def _line(self, line: Line) -> str:
        return f"<p>{''.join(map(self._span, line))}</p>"

    def _cell(self, cell: Cell) -> str:
        return "".join(map(self._line, cell))

    # --- head and foot

    def _head(self, head: Head) -> str:
        also = head.also
        about = self._line(head.about) + (self._line(also.about) if also and also.about else "")
        kind, printed, origin = (self._said(name) for name in ("kind", "printed", "origin"))
        return (
            f'<header>\n<p class="kind">{kind}</p>\n<h1>{self._text(head.name)}</h1>\n'
            f"{about}\n<p>{printed}</p>\n<p>{origin}</p>\n</header>\n"
        )

    def _said(self, name: str) -> str:
        """Words of the head, with those of the second language where they differ."""
        head, also = self.sheet.head, self.sheet.head.also
        first, second = getattr(head, name), getattr(also, name) if also else ""
        return self._both(first, "" if second == first else second)

    def _opening(self) -> str:
        summary, left_out = self.sheet.summary, self.sheet.left_out
        shown = f'<div class="summary">{self._cell(summary)}</div>\n' if summary else ""
        return shown + (f'<div class="left-out">{self._cell(left_out)}</div>\n' if left_out else "")

    def _foot(self) -> str:
        return f"<footer>\n<p>{self._said('foot')}</p>\n{self._written_out()}</footer>\n"

    def _written_out(self) -> str:
        if not self.lost:
            return ""
        lost = ", ".join(map(code_point, sorted(self.lost)))
        return (
            f"<p>{self._both(*(_lost(lost, one) for one in (self.sheet.language, self.sheet.second)))}</p>\n"
        )

    # --- sections and blocks

    def _section(self, place: int, section: Section) -> str:
        title = f'<h2 id="part-{place}">{self._both(section.title, section.also)}</h2>'
        note = self._both(section.note, section.also_note)
        framed = ' class="framed"' if section.framed else ""
        return (
            f'<section aria-labelledby="part-{place}"{framed}>\n{title}\n'
            + (f'<p class="note">{note}</p>\n' if note else "")
            + "".join(self._block(block, f"part-{place}") for block in section.blocks)
            + "</section>\n"
        )

    def _block(self, block: Block, named: str) -> str:
        if isinstance(block, Table):
            return self._table(block, named)
        if isinstance(block, Paragraph):
            marked = ' class="marked"' if block.marked else ""
            return f"<div{marked}>{self._cell(block.lines)}</div>\n"
        if isinstance(block, Picture):
            return self._picture(block, named)
        if isinstance(block, Beside):
            inner = "".join(self._block(one, named) for one in block.blocks)
            return f'<div class="beside">{self._picture(block.picture, named)}<div>{inner}</div></div>\n'
        return self._key(block)

    def _picture(self, picture: Picture, named: str) -> str:
        """A drawing; a wide one in a box of its own that is moved sideways, also by keyboard, and so has a name."""
        wide, moved = "", ""
        if picture.width > _WIDE:
            wide, moved = " wide", f' tabindex="0" role="group" aria-labelledby="{named}"'
        image = f'<img src="{_address(picture.svg)}" alt="{self._text(picture.alt)}">'
        return f'<div class="drawing{wide}"{moved} style="--mm:{picture.width:.0f}">{image}</div>\n'

    def _key(self, key: Key) -> str:
        also = (*key.also, *("" for _ in key.marks))
        marks = "".join(
            f'<li><img src="{_address(svg)}" alt="">{self._both(words, other)}</li>'
            for (svg, words), other in zip(key.marks, also, strict=False)
        )
        return f'<ul class="key">{marks}</ul>\n'

    def _table(self, table: Table, named: str) -> str:
        titles = [self._both(column.title, column.also) for column in table.columns]
        heads = [self._text(" / ".join(filter(None, (c.title, c.also)))) for c in table.columns]
        top = "".join(f'<th scope="col" role="columnheader">{title}</th>' for title in titles)
        rows = "".join(self._row(row, heads) for row in table.rows)
        return (
            f'<table role="table" aria-labelledby="{named}">\n'
            f'<thead role="rowgroup"><tr role="row">{top}</tr></thead>\n'
            f'<tbody role="rowgroup">\n{rows}</tbody>\n</table>\n'
        )

    def _row(self, row: tuple[Cell, ...], heads: list[str]) -> str:
        first, *others = [
            f'data-head="{head}">{self._cell(cell)}' for cell, head in zip(row, heads, strict=True)
        ]
        told = "".join(f'<td role="cell" {cell}</td>' for cell in others)
        return f'<tr role="row"><th scope="row" role="rowheader" {first}</th>{told}</tr>\n'


_WIDE = 100.0
"""Millimetres from which a drawing keeps its size on a phone and is moved sideways, so that its words can be read."""


def _numbered(sheet: Sheet) -> tuple[range, tuple[Section, ...]]:
    return range(1, len(sheet.sections) + 1), sheet.sections


def _lost(characters: str, language: Language | None) -> str:
    if language is None:
        return ""
    with spoken(language):
        return say("lost", characters=characters)


def _address(svg: str) -> str:
    """A drawing as the address of a picture; a page never runs what stands in one."""
    return "data:image/svg+xml;base64," + b64encode(svg.encode("utf-8", "replace")).decode()
