"""What a paper looks like: its first page or a smaller picture as PNG or JPEG, or the beginning of its text.

Made on this computer by the typst compiler and Pillow; nothing of the file runs, and nothing is fetched.
"""

import io
from dataclasses import dataclass
from pathlib import Path

import typst

from tracker.domain.media import text_of

_WIDTH = 900
"""Pixels; wide enough to read a page, small enough to be sent at once."""

_PIXELS = 60_000_000
"""Of a picture that is opened; a small file can say that it is a picture of a whole wall."""

_LONGEST_TEXT = 4000
"""Characters that are shown."""

_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(sys.inputs.file, format: "pdf", page: 1, width: 450pt)
"""


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture, or a text with whether it goes on; both empty where there is no preview of this kind of file."""

    picture: bytes = b""
    text: str = ""
    goes_on: bool = False


def preview(folder: Path, name: str, kind: str | None) -> Preview:
    """A preview of the file ``name`` in ``folder``; an empty one for a kind or a file that cannot be shown."""
    if kind == "application/pdf":
        return Preview(picture=_first_page(folder, name))
    content = (folder / name).read_bytes()
    if kind in ("image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff"):
        return Preview(picture=_smaller(content))
    text = text_of(content) if kind == "text/plain" else None
    return Preview(text=(text or "")[:_LONGEST_TEXT], goes_on=len(text or "") > _LONGEST_TEXT)


def _first_page(folder: Path, name: str) -> bytes:
    try:
        # The stubs want the root to be of the input's own type, a source as bytes; a folder is none.
        made = typst.compile(  # type: ignore[call-overload]
            _PAGE, root=str(folder), format="png", ppi=144, sys_inputs={"file": f"/{name}"}
        )
    except BaseException as error:  # a file that breaks the compiler itself ends in a PanicException
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return b""
    return made if isinstance(made, bytes) else b""


def _smaller(content: bytes) -> bytes:
    from PIL import Image, ImageOps

    made = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.width * opened.height > _PIXELS:
                return b""
            opened.draft("RGB", (_WIDTH, _WIDTH))  # a JPEG need not be unpacked whole
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((_WIDTH, _WIDTH * 2))
            clear = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
            upright.convert("RGBA" if clear else "RGB").save(made, "PNG" if clear else "JPEG", quality=85)
    except (OSError, ValueError, SyntaxError, ArithmeticError, Image.DecompressionBombError):
        return b""
    return made.getvalue()
