"""Whatever was changed, undo and redo bring back everything but the journal as it was, in random sequences of steps."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import histories
import hypothesis.strategies as st
import makers
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tracker.domain.records import Device, Surgery
from tracker.errors import ValueProblem
from tracker.storage.store import Store

NOTES = st.sampled_from([None, "short", "long"])
PICK = st.integers(0, 99)


class Changes(RuleBasedStateMachine):
    """A store beside a plain list of the states it went through."""

    @initialize()
    def start(self) -> None:
        self.folder = TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name), now=lambda: datetime(2016, 3, 1, tzinfo=UTC))
        self.states: list[dict[str, Any]] = []
        self.undone: list[dict[str, Any]] = []
        self.added = 0

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()

    def remember(self, before: dict[str, Any]) -> None:
        if histories.facts(self.store) != before:
            self.states.append(before)
            self.undone.clear()

    def surgeries(self) -> tuple[Surgery, ...]:
        return self.store.history().surgeries

    @rule(note=NOTES, devices=st.integers(0, 2))
    def add_an_operation(self, note: str | None, devices: int) -> None:
        before = histories.facts(self.store)
        self.added += 1  # no two alike: identifiers are random, and would decide the order
        parts = makers.procedure(), makers.procedure("laminectomy", "L5")
        surgery = makers.surgery(str(1950 + self.added), *parts, note=note)
        rods = [makers.device("rod", "L4, L5", by=surgery, position=n) for n in range(devices)]
        self.store.save(surgery, *rods)
        self.remember(before)

    @precondition(lambda self: self.surgeries())
    @rule(pick=PICK, note=NOTES, whole=st.booleans())
    def change_an_operation(self, pick: int, note: str | None, whole: bool) -> None:
        before = histories.facts(self.store)
        surgery = self.surgeries()[pick % len(self.surgeries())]
        surgery.note = note
        surgery.procedures = surgery.procedures if whole else surgery.procedures[-1:]
        try:
            self.store.save(surgery)
        except ValueProblem:
            assert histories.facts(self.store) == before
        self.remember(before)

    @precondition(lambda self: self.store.history().devices and self.surgeries())
    @rule(pick=PICK, other=PICK)
    def take_a_device_out_elsewhere(self, pick: int, other: int) -> None:
        before = histories.facts(self.store)
        history = self.store.history()
        device = history.devices[pick % len(history.devices)]
        surgery = history.surgeries[other % len(history.surgeries)]
        device.events.append(makers.device_event("removed", "2015", surgery_id=surgery.id))
        self.store.save(device)
        self.remember(before)

    @precondition(lambda self: self.surgeries())
    @rule(pick=PICK)
    def remove_an_operation(self, pick: int) -> None:
        before = histories.facts(self.store)
        surgery = self.surgeries()[pick % len(self.surgeries())]
        self.store.remove(surgery, also=self.store.goes_with(surgery))
        self.remember(before)

    @precondition(lambda self: self.states)
    @rule()
    def undo(self) -> None:
        self.undone.append(histories.facts(self.store))
        self.store.undo()
        assert histories.facts(self.store) == self.states.pop()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.states.append(histories.facts(self.store))
        self.store.redo()
        assert histories.facts(self.store) == self.undone.pop()

    @invariant()
    def all_is_well(self) -> None:
        assert self.store.check() == ()
        assert (self.store.last_change() is None) == (not self.states)
        assert (self.store.last_undone() is None) == (not self.undone)
        assert all(isinstance(device, Device) for device in self.store.history().devices)


Changes.TestCase.settings = settings(max_examples=5, stateful_step_count=16, deadline=None)
TestChanges = Changes.TestCase
