"""What a file is, told by its content; and names that no system takes for something else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import media

PDF, PNG = "application/pdf", "image/png"


@pytest.mark.parametrize(
    ("content", "name", "kind", "why"),
    [
        (b"%PDF-1.7\n", "note.pdf", PDF, "by its first bytes"),
        (b"\n\n%PDF-1.4", "scan", PDF, "some scanners put something before it"),
        (b"\x89PNG\r\n\x1a\n..", "x.pdf", PNG, "the name does not decide"),
        (b"\xff\xd8\xff\xe0", "IMG_1.HEIC", "image/jpeg", "phones rename what they convert"),
        (b"\0\0\0\x18ftypheic", "IMG_1", "image/heic", "a phone's own pictures"),
        (b"RIFF....WEBPVP8 ", "", "image/webp", ""),
        (b"\0" * 128 + b"DICM", "IM0001", "application/dicom", "a disc of images has no ends of names"),
        ("Fusión L4-L5".encode(), "a.html", "text/plain", "a page is shown as text, never as a page"),
        (b"<svg onload=x>", "a.svg", "text/plain", "nor a drawing"),
        ("ä".encode("utf-16"), "a.txt", "text/plain", "with its mark"),
        (
            b"\xd0\xcf\x11\xe0\0",
            "letter.doc",
            "application/msword",
            "by its name, when the content is not known",
        ),
        (b"\0\1\2", "fake.pdf", media.UNKNOWN, "no PDF by its name alone"),
        (b"\0\1\2", "fake.txt", media.UNKNOWN, "no text either"),
        (b"\0\1\2", "", media.UNKNOWN, ""),
    ],
)
def test_what_a_file_is(content: bytes, name: str, kind: str, why: str) -> None:
    assert media.media_type(content, name) == kind, why


@pytest.mark.parametrize(
    ("given_", "kind", "name"),
    [
        ("op note.pdf", PDF, "op note.pdf"),
        ("Opération L5-S1 (копия).PDF", PDF, "Opération L5-S1 (копия).PDF"),
        ("../../etc/passwd", "text/plain", "passwd.txt"),
        ("C:\\Users\\me\\note.pdf", PDF, "note.pdf"),
        ("note.html", PDF, "note.html.pdf"),
        ("scan\u202efdp.exe", PDF, "scanfdp.exe.pdf"),
        ("a\nb\0c.png", PNG, "abc.png"),
        ('a<b>"c|d?.png', PNG, "a_b__c_d_.png"),
        ("con.txt", "text/plain", "_con.txt"),
        (".bashrc", None, "bashrc"),
        ("run.exe", None, "run.exe.bin"),
        ("plan.stl", None, "plan.stl"),
        ("", PDF, "paper.pdf"),
        (None, None, "paper"),
        ("...", PNG, "paper.png"),
        ("x" * 300 + ".pdf", PDF, "x" * 116 + ".pdf"),
    ],
)
def test_a_name_to_save_under(given_: str | None, kind: str | None, name: str) -> None:
    assert media.safe_name(given_, kind) == name


@given(st.text(max_size=300), st.sampled_from([PDF, PNG, "text/plain", None, "text/html"]))
def test_every_name_is_safe(name: str, kind: str | None) -> None:
    safe = media.safe_name(name, kind)
    assert 0 < len(safe) <= 120
    assert not re.search(r'[/\\<>:"|?*\x00-\x1f\x7f]', safe)
    assert not safe.startswith(".")
    assert not safe.endswith((".", " "))
    assert safe.isprintable()


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", None, "x" * 500, "application/xhtml+xml"])
def test_nothing_is_given_out_that_a_browser_would_run(kind: str | None) -> None:
    assert media.served_as(kind) == media.UNKNOWN
