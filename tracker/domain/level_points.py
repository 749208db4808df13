"""Points of level notation: each place that is named, and what joins it to the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from tracker.domain.level_tokens import TOKEN, Wrong, following, no_such_vertebra, numbers, on_axis
from tracker.domain.levels import Axis, LevelError, Side, Vertebra

Kind = Literal["vertebra", "pelvis", "sacrum", "sij", "si", "region"]

_S1 = Vertebra("S1")


@dataclass(frozen=True, slots=True)
class Point:
    """One named place. ``joiner`` is what stands before it: "", "space", "list" or the range word.

    ``vertebra`` is the end that a range takes: S1 for sacrum and pelvis. ``text`` is the side of a joint or
    the names of regions with "|" between.
    """

    kind: Kind
    joiner: str
    vertebra: Vertebra = _S1
    text: str = ""


def points_in(plain: str, axis: Axis, written: str, side: Side | None) -> tuple[list[Point], list[str]]:
    """The points of a normalised text and notices about odd ones; raises LevelError for anything unread.

    ``written`` is the text as typed, for the errors. "SI" beside a vertebra is S1 mistyped. Alone it stays
    open (kind "si"), or is the joint if a side was given.
    """
    scan = _Scan(plain, axis, written)
    for match in _tokens(plain, written):
        scan.take(match)
    if not scan.points or scan.joiner not in ("", "space"):
        raise LevelError(f"“{written}” is not complete. Write a level such as L4-L5, C5-C7 or SIJ.")
    vertebrae = [point for point in scan.points if point.kind == "vertebra"]
    kind: Kind = "vertebra" if vertebrae else "si" if side is None else "sij"
    if kind == "vertebra" and any(point.kind == "si" for point in scan.points):
        scan.notices.append("SI is read as S1.")
    return [replace(one, kind=kind) if one.kind == "si" else one for one in scan.points], scan.notices


def _tokens(plain: str, written: str) -> Iterator[re.Match[str]]:
    place = 0
    while place < len(plain):
        match = TOKEN.match(plain, place)
        if not match:
            raise _unread(plain, place, written)
        yield match
        place = match.end()


def _unread(plain: str, place: int, written: str) -> LevelError:
    if re.search(r"\b(?:LEFT|RIGHT|LT|RT|R|BILATERAL)\b", plain):
        return LevelError("A side stands in the middle. Write the levels of each side separately.")
    word = plain[place:].split(" ")[0][:30]
    found = re.search(re.escape(word), written, re.IGNORECASE)
    return LevelError(
        f"“{found[0] if found else word}” is not a level. Write levels such as L4-L5, C5-C7 or SIJ."
    )


_BONES = {
    "OCCIPUT": "C0", "SKULL": "C0", "OCC": "C0", "OC": "C0", "O": "C0", "ATLAS": "C1",
    "AXIS": "C2", "DENS": "C2", "ODONTOID": "C2", "COCCYX": "CO", "TAILBONE": "CO", "CO": "CO",
}  # fmt: skip
_REGIONS = {
    "NECK": "cervical", "C-SPINE": "cervical", "UPPER BACK": "thoracic", "DORSAL": "thoracic",
    "MIDBACK": "thoracic", "MID BACK": "thoracic", "MID-BACK": "thoracic", "T-SPINE": "thoracic",
    "LOW BACK": "lumbar", "LOWER BACK": "lumbar", "L-SPINE": "lumbar", "ENTIRE SPINE": "whole spine",
    "CERVICOTHORACIC": "cervical|thoracic", "THORACOLUMBAR": "thoracic|lumbar",
    "LUMBOSACRAL": "lumbar|sacral",
}  # fmt: skip


@dataclass(slots=True)
class _Scan:
    """Turns tokens into points, one after the other; bare numbers take the letter of the point before."""

    plain: str
    axis: Axis
    written: str
    points: list[Point] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    joiner: str = ""

    def take(self, match: re.Match[str]) -> None:
        """Add what one token says."""
        kind, text = match.lastgroup or "", match[0]
        if kind in ("space", "range", "list"):
            self.join(kind, text)
        elif match["vertebra"]:
            letter = {"TH": "T", "D": "T"}.get(match["letter"], match["letter"])
            self.add_numbers(letter, match["digits"], match)
        elif kind == "number":
            self.add_bare(match)
        elif kind == "bone":
            self.add_bone(text, match.end())
        elif match["sij"]:
            self.add("sij", text=match["sij_side"] or "")
        elif kind == "region":
            self.add("region", text=_REGIONS.get(text.replace("O-", "O"), text.lower()))
        else:
            self.add("si" if kind == "si" else "pelvis")

    def join(self, kind: str, text: str) -> None:
        """Keep the strongest joiner: a list word beats a range word, which beats a space."""
        if kind == "space":
            self.joiner = self.joiner or "space"
        elif kind == "list":
            self.joiner = "list"
        elif self.joiner != "list":
            self.joiner = "-" if "-" in text else "/" if text == "/" else "to"

    def add(self, kind: Kind, vertebra: Vertebra = _S1, text: str = "") -> None:
        """Add a point with the joiner before it; the first point has none."""
        if not self.points and self.joiner not in ("", "space"):
            raise LevelError(f"“{self.written}” begins with a joining word. Write a level such as L4-L5.")
        self.points.append(Point(kind, self.joiner if self.points else "", vertebra, text))
        self.joiner = ""

    def add_bone(self, text: str, end: int) -> None:
        """Named bones; "CO" is the coccyx, but the occiput when a range starts with it ("CO-C2")."""
        if text == "SACRUM":
            self.add("sacrum")
        elif text == "CO" and re.match(r" ?(?:-|/|TO\b)", self.plain[end : end + 4]):
            self.notices.append("CO is read as C0, the occiput.")
            self.add("vertebra", Vertebra("C0"))
        else:
            self.add("vertebra", Vertebra(_BONES[text]))

    def add_bare(self, match: re.Match[str]) -> None:
        """A number without a letter goes on from the point before: "L4-5", or across: "L5-1"."""
        last = next((point.vertebra for point in reversed(self.points) if point.kind == "vertebra"), None)
        if last is None:
            raise LevelError(
                f"“{match[0]}” has no letter. Write C for neck, T for upper back or L for low back before it."
            )
        below = following(last.name, self.axis)
        if match[0] == "1" and below.endswith("1") and below[0] != last.name[0]:
            self.notices.append(f"{last}-1 is read as {last}-{below}.")
            self.add("vertebra", Vertebra(below))
            return
        self.add_numbers(last.letter[0], match[0], match)

    def add_numbers(self, letter: str, digits: str, match: re.Match[str]) -> None:
        """A vertebra, or run-together ones ("L45") as a range with a notice."""
        names = numbers(letter, digits, self.axis)
        if not names:
            raise no_such_vertebra(Wrong(letter, digits, self.likely(letter, digits, match)), self.axis)
        for place, name in enumerate(names):
            if place:
                self.joiner = "-"
            self.add("vertebra", on_axis(name, self.axis))
        if len(names) > 1:
            self.notices.append(f"{letter}{digits} is read as {names[0]}-{names[-1]}.")

    def likely(self, letter: str, digits: str, match: re.Match[str]) -> str | None:
        """What a wrong number may have meant: S1 at the lower end of a range, C7-T1 for the root C8."""
        if letter == "S" and self.points and self.points[-1].vertebra.letter != "S":
            return f"{self.plain[: match.start()]}S1{self.plain[match.end() :]}"
        return "C7-T1" if letter + digits == "C8" and match[0] == self.plain else None
