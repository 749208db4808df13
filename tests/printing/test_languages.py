"""A sheet in another language: the same shape."""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import filling
import pytest

from tracker import actions
from tracker.domain.history import History
from tracker.domain.phrases import LANGUAGES, Language
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

ON = date(2030, 1, 1)
OTHERS = LANGUAGES[1:]


@pytest.fixture(params=[*actions.STORIES, "every field filled"])
def history(request: pytest.FixtureRequest, tmp_path: Path) -> History:
    if request.param not in actions.STORIES:
        return filling.history_of(filling.filled_everywhere())
    with actions.opened(tmp_path) as store:
        actions.bring_example(store, request.param)
        return store.history()


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", OTHERS)
def test_a_sheet_has_the_same_shape_in_every_language(
    history: History, kind: Kind, language: Language
) -> None:
    first = sheet(history, ON, Wanted(kind=kind))
    assert _shape(sheet(history, ON, Wanted(kind=kind, language=language))) == _shape(first)


def _shape(value: Any) -> Any:
    """A sheet without its words: which fields are filled, how many of each there are, and in which style."""
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return bool(value)
    if isinstance(value, tuple):
        return [_shape(one) for one in value]
    if is_dataclass(value):
        return {one.name: _shape(getattr(value, one.name)) for one in fields(value) if one.name != "width"}
    return value
