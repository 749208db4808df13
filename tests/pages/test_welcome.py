"""The first page: it offers the example histories, and an example is taken out again."""

from pathlib import Path

import pytest
import streamlit as st
from drawn import Window

from tracker import actions


@pytest.mark.parametrize(("story", "about"), list(actions.STORIES.items()))
def test_an_example_is_opened_and_taken_out(
    story: str, about: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPINE_TRACKER_DATA", str(tmp_path / story))
    st.cache_resource.clear()
    window = Window("overview")
    assert [one for one in window.buttons() if one.startswith("Example: ")] == [
        f"Example: {each}" for each in actions.STORIES.values()
    ]
    window.press(f"Example: {about}")
    assert "This is an example, not your history." in window.text()
    window.press("Take the example out")
    assert f"Example: {about}" in window.buttons()
    st.cache_resource.clear()
