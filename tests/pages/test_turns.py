"""What the browser sends while a page is being drawn: it is taken in turn, and nothing pressed or typed is left out."""

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType
from streamlit.testing.v1 import AppTest

from tracker.pages.turns import take_turns


@pytest.fixture(autouse=True)
def _turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turns are taken for these tests alone: a page that others draw without a browser asks twice for each draw."""
    for name in ("_request_rerun_locked", "on_scriptrunner_yield", "on_scriptrunner_ready", "request_stop"):
        monkeypatch.setattr(ScriptRequests, name, getattr(ScriptRequests, name))
    take_turns.__wrapped__()


def _page() -> None:
    from threading import Thread

    import streamlit as st
    from streamlit.proto.WidgetStates_pb2 import WidgetStates
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    context = get_script_run_ctx()
    assert context is not None
    requests = context.script_requests
    assert requests is not None

    asking = requests.request_rerun

    def more() -> None:
        """What the browser sends next, as soon as something was typed or pressed."""
        data = RerunData(widget_states=WidgetStates())
        asked = Thread(target=asking, args=(data,))
        asked.start()
        asked.join()

    def typed() -> None:
        more()
        st.session_state["kept"] = st.session_state["field"]

    st.text_input("Field", key="field", on_change=typed)
    if st.session_state.get("save"):
        more()
    st.write("Above the button")
    if st.button("Save", key="save"):
        st.session_state["saved"] = st.session_state.get("saved", 0) + 1
    st.write(f"kept: {st.session_state.get('kept')}, saved: {st.session_state.get('saved', 0)}")


def _said(page: AppTest) -> str:
    return str(page.markdown[1].value)


def test_what_is_typed_and_pressed_is_kept_though_more_comes_from_the_browser() -> None:
    page = AppTest.from_function(_page).run()
    page.text_input[0].input("L4-L5").run()
    assert _said(page) == "kept: L4-L5, saved: 0"
    page.button[0].click().run()
    assert _said(page) == "kept: L4-L5, saved: 1"


def _asked(*words: str, press: str = "", page: str = "log") -> RerunData:
    states = WidgetStates()
    for place, word in enumerate(words):
        states.widgets.add(id=f"field {place}", string_value=word)
    if press:
        states.widgets.add(id=press, trigger_value=True)
    return RerunData(widget_states=states, page_script_hash=page)


@pytest.mark.parametrize(
    ("sent", "taken", "why"),
    [
        ([_asked("a"), _asked("ab"), _asked("ab", "c")], [2], "whoever types on has said all that was said before"),
        ([_asked("a"), _asked("a", press="save")], [0, 1], "what is typed counts before what is pressed"),
        ([_asked(press="save"), _asked("a"), _asked("ab")], [0, 2], "no press is left out for what is typed next"),
        ([_asked("a"), _asked("a", page="paste"), _asked("b")], [0, 1, 2], "a page is left after what is typed there"),
    ],
)  # fmt: skip
def test_what_waits_is_served_in_turn(sent: list[RerunData], taken: list[int], why: str) -> None:
    requests = ScriptRequests()
    for one in sent:
        assert requests.request_rerun(one)
    assert requests.on_scriptrunner_yield() is None, "a page is drawn to its end"
    found = []
    while (next_one := requests.on_scriptrunner_ready()).type is ScriptRequestType.RERUN:
        found.append(next_one.rerun_data)
    assert [one.widget_states for one in found] == [sent[place].widget_states for place in taken], why
    assert [one.page_script_hash for one in found] == [sent[place].page_script_hash for place in taken], why
