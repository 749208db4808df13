"""A clause's items grouped by date.

::

    clause = chunk, {chunk}            one date each: dates lead ("1994 - lami ...") or trail ("... lami 1994")
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.domain import vocabulary
from tracker.text.heads import head_kind, is_fused, is_head, mentioned_in, tells
from tracker.text.items import Item

_MOST_DATES = 8
"""Dates in a row that share what stands behind them."""


@dataclass(slots=True)
class Chunk:
    """A part of a clause that has one date, or none; ``joined`` when "+" or "with" ties it to the one before."""

    items: list[Item]
    date: Item | None = None
    joined: bool = False


def _is_content(item: Item) -> bool:
    if item.kind in ("levels", "aside"):
        return True
    if not item.meanings:
        return False
    happened = item.cue("left", "right", "both", "brace", "accident")
    return is_head(item) or happened or bool(item.codes("hardware"))


def _separates(item: Item) -> bool:
    return item.mark(",", "-", "–", "—", "+", "&", ":", "/", ".", "|") or item.cue("join", "with", "turn")


def chunks_of(clause: Sequence[Item]) -> list[Chunk]:
    """``{content, date}`` when dates trail, ``{date, content}`` when the clause opens with one."""
    dates = [place for place, item in enumerate(clause) if item.kind == "date"]
    if not dates:
        return [Chunk(list(clause))]
    operated = any(head_kind(item) == "procedure" for item in clause)
    opening = (
        place
        for place, item in enumerate(clause)
        if item.kind == "date" or (_is_content(item) and (operated or not item.cue("accident")))
    )
    first = next(opening, 0)
    leading = clause[first].kind == "date"
    return _leading(clause, dates) if leading else _trailing(clause, dates)


def _leading(clause: Sequence[Item], dates: Sequence[int]) -> list[Chunk]:
    """Each date opens a chunk; dates that follow each other at once share what comes after them."""
    cut = _turn(clause, dates)
    if cut is not None:
        led = [place for place in dates if place < cut]
        return [*_leading(clause[:cut], led), *_trailing_then_leading(clause[cut:])]
    chunks = []
    for place, end in zip(dates, [*dates[1:], len(clause)], strict=True):
        chunks.append(Chunk(list(clause[place + 1 : end]), clause[place]))
    sharing = 0
    for chunk, after in zip(reversed(chunks[:-1]), reversed(chunks[1:]), strict=True):
        shares = sharing < _MOST_DATES and not any(_is_content(item) for item in chunk.items)
        sharing = sharing + 1 if shares else 0
        if shares and (not chunk.items or any(tells(item) for item in after.items)):
            chunk.items = chunk.items + after.items
    if chunks:
        chunks[0].items = [*clause[: dates[0]], *chunks[0].items]
    return chunks


def _turn(clause: Sequence[Item], dates: Sequence[int]) -> int | None:
    """Where a clause that opens with a date goes on with dates behind: "2010 PLIF L4-S1, extended to L2 in 2014"."""
    for number, (before, place) in enumerate(pairwise(dates), start=2):
        end = dates[number] if number < len(dates) else len(clause)
        inside, behind = clause[before + 1 : place], clause[place + 1 : end]
        cuts = [at for at, item in enumerate(inside) if item.mark(",", "&", "+") or item.cue("turn", "join")]
        cuts = [*_study_begins(inside), *cuts]
        cut = next((at for at in reversed(cuts) if _tells_or_shows(inside[at:], behind)), None)
        if cut is not None and any(_is_content(item) for item in inside[:cut]):
            return before + 1 + cut
    return None


def _study_begins(part: Sequence[Item]) -> list[int]:
    """Where a study begins that stands right before its date, with the words that lead to it: "because CT 2018"."""
    at = len(part) - 1
    if at < 0 or head_kind(part[at]) != "imaging":
        return []
    while at and part[at - 1].kind in ("word", "term") and not _is_content(part[at - 1]):
        at -= 1
    return [at]


def _tells_or_shows(part: Sequence[Item], behind: Sequence[Item]) -> bool:
    """Whether a part has the date behind it: an operation before a comma or the end, or a study before its result."""
    if any(head_kind(item) == "imaging" for item in part):
        rest = behind[: next((at for at, item in enumerate(behind) if item.mark(",")), len(behind))]
        return not any(head_kind(item) == "procedure" and not is_fused(item) for item in (*part, *rest))
    closed = not any(_is_content(item) for item in behind) or (
        behind[0].mark(",", ")", "(", "&", "+") or behind[0].cue("join", "turn")
    )
    return closed and _tells(part)


def _trailing_then_leading(clause: Sequence[Item]) -> list[Chunk]:
    """Parts with their dates behind them, up to one that opens with its own: "... removed 2014, 2016 TLIF L3-4"."""
    dates = [place for place, item in enumerate(clause) if item.kind == "date"]
    for before, place in pairwise(dates):
        after = clause[place + 1] if place + 1 < len(clause) else None
        marks = clause[before + 1 : place]
        if (
            marks
            and all(item.kind == "mark" for item in marks)
            and after is not None
            and after.kind != "mark"
        ):
            return [
                *_trailing(clause[:place], [at for at in dates if at < place]),
                *chunks_of(clause[place:]),
            ]
    return _trailing(clause, dates)


def _tells(items: Sequence[Item]) -> bool:
    """Whether an operation is told: named, done again, or done elsewhere ("..., right 2018", "..., L5-S1 2012")."""
    if any(head_kind(item) == "procedure" or item.cue("revision") for item in items):
        return True
    told = [item for item in items if item.kind != "mark"]
    return bool(told) and all(item.kind == "levels" or item.cue("left", "right", "both") for item in told)


def _trailing(clause: Sequence[Item], dates: Sequence[int]) -> list[Chunk]:
    """Each date closes a chunk, together with the reason or remark that directly follows it."""
    chunks, start = [], 0
    for number, place in enumerate(dates):
        limit = dates[number + 1] if number + 1 < len(dates) else len(clause)
        end = _after_date(clause, place, limit)
        if {head_kind(item) for item in clause[start:place]} - {None} == {"imaging"}:
            end = max(end, _after_result(clause, place, limit))
        items = [*clause[start:place], *clause[place + 1 : end]]
        chunks.append(Chunk(items, clause[place], opens_joined(items)))
        start = end
    tail = list(clause[start:])
    if any(item.cue("unplanned") for item in tail) and not any(is_head(item) for item in tail):
        return chunks
    if _is_result(chunks[-1], tail):
        chunks[-1].items.extend(tail)
    elif any(_is_content(item) for item in tail) and not _belongs_to(chunks[-1], tail):
        joined = opens_joined(tail)
        if joined and not _has_levels(chunks[-1].items):
            chunks[-1].items.extend(tail)
            return chunks
        same_day = len(dates) == 1 and any(head_kind(item) == "procedure" for item in tail)
        same_day = same_day and not any(item.cue("planned") for item in tail)
        chunks.append(Chunk(tail, clause[dates[-1]] if joined or same_day else None, joined))
    else:
        chunks[-1].items.extend(tail)
    return chunks


def _belongs_to(chunk: Chunk, tail: Sequence[Item]) -> bool:
    """What stands behind the last date without levels of its own is part of that operation: ", rod out", "+ screws"."""
    if not any(head_kind(item) == "procedure" or item.cue("revision") for item in chunk.items):
        return False
    if any(
        item.kind in ("levels", "aside") or head_kind(item) == "imaging" or item.cue("turn", "planned")
        for item in tail
    ):
        return False
    named = [item for item in tail if head_kind(item) == "procedure"]
    kinds = vocabulary.procedures()
    codes = [item.code("procedure") or "other" for item in named]
    device = all(kinds[code].site_kind == "device" or code in _FIXATION for code in codes)
    return device or opens_joined(tail) or any(item.cue("same_day") for item in tail)


_FIXATION = ("instrumentation", "pelvic_fixation")


def _is_result(chunk: Chunk, tail: Sequence[Item]) -> bool:
    """What follows the date of a study is its result, unless an operation is named."""
    kinds = {head_kind(item) for item in chunk.items} - {None}
    shown = [*chunk.items, *tail]
    told = any(item.cue("showed") or item.mark(":") for item in shown) or not (tail and tail[0].mark(","))
    named = [item for item in tail if head_kind(item) == "procedure"]
    mentioned = mentioned_in(shown)
    return kinds == {"imaging"} and all(item in mentioned or (told and is_fused(item)) for item in named)


def _after_date(clause: Sequence[Item], place: int, limit: int) -> int:
    """The end of what belongs to the date's own chunk: reasons, asides and remarks up to a separator or content."""
    end = _after_late_place(clause, place, limit)
    while end < limit:
        item = clause[end]
        if item.kind not in ("reason",) and (_is_content(item) or _separates(item)):
            break
        end += 1
    return end


