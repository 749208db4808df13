"""Entries turned into events: what a clause leaves open is taken from the clauses, lines and headings before it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tracker.domain import vocabulary
from tracker.domain.dates import PartialDate, Precision
from tracker.domain.level_notation import SiteKind
from tracker.domain.levels import Axis, Extent, Region, SacroiliacJoint, Segment, Side, Site, Vertebra
from tracker.domain.records import Answer
from tracker.domain.site_set import Sites
from tracker.domain.sites import SiteUse
from tracker.text.compose import Device, hardware_in
from tracker.text.date_spans import Calendar, in_year, stepped
from tracker.text.entries import Entry
from tracker.text.items import Item
from tracker.text.reading import Event, EventType, Said
from tracker.text.terms import Meaning, actions, hardware_by_word, key, regions_by_word

_LOOK_BACK = 40
"""Events back to which "redo" and "same day" can lean; keeps the work in proportion to the text."""


@dataclass(slots=True)
class Context:
    """What later clauses may lean on; one for a whole text, filled from top to bottom."""

    calendar: Calendar
    text: str
    events: list[Event] = field(default_factory=list)
    device: Device | None = None
    levels: list[Item] = field(default_factory=list)
    heading_date: PartialDate | None = None
    heading_region: str | None = None
    line_date: PartialDate | None = None
    line: int = 0
    born: int | None = None
    last_date: PartialDate | None = None
    last_line: int = -1
    story: bool = False
    named: frozenset[str] = frozenset()

    def look_at(self, clause: Sequence[Item]) -> None:
        """Keep the conditions that a clause names, for all its entries."""
        codes = [code for item in clause if (code := item.code("indication"))]
        self.named = frozenset([*codes, *(said.code for item in clause for said in item.reasons)])

    stimulator: Device | None = None


def event_of(entry: Entry, clause: Sequence[Item], before: Entry | None, context: Context) -> Event | None:
    """The event of an entry, or None when nothing happened; ``before`` is the entry before it in the clause."""
    _inherit_levels(entry, before, context)
    if before is not None and before.studies and entry.date and not entry.heads and not entry.levels:
        entry.studies = list(before.studies)
    procedures = _procedures(entry, before, context)
    entry.conditions = [item for item in entry.conditions if not _is_stage_number(item)]
    if not (procedures or entry.conditions or entry.studies or _is_happening(entry)):
        return None
    when = _date(entry, context)
    kind = _type(entry, procedures, when, context)
    sites = _sites(entry, procedures, context)
    start, end = _span(entry)
    reasons = tuple(said for item in entry.reasons for said in item.reasons)
    return Event(
        line=context.line,
        start=start,
        end=end,
        type=kind,
        words=context.text[start:end],
        procedures=procedures,
        conditions=_said(entry.conditions, "indication")
        if kind in (EventType.CONDITION, EventType.IMAGING)
        else _happenings(entry, procedures),
        studies=_studies(entry.studies),
        sites=sites,
        side=entry.side,
        extent=_extent(entry),
        date=when,
        reasons=reasons + (_said(entry.conditions, "indication") if procedures else ()),
        hardware=_hardware(entry),
        revision=_revision(entry, procedures, reasons),
        operated=Answer.NO if kind is EventType.CONDITION and any(i.cue("avoid") for i in clause) else None,
    )


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
    elif entry.has("same_level") or (
        context.story and entry.has("revision") and entry.procedures and not _has_device(entry)
    ):
        entry.levels = list(context.levels)
    elif before is not None and not entry.heads and (entry.date or entry.side):
        entry.levels = list(before.levels)


def _has_device(entry: Entry) -> bool:
    kinds = vocabulary.procedures()
    return any(kinds[item.code("procedure") or "other"].site_kind == "device" for item in entry.procedures)


# --- procedures


def _procedures(entry: Entry, before: Entry | None, context: Context) -> tuple[Said, ...]:
    """The procedures named, else those that hardware, a list or a word such as "redo" implies."""
    again = entry.has("revision") and entry.date and all(_is_aftermath(item) for item in entry.conditions)
    if not entry.procedures and (again or not entry.conditions) and not entry.studies:
        entry.procedures = _implied(entry, before, context.story)
        if not entry.procedures:
            return _again(entry, before, context)
    said = _said(entry.procedures, "procedure")
    if (
        entry.levels
        and entry.has("revision")
        and all(vocabulary.procedures()[p.code].site_kind == "device" for p in said)
    ):
        said = (*_again(entry, before, context), *said)
    if not any(one.code in _refinements() for one in said):
        return _specific(said)
    modifiers = _modifiers(entry, context)
    refined = [
        one if "spinal fusion" in one.words.lower() else replace(one, code=_refined(one.code, modifiers))
        for one in said
    ]
    return _specific(refined)


def _is_stage_number(item: Item) -> bool:
    """ "Stage 2:" numbers an operation and is no condition."""
    return item.code("indication") == "planned_stage" and "planned" not in item.text.lower()


def _is_aftermath(item: Item) -> bool:
    """What an operation is done again for, such as a disc that herniated once more."""
    return ("follows", item.code("indication") or "") in actions()


def _said(items: Iterable[Item], kind: str) -> tuple[Said, ...]:
    found: dict[str, Said] = {}
    for item in items:
        code = item.code(kind)
        if code is not None and code not in found:
            found[code] = Said(code, item.text, item.start, item.end, item.guess)
    return tuple(found.values())


def _studies(items: Iterable[Item]) -> tuple[Said, ...]:
    return tuple(
        Said(item.code("imaging") or item.code("procedure") or "other", item.text, item.start, item.end)
        for item in items
    )


def _implied(entry: Entry, before: Entry | None, story: bool) -> list[Item]:
    devices = [item for item in entry.hardware if _alone(item, entry)]
    cemented = any("bone_cement" in item.codes("hardware") for item in devices)
    placed = bool(entry.levels and entry.date) and not cemented
    if story and not (placed or entry.has("happened", "put_in", "planned")):
        return []
    if devices:
        return [replace(item, meanings=(*_alone_meaning(item), *item.meanings)) for item in devices[:1]]
    if before is not None and before.procedures and (entry.date or entry.levels):
        return list(before.procedures)
    return []


def _alone(item: Item, entry: Entry) -> str | None:
    """The procedure a device stands for by itself: rods and screws need levels, named devices a date or levels."""
    code = actions().get(("alone", item.code("hardware") or ""))
    general = code in ("instrumentation", "fusion") and not (
        " " in item.text or entry.has("anterior", "posterior", "put_in")
    )
    return code if entry.levels or (entry.date and not general) else None


def _alone_meaning(item: Item) -> tuple[Meaning, ...]:
    return (Meaning("procedure", actions()[("alone", item.code("hardware") or "")]),)


def _again(entry: Entry, before: Entry | None, context: Context) -> tuple[Said, ...]:
    """An operation that is only hinted at: done again, by its approach, counted ("2nd: L2-S1"), or unnamed."""
    if before is not None and entry.date and not entry.cues and not entry.heads:
        entry.cues += [item for item in before.cues if item.cue(*_CARRIED)]
    elif before is not None and before.has("not_spinal") and entry.date:
        entry.cues += [item for item in before.cues if item.cue("not_spinal")]
    if entry.has("not_spinal"):
        return _said_by(entry, ("not_spinal",), "other")
    if not entry.date and not entry.levels:
        return ()
    ranged = any(item.levels and item.levels.segments for item in entry.levels)
    if ranged and entry.has("combined"):
        return _said_by(entry, ("combined",), "anterior_posterior_fusion")
    if context.story:
        return _again_in_story(entry, context)
    if entry.has("revision"):
        codes = [one.code for item in entry.reasons for one in item.reasons]
        codes += [item.code("indication") or "" for item in entry.conditions]
        failed = "pseudarthrosis" in codes
        done = ("fusion",) if failed else _done_before(entry, context)
        return _said_by(entry, ("revision",), *done)
    if ranged and entry.has("added"):
        return _said_by(entry, ("added",), *_done_before(entry, context))
    if ranged and entry.has("anterior", "posterior"):
        return _said_by(entry, ("anterior", "posterior"), "fusion")
    if entry.has("treatment"):
        return _said_by(entry, ("treatment",), "other")
    if entry.has("ordinal") and entry.date and ranged:
        return _said_by(entry, ("ordinal",), "fusion")
    return ()


_CARRIED = ("not_spinal", "combined", "anterior", "posterior", "treatment")
"""What an entry of a date alone takes from the one before: "A/P T3-L4 9/8/09 + 9/11/09" are two operations."""


def _again_in_story(entry: Entry, context: Context) -> tuple[Said, ...]:
    """In a story only "a second one in May" and "they redid it that November" tell of another operation."""
    if entry.has("another_one") and entry.date:
        return _one_more(entry, context)
    if any(item.cue("revision") and item.text.lower() != "again" for item in entry.cues):
        if not entry.levels and entry.date:
            entry.levels = list(context.levels)
        return _said_by(entry, ("revision",), *_done_before(entry, context))
    return ()


def _one_more(entry: Entry, context: Context) -> tuple[Said, ...]:
    """ "A second one in May": what was told last, at its own levels or the same."""
    last = next((event for event in context.events[: -_LOOK_BACK - 1 : -1] if event.procedures), None)
    if last is None:
        return ()
    if not entry.levels and last.sites:
        entry.levels = list(context.levels)
    return _said_by(entry, ("another_one",), *(one.code for one in last.procedures))


def _said_by(entry: Entry, roles: tuple[str, ...], *codes: str) -> tuple[Said, ...]:
    words = next(item for item in entry.cues if item.cue(*roles))
    return tuple(Said(code, words.text, words.start, words.end) for code in codes)


def _done_before(entry: Entry, context: Context) -> tuple[str, ...]:
    """The procedures of the last operation that touches these levels, else of the last one; "other" without any."""
    touched = {vertebra for item in entry.levels if item.levels for vertebra in item.levels.vertebrae}
    done = [event for event in context.events[: -_LOOK_BACK - 1 : -1] if event.type is EventType.SURGERY]
    near = next((event for event in done if event.sites.touched & touched), None) if touched else None
    chosen = near or (done[0] if done else None)
    return tuple(one.code for one in chosen.procedures) if chosen else ("other",)


def _modifiers(entry: Entry, context: Context) -> set[str]:
    """What can make a general procedure a particular one: approach, region, joint, or the condition it is for."""
    found = {
        role
        for role in ("anterior", "posterior", "combined")
        if entry.has(role) or _inside(entry.procedures, role)
    }
    if {"anterior", "posterior"} <= found:
        found.add("combined")
    readings = [item.levels for item in entry.levels if item.levels]
    if any(reading.sacroiliac for reading in readings):
        found.add("si_joint")
    upper = [reading.vertebrae[0] for reading in readings if reading.vertebrae]
    if "posterior" in found and any(vertebra.region == "cervical" for vertebra in upper):
        found.add("posterior cervical")
    return found | context.named


def _inside(items: Sequence[Item], role: str) -> bool:
    return any(role in item.text.lower() for item in items)


def _refined(code: str, modifiers: set[str]) -> str:
    return next((new for modifier, new in _refinements().get(code, ()) if modifier in modifiers), code)


@lru_cache(maxsize=1)
def _refinements() -> dict[str, list[tuple[str, str]]]:
    """What each general procedure becomes, by what stands beside it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for (old, modifier), new in actions().items():
        found.setdefault(old, []).append((modifier, new))
    return found


