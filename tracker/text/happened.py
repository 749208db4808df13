"""Whether a sentence tells that something took place: a story also asks, wishes, remembers and gives advice."""

from collections.abc import Sequence

from tracker.domain import vocabulary
from tracker.text.entry import Entry
from tracker.text.events import is_told
from tracker.text.items import Item
from tracker.text.reading import Event, EventType


def is_question(sentence: Sequence[Item]) -> bool:
    """Whether a sentence asks: it ends in a question mark, or begins with a word that asks."""
    return bool(sentence) and (sentence[-1].mark("?") or sentence[0].cue("asking"))


_FEWEST_ITEMS = 7
_GENERAL_VERBS = frozenset({"is", "are", "goes", "goes in", "means"})


def is_general(entry: Entry, clause: Sequence[Item]) -> bool:
    """ "An ACDF at C5-6 is the commonest fusion": an operation spoken of in general, outside any story."""
    if entry.date is not None or not entry.procedures or len(clause) < _FEWEST_ITEMS:
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
    advised = event.type is EventType.PLANNED and (
        any(item.cue("advisor", "proposed") for item in sentence) or is_told(sentence)
    )
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
