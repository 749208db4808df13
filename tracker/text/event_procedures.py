"""The procedures of an entry: named, or implied by hardware, a list, an approach or a word such as "redo"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from tracker.domain import vocabulary
from tracker.text.context import LOOK_BACK, Context
from tracker.text.entry import Entry
from tracker.text.event_sites import says_extended
from tracker.text.items import Item
from tracker.text.reading import EventType, Said
from tracker.text.terms import Meaning, actions, fillers, hardware_by_word, key


def procedures_of(entry: Entry, before: Entry | None, context: Context) -> tuple[Said, ...]:
    """The procedures named, else those that hardware, a list or a word such as "redo" implies."""
    again = entry.has("revision") and entry.date and all(_is_aftermath(item) for item in entry.conditions)
    if not entry.procedures and (again or not entry.conditions) and not entry.studies:
        entry.procedures = _implied(entry, before, context.story)
        if not entry.procedures:
            return _again(entry, before, context)
    said = said_of(entry.procedures, "procedure")
    if (
        entry.levels
        and entry.has("revision")
        and all(vocabulary.procedures()[p.code].site_kind == "device" for p in said)
    ):
        said = (*_again(entry, before, context), *said)
    if not any(one.code in _refinements() for one in said):
        return specific(said, context.note)
    modifiers = _modifiers(entry, context)
    refined = [
        one if "spinal fusion" in one.words.lower() else replace(one, code=_refined(one.code, modifiers))
        for one in said
    ]
    return specific(refined, context.note)


def _is_aftermath(item: Item) -> bool:
    """What an operation is done again for, such as a disc that herniated once more."""
    return ("follows", item.code("indication") or "") in actions()


def said_of(items: Iterable[Item], kind: str) -> tuple[Said, ...]:
    """The codes that items have in a vocabulary, each once, with the words used for it."""
    found: dict[str, Said] = {}
    for item in items:
        code = item.code(kind)
        if code is not None and code not in found:
            found[code] = Said(code, item.text, item.start, item.end, item.guess)
    return tuple(found.values())


def _implied(entry: Entry, before: Entry | None, story: bool) -> list[Item]:
    devices = [item for item in entry.hardware if _alone(item, entry)]
    cemented = any("bone_cement" in item.codes("hardware") for item in devices)
    placed = bool(entry.levels and entry.date) and not cemented
    told = not story or placed or entry.has("happened", "put_in", "planned")
    if devices and not story and _is_for_revision(devices, entry):
        return []
    if devices and told:
        return [replace(item, meanings=(*_alone_meaning(item), *item.meanings)) for item in devices[:1]]
    if before is not None and before.procedures and (entry.date or entry.levels):
        undone = entry.has("remove", "out", "replace")
        apart = _is_told_apart(entry) if story else undone or _says_more(entry)
        return [] if apart else list(before.procedures)
    return []


def _is_for_revision(devices: Sequence[Item], entry: Entry) -> bool:
    """ "Revision T3-S1 with iliac screws", "revision, loose implants": the operation is the one done before."""
    codes = {code for item in devices for code in item.codes("hardware")}
    if not entry.has("revision"):
        return False
    return codes == {"hardware"} or (entry.has("with") and codes <= _FASTENERS)


_FASTENERS = frozenset({"screw", "iliac_screw", "pedicle_screw", "rod", "plate", "hardware"})


_FEW_WORDS = 4


def _says_more(entry: Entry) -> bool:
    """ "Screws removed 2014, still pain 2016": words that are not understood may tell of anything.

    A remark behind the date and a comma tells how it went: "ESI 2014 & 2016, no use".
    """
    if any(item.kind == "levels" for item in entry.items):
        return False
    behind = entry.date.end if entry.date is not None else 0
    comma = next((item.start for item in entry.items if item.mark(",") and item.start >= behind), None)
    near = [item for item in entry.items if comma is None or item.start < comma]
    return any(item.cue("not") or _is_unknown(item) for item in near)


def _is_unknown(item: Item) -> bool:
    return item.kind in ("word", "term") and not item.meanings and key(item.text) not in fillers()


def _is_told_apart(entry: Entry) -> bool:
    """ "... and I am still well in November" is no further operation; "and again in November" is one."""
    if entry.has("another_one", "revision") or any(item.kind == "levels" for item in entry.items):
        return False
    return sum(item.kind == "word" for item in entry.items) > _FEW_WORDS or entry.has("self")


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
    if entry.has("ditto") and entry.date and not entry.levels:
        return _same_again(entry, context)
    if entry.has("revision"):
        codes = [one.code for item in entry.reasons for one in item.reasons]
        codes += [item.code("indication") or "" for item in entry.conditions]
        failed = "pseudarthrosis" in codes
        if not entry.levels and entry.date and _says_redone(entry):
            entry.levels = list(context.levels)
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


def _same_again(entry: Entry, context: Context) -> tuple[Said, ...]:
    """ "1992: same" is the operation told last, at its levels."""
    last = next((event for event in context.events[: -LOOK_BACK - 1 : -1] if event.procedures), None)
    if last is None:
        return ()
    entry.levels = list(context.levels) if last.sites else []
    return _said_by(entry, ("ditto",), *(one.code for one in last.procedures))


def _says_redone(entry: Entry) -> bool:
    """ "Redone" is done at the same place, "everything redone" and a mere "revision" anywhere."""
    redone = any(item.text.lower().startswith(("redo", "redid", "re-do")) for item in entry.cues)
    return redone and not entry.has("whole_system")


_CARRIED = ("not_spinal", "combined", "anterior", "posterior", "treatment")
"""What an entry of a date alone takes from the one before: "A/P T3-L4 9/8/09 + 9/11/09" are two operations."""


def _again_in_story(entry: Entry, context: Context) -> tuple[Said, ...]:
    """In a story only "a second one in May" and "they redid it that November" tell of another operation."""
    if entry.has("another_one") and entry.date:
        return _one_more(entry, context)
    ranged = any(item.levels and item.levels.segments for item in entry.levels)
    if ranged and entry.date and entry.has("added"):
        return _said_by(entry, ("added",), *_done_before(entry, context))
    if entry.has("planned") and (ranged or entry.side) and _does(entry):
        return _said_by(entry, ("planned",), *_done_last(entry, context))
    if any(item.cue("revision") and item.text.lower() != "again" for item in entry.cues):
        if not entry.levels and entry.date:
            entry.levels = list(context.levels)
        return _said_by(entry, ("revision",), *_done_before(entry, context))
    return ()


_DOING = frozenset({"do", "done", "doing", "in for", "next"})


def _does(entry: Entry) -> bool:
    """ "They want to do L3-4 next", "the right one will be done": the same as was done before."""
    return any(
        item.text.lower() in _DOING or item.text.lower().endswith((" do", " done", " in for"))
        for item in entry.items
    )


def _done_last(entry: Entry, context: Context) -> tuple[str, ...]:
    """What was done last; of a joint it is only done again where a joint was treated."""
    done = _done_before(entry, context)
    kinds = vocabulary.procedures()
    joint = any(kinds[code].site_kind == "si_joint" for code in done)
    named = any(item.levels and item.levels.sacroiliac for item in entry.levels)
    return done if entry.levels or joint or named else ()


def _one_more(entry: Entry, context: Context) -> tuple[Said, ...]:
    """ "A second one in May": what was told last, at its own levels or the same."""
    last = next((event for event in context.events[: -LOOK_BACK - 1 : -1] if event.procedures), None)
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
    done = [event for event in context.events[: -LOOK_BACK - 1 : -1] if event.type is EventType.SURGERY]
    near = next((event for event in done if event.sites.touched & touched), None) if touched else None
    chosen = near or (done[0] if done else None)
    codes = tuple(one.code for one in chosen.procedures) if chosen else ("other",)
    return _fusing_only(codes) if entry.has("added") or says_extended(entry) else codes


def _fusing_only(codes: tuple[str, ...]) -> tuple[str, ...]:
    """What is extended is the fusion; the bone that was cut beside it stays what it was."""
    kinds = vocabulary.procedures()
    return tuple(code for code in codes if kinds[code].fuses) or codes


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


def specific(said: Sequence[Said], note: bool = False) -> tuple[Said, ...]:
    """A specific name beats a general one: "fused ... XLIF" is one lateral fusion; each code once.

    A fusion has a bone graft by its nature; only an operative note lists taking it as a step.
    """
    kinds = vocabulary.procedures()
    once = list({one.code: one for one in said}.values())
    fusing = {one.code for one in once if kinds[one.code].fuses}
    beaten = {"fusion"} if fusing - {"fusion"} else set()
    if fusing and not note:
        beaten.add("bone_graft")
    if any(one.code != "other" for one in once):
        beaten.add("other")
    return tuple(one for one in once if one.code not in beaten and not (fusing and _is_mere_hardware(one)))


def _is_mere_hardware(said: Said) -> bool:
    """Rods and screws named beside a fusion are its hardware, unless their approach is told ("posterior screws")."""
    first = said.words.split()[0]
    return said.code == "instrumentation" and bool(hardware_by_word(first))
