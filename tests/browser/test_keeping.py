"""What is saved stays: after a power cut, in a copy, and for nobody else's eyes."""

import os
import stat
from pathlib import Path

import pytest
from playwright.sync_api import expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser


def test_a_power_cut_after_saved_loses_nothing(server: Server, person: Visit) -> None:
    person.open("log")
    person.fill("When", "2013")
    person.pick("What was done?", "PLIF")
    person.pick("Was it done?", "done")
    person.button("Save operation").click()
    expect(person.page.get_by_text("Saved: operation.")).to_be_visible()
    server.kill()
    (surgery,) = server.history().surgeries
    assert str(surgery.date) == "2013"
    server.start()
    person.open("log")
    person.says("2013: PLIF")
    assert server.command("check").returncode == 0


def test_a_copy_comes_back_byte_for_byte(example: Server, person: Visit, tmp_path: Path) -> None:
    person.open("mine")
    person.says("No copy of this history has been saved yet.")
    with person.page.expect_download() as waiting:
        person.button("Save a copy").click()
    copy = tmp_path / "copy.json"
    waiting.value.save_as(copy)
    assert example.command("export", str(tmp_path / "first.json")).returncode == 0
    person.open("mine")
    person.says("Last copy saved:")

    example.stop()
    example.data = tmp_path / "other"
    example.start()
    person.open()
    person.page.locator('input[type="file"]').set_input_files(copy)
    person.press("Bring it back")
    person.says("Your history is back.")
    assert example.command("export", str(tmp_path / "second.json")).returncode == 0
    assert (tmp_path / "second.json").read_bytes() == (tmp_path / "first.json").read_bytes()
    assert copy.read_bytes() == (tmp_path / "first.json").read_bytes()


def listening(port: int) -> set[str]:
    """The addresses on which anybody listens at this port, as the kernel tells (hexadecimal, IPv4 and IPv6)."""
    lines = [
        line.split()
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
    ]
    return {line[1].split(":")[0] for line in lines if line[3] == "0A" and line[1].endswith(f":{port:04X}")}


def test_the_server_and_the_files_are_for_this_person_alone(server: Server, person: Visit) -> None:
    if not Path("/proc/net/tcp").exists() and os.environ.get("CI") != "true":
        pytest.skip("/proc/net/tcp, Linux's list of listeners, is not there")
    person.open("log?kind=condition")
    person.pick("Condition", "spinal stenosis")
    person.press("Save condition")
    assert listening(server.port) == {"0100007F"}  # 127.0.0.1
    assert stat.S_IMODE(server.data.stat().st_mode) == 0o700
    for path in server.data.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path.name
