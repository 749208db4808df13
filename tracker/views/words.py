"""The words for records: one place says how an operation, a device or a finding reads, for page, print and drawing alike."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from tracker.domain import vocabulary
from tracker.domain.dates import PartialDate
from tracker.domain.device_state import DeviceState, Presence
from tracker.domain.happenings import Happening
from tracker.domain.history import History, is_intervention, took_place, was_taken
from tracker.domain.levels import Axis, Extent, Side, Site, SiteUse, short_form
from tracker.domain.phrases import Language, language, say
from tracker.domain.records import (
    Answer,
    Condition,
    Device,
    Finding,
    ImagingStudy,
    OtherImplant,
    Procedure,
    Qualifier,
    Status,
    Surgery,
    Symptom,
    SymptomEntry,
)
from tracker.domain.removals import REMOVALS
from tracker.domain.site_set import Sites
from tracker.views.names import abbreviation as abbreviation
from tracker.views.names import capital as capital
from tracker.views.names import choice as choice
from tracker.views.names import choice_or as choice_or
from tracker.views.names import end_name as end_name
from tracker.views.names import is_span as is_span
from tracker.views.names import kind_of_device as kind_of_device
from tracker.views.names import listing as listing
from tracker.views.names import month_name as month_name
from tracker.views.names import month_of as month_of
from tracker.views.names import not_recorded as not_recorded
from tracker.views.names import procedure_name as procedure_name
from tracker.views.names import put_in as put_in
from tracker.views.names import quoted as quoted
from tracker.views.names import side_word as side_word
from tracker.views.names import since as since
from tracker.views.names import term as term
from tracker.views.names import title as title
from tracker.views.names import until as until
from tracker.views.names import when as when
from tracker.views.names import within as within


def places(sites: Sites, axis: Axis = Axis.standard) -> str:
    """Where, merged as usual ("L4-S1"); sites that differ in side or extent stand apart ("L5 full, L4 partial")."""
    return _places(sites, axis, language())


@lru_cache(maxsize=1024)
def _places(sites: Sites, axis: Axis, _: Language) -> str:
    """The same, kept for each language: hundreds of images are of a few places."""
    groups: dict[tuple[Side | None, Extent | None], list[Site]] = {}
    for use in sites:
        groups.setdefault((use.side, use.extent), []).append(use.site)
    parts = []
    for (side, extent), members in groups.items():
        words = [short_form(members, axis), choice_or(extent), side_word(side)]
        parts.append(" ".join(word for word in words if word))
    return ", ".join(parts)


def procedure_words(
    procedure: Procedure, axis: Axis = Axis.standard, *, full: bool = False, alone: bool = False
) -> str:
    """ "PLIF L4-S1", with "redo" where the record says so; a level that is not recorded is left out."""
    name = procedure_name(procedure, full=full, alone=alone)
    words = [name, places(unsaid(procedure.sites, name), axis)]
    text = " ".join(word for word in words if word)
    return say("procedure.redo", procedure=text) if procedure.revision is Answer.YES else text


def unsaid(sites: Sites, name: str) -> Sites:
    """The sites without an extent that the name says already ("partial laminectomy L4")."""
    said = name.lower()

    def unless_said(extent: Extent | None) -> Extent | None:
        return None if extent and (extent in said or say(f"extent_in_name.{extent}") in said) else extent

    return Sites(SiteUse(use.site, use.side, unless_said(use.extent)) for use in sites)


def reasons(procedure: Procedure) -> str:
    """Why a procedure was done: "failed fusion and broken screw"; empty when not recorded."""
    return listing(within(term("indications", reason.kind, reason.called)) for reason in procedure.reasons)


def surgery_words(surgery: Surgery, axis: Axis = Axis.standard) -> str:
    """Everything done in an operation on one line, without date and reasons."""
    return "; ".join(procedure_words(procedure, axis) for procedure in surgery.procedures)


def main_words(surgery: Surgery, axis: Axis = Axis.standard, *, alone: bool = False) -> str:
    """The procedures that name an operation: one whose levels are all among those of earlier ones is left out.

    That hardware came out is always named: no other procedure says it.
    """
    said: list[str] = []
    touched: set[Site] = set()
    for procedure in surgery.procedures:
        own: set[Site] = set(procedure.sites.touched) or set(procedure.sites.places)
        if not said or own - touched or procedure.kind in REMOVALS:
            said.append(procedure_words(procedure, axis, alone=alone))
        touched |= own
    return ", ".join(said)


def surgery_reasons(surgery: Surgery) -> str:
    """The reasons of an operation, each said once."""
    return "; ".join(dict.fromkeys(r for r in map(reasons, surgery.procedures) if r))


def device_words(device: Device, axis: Axis = Axis.standard) -> str:
    """ "2 × Rod L4-S1"; a number that is not recorded is left out."""
    return _counted(device, device.quantity, device.sites, axis)


def there_words(state: DeviceState, axis: Axis = Axis.standard) -> str:
    """The same of what of a device is, or may be, in the body: as many as are left, where they are left."""
    return _counted(state.device, state.quantity, state.sites, axis)


def _counted(device: Device, number: int | None, sites: Sites, axis: Axis) -> str:
    count = f"{number} × " if number else ""
    return f"{count}{term('hardware', device.kind, device.called)} {places(sites, axis)}".strip()


def identity_words(made: Device | OtherImplant) -> str:
    """What the card or sticker says: "Example Spine, Model 5, lot A213, serial 77"; empty when not recorded."""
    numbers = [
        say(f"identity.{name}", text=getattr(made, name))
        for name in ("reference", "lot", "serial", "udi")
        if getattr(made, name)
    ]
    return ", ".join(text for text in (made.maker, made.model, made.size, made.material, *numbers) if text)


def mr_words(made: Device | OtherImplant) -> str:
    """The MR label as somebody recorded it, and where it stands, behind words that say that it is recorded."""
    text = label_words(made)
    return say("mr.recorded", label=text) if made.mr_label is not None else text


def label_words(made: Device | OtherImplant, *, under_head: bool = False) -> str:
    """The MR label, never without its conditions or that they are not recorded, and where it stands.

    A label that is not recorded is not named again ``under_head``, behind the words "MR label".
    """
    conditions = (made.mr_conditions or say("mr.no_conditions")).rstrip(".")
    dated = when(made.mr_date) if made.mr_date else ""
    source = ", ".join(
        part for part in (made.mr_source, dated if dated not in (made.mr_source or "") else "") if part
    )
    where = say("mr.source_is", source=source) if source else ""
    if made.mr_label is not None:
        return f"{choice(made.mr_label)} ({conditions}). {where or say('not_recorded.source')}"
    noted = (made.mr_conditions or "").rstrip(".")
    silent = not_recorded() if under_head else say("mr.no_label")
    label = f"{silent}; {say('mr.noted', conditions=noted)}" if noted else silent
    return f"{label}. {where}" if where else label


def outcome_words(surgery: Surgery) -> str:
    """How an operation went, then the result in the person's own words."""
    own = quoted(surgery.result) if surgery.result else ""
    return ", ".join(part for part in (choice_or(surgery.outcome), own) if part)


