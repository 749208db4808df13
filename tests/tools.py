"""Command-line tools to read files back with: a test without its tool is skipped by name, but never in CI."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def require_tool(name: str) -> str:
    """The path of a tool; skips the test where it is not installed, and fails it when CI=true."""
    found = shutil.which(name)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed, and CI needs it")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run_tool(name: str, *arguments: str) -> str:
    """What a tool prints; a failing tool fails the test with its own words."""
    made = subprocess.run([require_tool(name), *arguments], capture_output=True, check=False)
    assert made.returncode == 0, made.stderr.decode(errors="replace")
    return made.stdout.decode(errors="replace")


def pdf_text(folder: Path, content: bytes, *options: str) -> str:
    """The text of a PDF as pdftotext reads it."""
    path = folder / "read.pdf"
    path.write_bytes(content)
    return run_tool("pdftotext", *options, str(path), "-")
