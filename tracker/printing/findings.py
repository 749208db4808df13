"""The sections on imaging, symptoms, conditions and implants outside the spine."""

from datetime import date

from tracker.domain.history import History
from tracker.domain.phrases import say, say_count
from tracker.domain.records import (
    Answer,
    Condition,
    ImagingStudy,
    OtherImplant,
    Symptom,
    SymptomEntry,
)
from tracker.printing import parts_out
from tracker.printing.layout import (
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    gap,
    headed,
    left_out,
    or_gap,
    own_words,
    plain,
    quiet,
    quoted,
    strong,
)
from tracker.printing.tables import disputed_lines, more
from tracker.views import words
from tracker.views.disputed import disputed
from tracker.views.imaging_steps import told_steps
from tracker.views.in_body import out_words
from tracker.views.values import IDENTITY, LABEL

_SHORT = 600  # characters of a table that may stand in half the width
_KEPT = ("date", "note", "as_written")
_STUDY = (
    *_KEPT,
    "kind",
    "sites",
    "state",
    "ordered",
    "received",
    "discussed",
    "report",
    "pictures",
    "facility",
    "findings",
)
_SYMPTOM = (*_KEPT, "kind", "called", "side", "until")
_CONDITION = (*_KEPT, "kind", "called", "sites", "until", "operated")
_IMPLANT = (
    *(*_KEPT, "kind", "called", "place", "quantity", "until", "card", *IDENTITY),
    *LABEL,
)
"""What of a record stands in the columns of its table; all else follows below its name."""


def answer(value: Answer | None) -> Cell:
    """A three-valued fact in words that never share a word: yes, patient says no, not recorded."""
    return (or_gap(words.choice_or(value)),)


def imaging(history: History, on: date) -> tuple[Section, ...]:
    """Images, newest first."""
    columns = (
        Column(say("column.date"), 26),
        Column(say("column.kind_part"), 34),
        Column(say("column.found"), 76),
        Column(say("column.pictures"), 44),
    )
    rows = tuple(study_cells(history, study, on) for study in newest_first(history))
    return (_table("imaging", columns, rows, say("note.newest_first")),)


def newest_first(history: History) -> tuple[ImagingStudy, ...]:
    """The images, newest first; those without a date come last."""
    dated = [study for study in history.imaging if study.date]
    return (*reversed(dated), *(study for study in history.imaging if not study.date))


def study_cells(history: History, study: ImagingStudy, on: date) -> tuple[Cell, ...]:
    """When, what with its steps, what was found, and where the pictures are."""
    where = words.places(study.sites, history.axis)
    kind = words.study_name(study)
    found = tuple(
        line
        for finding in study.findings
        for line in (
            plain(words.finding_words(finding, history.axis)),
            *disputed_lines(disputed(history, finding)),
        )
    )
    told = (
        *found,
        *quoted(study.report, say("label.report")),
        *own_words(study),
        *more(history, study, but=_STUDY),
    )
    silent = left_out() if parts_out.are_left_out(history, study) else gap()
    return (
        (strong(words.when(study.date)) if study.date else gap(),),
        (plain(f"{kind}, {where}" if where else kind), *_study_state(study, on)),
        (*told, *parts_out.said(history, study)) if told else (silent,),
        (
            or_gap(study.pictures),
            *((quiet(say("taken_at", place=study.facility)),) if study.facility else ()),
        ),
    )


def _study_state(study: ImagingStudy, on: date) -> Cell:
    steps = told_steps(study, on)
    return (quiet(steps),) if steps else ()


def symptoms(history: History) -> tuple[Section, ...]:
    """Each symptom with its first, highest and last entry, and how many there are."""
    columns = (
        Column(say("column.symptom"), 62),
        Column(say("column.since"), 24),
        Column(say("column.first_entry"), 32),
        Column(say("column.highest"), 33),
        Column(say("column.last_entry"), 29),
    )
    rows = tuple(_symptom(history, symptom) for symptom in history.symptoms)
    return (_table("symptoms", columns, rows, say("note.strength")),)


def _symptom(history: History, symptom: Symptom) -> tuple[Cell, ...]:
    name, *rest = symptom_cells(history, symptom)
    number = history.course_of(symptom).entries
    counted = (quiet(say_count("symptom.entries", number)),) if number else ()
    return ((*name, *counted), *rest)


