"""The loose ends of hardware: what was found of it and not followed, what is not listed, and labels not recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tracker.domain import vocabulary
from tracker.domain.certain_order import followed, surely_before
from tracker.domain.dated import is_over
from tracker.domain.dates import Happened
from tracker.domain.device_systems import SYSTEMS
from tracker.domain.happenings import Happening, happenings, put_in_date
from tracker.domain.hardware import in_body
from tracker.domain.history import History, was_taken
from tracker.domain.loose_end import EndKind, LooseEnd, Part, Place, an_end, known, operations_by
from tracker.domain.records import (
    Answer,
    Device,
    DeviceEventKind,
    Finding,
    ImagingStudy,
    OtherImplant,
    Procedure,
    Qualifier,
    Surgery,
)
from tracker.domain.reported import is_unread
from tracker.domain.site_set import Sites

_NO_HARDWARE = frozenset({"graft", "dural_patch", "external_brace", "drain"})
"""What is no lasting hardware: bone and patches, what is worn, what is taken out after days."""

TROUBLES = frozenset(
    {
        DeviceEventKind.BROKEN,
        DeviceEventKind.LOOSENED,
        DeviceEventKind.DISPLACED,
        DeviceEventKind.BACKED_OUT,
    }
)
_REPORTED = frozenset({"hardware_broken", "hardware_loose", "hardware_displaced", "hardware_backed_out"})


def hardware_trouble(history: History, on: date) -> Iterator[LooseEnd]:
    """Hardware recorded as broken, loosened, displaced or backed out, and nothing of it since."""
    for state in in_body(history, on):
        told = happenings(history, state.device, on)
        found = [place for place, news in enumerate(told) if news.kind in TROUBLES]
        since = _since(told, found[-1]) if found else Happened.YES
        if since is not Happened.YES:
            trouble = told[found[-1]]
            part = Part(state.device, trouble, trouble.event.id)
            end = an_end(EndKind.HARDWARE_TROUBLE, state.device, "events", part)
            yield replace(end, date=trouble.date, order_open=since is Happened.POSSIBLY)


def _since(told: Sequence[Happening], place: int) -> Happened:
    """Whether anything became of a device after one event; of events of one date the person's own order decides."""
    when = told[place].date
    if when is not None and any(news.date == when for news in told[place + 1 :]):
        return Happened.YES
    others = (*told[:place], *told[place + 1 :])
    return followed(when, (news.date for news in others if when is None or news.date != when))


def before_put_in(history: History, on: date) -> Iterator[LooseEnd]:
    """What became of hardware on a date that lies before it was put in: one of the two dates is a slip."""
    for device in history.devices:
        put_in = put_in_date(history, device)
        for news in happenings(history, device, on):
            if news.date is not None and put_in is not None and surely_before(news.date, put_in):
                part = Part(device, news, news.event.id)
                yield replace(an_end(EndKind.BEFORE_PUT_IN, device, "events", part), date=news.date)


def reported_trouble(history: History, on: date) -> Iterator[LooseEnd]:
    """The same said by a report, where no device is recorded to carry it, and no later operation or image."""
    for study in history.imaging:
        if not was_taken(study) or not known(study, on) or is_unread(study, on):
            continue
        for finding in study.findings:
            present = finding.kind in _REPORTED and finding.qualifier is Qualifier.PRESENT
            since = _followed(history, study, finding, on) if present else Happened.YES
            if since is not Happened.YES:
                place = Place(Device.table(), None, "kind")
                part = Part(study, finding, finding.id)
                end = an_end(EndKind.HARDWARE_TROUBLE, study, "", part, place=place)
                yield replace(end, order_open=since is Happened.POSSIBLY)


def _followed(history: History, study: ImagingStudy, finding: Finding, on: date) -> Happened:
    """Whether a device carries what was reported, or anything there came after it."""
    devices = [d for d in history.devices if _touch(d.sites, finding.sites)]
    told = [news for device in devices for news in happenings(history, device, on)]
    if any(news.event.imaging_id == study.id or _may_be_its(news, study) for news in told):
        return Happened.YES
    done = [
        surgery.date
        for surgery in operations_by(history, on)
        if any(_touch(procedure.sites, finding.sites) for procedure in surgery.procedures)
    ]
    seen = [one.date for one in history.imaging if known(one, on) and _tells_too(one, study, finding)]
    return followed(study.date, [*(news.date for news in told), *done, *seen])


def _may_be_its(news: Happening, study: ImagingStudy) -> bool:
    """Whether trouble of a device may be of the day of an image."""
    apart = surely_before(news.date, study.date) or surely_before(study.date, news.date)
    return news.kind in TROUBLES and news.date is not None and study.date is not None and not apart


def _tells_too(other: ImagingStudy, study: ImagingStudy, finding: Finding) -> bool:
    """Whether another image tells of hardware there; one of the very day is no later one."""
    if other is study or (study.date is not None and study.date.exact and other.date == study.date):
        return False
    return any(
        one.kind.startswith("hardware_")
        and one.qualifier is not Qualifier.NOT_MENTIONED
        and _touch(one.sites, finding.sites)
        for one in other.findings
    )


def _touch(a: Sites, b: Sites) -> bool:
    return not a or not b or bool(a.touched & b.touched) or bool(set(a.places) & set(b.places))


def no_hardware_list(history: History, on: date) -> Iterator[LooseEnd]:
    """An operation of a kind that puts hardware in, with no device listed, and not said that none was put in."""
    for surgery in operations_by(history, on):
        usual = [p for p in surgery.procedures if _puts_in(p)]
        if usual and surgery.hardware_put_in is not Answer.NO and not _listed(history, surgery):
            yield an_end(EndKind.NO_HARDWARE_LIST, surgery, "hardware_put_in")


def _puts_in(procedure: Procedure) -> bool:
    kind = vocabulary.procedures()[procedure.kind]
    if kind.class_ == "intervention" or procedure.kind.endswith("_removal"):
        return False
    return kind.fuses or bool(set(kind.typical_hardware) - _NO_HARDWARE)


def _listed(history: History, surgery: Surgery) -> bool:
    if history.devices_of(surgery):
        return True
    events = (event for device in history.devices for event in device.events)
    return any(event.surgery_id == surgery.id and event.kind is DeviceEventKind.IMPLANTED for event in events)


def no_source(history: History, on: date) -> Iterator[LooseEnd]:
    """A lead or catheter in the body, and no generator or pump that it could belong to is recorded at all."""
    kinds = {device.kind for device in history.devices}
    for system in SYSTEMS:
        for state in in_body(history, on):
            if state.device.kind in system.ends and not kinds & system.sources:
                place = Place(Device.table(), None, "kind")
                group = f"device {state.device.kind}"
                end = an_end(EndKind.NO_SOURCE, state.device, "", place=place, group=group)
                yield replace(end, date=state.put_in)


def no_mr_label(history: History, on: date) -> Iterator[LooseEnd]:
    """An implant in the body whose MR label is not recorded; those of one kind together."""
    for state in in_body(history, on):
        device = state.device
        if device.mr_label is None and device.kind not in _NO_HARDWARE:
            yield replace(
                an_end(EndKind.NO_MR_LABEL, device, "mr_label", group=f"device {device.kind}"),
                date=state.put_in,
            )
    for implant in history.other_implants:
        if implant.mr_label is None and known(implant, on) and not is_over(implant.until, on):
            group = f"{OtherImplant.table()} {implant.kind}"
            yield an_end(EndKind.NO_MR_LABEL, implant, "mr_label", group=group)
