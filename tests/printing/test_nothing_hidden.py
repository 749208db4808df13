"""Nothing that is recorded is missing on paper: each field of each record stands on the sheet and in the PDF."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import filling
import pytest
from tools import pdf_text

from tracker.domain.gate import members
from tracker.domain.history import History
from tracker.printing.layout import Beside, Paragraph, Section, Table
from tracker.printing.pdf import pdf_bytes
from tracker.printing.sheet import parts, sheet
from tracker.printing.wanted import Kind, Order, Wanted

ON = date(2030, 1, 1)
RECORDS = filling.filled_everywhere()
HISTORY = filling.history_of(RECORDS)
ECHOED = {"DeviceEvent.date", "Document.kind", "FusionAssessment.date", "FusionAssessment.method"}
"""Said by another record of the example: the date of the operation, the paper's name, date and method of the image."""


def words_of(section: Section) -> Iterator[str]:
    blocks: list[Any] = [*section.blocks]
    while blocks:
        block = blocks.pop(0)
        if isinstance(block, Beside):
            blocks += block.blocks
        lines = block.lines if isinstance(block, Paragraph) else ()
        if isinstance(block, Table):
            lines = tuple(line for row in block.rows for cell in row for line in cell)
        yield from ("".join(span.text for span in line) for line in lines)


SILENT = re.compile(r"_typed$|^Document\.sha256$|^Translation\.about_id$")
"""Fields that have nothing to tell of their own.

``_typed``: how a date was written; it is printed as it was understood. ``sha256``: the fingerprint by which a file is
found. ``Translation.about_id``: both procedures of the example have the same words, which have the same translation.
"""
DRAWN = frozenset({"drawing", "timeline"})
"""Parts whose words are said elsewhere too: a picture is no place for a field that stands nowhere else."""
EACH = pytest.mark.parametrize("order", get_args(Order))


def printed(history: History, order: Order) -> str:
    drawn = DRAWN.intersection(part.name for part in parts(Kind.FULL, order))
    made = sheet(history, ON, Wanted(order=order, leave_out=frozenset(drawn)))
    summary = ["".join(span.text for span in line) for line in (*made.summary, made.head.about)]
    said = [text for section in made.sections for text in words_of(section)]
    return "\n".join([made.head.name, *summary, *said])


@EACH
def test_no_field_can_be_left_out_without_a_trace_on_paper(order: Order) -> None:
    whole = printed(HISTORY, order)
    hidden = [
        name
        for name, records in filling.without_each_field(RECORDS)
        if name not in ECHOED and printed(filling.history_of(records), order) == whole
    ]
    assert not hidden, "\n".join(hidden)


@EACH
def test_no_field_can_be_changed_without_a_trace_on_paper(order: Order) -> None:
    whole = printed(HISTORY, order)
    hidden = {
        name
        for name, records in filling.with_each_field_changed(RECORDS)
        if not SILENT.search(name) and printed(filling.history_of(records), order) == whole
    }
    assert not hidden, "\n".join(sorted(hidden))


def test_every_field_but_the_silent_ones_is_changed_once() -> None:
    """A field of which no other value fits would pass unseen."""
    changed = {name for name, _ in filling.with_each_field_changed(RECORDS)}
    every = {
        f"{type(part).__name__}.{name}"
        for record in RECORDS
        for part in members(record)
        for name in type(part).model_fields
        if not filling.DERIVED.search(name) and name != type(part).parent
    }
    assert every - changed == set()


@EACH
def test_every_word_and_date_is_in_the_pdf(tmp_path: Path, order: Order) -> None:
    made = pdf_bytes(sheet(HISTORY, ON, Wanted(order=order)))
    text = _dense(pdf_text(tmp_path, made.bytes, "-raw"))
    missing = [
        f"{name}: {said}"
        for record in RECORDS
        for name, said in filling.texts_of(record)
        if not _stands(_dense(said), text)
    ]
    assert not missing, "\n".join(missing)


def _stands(said: str, text: str) -> bool:
    """Whether it is there in one piece, or in two because a page ends within it."""
    return any(said[:cut] in text and said[cut:] in text for cut in range(len(said)))


def _dense(text: str) -> str:
    """Without spaces and hyphens, at which a line may have been broken."""
    return re.sub(r"[\s\u200b\u00ad-]+", "", text)


@pytest.mark.parametrize("title", ["Allergies", "Blood thinners", "Other implants"])
def test_what_matters_before_any_operation_stands_before_the_operations(title: str) -> None:
    titles = [section.title for section in sheet(HISTORY, ON, Wanted(order="topic")).sections]
    operations = next(place for place, found in enumerate(titles) if found.startswith("Operations on"))
    assert titles.index(title) < operations
