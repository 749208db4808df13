"""Loose ends: what a record leaves open on a day, as values; a fact about the record, never what to do about it.

Each kind of end has one small function over a history and a day. An end names the records it is about, and the
place where the record can be completed. Ends of one kind that belong together (the screws of one kind without an
MR label) are one. What the person has set aside is told apart, with the reason, and can be taken back; it is kept
for each record by itself, so that a new record of the same kind opens a new end.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from tracker.domain import fusion, imaging, vocabulary
from tracker.domain.dated import date_key
from tracker.domain.fusion_order import may_be_since
from tracker.domain.gate import members
from tracker.domain.hardware_ends import (
    before_put_in,
    hardware_trouble,
    no_hardware_list,
    no_mr_label,
    no_source,
    reported_trouble,
)
from tracker.domain.history import History
from tracker.domain.levels import Site
from tracker.domain.loose_end import (
    EndKind,
    LooseEnd,
    Part,
    Place,
    PutAside,
    an_end,
    known,
    operations_by,
    set_aside,
)
from tracker.domain.papers import documents_of
from tracker.domain.records import (
    Answer,
    Device,
    Document,
    FusionAssessment,
    ImagingStudy,
    Medication,
    PaperKind,
    Record,
    SetAside,
    Status,
    StudyState,
    Surgery,
)
from tracker.domain.site_set import Sites
from tracker.domain.statements import Disagreement, disagreeing

__all__ = ["EndKind", "LooseEnd", "PutAside", "ends_set_aside", "loose_ends", "set_aside"]


def loose_ends(history: History, on: date) -> tuple[LooseEnd, ...]:
    """What is open on a day and not set aside by then, oldest first."""
    asides = _asides(history, on)
    kept = (_without(end, lambda part, kind: not _aside(part, kind, asides)) for end in _all(history, on))
    return _told_together(end for end in kept if end is not None)


def ends_set_aside(history: History, on: date) -> tuple[PutAside, ...]:
    """What is open on a day and was set aside by then, told together as open ends are, with the reason."""
    asides = _asides(history, on)
    if not asides:
        return ()
    kept = (_without(end, lambda part, kind: _aside(part, kind, asides)) for end in _all(history, on))
    ends = _told_together(end for end in kept if end is not None)
    return tuple(PutAside(end, _records(end, asides)) for end in ends)


def _records(end: LooseEnd, asides: Iterable[SetAside]) -> tuple[SetAside, ...]:
    return tuple(one for one in asides if any(part.is_set_aside(end.kind, one) for part in end.parts))


def _asides(history: History, on: date) -> tuple[SetAside, ...]:
    return tuple(aside for aside in history.set_aside if known(aside, on))


def _aside(part: Part, kind: EndKind, asides: Iterable[SetAside]) -> bool:
    return any(part.is_set_aside(kind, aside) for aside in asides)


def _without(end: LooseEnd, keeps: Callable[[Part, EndKind], bool]) -> LooseEnd | None:
    parts = tuple(part for part in end.parts if keeps(part, end.kind))
    if len(parts) == len(end.parts):
        return end
    return replace(end, parts=parts) if parts else None


def _told_together(ends: Iterable[LooseEnd]) -> tuple[LooseEnd, ...]:
    """Ends of one group become one, at the place and date of the first."""
    found: dict[tuple[EndKind, str], LooseEnd] = {}
    for number, end in enumerate(sorted(ends, key=_order)):
        name = end.kind, end.group or str(number)
        before = found.get(name)
        found[name] = replace(before, parts=(*before.parts, *end.parts)) if before else end
    return tuple(found.values())


def _order(end: LooseEnd) -> tuple[object, ...]:
    position = getattr(end.record, "position", 0)
    return date_key(end.date), _KINDS[end.kind], position


_KINDS = {kind: place for place, kind in enumerate(EndKind)}


def _all(history: History, on: date) -> Iterator[LooseEnd]:
    for find in _FINDERS:
        yield from find(history, on)


def _papers(history: History, record: Record, kind: PaperKind, on: date) -> list[Document]:
    found = (attached.document for part in members(record) for attached in documents_of(history, part))
    return [document for document in found if document.kind is kind and known(document, on)]


def no_report(history: History, on: date) -> Iterator[LooseEnd]:
    """An image that was done, and no report is recorded: none received, no words of it, no paper of it."""
    for study in history.imaging:
        done = imaging.state_on(study, on) is StudyState.DONE and not imaging.has_report(study, on)
        if done and not _papers(history, study, PaperKind.REPORT, on):
            yield an_end(EndKind.NO_REPORT, study, "received")


def not_discussed(history: History, on: date) -> Iterator[LooseEnd]:
    """A report that was received, and not recorded that anybody went through it with the patient."""
    for study in history.imaging:
        if imaging.state_on(study, on) is StudyState.REPORT_RECEIVED:
            yield an_end(EndKind.NOT_DISCUSSED, study, "discussed")


def no_operative_note(history: History, on: date) -> Iterator[LooseEnd]:
    """An operation of which no operative note is held or attached."""
    for surgery in operations_by(history, on):
        held = surgery.operative_note is Answer.YES
        if not held and not _papers(history, surgery, PaperKind.OPERATIVE_NOTE, on):
            yield an_end(EndKind.NO_OPERATIVE_NOTE, surgery, "operative_note")


def no_level(history: History, on: date) -> Iterator[LooseEnd]:
    """A procedure that sits on levels, and none is recorded."""
    for surgery in operations_by(history, on):
        for procedure in surgery.procedures:
            site_kind = vocabulary.procedures()[procedure.kind].site_kind
            if not procedure.sites and site_kind in ("vertebra", "segment", "si_joint"):
                part = Part(surgery, procedure, procedure.id)
                yield an_end(EndKind.NO_LEVEL, surgery, "procedures", part, group=surgery.id)


def fusion_not_assessed(history: History, on: date) -> Iterator[LooseEnd]:
    """A segment that an operation meant to fuse, and nobody's judgement of it is recorded since."""
    for state in fusion.states_on(history, on):
        meant = [one for one in state.intentions if one.surgery.status is not Status.ABORTED]
        if meant and state.site is not None and not state.assessed:
            surgery = meant[-1].surgery
            part = Part(surgery, state.site, str(state.site))
            place = Place(FusionAssessment.table(), None, "status")
            perhaps = bool(may_be_since(state))
            group = f"{surgery.id} {perhaps}"
            end = an_end(EndKind.FUSION_NOT_ASSESSED, surgery, "", part, place=place, group=group)
            yield replace(end, order_open=perhaps)


