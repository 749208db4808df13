"""A stimulator or pump that is known only from an operation is said wherever stimulators and pumps are asked for."""

from datetime import date
from typing import Any

import makers as m
import pytest

from tracker.domain.dated import in_date_order
from tracker.domain.history import History
from tracker.domain.operated import OPERATED
from tracker.domain.phrases import Language
from tracker.domain.vocabulary import hardware, procedures
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words

ON = date(2026, 11, 23)
PLACES = (Kind.APPOINTMENT, Kind.HARDWARE, Kind.CARD)
IN = m.surgery("2020", m.procedure("scs_implant", "T8-T9"))
OUT = m.surgery("2022-03", m.procedure("scs_removal", ""))
PUMP = m.surgery("2019", m.procedure("pump_implant", "", called="baclofen pump"))
TOLD = "Spinal cord stimulator implant, 2020 (Operation 1); "
NOT_LISTED = "the device itself not recorded"


def said(history: History, kind: Kind, *, language: Language = "en", **more: Any) -> str:
    return all_words(sheet(history, ON, Wanted(kind=kind, language=language, **more))).replace("\u00a0", " ")


@pytest.mark.parametrize("kind", PLACES)
def test_what_was_put_in_and_taken_out(kind: Kind) -> None:
    assert TOLD + NOT_LISTED in said(History(surgeries=(IN,)), kind)
    removal = "Spinal cord stimulator removal, Mar 2022 (Operation 2); "
    assert TOLD + removal + NOT_LISTED in said(History(surgeries=in_date_order((IN, OUT))), kind)
    pump = said(History(surgeries=(PUMP,)), kind)
    assert "baclofen pump" in pump
    assert NOT_LISTED in pump
    german = said(History(surgeries=(IN,)), kind, language="de")
    assert "Implantation eines Rückenmarkstimulators, 2020 (Operation 1); das Gerät selbst nicht" in german


SILENT: list[tuple[str, History]] = [
    ("a part of it is recorded", History(surgeries=(IN,), devices=(m.device("scs_lead", "T8"),))),
    (
        "only planned",
        History(surgeries=(m.surgery("2020", m.procedure("scs_implant", "T8-T9"), status="planned"),)),
    ),
    (
        "stopped before it was done",
        History(surgeries=(m.surgery("2020", m.procedure("scs_implant", "T8-T9"), status="aborted"),)),
    ),
    (
        "after the day of the sheet",
        History(surgeries=(m.surgery("2027", m.procedure("scs_implant", "T8-T9")),)),
    ),
    ("another operation", History(surgeries=(m.surgery("2020", m.procedure("plif", "L4-L5")),))),
]


@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize(("why", "history"), SILENT, ids=[case[0] for case in SILENT])
def test_nothing_is_said_where(why: str, history: History, kind: Kind) -> None:
    assert NOT_LISTED not in said(history, kind), why


@pytest.mark.parametrize("kind", PLACES)
def test_operations_that_were_left_out_are_not_told_and_not_called_not_recorded(kind: Kind) -> None:
    text = said(History(surgeries=(IN,)), kind, leave_out=frozenset({"operations"}))
    assert "stimulator implant" not in text
    assert NOT_LISTED not in text
    assert "Pacemaker, stimulator, pump: not recorded" not in text


def test_the_codes_are_those_of_the_vocabularies() -> None:
    assert {code for sort in OPERATED for code in sort.procedures} <= set(procedures())
    assert {code for sort in OPERATED for code in sort.hardware} <= set(hardware())
