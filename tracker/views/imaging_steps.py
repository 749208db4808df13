"""How far an image has come, in words with the dates: ordered, done, report received, discussed."""

from datetime import date

from tracker.domain import imaging
from tracker.domain.dates import PartialDate
from tracker.domain.records import ImagingStudy, StudyState
from tracker.views import words


def steps(study: ImagingStudy, on: date = date.max) -> tuple[str, ...]:
    """Each step that was reached by a day, and what is not recorded of the next ones.

    "ordered 3 Mar 2010", "done 12 Mar 2010", "report received 15 Jun 2010", "not recorded whether discussed".
    """
    state = imaging.state_on(study, on)
    if state is None:
        return ()
    if state is StudyState.CANCELLED:
        return (*_ordered(study, on), "cancelled")
    if state in (StudyState.ORDERED, StudyState.SCHEDULED):
        scheduled = ("scheduled",) if state is StudyState.SCHEDULED else ()
        return (*(_ordered(study, on) or _without(scheduled)), *scheduled, "not recorded whether done")
    return (*_ordered(study, on), _step("done", study.date), *_read(study, on))


def steps_words(study: ImagingStudy, on: date = date.max) -> str:
    """The steps as one line."""
    return "; ".join(steps(study, on))


def told_steps(study: ImagingStudy) -> str:
    """The steps where the record tells of any but that the image was taken; empty otherwise."""
    told = study.ordered or study.received or study.discussed or study.state is not StudyState.DONE
    return steps_words(study) if told else ""


def _without(scheduled: tuple[str, ...]) -> tuple[str, ...]:
    return () if scheduled else (f"ordered, {words.when(None)}",)


def _ordered(study: ImagingStudy, on: date) -> tuple[str, ...]:
    return (_step("ordered", study.ordered),) if imaging.has_come(study.ordered, on) else ()


def _read(study: ImagingStudy, on: date) -> tuple[str, ...]:
    """The report and the talk about it."""
    if not imaging.has_report(study, on):
        return (f"report {words.not_recorded()}",)
    received = study.received if imaging.has_come(study.received, on) else None
    if imaging.is_discussed(study, on):
        come = (_step("report received", received),) if received else ()
        return (*come, _step("discussed", study.discussed))
    return (_step("report received", received), "not recorded whether discussed")


def _step(name: str, when: PartialDate | None) -> str:
    return f"{name} {words.when(when)}" if when else f"{name}, {words.when(None)}"
