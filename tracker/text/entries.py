"""A clause's items grouped into entries: what was done or found, where, when and why, as the writer groups it.

::

    clause = chunk, {chunk}            one date each: dates lead ("1994 - lami ...") or trail ("... lami 1994")
    chunk  = entry, {entry}            one set of levels each: "laminectomy L3, fusion L4-S1 2001" has two
    entry  = heads and levels in either order, with side, extent, hardware and reasons among them
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tracker.domain import vocabulary
from tracker.domain.levels import Side
from tracker.text.compose import hardware_in
from tracker.text.items import Item
from tracker.text.reading import Said
from tracker.text.terms import Meaning, actions

_SIDES = {"left": Side.LEFT, "right": Side.RIGHT, "both": Side.BOTH, "midline": Side.MIDLINE}


_LOOK_BACK = 8
"""Entries back to which the study in an aside looks for its levels."""

_HEADS = frozenset({"procedure", "indication", "imaging"})

_MOST_DATES = 8
"""Dates in a row that share what stands behind them."""

_LATER = frozenset({"after", "following", "before"})


@dataclass(slots=True)
class Entry:
    """An event in the making; ``items`` are all items it was made of, for its span and its marks."""

    procedures: list[Item] = field(default_factory=list)
    conditions: list[Item] = field(default_factory=list)
    studies: list[Item] = field(default_factory=list)
    levels: list[Item] = field(default_factory=list)
    reasons: list[Item] = field(default_factory=list)
    hardware: list[Item] = field(default_factory=list)
    cues: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    date: Item | None = None
    side: Side | None = None
    joined: bool = False
    apart: bool = False

    @property
    def heads(self) -> list[Item]:
        """What makes this an event."""
        return [*self.procedures, *self.conditions, *self.studies]

    def has(self, *roles: str) -> bool:
        """Whether a cue of one of the roles stands in this entry."""
        for item in self.cues:  # noqa: SIM110 (asked a dozen times of every entry; a generator is slower)
            if item.cue(*roles):
                return True
        return False


@dataclass(slots=True)
class Chunk:
    """A part of a clause that has one date, or none; ``joined`` when "+" or "with" ties it to the one before."""

    items: list[Item]
    date: Item | None = None
    joined: bool = False


def head_kind(item: Item) -> str | None:
    """What an item makes by itself: a procedure, an indication (a condition), imaging, or nothing (None)."""
    if item.kind != "term":
        return None
    kinds = {meaning.kind: meaning.code for meaning in reversed(item.meanings) if meaning.kind in _HEADS}
    if not kinds:
        return None
    if "procedure" in kinds:
        return "imaging" if actions().get(("type", kinds["procedure"])) == "imaging" else "procedure"
    return "indication" if "indication" in kinds else "imaging"


def is_head(item: Item) -> bool:
    """Whether an item can make an event by itself."""
    return bool(item.meanings) and head_kind(item) is not None


_MERE = frozenset(
    {
        "left",
        "right",
        "both",
        "midline",
        "join",
        "with",
        "then",
        "turn",
        "self",
        "pronoun",
        "not",
        "reason",
        "maybe_reason",
    }
)
"""Cues that make no event when nothing else stands in a clause."""


def tells(item: Item) -> bool:
    """Whether an item can give a clause something to tell."""
    if item.kind in ("levels", "date"):
        return True
    return any(meaning.kind != "cue" or meaning.code not in _MERE for meaning in item.meanings)


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
    chunks = []
    for place, end in zip(dates, [*dates[1:], len(clause)], strict=True):
        chunks.append(Chunk(list(clause[place + 1 : end]), clause[place]))
    if len(chunks) > 1 and not any(_is_content(item) for item in chunks[-1].items):
        _give_date_back(chunks)
    sharing = 0
    for chunk, after in zip(reversed(chunks[:-1]), reversed(chunks[1:]), strict=True):
        shares = sharing < _MOST_DATES and not any(_is_content(item) for item in chunk.items)
        sharing = sharing + 1 if shares else 0
        if shares and (not chunk.items or any(tells(item) for item in after.items)):
            chunk.items = chunk.items + after.items
    if chunks:
        chunks[0].items = [*clause[: dates[0]], *chunks[0].items]
    return chunks


def _give_date_back(chunks: list[Chunk]) -> None:
    """In "2010 PLIF L4-S1, extended to L2 in 2014" the last date is that of the part before it."""
    items = chunks[-2].items
    parts = [place for place, item in enumerate(items) if item.mark(",") or item.cue("turn")]
    if parts and any(_is_content(item) for item in items[: parts[-1]]) and _tells(items[parts[-1] :]):
        chunks[-1].items = items[parts[-1] :] + chunks[-1].items
        chunks[-2].items = items[: parts[-1]]


def _tells(items: Sequence[Item]) -> bool:
    return any(head_kind(item) == "procedure" or item.cue("revision") for item in items)


def _trailing(clause: Sequence[Item], dates: Sequence[int]) -> list[Chunk]:
    """Each date closes a chunk, together with the reason or remark that directly follows it."""
    chunks, start = [], 0
    for number, place in enumerate(dates):
        limit = dates[number + 1] if number + 1 < len(dates) else len(clause)
        end = _after_date(clause, place, limit)
        items = [*clause[start:place], *clause[place + 1 : end]]
        chunks.append(Chunk(items, clause[place], _opens_joined(items)))
        start = end
    tail = list(clause[start:])
    if _is_result(chunks[-1], tail):
        chunks[-1].items.extend(tail)
    elif any(_is_content(item) for item in tail) and not _belongs_to(chunks[-1], tail):
        joined = _opens_joined(tail)
        if joined and not _has_levels(chunks[-1].items):
            chunks[-1].items.extend(tail)
            return chunks
        same_day = len(dates) == 1 and any(head_kind(item) == "procedure" for item in tail)
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
    device = all(kinds[item.code("procedure") or "other"].site_kind == "device" for item in named)
    return device or _opens_joined(tail) or any(item.cue("same_day") for item in tail)


def _is_result(chunk: Chunk, tail: Sequence[Item]) -> bool:
    """What follows the date of a study is its result, unless an operation is named."""
    kinds = {head_kind(item) for item in chunk.items} - {None}
    shown = [*chunk.items, *tail]
    told = any(item.cue("showed") or item.mark(":") for item in shown)
    named = [item for item in tail if head_kind(item) == "procedure"]
    return kinds == {"imaging"} and (not named or (told and all(map(_is_fused, named))))


def _after_date(clause: Sequence[Item], place: int, limit: int) -> int:
    """The end of what belongs to the date's own chunk: reasons, asides and remarks up to a separator or content."""
    end = _after_late_place(clause, place, limit)
    while end < limit:
        item = clause[end]
        if item.kind not in ("reason",) and (_is_content(item) or _separates(item)):
            break
        end += 1
    return end


