"""Copies with files: the same bytes for the same content, and nothing brought in that was added or altered."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache

import histories
import pytest

from tracker.domain import media
from tracker.domain.gate import dump
from tracker.errors import ImportRefused
from tracker.interop import bundle, packed

NOTE, PICTURE = b"%PDF-1.7 an operative note", b"\x89PNG\r\n\x1a\n a picture"
FILES = {hashlib.sha256(content).hexdigest(): content for content in (NOTE, PICTURE)}
NOTE_SHA = hashlib.sha256(NOTE).hexdigest()

Change = Callable[[dict[str, bytes]], object]

NOT_OURS = "This file is not a copy made by this program. Choose a file that “Save a copy” wrote."
ALTERED = "A file in this copy was altered, so nothing was brought in. Choose another copy."
DAMAGED = "This copy is damaged and nothing was brought in. Choose another copy."
MORE = "This copy holds something that this program did not put there, so nothing was brought in."
LARGE = "A part of this copy is too large to be one, so nothing was brought in."


@cache
def tables() -> bundle.Tables:
    rows: bundle.Tables = {}
    for record in histories.every_kind():
        rows.setdefault(record.table(), []).append(dump(record))
    (paper,) = rows["document"]
    rows["document"] = [paper | {"sha256": sha, "id": f"paper-{sha[:8]}"} for sha in FILES]
    for link in (*rows["documentlink"], *rows["statement"]):
        link["document_id"] = f"paper-{NOTE_SHA[:8]}"
    return bundle.from_bytes(bundle.to_bytes(rows))  # each field in the order of its record


def copy() -> bytes:
    return packed.to_bytes(tables(), FILES, FILES.__getitem__)


def repacked(change: Change, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The copy as another program packs it, with a change made to its parts."""
    with zipfile.ZipFile(io.BytesIO(copy())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_a_copy_brings_back_its_files_and_is_the_same_bytes_again() -> None:
    read = packed.from_bytes(copy())
    assert dict(read.files) == FILES
    assert packed.to_bytes(read.tables, reversed(list(read.files)), read.files.__getitem__) == copy()


def test_any_program_can_open_it() -> None:
    with zipfile.ZipFile(io.BytesIO(copy())) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["history.json", *(f"documents/{sha}" for sha in sorted(FILES))]
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}


def test_a_copy_without_files_is_read_too() -> None:
    read = packed.from_bytes(bundle.to_bytes(tables()))
    assert not read.files
    assert len(read.tables["document"]) == 2


def test_a_copy_packed_anew_is_read() -> None:
    assert dict(packed.from_bytes(repacked(lambda parts: parts.update({"documents/": b""}))).files) == FILES


def test_a_copy_may_lack_files() -> None:
    read = packed.from_bytes(repacked(lambda parts: parts.pop(f"documents/{NOTE_SHA}")))
    assert set(read.files) == set(FILES) - {NOTE_SHA}


def put(name: str, content: bytes = b"x") -> Change:
    return lambda parts: parts.update({name: content})


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (put(f"documents/{NOTE_SHA}", NOTE + b" altered"), ALTERED),
        (put(f"documents/{'a' * 64}"), MORE),
        (put("documents/../tracker.db"), MORE),
        (put("../outside"), MORE),
        (put("/etc/passwd"), MORE),
        (put(f"documents\\{NOTE_SHA}"), MORE),
        (put(f"documents/{NOTE_SHA.upper()}"), MORE),
        (put("note.txt"), MORE),
        (put(f"documents/{NOTE_SHA}", b"0" * (media.LARGEST_FILE + 1)), LARGE),
        (put("history.json", b"{}"), NOT_OURS),
        (lambda parts: parts.clear(), NOT_OURS),
        (lambda parts: parts.pop("history.json"), NOT_OURS),
    ],
)
def test_what_was_added_or_altered_is_refused(change: Change, sentence: str) -> None:
    with pytest.raises(ImportRefused) as caught:
        packed.from_bytes(repacked(change))
    assert str(caught.value) == sentence


def test_a_copy_that_unpacks_to_more_than_a_disk_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LARGEST_UNPACKED", len(NOTE) + len(PICTURE))
    with pytest.raises(ImportRefused, match="unpacks to more than 4 GB"):
        packed.from_bytes(copy())


def test_the_same_name_twice_is_refused() -> None:
    made = io.BytesIO(copy())
    with zipfile.ZipFile(made, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("history.json", b"{}")
    with pytest.raises(ImportRefused, match="did not put there"):
        packed.from_bytes(made.getvalue())


def test_an_entry_that_holds_more_than_it_says_is_refused() -> None:
    """A bomb: the list at the end says ten bytes, the entry unpacks to more."""
    content = repacked(lambda parts: parts.update({f"documents/{NOTE_SHA}": b"0" * 1_000_000}))
    real, said = (1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert content.count(real) == 2
    with pytest.raises(ImportRefused) as caught:
        packed.from_bytes(content.replace(real, said))
    assert str(caught.value) in (DAMAGED, ALTERED)


@pytest.mark.parametrize("cut", [5, 30, 100, 1000, -1, -30])
def test_half_a_copy_is_refused(cut: int) -> None:
    with pytest.raises(ImportRefused):
        packed.from_bytes(copy()[:cut])


def test_a_flipped_bit_is_found() -> None:
    content = bytearray(copy())
    content[content.index(b"an operative note")] ^= 1
    with pytest.raises(ImportRefused) as caught:
        packed.from_bytes(bytes(content))
    assert str(caught.value) == DAMAGED


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compressed_copy_with_any_byte_changed_is_refused_with_a_sentence(method: int) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        archive.writestr("history.json", bundle.to_bytes({}))
    whole = made.getvalue()
    first = 30 + len("history.json")
    for place in range(first, whole.index(b"PK\x01\x02")):
        content = bytearray(whole)
        content[place] ^= 0xFF
        with suppress(ImportRefused):  # a bit that nothing reads may be any
            assert packed.from_bytes(bytes(content)).tables == packed.from_bytes(whole).tables


@pytest.mark.parametrize(
    ("start", "ours"),
    [
        (copy()[:64], True),
        (bundle.to_bytes({})[:64], True),
        (repacked(lambda parts: parts.update({}))[:64], True),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", False),
        (b"%PDF-1.7", False),
        (b"", False),
    ],
    ids=["with files", "without", "packed anew", "a document", "a PDF", "nothing"],
)
def test_a_copy_is_known_by_its_first_bytes(start: bytes, ours: bool) -> None:
    assert packed.is_copy(start) is ours
