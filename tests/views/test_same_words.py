"""Stories of hardware, told by the table, the drawing, the timeline and the print: all four say the same."""

from datetime import date
from typing import NamedTuple

import makers as m
import pytest

from tracker.domain.dated import in_date_order
from tracker.domain.history import History
from tracker.domain.records import Surgery
from tracker.printing.layout import Paragraph, Table
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Wanted
from tracker.views.facts import facts, headline
from tracker.views.hardware_bars import hardware_bars
from tracker.views.spine import spine_state

ON = date(2026, 11, 22)
OLD = m.surgery("2013-05-23")


def removal(when: str | None, status: str = "done") -> Surgery:
    return m.surgery(when, m.procedure("hardware_removal"), status=status)


class Story(NamedTuple):
    """What became of rods of 2013, and what each output says of them."""

    what: m.Values | None
    by: Surgery | None
    table: str
    drawn: str
    bar: str
    """What stands beside the bar, from the last piece with words."""
    printed: str
    inside: bool


def _story(what: m.Values | None, by: Surgery | None, *said: str, inside: bool) -> Story:
    table, drawn, bar, printed = said
    return Story(what, by, table, drawn, bar, printed, inside)


STORIES = {
    "nothing": _story(None, None, "", "in place", "", "in place", inside=True),
    "a removal of this year": _story(
        m.event("removed", "2026"), removal("2026"),
        "removed (2026)", "possibly still in: removed (2026)", "removed",
        "possibly still in: removed in operation 2 (2026)", inside=True,
    ),
    "dated by its operation of this year": _story(
        m.event("removed", None), removal("2026"),
        "removed (2026)", "possibly still in: removed (2026)", "removed",
        "possibly still in: removed in operation 2 (2026)", inside=True,
    ),
    "dated by its operation": _story(
        m.event("removed", None), removal("2015-01-19"),
        "removed (19 Jan 2015)", "", "removed", "removed in operation 2 (19 Jan 2015)", inside=False,
    ),
    "without any date": _story(
        m.event("removed", None), None,
        "removed (date not recorded)", "", "removed, date not recorded", "removed (date not recorded)", inside=False,
    ),
    "in a planned operation": _story(
        m.event("removed", None), removal("2027", "planned"), "", "in place", "", "in place", inside=True
    ),
    "in a cancelled operation": _story(
        m.event("removed", "2015"), removal("2015", "cancelled"), "", "in place", "", "in place", inside=True
    ),
    "nobody recorded it": _story(
        m.event("not recorded whether removed", "2015-01-19"), None,
        "not recorded whether removed (19 Jan 2015)",
        "not recorded whether removed (19 Jan 2015)",
        "not recorded whether removed",
        "not recorded whether removed (19 Jan 2015)",
        inside=True,
    ),
    "broken this year": _story(
        m.event("broken", "2026", quantity=1), None,
        "1 broken (2026)", "1 broken (2026)", "1 broken", "1 broken (2026)", inside=True,
    ),
}  # fmt: skip


def made(story: Story) -> History:
    events = [story.what | ({"surgery_id": story.by.id} if story.by else {})] if story.what else []
    rods = m.device("rod", "L4-L5", *events, by=OLD)
    return History(surgeries=in_date_order((OLD, story.by) if story.by else (OLD,)), devices=(rods,))


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest) -> Story:
    return STORIES[request.param]


def test_the_table(story: Story) -> None:
    rows = [
        fact.details.partition(". In which operation")[0]
        for fact in facts(made(story), ON)
        if fact.table == "device"
    ]
    assert rows == ([f"Rod L4-L5: {story.table}"] if story.table else [])
    assert any("hardware in place" in phrase for phrase in headline(made(story), ON)) == story.inside


def test_the_drawing(story: Story) -> None:
    notes = [implant.note for implant in spine_state(made(story), ON).implants]
    assert notes == ([f"from operation 1 (23 May 2013); {story.drawn}"] if story.drawn else [])


def test_the_timeline(story: Story) -> None:
    (bar,) = hardware_bars(made(story), ON)
    assert ", ".join(piece.note for piece in bar.pieces if piece.note) == story.bar
    assert bar.words == "; ".join(part for part in ("Rod L4-L5", "put in 23 May 2013", story.table) if part)


def test_the_print(story: Story) -> None:
    found = next(
        part
        for part in sheet(made(story), ON, Wanted(order="topic")).sections
        if part.title.startswith("Hardware")
    )
    tables = [block for block in found.blocks if isinstance(block, Table)]
    states = ["".join(span.text for line in row[6] for span in line) for b in tables for row in b.rows]
    assert states == ([story.printed] if story.inside else [])
    if not story.inside:
        lines = [line for block in found.blocks if isinstance(block, Paragraph) for line in block.lines]
        _all_out, said = ("".join(span.text for span in line) for line in lines)
        assert said == f"Recorded as taken out: Rod L4-L5: put in 23 May 2013; {story.printed}."


def test_new_hardware_of_an_operation_of_this_year_is_in_place() -> None:
    done = m.surgery("2026")
    history = History(surgeries=(done,), devices=(m.device("rod", "L4-L5", by=done),))
    assert headline(history, ON)[2] == "hardware in place L4-L5"
    assert [i.note for i in spine_state(history, ON).implants] == ["from operation 1 (2026); in place"]
    assert hardware_bars(history, ON)[0].words == "Rod L4-L5; put in 2026"
