"""Whether one partial date surely lies before another: what a sentence with "since" or "before" needs.

Records are listed by the earliest day that their dates allow (``PartialDate.sort_key``), as a list needs some order.
That order proves nothing: "2015" is listed before "June 2015" and may have been in December. "About" and "possibly"
do not widen a date here, as nobody can say by how much.
"""

from collections.abc import Iterable

from tracker.domain.dates import Happened, PartialDate


def surely_before(when: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether every day that one date allows is before every day of the other; no where either is not recorded.

    An open end ("since 2015") is before nothing, and nothing is before an open start ("until 2015").
    """
    if when is None or other is None or when.latest is None or other.earliest is None:
        return False
    return when.latest < other.earliest


def surely_by(when: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether one date is surely before another or, at the latest, on its first day."""
    if when is None or other is None or when.latest is None or other.earliest is None:
        return False
    return when.latest <= other.earliest


def followed(when: PartialDate | None, others: Iterable[PartialDate | None]) -> Happened:
    """Whether any of some dates is after one: surely, possibly, or no as all of them are surely before it.

    One of the very day counts as after it: what was found up to the day of an operation was found when that began.
    """
    dates = list(others)
    if any(surely_by(when, other) for other in dates):
        return Happened.YES
    return Happened.NO if all(surely_before(other, when) for other in dates) else Happened.POSSIBLY
