"""Briefly: treatments tried, medicines, other operations, background, what is possible, and what is wanted."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tracker.domain.dated import newest_first
from tracker.domain.history import History, is_intervention
from tracker.domain.phrases import say, say_count
from tracker.domain.records import (
    Activity,
    MedicineGroup,
    OtherOperation,
    Record,
    Surgery,
    Tolerance,
    Treatment,
)
from tracker.printing.brief_operations import place
from tracker.printing.care import is_over, is_thinner, is_ungrouped, lasting
from tracker.printing.care import scores as all_scores
from tracker.printing.decides import answered, in_the_head, taken
from tracker.printing.layout import (
    Block,
    Cell,
    Line,
    Paragraph,
    Section,
    Span,
    Style,
    Table,
    gap,
    headed,
    in_one,
    labelled,
    plain,
    quiet,
    silence,
    strong,
)
from tracker.printing.operations import complication_lines, outcome_lines, procedure_lines, reason_lines
from tracker.printing.parts_out import are_left_out
from tracker.printing.tables import more
from tracker.printing.widths import HALF, columns_for
from tracker.views import care_words, words
from tracker.views.names import choice
from tracker.views.telling import head

_CARE_ASKED = ("physiotherapy", "brace")
_ASKED = ("smoking", "diabetes", "bone_density", "infection", "weight", "height", "work", "anaesthesia")
"""What clinics ask of the background; each is said to be not recorded where it is not."""
_HEADS = (
    "column.treatment_where",
    "column.when",
    "column.relief_more",
)
_SESSION = (
    *("date", "status", "outcome", "result", "relief", "relief_lasted", "surgeon", "hospital"),
    *("procedures", "complications"),
)


def treatments(history: History, _on: date) -> tuple[Section, ...]:
    """Single injections and the like and other care, the newest first, each with when and with its relief."""
    single = [s for s in history.surgeries if history.number_of(s) is None and is_intervention(s)]
    every: list[Surgery | Treatment] = [*single, *history.treatments]
    rows = tuple(
        _injection(history, one) if isinstance(one, Surgery) else _treatment(history, one)
        for one in newest_first(every)
    )
    kinds = {one.kind for one in history.treatments}
    missing = [words.term("treatments", kind) for kind in _CARE_ASKED if kind not in kinds]
    unsaid = "injections" in history.unsaid or any(map(is_intervention, history.left_out("surgeries")))
    if not single and "injections" not in kinds and not unsaid:
        missing.insert(0, say("section.injections"))
    table = (Table(columns_for(_HEADS, rows, HALF), rows),) if rows else ()
    return (headed("treatments", (*table, *_silent(missing)), half=True),)


def _injection(history: History, session: Surgery) -> tuple[Cell, ...]:
    what = tuple(line for one in session.procedures for line in in_one(procedure_lines(history, one)))
    known = any(words.reasons(one) or are_left_out(history, one) for one in session.procedures)
    why = in_one(reason_lines(history, session)) if known else ()
    status = words.status_words(session)
    who = ", ".join(filter(None, (session.surgeon, session.hospital)))
    return (
        what,
        (plain(words.when(session.date)), *((strong(status),) if status else ())),
        (
            *outcome_lines(session),
            *complication_lines(history, session),
            *in_one((*why, *((quiet(who),) if who else ()), *more(history, session, but=_SESSION))),
        ),
    )


def _treatment(history: History, treatment: Treatment) -> tuple[Cell, ...]:
    where = words.places(treatment.sites, history.axis)
    times = say_count("brief.times", treatment.times) if treatment.times else ""
    told = ", ".join(filter(None, (where, times)))
    relief = care_words.relief_words(treatment)
    but = ("kind", "called", "sites", "times", "relief", "relief_lasted", "date", "until")
    return (
        (
            (
                *strong(words.term("treatments", treatment.kind, treatment.called)),
                *plain(f" {told}" if told else ""),
            ),
        ),
        in_one(lasting(treatment)) or (gap(),),
        (plain(relief) if relief else gap(), *in_one(more(history, treatment, but=but))),
    )


def medicines(history: History, on: date) -> tuple[Section, ...]:
    """Those taken now, then those stopped and why; blood thinners and allergies stand in the head."""
    others = [one for one in history.medications if not is_thinner(one)]
    ordered = [*(m for m in others if not is_over(m, on)), *(m for m in others if is_over(m, on))]
    told = tuple(in_one(taken(history, one, on))[0] for one in ordered)
    lines: list[Line] = []
    if not any(one.group is MedicineGroup.OPIOID for one in others):
        lines.append(labelled(choice(MedicineGroup.OPIOID), ()))
    unsure = any(map(is_ungrouped, others))
    lines.append(quiet(say("brief.in_the_head.marked" if unsure else "brief.in_the_head")))
    # An opioid stays longest, then what may be of any group.
    weights = tuple(2 * (one.group is MedicineGroup.OPIOID) + is_ungrouped(one) for one in ordered)
    blocks = (Paragraph(told or (gap(),), weights=weights), Paragraph(tuple(lines)))
    return (headed("medicines", blocks, half=True),)


def other_operations(history: History, _on: date) -> tuple[Section, ...]:
    """Operations elsewhere in the body, and trouble with the anaesthesia there."""
    return (_run_in("other_operations", (_elsewhere(history, one) for one in history.other_operations)),)


def _elsewhere(history: History, one: OtherOperation) -> Line:
    at = place(history, one.hospital) if one.hospital else ""
    rest = more(history, one, but=("called", "area", "date", "hospital"))
    told = (plain(words.when(one.date)), *((plain(at),) if at else ()), *rest)
    return (Span(head(history, one), Style.STRONG), Span("  "), *in_one(told)[0])


def background(history: History, _on: date) -> tuple[Section, ...]:
    """What is recorded of the background and not in the head, and what clinics ask for that is not recorded."""
    own = [one for one in history.background if not in_the_head(one)]
    told = {one.kind for one in history.background}
    missing = [words.term("background", kind) for kind in _ASKED if kind not in told]
    note = (
        more(history, history.person, but={"name", "birth_date", "sex", "contact"}) if history.person else ()
    )
    lines = in_one(tuple(answered(history, one) for one in own), ";  ")
    return (_run_in("background", (*lines, *silence(missing), *note)),)


def tolerances(history: History, _on: date) -> tuple[Section, ...]:
    """Walking, sitting, standing: each with what was recorded of it, the newest first."""
    lines = []
    for activity in Activity:
        own = [one for one in history.tolerances if one.activity is activity]
        said = tuple(_far(history, one) for one in reversed(own))
        lines.append(labelled(choice(activity), said))
    unnamed = tuple(_far(history, one) for one in history.tolerances if one.activity is None)
    return (_run_in("tolerances", in_one((*lines, *unnamed), ".  ")),)


def _far(history: History, one: Tolerance) -> Line:
    far = care_words.far_words(one)
    ends = say("brief.ended_by", what=one.note) if one.note else ""
    rest = in_one(more(history, one, but=("activity", "minutes", "metres", "note", "date")))
    told = ", ".join(filter(None, (far, ends))) or words.not_recorded()
    return (*plain(told), *quiet(f" ({words.when(one.date)})"), *((Span("; "), *rest[0]) if rest else ()))


def scores(history: History, _on: date) -> tuple[Section, ...]:
    """Each questionnaire in a line, then and now, with its range."""
    lines = [line for table in all_scores(history) for line in map(_in_a_line, _rows_of(table))]
    return (replace(_run_in("scores", lines), title=say("brief.scores"), note=""),)


def _rows_of(section: Section) -> Iterable[tuple[Cell, ...]]:
    return (row for block in section.blocks if isinstance(block, Table) for row in block.rows)


def _in_a_line(row: tuple[Cell, ...]) -> Line:
    """ "ODI (0 to 100, lower is better): 62 % Jan 2020; 24 % Sep 2026"."""
    (name, *ranges), first, later = row
    ranged = tuple(span for line in ranges for span in (*quiet(" ("), *line, *quiet(")")))
    return (*name, *ranged, *quiet(":  "), *in_one((*first, *later))[0])


def goals(history: History, _on: date) -> tuple[Section, ...]:
    """What the patient wants to be able to do."""
    section = _run_in("goals", (_told(history, one, "text") for one in history.goals))
    return (replace(section, title=say("brief.goals")),)


def requests(history: History, _on: date) -> tuple[Section, ...]:
    """Papers that were asked for and have not come."""
    open_ = [one for one in history.requests if one.answered is None]
    fields = ("called", "facility", "clinician", "answered")
    return (_run_in("requests", (_told(history, one, *fields) for one in open_)),)


def _told(history: History, one: Record, *fields: str) -> Line:
    rest = in_one(more(history, one, but=(*fields, "date")))
    when = getattr(one, "date", None)
    dated = quiet(f" ({words.when(when)})") if when else ()
    return (Span(head(history, one)), *dated, *((Span("; "), *rest[0]) if rest else ()))


def _run_in(name: str, lines: Iterable[Line]) -> Section:
    cell = tuple(lines)
    return replace(headed(name, (Paragraph(cell or (gap(),)),)), run_in=True)


def _silent(missing: list[str]) -> tuple[Block, ...]:
    return (Paragraph(silence(missing)),) if missing else ()
