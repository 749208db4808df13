"""What each kind of record is called in one phrase: "ODI 42 %", "Metal: nickel, rash", "Examplin 5 mg twice a day".

Each function says the fields that are named beside it; :mod:`tracker.views.telling` adds all the others.
"""

from collections.abc import Callable
from typing import Any

from tracker.domain.history import History
from tracker.domain.phrases import say, say_count
from tracker.domain.records import (
    Allergy,
    AnatomyProfile,
    Answer,
    Appointment,
    Background,
    Clinician,
    Complication,
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
    ProcedureReason,
    Question,
    Record,
    RecordRequest,
    Score,
    SetAside,
    SourceText,
    Surgery,
    Symptom,
    SymptomEntry,
    Tolerance,
    Treatment,
)
from tracker.views import care_words, words
from tracker.views.imaging_steps import told_steps
from tracker.views.values import LABEL, named

Head = Callable[[History, Any], str]
HEADS: dict[type[Record], tuple[Head, frozenset[str]]] = {}
"""The phrase for a kind of record, and the fields that it says."""


def _says(kind: type[Record], *fields: str) -> Callable[[Head], Head]:
    def kept(head: Head) -> Head:
        HEADS[kind] = (head, frozenset(fields))
        return head

    return kept


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _answered(what: str, answer: Answer | None, more: str) -> str:
    """A three-valued fact: what more is known of it stands for a bare "yes"."""
    if answer is Answer.NO or answer is None:
        said = words.choice(answer) if answer else ("" if more else words.not_recorded())
        return f"{what}: {_joined(said, more)}"
    return f"{what}: {more or words.choice(answer)}"


@_says(Condition, "kind", "called", "sites", "operated")
def _condition(history: History, r: Condition) -> str:
    text = words.condition_words(r, history.axis)
    return f"{text}; {say('head.operated')}" if r.operated is Answer.YES else text


@_says(Surgery, "procedures", "status")
def _surgery(history: History, r: Surgery) -> str:
    return "; ".join(_procedure(history, procedure) for procedure in r.procedures)


@_says(Procedure, "kind", "called", "sites", "revision", "reasons")
def _procedure(history: History, r: Procedure) -> str:
    because = words.reasons(r)
    text = words.procedure_words(r, history.axis)
    text = f"{text}, {say('head.because', what=because)}" if because else text
    return f"{text}; {say('head.no_redo')}" if r.revision is Answer.NO else text


@_says(ProcedureReason, "kind", "called")
def _reason(_history: History, r: ProcedureReason) -> str:
    return words.term("indications", r.kind, r.called)


@_says(Complication, "kind", "called", "sites", "date")
def _complication(history: History, r: Complication) -> str:
    return care_words.complication_words(r, history.axis)


@_says(Device, "kind", "called", "sites", "quantity", "procedure_id")
def _device(history: History, r: Device) -> str:
    return words.device_words(r, history.axis)


@_says(DeviceEvent, "kind", "quantity", "date")
def _event(_history: History, r: DeviceEvent) -> str:
    count = f"{r.quantity} " if r.quantity else ""
    return f"{count}{words.choice(r.kind)} ({words.when(r.date)})"


@_says(OtherImplant, "kind", "called", "place", "quantity", *LABEL)
def _implant(_history: History, r: OtherImplant) -> str:
    return words.implant_words(r)


@_says(ImagingStudy, "kind", "sites", "findings", "state", "ordered", "received", "discussed")
def _study(history: History, r: ImagingStudy) -> str:
    found = words.study_words(r, history.axis, report=False)
    name = words.study_name(r)
    return _joined(f"{name}: {found}" if found else name, told_steps(r))


@_says(Finding, "kind", "called", "sites", "qualifier", "grade", "change")
def _finding(history: History, r: Finding) -> str:
    return words.finding_words(r, history.axis)


@_says(FusionAssessment, "sites", "status", "method", "column", "grade_system", "grade")
def _fusion(history: History, r: FusionAssessment) -> str:
    status = words.choice_or(r.status) or say("not_recorded.state")
    grade = " ".join(part for part in (r.grade_system, r.grade) if part)
    how = _joined(
        words.choice_or(r.method),
        words.choice_or(r.column),
        say("head.grade", grade=grade) if grade else "",
    )
    text = f"{words.places(r.sites, history.axis)}: {status}" if r.sites else status
    return f"{text} ({how})" if how else text


@_says(Symptom, "kind", "side", "called")
def _symptom(_history: History, r: Symptom) -> str:
    return words.symptom_words(r) + (f": {r.called}" if r.called else "")


@_says(SymptomEntry, "score", "note", "time")
def _entry(_history: History, r: SymptomEntry) -> str:
    return _joined(r.time, words.entry_words(r))


