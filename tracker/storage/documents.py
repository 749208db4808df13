"""The files of documents: each lies in ``documents`` of the data folder under the SHA-256 of its content.

What happens to a file, in one place: a file is written once, whole, for its owner alone, and never changed.
The same content added again is the same file. Deleting a document, or replacing it, leaves its file where it
is, since the journal can bring the document back and the file has to be there then. The program itself removes
no file; one that neither a record nor the journal names is counted by ``check`` and left alone. So a backup of
the data file that lies in the same folder finds its files there, whatever happened since.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session, col

from tracker.domain.media import LARGEST_FILE
from tracker.domain.records import Document
from tracker.errors import ImportRefused, NotFound, StoreProblem, ValueProblem
from tracker.storage.books import CONTENT, JOURNAL
from tracker.storage.database import private_folder
from tracker.storage.writing import write_whole

FOLDER = "documents"

_SHA = re.compile("[0-9a-f]{64}")
_NAMED = re.compile('"sha256":"([0-9a-f]{64})"')


class State(Enum):
    """How the file of a document is found."""

    SOUND = "sound"
    MISSING = "missing"
    ALTERED = "altered"


class Files:
    """The files in one folder, by their SHA-256 in hexadecimal. A given name is never used as a path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[str, tuple[tuple[int, int], State]] = {}

    def add(self, content: bytes) -> str:
        """Keep a file and return its SHA-256; a file that was lost or altered is put right again.

        Raises ValueProblem for an empty or too large one, StoreProblem when the disk refuses.
        """
        if not content:
            raise ValueProblem("This file is empty. Choose another one.")
        if len(content) > LARGEST_FILE:
            raise ValueProblem(
                f"This file is larger than {LARGEST_FILE // 2**20} MB. Choose a smaller one, "
                "such as a scan with a lower resolution; the paper can be recorded without a file."
            )
        sha = sha_of(content)
        if self.state(sha) is not State.SOUND:
            with _told():
                private_folder(self.folder)
                write_whole(self.folder / sha, content)
        return sha

    def read(self, sha: str) -> bytes:
        """The content of a file; raises NotFound where it is missing, StoreProblem where it was altered."""
        content = self._content(sha)
        if content is None:
            raise NotFound(MISSING)
        if sha_of(content) != sha:
            raise StoreProblem(ALTERED)
        return content

    def state(self, sha: str) -> State:
        """Whether the file is there as it was stored; the whole file is read for that."""
        content = self._content(sha)
        if content is None:
            return State.MISSING
        return State.SOUND if sha_of(content) == sha else State.ALTERED

    def glance(self, sha: str) -> State:
        """The state as it was when the file was last read whole; it is read again when size or time changed."""
        with _told():
            found = (self.folder / _checked(sha)).stat() if sha in self.names() else None
        if found is None:
            return State.MISSING
        mark = found.st_mtime_ns, found.st_size
        if self._seen.get(sha, (None, None))[0] != mark:
            self._seen[sha] = mark, self.state(sha)
        return self._seen[sha][1]

    def names(self) -> frozenset[str]:
        """The files that lie in the folder."""
        with _told():
            there = self.folder.iterdir() if self.folder.is_dir() else ()
            return frozenset(each.name for each in there if _SHA.fullmatch(each.name))

    @contextmanager
    def adding(self, files: Mapping[str, bytes]) -> Iterator[None]:
        """Add files by their SHA-256 with what is done inside; when that fails, they go again.

        Raises ImportRefused when a file is not what it is named after.
        """
        before, added = self.names(), []
        try:
            for sha in sorted(files):
                content = files[sha]
                if sha_of(content) != sha:
                    raise ImportRefused("A file in this copy was altered, so nothing was brought in.")
                added.append(self.add(content))
            yield
        except BaseException:
            for sha in set(added) - before:
                (self.folder / sha).unlink(missing_ok=True)
            raise

    def _content(self, sha: str) -> bytes | None:
        """What lies under a name, at most a byte more than a file may have; None where nothing does."""
        path = self.folder / _checked(sha)
        with _told():
            if not path.is_file():
                return None
            with path.open("rb") as file:
                return file.read(LARGEST_FILE + 1)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the system says of a file into a sentence, without the file's name."""
    try:
        yield
    except OSError as error:
        raise StoreProblem(
            f"The folder “documents” of the data folder could not be used ({error.strerror}). "
            "Free some space, or make the folder yours to read and write; then try again."
        ) from error


MISSING = (
    "The file is no longer in the folder “documents” of the data folder. "
    "If you still have it, add it again: it is recognised."
)
ALTERED = (
    "The file was altered after it was added, so it is not shown. "
    "If you still have the original, add it again: it takes its place."
)


def sha_of(content: bytes) -> str:
    """The SHA-256 of a content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def named_by_records(session: Session) -> dict[str, list[str]]:
    """The files that documents name, each with the identifiers of those documents."""
    rows = session.execute(select(col(Document.sha256), col(Document.id)).order_by(col(Document.id)))
    named: dict[str, list[str]] = {}
    for sha, id_ in rows:
        if sha and _SHA.fullmatch(sha):
            named.setdefault(sha, []).append(id_)
    return named


def named_by_journal(session: Session) -> set[str]:
    """The files of every document the journal can bring back."""
    either = (JOURNAL.c.before_sha == CONTENT.c.sha) | (JOURNAL.c.after_sha == CONTENT.c.sha)
    query = select(CONTENT.c.body).join(JOURNAL, either).where(JOURNAL.c.record_table == Document.table())
    return {sha for body in session.execute(query.distinct()).scalars() for sha in _NAMED.findall(body)}


def troubles(session: Session, files: Files) -> list[str]:
    """The documents whose file is missing or altered, a sentence each."""
    said = {State.MISSING: "is missing", State.ALTERED: "was altered"}
    return [
        f"The file of the document {id_} {said[state]}. Add the original again, or bring back a copy."
        for sha, ids in named_by_records(session).items()
        if (state := files.state(sha)) is not State.SOUND
        for id_ in ids
    ]


def remarks(session: Session, files: Files) -> list[str]:
    """How many files there are, how many only for undo, and how many that nothing names, a sentence each."""
    there, named = files.names(), set(named_by_records(session))
    for_undo = named_by_journal(session) - named
    counted = {
        "of documents": len(there & named),
        "kept so that a deletion can be taken back": len(there & for_undo),
        "that no record names, left alone": len(there - named - for_undo),
    }
    return [f"files {what}: {number}" for what, number in counted.items() if number]


def _checked(sha: str) -> str:
    if not _SHA.fullmatch(sha):
        raise NotFound(MISSING)
    return sha
