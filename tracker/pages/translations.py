"""Translations at a record: a text of it in another language, under the original, with whose it is."""

import streamlit as st

from tracker.domain.gate import build, dump, members
from tracker.domain.labels import label_of
from tracker.domain.papers import translatable, translations_of
from tracker.domain.records import Record, Translation
from tracker.errors import InvalidRecord
from tracker.pages import forms, look, papers
from tracker.pages.forms import Form
from tracker.pages.shell import Room
from tracker.pages.typed import KEPT, new_body
from tracker.views import listing
from tracker.views.papers import translation_words
from tracker.views.telling import head_name


def texts_of(room: Room, record: Record) -> dict[str, tuple[Record, str, str]]:
    """Every text of a record and its parts that can be translated: the part, the field and what it is called."""
    parts = tuple(members(record))
    found = {}
    for part in parts:
        name = f"{part.title.capitalize()} ({head_name(room.history, part)}): " if part is not record else ""
        for field in translatable(part):
            found[f"{part.id}-{field}"] = part, field, name + label_of(type(part), field)
    return found


def draw(room: Room, record: Record) -> None:
    """The texts that have a translation, and a form for another one."""
    texts = texts_of(room, record)
    told = [each for part in members(record) for each in translations_of(room.history, part)]
    if not texts and not told:
        return
    st.header("Translations")
    for translation in told:
        with st.container(border=True, key=f"translation-{translation.id}"):
            _one(room, texts, translation)
    if texts:
        with st.expander("Add a translation"):
            _add(room, record, texts)


def _one(room: Room, texts: dict[str, tuple[Record, str, str]], translation: Translation) -> None:
    part, field, label = texts.get(
        f"{translation.about_id}-{translation.field}", (None, "", translation.field)
    )
    original = str(getattr(part, field)) if part is not None else "the original is no longer recorded"
    st.markdown(f"**{listing.escaped(label)}**")
    st.markdown(listing.escaped(original))
    st.markdown(listing.escaped(translation_words(translation)))
    if st.button("Remove this translation", key=f"untranslate-{translation.id}"):
        papers.act(lambda: room.store.remove(translation), "Removed a translation.")


def _add(room: Room, record: Record, texts: dict[str, tuple[Record, str, str]]) -> None:
    chosen = st.selectbox(
        "Of which text",
        list(texts),
        format_func=lambda name: texts[name][2] if name in texts else "",
        key=f"text-of-{record.id}",
        help="The text as it stands in the record; the translation is kept beside it.",
    )
    part, field, _ = texts[chosen if chosen in texts else next(iter(texts))]
    st.markdown(listing.escaped(str(getattr(part, field))))
    start = new_body(Translation)
    start[KEPT] |= {"about_table": part.table(), "about_id": part.id, "field": field}
    form = Form(
        room.store, room.history, Translation, None, room.setting, name=f"of-{part.id}-{field}", start=start
    )
    forms.draw(form)
    if st.button("Save translation", type="primary", key=form.widget("save-button")):
        try:
            made = build(Translation, dump(form.built()) | {"position": len(room.history.translations)})
        except InvalidRecord as error:
            if not error.problems:
                st.rerun()
            for problem in error.problems:
                look.problem(str(problem))
            return

        def keep() -> None:
            room.store.save(made)
            form.forget()

        papers.act(keep, "Saved: translation.")
