"""Fusion of each segment as of a day: what was intended, and what was said to have become of it.

Intended is not achieved: a procedure that fuses gives an intention, and only a statement about the segment (a
fusion assessment, or a finding of an image) says what became of it. Time never moves it on, what is said of one
segment says nothing of another, and taking hardware out changes nothing. What was said before a later fusion of
the same segment stays listed, and the newest statement since that operation counts; where two statements of
that date, or of times that cannot be told apart, differ, both are shown and neither wins. The states are those
of the vocabulary of fusion reports (``FusionStatus``); nothing here is concluded from a grade, a motion in
degrees, or a date. The order is that of a list of dates: where it is not certain, ``fusion_order`` tells.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from tracker.domain import imaging, vocabulary
from tracker.domain.dated import date_key
from tracker.domain.dates import Happened, PartialDate
from tracker.domain.history import History, is_intervention, took_place, was_taken
from tracker.domain.levels import Axis, Region, SacroiliacJoint, Segment, Site
from tracker.domain.records import (
    Finding,
    FusionAssessment,
    FusionMethod,
    FusionStatus,
    ImagingStudy,
    Procedure,
    Qualifier,
    Status,
    Surgery,
)
from tracker.domain.site_set import Sites
from tracker.domain.statements import disagreeing

_BODY_REMOVED = frozenset({"corpectomy", "accf", "vertebral_column_resection"})
"""Fusions named for the removed vertebra: the segments above and below it are meant."""

_SAID_OF: dict[str, FusionStatus] = {
    "fused": FusionStatus.FUSED,
    "probably_fused": FusionStatus.PROBABLY_FUSED,
    "fusion_indeterminate": FusionStatus.INDETERMINATE,
    "not_fused_yet": FusionStatus.NOT_FUSED_YET,
    "not_fused": FusionStatus.NOT_FUSED,
    "pseudarthrosis": FusionStatus.PSEUDARTHROSIS,
}
FINDINGS = frozenset(_SAID_OF)
"""The codes of findings that speak of fusion."""

_NO = frozenset({FusionStatus.NOT_FUSED, FusionStatus.PSEUDARTHROSIS})

_METHODS = {
    "ct": FusionMethod.CT,
    "ct_myelogram": FusionMethod.CT,
    "xray": FusionMethod.XRAY,
    "standing_xray": FusionMethod.XRAY,
    "mri": FusionMethod.MRI,
    "bone_scan": FusionMethod.BONE_SCAN,
    "spect_ct": FusionMethod.BONE_SCAN,
}


class Standing(StrEnum):
    """What may be shown of a segment: settled only when all that was said on the newest date agrees."""

    FUSED = "fused"
    NOT_FUSED = "not fused"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Intention:
    """A procedure whose intent is fusion, and its operation."""

    surgery: Surgery
    procedure: Procedure

    @property
    def completed(self) -> bool:
        """Whether the record calls the operation done; an aborted one, or one of unknown status, is not."""
        return self.surgery.status is Status.DONE


@dataclass(frozen=True, slots=True)
class Assessed:
    """What was said of one segment on a date; ``record`` is where it stands."""

    status: FusionStatus
    date: PartialDate | None
    method: FusionMethod | None
    record: FusionAssessment | ImagingStudy
    finding: Finding | None = None
    """The finding, where a report was taken apart into findings; it can be absent or uncertain."""
    disputed: bool = False
    """A source says something else than the record does, and nobody has chosen between them."""

    @property
    def settled(self) -> Standing:
        """Fused, not fused, or left open by who said it."""
        if self.status is FusionStatus.FUSED:
            return Standing.FUSED
        return Standing.NOT_FUSED if self.status in _NO else Standing.OPEN

    @property
    def reader(self) -> str | None:
        """Who said so."""
        return self.record.reader

    @property
    def words(self) -> str | None:
        """The sentence it was said in: that of the assessment, or the whole report of the image."""
        return self.record.report if isinstance(self.record, ImagingStudy) else self.record.words


@dataclass(frozen=True, slots=True)
class FusionState:
    """All that is recorded of the fusion of one segment up to a day, oldest first; ``site`` None: level not recorded."""

    site: Site | None
    events: tuple[Intention | Assessed, ...] = ()

    @property
    def intentions(self) -> tuple[Intention, ...]:
        """The procedures that meant to fuse it."""
        return tuple(one for one in self.events if isinstance(one, Intention))

    @property
    def assessments(self) -> tuple[Assessed, ...]:
        """Everything that was said of it."""
        return tuple(one for one in self.events if isinstance(one, Assessed))

    @property
    def since(self) -> tuple[Assessed, ...]:
        """What was said since the last completed operation that meant to fuse it: that operation began anew."""
        begun = [n for n, one in enumerate(self.events) if isinstance(one, Intention) and one.completed]
        return tuple(one for one in self.events[begun[-1] + 1 if begun else 0 :] if isinstance(one, Assessed))

    @property
    def latest(self) -> tuple[Assessed, ...]:
        """Everything that was said on the newest date since then; several when the record holds several.

        What was said in a year or month that goes on after that date may be as new: it is not called earlier.
        """
        said = [one for one in self.since if one.status is not FusionStatus.NOT_ASSESSED] or self.since
        return tuple(one for one in said if _may_be_as_new(one.date, said[-1].date))

    @property
    def assessed(self) -> bool:
        """Whether anybody judged it since the last operation that meant to fuse it."""
        return any(one.status is not FusionStatus.NOT_ASSESSED for one in self.since)

    @property
    def differs(self) -> bool:
        """Whether what was said on the newest date does not agree."""
        return len({one.status for one in self.latest}) > 1

    @property
    def standing(self) -> Standing:
        """Fused or not fused only where all of the newest date says so, and no source says otherwise."""
        found = {Standing.OPEN if one.disputed else one.settled for one in self.latest}
        return found.pop() if len(found) == 1 else Standing.OPEN


def _may_be_as_new(when: PartialDate | None, newest: PartialDate | None) -> bool:
    if when is None or newest is None:
        return when == newest
    return (when.latest or date.max) >= (newest.earliest or date.min)


def states_on(history: History, on: date, among: Collection[str] | None = None) -> tuple[FusionState, ...]:
    """Every segment of which fusion was intended or spoken of by a day, from head to tail; no level comes last.

    With ``among``, only these operations, images and assessments by identifier; an assessment that belongs to
    an image or an operation goes with it.
    """
    if among is not None:
        return _states(history, on, among)
    name = "fusion", on
    if name not in history.kept:
        history.kept[name] = _states(history, on, None)
    found: tuple[FusionState, ...] = history.kept[name]
    return found


def _states(history: History, on: date, among: Collection[str] | None) -> tuple[FusionState, ...]:
    events: dict[Site | None, list[Intention | Assessed]] = {}
    for site, event in _events(history, on, among):
        events.setdefault(site, []).append(event)
    found = [FusionState(site, _in_order(own)) for site, own in events.items()]
    return tuple(sorted(found, key=lambda state: _place(history.axis, state.site)))


def state_of(history: History, site: Site, on: date) -> FusionState:
    """The state of one segment; an empty one where nothing is recorded of it."""
    return next((state for state in states_on(history, on) if state.site == site), FusionState(site))


def _place(axis: Axis, site: Site | None) -> tuple[int, int, str]:
    return axis.sort_key(site) if site is not None else (999, 0, "")


_Event = tuple[Site | None, Intention | Assessed]


def _in_order(events: list[Intention | Assessed]) -> tuple[Intention | Assessed, ...]:
    """Oldest first. What was said without a date stands after the first operation: nobody can have judged a
    fusion before it."""
    undated: list[Intention | Assessed] = [o for o in events if isinstance(o, Assessed) and o.date is None]
    dated = sorted((one for one in events if one not in undated), key=_order)
    begun = next((n + 1 for n, one in enumerate(dated) if isinstance(one, Intention)), 0)
    return (*dated[:begun], *undated, *dated[begun:])


def _order(event: Intention | Assessed) -> tuple[Any, ...]:
    """By date; what was seen at an operation stands before what the operation then did, an image after it."""
    if isinstance(event, Intention):
        when, rank = event.surgery.date, 1
    else:
        when, rank = event.date, 0 if event.method is FusionMethod.EXPLORATION else 2
    return (when is not None, date_key(when), rank)


def _events(history: History, on: date, among: Collection[str] | None) -> Iterator[_Event]:
    for surgery in history.surgeries:
        if _counts(surgery, on, among) and took_place(surgery) and not is_intervention(surgery):
            yield from _intentions(history.axis, surgery)
    speaking = (s for s in history.imaging if any(finding.kind in _SAID_OF for finding in s.findings))
    studies = [s for s in speaking if _counts(s, on, among) and was_taken(s)]
    told = [a for a in history.fusion if _told(history, a, on, among)]
    for assessment in told:
        yield from _said(history, assessment)
    for study in studies:
        if imaging.has_report(study, on) or study.received is None:
            yield from _found(history, study, [a for a in told if a.imaging_id == study.id])


def _counts(record: Surgery | ImagingStudy, on: date, among: Collection[str] | None) -> bool:
    if among is not None and record.id not in among:
        return False
    return record.date is None or record.date.happened_by(on) is not Happened.NO


def _told(history: History, assessment: FusionAssessment, on: date, among: Collection[str] | None) -> bool:
    """Whether an assessment counts: not dated later, and not of an image or operation that was not, or comes later."""
    seen_in = _seen_in(history, assessment)
    if among is not None and not seen_in and assessment.id not in among:
        return False
    for record in seen_in:
        taken = was_taken(record) if isinstance(record, ImagingStudy) else took_place(record)
        if not taken or not _counts(record, on, among):
            return False
    when = assessment_date(history, assessment)
    return when is None or when.happened_by(on) is not Happened.NO


def _seen_in(history: History, assessment: FusionAssessment) -> list[Surgery | ImagingStudy]:
    named = {assessment.imaging_id, assessment.surgery_id} - {None}
    records: tuple[Surgery | ImagingStudy, ...] = (*history.imaging, *history.surgeries) if named else ()
    return [record for record in records if record.id in named]


def assessment_date(history: History, assessment: FusionAssessment) -> PartialDate | None:
    """When it was judged: its own date, else that of the image or the operation it was seen in."""
    if assessment.date is not None:
        return assessment.date
    return next((record.date for record in _seen_in(history, assessment) if record.date), None)


def _intentions(axis: Axis, surgery: Surgery) -> Iterator[_Event]:
    for procedure in surgery.procedures:
        if vocabulary.procedures()[procedure.kind].fuses:
            for site in fused_sites(procedure, axis) or _elsewhere(procedure.sites):
                yield site, Intention(surgery, procedure)


def _said(history: History, assessment: FusionAssessment) -> Iterator[_Event]:
    if assessment.status is None:
        return
    method = assessment.method or _method_of(history, assessment)
    disputed = _is_disputed(history, assessment, "status", "sites")
    event = Assessed(
        assessment.status, assessment_date(history, assessment), method, assessment, disputed=disputed
    )
    for site in _places(assessment.sites, history.axis):
        yield site, event


def _method_of(history: History, assessment: FusionAssessment) -> FusionMethod | None:
    for record in _seen_in(history, assessment):
        return _METHODS.get(record.kind) if isinstance(record, ImagingStudy) else FusionMethod.EXPLORATION
    return None


def _is_disputed(history: History, record: FusionAssessment | Finding, *fields: str) -> bool:
    return any(each.record.id == record.id and each.field in fields for each in disagreeing(history))


def _found(history: History, study: ImagingStudy, told: list[FusionAssessment]) -> Iterator[_Event]:
    """What the findings of an image say, but for what an assessment of the same image says already."""
    axis = history.axis
    for finding in study.findings:
        status = _status(finding)
        if status is None:
            continue
        said = {site for one in told if one.status is status for site in _places(one.sites, axis)}
        for site in _places(finding.sites, axis):
            if site not in said:
                disputed = _is_disputed(history, finding, "kind", "qualifier", "sites")
                yield site, Assessed(status, study.date, _METHODS.get(study.kind), study, finding, disputed)


def _status(finding: Finding) -> FusionStatus | None:
    """What a finding says; "not fused: absent" does not say that it is fused, and "not mentioned" says nothing."""
    status = _SAID_OF.get(finding.kind)
    if status is None or finding.qualifier is Qualifier.NOT_MENTIONED:
        return None
    if finding.qualifier is Qualifier.PRESENT:
        return status
    absent = finding.qualifier is Qualifier.ABSENT
    return FusionStatus.NOT_FUSED if absent and status is FusionStatus.FUSED else FusionStatus.INDETERMINATE


def _places(sites: Sites, axis: Axis) -> tuple[Site | None, ...]:
    return segments_meant(sites, axis) or _elsewhere(sites)


def _elsewhere(sites: Sites) -> tuple[Site | None, ...]:
    """Where no segment is meant: the region that is named, else the level is not recorded."""
    return tuple(site for site in sites.places if isinstance(site, Region)) or (None,)


def segments_meant(sites: Sites, axis: Axis, extra: Iterable[Segment] = ()) -> tuple[Site, ...]:
    """Segments and sacroiliac joints as named; neighbouring vertebrae stand for the segments among them."""
    found: list[Site] = [s for s in sites.places if isinstance(s, Segment | SacroiliacJoint)]
    named, more = set(sites.vertebrae), set(extra)
    for segment in axis.segments:
        if segment not in found and (segment in more or {segment.upper, segment.lower} <= named):
            found.append(segment)
    return tuple(found)


def fused_sites(procedure: Procedure, axis: Axis) -> tuple[Site, ...]:
    """Where a procedure means to fuse; a removed body is fused above and below."""
    beside: list[Segment] = []
    if procedure.kind in _BODY_REMOVED:
        named = set(procedure.sites.vertebrae)
        beside = [segment for segment in axis.segments if {segment.upper, segment.lower} & named]
    return segments_meant(procedure.sites, axis, beside)
