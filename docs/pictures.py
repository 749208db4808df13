"""Take the pictures of the README again, from the example history: ``.venv/bin/python docs/pictures.py``."""

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent / "tests"))

from visiting import Server, visit  # noqa: E402

from tracker import actions  # noqa: E402
from tracker.printing.wanted import USUAL, Wanted  # noqa: E402


def dashboard(data: Path) -> None:
    """The overview as a person sees it first."""
    server = Server(data)
    server.command("example")
    server.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            context = browser.new_context(viewport={"width": 1280, "height": 2625})
            person = visit(context, server.address)
            person.open()
            person.page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
            person.page.wait_for_timeout(2000)
            person.page.screenshot(path=DOCS / "dashboard.png")
            browser.close()
    finally:
        server.stop()


def sheet(data: Path) -> None:
    """The first page of the appointment sheet, on a day that stays the same."""
    with actions.opened(data) as store:
        history = store.history()
    on = date(2015, 8, 15)
    made = actions.make_sheet(history, on, Wanted(USUAL))
    pages = actions.page_pictures(made, actions.as_pdf(made))
    (DOCS / "sheet.png").write_bytes(pages[0])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        dashboard(Path(folder) / "data")
        sheet(Path(folder) / "data")
