"""No code stands on a sheet as it is stored: places have words, and a name says no more than was said."""

import re
from collections.abc import Iterator
from html import unescape

import appointments as a
import makers as m
import pytest
import sheets

from tracker.domain import vocabulary
from tracker.domain.history import History
from tracker.domain.phrases import LANGUAGES, Language, phrases
from tracker.domain.records import FusionAssessment, Record, Treatment
from tracker.printing.layout import Key, Picture, Sheet
from tracker.printing.sheet import whole
from tracker.printing.wanted import Kind, Wanted

from .reading import rows

CODE = re.compile(r"SIJ(-[LR])?\b|\bPELVIS\b|\bCO\b|\b[a-z]+_[a-z_]+\b")
_PLACES = ("SIJ-R", "SIJ-L", "SIJ", "PELVIS", "CO", "whole spine")


def _history() -> History:
    records: list[Record] = []
    for place in _PLACES:
        done = m.surgery(
            "2018", m.procedure("si_joint_fusion", place, reasons=[m.reason("si_joint_dysfunction")])
        )
        broken = m.event("broken", "2019")
        records += [
            done,
            m.device("si_joint_implant", place, broken, by=done, quantity=3),
            m.of(FusionAssessment, date="2020", sites=place, status="not fused"),
            m.imaging("ct", "2020", m.finding("si_joint_change", place), sites=place),
            m.condition("sacroiliitis", place, "2015"),
            m.of(Treatment, kind="injections", sites=place, date="2016"),
        ]
    return a.history_of(records)


def _texts(of: Sheet) -> Iterator[str]:
    yield from sheets.texts(of)
    for section in of.sections:
        for block in section.blocks:
            for svg in _svgs(block):
                yield from (unescape(text) for text in re.findall(r">([^<>]+)<", svg))


def _svgs(block: object) -> Iterator[str]:
    if isinstance(block, Picture):
        yield block.svg
    if isinstance(block, Key):
        yield from (svg for svg, _ in block.marks)
    for inner in (getattr(block, "picture", None), *getattr(block, "blocks", ())):
        yield from _svgs(inner) if inner is not None else ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_no_place_stands_as_it_is_stored(kind: Kind, language: Language) -> None:
    made = whole(_history(), a.ON, Wanted(kind=kind, language=language))
    assert [text for text in _texts(made) if CODE.search(text)] == []


def test_a_joint_is_said_in_words() -> None:
    made = whole(_history(), a.ON, Wanted(kind=Kind.APPOINTMENT))
    told = {row[0][0] for row in rows(made, "fusion")}
    assert {"left sacroiliac joint", "right sacroiliac joint", "sacroiliac joint"} <= told


OF_THE_NAME = frozenset(
    {
        *(
            "procedures.atlantoaxial_fusion",
            "procedures.odontoid_screw_fixation",
            "procedures.odontoidectomy",
        ),
        *("procedures.chiari_decompression", "procedures.anterior_posterior_fusion", "procedures.laminotomy"),
        *("procedures.pelvic_fixation", "procedures.percutaneous_disc_procedure", "procedures.washout"),
        *("procedures.synovial_cyst_removal", "procedures.mild_decompression", "procedures.thoracoplasty"),
        *("procedures.posterior_column_osteotomy", "procedures.scs_battery_replacement"),
        *("procedures.tumour_resection", "procedures.vertebral_column_resection"),
        *("procedures.drg_stimulator_implant", "indications.synovial_cyst", "indications.axis_fracture"),
        *("indications.disc_bulge", "indications.pseudarthrosis", "indications.spondylolysis"),
        *("indications.kissing_spine", "indications.tarlov_cyst", "findings.spondylolisthesis"),
        *("hardware.scs_ipg", "hardware.set_screw", "imaging.dexa", "imaging.emg"),
        *("other_implants.icd", "other_implants.iud", "other_implants.hearing_aid"),
        *("other_implants.aneurysm_coil",),
    }
)
"""Names whose words in brackets say the same again, or name what it can be: they add no fact to what was said."""

_UNSAID = re.compile(r"not (said|known|stated)|nicht (genannt|bekannt)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_adds_no_fact_to_the_word_by_which_it_is_found(language: Language) -> None:
    """Who writes "laminectomy" has not said that it was a full one: what qualifies a name would be printed as a fact."""
    adding = [
        f"{name}.{code}"
        for name in ("procedures", "indications", "findings", "hardware", "imaging", "other_implants")
        for code in vocabulary.named(name)
        if (said := phrases()[f"vocabulary.{name}.{code}"][language])
        and "(" in said
        and not _UNSAID.search(said)
    ]
    assert set(adding) <= OF_THE_NAME


@pytest.mark.parametrize(
    ("listed", "word", "name"),
    [
        ("procedures", "laminectomy", "Laminectomy"),
        ("procedures", "discectomy", "Discectomy"),
        ("indications", "spinal stenosis", "Spinal stenosis"),
        ("indications", "transitional vertebra", "Transitional vertebra"),
        ("indications", "osteoporosis", "Osteoporosis"),
    ],
)
def test_a_bare_word_is_found_as_the_bare_name(listed: str, word: str, name: str) -> None:
    found = vocabulary.find(vocabulary.named(listed), word)
    assert found is not None
    assert found.name == name


def test_that_there_was_no_complication_is_said_as_the_patients_word() -> None:
    operation = m.surgery(
        "2013", m.procedure("plif", "L4-L5"), complications=[{"kind": "none_known"}], outcome="helped"
    )
    told: tuple[tuple[Language, str], ...] = (
        ("en", "Complications: patient knows of none"),
        ("de", "Komplikationen: Patient/in weiß von keinen"),
    )
    for language, said in told:
        made = whole(a.history_of([operation]), a.ON, Wanted(kind=Kind.APPOINTMENT, language=language))
        assert said in rows(made, "operations")[0][3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_choice_is_printed_in_the_first_person(language: Language) -> None:
    first = {"en": r"\b(I(?! *$)|me|my)\b", "de": r"\b([Ii]ch|mein\w*|mir)\b"}
    said = {key: one[language] for key, one in phrases().items() if key.startswith("choice.")}
    assert {key: one for key, one in said.items() if re.search(first[language], one)} == {}
