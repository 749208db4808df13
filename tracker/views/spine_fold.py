"""The fold from operations and reports, oldest first, to the marks of the spine drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.domain import vocabulary
from tracker.domain.fusion import FusionState, Standing, fused_sites
from tracker.domain.history import History
from tracker.domain.levels import Extent, Region, Segment, Side, Site, SiteUse, Vertebra, site_word
from tracker.domain.phrases import say
from tracker.domain.records import Finding, ImagingStudy, Procedure, Qualifier, Status, Surgery
from tracker.domain.reported import Report
from tracker.views import fusion_words, left_behind, words
from tracker.views.spine_codes import (
    ARCH_OF_SEGMENT,
    HARDWARE_BROKEN,
    HERNIATED,
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


class MarkFold:
    """Takes operations and reports in date order and gives the marks that stand at the end."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.axis = history.axis
        self.unplaced: list[str] = []
        self.nowhere: dict[str, None] = {}
        self._facts: dict[_Place, _Facts] = {}

    def operation(self, surgery: Surgery) -> None:
        """Add what an operation did; only what the record calls done is certain."""
        certain = surgery.status is Status.DONE
        operation = fusion_words.operation(self.history, surgery)
        for procedure in surgery.procedures:
            term = vocabulary.procedures().get(procedure.kind)
            if term is None or term.class_ == "intervention":
                continue
            said = f"{words.procedure_name(procedure, alone=True)}, {operation}"
            if term.fuses:
                self._fuse(procedure, said)
            self._mark_procedure(procedure, said, certain)

    def study(self, study: ImagingStudy) -> None:
        """Add what a report says of herniated discs and broken hardware."""
        told = [one for one in study.findings if one.kind in HERNIATED | HARDWARE_BROKEN]
        if not told:
            return
        report = f"{words.study_name(study)}, {words.when(study.date)}"
        for finding in told:
            if finding.qualifier is Qualifier.NOT_MENTIONED:
                continue
            for site in finding.sites.places:
                if not self._has(site):
                    continue
                if finding.kind in HERNIATED and isinstance(site, Segment):
                    self._report(MarkKind.DISC_HERNIATED, finding, site, report)
                elif finding.kind in HARDWARE_BROKEN and isinstance(site, Segment | Vertebra):
                    self._report(MarkKind.BROKEN, finding, site, report)

    def report(self, report: Report) -> None:
        """Add trouble of hardware, other than breaking, that an image reported of a place."""
        for site in report.sites.places:
            if isinstance(site, Segment | Vertebra) and self._has(site):
                facts = self._facts.setdefault((MarkKind.TROUBLE, site, Edge.WHOLE), _Facts())
                facts.notes.append(left_behind.report_words(self.history, report))
                facts.certain |= report.finding.qualifier is not Qualifier.UNCERTAIN

    def found(
        self, fusions: Iterable[FusionState] = (), *, implants_broken: set[Vertebra]
    ) -> Iterator[_Found]:
        """All marks, with those of fusion, from head to tail.

        A broken device that is drawn as such needs no second mark.
        """
        rows: list[_Found] = [row for state in fusions for row in self._fusion(state)]
        for (kind, site, edge), facts in self._facts.items():
            if kind is MarkKind.BROKEN and _touched(site) & implants_broken:
                continue
            side = next(iter(facts.sides)) if len(facts.sides) == 1 else None
            side_open = facts.side_open and side is None
            rows.append((kind, site, tuple(dict.fromkeys(facts.notes)), facts.certain, side, side_open, edge))
        order = list(MarkKind)
        yield from sorted(rows, key=lambda row: (self.axis.sort_key(row[1]), order.index(row[0]), row[6]))

    def _fuse(self, procedure: Procedure, said: str) -> None:
        places = [site for site in fused_sites(procedure, self.axis) if self._has(site)]
        if not places:
            self._unplaced(kind_words(MarkKind.FUSION_INTENDED), said, procedure)
        for site in places:
            self._clear(site, MarkKind.DISC_HERNIATED, MarkKind.BROKEN)

    def _fusion(self, state: FusionState) -> Iterator[_Found]:
        """The mark of a segment: as all of the newest date says, else as it was intended, else left open."""
        if state.site is None or isinstance(state.site, Region) or not self.axis.has(state.site):
            where = site_word(state.site) if state.site else say("not_recorded.level")
            self.nowhere[where] = None
            self.unplaced += [
                f"{words.capital(fusion_words.assessed(one))}: {where}." for one in state.assessments
            ]
            return
        kind = {Standing.FUSED: MarkKind.FUSED, Standing.NOT_FUSED: MarkKind.NOT_FUSED}.get(state.standing)
        certain = kind is not None or any(intention.completed for intention in state.intentions)
        open_kind = MarkKind.FUSION_INTENDED if state.intentions else MarkKind.FUSION_OPEN
        notes = fusion_words.notes(self.history, state)
        yield (kind or open_kind, state.site, notes, certain or not state.intentions, None, False, Edge.WHOLE)

    def _mark_procedure(self, procedure: Procedure, said: str, certain: bool) -> None:
        kind = PROCEDURE_MARKS.get(procedure.kind)
        if kind is None:
            return
        has_devices = any(device.procedure_id == procedure.id for device in self.history.devices)
        if kind in (MarkKind.OPERATED, MarkKind.CEMENT) and has_devices:
            return
        uses = [use for use in procedure.sites if self._placeable(kind, use.site)]
        if not uses:
            self._unplaced(kind_words(kind), said, procedure)
        for use in uses:
            self._mark(kind, use, procedure, said, certain)
            if kind is MarkKind.DISC_OPERATED or procedure.kind in REPLACES_DISC:
                self._clear(use.site, MarkKind.DISC_HERNIATED)
            self._clear(use.site, MarkKind.BROKEN)

    def _placeable(self, kind: MarkKind, site: Site) -> bool:
        if isinstance(site, Region) or not self._has(site):
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
                note = f"{said}; {say('spine.facing_edges', where=use.site)}"
                self._gather((part, use.site.upper, Edge.LOWER), use, procedure, note, certain)
                self._gather((part, use.site.lower, Edge.UPPER), use, procedure, note, certain)
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

    def _clear(self, site: Site, *kinds: MarkKind) -> None:
        touched = _touched(site)
        for place in list(self._facts):
            same = place[1] == site or (place[0] is MarkKind.BROKEN and _touched(place[1]) & touched)
            if place[0] in kinds and same:
                del self._facts[place]

    def _has(self, site: Site) -> bool:
        """Whether this spine has a site; one that it has not is kept as a place without a mark."""
        if not self.axis.has(site):
            self.nowhere[site_word(site)] = None
        return self.axis.has(site)

    def _unplaced(self, mark: str, said: str, procedure: Procedure) -> None:
        places = words.places(procedure.sites, self.axis)
        self.nowhere[places or say("not_recorded.level")] = None
        where = say("spine.place_not_clear", where=places) if places else say("not_recorded.level")
        self.unplaced.append(f"{mark}, {said}: {where}.")


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


def kind_words(kind: MarkKind) -> str:
    """What a mark says, as a sentence begins."""
    return words.capital(words.choice(kind))
