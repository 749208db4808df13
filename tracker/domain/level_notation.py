"""Read level notation as people write it ("L4-5-S1", "C5/6 and C6/7", "T10 to pelvis").

The grammar, after the side is taken off::

    levels = group, {list word, group}          "C4-5 & C6-7": a set, nothing is filled in between
    group  = chunk, {space, chunk}              "L3 L4 L5": single vertebrae; "L4L5 L5S1": two pairs
    chunk  = point, {[range word], point}       "L4-5-S1", "L4/L5", "L5S1": everything from end to end
    point  = letter, digits | digits | bone | pelvis | SI joint | region
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from tracker.domain.level_points import Point, points_in
from tracker.domain.level_span import LEVEL_SPAN
from tracker.domain.level_tokens import LONGEST, junctions_written_out, normalised, split_side
from tracker.domain.levels import (
    Axis,
    LevelError,
    Pelvis,
    Region,
    SacroiliacJoint,
    Segment,
    Side,
    Site,
    Vertebra,
    short_form,
)

__all__ = ["LEVEL_SPAN", "LevelReading", "SiteKind", "read_levels"]

SiteKind = Literal["vertebra", "segment", "si_joint", "region", "device"]


@dataclass(frozen=True, slots=True)
class LevelReading:
    """What a level notation says. All tuples run from head to tail.

    ``vertebrae`` are all that are named or spanned, ``segments`` those that a range or pair implies,
    ``listed`` the vertebrae named one by one, ``between`` the segments from those to their named
    neighbours. ``ranged`` tells that some range or pair notation was used. ``notices`` say in sentences how
    something odd was read. When a lone vertebra may stand for a segment, ``question`` asks which, and
    ``choices`` are the segments it can mean.
    """

    text: str
    vertebrae: tuple[Vertebra, ...]
    segments: tuple[Segment, ...]
    ranged: bool
    pelvis: bool
    sacroiliac: tuple[SacroiliacJoint, ...]
    regions: tuple[Region, ...]
    side: Side | None
    notices: tuple[str, ...]
    question: str | None
    choices: tuple[Site, ...]
    listed: tuple[Vertebra, ...]
    between: tuple[Segment, ...]

    def sites(self, kind: SiteKind) -> tuple[Site, ...]:
        """The sites for a procedure of that preferred site kind, from head to tail, then joints and pelvis.

        For "segment", neighbouring vertebrae of a list mean the segment between them. For all other kinds a
        list stays vertebrae and a range stays segments, as written. A vertebra that is alone stays alone.
        """
        found: set[Site] = {*self.segments, *self.sacroiliac, *self.regions}
        if self.pelvis:
            found.add(Pelvis())
        if kind == "segment":
            found.update(self.between)
            met = _ends({*self.segments, *self.between})
            found.update(vertebra for vertebra in self.listed if vertebra not in met)
        else:
            found.update(self.listed)
        return tuple(sorted(found, key=Axis.standard.sort_key))


def _ends(segments: Iterable[Segment]) -> set[Vertebra]:
    return {end for segment in segments for end in (segment.upper, segment.lower)}


def read_levels(text: str, axis: Axis = Axis.standard) -> LevelReading:
    """Read a text that is level notation and nothing else, on the patient's own axis.

    Raises LevelError, a sentence with the remedy and sometimes a ``suggestion``, for anything else and for
    vertebrae that do not exist. Takes time in proportion to the text, of at most 300 characters.
    """
    if len(text) > LONGEST:
        raise LevelError(
            f"{len(text)} characters are too long for levels. Write the levels alone, such as L4-S1."
        )
    plain, side = split_side(normalised(text))
    if not plain:
        raise LevelError("No level is written here. Write one such as L4-L5, C5-C7 or SIJ.")
    points, notices = points_in(junctions_written_out(plain, axis), axis, text.strip(), side)
    builder = _Builder(axis, side, notices)
    for group in _split(points, "list"):
        builder.add_group(group)
    return builder.reading(text.strip())


def _split(points: Sequence[Point], joiner: str) -> list[list[Point]]:
    """Cut a row of points at every joiner of that kind."""
    parts: list[list[Point]] = []
    for point in points:
        if not parts or point.joiner == joiner:
            parts.append([])
        parts[-1].append(point)
    return parts


def _joined_neighbours(chunks: list[list[Point]], axis: Axis, notices: list[str]) -> list[list[Point]]:
    """Join chunks that only a space parts: "l4 l5", "T10 pelvis" are pairs, "S1 L5-L3" is a range."""
    if all(len(chunk) == 1 for chunk in chunks):
        return _joined_pair(chunks, axis, notices) if len(chunks) == 2 else chunks
    joined = chunks[:1]
    for chunk in chunks[1:]:
        before = joined[-1]
        if (
            1 in (len(before), len(chunk))
            and len(before) != len(chunk)
            and _touch(before[-1], chunk[0], axis)
        ):
            joined[-1] = [*before, replace(chunk[0], joiner="-"), *chunk[1:]]
            ends = sorted((point.vertebra for point in joined[-1]), key=lambda one: one.order)
            notices.append(f"The levels with a space between are read as one range, {ends[0]}-{ends[-1]}.")
        else:
            joined.append(chunk)
    return joined


def _joined_pair(chunks: list[list[Point]], axis: Axis, notices: list[str]) -> list[list[Point]]:
    (first,), (second,) = chunks
    anchored = first.kind == "vertebra" and second.kind in ("pelvis", "sacrum")
    if anchored or _touch(first, second, axis):
        return [[first, replace(second, joiner="-")]]
    if first.kind == second.kind == "vertebra" and first.vertebra != second.vertebra:
        one, two = first.vertebra, second.vertebra
        notices.append(f"{one} {two} is read as two vertebrae; write {one}-{two} for everything between.")
    return chunks


def _touch(one: Point, two: Point, axis: Axis) -> bool:
    """Whether two vertebrae are next to each other on the axis."""
    if one.kind != "vertebra" or two.kind != "vertebra":
        return False
    return len(axis.range(one.vertebra, two.vertebra)) == 2


@dataclass(slots=True)
class _Builder:
    """Collects what the groups of one notation say."""

    axis: Axis
    side: Side | None
    notices: list[str]
    vertebrae: set[Vertebra] = field(default_factory=set)
    listed: set[Vertebra] = field(default_factory=set)
    segments: set[Segment] = field(default_factory=set)
    others: set[SacroiliacJoint | Region] = field(default_factory=set)
    ranged: bool = False
    pelvis: bool = False
    maybe_joint: bool = False

    def add_group(self, group: list[Point]) -> None:
        """Group = chunk, {space, chunk}: a row of lone vertebrae is a list, but two neighbours are a pair."""
        chunks = _joined_neighbours(_split(group, "space"), self.axis, self.notices)
        for chunk in chunks:
            self.add_chunk(chunk)

    def add_chunk(self, chunk: list[Point]) -> None:
        """Chunk = point, {[range word], point}; mixed range words may separate pairs ("L4-5/L5-S1")."""
        for separator in sorted({point.joiner for point in chunk[1:]}):
            pairs = _split(chunk, separator)
            if len(pairs) > 1 and all(len(pair) > 1 for pair in pairs):
                for pair in pairs:
                    self.add_range(pair)
                return
        if len(chunk) > 1:
            self.add_range(chunk)
        else:
            self.add_alone(chunk[0])

    def add_alone(self, point: Point) -> None:
        """A point with no partner: a listed vertebra, a joint, a region or the pelvis."""
        if point.kind == "vertebra":
            self.listed.add(point.vertebra)
        elif point.kind == "pelvis":
            self.pelvis = True
        elif point.kind == "sacrum":
            self.others.add(Region("sacral"))
        elif point.kind == "region":
            self.others.update(Region(name) for name in point.text.split("|"))
        else:
            self.maybe_joint |= point.kind == "si"
            self.others.update(_joints(point, self.side))

    def add_range(self, points: list[Point]) -> None:
        """Everything from the first to the last point; sacrum and pelvis as an end mean down to S1."""
        if any(point.kind in ("sij", "si", "region") for point in points):
            if any(point.kind in ("vertebra", "pelvis") for point in points):
                raise LevelError(
                    "A range runs between vertebrae. Write joints and regions after a comma: L5-S1, SIJ."
                )
            for point in points:
                self.add_alone(point)
            return
        self.pelvis |= any(point.kind == "pelvis" for point in points)
        ends = [point.vertebra for point in points]
        top, bottom = min(ends, key=lambda one: one.order), max(ends, key=lambda one: one.order)
        if top == bottom:
            if any(point.kind == "vertebra" for point in points):
                self.listed.add(top)
            return
        self.ranged = True
        if ends[0].order > ends[-1].order:
            self.notices.append(f"{ends[0]} to {ends[-1]} runs upwards; read as {top}-{bottom}.")
        self._span(top, bottom)

    def _span(self, top: Vertebra, bottom: Vertebra) -> None:
        self.vertebrae.update(self.axis.range(top, bottom))
        segments = self.axis.segments_between(top, bottom)
        self.segments.update(segments)
        if segments and bottom.order > segments[-1].lower.order:
            last = segments[-1].lower
            self.notices.append(
                f"{bottom} lies below the last disc; {top}-{bottom} is read as far as {last}."
            )
        if not segments:
            self.notices.append(f"{top}-{bottom} has no segment that moves; read as single vertebrae.")
            self.listed.update(self.axis.range(top, bottom))

    def reading(self, text: str) -> LevelReading:
        """The finished reading, with a question when a lone vertebra can mean a segment."""
        key = self.axis.sort_key
        lone = self.listed - _ends(self.segments)
        between = [one for one in self.axis.segments if self._spans_gap(one, lone)]
        found = LevelReading(
            text=text,
            vertebrae=tuple(sorted(self.vertebrae | self.listed, key=key)),
            segments=tuple(sorted(self.segments, key=key)),
            ranged=self.ranged,
            pelvis=self.pelvis,
            sacroiliac=tuple(one for one in sorted(self.others, key=key) if isinstance(one, SacroiliacJoint)),
            regions=tuple(one for one in sorted(self.others, key=key) if isinstance(one, Region)),
            side=self.side,
            notices=tuple(self.notices),
            question=None,
            choices=(),
            listed=tuple(sorted(self.listed, key=key)),
            between=tuple(between),
        )
        question, choices = self._question(found)
        return replace(found, question=question, choices=choices)

    def _spans_gap(self, segment: Segment, lone: set[Vertebra]) -> bool:
        ends = _ends([segment])
        return bool(ends & lone) and ends <= self.vertebrae | self.listed

    def _question(self, found: LevelReading) -> tuple[str | None, tuple[Site, ...]]:
        if self.maybe_joint:
            return "Is “SI” the sacroiliac joint or the vertebra S1?", (SacroiliacJoint(), Vertebra("S1"))
        lone = [site for site in found.sites("segment") if isinstance(site, Vertebra)]
        if found.ranged and all(vertebra.region == "sacral" for vertebra in lone):
            return None, ()
        choices = tuple(one for one in self.axis.segments if one.upper in lone or one.lower in lone)
        if found.pelvis or not choices:
            return None, ()
        verb = "Does" if len(lone) == 1 else "Do"
        return f"{verb} {short_form(lone, self.axis)} mean {_either(choices)}?", choices


def _either(choices: Sequence[Segment]) -> str:
    names = [str(one) for one in choices]
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _joints(point: Point, side: Side | None) -> tuple[SacroiliacJoint, ...]:
    own = {"L": Side.LEFT, "R": Side.RIGHT}.get(point.text, side)
    if own is Side.BOTH:
        return SacroiliacJoint(Side.LEFT), SacroiliacJoint(Side.RIGHT)
    return (SacroiliacJoint(own if own is not Side.MIDLINE else None),)
