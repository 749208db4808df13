"""The signs clinics ask about in words, and the text on emergency care that stands beside them for everybody.

The three answers never share a word: "present ...", "patient says no (date)", "not recorded".
"""

from collections.abc import Sequence

from tracker.domain import vocabulary
from tracker.domain.neurological import Sign, Standing
from tracker.domain.phrases import say
from tracker.domain.records import NeurologicalItem, Present
from tracker.views import words

EMERGENCY = (
    "numbness or a changed feeling between the legs, round the genitals, the buttocks or the back passage, "
    "also when wiping",
    "new trouble starting or stopping the flow of urine, urine that leaks or is not felt, not knowing whether "
    "the bladder is full",
    "no control of the bowel, or no feeling there",
    "no feeling in the genitals during sex, or a change in how they work",
    "weakness, numbness or pain in both legs, or one of these getting worse",
    "a new change in walking",
)
"""What hospital leaflets list as reasons for emergency care, in our own words. It is the same for everybody
and depends on no answer."""

EMERGENCY_HEAD = "Hospitals tell patients to get emergency care for"
EMERGENCY_SOURCE = (
    "Sources: NHS information for patients on cauda equina syndrome; Oxford University Hospitals, leaflet OMI 10127P. "
    "This text is the same for everybody, whatever is answered here."
)


_MOST_EARLIER = 3
"""Earlier answers that are told where the newest stands; all of them stand in the full history."""


def sign_name(sign: Sign) -> str:
    """ "Numbness"; of something else in the patient's words."""
    called = sign.answers[0].called if sign.code == "other" and sign.answers else None
    return words.term("neurological", sign.code, called)


def sign_plain(sign: Sign) -> str:
    """What is asked, in everyday words."""
    return vocabulary.plain_terms("neurological")[sign.code].plain


def sign_words(sign: Sign) -> tuple[str, ...]:
    """The answers that stand, one line each, with what was answered before; "not recorded" where there is none."""
    return tuple(map(standing_words, sign.standing)) or (words.not_recorded(),)


def standing_words(one: Standing) -> str:
    """ "present (2026; patient says no 2024)"."""
    return answer_words(one.item, one.earlier)


def answer_words(item: NeurologicalItem, earlier: Sequence[NeurologicalItem] = ()) -> str:
    """ "patient says no (1 Feb 2016)", "present since Nov 2014, left: top of the foot (1 Feb 2016)".

    Of ``earlier`` answers, newest first, the oldest are only counted where there are many.
    """
    before = [_earlier_words(one) for one in earlier[:_MOST_EARLIER]]
    rest = len(earlier) - len(before)
    more = [say("neurological.more_earlier", number=rest)] if rest else []
    return f"{_said(item)} ({'; '.join((words.when(item.date), *before, *more))})"


def _earlier_words(item: NeurologicalItem) -> str:
    """ "patient says no 2024", "present since 2014, left, answered Feb 2016"; that its date is not recorded, after a comma.

    The day of an answer never follows other words than the bare answer: it would pass for part of them.
    """
    said = _said(item)
    if item.date is None:
        return f"{said}, {words.when(None)}"
    bare = item.answer is not None and said == words.choice(item.answer)
    dated = words.when(item.date)
    return f"{said} {dated}" if bare else f"{said}, {say('neurological.answered', date=dated)}"


def _said(item: NeurologicalItem) -> str:
    if item.answer is None:
        said = words.not_recorded()
    elif item.answer is Present.PRESENT and item.since:
        since = words.since(item.since)
        loose = words.is_span(item.since)
        said = f"{words.choice(item.answer)}, {since}" if loose else say("present_since", since=since)
    else:
        said = words.choice(item.answer)
    side = f", {words.side_word(item.side)}" if item.side else ""
    called = f": {item.called}" if item.called and item.kind != "other" else ""
    return f"{said}{side}{called}"
