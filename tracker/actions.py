"""What a page and the command line do alike: open the store, read a text, sign, print, copy, bring back."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

from tracker import clock
from tracker.domain.history import History
from tracker.domain.records import Record
from tracker.errors import ImportRefused, StoreProblem, ValueProblem
from tracker.interop import bundle
from tracker.printing import pdf as printed
from tracker.printing.layout import Paper
from tracker.printing.pdf import Pdf, pdf_bytes
from tracker.printing.sheet import sheet
from tracker.storage.places import data_folder
from tracker.storage.store import FILE, Store
from tracker.text.reader import read
from tracker.text.reading import Reading
from tracker.text.style import SignatureStyle
from tracker.text.writer import write

PACKAGE = Path(__file__).resolve().parent

STYLE = "signature_style"
"""The setting that keeps the style of the person's own signature."""


def checkout() -> Path | None:
    """The checkout this program runs from, or None when it is installed."""
    root = PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "app.py").is_file() else None


def open_store(data: Path | None = None) -> Store:
    """Open the store where ``data``, SPINE_TRACKER_DATA or the usual place says; raises StoreProblem."""
    return Store.open(data_folder(data, os.environ, checkout()), now=clock.now)


@contextmanager
def opened(data: Path | None = None) -> Iterator[Store]:
    """The store for one command, closed afterwards."""
    store = open_store(data)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def opened_to_look(data: Path | None = None) -> Iterator[Store | None]:
    """The store for a command that only looks; None where nothing is kept yet, so that looking makes no folder."""
    if _nothing_kept(data_folder(data, os.environ, checkout())):
        yield None
        return
    with opened(data) as store:
        yield store


def _nothing_kept(folder: Path) -> bool:
    try:
        return not folder.exists() or (folder.is_dir() and not (folder / FILE).exists())
    except OSError:
        return False  # opening it will say what is wrong


def history_of(store: Store | None) -> History:
    """What is recorded; an empty history where nothing is kept yet."""
    return store.history() if store else History()


def read_text(store: Store | None, text: str, today: date, posted: date | None = None) -> Reading:
    """Read a text on the person's own axis."""
    return read(text, today=today, posted=posted, axis=history_of(store).axis)


def own_style(store: Store) -> SignatureStyle | None:
    """The style of the person's own pasted signature, when one is kept that can be read."""
    return read_style(store.setting(STYLE))


def read_style(kept: object) -> SignatureStyle | None:
    """A style from a setting; None for what is none, such as that of another version."""
    try:
        return SignatureStyle.from_dict(kept) if isinstance(kept, dict) and kept else None
    except ValueProblem:
        return None


def signature(history: History, on: date, style: SignatureStyle | None) -> str:
    """The signature from the recorded facts, as of a day."""
    return write(history, on=on, style=style) if style else write(history, on=on)


def make_pdf(history: History, on: date, *, paper: Paper = "a4") -> Pdf:
    """The history as a PDF."""
    return pdf_bytes(sheet(history, on, paper=paper))


def page_pictures(history: History, on: date, made: Pdf, *, paper: Paper = "a4") -> list[bytes]:
    """The pages of a PDF that was made, as PNG pictures for looking at before printing."""
    return printed.page_pictures(sheet(history, on, paper=paper), made.replaced)


def make_copy(store: Store, at: datetime) -> bytes:
    """Everything as one JSON file; that a copy was made is noted."""
    copy = bundle.to_bytes(store.tables())
    _note_copy(store, at)
    return copy


def export_to(store: Store, path: Path, at: datetime) -> None:
    """Write a copy of everything to a file; that a copy was made is noted once it is on the disk."""
    write_private(path, bundle.to_bytes(store.tables()))
    _note_copy(store, at)


def _note_copy(store: Store, at: datetime) -> None:
    """Note that a copy was made; from a data file that can only be read, a copy is still a copy."""
    with suppress(StoreProblem):
        store.copied(at)


def bring_in(store: Store, content: bytes) -> None:
    """Bring a copy into an empty store, all or nothing; raises ImportRefused."""
    store.load_tables(bundle.from_bytes(content))


def bring_example(store: Store) -> None:
    """Put the example history into an empty store."""
    if not store.history().is_empty:
        raise ImportRefused(
            "This folder already holds a history. Give an empty folder with --data to look at the example."
        )
    bring_in(store, example_bytes())


def example_bytes() -> bytes:
    """The example history: a file of the checkout, and package data when installed."""
    folder = checkout()
    if folder is not None:
        return (folder / "data" / "example.json").read_bytes()
    return files("tracker.entry").joinpath("example.json").read_bytes()


def _records(history: History) -> tuple[Record, ...]:
    """Every record of a history that stands by itself; the entries of a symptom go with it."""
    alone = tuple(record for record in (history.person, history.anatomy) if record is not None)
    lists = (history.surgeries, history.devices, history.imaging, history.symptoms, history.conditions)
    return (
        *alone,
        *(record for records in lists for record in records),
        *history.other_implants,
        *history.sources,
    )


def holds_example(history: History) -> bool:
    """True while the example, or part of it, is in the history."""
    return any(record.id.startswith(EXAMPLE_ID) for record in _records(history))


def take_example_out(store: Store) -> None:
    """Take what is left of the example out in one change; a person's own records stay."""
    first, *others = [record for record in _records(store.history()) if record.id.startswith(EXAMPLE_ID)]
    store.remove(first, also=tuple(others))


EXAMPLE_ID = "example-"
"""How the identifiers of the example's records begin."""


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all; raises StoreProblem with what to do.

    What stood in the file before stays until the new content is on the disk. Only an older file of the same
    make is replaced: a copy by a copy, a PDF by a PDF.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_file():
            _refuse_other_file(target, content)
        elif target.exists():  # a folder, which fails, or a device such as /dev/stdout
            target.write_bytes(content)
            return
        _replace(target, content)
    except OSError as error:
        raise StoreProblem(
            f"The file {path} could not be written ({error.strerror}). Give another place."
        ) from error


def _refuse_other_file(path: Path, content: bytes) -> None:
    with path.open("rb") as file:
        stands = file.read(64)
    if stands.startswith(_SQLITE):
        raise StoreProblem(f"{path.name} is a data file and was left alone. Give another name.")
    make = next((mark for mark in _MAKES if content.startswith(mark)), b"")
    if stands and not stands.startswith(make):
        raise StoreProblem(f"{path.name} holds something else and was left alone. Give another name.")


_SQLITE = b"SQLite format 3\0"
_MAKES = (b'{\n "format": "spine-tracker history"', b"%PDF-")
"""How a copy and a PDF begin."""


def _replace(path: Path, content: bytes) -> None:
    handle, unfinished = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
