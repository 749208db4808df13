"""The keyboard alone: from the welcome to a logged operation, its correction, and the way back."""

from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError, expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser

FOCUS = """() => {
    let at = document.activeElement;
    while (at.shadowRoot?.activeElement) { at = at.shadowRoot.activeElement; }
    const name = at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText || '';
    return [name.trim().split('\\n')[0], at.tagName];
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
    """A person without a mouse; counts the keys and looks whether the focus can be seen."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.pressed, self.unseen = visit, 0, list[str]()

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.visit.page.keyboard.press(key)
            self.pressed += 1

    def write(self, text: str) -> None:
        self.visit.page.keyboard.type(text)
        self.pressed += len(text)

    def go_to(self, name: str, key: str = "Tab") -> None:
        """Tab on until the focus is on what has this name."""
        passed = []
        for _ in range(60):
            self.press(key)
            here = self.visit.page.evaluate(FOCUS)[0]
            if not self.seen():
                self.unseen.append(here)
            if here == name or here.startswith(f"{name},"):
                return
            passed.append(here)
        raise AssertionError(f"{name} cannot be reached by Tab; passed {passed}")

    def seen(self) -> bool:
        """The focus is marked and inside the window; a link that slides in gets a moment."""
        with suppress(TimeoutError):
            self.visit.page.wait_for_function(SEEN, timeout=1500)
            return True
        return False

    def enter(self) -> None:
        self.press("Enter")
        self.visit.settled()


def test_an_operation_is_logged_changed_and_taken_back_by_keyboard(server: Server, person: Visit) -> None:
    page, keys = person.page, Keys(person)
    person.open()
    keys.go_to("Log an operation")
    keys.enter()
    expect(page.get_by_role("heading", name="Operation", exact=True)).to_be_visible()

    keys.go_to("When")
    keys.write("May 2013")
    keys.go_to("What was done?")
    keys.write("PLIF")
    expect(page.get_by_role("option").first).to_be_visible()
    keys.enter()
    keys.go_to("Where?")
    keys.write("L4-S1")
    keys.go_to("Why?")
    keys.write("failed fus")
    expect(page.get_by_role("option").first).to_be_visible()
    keys.enter()
    person.says("May 2013, day not recorded")
    person.says("L4-L5 and L5-S1: two segments.")
    keys.go_to("Save operation")
    keys.enter()

    expect(page.get_by_role("heading", name="The same, as a table")).to_be_visible()
    person.says("Saved: operation.")
    (surgery,) = server.history().surgeries
    assert (str(surgery.date), str(surgery.procedures[0].sites)) == ("2013-05", "L4-L5, L5-S1")
    assert len(surgery.procedures[0].reasons) == 1

    change = page.get_by_role("link", name="Change: ").first.get_attribute("aria-label") or ""
    keys.go_to(change)
    keys.enter()
    expect(page.get_by_role("heading", name="Change: operation")).to_be_visible()
    person.settled()
    keys.go_to("When")
    keys.press("Control+a")
    keys.write("May 2014")
    person.says("May 2014, day not recorded")
    keys.go_to("Save operation")
    keys.enter()
    person.says("Saved: operation.")
    assert str(server.history().surgeries[0].date) == "2014-05"

    keys.go_to("Undo")
    keys.enter()
    person.says("The last change was taken back: saved operation.")
    assert str(server.history().surgeries[0].date) == "2013-05"
    print(f"{keys.pressed} keys")
    assert keys.unseen == []
    assert keys.pressed < 200
