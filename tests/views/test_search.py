"""Search over the facts: words with other spellings, levels, kinds, periods."""

from datetime import date

import makers as m
import pytest

from tracker.domain import records
from tracker.domain.dated import in_date_order
from tracker.domain.history import History
from tracker.domain.levels import Axis
from tracker.views.search import INJECTION, Asked, kind_named, levels_in, search

ON = date(2020, 1, 1)

FIRST = m.surgery(
    "2013-05-23", m.procedure("plif", "L5-S1", reasons=[m.reason("spondylolisthesis")]), note="a long night"
)
REDO = m.surgery("2015", m.procedure("plif", "L4-L5", reasons=[m.reason("pseudarthrosis")]))
NECK = m.surgery("2017-02-01", m.procedure("acdf", "C5-C6"))
SHOT = m.surgery("2014-03", m.procedure("epidural_injection", "S1"))
PAPER = m.of(records.Document, called="Bericht", translation="the aorta was torn")
HISTORY = History(
    person=m.person("Alex Example"),
    surgeries=in_date_order((FIRST, REDO, NECK, SHOT)),
    devices=(m.device("rod", "L5-S1", m.event("broken", "2014-12"), by=FIRST),),
    imaging=(
        m.imaging("mri", "2014-12", sites="lumbar"),
        m.imaging("ct", "2016", m.finding("fused", "L4-L5")),
    ),
    medications=(m.of(records.Medication, name="Examplin", date="2012", until="2014"),),
    fusion=(m.of(records.FusionAssessment, date="2016", sites="L4-L5", status="pseudarthrosis"),),
    documents=(PAPER,),
    clinicians=(m.of(records.Clinician, name="A. Example"),),
    sources=(m.source("2013 PLIF, what a mess", date="2015"),),
)


def found(asked: Asked) -> list[str]:
    return [f"{row.when} {row.what}" for row in search(HISTORY, asked, ON)]


WORDS = [
    ("nonunion", ["2015 Operation 2", "2016 Fusion assessment"], "a synonym of a reason, and of a status"),
    ("NONUNION 2016", ["2016 Fusion assessment"], "all words, one of them a year; capitals do not matter"),
    ("slipped vertebra", ["23 May 2013 Operation 1"], "the everyday words for a reason"),
    ("slipped vertebra L4-L5", [], "not at that level"),
    ("posterior lumbar", ["23 May 2013 Operation 1", "2015 Operation 2"], "the name behind an abbreviation"),
    ("long night", ["23 May 2013 Operation 1"], "a note"),
    ("aorta torn", ["date not recorded Document"], "a translation of a paper"),
    ("mess", ["2015 Pasted text"], "the words of a pasted text"),
    ("rod broken", ["Dec 2014 Hardware"], "what became of a device"),
    ("clinician", ["date not recorded Clinician"], "people, by the name of their kind"),
    ("What broke in my rod?", ["Dec 2014 Hardware"], "the words of a question look for nothing"),
    ("what happened at C5-C6", ["1 Feb 2017 Operation 3"], "nor where only a level is left"),
    ("xyzzy", [], "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), WORDS)
def test_words(text: str, expected: list[str], why: str) -> None:
    assert found(Asked(words=text)) == expected, why


LEVELS = [
    (
        "L5-S1",
        ["23 May 2013 Operation 1", "Mar 2014 Injection or similar", "Dec 2014 Hardware", "Dec 2014 MRI"],
        "the segment, a vertebra of it, the region that holds it; not L4-L5",
    ),
    (
        "L4",
        ["Dec 2014 MRI", "2015 Operation 2", "2016 CT", "2016 Fusion assessment"],
        "segments of a vertebra",
    ),
    ("C5/6", ["1 Feb 2017 Operation 3"], "another notation"),
    ("neck", ["1 Feb 2017 Operation 3"], "a region and all in it"),
]


@pytest.mark.parametrize(("text", "expected", "why"), LEVELS)
def test_levels(text: str, expected: list[str], why: str) -> None:
    assert found(Asked(levels=levels_in(text, Axis.standard))) == expected, why
    assert found(Asked(words=text)) == expected or text == "neck", "a level among the words"


def test_a_level_and_words_together() -> None:
    assert found(Asked(words="broken L5-S1")) == ["Dec 2014 Hardware"]


PERIODS = [
    ((2014, 2014), "medicine", ["2012 Medicine"], "it lasted into the year"),
    ((2015, 2016), "medicine", [], "it was over"),
    ((2014, 2015), "operation", ["2015 Operation 2"], "injections are counted apart"),
    ((2014, 2015), INJECTION, ["Mar 2014 Injection or similar"], "a kind of its own"),
    ((2010, 2019), "document", [], "without a date it belongs to no period"),
]


@pytest.mark.parametrize(("years", "kind", "expected", "why"), PERIODS)
def test_kind_and_period(years: tuple[int, int], kind: str, expected: list[str], why: str) -> None:
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    assert found(Asked(kind=kind, first=first, last=last)) == expected, why


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("operations", "operation"), ("Imag", "imaging"), ("injections", INJECTION), ("", ""), ("xyzzy", "")],
)
def test_the_kind_a_person_means(typed: str, kind: str) -> None:
    assert kind_named(typed) == kind


def test_entries_that_the_store_found_are_searched_like_facts() -> None:
    pain = m.symptom("leg_pain", "2012")
    noted = (m.entry(pain, "2016-03-01", 7, note="after a long drive"), m.entry(pain, "2017", 2, note="rest"))
    rows = search(History(symptoms=(pain,)), Asked(words="leg drive"), ON, entries=noted)
    assert [(row.when, row.details) for row in rows] == [("1 Mar 2016", "Leg pain: 7/10, after a long drive")]
