"""Measure the reader: signature blocks a second, and seconds for a megabyte of plain and of hostile text.

Run it by hand: ``python tests/benchmarks/bench_reading.py``. It only prints; no time makes a test run fail.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from signatures import HARRY, POSTED, STENOSIS, TODAY

from tracker.text.reader import read

UNITS = {
    "a thread of signatures": HARRY + "\n",
    "one event a line": "PLIF L4-5 2013\n",
    "an event every three words": "plif and ",
    "an injection every two words": "ESI L4 ",
    "opened brackets": "(",
    "dates that never end": "1/2/",
    "reasons without an end": "due to and ",
    "verbs without objects": "no removed ",
    "levels in a row": "L4-5 ",
    "words that mean nothing": "the word quite ",
    "half-open mark-up": "[quote <b ",
}
SIZE = 1_000_000


def blocks_a_second(rounds: int = 300) -> float:
    """How many short signatures are read in a second of processor time."""
    start = time.process_time()
    for _ in range(rounds):
        read(HARRY, today=TODAY, posted=POSTED)
        read(STENOSIS, today=TODAY, posted=POSTED)
    return 2 * rounds / (time.process_time() - start)


def seconds(text: str) -> float:
    """Processor time of one reading."""
    start = time.process_time()
    read(text, today=TODAY, posted=POSTED)
    return time.process_time() - start


if __name__ == "__main__":
    read(HARRY, today=TODAY)  # the vocabulary is loaded once
    print(f"{blocks_a_second():8.0f} signature blocks a second")
    for name, unit in UNITS.items():
        half, whole = (seconds(unit * (size // len(unit))) for size in (SIZE // 2, SIZE))
        print(f"{whole:8.1f} s for 1 MB of {name} ({whole / half:.1f} times the half)", flush=True)
