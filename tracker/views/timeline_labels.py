"""Labels below the marks of a lane: as many as have room beside each other, each joined to its mark by a line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.views.label_rows import Rows, cut, text_width
from tracker.views.timeline_marks import Lane, Mark
from tracker.views.timeline_shapes import PAD, Label, Layout

_MOST_LABELS = 60
"""Labels of a lane that are tried for; more have no room side by side."""

_Placed = list[tuple[Mark, Label, int]]


def labels_below(layout: Layout, lane: Lane, most: int) -> tuple[_Placed, int]:
    """Labels that have room in at most so many rows, at y = 0, with their marks and rows; and the rows they take."""
    name = lane.kind, most
    if name not in layout.found:
        layout.found[name] = _in_the_best_order(layout, lane, most)
    return layout.found[name]


def _in_the_best_order(layout: Layout, lane: Lane, most: int) -> tuple[_Placed, int]:
    """Of three orders the one that gives room to most, with short labels first where long ones take it from others.

    Then what is out of sight, for when the view is moved.
    """
    if lane.kind not in layout.choices:
        layout.choices[lane.kind] = _Choices(layout, lane)
    choices: _Choices = layout.choices[lane.kind]
    inside = choices.inside
    important = sorted(inside, key=lambda mark: not mark.important)
    orders = [inside, inside[::-1], *([important] if important != inside else [])]
    tried = [_labels_below(choices, order, Rows(most)) for order in orders]
    if max(len(found) for found, _ in tried) < len(inside):
        tried += [_labels_below(choices, order, Rows(most), brief=True) for order in orders]
    best = max(tried, key=lambda found: sum(10 if mark.important else 1 for mark, _, _ in found[0]))
    found, rows = best
    others, _ = _labels_below(choices, choices.outside, rows)
    return found + others, len(rows)


def _some(marks: list[Mark]) -> list[Mark]:
    """Of a crowded lane only as many as could have a label: of the important ones and of the others, evenly spread."""
    if len(marks) <= _MOST_LABELS:
        return marks
    kinds = [[m for m in marks if m.important], [m for m in marks if not m.important]]
    kept = {id(m) for kind in kinds for m in kind[:: max(1, 2 * len(kind) // _MOST_LABELS)]}
    return [mark for mark in marks if id(mark) in kept]


class _Choices:
    """The marks of a lane that get labels, where each is, and the labels that it may have.

    It is found once for all orders and numbers of rows that are tried.
    """

    def __init__(self, layout: Layout, lane: Lane) -> None:
        labelled = [mark for mark in lane.marks if mark.label and mark.begin]
        seen = [m for m in labelled if m.begin and 0 <= layout.x(m.begin.middle) <= layout.width]
        self.seen = len(seen)
        self.inside = _some(seen)
        known = set(map(id, seen))
        self.outside = [mark for mark in labelled if id(mark) not in known]
        self._layout = layout
        self._found: dict[int, tuple[float, list[Label]]] = {}

    def of(self, mark: Mark) -> tuple[float, list[Label]]:
        """The place and the labels, the first choice first."""
        found = self._found.get(id(mark))
        if found is None:
            x = self._layout.x(mark.begin.middle) if mark.begin else 0
            found = self._found[id(mark)] = x, _choices(self._layout, mark, x)
        return found


def _labels_below(
    choices: _Choices, marks: Sequence[Mark], rows: Rows, *, brief: bool = False
) -> tuple[_Placed, Rows]:
    """Give each mark the first of its possible labels that has room: a line comes down to it from the mark.

    ``brief`` tries the shortest label first.
    """
    found = []
    for mark in marks:
        x, labels = choices.of(mark)
        for label in sorted(labels, key=lambda one: one.width) if brief else labels:
            row = rows.place(label.left, label.left + label.width, x)
            if row is not None:
                found.append((mark, label, row))
                break
    return found, rows


def _choices(layout: Layout, mark: Mark, x: float) -> list[Label]:
    """The label right and left of its line at x, long and short, as far as it fits into the picture."""
    number = f"{mark.number}: " if mark.number and len(layout.dots) > 3 else ""
    if mark.begin and not 0 <= x <= layout.width:
        return [replace(outside(layout, mark.begin.middle, number + mark.short, 0), free=True)]
    rooms = {False: layout.width - x - 6, True: x - 6}
    found = []
    for text in dict.fromkeys((mark.short,) if layout.sizes.short else (mark.label, mark.short)):
        text = number + " ".join(text.split())
        fits = [end for end, room in rooms.items() if text_width(text) <= room]
        for end in fits or [rooms[True] > rooms[False]]:
            said = cut(text, rooms[end])
            if said:
                at = x - 5 if end else x + 5
                found.append(Label(at, 0, said, text_width(said), end, free=True, cut=not fits))
    return sorted(found, key=lambda label: label.cut)


def outside(layout: Layout, day: date, text: str, y: float) -> Label:
    """A label that comes into sight with its mark when the view is moved."""
    text = cut(text, layout.width / 2)
    return Label(layout.x(day) + PAD, y, text, text_width(text))
