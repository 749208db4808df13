"""What a signature tells, whatever its style: dates, the person, what is in and what is out, and how long it may be."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self, get_args, get_type_hints

from tracker.errors import ValueProblem
from tracker.text.style import SignatureStyle
from tracker.text.telling import telling, tells_age, tells_name

MOST = 100_000
"""The largest limit of characters or lines that can be set."""

_ALLOWED = {
    "finest": ("day", "month", "year"),
    "date_order": ("", "mdy", "dmy", "iso"),
    "wording": ("", "short", "full"),
}


@dataclass(frozen=True)
class Choices:
    """What is told. Surgeons and hospitals are out unless they are asked for.

    ``finest`` is the finest precision of dates. ``date_order`` is that of ``DateOrder``, "" for the style's own;
    ``wording`` is "short" (PLIF), "full" (Posterior lumbar interbody fusion) or "" for the person's own words.
    ``regions`` names the low back or the neck in place of levels. ``characters`` and ``lines`` are limits, None for
    none; ``count_markup`` tells whether mark-up counts, as it does on most forums.
    """

    finest: str = "year"
    name: bool = False
    age: bool = False
    newest_first: bool = False
    date_order: str = ""
    wording: str = ""
    regions: bool = False
    conditions: bool = True
    injections: bool = True
    hardware: bool = False
    imaging: bool = False
    surgeons: bool = False
    hospitals: bool = False
    characters: int | None = None
    lines: int | None = None
    count_markup: bool = True

    @classmethod
    def like(cls, style: SignatureStyle) -> Self:
        """What a style tells by itself."""
        return cls(finest=style.finest, name=tells_name(style), age=tells_age(style))

    def to_dict(self) -> dict[str, Any]:
        """The choices as JSON-ready values; ``from_dict`` is the inverse."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read what ``to_dict`` wrote; what is missing takes its default. Raises ValueProblem with a sentence."""
        hints = get_type_hints(cls)
        for name, value in data.items():
            if name not in hints:
                raise ValueProblem(f"A signature has no choice “{name}”. Leave it out.", name)
            if type(value) not in (get_args(hints[name]) or (hints[name],)):
                raise ValueProblem(f"The choice “{name}” of a signature cannot be “{value}”.", name)
        choices = cls(**data)
        for field in fields(choices):
            _check(field.name, getattr(choices, field.name))
        return choices

    def applied(self, style: SignatureStyle) -> SignatureStyle:
        """The style with dates and person told as chosen here."""
        told = telling(style, name=self.name, age=self.age, finest=self.finest)
        if not self.date_order or self.date_order == told.order:
            return told
        return replace(told, order=self.date_order, numbers="")


def _check(name: str, value: object) -> None:
    if name in _ALLOWED and value not in _ALLOWED[name]:
        listed = ", ".join(f"“{one}”" for one in _ALLOWED[name])
        raise ValueProblem(f"The choice “{name}” of a signature is one of {listed}.", name)
    if name in ("characters", "lines") and isinstance(value, int) and not 1 <= value <= MOST:
        raise ValueProblem(f"A limit is a number from 1 to {MOST}.", name)
