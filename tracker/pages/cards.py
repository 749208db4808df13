"""The drafts of a pasted text as the person has corrected them, numbered as they stand on the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.gate import build
from tracker.domain.records import Record
from tracker.errors import InvalidRecord
from tracker.pages import review
from tracker.pages.open_form import NOT_YET, Form
from tracker.pages.shell import Room
from tracker.text.drafts import Draft
from tracker.text.grouping import joinable


@dataclass(frozen=True)
class Card:
    """A draft with its number, its form, and the record it would save; None while that cannot be saved."""

    number: int
    draft: Draft
    form: Form
    record: Record | None
    problems: tuple[str, ...] = ()
    out: bool = False

    @property
    def key(self) -> str:
        """The key of the draft."""
        return self.draft.key

    @property
    def corrected(self) -> bool:
        """True when something was typed into its form."""
        return self.form.begun and self.form.typed_into


def card_of(room: Room, number: int, draft: Draft, out: bool) -> Card:
    """The card of a draft as it is corrected."""
    form = review.form_of(room, draft)
    try:
        record = form.built() if form.begun else build(draft.kind, draft.data)
    except InvalidRecord as error:
        said = tuple(map(str, error.problems)) or (
            "A field of this one needs a look. Press “Change” to see which.",
        )
        return Card(number, draft, form, None, said, out)
    record.version = NOT_YET
    return Card(number, draft, form, record, (), out)


def joinable_with(card: Card, cards: Sequence[Card]) -> list[Card]:
    """The cards that can be one record with this one."""
    return [
        one
        for one in cards
        if one.key != card.key and not one.out and joinable(one.draft.units, card.draft.units)
    ]
