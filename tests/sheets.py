"""Sheets for tests: every text that one says, in reading order, and any sheet for Hypothesis."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import strategies as st

from tracker.printing.layout import (
    Beside,
    Column,
    Head,
    Key,
    Paragraph,
    Picture,
    Section,
    Sheet,
    Span,
    Style,
    Table,
)

SILENT = {"language", "second", "paper", "name", "svg", "style", "listing", "brief", "lower"}
"""Fields whose values are no words, or words for want of room; a person's name is said, the name of a section is not."""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="9" height="9"/></svg>'


def texts(value: Any) -> Iterator[str]:
    """Every text of a sheet or of a part of it, but for the empty ones."""
    if isinstance(value, str):
        yield from (value,) if value else ()
    elif isinstance(value, Key):
        yield from (words for _, words in value.marks)
        yield from filter(None, value.also)
    elif is_dataclass(value):
        silent = SILENT - {"name"} if isinstance(value, Head) else SILENT
        for field in fields(value):
            if field.name not in silent:
                yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)


def spans(value: Any) -> Iterator[Span]:
    """Every span of a sheet or of a part of it."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from spans(one)


def shape(value: Any) -> Any:
    """What two languages of one sheet have in common: everything but the words and the drawings."""
    if isinstance(value, Key):
        return len(value.marks)
    if is_dataclass(value):
        kept = [f.name for f in fields(value) if f.name not in ("language", "svg", "width")]
        named = (value.name,) if isinstance(value, Section) else ()
        return (type(value).__name__, *named, *(shape(getattr(value, name)) for name in kept))
    return tuple(map(shape, value)) if isinstance(value, tuple) else type(value).__name__


# --- any sheet


def _tuples(of: st.SearchStrategy[Any], least: int = 0, most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(of, min_size=least, max_size=most).map(tuple)


def any_sheet(words: st.SearchStrategy[str]) -> st.SearchStrategy[Sheet]:
    """A sheet of any blocks with any words."""
    lines = _tuples(st.builds(Span, words, st.sampled_from(Style)), 1)
    cells = _tuples(lines)
    columns = st.shared(st.integers(1, 3), key="columns")
    tables = columns.flatmap(
        lambda n: st.builds(
            Table, _tuples(st.builds(Column, words, st.just(10.0)), n, n), _tuples(_tuples(cells, n, n))
        )
    )
    pictures = st.builds(Picture, st.just(SVG), words, st.just(50.0))
    inner = st.one_of(tables, st.builds(Paragraph, cells, st.booleans()))
    keys = st.builds(Key, _tuples(st.tuples(st.just(SVG), words)), st.just(9.0))
    blocks = st.one_of(inner, pictures, st.builds(Beside, pictures, _tuples(inner, 0, 2)), keys)
    names = st.sampled_from(("operations", "imaging", "symptoms"))
    return st.builds(
        Sheet,
        title=words,
        language=st.just("en"),
        paper=st.sampled_from(("a4", "letter")),
        large=st.booleans(),
        head=st.builds(Head, words, words, lines, words, words, words),
        left_out=cells,
        summary=cells,
        sections=_tuples(st.builds(Section, names, words, _tuples(blocks), words, st.booleans())),
    )
