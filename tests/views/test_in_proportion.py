"""What is told of a history takes work in proportion to it: papers, sources and images are looked up, not searched for."""

import cProfile
import pstats
from collections.abc import Callable
from datetime import date

import makers as m
import pytest

from tracker.domain.hardware import states_on
from tracker.domain.history import History
from tracker.domain.loose_ends import loose_ends
from tracker.domain.records import Document, DocumentLink, Statement
from tracker.views.facts import facts
from tracker.views.hardware_bars import hardware_bars
from tracker.views.in_body import inside

ON = date(2026, 1, 1)


def images(count: int) -> History:
    """Images with a finding, a report that is attached, and a source that says another year."""
    studies = tuple(m.imaging("mri", f"{2000 + n // 12}-{n % 12 + 1:02d}", m.finding()) for n in range(count))
    papers = tuple(m.of(Document, called=f"report {n}") for n in range(count))
    pairs = zip(studies, papers, strict=True)
    links = tuple(m.about(DocumentLink, study, document_id=paper.id) for study, paper in pairs)
    said = tuple(m.about(Statement, study, value="1999") for study in studies)
    screws = tuple(
        m.device("pedicle_screw", "L4", m.event("broken", None, imaging_id=study.id))
        for study in studies[:20]
    )
    return History(imaging=studies, documents=papers, document_links=links, statements=said, devices=screws)


def operations(count: int) -> History:
    """Operations that take out hardware and name none, and four times as much hardware as operations."""
    done = tuple(
        m.surgery(f"{1980 + n}-03-10", m.procedure(), m.procedure("hardware_removal", "L3-L4"))
        for n in range(count)
    )
    put_in = tuple(m.device(sites=("L3, L4", "T4")[n % 2], by=done[n % count]) for n in range(4 * count))
    return History(surgeries=done, devices=put_in)


def calls(do: Callable[[History], object], history: History) -> int:
    profile = cProfile.Profile()
    profile.runcall(do, history)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("do", [lambda h: facts(h, ON), lambda h: loose_ends(h, ON)], ids=["facts", "ends"])
def test_twice_the_images_are_about_twice_the_work(do: Callable[[History], object]) -> None:
    do(images(5))  # whatever is made once is made here
    assert calls(do, images(120)) < 2.5 * calls(do, images(60))


@pytest.mark.parametrize(
    "do",
    [lambda h: states_on(h, ON), lambda h: inside(h, ON), lambda h: hardware_bars(h, ON)],
    ids=["states", "rows", "bars"],
)
def test_what_operations_leave_open_of_hardware_is_found_once(do: Callable[[History], object]) -> None:
    """Each of twice the hardware may be meant by twice the operations: four times the pairs, and no more."""
    do(operations(3))
    assert calls(do, operations(20)) < 5 * calls(do, operations(10))


def test_another_day_searches_no_operations_again() -> None:
    record = operations(20)
    first = calls(lambda h: states_on(h, ON), record)
    assert calls(lambda h: states_on(h, date(2025, 1, 1)), record) < first / 4
