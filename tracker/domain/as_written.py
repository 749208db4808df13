"""Whether the words that an operation came from say something else than its record: other levels, sides or procedures.

Values are compared, never texts: "L4/5" names the same level as "L4-L5", "PLIF" the same procedure as its full name.
Words that name neither a level nor a procedure say nothing that could agree, so they count as differing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from tracker.domain import vocabulary
from tracker.domain.level_notation import LEVEL_SPAN, LevelReading, read_levels
from tracker.domain.levels import Axis, LevelError, Pelvis, SacroiliacJoint, Segment, Side, Site, Vertebra
from tracker.domain.records import Procedure
from tracker.domain.spelling import fold

_LONGEST = 1000
"""Characters that are compared; longer words are no line of an operation, and count as differing."""
_WORDS = 6
"""Words that the name of a procedure may have."""
_APART = re.compile(r"[^\w\-.'’&]+")


def differs(written: str, procedures: Sequence[Procedure], axis: Axis) -> bool:
    """Whether some words name another level, side or procedure than is recorded, or nothing at all of these."""
    if any(procedure.called == written for procedure in procedures):
        return False  # they are its name
    if len(written) > _LONGEST:
        return True
    spans = LEVEL_SPAN.findall(written)
    words = fold(_APART.sub(" ", LEVEL_SPAN.sub(" ", written))).split()
    try:
        levels = _places(read_levels(span, axis) for span in spans)
    except LevelError:
        return True
    agreed, others = _kinds(words, procedures)
    if others or not (levels or agreed):
        return True
    return bool(levels and levels != _recorded(procedures)) or bool(
        _sides(words) - _recorded_sides(procedures)
    )


def _places(readings: Iterable[LevelReading]) -> set[Site]:
    found: set[Site] = set()
    for one in readings:
        found.update((*one.vertebrae, *one.regions, *([SacroiliacJoint()] * bool(one.sacroiliac))))
        found.update([Pelvis()] * one.pelvis)
    return found


def _recorded(procedures: Iterable[Procedure]) -> set[Site]:
    """The vertebrae that are named or border a named segment, and other places without a side."""
    found: set[Site] = set()
    for procedure in procedures:
        found.update(procedure.sites.touched)
        others = (site for site in procedure.sites.places if not isinstance(site, Vertebra | Segment))
        found.update(SacroiliacJoint() if isinstance(one, SacroiliacJoint) else one for one in others)
    return found


def _sides(words: Sequence[str]) -> set[Side]:
    return {side for side in (Side.LEFT, Side.RIGHT) if side.value in words}


def _recorded_sides(procedures: Iterable[Procedure]) -> set[Side | None]:
    found: set[Side | None] = set()
    for procedure in procedures:
        joints = (site for site in procedure.sites.places if isinstance(site, SacroiliacJoint))
        found.update(
            (procedure.approach_side, *(use.side for use in procedure.sites), *(j.side for j in joints))
        )
    return found | {Side.LEFT, Side.RIGHT} if Side.BOTH in found else found


def _kinds(words: Sequence[str], procedures: Iterable[Procedure]) -> tuple[bool, bool]:
    """Whether the words name a recorded procedure, and whether they name another one; the longest name wins."""
    recorded = {procedure.kind for procedure in procedures}
    found = set(_named(words))
    return bool(found & recorded), bool(found - recorded)


def _named(words: Sequence[str]) -> Iterator[str]:
    by_spelling, place = vocabulary.procedures().by_spelling, 0
    while place < len(words):
        sizes = (
            size for size in range(_WORDS, 0, -1) if " ".join(words[place : place + size]) in by_spelling
        )
        size = next(sizes, 0)
        if size:
            yield by_spelling[" ".join(words[place : place + size])].code
        place += size or 1
