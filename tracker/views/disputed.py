"""Where sources say something else of a record than it does, and nobody has chosen between them: the same words everywhere."""

from collections.abc import Iterator

from tracker.domain.gate import members
from tracker.domain.history import History
from tracker.domain.labels import label_of
from tracker.domain.phrases import say
from tracker.domain.records import Device, DeviceEvent, Record
from tracker.domain.statements import Disagreement, disagreeing
from tracker.views import words
from tracker.views.open_ends import sources_words
from tracker.views.values import Said


def disputed(history: History, record: Record) -> tuple[Said, ...]:
    """ "Where: report says L4-L5", of each field of a record that is open so."""
    return tuple(_said(history, each) for each in disagreeing(history) if each.record.id == record.id)


def disputed_of_implant(history: History, implant: Record) -> tuple[Said, ...]:
    """The same of an implant with what became of it, and of the level of the procedure that put it in."""
    parts = {part.id: part for part in members(implant)}
    own = tuple(
        _said(history, each, _event(parts[each.record.id]))
        for each in disagreeing(history)
        if each.record.id in parts
    )
    return (*own, *_of_its_procedure(history, implant))


def _of_its_procedure(history: History, implant: Record) -> Iterator[Said]:
    by = implant.procedure_id if isinstance(implant, Device) else None
    for each in disagreeing(history) if by else ():
        if each.record.id == by and each.field == "sites":
            surgery = history.procedures[by][0]
            yield _said(history, each, words.operation_title(history, surgery))


def _event(part: Record) -> str:
    return words.choice(part.kind) if isinstance(part, DeviceEvent) else ""


def _said(history: History, found: Disagreement, of: str = "") -> Said:
    label = label_of(type(found.record), found.field).rstrip("?")
    said = "; ".join(sources_words(history, found))
    return Said(say("disputed.of", field=label, what=of) if of else label, said)
