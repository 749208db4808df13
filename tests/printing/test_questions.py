"""The 62 questions that clinics ask, and where and in which words the appointment sheet answers each of them.

A pattern never goes on into the next line unless it says so, and looks at one section alone. Each recorded answer is
looked for on the sheet of a history that has a name only as well, where it does not stand.
"""

import re
from functools import cache

import appointments as a
import makers as m
import pytest
from appointments import appointment, story_records
from asked_about import all_asked_about

from tracker.printing.layout import Sheet, Table

from .reading import cell_words, head_words, named, names, rows, section_words

TOLD: list[tuple[int, str, str, str]] = [
    (1, "name", "head", "^Example "),
    (2, "birth date and age", "head", "born between 16 Aug 1949 and 15 Aug 1950, age 65 or 66,"),
    (3, "sex", "head", ", male "),
    (4, "date printed, kept by the patient", "head", "printed 1 Sep 2015 kept by the patient"),
    (6, "why this visit", "visit", "^Why this visit: “Questions for the next visit”"),
    (7, "questions for this visit", "visit", r"^“Is a follow-up MRI possible with the heart stents\?”$"),
    (8, "main problem: where", "symptoms", r"^Leg pain[^|\n]*\| [^|\n]*down the front of the thigh"),
    (9, "side", "symptoms", r"^Leg pain, right \|"),
    (11, "since when", "symptoms", r"^Leg pain[^|\n]*\| [^|\n]*\| Nov 2014 \|"),
    (19, "number of operations", "operations", "^Operations on the spine: 2$"),
    (20, "date of each", "operations", r"^1\.  23 May 2013, .*\n2\.  19 Jan 2015, "),
    (21, "procedure", "operations", r"^1\..*\| L4-S1  Posterior lumbar interbody fusion \(PLIF\) \|"),
    (22, "levels", "operations", r"^2\..*\| L5-S1  Posterior .*\| L3-L4  Microdiscectomy \|"),
    (24, "reason", "operations", r"^2\..*\| L5-S1: pseudarthrosis .* and broken .* \(“broken screw”\) \|"),
    (
        27,
        "put in",
        "hardware",
        r"^L4-S1 \| Rod, [^|]*\| 23 May 2013 \|(.*\n)+L5-S1 \| Rod, [^|]*\| 19 Jan 2015 \|",
    ),
    (28, "taken out", "hardware", r"^Nobody recorded whether these were taken out: Pedicle screw L4 \("),
    (29, "complications", "operations", r"^1\..*\| Complications: patient knows of none \|"),
    (30, "result", "operations", r"^1\..*\| helped a lot \| “Almost a year until everything felt normal"),
    (31, "how long the relief lasted", "operations", r"^1\..*\| relief lasted “until month 18” \|"),
    (35, "what is in the body by level", "hardware", r"^L4 \| Pedicle screw, number not recorded \|"),
    (36, "source of the MR label", "decides", "MR label: .*; Source: “said by the doctors;"),
    (37, "known trouble", "hardware", r"^L5, S1 \| Pedicle screw, .*; 1 broken, seen on X-ray"),
    (38, "fusion by segment", "fusion", r"^L5-S1 \| .*\| Said before: not fused: X-ray,"),
    (
        40,
        "imaging, findings by level",
        "imaging",
        r"\| X-ray, lumbar.*; Hardware broken \(“broken screw”\) L5-S1;",
    ),
    (42, "report held", "imaging", r"\| X-ray, lumbar.*\| received$"),
    (
        45,
        "other care",
        "treatments",
        r"^“several less invasive treatments” \| until 23 May 2013 \| no relief",
    ),
    (50, "other implants", "decides", r"^Other implants, MR label: Coronary stent \(“heart stents”\)"),
    (
        57,
        "walking, sitting, standing",
        "tolerances",
        "^walking: ended by: “pain: barely as far as the bathroom”",
    ),
    (60, "papers asked for", "requests", "^“operative notes of both operations”, no answer recorded"),
    (
        61,
        "what is not known",
        "not_known",
        r"^•  Operative note not recorded: operations 1 and 2\.$",
    ),
]
"""What the first story records."""


def _silent(name: str) -> str:
    """A pattern for a name in a list of what is not recorded."""
    return rf"(^|;  )[^:;\n]*\b{name}\b[^:;\n]*: not recorded$"


NO_STRENGTH = r"^Leg pain.*\| Nov 2014 \| not recorded \| not recorded \| not recorded$"
EACH = r"^Not recorded:.*\b{} \(each operation\)"
NOTHING = "^not recorded$"
BACK, LEG = r"^Low back pain \| 2008 \|", r"^Leg pain, left \| 2014 \|"

