"""On the printed card no two words lie on each other and none leaves its side, in every pair of languages."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import filling
import pytest

from tracker.domain.history import History
from tracker.printing.pdf import pdf_bytes
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .test_card import full
from .word_boxes import LEAST, Box, boxes, overlapping, pages_of

ON = date(2026, 11, 23)
PAIRS = [("en", None), ("de", None), ("en", "de"), ("de", "en")]
MM = 72 / 25.4


def printed(folder: Path, history: History, language: str, second: str | None) -> tuple[str, ...]:
    """Each page of a card as pdftotext reads it, with the box of each word."""
    made = sheet(history, ON, Wanted(kind=Kind.CARD, language=language, second=second))  # type: ignore[arg-type]
    return pages_of(folder, pdf_bytes(made).bytes)


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
