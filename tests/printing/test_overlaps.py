"""On no sheet two words lie on each other, however long a heading, its note or a name is."""

from datetime import date
from pathlib import Path

import filling
import makers
import pytest

from tracker.domain.history import History
from tracker.printing.pdf import pdf_bytes
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .word_boxes import boxes, overlapping, pages_of

ON = date(2026, 11, 23)
SHEETS = [
    Wanted(kind=Kind.APPOINTMENT),
    Wanted(kind=Kind.APPOINTMENT, language="de"),
    Wanted(kind=Kind.APPOINTMENT, language="de", second="en"),
    Wanted(kind=Kind.APPOINTMENT, large=True),
    Wanted(kind=Kind.HARDWARE, language="de"),
    Wanted(kind=Kind.FULL, language="de"),
]


def name(wanted: Wanted) -> str:
    return f"{wanted.kind}-{wanted.language}-{wanted.second}{'-large' * wanted.large}"


def overlaps(folder: Path, history: History, wanted: Wanted) -> list[tuple[str, str]]:
    pages = pages_of(folder, pdf_bytes(sheet(history, ON, wanted)).bytes)
    assert all(map(boxes, pages))
    return [pair for page in pages for pair in overlapping(boxes(page))]


@pytest.mark.parametrize("wanted", SHEETS, ids=name)
def test_of_the_examples(tmp_path: Path, example: History, wanted: Wanted) -> None:
    assert overlaps(tmp_path, example, wanted) == []


@pytest.mark.parametrize("wanted", SHEETS, ids=name)
def test_of_every_kind_of_record(tmp_path: Path, wanted: Wanted) -> None:
    assert overlaps(tmp_path, filling.history_of(filling.filled_everywhere()), wanted) == []


def test_of_a_heading_whose_note_is_longer_than_its_line(tmp_path: Path) -> None:
    stopped = [
        makers.surgery(f"20{year}", makers.procedure("alif", "L5-S1"), status="aborted") for year in (11, 12)
    ]
    history = History(
        person=makers.person(),
        anatomy=makers.anatomy(lumbar=6),
        surgeries=(*stopped, makers.surgery("2015", makers.procedure("plif", "L3-L4"))),
    )
    assert overlaps(tmp_path, history, Wanted(kind=Kind.APPOINTMENT, language="de")) == []