def _specific(said: Sequence[Said]) -> tuple[Said, ...]:
    """A specific name beats a general one: "fused ... XLIF" is one lateral fusion; each code once."""
    kinds = vocabulary.procedures()
    once = list({one.code: one for one in said}.values())
    fusing = {one.code for one in once if kinds[one.code].fuses}
    beaten = {"fusion"} if fusing - {"fusion"} else set()
    if any(one.code != "other" for one in once):
        beaten.add("other")
    return tuple(one for one in once if one.code not in beaten and not (fusing and _is_mere_hardware(one)))


def _is_mere_hardware(said: Said) -> bool:
    """Rods and screws named beside a fusion are its hardware, unless their approach is told ("posterior screws")."""
    first = said.words.split()[0]
    return said.code == "instrumentation" and bool(hardware_by_word(first))


# --- the other facts


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
        return False
    return any(item.text.lower() in ("says", "said", "say") for item in entry.cues[speaks + 1 :])


def _date(entry: Entry, context: Context) -> PartialDate | None:
    if entry.date is not None and entry.date.date is not None and entry.date.date.step is not None:
        return stepped(entry.date.date.step, _date_before(entry, context), context.born)
    if entry.date is not None and entry.date.date is not None:
        ahead = entry.has("planned")
        heads = context.heading_date is not None or not context.story
        near = context.heading_date if heads else _near(context)
        return in_year(entry.date.date, near, context.calendar, ahead=ahead, heads=heads).value
    if entry.has("same_day"):
        return next((event.date for event in reversed(context.events[-_LOOK_BACK:]) if event.date), None)
    return context.line_date or context.heading_date