def _after_result(clause: Sequence[Item], place: int, limit: int) -> int:
    """The end of what a study showed, told behind its date: up to the comma before the next operation or study."""
    if limit == len(clause):
        return place + 1
    heads = (
        at
        for at in range(place + 1, limit)
        if head_kind(clause[at]) in ("procedure", "imaging") and not is_fused(clause[at])
    )
    commas = [
        at for at in range(place + 1, next(heads, limit)) if clause[at].mark(",") or clause[at].cue("turn")
    ]
    return commas[-1] if commas else place + 1


def _after_late_place(clause: Sequence[Item], place: int, limit: int) -> int:
    """``date [","] ["("] levels [")"]`` and ``date "(" procedures ")"``: what the words before the date left open."""
    end = place + 1
    while end < limit and (
        clause[end].mark(",", "(", "[") or clause[end].text.lower() in ("at", "of", "from")
    ):
        end += 1
    end = _behind_remark(clause, place, end, limit)
    before = clause[_part_start(clause, place) : place]
    inside = clause[end:limit]
    names = [item for item in inside if head_kind(item)]
    if any(is_head(item) or item.codes("hardware") for item in before) and not _has_levels(before):
        while end < limit and clause[end].kind == "levels":
            end += 1
        alone = (
            end == limit
            or clause[end].mark(")", "]", ",", ".", ";", "-", "–", "(")
            or clause[end].cue("join", "with")
        )
        if clause[end - 1].kind == "levels" and alone and not _head_next(clause, end, limit):
            return end
    closed = inside and inside[-1].mark(")") and clause[end - 1].mark("(")
    if closed and names and all(head_kind(item) == "procedure" for item in names) and not _has_levels(inside):
        return limit
    return place + 1


