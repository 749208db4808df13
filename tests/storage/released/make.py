"""How the files here were made, each once, by the release of its schema: ``python tests/storage/released/make.py 2``.

A file is never made again: a later program has to open what an earlier one wrote.
"""

import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[2])]

PAPER = b"%PDF-1.7 operative note"


def make(schema: str) -> None:
    """Write the made-up history of every kind, with a change, a removal and an undo; as a file and as a copy."""
    from histories import filled
    from makers import of

    from tracker import actions
    from tracker.domain.records import Document
    from tracker.storage.store import FILE, Store

    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder), now=lambda: datetime(2016, 3, 1, 9, 0, tzinfo=UTC))
        with closing(store):
            paper = of(Document, sha256=store.files.add(PAPER), called="operative note")
            records = filled(store)
            store.remove(records[-1])
            store.undo()
            _write(HERE / f"v{schema}.db", (Path(folder) / FILE).read_bytes())
            store.save(paper)
            _write(HERE / f"v{schema}.zip", actions.copy_of(store, ".zip")[0])


def _write(target: Path, content: bytes) -> None:
    if target.exists():
        raise SystemExit(f"{target.name} is there already, and is never made again.")
    target.write_bytes(content)


if __name__ == "__main__":
    make(sys.argv[1])
