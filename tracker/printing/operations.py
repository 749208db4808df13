"""The sections on operations: those that took place, planned ones, injections; each has exactly one row."""

from tracker.domain.age import ages_on
from tracker.domain.dates import PartialDate
from tracker.domain.history import History, is_intervention
from tracker.domain.labels import label_of
from tracker.domain.phrases import say
from tracker.domain.records import Answer, Complication, Procedure, Surgery
from tracker.printing import parts_out
from tracker.printing.hardware import none_listed
from tracker.printing.layout import (
    Cell,
    Column,
    Line,
    Paragraph,
    Section,
    Span,
    Style,
    Table,
    gap,
    headed,
    left_out,
    own_words,
    plain,
    quiet,
    quoted,
    strong,
)
from tracker.printing.tables import disputed_lines, line, more
from tracker.views import care_words, words
from tracker.views.disputed import disputed
from tracker.views.values import said

_PUT_IN = 4
"""The column of hardware, left out where there is none."""
_TOLD = (
    *("date", "status", "surgeon", "hospital", "outcome", "result", "relief", "relief_lasted"),
    *("note", "as_written", "procedures", "complications"),
)
"""What of an operation stands in the other columns."""
_NAMED = frozenset({"kind", "called", "sites", "approach", "note", "revision"})
"""What of a procedure stands in its own lines."""


def _columns() -> tuple[Column, ...]:
    return (
        Column(say("column.date_age_surgeon"), 33),
        Column(say("column.levels_procedures"), 51),
        Column(say("column.reason"), 32),
        Column(say("column.outcome"), 36),
        Column(say("column.put_in"), 28),
    )


def operations(history: History) -> tuple[Section, ...]:
    """The operations that took place, numbered in date order."""
    if not history.operations:
        return (headed("operations", (Paragraph((gap(),)),)),)
    rows = tuple(_row(history, surgery) for surgery in history.operations)
    title = counted_title(history)
    return (headed("operations", (Table(_columns(), rows),), say("note.by_date"), title=title),)


def counted_title(history: History) -> str:
    """How many operations are told; where others are left out, that it is those that are told here."""
    title = say("section.operations.counted", number=len(history.operations))
    return say("told_here", what=title) if history.lacks_operations else title


def planned(history: History) -> tuple[Section, ...]:
    """Planned and cancelled operations, apart from history."""
    rows = [s for s in history.surgeries if history.number_of(s) is None and not is_intervention(s)]
    return _apart(history, rows, "planned", say("note.not_history"))


def injections(history: History) -> tuple[Section, ...]:
    """Injections, ablations and the like, apart from operations."""
    rows = [s for s in history.surgeries if history.number_of(s) is None and is_intervention(s)]
    return _apart(history, rows, "injections", say("note.apart"))


def _apart(history: History, surgeries: list[Surgery], name: str, note: str) -> tuple[Section, ...]:
    put_in = any(history.devices_of(surgery) for surgery in surgeries)
    columns = _columns() if put_in else _columns()[:_PUT_IN]
    rows = tuple(_row(history, surgery)[: len(columns)] for surgery in surgeries)
    return (headed(name, (Table(columns, rows),), note),) if rows else ()


def _row(history: History, surgery: Surgery) -> tuple[Cell, ...]:
    procedures = tuple(one for procedure in surgery.procedures for one in procedure_lines(history, procedure))
    return (
        when_and_who(history, surgery),
        (*procedures, *own_words(surgery), *more(history, surgery, but=_TOLD)),
        reason_lines(history, surgery),
        (*outcome_lines(surgery), *complication_lines(history, surgery)),
        tuple(plain(words.device_words(d, history.axis)) for d in history.devices_of(surgery))
        or (none_listed(history),),
    )