def _after_late_place(clause: Sequence[Item], place: int, limit: int) -> int:
    """``date [","] ["("] levels [")"]`` and ``date "(" procedures ")"``: what the words before the date left open."""
    end = place + 1
    while end < limit and (
        clause[end].mark(",", "(", "[") or clause[end].text.lower() in ("at", "of", "from")
    ):
        end += 1
    before = clause[_part_start(clause, place) : place]
    inside = clause[end:limit]
    names = [item for item in inside if head_kind(item)]
    if any(is_head(item) or item.codes("hardware") for item in before) and not _has_levels(before):
        while end < limit and clause[end].kind == "levels":
            end += 1
        alone = (
            end == limit
            or clause[end].mark(")", "]", ",", ".", ";", "-", "–", "(")
            or clause[end].cue("join")
        )
        if clause[end - 1].kind == "levels" and alone and not _head_next(clause, end, limit):
            return end
    closed = inside and inside[-1].mark(")") and clause[end - 1].mark("(")
    if closed and names and all(head_kind(item) == "procedure" for item in names) and not _has_levels(inside):
        return limit
    return place + 1


def _part_start(clause: Sequence[Item], place: int) -> int:
    """Where the words that belong to the date at ``place`` begin: behind the date before it."""
    return next((at + 1 for at in range(place - 1, -1, -1) if clause[at].kind == "date"), 0)


def _has_levels(items: Sequence[Item]) -> bool:
    return any(item.kind == "levels" for item in items)


def _head_next(clause: Sequence[Item], place: int, limit: int) -> bool:
    """Whether an operation or condition follows at once, as in "1998, L4-5 fusion": then the levels are its own."""
    ahead = clause[place : min(limit, place + 2)]
    return any(is_head(item) for item in ahead) and not (ahead and ahead[0].mark(")", ",", "]", "."))


def _opens_joined(items: Sequence[Item]) -> bool:
    for item in items:
        if item.mark("+", "&") or item.cue("join", "with"):
            return True
        if not item.mark(",", ")", "]", "."):
            return False
    return False


