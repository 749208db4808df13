"""Entries turned into events: what a clause leaves open is taken from the clauses, lines and headings before it."""

from collections.abc import Iterable, Sequence

from tracker.domain import vocabulary
from tracker.domain.dates import PartialDate
from tracker.domain.records import Answer
from tracker.text.context import Context
from tracker.text.devices import hardware_in
from tracker.text.entry import Entry
from tracker.text.event_dates import date_of
from tracker.text.event_procedures import procedures_of, said_of
from tracker.text.event_sites import extent_of, sites_of
from tracker.text.findings import placed
from tracker.text.items import Item
from tracker.text.reading import Event, EventType, Said
from tracker.text.terms import actions


def event_of(entry: Entry, clause: Sequence[Item], before: Entry | None, context: Context) -> Event | None:
    """The event of an entry, or None when nothing happened; ``before`` is the entry before it in the clause."""
    _inherit_levels(entry, before, context)
    bare = entry.date and not entry.heads and not entry.levels and not entry.has("revision", "treatment")
    if before is not None and before.studies and bare:
        entry.studies = list(before.studies)
    _repeat_condition(entry, before)
    procedures = procedures_of(entry, before, context)
    entry.conditions = [item for item in entry.conditions if not _is_stage_number(item)]
    if not (procedures or entry.conditions or entry.studies or _is_happening(entry)):
        return None
    when = date_of(entry, context)
    kind = _type(entry, procedures, when, context)
    sites = sites_of(entry, procedures, context)
    start, end = _span(entry)
    reasons = tuple(said for item in entry.reasons for said in item.reasons)
    return Event(
        line=context.line,
        start=start,
        end=end,
        type=kind,
        words=context.text[start:end],
        procedures=procedures,
        conditions=_found(entry, kind)
        if kind in (EventType.CONDITION, EventType.IMAGING)
        else _happenings(entry, procedures),
        studies=_studies(entry.studies),
        sites=sites,
        side=entry.side,
        extent=extent_of(entry),
        date=when,
        reasons=reasons + (said_of(entry.conditions, "indication") if procedures else ()),
        hardware=_hardware(entry),
        revision=_revision(entry, procedures, reasons),
        chosen=entry.has("either"),
        operated=Answer.NO if kind is EventType.CONDITION and any(i.cue("avoid") for i in clause) else None,
    )


def _found(entry: Entry, kind: EventType) -> tuple[Said, ...]:
    said = said_of(entry.conditions, "indication")
    return placed(entry, said) if kind is EventType.IMAGING else said


def _is_happening(entry: Entry) -> bool:
    """A brace worn or an accident, when a date tells of it."""
    worn = (
        entry.has("brace")
        and not entry.levels
        and all("external_brace" in one.codes("hardware") for one in entry.hardware)
    )
    return entry.date is not None and (worn or entry.has("accident"))


def _happenings(entry: Entry, procedures: Sequence[Said]) -> tuple[Said, ...]:
    """The words for a brace or an accident, with their role as code."""
    roles = ("brace", "accident") if not procedures and not entry.heads else ()
    named = ((role, item) for role in roles for item in entry.cues if item.cue(role))
    return tuple(Said(role, item.text, item.start, item.end) for role, item in named)[:1]


def _span(entry: Entry) -> tuple[int, int]:
    marked = [
        *entry.heads,
        *entry.levels,
        *entry.reasons,
        *entry.hardware,
        *([entry.date] if entry.date else []),
    ]
    taken = {item.start for item in entry.items} | ({entry.date.start} if entry.date else set())
    own = [item for item in marked if item.start in taken] or entry.items
    return min(item.start for item in own), max(item.end for item in own)


def _inherit_levels(entry: Entry, before: Entry | None, context: Context) -> None:
    if entry.levels:
        context.levels = list(entry.levels)
        context.told = [*context.told, *entry.levels][-_MOST_TOLD:]
    elif entry.procedures and entry.has("all_levels") and (told := _all_levels(entry, context)):
        entry.levels = told
    elif (
        before is not None
        and before.levels
        and before.procedures
        and entry.has("either")
        and entry.procedures
    ):
        entry.levels = list(before.levels)
    elif entry.has("same_level") or (
        context.story and entry.has("revision") and entry.procedures and not _has_device(entry)
    ):
        entry.levels = list(context.levels)
    elif context.headed and entry.procedures and not context.note and not _has_device(entry):
        entry.levels = list(context.headed)
    elif (before is not None and not entry.heads and (entry.date or entry.side)) or (
        before is not None
        and entry.procedures
        and (_is_converted(entry) or _is_planned_for(before, entry, context))
    ):
        entry.levels = list(before.levels)
        entry.side = entry.side or (None if entry.heads else before.side)


