"""Callbacks: trouble becomes a sentence, and a callback is not left half done when the browser sends more meanwhile."""

import ast
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tracker import pages


def _page() -> None:
    import streamlit as st
    from streamlit.runtime.scriptrunner import get_script_run_ctx
    from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

    from tracker.pages.guard import guarded

    @guarded
    def typed() -> None:
        context = get_script_run_ctx()
        assert context is not None
        assert context.script_requests is not None
        if "asked" not in st.session_state:
            st.session_state["asked"] = True
            context.script_requests.request_rerun(RerunData())  # as when the next field was typed into
        st.session_state["kept"] = st.session_state["field"]

    st.text_input("Field", key="field", on_change=typed)
    st.write(f"kept: {st.session_state.get('kept')}")


def test_what_is_typed_is_kept_though_more_comes_from_the_browser() -> None:
    page = AppTest.from_function(_page).run()
    page.text_input[0].input("L4-L5").run()
    assert [str(one.value) for one in page.markdown] == ["kept: L4-L5"]


def test_every_callback_is_guarded() -> None:
    bare = []
    for path in sorted(Path(pages.__file__ or "").parent.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {
            keyword.value.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            for keyword in node.keywords
            if keyword.arg in ("on_click", "on_change") and isinstance(keyword.value, ast.Name)
        }
        bare += [
            f"{path.name}: {node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and node.name in called
            if not any(isinstance(d, ast.Name) and d.id == "guarded" for d in node.decorator_list)
        ]
    assert bare == []
