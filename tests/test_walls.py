"""The walls of the house: who may import whom."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "tracker"
MAY = {
    "domain": {"domain", "errors"},
    "text": {"text", "domain", "errors"},
    "storage": {"storage", "domain", "errors"},
    "views": {"views", "domain", "errors"},
    "interop": {"interop", "domain", "errors"},
    "printing": {"printing", "views", "domain", "errors"},
}
FILES = sorted(PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Every module a file imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    room = room_of(path)
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("tracker.")}
    if room in MAY:
        assert ours <= MAY[room]
    if room == "errors":
        assert not ours


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_pages_and_the_entry_import_streamlit(path: Path) -> None:
    if any(name.split(".")[0] == "streamlit" for name in imported(path)):
        assert room_of(path) == "pages"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_storage_uses_a_session(path: Path) -> None:
    names = {name.rpartition(".")[2] for name in imported(path)}
    if "Session" in names or "create_engine" in names:
        assert room_of(path) == "storage"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_pages_and_the_command_line_read_the_clock(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if "tracker.clock" in imported(path) or "date.today(" in text or "datetime.now(" in text:
        assert room_of(path) in {"clock", "pages", "cli", "actions"}


def test_the_walls_name_every_room() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == {*MAY, "pages", "entry"}