def _behind_remark(clause: Sequence[Item], place: int, end: int, limit: int) -> int:
    """The place behind a remark in parentheses that tells how it was done: "fusion 2008 (360 degree) L4-S1"."""
    if place + 1 >= limit or not clause[place + 1].mark("("):
        return end
    closing = next((at for at in range(place + 2, limit) if clause[at].mark(")")), None)
    if closing is None or closing + 1 >= limit or clause[closing + 1].kind != "levels":
        return end
    remark = clause[place + 2 : closing]
    told = any(is_head(one) or one.kind in ("levels", "reason", "aside") for one in remark)
    return end if told else closing + 1


def _part_start(clause: Sequence[Item], place: int) -> int:
    """Where the words that belong to the date at ``place`` begin: behind the date before it."""
    return next((at + 1 for at in range(place - 1, -1, -1) if clause[at].kind == "date"), 0)


def _has_levels(items: Sequence[Item]) -> bool:
    return any(item.kind == "levels" for item in items)


def _head_next(clause: Sequence[Item], place: int, limit: int) -> bool:
    """Whether an operation or condition follows at once, as in "1998, L4-5 fusion": then the levels are its own."""
    ahead = clause[place : min(limit, place + 2)]
    return any(is_head(item) for item in ahead) and not (ahead and ahead[0].mark(")", ",", "]", "."))


def opens_joined(items: Sequence[Item]) -> bool:
    """Whether a row of items begins with a word or mark that joins it to what stands before."""
    for item in items:
        if item.mark("+", "&") or item.cue("join", "with"):
            return True
        if not item.mark(",", ")", "]", "."):
            return False
    return False
