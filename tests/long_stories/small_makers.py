"""What the long stories share: how they write levels and reasons, and small makers of what stands in most of them."""

import makers as m

from tracker.domain import records as r
from tracker.domain.device_places import sites_on
from tracker.domain.level_notation import SiteKind, read_levels
from tracker.domain.levels import Axis
from tracker.domain.site_set import Sites

SIX = Axis(lumbar=6)
OTHERTON = "University Hospital, Otherton"


def at(text: str, kind: SiteKind = "segment", axis: Axis = Axis.standard) -> str:
    """The stored sites of levels as people write them."""
    return str(Sites.of(*read_levels(text, axis).sites(kind)))


def bones(text: str, axis: Axis = Axis.standard) -> str:
    """The same for what sits on each vertebra of a range."""
    return str(Sites.of(*sites_on(read_levels(text, axis), "each vertebra")))


def reason(kind: str, called: str | None = None) -> m.Values:
    return m.reason(kind, called=called) if called else m.reason(kind)


def by(letter: str, hospital: str | None = None) -> m.Values:
    """Who operated, and where: for ``**`` in a surgery."""
    return {"surgeon": f"Surgeon {letter}", **({"hospital": hospital} if hospital else {})}


def label(kind: str, source: str, date: str, conditions: str | None = None) -> m.Values:
    """An MR label as it stands on a paper: for ``**`` in a device or an implant."""
    return {"mr_label": kind, "mr_source": source, "mr_date": date, "mr_conditions": conditions}


def entries(symptom: r.Symptom, *days: tuple[str, int]) -> list[r.SymptomEntry]:
    """What was entered of a symptom: days with a strength of 0 to 10."""
    return [m.entry(symptom, day, score) for day, score in days]


def judged(
    sites: str, status: str = "fused", on: r.ImagingStudy | str | None = None, method: str = "CT", **more: str
) -> r.FusionAssessment:
    """What was said of the fusion at a place: ``on`` an image, which dates it, or on a day."""
    seen = {"date": None, "imaging_id": on.id} if isinstance(on, r.ImagingStudy) else {"date": on}
    return m.of(r.FusionAssessment, **seen, sites=sites, status=status, method=method, **more)


def thinner(date: str, **more: str) -> r.Medication:
    """A blood thinner that is taken since a day."""
    return m.of(r.Medication, name="Thinnerin", group="blood thinner", date=date, **more)
