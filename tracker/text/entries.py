"""A chunk's items grouped into entries: what was done or found, where, when and why, as the writer groups it.

::

    chunk  = entry, {entry}            one set of levels each: "laminectomy L3, fusion L4-S1 2001" has two
    entry  = heads and levels in either order, with side, extent, hardware and reasons among them
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tracker.domain.levels import Side
from tracker.text.chunks import Chunk
from tracker.text.devices import hardware_in
from tracker.text.entry import Entry
from tracker.text.entry_joins import settled
from tracker.text.heads import head_kind, is_fused, is_head, mentioned_in
from tracker.text.items import Item
from tracker.text.reading import Said
from tracker.text.terms import Meaning, actions

_SIDES = {"left": Side.LEFT, "right": Side.RIGHT, "both": Side.BOTH, "midline": Side.MIDLINE}


_LOOK_BACK = 8
"""Entries back to which the study in an aside looks for its levels."""

_HOW_FAR = ("aborted", "abandoned", "attempted")
_LATER = frozenset({"after", "following", "before"})


def entries_of(chunk: Chunk) -> list[Entry]:
    """The entries of a chunk; those without levels join a neighbour that has them."""
    maker = _Maker()
    for item in chunk.items:
        maker.take(item)
    return settled([entry for entry in maker.entries if entry.items], chunk)


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
            self._device(item)
        elif self.now.studies and item.cue("fusion_state"):
            self.now.conditions.append(_as_finding(item))
        self._cues(item)
        self.now.items.append(item)

    def _device(self, item: Item) -> None:
        """A device of an operation of its own opens an entry after a whole one: "ALIF L5-S1, Coflex L4-5"."""
        entry = self.now
        if is_own_operation(item, entry) and entry.levels and (entry.heads or entry.hardware):
            self.entries.append(self._with_cues_ahead())
            self.since_levels = []
        self.now.hardware.append(item)

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
        self._give_back_head()
        entry, between = self.now, self.since_levels
        listed = entry.levels and not any(is_head(one) for one in between)
        if entry.levels and not (listed and _only_joins(between)):
            new = Entry(side=None)
            if not any(is_head(one) for one in between):
                new.procedures, new.conditions = list(entry.procedures), list(entry.conditions)
            self._side_ahead(new)
            self.entries.append(new)
        self.now.levels.append(item)
        self.since_levels = []

    def _give_back_head(self) -> None:
        """In "L5 hemilaminectomy, facetectomy, L5-S1 microdisc" levels lead: what stands before a comma is above."""
        if len(self.entries) < 2 or not self.since_head[-1:] or not self.since_head[-1].mark(","):
            return
        before, now = self.entries[-2:]
        leads = before.levels and before.procedures and before.levels[0].start < before.procedures[0].start
        if not leads or before.apart or now.levels or not now.procedures or now.conditions or now.studies:
            return
        for name in ("procedures", "hardware", "cues", "items"):
            getattr(before, name).extend(getattr(now, name))
        self.entries[-1] = Entry()
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
        if entry.studies and head_kind(item) == "procedure":
            entry.conditions += [_as_finding(item)] if is_fused(item) else []
            return
        {"procedure": entry.procedures, "imaging": entry.studies}.get(
            head_kind(item) or "", entry.conditions
        ).append(item)
        if hardware_in(item):
            entry.hardware.append(item)

    def _with_cues_ahead(self) -> Entry:
        """A new entry with the cues right before it: in "stenosis, waiting list for XLIF" the XLIF is waited for."""
        ahead: list[Item] = []
        if self.now.is_proposed and any(one.cue("either") for one in self.since_head):
            ahead = [one for one in self.now.cues if one.cue("planned", "proposed", "advisor", "either")]
            return Entry(cues=ahead)
        for one in reversed(self.now.items):
            if one.kind in ("mark", "levels", "date") or is_head(one):
                break
            if one.cue("planned", "revision", *_HOW_FAR):
                ahead.append(one)
        if not self.now.procedures:
            self.now.cues = [one for one in self.now.cues if one not in ahead]
        begun = [one for one in ahead if one.cue(*_HOW_FAR)]
        self.now.cues = [one for one in self.now.cues if one not in begun]
        self.now.items = [one for one in self.now.items if one not in begun]
        return Entry(cues=ahead, items=begun)

    def _is_shown(self, item: Item) -> bool:
        """What a scan shows of a fusion is a finding ("CT fused L4-L5"), what it speaks of no operation."""
        if not self.now.studies or head_kind(item) != "procedure":
            return False
        between = self.since_head[1:]
        if not is_fused(item):
            return not self.now.conditions and item in mentioned_in([*self.since_head, item])
        showed = any(one.cue("showed") or one.mark(":") for one in between)
        apart = any(one.cue("turn", "then", "join") for one in between) or any(
            one.mark(",") for one in between[:1]
        )
        return showed or not apart or bool(self.now.conditions)

    def _is_reason(self, item: Item) -> bool:
        """A condition glued to an operation is what it was for: "infected hardware washout", "scoliosis surgery"."""
        entry = self.now
        alone = len(entry.conditions) == 1 and not (entry.levels or entry.studies or entry.procedures)
        if not alone:
            return False
        followed = ("follows", entry.conditions[0].code("indication") or "") in actions()
        leads = any(one.mark(">", "→", "➔", "➡", "⇒") for one in self.since_head)
        between = [
            one
            for one in self.since_head[1:]
            if not (followed and _may_part(one))
            and not (leads and one.mark(">", "→", "➔", "➡", "⇒", "-", "="))
        ]
        return head_kind(item) == "procedure" and not between

    def _opens(self, item: Item) -> bool:
        """A head opens an entry after a whole one, and where the kind of head changes."""
        entry, kind = self.now, head_kind(item)
        if kind == "procedure" and entry.procedures and self._is_apart():
            entry.apart = True
            return True
        if entry.studies:
            return kind == "procedure"
        if entry.levels and kind == "procedure" and stands_for_operation(entry, item):
            return True
        if entry.heads and entry.levels:
            return kind != "imaging" or bool(entry.procedures)
        return (bool(entry.procedures) and kind != "procedure") or (
            bool(entry.conditions) and kind == "procedure"
        )

    def _is_apart(self) -> bool:
        """Whether what follows is an operation of its own: "after" an earlier one, or proposed "or" another one."""
        if any(one.text.lower() in _LATER for one in self.since_head):
            return True
        return self.now.is_proposed and any(one.cue("either") for one in self.since_head)


_OWN_OPERATIONS = frozenset(
    {
        "disc_replacement",
        "interspinous_spacer",
        "interspinous_fusion",
        "dynamic_stabilization",
        "si_joint_fusion",
    }
)


def is_own_operation(item: Item, entry: Entry) -> bool:
    """Whether a device tells of another operation than those the entry names, such as a disc beside a fusion."""
    code = actions().get(("alone", item.code("hardware") or ""))
    named = {one.code("procedure") for one in entry.procedures}
    named |= {actions().get(("alone", one.code("hardware") or "")) for one in entry.hardware}
    return code in _OWN_OPERATIONS and code not in named and not named & _ON_DEVICES


_ON_DEVICES = frozenset({"hardware_removal", "hardware_exchange", "disc_replacement_removal"})


def stands_for_operation(entry: Entry, item: Item) -> bool:
    """Whether an entry without a procedure has a device that stands for one, other than the procedure that follows."""
    codes = {actions().get(("alone", one.code("hardware") or "")) for one in entry.hardware}
    return not entry.procedures and bool(codes & _OWN_OPERATIONS) and item.code("procedure") not in codes


def _may_part(item: Item) -> bool:
    """What may stand between a trouble after an operation and the next operation: "reherniation, 2nd microdisc"."""
    return item.mark(",", "-", "–", "—") or item.kind == "number" or item.cue("ordinal", "revision")


def _as_finding(item: Item) -> Item:
    return replace(item, meanings=(Meaning("indication", "fused"),))


def _as_reason(item: Item) -> Item:
    said = Said(item.code("indication") or "other", item.text, item.start, item.end, item.guess)
    return replace(item, kind="reason", reasons=(said,))


_AT = frozenset({"at", "one", "another"})


def _only_joins(items: Iterable[Item]) -> bool:
    """Whether only list marks, hardware and its words stand between two levels."""
    rest = [
        item
        for item in items
        if not (
            item.mark(",", "&", "+", "(", ")", "/")
            or item.cue("join", "with", "another_one")
            or item.text.lower() in _AT
        )
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
