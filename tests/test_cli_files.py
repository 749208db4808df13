"""The command line and files: places that cannot be used, streams that are closed, copies, modes."""

import json
import os
import socket
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from shells import ROOT, Ran, Shell, exported

from tracker.storage import migrations

# --- files and folders that cannot be used


@pytest.mark.parametrize(
    ("command", "target"),
    [
        *(([["export"], target]) for target in ("missing/x", "folder", "/dev/full", "a" * 300)),
        *(
            ([["print", "-o"], target])
            for target in ("missing/x.pdf", "folder.pdf", "full.pdf", "a" * 300 + ".pdf")
        ),
    ],
)
def test_a_place_that_cannot_be_written(
    shell: Shell, command: list[str], target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("example")
    monkeypatch.chdir(shell.data.parent)
    for folder in ("folder", "folder.pdf"):
        Path(folder).mkdir()
    Path("full.pdf").symlink_to("/dev/full")
    ran = shell(*command, target)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"The file {target} could not be written (")
    assert ran.err.endswith("). Give another place.\n")
    assert ran.err.count("\n") == 1


def test_a_copy_never_takes_the_place_of_a_data_file(shell: Shell) -> None:
    shell("example")
    before = exported(shell)
    ran = shell("export", shell.data / "tracker.db")
    assert ran == Ran(1, "", "tracker.db is a data file and was left alone. Give another name.\n")
    assert exported(shell) == before


def test_an_older_copy_is_replaced_whole_and_nothing_else_is_left(shell: Shell) -> None:
    shell("example")
    folder = shell.data.parent / "copies"
    folder.mkdir()
    path = folder / "copy.json"
    assert shell("export", path).code == 0
    path.chmod(0o644)
    shell("read", "--save", given="PLIF L4-L5 1999")
    assert shell("export", path).code == 0
    assert b"1999" in path.read_bytes()
    assert [each.name for each in folder.iterdir()] == ["copy.json"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_bytes())["format"] == "spine-tracker history"


@pytest.mark.parametrize("data", ["file", "file/below"])
@pytest.mark.parametrize("command", [["example"], ["read", "--save"]], ids=" ".join)
def test_a_folder_that_cannot_be_used(shell: Shell, data: str, command: list[str]) -> None:
    (shell.data.parent / "file").write_text("mine")
    shell.data = shell.data.parent / data
    ran = shell(*command, given="PLIF L4-L5 2013")
    sentence = "The data file cannot be opened. Make the file and its folder yours to read and write.\n"
    assert ran == Ran(1, "", sentence)


def test_another_programs_file_is_left_alone(shell: Shell) -> None:
    shell.data.mkdir()
    path = shell.data / "tracker.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    for command in (["check"], ["example"], ["signature"], ["export", str(shell.data / "x")]):
        ran = shell(*command)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err == (
            "tracker.db belongs to another program, so it was left alone. "
            "Choose another data folder, or move the file away.\n"
        )
    assert path.read_bytes() == before


def test_a_file_of_a_newer_version_is_refused_by_name(shell: Shell) -> None:
    shell("example")
    path = shell.data / "tracker.db"
    with closing(sqlite3.connect(path)) as file:
        file.execute(f"PRAGMA user_version = {len(migrations.STEPS) + 1}")
    before = path.read_bytes()
    ran = shell.process("check")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("tracker.db was written by a newer version of this program and was left alone.")
    assert ran.err.count("\n") == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"not a database, but long enough" * 100, b"SQLite format 3\x00" + b"x" * 5000]
)
def test_garbage_in_place_of_the_data_file(shell: Shell, content: bytes) -> None:
    shell.data.mkdir()
    path = shell.data / "tracker.db"
    path.write_bytes(content)
    ran = shell("check")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert path.read_bytes() == content


def test_a_port_in_use(shell: Shell) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = shell.process("run", "--no-browser", "--port", str(port))
    assert ran == Ran(1, "", f"Port {port} is in use. Leave --port out, or give another number.\n")


# --- streams


def test_a_reader_that_goes_away_is_no_trouble(shell: Shell) -> None:
    shell("example")
    command = f"'{sys.executable}' -m tracker --data '{shell.data}' signature | true"
    made = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT)
    assert made.stderr == ""


@pytest.mark.parametrize(
    ("redirect", "code", "sentence"),
    [
        ("read <&-", 1, "There is no text to read. Name a file, or give the text on standard input.\n"),
        ("signature > /dev/full", 1, "The output could not be written (No space left on device).\n"),
        ("signature >&-", 0, ""),
    ],
)
def test_closed_and_full_streams(shell: Shell, redirect: str, code: int, sentence: str) -> None:
    shell("example")
    command = f"'{sys.executable}' -m tracker --data '{shell.data}' {redirect}"
    made = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (made.returncode, made.stderr) == (code, sentence)


def test_a_terminal_that_knows_ascii_alone(shell: Shell) -> None:
    ran = shell.process("read", given="PLIF L4-L5 2013 “Zürich”", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert ran == Ran(0, "operation: 2013: PLIF L4-L5\n", "Not understood: Z?rich\n")


# --- copies


@pytest.mark.parametrize("mask", [0, 0o022, 0o077])
def test_files_are_the_owners_alone(shell: Shell, mask: int) -> None:
    before = os.umask(mask)
    try:
        shell("example")
        shell("export", shell.data.parent / "copy.json")
        shell("print", "-o", shell.data.parent / "sheet.pdf")
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in shell.data.parent.rglob("*")}
    assert {path.name: mode for path, mode in modes.items()} == {
        "data": 0o700,
        "tracker.db": 0o600,
        "copy.json": 0o600,
        "sheet.pdf": 0o600,
    }


def test_the_example_goes_into_an_empty_folder_only(shell: Shell) -> None:
    assert shell("example").code == 0
    assert shell("check").code == 0
    before = exported(shell)
    again = shell("example")
    assert (again.code, again.out) == (1, "")
    assert again.err.startswith("This folder already holds a history.")
    ran = shell("import", shell.data.parent / "copy.json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "There is a history here already, so nothing was brought in. Choose an empty data folder.\n"
    )
    assert exported(shell) == before


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00\xff", b'{"format": "spine-tracker history"}'])
def test_a_file_that_is_no_copy_brings_nothing_in(shell: Shell, content: bytes) -> None:
    path = shell.data.parent / "copy.json"
    path.write_bytes(content)
    ran = shell("import", path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert shell("signature").code == 1
