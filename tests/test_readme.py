"""What README and docs say: every command runs or parses, every linked file is there, every claim that can be held."""

import os
import re
import shlex
import subprocess
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from tools import require_tool

from tracker import cli
from tracker.entry.serve import settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = sorted(ROOT.glob("docs/*.md"))
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS]
COMMANDS = {
    "search",
    "run",
    "read",
    "signature",
    "print",
    "export",
    "import",
    "example",
    "hardware",
    "check",
}


def indented(text: str) -> list[str]:
    """The command lines of a page: what stands in blocks, without remarks."""
    return [line.split(" # ")[0].strip() for line in re.findall(r"^    (\S.*)$", text, re.MULTILINE)]


def quoted(text: str) -> list[str]:
    """The commands of the program that stand in a sentence or a table."""
    return re.findall(r"`(spine-tracker [^`]+)`", text)


LINES = indented(README)
PROGRAM = re.compile(r"^(?:\.venv[/\\](?:bin|Scripts)[/\\])?(?:spine-tracker|python -m tracker)\b")
OURS = [line for line in LINES if PROGRAM.match(line)]


def forms(usage: str) -> list[list[str]]:
    """The shortest and the longest command a usage line stands for, with values in place of names."""
    values = {
        "N": "8600",
        "DATE": "2015-08-15",
        "FILE.pdf": "a.pdf",
        "FILE": "a.json",
        "DIR": "folder",
        "NAME": "dots",
        "CHARS": "300",
    }
    names = re.compile(r"FILE\.pdf|\b(?:N|NAME|CHARS|DATE|FILE|DIR)\b")
    shortest = re.sub(r"\[[^\]]*\]", "", usage)
    longest = usage.replace("[", "").replace("]", "")
    return [shlex.split(names.sub(lambda found: values[found[0]], form)) for form in (shortest, longest)]


@pytest.mark.parametrize("usage", quoted(README))
def test_every_command_in_the_readme_parses(usage: str) -> None:
    for words in forms(usage):
        cli.parser().parse_args(words[1:])


def test_the_table_names_every_command_and_every_option() -> None:
    table = " ".join(line for line in README.splitlines() if line.startswith("| `spine-tracker"))
    assert set(re.findall(r"spine-tracker (\w+)", table)) == COMMANDS
    helps = [cli.parser().format_help()]
    (subs,) = [a for a in cli.parser()._actions if a.dest == "command"]
    assert isinstance(subs.choices, dict)
    helps += [each.format_usage() for each in subs.choices.values()]
    options = set(re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", " ".join(helps))) - {"-h", "--help"}
    assert {option for option in options if option not in README} == set()


def test_the_lines_about_the_example_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [shlex.split(line) for line in OURS if "--data" in line]
    assert [line[3] for line in words] == ["example", "run"]
    assert words[0][2] == words[1][2] == "/tmp/example"
    assert cli.main(["--data", str(tmp_path / "example"), "example"]) == 0
    assert cli.main(["--data", str(tmp_path / "example"), "check"]) == 0
    assert "example" in capsys.readouterr().out


@pytest.mark.parametrize("line", OURS)
def test_every_start_of_the_program_parses(line: str) -> None:
    cli.parser().parse_args(shlex.split(PROGRAM.sub("", line.replace("\\", "/"))))


def test_every_other_line_is_known() -> None:
    install = "-m pip install -c constraints.txt -e ."
    assert set(LINES) - set(OURS) == {
        "make run",
        "make test",
        "python3 -m venv .venv",
        f".venv/bin/python {install}",
        "py -3.11 -m venv .venv",
        rf".venv\Scripts\python {install}",
    }
    assert metadata("spine-tracker")["Requires-Python"] == ">=3.11"


@pytest.mark.parametrize("target", ["run", "setup", "test", "test-long", "format"])
def test_the_targets_of_make(target: str) -> None:
    made = subprocess.run(
        [require_tool("make"), "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ("sys.version_info", "Python 3.11 or newer is needed. On Debian: sudo apt install python3"),
        (
            "ensurepip",
            "Python's venv module is missing. On Debian and Ubuntu: sudo apt install python3-venv",
        ),
    ],
)
def test_make_names_what_is_missing(tmp_path: Path, lacking: str, sentence: str) -> None:
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\ncase "$*" in *{lacking}*) exit 1;; esac\nexit 0\n')
    python.chmod(0o755)
    command = [require_tool("make"), "-f", str(ROOT / "Makefile"), f"PYTHON={python}", "run"]
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).touch()
    # The tests themselves may run under make, whose settings must not reach this one.
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    made = subprocess.run(command, cwd=tmp_path, env=own, capture_output=True, text=True, check=False)
    assert made.returncode != 0
    assert made.stdout == sentence + "\n"
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_linked_file_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).is_file()]
    assert missing == []
    if page.name == "README.md":
        assert {"docs/architecture.md", "docs/privacy.md", "CHANGELOG.md", "LICENSE"} <= set(links)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_named_in_a_page_is_there(page: Path) -> None:
    named = re.findall(r"`((?:tracker|pages|\.streamlit|docs)/[\w./-]+)`", page.read_text(encoding="utf-8"))
    missing = [
        name for name in named if not (ROOT / name).exists() and not (ROOT / "tracker" / name).exists()
    ]
    assert missing == []


def test_every_room_stands_in_the_architecture() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = [path for path in (ROOT / "tracker").iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert [room.name for room in rooms if f"`tracker/{room.name}`" not in text] == []


def test_what_is_said_about_the_server_is_what_is_set() -> None:
    for page in (README, (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")):
        assert "`127.0.0.1`" in page
    assert settings()["server"]["address"] == "127.0.0.1"
    assert settings()["browser"]["gatherUsageStats"] is False


def test_the_packages_that_were_tested_are_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = {
        re.sub(r"[-_.]+", "-", line.split("==")[0]).lower()
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line and not line.startswith("#")
    }
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = [re.split(r"[<>=~! ;\[]", each)[0].lower() for each in wanted]
    assert [name for name in names if re.sub(r"[-_.]+", "-", name) not in pinned] == []
