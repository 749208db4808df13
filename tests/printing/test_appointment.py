"""The appointment sheet: its order, one row for each operation, every fact of both stories, and the 62 questions."""

import re
from collections.abc import Iterator
from pathlib import Path

import appointments as a
import filling
import makers as m
import pytest
from appointments import appointment, story_records
from tools import pdf_text, run_tool

from tracker.domain.phrases import Language
from tracker.domain.records import Allergy, Appointment, Medication, Record, SourceText, Statement
from tracker.printing.fitting import shortened
from tracker.printing.layout import Beside, Block, Paper, Paragraph, Section, Sheet, Table
from tracker.printing.pdf import page_count, pdf_bytes
from tracker.printing.sheet import whole
from tracker.printing.steps import STEPS, Bare, Tight, Without
from tracker.printing.wanted import Kind, Wanted

from .reading import cell_words, named, names, rows, words_of

ORDER = (
    *("contact", "decides", "visit", "since_visit", "symptoms", "neurological", "conditions", "anatomy"),
    *("operations", "planned", "hardware", "fusion", "drawing", "timeline", "imaging", "treatments"),
    *("medicines", "other_operations", "background", "scores", "tolerances", "goals", "requests"),
    *("not_known", "left_out"),
)
ELSEWHERE = (SourceText, Statement)
"""Where facts come from is told in the full history."""


@pytest.fixture(params=a.STORIES)
def story(request: pytest.FixtureRequest) -> list[Record]:
    return story_records(request.param)


def test_every_fact_that_belongs_on_it_is_in_the_pdf(story: list[Record], tmp_path: Path) -> None:
    made = appointment(a.history_of(story), a.TOLD_ON)
    text = _dense(pdf_text(tmp_path, pdf_bytes(made).bytes, "-raw"))
    missing = [f"{where}: {said}" for where, said in _facts(story) if not _stands(_dense(said), text)]
    assert missing == []


def _facts(story: list[Record]) -> Iterator[tuple[str, str]]:
    been = {visit.id for visit in story if isinstance(visit, Appointment) and visit.date}
    for record in story:
        if not isinstance(record, ELSEWHERE) and record.id not in been:
            yield from filling.texts_of(record)


def test_nothing_of_what_decides_is_lost_before_it_is_shortened() -> None:
    records = filling.filled_everywhere()
    told = _all_words(whole(filling.history_of(records), a.ON, Wanted(kind=Kind.APPOINTMENT)))
    kept = (
        "Surgery",
        "Procedure",
        "Device",
        "Medication",
        "Allergy",
        "OtherImplant",
        "NeurologicalItem",
        "Goal",
    )
    lost = [
        f"{name}: {said}"
        for record in records
        for name, said in filling.texts_of(record)
        if name.split(".")[0] in kept
        and not name.endswith(".as_written")
        and _dense(said) not in _dense(told)
    ]
    assert lost == []


def test_the_order_is_the_stated_one(story: list[Record]) -> None:
    for records in (story, a.full()):
        found = names(whole(a.history_of(records), a.ON, Wanted(kind=Kind.APPOINTMENT)))
        assert found == [name for name in ORDER if name in found]


@pytest.mark.parametrize("number", [1, 15, 40])
def test_each_operation_has_exactly_one_row(number: int) -> None:
    made = appointment(a.history_of(a.full(number)))
    dates = [row[0][0].split("  ")[0] for row in rows(made, "operations")]
    assert dates == [f"{place}." for place in range(1, number + 1)]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_fifteen_operations_take_two_pages(paper: Paper, language: Language) -> None:
    for images in (30, 300):
        history = a.with_symptoms(a.full(15, images))
        assert page_count(appointment(history, paper=paper, language=language)) == 2


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_fifteen_rich_operations_take_two_pages_with_drawing_and_timeline(
    paper: Paper, language: Language
) -> None:
    made = appointment(a.rich(), paper=paper, language=language)
    assert page_count(made) == 2
    assert {"drawing", "timeline"} <= set(names(made))
    assert len(rows(made, "operations")) == 15


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_long_names_are_cut_in_their_rows_and_it_is_said(paper: Paper, language: Language) -> None:
    made = appointment(a.rich(name=250), paper=paper, language=language)
    assert page_count(made) == 2
    assert "drawing" in names(made)
    assert all("…" in row[0][0] for row in rows(made, "operations"))
    titles = {"en": "Operations on the spine", "de": "Operationen an der Wirbelsäule"}
    said = {"en": "long texts cut in", "de": "lange Texte gekürzt in"}
    assert re.search(rf"{said[language]}: .*{titles[language]}", _section_words(made, "left_out"))


