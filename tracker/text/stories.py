"""Stories: posts in whole sentences, where an operation is told in passing and often more than once.

A signature states; a story also asks, wishes, remembers and gives advice. So a sentence of a story is cut where
the next thing happened, and an operation counts only when the sentence tells that it took place.
"""

import re
from collections.abc import Iterator, Sequence

from tracker.domain.dates import Precision
from tracker.text.chunks import Chunk, chunks_of
from tracker.text.devices import hardware_in
from tracker.text.heads import head_kind, is_head
from tracker.text.items import Item
from tracker.text.lexer import Line

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


_SENTENCE = re.compile(r"[a-z)]{3}[.!]\s+[A-Z]")


def is_told(line: Line) -> bool:
    """Whether a line beside a story goes on with it though nobody speaks: two whole sentences or more."""
    head = line.plain[:_MOST_LOOKED_AT]
    return len(_WORDS.findall(head)) >= _FEWEST_WORDS and _SENTENCE.search(head) is not None


_TITLE = re.compile(r"\s*(?:re|subject|title|topic)\s?:", re.IGNORECASE)


def is_title_or_question(line: Line, items: Sequence[Item]) -> bool:
    """Whether a short line is the title of a thread ("Re: ...") or asks something of the readers."""
    if _TITLE.match(line.plain):
        return True
    placed = any(item.kind in ("date", "levels") for item in items)
    return "?" in line.plain and not placed and _ASKS.match(line.plain) is not None


_ASKS = re.compile(
    r"\W*(?:any(?:one|body)|(?:has|have|did|does) (?:any|you)|do you|how (?:long|many|do|did|was|is)|who (?:has|had|here))\b",
    re.IGNORECASE,
)


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
    first = next((place for place, item in enumerate(piece) if item.kind == "date"), len(piece))
    return told and any(_goes_on(piece, place) for place in range(first + 1, len(piece)))


def _goes_on(piece: Sequence[Item], place: int) -> bool:
    """Whether a list of dates goes on here: "in May and June", "2014, 2015"."""
    item = piece[place]
    if item.mark(","):
        return (
            piece[place - 1].kind == "date"
            and piece[place + 1 :][:1] != []
            and piece[place + 1].kind == "date"
        )
    if not item.cue("join"):
        return False
    return any(one.kind == "date" for one in piece[place + 1 : place + 4])


def _exactness(item: Item) -> int:
    if item.date is None:
        return 0
    if item.date.step is not None:
        return 1
    value = item.date.value
    if item.date.day is not None or (value is not None and value.exact):
        return 5
    if value is None:
        return 2
    return 4 if value.precision is Precision.MONTH else 3


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
        if not named and _only_dates(part) and _exactness(part[-1]) > max(map(_exactness, dates)):
            return False
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


def _only_dates(part: Sequence[Item]) -> bool:
    """Whether a part only tells the day more exactly: "last month, on September 14"."""
    return (
        part[-1].kind == "date" and not any(item.cue("join") for item in part) and len(part) <= _LONGEST_DATE
    )


_LONGEST_DATE = 4


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
