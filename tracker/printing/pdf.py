"""A sheet as a PDF: tagged (PDF/UA-1), fonts embedded, the same bytes for the same sheet on each machine.

The words of a sheet reach the template as JSON data only, never as markup.
"""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from tracker.domain.phrases import say, spoken
from tracker.errors import TrackerError
from tracker.printing import geometry
from tracker.printing.card_fit import BACK, FRONT, NAME
from tracker.printing.glyphs import (
    FACES,
    as_data,
    breakable,
    code_point,
    each_text,
    legible,
    missing,
    texts_of,
    width,
)
from tracker.printing.large import enlarged
from tracker.printing.layout import Sheet
from tracker.printing.measured import fonts, wide
from tracker.printing.widths import with_room_for_words

_HERE = Path(__file__).parent
_KEY_COLUMN = 55.0  # millimetres of a mark with its words
_WHOLE_ROW = 25  # lines of a row up to which it stays on one page; where it is set closely, half
_WHOLE_TABLE = 14  # and of a table; in large print half of both
_WHOLE_DENSE_TABLE = 6
_WHOLE_FRAME = 40  # what is framed is cut off at the end of a page that it does not fit on
_NAME = 1.9  # how much larger than other type the name in the head is
_ROUNDS = 4
_LEVELS = re.compile(r"(?<=[0-9])-(?=[A-Z]?[0-9])")
_NOT_DISPLAYED = re.compile(r'the text `"(.+?)"` could not be displayed|disallowed codepoint `"(.+?)"`')


