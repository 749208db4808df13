"""What a page and the command line do alike: open the store, read a text, sign, print, copy, bring back."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

from tracker import clock
from tracker.domain.history import LISTS, History
from tracker.domain.records import Record
from tracker.errors import ImportRefused, StoreProblem, ValueProblem
from tracker.interop import bundle, packed
from tracker.printing import pdf as printed
from tracker.printing.html import html_page
from tracker.printing.layout import Sheet
from tracker.printing.pdf import Pdf, pdf_bytes
from tracker.printing.sheet import DEFAULT, sheet
from tracker.printing.wanted import Kind, Wanted
from tracker.storage.documents import State
from tracker.storage.places import DATA_VARIABLE, data_folder
from tracker.storage.store import FILE, Store
from tracker.storage.writing import write_whole
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


def with_entries(store: Store | None, history: History, kind: Kind, *, past: bool = False) -> History:
    """What a kind of sheet is made of: the full history prints every entry of the symptoms, others their course.

    Of a ``past`` day the course is told by the entries up to then: the one that is stored may go on after it.
    """
    return store.with_entries(history) if store and (past or kind is Kind.FULL) else history


def make_sheet(history: History, on: date, wanted: Wanted = DEFAULT) -> Sheet:
    """A sheet of the history as it stands on a day; raises ValueProblem for what does not go together."""
    return sheet(history, on, wanted)


def as_pdf(made: Sheet) -> Pdf:
    """A sheet as a PDF."""
    return pdf_bytes(made)


def as_html(made: Sheet) -> bytes:
    """A sheet as a plain page that is complete in itself."""
    return html_page(made).encode()


def page_pictures(made: Sheet, pdf: Pdf) -> list[bytes]:
    """The pages of a PDF that was made, as PNG pictures for looking at before printing."""
    return printed.page_pictures(made, pdf.replaced)


def copy_suffix(store: Store) -> str:
    """How a copy of everything is named: a ZIP where files belong to the history, else one JSON file."""
    return ".zip" if store.named_files() else ".json"


def copy_of(store: Store, suffix: str) -> tuple[bytes, tuple[str, ...]]:
    """A copy, and what it does not hold, a sentence each: a JSON copy holds no files, no copy a lost one."""
    named = store.named_files()
    sound = [sha for sha in named if store.files.state(sha) is State.SOUND]
    lost = _said_of_files(len(named) - len(sound), "{} missing or altered, and so not in this copy.")
    if suffix != ".json":
        return packed.to_bytes(store.tables(), sound, store.files.read), lost
    apart = _said_of_files(
        len(sound), "{} not in this copy. Give a name that ends in .zip to keep everything."
    )
    return bundle.to_bytes(store.tables()), (*apart, *lost)


def _said_of_files(number: int, sentence: str) -> tuple[str, ...]:
    return (sentence.format("1 file is" if number == 1 else f"{number} files are"),) if number else ()


def make_copy(store: Store, at: datetime) -> bytes:
    """Everything as one file; that a copy was made is noted."""
    content, _ = copy_of(store, copy_suffix(store))
    _note_copy(store, at)
    return content


def export_to(store: Store, path: Path, at: datetime) -> tuple[str, ...]:
    """Write a copy to a file and note that once it is on the disk; what it does not hold, a sentence each.

    A name that ends in .json asks for the copy without files, one that ends in .zip for the one with them.
    """
    asked = path.suffix.lower()
    content, left_out = copy_of(store, asked if asked in (".json", ".zip") else copy_suffix(store))
    write_private(path, content)
    _note_copy(store, at)
    return left_out


def _note_copy(store: Store, at: datetime) -> None:
    """Note that a copy was made; from a data file that can only be read, a copy is still a copy."""
    with suppress(StoreProblem):
        store.copied(at)


def bring_in(store: Store, content: bytes) -> tuple[str, ...]:
    """Bring a copy into an empty store, all or nothing; raises ImportRefused.

    Returns what is to be said of it: how many files its records name that are not there.
    """
    copy = packed.from_bytes(content)
    store.load_tables(copy.tables, copy.files)
    there, documents = store.files.names(), store.history().documents
    lacking = sum(1 for paper in documents if paper.sha256 and paper.sha256 not in there)
    return _said_of_files(
        lacking, "{} named in this copy but not in it; each document says so. Add the originals again."
    )


STORIES: dict[str, str] = {
    "harry": "A fusion that failed: a broken screw, a second operation, heart stents",
    "cage": "A cage that slipped out, an image nobody looked at, an operation that was stopped",
}
"""The example histories, by the name of their folder, and what each is about."""


def bring_example(store: Store, story: str = "harry") -> None:
    """Put an example history into an empty store; ``story`` is one of STORIES."""
    if not store.history().is_empty:
        raise ImportRefused(
            "This folder already holds a history. Give an empty folder with --data to look at the example."
        )
    bring_in(store, example_bytes(story))


def example_bytes(story: str = "harry") -> bytes:
    """An example history: a file of the checkout, and package data when installed."""
    folder = checkout()
    if folder is not None:
        return (folder / "data" / f"example-{story}" / "example.json").read_bytes()
    return files("tracker.entry").joinpath(f"example-{story}.json").read_bytes()


def example_folder(explicit: Path | None, story: str) -> Path:
    """Where an example is opened: the folder that is named, else one of its own beside the person's history."""
    folder = data_folder(explicit, os.environ, checkout())
    named = explicit is not None or os.environ.get(DATA_VARIABLE, "").strip()
    return folder if named else folder / f"example-{story}"


def _records(history: History) -> tuple[Record, ...]:
    """Every record of a history that stands by itself; the entries of a symptom go with it."""
    alone = tuple(record for record in (history.person, history.anatomy) if record is not None)
    return (*alone, *(record for kind in LISTS for record in history.of(kind)))


def holds_example(history: History) -> bool:
    """True while the example, or part of it, is in the history."""
    return any(record.id.startswith(EXAMPLE_ID) for record in _records(history))


def take_example_out(store: Store) -> None:
    """Take what is left of the example out in one change; a person's own records stay."""
    first, *others = [record for record in _records(store.history()) if record.id.startswith(EXAMPLE_ID)]
    store.remove(first, also=tuple(others))


EXAMPLE_ID = "example-"
"""How the identifiers of the examples' records begin."""


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
        write_whole(target, content)
    except OSError as error:
        raise StoreProblem(
            f"The file {path} could not be written ({error.strerror}). Give another place."
        ) from error


def _refuse_other_file(path: Path, content: bytes) -> None:
    with path.open("rb") as file:
        stands = file.read(64)
    if stands.startswith(_SQLITE):
        raise StoreProblem(f"{path.name} is a data file and was left alone. Give another name.")
    alike = packed.is_copy(stands) if packed.is_copy(content[:64]) else stands.startswith(content[:5])
    if stands and not alike:
        raise StoreProblem(f"{path.name} holds something else and was left alone. Give another name.")


_SQLITE = b"SQLite format 3\0"
