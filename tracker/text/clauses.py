"""A line cut into clauses, and each clause with its asides, reasons and negations worked out.

A clause is what stands between hard separators: ``; // | • ~``, a broken line, or the end of a sentence.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.text.items import Item
from tracker.text.lexer import HARD_BREAK
from tracker.text.reading import Said
from tracker.text.terms import Meaning

_HARD = frozenset(";•|·►»\u2028¦" + HARD_BREAK)
_DOUBLED = frozenset({"//", "->", "=>", ">>", "::", "||"})
_ENDS = frozenset(".!?")
_LONGEST_CLAUSE = 400
_LONGEST_ASIDE = 100
"""Items of the longest clause and the longest parenthesis; what people write is far shorter."""
_DOING = ("remove", "out", "put_in", "replace", "revise", "trial", "washed", "treatment", "revision")
_LONGEST_REASON = 14
"""Items of the longest reason that is taken without a known indication in it."""


def cut(items: Sequence[Item], table_row: bool = False, story: bool = False) -> list[list[Item]]:
    """``clause, {hard separator, clause}``; nothing is cut inside parentheses, nor at the bars of a table.

    A clause that never ends is cut all the same, so that the work on clauses stays in proportion to the text.
    """
    closing = _partners(items)
    table_row = table_row or _is_record(items)
    clauses: list[list[Item]] = [[]]
    place = 0
    while place < len(items):
        end = closing.get(place)
        if end is not None:
            clauses[-1].extend(items[place : end + 1])
            place = end + 1
            continue
        if len(clauses[-1]) >= _LONGEST_CLAUSE:
            clauses.append([])
        step = _break_length(items, place, table_row, story, clauses[-1])
        if step:
            if items[place].mark("?") and story:
                clauses[-1].append(items[place])
            clauses.append([])
            place += step
        else:
            clauses[-1].append(items[place])
            place += 1
    return [clause for clause in clauses if clause]


_MOST_CELLS = 8


def _is_record(items: Sequence[Item]) -> bool:
    """ "2012 | PLIF | L3-L4": bars between the parts of one thing, as in a table; each part tells something else."""
    bars = [place for place, item in enumerate(items) if item.mark("|")]
    if not 2 <= len(bars) <= _MOST_CELLS:
        return False
    told = []
    for start, end in itertools.pairwise([-1, *bars, len(items)]):
        told.append({_tells(item) for item in items[start + 1 : end]} - {None})
    kinds = [kind for cell in told for kind in cell]
    return all(len(cell) <= 1 for cell in told) and len(kinds) > 1 and len(kinds) == len(set(kinds))


def _tells(item: Item) -> str | None:
    if item.kind in ("date", "levels"):
        return item.kind
    return "procedure" if item.code("procedure") else None


def _partners(items: Sequence[Item]) -> dict[int, int]:
    """The place of each opening parenthesis that is closed, with its partner's; nested ones are left out."""
    found, stack = {}, []
    for place, item in enumerate(items):
        if item.kind != "mark":
            continue
        if item.text in "([":
            stack.append(place)
        elif item.text in ")]" and stack:
            opening = stack.pop()
            if not stack and place - opening <= _LONGEST_ASIDE:
                found[opening] = place
    return found


def _break_length(
    items: Sequence[Item], place: int, table_row: bool, story: bool, clause: Sequence[Item]
) -> int:
    """How many items the hard separator at this place has; 0 when there is none."""
    item = items[place]
    if item.kind != "mark":
        return 0
    after = items[place + 1] if place + 1 < len(items) else None
    if after is not None and after.start == item.end and item.text + after.text in _DOUBLED:
        return 0 if _is_date_alone(items, place + 1) and not _has_date(clause) else 2
    if item.text == "|" and table_row:
        return 0
    if item.text in _HARD:
        trailing = item.text in "|¦" and _is_date_alone(items, place)
        return int(_has_date(clause) or not trailing)
    if item.text == "~":
        return int((after is None or after.start > item.end) and not _is_about(clause, after))
    return int(item.text in _ENDS and _ends_sentence(items, place, after, story))


def _is_about(clause: Sequence[Item], after: Item | None) -> bool:
    """ "~" before the only date of a clause says "about"."""
    return after is not None and after.kind == "date" and not _has_date(clause)


def _has_date(clause: Sequence[Item]) -> bool:
    return any(item.kind == "date" for item in clause)


