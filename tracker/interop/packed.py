"""A copy with files: a ZIP of ``history.json`` (see ``bundle``) and ``documents/<SHA-256>`` for every file.

The same content gives the same bytes on every machine: entries are stored, not compressed (papers and
pictures are compressed already), in a fixed order, with a fixed date. A copy that was packed anew by another
program is read all the same, if nothing was added to it. A copy may lack files: a history whose files were
lost can still be copied and brought back, and whoever brings it in says how many are not there.
"""

import hashlib
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tracker.domain.media import LARGEST_FILE
from tracker.errors import ImportRefused
from tracker.interop import bundle
from tracker.interop.bundle import Tables

HISTORY = "history.json"
MARK = b"PK\x03\x04"
"""How a ZIP begins."""

_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(NotImplementedError, EOFError, OSError, ValueError, RuntimeError),
)
"""What a damaged, encrypted or strangely packed ZIP ends in."""

_FILE = re.compile(r"documents/([0-9a-f]{64})")
_SHA = re.compile('"sha256":"([0-9a-f]{64})"')
_ALWAYS = (1980, 1, 1, 0, 0, 0)
_MANY = 100_000
"""Entries; no history has that many papers, and a list of them would fill the memory."""

_NOT_OURS = "This file is not a copy made by this program. Choose a file that “Save a copy” wrote."
_ALTERED = "A file in this copy was altered, so nothing was brought in. Choose another copy."
_DAMAGED = "This copy is damaged and nothing was brought in. Choose another copy."
_MORE = "This copy holds something that this program did not put there, so nothing was brought in."


@dataclass(frozen=True)
class Files(Mapping[str, bytes]):
    """The files of a copy by SHA-256, each read and compared with its name when it is asked for."""

    _archive: zipfile.ZipFile
    _entries: Mapping[str, zipfile.ZipInfo] = field(default_factory=dict)

    def __getitem__(self, sha: str) -> bytes:
        content = _read(self._archive, self._entries[sha])
        if hashlib.sha256(content).hexdigest() != sha:
            raise ImportRefused(_ALTERED)
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


LARGEST_UNPACKED = 4 * 1024**3
"""Bytes of all parts together: a small file can unpack to more than a disk holds."""


@dataclass(frozen=True)
class Copy:
    """What a copy holds: the tables, and the files by their SHA-256."""

    tables: Tables
    files: Mapping[str, bytes]


def to_bytes(
    tables: Mapping[str, list[bundle.Row]], files: Iterable[str], read: Callable[[str], bytes]
) -> bytes:
    """Write a copy with files; ``read`` gives the content for each SHA-256."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_entry(HISTORY), bundle.to_bytes(tables))
        for sha in sorted(files):
            archive.writestr(_entry(f"documents/{sha}"), read(sha))
    return made.getvalue()


def from_bytes(content: bytes) -> Copy:
    """Read and check a copy whole, with or without files; raises ImportRefused with a sentence."""
    if not content.startswith(MARK):
        return Copy(bundle.from_bytes(content), {})
    try:
        return _unpacked(zipfile.ZipFile(io.BytesIO(content)))
    except _UNREADABLE as error:
        raise ImportRefused(_DAMAGED) from error


def is_copy(start: bytes) -> bool:
    """Whether a file that begins like this is a copy: one line of JSON, or a ZIP that begins with the history."""
    name = start[30 : 30 + len(HISTORY)]
    return start.startswith(_JSON) or (start.startswith(MARK) and name == HISTORY.encode())


_JSON = f'{{\n "format": "{bundle.FORMAT}"'.encode()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ALWAYS)
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry


def _unpacked(archive: zipfile.ZipFile) -> Copy:
    entries = archive.infolist()
    by_name = {entry.filename: entry for entry in entries}
    if HISTORY not in by_name:
        raise ImportRefused(_NOT_OURS)
    if len(by_name) != len(entries) or len(entries) > _MANY:
        raise ImportRefused(_MORE)
    history = by_name.pop(HISTORY)
    by_name.pop("documents/", None)  # a folder of its own, as other programs write it
    named = {name: found[1] for name in by_name if (found := _FILE.fullmatch(name))}
    if set(by_name) - set(named):
        raise ImportRefused(_MORE)
    if history.file_size > bundle.LARGEST or any(by_name[name].file_size > LARGEST_FILE for name in named):
        raise ImportRefused("A part of this copy is too large to be one, so nothing was brought in.")
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise ImportRefused("This copy unpacks to more than 4 GB, so nothing was brought in.")
    tables = bundle.from_bytes(_read(archive, history))
    files = Files(archive, {sha: by_name[name] for name, sha in named.items()})
    if set(files) - _named(tables) - _in_journal(tables):
        raise ImportRefused(_MORE)
    for sha in files:
        files[sha]  # compared with its name before anything is brought in
    return Copy(tables, files)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """An entry, never more of it than it says it holds."""
    with archive.open(entry) as file:
        content = file.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise ImportRefused(_DAMAGED)
    return content


def _named(tables: Tables) -> set[str]:
    return {row["sha256"] for row in tables.get("document", ()) if row.get("sha256")}


def _in_journal(tables: Tables) -> set[str]:
    """The files of documents that the journal of the copy can bring back."""
    contents = {row["sha"]: row["body"] for row in tables.get("content", ())}
    lines = (row for row in tables.get("journal", ()) if row["record_table"] == "document")
    bodies = (contents.get(line.get(side, ""), "") for line in lines for side in ("before_sha", "after_sha"))
    return {sha for body in bodies for sha in _SHA.findall(body)}
