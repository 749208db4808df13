"""A shell for tests: runs commands on one data folder and gives what they print."""

import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest

from tracker.cli import main

ROOT = Path(__file__).parents[1]


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class Shell:
    """Runs commands on one data folder, in this process or, where that matters, in one of its own."""

    def __init__(
        self, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.data = data
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def on(self, data: Path) -> "Shell":
        """A shell on another folder."""
        return Shell(data, self._monkeypatch, self._capsys)

    def __call__(self, *arguments: str | Path, given: str | bytes = "") -> Ran:
        content = given.encode() if isinstance(given, str) else given
        self._monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(content)))
        self._capsys.readouterr()
        try:
            code = main(["--data", str(self.data), *map(str, arguments)])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        return Ran(code, *self._capsys.readouterr())

    def process(self, *arguments: str | Path, given: str | bytes = "", **environ: str) -> Ran:
        made = subprocess.run(
            [sys.executable, "-m", "tracker", "--data", str(self.data), *map(str, arguments)],
            input=given.encode() if isinstance(given, str) else given,
            capture_output=True,
            check=False,
            cwd=ROOT,
            env=os.environ | environ,
        )
        return Ran(made.returncode, made.stdout.decode(), made.stderr.decode())


def exported(shell: Shell, name: str = "copy.json") -> bytes:
    """The copy that ``export`` writes."""
    path = shell.data.parent / name
    assert shell("export", path).code == 0
    return path.read_bytes()
