"""What a page and the command line do alike: open the store, read and save a text, sign, print, copy, bring back."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

from tracker import clock
from tracker.domain.dates import PartialDate
from tracker.domain.gate import build
from tracker.domain.history import History
from tracker.domain.records import Person, Record, SourceText
from tracker.errors import ImportRefused, StoreProblem
from tracker.interop import bundle
from tracker.printing.layout import Paper
from tracker.printing import pdf as printed
from tracker.printing.pdf import Pdf, pdf_bytes
from tracker.printing.sheet import sheet
from tracker.storage.places import data_folder
from tracker.storage.store import Store
from tracker.text.drafts import Draft, already_recorded, new_in
from tracker.text.reader import read
from tracker.text.reading import Reading
from tracker.text.style import SignatureStyle, style_of
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


@dataclass
class Saved:
    """What saving a text did: records added, those already there, and what was left for the person."""

    added: list[Record] = field(default_factory=list)
    known: list[Record] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def read_text(store: Store | None, text: str, today: date, posted: date | None = None) -> Reading:
    """Read a text on the person's own axis."""
    if store is None:
        return read(text, today=today, posted=posted)
    return read(text, today=today, posted=posted, axis=store.history().axis)


def save_reading(
    store: Store, reading: Reading, records: Iterable[tuple[Draft, Record]], written: date
) -> Saved:
    """Save the records made of a reading's drafts in one change; what is already recorded is not doubled.

    The text itself is kept with what was not understood, and its style becomes the person's own.
    """
    history = store.history()
    saved = Saved()
    for draft, record in records:
        known = _known(history, draft)
        if known is None:
            saved.added.append(record)
        else:
            saved.known.append(known)
            saved.left += [
                f"{words}: not added to what is already recorded." for words in new_in(draft, known)
            ]
    if saved.added:
        source = _source(reading, written)
        for record in saved.added:
            if "source_id" in type(record).model_fields:
                record.source_id = source.id
        store.save(source, *saved.added, what="saved a pasted text")
    style = style_of(reading)
    if style is not None and reading.events:
        store.put_setting(STYLE, style.to_dict())
    return saved


def _known(history: History, draft: Draft) -> Record | None:
    if draft.kind is Person:
        return history.person
    return already_recorded(draft, history)


def _source(reading: Reading, written: date) -> SourceText:
    unread = "\n".join(stretch.text for stretch in reading.unread)
    data = {"text": reading.text, "unread": unread, "date": PartialDate.on(written)}
    return build(SourceText, {key: value for key, value in data.items() if value})


def own_style(store: Store) -> SignatureStyle | None:
    """The style of the person's own pasted signature, when one is kept."""
    kept = store.setting(STYLE)
    return SignatureStyle.from_dict(kept) if kept else None


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
    store.copied(at)
    return copy


def export_to(store: Store, path: Path, at: datetime) -> None:
    """Write a copy of everything to a file; that a copy was made is noted once it is on the disk."""
    write_private(path, bundle.to_bytes(store.tables()))
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


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read; raises StoreProblem with what to do."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), 0o600) if hasattr(os, "fchmod") else None
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreProblem(
            f"The file {path} could not be written ({error.strerror}). Give another place."
        ) from error
