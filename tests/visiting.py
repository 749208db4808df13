"""A real server on a folder of its own and a real Chromium that may talk to nobody else."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

expect.set_options(timeout=20_000)


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """The program as a person starts it, on a data folder."""

    data: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def command(self, *arguments: str, text: str = "") -> "subprocess.CompletedProcess[str]":
        """Run the command line on the same folder."""
        command = [sys.executable, "-m", "tracker", "--data", str(self.data), *arguments]
        return subprocess.run(command, input=text, capture_output=True, text=True, check=False)

    def start(self) -> None:
        command = [sys.executable, "-m", "tracker", "--data", str(self.data)]
        self.process = subprocess.Popen(
            [*command, "run", "--port", str(self.port), "--no-browser"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONWARNINGS": "default"},
        )
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with suppress(OSError), urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1):
                return
            time.sleep(0.1)
        raise AssertionError("the server did not answer")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.communicate()


@dataclass
class Visit:
    """One window on the program; it notes every request that leaves the computer and every console error."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> None:
        """Open a page and wait until it is drawn."""
        self.page.goto(f"{self.address}/{path}")
        self.settled()

    def settled(self) -> None:
        """Wait until the server has nothing more to draw."""
        self.page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000
        )
        self.page.wait_for_timeout(350)
        self.page.wait_for_selector(
            '[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000
        )

    def press(self, name: str) -> None:
        """Press a button by its words."""
        self.page.get_by_role("button", name=name, exact=True).click()
        self.settled()

    def fill(self, label: str, text: str) -> None:
        """Type into a field by its label."""
        box = self.page.get_by_role("textbox", name=label, exact=True)
        box.fill(text)
        box.press("Control+Enter" if box.evaluate("e => e.tagName") == "TEXTAREA" else "Enter")
        self.settled()

    def pick(self, label: str, text: str) -> None:
        """Choose from a list by typing."""
        box = self.page.get_by_role("combobox", name=label)
        box.click()
        box.type(text)
        self.page.wait_for_timeout(300)
        box.press("Enter")
        self.settled()

    def text(self) -> str:
        """The words on the page."""
        return self.page.locator('[data-testid="stMain"]').inner_text()


def visit(browser: Browser, server: Server, **options: object) -> Visit:
    """A new window; clipboard allowed, everything outside this computer noted and refused."""
    context: BrowserContext = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})  # type: ignore[arg-type]
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.address)
    page = context.new_page()
    made = Visit(page, server.address)
    page.on("request", lambda r: _note(made, r.url))
    page.on("console", lambda m: made.errors.append(m.text) if m.type == "error" else None)
    page.on("websocket", lambda socket: _note(made, socket.url))
    return made


def _note(made: Visit, url: str) -> None:
    scheme, _, rest = url.partition("://")
    if scheme in ("http", "https", "ws", "wss") and rest.split("/")[0] != made.address.split("://")[1]:
        made.outside.append(url)
