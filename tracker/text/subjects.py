"""Whose history a clause tells: the writer's own, another person's, or no spine's at all.

A husband's fusion, a car model "C4" and a network line "T1" look like history and are not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.text.heads import head_kind
from tracker.text.items import Item

_GENERAL = frozenset(
    {"fusion", "decompression", "instrumentation", "hardware_removal", "hardware_exchange", "other", "disc_replacement",
     "discectomy", "anterior_posterior_fusion", "spine_biopsy", "wound_revision", "washout"}
)  # fmt: skip
"""Codes that everyday words reach too ("fused", "replaced discs"); by themselves they prove no operation."""
_SHORT_WORD = 3


@dataclass(slots=True)
class Subject:
    """Follows from sentence to sentence whether somebody else is spoken of."""

    someone_else: bool = False
    heading: bool = False

    def head_line(self, text: str, items: Sequence[Item]) -> None:
        """A line such as "Please pray for them:" heads a list about others, up to the next empty line."""
        if not text.strip():
            self.heading = False
        elif text.rstrip().endswith(":"):
            self.heading = any(item.cue("other_person", "pronoun") for item in items)

    def is_other(self, clause: Sequence[Item]) -> bool:
        """Whether a clause tells of another person: it names one, or goes on about "she" after one was named."""
        named = _place(clause, "other_person")
        own = _place(clause, "self", last=True)
        pronoun = _place(clause, "pronoun")
        head = next((place for place, item in enumerate(clause) if _happens(item)), len(clause))
        if named is not None:
            self.someone_else = not _is_own(clause, named, head)
        elif (own is not None and _says_i(clause[own])) or pronoun is None or pronoun > head:
            self.someone_else = False
        return self.someone_else or self.heading


def _happens(item: Item) -> bool:
    if not item.meanings:
        return False
    return head_kind(item) is not None or item.cue(
        "remove", "replace", "put_in", "disc", "trial", "treatment"
    )


def own_part(clause: Sequence[Item]) -> Sequence[Item]:
    """What a clause tells of the writer: all of it, or up to the other person named behind what happened."""
    named, first = _place(clause, "other_person"), _place(clause, "self")
    head = next((place for place, item in enumerate(clause) if head_kind(item)), len(clause))
    cut_off = named is not None and first is not None and first < head < named and _is_subject(clause[first])
    return clause[:named] if cut_off else clause


def _is_own(clause: Sequence[Item], named: int, head: int) -> bool:
    """Whether what happened is the writer's own though another person is named: "my wife drove when I had ..."."""
    if named > head:
        return any(_is_subject(item) for item in clause[:named])
    between = clause[named + 1 : head]
    return any(_is_subject(item) for item in between) or any(_says_i(item) for item in between[-2:])


def _is_subject(item: Item) -> bool:
    first = item.text.partition(" ")[0].lower().replace("’", "'")
    return first in ("i", "i've", "i'm", "i'd", "i'll", "we", "mine")


def _says_i(item: Item) -> bool:
    return item.text.lower().replace("’", "'") in (
        "i",
        "i've",
        "i'm",
        "i'd",
        "we",
        "mine",
        "myself",
        "my own",
        "my",
    )


def _place(clause: Sequence[Item], role: str, last: bool = False) -> int | None:
    places = [place for place, item in enumerate(clause) if item.meanings and item.cue(role)]
    return (places[-1] if last else places[0]) if places else None


def has_strong_term(items: Sequence[Item]) -> bool:
    """Whether a term stands here that only spine care knows, such as "ACDF" or "laminectomy"."""
    return any(
        (item.code("procedure") or "other") not in _GENERAL or item.code("indication") not in (None, "other")
        for item in items
        if head_kind(item)
    )


def is_foreign(items: Sequence[Item], text_is_foreign: bool) -> bool:
    """Whether the words around show that a line is about cars, networks, games or the like."""
    if has_strong_term(items):
        return False
    foreign = sum(item.cue("foreign") for item in items)
    return text_is_foreign or foreign > 1 or (foreign == 1 and not _names_a_segment(items))


def _names_a_segment(items: Sequence[Item]) -> bool:
    """Whether an operation stands beside two neighbouring bones of neck or low back: "fused L4-5, back on my bike".

    One bone alone ("C5") and the bones of the chest ("T1-T3") look like too many other things.
    """
    near = any(
        segment.upper.name[0] in "CL" for item in items if item.levels for segment in item.levels.segments
    )
    return near and any(item.code("procedure") for item in items)


def tells_of_other_things(lines: Sequence[Sequence[Item]]) -> bool:
    """Whether a whole text is about something else: foreign words in it, and no strong term anywhere."""
    foreign = sum(item.cue("foreign") for items in lines for item in items)
    return foreign >= 2 and not any(has_strong_term(items) for items in lines)