def _is_date_alone(items: Sequence[Item], place: int) -> bool:
    """Whether a date and nothing else stands between this full stop and the next break."""
    ahead = items[place + 1 : place + 3]
    if not ahead or ahead[0].kind != "date":
        return False
    return len(ahead) == 1 or (ahead[1].kind == "mark" and (ahead[1].text in _HARD or ahead[1].text in _ENDS))


def _ends_sentence(items: Sequence[Item], place: int, after: Item | None, story: bool) -> bool:
    """A full stop ends a sentence unless it stands in a row of dots or after an abbreviation."""
    item, before = items[place], items[place - 1] if place else None
    if before is None or after is None:
        return True
    if item.text in "!?":
        return after.start > item.end
    if after.mark(".") or before.mark(".") or after.start == item.end:
        return False
    if before.kind in ("word", "term") and (len(before.text) == 1 or before.cue("abbreviated")):
        return False
    if not story and _is_date_alone(items, place):
        return False
    return story or after.text[:1].isupper() or after.kind in ("number", "date", "levels") or after.mark("(")


def worked_out(clause: Sequence[Item]) -> list[Item]:
    """The clause with asides and reasons gathered into single items, and what is denied made plain words."""
    return _without_denied(_with_reasons(_with_asides(clause)))


def _with_asides(clause: Sequence[Item]) -> list[Item]:
    """``"(" indications ")"`` is a reason, ``"(" imaging ... ")"`` an aside; other parentheses only part."""
    closing = _partners(clause)
    if not closing:
        return list(clause)
    operated = any(item.code("procedure") or item.cue("revision") for item in clause) or clause[0].mark("(")
    result: list[Item] = []
    place = 0
    while place < len(clause):
        end = closing.get(place)
        inside = clause[place + 1 : end] if end is not None else ()
        gathered = (
            _aside(inside, clause[place], clause[end], operated) if end is not None and inside else None
        )
        if gathered is None or end is None:
            result.append(clause[place])
            place += 1
        else:
            result.append(gathered)
            place = end + 1
    return result


def _aside(inside: Sequence[Item], opening: Item, closing: Item, operated: bool) -> Item | None:
    if any(item.code("imaging") for item in inside):
        return Item("aside", "", opening.start, closing.end, inner=tuple(inside))
    has_more = any(item.code("procedure") or item.kind in ("date", "levels") for item in inside)
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
            and clause[end - 1].text.lower() in ("at", "of", "in")
        ):
            end += 1
            continue
        if _stops_reason(clause, end, known) or end - place > limit:
            break
        end += 1
    return end


def _stops_reason(clause: Sequence[Item], place: int, known: bool) -> bool:
    item = clause[place]
    if item.kind in ("date", "levels", "reason", "aside") or item.cue("turn", "reason"):
        return True
    if item.mark(":", "(", ")", "[", "]", ".", "+", "!", "?"):
        return True
    if item.mark("-", "–", "—"):
        return item.start > clause[place - 1].end
    if item.code("procedure") and not item.code("indication"):
        return not _ahead(clause[place - 1 : place], "damaged")
    if item.mark(",") or item.cue("join"):
        ahead = clause[place + 1 : place + 5]
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


def _without_denied(clause: Sequence[Item]) -> list[Item]:
    """After "no", "never", "avoided" ... nothing has happened until a comma, a turn ("but") or a dash."""
    if not any(item.cue("not") for item in clause):
        return list(clause)
    result: list[Item] = []
    denied = False
    for place, item in enumerate(clause):
        if item.cue("not") and not item.code("indication"):
            denied = True
        elif (
            item.mark(",", ":", ".")
            or item.cue("turn", "unplanned")
            or item.kind == "date"
            or _is_dash(clause, place)
        ):
            denied = False
        result.append(_plain(item) if denied else item)
    return result


def _is_dash(clause: Sequence[Item], place: int) -> bool:
    item = clause[place]
    return item.mark("-", "–", "—") and place > 0 and item.start > clause[place - 1].end


def _plain(item: Item) -> Item:
    """The item without its medical meanings; its cues stay, so that "avoided surgery" can still be told."""
    if item.kind == "levels":
        return replace(item, kind="word", levels=None)
    if item.kind == "reason":
        return replace(item, kind="word", reasons=())
    kept = tuple(Meaning("cue", m.code) for m in item.meanings if m.kind == "cue")
    was_operation = (Meaning("cue", "treatment"),) if item.code("procedure") == "other" else ()
    return replace(item, meanings=kept + was_operation)
