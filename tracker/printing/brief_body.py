"""Briefly: what is in the body by level, what came out, and the fusion of each segment beside its drawing."""

from collections.abc import Sequence
from datetime import date

from tracker.domain.fusion_order import may_be_since
from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.domain.records import MRLabelKind
from tracker.printing.decides import label_line
from tracker.printing.fusion import besides, said_cell
from tracker.printing.geometry import DENSE_MARGIN, GUTTER, KEY_GAP, KEY_MARK, PAPER, section_room
from tracker.printing.hardware import row_cells, section
from tracker.printing.hardware_sheet import mr_label
from tracker.printing.layout import (
    Beside,
    Block,
    Brief,
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
    plain,
    quiet,
    strong,
)
from tracker.printing.listing import listing_of
from tracker.printing.pictures import drawing_note, is_large, small_of, spine
from tracker.printing.tables import disputed_lines
from tracker.printing.widths import HALF, columns_for
from tracker.views import spine_key
from tracker.views.fusion_words import FusionRow, rows, together
from tracker.views.in_body import Inside
from tracker.views.spine import spine_state
from tracker.views.spine_svg import PRINT
from tracker.views.values import has_label

MANY = 8
"""Operations from which on the drawing is lower and its key is closer, as their rows want the room."""
_INTEND = {"operations", "imaging"}
"""What else tells of fusion: where it is left out, fusion is not said to be not recorded."""
_HIGH, _LOWER = 75.0, (58.0, 46.0)
"""Millimetres of the drawing's height; the lower ones are about that of the fusions beside it, unless the key is higher."""
_MARK, _CLOSE_MARK = 8.5, 4.8
"""Millimetres of the width of a mark in the key."""
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
    return section(history, on, _table, brief=True)


def _table(history: History, found: Sequence[Inside]) -> Table:
    made = tuple(_row(history, row) for row in found)
    unsaid = any(row.lacks_number or not row.put_in for row in found)
    after = " ".join((say("hardware.listed"), *((say("hardware.listed.unsaid"),) if unsaid else ())))
    listing = listing_of(tuple(_brief(history, row) for row in found), quiet(after))
    return Table(columns_for(_HEADS, made), made, tuple(map(_weight, found)), listing)


def _weight(row: Inside) -> int:
    """What keeps its row longest: trouble, what was left behind or is MR Unsafe; what may not be in at all; a label."""
    weighty = row.trouble or bool(row.left) or _is_unsafe(row)
    return 4 * weighty + 2 * (not row.certain) + 2 * bool(row.disputed) + has_label(row.record)


def _is_unsafe(row: Inside) -> bool:
    return row.record.mr_label is MRLabelKind.MR_UNSAFE


def _brief(history: History, row: Inside) -> Brief:
    """ "L4, L5  4 × Pedicle screw (2013); 1 broken (Dec 2014)"."""
    count = f"{row.number} × " if row.number else ""
    state = ((strong if row.stands_first else plain)(row.in_short),) if row.in_short else ()
    unsafe = (label_line(history, row.record),) if _is_unsafe(row) else ()
    told = in_one((*state, *unsafe, *disputed_lines(row.disputed)))
    what = plain(f"{count}{row.what}")
    place = strong(row.where) if row.where else gap(say("not_recorded.place"))
    return Brief(say("hardware.also"), place, what, row.put_in, told[0] if told else (), say("fit.each"))


def _row(history: History, row: Inside) -> tuple[Cell, ...]:
    at, what, _number, put_in, made, _label, state = row_cells(history, row)
    count = (Span(f"{row.number} × "),) if row.number else ()
    silent = (Span(", "), *gap(say("not_recorded.number"))) if row.lacks_number else ()
    return (
        at,
        ((*count, *what[0], *silent), *in_one(what[1:])),
        put_in,
        in_one(made),
        in_one(mr_label(history, row.record, under_head=True)),
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
    more = besides(history, told, brief=True)
    weights = tuple(len(row.state.latest) for row in shown)  # what somebody spoke of stays longest
    columns = columns_for(("column.segment", "column.said"), found, HALF)
    blocks: tuple[Block, ...] = (
        Table(columns, found, weights, listing_of(tuple(map(_fused_briefly, shown)))),
        *((Paragraph(more),) if more else ()),
    )
    return (headed("fusion", blocks, say("note.intended"), half=True),)


def _fused(row: FusionRow) -> tuple[Cell, ...]:
    before = (labelled_quiet(row.earlier_title, row.earlier),) if row.earlier else ()
    intended = row.intended_in_short or (_no_operation(row),)
    first, *particulars = said_cell(row)
    apart = len(row.disputed) if row.said else 0
    return (
        (strong(row.where),),
        (
            in_one((first, *particulars[:apart]))[0],
            *in_one(tuple(particulars[apart:])),
            *before,
            labelled_quiet(say("column.fusion_intended"), intended),
        ),
    )


def _no_operation(row: FusionRow) -> str:
    return say("left_out.here") if row.intent_left_out else say("not_recorded.operation")


def _fused_briefly(row: FusionRow) -> Brief:
    """What was said last, and how; of what was only intended by which operations."""
    if row.said or row.left_out:
        first, *particulars = said_cell(row)
        return Brief(
            say("fusion.also"), strong(row.where), in_one((first, *particulars[: len(row.disputed) + 1]))[0]
        )
    heading = say("fusion.intended_open" if may_be_since(row.state) else "fusion.intended_only")
    return Brief(heading, strong(row.where), plain("; ".join(row.intended_in_short)))


def labelled_quiet(label: str, said: tuple[str, ...]) -> tuple[Span, ...]:
    """A line of lesser weight that says what it is about."""
    return (Span(f"{label}: ", Style.QUIET), *quiet("; ".join(said)))


def drawing(history: History, on: date) -> tuple[Section, ...]:
    """The operated part as it is on a day, with what its marks stand for; none where there is nothing to mark."""
    if is_large():
        return spine(history, on)
    state = spine_state(history, on)
    many = len(history.operations) > MANY
    mark = _CLOSE_MARK if many else _MARK
    key = Key(tuple(spine_key.key(state, PRINT)), mark)
    high = min(_HIGH, len(key.marks) * (mark * KEY_MARK + KEY_GAP))
    heights = dict.fromkeys(max(high, lower) for lower in _LOWER) if many else (_HIGH,)
    picture = small_of(state, tuple(heights), _ROOM - GUTTER - mark - _WORDS_BESIDE)
    if picture is None:
        return ()
    return (headed("drawing", (Beside(picture, (key,)),), drawing_note(history, state), half=True),)
