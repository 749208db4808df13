"""Write a signature from the recorded facts alone, in a style: the inverse of reading one.

Procedures of an operation that share sites and reasons stand in one line, in the order of entry. Lines stand in
date order, those without a date last.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain import vocabulary
from tracker.domain.age import age_text
from tracker.domain.history import History
from tracker.domain.levels import Region, SacroiliacJoint, Side, listed_form, short_form
from tracker.domain.records import Answer, Condition, Person, Procedure, ProcedureReason, Status, Surgery
from tracker.domain.site_set import Sites
from tracker.text.names import shown_name
from tracker.text.style import SIGNATURE_STYLES, SignatureStyle
from tracker.text.terms import actions, key, regions_by_word


def write(history: History, *, on: date, style: SignatureStyle | None = None) -> str:
    """The signature as of a day; without a style it tells no name and years only. Empty when there is nothing."""
    look = style or SIGNATURE_STYLES["plain"]
    lines = [look.line_start + line for line in _lines(history, look)]
    about = _about(history.person, on, look)
    return "\n".join([*([about] if about else []), *lines])


def _lines(history: History, style: SignatureStyle) -> list[str]:
    wanted = (Status.DONE, Status.UNKNOWN, *((Status.PLANNED,) if style.planned else ()))
    dated: list[tuple[Condition | Surgery, list[str]]] = [
        (condition, [_condition_line(condition, history, style)]) for condition in history.conditions
    ]
    dated += [
        (surgery, [_operation_line(group, surgery, history, style) for group in _groups(surgery.procedures)])
        for surgery in history.surgeries
        if surgery.status in wanted
    ]
    dated.sort(key=lambda pair: (pair[0].date is None, pair[0].date.sort_key if pair[0].date else ()))
    return [line for _, lines in dated for line in lines]


# --- operations


def _groups(procedures: Sequence[Procedure]) -> list[list[Procedure]]:
    """Neighbours with the same sites, reasons and revision form one line."""
    groups: list[list[Procedure]] = []
    for procedure in procedures:
        if groups and _shared(groups[-1][0]) == _shared(procedure):
            groups[-1].append(procedure)
        else:
            groups.append([procedure])
    return groups


def _shared(procedure: Procedure) -> tuple[Sites, Answer | None, tuple[tuple[str, str | None], ...]]:
    return procedure.sites, procedure.revision, tuple((one.kind, one.called) for one in procedure.reasons)


def _operation_line(group: Sequence[Procedure], surgery: Surgery, history: History, style: SignatureStyle) -> str:
    """``["Planned:"] ["revision"] procedures [levels] [side] ["due to" reasons] [date]``."""
    kinds = vocabulary.procedures()
    names = [shown_name(kinds[one.kind], one.called) for one in group]
    if _says_revision(group[0]):
        names = ["Revision " + _inner(names[0]), *names[1:]]
    words = _with_region(", ".join([names[0], *map(_inner, names[1:])]), group[0].sites)
    places = _places(group[0].sites, history, style)
    reasons = _reasons(group[0].reasons, style)
    text = " ".join(part for part in (words, places, reasons) if part)
    planned = "planned: " if surgery.status is Status.PLANNED else ""
    when = f"{style.before_date}{style.date_text(surgery.date)}{style.after_date}" if surgery.date else ""
    return planned + text + when


def _says_revision(procedure: Procedure) -> bool:
    """Whether "revision" has to be said: not when the reason or the kind of procedure says so already."""
    codes = [procedure.kind, *(reason.kind for reason in procedure.reasons)]
    named = procedure.called or ""
    implied = any(("revision", code) in actions() for code in codes) or "revision" in named.lower()
    return procedure.revision is Answer.YES and not implied


_CAPITALS = re.compile(r"[A-Z].*[A-Z0-9]")


def _inner(name: str) -> str:
    """The name inside a line: small at first unless it is an abbreviation."""
    first = name.split(" ")[0]
    return name if _CAPITALS.match(first) or not name else name[0].lower() + name[1:]


def _reasons(reasons: Iterable[ProcedureReason], style: SignatureStyle) -> str:
    kinds = vocabulary.indications()
    names = [reason.called or _inner(shown_name(kinds[reason.kind], None)) for reason in reasons]
    return f"{style.due_to} " + f" {style.and_} ".join(names) if names else ""


# --- places


def _places(sites: Sites, history: History, style: SignatureStyle) -> str:
    """The levels, with the side after them; a joint is named with its side before it."""
    levels = [place for place in sites.places if not isinstance(place, Region | SacroiliacJoint)]
    form = listed_form if style.levels == "listed" else short_form
    text = form(levels, history.axis, style.between_levels) if levels else ""
    sides = {use.side for use in sites if use.side is not None}
    side = str(next(iter(sides))) if text and len(sides) == 1 else ""
    return " ".join(part for part in (text, side, _joints(sites)) if part)


def _joints(sites: Sites) -> str:
    joints = {place.side for place in sites.places if isinstance(place, SacroiliacJoint)}
    if not joints:
        return ""
    if {Side.LEFT, Side.RIGHT} <= joints:
        return "bilateral SI joints"
    side = next((str(side) + " " for side in joints if side), "")
    return f"{side}SI joint"


def _with_region(words: str, sites: Sites) -> str:
    """Name the region first when it is all that is known of the place and the words do not tell it."""
    region = next((place for place in sites.places if isinstance(place, Region)), None)
    if region is None or any(regions_by_word().get(key(word)) == region.name for word in words.split()):
        return words
    word = next((word for word, name in regions_by_word().items() if name == region.name), region.name)
    return f"{word.capitalize()} {_inner(words)}"


# --- conditions and the person


def _condition_line(condition: Condition, history: History, style: SignatureStyle) -> str:
    """``condition [levels] ["since" date] [", so far avoided surgery"]``."""
    term = vocabulary.indications()[condition.kind]
    parts = [_with_region(condition.called or shown_name(term, None), condition.sites)]
    parts.append(_places(condition.sites, history, style))
    if condition.date is not None:
        parts.append(f"{style.since} {style.date_text(condition.date)}".removeprefix("since since "))
    avoided = style.not_operated if condition.operated is Answer.NO else ""
    return " ".join(part for part in parts if part) + avoided


def _about(person: Person | None, on: date, style: SignatureStyle) -> str:
    """The line about the person; a fact that is not recorded goes with the words that lead up to the next one."""
    if person is None or not style.about:
        return ""
    facts = {
        "name": person.name or "",
        "age": age_text(person.birth_date, on) if person.birth_date else "",
        "sex": str(person.sex) if person.sex else "",
    }
    if not any(facts[name] for name in facts if f"{{{name}}}" in style.about):
        return ""
    text = style.about
    for name, fact in facts.items():
        text = text.replace(f"{{{name}}}", fact) if fact else re.sub(rf"\{{{name}\}}[^{{}}]*(?=\{{|$)", "", text)
    return text
