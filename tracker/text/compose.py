"""Verbs and their objects as procedures: "screws removed", "stim implanted", "battery swapped", "SCS trial".

The table ``actions.tsv`` says what a verb makes of an object; the object stands in the same part of the clause,
before the verb or after it, or it is the device that was spoken of last.
"""

from collections.abc import Sequence
from dataclasses import replace

from tracker.domain import vocabulary
from tracker.text.devices import REMOVALS, Device, device_of, hardware_in, is_tried, named_devices
from tracker.text.items import Item
from tracker.text.terms import Meaning, actions

VERBS = (
    "remove",
    "out",
    "replace",
    "put_in",
    "revise",
    "repair",
    "release",
    "washed",
    "trial",
    "decompressed",
)
_NEAR_ONLY = frozenset({"out", "repair", "release", "washed", "revise", "decompressed"})
_FARTHEST = 7
"""Items between a verb and its object, at most."""


def composed(
    clause: Sequence[Item], before: Device | None, stimulator: Device | None = None, *, story: bool = False
) -> list[Item]:
    """The clause with each verb that has an object turned into its procedure; the object keeps its hardware."""
    result = _parted_by_dates(clause)
    last = before
    topic: int | None = None
    for place, item in enumerate(result):
        if item.kind == "date":
            topic = None
        if not item.meanings:
            continue
        verb = _verb(item)
        if verb is not None:
            _compose(result, place, verb, _meant(verb, last, stimulator), story)
            if verb in ("trial", "put_in") and topic is not None and result[place].code("procedure"):
                result[topic] = _as_object(result[topic])
        if result[place].code("procedure") in REMOVALS:
            _name_removed(result, place)
        device = device_of(result[place])
        if device is not None and verb is None and not (item.code("procedure") or "").endswith("_trial"):
            topic = place
        last = device or last
    return result


def _parted_by_dates(clause: Sequence[Item]) -> list[Item]:
    """ "2017 SCS implant removed 2019": the words between two dates tell of both, parted before the verb."""
    result = list(clause)
    if not result or result[0].kind != "date":
        return result
    for place in range(len(clause) - 2, 1, -1):
        if _is_undone_then(clause, place):
            verb = clause[place]
            result.insert(place, Item("mark", ",", verb.start, verb.start))
    return result


def _is_undone_then(clause: Sequence[Item], place: int) -> bool:
    """Whether a date stands behind a verb such as "removed", and one before what it is said of, with no break."""
    item = clause[place]
    if not item.cue("remove", "out", "replace") or item.code("procedure"):
        return False
    after = clause[place + 1 : place + 3]
    dated = after[0].kind == "date" or (after[0].text.lower() == "in" and after[-1].kind == "date")
    for one in reversed(clause[:place]) if dated else ():
        if one.kind == "date":
            return True
        if _parts(replace(one, meanings=()), ahead=True) or one.cue("join", "turn", "then"):
            return False
    return False


_BETWEEN = ("(", ")", "[", "]", ":", "-", "–", "—", "=")


def _name_removed(clause: list[Item], place: int) -> None:
    """In "hardware removal (rods and screws)" and "ROH: screws & rods" the devices are those taken out."""
    for step in (1, -1):
        at = place + step
        while 0 <= at < len(clause) and (
            clause[at].mark(*_BETWEEN)
            or clause[at].text.lower() in _ARTICLES
            or clause[at].text.lower() == "of"
        ):
            at += step
        if 0 <= at < len(clause) and clause[at].code("procedure") == "instrumentation":
            clause[at] = _as_object(clause[at])


def _meant(verb: str, last: Device | None, stimulator: Device | None) -> Device | None:
    """A trial and "the permanent one" are of the stimulator, whatever was spoken of in between."""
    tried = stimulator is not None and (last is None or not is_tried(last)) and verb in ("trial", "put_in")
    return stimulator if tried else last


def _verb(item: Item) -> str | None:
    if not item.meanings or (item.code("procedure") and not item.cue("trial")):
        return None
    return next((verb for verb in VERBS if item.cue(verb)), None) if item.cue(*VERBS) else None


def _compose(clause: list[Item], place: int, verb: str, last: Device | None, story: bool) -> None:
    found = _object(clause, place, verb)
    if found is not None:
        at, thing = found
        code = _code(verb, thing)
        clause[at] = _as_object(clause[at])
        if verb in _UNDOING:
            _name_joined(clause, at, 1 if at > place else -1)
    elif (
        last is not None
        and _may_mean(last, verb)
        and (_opens_part(clause, place, story) or (story and verb == "trial" and _is_dated(clause)))
    ):
        code = _code(verb, last.code)
    else:
        return
    if code is not None:
        clause[place] = replace(clause[place], meanings=(Meaning("procedure", code), *clause[place].meanings))


