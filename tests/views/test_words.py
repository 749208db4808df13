"""The words for records: tables of a record and how it reads."""

from typing import Any

import makers as m
import pytest

from tracker.domain.dates import PartialDate
from tracker.domain.history import History
from tracker.domain.levels import Side
from tracker.domain.phrases import spoken
from tracker.domain.records import Device, Score, Surgery
from tracker.domain.site_set import Sites
from tracker.views import care_words, listing, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L4-L5, L5-S1", "L4-S1"),
        ("L5 full, L4 partial", "L5 full, L4 partial"),
        ("L4-L5 left", "L4-L5 left"),
        ("L4 bilateral", "L4 both sides"),
        ("C4-C5, C6-C7", "C4-C5, C6-C7"),
        ("", ""),
    ],
)
def test_places(text: str, expected: str) -> None:
    assert words.places(Sites.parse(text)) == expected


@pytest.mark.parametrize(
    ("many", "expected", "why"),
    [
        (["L4, L5, S1", "L4-L5, L5-S1"], "L4-S1", "screws at the ends of the rods"),
        (["L4, L5, S1"], "L4, L5, S1", "no segment is named, so none is claimed"),
        (["L2-L3", "L4-L5"], "L2-L3, L4-L5", "nothing is filled in between"),
        ([], "", "nothing"),
    ],
)
def test_levels_of(many: list[str], expected: str, why: str) -> None:
    assert words.levels_of(Sites.parse(text) for text in many) == expected, why


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"kind": "pedicle_screw", "sites": "L4, L5"}, "pedicle screws"),
        ({"kind": "rod", "sites": "L4-L5", "quantity": 2}, "rods"),
        ({"kind": "rod", "sites": "L4-L5"}, "rod"),
        ({"kind": "interbody_cage", "sites": "L4-L5, L5-S1"}, "interbody cages"),
        ({"kind": "hardware", "sites": "L4-L5, L5-S1"}, "hardware"),
        ({"kind": "screw", "sites": "L4, L5"}, "screws"),
        ({"kind": "plate", "sites": "C5-C6", "called": "Titanium plate"}, "plate"),
        ({"kind": "other_screw", "sites": "L4, L5", "called": "cortical screw"}, "cortical screws"),
    ],
)
def test_kind_of_device(values: dict[str, Any], expected: str) -> None:
    assert words.kind_of_device(m.device(**values)) == expected


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        (m.device("rod", "L4-L5", quantity=2), "2 × Rod L4-L5"),
        (m.device("rod", ""), "Rod"),
        (m.device("rod", "L4-L5", called="Harrington rod"), "Rod (“Harrington rod”) L4-L5"),
    ],
)
def test_device_words(device: Device, expected: str) -> None:
    assert words.device_words(device) == expected


@pytest.mark.parametrize(
    ("surgery", "expected", "why"),
    [
        (
            m.surgery("2013", m.procedure("plif", "L4-L5, L5-S1"), m.procedure("laminectomy", "L5 full")),
            "PLIF L4-S1",
            "inside",
        ),
        (
            m.surgery(
                "2013", m.procedure("plif", "L5-S1", revision="yes"), m.procedure("microdiscectomy", "L3-L4")
            ),
            "PLIF L5-S1 (redo), Microdiscectomy L3-L4",
            "new levels",
        ),
        (
            m.surgery("2013", m.procedure("decompression", ""), m.procedure("plif", "")),
            "Decompression",
            "no level recorded",
        ),
    ],
)
def test_main_words(surgery: Surgery, expected: str, why: str) -> None:
    assert words.main_words(surgery) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "screws L4-S1",
            "screws L4-S1",
            "a hyphen within a word, which a screen reader would read a backslash before",
        ),
        ("- a", r"\- a", "a list"),
        ("---", r"\-\-\-", "a rule"),
        ("a -> b", r"a \-\> b", "an arrow"),
        ("a--b", r"a\-\-b", "a dash"),
        ("*b* <i> $x$", r"\*b\* \<i\> \$x\$", "mark-up"),
    ],
)
def test_escaped(text: str, expected: str, why: str) -> None:
    assert listing.escaped(text) == expected, why


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "", "b", "c"], "a, b and c")],
)
def test_listing(items: list[str], expected: str) -> None:
    assert words.listing(items) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"kind": "disc_protrusion", "sites": "L3-L4"}, "Disc protrusion L3-L4"),
        (
            {"kind": "disc_protrusion", "sites": "L3-L4", "qualifier": "absent"},
            "Disc protrusion L3-L4: reported absent",
        ),
        ({"kind": "disc_protrusion", "sites": "", "qualifier": "uncertain"}, "Disc protrusion: uncertain"),
        ({"kind": "other", "called": "mild slip", "sites": "L5-S1"}, "mild slip L5-S1"),
    ],
)
def test_finding_words(values: dict[str, Any], expected: str) -> None:
    assert words.finding_words(m.finding_record(**values)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"state": "ordered"}, "ordered"),
        ({"state": "cancelled", "report": "not done"}, "cancelled; not done"),
        ({"report": "all fine"}, "all fine"),
        ({}, ""),
    ],
)
def test_study_findings(values: dict[str, Any], expected: str) -> None:
    assert words.study_findings(m.imaging("mri", "2016", **values)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"kind": "leg_pain", "side": "right"}, "Leg pain, right"),
        ({"kind": "leg_pain", "side": "bilateral"}, "Leg pain, both sides"),
        ({"kind": "back_pain"}, "Low back pain"),
    ],
)
def test_symptom_words(values: dict[str, Any], expected: str) -> None:
    assert words.symptom_words(m.symptom(**values)) == expected