def state_words(state: DeviceState, more: Iterable[str] = ()) -> str:
    """What is recorded of a device: its presence, then the troubles found, with dates, and what ``more`` is told."""
    said = [presence_words(state), *map(event_words, state.troubles), *more]
    return "; ".join(part for part in said if part) or choice(Presence.IN_PLACE)


def presence_words(state: DeviceState) -> str:
    """Its presence with the date, of what is partly or possibly out each removal with its own; empty where in place."""
    if state.presence is Presence.IN_PLACE:
        return ""
    if state.out_in_doubt or (state.presence is Presence.PARTLY_REMOVED and state.out):
        return out_words(state, event_words)
    return _dated(choice(state.presence), state.since)


def out_words(state: DeviceState, told: Callable[[Happening], str]) -> str:
    """How many are left, or that it may still be in, then each removal as it is ``told``, and that numbers do not agree."""
    if state.too_many_out:
        told_all = *map(told, state.out), say("presence.numbers_differ")
        return say("presence.possibly_in", out="; ".join(told_all))
    if state.out_in_doubt:
        open_ = "; ".join(told(one) for one in state.out if state.doubts(one))
        sure = (told(one) for one in state.out if not state.doubts(one))
        return "; ".join((say("presence.possibly_in", out=open_), *sure))
    there, were = state.quantity, state.device.quantity
    left = say("presence.partly", left=there, all=were) if there and were else choice(state.presence)
    return "; ".join((left, *map(told, state.out)))


def levels_of(many: Iterable[Sites], axis: Axis = Axis.standard) -> str:
    """Where several devices are together: a vertebra at the end of a named segment is not said again."""
    together = Sites.joined(use for sites in many for use in sites)
    bordering = {v for segment in together.segments for v in (segment.upper, segment.lower)}
    return short_form([site for site in together.places if site not in bordering], axis)


def event_words(news: Happening) -> str:
    """ "1 broken (Dec 2014)"."""
    return _dated(bare_event_words(news), news.date)


def bare_event_words(news: Happening) -> str:
    """The same without its date: "1 broken", "1 broken, S1 left"."""
    said = f"{news.quantity} {choice(news.kind)}" if news.quantity else choice(news.kind)
    return f"{said}, {places(news.sites)}" if news.sites else said


def _dated(words: str, date: PartialDate | None) -> str:
    return f"{words} ({when(date)})"


