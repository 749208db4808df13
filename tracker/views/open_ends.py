"""Loose ends in words: neutral facts about the record, one sentence each, the same on page, print and command line."""

from collections.abc import Callable
from datetime import date

from tracker.domain.as_of import as_of
from tracker.domain.hardware import Happening, put_in_date
from tracker.domain.history import History
from tracker.domain.levels import Pelvis, Region, SacroiliacJoint, Segment, Vertebra, short_form
from tracker.domain.loose_end import EndKind, LooseEnd, Part
from tracker.domain.records import (
    Answer,
    Device,
    Finding,
    ImagingStudy,
    OtherImplant,
    Procedure,
    Record,
    RecordRequest,
    Statement,
    Surgery,
)
from tracker.domain.statements import statements_of, value_of
from tracker.views import fusion_words, words
from tracker.views.papers import stated_words

TITLE = "Open in this record"


def sentences(history: History, ends: tuple[LooseEnd, ...], on: date) -> tuple[str, ...]:
    """A sentence for each end; operations are numbered as on that day."""
    so_far = as_of(history, on)
    return tuple(_capital(_SAY[end.kind](so_far, end)) for end in ends)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(history: History, end: LooseEnd, on: date) -> str:
    """The sentence for one end."""
    return sentences(history, (end,), on)[0]


def _image(study: ImagingStudy) -> str:
    return f"{words.study_name(study)}, {words.when(study.date)}"


def _operation(history: History, surgery: Surgery) -> str:
    return f"{fusion_words.operation(history, surgery)}, {words.main_words(surgery, history.axis)}"


def _no_report(_history: History, end: LooseEnd) -> str:
    assert isinstance(end.record, ImagingStudy)
    return f"{_image(end.record)}: done; report {words.not_recorded()}."


def _not_discussed(_history: History, end: LooseEnd) -> str:
    study = end.record
    assert isinstance(study, ImagingStudy)
    came = f" {words.when(study.received)}" if study.received else ""
    return f"{_image(study)}: report received{came}; not recorded whether it was discussed."


def _trouble(history: History, end: LooseEnd) -> str:
    part = end.parts[0]
    if isinstance(part.part, Happening) and isinstance(part.record, Device):
        name = words.device_words(part.record, history.axis)
        return f"{name}: {words.event_words(part.part)}; nothing recorded of it since."
    assert isinstance(part.part, Finding)
    assert isinstance(part.record, ImagingStudy)
    found = words.finding_words(part.part, history.axis)
    return f"{_image(part.record)}: {words.within(found)}; nothing recorded of it since."


def _too_early(history: History, end: LooseEnd) -> str:
    part = end.parts[0]
    assert isinstance(part.part, Happening)
    assert isinstance(part.record, Device)
    name, put_in = words.device_words(part.record, history.axis), put_in_date(history, part.record)
    return f"{name}: {words.event_words(part.part)}, dated before it was put in ({words.when(put_in)})."


def _no_note(history: History, end: LooseEnd) -> str:
    assert isinstance(end.record, Surgery)
    said = "not held, the patient says" if end.record.operative_note is Answer.NO else words.not_recorded()
    return f"{_operation(history, end.record)}: operative note {said}."


def _no_level(history: History, end: LooseEnd) -> str:
    names = words.listing(words.procedure_name(p.part) for p in end.parts if isinstance(p.part, Procedure))
    assert isinstance(end.record, Surgery)
    said = fusion_words.operation(history, end.record)
    return f"{said}: level {words.not_recorded()} for {names}."


def _no_list(history: History, end: LooseEnd) -> str:
    assert isinstance(end.record, Surgery)
    put_in = end.record.hardware_put_in is Answer.YES
    said = "hardware was put in" if put_in else "not recorded whether hardware was put in"
    return f"{_operation(history, end.record)}: {said}; none is listed."


def _fusion(history: History, end: LooseEnd) -> str:
    assert isinstance(end.record, Surgery)
    where = short_form(_places(end), history.axis)
    said = fusion_words.operation(history, end.record)
    return f"{where}: fusion intended in {said}; no assessment recorded since."


def _places(end: LooseEnd) -> list[Vertebra | Segment | SacroiliacJoint | Pelvis | Region]:
    kinds = Vertebra | Segment | SacroiliacJoint | Pelvis | Region
    return [part.part for part in end.parts if isinstance(part.part, kinds)]