def _near(context: Context) -> PartialDate | None:
    """The date told last, where a month without a year goes on from it: in the same paragraph, or not long ago."""
    last = context.last_date
    if last is None or last.earliest is None:
        return None
    monthly = last.precision in (Precision.MONTH, Precision.DAY)
    lately = monthly and context.calendar.written.year - last.earliest.year < 3
    return last if lately or context.last_line == context.line else None


def _date_before(entry: Entry, context: Context) -> PartialDate | None:
    """The date that "two years later" counts from: the last one told, or that of the first operation if it says so."""
    dated = [event.date for event in context.events[-_LOOK_BACK:] if event.date]
    if entry.has("first_operation"):
        surgery = next(
            (event.date for event in context.events if event.date and event.type is EventType.SURGERY), None
        )
        return surgery or context.last_date
    return context.last_date or (dated[-1] if dated else None)


def _sites(entry: Entry, procedures: Sequence[Said], context: Context) -> Sites:
    kind = _site_kind(entry, procedures)
    found: list[Site] = []
    for item in entry.levels:
        if item.levels is not None:
            found.extend(item.levels.sites(kind))
    if len(entry.levels) > 1:
        found = _without_covered(found)
    found = _extended(found, entry, context) or found
    if not found:
        found = _default_sites(entry, procedures, context)
    sided = [site for one in found for site in _on_side(one, entry.side)]
    extent = _extent(entry)
    return Sites.joined(
        SiteUse(site, None if isinstance(site, SacroiliacJoint) else entry.side, extent) for site in sided
    )