def finding_words(finding: Finding, axis: Axis = Axis.standard, *, alone: bool = False) -> str:
    """A finding with its site, grade and change; absent and uncertain ones say so."""
    name = term("findings", finding.kind, finding.called, alone=alone)
    named = f"{name} {places(finding.sites, axis)}".strip()
    change = choice_or(finding.change)
    text = ", ".join(part for part in (named, finding.grade, change) if part)
    if finding.qualifier in (None, Qualifier.PRESENT):
        return text
    return say(f"finding.{finding.qualifier.name.lower()}", finding=text)


def lacks_number(made: Device | OtherImplant, number: object) -> bool:
    """Whether it matters that no number of an implant is recorded: a pacemaker is one, whoever counts."""
    if number:
        return False
    if isinstance(made, Device):
        return vocabulary.hardware()[made.kind].counted
    return vocabulary.other_implants()[made.kind].counted


def image_within(study: ImagingStudy) -> str:
    """The name of an image within a sentence: "CT"; "an image" where its kind is not said."""
    return say("image.any") if study.kind == "image" else study_name(study)


def study_name(study: ImagingStudy) -> str:
    """ "CT", "X-ray"."""
    return term("imaging", study.kind)


def study_findings(
    study: ImagingStudy, axis: Axis = Axis.standard, *, report: bool = True, alone: bool = False
) -> str:
    """What an image showed: the findings, else the report's words; whether it was not taken (yet)."""
    found = "; ".join(finding_words(finding, axis, alone=alone) for finding in study.findings)
    state = choice(study.state) if not was_taken(study) else ""
    return "; ".join(part for part in (state, found or (report and study.report) or "") if part)


def study_words(study: ImagingStudy, axis: Axis = Axis.standard, *, report: bool = True) -> str:
    """The part that was imaged and what was found; without ``report`` the report's own words are told elsewhere."""
    return at_its_part(study, study_findings(study, axis, report=report), axis)


def at_its_part(study: ImagingStudy, found: str, axis: Axis = Axis.standard) -> str:
    """What was found behind the part that was imaged."""
    return ": ".join(part for part in (places(study.sites, axis), found) if part)


def condition_words(condition: Condition, axis: Axis = Axis.standard, *, alone: bool = False) -> str:
    """The condition with its place, and that it was not operated on where the patient says so."""
    name = term("indications", condition.kind, condition.called, alone=alone)
    where = places(condition.sites, axis)
    text = f"{name}, {where}" if where else name
    return say("condition.no_operation", condition=text) if condition.operated is Answer.NO else text


def symptom_words(symptom: Symptom) -> str:
    """ "Leg pain, right"."""
    name = term("symptoms", symptom.kind)
    side = side_word(symptom.side)
    return f"{name}, {side}" if side else name


def score_words(entry: SymptomEntry) -> str:
    """ "7/10"; a number that is not recorded is said so."""
    return f"{entry.score}/10" if entry.score is not None else say("score.no_number")


def entry_words(entry: SymptomEntry) -> str:
    """ "7/10" with the note, or the note alone."""
    score = score_words(entry) if entry.score is not None or not entry.note else ""
    return ", ".join(part for part in (score, (entry.note or "").rstrip(".")) if part)


def implant_name(implant: OtherImplant, *, alone: bool = False) -> str:
    """ "2 × Stent, heart"; a number that is not recorded is left out."""
    name = term("other_implants", implant.kind, implant.called, alone=alone)
    count = f"{implant.quantity} × " if implant.quantity else ""
    return f"{count}{name}, {implant.place}" if implant.place else f"{count}{name}"


def implant_words(implant: OtherImplant) -> str:
    """An implant outside the spine with its place, number and MR label as recorded, and when it was taken out."""
    out = say("taken_out", date=when(implant.until)) if implant.until else ""
    named = ", ".join(part for part in (implant_name(implant), out) if part)
    return f"{named}. {mr_words(implant)}"


def status_words(surgery: Surgery) -> str:
    """How far an operation came, where it is not simply done: "aborted", "not recorded whether done"."""
    if surgery.status is Status.UNKNOWN:
        return say("step.done.unknown")
    return "" if surgery.status is Status.DONE else choice(surgery.status)


def operation_title(history: History, surgery: Surgery) -> str:
    """ "Operation 1", "Operation 2, aborted", "Injection or similar", "Operation, planned".

    A done operation that the history does not count, because it is dated after its day, is "dated ahead".
    """
    number = history.number_of(surgery)
    injection = is_intervention(surgery)
    kind = "operation.title.injection" if injection else "operation.title.plain"
    name = say("operation.title", number=number) if number else say(kind)
    ahead = "" if number or injection or not took_place(surgery) else say("operation.dated_ahead")
    return ", ".join(part for part in (name, status_words(surgery), ahead) if part)