@_says(NeurologicalItem, "kind", "side", "answer", "called")
def _neurological(_history: History, r: NeurologicalItem) -> str:
    what = _joined(words.term("neurological", r.kind), words.side_word(r.side))
    return f"{what}: {_joined(words.choice_or(r.answer) or words.not_recorded(), r.called)}"


@_says(Score, "kind", "called", "total")
def _score(_history: History, r: Score) -> str:
    return care_words.score_line(r)


@_says(Tolerance, "activity", "minutes", "metres", "note")
def _tolerance(_history: History, r: Tolerance) -> str:
    what = words.capital(words.choice_or(r.activity) or say("not_recorded.activity"))
    far = _joined(care_words.far_words(r), say("head.ended_by", what=r.note) if r.note else "")
    return f"{what}: {far or words.not_recorded()}"


@_says(Treatment, "kind", "called", "sites", "times", "relief", "relief_lasted")
def _treatment(history: History, r: Treatment) -> str:
    where = words.places(r.sites, history.axis)
    name = " ".join(part for part in (words.term("treatments", r.kind, r.called), where) if part)
    times = say_count("head.times", r.times) if r.times else ""
    return _joined(name, times, care_words.relief_words(r))


@_says(Medication, "name", "dose", "frequency", "group")
def _medication(_history: History, r: Medication) -> str:
    name = " ".join(part for part in (r.name or say("not_recorded.name"), r.dose) if part)
    return _joined(name, r.frequency, words.choice_or(r.group))


@_says(Allergy, "kind", "called", "answer", "reaction")
def _allergy(_history: History, r: Allergy) -> str:
    return _answered(words.term("allergies", r.kind), r.answer, _joined(r.called, r.reaction))


@_says(OtherOperation, "called", "area")
def _other_operation(_history: History, r: OtherOperation) -> str:
    return _joined(r.called or words.not_recorded(), words.choice_or(r.area))


@_says(Background, "kind", "called", "answer", "value")
def _background(_history: History, r: Background) -> str:
    return _answered(words.term("background", r.kind), r.answer, _joined(r.called, r.value))


@_says(Goal, "text")
def _goal(_history: History, r: Goal) -> str:
    return r.text or words.not_recorded()


@_says(Clinician, "name", "role", "facility")
def _clinician(_history: History, r: Clinician) -> str:
    return _joined(r.name, r.role, r.facility)


@_says(Facility, "name", "city", "country")
def _facility(_history: History, r: Facility) -> str:
    return _joined(r.name, r.city, r.country)


@_says(Appointment, "time", "clinician", "facility", "purpose")
def _appointment(_history: History, r: Appointment) -> str:
    who = say("head.with", who=r.clinician) if r.clinician else ""
    said = _joined(r.time, who, r.facility, r.purpose)
    return said or say("not_recorded.with_whom")


@_says(Question, "text", "answer")
def _question(_history: History, r: Question) -> str:
    answer = f"{say('label.answer')}: {words.quoted(r.answer)}" if r.answer else ""
    return " ".join(part for part in (r.text and words.quoted(r.text), answer) if part)


@_says(Document, "called", "kind", "language")
def _document(_history: History, r: Document) -> str:
    kind = words.choice_or(r.kind)
    said = kind if kind.lower() != (r.called or "").lower() else ""
    return _joined(
        r.called or words.not_recorded(),
        said,
        say("head.in_language", language=r.language) if r.language else "",
    )


@_says(RecordRequest, "called", "facility", "clinician", "answered")
def _request(_history: History, r: RecordRequest) -> str:
    whom = words.listing(part for part in (r.facility, r.clinician) if part)
    came = say("head.came", date=words.when(r.answered)) if r.answered else say("head.no_answer")
    return _joined(r.called, say("head.from", whom=whom) if whom else "", came)


@_says(SetAside, "reason")
def _set_aside(history: History, r: SetAside) -> str:
    about = named(history, r.about_table, r.about_id)
    end = words.end_name(r.end)
    text = f"{end} ({about})" if about else end
    return f"{text}: {words.quoted(r.reason)}" if r.reason else text


@_says(Person, "name", "sex", "birth_date")
def _person(_history: History, r: Person) -> str:
    born = say("born", date=words.when(r.birth_date)) if r.birth_date else ""
    return _joined(r.name or say("not_recorded.name"), words.choice_or(r.sex), born)


@_says(AnatomyProfile)
def _anatomy(_history: History, _r: AnatomyProfile) -> str:
    return ""


@_says(SourceText, "text")
def _source(_history: History, r: SourceText) -> str:
    return " ".join(r.text.split())
