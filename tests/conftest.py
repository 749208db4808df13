"""Settings for every test: how long Hypothesis looks, and a store in a folder of its own."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from shells import Shell

from tracker.storage.store import Store

settings.register_profile(
    "short",
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=os.environ.get("CI")
    == "true",  # there the same run passes or fails again; elsewhere one looks further
)
settings.register_profile(
    "long", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))


PAGES_AT_ONCE = 2
"""Workers that begin with tests of the pages: with more browsers at work a page is drawn late on a small machine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Deal the tests of the pages out to some who work side by side, the stories first as they take longest.

    Each worker gets a run of what is collected and takes over from others at the end, where the short tests stand.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if workers == 1:
        return
    pages = [item for item in items if item.get_closest_marker("browser")]
    pages.sort(key=lambda item: "test_story" not in item.nodeid)
    others = iter([item for item in items if not item.get_closest_marker("browser")])
    hands = min(workers, PAGES_AT_ONCE)
    dealt: list[pytest.Item] = []
    for number in range(workers):
        dealt += pages[number::hands] if number < hands else []
        dealt += islice(others, max(0, len(items) * (number + 1) // workers - len(dealt)))
    items[:] = [*dealt, *others]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store whose clock stands still but for a second a change."""
    times = iter(datetime(2026, 1, 1, 12).astimezone() + timedelta(seconds=n) for n in range(100_000))
    opened = Store.open(tmp_path / "data", now=lambda: next(times))
    yield opened
    opened.close()


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell on an empty data folder."""
    return Shell(tmp_path / "data", monkeypatch, capsys)
