"""Where a record's facts come from: what each source says of each field, who confirmed it, and choosing one."""

from html import escape

import streamlit as st

from tracker.domain import statements
from tracker.domain.gate import build, dump, members
from tracker.domain.labels import label_of
from tracker.domain.records import Answer, Record, Statement
from tracker.errors import InvalidRecord, ValueProblem
from tracker.pages import forms, look, papers
from tracker.pages.fields import FormField, Kind, fields_of
from tracker.pages.forms import Form
from tracker.pages.shell import Room
from tracker.pages.typed import KEPT, new_body, read_field
from tracker.views import listing, words
from tracker.views.papers import origin_words, stated_words
from tracker.views.telling import head_name

Fields = dict[str, tuple[Record, str, str]]


def fields_stated(room: Room, record: Record) -> Fields:
    """Every field of a record and its parts that a source can say something of, and what it is called."""
    found: Fields = {}
    for part in members(record):
        name = f"{part.title.capitalize()} ({head_name(room.history, part)}): " if part is not record else ""
        typed = {entry.name for entry in fields_of(type(part)) if entry.kind not in (Kind.TERMS, Kind.LINK)}
        for field in statements.stated_fields(type(part)):
            if field in typed:
                found[f"{part.id}-{field}"] = part, field, name + label_of(type(part), field)
    return found


def draw(room: Room, record: Record) -> None:
    """The sources of a record, field by field, and a form for another one."""
    st.header("Where this comes from")
    pasted = statements.source_of(room.history, record)
    if pasted is not None:
        look.note(f"Pasted text, {words.when(pasted.date)}: “{getattr(record, 'as_written', None) or '...'}”")
    fields = fields_stated(room, record)
    told = {
        key: statements.statements_of(room.history, part, field) for key, (part, field, _) in fields.items()
    }
    if not any(told.values()):
        look.note("No source is recorded for single facts of this.")
    for key, own in told.items():
        if own:
            with st.container(border=True, key=f"sources-{key}"):
                _field(room, record, fields[key], own)
    with st.expander("Add what a source says"):
        _add(room, record, fields)


def _field(room: Room, record: Record, stated: tuple[Record, str, str], own: tuple[Statement, ...]) -> None:
    part, field, label = stated
    now = stated_words(room.history, part, field, statements.value_of(part, field))
    look.piece(f"<p><strong>{escape(label.rstrip('?'))}</strong>: {escape(now)}</p>")
    apart = [s for s in own if not statements.agrees(part, s)]
    settled = any(s.chosen is Answer.YES and statements.agrees(part, s) for s in own)
    if apart:
        look.note("Sources disagree; you chose one of them." if settled else "Sources disagree.")
    if apart and not settled and statements.value_of(part, field):
        label_, help_ = (
            "Keep what the record says",
            f"Choose: {listing.escaped(now)}. What the sources say stays here.",
        )
        if st.button(label_, key=f"keep-{part.id}-{field}", help=help_):
            papers.act(
                lambda: room.store.save(
                    *statements.keeping(room.history, part, field), what="chose a source"
                ),
                "Kept what the record says.",
            )
    for statement in own:
        _statement(room, record, part, statement, weighing=bool(apart))


def _statement(room: Room, record: Record, part: Record, statement: Statement, *, weighing: bool) -> None:
    value = stated_words(room.history, part, statement.field, statement.value)
    mark = " (chosen)" if statement.chosen is Answer.YES else ""
    said = listing.escaped(f"{value}{mark}: {origin_words(room.history, statement)}")
    with st.container(horizontal=True, vertical_alignment="center", key=f"statement-{statement.id}"):
        st.markdown(said, width="stretch")
        if (
            weighing
            and not mark
            and st.button(
                "Use this one",
                key=f"use-{statement.id}",
                help=f"Let the record say: {listing.escaped(value)}",
            )
        ):
            papers.act(lambda: _choose(room, record, statement), "Chose what one source says.")
        if st.button("Remove", key=f"unstate-{statement.id}", help="Remove what this source says"):
            papers.act(lambda: room.store.remove(statement), "Removed a source.")


def _choose(room: Room, record: Record, statement: Statement) -> None:
    stored = room.store.get(type(record), record.id)
    room.store.save(*statements.choosing(room.history, stored, statement), what="chose a source")


def _add(room: Room, record: Record, fields: Fields) -> None:
    chosen = st.selectbox(
        "About what",
        list(fields),
        format_func=lambda key: fields[key][2] if key in fields else "",
        key=f"fact-of-{record.id}",
        help="The fact that the source says something of.",
    )
    part, field, _ = fields[chosen if chosen in fields else next(iter(fields))]
    entry = next(each for each in fields_of(type(part)) if each.name == field)
    now = stated_words(room.history, part, field, statements.value_of(part, field))
    look.note(f"The record says now: {now}. {_expected(entry)}")
    start = new_body(Statement)
    start[KEPT] |= {"about_table": part.table(), "about_id": part.id, "field": field}
    form = Form(
        room.store, room.history, Statement, None, room.setting, name=f"of-{part.id}-{field}", start=start
    )
    forms.draw(form)
    if st.button("Save what it says", type="primary", key=form.widget("save-button")):
        try:
            made = _read(room, form, part, entry)
        except InvalidRecord as error:
            if not error.problems:
                st.rerun()
            for problem in error.problems:
                look.problem(str(problem))
            return

        def keep() -> None:
            room.store.save(*statements.adding(room.history, part, made), what="saved statement")
            form.forget()

        papers.act(keep, "Saved what a source says.")


def _expected(entry: FormField) -> str:
    return f"Choices: {words.listing(entry.choices, 'or')}." if entry.kind is Kind.CHOICE else entry.help


def _read(room: Room, form: Form, part: Record, entry: FormField) -> Statement:
    """The statement with its value as the record would store it; raises InvalidRecord with what to type."""
    made = form.built()
    assert isinstance(made, Statement)
    body = {"kind": getattr(part, "kind", ""), entry.name: made.value}
    typed = read_field(type(part), entry, body, room.setting)
    if typed.problem:
        raise InvalidRecord((ValueProblem(typed.problem, "value"),))
    value = typed.value[0] if entry.kind is Kind.CODE else typed.value
    taken = statements.taking(part, entry.name, str(value))
    return build(Statement, dump(made) | {"value": statements.value_of(taken, entry.name)})
