"""What a file is: its media type from its first bytes, and a name for it that is safe to save under.

The name that comes with a file is only ever text: it is never a path, and never decides alone what a file is.
"""

import re
import unicodedata
from pathlib import PurePosixPath

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of one file; what is larger is refused with a sentence that says so."""

UNKNOWN = "application/octet-stream"

_SUFFIXES = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "image/tiff": ".tif",
    "application/dicom": ".dcm",
    "text/plain": ".txt",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/zip": ".zip",
}
"""The media types that are told apart; none of them runs anything when a browser opens it."""

_ALSO = {".jpeg": "image/jpeg", ".heif": "image/heic", ".tiff": "image/tiff", ".text": "text/plain"}
_BY_SUFFIX = {suffix: kind for kind, suffix in _SUFFIXES.items()} | _ALSO
_SNIFFED = frozenset({"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "image/heic"})
"""Types that are told by the content: a name alone does not make a file one of them."""

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def media_type(content: bytes, name: str = "") -> str:
    """The media type of a file by its content, else by the end of its name, else unknown."""
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if b"%PDF-" in content[:1024]:
        return "application/pdf"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return "image/heic"
    if content[128:132] == b"DICM":
        return "application/dicom"
    if _is_text(content):
        return "text/plain"
    named = _BY_SUFFIX.get(PurePosixPath(name).suffix.lower(), UNKNOWN)
    return UNKNOWN if named in _SNIFFED or named == "text/plain" else named


def _is_text(content: bytes) -> bool:
    return bool(content) and text_of(content) is not None


def text_of(content: bytes) -> str | None:
    """The text of a file in UTF-8 or, with its mark, in UTF-16; None for what is no text."""
    try:
        marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if _NO_TEXT.search(text) else text


def served_as(kind: str | None) -> str:
    """The media type a file is given out with: one that is not known is never taken for a page or a program."""
    return kind if kind in _SUFFIXES else UNKNOWN


_LONGEST_NAME = 120
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def safe_name(name: str | None, kind: str | None, instead: str = "paper") -> str:
    """A file name that any system takes: no folders, nothing unseen, its end fitting what the file is.

    ``instead`` is the name where nothing is left of the given one.
    """
    stem, end = _split(_plain(name or ""))
    suffix = _SUFFIXES.get(kind or "", "")
    fits = _BY_SUFFIX.get(end.lower()) == kind if kind in _SUFFIXES else not _RISKY.fullmatch(end)
    if not fits:
        stem, end = f"{stem}{end}", suffix or ".bin"
    stem = _plain(stem)[: _LONGEST_NAME - len(end)].strip(". ") or _plain(instead) or "paper"
    return f"_{stem}{end}" if _RESERVED.fullmatch(stem.partition(".")[0]) else f"{stem}{end}"


_RISKY = re.compile(
    r"\.(x?html?|svg|xml|m?js|exe|com|bat|cmd|ps1|sh|app|jar|vbs|scr|lnk|desktop)", re.IGNORECASE
)
"""Ends that a system would start or show as a page; a file of no known type does not keep them."""


def _split(name: str) -> tuple[str, str]:
    found = re.fullmatch(r"(.*?)(\.[A-Za-z0-9]{1,8})?", name)
    return (found[1], found[2] or "") if found else (name, "")


def _plain(name: str) -> str:
    """The last part of a path, in characters that can be seen and that no system reads as something else."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c for c in last if unicodedata.category(c)[0] not in "CZ" or c == " ")
    return re.sub(r'[<>:"|?*]', "_", seen).strip(". ")
