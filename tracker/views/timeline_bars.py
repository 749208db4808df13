"""The bars of a lane: each in a row with its label inside and its notes below, in px from the top of the lane."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.device_state import Presence
from tracker.views import words
from tracker.views.label_rows import Rows, cut, text_width
from tracker.views.timeline_labels import outside
from tracker.views.timeline_marks import Lane, Look, Mark, Piece
from tracker.views.timeline_shapes import PAD, Bar, Box, Label, Layout, Tone


def bars(layout: Layout, lane: Lane, top: float) -> float:
    """Bars with their label inside and their notes below; bars that do not meet share a row.

    A bar finds the first row in which it has room, so that fewer rows change nothing for those that stay.
    """
    sizes, found = layout.sizes, _in_rows(layout, lane)
    rows = range(max((bar.row for bar in found), default=-1) + 1)
    lines = [max(bar.lines for bar in found if bar.row == row) for row in rows]
    heights = layout.row_heights[lane.kind] = [
        sizes.bar + sizes.space + sizes.line * number for number in lines
    ]
    tops = [top + sum(heights[:row]) for row in rows]
    for bar in found:
        if bar.row >= sizes.bar_rows:
            layout.unplaced.append(bar.mark)
            continue
        layout.labels += [replace(label, y=label.y + tops[bar.row]) for label in bar.labels]
        layout.boxes += [
            Box(piece.start, piece.end, tops[bar.row], sizes.bar, piece.look, lane.kind, bar.mark)
            for piece in bar.mark.pieces
        ]
    return top + sum(heights[: sizes.bar_rows])


def _in_rows(layout: Layout, lane: Lane) -> list[Bar]:
    """The bars of a lane in as many rows as they need."""
    name = lane.kind, layout.sizes.terse
    if name not in layout.bars:
        rows, found = Rows(gap=12), []
        for mark in lane.marks:
            labels, lines = _bar_labels(layout, mark)
            row = rows.place(*_extent(layout, mark, labels)) or 0
            found.append(Bar(row, mark, tuple(labels), lines))
        layout.bars[name] = found
    return layout.bars[name]


def _extent(layout: Layout, mark: Mark, labels: Sequence[Label]) -> tuple[float, float]:
    first, last = mark.pieces[0], mark.pieces[-1]
    lefts = [label.left for label in labels] + [layout.x(first.start) if first.start else -layout.width]
    rights = [label.left + label.width for label in labels]
    return min(lefts), max([*rights, layout.x(last.end) if last.end else layout.width * 2])


def _bar_labels(layout: Layout, mark: Mark) -> tuple[list[Label], int]:
    """The labels of a bar at y = 0 and the number of note lines below it; a bar outside the view has no notes."""
    sizes = layout.sizes
    last = mark.pieces[-1].end
    start = mark.pieces[0].start
    if (last and layout.x(last) < 0) or (start and layout.x(start) > layout.width):
        day = start or last or layout.view.last
        return [outside(layout, day, mark.short, sizes.bar / 2)], 0
    text = mark.short if sizes.short and text_width(mark.label) > layout.width - 34 else mark.label
    earlier = start is None or layout.x(start) < 0
    terse = sizes.terse and is_unrecorded(mark.pieces[-1])
    named = _named(layout, mark, "? " * terse + text, earlier=earlier)
    labels = [replace(named, arrow=earlier, pinned=start is None, crossed=_is_crossed(layout, mark, named))]
    rows = Rows()
    if sizes.close:
        rows.place(named.left - 24, named.left + named.width)
    for piece in mark.pieces[: len(mark.pieces) - terse]:
        if piece.note and piece.start and 0 <= layout.x(piece.start) <= layout.width:
            note = _at(layout, layout.x(piece.start), _signed(piece), 0, 8 if sizes.close else 0)
            row = rows.place(note.left, note.left + note.width) or 0
            tone = Tone.FOUND if piece.look is Look.TROUBLE else Tone.QUIET
            labels.append(_note(layout, replace(note, tone=tone), row))
        elif piece.note and not piece.start:
            labels.append(_note_at_left(layout, piece, rows))
    return labels, len(rows) - (1 if sizes.close else 0)


def _named(layout: Layout, mark: Mark, text: str, *, earlier: bool) -> Label:
    """The label in its bar; before a bar that begins so late that it would stick out to the left."""
    start = mark.pieces[0].start
    x = layout.x(start) if start else 0
    label = _at(layout, x, text, layout.sizes.bar / 2, 24 if earlier else PAD)
    if label.end and x - 5 >= label.width:
        return replace(label, x=x - 5, free=True)
    return label


def is_unrecorded(piece: Piece) -> bool:
    """Whether the stretch says that a removal is not recorded, and nothing else."""
    return piece.note == words.choice(Presence.NOT_RECORDED)


def _is_crossed(layout: Layout, mark: Mark, label: Label) -> bool:
    """Whether a stretch of the bar begins or ends within its label."""
    days = {day for piece in mark.pieces for day in (piece.start, piece.end) if day}
    return any(label.left < layout.x(day) < label.left + label.width for day in days)


def _note(layout: Layout, note: Label, row: int) -> Label:
    """A note in its row below the bar; where they are close, the first row is the bar itself."""
    sizes = layout.sizes
    if sizes.close and row == 0:
        return replace(note, y=sizes.bar / 2)
    below = row - (1 if sizes.close else 0)
    return replace(note, y=sizes.bar + 2 + sizes.line * (below + 0.5), free=True)


def _note_at_left(layout: Layout, piece: Piece, rows: Rows) -> Label:
    text = cut(_signed(piece), layout.width - PAD)
    row = rows.place(0, text_width(text)) or 0
    return replace(_note(layout, Label(0, 0, text, text_width(text), tone=Tone.QUIET), row), free=False)


def _signed(piece: Piece) -> str:
    sign = {Look.TROUBLE: "× ", Look.UNCERTAIN: "? "}.get(piece.look, "")
    return f"{sign}{piece.note}"


def _at(layout: Layout, x: float, text: str, y: float, indent: float) -> Label:
    """A label that begins at x where it has room, else ends there, else ends at the right edge."""
    said = cut(text, layout.width - indent - PAD)
    width, short = text_width(said), said != " ".join(text.split())
    left = max(x, 0) + indent
    if left + width <= layout.width:
        return Label(left, y, said, width, cut=short)
    return Label(layout.width - 2, y, said, width, end=True, cut=short)