def _name_joined(clause: list[Item], at: int, step: int) -> None:
    """In "stimulator and battery removed" both are what was removed."""
    joined = False
    at += step
    while 0 <= at < len(clause):
        item = clause[at]
        if item.mark("&", "+", "/") or item.cue("join"):
            joined = True
        elif joined and named_devices(item):
            clause[at], joined = _as_object(item), False
        elif item.code("procedure") or not (item.codes("hardware") or item.text.lower() in _SMALL):
            return
        at += step


def _is_dated(clause: Sequence[Item]) -> bool:
    return any(item.kind == "date" for item in clause)


def _may_mean(last: Device, verb: str) -> bool:
    return verb not in _NEAR_ONLY or (verb == "revise" and is_tried(last))


def _code(verb: str, thing: str) -> str | None:
    known = "remove" if verb == "out" else verb
    table = actions()
    wild = table.get((known, "*")) if thing in vocabulary.hardware() else None
    return table.get((known, thing)) or wild


def _object(clause: Sequence[Item], place: int, verb: str) -> tuple[int, str] | None:
    """``object verb`` ("screws removed") before ``verb object`` ("removed the screws")."""
    back = _without_aside(clause, range(place - 1, max(-1, place - _FARTHEST), -1))
    ahead = range(place + 1, min(len(clause), place + _FARTHEST))
    for places in (back, ahead):
        for at in places:
            item = clause[at]
            thing = _thing(item, verb)
            if thing is not None:
                return at, thing
            if _parts(item, ahead=places is ahead):
                break
    return _trouble_before(clause, place, verb)


def _without_aside(clause: Sequence[Item], back: Sequence[int]) -> Sequence[int]:
    """The places before a verb without a name in parentheses: "pain pump (Medtronic) trial"."""
    if not back or not clause[back[0]].mark(")"):
        return back
    opening = next((at for at in back if clause[at].mark("(")), None)
    if opening is None or any(item.kind in ("date", "levels") for item in clause[opening : back[0]]):
        return back
    return [at for at in back if at < opening]


def _trouble_before(clause: Sequence[Item], place: int, verb: str) -> tuple[int, str] | None:
    """``trouble "," verb``: "CSF leak, patched", "lead migrated, revised"."""
    if place < 2 or not clause[place - 1].mark(",", "-", "–"):
        return None
    before = clause[place - 2]
    if not before.code("indication") or before.code("procedure"):
        return None
    things = [*before.codes("indication"), *hardware_in(before)]
    things += hardware_in(clause[place - 3]) if place > 2 else ()
    return next(((place - 2, thing) for thing in things if _code(verb, thing)), None)


_UNDOING = frozenset({"remove", "out", "replace", "revise"})


def _thing(item: Item, verb: str) -> str | None:
    own = item.codes("hardware") or (named_devices(item) if verb in _UNDOING else ())
    codes = (*own, *item.codes("indication"))
    if verb == "out" and item.cue("disc"):
        return None
    if item.cue("disc") and not codes:
        codes = ("disc",)
    return next((code for code in codes if _code(verb, code)), None)


def _parts(item: Item, ahead: bool) -> bool:
    if item.mark(",", "(", ")", "[", "]", ":", ";", "+", "&") or item.kind in ("date", "reason", "aside"):
        return True
    return (
        item.code("procedure") is not None
        or _verb(item) is not None
        or (ahead and item.cue("join", "turn", "with"))
    )


_SMALL = frozenset(
    {"the", "a", "my", "it", "they", "them", "one", "finally", "did", "do", "had", "has", "to", "be", "been", "was", "were",
     "i", "we", "he", "she", "in", "then", "and", "thing", "things", "this", "that", "these", "those", "both", "all",
     "should", "would", "will", "now", "back"}
)  # fmt: skip


_ARTICLES = frozenset({"a", "the"})


def _opens_part(clause: Sequence[Item], place: int, story: bool) -> bool:
    """Whether nothing but marks, dates and small cues stands between the last separator and the verb."""
    for item in reversed(clause[max(0, place - _FARTHEST) : place]):
        if item.mark(",", ";", "(", ")", ":", "+", "&", "]") or (item.cue("then", "join") and not story):
            return True
        if not story and (item.kind == "date" or item.mark("-", "–", "—", "/")):
            return True
        if item.text.lower() in (_SMALL if story else _ARTICLES):
            continue
        if item.kind in ("word", "levels", "reason") or item.code("procedure") or item.code("indication"):
            return False
    return True


def _as_object(item: Item) -> Item:
    """The object stays hardware (or words), and is no operation or condition of its own."""
    kept = tuple(m for m in item.meanings if m.kind not in ("procedure", "indication"))
    if not item.codes("hardware"):
        kept += tuple(Meaning("hardware", code) for code in named_devices(item))
    return replace(item, meanings=kept)
