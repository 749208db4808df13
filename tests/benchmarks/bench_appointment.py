"""Measure the appointment sheet against a bare page of the same compiler: milliseconds, and how many times that.

Run it by hand: ``python tests/benchmarks/bench_appointment.py [ENTRIES]``. A store gets 15 operations, 300 images
and 30,000 entries of two symptoms; the history is loaded from it once.

Both are the first print of a process that has its libraries loaded, each in a process of its own, by turns: that
is what a person waits for, once for each sheet. It runs from the search for the typefaces to the bytes of the
PDF: a page of plain text, and the sheet from its history, shortened to two pages. The page is made twice: by the
library's plain call, which looks for the typefaces of the machine as anybody's first document does ("plain page"),
and with the typefaces and the kept compiler that this program gives the sheet ("bare page"), which is the harder
measure. Both have PDF/UA-1. A second print of the same process would flatter or punish one of the two,
as the compiler keeps what it has laid out before. Imports are not counted, and loading the history is shown apart.

The time told is the median, and the least beside it, which says more on a machine that is busy with other things;
the time of the processor is told as well, which is hardly touched by them. That of the sheet is told in its parts:
what this program does (words, drawings, shortening, the data for the template), and what the compiler does.
The aim is at most 8 times the page; ``test_appointment.py`` holds it for the plain page.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

import appointments
import makers

from tracker import clock
from tracker.printing import measured, pdf
from tracker.printing.layout import Sheet
from tracker.storage.store import Store

ENTRIES = 30_000
RUNS = 9
Taken = tuple[float, float]
"""Milliseconds by the clock and of the processor."""
BARE = """#set document(title: "Bare")
#set text(font: ("Noto Sans", "DejaVu Sans Mono", "Libertinus Serif"), fallback: false, size: 8.6pt, lang: "en")
= A page of words
"""
WORDS = "Words of a usual length stand on this page, one after the other, until it is full to its end. " * 55


def fill(folder: Path, entries: int) -> None:
    """A store with what the sheet is made of; the entries are spread over two symptoms and sixteen years."""
    store = Store.open(folder, now=clock.now)
    followed = [makers.symptom("back_pain", "2008"), makers.symptom("leg_pain", "2008", side="left")]
    store.save(*appointments.full(15, 300), *followed)
    first = date(2010, 1, 4)
    store.save(
        *(
            makers.entry(followed[n % 2], str(first + timedelta(days=n * 6000 // entries)), n * 7 % 11)
            for n in range(entries)
        )
    )
    store.close()


def now() -> Taken:
    """A time from which others are counted."""
    return time.perf_counter() * 1000, time.process_time() * 1000


def since(began: Taken) -> Taken:
    """What has passed since then."""
    return now()[0] - began[0], now()[1] - began[1]


def bare(folder: Path) -> Taken:
    """The time for one page of plain text: typefaces, layout and a tagged PDF."""
    import typst

    page = folder / "bare.typ"
    page.write_text(BARE + WORDS, encoding="utf-8")
    began = now()
    compiler = typst.Compiler(page, root=folder, font_paths=measured.fonts(), ignore_system_fonts=True)
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    took = since(began)
    assert isinstance(made, bytes)
    assert b"/Count 1" in made
    return took


def plain(folder: Path) -> Taken:
    """The time for the same page by the library's plain call."""
    import typst

    page = folder / "plain.typ"
    page.write_text(f'#set document(title: "Plain")\n= A page of words\n{WORDS}', encoding="utf-8")
    began = now()
    made = typst.compile(page, format="pdf", pdf_standards=["ua-1"])
    took = since(began)
    assert isinstance(made, bytes)
    return took


def full(folder: Path) -> tuple[Taken, Taken, Taken]:
    """The time for the sheet from the history to its PDF, what of it the compiler takes, and before it loading."""
    store = Store.open(folder, now=clock.now)
    began = now()
    history = store.history()
    loading, compiling = since(began), _timed_compiler()
    began = now()
    sheet = appointments.appointment(history)
    made = pdf.pdf_bytes(sheet)
    took = since(began)
    assert b"/Count 2" in made.bytes
    store.close()
    clocks, processors = zip(*compiling, strict=True)
    return took, (sum(clocks), sum(processors)), loading


def _timed_compiler() -> list[Taken]:
    """The time of each compilation from now on, as it happens."""
    found: list[Taken] = []
    compiled = pdf._compiled

    def timed(sheet: Sheet, data: dict[str, Any]) -> bytes:
        began = now()
        made = compiled(sheet, data)
        found.append(since(began))
        return made

    pdf._compiled = timed
    return found


MEASURED = ("plain", "bare", "full")


def taken(entries: int, runs: int, *, of: Sequence[str] = MEASURED) -> dict[str, list[list[float]]]:
    """Fill a store, then make pages and sheet by turns, each in a process of its own; the times of each run."""
    with tempfile.TemporaryDirectory() as name:
        fill(Path(name), entries)
        times: dict[str, list[list[float]]] = {what: [] for what in of}
        for _ in range(runs):
            for what, found in times.items():
                said = subprocess.run(
                    [sys.executable, __file__, what, name], capture_output=True, check=True, env=os.environ
                )
                found.append([float(number) for number in said.stdout.split()])
    return times


def main(entries: int) -> None:
    """Measure, and print what was found."""
    times = taken(entries, RUNS)
    print(f"{entries} entries, 300 images, 15 operations; milliseconds, median (least) of {RUNS}")
    print(f"                      {'clock':>16} {'processor':>16}")
    pages, sheets = times["bare"], times["full"]
    told("plain page", [one[:2] for one in times["plain"]])
    told("bare page", [one[:2] for one in pages])
    told("appointment sheet", [one[:2] for one in sheets])
    told("  by this program", [[one[0] - one[2], one[1] - one[3]] for one in sheets])
    told("  by the compiler", [one[2:4] for one in sheets])
    told("loading before it", [one[4:] for one in sheets])
    for what in ("plain", "bare"):
        ratios = (
            statistics.median(one[place] for one in sheets)
            / statistics.median(one[place] for one in times[what])
            for place in (0, 1)
        )
        print(f"times the {what:5} page  " + " ".join(f"{ratio:16.1f}" for ratio in ratios))


def told(name: str, found: list[list[float]]) -> None:
    """Print the median and the least of each kind of time."""
    kinds = zip(*found, strict=True)
    print(f"{name:22}" + " ".join(f"{statistics.median(one):8.1f} ({min(one):5.1f})" for one in kinds))


if __name__ == "__main__":
    if sys.argv[1:2] == ["bare"]:
        print(*bare(Path(sys.argv[2])))
    elif sys.argv[1:2] == ["plain"]:
        print(*plain(Path(sys.argv[2])))
    elif sys.argv[1:2] == ["full"]:
        print(*(number for took in full(Path(sys.argv[2])) for number in took))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
