"""How far an image has come on a day: ordered, scheduled, done, report received, discussed; any step may be skipped."""

from datetime import date

from tracker.domain.dates import Happened, PartialDate
from tracker.domain.records import ImagingStudy, StudyState

ORDER = (
    StudyState.ORDERED,
    StudyState.SCHEDULED,
    StudyState.DONE,
    StudyState.REPORT_RECEIVED,
    StudyState.DISCUSSED,
)
"""The steps of a study, the earliest first; a cancelled one stands outside."""


def step_dates(study: ImagingStudy) -> dict[StudyState, PartialDate | None]:
    """The date of each step that has a field for one; None where it is not recorded."""
    return {
        StudyState.ORDERED: study.ordered,
        StudyState.DONE: study.date,
        StudyState.REPORT_RECEIVED: study.received,
        StudyState.DISCUSSED: study.discussed,
    }


def state_on(study: ImagingStudy, on: date) -> StudyState | None:
    """The furthest step that was reached by the end of a day, by the dates that are recorded; None for none yet.

    A step without a date of its own counts as reached with the steps round it, as far as anyone knows. Only
    a report does not: that it was discussed on a day says nothing of how long before it had come.
    """
    recorded = furthest(study)
    if recorded is StudyState.CANCELLED:
        return recorded
    reached: StudyState | None = None
    discussed = study.discussed
    dates = (study.ordered, None, study.date, study.received, discussed)
    for step, when in zip(ORDER, dates, strict=True):
        if when is None:
            if step is StudyState.REPORT_RECEIVED and _is_ahead(discussed, on):
                break
        elif when.happened_by(on) is Happened.NO:
            break
        reached = step
        if step is recorded:
            return recorded
    passed_by = reached in (StudyState.ORDERED, StudyState.SCHEDULED)
    return StudyState.ORDERED if passed_by and study.ordered else None if passed_by else reached


def has_come(when: PartialDate | None, on: date) -> bool:
    """Whether a step has a date that may have come by a day."""
    return when is not None and when.happened_by(on) is not Happened.NO


def _is_ahead(when: PartialDate | None, on: date) -> bool:
    return when is not None and not has_come(when, on)


def furthest(study: ImagingStudy) -> StudyState:
    """The furthest step that is recorded, by the state that was chosen or by a date of a later step.

    A study that was cancelled stays so, whatever dates it has.
    """
    state = study.state
    if state is StudyState.CANCELLED or state is StudyState.DISCUSSED:
        return state
    if study.discussed is not None:
        return StudyState.DISCUSSED
    if study.received is not None:
        return StudyState.REPORT_RECEIVED
    return state  # a date of ordering is that of the first step


def has_report(study: ImagingStudy, on: date) -> bool:
    """Whether a report is there by a day: received, discussed, or its words kept without a date of receipt."""
    state = state_on(study, on)
    if state in (StudyState.REPORT_RECEIVED, StudyState.DISCUSSED):
        return True
    return state is StudyState.DONE and bool(study.report) and study.received is None


def is_discussed(study: ImagingStudy, on: date) -> bool:
    """Whether somebody is recorded to have gone through the report with the patient by a day."""
    return state_on(study, on) is StudyState.DISCUSSED
