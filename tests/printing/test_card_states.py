"""What became of a thing is never cut on the wallet card: names are cut before it, and all that was taken out is said so."""

import makers as m
import pytest
from appointments import ON

from tracker.domain.history import History
from tracker.domain.phrases import say, spoken
from tracker.domain.records import Allergy, Background, Medication
from tracker.printing.card_fit import SIZES
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

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
