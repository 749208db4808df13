"""The fold from operations and reports, oldest first, to the marks of the spine drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.domain import vocabulary
from tracker.domain.history import History
from tracker.domain.levels import Extent, Region, SacroiliacJoint, Segment, Side, Site, SiteUse, Vertebra
from tracker.domain.records import Finding, ImagingStudy, Procedure, Qualifier, Status, Surgery
from tracker.views import words
from tracker.views.spine_codes import (
    ARCH_OF_SEGMENT,
    FUSED,
    FUSION_UNCLEAR,
    HARDWARE_BROKEN,
    HERNIATED,
    NOT_FUSED,
    ON_DISC,
    PROCEDURE_MARKS,
    REPLACES_DISC,
    SIDE_MATTERS,
    MarkKind,
)


class Edge(StrEnum):
    """Which part of an arch a mark sits on; a level range names the facing edges of two arches."""

    WHOLE = "whole"
    UPPER = "upper edge"
    LOWER = "lower edge"


_Place = tuple[MarkKind, Site, Edge]
_Found = tuple[MarkKind, Site, tuple[str, ...], bool, Side | None, bool, Edge]


@dataclass
class _Facts:
    """What has been gathered for one mark."""

    notes: list[str] = field(default_factory=list)
    certain: bool = False
    sides: set[Side | None] = field(default_factory=set)
    side_open: bool = False


@dataclass
class _Fusion:
    """The fusion of one segment: the newest report counts until a later fusion is done on it."""

    kind: MarkKind
    notes: list[str]
    certain: bool
    reported: bool = False
    side_open: bool = False

    @property
    def said(self) -> tuple[str, ...]:
        """The notes, and that no report has followed where that is so."""
        return tuple(self.notes) if self.reported else (*self.notes, "no fusion report recorded since")


class MarkFold:
    """Takes operations and reports in date order and gives the marks that stand at the end."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.axis = history.axis
        self.unplaced: list[str] = []
        self._facts: dict[_Place, _Facts] = {}
        self._fusions: dict[Site, _Fusion] = {}

    def operation(self, surgery: Surgery) -> None:
        """Add what an operation did; only what the record calls done is certain."""
        certain = surgery.status is Status.DONE
        operation = self._operation_words(surgery)
        for procedure in surgery.procedures:
            term = vocabulary.procedures().get(procedure.kind)
            if term is None or term.class_ == "intervention":
                continue
            said = f"{words.procedure_name(procedure)}, {operation}"
            if term.fuses:
                self._fuse(procedure, said, operation, certain)
            self._mark_procedure(procedure, said, certain)

    def study(self, study: ImagingStudy) -> None:
        """Add what a report says of fusion, herniated discs and broken hardware."""
        report = f"{words.study_name(study)}, {words.when(study.date)}"
        for finding in study.findings:
            if finding.qualifier is Qualifier.NOT_MENTIONED:
                continue
            for site in finding.sites.places:
                if not self.axis.has(site):
                    continue
                if finding.kind in FUSED | NOT_FUSED | FUSION_UNCLEAR:
                    self._report_fusion(finding, site, report)
                elif finding.kind in HERNIATED and isinstance(site, Segment):
                    self._report(MarkKind.DISC_HERNIATED, finding, site, report)
                elif finding.kind in HARDWARE_BROKEN and isinstance(site, Segment | Vertebra):
                    self._report(MarkKind.BROKEN, finding, site, report)

    def found(self, *, implants_broken: set[Vertebra]) -> Iterator[_Found]:
        """All marks from head to tail; a broken device that is drawn as such needs no second mark."""
        rows: list[_Found] = [
            (fusion.kind, site, fusion.said, fusion.certain, None, fusion.side_open, Edge.WHOLE)
            for site, fusion in self._fusions.items()
        ]
        for (kind, site, edge), facts in self._facts.items():
            if kind is MarkKind.BROKEN and _touched(site) & implants_broken:
                continue
            side = next(iter(facts.sides)) if len(facts.sides) == 1 else None
            side_open = facts.side_open and side is None
            rows.append((kind, site, tuple(dict.fromkeys(facts.notes)), facts.certain, side, side_open, edge))
        order = list(MarkKind)
        yield from sorted(rows, key=lambda row: (self.axis.sort_key(row[1]), order.index(row[0]), row[6]))

    def _operation_words(self, surgery: Surgery) -> str:
        number = self.history.number_of(surgery)
        name = f"operation {number}" if number else "operation"
        said = ", ".join(part for part in (words.when(surgery.date), words.status_words(surgery)) if part)
        return f"{name} ({said})"

    def _fuse(self, procedure: Procedure, said: str, operation: str, certain: bool) -> None:
        places = self._fused_sites(procedure)
        if not places:
            self._unplaced(f"Fusion intended, {said}", procedure)
        for site in places:
            self._clear(site, MarkKind.DISC_HERNIATED, MarkKind.BROKEN)
            before = self._fusions.get(site)
            if before is None:
                self._fusions[site] = _Fusion(MarkKind.FUSION_INTENDED, [said], certain)
            elif not any(operation in note for note in before.notes):
                notes = [*before.notes, f"intended again: {said}"]
                self._fusions[site] = _Fusion(MarkKind.FUSION_INTENDED, notes, certain)

    def _fused_sites(self, procedure: Procedure) -> list[Site]:
        """Segments and joints as named; vertebrae stand for the segments among them, a removed body for both sides."""
        sites = procedure.sites
        found: list[Site] = [
            s for s in sites.places if isinstance(s, Segment | SacroiliacJoint) and self.axis.has(s)
        ]
        named = set(sites.vertebrae)
        whole = PROCEDURE_MARKS.get(procedure.kind) is MarkKind.BODY_REMOVED
        for segment in self.axis.segments:
            ends = {segment.upper, segment.lower}
            if (ends <= named or (whole and ends & named)) and segment not in found:
                found.append(segment)
        return found

    def _mark_procedure(self, procedure: Procedure, said: str, certain: bool) -> None:
        kind = PROCEDURE_MARKS.get(procedure.kind)
        if kind is None:
            return
        has_devices = any(device.procedure_id == procedure.id for device in self.history.devices)
        if kind in (MarkKind.OPERATED, MarkKind.CEMENT) and has_devices:
            return
        uses = [use for use in procedure.sites if self._placeable(kind, use.site)]
        if not uses:
            self._unplaced(_capital(f"{kind.value}, {said}"), procedure)
        for use in uses:
            self._mark(kind, use, procedure, said, certain)
            if kind is MarkKind.DISC_OPERATED or procedure.kind in REPLACES_DISC:
                self._clear(use.site, MarkKind.DISC_HERNIATED)
            self._clear(use.site, MarkKind.BROKEN)

    def _placeable(self, kind: MarkKind, site: Site) -> bool:
        if isinstance(site, Region) or not self.axis.has(site):
            return False
        if kind in ON_DISC:
            return isinstance(site, Segment)
        if kind is MarkKind.OPERATED:
            return True
        if kind is MarkKind.BODY_REMOVED:
            return isinstance(site, Vertebra)
        return isinstance(site, Segment | Vertebra)

    def _mark(self, kind: MarkKind, use: SiteUse, procedure: Procedure, said: str, certain: bool) -> None:
        if kind in ARCH_OF_SEGMENT:
            if use.extent is not None:
                kind = MarkKind.ARCH_REMOVED if use.extent is Extent.FULL else MarkKind.ARCH_PART
            if isinstance(use.site, Segment):
                part = MarkKind.ARCH_PART
                note = f"recorded for {use.site}: marked on the facing edges of both arches"
                self._gather((part, use.site.upper, Edge.LOWER), use, procedure, f"{said}; {note}", certain)
                self._gather((part, use.site.lower, Edge.UPPER), use, procedure, f"{said}; {note}", certain)
                return
        for site in _one_by_one(kind, use.site):
            self._gather((kind, site, Edge.WHOLE), use, procedure, said, certain)

    def _gather(self, place: _Place, use: SiteUse, procedure: Procedure, said: str, certain: bool) -> None:
        facts = self._facts.setdefault(place, _Facts())
        facts.notes.append(said)
        facts.certain = facts.certain or certain
        facts.sides.add(use.side)
        facts.side_open = facts.side_open or (procedure.kind in SIDE_MATTERS and use.side is None)

    def _report(self, kind: MarkKind, finding: Finding, site: Site, report: str) -> None:
        if finding.qualifier is Qualifier.ABSENT:
            self._clear(site, kind)
            return
        facts = self._facts.setdefault((kind, site, Edge.WHOLE), _Facts())
        facts.notes = [report]
        facts.certain = finding.qualifier is Qualifier.PRESENT

    def _report_fusion(self, finding: Finding, site: Site, report: str) -> None:
        if not isinstance(site, Segment | SacroiliacJoint):
            return
        kind = _reported_fusion(finding)
        before = self._fusions.get(site)
        notes = list(before.notes) if before else []
        said = "" if finding.qualifier is Qualifier.PRESENT else f", {finding.qualifier.value}"
        notes.append(f"{words.term('findings', finding.kind, finding.called).lower()}{said}: {report}")
        if kind is not None:
            self._fusions[site] = _Fusion(kind, notes, True, reported=True)
        elif before is not None:
            self._fusions[site] = _Fusion(MarkKind.FUSION_INTENDED, notes, before.certain, reported=True)

    def _clear(self, site: Site, *kinds: MarkKind) -> None:
        touched = _touched(site)
        for place in list(self._facts):
            same = place[1] == site or (place[0] is MarkKind.BROKEN and _touched(place[1]) & touched)
            if place[0] in kinds and same:
                del self._facts[place]

    def _unplaced(self, said: str, procedure: Procedure) -> None:
        where = words.places(procedure.sites, self.axis)
        self.unplaced.append(
            f"{said}: {f'{where}, exact place not clear' if where else 'level not recorded'}."
        )


def _reported_fusion(finding: Finding) -> MarkKind | None:
    """Fused or not fused as the report says; None when it leaves it open."""
    if finding.qualifier is Qualifier.UNCERTAIN or finding.kind in FUSION_UNCLEAR:
        return None
    if finding.kind in FUSED:
        return MarkKind.FUSED if finding.qualifier is Qualifier.PRESENT else MarkKind.NOT_FUSED
    return MarkKind.NOT_FUSED if finding.qualifier is Qualifier.PRESENT else None


def _one_by_one(kind: MarkKind, site: Site) -> tuple[Site, ...]:
    """Marks on bone named for a segment stand on both its vertebrae; all others where they are named."""
    on_bone = (MarkKind.ARCH_OPENED, MarkKind.CEMENT)
    if kind in on_bone and isinstance(site, Segment):
        return (site.upper, site.lower)
    return (site,)


def _touched(site: Site) -> set[Vertebra]:
    if isinstance(site, Segment):
        return {site.upper, site.lower}
    return {site} if isinstance(site, Vertebra) else set()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