def symptom_cells(history: History, symptom: Symptom) -> tuple[Cell, ...]:
    """The symptom, since when, then its first, its highest and its last entry."""
    course = history.course_of(symptom)
    name = (
        strong(words.symptom_words(symptom)),
        *quoted(symptom.called),
        *own_words(symptom),
        *more(history, symptom, but=_SYMPTOM),
    )
    until = (plain(words.until(symptom.until)),) if symptom.until else ()
    return (
        name,
        (or_gap(words.when(symptom.date) if symptom.date else None), *until),
        _entry(course.first),
        _entry(course.highest if course.highest and course.highest.score is not None else None),
        _entry(course.latest),
    )


def _entry(entry: SymptomEntry | None) -> Cell:
    if entry is None:
        return (gap(),)
    time = f", {entry.time}" if entry.time else ""
    score = strong(f"{entry.score}/10") if entry.score is not None else gap(say("not_recorded.strength"))
    return ((*score, *plain(f"  {words.when(entry.date)}{time}")), *quoted(entry.note))


def conditions(history: History) -> tuple[Section, ...]:
    """Problems of the spine, apart from the operations for them."""
    columns = (
        Column(say("column.condition"), 38),
        Column(say("column.since"), 26),
        Column(say("column.operated"), 26),
    )
    rows = tuple(_condition(history, condition) for condition in history.conditions)
    return (_table("conditions", columns, rows, half=True, hidden=parts_out.conditions(history)),)


def _condition(history: History, condition: Condition) -> tuple[Cell, ...]:
    name = words.term("indications", condition.kind, condition.called)
    where = words.places(condition.sites, history.axis)
    until = (plain(words.until(condition.until)),) if condition.until else ()
    return (
        (
            strong(f"{name}, {where}" if where else name),
            *own_words(condition),
            *more(history, condition, but=_CONDITION),
        ),
        (or_gap(words.when(condition.date) if condition.date else None), *until),
        answer(condition.operated),
    )


def other_implants(history: History, on: date) -> tuple[Section, ...]:
    """Implants outside the spine with their MR label as recorded."""
    columns = (
        Column(say("column.implant_number"), 31),
        Column(say("column.put_in"), 26),
        Column(say("column.mr_label_card"), 37),
    )
    rows = tuple(_implant(history, implant, on) for implant in history.other_implants)
    return (_table("other_implants", columns, rows, half=True),)


def _implant(history: History, implant: OtherImplant, on: date) -> tuple[Cell, ...]:
    name = words.term("other_implants", implant.kind, implant.called)
    identity = words.identity_words(implant)
    return (
        (
            strong(f"{name}, {implant.place}" if implant.place else name),
            *_number(implant),
            *((plain(identity),) if identity else ()),
            *own_words(implant),
            *more(history, implant, but=_IMPLANT),
        ),
        (
            or_gap(words.when(implant.date) if implant.date else None),
            *((strong(out_words(implant, on)),) if implant.until else ()),
        ),
        (
            plain(words.mr_words(implant)) if implant.mr_label else gap(words.mr_words(implant)),
            (*quiet(f"{say('label.card')}: "), *answer(implant.card)[0]),
        ),
    )


def _number(implant: OtherImplant) -> Cell:
    """How many there are, or that it is not recorded where it matters."""
    if implant.quantity:
        return (plain(say("how_many", number=implant.quantity)),)
    return (gap(say("not_recorded.number")),) if words.lacks_number(implant, None) else ()


def _table(
    name: str,
    columns: tuple[Column, ...],
    rows: tuple[tuple[Cell, ...], ...],
    note: str = "",
    *,
    half: bool = False,
    hidden: Cell = (),
) -> Section:
    """A section with its table, or the words for no entry; only a short one takes half the width.

    ``hidden`` says what of it was left out.
    """
    below = (Paragraph(hidden),) if hidden else ()
    if not rows:
        return headed(name, below or (Paragraph((gap(),)),), half=half)
    length = sum(len(span.text) for row in rows for cell in row for line in cell for span in line)
    return headed(name, (Table(columns, rows), *below), note, half=half and length <= _SHORT)