NOT_TOLD: list[tuple[int, str, str, str | None, str]] = [
    (5, "contact", "contact", NOTHING, r"^alex@example\.org$"),
    (
        10,
        "axial against limb",
        "symptoms",
        r"^Back or neck .* arm pain: not recorded$",
        rf"{BACK}.* 4/10 .*\n{LEG[1:]}.* 5/10 ",
    ),
    (12, "trend", "symptoms", NO_STRENGTH, rf"{LEG} 2/10  2014 \| .*\| 5/10  Sep 2026$"),
    (13, "now and worst, back", "symptoms", None, rf"{BACK} .*\| 7/10  2016 \| 4/10  Sep 2026$"),
    (14, "the same for leg or arm", "symptoms", NO_STRENGTH, rf"{LEG} .*\| 9/10  2016 \| 5/10  Sep 2026$"),
    (15, "numbness", "neurological", _silent("Numbness"), "^Numbness: present: “outer right foot”"),
    (16, "weakness", "neurological", _silent("Weakness"), "^Weakness: present [(]1 Sep 2026[)]$"),
    (17, "walking", "neurological", _silent("Walking and balance"), "^Walking and balance: patient says no"),
    (18, "bladder", "neurological", _silent("Bladder"), r"^Bladder: patient says no \(1 Sep 2026\)$"),
    (18, "bowel", "neurological", _silent("Bowel"), r"^Bowel: patient says no \(1 Sep 2026\)$"),
    (18, "saddle area", "neurological", _silent("Saddle area"), "^Saddle area: present"),
    (22, "side", "operations", EACH.format("side"), r"^3\..*Side of the approach: left \|"),
    (23, "approach", "operations", EACH.format("approach"), r"^3\..*\| Approach: “from the back”;"),
    (25, "surgeon", "operations", EACH.format("surgeon"), r"^2\.[^|\n]*\| Surgeon 2, "),
    (
        26,
        "hospital",
        "operations",
        EACH.format("hospital"),
        r"^2\.[^|\n]*\| [^|\n]*, Example Hospital, Exampleton",
    ),
    (28, "taken out", "hardware", None, r"^L3, L4 \| 1 × Rod \|.*1 removed \(May 2019\)"),
    (
        32,
        "operative note held",
        "operations",
        r"^1\..*\| not recorded\n2\..*\| not recorded$",
        r"^1\..*\| held$",
    ),
    (33, "anaesthesia", "background", _silent("Anaesthesia"), r"Anaesthesia: “hard to wake” \(Aug 2026"),
    (34, "planned", "planned", NOTHING, r"^2027, planned, .*\| L3-L4  Anterior lumbar interbody fusion"),
    (34, "abandoned", "operations", None, r"^5\.  May 2019, aborted, "),
    (34, "staged", "operations", None, r"^4\..*\| Second stage of: Operation 3 \("),
    (
        35,
        "maker",
        "hardware",
        r"^L4 \| .*\| 23 May 2013 \| not recorded \|",
        r"\| Example Spine, Alpha, lot A0 \|",
    ),
    (36, "MR label", "decides", "MR label: .*MR label not recorded;", "pump: Pacemaker .*; MR Conditional;"),
    (39, "numbering", "anatomy", _silent("Numbering"), "Numbering: “counted from the sacrum in each report”"),
    (
        39,
        "variant",
        "anatomy",
        _silent("transitional vertebra"),
        "^Lumbar vertebrae: 5; Transitional vertebra: none;",
    ),
    (
        41,
        "where the pictures are",
        "imaging",
        r"X-ray, .*\| not recorded \| received$",
        r"\| “CD at home” \|",
    ),
    (43, "EMG", "imaging", _silent("EMG, nerve conduction"), r"^17 May 2011 \| Nerve test \(EMG"),
    (
        43,
        "DEXA",
        "imaging",
        _silent("Bone density scan"),
        r"^29 Jun 2018 \| Bone density scan \(DEXA\), lumbar \|",
    ),
    (
        44,
        "injections",
        "treatments",
        _silent("Injections and similar"),
        r"injection \(ESI\) \| Mar 2024 \| relief 40\s%, lasted",
    ),
    (
        45,
        "physiotherapy",
        "treatments",
        _silent("Physiotherapy"),
        r"^Physiotherapy \| 2023; until 2024 \| relief 30\s%, lasted",
    ),
    (45, "brace", "treatments", _silent("Brace or corset"), r"^Brace or corset \| 2009 \|"),
    (
        46,
        "stimulator or pump",
        "decides",
        "^Pacemaker, stimulator, pump: not recorded$",
        r"pump: Pacemaker \(2018\)",
    ),
    (47, "medicines", "medicines", None, "^Nervex 300 mg, “twice a day”, since 2024"),
    (47, "opioids", "medicines", "^opioid: not recorded$", "Painex 5 mg, .*: opioid;"),
    (
        47,
        "blood thinners",
        "decides",
        "^Blood thinners: not recorded$",
        "^Blood thinners: Examplin 75 mg, “daily”",
    ),
    (48, "stopped medicines and why", "medicines", None, "^stopped: Painex 5 mg, .*until 2022;.*: “dizzy”"),
    (49, "allergies", "decides", "^Allergies: not recorded$", "^Allergies: Antibiotic: “penicillin”, “rash”"),
    (51, "smoking", "background", _silent("Smoking or nicotine"), "Smoking or nicotine: patient says no"),
    (52, "diabetes", "background", _silent("Diabetes"), r"Diabetes: “tablets” \(Aug 2026"),
    (
        53,
        "osteoporosis",
        "background",
        _silent("Osteoporosis or bone density"),
        "bone density: “T-score -2.6”",
    ),
    (54, "infection", "background", _silent("Infections"), r"Infections: patient says no \(Aug 2026"),
    (55, "weight", "background", _silent("Weight"), r"Weight: 78 kg \(Aug 2026"),
    (55, "height", "background", _silent("Height"), r"Height: 180 cm \(Aug 2026"),
    (56, "work and activity", "background", _silent("Work and activity"), "Work and activity: “gardener”"),
    (57, "sitting", "tolerances", r"sitting: not recorded\.", r"sitting: 20 minutes \(Sep 2026"),
    (58, "scores then and now", "scores", NOTHING, r"^ODI .*:  62\s%  Jan 2020; 24\s%  Sep 2026$"),
    (59, "goal", "goals", NOTHING, "^“walk to the market and back”"),
    (62, "left out on purpose", "left_out", "^The patient left out no part of this sheet", "Timeline"),
]
"""What the first story does not record, how the sheet says so, and how it reads where it is recorded.

Of the back the sheet of the story says nothing, as no pain there was noted; nor does a sheet list what has no words to
be missing: operations in stages or stopped, hardware taken out, medicines taken earlier.
"""


