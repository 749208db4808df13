"""A person without a mouse, for browser tests."""

from contextlib import suppress

from playwright.sync_api import TimeoutError
from visiting import Visit

FOCUS = """() => {
    let at = document.activeElement;
    while (at.shadowRoot?.activeElement) { at = at.shadowRoot.activeElement; }
    const name = at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText || '';
    const lines = name.trim().split('\\n');  // what is folded away has the name of its arrow first
    return [lines[at.tagName === 'SUMMARY' ? lines.length - 1 : 0], at.tagName];
}"""

SEEN = """() => {
    let at = document.activeElement;
    if (at === document.body) { return true; }  // a page that is drawn anew lets go of the focus
    const box = at.getBoundingClientRect();
    const marked = e => {
        const style = getComputedStyle(e);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none'
            || ['rgb(29, 93, 127)'].includes(style.borderTopColor);
    };
    let up = at, shown = false;
    for (let n = 0; n < 4 && up; n++, up = up.parentElement) { shown = shown || marked(up); }
    return shown && box.bottom > 0 && box.top < innerHeight;
}"""


class Keys:
    """Presses keys, counts them, and looks whether the focus can be seen where ``watching``."""

    def __init__(self, visit: Visit, *, watching: bool = True) -> None:
        self.visit, self.watching = visit, watching
        self.pressed, self.unseen = 0, list[str]()

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.visit.page.keyboard.press(key)
            self.pressed += 1

    def write(self, text: str) -> None:
        self.visit.page.keyboard.type(text)
        self.pressed += len(text)

    def put(self, text: str) -> None:
        """Put a text in at once, as Ctrl+V does: a field that is read while typing is read once."""
        self.visit.page.keyboard.insert_text(text)
        self.pressed += 1

    def go_to(self, name: str, key: str = "Tab", *, field: bool = False) -> None:
        """Tab on until the focus is on what has this name; on a ``field`` to type into, when asked for one."""
        passed = []
        for _ in range(90):
            self.press(key)
            here, tag = self.visit.page.evaluate(FOCUS)
            if self.watching and not self.seen():
                self.unseen.append(here)
            wanted = here == name or here.startswith(f"{name},")
            if wanted and (not field or tag in ("INPUT", "TEXTAREA")):
                return
            passed.append(here)
        raise AssertionError(f"{name} cannot be reached by {key}; passed {passed}")

    def seen(self) -> bool:
        """The focus is marked and inside the window; a link that slides in gets a moment."""
        with suppress(TimeoutError):
            self.visit.page.wait_for_function(SEEN, timeout=1500)
            return True
        return False

    def enter(self) -> None:
        self.press("Enter")
        self.visit.settled()
