"""What is certain of the order of what was said of a fusion and the operation that meant it.

The fold in ``fusion`` puts all of it in the order of a list; a sentence with "since" or "before" asks here. Within one
date its order counts. What was said up to the very day of an operation speaks of the time before it: nobody can judge a
fusion on the day it was done.
"""

from tracker.domain.certain_order import surely_before, surely_by
from tracker.domain.dates import PartialDate
from tracker.domain.fusion import Assessed, FusionState
from tracker.domain.records import FusionStatus


def may_be_since(state: FusionState) -> tuple[Assessed, ...]:
    """The judgements that the fold puts before the last completed operation, and whose dates allow a day after it."""
    done = [one for one in state.intentions if one.completed]
    if not done:
        return ()
    begun = done[-1].surgery.date
    return tuple(
        one
        for one in state.assessments
        if one not in state.since
        and one.status is not FusionStatus.NOT_ASSESSED
        and not _is_before(one.date, begun)
    )


def surely_older(state: FusionState, one: Assessed) -> bool:
    """Whether it was said before what is told as newest or, where nothing is, before the last completed operation."""
    newest = [each.date for each in state.latest]
    if newest:
        return all(surely_before(one.date, when) for when in newest)
    done = [each for each in state.intentions if each.completed]
    return bool(done) and _is_before(one.date, done[-1].surgery.date)


def _is_before(when: PartialDate | None, begun: PartialDate | None) -> bool:
    return surely_by(when, begun) or (when is not None and when == begun)
