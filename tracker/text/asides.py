"""A clause with its asides and reasons gathered into single items, and what is denied made plain words."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from tracker.text.clauses import partners
from tracker.text.denied import without_denied, without_left_in, without_states
from tracker.text.items import Item
from tracker.text.reading import Said

_DOING = ("remove", "out", "put_in", "replace", "revise", "trial", "washed", "treatment", "revision")
_LONGEST_REASON = 14
"""Items of the longest reason that is taken without a known indication in it."""


def worked_out(clause: Sequence[Item]) -> list[Item]:
    """The clause with asides and reasons gathered into single items, and what is denied made plain words."""
    return without_denied(without_left_in(without_states(_with_reasons(_with_asides(clause)))))


def _with_asides(clause: Sequence[Item]) -> list[Item]:
    """``"(" indications ")"`` is a reason, ``"(" imaging ... ")"`` an aside; other parentheses only part."""
    closing = partners(clause)
    if not closing:
        return list(clause)
    operated = any(item.code("procedure") or item.cue("revision") for item in clause) or clause[0].mark("(")
    outside = _levels_outside(clause, closing)
    result: list[Item] = []
    place = 0
    while place < len(clause):
        end = closing.get(place)
        inside = clause[place + 1 : end] if end is not None else ()
        gathered = (
            _aside(inside, clause[place], clause[end], operated, outside)
            if end is not None and inside
            else None
        )
        if gathered is None or end is None:
            result.append(clause[place])
            place += 1
        else:
            result.append(gathered)
            place = end + 1
    return result


def _levels_outside(clause: Sequence[Item], closing: Mapping[int, int]) -> bool:
    """Whether levels stand outside of all parentheses, so that those inside are only where the trouble was."""
    inside = {place for start, end in closing.items() for place in range(start, end)}
    return any(item.kind == "levels" and place not in inside for place, item in enumerate(clause))


def _aside(
    inside: Sequence[Item], opening: Item, closing: Item, operated: bool, outside: bool
) -> Item | None:
    if any(item.code("imaging") for item in inside):
        return Item("aside", "", opening.start, closing.end, inner=tuple(inside))
    has_more = any(
        item.code("procedure") or item.kind == "date" or (item.kind == "levels" and not outside)
        for item in inside
    )
    reasons = reasons_in(inside, known_only=True)
    if reasons and operated and not has_more:
        return Item("reason", "", opening.start, closing.end, reasons=reasons)
    return None


def _with_reasons(clause: Sequence[Item]) -> list[Item]:
    """``("due to" | "because of" ...) reason, {("and" | ","), reason}``; "for" and "from" need a known reason."""
    if not any(item.cue("reason", "maybe_reason") for item in clause):
        return list(clause)
    result: list[Item] = []
    place, levels_before = 0, False
    operated = any(item.code("procedure") or item.cue(*_DOING) for item in clause)
    while place < len(clause):
        item = clause[place]
        levels_before |= item.kind == "levels"
        opens = item.cue("reason") or (item.cue("maybe_reason") and (operated or not item.cue("with")))
        end = _reason_end(clause, place, levels_before) if opens else place
        inside = clause[place + 1 : end]
        reasons = reasons_in(inside, known_only=not item.cue("reason")) if inside else ()
        if reasons:
            result.append(Item("reason", "", item.start, inside[-1].end, reasons=reasons))
            place = end
        else:
            result.append(item)
            place += 1
    return result


def _reason_end(clause: Sequence[Item], place: int, levels_before: bool) -> int:
    """The place after the last item of the reason that starts behind the cue at ``place``."""
    limit = _LONGEST_REASON if clause[place].cue("reason") else 6
    end = place + 1
    while end < len(clause):
        item = clause[end]
        known = any(one.code("indication") for one in clause[place + 1 : end])
        if (
            item.kind == "levels"
            and levels_before
            and known
            and (clause[end - 1].text.lower() in ("at", "of", "in") or _ends_reason(clause, end))
        ):
            end += 1
            continue
        if end == place + 1 and _is_placed_trouble(clause, end, levels_before):
            end += 1
            continue
        if _stops_reason(clause, end, known) or end - place > limit:
            break
        end += 1
    return end


def _ends_reason(clause: Sequence[Item], place: int) -> bool:
    """Whether the levels here close the reason: "for burst fracture L1, Aug 99" and no operation after it."""
    after = clause[place + 1] if place + 1 < len(clause) else None
    closed = after is None or after.mark(",", ".", "(", ")", ";", "-", "–") or after.kind == "date"
    return clause[place - 1].code("indication") is not None and closed


def _is_placed_trouble(clause: Sequence[Item], place: int, levels_before: bool) -> bool:
    """ "For L1 burst fracture" right behind the cue, when the operation has levels of its own."""
    after = clause[place + 1 : place + 3]
    return levels_before and clause[place].kind == "levels" and any(item.code("indication") for item in after)


def _stops_reason(clause: Sequence[Item], place: int, known: bool) -> bool:
    item = clause[place]
    if (
        item.kind in ("date", "levels", "reason", "aside")
        or item.cue("turn", "reason", "aborted")
        or item.code("imaging")
    ):
        return True
    if item.mark(":", "(", ")", "[", "]", ".", "+", "!", "?"):
        return True
    if item.mark("-", "–", "—"):
        return item.start > clause[place - 1].end
    if item.code("procedure") and not item.code("indication"):
        return not _ahead(clause[place - 1 : place], "damaged")
    if item.mark(",") or item.cue("join"):
        ahead = clause[place + 1 : place + 5]
        if any(one.cue("aborted", "abandoned", "stopped") for one in ahead[:1]):
            return True
        first = next((one for one in ahead if one.code("indication") or _is_boundary(one)), None)
        return first is None or not first.code("indication")
    return item.cue("planned") and known


def _ahead(items: Sequence[Item], role: str) -> bool:
    return any(item.cue(role) for item in items)


def _is_boundary(item: Item) -> bool:
    return item.kind in ("date", "levels") or item.code("procedure") is not None or item.mark(",", ".", ":")


def reasons_in(items: Sequence[Item], known_only: bool) -> tuple[Said, ...]:
    """The reasons of a stretch, one for each part between commas and "and"; unknown words become kind "other"."""
    return tuple(said for part in _parts(items) for said in _reason(part, known_only))


def _parts(items: Sequence[Item]) -> Iterator[list[Item]]:
    part: list[Item] = []
    for item in items:
        if item.mark(",", "/", "&", "+") or item.cue("join"):
            yield part
            part = []
        else:
            part.append(item)
    yield part


def _reason(part: Sequence[Item], known_only: bool) -> Iterator[Said]:
    words = [item for item in part if item.kind != "mark" or part[0].start < item.start < part[-1].start]
    if not words:
        return
    known = [item for item in words if item.code("indication")]
    if known:
        first = known[0]
        code = first.code("indication") or "other"
        yield Said(code, _text(known), first.start, known[-1].end, first.guess)
    elif not known_only:
        yield Said("other", _text(words), words[0].start, words[-1].end)


def _text(items: Sequence[Item]) -> str:
    """The words of items that stand side by side, with the gaps between them as single spaces or none."""
    pieces = [items[0].text]
    for before, item in itertools.pairwise(items):
        pieces.append(("" if item.start == before.end else " ") + item.text)
    return "".join(pieces)
