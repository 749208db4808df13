"""How far an image has come, in words with the dates: ordered, done, report received, discussed."""

from datetime import date

from tracker.domain import imaging
from tracker.domain.dates import PartialDate
from tracker.domain.phrases import say
from tracker.domain.records import ImagingStudy, StudyState
from tracker.views import words

_UNDATED = {
    "step.ordered": "step.ordered.undated",
    "step.done": "step.done.undated",
    "step.received": "step.received.undated",
    "step.discussed": "step.discussed.undated",
}


def steps(study: ImagingStudy, on: date = date.max) -> tuple[str, ...]:
    """Each step that was reached by a day, and what is not recorded of the next ones.

    "ordered 3 Mar 2010", "done 12 Mar 2010", "report received 15 Jun 2010", "not recorded whether discussed".
    """
    state = imaging.state_on(study, on)
    if state is None:
        return ()
    if state is StudyState.CANCELLED:
        return (*_ordered(study, on), words.choice(StudyState.CANCELLED))
    if state in (StudyState.ORDERED, StudyState.SCHEDULED):
        if ahead := planned_words(study, on):
            return (*_ordered(study, on), ahead)
        scheduled = (words.choice(state),) if state is StudyState.SCHEDULED else ()
        return (*(_ordered(study, on) or _without(scheduled)), *scheduled, say("step.done.unknown"))
    return (*_ordered(study, on), _step("step.done", study.date), *_read(study, on))


def steps_words(study: ImagingStudy, on: date = date.max) -> str:
    """The steps as one line."""
    return "; ".join(steps(study, on))


def planned_words(study: ImagingStudy, on: date) -> str:
    """ "planned for 1 Dec 2026", of an image that is recorded as scheduled for a later day; else empty.

    One that is only ordered may, seen from a day before, be one that was done since: its date says no plan.
    """
    plan = imaging.furthest(study) is StudyState.SCHEDULED
    if not plan or study.date is None or imaging.has_come(study.date, on):
        return ""
    key = "step.planned.span" if words.is_span(study.date) else "step.planned"
    return say(key, date=words.when(study.date))


def told_steps(study: ImagingStudy, on: date = date.max) -> str:
    """The steps by a day where the record tells of any but that the image was taken; empty otherwise."""
    told = study.ordered or study.received or study.discussed or study.state is not StudyState.DONE
    return steps_words(study, on) if told else ""


def _without(scheduled: tuple[str, ...]) -> tuple[str, ...]:
    return () if scheduled else (_step("step.ordered", None),)


def _ordered(study: ImagingStudy, on: date) -> tuple[str, ...]:
    return (_step("step.ordered", study.ordered),) if imaging.has_come(study.ordered, on) else ()


def _read(study: ImagingStudy, on: date) -> tuple[str, ...]:
    """The report and the talk about it."""
    if not imaging.has_report(study, on):
        return (say("not_recorded.report"),)
    received = study.received if imaging.has_come(study.received, on) else None
    if imaging.is_discussed(study, on):
        come = (_step("step.received", received),) if received else ()
        return (*come, _step("step.discussed", study.discussed))
    return (_step("step.received", received), say("step.discussed.unknown"))


def _step(key: str, when: PartialDate | None) -> str:
    return say(key, date=words.when(when)) if when else say(_UNDATED[key])
