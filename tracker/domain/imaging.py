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

    A step without a date of its own counts as reached with the one before it.
    """
    if study.state is StudyState.CANCELLED:
        return study.state
    reached: StudyState | None = None
    recorded = furthest(study)
    for step in ORDER[: ORDER.index(recorded) + 1]:
        when = step_dates(study).get(step)
        if when is not None and when.happened_by(on) is Happened.NO:
            ahead = recorded in (StudyState.ORDERED, StudyState.SCHEDULED)
            if not ahead or step is not StudyState.DONE:
                break
        reached = step
    if reached is StudyState.SCHEDULED and recorded is not StudyState.SCHEDULED:
        return StudyState.ORDERED if study.ordered else None
    return (
        None if reached is StudyState.ORDERED and recorded is not reached and not study.ordered else reached
    )


def furthest(study: ImagingStudy) -> StudyState:
    """The furthest step that is recorded, by the state that was chosen or by a date of a later step."""
    dated = [
        step for step, when in step_dates(study).items() if when is not None and step is not StudyState.DONE
    ]
    return max((study.state, *dated), key=ORDER.index)


def has_report(study: ImagingStudy, on: date) -> bool:
    """Whether a report is there by a day: received, discussed, or its words kept without a date of receipt."""
    state = state_on(study, on)
    if state in (StudyState.REPORT_RECEIVED, StudyState.DISCUSSED):
        return True
    return state is StudyState.DONE and bool(study.report) and study.received is None
