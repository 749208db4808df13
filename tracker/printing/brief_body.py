"""Briefly: what is in the body by level, what came out, and the fusion of each segment beside its drawing."""

from collections.abc import Sequence
from datetime import date

from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.printing.decides import label_line
from tracker.printing.fusion import besides, earlier, said_cell
from tracker.printing.geometry import DENSE_MARGIN, GUTTER, PAPER, section_room
from tracker.printing.hardware import row_cells, section
from tracker.printing.layout import (
    Beside,
    Block,
    Cell,
    Key,
    Paragraph,
    Section,
    Span,
    Style,
    Table,
    gap,
    headed,
    in_one,
    left_out,
    quiet,
    strong,
)
from tracker.printing.pictures import drawing_note, is_large, small_of, spine
from tracker.printing.widths import HALF, columns_for
from tracker.views import spine_key
from tracker.views.fusion_words import FusionRow, rows, together
from tracker.views.in_body import Inside
from tracker.views.spine import spine_state
from tracker.views.spine_svg import PRINT
from tracker.views.values import has_label

MANY = 8
"""Operations from which on drawing and timeline are lower, as their rows want the room."""
_INTEND = {"operations", "imaging"}
"""What else tells of fusion: where it is left out, fusion is not said to be not recorded."""
_USUAL, _LOW = (75.0, 8.5), (46.0, 5.6)
"""Millimetres of the drawing's height, and of the width of a mark in its key."""
_ROOM = section_room(half=True, run_in=False, page=PAPER["a4"][1] - 2 * DENSE_MARGIN)
_WORDS_BESIDE = 30.0
"""Millimetres that the words of the key have beside the drawing, with what parts them from the marks."""
_HEADS = (
    "column.level",
    "column.what",
    "column.put_in",
    "column.made",
    "column.mr_label",
    "column.state",
)


def hardware(history: History, on: date) -> tuple[Section, ...]:
    """A row for each entry of hardware from head to tail; then what was taken out, and what nobody recorded."""
    return section(history, on, _table)


def _table(history: History, found: Sequence[Inside]) -> Table:
    made = tuple(_row(history, row) for row in found)
    return Table(columns_for(_HEADS, made), made, tuple(int(row.stands_first) for row in found))


def _row(history: History, row: Inside) -> tuple[Cell, ...]:
    where, what, _number, put_in, made, _label, state = row_cells(history, row)
    count = (Span(f"{row.number} × "),) if row.number else ()
    silent = () if row.number else (Span(", "), *gap(say("not_recorded.number")))
    return (
        where,
        ((*count, *what[0], *silent), *in_one(what[1:])),
        put_in,
        in_one(made),
        (label_line(history, row.record) if has_label(row.record) else gap(),),
        in_one(state),
    )


def fusion(history: History, on: date) -> tuple[Section, ...]:
    """Each segment of which fusion was intended or spoken of, from head to tail: what was said last, how, when, by whom.

    Neighbours of which the same is said are one row, so that what differs is seen.
    """
    told = rows(history, on)
    shown = together(history, told)
    found = tuple(map(_fused, shown))
    if not found:
        unsaid = (
            left_out() if (history.whole and rows(history.whole, on)) or history.unsaid & _INTEND else gap()
        )
        return (headed("fusion", (Paragraph((unsaid,)),), half=True),)
    more = besides(history, whole=earlier(history, told), brief=True)
    weights = tuple(len(row.state.latest) for row in shown)  # what somebody spoke of stays longest
    blocks: tuple[Block, ...] = (
        Table(columns_for(("column.segment", "column.said"), found, HALF), found, weights),
        *((Paragraph(more),) if more else ()),
    )
    return (headed("fusion", blocks, say("note.intended"), half=True),)


def _fused(row: FusionRow) -> tuple[Cell, ...]:
    before = (labelled_quiet(say("column.said_before"), row.earlier),) if row.earlier else ()
    unsaid = say("left_out.here") if row.intent_left_out else say("not_recorded.operation")
    intended = row.intended or (unsaid,)
    first, *particulars = said_cell(row)
    return (
        (strong(row.where),),
        (
            first,
            *in_one(tuple(particulars)),
            *before,
            labelled_quiet(say("column.fusion_intended"), intended),
        ),
    )


def labelled_quiet(label: str, said: tuple[str, ...]) -> tuple[Span, ...]:
    """A line of lesser weight that says what it is about."""
    return (Span(f"{label}: ", Style.QUIET), *quiet("; ".join(said)))


def drawing(history: History, on: date) -> tuple[Section, ...]:
    """The operated part as it is on a day, with what its marks stand for; none where there is nothing to mark."""
    if is_large():
        return spine(history, on)
    state = spine_state(history, on)
    high, mark = _USUAL if len(history.operations) <= MANY else _LOW
    picture = small_of(state, high, _ROOM - GUTTER - mark - _WORDS_BESIDE)
    if picture is None:
        return ()
    key = Key(tuple(spine_key.key(state, PRINT)), mark)
    return (headed("drawing", (Beside(picture, (key,)),), drawing_note(history), half=True),)
