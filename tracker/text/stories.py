"""Stories: posts in whole sentences, where an operation is told in passing and often more than once.

A signature states; a story also asks, wishes, remembers and gives advice. So a sentence of a story is cut where
the next thing happened, and an operation counts only when the sentence tells that it took place.
"""

import re
from collections.abc import Iterator, Sequence

from tracker.domain import vocabulary
from tracker.text.compose import hardware_in
from tracker.text.entries import Chunk, Entry, chunks_of, head_kind, is_head
from tracker.text.items import Item
from tracker.text.lexer import Line
from tracker.text.reading import Event, EventType

_SPEAKER = re.compile(r"\b(?:i|i['’](?:m|ve|d|ll)|my|me|we|they|he|she)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 14
_SHORTEST = 3 * _FEWEST_WORDS - 1
"""Characters of the shortest line that can hold so many words."""
_MOST_LOOKED_AT = 2000
"""Characters at the start of a line that show whether it is a story."""


def is_story(line: Line) -> bool:
    """Whether a line is a paragraph of a story: many words, and somebody speaks."""
    if len(line.plain) < _SHORTEST:
        return False
    head = line.plain[:_MOST_LOOKED_AT]
    words = _WORDS.findall(head)
    return len(words) >= _FEWEST_WORDS and _SPEAKER.search(head) is not None


def chunks_of_sentence(sentence: Sequence[Item]) -> list[Chunk]:
    """One chunk for each thing that happened; of several dates in one the most exact counts."""
    chunks: list[Chunk] = []
    for piece in _pieces(sentence):
        dates = [item for item in piece if item.kind == "date"]
        if len(dates) > 1 and _many_happened(piece):
            chunks.extend(chunks_of(piece))
        else:
            best = max(dates, key=_exactness, default=None)
            if (
                best is None
                and chunks
                and piece[0].cue("join")
                and not any(item.cue("planned") for item in piece)
            ):
                best = chunks[-1].date
            chunks.append(Chunk([item for item in piece if item.kind != "date"], best))
    return chunks


def _many_happened(piece: Sequence[Item]) -> bool:
    """Several plain dates in one stretch, as in "ESI in May and June", are one event each."""
    dates = [item for item in piece if item.kind == "date"]
    told = all(item.date is not None and (item.date.value or item.date.month) for item in dates)
    return told and any(
        (item.cue("join") or (item.mark(",") and place and piece[place - 1].kind == "date"))
        and piece[place + 1 : place + 3]
        and any(one.kind == "date" for one in piece[place + 1 : place + 4])
        for place, item in enumerate(piece)
    )


def _exactness(item: Item) -> int:
    if item.date is None:
        return 0
    if item.date.step is not None:
        return 1
    if item.date.day is not None or (item.date.value is not None and item.date.value.exact):
        return 4
    return 3 if item.date.value is not None else 2


def _pieces(sentence: Sequence[Item]) -> Iterator[list[Item]]:
    """``piece, {("," | "and" | "so" | "then" ...), piece}``; a new one begins with a second head or date."""
    piece: list[Item] = []
    parts = list(_parts(sentence))
    for place, part in enumerate(parts):
        if piece and _opens(piece, part, parts[place + 1 : place + 4]):
            yield piece
            piece = []
        piece.extend(part)
    if piece:
        yield piece


def _opens(piece: Sequence[Item], part: Sequence[Item], later: Sequence[Sequence[Item]]) -> bool:
    """Whether another thing happens in this part: it has a date of its own, a date to come, or a verb."""
    dates = [item for item in piece if item.kind == "date"]
    if not dates:
        turns = part[0].cue("turn") and any(is_head(item) for item in piece)
        return turns and any(item.kind == "date" for one in (part, *later) for item in one)
    if any(item.cue("showed") for item in part) and any(head_kind(item) == "imaging" for item in piece):
        return False
    named = [item for item in part if is_head(item) and not hardware_in(item)]
    done = any(is_head(item) for item in piece)
    if any(item.kind == "date" for item in part):
        own = [item for item in part if item.kind == "date"]
        if not done and not _only_steps(dates) and _only_steps(own):
            return not any(
                item.date is not None and item.date.step and item.date.step.unit == "age" for item in own
            )
        return (done or bool(named)) and not (_only_steps(dates) and not named)
    if not (named and done):
        return False
    if head_kind(named[0]) == "indication" and any(head_kind(item) == "imaging" for item in piece):
        return False
    return _has_date_ahead(later) or any(item.cue("happened", "planned") for item in part)


def _only_steps(dates: Sequence[Item]) -> bool:
    return all(item.date is not None and item.date.step is not None for item in dates)


def _has_date_ahead(parts: Sequence[Sequence[Item]]) -> bool:
    """Whether a date follows before anything else is named."""
    for part in parts:
        if any(item.kind == "date" for item in part):
            return not any(is_head(item) for item in part) or part[0].kind == "date"
        if any(is_head(item) for item in part):
            return False
    return False


def _parts(sentence: Sequence[Item]) -> Iterator[list[Item]]:
    part: list[Item] = []
    for place, item in enumerate(sentence):
        glued = place + 1 < len(sentence) and sentence[place + 1].kind == "levels"
        if (
            part
            and not glued
            and (item.mark(",", "-", "–", "—", ":", "(", ")") or item.cue("join", "turn", "then"))
        ):
            yield part
            part = []
        part.append(item)
    if part:
        yield part


def is_question(sentence: Sequence[Item]) -> bool:
    """Whether a sentence asks: it ends in a question mark, or begins with a word that asks."""
    return bool(sentence) and (sentence[-1].mark("?") or sentence[0].cue("asking"))


_GENERAL_VERBS = frozenset({"is", "are", "goes", "goes in", "means"})


def is_general(entry: Entry, clause: Sequence[Item]) -> bool:
    """ "An ACDF at C5-6 is the commonest fusion": an operation spoken of in general, outside any story."""
    if entry.date is not None or not entry.procedures or len(clause) < _FEWEST_WORDS // 2:
        return False
    first = min(item.start for item in entry.procedures)
    ahead = [item.text.lower() for item in clause if item.end <= first][-1:]
    states = any(item.text.lower() in _GENERAL_VERBS for item in clause)
    return (
        states
        and ahead in (["a"], ["an"])
        and not any(item.cue(*_VERBS, "happened", "self") for item in clause)
    )


def has_happened(
    event: Event, entry: Entry, sentence: Sequence[Item], before: Sequence[Event], beside: Entry | None
) -> bool:
    """Whether a sentence tells that this took place (or is planned), and is not only a mention of it.

    ``beside`` is the entry before it in the sentence: what a scan shows of an operation is not the operation.
    """
    if beside is not None and beside.studies and entry.procedures and beside.date is entry.date:
        return False
    if event.type is EventType.OTHER:
        return True
    start = min((item.start for item in entry.heads), default=event.start)
    advised = event.type is EventType.PLANNED and any(item.cue("advisor", "proposed") for item in sentence)
    if _is_wished(sentence, start) and not advised:
        return False
    if _is_yours(entry, sentence):
        return False
    if _is_state(entry, sentence):
        return False
    vague = event.type is EventType.CONDITION and not (event.places or entry.has("diagnosed"))
    if entry.date is not None and event.date is not None and not vague:
        return _is_another(entry, sentence) or not _told_before(
            event, before, event.type is EventType.CONDITION
        )
    told = any(item.cue("happened", "diagnosed", *_VERBS) for item in sentence)
    if event.type is EventType.PLANNED:
        return not _is_mention(event, before)
    if event.type in (EventType.IMAGING, EventType.CONDITION):
        return bool(event.places or entry.has("diagnosed")) and told and not _is_mention(event, before)
    return (
        told
        and not _is_definite(entry, sentence)
        and (_is_another(entry, sentence) or not _is_mention(event, before))
    )


def _is_wished(sentence: Sequence[Item], start: int) -> bool:
    """Whether "would", "if" or "thinking about" governs what begins at ``start``: no date and comma stand between."""
    ahead = [item for item in sentence if item.start < start]
    wish = next((place for place in range(len(ahead) - 1, -1, -1) if ahead[place].cue("wish")), None)
    if wish is None:
        return False
    between = ahead[wish + 1 :]
    return not (any(item.kind == "date" for item in between) and any(item.mark(",") for item in between))


_YOU_LOOK_BACK = 8
_YOURS = frozenset({"you", "your", "you've", "you're", "you’ve", "you’re", "yours"})
_MINE = frozenset({"i", "my", "me", "i've", "i’ve", "mine", "we"})


def _is_yours(entry: Entry, sentence: Sequence[Item]) -> bool:
    """ "You were fused at C4-5": what is told of the one who is written to."""
    first = min((item.start for item in entry.heads), default=None)
    if first is None:
        return False
    near = [item.text.lower() for item in sentence if item.end <= first][-_YOU_LOOK_BACK:]
    near += [word for item in entry.reasons for word in item.text.lower().split()]
    near += [word for item in entry.reasons for one in item.reasons for word in one.words.lower().split()]
    return any(word in _YOURS for word in near) and not any(word in _MINE for word in near)


_VERBS = ("remove", "out", "put_in", "replace", "revise", "repair", "release", "washed", "trial")


def _is_definite(entry: Entry, sentence: Sequence[Item]) -> bool:
    """ "The fusion", "this surgery": something already spoken of, unless levels tell what it was."""
    if entry.levels:
        return False
    first = min((item.start for item in entry.heads), default=None)
    for place, item in enumerate(sentence):
        if item.start == first and place:
            return sentence[place - 1].text.lower() in (
                "the",
                "this",
                "that",
                "these",
                "those",
                "a",
                "an",
                "my",
                "more",
            )
    return False


_STATES = frozenset(
    {"is", "isn't", "gave", "feels", "seems", "held", "holds", "looks", "has", "hasn't", "doesn't", "helped"}
)


def _is_state(entry: Entry, sentence: Sequence[Item]) -> bool:
    """ "The fusion is solid" tells how something is and not that it was done."""
    last = max((item.end for item in entry.procedures), default=None)
    for place, item in enumerate(sentence[:-1]):
        if item.end == last and place:
            following = sentence[place + 1].text.lower().split()
            return (
                sentence[place - 1].text.lower() in ("the", "my", "this", "that")
                and following[:1] != []
                and (following[0].replace("’", "'") in _STATES)
            )
    return False


_ANOTHER = frozenset({"second", "third", "fourth", "2nd", "3rd", "another", "new", "next"})


def _is_another(entry: Entry, sentence: Sequence[Item]) -> bool:
    """ "A second microdiscectomy" is no mention of the first one."""
    first = min((item.start for item in entry.heads), default=0)
    ahead = [item.text.lower() for item in sentence if item.end <= first][-3:]
    return any(word in _ANOTHER for word in ahead)


def _is_mention(event: Event, before: Sequence[Event]) -> bool:
    """Whether an undated event was told before: the same kind of operation on some of the same places."""
    return (
        event.date is None
        and not event.revision
        and any(_same(event, other) for other in before[-_LOOK_BACK:])
    )


def _told_before(event: Event, before: Sequence[Event], finding: bool) -> bool:
    """Whether the same procedures on the same day were told in an earlier sentence, or a scan's finding again."""
    for other in before[-_LOOK_BACK:]:
        if (
            finding
            and other.type is EventType.IMAGING
            and other.date == event.date
            and set(event.places) <= set(other.places)
        ):
            return True
        if event.procedures and other.date == event.date and _same(event, other) and event.type == other.type:
            return True
    return False


_LOOK_BACK = 20


def _same(event: Event, other: Event) -> bool:
    kinds = vocabulary.procedures()
    if {event.type, other.type} == {EventType.PLANNED, EventType.SURGERY}:
        return False
    one = {kinds[said.code].class_ if kinds[said.code].fuses else said.code for said in event.procedures}
    two = {kinds[said.code].class_ if kinds[said.code].fuses else said.code for said in other.procedures}
    places = not event.places or bool(event.sites.touched & other.sites.touched)
    if not event.procedures:
        return {said.code for said in event.conditions} <= {
            said.code for said in other.conditions + other.reasons
        } and places
    return bool(one & two) and places
