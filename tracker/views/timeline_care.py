"""The lanes of care: medicines and treatments as bars; fusion, complications, scores and visits as marks at their dates.

The history given is one as of the day ``on``; visits that lie ahead stay and are hollow. What is too much to be read
is folded into a count that still names every record behind it.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.domain.dates import PartialDate
from tracker.domain.history import History, took_place
from tracker.domain.phrases import say
from tracker.domain.records import Complication, MedicineGroup, Record, Surgery
from tracker.domain.visits import is_over
from tracker.views import care_words, fusion_words, words
from tracker.views.timeline_lanes import Told, begun, key, span
from tracker.views.timeline_marks import Days, Look, Mark, Piece, days_of

MOST_BARS = 5
"""Bars of medicines and treatments that are drawn one by one; more are folded into the last of them."""
_CLOSE = timedelta(days=92)
"""Visits, or scores of one kind, that follow each other within a quarter of a year share one label with their count."""


def care(history: History, on: date, told: Told) -> tuple[Mark, ...]:
    """Medicines and treatments: blood thinners and what still lasts first, the rest folded into a count."""
    medicines = sorted(
        begun(history.medications, on),
        key=lambda m: (m.group is not MedicineGroup.BLOOD_THINNER, m.until is not None),
    )
    named = [(m, " ".join(filter(None, (m.name or say("timeline.medicine"), m.dose)))) for m in medicines]
    treated = sorted(history.treatments, key=lambda t: t.until is not None)
    marks = [span(record, record.until, name, on, told) for record, name in named]
    marks += [
        span(t, t.until, words.term("treatments", t.kind, t.called, alone=True), on, told) for t in treated
    ]
    if len(marks) <= MOST_BARS:
        return tuple(marks)
    return (*marks[: MOST_BARS - 1], _folded(marks[MOST_BARS - 1 :]))


def _folded(marks: list[Mark]) -> Mark:
    """One bar for many: from the first beginning to the last end."""
    starts = [mark.pieces[0].start for mark in marks]
    ends = [mark.pieces[-1].end for mark in marks]
    start = None if None in starts else min(day for day in starts if day)
    end = None if None in ends else max(day for day in ends if day)
    label = say("timeline.more_care", number=len(marks))
    return Mark(
        tuple(one for mark in marks for one in mark.records),
        "\n".join(mark.words for mark in marks),
        label,
        say("timeline.more", number=len(marks)),
        Days(start, start) if start else None,
        (Piece(start, end, Look.SOLID),),
    )


def noted(history: History, on: date, told: Told) -> tuple[Mark, ...]:
    """What was said and seen besides images: fusion, complications, scores, visits; each at its date."""
    scores: dict[str, list[Mark]] = {}
    for score in history.scores:
        name = care_words.score_name(score, alone=True)
        said = f"{name} {care_words.total_words(score)}"
        scores.setdefault(name, []).append(_point(score, score.date, said, on, told))
    visits = [
        _point(visit, visit.date, _visit(visit.purpose), on, told, ahead=not is_over(visit, on))
        for visit in history.appointments
    ]
    return (
        *_fusions(history, on, told),
        *(mark for s in history.surgeries if took_place(s) for mark in _complications(history, s, on, told)),
        *(mark for same in scores.values() for mark in _counted(same)),
        *_counted(visits, "timeline.visits"),
    )


def _fusions(history: History, on: date, told: Told) -> Iterator[Mark]:
    """A mark for each assessment; where two of one date differ, their words stand once and say so."""
    told_already = set[str]()
    for one in history.fusion:
        label = fusion_words.mark_words(history, one, on)
        shown = "" if f"{one.date} {label}" in told_already else label
        told_already.add(f"{one.date} {label}")
        yield _point(one, one.date, shown, on, told, important=True)


def _visit(purpose: str | None) -> str:
    return say("timeline.visit_for", purpose=purpose) if purpose else say("timeline.visit")


def _complications(history: History, surgery: Surgery, on: date, told: Told) -> Iterator[Mark]:
    """One mark for all complications of an operation at one time: side by side they would point to different days."""
    found: dict[tuple[bool, str], list[Complication]] = {}
    for one in surgery.complications:
        when = one.date or surgery.date
        found.setdefault((one.kind != care_words.NONE_KNOWN, str(when)), []).append(one)
    for (important, _), same in found.items():
        names = [care_words.complication_name(one, history.axis, alone=True) for one in same]
        label = ", ".join([names[0], *map(words.within, names[1:])])
        yield _point(surgery, same[0].date or surgery.date, label, on, told, important=important)


def _point(
    record: Record,
    when: PartialDate | None,
    label: str,
    on: date,
    told: Told,
    *,
    important: bool = False,
    ahead: bool = False,
) -> Mark:
    begin = days_of(when)
    later = begin is not None and (begin.first or begin.last) > on
    shown = begin if begin is None or later else begin.until(on)
    look = Look.HOLLOW if ahead or later else Look.SOLID
    return Mark(key(record), told(record), label, label, shown, look=look, important=important)


def _counted(marks: list[Mark], key: str = "") -> list[Mark]:
    """Marks close behind each other: the first of such a run has the count, the others no label.

    ``key`` is the phrase of the count; without it the first label is kept, with the count behind it.
    """
    runs: list[list[Mark]] = []
    for mark in marks:
        last = runs[-1][-1].begin if runs else None
        if last and mark.begin and (mark.begin.first or mark.begin.last) - last.last <= _CLOSE:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return [one for run in runs for one in _labelled(run, key)]


def _labelled(run: list[Mark], key: str) -> list[Mark]:
    first = run[0]
    if len(run) == 1:
        return run
    then = say("timeline.then_more", what=first.label, number=len(run) - 1)
    label = say(key, number=len(run)) if key else then
    return [_with(first, label), *(_with(mark, "") for mark in run[1:])]


def _with(mark: Mark, label: str) -> Mark:
    return Mark(mark.records, mark.words, label, label, mark.begin, look=mark.look, important=mark.important)
