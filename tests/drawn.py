"""One page drawn without a browser, as one window: its own session, on a store that other windows share."""

from typing import Any

from streamlit.testing.v1 import AppTest


def window_script(name: str, query: dict[str, str]) -> None:
    """The script of a window: it opens at one page and then goes where the person goes."""
    import streamlit as st

    from tracker.pages import shell

    current = st.navigation(list(shell.pages().values()), position="top")
    if not st.session_state.get("opened"):
        st.session_state["opened"] = True
        shell.go(name, **query)
    current.run()


class Window:
    """One window; what is pressed or typed is named as a person sees it."""

    def __init__(self, name: str, **query: str) -> None:
        self.app = AppTest.from_function(window_script, args=(name, query), default_timeout=30)
        self.again()

    def again(self) -> "Window":
        """Draw the page anew, as a click anywhere does."""
        self.app.run()
        assert not self.app.exception, self.app.exception
        return self

    def fill(self, label: str, text: str, nth: int = 0) -> "Window":
        """Type into a field."""
        fields: list[Any] = [*self.app.text_input, *self.app.text_area]
        [field for field in fields if field.label == label][nth].set_value(text)
        return self.again()

    def pick(self, label: str, value: str) -> "Window":
        """Choose from a list, or among what stands there, by the stored value."""
        fields: list[Any] = [*self.app.selectbox, *self.app.radio]
        next(field for field in fields if field.label == label).set_value(value)
        return self.again()

    def press(self, label: str) -> "Window":
        """Press a button."""
        next(button for button in self.app.button if button.label == label).click()
        return self.again()

    def operation(self, *, done: str = "done") -> "Window":
        """Fill in what the form of an operation cannot do without."""
        return self.pick("What was done?", "plif").pick("Was it done?", done)

    def value(self, label: str) -> Any:
        """What stands in a field."""
        fields: list[Any] = [*self.app.text_input, *self.app.text_area, *self.app.selectbox]
        return next(field for field in fields if field.label == label).value

    def text(self) -> str:
        """The words of the page, as Markdown or HTML."""
        parts: list[Any] = [*self.app.title, *self.app.markdown, *self.app.success, *self.app.get("html")]
        return "\n".join(str(part.value if hasattr(part, "value") else part.proto.body) for part in parts)

    def buttons(self) -> list[str]:
        """The words on the buttons."""
        return [button.label for button in self.app.button]
