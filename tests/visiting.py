"""A real server on a folder of its own and a real Chromium that may talk to nobody else."""

import multiprocessing
import os
import socket
import subprocess
import sys
import time
import urllib.request
import warnings
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect
from watching import QUIET, SETTLED, TO, WATCH

from tracker import clock
from tracker.domain.history import History
from tracker.storage.store import Store

expect.set_options(timeout=20_000)

PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Streamlit's page asks for these under its own address first ("/log/_stcore/health"), to find out whether
the server lives below a path, and then at the top. The first answer is 404 by design and asks nobody else."""


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _started() -> multiprocessing.context.ForkServerContext:
    """One process that has read the libraries once; each server is a fork of it and starts in a moment."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        [
            "streamlit.web.bootstrap",
            "pandas",
            "plotly.offline",
            "uvicorn",
            "typst",
            "tracker.cli",
            "tracker.pages.shell",
        ]
    )
    return context


def _run(arguments: list[str], given: str, out: str, log: Path, slow: float = 0) -> None:
    """The program as the command line starts it, in a process of its own, with files for what it reads and says."""
    from tracker.cli import main

    if slow:
        _slow_down(slow)
    with Path(given).open("rb") as read, Path(out).open("wb") as said, log.open("ab") as kept:
        for number, file in enumerate((read, said, kept)):
            os.dup2(file.fileno(), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - multiprocessing gave it an empty one
    warnings.simplefilter("default")
    sys.exit(main(arguments))


def _slow_down(seconds: float) -> None:
    """Be as slow as a busy computer between taking what the page sends and looking which of it has changed."""
    from streamlit.runtime.state.session_state import SessionState

    take = SessionState.set_widgets_from_proto

    def slowly(state: SessionState, sent: Any) -> None:
        take(state, sent)
        time.sleep(seconds)

    patch.object(SessionState, "set_widgets_from_proto", slowly).start()


@dataclass
class Server:
    """The program as a person starts it, on a data folder."""

    data: Path
    port: int = field(default_factory=free_port)
    process: "multiprocessing.process.BaseProcess | None" = None
    slow: float = 0
    """For how many seconds it holds what a page sends before it looks what has changed."""

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> Path:
        """What the server says on stderr."""
        return self.data.parent / f"{self.data.name}.stderr"

    def command(self, *arguments: str, text: str = "") -> "subprocess.CompletedProcess[str]":
        """Run the command line on the same folder."""
        command = ["--data", str(self.data), *arguments]
        with TemporaryDirectory() as folder:
            given, out, log = (Path(folder) / name for name in ("in", "out", "err"))
            given.write_text(text, encoding="utf-8")
            ran = _started().Process(target=_run, args=(command, str(given), str(out), log))
            ran.start()
            ran.join()
            said, errors = (file.read_text(encoding="utf-8") for file in (out, log))
            return subprocess.CompletedProcess(command, ran.exitcode or 0, said, errors)

    def history(self) -> History:
        """What is recorded, read from the data file beside the running server."""
        store = Store.open(self.data, now=clock.now)
        try:
            return store.history()
        finally:
            store.close()

    def start(self) -> None:
        """Start and wait until it answers."""
        arguments = ["--data", str(self.data), "run", "--port", str(self.port), "--no-browser"]
        given = (arguments, os.devnull, os.devnull, self.log, self.slow)
        self.process = _started().Process(target=_run, args=given)
        self.process.start()
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with suppress(OSError), urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1):
                return
            time.sleep(0.1)
        raise AssertionError("the server did not answer")

    def stop(self) -> None:
        """Stop as Ctrl+C or closing the terminal does."""
        if self.process is not None:
            self.process.terminate()
            self.process.join()

    def kill(self) -> None:
        """What a power cut does: no goodbye."""
        assert self.process is not None
        self.process.kill()
        self.process.join()

    def restart(self) -> None:
        self.stop()
        self.start()


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
        self.page.wait_for_selector('[data-testid="stMain"] h1')
        self.settled()

    def to(self, path: str) -> None:
        """Go to an address in the same session, as Back and Forward do: nothing is loaded anew."""
        self.page.evaluate(TO, f"/{path}")
        self.settled()

    def settled(self) -> None:
        """Wait until the server has nothing more to draw."""
        self.page.wait_for_function(SETTLED, arg=QUIET, polling=40, timeout=30_000)

    def go(self, name: str) -> None:
        """Go to another page by the navigation, in the same session."""
        self.page.get_by_role("link", name=name, exact=True).click()
        self.settled()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def press(self, name: str) -> None:
        """Press a button by its words."""
        self.button(name).click()
        self.settled()

    def box(self, label: str) -> Locator:
        return self.page.get_by_role("textbox", name=label, exact=True)

    def fill(self, label: str, text: str, *, nth: int = 0) -> None:
        """Type into a field by its label."""
        box = self.box(label).nth(nth)
        box.fill(text)
        box.press("Control+Enter" if box.evaluate("e => e.tagName") == "TEXTAREA" else "Enter")
        self.settled()

    def pick(self, label: str, text: str, *, nth: int = 0) -> None:
        """Choose from a list by typing, or among what stands there."""
        shown = self.page.get_by_role("radiogroup", name=label, exact=True)
        if shown.count():
            shown.nth(nth).get_by_text(text, exact=True).click()
            self.settled()
            return
        box = self.page.get_by_role("combobox", name=label).nth(nth)
        box.click()
        box.type(text)
        self.page.wait_for_timeout(200)
        box.press("Enter")
        self.settled()

    def text(self) -> str:
        """The words on the page."""
        return self.page.locator('[data-testid="stMain"]').inner_text()

    def says(self, words: str) -> None:
        """Wait until the page says this."""
        expect(self.page.get_by_text(words).first).to_be_visible()

    def unfold(self, title: str) -> None:
        """Open a part of the page that is folded away."""
        self.page.locator("summary").get_by_text(title, exact=True).click()
        self.settled()

    def open_all(self) -> None:
        """Open everything that is folded away."""
        self.page.evaluate(
            "document.querySelectorAll('details:not([open]) > summary').forEach(summary => summary.click())"
        )
        self.settled()


def visit(context: BrowserContext, address: str) -> Visit:
    """A new window: every request to another place and every error of the console is noted."""
    page = context.new_page()
    page.add_init_script(WATCH)
    made = Visit(page, address)
    page.on("request", lambda r: _note(made, r.url))
    page.on("console", lambda m: _note_error(made, m))
    page.on("pageerror", lambda error: made.errors.append(str(error)))
    page.on("websocket", lambda socket: _note(made, socket.url))
    return made


def _note(made: Visit, url: str) -> None:
    scheme, _, rest = url.partition("://")
    if scheme in ("http", "https", "ws", "wss") and rest.split("/")[0] != made.address.split("://")[1]:
        made.outside.append(url)


def _note_error(made: Visit, message: ConsoleMessage) -> None:
    where = str(message.location.get("url", ""))
    probe = where.endswith(PROBES) and where.removeprefix(made.address).count("/") == 3
    # Nobody answers, or not to the end, while a test stops the server or starts it anew, and the page says so.
    stopped = any(
        said in message.text
        for said in ("ERR_CONNECTION", "ERR_CONTENT_LENGTH", "No response received", "still running?")
    )
    if message.type == "error" and not stopped and not (probe and "404" in message.text):
        made.errors.append(f"{message.text} {where}")
