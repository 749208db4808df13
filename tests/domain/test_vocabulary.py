"""The vocabularies: complete, consistent, found by the words people use, and never guessing."""

import re
from collections.abc import Mapping

import pytest

from tracker.domain import vocabulary
from tracker.domain.spelling import fold
from tracker.domain.terms import Term
from tracker.domain.vocabulary import ambiguous, find, named
from tracker.errors import ValueProblem

NAMES = [
    "procedures",
    "indications",
    "hardware",
    "imaging",
    "findings",
    "symptoms",
    "other_implants",
    "sides",
    "scores",
    "complications",
    *vocabulary.PLAIN,
]


@pytest.mark.parametrize("name", NAMES)
def test_every_spelling_points_to_one_term_and_back(name: str) -> None:
    terms = named(name)
    owners: dict[str, str] = {}
    for term in terms.values():
        for spelling in term.spellings:
            assert owners.setdefault(fold(spelling), term.code) == term.code, spelling
            assert find(terms, spelling) == term


@pytest.mark.parametrize("name", NAMES)
def test_terms_are_whole(name: str) -> None:
    terms = named(name)
    assert terms
    for code, term in terms.items():
        assert code == term.code
        assert re.fullmatch(r"[a-z][a-z0-9_]*", code)
        assert term.name == term.name.strip() != ""
        assert name == "sides" or term.plain


def test_ambiguous_words_are_asked_and_never_found() -> None:
    assert ambiguous()
    for key, entry in ambiguous().items():
        terms = named(entry.vocabulary)
        assert key == fold(entry.written)
        assert all(code in terms for code in entry.candidates), entry
        assert find(terms, entry.written) is None, entry
        assert entry.question.endswith("?")


@pytest.mark.parametrize(
    ("name", "words", "code"),
    [
        ("procedures", "PLIF", "plif"),
        ("procedures", "plif", "plif"),
        ("procedures", "P.L.I.F.", "plif"),
        ("procedures", "TLIF", "tlif"),
        ("procedures", "MIS-TLIF", "tlif"),
        ("procedures", "XLIF", "llif"),
        ("procedures", "OLIF", "olif"),
        ("procedures", "Anterior Cervical Diskectomy and Fusion", "acdf"),
        ("procedures", "microdiskectomy", "microdiscectomy"),
        ("procedures", "I&D", "washout"),
        ("procedures", "hematoma evacuation", "haematoma_evacuation"),
        ("procedures", "partial laminectomy", "laminotomy"),
        ("procedures", "ESI", "epidural_injection"),
        ("procedures", "dynamic stabilisation", "dynamic_stabilization"),
        ("indications", "DDD", "disc_degeneration"),
        ("indications", "disk degeneration", "disc_degeneration"),
        ("indications", "herniated disc", "disc_herniation"),
        ("indications", "failed fusion", "pseudarthrosis"),
        ("indications", "broken screw", "hardware_broken"),
        ("indications", "FBSS", "persistent_pain_after_surgery"),
        ("indications", "spinal stenosis", "spinal_stenosis"),
        ("hardware", "screws", "screw"),
        ("hardware", "Rods", "rod"),
        ("hardware", "BMP", "graft"),
        ("imaging", "EOS", "standing_xray"),
        ("imaging", "X-rays", "xray"),
        ("imaging", "CAT scan", "ct"),
        ("imaging", "DEXA", "dexa"),
        ("findings", "nothing abnormal reported", "reported_ok"),
        ("findings", "slip", "spondylolisthesis"),
        ("findings", "nonunion", "pseudarthrosis"),
        ("findings", "oedema of nothing", None),
        ("symptoms", "sciatica", "leg_pain"),
        ("symptoms", "paresthesia", "tingling"),
        ("symptoms", "pins & needles", "tingling"),
        ("other_implants", "heart stent", "coronary_stent"),
        ("other_implants", "VP shunt", "csf_shunt"),
        ("sides", "both", "bilateral"),
        ("procedures", "TLIFF", None),
        ("procedures", "", None),
        ("procedures", "PCF", None),
        ("indications", "ASD", None),
    ],
)
def test_find_takes_the_exact_words_only(name: str, words: str, code: str | None) -> None:
    found = find(named(name), words)
    assert (found.code if found else None) == code


def test_find_takes_any_mapping_of_terms() -> None:
    terms: Mapping[str, Term] = {"a": Term("a", "Alpha", synonyms=("first",))}
    assert find(terms, "FIRST") == terms["a"]


