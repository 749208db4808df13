"""Measure the appointment sheet against a bare page of the same compiler: milliseconds, and how many times the bare page.

Run it by hand: ``python tests/benchmarks/bench_appointment.py [ENTRIES]``. A store gets 15 operations, 300 images
and 30,000 entries of two symptoms; the history is loaded from it once. Both are made in a fresh process of their
own, as the command line does it, from the search for the typefaces to the bytes of the PDF: a page of plain text,
and the sheet from its history, shortened to two pages. Imports are not counted, loading the history is shown apart.

It only prints; no time makes a test run fail. The aim is at most 8 times the bare page.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

import appointments
import makers

from tracker import clock
from tracker.printing import pdf
from tracker.storage.store import Store

ENTRIES = 30_000
RUNS = 7
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


def bare(folder: Path) -> float:
    """Milliseconds for one page of plain text: typefaces, layout and a tagged PDF."""
    import typst

    page = folder / "bare.typ"
    page.write_text(BARE + WORDS, encoding="utf-8")
    began = time.perf_counter()
    compiler = typst.Compiler(page, root=folder, font_paths=pdf._fonts(), ignore_system_fonts=True)
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    took = (time.perf_counter() - began) * 1000
    assert isinstance(made, bytes)
    assert b"/Count 1" in made
    return took


def full(folder: Path) -> tuple[float, float]:
    """Milliseconds to load the history, and for the sheet from the history to its PDF."""
    store = Store.open(folder, now=clock.now)
    began = time.perf_counter()
    history = store.history()
    loaded = time.perf_counter()
    sheet = appointments.appointment(history)
    made = pdf.pdf_bytes(sheet)
    took = (time.perf_counter() - loaded) * 1000
    assert b"/Count 2" in made.bytes
    store.close()
    return (loaded - began) * 1000, took


def main(entries: int) -> None:
    """Fill a store, then make page and sheet by turns, each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        fill(Path(name), entries)
        times: dict[str, list[list[float]]] = {"bare": [], "full": []}
        for _ in range(RUNS):
            for what, found in times.items():
                said = subprocess.run(
                    [sys.executable, __file__, what, name], capture_output=True, check=True, env=os.environ
                )
                found.append([float(number) for number in said.stdout.split()])
    page = statistics.median(one[0] for one in times["bare"])
    loading, sheet = (statistics.median(one[place] for one in times["full"]) for place in (0, 1))
    print(f"{entries} entries, 300 images, 15 operations; medians of {RUNS}")
    print(f"bare page         {page:8.1f} ms")
    print(f"appointment sheet {sheet:8.1f} ms, {sheet / page:.1f} times the bare page")
    print(f"loading before it {loading:8.1f} ms")


if __name__ == "__main__":
    if sys.argv[1:2] == ["bare"]:
        print(bare(Path(sys.argv[2])))
    elif sys.argv[1:2] == ["full"]:
        print(*full(Path(sys.argv[2])))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
