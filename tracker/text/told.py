"""What a signature tells: the entries made from a history, in order, worded as a form says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.domain import vocabulary
from tracker.domain.dates import PartialDate
from tracker.domain.happenings import TROUBLE, happenings
from tracker.domain.history import History, is_intervention, took_place, was_taken
from tracker.domain.records import (
    Answer,
    Condition,
    Device,
    DeviceEvent,
    DeviceEventKind,
    Finding,
    ImagingStudy,
    Procedure,
    Qualifier,
    Status,
    Surgery,
)
from tracker.domain.site_set import Sites
from tracker.text.names import shown_name
from tracker.text.parts import Entry, Form, Part
from tracker.text.wording import inner, name, places, reason_words, says_revision, shortened, with_region


def entries(history: History, form: Form) -> list[Entry]:
    """Everything that is told, in date order; what has no date stands last."""
    choices = form.choices
    found = [_condition(one, history, form) for one in history.conditions if choices.conditions]
    for surgery in history.surgeries:
        if _is_told(surgery, form):
            found += [_operation(group, surgery, history, form) for group in _groups(surgery.procedures)]
    if choices.hardware:
        found += [
            _trouble(device, event, when, history, form)
            for device in history.devices
            for event, when in _troubles(history, device)
        ]
    if choices.imaging:
        found += [_image(one, history, form) for one in history.imaging if was_taken(one)]
    dated = sorted((one for one in found if one.date), key=_when, reverse=choices.newest_first)
    listed = dated + [one for one in found if not one.date]
    return folded(listed) if form.folded else listed


def _when(entry: Entry) -> tuple[object, ...]:
    return entry.date.sort_key if entry.date else ()


def _is_told(surgery: Surgery, form: Form) -> bool:
    wanted = took_place(surgery) or (form.style.planned and surgery.status is Status.PLANNED)
    return wanted and (form.choices.injections or not is_intervention(surgery))


_STATUS_WORDS = {
    Status.PLANNED: "planned:",
    Status.ABORTED: "not completed:",
    Status.UNKNOWN: "not known whether done:",
}


def _made(id_: str, kind: str, date: PartialDate | None, form: Form, **texts: str) -> Entry:
    parts = tuple(Part(role, text) for role, text in texts.items() if text)
    if date is not None and "when" not in texts:
        parts += (Part("when", form.style.date_text(date)),)
    return Entry(id_, kind, date, parts)


# --- operations


def _groups(procedures: Sequence[Procedure]) -> list[list[Procedure]]:
    """Neighbours with the same sites, reasons and revision form one entry."""
    groups: list[list[Procedure]] = []
    for procedure in procedures:
        if groups and _shared(groups[-1][0]) == _shared(procedure):
            groups[-1].append(procedure)
        else:
            groups.append([procedure])
    return groups


def _shared(procedure: Procedure) -> tuple[Sites, Answer | None, tuple[tuple[str, str | None], ...]]:
    return procedure.sites, procedure.revision, tuple((one.kind, one.called) for one in procedure.reasons)


def _operation(group: Sequence[Procedure], surgery: Surgery, history: History, form: Form) -> Entry:
    first = group[0]
    names = list(dict.fromkeys(name(one, form) for one in group))
    if says_revision(first):
        names = ["Revision " + inner(names[0]), *names[1:]]
    reasons = [reason_words(one, form) for one in first.reasons] if form.reasons else []
    made = _made(
        first.id,
        "injection" if is_intervention(surgery) else "operation",
        surgery.date,
        form,
        planned=_STATUS_WORDS.get(surgery.status, ""),
        what=with_region(", ".join([names[0], *map(inner, names[1:])]), first.sites, form),
        where=places(first.sites, history, form),
        because=form.style.due_to if reasons else "",
        why=f" {form.style.and_} ".join(reasons),
    )
    who = ", ".join(_who(surgery, form))
    more = (Part("who", who),) if who else ()
    return replace(
        made, parts=made.parts + more, places=first.sites, said=_counted(group), session=surgery.id
    )


def _who(surgery: Surgery, form: Form) -> list[str]:
    told = [
        surgery.surgeon if form.choices.surgeons else "",
        surgery.hospital if form.choices.hospitals else "",
    ]
    return [one for one in told if one]


# --- conditions, hardware and images


def _condition(condition: Condition, history: History, form: Form) -> Entry:
    """``condition [levels] ["since" date] [", so far avoided surgery"]``."""
    term = vocabulary.indications()[condition.kind]
    words = condition.called or shown_name(term, None)
    if form.short_reasons:
        words = shortened(words, "reason")
        words = words[:1].upper() + words[1:]
    made = _made(
        condition.id,
        "condition",
        condition.date,
        form,
        what=with_region(words, condition.sites, form),
        where=places(condition.sites, history, form),
        when=_since(condition.date, form),
        more=form.style.not_operated if condition.operated is Answer.NO else "",
    )
    return replace(made, places=condition.sites)


def _since(date: PartialDate | None, form: Form) -> str:
    told = form.style.date_text(date) if date else ""
    return told if not told or told.startswith("since ") else f"{form.style.since} {told}"


_TROUBLE_WORDS = {DeviceEventKind.LOOSENED: "loose"}


def _troubles(history: History, device: Device) -> list[tuple[DeviceEvent, PartialDate | None]]:
    """What went wrong with a device, with the date it has on every page."""
    return [(one.event, one.date) for one in happenings(history, device) if one.event.kind in TROUBLE]


def _trouble(
    device: Device, event: DeviceEvent, when: PartialDate | None, history: History, form: Form
) -> Entry:
    """``"Broken" device [levels] [date]``."""
    device_name = device.called or vocabulary.hardware()[device.kind].name
    state = _TROUBLE_WORDS.get(event.kind, str(event.kind)).capitalize()
    made = _made(
        event.id,
        "hardware",
        when,
        form,
        what=with_region(f"{state} {inner(device_name)}", device.sites, form),
        where=places(device.sites, history, form),
    )
    return replace(made, places=device.sites)


def _image(study: ImagingStudy, history: History, form: Form) -> Entry:
    """``kind [levels]: findings [date]``."""
    kind = vocabulary.imaging_kinds()[study.kind]
    seen = [_finding(one, history, form) for one in study.findings if one.qualifier is Qualifier.PRESENT]
    place = places(study.sites, history, form)
    what = with_region(kind.abbreviation or kind.name, study.sites, form)
    close = ":" if seen else ""
    made = _made(
        study.id,
        "imaging",
        study.date,
        form,
        what=what if place else what + close,
        where=place + close if place else "",
        why=", ".join(seen),
    )
    return replace(made, places=study.sites)


def _finding(finding: Finding, history: History, form: Form) -> str:
    term = vocabulary.findings()[finding.kind]
    seen = inner(finding.called or term.name.partition(" (")[0])
    where = "" if form.choices.regions else places(finding.sites, history, form)
    return " ".join(one for one in (seen, where) if one)


# --- counting injections

_COUNTED = {"injection": re.compile("injection|block"), "ablation": re.compile("ablation")}


def _counted(group: Iterable[Procedure]) -> str:
    codes = [one.kind for one in group]
    return next(
        (word for word, pattern in _COUNTED.items() if all(pattern.search(code) for code in codes)), ""
    )


def folded(listed: Sequence[Entry]) -> list[Entry]:
    """The entries with injections, and likewise ablations, counted where the first of two or more stands."""
    found: list[Entry] = []
    for entry in listed:
        alike = [one for one in listed if entry.said and one.said == entry.said and one.kind == "injection"]
        if len(alike) < 2 or entry not in alike:
            found.append(entry)
        elif entry is alike[0]:
            found.append(_count(alike))
    return found


def _count(alike: Sequence[Entry]) -> Entry:
    years = sorted(
        day.year for one in alike if one.date for day in (one.date.earliest, one.date.latest) if day
    )
    told = "" if not years else str(years[0]) if years[0] == years[-1] else f"{years[0]}-{years[-1]}"
    parts = (Part("what", f"{len(alike)} {alike[0].said}s"), *((Part("when", told),) if told else ()))
    everywhere = Sites.joined(use for one in alike for use in one.places)
    return Entry(alike[0].id, "injection", alike[0].date, parts, everywhere)
