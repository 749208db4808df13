"""What a signature is made of: entries of a few parts each, before they are laid out and marked up.

A part knows its role, so that two ways of writing the same history can be compared part by part.
"""

from dataclasses import dataclass

from tracker.domain.dates import PartialDate
from tracker.domain.site_set import Sites
from tracker.text.choices import Choices
from tracker.text.reading import NOWHERE
from tracker.text.style import SignatureStyle


@dataclass(frozen=True)
class Part:
    """A few words of an entry. ``role`` is planned, what, where, because, why, when, who or more."""

    role: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One thing told: an operation's procedures that share sites and reasons, a condition, an image, a trouble."""

    id: str
    kind: str
    date: PartialDate | None
    parts: tuple[Part, ...]
    places: Sites = NOWHERE
    said: str = ""
    """What kind of injection it is, for counting injections."""
    session: str = ""
    """The operation it belongs to: several entries can be of one."""

    def text(self, role: str) -> str:
        """The words of one role, "" when there are none."""
        return next((part.text for part in self.parts if part.role == role), "")


@dataclass(frozen=True)
class Form:
    """How entries are worded: style and choices, and what shortening has done to them."""

    style: SignatureStyle
    choices: Choices
    short_names: bool = False
    short_reasons: bool = False
    reasons: bool = True
    folded: bool = False
    apart: bool = False
    """The words about the person stand on a line of their own even where everything else is on one line."""
