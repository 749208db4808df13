"""The timeline: a history as lanes of marks in time, ready to be drawn, read aloud or tested.

``timeline(history, on)`` starts from the history as of ``on``, which keeps what is planned or ordered. What has
no date at all stands in ``undated``; a span whose start is not recorded is drawn with an open start.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracker.domain.as_of import as_of
from tracker.domain.dates import PartialDate, Withheld
from tracker.domain.history import History
from tracker.domain.phrases import say
from tracker.domain.records import Record
from tracker.views import timeline_care, words
from tracker.views import timeline_lanes as lanes_
from tracker.views.hardware_bars import hardware_bars
from tracker.views.timeline_marks import Days, Lane, LaneKind, Look, Mark, Piece, Timeline

__all__ = ["Days", "Lane", "LaneKind", "Look", "Mark", "Piece", "Timeline", "timeline"]

_SHORTEST_VIEW = timedelta(days=180)
_QUIET = timedelta(days=270)
"""When nothing is dated for longer than this before ``on``, the first view ends earlier and says so."""
_FEW = 3
"""With fewer dated points than this there is no stretch of time worth looking at more closely."""


def timeline(history: History, on: date, *, telling: bool = True) -> Timeline:
    """The timeline of a history as of a day; without ``telling`` its marks have labels and no longer words."""
    history = as_of(history, on)
    told = lanes_.told_by(history, on) if telling else _untold
    groups = {
        LaneKind.CONDITIONS: lanes_.conditions(history, on, told),
        LaneKind.OTHER_IMPLANTS: lanes_.other_implants(history, on, told),
        LaneKind.OPERATIONS: lanes_.operations(history, on, told),
        LaneKind.HARDWARE: hardware_bars(history, on),
        LaneKind.TREATMENTS: lanes_.treatments(history, on, told),
        LaneKind.CARE: timeline_care.care(history, on, told),
        LaneKind.IMAGING: lanes_.imaging(history, on, told),
        LaneKind.NOTED: timeline_care.noted(history, on, told),
    }
    lanes = [Lane(kind, words.choice(kind), _placeable(marks)) for kind, marks in groups.items()]
    lanes += [lanes_.symptom(history, record, on, told) for record in history.symptoms]
    drawn = tuple(lane for lane in lanes if lane.marks or lane.curve)
    undated = [mark for marks in groups.values() for mark in marks if not mark.is_span and mark.begin is None]
    undated += [
        _without_date(told(s), s.table(), s.id)
        for s, lane in zip(history.symptoms, lanes[len(groups) :], strict=True)
        if lane not in drawn
    ]
    undated = [_noting_withheld(history, mark) for mark in undated]
    days = list(_days(drawn))
    whole = _whole(days, on)
    view, note = _view(drawn, days, whole, on)
    return Timeline(on, drawn, view, whole, tuple(undated), note, said_of(drawn, undated, on))


def _noting_withheld(history: History, mark: Mark) -> Mark:
    """The mark, which says whether its date is recorded and left out: it is not "without a date"."""
    dates = (getattr(history.by_key.get(key), "date", None) for key in mark.records)
    return replace(mark, withheld=any(isinstance(when, Withheld) for when in dates))


def _untold(_: Record) -> str:
    return ""


def _placeable(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if mark.is_span or mark.begin is not None)


def _without_date(said: str, table: str, record_id: str) -> Mark:
    return Mark(((table, record_id),), said, said, said, None)


def _days(lanes: Iterable[Lane]) -> Iterator[date]:
    """Every day on which something dated begins, changes or ends."""
    for lane in lanes:
        yield from (day for day, _ in lane.curve)
        for mark in lane.marks:
            if mark.begin:
                if mark.begin.first:
                    yield mark.begin.first
                yield mark.begin.last
            for piece in mark.pieces:
                yield from (day for day in (piece.start, piece.end) if day is not None)


def _whole(days: Sequence[date], on: date) -> Days:
    """From the first dated day to ``on``, or to the last planned one."""
    return Days(min([*days, on - timedelta(days=30)]), max([*days, on]))


def _view(lanes: tuple[Lane, ...], days: Sequence[date], whole: Days, on: date) -> tuple[Days, str]:
    """From the first operation (else the first dated thing) to the last dated one, or to ``on`` if that is near.

    What came up to a third of that time before the first operation, such as an injection, is shown as well.
    """
    operated = [lane for lane in lanes if lane.kind is LaneKind.OPERATIONS]
    firsts = list(_days(operated)) or days or [on - _SHORTEST_VIEW]
    last_dated = max([*days, min(firsts)])
    first = min(firsts)
    points = sum(not mark.is_span for lane in lanes for mark in lane.marks)
    quiet = points >= _FEW and on - last_dated > max(_QUIET, (last_dated - first) / 4)
    last = last_dated if quiet else max(on, last_dated)
    if last - first < _SHORTEST_VIEW:
        last = min(first + _SHORTEST_VIEW, max(on, last))
        first = min(first, last - _SHORTEST_VIEW)
    earlier = _days(_points(lanes))
    first = min([first, *(day for day in earlier if day >= first - (last - first) / 3)])
    first, last = first - (last - first) / 14, last + (last - first) / 40
    return Days(first, last), _note(whole, last, last_dated if quiet else None)


def _points(lanes: Iterable[Lane]) -> Iterator[Lane]:
    """The lanes without their spans."""
    return (replace(lane, marks=tuple(mark for mark in lane.marks if not mark.is_span)) for lane in lanes)


def _note(whole: Days, last: date, quiet_since: date | None) -> str:
    if quiet_since is None or last >= whole.last:
        return ""
    return say("timeline.quiet", until=words.month_name(last), after=words.month_name(quiet_since))


def said_of(lanes: Sequence[Lane], undated: Sequence[Mark], on: date) -> str:
    """The whole picture in one sentence: the lanes, each with what is named in it, and how much has no date."""
    if not lanes and not undated:
        return say("timeline.alt.nothing")
    parts = [_lane_words(lane) for lane in lanes]
    withheld = sum(mark.withheld for mark in undated)
    if len(undated) > withheld:
        parts.append(say("timeline.alt.undated", number=len(undated) - withheld))
    if withheld:
        parts.append(say("timeline.alt.withheld", number=withheld))
    return say("timeline.alt", date=words.when(PartialDate.on(on)), lanes="; ".join(parts))


def _lane_words(lane: Lane) -> str:
    if lane.kind is LaneKind.SYMPTOM:
        scores = [score for _, score in lane.curve]
        course = lane.note
        if scores:
            course = say("timeline.alt.course", highest=max(scores), last=scores[-1])
        return f"{lane.title}: {course}"
    named = [mark for mark in lane.marks if mark.label][:6]
    said = ", ".join(_mark_words(mark) for mark in named)
    more = len(lane.marks) - len(named)
    whole = f"{words.within(lane.title)} ({len(lane.marks)}): {said}"
    return say("timeline.alt.and_more", lane=whole, number=more) if more > 0 else whole


def _mark_words(mark: Mark) -> str:
    number = f"{mark.number} " if mark.number else ""
    notes = "".join(f", {piece.note}" for piece in mark.pieces if piece.note)
    return f"{number}{mark.label}{notes}"
