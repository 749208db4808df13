"""A whole story entered through the forms: every field of every record by its label, as a person at the page does.

What is entered are the records of a shipped example, so that the story is told in one place. Driven by the
fields of the forms: a record or a field that is added to the example is entered without a word of it here.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from playwright.sync_api import Locator, TimeoutError
from shells import Shell
from visiting import Server, Visit

from tracker import actions
from tracker.domain.gate import build, dump, members
from tracker.domain.history import LISTS, History
from tracker.domain.labels import label_of
from tracker.domain.papers import record_at
from tracker.domain.records import ROOTS, Person, Record, SourceText, Statement
from tracker.pages.fields import FormField, Kind, fields_of, groups_of
from tracker.pages.kinds import ENTRIES, Entry, group_of, noun
from tracker.pages.log import FIRST, ON_OVERVIEW
from tracker.pages.open_form import draft_key
from tracker.pages.typed import as_typed
from tracker.pages.widgets import CHOICES, FEW, code_label, link_labels

TYPED = (Kind.DATE, Kind.SITES, Kind.TEXT, Kind.NUMBER, Kind.DECIMAL)
"""Kinds of field that are typed; the others are picked."""

UNFOLD = """keys => {
  const boxes = keys.map(key => document.querySelector(`.st-key-${key}`));
  if (boxes.includes(null)) return false;
  const parts = new Set(boxes.map(box => box.closest('details')));
  parts.forEach(part => part && !part.open && part.querySelector('summary').click());
  return true;
}"""
"""Unfolds what fields are folded away under, once all of them are drawn; they are given by the keys of their boxes."""


def story(name: str) -> list[Record]:
    """The records of an example that a person enters, parents first; the text they come from is not one."""
    rows = json.loads(actions.example_bytes(name))["records"]
    kinds = [kind for kind in ROOTS if kind is not SourceText]
    return [build(kind, row) for kind in kinds for row in rows.get(kind.table(), [])]


class Filled(NamedTuple):
    """A field that holds something, and the key of its box in the page."""

    entry: FormField
    key: str
    value: Any
    side: str


def filled(kind: type[Record], body: dict[str, Any], form: str) -> Iterator[Filled]:
    """The fields of a form that hold something, those of its groups too."""
    for entry in fields_of(kind):
        if body.get(entry.name):
            side = str(body.get(f"{entry.name}_side") or "")
            yield Filled(entry, f"{form}-{entry.name}", body[entry.name], side)
    for name, child in groups_of(kind).items():
        for place, inner in enumerate(body[name]):
            yield from filled(child, inner, f"{form}-{name}-{place}")


class Entering:
    """One person who enters records, and what each of them is called in the history that grows."""

    def __init__(self, server: Server, visit: Visit) -> None:
        self.server, self.visit, self.page = server, visit, visit.page
        self.ids: dict[str, str] = {}
        """The identifiers of the example and those that the forms gave."""
        self._shown: Entry | None = None
        """Whose empty form is shown; None on another page than that to log."""
        visit.open()

    def enter(self, record: Record) -> None:
        """Enter one record and save it."""
        if isinstance(record, Statement):
            self._source(record)
            return
        kind, body = type(record), as_typed(record)
        if kind is Person:
            self._link("My data")
        else:
            self._choose_form(ENTRIES[kind.table()])
        form = self._form(draft_key(kind, "mine" if kind is Person else "new"))
        self.visit.settled()
        for name, child in groups_of(kind).items():
            for place in range(name == "procedures", len(body[name])):
                self.visit.button(f"Add {'another ' if place else ''}{child.title}").last.click()
                self.page.wait_for_selector(f".st-key-{form}-{name}-{place}-box")
        self._fill_in(kind, body, form)
        self.visit.button(f"Save {noun(kind)}").last.click()
        self.visit.settled()  # what was said of the record before may still stand there
        self.visit.says(f"Saved: {noun(kind)}.")
        self._learn(record)

    def _choose_form(self, entry: Entry) -> None:
        """Go to the form of a kind by the navigation and the menu."""
        if self._shown is None:
            self._link("Log")
            self._shown = FIRST
        if group_of(self._shown) is not group_of(entry):
            self._menu("group", group_of(entry).label)
            self._shown = group_of(entry).entries[0]
        if self._shown is not entry:
            self._menu("kind", entry.label)
        self._shown = None if entry.name in ON_OVERVIEW else entry  # where saving leads

    def _link(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()

    def _menu(self, part: str, label: str) -> None:
        self.page.locator(f".st-key-log-{part}").get_by_text(label, exact=True).click()

    def _fill_in(self, kind: type[Record], body: dict[str, Any], form: str) -> None:
        """Every field that holds something: first what is typed, one after the other, then what is picked."""
        fields = list(filled(kind, body, form))
        self.visit.settled()
        self.page.wait_for_function(UNFOLD, arg=[field.key for field in fields])
        for field in fields:
            if field.entry.kind in TYPED:
                self._box(field.key).get_by_label(field.entry.label, exact=True).fill(field.value)
                self.visit.settled()  # no hand is faster than the page; what is lost all the same is not typed again
        for field in fields:
            if field.entry.kind not in TYPED:
                self._choose(field)
            if field.side:
                self.visit.settled()
                side = {"bilateral": "both"}.get(field.side, field.side)
                self._box(f"{field.key}_side").get_by_text(side, exact=True).click()

    def _box(self, key: str) -> Locator:
        return self.page.locator(f".st-key-{key}")

    def _choose(self, field: Filled) -> None:
        """Pick from a list or among what stands there."""
        box, entry, value = self._box(field.key), field.entry, field.value
        self.visit.settled()
        if entry.kind is Kind.TERMS:
            for term in value:
                self._pick(box, code_label(entry.vocabulary, term), own=": " in term)
        elif entry.kind is Kind.CODE:
            self._pick(box, code_label(entry.vocabulary, value))
        elif entry.kind is Kind.LINK:
            labels = link_labels(self.server.history(), str(entry.options["link"]))
            self._pick(box, labels[self.ids[value]])
        elif entry.kind is Kind.NAME:
            self._pick(box, value, own=True)
        elif entry.options.get("asked") and len(entry.choices) <= FEW:
            box.get_by_text(CHOICES.get(value, value), exact=True).click()
        else:
            self._pick(box, CHOICES.get(value, value))

    def _pick(self, box: Locator, words: str, *, own: bool = False) -> None:
        """Take an option of a list by typing its words; one's own words are offered as something to add.

        The list may close while the page draws an earlier field; then it is opened again.
        """
        typed, add = box.locator("input"), "(Add: )?" if own else ""
        option = self.page.get_by_role("option", name=re.compile(f"^{add}{re.escape(words)}$")).first
        for _ in range(6):
            taken = False
            with suppress(TimeoutError):
                typed.click(timeout=4000)
                typed.fill(words, timeout=4000)
                option.click(timeout=4000)
                taken = True
            if self.page.get_by_role("listbox").count():
                self.page.keyboard.press("Escape")  # while a list is open, nothing else can be reached
            self.visit.settled()
            if taken and words in f"{typed.input_value()} {box.inner_text()}":
                return
        raise AssertionError(f"“{words}” is not offered")

    def _source(self, statement: Statement) -> None:
        """What a source says, typed beside the record it is about."""
        about = self.ids[statement.about_id]
        on_mine = statement.about_table == Person.table()
        self._shown = None
        self.visit.open("mine" if on_mine else f"log?kind={statement.about_table}&id={about}")
        if on_mine:
            self.page.get_by_text("Show papers and sources about me", exact=True).click()
        record = record_at(self.server.history(), statement.about_table, about)
        assert record is not None
        chooser = self.page.get_by_test_id("stSelectbox").filter(has_text="About what")
        self.page.locator("summary").get_by_text("Add what a source says", exact=True).click()
        self._pick(chooser, label_of(type(record), statement.field))
        body = as_typed(statement)
        part = next(each for each in fields_of(type(record)) if each.name == statement.field)
        if part.kind is Kind.DATE:
            said = build(
                type(record), dump(record) | {f"{part.name}_typed": None, part.name: statement.value}
            )
            body["value"] = as_typed(said)[part.name]
        self._fill_in(Statement, body, self._form(draft_key(Statement, f"of-{about}-{statement.field}")))
        self.visit.press("Save what it says")
        self.visit.says("Saved what a source says.")

    def _form(self, key: str) -> str:
        """How the keys of the form's fields begin in the page, with the number of times it was begun anew."""
        plain = re.sub(r"[^A-Za-z0-9_-]", "-", key)
        found = self.page.locator(f'[class*="st-key-{plain}-"]').first.get_attribute("class") or ""
        number = re.search(rf"st-key-{re.escape(plain)}-(\d+)-", found)
        assert number, found
        return f"{plain}-{number[1]}"

    def _learn(self, record: Record) -> None:
        """Which record the form made: the one of its kind that is new."""
        history = self.server.history()
        made = [history.person] if isinstance(record, Person) else history.of(type(record))
        new = next(one for one in made if one is not None and one.id not in self.ids.values())
        for ours, theirs in zip(members(record), members(new), strict=True):
            self.ids[ours.id] = theirs.id


