"""A real server on a folder of its own and a real Chromium that may talk to nobody else.

All tests share one browser window's cache and one port, so that the page's own code is fetched once;
every test has a server process and a data folder of its own.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from visiting import Server, Visit, free_port, visit

FLAGS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Room for what lives shortly: Chromium swept its memory ten times a second.
    "--js-flags=--min-semi-space-size=64,--max-semi-space-size=128",
)

CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The names it goes by; the first one has no windows of its own and works a quarter less."""


@pytest.fixture(scope="session")
def port() -> int:
    """The one port of this run."""
    return free_port()


@pytest.fixture
def idle(tmp_path: Path, port: int) -> Iterator[Server]:
    """A server on an empty folder that is not started yet."""
    made = Server(tmp_path / "data", port)
    yield made
    made.stop()


@pytest.fixture
def server(idle: Server) -> Server:
    """A started server on an empty folder."""
    idle.start()
    return idle


@pytest.fixture(scope="session")
def kept_example(tmp_path_factory: pytest.TempPathFactory, port: int) -> Path:
    """A folder with the example history, made once; no server runs on it."""
    made = Server(tmp_path_factory.mktemp("kept") / "data", port)
    assert made.command("example").returncode == 0
    return made.data


@pytest.fixture
def example(idle: Server, kept_example: Path) -> Server:
    """A started server with the example history."""
    shutil.copytree(kept_example, idle.data)
    idle.start()
    return idle


@pytest.fixture
def shipped(tmp_path: Path, port: int) -> Server:
    """A folder beside, for an example as it is shipped; no server is started on it."""
    return Server(tmp_path / "shipped", port)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("chromium is not installed, and CI needs it")
    if found is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=[*FLAGS])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def context(browser: Browser, port: int) -> Iterator[BrowserContext]:
    """One profile for all windows; the clipboard is allowed, and nothing moves that only looks nice."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    made.grant_permissions(["clipboard-read", "clipboard-write"], origin=f"http://localhost:{port}")
    yield made
    made.close()


@pytest.fixture
def window(context: BrowserContext, port: int) -> Iterator[Callable[[], Visit]]:
    """Opens windows; afterwards no request of any may have left the computer, and no console has errors."""
    windows: list[Visit] = []

    def opened() -> Visit:
        windows.append(visit(context, f"http://localhost:{port}"))
        return windows[-1]

    yield opened
    for made in windows:
        made.page.close()
    assert [made.outside for made in windows if made.outside] == []
    assert [made.errors for made in windows if made.errors] == []


@pytest.fixture
def person(window: Callable[[], Visit]) -> Visit:
    """A person at the computer, with one window."""
    return window()
