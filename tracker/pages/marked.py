"""The pasted text with what was understood marked in it, each mark with the number of its draft. No widgets here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from tracker.domain.level_notation import read_levels
from tracker.domain.levels import LevelError
from tracker.text.drafts import ABOUT, Draft
from tracker.text.reading import Event, Mark, Reading, Unread

LABELS = {
    "procedure": "operation",
    "condition": "problem",
    "imaging": "scan",
    "levels": "level",
    "hardware": "hardware",
    "date": "date",
    "reason": "reason",
    "side": "side",
    "about": "about you",
}
"""What stands over a mark; the other roles are small words that need none."""


@dataclass(frozen=True)
class Numbered:
    """A draft and the number it has on the page; ``out`` when it is left out."""

    number: int
    draft: Draft
    out: bool = False


def marked(reading: Reading, drafts: Sequence[Numbered] = ()) -> str:
    """The text as a piece of page; everything in it is escaped."""
    open_ = {question.start for question in reading.questions if question.choices}
    parts, at, before = list[str](), 0, tuple[Numbered, ...]()
    for stretch in _stretches(reading):
        between = reading.text[at : stretch.start]
        parts.append(escape(between))
        before = () if "\n" in between else before
        words = escape(reading.text[stretch.start : stretch.end])
        at = stretch.end
        if isinstance(stretch, Unread):
            parts.append(f'<span class="unread" title="not understood">{words}</span>')
            continue
        owners = tuple(_owners(stretch, reading, drafts))
        if owners and owners != before:
            parts += [_badge(one) for one in owners]
        before = owners or before
        if owners and all(one.out for one in owners):
            parts.append(words)
        else:
            asked = any(stretch.start <= place < stretch.end for place in open_)
            parts.append(_mark(stretch.role, words, asked=asked))
    return "".join([*parts, escape(reading.text[at:])])


def _stretches(reading: Reading) -> Iterator[Mark | Unread]:
    """What is marked and what was not understood, in the order of the text; of two that overlap, the first."""
    found: list[Mark | Unread] = [*reading.marks, *reading.unread]
    at = 0
    for stretch in sorted(found, key=lambda one: (one.start, -one.end)):
        if stretch.start >= at and stretch.end > stretch.start:
            yield stretch
            at = stretch.end


def _mark(role: str, words: str, *, asked: bool) -> str:
    label = LABELS.get(role, "") + ("?" if asked and role in LABELS else "")
    over = f' data-label="{escape(label)}"' if label else ""
    return f'<mark data-role="{escape(role)}"{over} title="{escape(label or role)}">{words}</mark>'


def _badge(one: Numbered) -> str:
    kind = "number out" if one.out else "number"
    said = f"Number {one.number}, left out" if one.out else f"Number {one.number}"
    return f'<a class="{kind}" href="#draft-{one.number}" target="_self" aria-label="{said}">{one.number}</a>'


def _owners(mark: Mark, reading: Reading, drafts: Sequence[Numbered]) -> Iterator[Numbered]:
    """The drafts that a mark belongs to: one, or several that share a word."""
    if mark.role == "about":
        yield from (one for one in drafts if one.draft.key == ABOUT)
        return
    for one in drafts:
        if any(_is_of(mark, unit.event, reading.text) for unit in one.draft.units):
            yield one


def _is_of(mark: Mark, event: Event, text: str) -> bool:
    said = (*event.procedures, *event.conditions, *event.studies, *event.reasons, *event.hardware)
    if any(mark.start <= one.start < mark.end for one in said):
        return True
    if mark.role not in ("levels", "date", "side", "cue") or not event.start <= mark.start < event.end:
        return False
    return mark.role != "levels" or _has_place(event, text[mark.start : mark.end])


def _has_place(event: Event, words: str) -> bool:
    """Whether one of the levels that are named is a place of the event; true where that cannot be told."""
    try:
        places = read_levels(words).sites("segment")
    except LevelError:
        return True
    return not event.sites or bool({*places} & {*event.places}) or not places
