"""What is recorded of one device up to a day: whether it is in the body, how many of it and where, and its troubles.

Within the days that a date allows ("2026", on 22 November 2026) a thing has possibly happened. The record
says that it has, and only its day is open: so a done operation's hardware is in place and a removal is a
removal, in these words in each table, drawing and print, with the date that tells how exactly the day is known
("removed (2026)"). ``possibly`` marks such a state, and a bar over time is hollow there. Hardware is "possibly in
place" only when the operation with such a date is one of which nobody recorded whether it was done; "not
recorded whether removed" is said only where the record says it.

A removal that may come only after the day leaves what it takes out among what may be in the body (``in_body``), with as
many as there were before it (``out_in_doubt``): a list of what is in the body never loses it too early. So it is with a
removal dated before the putting in, and where more is recorded as taken out than there was, for one removal may be
recorded twice.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from tracker.domain.certain_order import surely_before
from tracker.domain.dates import PartialDate
from tracker.domain.happenings import Happening
from tracker.domain.records import Device, DeviceEventKind
from tracker.domain.site_set import Sites


class Presence(StrEnum):
    """Whether a device is in the body on a day."""

    NOT_YET = "not yet put in"
    POSSIBLY = "possibly in place"
    IN_PLACE = "in place"
    PARTLY_REMOVED = "partly removed"
    NOT_RECORDED = "not recorded whether removed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class DeviceState:
    """What is recorded of one device up to a day. ``quantity`` is what is left, None when not recorded."""

    device: Device
    presence: Presence
    quantity: int | None
    put_in: PartialDate | None
    troubles: tuple[Happening, ...] = ()
    latest: Happening | None = None
    since: PartialDate | None = None
    """The date of the event that gave the device its present ``presence``."""
    sites: Sites = field(default_factory=Sites)
    """Where what is left sits; where it sat, once all of it is out."""
    possibly: bool = False
    """The day lies within the dates that ``since`` allows: it may have been put in, or come out, only later."""
    out: tuple[Happening, ...] = ()
    """What took any of it out."""

    @property
    def in_body(self) -> bool:
        """True unless it is not in yet or all of it is surely out: uncertain hardware counts as possibly there."""
        if self.presence is Presence.REMOVED:
            return self.out_in_doubt
        return self.presence is not Presence.NOT_YET

    @property
    def certain(self) -> bool:
        """True when the record says without doubt that it is there."""
        return self.presence in (Presence.IN_PLACE, Presence.PARTLY_REMOVED) and not self.out_in_doubt

    @property
    def out_in_doubt(self) -> bool:
        """True when a removal is in doubt, or the numbers do not tell how many are out."""
        changed = self.presence in (Presence.PARTLY_REMOVED, Presence.REMOVED)
        return changed and (self.too_many_out or any(map(self.doubts, self.out)))

    def doubts(self, news: Happening) -> bool:
        """Whether a removal may come only later, or is dated before the putting in: one of the two dates is a slip."""
        return news.possibly_later or surely_before(news.date, self.put_in)

    @property
    def too_many_out(self) -> bool:
        """True when more is recorded as taken out than there was, by several removals of which none took all."""
        were = self.device.quantity
        if were is None or any(_is_of_all(one, were) for one in self.out):
            return False
        return sum(one.quantity or 0 for one in self.out) > were

    @property
    def broken(self) -> bool:
        """True when any of it was found broken."""
        return any(event.kind is DeviceEventKind.BROKEN for event in self.troubles)


def _is_of_all(news: Happening, were: int) -> bool:
    return (news.quantity or 0) >= were or (news.quantity is None and not news.sites)
