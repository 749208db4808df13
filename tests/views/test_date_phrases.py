"""A date behind a word that it does not go with: "since between 2019 and 2020" is nowhere said."""

import re
from datetime import date
from typing import get_args

import makers as m
import pytest
from printing.reading import all_words

from tracker.domain.dates import PartialDate
from tracker.domain.history import History
from tracker.domain.phrases import Language, say, spoken
from tracker.domain.records import Appointment, Medication, NeurologicalItem
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Order, Wanted
from tracker.views import words
from tracker.views.since_visit import since_last_visit

ON = date(2026, 11, 22)

SINCE = [
    # date, since en, since de, until en, until de
    ("2013", "since 2013", "seit 2013", "until 2013", "bis 2013"),
    ("2013-05-23", "since 23 May 2013", "seit 23. Mai 2013", "until 23 May 2013", "bis 23. Mai 2013"),
    ("2013~", "since about 2013", "seit ca. 2013", "until about 2013", "bis ca. 2013"),
    ("199X", "since 1990s", "seit den 1990er-Jahren", "until 1990s", "bis in die 1990er-Jahre"),
    ("2019/2020", "start: between 2019 and 2020", "Beginn: zwischen 2019 und 2020",
     "end: between 2019 and 2020", "Ende: zwischen 2019 und 2020"),
    ("2019/..", "since 2019", "seit 2019", "end: since 2019", "Ende: seit 2019"),
    ("../2020", "from before the end of 2020", "vor Ende 2020 begonnen", "until 2020", "bis 2020"),
    ("XXXX", "start: date not known", "Beginn: Datum nicht bekannt",
     "end: date not known", "Ende: Datum nicht bekannt"),
]  # fmt: skip


@pytest.mark.parametrize(("when", "since", "seit", "until", "bis"), SINCE, ids=[row[0] for row in SINCE])
def test_since_and_until(when: str, since: str, seit: str, until: str, bis: str) -> None:
    date_ = PartialDate(when)
    assert (words.since(date_), words.until(date_)) == (since, until)
    with spoken("de"):
        assert (words.since(date_), words.until(date_)) == (seit, bis)


TITLES = [
    # date, with whom, en, de
    ("2016-04-01", "", "Since the visit of 1 Apr 2016", "Seit dem Termin (1. Apr. 2016)"),
    ("2016-04-01", "A. Example", "Since the visit of 1 Apr 2016 with A. Example",
     "Seit dem Termin (1. Apr. 2016) bei A. Example"),
    ("2019/2020", "", "Since the visit (between 2019 and 2020)", "Seit dem Termin (zwischen 2019 und 2020)"),
    ("2019/2020", "A. Example", "Since the visit (between 2019 and 2020) with A. Example",
     "Seit dem Termin (zwischen 2019 und 2020) bei A. Example"),
    ("../2020", "", "Since the visit (until 2020)", "Seit dem Termin (bis 2020)"),
    ("2016~", "", "Since the visit of about 2016", "Seit dem Termin (ca. 2016)"),
]  # fmt: skip


@pytest.mark.parametrize(("when", "who", "en", "de"), TITLES, ids=[row[2] for row in TITLES])
def test_the_title_of_what_is_new(when: str, who: str, en: str, de: str) -> None:
    visit = m.of(Appointment, date=when, clinician=who or None)
    found = since_last_visit(History(appointments=(visit,)), ON)
    assert found is not None
    assert found.title == en
    with spoken("de"):
        assert found.title == de


BEFORE = (
    r"(?i)\b(of|on|(?<!put )in|for|since|until|seit|bis|am|im|vom|für|von) "
    r"(between|since|until|zwischen|seit|bis|date not|Datum nicht)\b"
)
"""A preposition before a date that brings a word of its own; "put in between 2019 and 2020" reads well."""


def full_of_spans(when: str) -> History:
    return History(
        conditions=(m.condition("spinal_stenosis", "L4-L5", when, until=when),),
        surgeries=(m.surgery(when), m.surgery(when, status="planned")),
        devices=(m.device("rod", "L4-L5", m.event("broken", when)),),
        imaging=(m.imaging("ct", when), m.imaging("mri", when, state="scheduled")),
        symptoms=(m.symptom("leg_pain", when, until=when),),
        neurological=(m.of(NeurologicalItem, kind="bladder", answer="present", date=when, since=when),),
        medications=(m.of(Medication, name="Thinner", group="blood thinner", date=when, until=when),),
        other_implants=(m.other_implant("pacemaker", when),),
        appointments=(m.of(Appointment, date=when),),
    )


SPANS = ("2019/2020", "2019/..", "../2020", "XXXX", "2019-05/2020-06", "2030/2031")
SHEETS: list[tuple[Kind, Order]] = [
    (Kind.APPOINTMENT, "time"), (Kind.HARDWARE, "time"), (Kind.CARD, "time"),
    *((Kind.FULL, order) for order in get_args(Order)),
]  # fmt: skip


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("when", SPANS)
def test_no_sheet_puts_a_word_before_a_date_that_brings_its_own(when: str, language: Language) -> None:
    for kind, order in SHEETS:
        made = sheet(full_of_spans(when), ON, Wanted(kind=kind, order=order, language=language))
        text = " ".join((all_words(made), *(one.title for one in made.sections)))
        assert [found[0] for found in re.finditer(BEFORE, text)] == [], (kind, order)


def test_per_cent_stays_with_its_number() -> None:
    with spoken("en"):
        assert say("relief.none") == "no relief (0\u00a0%)"
        assert say("relief.per_cent", number=30) == "relief 30\u00a0%"
