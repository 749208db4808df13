"""A real server on a folder of its own and a real Chromium that may talk to nobody else."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from visiting import Server, Visit, visit


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A started server on an empty folder."""
    made = Server(tmp_path / "data")
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("chromium is not installed, and CI needs it")
    if found is None:
        pytest.skip("chromium is not installed")
    flags = [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
    ]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=found, args=[*flags, "--disable-sync", "--no-first-run"]
        )
        yield opened
        opened.close()


@pytest.fixture
def person(browser: Browser, server: Server) -> Iterator[Visit]:
    """A newcomer at the computer."""
    made = visit(browser, server)
    yield made
    made.page.context.close()
    assert made.outside == []
