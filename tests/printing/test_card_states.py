"""What became of a thing is never cut on the wallet card: names are cut before it, and all that was taken out is said so."""

from typing import Any

import makers as m
import pytest
from appointments import ON

from tracker.domain.history import History
from tracker.domain.phrases import say, spoken
from tracker.domain.records import Allergy, Background, Medication, Record, Statement
from tracker.printing.card_fit import SIZES
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words
from .test_card import text_of

LONG = "Example implant with a name that takes far more room than any card has for it "


def crowded() -> History:
    """Far more than a card holds, of which much came out, was left, broke, or was stopped; each name is long."""
    lead = m.device("scs_lead", "T8-T9", m.event("left in place", "2016", quantity=1), quantity=2)
    generator = m.device("scs_ipg", "", m.event("removed", "2016"))
    broken = [
        m.device("other_screw", f"L{n}-L{n + 1}", m.event("broken", "2015"), called=f"{LONG} {n}")
        for n in range(1, 3)
    ]
    implants = [m.other_implant("other", "1999", called=f"{LONG} {n}", until="2004") for n in range(4)]
    return History(
        devices=(lead, generator, *broken),
        other_implants=(m.other_implant("pacemaker", "2010", until="2020-05", place=LONG), *implants),
        medications=(m.of(Medication, name=LONG * 2, group="blood thinner", until="2019"),),
        allergies=(m.of(Allergy, kind="latex", answer="no"),),
        surgeries=tuple(
            m.surgery("2013", m.procedure("other", called=LONG * 2), status="aborted") for _ in "ab"
        ),
    )


@pytest.mark.parametrize("tongue", ["en", "de"])
def test_no_word_of_a_state_is_cut(tongue: str) -> None:
    made = sheet(crowded(), ON, Wanted(kind=Kind.CARD, language=tongue))  # type: ignore[arg-type]
    text = text_of(made)
    assert made.card == (SIZES[-1],), "there is more than fits"
    with spoken(tongue):  # type: ignore[arg-type]
        whole = [
            say("choice.DeviceEventKind.broken"),
            say("choice.DeviceEventKind.left_in_place"),
            f"{say('choice.Presence.removed')} (2016)",
            say("taken_out.on", date="2020"),
            f"{say('brief.stopped')}: ",
            say("choice.Answer.no"),
        ]
        state = f", {say('choice.DeviceEventKind.broken')}"
    for words in whole:
        stem = words.split("2020")[0].rstrip(") ")
        assert stem in text, words
    assert text.count("…") > 3, "names are cut"
    assert text.count(state) == 2


OUT = [
    (m.other_implant("pacemaker", until="2020-05"), "Pacemaker, stimulator, pump: Pacemaker: taken out (May 2020)"),
    (m.device("scs_ipg", "", m.event("removed", "2016")),
     "Pacemaker, stimulator, pump: Stimulator generator (battery): removed (2016)"),
    (m.other_implant(until="2012", place="heart"), "Other implants: Coronary stent, “heart”: taken out (2012)"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "expected"), OUT)
def test_what_was_taken_out_is_not_said_to_be_not_recorded(record: object, expected: str) -> None:
    name = "devices" if getattr(record, "sites", None) is not None else "other_implants"
    history = History(**{name: (record,)})  # type: ignore[arg-type]
    assert expected in text_of(sheet(history, ON, Wanted(kind=Kind.CARD))).splitlines()


def test_what_was_taken_out_stands_behind_all_else_of_its_part() -> None:
    """A part that has too little room is cut from its end, so what is in the body and what was answered stay longer."""
    generator = m.device("scs_ipg", "", m.event("removed", "2016"))
    answer = m.of(Background, kind="active_implant", answer="yes", date="2020")
    history = History(
        devices=(generator,), background=(answer,), other_implants=(m.other_implant("pacemaker", "2018"),)
    )
    text = text_of(sheet(history, ON, Wanted(Kind.CARD)))
    assert text.index("Pacemaker") < text.index("yes") < text.index("Stimulator generator")


FUSION = m.surgery("2018", m.procedure("plif", "L4-L5"))
LABELLED: dict[str, Any] = {"mr_label": "MR Conditional", "mr_conditions": "1.5 T"}
SAYS = ("mr_label", "MR Unsafe", "MR label: letter says MR Unsafe")
DISPUTED = [
    ("other_implants", m.other_implant("pacemaker", **LABELLED), SAYS),
    ("other_implants", m.other_implant(**LABELLED), SAYS),
    ("other_implants", m.other_implant(), SAYS),
    ("devices", m.device("scs_ipg", **LABELLED), SAYS),
    ("devices", m.device("rod", "L4-L5", **LABELLED), SAYS),
    ("devices", m.device("rod", "L4-L5", m.event("broken", "2015"), **LABELLED), SAYS),
    ("allergies", m.of(Allergy, kind="latex", answer="no"), ("answer", "yes", "Answer: letter says yes")),
    ("allergies", m.of(Allergy, kind="latex", answer="yes"), ("answer", "no", "Answer: letter says ")),
    ("background", m.of(Background, kind="active_implant", answer="no"), ("answer", "yes", "Answer: letter says yes")),
    (
        "medications",
        m.of(Medication, name="Examplin", group="blood thinner", dose="5 mg"),
        ("dose", "10 mg", "Dose: letter says 10 mg"),
    ),
    ("surgeries", FUSION, ("date", "2016", "When: letter says 2016")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "record", "says"), DISPUTED)
def test_what_a_source_says_otherwise_stands_beside_what_is_recorded(
    name: str, record: Record, says: tuple[str, str, str]
) -> None:
    """On the card, whole however little room there is, and on the sheet for an appointment."""
    field, value, said = says
    stated = m.about(Statement, record, field=field, value=value, origin="letter")
    crowd = tuple(m.of(Allergy, kind="other", called=f"{LONG} {n}", answer="yes") for n in range(6))
    for others in ((), crowd):
        own = {name: (record,), "statements": (stated,)}
        history = History(**({"allergies": others} | own))  # type: ignore[arg-type]
        assert f"({said}" in text_of(sheet(history, ON, Wanted(Kind.CARD)))
    assert said in all_words(sheet(history, ON, Wanted(Kind.APPOINTMENT)))


def test_the_level_of_an_operation_that_is_disputed_is_said_to_be_so() -> None:
    stated = m.about(Statement, FUSION.procedures[0], field="sites", value="L5-S1", origin="letter")
    history = History(surgeries=(FUSION,), statements=(stated,))
    assert "(Where: letter says L5-S1)" in text_of(sheet(history, ON, Wanted(Kind.CARD))).replace(
        "\u2060", ""
    )


def test_what_a_card_does_not_tell_is_not_disputed_on_it() -> None:
    implant = m.other_implant("pacemaker", serial="1")
    stated = m.about(Statement, implant, field="serial", value="2", origin="letter")
    history = History(other_implants=(implant,), statements=(stated,))
    assert "letter" not in text_of(sheet(history, ON, Wanted(Kind.CARD)))