def test_condition_and_implant_words() -> None:
    condition = m.condition("sciatica", "L4-L5", operated="no")
    assert words.condition_words(condition) == "Sciatica, L4-L5; no operation for it"
    stents = m.other_implant("coronary_stent", None, quantity=2, place="heart")
    assert words.implant_words(stents) == "2 × Coronary stent, heart. MR label not recorded"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2013-05-23", "May 2013"),
        ("2013-05-23~", "about May 2013"),
        ("2013", "2013"),
        ("2013-21", "spring 2013"),
    ],
)
def test_month_of(date: str, expected: str) -> None:
    assert words.month_of(PartialDate.parse(date)) == expected


def test_dates_and_sides_that_are_not_recorded() -> None:
    assert words.when(None) == "date not recorded"
    assert words.side_word(None) == ""
    assert words.side_word(Side.MIDLINE) == "in the middle"


@pytest.mark.parametrize(
    ("surgery", "expected"),
    [
        (m.surgery("2013"), "Operation 1"),
        (m.surgery("2013", status="planned"), "Operation, planned"),
        (m.surgery("2013", status="aborted"), "Operation 1, aborted"),
        (m.surgery("2013", status="unknown"), "Operation 1, not recorded whether done"),
        (m.surgery("2013", m.procedure("epidural_injection", "L4-L5")), "Injection or similar"),
    ],
)
def test_operation_title(surgery: Surgery, expected: str) -> None:
    assert words.operation_title(History(surgeries=(surgery,)), surgery) == expected


@pytest.mark.parametrize(
    ("name", "expected", "why"),
    [
        ("Bandscheibenvorfall", "Bandscheibenvorfall", "a noun stays large"),
        ("Wirbelosteomyelitis", "Wirbelosteomyelitis", "a noun stays large"),
        ("Angeborene Skoliose", "angeborene Skoliose", "an adjective is small within a sentence"),
        ("Nicht durchbaut", "nicht durchbaut", "no noun at all"),
        ("PLIF", "PLIF", "an abbreviation"),
        ("Failed fusion", "Failed fusion", "the person's own words stay as they are"),
        ("", "", "nothing"),
    ],
)
def test_within_a_german_sentence(name: str, expected: str, why: str) -> None:
    with spoken("de"):
        assert words.within(name) == expected, why


@pytest.mark.parametrize(
    ("values", "expected", "why"),
    [
        ({"kind": "pedicle_screw", "sites": "L4, L5"}, "Pedikelschrauben", "several"),
        ({"kind": "rod", "sites": "L4-L5", "quantity": 2}, "Stäbe", "no s is put behind it"),
        ({"kind": "rod", "sites": ""}, "Stab", "one, as nothing else is recorded"),
        ({"kind": "hardware", "sites": "L4-L5, L5-S1"}, "Implantate", "the German word has a plural"),
        (
            {"kind": "rod", "sites": "L4, L5", "called": "Harrington rod"},
            "Stäbe",
            "the own word stands elsewhere",
        ),
        ({"kind": "other_screw", "sites": "L4, L5", "called": "Eigenbau"}, "Eigenbau", "own words stay"),
    ],
)
def test_kind_of_device_in_german(values: dict[str, Any], expected: str, why: str) -> None:
    with spoken("de"):
        assert words.kind_of_device(m.device(**values)) == expected, why