def test_procedures_name_known_hardware_and_site_kinds() -> None:
    for kind in vocabulary.procedures().values():
        assert all(code in vocabulary.hardware() for code in kind.typical_hardware), kind
        assert kind.site_kind in ("vertebra", "segment", "si_joint", "region", "device"), kind
        assert kind.class_ in ("surgery", "intervention"), kind
    assert {kind.site_kind for kind in vocabulary.hardware().values()} <= {
        "vertebra", "segment", "range", "si_joint", "pelvis", "region", "device",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "fuses", "class_", "site_kind"),
    [
        ("plif", True, "surgery", "segment"),
        ("laminectomy", False, "surgery", "vertebra"),
        ("pelvic_fixation", False, "surgery", "vertebra"),
        ("si_joint_fusion", True, "surgery", "si_joint"),
        ("epidural_injection", False, "intervention", "segment"),
        ("scs_trial", False, "intervention", "device"),
        ("kyphoplasty", False, "surgery", "vertebra"),
    ],
)
def test_what_the_vocabulary_says_of_procedures(code: str, fuses: bool, class_: str, site_kind: str) -> None:
    kind = vocabulary.procedures()[code]
    assert (kind.fuses, kind.class_, kind.site_kind) == (fuses, class_, site_kind)


def test_indications_write_icd_cells_by_region() -> None:
    pattern = re.compile(r"(?:[^:;]+:)?[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]*)?-?")
    for term in vocabulary.indications().values():
        assert not term.icd10cm or all(pattern.fullmatch(part) for part in term.icd10cm.split(";")), term


def test_kinds_carry_their_own_columns() -> None:
    assert vocabulary.imaging_kinds()["mri"].modality == "MR"
    assert vocabulary.findings()["hardware_loose"].group == "hardware"
    assert vocabulary.symptoms()["leg_pain"].region == "leg"
    assert vocabulary.other_implants()["pacemaker"].place == "heart"
    assert vocabulary.hardware()["external_brace"].implanted is False


OF_HARDWARE = {
    "findings": "hardware_intact hardware_loose hardware_broken hardware_displaced hardware_backed_out "
    "hardware_malpositioned cage_subsidence lead_position",
    "indications": "hardware_broken hardware_loose hardware_migrated cage_subsidence hardware_painful "
    "hardware_malpositioned hardware_infection lead_migration lead_breakage battery_end_of_life "
    "loss_of_stimulator_benefit hardware_failure",
    "complications": "screw_misplaced",
}
"""Every code that speaks of hardware. What an operation did is not among them, a removal of hardware neither."""


@pytest.mark.parametrize("name", NAMES)
def test_what_speaks_of_hardware(name: str) -> None:
    codes = {code for code in named(name) if vocabulary.is_of_hardware(name, code)}
    assert codes == set(OF_HARDWARE.get(name, "").split())


@pytest.mark.parametrize("name", sorted(OF_HARDWARE))
def test_what_has_hardware_in_its_name_speaks_of_it(name: str) -> None:
    words = ("screw", "hardware", "cage", "implant", "lead", "stimulator", "metal")
    by_name = {
        code
        for code, term in named(name).items()
        if any(word in f"{term.name} {term.plain}".lower().split() for word in words)
    }
    assert by_name <= set(OF_HARDWARE[name].split())


def test_an_unknown_vocabulary_is_named_in_the_error() -> None:
    with pytest.raises(
        ValueProblem, match=r"There is no vocabulary “colours”. The vocabularies are procedures,"
    ):
        named("colours")


@pytest.mark.parametrize(
    ("name", "words", "printed", "why"),
    [
        ("indications", "scoliosis", "Scoliosis", "its cause is not said"),
        ("indications", "myelopathy", "Myelopathy", "neither the neck nor its cause is said"),
        ("indications", "cervical myelopathy", "Cervical myelopathy", "wear is not said to be the cause"),
        ("indications", "infection", "Infection", "it need not have followed an operation"),
        ("indications", "back pain", "Back pain", "it need not be low"),
        ("indications", "retrolisthesis", "Retrolisthesis", "the vertebra slipped backward"),
        (
            "indications",
            "compression fracture",
            "Vertebral collapse or compression fracture, cause not stated",
            "weak bone is not said (ICD-10-CM M48.5 counts it among collapsed vertebrae)",
        ),
        ("complications", "seroma", "Seroma", "it is fluid and no blood"),
        ("procedures", "spinal injection", "Injection, kind not known", "epidural is not said"),
    ],
)
def test_what_is_printed_says_no_more_than_was_said(name: str, words: str, printed: str, why: str) -> None:
    found = find(named(name), words)
    assert found is not None
    assert found.name == printed, why
