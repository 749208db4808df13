"""Start the server on this computer alone, wait until it answers, open the page."""

import os
import runpy
import socket
import sys
import threading
import time
import tomllib
import urllib.request
import webbrowser
from contextlib import closing
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from tracker.errors import TrackerError
from tracker.storage.places import DATA_VARIABLE

USUAL_PORT = 8501
PATIENCE = 60.0
"""Seconds to wait for the first answer of the server; the first start on a slow disk takes long."""


def settings() -> dict[str, Any]:
    """The server settings that ship with the package."""
    text = files("tracker.entry").joinpath(".streamlit", "config.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def flags() -> list[str]:
    """The settings as options of the server: a person's own settings file elsewhere must not open the door."""
    options = []
    for section in ("server", "browser", "client", "runner", "logger"):
        for name, value in settings()[section].items():
            for item in value if isinstance(value, list) else [value]:
                shown = str(item).lower() if isinstance(item, bool) else str(item)
                options.append(f"--{section}.{name}={shown}")
    return options


def serve(data: Path | None, *, port: int | None, browser: bool) -> int:
    """Run the server in this process until it is stopped with Ctrl+C; raises TrackerError when it cannot start."""
    chosen = _free_port(port)
    fix_folder(data)
    with as_file(files("tracker.entry").joinpath("app.py")) as app:
        # Settings are looked for in the folder the program is started from too; only ours may count.
        os.chdir(app.parent)
        threading.Thread(target=_announce, args=(chosen, browser), daemon=True).start()
        sys.argv = ["streamlit", "run", str(app), f"--server.port={chosen}", *flags()]
        try:
            runpy.run_module("streamlit", run_name="__main__")
        except SystemExit as stopped:
            return int(stopped.code or 0)
    return 0


def fix_folder(data: Path | None) -> None:
    """Write the data folder down for the pages before the server leaves the folder it was started in."""
    named = data or os.environ.get(DATA_VARIABLE, "").strip()
    if named:
        os.environ[DATA_VARIABLE] = str(Path(named).expanduser().absolute())


def _announce(port: int, browser: bool) -> None:
    """Wait until the server answers, say where it is, open the page."""
    address = f"http://localhost:{port}"
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    print(f"Your spine history is open at {address}\nStop it with Ctrl+C.", flush=True)
                    if browser:
                        webbrowser.open(address)
                    return
        except OSError:
            time.sleep(0.15)
    print(
        "The server has not answered for a minute. Stop it with Ctrl+C and start it again.", file=sys.stderr
    )


def _free_port(port: int | None) -> int:
    wanted = port or USUAL_PORT
    for candidate in [wanted] if port else [wanted, 0]:
        with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", candidate))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise TrackerError(f"Port {wanted} is in use. Leave --port out, or give another number.")