class PrintProblem(TrackerError):
    """The PDF could not be made."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """The bytes of a PDF, and the characters that were written out as code points for want of a glyph."""

    bytes: bytes
    replaced: tuple[str, ...]


_COUNT = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


def page_count(sheet: Sheet) -> int:
    """How many pages a sheet takes; raises PrintProblem as ``pdf_bytes`` does."""
    found = _COUNT.search(pdf_bytes(sheet).bytes)
    return int(found[1]) if found else 1


@lru_cache(maxsize=2)
def pdf_bytes(sheet: Sheet) -> Pdf:
    """Print a sheet; what was printed last is kept, so that counting pages costs nothing more.

    Raises PrintProblem when the compiler refuses it for more than a missing glyph.
    """
    plain = _plain(sheet)
    replaced = missing(texts_of(plain))
    for _ in range(_ROUNDS):
        try:
            return Pdf(_compiled(sheet, _data(sheet, plain, replaced)), replaced)
        except typst.TypstError as error:
            more = _refused(error) - set(replaced)
            if not more:
                # The compiler's own words may quote the history, so they are not passed on.
                raise PrintProblem(
                    "The sheet could not be printed; your history is unchanged. "
                    "Report to the makers of the program that the printing of the sheet failed."
                ) from None
            replaced = tuple(sorted({*replaced, *more}))
    raise PrintProblem(
        "The sheet could not be printed: it holds combinations of characters that no font here has."
    )


def _plain(sheet: Sheet) -> dict[str, Any]:
    plain: dict[str, Any] = as_data(enlarged(sheet) if sheet.large else sheet)
    return plain


def page_pictures(sheet: Sheet, replaced: tuple[str, ...]) -> list[bytes]:
    """The pages of a sheet as PNG pictures, as ``pdf_bytes`` printed it with ``replaced``."""
    data = {"data": json.dumps(_data(sheet, _plain(sheet), replaced))}
    made = _compiler(sheet).compile(format="png", ppi=110, sys_inputs=data)
    return made if isinstance(made, list) else [made or b""]


def _refused(error: typst.TypstError) -> set[str]:
    """Characters that have a glyph each, but not in the combination in which they stand."""
    shown = "".join(map("".join, _NOT_DISPLAYED.findall(error.diagnostic)))
    written_out = re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), shown)
    return {character for character in written_out if not character.isascii()}


def _compiled(sheet: Sheet, data: dict[str, Any]) -> bytes:
    made = _compiler(sheet).compile(
        format="pdf", pdf_standards=["ua-1"], sys_inputs={"data": json.dumps(data)}, timestamp=0
    )
    if not isinstance(made, bytes):
        raise PrintProblem("The sheet could not be printed: the compiler returned no document.")
    return made


def _compiler(sheet: Sheet) -> typst.Compiler:
    template = _HERE / ("card.typ" if sheet.card else "history.typ")
    return typst.Compiler(template, root=_HERE, font_paths=fonts(), ignore_system_fonts=True)


def _data(sheet: Sheet, plain: dict[str, Any], replaced: tuple[str, ...]) -> dict[str, Any]:
    """What the template reads: the sheet in legible text, and what follows from the width of the paper."""
    data: dict[str, Any] = each_text(plain, lambda text: legible(text, replaced))
    room, em = geometry.page_room(sheet), geometry.em(sheet)
    for place, section in enumerate(data["sections"]):
        if sheet.card:
            section |= _side(section, sheet.card[place // 2])
            continue
        inner = geometry.section_room(section["half"], section["run_in"], room)
        fewer = 2 if em > geometry.EM else 1
        section["tall"] = sum(_high(block, inner, em) for block in section["blocks"]) > _WHOLE_FRAME / fewer
        section["blocks"] = [_fitted(block, inner, em) for block in section["blocks"]]
    lost = ", ".join(map(code_point, replaced))
    head = _broken(data["head"], room * 0.6, em)
    return data | {
        "head": head | {"name": _broken(data["head"]["name"], room * 0.5, em * _NAME)},
        "summary": _broken(data["summary"], room, em),
        "left_out": _broken(data["left_out"], room, em),
        "closing": _broken(data["closing"], room, em),
        "paper": geometry.PAPER[sheet.paper][0],
        "margin": geometry.margin(sheet),
        "gutter": geometry.GUTTER,
        "growth": geometry.GROWTH,
        "run_in": geometry.RUN_IN,
        "faces": FACES,
        **_own_words(sheet, lost),
    }


def _side(section: dict[str, Any], size: float) -> dict[str, Any]:
    """A side of the card: its words and its name, broken where they have to be."""
    back = section["name"] == "card_back"
    room = (BACK if back else FRONT) / (size * geometry.POINT)
    name = room if back else NAME
    return {
        "title": _on_card(section["title"], name),
        "also": _on_card(section["also"], name),
        "blocks": [one if "svg" in one else _on_card(one, room) for one in section["blocks"]],
    }


def _on_card(value: Any, room: float) -> Any:
    """Let a word break that is really wider than a line of ``room`` ems, and no level at its hyphen."""
    return each_text(
        value,
        lambda text: breakable(_LEVELS.sub("-\u2060", text), room, lambda word: wide(word, bold=True)),
    )


def _own_words(sheet: Sheet, lost: str) -> dict[str, str]:
    """The words that the template itself puts down, also in the second language; it fills in the numbers of the pages."""
    words = {"also_lost": "", "also_page_of": ""}
    for also, language in (("", sheet.language), ("also_", sheet.second)):
        with spoken(language or sheet.language):
            said = {"lost": say("lost", characters=lost) if lost else "", "page_of": say("page_of")}
        words |= {also + name: text for name, text in said.items() if language}
    return words


def _fitted(block: dict[str, Any], room: float, em: float) -> dict[str, Any]:
    if "picture" in block:
        picture = block["picture"]
        inner = [_fitted(one, room - picture["width"] - geometry.GUTTER, em) for one in block["blocks"]]
        return block | {"picture": picture | {"room": picture["width"]}, "blocks": inner}
    if "marks" in block:
        return block | {"columns": max(1, int(room / _KEY_COLUMN / max(1.0, em / geometry.EM)))}
    if "svg" in block:
        return block | {"room": room}
    if "rows" not in block:
        return block | {"lines": _broken(block["lines"], room - geometry.INSET, em)}
    block |= {"columns": _columns(block, room, em)}
    rooms = geometry.column_rooms([column["share"] for column in block["columns"]], room)
    lines = [_height(row, rooms, em) for row in block["rows"]]
    fewer = 1 if em == geometry.EM else 2
    rows = [
        _row(row, rooms, em, breakable=high > _WHOLE_ROW / fewer)
        for row, high in zip(block["rows"], lines, strict=True)
    ]
    whole = _WHOLE_DENSE_TABLE if em < geometry.EM else _WHOLE_TABLE / fewer
    return block | {"rows": rows, "breakable": sum(lines) > whole}


def _columns(block: dict[str, Any], room: float, em: float) -> list[dict[str, Any]]:
    """The columns of a table, each wide enough for its words, in both languages, where there is room."""
    columns = block["columns"]
    heads = [f"{column['title']} {column['also']}" for column in columns]
    cells = ([spans for row in block["rows"] for spans in row[place]] for place in range(len(columns)))
    texts = [
        [head, *(span["text"] for spans in own for span in spans)]
        for head, own in zip(heads, cells, strict=True)
    ]
    shares = with_room_for_words([column["share"] for column in columns], texts, room, em)
    return [column | {"share": share} for column, share in zip(columns, shares, strict=True)]


def _row(row: list[Any], rooms: list[float], em: float, *, breakable: bool) -> dict[str, Any]:
    cells = [_broken(cell, room, em) for cell, room in zip(row, rooms, strict=True)]
    return {"cells": cells, "breakable": breakable}


def _high(block: dict[str, Any], room: float, em: float) -> int:
    """About how many lines a table or a paragraph takes."""
    if "rows" not in block:
        return _lines(block.get("lines", ()), room, em)
    rooms = geometry.column_rooms([column["share"] for column in block["columns"]], room)
    return sum(_height(row, rooms, em) for row in block["rows"])


def _height(row: list[Any], rooms: list[float], em: float) -> int:
    """About how many lines a row takes."""
    return max(_lines(cell, room, em) for cell, room in zip(row, rooms, strict=True))


def _lines(cell: Any, room: float, em: float) -> int:
    texts = [line for spans in cell for line in "".join(span["text"] for span in spans).split("\n")]
    return sum(1 + int(width(text) * em / room) for text in texts)


def _broken(value: Any, room: float, em: float) -> Any:
    return each_text(value, lambda text: breakable(text, room / em))
