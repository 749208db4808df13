"""Loose ends in words: neutral facts about the record, one sentence each, the same on page, print and command line."""

from collections.abc import Callable
from datetime import date

from tracker.domain.as_of import as_of
from tracker.domain.device_systems import DRUG_PUMP
from tracker.domain.happenings import Happening, put_in_date
from tracker.domain.history import History
from tracker.domain.labels import label_of
from tracker.domain.levels import Pelvis, Region, SacroiliacJoint, Segment, Vertebra, short_form, site_word
from tracker.domain.loose_end import EndKind, LooseEnd, Part
from tracker.domain.papers import notes_apart, record_at
from tracker.domain.phrases import say, say_count
from tracker.domain.records import (
    Answer,
    Device,
    Finding,
    ImagingStudy,
    Medication,
    OtherImplant,
    Procedure,
    Record,
    RecordRequest,
    Surgery,
)
from tracker.domain.statements import statements_of, value_of
from tracker.views import fusion_words, words
from tracker.views.disputed import source_words
from tracker.views.papers import stated_words

TITLE = "Open in this record"


def sentences(history: History, ends: tuple[LooseEnd, ...], on: date) -> tuple[str, ...]:
    """A sentence for each end; operations are numbered as on that day."""
    so_far = as_of(history, on)
    return tuple(words.capital(_SAY[end.kind](so_far, end)) for end in ends)


def sentence(history: History, end: LooseEnd, on: date) -> str:
    """The sentence for one end."""
    return sentences(history, (end,), on)[0]


def image_of(study: ImagingStudy) -> str:
    """ "X-ray, 12 Mar 2015"."""
    return f"{words.study_name(study)}, {words.when(study.date)}"


def _operation(history: History, surgery: Surgery) -> str:
    return f"{fusion_words.operation(history, surgery)}, {words.main_words(surgery, history.axis)}"


def _no_report(_history: History, end: LooseEnd) -> str:
    assert isinstance(end.record, ImagingStudy)
    return say("end.no_report", image=image_of(end.record))


def _not_discussed(_history: History, end: LooseEnd) -> str:
    study = end.record
    assert isinstance(study, ImagingStudy)
    if study.received is None:
        return say("end.not_discussed.undated", image=image_of(study))
    return say("end.not_discussed", image=image_of(study), date=words.when(study.received))


def _trouble(history: History, end: LooseEnd) -> str:
    part, key = end.parts[0], "end.trouble.open" if end.order_open else "end.trouble"
    if isinstance(part.part, Happening) and isinstance(part.record, Device):
        name = words.device_words(part.record, history.axis)
        return say(key, what=f"{name}: {words.event_words(part.part)}")
    assert isinstance(part.part, Finding)
    assert isinstance(part.record, ImagingStudy)
    found = words.finding_words(part.part, history.axis)
    return say(key, what=f"{image_of(part.record)}: {words.within(found)}")


def _too_early(history: History, end: LooseEnd) -> str:
    part = end.parts[0]
    assert isinstance(part.part, Happening)
    assert isinstance(part.record, Device)
    name, put_in = words.device_words(part.record, history.axis), put_in_date(history, part.record)
    return say("end.too_early", what=f"{name}: {words.event_words(part.part)}", date=words.when(put_in))


def lacks_note(history: History, end: LooseEnd) -> str:
    """The phrase for a missing note: denied by the patient, notes held that are linked to none, or not recorded."""
    assert isinstance(end.record, Surgery)
    if end.record.operative_note is Answer.NO:
        return "end.no_note.denied"
    return "end.no_note.apart" if notes_apart(history) else "end.no_note"


def _no_note(history: History, end: LooseEnd) -> str:
    assert isinstance(end.record, Surgery)
    said, how = _operation(history, end.record), lacks_note(history, end)
    if how == "end.no_note.apart":
        return say_count(how, len(notes_apart(history)), operation=said)
    return say(how, operation=said)


def _no_level(history: History, end: LooseEnd) -> str:
    names = words.listing(words.procedure_name(p.part) for p in end.parts if isinstance(p.part, Procedure))
    assert isinstance(end.record, Surgery)
    said = fusion_words.operation(history, end.record)
    return say("end.no_level", operation=said, procedures=names)


def _no_list(history: History, end: LooseEnd) -> str:
    assert isinstance(end.record, Surgery)
    put_in, said = end.record.hardware_put_in is Answer.YES, _operation(history, end.record)
    return say("end.no_list", operation=said) if put_in else say("end.no_list.unknown", operation=said)


