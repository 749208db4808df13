"""Signatures for tests, and the way from a text to a history and back."""

from collections.abc import Iterable
from datetime import date

from tracker.domain.dated import in_date_order
from tracker.domain.gate import build
from tracker.domain.history import History
from tracker.domain.records import Condition, ImagingStudy, Person, Record, Surgery
from tracker.text.drafts import Draft, drafts
from tracker.text.reader import read
from tracker.text.reading import Event

TODAY = date(2026, 1, 1)
POSTED = date(2015, 8, 15)

HARRY = """Harry - 65 year old male...
PLIF L4-L5-S1 due to disc degeneration... May 23, 2013
PLIF L5-S1 due to failed fusion and broken screw... Jan 19, 2015
Microdiscectomy, decompression L3-L4 due to herniated disc... Jan 19, 2015"""

STENOSIS = """Spinal stenosis since 1995
Lumber decompression surgery S1 L5-L3[1996]
Cervical stenosis, so far avoided surgery"""


def drafts_of(text: str, posted: date = POSTED) -> tuple[Draft, ...]:
    return drafts(read(text, today=TODAY, posted=posted), today=TODAY, posted=posted)


def history_of(text: str, posted: date = POSTED) -> History:
    """The history that saving every draft of a text gives."""
    return history(build(draft.kind, draft.data) for draft in drafts_of(text, posted))


def history(records: Iterable[Record]) -> History:
    """A history of the given records."""
    found = list(records)
    people = [one for one in found if isinstance(one, Person)]
    return History(
        person=people[0] if people else None,
        conditions=in_date_order(one for one in found if isinstance(one, Condition)),
        surgeries=in_date_order(one for one in found if isinstance(one, Surgery)),
        imaging=in_date_order(one for one in found if isinstance(one, ImagingStudy)),
    )


def brief(event: Event) -> str:
    """An event on one line: type, codes, sites, date and what else it says."""
    codes = [*(one.code for one in event.procedures), *(one.code for one in event.conditions)]
    codes += [one.code for one in event.studies]
    more = [f"because {'+'.join(one.code for one in event.reasons)}"] if event.reasons else []
    more += [f"with {'+'.join(one.code for one in event.hardware)}"] if event.hardware else []
    more += ["revision"] if event.revision else []
    parts = [str(event.type), "+".join(codes) or "-", str(event.sites) or "-", str(event.date or "-"), *more]
    return " | ".join(parts)
