"""Where facts come from: what each source says of a field, which of them disagree, and choosing one of them.

The record's own value is the chosen one. A statement's value is the text its value is stored as (a date as
EDTF, a code, sites as their text), so that it can be put into the record by the gate alone.
"""

from dataclasses import dataclass
from typing import Any, TypeVar

from tracker.domain.dates import PartialDate
from tracker.domain.gate import build, dump, members
from tracker.domain.history import History
from tracker.domain.papers import is_about, record_at
from tracker.domain.record_fields import filled_in
from tracker.domain.records import Answer, Origin, Record, Sourced, SourceText, Statement
from tracker.errors import InvalidRecord, ValueProblem

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of a record of which sources say different things, and which of them disagree with the record."""

    record: Record
    field: str
    statements: tuple[Statement, ...]
    settled: bool
    """True when the person chose one of them and the record still says what that one says."""


def stated_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind that a source can say something of: those a form shows, but for notes and links."""
    return tuple(
        name
        for name, info in kind.model_fields.items()
        if filled_in(info)
        and name not in ("as_written", "note")
        and not (isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("link"))
    )


def statements_of(history: History, record: Record, field: str | None = None) -> tuple[Statement, ...]:
    """What sources say of a record, or of one of its fields, in the order in which it was entered."""
    every = history.about.get((Statement, record.table(), record.id), ())
    own = (s for s in every if field in (None, s.field))
    return tuple(sorted(own, key=lambda s: s.position))


def source_of(history: History, record: Record) -> SourceText | None:
    """The pasted text a record came from: an origin of all of its facts, without a statement of its own."""
    if not isinstance(record, Sourced) or not record.source_id:
        return None
    return next((source for source in history.sources if source.id == record.source_id), None)


def value_of(record: Record, field: str) -> str:
    """The value of a field as the text it is stored as; empty for what is not recorded."""
    value = getattr(record, field, None)
    return "" if value is None else str(value)


def taking(record: R, field: str, value: str) -> R:
    """The record with another value in one field, through the gate; raises InvalidRecord when it cannot be had."""
    if field not in stated_fields(type(record)):
        raise InvalidRecord((ValueProblem("This statement is about a field that cannot be set.", field),))
    values = {name: given for name, given in dump(record).items() if name != f"{field}_typed"}
    made = build(type(record), values | {field: value})
    made.version = record.version
    return made


def agrees(record: Record, statement: Statement) -> bool:
    """Whether a statement says what the record says, or can.

    Dates agree when one day can be both: "2013" and "May 2013" do. Words agree whatever their case and
    spaces. A field that is not recorded agrees with nothing.
    """
    own, said = getattr(record, statement.field, None), statement.value or ""
    if isinstance(own, PartialDate):
        return _same_time(own, said)
    return _plain(value_of(record, statement.field)) == _plain(_as_stored(record, statement.field, said))


def _as_stored(record: Record, field: str, said: str) -> str:
    try:
        return value_of(taking(record, field, said), field)
    except InvalidRecord:
        return said


def _same_time(own: PartialDate, said: str) -> bool:
    try:
        other = PartialDate.parse(said)
    except ValueError:
        return False
    starts = [when.earliest for when in (own, other) if when.earliest]
    ends = [when.latest for when in (own, other) if when.latest]
    return not starts or not ends or max(starts) <= min(ends)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def disagreements(history: History) -> tuple[Disagreement, ...]:
    """Every field of which a source says something else than the record, in the order of the statements."""
    abouts = dict.fromkeys((s.about_table, s.about_id, s.field) for s in history.statements)
    found = []
    for table, id_, field in abouts:
        record = record_at(history, table, id_)
        if record is not None and field in stated_fields(type(record)):
            found.append(_weighed(record, field, statements_of(history, record, field)))
    return tuple(each for each in found if each.statements)


