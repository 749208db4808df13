"""Read one line about hardware that was put in: "6 pedicle screws L4-S1, 2 rods, PEEK cage L5-S1".

::

    line   = part, {("," | ";" | "/" | "and" | "with"), part}
    part   = [number] [side] [size] [material] device [levels]      in any order
           | levels                    those of the devices beside it that name none
           | [number] levels           more of the device before, at other levels

What sits on vertebrae stands on each vertebra of a range, what sits in the disc space in each segment. A number or a
side that is not written is not recorded. Levels that a part does not name are those of its neighbour, and a notice
says so. A part that tells of something else than putting in ("rods removed", "no cage") is left unread.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tracker.domain import vocabulary
from tracker.domain.device_places import number_at, sites_on, sits_on
from tracker.domain.levels import Axis, Pelvis, SacroiliacJoint, Side
from tracker.domain.site_set import Sites
from tracker.text.items import Item
from tracker.text.lexer import plain_lines
from tracker.text.put_in_parts import Part, parts_of, side_of
from tracker.text.terms import fillers, key

LONGEST = 2_000
"""Characters that are read; a line about hardware is never longer."""


@dataclass(frozen=True, slots=True)
class PutIn:
    """A device as the line tells it; ``words`` are its own, ``notices`` say what to look at before saving."""

    kind: str
    sites: Sites = field(default_factory=Sites)
    quantity: int | None = None
    called: str | None = None
    size: str | None = None
    material: str | None = None
    note: str | None = None
    words: str = ""
    notices: tuple[str, ...] = ()

    @property
    def data(self) -> dict[str, Any]:
        """The values for ``gate.build(Device, ...)``."""
        names = ("kind", "sites", "quantity", "called", "size", "material", "note")
        values = {name: getattr(self, name) for name in names} | {"as_written": self.words}
        return {name: value for name, value in values.items() if value not in (None, "", ())}


def one_by_one(told: PutIn) -> tuple[PutIn, ...]:
    """The same with one entry for each place; a number stands beside a place only where no other is possible."""
    if len(told.sites) < 2:
        return (told,)
    parts = []
    for use in told.sites:
        low, high = number_at(told.kind, told.quantity, told.sites, Sites((use,)))
        parts.append(
            replace(told, sites=Sites((use,)), quantity=low if told.quantity and low == high else None)
        )
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class PutInReading:
    """The devices of a line in its order, and the stretches of it that could not be placed."""

    devices: tuple[PutIn, ...] = ()
    unread: tuple[str, ...] = ()


def read_put_in(text: str, axis: Axis = Axis.standard) -> PutInReading:
    """Read what was put in, on the patient's own axis; takes time in proportion to the text."""
    parts = [part for line in plain_lines(text[:LONGEST]) for part in parts_of(line, axis)]
    reader = _Reader(axis)
    for part in parts:
        reader.take(part)
    rest = (text[LONGEST:],) if len(text) > LONGEST else ()
    return PutInReading(reader.finished(), (*reader.unread, *rest))


