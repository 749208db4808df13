"""Words that Markdown would take for a picture elsewhere, in every field: no page lets the browser fetch it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import filling
import makers
import pytest
import streamlit as st
from drawn import Window

from tracker import clock
from tracker.domain.gate import build, dump
from tracker.domain.records import Appointment, Record, Statement
from tracker.pages import shell
from tracker.pages.kinds import entry_of
from tracker.storage.store import Store

PICTURE = "![x](https://elsewhere.example/x.png)"
_FETCHES = re.compile(r"(?<!\\)!?\[x(?<!\\)\]\(https")
_WORDS = re.compile("^the [a-z ]+ of the [a-z]+$")


def hostile(value: Any, name: str = "") -> Any:
    """A record's values with the picture in place of its free words."""
    if isinstance(value, dict):
        return {key: hostile(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [hostile(one) for one in value]
    free = name in ("called", "name", "file_name") or (isinstance(value, str) and _WORDS.match(value))
    return PICTURE if free and isinstance(value, str) else value


def everything() -> list[Record]:
    made = [build(type(one), hostile(dump(one))) for one in filling.filled_everywhere()]
    surgery = next(one for one in made if one.table() == "surgery")
    stated = [makers.about(Statement, surgery, field="surgeon", value=f"{PICTURE} {n}") for n in range(2)]
    visit = makers.of(Appointment, date="2012-01-01", clinician=PICTURE)
    return [*made, *stated, visit]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Record]]:
    folder: Path = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPINE_TRACKER_DATA", str(folder))
        st.cache_resource.clear()
        store = Store.open(folder, now=clock.now)
        made = everything()
        store.save(*made)
        yield made
        store.close()
        st.cache_resource.clear()


def marked_up(node: Any) -> Iterator[str]:
    """Every text of a page that Streamlit takes for Markdown: labels, help, what is written, names of folds."""
    for child in getattr(node, "children", {}).values():
        yield from marked_up(child)
    proto: Any = getattr(node, "proto", None)
    kind = getattr(node, "type", "")
    for part in (proto, getattr(proto, "expandable", None)):
        for name in ("label", "help", *(("body",) if kind != "html" else ())):
            yield str(getattr(part, name, ""))
    if kind in ("button_group", "radio"):
        yield from (str(getattr(one, "content", one)) for one in proto.options)


def refused(window: Window) -> list[str]:
    return [text for text in marked_up(window.app._tree) if _FETCHES.search(text)]


@pytest.mark.parametrize("page", sorted(shell.pages()))
@pytest.mark.usefixtures("records")
def test_pages(page: str) -> None:
    assert refused(Window(page)) == []


def test_every_record_opened(records: list[Record]) -> None:
    found = {}
    for record in records:
        entry = entry_of(record)
        if entry is not None:
            found[entry.name, record.id] = refused(Window("log", kind=entry.name, id=record.id))
    assert len(found) > 15
    assert {name: texts for name, texts in found.items() if texts} == {}