def _extended(sites: Sequence[Site], entry: Entry, context: Context) -> list[Site]:
    """ "Extended to L2" after a fusion of L4-S1 adds L2-L3 and L3-L4: from its end to the vertebra named."""
    if len(sites) != 1 or not isinstance(sites[0], Vertebra) or not _says_extended(entry):
        return []
    kinds = vocabulary.procedures()
    for event in context.events[: -_LOOK_BACK - 1 : -1]:
        fused = [one for one in event.places if isinstance(one, Segment)]
        if fused and any(kinds[one.code].fuses for one in event.procedures):
            ends = sorted({end for one in fused for end in (one.upper, one.lower)}, key=lambda one: one.order)
            near = ends[0] if sites[0].order < ends[0].order else ends[-1]
            axis = Axis.standard
            return list(axis.segments_between(*sorted((near, sites[0]), key=lambda one: one.order)))
    return []


def _says_extended(entry: Entry) -> bool:
    return any(item.text.lower().startswith(("exten", "added")) for item in entry.cues)


def _site_kind(entry: Entry, procedures: Sequence[Said]) -> SiteKind:
    kinds = vocabulary.procedures()
    if procedures:
        wanted = {actions().get(("site", one.code), kinds[one.code].site_kind) for one in procedures}
        return "segment" if "segment" in wanted else "vertebra"
    codes = {item.code("indication") for item in entry.conditions}
    on_bone = codes and all(actions().get(("site", code or "")) == "vertebra" for code in codes)
    return "vertebra" if on_bone and not entry.studies else "segment"


def _without_covered(sites: Sequence[Site]) -> list[Site]:
    """A vertebra named beside a range that holds it adds no place of its own."""
    covered = {end for one in sites if isinstance(one, Segment) for end in (one.upper, one.lower)}
    return [one for one in sites if not (isinstance(one, Vertebra) and one in covered)]


def _default_sites(entry: Entry, procedures: Sequence[Said], context: Context) -> list[Site]:
    """Without levels: the joint for a joint procedure, else the region that a word or the heading names."""
    kinds = vocabulary.procedures()
    if any(kinds[one.code].site_kind == "si_joint" for one in procedures):
        return [SacroiliacJoint()]
    named = {key(word) for one in procedures for word in kinds[one.code].name.split()}
    words = [key(word) for item in entry.items for word in item.text.split()]
    words = [word for word in words if word not in named]
    region = next(
        (regions_by_word()[word] for word in words if word in regions_by_word()), context.heading_region
    )
    device = procedures and all(kinds[one.code].site_kind == "device" for one in procedures)
    return [Region(region)] if region and not device else []


def _on_side(site: Site, side: Side | None) -> list[Site]:
    if not isinstance(site, SacroiliacJoint) or site.side or side in (None, Side.MIDLINE):
        return [site]
    return (
        [SacroiliacJoint(Side.LEFT), SacroiliacJoint(Side.RIGHT)]
        if side is Side.BOTH
        else [SacroiliacJoint(side)]
    )


def _extent(entry: Entry) -> Extent | None:
    """Full or partial, when the word is part of the procedure's name or stands right before it."""
    for item in entry.procedures:
        first = key(item.text.split()[0])
        if first in ("full", "complete", "total"):
            return Extent.FULL
        if first == "partial":
            return Extent.PARTIAL
    return None


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
