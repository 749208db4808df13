"""Loose ends of which the same is said, in one sentence: for a sheet that has no room for a sentence each.

Nothing is lost by it but the date and the procedures of an operation that has a number, which the sheet tells beside
that number; of a long row of images or implants the first ones are named and the others counted.
"""

from collections.abc import Callable
from datetime import date

from tracker.domain.as_of import as_of
from tracker.domain.history import History
from tracker.domain.loose_end import EndKind, LooseEnd
from tracker.domain.phrases import say
from tracker.domain.records import Answer, ImagingStudy, Surgery
from tracker.views import fusion_words, words
from tracker.views.open_ends import devices_of, image_of, implants_of, lacks_note, places_of, sentences

NAMED = 8
"""Images or implants of one sentence that are named."""

_NOTES = {
    "end.no_note": "end.same.no_note",
    "end.no_note.apart": "end.same.no_note.apart",
    "end.no_note.denied": "end.same.no_note.denied",
}
"""What is said of one missing operative note, and of several."""

_LISTS = {True: "end.same.no_list", False: "end.same.no_list.unknown"}
"""What is said where no hardware is listed: whether it is recorded that some was put in."""

_OPERATIONS = frozenset((*_NOTES.values(), *_LISTS.values()))
"""What is said of operations, which are named by their numbers, all of them."""

_NEWEST_FIRST = frozenset({"end.same.no_report", "end.same.not_discussed"})
"""What is said of images, which are told as everywhere: the newest first."""

Same = tuple[str, str]
"""What is said of an end, by its phrase, and of what."""


def sentences_together(history: History, ends: tuple[LooseEnd, ...], on: date) -> tuple[str, ...]:
    """A sentence for each end, those of which the same is said in one, at the place of the first of them."""
    so_far = as_of(history, on)
    rows: dict[object, list[tuple[LooseEnd, str]]] = {}
    for end in ends:
        same = _SAME[end.kind](so_far, end) if end.kind in _SAME else None
        rows.setdefault(same[0] if same else end.key, []).append((end, same[1] if same else ""))
    return tuple(
        sentences(history, (row[0][0],), on)[0]
        if len(row) == 1
        else _sentence(str(key), [of for _, of in row])
        for key, row in rows.items()
    )


def _sentence(key: str, of: list[str]) -> str:
    if key in _OPERATIONS:
        return say(key, numbers=words.listing(of))
    if key in _NEWEST_FIRST:
        of = of[::-1]
    shown = of if len(of) <= NAMED + 1 else [*of[:NAMED], say("end.more", number=len(of) - NAMED)]
    return say(key, what="; ".join(shown))


def _report(_history: History, end: LooseEnd) -> Same:
    assert isinstance(end.record, ImagingStudy)
    return "end.same.no_report", image_of(end.record)


def _talk(_history: History, end: LooseEnd) -> Same:
    assert isinstance(end.record, ImagingStudy)
    return "end.same.not_discussed", image_of(end.record)


def _note(history: History, end: LooseEnd) -> Same | None:
    return _of_operation(history, end, _NOTES[lacks_note(history, end)])


def _list(history: History, end: LooseEnd) -> Same | None:
    assert isinstance(end.record, Surgery)
    return _of_operation(history, end, _LISTS[end.record.hardware_put_in is Answer.YES])


def _of_operation(history: History, end: LooseEnd, key: str) -> Same | None:
    """An operation by its number; one that has none keeps its own sentence."""
    assert isinstance(end.record, Surgery)
    number = fusion_words.numbered(history, end.record)
    return (key, number) if number else None


def _fusion(history: History, end: LooseEnd) -> Same | None:
    """Where the dates leave open whether it was assessed since, it keeps its own sentence."""
    assert isinstance(end.record, Surgery)
    if end.order_open:
        return None
    number = fusion_words.numbered(history, end.record)
    said = say("operation.numbered", number=number) if number else fusion_words.operation(history, end.record)
    return "end.same.fusion", f"{places_of(history, end)} ({said})"


def _label(history: History, end: LooseEnd) -> Same:
    return "end.same.no_label", implants_of(end) or devices_of(history, end)


_SAME: dict[EndKind, Callable[[History, LooseEnd], Same | None]] = {
    EndKind.NO_REPORT: _report,
    EndKind.NOT_DISCUSSED: _talk,
    EndKind.NO_OPERATIVE_NOTE: _note,
    EndKind.NO_HARDWARE_LIST: _list,
    EndKind.FUSION_NOT_ASSESSED: _fusion,
    EndKind.NO_MR_LABEL: _label,
}
