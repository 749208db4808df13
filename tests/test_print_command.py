"""The command ``print``: every option, and a clear sentence for what does not exist or go together."""

import os
import re
from pathlib import Path

import pytest
from shells import Shell
from tools import pdf_text, run_tool

from tracker.printing.wanted import Kind


@pytest.fixture
def told(shell: Shell) -> Shell:
    assert shell("example").code == 0
    return shell


def test_all_options_at_once(told: Shell, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    ran = told(
        *(
            "print",
            "--sheet",
            "full",
            "--order",
            "topic",
            "--paper",
            "letter",
            "--language",
            "de",
            "--second",
            "en",
            "--large",
        ),
        *("--leave-out", "imaging", "timeline", "--leave-out", "people", "--on", "2015-08-15", "-o", path),
    )
    assert (ran.code, ran.out, ran.err) == (0, f"Printed to {path}\n", "")
    text = re.sub(r"\s+", " ", pdf_text(tmp_path, path.read_bytes()))
    assert "Von Patient/in weggelassen: " in text
    assert "Left out by the patient: " in text
    assert "Operationen an der Wirbelsäule: 2 / Operations on the spine: 2" in text
    assert "Bildgebung / Imaging" not in text
    assert re.search(r"Page size:\s+612 x 792", run_tool("pdfinfo", str(path)))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("ending", [".pdf", ".html"])
def test_every_sheet_in_both_forms(told: Shell, tmp_path: Path, kind: Kind, ending: str) -> None:
    path = tmp_path / f"sheet{ending}"
    for _ in range(2):  # an older sheet of the same form is replaced
        ran = told("print", "--sheet", kind, "-o", path)
        assert (ran.code, ran.err) == (0, "")
    assert path.read_bytes().startswith({".pdf": b"%PDF-", ".html": b"<!DOCTYPE html>"}[ending])
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_who_names_no_sheet_gets_the_one_for_an_appointment(told: Shell, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    assert told("print", "-o", path).code == 0
    assert "Spine history for an appointment" in pdf_text(tmp_path, path.read_bytes())


def test_each_sheet_has_a_name_of_its_own(
    told: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for kind in Kind:
        assert told("print", "--sheet", kind).out == f"Printed to spine-history-{kind}.pdf\n"
    assert told("print", "--order", "level").out == "Printed to spine-history-full.pdf\n"
    assert {path.name for path in tmp_path.glob("*.pdf")} == {f"spine-history-{kind}.pdf" for kind in Kind}


@pytest.mark.parametrize("name", ["bad.docx", "bad", "bad.pdf.txt", ".pdf"])
def test_a_name_that_says_neither_pdf_nor_page_is_refused(told: Shell, tmp_path: Path, name: str) -> None:
    ran = told("print", "-o", tmp_path / name)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"{name} is no name for a sheet. Give one that ends in .pdf or in .html.\n"
    assert not (tmp_path / name).exists()


def test_the_full_history_by_level(told: Shell, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    assert told("print", "--order", "level", "--paper", "letter", "-o", path).code == 0
    assert "told whole under “L4-L5”" in pdf_text(tmp_path, path.read_bytes())


def test_a_page_in_place_of_a_pdf_is_refused(told: Shell, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    path.write_bytes(b"%PDF-1.7")
    ran = told("print", "-o", path)
    assert (ran.code, ran.err) == (
        1,
        "sheet.html holds something else and was left alone. Give another name.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--sheet", "poster"], 2, f"there is no sheet “poster”. There are: {', '.join(Kind)}"),
        (["--paper", "a5"], 2, "there is no paper “a5”. There are: a4, letter"),
        (["--order", "bones"], 2, "there is no order “bones”. There are: time, level, topic"),
        (["--language", "fr"], 2, "there is no language “fr”. There are: en, de"),
        (["--second", "German"], 2, "there is no language “German”. There are: en, de"),
        (
            ["--language", "de", "--second", "de"],
            1,
            "The sheet is in German already. Choose another second language, or none.",
        ),
        (["--leave-out", "bones"], 1, "This sheet has no part “bones”. It has: "),
        (["--leave-out"], 2, "expected at least one argument"),
        (
            ["--sheet", "card", "--order", "level"],
            1,
            "Only the full history has an order. Leave out --order, or write --sheet full.",
        ),
        (
            ["--sheet", "appointment", "--order", "time"],
            1,
            "Only the full history has an order. Leave out --order, or write --sheet full.",
        ),
    ],
)
def test_what_does_not_exist_or_go_together(
    told: Shell, tmp_path: Path, arguments: list[str], code: int, sentence: str
) -> None:
    ran = told("print", *arguments, "-o", tmp_path / "sheet.pdf")
    assert ran.code == code
    assert sentence in ran.err
    assert not (tmp_path / "sheet.pdf").exists()
