"""Room for labels: how wide a text is, roughly, and rows in which nothing overlaps. All lengths in px."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_NARROW = set("ijlftrI.,:;'|!()[]- ·“”")
_LEAST = 0.36
_WIDE = set("mwMW@%×…")


@lru_cache(maxsize=4096)
def text_width(text: str, size: float = 16) -> float:
    """A generous estimate of the width of a text in an ordinary sans-serif face."""
    return size * sum(map(_character, text))


def _character(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if character in _NARROW:
        return _LEAST
    if character in _WIDE or character.isupper():
        return 0.72 if character not in _WIDE else 0.9
    return 0.56


@lru_cache(maxsize=4096)
def cut(text: str, room: float, size: float = 16) -> str:
    """The text, shortened with an ellipsis to fit the room; empty when not even three letters fit."""
    text = " ".join(text.split())
    if text_width(text, size) <= room:
        return text
    text = text[
        : max(0, int(room / (size * _LEAST)) + 1)
    ]  # no more letters can fit, so a long text is not walked
    while text and text_width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip(" ,;:") + "…" if len(text) > 2 else ""


def apart(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """The places, which stand in order, moved aside where they are not ``gap`` apart, and between two bounds.

    Where there is no room for that they stand as far apart as there is room.
    """
    gap = min(gap, (high - low) / max(len(places) - 1, 1))
    moved: list[float] = []
    for place in places:
        moved.append(max(place, low, moved[-1] + gap if moved else low))
    for number in reversed(range(len(moved))):
        after = moved[number + 1] - gap if number + 1 < len(moved) else high
        moved[number] = min(moved[number], after)
    return moved


class Rows:
    """Rows of stretches that do not overlap. ``most`` limits their number; ``gap`` stays free between two."""

    def __init__(self, most: int = 1000, gap: float = 8) -> None:
        self.most = most
        self.gap = gap
        self.taken: list[list[tuple[float, float]]] = []

    def place(self, left: float, right: float, pointer: float | None = None) -> int | None:
        """Take the first row in which the stretch is free and return its number; None when there is none.

        ``pointer`` is where a line comes down to it: the line crosses no stretch in the rows above, and later
        stretches do not cross the line.
        """
        for number in range(min(len(self.taken) + 1, self.most)):
            if number == len(self.taken):
                self.taken.append([])
            if self._free(number, left, right):
                self.taken[number].append((left, right))
                if pointer is not None:
                    for above in self.taken[:number]:
                        above.append((pointer, pointer))
                return number
            if pointer is not None and not self._free(number, pointer, pointer):
                return None
        return None

    def _free(self, number: int, left: float, right: float) -> bool:
        return all(right + self.gap <= a or b + self.gap <= left for a, b in self.taken[number])

    def __len__(self) -> int:
        return len(self.taken)