def disagreeing(history: History) -> tuple[Disagreement, ...]:
    """The disagreements that nobody has settled by choosing a source; found once and kept with the history."""
    name = "disagreeing", None
    if name not in history.kept:
        history.kept[name] = tuple(each for each in disagreements(history) if not each.settled)
    found: tuple[Disagreement, ...] = history.kept[name]
    return found


def _weighed(record: Record, field: str, statements: tuple[Statement, ...]) -> Disagreement:
    apart = tuple(s for s in statements if not agrees(record, s))
    settled = any(s.chosen is Answer.YES and agrees(record, s) for s in statements)
    return Disagreement(record, field, apart, settled)


def choosing(history: History, root: Record, statement: Statement) -> tuple[Record, ...]:
    """What is saved in one change when a statement is chosen; ``root`` is the record it is about, or holds it.

    The record takes its value, unless it says that already; the value the record had stays as a statement of
    its own, unless a source gives it; no other statement of the field is the chosen one any longer. Raises
    InvalidRecord when the record cannot take the value.
    """
    field = statement.field
    record = next(each for each in members(root) if is_about(statement, each))
    own = statements_of(history, record, field)
    made: list[Record] = [_marked(s, s.id == statement.id) for s in own]
    if _exactly(record, statement):
        return tuple(made)
    before = value_of(record, field)
    if before and not any(_exactly(record, s) for s in own):
        made.append(_kept(history, record, field, before, max((s.position for s in own), default=0) + 1))
    return (_put_in(root, taking(record, field, statement.value or "")), *made)


def keeping(history: History, record: Record, field: str) -> tuple[Statement, ...]:
    """What is saved in one change when the record's own value is chosen: it stands as a statement, and is marked."""
    own = statements_of(history, record, field)
    says_so = next((s for s in own if _exactly(record, s)), None)
    if says_so is not None:
        return tuple(_marked(s, s is says_so) for s in own)
    position = max((s.position for s in own), default=0) + 1
    kept = _kept(history, record, field, value_of(record, field), position)
    return (*(_marked(s, False) for s in own), _marked(kept, True))


def _put_in(root: R, changed: Record) -> R:
    """The record with a changed one in the place of its own or of one nested in it."""
    made = build(type(root), _replaced(dump(root), dump(changed)))
    made.version = root.version
    return made


def _replaced(values: dict[str, Any], by: dict[str, Any]) -> dict[str, Any]:
    if values.get("id") == by["id"]:
        return by
    return {
        name: [_replaced(each, by) if isinstance(each, dict) else each for each in value]
        if isinstance(value, list)
        else value
        for name, value in values.items()
    }


def adding(history: History, record: Record, statement: Statement) -> tuple[Statement, ...]:
    """What is saved in one change for a new statement: one that disagrees opens an earlier choice again."""
    own = statements_of(history, record, statement.field)
    placed = _with(statement, position=max((s.position for s in own), default=0) + 1)
    if agrees(record, statement):
        return (placed,)
    return (placed, *(_marked(s, False) for s in own if s.chosen))


def _exactly(record: Record, statement: Statement) -> bool:
    said = _as_stored(record, statement.field, statement.value or "")
    return value_of(record, statement.field) == said


def _kept(history: History, record: Record, field: str, value: str, position: int) -> Statement:
    """The value a record had, as a statement: from the pasted text, or from where nobody recorded."""
    pasted = source_of(history, record)
    return build(
        Statement,
        {
            "about_table": record.table(),
            "about_id": record.id,
            "field": field,
            "value": value,
            "origin": Origin.PASTED.value if pasted else None,
            "date": str(pasted.date) if pasted and pasted.date else None,
            "position": position,
        },
    )


def _marked(statement: Statement, chosen: bool) -> Statement:
    return _with(statement, chosen=Answer.YES.value if chosen else None)


def _with(statement: Statement, **values: object) -> Statement:
    made = build(Statement, dump(statement) | values)
    made.version = statement.version
    return made
