"""Read a signature or a post into events, ready for review: nothing is guessed silently, nothing is lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from tracker.domain.levels import Axis
from tracker.text import happened, headings, notes, remarks, stopped, stories
from tracker.text.about import about_of
from tracker.text.asides import worked_out
from tracker.text.chunks import chunks_of
from tracker.text.clauses import cut
from tracker.text.compose import composed
from tracker.text.context import Context
from tracker.text.date_spans import Calendar
from tracker.text.date_steps import stepped
from tracker.text.devices import device_of, is_tried
from tracker.text.doubts import questions_of
from tracker.text.entries import entries_of
from tracker.text.entry import Entry
from tracker.text.event_dates import date_before
from tracker.text.events import event_of
from tracker.text.heads import tells
from tracker.text.items import Item, items_of
from tracker.text.lexer import Line, plain_lines, readable_end
from tracker.text.reading import Event, EventType, Mark, Question, Reading, Unread
from tracker.text.sessions import joined_sessions
from tracker.text.shorthand import spelt_out
from tracker.text.subjects import Subject, is_foreign, own_part, tells_of_other_things
from tracker.text.terms import fillers, key

_WORD = re.compile(r"[^\W_]+")
MOST_ENTRIES = 5_000
"""Things told in the longest text that is read to its end; a long life has a few hundred."""
_TOO_LONG = "This text is too long to be read at once. It was read up to here; paste the rest by itself."


def read(text: str, *, today: date, posted: date | None = None, axis: Axis = Axis.standard) -> Reading:
    """Read a text that was written on ``posted`` (today when that is not known), on the patient's own axis.

    Every text gives a reading, an empty one when nothing in it is understood; no text raises an error. Of a text
    far longer than any history the rest is left unread in one piece, with a question that says so.
    """
    end = readable_end(text)
    lines = [notes.as_list(line) for line in plain_lines(text[:end])]
    calendar = Calendar.of(text, today, posted or today)
    rows = [items_of(line, calendar, axis) for line in lines]
    about = about_of(lines, rows)
    if about is not None:
        rows = [[item for item in row if item.start >= about.end or item.end <= about.start] for row in rows]
    foreign = tells_of_other_things(rows) or notes.is_about_elsewhere(rows)
    is_note = notes.is_note(rows)
    rows = [notes.as_titles(row) for row in rows] if is_note else rows
    work = _Work(Context(calendar, text, note=is_note), foreign, is_note, any(map(stories.is_story, lines)))
    if about is not None and about.age is not None:
        work.context.born = calendar.written.year - about.age
    if about is not None:
        work.marks.append(Mark(about.start, about.end, "about"))
    for line, items in zip(lines, rows, strict=True):
        work.read_line(line, items)
        if work.stopped is not None:
            end = work.stopped
            break
    marks = tuple(sorted(dict.fromkeys(work.marks), key=attrgetter("start", "end", "role")))
    found = notes.joined_steps(work.context.events) if work.is_note else work.context.events
    found = _without_counts(found)
    unread = [*_unread(lines, marks, end)]
    told = {event.line for event in found}
    work.questions += [
        remarks.where_it_belongs(event, text[event.start : event.end]) for event in found if event.anatomy
    ]
    short = not found and len(text) < _SHORT_TEXT
    work.questions += remarks.on_unread((one for one in unread if short or one.line in told), axis)
    if end < len(text):
        rest = _rest(text, end)
        unread.append(rest)
        work.questions.append(Question(rest.line, _TOO_LONG, (), rest.start, rest.start))
    return Reading(text, tuple(found), about, tuple(dict.fromkeys(work.questions)), tuple(unread), marks)


def _without_counts(events: Sequence[Event]) -> list[Event]:
    """ "4 back surgeries" over a list of them tells nothing more; without a list it is all that is told."""
    named = [event for event in events if event.type is EventType.SURGERY and not _is_count(event)]
    return [event for event in events if not (named and _is_count(event))]


def _is_count(event: Event) -> bool:
    unnamed = event.type is EventType.SURGERY and [one.code for one in event.procedures] == ["other"]
    last = event.procedures[0].words.split()[-1] if unnamed else ""
    return unnamed and event.date is None and not event.sites and key(last) in _COUNTED


_SHORT_TEXT = 300
"""Characters of a text that tells nothing, up to which it is said why; what is longer is about something else."""
_COUNTED = ("surgery", "operation", "op", "surgeries")


@dataclass(slots=True)
class _Work:
    """Reads line after line; what is read leans on what stood before."""

    context: Context
    text_is_foreign: bool
    is_note: bool = False
    holds_story: bool = False
    subject: Subject = field(default_factory=Subject)
    marks: list[Mark] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    entries: int = 0
    stopped: int | None = None
    """The place where reading ended because too much is told."""

    def read_line(self, line: Line, items: list[Item]) -> None:
        """``line = heading | clause, {separator, clause}``."""
        self.context.line = line.number
        self.subject.head_line(line.plain, items)
        heading = headings.heading_of(line, items, self.context)
        items = headings.with_region_levels(line, items, self.context)
        if heading:
            self.marks.extend(Mark(item.start, item.end, "date") for item in items if item.kind == "date")
            return
        self.context.line_date = headings.date_of_line(items)
        items = headings.without_line_date(items) if self.context.line_date is not None else items
        story = self.context.story = stories.is_story(line) or (self.holds_story and stories.is_told(line))
        if not story and stories.is_title_or_question(line, items):
            return
        foreign = self.text_is_foreign if story else is_foreign(items, self.text_is_foreign)
        for clause in cut(items, table_row=headings.is_table_row(line), story=story):
            if self.entries >= MOST_ENTRIES:
                self.stopped = clause[0].start
                return
            if not self.subject.is_other(clause) and not foreign:
                self.read_clause(own_part(clause) if story else clause, story)

    def read_clause(self, clause: Sequence[Item], story: bool) -> None:
        """The entries of a clause become events, in the order in which they stand."""
        if self._is_stopped(clause) or not any(tells(item) for item in clause):
            return
        if story and happened.is_question(clause):
            return
        clause, anatomy = remarks.on_anatomy(self.context.line, self.context.text, clause)
        if anatomy is not None:
            self.context.events.append(anatomy)
            self.marks.append(Mark(anatomy.start, anatomy.end, "anatomy"))
        if not clause:
            return
        items = worked_out(spelt_out(clause, self.context.calendar))
        items = composed(items, self.context.device, self.context.stimulator, story=story)
        if notes.is_elsewhere(items):
            return
        self.context.look_at(items)
        before: Entry | None = None
        first, made = len(self.context.events), list[Entry]()
        for chunk in stories.chunks_of_sentence(items) if story else chunks_of(items):
            for entry in entries_of(chunk):
                self.entries += 1
                event = self._event(entry, items, before, story)
                if event is not None:
                    self.context.events.append(event)
                    self.marks.extend(_marks(entry))
                    self.questions.extend(questions_of(event, entry))
                    before = entry
                    made.append(entry)
            if story and chunk.date is not None:
                self._remember_date(chunk.date)
        if story and len(made) > 1:
            self.context.events[first:] = joined_sessions(self.context.events[first:], made)
        if self.is_note and before is None:
            notes.with_late_step(self.context.events, items)
        self._remember(items)

    def _is_stopped(self, clause: Sequence[Item]) -> bool:
        """Whether a sentence only tells that the operation before it was stopped."""
        word = stopped.told_late(self.context.events, self.context.line, clause)
        if word is None:
            return False
        self.context.events[-1] = stopped.stopped_by(self.context.events[-1], word, clause)
        self.marks.append(Mark(word.start, word.end, "cue"))
        self.marks.extend(Mark(item.start, item.end, "reason") for item in clause if item.kind == "reason")
        return True

    def _event(self, entry: Entry, items: Sequence[Item], before: Entry | None, story: bool) -> Event | None:
        event = event_of(entry, items, before, self.context)
        if event is None or entry.has("unplanned"):
            return None
        plain = not (story or self.is_note) and event.type is EventType.SURGERY
        if plain and happened.is_general(entry, items):
            return None
        if story and not happened.has_happened(event, entry, items, self.context.events, before):
            return None
        if event.date is not None and event.type is not EventType.PLANNED:
            self.context.last_date, self.context.last_line = event.date, event.line
        status, word = stopped.status_of(entry, event.type)
        if status is not None and word is not None:
            event = stopped.with_status(event, status, word, entry)
            self.marks.append(Mark(word.start, word.end, "cue"))
        return notes.steps_told(event, entry.items) if self.is_note else event

    def _remember_date(self, item: Item) -> None:
        """A day told without an event, such as that of an accident, from which "a week later" counts."""
        when = item.date.value if item.date is not None else None
        if item.date is not None and item.date.step is not None:
            when = stepped(item.date.step, date_before(item.date.step, self.context), self.context.born)
        if when is not None and when.latest is not None and when.latest <= self.context.calendar.written:
            self.context.last_date, self.context.last_line = when, self.context.line

    def _remember(self, items: Sequence[Item]) -> None:
        """The devices that a later "it was replaced" or "the permanent one" can mean."""
        for item in items:
            device = device_of(item)
            self.context.device = device or self.context.device
            if device is not None and is_tried(device):
                self.context.stimulator = device


def _marks(entry: Entry) -> Iterator[Mark]:
    roles = (("procedure", entry.procedures), ("condition", entry.conditions), ("imaging", entry.studies),
             ("levels", entry.levels), ("hardware", entry.hardware), ("date", [entry.date] if entry.date else []))  # fmt: skip
    for role, items in roles:
        yield from (Mark(item.start, item.end, role) for item in items)
    yield from (Mark(item.start, item.end, "reason") for item in entry.reasons)
    for item in entry.items:
        if item.cue("left", "right", "both"):
            yield Mark(item.start, item.end, "side")
        elif item.cue(*_UNDERSTOOD):
            yield Mark(item.start, item.end, "cue")


_UNDERSTOOD = (
    "revision", "planned", "join", "with", "since", "avoid", "same_level", "same_day", "treatment", "remove", "out",
    "put_in", "replace", "trial", "anterior", "posterior", "combined", "full", "partial", "accident", "brace",
    "diagnosed", "showed", "fusion_state", "whole_system", "another_one", "age", "added", "anatomy",
    "region_cervical", "region_thoracic", "region_lumbar",
)  # fmt: skip


def _rest(text: str, start: int) -> Unread:
    return Unread(text.count("\n", 0, start), start, len(text), text[start:])


def _unread(lines: Sequence[Line], marks: Sequence[Mark], end: int) -> Iterator[Unread]:
    """The stretches between marks, up to ``end``, in which a letter or a digit stands."""
    place = 0
    for line in lines:
        if line.start >= end:
            return
        start = line.start
        while place < len(marks) and marks[place].start < line.end:
            yield from _stretch(line, start, marks[place].start)
            start = max(start, marks[place].end)
            place += 1
        yield from _stretch(line, start, min(line.end, end))


def _stretch(line: Line, start: int, end: int) -> Iterator[Unread]:
    """A stretch is unread when a word stands in it that is more than a filler such as "of the"."""
    first, last = max(0, start - line.start), max(0, end - line.start)
    words = list(_WORD.finditer(line.shown, first, last))
    if all(key(match[0]) in fillers() for match in words):
        return
    begin, stop = words[0].start(), words[-1].end()
    yield Unread(line.number, line.start + begin, line.start + stop, line.text[begin:stop])
