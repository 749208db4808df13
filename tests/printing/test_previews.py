"""Previews of papers: a first page, a smaller picture, the beginning of a text; nothing for what cannot be shown."""

import io
import struct
import zlib
from pathlib import Path

import pytest
import typst
from PIL import Image

from tracker.printing.previews import Preview, preview


def shown(folder: Path, content: bytes, kind: str | None) -> Preview:
    (folder / "paper").write_bytes(content)
    return preview(folder, "paper", kind)


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture))


def picture(size: tuple[int, int], mode: str = "RGB", form: str = "PNG", **more: object) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size).save(made, form, **more)
    return made.getvalue()


def test_the_first_page_of_a_pdf(tmp_path: Path) -> None:
    pdf = typst.compile(b"#set page(width: 10cm, height: 20cm, fill: red)\none #pagebreak() two")
    page = opened(shown(tmp_path, pdf or b"", "application/pdf").picture).convert("RGB")
    assert page.height == pytest.approx(2 * page.width, abs=3)
    red, green, _ = page.getpixel((page.width // 2, page.height // 2))  # type: ignore[misc]
    assert red > 200 > green


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 rubbish", "application/pdf"),
        (b"", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n rubbish", "image/png"),
        (picture((900, 900))[:300], "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"....ftypheic", "image/heic"),
        (b"anything", None),
        (b"\xff\xfe\xff", "text/plain"),
    ],
)
def test_what_cannot_be_shown_has_no_preview(tmp_path: Path, content: bytes, kind: str | None) -> None:
    assert shown(tmp_path, content, kind) == Preview()


@pytest.mark.parametrize(
    ("content", "size", "form"),
    [
        (picture((1800, 900)), (900, 450), "JPEG"),
        (picture((20, 10)), (20, 10), "JPEG"),
        (picture((1800, 900), "RGBA"), (900, 450), "PNG"),
        (picture((1800, 900), "P"), (900, 450), "JPEG"),
        (picture((1800, 900), "CMYK", "JPEG"), (900, 450), "JPEG"),
        (
            picture(
                (1800, 900),
                form="JPEG",
                exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0",
            ),
            (900, 1800),
            "JPEG",
        ),
    ],
    ids=["large", "small", "see-through", "palette", "print colours", "held upright"],
)
def test_a_picture_is_made_smaller_and_upright(
    tmp_path: Path, content: bytes, size: tuple[int, int], form: str
) -> None:
    kind = "image/png" if content.startswith(b"\x89PNG") else "image/jpeg"
    made = opened(shown(tmp_path, content, kind).picture)
    assert (made.size, made.format) == (size, form)


def test_a_picture_that_says_it_is_a_wall_is_not_unpacked(tmp_path: Path) -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    assert shown(tmp_path, b"\x89PNG\r\n\x1a\n" + chunk, "image/png") == Preview()


def test_the_beginning_of_a_text(tmp_path: Path) -> None:
    assert shown(tmp_path, "Fusión\n<b>".encode(), "text/plain") == Preview(text="Fusión\n<b>")
    long = shown(tmp_path, b"x" * 5000, "text/plain")
    assert (len(long.text), long.goes_on) == (4000, True)