def test_records_in_german() -> None:
    with spoken("de"):
        (plif,) = m.surgery("2013", m.procedure("plif", "L4-L5, L5-S1", revision="yes")).procedures
        assert words.procedure_words(plif) == "PLIF L4-S1 (Revision)"
        assert words.procedure_name(plif, full=True) == "Posteriore lumbale interkorporelle Fusion (PLIF)"
        (partial,) = m.surgery("2013", m.procedure("laminotomy", "L4 partial, L5 left")).procedures
        assert words.procedure_words(partial, full=True) == "Laminotomie (Teillaminektomie) L4, L5 links"
        surgery = m.surgery("2013-05-23", outcome="did not help", result="no change")
        assert words.outcome_words(surgery) == "hat nicht geholfen, „no change“"
        absent = m.finding_record(kind="disc_protrusion", sites="L3-L4", qualifier="absent")
        assert words.finding_words(absent) == "Bandscheibenprotrusion L3-L4: laut Befund nicht vorhanden"
        condition = m.condition("sciatica", "L4-L5", operated="no")
        assert words.condition_words(condition) == "Ischialgie, L4-L5; deswegen nicht operiert"
        assert words.when(None) == "Datum nicht eingetragen"
        assert words.study_name(m.imaging("mri", "2016")) == "MRT"
        pacer = m.other_implant("pacemaker", None, until="2014-05", mr_label="MR Conditional", lot="A7")
        assert words.implant_words(pacer) == (
            "Herzschrittmacher, entfernt Mai 2014. Eingetragene Kennzeichnung: MR Conditional (Bedingungen nicht eingetragen). "
            "Quelle nicht eingetragen"
        )
        assert words.identity_words(pacer) == "Charge A7"


@pytest.mark.parametrize(
    ("kind", "expected", "why"),
    [
        ("ndi_points", "NDI 5 Punkte (0 bis 50, niedriger ist besser)", "the unit is a word"),
        ("odi", "ODI 5\u00a0% (0 bis 100, niedriger ist besser)", "the unit is a sign"),
        ("dexa_t", "T-Wert 5 SD (-8 bis 6, höher ist besser)", "the short name is a word"),
        ("other", "Ein anderer Wert 5", "no short name, unit or range"),
    ],
)
def test_scores_in_german(kind: str, expected: str, why: str) -> None:
    with spoken("de"):
        assert care_words.score_line(m.of(Score, kind=kind, total=5, date="2014")) == expected, why


@pytest.mark.parametrize(
    ("listed", "code", "called", "expected", "why"),
    [
        ("other_implants", "pacemaker", "my ticker", "Pacemaker (“my ticker”)", "the name first"),
        ("hardware", "pedicle_screw", "screw thing", "Pedicle screw (“screw thing”)", "the name first"),
        ("hardware", "pedicle_screw", "Pedicle Screws", "Pedicle screw", "the same words in the plural"),
        ("hardware", "interbody_cage", "cage", "Interbody cage or spacer", "a shorter name of a thing"),
        ("findings", "not_fused", "fused", "Not fused (“fused”)", "a shorter word that says something else"),
        ("indications", "pseudarthrosis", "failed fusion", "Pseudarthrosis (failed fusion)", "in brackets"),
        ("hardware", "screw", "Screw", "Screw, kind not said", "without what qualifies it"),
        ("allergies", "other", "walnuts", "walnuts", "the own word alone"),
        ("hardware", "other_screw", "cortical screw", "cortical screw", "the own word alone"),
        ("hardware", "rod", None, "Rod", "no own word"),
        ("hardware", "rod", "??", "Rod (“??”)", "no word at all"),
    ],
)
def test_the_name_stands_before_the_own_word(
    listed: str, code: str, called: str | None, expected: str, why: str
) -> None:
    assert words.term(listed, code, called) == expected, why


def test_drawings_have_room_for_one_of_both() -> None:
    assert words.term("other_implants", "pacemaker", "my ticker", alone=True) == "Pacemaker"
    assert words.term("other_implants", "other", "my ticker", alone=True) == "my ticker"


def test_the_own_word_in_german_marks() -> None:
    with spoken("de"):
        assert words.term("hardware", "pedicle_screw", "screw thing") == "Pedikelschraube („screw thing“)"
        assert words.term("hardware", "pedicle_screw", "screws") == "Pedikelschraube", "as in English"


@pytest.mark.parametrize(
    ("kind", "called", "short", "full"),
    [
        ("plif", "my fusion", "PLIF (“my fusion”)", "Posterior lumbar interbody fusion (PLIF) (“my fusion”)"),
        ("plif", "plif", "PLIF", "Posterior lumbar interbody fusion (PLIF)"),
        ("laminotomy", "partial laminectomy", "Laminotomy (“partial laminectomy”)",
         "Laminotomy (partial laminectomy)"),
        ("other", "a new thing", "a new thing", "a new thing"),
    ],
)  # fmt: skip
def test_procedures_in_own_words(kind: str, called: str, short: str, full: str) -> None:
    (procedure,) = m.surgery("2013", m.procedure(kind, "L4-L5", called=called)).procedures
    assert words.procedure_name(procedure) == short
    assert words.procedure_name(procedure, full=True) == full