_MOST_TOLD = 6
_NUMBERS = {"three": 3, "3": 3, "four": 4, "4": 4}


def _all_levels(entry: Entry, context: Context) -> list[Item]:
    """ "At both levels", "at all three": the levels told last, as many as it says."""
    words = next(item.text.lower().split() for item in entry.cues if item.cue("all_levels"))
    wanted = next((_NUMBERS[word] for word in words if word in _NUMBERS), 2)
    found: list[Item] = []
    for item in reversed(context.told):
        found.insert(0, item)
        named = {place for one in found if one.levels for place in one.levels.sites("segment")}
        if len(named) >= wanted:
            return found
    return []


def _repeat_condition(entry: Entry, before: Entry | None) -> None:
    """ "Herniation L5-S1 2004, L4-5 2009": a list of places and dates has the trouble named first."""
    if before is None or not before.conditions or before.procedures or not before.date:
        return
    bare = not (entry.heads or entry.hardware or entry.reasons or entry.cues)
    if bare and entry.levels and entry.date is not None and entry.date is not before.date:
        entry.conditions = list(before.conditions)


def _is_planned_for(before: Entry, entry: Entry, context: Context) -> bool:
    """What is planned behind a trouble is planned there: "stenosis L3-4 2019, waiting list for XLIF"."""
    trouble = before.conditions and not before.procedures and len(before.levels) == 1
    return bool(trouble) and entry.has("planned") and not context.story


def _is_converted(entry: Entry) -> bool:
    """What is converted to something else stays where it is."""
    return any(item.text.lower().startswith("convert") for item in entry.cues)


def _has_device(entry: Entry) -> bool:
    kinds = vocabulary.procedures()
    return any(kinds[item.code("procedure") or "other"].site_kind == "device" for item in entry.procedures)


def _is_stage_number(item: Item) -> bool:
    """ "Stage 2:" numbers an operation and is no condition."""
    return item.code("indication") == "planned_stage" and "planned" not in item.text.lower()


def _studies(items: Iterable[Item]) -> tuple[Said, ...]:
    return tuple(
        Said(item.code("imaging") or item.code("procedure") or "other", item.text, item.start, item.end)
        for item in items
    )


def _type(entry: Entry, procedures: Sequence[Said], when: PartialDate | None, context: Context) -> EventType:
    if entry.has("not_spinal") or (not entry.heads and entry.has("brace", "accident")):
        return EventType.OTHER
    if not procedures:
        ahead = when is not None and when.earliest is not None and when.earliest > context.calendar.written
        seen = entry.has("showed") or bool(entry.conditions)
        if entry.studies and not seen and (ahead or (entry.has("planned") and not context.story)):
            return EventType.PLANNED
        return EventType.IMAGING if entry.studies else EventType.CONDITION
    past = (
        context.story
        and not entry.has("proposed")
        and when is not None
        and when.latest is not None
        and when.latest < context.calendar.written
    )
    if ((entry.has("planned") or _is_advice(entry)) and not past) or (
        when and when.earliest and when.earliest > context.calendar.written
    ):
        return EventType.PLANNED
    kinds = vocabulary.procedures()
    injections = all(
        kinds[one.code].class_ == "intervention" and ("type", one.code) not in actions() for one in procedures
    )
    return EventType.INJECTION if injections else EventType.SURGERY


def _is_advice(entry: Entry) -> bool:
    """ "Surgeon #3 says L3-S1 fusion", "my doc says ...": proposed and not done."""
    speaks = next((place for place, item in enumerate(entry.cues) if item.cue("advisor")), None)
    if speaks is None:
        return is_told(entry.cues)
    return any(item.text.lower() in ("says", "said", "say") for item in entry.cues[speaks + 1 :])


def is_told(items: Sequence[Item]) -> bool:
    """ "He says it can come out", "she told me it could be fused": what someone holds to be possible."""
    says = next((place for place, item in enumerate(items) if item.cue("saying")), None)
    if says is None or not any(item.cue("pronoun", "advisor") for item in items[:says]):
        return False
    return any(item.cue("modal", "planned") for item in items[says + 1 :])


def _hardware(entry: Entry) -> tuple[Said, ...]:
    return tuple(
        Said(code, item.text, item.start, item.end)
        for item in entry.hardware
        for code in hardware_in(item)[:1]
    )


def _revision(entry: Entry, procedures: Sequence[Said], reasons: Sequence[Said]) -> bool:
    if not procedures:
        return False
    codes = [one.code for one in (*procedures, *reasons)]
    return entry.has("revision") or any(("revision", code) in actions() for code in codes)
