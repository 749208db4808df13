"""Hardware that is left out stands nowhere: nothing tells of it by a code, and what stays says that something is left out."""

from typing import Any

import appointments as a
import makers as m
import pytest
import sheets

from tracker.domain import vocabulary
from tracker.domain.phrases import LANGUAGES, Language, spoken
from tracker.printing.layout import Sheet
from tracker.printing.sheet import whole
from tracker.printing.wanted import Kind, Wanted
from tracker.views.names import term

from .reading import all_words, rows, section_words

LISTS = ("findings", "indications", "complications")
OUT = frozenset({"hardware"})
EACH = [
    *((kind, "time") for kind in (Kind.APPOINTMENT, Kind.CARD)),
    *((Kind.FULL, order) for order in ("time", "level", "topic")),
]


def _codes(listed: str) -> list[str]:
    return [code for code in vocabulary.named(listed) if vocabulary.is_of_hardware(listed, code)]


def _every_code() -> list[Any]:
    """Each code that speaks of hardware, wherever a record takes it, and a device."""
    done = m.surgery("2013", m.procedure("plif", "L4-L5", reasons=_reasons()))
    injected = m.surgery("2018", m.procedure("facet_injection", "L2-L3", reasons=_reasons()))
    planned = m.surgery("2031", m.procedure("alif", "L3-L4", reasons=_reasons()), status="planned")
    wrong = m.surgery("2014", complications=[{"kind": code} for code in _codes("complications")])
    image = m.imaging("ct", "2016", *(m.finding(code, "L4-L5") for code in _codes("findings")))
    conditions = [m.condition(code, "L4-L5", date="2015") for code in _codes("indications")]
    return [m.person(), done, injected, planned, wrong, image, *conditions, m.device("rod", "L4-L5", by=done)]


def _reasons() -> list[dict[str, str]]:
    return [{"kind": code} for code in _codes("indications")]


def _printed(records: list[Any], kind: Kind, order: Any = "topic", out: Any = OUT, **more: Any) -> Sheet:
    return whole(a.history_of(records), a.ON, Wanted(kind, order=order, leave_out=out, **more))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "order"), EACH)
def test_no_code_of_hardware_is_told_anywhere(kind: Kind, order: str, language: Language) -> None:
    made = [_printed(_every_code(), kind, order, out, language=language) for out in (frozenset(), OUT)]
    before, after = (("\n".join(sheets.texts(one)) + repr(one.sections)).lower() for one in made)
    with spoken(language):
        names = {term(listed, code).lower() for listed in LISTS for code in _codes(listed)}
    assert [name for name in names if name in after] == []
    assert kind is Kind.CARD or [name for name in names if name in before]


BROKEN, NARROW = {"kind": "hardware_broken"}, {"kind": "spinal_stenosis"}
REASONS = [
    ([BROKEN], "left out by the patient", "the only reason"),
    ([BROKEN, NARROW], "spinal stenosis\nFurther reasons: left out by the patient", "one of two"),
    ([NARROW], "spinal stenosis", "no reason is about hardware"),
    ([], "not recorded", "none is recorded"),
]


@pytest.mark.parametrize("kind", [Kind.APPOINTMENT, Kind.FULL])
@pytest.mark.parametrize(("reasons", "said", "why"), REASONS)
def test_a_reason_that_is_left_out_is_said_to_be(kind: Kind, reasons: list[Any], said: str, why: str) -> None:
    made = _printed([m.surgery("2013", m.procedure("plif", "L4-L5", reasons=reasons))], kind)
    assert "\n".join(rows(made, "operations")[0][2]) == said, why
    if kind is Kind.FULL:
        missing = section_words(made, "not_recorded").lower()
        assert ("reason" in missing) == (said == "not recorded"), why


@pytest.mark.parametrize("order", ["time", "level"])
def test_by_time_and_level_too(order: str) -> None:
    told = m.surgery("2013", m.procedure("plif", "L4-L5", reasons=[BROKEN, NARROW]))
    assert "Further reasons: left out by the patient" in all_words(_printed([told], Kind.FULL, order))


CONDITIONS = [
    (["hardware_loose"], "left out by the patient", "the only condition"),
    (["hardware_loose", "spinal_stenosis"], "Further conditions: left out by the patient", "one of two"),
]


@pytest.mark.parametrize("kind", [Kind.APPOINTMENT, Kind.FULL])
@pytest.mark.parametrize(("codes", "said", "why"), CONDITIONS)
def test_a_condition_of_hardware_goes_with_it(kind: Kind, codes: list[str], said: str, why: str) -> None:
    told = section_words(_printed([m.condition(code) for code in codes], kind), "conditions")
    assert told.endswith(said), why
    assert len(codes) > 1 or "not recorded" not in told, why


@pytest.mark.parametrize("kind", [Kind.APPOINTMENT, Kind.FULL])
def test_an_operation_stays_with_the_names_of_what_was_done(kind: Kind) -> None:
    taken = m.surgery(
        "2015", m.procedure("hardware_removal", "L4-L5", reasons=[BROKEN]), surgeon="A. Example"
    )
    screws = m.device("pedicle_screw", "L4, L5", m.event("removed", None, surgery_id=taken.id))
    told = section_words(_printed([taken, screws], kind), "operations")
    assert "Removal of spinal hardware" in told
    assert "A. Example" in told
    assert "crew" not in told
