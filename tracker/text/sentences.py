"""The part of a line that tells of one event: its sentence, and what follows up to the sentence of the next event."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tracker.text.reading import Event, Reading
from tracker.text.terms import abbreviated, key

_NEXT = re.compile(r"(?<=[^.][.!?])\s{1,9}(?=[A-Z0-9“\"(])|(?<=;)\s{1,9}")
_LAST_WORD = re.compile(r"(?:(?<=\s)[0-9]{1,2}|^[0-9]{1,2}|\b(?P<word>[^\W\d]{1,20}))\.$")
_LONGEST = 5000
_NEAR = 500
"""Characters of a line that is cut at its sentences, and those kept on both sides of an event in a longer one."""


def told_in(event: Event, reading: Reading) -> str:
    """The words that an event came from; all of a line is in the words of one of its events."""
    line = reading.lines[event.line]
    if len(line) > _LONGEST:
        return reading.text[max(0, event.start - _NEAR) : event.end + _NEAR].strip()
    offset = reading.text.rfind("\n", 0, event.start) + 1
    starts = tuple(start - offset for start in reading.starts.get(event.line, ()))
    cuts = _cuts(line, starts)
    begin = max((cut for cut in cuts if cut <= event.start - offset), default=0)
    end = min((cut for cut in cuts if cut >= event.end - offset), default=len(line))
    return line[begin:end].strip()


@lru_cache(maxsize=64)
def _cuts(line: str, starts: tuple[int, ...]) -> tuple[int, ...]:
    """Where the sentence of each event but the first begins."""
    begins = list(_sentences(line))
    found = (max((one for one in begins if one <= start), default=0) for start in starts)
    first = min(starts, default=0)
    return tuple(sorted({cut for cut in found if cut > first}))


def _sentences(line: str) -> Iterator[int]:
    for gap in _NEXT.finditer(line):
        word = _LAST_WORD.search(line[max(0, gap.start() - 22) : gap.start()])
        if word is None or (word["word"] and not _is_clipped(word["word"])):
            yield gap.end()


def _is_clipped(word: str) -> bool:
    """ "Dr." or "L." ends no sentence (nor does "23.")."""
    return len(word) == 1 or key(word) in abbreviated()
