"""Entries of the wallet card that share words: they share a line, and what they begin or end with alike is said once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from tracker.printing.layout import Line, Span, Style

_BETWEEN = Span("; ")


def grouped(lines: Sequence[Line], piece: int, *, alone: bool, ends: bool) -> Iterator[Line]:
    """Each line ``alone`` or all in one; in any case in one those of one lead and, with ``ends``, of one end.

    No more than ``piece`` entries share a line.
    """

    def shared(line: Line) -> object:
        return lead(line) or (ends and tail(line))

    for words, same in groupby(lines, key=shared):
        entries = tuple(same)
        number = piece if words or not alone else 1
        for place in range(0, len(entries), number):
            yield _in_one_line(entries[place : place + number], ends=ends)


def _in_one_line(entries: Sequence[Line], *, ends: bool) -> Line:
    begun = lead(entries[0])
    bare = [line[1:] for line in entries] if begun else entries
    told = _joined(_of_one_end(bare) if ends else bare)
    return (Span(begun, Style.GAP), *told) if begun else told


def _of_one_end(lines: Iterable[Line]) -> Iterator[Line]:
    """Entries that follow each other and end alike as one."""
    for end, same in groupby(lines, key=tail):
        yield (*_joined(line[: len(line) - len(end)] for line in same), *end)


def _joined(entries: Iterable[Line]) -> Line:
    return tuple(
        span for place, entry in enumerate(entries) for span in (*((_BETWEEN,) if place else ()), *entry)
    )


def lead(line: Line) -> str:
    """What an entry begins with that others may share: that its MR label is not recorded."""
    return line[0].text if len(line) > 1 and line[0].style is Style.GAP else ""


def tail(line: Line) -> Line:
    """What an entry of hardware ends with that others may share: when it was put in, and behind it its label."""
    starts = (place for place, span in enumerate(line) if place and span.whole and span.style is Style.PLAIN)
    return line[next(starts, len(line)) :]