def _plan(history: History, end: LooseEnd) -> str:
    assert isinstance(end.record, Surgery)
    said = words.surgery_words(end.record, history.axis)
    return f"{said}, planned for {words.when(end.record.date)}: that day has passed; not recorded whether it was done."


def _request(_history: History, end: LooseEnd) -> str:
    request = end.record
    assert isinstance(request, RecordRequest)
    source = request.facility or request.clinician
    asked = f", asked from {source}" if source else ", asked for"
    return f"{request.called}{asked} ({words.when(request.date)}): not recorded whether it came."


def _label(history: History, end: LooseEnd) -> str:
    if isinstance(end.record, OtherImplant):
        names = words.listing(
            words.implant_name(p.record) for p in end.parts if isinstance(p.record, OtherImplant)
        )
        return f"{names}: MR label {words.not_recorded()}."
    devices = [part.record for part in end.parts if isinstance(part.record, Device)]
    where = words.levels_of((device.sites for device in devices), history.axis)
    called = dict.fromkeys(words.term("hardware", device.kind, device.called) for device in devices)
    return f"{words.listing(called)} {where}".rstrip() + f": MR label {words.not_recorded()}."


def _sources(history: History, end: LooseEnd) -> str:
    part = end.parts[0]
    field = str(part.part)
    label = type(part.record).model_fields[field].title or field
    own = stated_words(history, part.record, field, value_of(part.record, field))
    said = "; ".join(_source(history, part.record, one) for one in statements_of(history, part.record, field))
    return f"{_name(history, end.record, part)}, “{label.rstrip('?')}”: recorded as {own}; {said}."


def _source(history: History, record: Record, statement: Statement) -> str:
    origin = statement.origin.value if statement.origin else "a source"
    return f"{origin} says {stated_words(history, record, statement.field, statement.value)}"


def _name(history: History, root: Record, part: Part) -> str:
    if isinstance(root, Surgery):
        said = fusion_words.operation(history, root)
        own = part.record
        return f"{said}, {words.procedure_name(own)}" if isinstance(own, Procedure) else said
    if isinstance(root, Device):
        return words.device_words(root, history.axis)
    if isinstance(root, ImagingStudy):
        return _image(root)
    dated = getattr(root, "date", None)
    return f"{type(root).title}, {words.when(dated)}" if dated else type(root).title


def _not_there(history: History, end: LooseEnd) -> str:
    where = words.listing(str(site) for site in _places(end))
    several = "are" if len(end.parts) > 1 else "is"
    name = _name(history, end.record, end.parts[0])
    return f"{name}: {where} {several} not in this spine as its vertebrae are recorded."


_SAY: dict[EndKind, Callable[[History, LooseEnd], str]] = {
    EndKind.NO_REPORT: _no_report,
    EndKind.NOT_DISCUSSED: _not_discussed,
    EndKind.HARDWARE_TROUBLE: _trouble,
    EndKind.BEFORE_PUT_IN: _too_early,
    EndKind.NO_OPERATIVE_NOTE: _no_note,
    EndKind.NO_LEVEL: _no_level,
    EndKind.NO_HARDWARE_LIST: _no_list,
    EndKind.FUSION_NOT_ASSESSED: _fusion,
    EndKind.PLAN_PASSED: _plan,
    EndKind.NOT_ANSWERED: _request,
    EndKind.NO_MR_LABEL: _label,
    EndKind.SOURCES_DIFFER: _sources,
    EndKind.LEVEL_NOT_THERE: _not_there,
}

CLOSED_BY: dict[EndKind, str] = {
    EndKind.NO_REPORT: "Record the report",
    EndKind.NOT_DISCUSSED: "Record the talk",
    EndKind.HARDWARE_TROUBLE: "Record what came of it",
    EndKind.BEFORE_PUT_IN: "Look at the dates",
    EndKind.NO_OPERATIVE_NOTE: "Record the note",
    EndKind.NO_LEVEL: "Record the level",
    EndKind.NO_HARDWARE_LIST: "Record the hardware",
    EndKind.FUSION_NOT_ASSESSED: "Record what was said",
    EndKind.PLAN_PASSED: "Record what became of it",
    EndKind.NOT_ANSWERED: "Record the answer",
    EndKind.NO_MR_LABEL: "Record the label",
    EndKind.SOURCES_DIFFER: "Look at the sources",
    EndKind.LEVEL_NOT_THERE: "Look at the levels",
}
"""What the button says that leads to the place of an end."""
