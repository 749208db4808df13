"""Operative notes: numbered titles without line breaks, graft and plate as procedures, and operations elsewhere.

A patient's signature names the plate as hardware of an operation; a note lists "anterior instrumentation" and
"allograft" as procedures of their own, and splits one fusion into its steps. Notes about a knee or a bowel use
many of the same words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.text.items import Item
from tracker.text.lexer import HARD_BREAK, Line
from tracker.text.reading import Event, EventType, Said
from tracker.text.subjects import has_strong_term

_NUMBERED = re.compile(r"(?:^|(?<=[.,;:] )|(?<=[.,;:\s]))[0-9]{1,2}[.)](?=\s{1,3}[A-Z])")
_GLUED_RANGE = re.compile(r"(?<=[0-9])to (?=[CTLS][0-9])")
_FIRST_PERSON = frozenset({"i", "my", "me", "i've", "i'm", "we"})
_ANYWHERE = frozenset(
    {"fusion", "hardware_removal", "hardware_exchange", "other", "decompression", "instrumentation", "washout",
     "wound_revision", "osteotomy", "bone_graft", "scs_implant", "scs_removal", "scs_revision", "scs_trial", "nerve_block",
     "interspinous_spacer", "tumour_resection", "dural_repair", "lumbar_drain", "radiofrequency_ablation", "discectomy",
     "disc_replacement", "fracture_fixation", "haematoma_evacuation", "spine_biopsy", "peripheral_nerve_stimulator_implant",
     "scs_battery_replacement", "pump_implant", "pump_revision", "pump_removal", "biologic_injection", "corpectomy"}
)  # fmt: skip
"""Procedures whose words are used of other parts of the body too."""


def as_list(line: Line) -> Line:
    """A line whose numbers "1. ... 2. ..." break it, so that each title is a clause of its own."""
    plain = _GLUED_RANGE.sub(" - ", line.plain)
    if len(_NUMBERED.findall(plain)) > 1:
        plain = _NUMBERED.sub(lambda found: HARD_BREAK.ljust(len(found[0])), plain)
    return line if plain == line.plain else replace(line, plain=plain)


def is_note(rows: Sequence[Sequence[Item]]) -> bool:
    """Whether a text is written like an operative note: formal words, and nobody says "I"."""
    items = [item for row in rows for item in row if item.kind in ("term", "word")]
    if any(item.text.lower() in _FIRST_PERSON for item in items):
        return False
    if any(item.cue("formal") for item in items if item.meanings):
        return True
    dated = any(item.kind == "date" for row in rows for item in row)
    return not dated and sum(item.cue("less_formal") for item in items) > 1


def is_elsewhere(clause: Sequence[Item]) -> bool:
    """Whether a clause is about an operation on another part of the body, such as "fusion of the ankle"."""
    codes = {code for item in clause for code in [item.code("procedure")] if code}
    if not codes <= _ANYWHERE:
        return False
    joined = any(item.levels and item.levels.segments for item in clause)
    if any(item.cue("organ") for item in clause):
        return not joined
    levels = any(item.kind == "levels" for item in clause)
    return (
        bool(codes) and not levels and any(_is_operated_limb(clause, place) for place in range(len(clause)))
    )


def _is_operated_limb(clause: Sequence[Item], place: int) -> bool:
    """``procedure ("of" | "in" | "on") ["the" | side] limb`` or ``limb procedure``."""
    if not clause[place].cue("limb"):
        return False
    after = clause[place + 1] if place + 1 < len(clause) else None
    if after is not None and after.code("procedure"):
        return True
    ahead = [item.text.lower() for item in clause[max(0, place - 3) : place]]
    near = any(item.code("procedure") for item in clause[max(0, place - 5) : place])
    return near and any(word in ("of", "in", "on") for word in ahead)


def is_about_elsewhere(rows: Sequence[Sequence[Item]]) -> bool:
    """Whether a whole text tells of other parts of the body: one is named, and nothing of the spine is."""
    if not any(any(item.cue("organ", "limb") for item in row) and is_elsewhere(row) for row in rows):
        return False
    spinal = any(_is_spinal(item) for row in rows for item in row)
    return not spinal and not any(has_strong_term(row) for row in rows)


def _is_spinal(item: Item) -> bool:
    return item.kind == "levels" or item.cue(*_REGIONS) or item.text.lower().startswith("spin")


_REGIONS = ("region_cervical", "region_thoracic", "region_lumbar", "region_sacral", "region_whole")


def steps_told(event: Event, items: Sequence[Item]) -> Event:
    """In a note, graft and fixation that are named beside a procedure are procedures of their own."""
    if event.type is not EventType.SURGERY:
        return event
    codes = {one.code for one in event.procedures}
    added = [
        _step(items, role, code) for role, code in (("fixed", "instrumentation"), ("grafted", "bone_graft"))
    ]
    steps = tuple(one for one in added if one is not None and one.code not in codes)
    return replace(event, procedures=event.procedures + steps)


def _step(items: Sequence[Item], role: str, code: str) -> Said | None:
    named = next((item for item in items if item.cue(role)), None)
    return Said(code, named.text, named.start, named.end) if named else None


def joined_steps(events: Sequence[Event]) -> list[Event]:
    """An anterior cervical discectomy and a fusion of the same disc are one ACDF, listed in two steps."""
    discs = [_places(event) for event in events if "anterior_cervical_discectomy" in _codes(event)]
    fused = [_places(event) for event in events if _codes(event) & _FUSING]
    both = {place for places in discs for place in places} & {place for places in fused for place in places}
    return [_as_acdf(event) if both & _places(event) else event for event in events]


_FUSING = frozenset({"fusion", "anterior_spinal_fusion", "alif", "acdf"})


def _codes(event: Event) -> set[str]:
    return {one.code for one in event.procedures}


def _places(event: Event) -> set[str]:
    return {str(place) for place in event.places}


def _as_acdf(event: Event) -> Event:
    renamed = [
        replace(one, code="acdf") if one.code in _FUSING | {"anterior_cervical_discectomy"} else one
        for one in event.procedures
    ]
    once = {one.code: one for one in renamed}
    return replace(event, procedures=tuple(once.values()))


def as_titles(row: Sequence[Item]) -> list[Item]:
    """The items of a note: pictures are part of the operation, and "(L3 nerve root)" names a nerve and no level."""
    result: list[Item] = []
    for place, item in enumerate(row):
        after = row[place + 1].text.lower() if place + 1 < len(row) else ""
        if (
            item.kind == "levels"
            and result
            and result[-1].mark("(")
            and after in ("nerve", "nerve root", "root")
        ) or (item.kind == "levels" and _are_screws(row, place, after)):
            result.append(replace(item, kind="word", levels=None))
        elif item.code("imaging"):
            result.append(replace(item, meanings=tuple(m for m in item.meanings if m.kind != "imaging")))
        else:
            result.append(item)
    return result


def _are_screws(row: Sequence[Item], place: int, after: str) -> bool:
    """In "fusion C0 to C3 with C2 pars screws" the vertebra with the screw in it adds no level."""
    ahead = row[place + 1 : place + 3]
    named = any(item.levels and item.levels.segments for item in row[:place])
    return named and (
        "screw" in after or any("screw" in item.text.lower() for item in ahead if not item.mark())
    )


def with_late_step(events: list[Event], items: Sequence[Item]) -> None:
    """A title that only names graft or plate is a step of the operation before it."""
    if events and not any(item.code("procedure") for item in items):
        events[-1] = steps_told(events[-1], items)
