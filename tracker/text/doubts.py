"""What only the person can decide about an event, as questions whose answers can be put into the text.

A choice is text that stands in place of the words asked about: read again, the text with the choice in it tells
the chosen fact and asks no more. A question without choices is a remark on how something was read.
"""

from collections.abc import Iterator
from functools import lru_cache

from tracker.domain import vocabulary
from tracker.domain.levels import Vertebra
from tracker.domain.spelling import fold
from tracker.domain.terms import Ambiguous
from tracker.text.entry import Entry
from tracker.text.items import Item
from tracker.text.names import short_name, spelt
from tracker.text.reading import Event, Question, Said


def questions_of(event: Event, entry: Entry) -> Iterator[Question]:
    """All questions and remarks on one event."""
    yield from _on_levels(event, entry)
    if entry.date is not None:
        yield from _on_date(event, entry.date)
    for item in (*entry.heads, *entry.items):
        if item.guess is not None and item.meanings:
            remark = f"“{item.text}” was read as “{spelt(item.text)}”."
            yield Question(event.line, remark, (), item.start, item.end)
    for kind, said in _terms(event):
        yield from _on_word(event, kind, said)


def _on_date(event: Event, item: Item) -> Iterator[Question]:
    if item.date is None or len(item.date.choices) < 2:
        return
    one, other = item.date.choices[:2]
    sentence = f"“{item.text}” can mean {one.shown()} or {other.shown()}. Which is it?"
    taken = event.date or one
    choices = (taken, *(choice for choice in (one, other) if choice != taken))
    yield Question(
        event.line, sentence, tuple(choice.shown() for choice in choices[:2]), item.start, item.end
    )


def _on_levels(event: Event, entry: Entry) -> Iterator[Question]:
    kinds = vocabulary.procedures()
    on_segments = any(kinds[one.code].site_kind == "segment" for one in event.procedures)
    for item in entry.levels:
        if item.levels is None:
            continue
        yield from (Question(event.line, notice, (), item.start, item.end) for notice in item.levels.notices)
        if item.levels.question and on_segments and any(isinstance(one, Vertebra) for one in event.places):
            choices = tuple(map(str, item.levels.choices[:2]))
            yield Question(event.line, item.levels.question, choices, item.start, item.end)


def _terms(event: Event) -> Iterator[tuple[str, Said]]:
    yield from (("procedures", said) for said in event.procedures)
    yield from (("indications", said) for said in (*event.conditions, *event.reasons))


@lru_cache(maxsize=4096)
def _doubt(words: str) -> Ambiguous | None:
    return vocabulary.ambiguous().get(fold(words))


def _on_word(event: Event, kind: str, said: Said) -> Iterator[Question]:
    """An abbreviation or a word of several meanings, with the names of the two likeliest."""
    doubt = _doubt(said.words)
    if doubt is None or doubt.vocabulary != kind:
        return
    table = vocabulary.named(kind)
    names = tuple(short_name(table[code]) for code in doubt.candidates if code != "other")[:2]
    yield Question(event.line, doubt.question, names if len(names) > 1 else (), said.start, said.end)
