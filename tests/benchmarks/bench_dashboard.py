"""Measure the dashboard's own Python: milliseconds of processor time for a rerun, with many entries of symptoms.

Run it by hand: ``python tests/benchmarks/bench_dashboard.py [ENTRIES]`` (30,000 when no number is given), about two
minutes. The example history gets a record of every other kind and the entries, spread over three symptoms and
sixteen years. The page is drawn by Streamlit's own test runner, so widgets and figures are built as they are for
a browser; "nearly empty" is what that costs for a page with one text and one button.

It only prints; no time makes a test run fail. The aim is 60 ms a rerun over the empty page.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

import histories
import makers
from drawn import Window
from streamlit.testing.v1 import AppTest

from tracker import actions, clock
from tracker.domain.records import AnatomyProfile, Person, Symptom
from tracker.pages.facts_table import facts_table
from tracker.storage.places import DATA_VARIABLE
from tracker.storage.store import Store
from tracker.views.charts import timeline_figure
from tracker.views.measures import measures, operations
from tracker.views.measures_svg import measures_svg
from tracker.views.timeline import timeline

ENTRIES = 30_000
RUNS = 15
FIRST = date(2008, 1, 7)


def fill(folder: Path, entries: int) -> tuple[Store, Symptom]:
    """The example, a record of every other kind, and the entries."""
    store = Store.open(folder, now=clock.now)
    actions.bring_example(store)
    alone = (Person, AnatomyProfile)  # the example has its own
    others = [record for record in histories.every_kind() if not isinstance(record, alone)]
    followed = [makers.symptom(kind, "2008") for kind in ("leg_pain", "back_pain", "numbness")]
    store.save(*followed, *others)
    store.save(
        *(
            makers.entry(
                followed[number % 3],
                str(FIRST + timedelta(days=number * 5844 // entries)),
                number * 7 % 11,
                time=f"{number % 24:02d}:00",
            )
            for number in range(entries)
        )
    )
    return store, followed[0]


def milliseconds(act: Callable[[], object], runs: int = RUNS) -> str:
    """The median and the worst of some runs, in processor time of this process."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        act()
        times.append((time.process_time() - began) * 1000)
    return f"{statistics.median(times):8.1f} ms, worst {max(times):8.1f}"


def nearly_empty() -> None:
    """The script of the page to compare with."""
    import streamlit as st

    st.write("A text")
    st.button("A button")


def main(entries: int) -> None:
    """Fill a store and print what each part takes."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[DATA_VARIABLE] = folder
        store, symptom = fill(Path(folder), entries)
        on = clock.today()
        history = store.history()
        print(f"{entries} entries")
        empty = AppTest.from_function(nearly_empty, default_timeout=60)
        empty.run()
        window = Window("overview")
        for name, act in {
            "nearly empty page": lambda: empty.run(),
            "dashboard, nothing changed": lambda: window.again(),
            "  is anything new": store.data_version,
            "  timeline": lambda: timeline_figure(timeline(history, on)),
            "  measures": lambda: measures_svg(measures(history), operations(history)),
            "  table": lambda: facts_table(history, on),
            "load everything, after a change": store.history,
            "log an entry": lambda: store.save(makers.entry(symptom, str(on), 5)),
        }.items():
            print(f"{name:34}{milliseconds(act)}")
        store.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
