"""On the printed card no two words lie on each other and none leaves its side, in every pair of languages."""

import re
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import filling
import pytest
from tools import run_tool

from tracker.domain.history import History
from tracker.printing.pdf import pdf_bytes
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .test_card import full

ON = date(2026, 11, 23)
PAIRS = [("en", None), ("de", None), ("en", "de"), ("de", "en")]
MM = 72 / 25.4
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
LEAST = 0.4
"""Points by which boxes may meet: a box is as high as its type, and lines follow closer than that."""

Box = tuple[float, float, float, float, str]


def printed(folder: Path, history: History, language: str, second: str | None) -> tuple[str, ...]:
    """Each page of a card as pdftotext reads it, with the box of each word."""
    made = sheet(history, ON, Wanted(kind=Kind.CARD, language=language, second=second))  # type: ignore[arg-type]
    path = folder / "card.pdf"
    path.write_bytes(pdf_bytes(made).bytes)
    return tuple(run_tool("pdftotext", "-bbox-layout", str(path), "-").split("<page ")[1:])


def boxes(page: str) -> list[Box]:
    """The words of a page, each only as high as its letters without tails and accents."""
    found = []
    for x0, y0, x1, y1, word in WORD.findall(page):
        top, bottom = float(y0), float(y1)
        high = bottom - top
        found.append((float(x0), top + 0.3 * high, float(x1), bottom - 0.25 * high, word))
    return found


def overlapping(words: list[Box]) -> list[tuple[str, str]]:
    return [
        (one[4], other[4])
        for one, other in combinations(words, 2)
        if min(one[2], other[2]) - max(one[0], other[0]) > LEAST
        and min(one[3], other[3]) - max(one[1], other[1]) > LEAST
    ]


def outside(page: str, words: list[Box]) -> list[str]:
    """Words beside the paper of the two sides, or below the lower margin of the card that they begin in."""
    wide = float(re.findall(r'width="([\d.]+)"', page)[0])
    left = wide / 2 - 85.6 * MM
    inner = 3.4 * MM
    sides = ((left + inner, wide / 2 - inner), (wide / 2 + inner, wide - left))
    return [
        word[4]
        for word in words
        if not any(low - LEAST <= word[0] and word[2] <= high + LEAST for low, high in sides)
    ]


def cards(words: list[Box], name: str) -> list[list[Box]]:
    """The words of each card: one begins where its title does, and is as high as a bank card."""
    tops = sorted({round(word[1], 1) for word in words if word[4] == name})
    starts = [top for last, top in pairwise([-999.0, *tops]) if top - last > 50 * MM]
    return [[word for word in words if start - 1 * MM <= word[1] < start + 54 * MM] for start in starts]


@pytest.mark.parametrize(("language", "second"), PAIRS)
def test_of_the_examples(tmp_path: Path, example: History, language: str, second: str | None) -> None:
    pages = printed(tmp_path, example, language, second)
    assert sum(len(checked(page, "Example")) for page in pages) == (1 if second is None else 2)


@pytest.mark.parametrize(("language", "second"), PAIRS)
def test_of_a_history_that_fills_the_card(tmp_path: Path, language: str, second: str | None) -> None:
    pages = printed(tmp_path, full(), language, second)
    assert sum(len(checked(page, "Alexandra")) for page in pages) == (1 if second is None else 2)


@pytest.mark.parametrize(("language", "second"), PAIRS)
def test_of_every_kind_of_record(tmp_path: Path, language: str, second: str | None) -> None:
    history = filling.history_of(filling.filled_everywhere())
    for page in printed(tmp_path, history, language, second):
        assert overlapping(boxes(page)) == []


def checked(page: str, name: str) -> list[list[Box]]:
    """The cards of a page whose name begins with ``name``, after their words were looked at."""
    words = boxes(page)
    assert overlapping(words) == []
    found = cards(words, name)
    for one in found:
        assert outside(page, one) == []
        top = min(word[1] for word in one)
        assert max(word[3] for word in one) <= top + 50 * MM
    return found
