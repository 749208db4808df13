"""A story to print: operations, hardware of uncertain fate, images, a symptom, conditions, an implant."""

from pathlib import Path

import makers as m
import pytest

from tracker import actions, clock
from tracker.domain.dated import in_date_order
from tracker.domain.history import Course, History
from tracker.domain.records import Device, ImagingStudy, Surgery
from tracker.storage.store import Store

REASONS = [m.reason("disc_degeneration"), m.reason("spinal_stenosis")]
FATE = m.event("not recorded whether removed", "2015-01-19")


def _first() -> Surgery:
    return m.surgery(
        "2013-05-23",
        m.procedure("plif", "L4-L5, L5-S1", reasons=REASONS),
        m.procedure("laminectomy", "L5 full", reasons=REASONS),
        outcome="helped a lot",
        result="completely normal after almost 12 months",
    )


def _redo() -> Surgery:
    return m.surgery(
        "2015-01-19",
        m.procedure("plif", "L5-S1", revision="yes", as_written="PLIF L5-S1 from scratch"),
        m.procedure("microdiscectomy", "L3-L4", reasons=[m.reason("disc_herniation")]),
    )


def _devices(first: Surgery, redo: Surgery) -> tuple[Device, ...]:
    broken = m.event("broken", "2014-12", quantity=1)
    return (
        m.device("pedicle_screw", "S1", broken, FATE, by=first),
        m.device("pedicle_screw", "L4", FATE, by=first),
        m.device("rod", "L4-L5", m.event("removed", "2015-01-19"), by=first, quantity=2),
        m.device("pedicle_screw", "L5", by=redo, quantity=2, maker="Example Spine", lot="A213"),
    )


def _images() -> tuple[ImagingStudy, ...]:
    return in_date_order(
        (
            m.imaging("xray", "2013-08", sites="lumbar", report="ok", pictures="CD at home"),
            m.imaging("ct", "2014-12", m.finding("disc_herniation", "L3-L4"), sites="lumbar"),
        )
    )


@pytest.fixture
def story() -> History:
    first, redo = _first(), _redo()
    pain = m.symptom("leg_pain", "2014-11", side="right", called="down the front of my thigh")
    entries = [
        m.entry(pain, day, score) for day, score in (("2014-11-03", 3), ("2014-11-24", 9), ("2015-06", 2))
    ]
    return History(
        person=m.person("Harry Example", birth_date="1950-06-12", sex="male"),
        conditions=(
            m.condition("spinal_stenosis", "", None),
            m.condition("idiopathic_scoliosis", "lumbar", "1964~", operated="no"),
        ),
        surgeries=in_date_order((first, redo)),
        devices=_devices(first, redo),
        imaging=_images(),
        symptoms=(pain,),
        other_implants=(m.other_implant("coronary_stent", None, place="heart"),),
        courses={pain.id: Course((), 3, *entries)},
    )


@pytest.fixture(params=sorted(actions.STORIES))
def example(request: pytest.FixtureRequest, tmp_path: Path) -> History:
    """Each of the example stories that come along."""
    store = Store.open(tmp_path / request.param, now=clock.now)
    actions.bring_example(store, request.param)
    found = store.history()
    store.close()
    return found