def loose_ends(shell: Shell, on: str) -> list[str]:
    """What ``check`` lists as open on a day."""
    checked = shell("check", "--on", on)
    assert (checked.code, checked.err) == (0, "")
    return [line.removeprefix("Open: ") for line in checked.out.splitlines() if line.startswith("Open: ")]


OWN = {"id", "version", "position", "source_id"}
"""What a form gives of itself."""


def told(history: History) -> dict[str, list[str]]:
    """Everything that is recorded, but for identifiers and how a date was typed: for comparing two histories."""
    every = [*([history.person] if history.person else []), *(r for kind in LISTS for r in history.of(kind))]
    names = {m.id: _plain(dump(m)) for record in every for m in members(record)}
    found: dict[str, list[str]] = {}
    for record in every:
        if not isinstance(record, SourceText):
            text = json.dumps(_named(dump(record), names), sort_keys=True, ensure_ascii=False)
            found.setdefault(record.table(), []).append(text)
    return {table: sorted(texts) for table, texts in found.items()}


def _plain(values: dict[str, Any]) -> str:
    own = {name: value for name, value in values.items() if isinstance(value, str) and not _hides(name)}
    return json.dumps(own, sort_keys=True, ensure_ascii=False)


def _hides(name: str) -> bool:
    return name in OWN or name.endswith(("_id", "_typed"))


def _named(values: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """The values of a record, with what it points at in words."""
    said: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, list):
            said[name] = [_named(one, names) for one in value]
        elif name.endswith("_id") and name != "source_id":
            said[name] = names.get(value, "nothing")
        elif not _hides(name):
            said[name] = value
    return said


def differences(one: dict[str, list[str]], other: dict[str, list[str]]) -> Iterator[str]:
    """What stands in one history and not in the other, a line each."""
    for table in sorted({*one, *other}):
        for text in one.get(table, []):
            if text not in other.get(table, []):
                yield f"- {table} {text}"
        for text in other.get(table, []):
            if text not in one.get(table, []):
                yield f"+ {table} {text}"
