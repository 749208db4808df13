"""The sections on visits and their questions, papers, requests, what sources say, and who is who."""

from datetime import date

from tracker.domain.history import History
from tracker.domain.papers import record_at
from tracker.domain.phrases import say
from tracker.domain.records import Appointment, SetAside, Statement
from tracker.domain.visits import is_over
from tracker.printing.layout import Cell, Section, plain, quoted, strong
from tracker.printing.tables import Field, more, section
from tracker.views import words
from tracker.views.telling import statement_words
from tracker.views.values import named

_ALL = ("field", "value", "origin", "date", "document_id", "confirmed_by", "note")
_VISIT = (
    Field("column.when", 30, ("date", "time")),
    Field("column.with_whom_where", 46, ("clinician", "facility")),
    Field("column.what_for", 44, ("purpose",)),
    Field("column.questions", 60, ("questions", "notes"), lambda history, r: asked(history, r)),
)


def asked(history: History, visit: Appointment) -> Cell:
    """What came of a visit, then its questions with their answers."""
    lines: list[Cell] = [quoted(visit.notes, say("label.came_of_it"))]
    for question in visit.questions:
        lines.append((strong(question.text or ""), *quoted(question.answer, say("label.answer"))))
        lines.append(more(history, question, but={"text", "answer"}))
    return tuple(line for cell in lines for line in cell)


def visits_ahead(history: History, on: date) -> tuple[Section, ...]:
    """Visits to come, with the questions gathered for them."""
    return section(history, "visit", ahead(history, on), _VISIT)


def ahead(history: History, on: date) -> list[Appointment]:
    """The visits to come, that of the day among them; one without a date counts as to come."""
    return [visit for visit in history.appointments if not is_over(visit, on)]


def visits_before(history: History, on: date) -> tuple[Section, ...]:
    """Visits that have been."""
    found = [visit for visit in history.appointments if is_over(visit, on)]
    return section(history, "visits_before", found, _VISIT)


def held(history: History) -> tuple[Section, ...]:
    """Papers and files that the patient has."""
    fields = (
        Field("column.paper_kind", 54, ("called", "kind")),
        Field("column.date", 28, ("date",)),
        Field("column.by_whom", 44, ("written_by", "facility")),
        Field("column.kept_at_more", 54, ("stored_at",)),
    )
    return section(history, "papers", history.documents, fields)


def asked_for(history: History) -> tuple[Section, ...]:
    """Papers asked for, and whether they came."""
    fields = (
        Field("column.what_asked_for", 46, ("called",)),
        Field("column.from", 36, ("facility", "clinician")),
        Field("column.requested_on", 28, ("date",)),
        Field("column.came_on", 28, ("answered",)),
        Field("column.more", 42, ()),
    )
    return section(history, "requests", history.requests, fields)


def statements(history: History) -> tuple[Section, ...]:
    """What sources say of single facts, also where they differ from what was chosen."""
    fields = (
        Field("column.about", 60, ("about_table", "about_id"), _about),
        Field("column.source_says", 120, _ALL, _statement),
    )
    return section(history, "sources", history.statements, fields)


def _about(history: History, record: Statement | SetAside) -> Cell:
    return (strong(named(history, record.about_table, record.about_id) or record.about_table),)


def _statement(history: History, statement: Statement) -> Cell:
    about = record_at(history, statement.about_table, statement.about_id)
    return (plain(statement_words(history, about or statement, statement)),)


def set_aside(history: History) -> tuple[Section, ...]:
    """What was set aside as not to be looked for, with the patient's reason."""
    fields = (
        Field("column.what", 60, ("end",), lambda _, r: (strong(words.end_name(r.end)),)),
        Field("column.of_what", 50, ("about_table", "about_id"), _about),
        Field("column.when", 25, ("date",)),
        Field("column.why", 45, ("reason",)),
    )
    return section(history, "set_aside", history.set_aside, fields)


def people(history: History) -> tuple[Section, ...]:
    """Clinicians and places of care, with where to reach them."""
    who = (
        Field("column.who", 50, ("name", "role")),
        Field("column.where", 50, ("facility",)),
        Field("column.contact_more", 80, ("contact",)),
    )
    where = (
        Field("column.place_of_care", 50, ("name",)),
        Field("column.city_country", 50, ("city", "country")),
        Field("column.contact_more", 80, ("contact",)),
    )
    return (
        *section(history, "clinicians", history.clinicians, who),
        *section(history, "places", history.facilities, where),
    )