def test_a_table_that_is_set_tightly_keeps_its_words_and_a_bare_one_says_what_it_lost() -> None:
    usual = whole(a.rich(3, 3), a.ON, Wanted(kind=Kind.APPOINTMENT))
    tight = next(step for step in STEPS if isinstance(step, Tight) and step.name == "operations")
    closer = shortened(usual, (tight,))
    said = _dense(_section_words(closer, "operations"))
    assert [one for one in _words_of_cells(usual) if _dense(one) not in said] == []
    assert "hortened to fit" not in _section_words(closer, "left_out")
    bare = shortened(usual, (tight, Bare("operations")))
    assert "sewn at once" not in _section_words(bare, "operations")
    assert "Dural tear" in _section_words(bare, "operations")
    assert "notes in the patient’s words left out in: Operations" in _section_words(bare, "left_out")


def _words_of_cells(made: Sheet) -> list[str]:
    return [
        span.text
        for block in named(made, "operations").blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
        for line in cell
        for span in line
    ]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_stories_take_two_pages_with_their_drawings(
    story: list[Record], paper: Paper, language: Language
) -> None:
    made = appointment(a.history_of(story), a.TOLD_ON, paper=paper, language=language)
    assert page_count(made) == 2
    assert {"drawing", "operations"} <= set(names(made))


def test_what_was_shortened_is_said_with_its_numbers() -> None:
    made = appointment(a.with_symptoms(a.full(15, 300)))
    shown = len(rows(made, "imaging"))
    assert 0 < shown < 300
    assert f"Imaging ({shown} of 300 shown)" in _section_words(made, "left_out")
    for name in ("decides", "operations"):
        whole_sheet = whole(a.with_symptoms(a.full(15, 300)), a.ON, Wanted(kind=Kind.APPOINTMENT))
        assert len(rows(made, name)) == len(rows(whole_sheet, name))


def test_the_head_is_never_shortened() -> None:
    records = [
        *a.full(15, 300),
        *(m.of(Medication, name=f"Thinner {n}", group="blood thinner") for n in range(40)),
    ]
    history = a.with_symptoms(records)
    usual = whole(history, a.ON, Wanted(kind=Kind.APPOINTMENT))
    assert rows(appointment(history), "decides") == rows(usual, "decides")


def test_what_decides_goes_on_over_the_page_where_it_does_not_fit(tmp_path: Path) -> None:
    records = [*a.full(1, 1), m.of(Allergy, kind="latex", note="x" * 9_000 + " to the end")]
    for large in (False, True):
        made = appointment(a.history_of(records), large=large)
        assert "totheend" in _dense(pdf_text(tmp_path, pdf_bytes(made).bytes, "-raw"))