def entries_of(chunk: Chunk) -> list[Entry]:
    """The entries of a chunk; those without levels join a neighbour that has them."""
    maker = _Maker()
    for item in chunk.items:
        maker.take(item)
    entries = _merged(_named_later([entry for entry in maker.entries if entry.items]))
    for entry in entries:
        entry.date = chunk.date
        entry.joined = chunk.joined
    return _dates_apart(entries)


@dataclass(slots=True)
class _Maker:
    """Takes the items of a chunk one by one and opens a new entry where another event begins."""

    entries: list[Entry] = field(default_factory=lambda: [Entry()])
    since_levels: list[Item] = field(default_factory=list)
    since_head: list[Item] = field(default_factory=list)

    @property
    def now(self) -> Entry:
        return self.entries[-1]

    def take(self, item: Item) -> None:
        if item.kind == "levels":
            self._levels(item)
        elif item.kind == "reason":
            self.now.reasons.append(item)
        elif item.kind == "aside":
            self.entries.append(_aside(item, self.entries))
            self.entries.append(Entry())
        elif is_head(item):
            self._head(item)
        elif item.codes("hardware"):
            self.now.hardware.append(item)
        elif self.now.studies and item.cue("fusion_state"):
            self.now.conditions.append(_as_finding(item))
        self._cues(item)
        self.now.items.append(item)

    def _cues(self, item: Item) -> None:
        self.since_levels.append(item)
        self.since_head.append(item)
        if item.meanings and any(m.kind == "cue" for m in item.meanings):
            self.now.cues.append(item)
            self._side(item)
        if item.levels is not None and item.levels.side is not None:
            self.now.side = item.levels.side

    def _side(self, item: Item) -> None:
        if self.now.side is None and item.cue(*_SIDES):
            self.now.side = next(side for role, side in _SIDES.items() if item.cue(role))

    def _levels(self, item: Item) -> None:
        """Levels that follow levels at once extend them; after a whole entry they open the next one."""
        entry = self.now
        if entry.studies:
            entry.levels.append(item)
            return
        between = self.since_levels
        listed = entry.levels and not any(is_head(one) for one in between)
        if entry.levels and not (listed and _only_joins(between)):
            new = Entry(side=None)
            if not any(is_head(one) for one in between):
                new.procedures, new.conditions = list(entry.procedures), list(entry.conditions)
            self._side_ahead(new)
            self.entries.append(new)
        self.now.levels.append(item)
        self.since_levels = []

    def _side_ahead(self, new: Entry) -> None:
        """In "left L4-5, right L5-S1" the second side belongs to the levels behind it."""
        last = next((one for one in reversed(self.since_levels) if one.kind != "mark"), None)
        side = next((side for role, side in _SIDES.items() if last is not None and last.cue(role)), None)
        new.side = new.side or side

    def _head(self, item: Item) -> None:
        entry = self.now
        if self._is_reason(item):
            entry.reasons.append(_as_reason(entry.conditions.pop()))
        elif not self._is_shown(item) and self._opens(item):
            self.entries.append(self._with_cues_ahead())
            entry = self.now
        self.since_head = []
        if entry.studies and _is_fused(item):
            entry.conditions.append(_as_finding(item))
            return
        {"procedure": entry.procedures, "imaging": entry.studies}.get(
            head_kind(item) or "", entry.conditions
        ).append(item)
        if hardware_in(item):
            entry.hardware.append(item)

    def _with_cues_ahead(self) -> Entry:
        """A new entry with the cues right before it: in "stenosis, waiting list for XLIF" the XLIF is waited for."""
        ahead: list[Item] = []
        for one in reversed(self.now.items):
            if one.kind in ("mark", "levels", "date") or is_head(one):
                break
            if one.cue("planned", "revision"):
                ahead.append(one)
        if not self.now.procedures:
            self.now.cues = [one for one in self.now.cues if one not in ahead]
        return Entry(cues=ahead)

    def _is_shown(self, item: Item) -> bool:
        """What a scan shows of a fusion is a finding: "CT showed fused L4-L5"."""
        showed = any(one.cue("showed") or one.mark(":") for one in self.since_head)
        return bool(self.now.studies) and showed and _is_fused(item)

    def _is_reason(self, item: Item) -> bool:
        """A condition glued to an operation is what it was for: "infected hardware washout", "scoliosis surgery"."""
        entry = self.now
        alone = len(entry.conditions) == 1 and not (entry.levels or entry.studies or entry.procedures)
        if not alone:
            return False
        followed = ("follows", entry.conditions[0].code("indication") or "") in actions()
        between = [one for one in self.since_head[1:] if not (followed and one.mark(",", "-", "–", "—"))]
        return head_kind(item) == "procedure" and not between

    def _opens(self, item: Item) -> bool:
        """A head opens an entry after a whole one, and where the kind of head changes."""
        entry, kind = self.now, head_kind(item)
        if (
            kind == "procedure"
            and entry.procedures
            and any(one.text.lower() in _LATER for one in self.since_head)
        ):
            entry.apart = True
            return True
        if entry.studies:
            return kind == "procedure"
        if entry.heads and entry.levels:
            return kind != "imaging" or bool(entry.procedures)
        return (bool(entry.procedures) and kind != "procedure") or (
            bool(entry.conditions) and kind == "procedure"
        )


