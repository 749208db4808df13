"""Free words stand as they were written, in the quotation marks of the sheet, and no English is left outside of them."""

import re
from collections.abc import Iterator
from typing import Any

import appointments as a
import filling
import makers as m
import pytest
import sheets

from tracker.domain.gate import members
from tracker.domain.papers import free_fields
from tracker.domain.phrases import LANGUAGES, Language, phrases
from tracker.domain.records import (
    Background,
    Medication,
    OtherOperation,
    Record,
    RecordRequest,
    Treatment,
)
from tracker.printing.sheet import sheet, whole
from tracker.printing.wanted import Kind, Wanted

QUOTED = re.compile("[“„][^“”„]*[”“]")
FORMS = [
    *(Wanted(kind=kind, language="de") for kind in (Kind.APPOINTMENT, Kind.HARDWARE, Kind.CARD)),
    *(Wanted(kind=Kind.FULL, language="de", order=order) for order in ("time", "level", "topic")),
]
KEPT = frozenset({"plate", "stent", "screw", "rod", "hand", "arm", "test", "name", "status", "instrument"})
"""Words of English phrases that are German words too."""


def _known(language: Language) -> set[str]:
    said = " ".join(each[language] for each in phrases().values())
    return set(re.findall(r"[^\W\d_]+", said.lower()))


def _own(records: list[Record]) -> set[str]:
    """Every free text of the records."""
    return {
        str(getattr(part, name) or "")
        for record in records
        for part in members(record)
        for name in free_fields(type(part))
    }


ENGLISH = (_known("en") - _known("de")) - KEPT


def _unquoted(texts: Iterator[str], records: list[Record]) -> set[str]:
    """The words outside of quotation marks; own words may hold such marks themselves."""
    own = sorted((f"„{text}“" for text in _own(records)), key=len, reverse=True)
    said = "\n".join(texts)
    for text in own:
        said = said.replace(text, " ")
    return set(re.findall(r"[^\W\d_]+", QUOTED.sub(" ", said).lower()))


@pytest.mark.parametrize("wanted", FORMS, ids=lambda one: f"{one.kind}-{one.order}")
@pytest.mark.parametrize("story", a.STORIES)
def test_no_english_word_stands_outside_quotation_marks_on_a_german_sheet(story: str, wanted: Wanted) -> None:
    records = a.story_records(story)
    made = sheet(a.history_of(records), a.ON, wanted)
    assert _unquoted(sheets.texts(made), records) & ENGLISH == set()


@pytest.mark.parametrize("wanted", FORMS, ids=lambda one: f"{one.kind}-{one.order}")
def test_nor_where_every_field_is_filled(wanted: Wanted) -> None:
    records = filling.filled_everywhere()
    named = set(re.findall(r"[^\W\d_]+", " ".join(_own(records)).lower()))
    made = whole(filling.history_of(records), a.ON, wanted)
    assert (_unquoted(sheets.texts(made), records) & ENGLISH) - named == set()


def _told() -> list[Record]:
    return [
        m.surgery(
            "2013",
            m.procedure("plif", "L4-L5", approach="from the back"),
            surgeon="A. Example",
            hospital="Example Hospital",
            relief_lasted="18 months",
        ),
        m.other_implant(
            place="heart", mr_conditions="no MRI", mr_source="the doctors", maker="Example Maker"
        ),
        m.of(RecordRequest, called="operative notes", date="2015"),
        m.of(Treatment, kind="other", called="several less invasive treatments", date="2012"),
        m.of(Medication, name="Examplin", dose="500 mg", frequency="twice a day"),
        m.of(OtherOperation, called="gall bladder out", date="1988"),
        m.of(Background, kind="weight", value="82 kg"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("words", "marked", "why"),
    [
        ("from the back", True, "the approach"),
        ("18 months", True, "how long it helped"),
        ("heart", True, "a place in own words"),
        ("no MRI", True, "conditions"),
        ("the doctors", True, "a source"),
        ("operative notes", True, "what was asked for"),
        ("several less invasive treatments", True, "an own word in place of a name"),
        ("twice a day", True, "how often"),
        ("gall bladder out", True, "another operation"),
        ("A. Example", False, "a person's name"),
        ("Example Hospital", False, "the name of a place"),
        ("Examplin", False, "the name of a medicine"),
        ("500 mg", False, "a dose"),
        ("82 kg", False, "a number with its unit"),
    ],
)
def test_own_words_are_marked_and_names_are_not(
    words: str, marked: bool, why: str, language: Language
) -> None:
    made = whole(a.history_of(_told()), a.ON, Wanted(kind=Kind.APPOINTMENT, language=language))
    told = [text for text in sheets.texts(made) if words in text]
    quoted = {"en": f"“{words}”", "de": f"„{words}“"}[language]
    assert told, why
    assert all((quoted in text) == marked for text in told), why


def test_what_stands_in_quotation_marks_already_gets_no_second_ones() -> None:
    records: list[Record] = [m.condition("spinal_stenosis", called="tight canal", note="found by chance")]
    made = whole(a.history_of(records), a.ON, Wanted(order="topic"))
    told: Any = " ".join(sheets.texts(made))
    assert "Spinal stenosis (“tight canal”)" in told
    assert "“found by chance”" in told
    assert "““" not in told
    assert "””" not in told