def test_what_is_left_out_is_named() -> None:
    sheet = whole(a.history_of(a.full(2, 2)), a.ON, Wanted(kind=Kind.APPOINTMENT))
    said = _section_words(shortened(sheet, (Without("timeline"),)), "left_out")
    assert "left out for want of room: Timeline" in said
    chosen = appointment(a.history_of(a.full(2, 2)), leave_out=frozenset({"goals"}))
    assert "Goals of the patient" in "".join(map(words_of, chosen.left_out))
    assert "goals" not in names(chosen)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_file_is_tagged_titled_embedded_and_clean(
    story: list[Record], paper: Paper, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(pdf_bytes(appointment(a.history_of(story), a.TOLD_ON, paper=paper)).bytes)
    info = run_tool("pdfinfo", str(path))
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Title:\s+Spine history of Example for an appointment, printed 1 Sep 2015", info)
    assert ("(A4)" if paper == "a4" else "612 x 792") in info
    fonts = run_tool("pdffonts", str(path)).splitlines()[2:]
    assert fonts
    assert all(re.search(r"\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", line) for line in fonts), fonts
    assert "No syntax or stream encoding errors found" in run_tool("qpdf", "--check", str(path))


def test_a_label_stands_with_its_conditions_or_that_they_are_not_recorded() -> None:
    made = appointment(a.history_of([m.other_implant("pacemaker", "2018", mr_label="MR Conditional")]))
    assert "MR Conditional; conditions not recorded" in _section_words(made, "decides")


def test_a_no_of_the_patient_and_no_entry_read_otherwise() -> None:
    made = appointment(a.history_of(a.full(1, 1)))
    said = _section_words(made, "neurological")
    assert "Bladder: patient says no (1 Sep 2026)" in said
    assert re.search(r"Weakness.*: not recorded", said)
    assert "none recorded" not in _all_words(made)


QUESTIONS = [
    (1, "name", "head", "Example"),
    (2, "birth date and age", "head", r"born .*1949.*age 65 or 66"),
    (3, "sex", "head", "male"),
    (4, "date printed, kept by the patient", "head", "printed 1 Sep 2015.*kept by the patient"),
    (5, "contact", "contact", "^Contact\nnot recorded$"),
    (6, "why this visit", "visit", "Why this visit: “Questions for the next visit”"),
    (7, "questions for this visit", "visit", "Is a follow-up MRI possible"),
    (8, "main problem: where", "symptoms", "Leg pain.*from the hip down the front of the thigh"),
    (9, "side", "symptoms", "Leg pain, right"),
    (10, "axial against limb", "symptoms", "Leg pain, right.*not recorded"),
    (11, "since when", "symptoms", "Nov 2014"),
    (12, "trend: first and last entry", "symptoms", "First entry.*Last entry.*not recorded"),
    (13, "now and worst, back", "symptoms", "Highest.*not recorded"),
    (14, "the same for leg or arm", "symptoms", "Highest.*not recorded"),
    (15, "numbness", "neurological", "Numbness.*: not recorded"),
    (16, "weakness", "neurological", "Weakness.*: not recorded"),
    (17, "walking and balance", "neurological", "Walking and balance.*: not recorded"),
    (18, "bladder, bowel, saddle", "neurological", "Bladder, Bowel, Saddle area.*: not recorded"),
    (19, "number of operations", "operations", "Operations on the spine: 2"),
    (20, "date of each", "operations", "23 May 2013.*19 Jan 2015"),
    (21, "procedure in words and abbreviation", "operations", r"Posterior lumbar interbody fusion \(PLIF\)"),
    (22, "levels and side", "operations", r"L4-S1.*Not recorded:.*side \(each operation\)"),
    (23, "approach", "operations", r"Not recorded:.*approach \(each operation\)"),
    (
        24,
        "reason",
        "operations",
        "pseudarthrosis .failed fusion. and broken spinal hardware .“broken screw”.",
    ),
    (25, "surgeon", "operations", r"Not recorded: surgeon \(each operation\)"),
    (26, "hospital", "operations", r"Not recorded:.*hospital \(each operation\)"),
    (27, "put in", "hardware", "Rod.*23 May 2013.*Rod.*19 Jan 2015"),
    (28, "taken out", "hardware", "Nobody recorded whether these were taken out: Pedicle screw L4"),
    (29, "complications", "operations", r"Complications: patient knows of none.*complications \(2\)"),
    (30, "result", "operations", "helped a lot.*Almost a year"),
    (31, "how long the relief lasted", "operations", "relief lasted “until month 18”"),
    (32, "operative note held", "operations", "Operative note.*not recorded"),
    (33, "problem with anaesthesia", "background", "Anaesthesia: not recorded"),
    (34, "staged, planned, abandoned", "planned", "Planned, cancelled.*not recorded"),
    (
        35,
        "what is in the body by level",
        "hardware",
        "L4.*Pedicle screw.*number not recorded.*Maker, model|Maker.*Pedicle screw",
    ),
    (36, "MR label and source", "decides", "MR label not recorded.*Source: “said by the doctors"),
    (37, "known trouble", "hardware", "1 broken"),
    (38, "fusion by segment", "fusion", "L5-S1.*not fused"),
    (
        39,
        "anatomy variant and numbering",
        "anatomy",
        "lumbar vertebrae.*transitional.*Numbering: not recorded",
    ),
    (40, "imaging with findings by level", "imaging", "Hardware broken .“broken screw”. L5-S1"),
    (41, "where the pictures are", "imaging", "Where the pictures are.*not recorded"),
    (42, "report held", "imaging", "Report.*received"),
    (43, "other tests", "imaging", r"EMG.*Bone density scan \(DEXA\): not recorded"),
    (44, "injections", "treatments", "Injections.*: not recorded"),
    (
        45,
        "physiotherapy, brace, other care",
        "treatments",
        "less invasive treatments.*Physiotherapy.*not recorded",
    ),
    (46, "stimulator or pump", "decides", "Pacemaker, stimulator, pump.*not recorded"),
    (47, "medicines; blood thinners; opioids", "medicines", "(?i)opioid: not recorded"),
    (48, "stopped medicines", "medicines", "not recorded"),
    (49, "allergies", "decides", "Allergies.*not recorded"),
    (50, "other implants", "decides", "heart stents"),
    (51, "smoking", "background", "Smoking.*: not recorded"),
    (52, "diabetes", "background", "Diabetes.*: not recorded"),
    (53, "osteoporosis", "background", "Osteoporosis.*: not recorded"),
    (54, "infection", "background", "Infections.*: not recorded"),
    (55, "weight and height", "background", "Weight, Height.*: not recorded"),
    (56, "work and activity", "background", "Work.*: not recorded"),
    (
        57,
        "walking, sitting, standing",
        "tolerances",
        "(?i)walking: .*bathroom.*sitting: not recorded.*standing: not",
    ),
    (58, "scores then and now", "scores", "not recorded"),
    (59, "goal", "goals", "not recorded"),
    (60, "papers asked for", "requests", "operative notes of both operations"),
    (61, "what is not known", "not_known", "operative note not recorded"),
    (62, "left out on purpose", "left_out", "left out no part"),
]
"""What clinics ask, where the sheet answers it for the first story, and in which words."""


@pytest.mark.parametrize(("number", "question", "where", "answer"), QUESTIONS)
def test_the_sheet_answers_or_says_that_it_is_not_recorded(
    number: int, question: str, where: str, answer: str
) -> None:
    made = appointment(a.history_of(story_records(a.STORIES[0])), a.TOLD_ON)
    said = _head_words(made) if where == "head" else _section_words(made, where)
    assert re.search(answer, said, re.DOTALL), f"{number} {question}: {said}"


def test_all_questions_are_answered() -> None:
    assert sorted({number for number, *_ in QUESTIONS}) == list(range(1, 63))


def _head_words(made: Sheet) -> str:
    head = made.head
    return " ".join([head.name, words_of(head.about), head.printed, head.origin])


def _section_words(made: Sheet, name: str) -> str:
    return next(_words(section) for section in made.sections if section.name == name)


def _all_words(made: Sheet) -> str:
    return "\n".join([_head_words(made), *map(_words, made.sections)])


def _words(section: Section) -> str:
    return "\n".join([section.title, *(text for block in section.blocks for text in _block(block))])


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Beside):
        for inner in block.blocks:
            yield from _block(inner)
    if isinstance(block, Paragraph):
        yield from cell_words(block.lines)
    if isinstance(block, Table):
        yield " | ".join(column.title for column in block.columns)
        yield from (" | ".join(text for cell in row for text in cell_words(cell)) for row in block.rows)


def _dense(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad\u2060-]+", "", text)


def _stands(said: str, text: str) -> bool:
    """Whether it is there in one piece, or in two because a page ends within it."""
    return any(said[:cut] in text and said[cut:] in text for cut in range(len(said)))
