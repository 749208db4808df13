"""Leads and catheters whose generator or pump is out: what the record tells, and where it does not tell."""

from datetime import date
from typing import Any

import makers as m
import pytest

from tracker.domain.device_fold import state_of
from tracker.domain.device_systems import SYSTEMS
from tracker.domain.history import History
from tracker.domain.records import Device
from tracker.domain.systems import sources_out
from tracker.domain.vocabulary import hardware

ON = date(2026, 11, 22)
FIRST = m.surgery("2015-03", m.procedure("scs_implant", "T8-T9"))
SECOND = m.surgery("2019-06", m.procedure("scs_battery_replacement", "lumbar"))
GONE = m.event("removed", "2019")


def lead(*events: m.Values, kind: str = "scs_lead", **more: Any) -> Device:
    return m.device(kind, "T8-T9", *events, **more)


def ipg(*events: m.Values, kind: str = "scs_ipg", **more: Any) -> Device:
    return m.device(kind, "lumbar", *events, **more)


CASES: list[tuple[str, Device, list[Device], list[str]]] = [
    # why, the lead, the other hardware, the dates on which generators or pumps that were its own came out
    ("put in together, generator out", lead(by=FIRST), [ipg(GONE, by=FIRST)], ["2019"]),
    ("put in together, generator in", lead(by=FIRST), [ipg(by=FIRST)], []),
    ("the lead is out too", lead(m.event("removed", "2019"), by=FIRST), [ipg(GONE, by=FIRST)], []),
    ("nothing recorded of a generator", lead(by=FIRST), [], []),
    ("fate of the generator not recorded", lead(by=FIRST),
     [ipg(m.event("not recorded whether removed", "2019"), by=FIRST)], []),
    ("an operation of their own is not recorded, none is in the body", lead(), [ipg(GONE)], ["2019"]),
    ("no operation recorded, one of two is in the body", lead(), [ipg(GONE), ipg(m.event("implanted", "2016"))], []),
    ("generator changed for one without leads: it may drive this lead", lead(by=FIRST),
     [ipg(m.event("exchanged", None, surgery_id=SECOND.id), by=FIRST), ipg(by=SECOND)], []),
    ("the one put in instead came out as well", lead(by=FIRST),
     [ipg(m.event("exchanged", "2019", surgery_id=SECOND.id), by=FIRST),
      ipg(m.event("removed", "2022"), by=SECOND)], ["2019", "2022"]),
    ("changed for one that is not listed: a new one went in", lead(by=FIRST),
     [ipg(m.event("exchanged", "2019"), by=FIRST)], []),
    ("changed for one that is not listed, after another was removed", lead(),
     [ipg(m.event("exchanged", "2019")), ipg(m.event("implanted", "2010"), m.event("removed", "2014"))], []),
    ("one that was there already came out later: the new one is not it", lead(),
     [ipg(m.event("exchanged", "2019")), ipg(m.event("implanted", "2010"), m.event("removed", "2022"))], []),
    ("changed twice, the last one came out", lead(by=FIRST),
     [ipg(m.event("exchanged", "2017"), by=FIRST), ipg(m.event("implanted", "2017"), m.event("exchanged", "2019")),
      ipg(m.event("implanted", "2019"), m.event("removed", "2022"))], ["2017", "2019", "2022"]),
    ("changed and taken out, told of one and the same", lead(by=FIRST),
     [ipg(m.event("exchanged", "2019"), m.event("removed", "2022"), by=FIRST)], ["2019"]),
    ("its own is out, another system with leads of its own is in", lead(by=FIRST),
     [ipg(GONE, by=FIRST), ipg(by=SECOND), lead(by=SECOND)], ["2019"]),
    ("the lead of the other system keeps its generator", lead(by=SECOND),
     [ipg(GONE, by=FIRST), lead(by=FIRST), ipg(by=SECOND)], []),
    ("a generator that came out before the lead went in was never its own", lead(by=SECOND),
     [ipg(m.event("removed", "2012"), by=FIRST)], []),
    ("put in by stages: the leads first", lead(by=FIRST), [ipg(GONE, by=SECOND)], ["2019"]),
    ("a stimulator of which no part is said", lead(kind="drg_lead"), [ipg(GONE, kind="stimulator")], ["2019"]),
    ("only switched off", lead(by=FIRST), [ipg(m.event("switched off", "2019"), by=FIRST)], []),
    ("it comes out only after the day", lead(by=FIRST), [ipg(m.event("removed", "2027"), by=FIRST)], []),
    ("some of several are out", lead(by=FIRST),
     [ipg(m.event("removed", "2019", quantity=1), by=FIRST, quantity=2)], []),
    ("a catheter whose pump is out", lead(kind="intrathecal_catheter"),
     [ipg(GONE, kind="intrathecal_pump")], ["2019"]),
    ("a catheter is no part of a stimulator", lead(kind="intrathecal_catheter"), [ipg(GONE)], []),
    ("screws have no generator", m.device("pedicle_screw", "L4"), [ipg(GONE)], []),
]  # fmt: skip


@pytest.mark.parametrize(("why", "one", "others", "expected"), CASES, ids=[case[0] for case in CASES])
def test_whose_generator_is_out(why: str, one: Device, others: list[Device], expected: list[str]) -> None:
    history = History(surgeries=(FIRST, SECOND), devices=(one, *others))
    found = sources_out(history, state_of(history, one, ON), ON)
    assert [str(state.since) for state in found] == expected, why


def test_the_kinds_that_belong_together_are_in_the_vocabulary_and_each_in_one_system() -> None:
    kinds = [kind for system in SYSTEMS for kind in (*system.ends, *system.sources)]
    assert set(kinds) <= set(hardware())
    assert len(kinds) == len(set(kinds))