@cache
def _story() -> Sheet:
    return appointment(a.history_of(story_records(a.STORIES[0])), a.TOLD_ON)


@cache
def _filled() -> Sheet:
    return appointment(all_asked_about(), leave_out=frozenset({"timeline"}))


@cache
def _name_only() -> Sheet:
    """Of another person, and printed on another day: name and day are asked for too."""
    return appointment(a.history_of([m.person("Somebody Else")]))


@pytest.mark.parametrize(("number", "question", "where", "answer"), TOLD)
def test_what_is_recorded_is_answered(number: int, question: str, where: str, answer: str) -> None:
    assert _found(answer, _story(), where), f"{number} {question}: {_said(_story(), where)}"
    assert not _found(answer, _name_only(), where), f"{number} {question} holds of a name alone"


@pytest.mark.parametrize(("number", "question", "where", "unsaid", "answer"), NOT_TOLD)
def test_what_is_not_recorded_is_said_to_be_so_until_it_is(
    number: int, question: str, where: str, unsaid: str | None, answer: str
) -> None:
    assert _found(answer, _filled(), where), f"{number} {question}: {_said(_filled(), where)}"
    assert not _found(answer, _story(), where), f"{number} {question} holds of a story that does not tell it"
    assert not _found(answer, _name_only(), where), f"{number} {question} holds of a name alone"
    if unsaid:
        assert _found(unsaid, _story(), where), f"{number} {question}: {_said(_story(), where)}"
        assert not _found(unsaid, _filled(), where), f"{number} {question}: {_said(_filled(), where)}"


def test_no_question_is_missing_and_sixty_of_them_are_answered_or_said_to_be_not_recorded() -> None:
    told = {number for number, *_ in TOLD}
    assert told | {number for number, *_ in NOT_TOLD} == set(range(1, 63))
    said = told | {number for number, _, _, unsaid, _ in NOT_TOLD if unsaid}
    assert set(range(1, 63)) - said == {13, 48}


def test_the_sheet_of_a_name_says_of_each_section_that_nothing_is_recorded() -> None:
    asked = {where for _, _, where, *_ in TOLD} | {where for _, _, where, *_ in NOT_TOLD}
    silent = {where for where in asked if "not recorded" not in _said(_name_only(), where)}
    assert silent == {"left_out"}


def _found(pattern: str, made: Sheet, where: str) -> bool:
    return re.search(pattern, _said(made, where), re.MULTILINE) is not None


def _said(made: Sheet, where: str) -> str:
    """The words of the head, or of one section; nothing where the sheet does not have it."""
    if where == "head":
        return head_words(made)
    if where == "decides":
        return _columns(made, where)
    section = section_words(made, where) if where in names(made) else ""
    return "\n".join([section, *cell_words(made.left_out)]) if where == "left_out" else section


def _columns(made: Sheet, name: str) -> str:
    """A section of one row: each cell in a line behind the title of its column."""
    (table,) = (block for block in named(made, name).blocks if isinstance(block, Table))
    (cells,) = rows(made, name)
    return "\n".join(
        f"{column.title}: {'; '.join(cell)}" for column, cell in zip(table.columns, cells, strict=True)
    )
