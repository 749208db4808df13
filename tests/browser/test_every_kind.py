"""Every kind of record by keyboard alone: added, found again, changed, deleted and brought back."""

from collections.abc import Iterator

import pytest
from keyboard import Keys
from playwright.sync_api import expect
from visiting import Server, Visit

from tracker.domain import vocabulary
from tracker.domain.gate import dump
from tracker.domain.records import Record
from tracker.pages.fields import FormField, Kind, fields_of, groups_of
from tracker.pages.kinds import MENU, Entry, Group, recorded
from tracker.pages.widgets import CHOICES, FEW, code_options

pytestmark = pytest.mark.browser


def asked(kind: type[Record], face: Entry) -> Iterator[FormField]:
    """What the form of a kind cannot do without, in the order of the page."""
    shown = (face.face.seen(kind, entry, filled=False) for entry in fields_of(kind))
    yield from (entry for entry in shown if entry and entry.options.get("asked"))
    for name, child in groups_of(kind).items():
        if name == "procedures":
            yield from asked(child, face)


def answer(keys: Keys, entry: FormField, leads: str) -> None:
    """Fill in one field."""
    if entry.kind is Kind.CHOICE and len(entry.choices) <= FEW:
        keys.go_to(CHOICES.get(entry.choices[0], entry.choices[0]))
        keys.press("Space")
        return
    keys.go_to(entry.label, field=True)
    keys.visit.settled()  # a list that is open closes when the field before it is drawn
    if entry.kind is Kind.CODE:
        first = code_options(entry.vocabulary, leads)[0]
        keys.put(vocabulary.named(entry.vocabulary)[first].name)
        expect(keys.visit.page.get_by_role("option").first).to_be_visible()
        keys.press("Enter")
    else:
        keys.put("42" if entry.kind is Kind.DECIMAL else "Example")


def saved(keys: Keys, entry: Entry) -> None:
    keys.go_to(f"Save {entry.noun}")
    keys.enter()
    keys.visit.says(f"Saved: {entry.noun}.")


def opened(keys: Keys, entry: Entry) -> None:
    """Find the record in the list of its kind and open it."""
    if keys.visit.page.get_by_role("button", name="Change", exact=True).count() != 1:
        keys.visit.to(f"log?kind={entry.name}")
    keys.go_to("Change", "Shift+Tab")
    keys.press("Enter")
    expect(keys.visit.page.get_by_role("heading", name=f"Change: {entry.label.lower()}")).to_be_visible()
    keys.visit.settled()


def field_to_change(kind: type[Record]) -> FormField:
    """A field that is always seen: the date if the form shows it, else a number or words."""
    front = [entry for entry in fields_of(kind) if not entry.more and entry.kind in OTHER]
    return min(front, key=lambda entry: (entry.name != "date", list(OTHER).index(entry.kind)))


OTHER = {Kind.DATE: "2013", Kind.NUMBER: "7", Kind.TEXT: "Sample"}
"""What a field is changed to."""


def deleted_and_brought_back(server: Server, keys: Keys, entry: Entry) -> None:
    before = [dump(record) for record in recorded(server.history(), entry)]
    opened(keys, entry)
    keys.go_to("Delete ...")
    keys.press("Enter")
    keys.go_to("Yes, delete")
    keys.press("Enter")
    keys.visit.says(f"Deleted: {entry.noun}.")
    assert recorded(server.history(), entry) == ()

    keys.visit.settled()
    keys.go_to("Undo")
    keys.press("Enter")
    keys.visit.says("The last change was taken back")
    assert [dump(record) for record in recorded(server.history(), entry)] == before


@pytest.mark.parametrize("group", MENU, ids=lambda group: group.label.split()[0].lower())
def test_a_record_of_each_kind_by_keyboard(server: Server, person: Visit, group: Group) -> None:
    keys = Keys(person, watching=False)
    person.open("log")
    for entry in group.entries:
        person.to(f"log?kind={entry.name}")
        for needed in asked(entry.kind, entry):
            answer(keys, needed, entry.face.leads)
        saved(keys, entry)
        (made,) = recorded(server.history(), entry)

        opened(keys, entry)
        field = field_to_change(entry.kind)
        keys.go_to(field.label, field=True)
        keys.press("Control+a")
        keys.put(OTHER[field.kind])
        saved(keys, entry)
        (changed,) = recorded(server.history(), entry)
        assert getattr(made, field.name) != getattr(changed, field.name)
        assert dump(changed) == dump(made) | {field.name: dump(changed)[field.name]}

        deleted_and_brought_back(server, keys, entry)
    assert server.log.read_text() == ""
