"""What is given to the command line: files and texts, in whatever encoding an editor wrote them."""

import re
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from tracker.errors import TrackerError

_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def content_of(path: Path) -> bytes:
    """The content of a file; raises TrackerError with a sentence."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise TrackerError(
            f"The file {path} could not be read ({error.strerror}). Check its name."
        ) from error


def text_of(name: str) -> str:
    """The text of a file or of standard input, in UTF-8, in UTF-16 with its mark, or as older Windows wrote it.

    Raises TrackerError when there is none, or when what is there is not a text.
    """
    if name != "-":
        data = content_of(Path(name))
    elif sys.stdin is None:
        raise TrackerError("There is no text to read. Name a file, or give the text on standard input.")
    else:
        if sys.stdin.isatty():
            print("Paste the text, then press Ctrl+D (on Windows Ctrl+Z and Enter).", file=sys.stderr)
        data = sys.stdin.buffer.read()
    text = _decoded(data)
    if _NO_TEXT.search(text):
        raise TrackerError("This is not a text. Give a plain text file, or paste the text itself.")
    return text


def _decoded(data: bytes) -> str:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
