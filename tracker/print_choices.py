"""What a person chose to print, kept for the next time: the sheet, paper, languages, size and what goes in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from tracker.domain.phrases import LANGUAGES, Language
from tracker.printing.layout import Paper
from tracker.printing.sheet import DEFAULT, leavable
from tracker.printing.wanted import USUAL, Kind, Order, Wanted
from tracker.storage.store import Store

_KEPT = "print_choices"


@dataclass(frozen=True)
class PrintChoices:
    """What is chosen; ``left_out`` holds the parts left out of each kind of sheet, which others keep."""

    kind: Kind = USUAL
    paper: Paper = DEFAULT.paper
    language: Language = DEFAULT.language
    second: Language | None = None
    large: bool = False
    order: Order = DEFAULT.order
    left_out: Mapping[Kind, frozenset[str]] = field(default_factory=dict)

    @property
    def wanted(self) -> Wanted:
        """What is asked of the printer; a card has one size of letters, whatever is chosen for sheets."""
        large = self.large and self.kind is not Kind.CARD
        return Wanted(self.kind, self.paper, self.language, self.second, large, self.leave_out, self.order)

    @property
    def leave_out(self) -> frozenset[str]:
        """The parts left out of the sheet in the order that is chosen."""
        return self.left_out.get(self.kind, frozenset()) & _names(self.kind, self.order)

    def leaving_out(self, names: frozenset[str]) -> "PrintChoices":
        """The same without these parts of the sheet that is chosen; what only another order has stays left out."""
        kept = {kind: gone for kind, gone in self.left_out.items() if kind is not self.kind}
        names |= self.left_out.get(self.kind, frozenset()) - _names(self.kind, self.order)
        return replace(self, left_out=kept | ({self.kind: names} if names else {}))

    def to_dict(self) -> dict[str, Any]:
        """As JSON keeps it."""
        left_out = {kind.value: sorted(names) for kind, names in self.left_out.items()}
        plain = {"kind": self.kind.value, "paper": self.paper, "language": self.language}
        return plain | {"second": self.second, "large": self.large, "order": self.order, "left_out": left_out}

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "PrintChoices":
        """What was kept; of another version's choices only what there is here."""
        gone = kept.get("left_out")
        return cls(
            kind=_one_of(kept.get("kind"), [*Kind], cls.kind),
            paper=_one_of(kept.get("paper"), get_args(Paper), cls.paper),
            language=_one_of(kept.get("language"), LANGUAGES, cls.language),
            second=_one_of(kept.get("second"), LANGUAGES, None),
            large=kept.get("large") is True,
            order=_one_of(kept.get("order"), get_args(Order), cls.order),
            left_out=_left_out(gone) if isinstance(gone, dict) else {},
        )


def _one_of(value: Any, known: Any, default: Any) -> Any:
    return next((one for one in known if one == value), default)


def _left_out(kept: Mapping[str, Any]) -> dict[Kind, frozenset[str]]:
    found = {kind: kept[kind.value] for kind in Kind if isinstance(kept.get(kind.value), list)}
    return {
        kind: frozenset(name for order in get_args(Order) for name in _names(kind, order) if name in gone)
        for kind, gone in found.items()
    }


def _names(kind: Kind, order: Order) -> frozenset[str]:
    return frozenset(leavable(kind, order))


def chosen(store: Store) -> PrintChoices:
    """What was chosen last, or the usual."""
    kept = store.setting(_KEPT)
    return PrintChoices.from_dict(kept) if isinstance(kept, dict) else PrintChoices()


def keep_chosen(store: Store, now: PrintChoices) -> None:
    """Keep what is chosen for the next time; nothing is written when it is what was kept."""
    data = now.to_dict()
    if store.setting(_KEPT) != data:
        store.put_setting(_KEPT, data)
