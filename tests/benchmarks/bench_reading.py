"""Measure the reader: signature blocks a second, and seconds for a megabyte of hostile text.

Run it by hand: ``python tests/benchmarks/bench_reading.py``, about four minutes. With ``--search`` it first tries every
word of the vocabulary with every separator on short texts, far longer, and measures the slowest of those too.

All times are processor time. It only prints; no time makes a test run fail. The aims are 1,000 blocks a second and
5 seconds for any megabyte.
"""

import sys
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

from signatures import HARRY, POSTED, STENOSIS, TODAY

from tracker.domain.history import History
from tracker.text.drafts import drafts
from tracker.text.matching import matches
from tracker.text.reader import read
from tracker.text.terms import lexicon

UNITS = (
    HARRY + "\n", "PLIF L4-5 2013\n", "PLIF\n", "L\n", "1\n", "\n", "May 2013:\n", "Neck:\n6/7\n", "- redo\n", "plif and ",
    "ESI L4 ", "redo 2013 ", "lami 3/4/12 ", "2013 and ", "1/2/3/4/", "1/2/", "May, ", "may ", "month 18 ", "'98 and ",
    "L4-L5-", "L4-5 ", "L4, ", "(", "()", "[", ",", ", ", "&", "& ", "& a ", ".", "?", "😀", "7", "x", "a,", "I ", "the ",
    "the word quite ", "lamnectomy ", "microdiscetomy\n", "due to ", "due to and ", "no removed ", "screw removed ",
    "(MRI L4 2013) ", "(DDD) ", "[quote <b ", "[quote]a[/quote]", "<br>", "<b", "[b]", "&amp;", "http://a.b ", '"a b c" ', '"',
    "*", "_a_ ", "www.", "- 1. A 2. B\n", "I had a fusion in may of 2013 and then they removed the screw a year later, ",
    "My wife had a fusion L4-5 in 2013. ", "I'm 65 ", "a - 65\n", "| PLIF | L4 | 2013 |\n",
)  # fmt: skip
SEPARATORS = (" ", "", ", ", "\n", ". ", "; ", " (", " - ", "/", " and ", " 2013 ", " L4-5 ")
MEGABYTE = 1_000_000
SHORT = 20_000
SHOWN = 15


def blocks() -> list[str]:
    """Signature blocks that all differ, in levels, days and numbers."""
    listed = []
    for number in range(400):
        upper = 1 + number % 4
        day = POSTED - timedelta(days=13 * number)
        text = HARRY if number % 2 else STENOSIS
        text = text.replace("L4-L5", f"L{upper}-{upper + 1}").replace("65 year", f"{30 + number % 50} year")
        listed.append(text.replace("May 23, 2013", f"{day:%b %d, %Y}").replace("1996", str(day.year)))
    return listed


def blocks_a_second() -> float:
    """How many short signatures are read in a second, in the best of five rounds."""
    listed = blocks()
    return len(listed) / min(
        _timed(lambda: [read(one, today=TODAY, posted=POSTED) for one in listed]) for _ in range(5)
    )


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def repeated(unit: str, size: int) -> str:
    """A text of that many characters."""
    return (unit * (size // len(unit) + 1))[:size]


def seconds(text: str) -> float:
    """The time of one reading."""
    start = time.process_time()
    read(text, today=TODAY, posted=POSTED)
    return time.process_time() - start


def searched() -> list[str]:
    """The words of the vocabulary with the separators behind them that take longest, the slowest first."""
    units = [word + separator for word in sorted(lexicon().words) for separator in SEPARATORS]
    return sorted(units, key=lambda unit: -seconds(repeated(unit, SHORT)))[:SHOWN]


def slowest(units: Iterable[str]) -> list[tuple[float, str]]:
    """Seconds for a megabyte of each unit, the slowest first."""
    return sorted(((seconds(repeated(unit, MEGABYTE)), unit) for unit in units), reverse=True)


def main() -> None:
    """Print both measures, and for the slowest texts how the time grows."""
    read(HARRY, today=TODAY)  # the vocabulary is loaded once
    print(f"{blocks_a_second():8.0f} signature blocks a second", flush=True)
    print(f"\nSeconds for a quarter, half and whole megabyte of the {SHOWN} slowest texts")
    for whole, unit in slowest([*UNITS, *(searched() if "--search" in sys.argv else [])])[:SHOWN]:
        quarter, half = (seconds(repeated(unit, MEGABYTE // part)) for part in (4, 2))
        print(f"{quarter:6.2f} {half:6.2f} {whole:6.2f}   {unit[:50]!r}", flush=True)
    text = repeated(HARRY + "\n", MEGABYTE)
    start = time.process_time()
    found = matches(drafts(read(text, today=TODAY, posted=POSTED), today=TODAY, posted=POSTED), History())
    print(
        f"\n{time.process_time() - start:6.2f} s for the {len(found)} drafts of a megabyte of signatures, with their matches"
    )


if __name__ == "__main__":
    main()