def when_and_who(history: History, surgery: Surgery) -> Cell:
    """The number and date, how far it came, the age then, surgeon and hospital."""
    number = history.number_of(surgery)
    shown = words.when(surgery.date) if surgery.date else say("not_recorded.date")
    lines: list[Line] = [(Span(f"{number}.  {shown}" if number else shown, Style.STRONG, whole=True),)]
    if status := words.status_words(surgery):
        lines.append(strong(status))
    if age := age_then(history, surgery.date):
        lines.append(plain(say("aged", age=age)))
    lines += [plain(text) for text in (surgery.surgeon, surgery.hospital) if text]
    return tuple(lines)


def age_then(history: History, then: PartialDate | None) -> str:
    """The age in whole years at a date of any precision: "62", "62 or 63"; empty when it cannot be told."""
    birth = history.person.birth_date if history.person else None
    if birth is None or then is None or then.earliest is None or then.latest is None:
        return ""
    ages = sorted({*(ages_on(birth, then.earliest) or ()), *(ages_on(birth, then.latest) or ())})
    if not ages:
        return ""
    said = _span(ages[0], ages[-1])
    return say("about", what=said) if birth.approximate or then.approximate else said


def _span(first: int, last: int) -> str:
    """ "62", "62 or 63", "60 to 63"."""
    if first == last:
        return str(first)
    return say("either" if last == first + 1 else "range", first=first, last=last)


def procedure_lines(history: History, procedure: Procedure) -> Cell:
    """Where in bold, what in words with its abbreviation, then what else is recorded of it."""
    what = words.procedure_name(procedure, full=True)
    where = words.places(words.unsaid(procedure.sites, what), history.axis)
    redo = procedure.revision is Answer.YES
    level = Span(where, Style.STRONG) if where else Span(say("not_recorded.level"), Style.GAP)
    approach = quiet(f"{say('label.approach')}: {procedure.approach}") if procedure.approach else None
    first_time = (plain(say("head.no_redo")),) if procedure.revision is Answer.NO else ()
    return (
        (level, Span(f"  {say('operation.redo', what=what) if redo else what}")),
        *disputed_lines(disputed(history, procedure)),
        *((approach,) if approach else ()),
        *first_time,
        *map(line, said(history, procedure, but=_NAMED)),
        *own_words(procedure),
    )


def reason_lines(history: History, surgery: Surgery) -> Cell:
    """The reasons, each with the place of its procedure where several procedures have different ones."""
    found: dict[tuple[tuple[str, str | None], ...], list[Procedure]] = {}
    for procedure in surgery.procedures:
        if procedure.reasons:
            codes = tuple((reason.kind, reason.called) for reason in procedure.reasons)
            found.setdefault(codes, []).append(procedure)
    further = parts_out.said(history, *surgery.procedures)
    if not found:
        return (left_out() if further else gap(),)
    if len(found) == 1:
        return (*(plain(words.reasons(same[0])) for same in found.values()), *further)
    return (*(_reason(history, same) for same in found.values()), *further)


def _reason(history: History, procedures: list[Procedure]) -> Line:
    said = words.reasons(procedures[0])
    where = (words.places(procedure.sites, history.axis) for procedure in procedures)
    places = ", ".join(dict.fromkeys(place for place in where if place))
    return (Span(f"{places}: ", Style.STRONG), Span(said)) if places else plain(said)


def outcome_lines(surgery: Surgery) -> Cell:
    """How it went, in the five steps and in own words, and the relief."""
    relief = care_words.relief_words(surgery)
    outcome = (strong(words.choice(surgery.outcome)),) if surgery.outcome else ()
    return (*outcome, *quoted(surgery.result), *((plain(relief),) if relief else ())) or (gap(),)


def complication_lines(history: History, surgery: Surgery) -> Cell:
    """What went wrong, with what was done about it."""
    lines: list[Line] = []
    for complication in surgery.complications:
        said = care_words.complication_words(complication, history.axis)
        lines.append(plain(said) if complication.kind == care_words.NONE_KNOWN else strong(said))
        lines += disputed_lines(disputed(history, complication))
        lines += quoted(complication.note, label_of(Complication, "note"))
    return (*lines, *parts_out.said(history, surgery))
