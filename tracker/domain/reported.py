"""What images reported of hardware, device by device: no event of a device, no verdict on it, and yet told with it.

A report names a place, seldom a device: it is told of all hardware that was at that place when the image was taken.
Once an event of a device there says the same of that image, or of a day that may be its own, the event tells it.
"Hardware" of a level is what is fixed to the spine there: no generator, pump, lead or catheter is meant by it, though
of screws whose level is not recorded it may be said. What no device can be shown to have is told by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.domain import imaging
from tracker.domain.certain_order import surely_before
from tracker.domain.dates import PartialDate
from tracker.domain.device_state import DeviceState, Presence
from tracker.domain.happenings import happenings
from tracker.domain.hardware import in_body, states_on
from tracker.domain.history import History, was_taken
from tracker.domain.loose_end import known
from tracker.domain.records import Device, DeviceEventKind, Finding, ImagingStudy, Qualifier
from tracker.domain.removals import is_usual, share_a_place
from tracker.domain.site_set import Sites

TROUBLES = {
    "hardware_broken": DeviceEventKind.BROKEN,
    "hardware_loose": DeviceEventKind.LOOSENED,
    "hardware_displaced": DeviceEventKind.DISPLACED,
    "hardware_backed_out": DeviceEventKind.BACKED_OUT,
    "hardware_malpositioned": DeviceEventKind.MALPOSITIONED,
    "cage_subsidence": DeviceEventKind.SUBSIDED,
}
"""The findings that report trouble of hardware, each with the event of a device that says the same."""

_CAGES = frozenset({"interbody_cage", "vertebral_body_replacement", "spacer", "hardware"})
"""What a report of a cage can mean, and hardware of which nobody recorded what it is."""


@dataclass(frozen=True, slots=True)
class Report:
    """Trouble of hardware that an image reported, surely or possibly; no event of a device tells it."""

    study: ImagingStudy
    finding: Finding

    @property
    def sites(self) -> Sites:
        """Where; without a place of its own somewhere in the part that was imaged. Empty for anywhere."""
        return self.finding.sites or self.study.sites


def reports(history: History, on: date) -> tuple[Report, ...]:
    """All such reports by a day, in date order; found once for each day and kept with the history."""
    name = "reports of hardware", on
    if name not in history.kept:
        history.kept[name] = tuple(_reports(history, on))
    found: tuple[Report, ...] = history.kept[name]
    return found


def of_device(history: History, state: DeviceState, on: date) -> tuple[Report, ...]:
    """The reports on the place of a device that surely had not come out before, nor was put in after the image."""
    return tuple(one for one in reports(history, on) if _may_be_of(state, one))


def of_no_device(history: History, on: date) -> tuple[Report, ...]:
    """The reports on a place where no hardware is recorded."""
    states = states_on(history, on)
    return tuple(one for one in reports(history, on) if not any(_may_be_of(state, one) for state in states))


def of_hardware_there(history: History, on: date) -> tuple[Report, ...]:
    """The reports on a place of hardware that is still there on the day, or may be."""
    states = in_body(history, on)
    return tuple(one for one in reports(history, on) if any(_may_be_of(state, one) for state in states))


def is_unread(study: ImagingStudy, on: date) -> bool:
    """Whether the report of an image is recorded to have come only after a day."""
    return study.received is not None and not imaging.has_report(study, on)


def _reports(history: History, on: date) -> Iterator[Report]:
    for study in history.imaging:
        if not was_taken(study) or not known(study, on) or is_unread(study, on):
            continue
        for finding in study.findings:
            said = finding.qualifier in (None, Qualifier.PRESENT, Qualifier.UNCERTAIN)
            report = Report(study, finding)
            if said and finding.kind in TROUBLES and not _is_told(history, report):
                yield report


def _is_told(history: History, report: Report) -> bool:
    """Whether an event of a device at the place tells what the image reported."""
    return any(_tells(history, device, report) for device in history.devices if _is_there(device, report))


def _is_there(device: Device, report: Report) -> bool:
    """Whether a device may have been at the place of a report; one that is not fixed to the spine only by its own."""
    return share_a_place(device.sites, report.sites) and (bool(device.sites) or is_usual(device))


def _tells(history: History, device: Device, report: Report) -> bool:
    kind, study = TROUBLES[report.finding.kind], report.study
    return any(
        news.event.imaging_id == study.id or _may_be_one_day(news.date, study.date)
        for news in happenings(history, device)
        if news.kind is kind
    )


def _may_be_one_day(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two dates, each at its own precision, can be the same day: "May 2026" and "11 May 2026" can."""
    if one is None or other is None:
        return False
    return not (surely_before(other, one) or surely_before(one, other))


def _may_be_of(state: DeviceState, report: Report) -> bool:
    taken = report.study.date
    too_early = surely_before(taken, state.put_in)
    out = state.presence is Presence.REMOVED and surely_before(state.since, taken)
    return not too_early and not out and _is_meant(state, report)


def _is_meant(state: DeviceState, report: Report) -> bool:
    """Whether "hardware" at the place of a report can mean a device: at a level only what is fixed to the spine."""
    if report.finding.kind == "cage_subsidence" and state.device.kind not in _CAGES:
        return False
    if is_usual(state.device):
        return share_a_place(state.sites, report.sites)
    return bool(state.sites) and not report.sites.touched and share_a_place(state.sites, report.sites)
