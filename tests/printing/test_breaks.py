"""Printed words can be searched and copied: a word is opened only where it is longer than its column, a date never."""

import re
from datetime import date
from pathlib import Path

import appointments
import makers as m
import pytest
from tools import pdf_text

from tracker.domain.history import Course, History
from tracker.domain.records import Medication
from tracker.printing import glyphs
from tracker.printing.pdf import pdf_bytes
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

ON = date(2026, 11, 22)

WHOLE = [
    "2012",
    "(2012)",
    "2012;",
    "2012-05-23",
    "23.05.2013",
    "05/2013",
    "1964~",
    "12/31/2013),",
    "“2013”",
]


@pytest.mark.parametrize("word", WHOLE)
def test_a_date_is_never_opened(word: str) -> None:
    assert glyphs.breakable(f"since {word}", 0.1).split(" ")[1].replace("\u2060", "") == word


@pytest.mark.parametrize("word", ["01051022222233336", "A213B1-77", "2012201320142015", "x" * 40])
def test_a_number_or_a_word_that_is_longer_than_its_column_is(word: str) -> None:
    assert "\u200b" in glyphs.breakable(word, 1.0)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("tongue", ["en", "de"])
@pytest.mark.parametrize("kind", Kind)
def test_no_number_is_opened_in_print(
    tmp_path: Path, example: History, kind: Kind, tongue: str, large: bool
) -> None:
    if kind is Kind.CARD and large:
        return
    wanted = Wanted(kind, language=tongue, large=large)  # type: ignore[arg-type]
    text = pdf_text(tmp_path, pdf_bytes(sheet(example, ON, wanted)).bytes)
    opened = re.findall(r"\S*\d\u200b\d\S*", text)
    assert opened == []


@pytest.mark.parametrize("large", [False, True])
def test_the_year_since_when_stands_whole_in_its_column(tmp_path: Path, large: bool) -> None:
    pain = m.symptom("leg_pain", "2012")
    history = History(
        symptoms=(pain,),
        courses={pain.id: Course()},
        medications=(m.of(Medication, name="Examplin", date="2011"),),
        conditions=(m.condition("spinal_stenosis", "L4-L5", "2010"),),
    )
    for kind in (Kind.APPOINTMENT, Kind.FULL):
        text = pdf_text(
            tmp_path, pdf_bytes(sheet(history, ON, Wanted(kind, large=large, order="topic"))).bytes
        )
        assert all(year in text for year in ("2010", "2011", "2012")), kind


def test_in_two_languages_a_tall_row_leaves_no_third_of_a_page_empty(tmp_path: Path) -> None:
    """The first operation of the stopped story is told in more than twenty lines, which begin on the first page."""
    told = appointments.history_of(appointments.story_records("example-cage"))
    made = sheet(told, ON, Wanted(Kind.APPOINTMENT, second="de"))
    first = pdf_text(tmp_path, pdf_bytes(made).bytes).split("\f")[0]
    assert "Transforaminal" in first
