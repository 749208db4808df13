"""The wheel: everything is in it, and what is installed from it works far away from the checkout."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from tools import run_tool

from tracker.actions import STORIES

ROOT = Path(__file__).parents[1]
PICTURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, as the build backend makes it."""
    folder = tmp_path_factory.mktemp("wheel")
    (made,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(made)


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    """A folder with the installed package; its dependencies are those of this environment."""
    target = wheel.parent / "installed"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*command, "--target", str(target), str(wheel)], check=True, capture_output=True)
    return target


def environment(installed: Path, home: Path) -> dict[str, str]:
    keep = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return keep | {"PYTHONPATH": str(installed), "HOME": str(home), "XDG_DATA_HOME": str(home / "share")}


def tracker(installed: Path, elsewhere: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        cwd=elsewhere,
        env=environment(installed, elsewhere),
        capture_output=True,
        text=True,
        check=False,
    )


def test_everything_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        for story in STORIES:
            shipped = (ROOT / "data" / f"example-{story}" / "example.json").read_bytes()
            assert archive.read(f"tracker/entry/example-{story}.json") == shipped
        assert archive.read("tracker/pages/icon.png").startswith(PICTURE)
        (points,) = [name for name in names if name.endswith("entry_points.txt")]
        assert "spine-tracker = tracker.cli:entry" in archive.read(points).decode()
    tracked = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "tracker").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in names if name.startswith("tracker/")} == tracked | {
        f"tracker/entry/example-{story}.json" for story in STORIES
    }
    for name in (
        "tracker/entry/app.py",
        "tracker/entry/.streamlit/config.toml",
        "tracker/printing/history.typ",
        "tracker/py.typed",
        "tracker/domain/vocabulary/procedures.tsv",
        "tracker/text/actions.tsv",
    ):
        assert name in names
    assert not [name for name in names if name.startswith(("tests/", "data/"))]
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_commands_work_from_an_installed_wheel(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [sys.executable, "-c", "import tracker; print(tracker.__file__)"],
        cwd=tmp_path, env=environment(installed, tmp_path), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert where.stdout.startswith(str(installed))
    data = str(tmp_path / "mine")
    made = tracker(installed, tmp_path, "--data", data, "example")
    assert (made.returncode, made.stderr) == (0, "")
    checked = tracker(installed, tmp_path, "--data", data, "check")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "operation: 2\n" in checked.stdout
    printed = tracker(installed, tmp_path, "--data", data, "print", "--on", "2015-08-15")
    assert (printed.returncode, printed.stderr) == (0, "")
    text = run_tool("pdftotext", "-layout", str(tmp_path / "spine-history-appointment.pdf"), "-")
    assert "23 May 2013" in text
    assert "19 Jan 2015" in text


def test_an_installed_program_keeps_its_data_in_the_users_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "signature.txt").write_text("PLIF L4-L5 2013")
    assert tracker(installed, tmp_path, "read", "--save", "signature.txt").returncode == 0
    for story in STORIES:
        assert tracker(installed, tmp_path, "example", "--story", story).returncode == 0
    usual = tmp_path / "share" / "spine-tracker"
    kept = {path.parent for path in tmp_path.rglob("tracker.db")}
    assert kept == {usual, usual / "example-harry", usual / "example-cage"}, "each in a folder of its own"
    assert not list(installed.rglob("tracker.db"))


@pytest.mark.skipif(sys.platform == "win32", reason="stops the server as Ctrl+C does")
def test_the_installed_program_serves_this_computer_alone(installed: Path, tmp_path: Path) -> None:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # A person's own settings in the folder the program is started from must not open the door.
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text('[server]\naddress = "0.0.0.0"\n')
    command = [sys.executable, "-m", "tracker", "--data", str(tmp_path / "mine"), "run"]
    process = subprocess.Popen(
        [*command, "--no-browser", "--port", str(port)],
        cwd=tmp_path,
        env=environment(installed, tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert _answer(port, process) == 200
        if Path("/proc/net/tcp").exists():
            assert _listening(port) == {"0100007F"}, "127.0.0.1 and nothing else"
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0
    assert f"Your spine history is open at http://localhost:{port}" in out
    assert "Traceback" not in err


def _answer(port: int, process: "subprocess.Popen[str]") -> int:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        address = f"http://127.0.0.1:{port}/_stcore/health"
        with suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:
            time.sleep(0.5)  # the program says where it is at about the same time
            return int(answer.status)
        time.sleep(0.1)
    raise AssertionError("the server did not answer")


def _listening(port: int) -> set[str]:
    """The addresses that listen on a port, as /proc/net writes them."""
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        lines = Path(table).read_text().splitlines() if Path(table).exists() else []
        for line in lines[1:]:
            local, state = line.split()[1], line.split()[3]
            address, number = local.split(":")
            if int(number, 16) == port and state == "0A":
                found.add(address)
    return found


@pytest.mark.parametrize("story", STORIES)
def test_the_example_of_the_package_can_be_read_as_a_copy(installed: Path, story: str) -> None:
    example = json.loads((installed / "tracker" / "entry" / f"example-{story}.json").read_bytes())
    assert example["format"] == "spine-tracker history"
