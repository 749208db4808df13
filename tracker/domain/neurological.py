"""Signs that clinics ask about: the answers that stand, by sign; a sign without one is not recorded."""

from dataclasses import dataclass

from tracker.domain import vocabulary
from tracker.domain.history import History
from tracker.domain.levels import Side
from tracker.domain.records import NeurologicalItem


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of the vocabulary with the answers that stand, the newest first; none: not recorded."""

    code: str
    answers: tuple[NeurologicalItem, ...]


def signs(history: History) -> tuple[Sign, ...]:
    """Every sign clinics ask about in the order of the vocabulary; "something else" only where it was answered."""
    found = {code: _standing(history, code) for code in vocabulary.plain_terms("neurological")}
    return tuple(Sign(code, answers) for code, answers in found.items() if answers or code != "other")


def _standing(history: History, code: str) -> tuple[NeurologicalItem, ...]:
    """The newest answer of each side. One without a side, or of both, stands for everything answered before.

    Something else is a sign by its words. An answer without a date is older than any with one.
    """
    own = [item for item in history.neurological if item.kind == code]
    dated = [item for item in own if item.date]
    standing: dict[tuple[Side | None, str], NeurologicalItem] = {}
    for item in [*(item for item in own if not item.date), *dated]:
        about = (item.called or "") if code == "other" else ""
        if item.side in (None, Side.BOTH):
            standing = {key: kept for key, kept in standing.items() if key[1] != about}
        standing.pop((item.side, about), None)
        standing[item.side, about] = item
    return tuple(reversed(standing.values()))
