"""What the parts of the wallet card are made of: their titles, their entries, and words that are not cut."""

from collections.abc import Iterable

from tracker.domain.phrases import say
from tracker.printing.layout import Line, Paragraph, Section, Span, Style, gap, headed
from tracker.views.values import Said

_SHORT = {"hardware_first": "card.hardware_first", "operations": "card.operations"}
"""Titles for parts whose usual one is too long for a card."""

TOLD = frozenset(
    {
        *("kind", "called", "quantity", "sites", "place", "date", "until", "mr_label", "mr_conditions"),
        *("answer", "reaction", "name", "dose", "frequency", "group", "status", "redo"),
    }
)
"""Fields that a card tells of a record: where a source says something else of one, that stands beside it."""


def title(name: str) -> str:
    """The title of a part, short enough for a card."""
    return say(_SHORT.get(name, f"section.{name}"))


def part(name: str, entries: Iterable[Line]) -> tuple[Section, ...]:
    """A part of the card: its entries, or the words for no entry."""
    return (headed(name, (Paragraph(tuple(entries) or (gap(),)),), title=title(name)),)


def whole(text: str, style: Style = Style.STRONG) -> Span:
    """Words that are not cut: what became of a thing, or where it is."""
    return Span(text, style, whole=True)


def otherwise(found: Iterable[Said]) -> Line:
    """What sources say otherwise: nobody has chosen between them and the record."""
    return tuple(whole(f" ({one})") for one in found)
