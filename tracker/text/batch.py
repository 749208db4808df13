"""Read texts in bulk: one JSON object a line in, one a line out, for measuring the reader against labelled texts.

A line in is ``{"id": ..., "text": ..., "posted": "YYYY-MM-DD" or null}``; a line out repeats the id and gives
``events``, ``unread`` and ``questions``. Levels and dates are written as text; a date is EDTF.
"""

import json
from datetime import date
from typing import Any

from tracker.domain.dates import PartialDate, Precision
from tracker.domain.levels import Pelvis, Region, SacroiliacJoint, Site
from tracker.text.reader import read
from tracker.text.reading import Event, EventType, Said
from tracker.text.terms import key


def answer(line: str, today: date) -> str:
    """The answer to one line, as one line of JSON."""
    asked = json.loads(line)
    posted = date.fromisoformat(asked["posted"]) if asked.get("posted") else None
    reading = read(asked["text"], today=today, posted=posted)
    told = json.dumps(
        {
            "id": asked.get("id"),
            "events": [_event(event) for event in reading.events if not _is_nerve_test(event)],
            "unread": [part.text for part in reading.unread],
            "questions": [
                {"line": q.line, "question": q.sentence, "choices": list(q.choices)}
                for q in reading.questions
            ],
        },
        ensure_ascii=False,
    )
    return told.encode("utf-8", "backslashreplace").decode("utf-8")  # half a surrogate pair cannot be printed


def _is_nerve_test(event: Event) -> bool:
    """The protocol has no place for tests that make no image; the program keeps them."""
    return event.type is EventType.IMAGING and {one.code for one in event.studies} == {"emg"}


def _event(event: Event) -> dict[str, Any]:
    return {
        "line": event.line,
        "type": str(event.type),
        "procedures": [said.code for said in event.procedures],
        "levels": [text for site in event.places if (text := _level(site))],
        "side": str(event.side) if event.side and str(event.side) != "midline" else None,
        "date": _date(event.date) if event.date else None,
        "revision": event.revision,
        "because": [said.words.lower() for said in event.reasons],
        "hardware": sorted({word for said in event.hardware for word in _nouns(said)}),
    }


def _date(when: PartialDate) -> str:
    """EDTF; a season as its year, which is all that the labels tell of it."""
    if when.precision is Precision.SEASON:
        return str(when)[:4]
    return str(when)


def _level(site: Site) -> str | None:
    if isinstance(site, Region):
        return None
    if isinstance(site, Pelvis):
        return "S1-PELVIS"
    return "SIJ" if isinstance(site, SacroiliacJoint) else str(site)


def _nouns(said: Said) -> set[str]:
    """The words for a device, singular: the whole name and its single words."""
    words = [key(word) for word in said.words.split()]
    return {" ".join(words), *words, said.code.replace("_", " ")}
