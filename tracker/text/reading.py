"""What reading a text gives: events, who it is about, questions, and everything that was not understood.

Lines count from 0. Places (``start``, ``end``) count characters of the whole text, the end excluded.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from tracker.domain.dates import PartialDate
from tracker.domain.levels import Extent, Side, Site
from tracker.domain.records import Answer, Sex, Status
from tracker.domain.site_set import Sites

NOWHERE = Sites()
"""No site is recorded."""


class EventType(StrEnum):
    """What kind of thing an event is."""

    SURGERY = "surgery"
    CONDITION = "condition"
    IMAGING = "imaging"
    INJECTION = "injection"
    PLANNED = "planned"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Said:
    """A code of the vocabulary and the words that were used for it; ``guess`` is the spelling taken for them.

    ``sites`` of a finding are its own where they are not those of the whole study.
    """

    code: str
    words: str
    start: int
    end: int
    guess: str | None = None
    sites: Sites | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, as the writer groups it: several procedures share levels, date and reasons.

    ``sites`` keep side and extent of each place. ``conditions`` name the problem when ``type`` is condition;
    ``studies`` the kind of image. ``operated`` is "no" when the text says that surgery was avoided.
    ``chosen``: one of several operations proposed ("A or B").
    ``status``: how far an operation came, where words tell that it was not simply done, and ``stopped_for``
    why it was stopped.
    ``anatomy`` tells that this is how vertebrae are counted ("six lumbar vertebrae") and no record of the history.
    """

    line: int
    start: int
    end: int
    type: EventType
    words: str
    procedures: tuple[Said, ...] = ()
    conditions: tuple[Said, ...] = ()
    studies: tuple[Said, ...] = ()
    sites: Sites = NOWHERE
    side: Side | None = None
    extent: Extent | None = None
    date: PartialDate | None = None
    reasons: tuple[Said, ...] = ()
    hardware: tuple[Said, ...] = ()
    revision: bool = False
    operated: Answer | None = None
    anatomy: bool = False
    chosen: bool = False
    status: Status | None = None
    stopped_for: str | None = None

    @property
    def places(self) -> tuple[Site, ...]:
        """The sites without side and extent."""
        return self.sites.places


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the person can decide; the reading has taken the first choice.

    Each choice is text to put in place of ``text[start:end]``, the words asked about; a text with the choice in it
    is read without this question. Without choices it is a remark on how something was read.
    """

    line: int
    sentence: str
    choices: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch that was not understood, kept as typed."""

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to highlight on a review page, and what it was taken for."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class About:
    """Who the text is about, as far as it says; ``start`` and ``end`` span the whole statement."""

    name: str | None = None
    age: int | None = None
    sex: Sex | None = None
    sex_words: str | None = None
    age_words: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Reading:
    """All that was read in a text. ``text`` is the text as typed, and nothing of it is lost."""

    text: str
    events: tuple[Event, ...] = ()
    about: About | None = None
    questions: tuple[Question, ...] = ()
    unread: tuple[Unread, ...] = ()
    marks: tuple[Mark, ...] = ()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text."""
        return tuple(self.text.split("\n"))

    @cached_property
    def starts(self) -> dict[int, list[int]]:
        """Where the events of each line begin, by the number of the line."""
        found: dict[int, list[int]] = {}
        for event in self.events:
            found.setdefault(event.line, []).append(event.start)
        return found
