"""What the drawing of the spine shows on a day: marks on vertebrae and segments, and the devices, from the records alone.

Nothing is concluded: a segment counts as fused only when a report or an assessment says so, planned operations leave no
mark, and what is not recorded is kept as not recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.domain import fusion, hardware, reported, vocabulary
from tracker.domain.as_of import as_of
from tracker.domain.dated import date_key
from tracker.domain.dates import PartialDate
from tracker.domain.device_places import named
from tracker.domain.device_state import DeviceState, Presence
from tracker.domain.happenings import TROUBLE, Happening, happenings
from tracker.domain.history import History, took_place, was_taken
from tracker.domain.levels import Axis, Pelvis, SacroiliacJoint, Segment, Side, Site, Vertebra
from tracker.domain.phrases import say
from tracker.domain.putting_in import put_in_by
from tracker.domain.records import Device, DeviceEventKind, FusionAssessment, ImagingStudy, Surgery
from tracker.views import left_behind, words
from tracker.views.spine_codes import (
    AT_THE_PELVIS,
    BESIDE_THE_SPINE,
    DEVICE_SHAPES,
    HARDWARE_BROKEN,
    IN_THE_DISC,
    OUTSIDE_THE_BODY,
    SPANS,
    MarkKind,
    Shape,
)
from tracker.views.spine_fold import Edge, MarkFold


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to show at one site. ``notes`` are the recorded facts behind it, in date order."""

    kind: MarkKind
    site: Site
    notes: tuple[str, ...] = ()
    certain: bool = True
    side: Side | None = None
    side_open: bool = False
    """The side matters here and is not recorded."""
    edge: Edge = Edge.WHOLE


@dataclass(frozen=True, slots=True)
class Implant:
    """One recorded device as it is on the day; ``vertebrae`` run from head to tail."""

    shape: Shape
    name: str
    where: str
    vertebrae: tuple[Vertebra, ...]
    segments: tuple[Segment, ...]
    joints: tuple[SacroiliacJoint, ...]
    pelvis: bool
    quantity: int | None
    presence: Presence
    note: str
    """What is recorded of it: its operation, its fate, the troubles found."""
    lacks_number: bool = False
    """No number is recorded, and it is of a kind that is counted."""
    broken: bool = False
    broken_one_of: bool = False
    """Some of it is broken and which one is not recorded."""
    broken_at: tuple[Vertebra, ...] = ()
    """Where what is broken may sit: the places that are recorded for it, else all."""
    trouble: bool = False
    trouble_at: tuple[Vertebra, ...] = ()
    """Where what is loose, moved or in other trouble may sit."""

    @property
    def uncertain(self) -> bool:
        """Whether it is in the body is not recorded, or not certain on this day."""
        return self.presence in (Presence.NOT_RECORDED, Presence.POSSIBLY)

    @property
    def taken_out(self) -> bool:
        """It was removed; shown as a faint outline in the state where that happened."""
        return self.presence is Presence.REMOVED

    @property
    def drawable(self) -> bool:
        """Whether its place is known well enough to draw it; otherwise it stands in words only."""
        if self.shape in IN_THE_DISC:
            return bool(self.segments)
        if self.shape in BESIDE_THE_SPINE:
            return True
        at_pelvis = self.shape in AT_THE_PELVIS or self.shape is Shape.OTHER
        return bool(self.vertebrae) or (at_pelvis and bool(self.joints or self.pelvis))


@dataclass(frozen=True, slots=True)
class SpineState:
    """Everything the drawing shows on one day, on this patient's own axis."""

    axis: Axis
    marks: tuple[Mark, ...] = ()
    implants: tuple[Implant, ...] = ()
    unplaced: tuple[str, ...] = ()
    """Facts that belong in the drawing and cannot be placed: their level is not recorded or not clear."""
    nowhere: tuple[str, ...] = ()
    """The places of these and of facts at levels that are not in this spine, once each; all may lack a mark there."""

    @property
    def affected(self) -> tuple[Vertebra, ...]:
        """The vertebrae with any mark or device, from head to tail; the pelvis counts as S1 and S2."""
        found: set[Vertebra] = set()
        for mark in self.marks:
            found |= vertebrae_of(mark.site)
        for implant in self.implants:
            if implant.shape not in BESIDE_THE_SPINE:
                found |= set(implant.vertebrae)
                if implant.drawable and (implant.pelvis or implant.joints or implant.shape in AT_THE_PELVIS):
                    found |= _SACRAL
        return tuple(v for v in self.axis.vertebrae if v in found)

    @property
    def is_plain(self) -> bool:
        """True when there is nothing to mark."""
        return not (self.marks or any(implant.drawable for implant in self.implants))


