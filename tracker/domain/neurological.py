"""Signs that clinics ask about: the answers that stand, by sign, with what was answered otherwise before.

A sign without an answer is not recorded.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain import vocabulary
from tracker.domain.history import History
from tracker.domain.levels import Side
from tracker.domain.records import NeurologicalItem


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer that stands, and those before it that said something else than the one that followed, newest first.

    Of answers in a row that say the same the newest is kept: until then it was answered so.
    """

    item: NeurologicalItem
    earlier: tuple[NeurologicalItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of the vocabulary with the answers that stand, the newest first; none: not recorded."""

    code: str
    standing: tuple[Standing, ...]

    @property
    def answers(self) -> tuple[NeurologicalItem, ...]:
        """The answers that stand, without those before them."""
        return tuple(one.item for one in self.standing)


def signs(history: History) -> tuple[Sign, ...]:
    """Every sign clinics ask about in the order of the vocabulary; "something else" only where it was answered."""
    found = {code: _standing(history, code) for code in vocabulary.plain_terms("neurological")}
    return tuple(Sign(code, standing) for code, standing in found.items() if standing or code != "other")


def _standing(history: History, code: str) -> tuple[Standing, ...]:
    """The newest answer of each side. One without a side, or of both, stands for everything answered before.

    Something else is a sign by its words. An answer without a date is older than any with one.
    """
    own = [item for item in history.neurological if item.kind == code]
    in_order = enumerate([*(item for item in own if not item.date), *(item for item in own if item.date)])
    standing: dict[tuple[Side | None, str], list[tuple[int, NeurologicalItem]]] = {}
    for place, item in in_order:
        about = (item.called or "") if code == "other" else ""
        whole = item.side in (None, Side.BOTH)
        replaced = [key for key in standing if key[1] == about and (whole or key[0] == item.side)]
        before = [one for key in replaced for one in standing.pop(key)]
        standing[item.side, about] = [*before, (place, item)]
    return tuple(map(_with_earlier, reversed(standing.values())))


def _with_earlier(answers: list[tuple[int, NeurologicalItem]]) -> Standing:
    newest, *before = (item for _, item in sorted(answers, key=lambda one: one[0], reverse=True))
    return Standing(newest, tuple(_changed(newest, before)))


def _changed(newest: NeurologicalItem, before: list[NeurologicalItem]) -> Iterator[NeurologicalItem]:
    """The earlier answers, newest first, without those that say what the next one said."""
    later = newest
    for item in before:
        if item.answer is not None and (item.answer, item.side) != (later.answer, later.side):
            yield item
            later = item
