"""Small pieces of browser code: copying text, the width of the window, text areas that keep up, a menu that closes."""

from importlib import import_module
from threading import Lock
from typing import Any

import streamlit as st

_COPY_JS = """
export default function(component) {
    const { data, parentElement } = component;
    const button = parentElement.querySelector("button");
    const status = parentElement.querySelector("span");
    button.textContent = data.label;
    button.onclick = async () => {
        try {
            await navigator.clipboard.writeText(data.text);
            status.textContent = "Copied. Paste it where you need it.";
        } catch (error) {
            status.textContent = "The browser did not allow copying. Select the text above and copy it.";
        }
    };
}
"""
_COPY_CSS = """
button {
    font: inherit; font-weight: 600; padding: .55rem 1.4rem; cursor: pointer; border: 0;
    border-radius: .5rem; background: var(--st-primary-color); color: var(--st-background-color);
}
button:focus-visible { outline: 3px solid var(--st-text-color); outline-offset: 2px; }
span { margin-left: .8rem; color: var(--st-text-color); }
"""
_COPY_HTML = '<button type="button"></button><span role="status"></span>'

_WIDTH_JS = """
export default function(component) {
    const { setStateValue } = component;
    const narrow = window.matchMedia("(max-width: 640px)");
    const say = () => setStateValue("narrow", narrow.matches);
    if (narrow.matches) { say(); }
    narrow.addEventListener("change", say);
    return () => narrow.removeEventListener("change", say);
}
"""

# A text area tells the server what is in it when it loses the focus or on Ctrl+Enter. So that a reload loses
# nothing, half a second after the last key the same Ctrl+Enter is sent for the person; and whatever is being typed
# loses the focus before the page is left by Back, by a reload or by closing the window. A server that was started
# anew knows nothing of a page that is still open, and would lose the first words typed: the page is drawn anew first.
_KEEP_UP_JS = """
export default function(component) {
    let timer = null;
    const later = (event) => {
        if (!(event.target instanceof HTMLTextAreaElement)) { return; }
        clearTimeout(timer);
        const area = event.target;
        timer = setTimeout(() => area.dispatchEvent(
            new KeyboardEvent("keydown", { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true })
        ), 500);
    };
    const now = () => document.activeElement?.blur();
    const app = document.querySelector('[data-testid="stApp"]');
    const state = () => app?.dataset.testConnectionState;
    let before = state();
    const reconnected = new MutationObserver(() => {
        if (state() === "CONNECTED" && before !== "CONNECTED") { component.setTriggerValue("back", true); }
        before = state();
    });
    if (app) { reconnected.observe(app, { attributeFilter: ["data-test-connection-state"] }); }
    document.addEventListener("input", later);
    window.addEventListener("popstate", now, true);
    window.addEventListener("beforeunload", now);
    window.addEventListener("pagehide", now);
    return () => {
        reconnected.disconnect();
        document.removeEventListener("input", later);
        window.removeEventListener("popstate", now, true);
        window.removeEventListener("beforeunload", now);
        window.removeEventListener("pagehide", now);
    };
}
"""

# A field that keeps up with every key has nothing left to tell when Enter is pressed; the button beside it is
# pressed instead, a moment later, when the last keys have arrived.
_ENTER_JS = """
export default function(component) {
    const [field, button] = component.data;
    const press = (event) => {
        if (event.key !== "Enter" || event.isComposing || !event.target.closest(`.st-key-${field}`)) { return; }
        setTimeout(() => document.querySelector(`.st-key-${button} button`)?.click(), 60);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
}
"""

# On a phone the menu lies over the page and stays there after a page was chosen; this closes it.
_CLOSE_MENU_JS = """
export default function(component) {
    const narrow = window.matchMedia("(max-width: 768px)");
    const close = (event) => {
        if (!narrow.matches || !event.target.closest('[data-testid="stSidebarNavLink"]')) { return; }
        setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click(), 50);
    };
    document.addEventListener("click", close);
    return () => document.removeEventListener("click", close);
}
"""

_TO_TOP_JS = """
export default function(component) {
    const main = document.querySelector('[data-testid="stMain"]');
    if (main && component.data !== main.dataset.shownAtTop) {
        main.dataset.shownAtTop = component.data;
        main.scrollTo(0, 0);
    }
}
"""


@st.cache_resource(show_spinner=False)
def _component(name: str, html: str | None, css: str | None, js: str) -> Any:
    return st.components.v2.component(name, html=html, css=css, js=js)


_FIRST_FIGURE = Lock()


def plotly_figure(plain: dict[str, Any]) -> Any:
    """A figure that Plotly has looked through; Streamlit takes it without looking again.

    Plotly is imported in one thread alone: two windows that both draw the first figure would get half of it.
    """
    with _FIRST_FIGURE:
        for name in ("pandas", "plotly.graph_objects", "plotly.tools"):
            import_module(name)
    return import_module("plotly.graph_objects").Figure(plain)


def copy_button(label: str, text: str) -> None:
    """A button that puts ``text`` on the clipboard and says so."""
    _component("copy_button", _COPY_HTML, _COPY_CSS, _COPY_JS)(
        key=f"copy-{label}", data={"label": label, "text": text}
    )


def is_narrow() -> bool:
    """True when the page is shown on a phone or in a narrow window."""
    result = _component("window_width", None, None, _WIDTH_JS)(
        key="window-width", on_narrow_change=lambda: None
    )
    return bool(result.narrow)


def keep_up() -> None:
    """Let text areas tell the server what is typed without waiting for the focus to leave."""
    _component("keep_up", None, None, _KEEP_UP_JS)(key="keep-up", on_back_change=lambda: None)


def enter_presses(field: str, button: str) -> None:
    """Let Enter in a field press a button; both by the keys of their widgets."""
    _component("enter_presses", None, None, _ENTER_JS)(key=f"enter-{field}", data=[field, button])


def close_menu() -> None:
    """Close the menu of a narrow page once a page was chosen in it."""
    _component("close_menu", None, None, _CLOSE_MENU_JS)(key="close-menu")


def to_top(token: str) -> None:
    """Show the top of the page, once for each ``token``: what was just saved is said there."""
    _component("to_top", None, None, _TO_TOP_JS)(key="to-top", data=token)