_SACRAL = {Vertebra("S1"), Vertebra("S2")}


def vertebrae_of(site: Site) -> set[Vertebra]:
    """The vertebrae a site touches; a region touches none in particular."""
    if isinstance(site, Vertebra):
        return {site}
    if isinstance(site, Segment):
        return {site.upper, site.lower}
    return set(_SACRAL) if isinstance(site, Pelvis | SacroiliacJoint) else set()


_Told = Surgery | ImagingStudy | FusionAssessment


def spine_state(history: History, on: date) -> SpineState:
    """What is recorded up to the end of ``on``; on the day of an operation, also what was taken out in it."""
    history = as_of(history, on)
    records = in_order(history)
    return _state(history, on, records, _just_now(records, on), with_doubt=True)


def _just_now(records: list[_Told], on: date) -> PartialDate | None:
    """The date of the newest thing, where it ends on the day."""
    newest = records[-1].date if records else None
    return newest if newest is not None and newest.latest == on else None


def states(history: History, on: date) -> tuple[tuple[PartialDate | None, str, SpineState], ...]:
    """One picture for each change, in date order: after each operation, and after imaging with news of fusion or hardware.

    Each is (date, title, state). The picture after an operation also has what was taken out in it.
    """
    pictures = []
    history = as_of(history, on)
    records = in_order(history)
    for place, record in enumerate(records):
        if isinstance(record, Surgery):
            number = history.number_of(record)
            if number is None:
                continue
            title = say("spine.after_operation", number=number)
        elif isinstance(record, FusionAssessment):
            title = words.capital(words.title(type(record)))
        elif has_news(history, record):
            title = words.study_name(record)
        else:
            continue
        day = _last_day(record, records[place + 1 :], on)
        pictures.append((record.date, title, _state(history, day, records[: place + 1], record.date)))
    return tuple(pictures)


def _last_day(record: _Told, later: list[_Told], on: date) -> date:
    """The day a picture stands for: the last one the record's date allows, before the next thing begins."""
    if record.date is None or record.date.latest is None:
        return on
    day, first = min(record.date.latest, on), record.date.earliest
    for other in later:
        start = other.date.earliest if other.date else None
        if start is not None and (first is None or start > first):
            return min(day, start - timedelta(days=1))
    return day


def has_news(history: History, study: ImagingStudy) -> bool:
    """Whether an image says something of fusion or of trouble with hardware, and so changes the drawing."""
    if any(finding.kind in fusion.FINDINGS for finding in study.findings):
        return True
    if any(assessment.imaging_id == study.id for assessment in history.fusion):
        return True
    if any(
        finding.kind.startswith(("hardware_", "cage_")) and finding.kind != "hardware_intact"
        for finding in study.findings
    ):
        return True
    found = [news for device in history.devices for news in happenings(history, device)]
    return any(news.event.imaging_id == study.id and news.kind in TROUBLE for news in found)


def in_order(history: History) -> list[_Told]:
    """Operations that took place, images that were taken and assessments of fusion that belong to neither.

    They stand oldest first; those without a date come first.
    """
    found: list[_Told] = [s for s in history.surgeries if took_place(s)]
    found += [study for study in history.imaging if was_taken(study)]
    found += [one for one in history.fusion if not (one.imaging_id or one.surgery_id)]
    return sorted(found, key=lambda r: (r.date is not None, date_key(r.date)))