def _is_fused(item: Item) -> bool:
    return item.code("procedure") == "fusion" and item.text.lower().startswith("fused")


def _as_finding(item: Item) -> Item:
    return replace(item, meanings=(Meaning("indication", "fused"),))


def _as_reason(item: Item) -> Item:
    said = Said(item.code("indication") or "other", item.text, item.start, item.end, item.guess)
    return replace(item, kind="reason", reasons=(said,))


def _only_joins(items: Iterable[Item]) -> bool:
    """Whether only list marks, hardware and its words stand between two levels."""
    rest = [
        item for item in items if not (item.mark(",", "&", "+", "(", ")", "/") or item.cue("join", "with"))
    ]
    return all(item.codes("hardware") or item.kind == "levels" for item in rest) or not rest


def _aside(item: Item, entries: Sequence[Entry]) -> Entry:
    """``"(" imaging [date] ")"``: a study of the levels that the clause has named so far."""
    entry = Entry(items=[item])
    for inner in item.inner:
        if inner.code("imaging"):
            entry.studies.append(inner)
        elif inner.kind == "date":
            entry.date = inner
        elif inner.kind == "levels":
            entry.levels.append(inner)
    if not entry.levels:
        named = (
            before for before in entries[-_LOOK_BACK:] if not any(one.kind == "aside" for one in before.items)
        )
        entry.levels = [levels for before in named for levels in before.levels]
    return entry


def _named_later(entries: list[Entry]) -> list[Entry]:
    """In "left L4-5 & right L5-S1 laminotomy" the operation named last is that of both places."""
    for entry, after in zip(reversed(entries[:-1]), reversed(entries[1:]), strict=True):
        if (
            entry.levels
            and entry.side
            and after.side
            and not (entry.heads or entry.reasons or entry.hardware)
        ):
            entry.procedures = list(after.procedures)
    return entries


def _merged(entries: list[Entry]) -> list[Entry]:
    """Entries of procedures without levels join the entry before them, else the one after."""
    result: list[Entry] = []
    for entry in entries:
        before = result[-1] if result else None
        if before is not None and _joins(before, entry):
            _join(before, entry)
        else:
            result.append(entry)
    return result


def _joins(before: Entry, entry: Entry) -> bool:
    if (
        before.procedures
        and entry.conditions
        and not (entry.levels or entry.procedures or entry.has("diagnosed", "since"))
    ):
        return True
    if entry.studies or before.studies or before.apart or entry.has("same_level"):
        return False
    if not entry.heads:
        return not entry.levels
    if entry.conditions and not entry.procedures:
        return not entry.levels and bool(before.conditions) and not before.procedures
    return bool(before.procedures) and not entry.levels and not entry.conditions


def _join(before: Entry, entry: Entry) -> None:
    for name in ("procedures", "conditions", "reasons", "hardware", "cues", "items"):
        getattr(before, name).extend(getattr(entry, name))
    before.side = before.side or entry.side


def _dates_apart(entries: list[Entry]) -> list[Entry]:
    """An aside has its own date; a condition named before an operation does not take the operation's date."""
    operated = any(entry.procedures for entry in entries)
    for place, entry in enumerate(entries):
        if any(item.kind == "aside" for item in entry.items):
            inner = [one for item in entry.items for one in item.inner if one.kind == "date"]
            entry.date = inner[0] if inner else None
        elif (
            operated
            and entry.conditions
            and not (entry.procedures or entry.studies)
            and place + 1 < len(entries)
        ):
            entry.date = None
    return entries
