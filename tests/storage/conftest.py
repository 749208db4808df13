"""A store in a temporary folder, with a clock that goes on by a minute at each look."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from tracker.storage.store import Store

BEGIN = datetime(2016, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    minutes = count()
    opened = Store.open(tmp_path / "data", now=lambda: BEGIN + timedelta(minutes=next(minutes)))
    yield opened
    opened.close()
