"""Where sources say something else of a record than it does, and nobody has chosen between them: the same words everywhere."""

from collections.abc import Collection, Iterable, Iterator

from tracker.domain.history import History
from tracker.domain.labels import label_of
from tracker.domain.phrases import say
from tracker.domain.records import Device, DeviceEvent, Record, Statement
from tracker.domain.statements import Disagreement, disagreeing
from tracker.views import words
from tracker.views.heads import HEADS
from tracker.views.papers import stated_words
from tracker.views.values import Said

Fields = Collection[str] | None
"""The fields that are asked for; None for all of them."""


def disputed(
    history: History, record: Record, *, but: Iterable[str] = (), fields: Fields = None
) -> tuple[Said, ...]:
    """ "Where: report says L4-L5", of each field of a record and its parts that is open so.

    The parts in the lists named in ``but`` are told elsewhere.
    """
    apart = disagreeing(history)
    parts = {part.id: part for part in _with_parts(record, frozenset(but))} if apart else {}
    return tuple(
        _said(history, each, "" if each.record.id == record.id else _name(history, parts[each.record.id]))
        for each in apart
        if each.record.id in parts and (fields is None or each.field in fields)
    )


def _with_parts(record: Record, but: frozenset[str]) -> Iterator[Record]:
    yield record
    for name in type(record).children():
        for part in getattr(record, name) if name not in but else ():
            yield from _with_parts(part, but)


def disputed_of_implant(history: History, implant: Record, *, fields: Fields = None) -> tuple[Said, ...]:
    """The same of an implant with what became of it, and of the level of the procedure that put it in."""
    return (*disputed(history, implant, fields=fields), *_of_its_procedure(history, implant))


def disputed_putting_in(history: History, implant: Record) -> tuple[Said, ...]:
    """What sources say otherwise of when, by whom and where the operation was that put an implant in."""
    surgery = history.surgery_of(implant) if isinstance(implant, Device) else None
    return tuple(
        _said(history, each, words.operation_title(history, surgery))
        for each in disagreeing(history)
        if surgery and each.record.id == surgery.id and each.field in ("date", "surgeon", "hospital")
    )


def _of_its_procedure(history: History, implant: Record) -> Iterator[Said]:
    by = implant.procedure_id if isinstance(implant, Device) else None
    for each in disagreeing(history) if by else ():
        if each.record.id == by and each.field == "sites":
            surgery = history.procedures[by][0]
            yield _said(history, each, words.operation_title(history, surgery))


def _name(history: History, part: Record) -> str:
    return words.choice(part.kind) if isinstance(part, DeviceEvent) else HEADS[type(part)][0](history, part)


def _said(history: History, found: Disagreement, of: str = "") -> Said:
    label = label_of(type(found.record), found.field)
    said = "; ".join(source_words(history, found.record, one) for one in found.statements)
    return Said(say("disputed.of", field=label, what=of) if of else label, said)


def source_words(history: History, record: Record, statement: Statement) -> str:
    """ "report says L4-L5": what one source says of a field."""
    value = stated_words(history, record, statement.field, statement.value)
    return say("end.source", source=words.choice_or(statement.origin) or say("end.a_source"), value=value)