def _state(
    history: History,
    on: date,
    records: list[_Told],
    removed_on: PartialDate | None = None,
    *,
    with_doubt: bool = False,
) -> SpineState:
    """The state after ``records``, all of which have happened, however vague their dates.

    Only the picture of a day is drawn ``with_doubt``: with what is possibly taken out only after it.
    """
    fold = MarkFold(history)
    for record in records:
        if isinstance(record, Surgery):
            fold.operation(record)
        elif isinstance(record, ImagingStudy):
            fold.study(record)
    implants, unplaced, nowhere = [], [], fold.nowhere
    done = {record.id for record in records}
    for state in hardware.states_on(history, on):
        surgery = history.surgery_of(state.device)
        if state.device.kind in OUTSIDE_THE_BODY or (surgery is not None and surgery.id not in done):
            continue
        just_now = removed_on is not None and state.since == removed_on
        doubtful = with_doubt and state.in_body
        if state.presence is Presence.REMOVED and not (just_now or doubtful):
            continue
        implant = _implant(history, state, on)
        if state.presence is Presence.REMOVED and doubtful:
            implant = replace(implant, presence=Presence.POSSIBLY)
        implants.append(implant)
        if not implant.drawable:
            place = implant.where and say("spine.place_not_clear", where=implant.where)
            where = place or say("not_recorded.level")
            unplaced.append(say("spine.no_level", what=implant.name, where=where, note=implant.note))
            nowhere[implant.where or where] = None
    for report in reported.of_hardware_there(history, on):
        if report.study.id in done and report.finding.kind not in HARDWARE_BROKEN:
            fold.report(report)
    fusions = fusion.states_on(history, on, done)
    marks = [Mark(*found) for found in fold.found(fusions, implants_broken=_broken_at(implants))]
    return SpineState(
        history.axis, tuple(marks), tuple(implants), (*fold.unplaced, *unplaced), tuple(nowhere)
    )


def _broken_at(implants: list[Implant]) -> set[Vertebra]:
    return {vertebra for implant in implants if implant.broken for vertebra in implant.broken_at}


def _implant(history: History, state: DeviceState, on: date) -> Implant:
    device, axis = state.device, history.axis
    shape = DEVICE_SHAPES.get(device.kind, Shape.OTHER)
    if shape is Shape.SCREW and _put_in_from_the_front(history, device):
        shape = Shape.FRONT_SCREW
    sites = state.sites
    touched = set(sites.touched)
    vertebrae = tuple(v for v in axis.vertebrae if v in touched)
    if shape in SPANS and len(vertebrae) > 1:
        vertebrae = axis.range(vertebrae[0], vertebrae[-1])
    segments = tuple(s for s in sites.segments if axis.has(s))
    if shape in IN_THE_DISC and not segments:
        segments = tuple(s for s in axis.segments if {s.upper, s.lower} <= touched)
    broken = [event for event in state.troubles if event.kind is DeviceEventKind.BROKEN]
    others = [event for event in state.troubles if event not in broken]
    number = state.quantity if state.in_body else device.quantity
    return Implant(
        shape=shape,
        name=words.term("hardware", device.kind, device.called, alone=True),
        where=words.places(sites, axis),
        vertebrae=vertebrae,
        segments=segments,
        joints=tuple(site for site in sites.places if isinstance(site, SacroiliacJoint)),
        pelvis=any(isinstance(site, Pelvis) for site in sites.places),
        quantity=number,
        presence=state.presence,
        note=_implant_note(history, state, on),
        lacks_number=words.lacks_number(device, number),
        broken=bool(broken),
        broken_one_of=any(
            _is_one_of_several(event, state, _seen_at([event], state, vertebrae)) for event in broken
        ),
        broken_at=_seen_at(broken, state, vertebrae),
        trouble=bool(others),
        trouble_at=_seen_at(others, state, vertebrae),
    )


def _put_in_from_the_front(history: History, device: Device) -> bool:
    found = put_in_by(history, device)
    return found is not None and vocabulary.procedures()[found[1].kind].approach == "anterior"


def _seen_at(
    found: Sequence[Happening], state: DeviceState, vertebrae: tuple[Vertebra, ...]
) -> tuple[Vertebra, ...]:
    """The vertebrae that some findings name, else all that the device sits on."""
    said = {v for one in found for v in named(state.device.sites, one.sites).touched}
    return tuple(v for v in vertebrae if v in said) or vertebrae


def _is_one_of_several(event: Happening, state: DeviceState, places: tuple[Vertebra, ...]) -> bool:
    if event.sites:
        return len(places) > 1 and event.quantity is not None and event.quantity < len(places)
    several = len(places) > 1 or state.device.quantity != 1
    return several and (event.quantity is None or event.quantity != state.device.quantity)


def _implant_note(history: History, state: DeviceState, on: date) -> str:
    surgery = history.surgery_of(state.device)
    number = history.number_of(surgery) if surgery else None
    when = words.when(state.put_in)
    start = (
        say("spine.from_operation", number=number, date=when) if number else say("spine.put_in", date=when)
    )
    return f"{start}; {left_behind.state_words(history, state, on)}"
