"""The appointment sheet: its order, one row for each operation, every fact of both stories."""

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
from tracker.domain.records import (
    Allergy,
    Appointment,
    Device,
    Medication,
    Record,
    SourceText,
    Statement,
    Surgery,
)
from tracker.printing.fitting import shortened
from tracker.printing.layout import Paper, Sheet, Table
from tracker.printing.pdf import page_count, pdf_bytes
from tracker.printing.sheet import whole
from tracker.printing.steps import STEPS, Bare, Tight, Without
from tracker.printing.wanted import Kind, Wanted

from .reading import head_words, named, names, rows, section_words, words_in, words_of

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


@pytest.mark.parametrize("language", ["en", "de"])
def test_fifteen_operations_of_three_procedures_with_thirty_devices_take_two_pages(
    language: Language,
) -> None:
    made = appointment(a.history_of(_three_each(15)), language=language)
    assert page_count(made) == 2
    assert len(rows(made, "operations")) == 15


def _three_each(number: int) -> list[Record]:
    """Operations of three procedures, each with its screws and rods, and more of everything else."""
    records: list[Record] = [one for one in a.full(number) if not isinstance(one, Surgery | Device)]
    for n in range(number):
        levels = ("L4-L5", "L5-S1", "L3-L4")[n % 3]
        operation = m.surgery(
            f"{1990 + 2 * n}-0{1 + n % 9}-1{n % 9}",
            m.procedure(
                "plif",
                levels,
                approach="from the back",
                as_written="re-do fusion with new screws and rods and bone from the hip",
                reasons=[
                    m.reason("disc_degeneration"),
                    m.reason("spinal_stenosis", called="narrow at all levels"),
                ],
            ),
            m.procedure("laminectomy", "L3, L4", reasons=[m.reason("spinal_stenosis")]),
            m.procedure("hardware_removal", "L3-L4"),
            surgeon=f"Surgeon Number {n} of the Department",
            hospital=f"University Hospital of Exampleton, House {n}",
            outcome="helped",
            result="after it the pain went down my thigh for months",
            relief_lasted="about a year and a half",
            complications=[{"kind": "dural_tear"}, {"kind": "bleeding", "note": "again"}],
        )
        records += [
            operation,
            m.device(
                "pedicle_screw",
                levels.replace("-", ", "),
                by=operation,
                quantity=4,
                maker="Example Spine",
                lot=f"L{n}",
            ),
            m.device("rod", levels, by=operation, quantity=2),
        ]
    return records


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_long_names_are_cut_in_their_rows_and_it_is_said(paper: Paper, language: Language) -> None:
    made = appointment(a.rich(name=250), paper=paper, language=language)
    assert page_count(made) == 2
    assert "drawing" in names(made)
    assert all("…" in row[0][0] for row in rows(made, "operations"))
    titles = {"en": "Operations on the spine", "de": "Operationen an der Wirbelsäule"}
    said = {"en": "long texts cut in", "de": "lange Texte gekürzt in"}
    assert re.search(rf"{said[language]}: .*{titles[language]}", section_words(made, "left_out"))


def test_a_table_that_is_set_tightly_keeps_its_words_and_a_bare_one_says_what_it_lost() -> None:
    usual = whole(a.rich(3, 3), a.ON, Wanted(kind=Kind.APPOINTMENT))
    tight = next(step for step in STEPS if isinstance(step, Tight) and step.name == "operations")
    closer = shortened(usual, (tight,))
    said = _dense(section_words(closer, "operations"))
    assert [one for one in _words_of_cells(usual) if _dense(one) not in said] == []
    assert "hortened to fit" not in section_words(closer, "left_out")
    bare = shortened(usual, (tight, Bare("operations")))
    assert "sewn at once" not in section_words(bare, "operations")
    assert "Dural tear" in section_words(bare, "operations")
    assert "notes in the patient’s words left out in: Operations" in section_words(bare, "left_out")


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
    assert f"Imaging ({shown} of 300 shown)" in section_words(made, "left_out")
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
    said = section_words(shortened(sheet, (Without("timeline"),)), "left_out")
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
    assert "MR Conditional; conditions not recorded" in section_words(made, "decides")


def test_a_no_of_the_patient_and_no_entry_read_otherwise() -> None:
    made = appointment(a.history_of(a.full(1, 1)))
    said = section_words(made, "neurological")
    assert "Bladder: patient says no (1 Sep 2026)" in said
    assert re.search(r"Weakness.*: not recorded", said)
    assert "none recorded" not in _all_words(made)


def _all_words(made: Sheet) -> str:
    return "\n".join([head_words(made), *map(words_in, made.sections)])


def _dense(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad\u2060-]+", "", text)


def _stands(said: str, text: str) -> bool:
    """Whether it is there in one piece, or in two because a page ends within it."""
    return any(said[:cut] in text and said[cut:] in text for cut in range(len(said)))