def plan_passed(history: History, on: date) -> Iterator[LooseEnd]:
    """An operation recorded as planned, and its date has passed."""
    for surgery in history.surgeries:
        latest = surgery.date.latest if surgery.date else None
        if surgery.status is Status.PLANNED and latest is not None and latest < on:
            yield an_end(EndKind.PLAN_PASSED, surgery, "status")


def not_answered(history: History, on: date) -> Iterator[LooseEnd]:
    """Papers that were asked for, and not recorded that they came."""
    for request in history.requests:
        came = imaging.has_come(request.answered, on)
        linked = any(known(one.document, on) for one in documents_of(history, request))
        if known(request, on) and not came and not linked:
            yield an_end(EndKind.NOT_ANSWERED, request, "answered")


def no_group(history: History, on: date) -> Iterator[LooseEnd]:
    """A medicine that is taken and of which no group is recorded: nothing says whether it is a blood thinner."""
    for medicine in history.medications:
        if medicine.group is None and known(medicine, on) and not imaging.has_come(medicine.until, on):
            yield an_end(EndKind.NO_GROUP, medicine, "group", group=Medication.table())


def sources_differ(history: History, on: date) -> Iterator[LooseEnd]:
    """A field of which a source says something else than the record, and nobody chose between them."""
    for found in disagreeing(history):
        if any(known(statement, on) for statement in found.statements):
            root = _root(history, found.record)
            part = Part(found.record, found.field, found.field)
            yield replace(
                an_end(EndKind.SOURCES_DIFFER, root, _field_of(root, found), part),
                date=getattr(root, "date", None),
            )


def _field_of(root: Record, found: Disagreement) -> str:
    """The field of the root's form: of what is nested in it, the list that holds it."""
    held = (
        name
        for name in type(root).children()
        if any(one is found.record for child in getattr(root, name) for one in members(child))
    )
    return next(held, found.field)


def _root(history: History, record: Record) -> Record:
    """The record with a form of its own that holds this one."""
    if record.parent is None:
        return record
    roots = (each for kind in (Surgery, ImagingStudy, Device) for each in history.of(kind))
    return next((root for root in roots if any(one is record for one in members(root))), record)


def level_not_there(history: History, on: date) -> Iterator[LooseEnd]:
    """A stored level that this patient's spine does not have, as its vertebrae are recorded now."""
    for root in _roots_with_sites(history, on):
        off = [site for one in members(root) for site in _sites(one).places if not history.axis.has(site)]
        for site in dict.fromkeys(off):
            part = Part(root, site, str(site))
            yield an_end(EndKind.LEVEL_NOT_THERE, root, _field_with(root, site), part, group=root.id)


def _sites(record: Record) -> Sites:
    found = getattr(record, "sites", None)
    return found if isinstance(found, Sites) else Sites()


def _field_with(root: Record, site: Site) -> str:
    """The field of a record's form that holds a site: its own levels, or a list nested in it."""
    if site in _sites(root).places:
        return "sites"
    lists = (name for name in root.children() for child in getattr(root, name) if site in _held(child))
    return next(lists, "sites")


def _held(record: Record) -> set[Site]:
    return {site for one in members(record) for site in _sites(one).places}


def _roots_with_sites(history: History, on: date) -> Iterator[Record]:
    kinds = (*history.surgeries, *history.devices, *history.imaging, *history.conditions, *history.fusion)
    for record in (*kinds, *history.treatments):
        if known(record, on):
            yield record


_FINDERS: tuple[Callable[[History, date], Iterator[LooseEnd]], ...] = (
    no_report,
    not_discussed,
    hardware_trouble,
    before_put_in,
    reported_trouble,
    no_operative_note,
    no_level,
    no_hardware_list,
    fusion_not_assessed,
    plan_passed,
    not_answered,
    no_mr_label,
    no_source,
    sources_differ,
    level_not_there,
    no_group,
)
