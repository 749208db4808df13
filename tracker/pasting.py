"""A text that was read becomes records: beside what is recorded already, saved in one change, and kept itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tracker.actions import STYLE, own_style
from tracker.domain.dates import PartialDate
from tracker.domain.gate import build
from tracker.domain.history import History
from tracker.domain.records import Record, SourceText
from tracker.storage.store import Store
from tracker.text.drafts import drafts
from tracker.text.matching import Match, matches
from tracker.text.merging import merged
from tracker.text.reading import Reading
from tracker.text.style import style_of


class Choice(StrEnum):
    """What to do with a draft that tells of something already recorded."""

    LEAVE = "leave it as it is"
    ADD = "add what is new to it"
    APART = "save it as another one"


@dataclass
class Saved:
    """What saving a text did: records added or completed, those already there, and what was left for the person."""

    added: list[Record] = field(default_factory=list)
    completed: list[Record] = field(default_factory=list)
    known: list[Record] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def understood(
    reading: Reading, history: History, *, today: date, posted: date, choice: Choice = Choice.LEAVE
) -> list[tuple[Match, Record, Choice]]:
    """The records a reading stands for, each beside what is recorded already."""
    kept = kept_text(reading.text, history) is not None
    found = matches(drafts(reading, today=today, posted=posted), history, kept=kept)
    return [(match, build(match.draft.kind, match.draft.data), choice) for match in found]


def kept_text(text: str, history: History) -> SourceText | None:
    """The pasted text that is kept already, when it is this one."""
    made = build(SourceText, {"text": text}).text if text.strip() else ""
    return next((source for source in history.sources if source.text == made), None)


def save_reading(
    store: Store, reading: Reading, items: Iterable[tuple[Match, Record, Choice]], written: date
) -> Saved:
    """Save the records made of a reading's drafts in one change; what is already recorded is not doubled.

    The text itself is kept with what was not understood, and its style becomes the person's own.
    """
    saved = Saved()
    for match, record, choice in items:
        _place(saved, match, record, choice)
    known = kept_text(reading.text, store.history())
    source = known or _source(reading, written)
    new = [*saved.added, *saved.completed]
    for record in saved.added:
        if "source_id" in type(record).model_fields:
            record.source_id = source.id
    if new or (reading.events and known is None):
        store.save(*([source] if known is None else []), *new, what="saved a pasted text")
    style = style_of(reading)
    if style is not None and reading.events and own_style(store) != style:
        store.put_setting(STYLE, style.to_dict())
    return saved


def is_added(match: Match, choice: Choice) -> bool:
    """Whether saving makes a new record of it."""
    return (match.record is None and not match.repeated) or choice is Choice.APART


def is_completed(match: Match, choice: Choice) -> bool:
    """Whether saving adds it to what is recorded."""
    return bool(match.record is not None and match.new and choice is Choice.ADD)


def _place(saved: Saved, match: Match, record: Record, choice: Choice) -> None:
    if is_added(match, choice):
        saved.added.append(record)
    elif match.record is not None and is_completed(match, choice):
        _complete(saved, match, match.record)
    else:
        saved.known.append(match.record or record)
        saved.left += [f"{words}: not added to what is already recorded." for words in match.new]


def _complete(saved: Saved, match: Match, known: Record) -> None:
    """Add to a record what is new; two parts of a text that tell of one record are both added to it."""
    place = next((n for n, one in enumerate(saved.completed) if one.id == known.id), None)
    if place is None:
        saved.completed.append(merged(match.draft.data, known))
    else:
        saved.completed[place] = merged(match.draft.data, saved.completed[place])


def _source(reading: Reading, written: date) -> SourceText:
    unread = "\n".join(stretch.text for stretch in reading.unread)
    data = {"text": reading.text, "unread": unread, "date": PartialDate.on(written)}
    return build(SourceText, {key: value for key, value in data.items() if value})