@dataclass(slots=True)
class _Reader:
    """Takes part after part; levels that a part does not name are settled at the end."""

    axis: Axis
    found: list[tuple[PutIn, list[Item], Side | None]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    heading: Part | None = None
    """Levels at the head of the line, for the devices behind them."""
    side_ahead: Side | None = None

    def take(self, part: Part) -> None:
        """Read one part."""
        device = part.device
        nameless = device is None and not all(_is_understood(item, part) for item in part.items)
        if part.something_else or nameless or (device is None and not part.levels):
            self._leave(part.text)
        elif device is not None:
            code = device.codes("hardware")[0]
            side = next(
                (s for item in part.items if item.start < device.start and (s := side_of(item))), None
            )
            self.side_ahead = side
            self._add(part, PutIn(code, called=_called(device, code)), side)
        elif not self.found:
            self.heading = part
        elif not self.found[-1][1] and not part.numbers():
            before, _, side = self.found[-1]
            self.found[-1] = replace(before, words=f"{before.words}, {part.text}"), part.levels, side
        else:
            before = self.found[-1][0]
            self._add(part, replace(before, quantity=None, notices=()), self.side_ahead)

    def _add(self, part: Part, made: PutIn, side: Side | None) -> None:
        own = next((s for item in part.items if (s := side_of(item))), None) or side
        numbers = part.numbers()
        quantity, notices = self._quantity(numbers)
        if part.marked("each_side"):
            own, quantity = own or Side.BOTH, quantity and 2 * quantity
        if part.marked("each") and quantity is not None:
            places = len(self._sites(made.kind, part.levels, None))
            quantity = quantity * places if places else None
            notices += () if places else ("The number is for each level, and no level stands beside it.",)
        if quantity is not None and not 1 <= quantity <= 99:
            quantity, notices = None, (*notices, "The number is out of range; type it, or leave it empty.")
        made = replace(
            made,
            quantity=quantity,
            size=part.marked("size") or made.size,
            material=part.marked("material") or made.material,
            words=part.text,
            notices=notices,
        )
        if _lies_elsewhere(made.kind) and not part.levels:
            where = [item.text for item in part.items if side_of(item) or not _is_understood(item, part)]
            made = replace(made, note=" ".join(where) or None)
        else:
            self._leave_words(part)
        self.found.append((made, part.levels, own))

    def _quantity(self, numbers: Sequence[tuple[Item | None, int]]) -> tuple[int | None, tuple[str, ...]]:
        if len(numbers) > 1:
            said = " and ".join(str(number) for _, number in numbers)
            return None, (f"{said} stand here; type how many there are, or leave it empty.",)
        return (numbers[0][1], ()) if numbers else (None, ())

    def _leave(self, text: str) -> None:
        if text:
            self.unread.append(text)

    def _leave_words(self, part: Part) -> None:
        """What no part of a device was: words that mean something else."""
        self._leave(" ".join(item.text for item in part.items if not _is_understood(item, part)))

    def _sites(self, kind: str, levels: Iterable[Item], side: Side | None) -> Sites:
        readings = [item.levels for item in levels if item.levels is not None]
        sites = [(site, one.side or side) for one in readings for site in sites_on(one, sits_on(kind))]
        return Sites.joined(use for site, own in sites for use in Sites.of(site, side=own))

    def finished(self) -> tuple[PutIn, ...]:
        """The devices with their places."""
        if self.heading is not None and not self.found:
            self._leave(self.heading.text)
        return tuple(self._placed(place) for place in range(len(self.found)))

    def _placed(self, place: int) -> PutIn:
        made, levels, side = self.found[place]
        notices = made.notices
        if not levels and _may_share(made.kind):
            levels, words = self._neighbour(place)
            notices += (f"No level stands beside it; taken from “{words}”.",) if levels else ()
        sites = _on_side(self._sites(made.kind, levels, side), side)
        asked = [one.levels for one in levels if one.levels is not None]
        if _needs_segment(made.kind) and not sites.segments:
            notices += tuple(one.question for one in asked if one.question)
        notices += tuple(notice for one in asked for notice in one.notices)
        if not sites and vocabulary.hardware()[made.kind].site_kind == "pelvis":
            sites = Sites.of(Pelvis(), side=side)
        if side is not None and not sites and not made.note:
            notices += (f"The side ({side.value}) is kept once a level is recorded.",)
        return replace(made, sites=sites, notices=notices)

    def _neighbour(self, place: int) -> tuple[list[Item], str]:
        """The levels of the nearest device before that names some, else of the head, else of the next one."""
        for made, levels, _ in reversed(self.found[:place]):
            if levels and _may_share(made.kind):
                return levels, made.words
        if self.heading is not None:
            return self.heading.levels, self.heading.text
        for made, levels, _ in self.found[place + 1 :]:
            if levels and _may_share(made.kind):
                return levels, made.words
        return [], ""


def _on_side(sites: Sites, side: Side | None) -> Sites:
    """Joints carry their side themselves: "right SI joint" is that joint."""
    if side not in (Side.LEFT, Side.RIGHT, Side.BOTH):
        return sites
    sides = (Side.LEFT, Side.RIGHT) if side is Side.BOTH else (side,)
    made = []
    for use in sites:
        if isinstance(use.site, SacroiliacJoint) and use.site.side is None:
            made += [replace(use, site=SacroiliacJoint(one), side=None) for one in sides]
        else:
            made.append(use)
    return Sites.joined(made)


def _is_understood(item: Item, part: Part) -> bool:
    if item.kind == "levels" or item.codes("hardware") or side_of(item) is not None:
        return True
    if item in [counted for counted, _ in part.numbers()]:
        return True
    return item.kind == "mark" or key(item.text) in fillers() or item.text.lower() in ("x", "at")


def _lies_elsewhere(kind: str) -> bool:
    """A battery or a pump lies in a buttock or a flank: the words for it are kept as a note."""
    return vocabulary.hardware()[kind].site_kind == "device"


def _may_share(kind: str) -> bool:
    return vocabulary.hardware()[kind].site_kind in ("vertebra", "segment", "range")


def _needs_segment(kind: str) -> bool:
    return vocabulary.hardware()[kind].site_kind == "segment"


def _called(device: Item, code: str) -> str | None:
    """The person's own word where it says more than the name of the kind, such as a brand."""
    known = {key(word) for word in re.findall(r"\w+", vocabulary.hardware()[code].name)}
    words = re.findall(r"\w+", device.text)
    return None if {key(word) for word in words} <= known else device.text