def _fusion(history: History, end: LooseEnd) -> str:
    assert isinstance(end.record, Surgery)
    where = places_of(history, end)
    said = fusion_words.operation(history, end.record)
    return say("end.fusion.open" if end.order_open else "end.fusion", where=where, operation=said)


def places_of(history: History, end: LooseEnd) -> str:
    """The segments and other sites of an end, in short."""
    return short_form(_places(end), history.axis)


def _places(end: LooseEnd) -> list[Vertebra | Segment | SacroiliacJoint | Pelvis | Region]:
    kinds = Vertebra | Segment | SacroiliacJoint | Pelvis | Region
    return [part.part for part in end.parts if isinstance(part.part, kinds)]


def _plan(history: History, end: LooseEnd) -> str:
    assert isinstance(end.record, Surgery)
    said = words.surgery_words(end.record, history.axis)
    span = end.record.date is not None and words.is_span(end.record.date)
    return say("end.plan.span" if span else "end.plan", what=said, date=words.when(end.record.date))


def _request(_history: History, end: LooseEnd) -> str:
    request = end.record
    assert isinstance(request, RecordRequest)
    source = request.facility or request.clinician
    said, date = request.called, words.when(request.date)
    if source:
        return say("end.request", what=said, source=source, date=date)
    return say("end.request.unaddressed", what=said, date=date)


def _label(history: History, end: LooseEnd) -> str:
    return say("end.no_label", what=implants_of(end) or devices_of(history, end))


def implants_of(end: LooseEnd) -> str:
    """The implants elsewhere that an end is about; nothing for one about hardware."""
    return words.listing(
        words.implant_name(p.record) for p in end.parts if isinstance(p.record, OtherImplant)
    )


def devices_of(history: History, end: LooseEnd) -> str:
    """The devices of an end by kind, and where they are together; by their dates where others of the kind are not meant."""
    devices = [part.record for part in end.parts if isinstance(part.record, Device)]
    where = words.levels_of((device.sites for device in devices), history.axis)
    called = dict.fromkeys(words.term("hardware", device.kind, device.called) for device in devices)
    meant, kinds = {device.id for device in devices}, {device.kind for device in devices}
    others = any(one.kind in kinds and one.id not in meant for one in history.devices)
    dates = dict.fromkeys(words.when(put_in_date(history, device)) for device in devices)
    which = f"({words.listing(dates)})" if others else ""
    return " ".join(filter(None, (words.listing(called), where, which)))


def _no_source(history: History, end: LooseEnd) -> str:
    assert isinstance(end.record, Device)
    fed = end.record.kind in DRUG_PUMP.ends
    return say("end.no_pump" if fed else "end.no_generator", what=devices_of(history, end))


def _sources(history: History, end: LooseEnd) -> str:
    part = end.parts[0]
    root = record_at(history, end.place.table, end.place.id or "") or end.record
    field = str(part.part)
    label = label_of(type(part.record), field)
    own = stated_words(history, part.record, field, value_of(part.record, field))
    said = "; ".join(
        source_words(history, part.record, one) for one in statements_of(history, part.record, field)
    )
    about = f"{_name(history, root, part)}, {words.quoted(label)}"
    return say("end.sources", about=about, value=own, sources=said)


def _name(history: History, root: Record, part: Part) -> str:
    if isinstance(root, Surgery):
        said = fusion_words.operation(history, root)
        own = part.record
        return f"{said}, {words.procedure_name(own)}" if isinstance(own, Procedure) else said
    if isinstance(root, Device):
        return words.device_words(root, history.axis)
    if isinstance(root, ImagingStudy):
        return image_of(root)
    dated = getattr(root, "date", None)
    title = words.title(type(root))
    return f"{title}, {words.when(dated)}" if dated else title


def _not_there(history: History, end: LooseEnd) -> str:
    where = words.listing(map(site_word, _places(end)))
    name = _name(history, end.record, end.parts[0])
    return say_count("end.not_there", len(end.parts), what=name, where=where)


def _no_group(_history: History, end: LooseEnd) -> str:
    names = (part.record.name for part in end.parts if isinstance(part.record, Medication))
    return say("end.no_group", what=words.listing(name or say("not_recorded.name") for name in names))


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
    EndKind.NO_SOURCE: _no_source,
    EndKind.SOURCES_DIFFER: _sources,
    EndKind.LEVEL_NOT_THERE: _not_there,
    EndKind.NO_GROUP: _no_group,
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
    EndKind.NO_SOURCE: "Record the hardware",
    EndKind.SOURCES_DIFFER: "Look at the sources",
    EndKind.LEVEL_NOT_THERE: "Look at the levels",
    EndKind.NO_GROUP: "Record the group",
}
"""What the button says that leads to the place of an end."""
