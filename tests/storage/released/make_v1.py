"""How v1.db was made, once, by the first released schema: ``python tests/storage/released/make_v1.py``.

The file is never made again: a later program has to open what an earlier one wrote.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[2])]


def make(target: Path) -> None:
    """Write the made-up history of every kind, with a change, a removal and an undo."""
    from histories import filled

    from tracker.storage.store import FILE, Store

    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder), now=lambda: datetime(2016, 3, 1, 9, 0, tzinfo=UTC))
        records = filled(store)
        store.remove(records[-1])
        store.undo()
        store.close()
        target.write_bytes((Path(folder) / FILE).read_bytes())


if __name__ == "__main__":
    make(HERE / "v1.db")
