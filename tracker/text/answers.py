"""Answers to the questions of a reading: the text is read with each answer in place of the words asked about.

All places in what comes back count in the text as it was pasted, and that text itself never changes. What nobody
answered, or answered with "I don't know", stays open: the reading then tells no more than is certain.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.date_words import read_date
from tracker.domain.dates import PartialDate
from tracker.domain.spelling import fold
from tracker.domain.vocabulary import ambiguous
from tracker.text.reading import About, Event, Mark, Question, Reading, Said, Unread

UNKNOWN = ""
"""The choice of a person who does not know."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to a question about ``text[start:end]``: one of its choices, or UNKNOWN."""

    start: int
    end: int
    choice: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class _Put:
    """A stretch of the text that is read, and where the words stand that it was put in place of."""

    start: int
    end: int
    answer: Answer


def read_answered(text: str, answers: Iterable[Answer], read: Callable[[str], Reading]) -> Reading:
    """Read a text with its answers; ``read`` reads a plain text. What cannot be placed is left out."""
    made, puts = _with_choices(text, answers)
    reading = read(made)
    return _Back(text, puts).reading(reading) if puts else reading


def _with_choices(text: str, answers: Iterable[Answer]) -> tuple[str, list[_Put]]:
    parts, puts, at, length = [], list[_Put](), 0, 0
    for answer in sorted(answers, key=lambda one: (one.start, one.end)):
        words = text[answer.start : answer.end]
        if answer.choice == UNKNOWN or answer.start < at or not words or "\n" in words:
            continue
        parts += [text[at : answer.start], answer.choice]
        length += answer.start - at
        puts.append(_Put(length, length + len(answer.choice), answer))
        length, at = length + len(answer.choice), answer.end
    return "".join([*parts, text[at:]]), puts


class _Back:
    """Places of the text that was read, back in the text that was pasted."""

    def __init__(self, text: str, puts: list[_Put]) -> None:
        self._text, self._puts, self._starts = text, puts, [put.start for put in puts]

    def _place(self, place: int, *, end: bool) -> int:
        at = bisect_right(self._starts, place - 1 if end else place) - 1
        if at < 0:
            return place
        put = self._puts[at]
        if place < put.end or (end and place == put.end):
            return put.answer.end if end else put.answer.start
        return place - put.end + put.answer.end

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self._place(start, end=False), self._place(end, end=True)

    def _answered(self, start: int, end: int) -> bool:
        return any(put.answer.start < end and start < put.answer.end for put in self._puts)

    def reading(self, read: Reading) -> Reading:
        events = tuple(self._event(event) for event in read.events)
        questions = (self._question(question) for question in read.questions)
        open_ = tuple(one for one in questions if not self._answered(one.start, one.end))
        return Reading(
            self._text,
            events,
            self._about(read.about),
            open_,
            tuple(self._unread(stretch) for stretch in read.unread),
            tuple(dict.fromkeys(Mark(*self._span(mark.start, mark.end), mark.role) for mark in read.marks)),
        )

    def _event(self, event: Event) -> Event:
        start, end = self._span(event.start, event.end)
        return replace(
            event,
            start=start,
            end=end,
            words=self._text[start:end],
            procedures=self._said(event.procedures),
            conditions=self._said(event.conditions),
            studies=self._said(event.studies),
            reasons=self._said(event.reasons),
            hardware=self._said(event.hardware),
        )

    def _said(self, items: Iterable[Said]) -> tuple[Said, ...]:
        """The words stay those that were read: from an abbreviation that was spelt out comes the term alone."""
        found = []
        for item in items:
            start, end = self._span(item.start, item.end)
            found.append(replace(item, start=start, end=end))
        return tuple(found)

    def _question(self, question: Question) -> Question:
        start, end = self._span(question.start, question.end)
        return replace(question, start=start, end=end)

    def _unread(self, stretch: Unread) -> Unread:
        start, end = self._span(stretch.start, stretch.end)
        return Unread(stretch.line, start, end, self._text[start:end])

    def _about(self, about: About | None) -> About | None:
        if about is None:
            return None
        start, end = self._span(about.start, about.end)
        return replace(about, start=start, end=end)


def left_open(reading: Reading, today: date) -> Reading:
    """The reading without what its questions leave undecided; the words asked about are kept.

    Of a date that can mean two, what both have in common stays; an abbreviation is kept as the person's own word;
    a level stays as it was written.
    """
    events = list(reading.events)
    for question in reading.questions:
        if question.choices:
            events = [_opened(event, question, today) for event in events]
    return replace(reading, events=tuple(events))


def _opened(event: Event, question: Question, today: date) -> Event:
    if event.line != question.line:
        return event
    dates = _dates(question, today)
    if dates and event.date == dates[0]:
        return replace(event, date=common(*dates))
    return replace(
        event,
        procedures=tuple(_own_word(said, question) for said in event.procedures),
        conditions=tuple(_own_word(said, question) for said in event.conditions),
        reasons=tuple(_own_word(said, question) for said in event.reasons),
    )


def _own_word(said: Said, question: Question) -> Said:
    asked = (said.start, said.end) == (question.start, question.end)
    return replace(said, code="other", guess=None) if asked else said


def _dates(question: Question, today: date) -> tuple[PartialDate, PartialDate] | None:
    """The two dates that are asked about; None when the question is about something else."""
    try:
        one, other = (read_date(choice, today=today) for choice in question.choices)
    except ValueError:
        return None
    return one, other


def common(one: PartialDate, other: PartialDate) -> PartialDate | None:
    """What two days have in common: the month, else the year, else nothing."""
    if one.earliest is None or other.earliest is None or one.earliest.year != other.earliest.year:
        return None
    months = {one.earliest.month, other.earliest.month}
    return PartialDate.of(one.earliest.year, months.pop() if len(months) == 1 else None)


def open_words(question: Question, words: str, today: date) -> str:
    """What is stored while a question is open, as a sentence; ``words`` are those asked about."""
    dates = _dates(question, today)
    if dates:
        kept = common(*dates)
        return f"only {kept.shown()} is saved" if kept else "no date is saved"
    if fold(words) in ambiguous():
        return f"“{words}” is saved in your own words"
    return f"“{words}” is saved as you wrote it"
