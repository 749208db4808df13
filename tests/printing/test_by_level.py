"""The full history by level: every fact whole once, at its place from head to tail, with where it came from."""

from datetime import date
from pathlib import Path
from typing import get_args

import makers as m
import pytest
from tools import pdf_text, run_tool

from tracker.domain.as_of import as_of
from tracker.domain.history import History
from tracker.printing.layout import Sheet
from tracker.printing.pdf import pdf_bytes
from tracker.printing.sheet import parts, sheet
from tracker.printing.wanted import Kind, Order, Wanted
from tracker.views.facts import facts

from .reading import names, rows, squeezed

ON = date(2026, 11, 22)
BY_LEVEL = Wanted(order="level")


def levels(of: Sheet) -> list[str]:
    return [name for name in names(of) if name.startswith("level_")]


def test_from_head_to_tail_and_last_what_names_no_level(story: History) -> None:
    assert names(sheet(story, ON, BY_LEVEL)) == [
        "first",
        "level_lumbar",
        "level_L3-L4",
        "level_L4",
        "level_L4-L5",
        "level_L5",
        "level_L5-S1",
        "level_S1",
        "no_level",
        "drawing",
        "timeline",
        "origins",
        "not_known",
        "not_recorded",
    ]


def test_at_another_level_what_was_there_and_where_the_whole_stands(story: History) -> None:
    made = sheet(story, ON, BY_LEVEL)
    assert rows(made, "level_L5")[0] == [
        ["23 May 2013"],
        ["Operation 1", "Laminectomy L5 full"],
        ["told whole under “L4-L5”"],
    ]
    assert rows(made, "level_S1")[0] == [
        ["23 May 2013"],
        ["Operation 1", "Put in: Pedicle screw S1"],
        ["told whole under “L4-L5”"],
    ]


def test_within_a_level_in_time_order(example: History) -> None:
    made = sheet(example, ON, BY_LEVEL)
    order = {fact.when: place for place, fact in enumerate(facts(as_of(example, ON)))}
    for name in levels(made):
        places = [order[row[0][0]] for row in rows(made, name)]
        assert places == sorted(places), name


def test_every_fact_of_an_example_stands_in_print_in_either_order(tmp_path: Path, example: History) -> None:
    """Each filled field of each record, as it is told, is found in the text of the PDF."""
    for order in get_args(Order):
        made = pdf_bytes(sheet(example, ON, Wanted(order=order)))
        text = squeezed(pdf_text(tmp_path, made.bytes, "-raw")).replace("-", "").casefold()
        for record in example.by_key.values():
            for name in (
                "called",
                "note",
                "place",
                "quality",
                "result",
                "report",
                "text",
                "words",
                "purpose",
            ):
                value = getattr(record, name, None)
                whole = squeezed(value or "").replace("-", "").rstrip(".").casefold()
                whole = (
                    whole.removesuffix("s") if name == "called" else whole
                )  # the name says it in the singular
                assert any(whole[:cut] in text and whole[cut:] in text for cut in range(len(whole) + 1)), (
                    record.table(),
                    name,
                )


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("tongue", ["en", "de"])
def test_printed_clean(tmp_path: Path, example: History, tongue: str, paper: str) -> None:
    wanted = Wanted(order="level", language=tongue, paper=paper)  # type: ignore[arg-type]
    path = tmp_path / "sheet.pdf"
    path.write_bytes(pdf_bytes(sheet(example, ON, wanted)).bytes)
    assert "Tagged:          yes" in run_tool("pdfinfo", str(path))
    assert "No syntax or stream encoding errors found" in run_tool("qpdf", "--check", str(path))


def test_the_same_shape_in_each_language(example: History) -> None:
    one, other = sheet(example, ON, BY_LEVEL), sheet(example, ON, Wanted(order="level", language="de"))
    assert names(one) == names(other)
    for name in levels(one):
        assert [len(row[1]) for row in rows(one, name)] == [len(row[1]) for row in rows(other, name)]


def test_where_each_entry_came_from() -> None:
    text = m.source("2013 L4-S1 PLIF\nand more", unread="and more", date="2015-08-15")
    pasted = m.surgery("2013", as_written="2013 L4-S1 PLIF", source_id=text.id)
    alone = m.condition("spinal_stenosis", "L4-L5", as_written="stenosis")
    history = History(
        surgeries=(pasted,),
        conditions=(alone,),
        other_implants=(m.other_implant(date=None),),
        sources=(text,),
    )
    for order in get_args(Order):
        assert rows(sheet(history, ON, Wanted(order=order)), "origins") == [
            [
                ["Pasted text", "15 Aug 2015"],
                [
                    "“2013 L4-S1 PLIF\nand more”",
                    "Not understood: “and more”",
                    "Operation: Operation 1 (2013)",
                ],
            ],
            [["Typed or pasted words"], ["Condition: Spinal stenosis, L4-L5"]],
            [["Typed in"], ["Other implant: Coronary stent (date not recorded)"]],
        ]


def test_the_parts_that_can_be_left_out() -> None:
    assert [part.name for part in parts(Kind.FULL, order="level")][:3] == ["first", "levels", "no_level"]
    made = sheet(History(), ON, Wanted(order="level", leave_out=frozenset({"levels"})))
    assert levels(made) == []
