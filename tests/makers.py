"""Small builders for tests: valid records through the gate, where a test names only what it is about."""

from typing import Any, TypeVar

from tracker.domain.gate import build
from tracker.domain.records import (
    Allergy,
    AnatomyProfile,
    Clinician,
    Condition,
    Device,
    DeviceEvent,
    Document,
    Facility,
    Finding,
    FusionAssessment,
    Goal,
    ImagingStudy,
    Medication,
    NeurologicalItem,
    OtherImplant,
    OtherOperation,
    Person,
    Procedure,
    Record,
    RecordRequest,
    Score,
    SetAside,
    SourceText,
    Statement,
    Surgery,
    Symptom,
    SymptomEntry,
    Tolerance,
    Translation,
)

Values = dict[str, Any]
R = TypeVar("R", bound=Record)


def person(name: str | None = "Alex Example", **more: Any) -> Person:
    return build(Person, {"name": name, **more})


def anatomy(**more: Any) -> AnatomyProfile:
    return build(AnatomyProfile, more)


def source(text: str = "2013 L4-S1 PLIF", **more: Any) -> SourceText:
    return build(SourceText, {"text": text, **more})


def condition(
    kind: str = "spinal_stenosis", sites: str = "L4-L5", date: str | None = None, **more: Any
) -> Condition:
    return build(Condition, {"kind": kind, "sites": sites, "date": date, **more})


def reason(kind: str = "spinal_stenosis", **more: Any) -> Values:
    """The values of a reason, for the ``reasons`` of :func:`procedure`."""
    return {"kind": kind, **more}


def procedure(kind: str = "plif", sites: str = "L4-L5", **more: Any) -> Values:
    """The values of a procedure, for :func:`surgery`; a procedure is never made by itself."""
    return {"kind": kind, "sites": sites, **more}


def surgery(date: str | None = "2013-05-23", *procedures: Values, **more: Any) -> Surgery:
    """An operation; without procedures given, one PLIF at L4-L5."""
    return build(Surgery, {"date": date, "procedures": list(procedures) or [procedure()], **more})


def event(kind: str = "removed", date: str | None = "2015", **more: Any) -> Values:
    """The values of a device event, for the ``events`` of :func:`device`."""
    return {"kind": kind, "date": date, **more}


def device(
    kind: str = "pedicle_screw",
    sites: str = "L4, L5",
    *events: Values,
    by: Surgery | Procedure | None = None,
    **more: Any,
) -> Device:
    """Hardware; ``by`` names the operation (its first procedure) or the procedure that put it in."""
    put_in = by.procedures[0] if isinstance(by, Surgery) else by
    own = {"procedure_id": put_in.id} if put_in else {}
    return build(Device, {"kind": kind, "sites": sites, "events": list(events), **own, **more})


def device_event(kind: str = "removed", date: str | None = "2015", **more: Any) -> DeviceEvent:
    """A device event as a record, to be appended to a device."""
    return build(DeviceEvent, event(kind, date, **more))


def finding(kind: str = "stenosis_canal", sites: str = "L3-L4", **more: Any) -> Values:
    """The values of a finding, for the ``findings`` of :func:`imaging`."""
    return {"kind": kind, "sites": sites, **more}


def imaging(kind: str = "mri", date: str | None = "2016-03", *findings: Values, **more: Any) -> ImagingStudy:
    return build(ImagingStudy, {"kind": kind, "date": date, "findings": list(findings), **more})


def finding_record(kind: str = "stenosis_canal", sites: str = "L3-L4", **more: Any) -> Finding:
    """A finding as a record, to be appended to a study."""
    return build(Finding, finding(kind, sites, **more))


def symptom(kind: str = "leg_pain", date: str | None = "2012", **more: Any) -> Symptom:
    return build(Symptom, {"kind": kind, "date": date, **more})


def entry(of: Symptom, date: str | None = "2016-03-01", score: int | None = 5, **more: Any) -> SymptomEntry:
    return build(SymptomEntry, {"symptom_id": of.id, "date": date, "score": score, **more})


def other_implant(kind: str = "coronary_stent", date: str | None = "2010", **more: Any) -> OtherImplant:
    return build(OtherImplant, {"kind": kind, "date": date, **more})


def of(kind: type[R], /, **values: Any) -> R:
    """A record of any kind with what it cannot do without, and the values given."""
    return build(kind, {**NEEDED.get(kind, {}), **values})


def about(kind: type[R], target: Record, /, **values: Any) -> R:
    """A record about another one: a statement, a translation, a link to a document, an end set aside."""
    return of(kind, about_table=target.table(), about_id=target.id, **values)


NEEDED: dict[type[Record], Values] = {
    Allergy: {"kind": "metal", "answer": "yes"},
    FusionAssessment: {"sites": "L4-L5", "status": "fused"},
    NeurologicalItem: {"kind": "bladder", "answer": "patient says no"},
    Score: {"kind": "odi", "total": 42},
    Tolerance: {"activity": "walking"},
    Medication: {"name": "Examplin"},
    OtherOperation: {"called": "gall bladder out"},
    Goal: {"text": "walk to the shop and back"},
    Clinician: {"name": "A. Example"},
    Facility: {"name": "Example Hospital"},
    Document: {"called": "operative note"},
    RecordRequest: {"called": "operative note"},
    Statement: {"field": "date", "value": "2013", "origin": "operative note"},
    Translation: {"field": "note", "text": "in other words", "translated_by": "my own"},
    SetAside: {"end": "no operative note", "reason": "the hospital no longer exists"},
}
"""What a record of each kind cannot do without, its target apart."""
