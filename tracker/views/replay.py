"""The moments of a history that can be looked at again: each operation, image with news, judgement and hardware event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.as_of import as_of
from tracker.domain.dated import date_key
from tracker.domain.dates import PartialDate
from tracker.domain.happenings import happenings
from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.domain.records import FusionAssessment, ImagingStudy, Surgery
from tracker.views import words
from tracker.views.spine import has_news, in_order


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened, and the day on which it has: the last one that its date allows before the next."""

    day: date
    when: PartialDate
    what: str

    @property
    def label(self) -> str:
        """ "Operation 1, 23 May 2013"."""
        return f"{self.what}, {words.when(self.when)}"


def moments(history: History, on: date) -> tuple[Moment, ...]:
    """What happened up to a day, oldest first; what has no date cannot be looked at again."""
    so_far = as_of(history, on)
    found = sorted(_found(so_far), key=lambda one: date_key(one[0]))
    made = [Moment(_day(when, [w for w, _ in found], on), when, what) for when, what in found]
    return tuple(dict.fromkeys(made))


def _found(history: History) -> Iterator[tuple[PartialDate, str]]:
    told: set[PartialDate] = set()
    for record in in_order(history):
        what = _what(history, record)
        if record.date is not None and record.date.latest is not None and what:
            told.add(record.date)
            yield record.date, what
    for device in history.devices:
        for news in happenings(history, device):
            if news.date is not None and news.date.latest is not None and news.date not in told:
                kind, became = words.kind_of_device(device), words.choice(news.kind)
                yield news.date, f"{words.capital(kind)} {became}"


def _what(history: History, record: Surgery | ImagingStudy | FusionAssessment) -> str:
    if isinstance(record, Surgery):
        number = history.number_of(record)
        return words.capital(say("operation.numbered", number=number)) if number else ""
    if isinstance(record, FusionAssessment):
        return words.capital(words.title(type(record)))
    return words.study_name(record) if has_news(history, record) else ""


def _day(when: PartialDate, others: list[PartialDate], on: date) -> date:
    """The last day the date allows, by ``on`` and before anything begins that came later."""
    day, first = min(when.latest or on, on), when.earliest or date.min
    starts = [other.earliest for other in others if other.earliest and first < other.earliest <= day]
    return min(starts) - timedelta(days=1) if starts else day
