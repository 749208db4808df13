"""The wallet card: what is on its two sides, what is cut and said to be cut, and the code of the same text."""

import re
from datetime import date
from pathlib import Path

import makers as m
import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from tools import pdf_text, run_tool

from tracker.domain.dated import in_date_order
from tracker.domain.history import History
from tracker.domain.phrases import Language, say, spoken
from tracker.domain.records import Allergy, Background, Medication, Translation
from tracker.printing import card
from tracker.printing.card_fit import CODE, SIZES
from tracker.printing.card_room import shortened
from tracker.printing.glyphs import INVISIBLE, legible
from tracker.printing.layout import Paragraph, Picture, Sheet
from tracker.printing.pdf import pdf_bytes
from tracker.printing.qr import HOLDS, SMALLEST, largest, qr_code, qr_picture
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words, cell_words, lines, named, names, squeezed

ON = date(2026, 11, 22)
WANTED = Wanted(kind=Kind.CARD)
INCH = 25.4


def text_of(of: Sheet) -> str:
    """The card's text as it stands on its two sides."""
    sides = []
    for section in of.sections:
        paragraphs = [block for block in section.blocks if isinstance(block, Paragraph)]
        sides.append("\n".join([section.title, *(one for b in paragraphs for one in cell_words(b.lines))]))
    return "\n\n".join(sides)


def code_of(of: Sheet, name: str = "card_back") -> Picture:
    (found,) = (block for block in named(of, name).blocks if isinstance(block, Picture))
    return found


def modules(picture: Picture) -> set[tuple[int, int]]:
    """The dark modules of a code as drawn, with its white margin taken off."""
    _, path = re.findall(r'd="(M[^"]+)"', picture.svg)  # the white ground, then the modules
    dark, x, y = set(), 0.0, 0.0
    for command, first, _, second in re.findall(r"([Mmh])(-?[\d.]+)( (-?[\d.]+))?", path):
        if command == "h":
            dark |= {(int(y), int(x) + step) for step in range(int(first))}
            x += float(first)
        else:
            x, y = (float(first), float(second)) if command == "M" else (x + float(first), y + float(second))
    return {(row - 4, column - 4) for row, column in dark}


def test_what_decides_the_implants_and_the_operations(story: History) -> None:
    history = History(
        person=story.person,
        surgeries=story.surgeries,
        devices=story.devices,
        other_implants=(
            *story.other_implants,
            m.other_implant(
                "pacemaker", "2010", mr_label="MR Conditional", mr_conditions="1.5 T, MRI mode on"
            ),
        ),
        medications=(
            m.of(Medication, name="Clopidogrel", group="blood thinner", dose="75 mg"),
            m.of(Medication, name="Warfarin", group="blood thinner", until="2015"),
        ),
        allergies=(
            m.of(Allergy, kind="latex", answer="no", date="2016"),
            m.of(Allergy, kind="antibiotic", called="penicillin", answer="yes", reaction="rash"),
        ),
        background=(m.of(Background, kind="active_implant", answer="no", date="2009"),),
    )
    made = sheet(history, ON, WANTED)
    assert text_of(made).replace("\u00a0", " ").splitlines() == [
        "Harry Example",
        "born 12 Jun 1950 · 1 of 2",
        "Pacemaker, stimulator, pump: Pacemaker: MR Conditional: “1.5 T, MRI mode on”",
        "patient says no (2009)",
        "Blood thinners: Clopidogrel 75 mg",
        "Allergies: Antibiotic: “penicillin”, “rash”; Latex: patient says no (2016)",
        "Hardware in trouble or unclear: MR label not recorded: Pedicle screw S1, 1 broken (Dec 2014); "
        "Pedicle screw L4 (put in 23 May 2013; not recorded whether removed (19 Jan 2015))",
        "The scanner site decides. Not a maker's implant card.",
        "Printed 22 Nov 2026; kept by the patient; may be incomplete.",
        "",
        "Harry Example",
        "born 12 Jun 1950 · 2 of 2",
        "Other implants: MR label not recorded: Coronary stent, “heart”",
        "Hardware in the body: MR label not recorded: 2 × Pedicle screw L5 (put in 19 Jan 2015)",
        "Operations on the spine: 2",
        "19 Jan 2015: PLIF L5-S1 (redo), Microdiscectomy L3-L4",
        "23 May 2013: PLIF L4-S1",
        "Anyone can read this code. It holds the text of both sides.",
    ]


def test_nothing_recorded_is_said_to_be_so() -> None:
    found = text_of(sheet(History(), ON, WANTED)).splitlines()
    assert found[0] == "name not recorded"
    assert [line for line in found if line.endswith(": not recorded")] == [*found[2:7], found[12]]
    assert found[12] == "Operations on the spine: not recorded"


def test_conditions_too_long_for_the_card_are_never_cut_short() -> None:
    told = "1.5 T " * 80
    history = History(other_implants=(m.other_implant(mr_label="MR Conditional", mr_conditions=told),))
    assert lines(sheet(history, ON, WANTED), "card_front")[4] == (
        "Other implants: Coronary stent: MR Conditional: see the hardware and MRI sheet"
    )


TRANSLATED = [
    (4, 6, "nein", " (translated into “English”, by the patient: “no no …”)", "short"),
    (1, 90, "nein", "; see the hardware and MRI sheet", "the bracket goes as a whole"),
    (
        20,
        6,
        "nein",
        " (translated into “English”, by the patient: “no no …”)",
        "well below what may ever stand here",
    ),
]


@pytest.mark.parametrize(("times", "long", "word", "after", "why"), TRANSLATED)
def test_a_translated_condition_is_told_whole_or_stands_elsewhere(
    times: int, long: int, word: str, after: str, why: str
) -> None:
    implant = m.other_implant(mr_label="MR Conditional", mr_conditions=" ".join([word] * times))
    said = " ".join(["no"] * long)
    translation = m.about(Translation, implant, field="mr_conditions", text=said, language="English")
    for crowd in (0, 60):
        others = tuple(m.of(Allergy, called=f"substance {n}", answer="yes") for n in range(crowd))
        history = History(other_implants=(implant,), translations=(translation,), allergies=others)
        text = text_of(sheet(history, ON, WANTED))
        told = next(line for line in text.splitlines() if line.startswith("Other implants: "))
        assert told.count("(") == told.count(")"), why
        assert told.count("“") == told.count("”"), why
        if not crowd:
            whole = after.replace("no no …", said)
            assert told.endswith(f"MR Conditional: “{implant.mr_conditions}”{whole}"), why


def test_what_the_patient_left_out_is_said_on_the_card(story: History) -> None:
    made = sheet(story, ON, Wanted(kind=Kind.CARD, leave_out=frozenset({"allergies", "operations"})))
    assert "Allergies:" not in text_of(made)
    assert "Left out by the patient: Allergies; Operations on the spine." in text_of(made)
    assert "Operations on the spine:" not in text_of(made)


def full() -> History:
    """Far more of everything than a card holds."""
    return History(
        person=m.person("Alexandra Maximiliana Example-Exampleton", birth_date="1950~"),
        surgeries=in_date_order(m.surgery(f"{1980 + n}") for n in range(40)),
        devices=tuple(
            m.device("rod", f"L{n}-L{n + 1}", maker="x", mr_conditions=f"{n} T", mr_label="MR Unsafe")
            for n in range(1, 5)
        ),
        other_implants=tuple(
            m.other_implant("joint_replacement", f"{1990 + n}", place="hip") for n in range(9)
        ),
        allergies=tuple(m.of(Allergy, called=f"example substance {n}", answer="yes") for n in range(30)),
        medications=tuple(m.of(Medication, name=f"Examplin {n}", group="blood thinner") for n in range(9)),
    )


def test_what_is_cut_is_counted_and_the_order_is_stated() -> None:
    made = sheet(full(), ON, WANTED)
    text = text_of(made)
    assert made.card == (SIZES[-1],), "only the smallest type is cut"
    for title in ("Hardware in the body", "Operations on the spine"):
        assert re.search(f"{title}: (\\d+, not shown|.*\n)", text), (
            "what is cut first is counted all the same"
        )
    shown = text.count("example substance")
    assert f"… and {30 - shown} more" in text
    assert 0 < shown < 30
    assert "Not everything fits here: see the printed sheets." in text
    assert lines_of_summary(made)[-1].startswith("What does not fit on the card is cut in this order")


def test_the_newest_operations_are_told_and_those_without_a_date_last() -> None:
    dates = [None, *(f"{1980 + n}" for n in range(40))]
    text = text_of(sheet(History(surgeries=in_date_order(map(m.surgery, dates))), ON, WANTED))
    years = [int(year) for year in re.findall(r"(?m)^(\d{4}): PLIF", text)]
    assert years == list(range(2019, 2019 - len(years), -1))
    assert 5 <= len(years) < 40
    assert f"… and {41 - len(years)} more" in text
    few = text_of(sheet(History(surgeries=in_date_order(map(m.surgery, dates[:3]))), ON, WANTED))
    assert re.findall(r"(?m)^(.*): PLIF", few) == ["1981", "1980", "date not recorded"]


def test_what_decides_is_told_before_the_rest_and_each_side_is_filled() -> None:
    """Twelve implants with labels, of which some are in trouble, and many operations."""
    troubled = [
        m.device("rod", f"L{n}-L{n + 1}", m.event("broken", "2015"), mr_label="MR Unsafe")
        for n in range(1, 5)
    ]
    sound = [m.device("plate", f"C{n}-C{n + 1}", mr_label="MR Unsafe") for n in range(2, 7)]
    implants = [m.other_implant("joint_replacement", "1999", place=f"part {n}") for n in range(9)]
    history = History(
        person=m.person(birth_date="1950"),
        devices=(*troubled, *sound),
        other_implants=tuple(implants),
        surgeries=in_date_order(m.surgery(f"{1980 + n}") for n in range(40)),
    )
    made = sheet(history, ON, WANTED)
    text = text_of(made)
    assert text.count("broken") == 4
    assert text.count("part ") == 9
    assert text.index("broken") < text.index("part ")
    height = sum(len(line) for line in text.splitlines())
    assert height > 900, "little of the card is left empty"


def test_a_part_that_goes_on_overleaf_says_again_what_it_is() -> None:
    implants = [
        m.other_implant("joint_replacement", "1999", place=f"part {n}", mr_label="MR Unsafe")
        for n in range(13)
    ]
    history = History(person=m.person(birth_date="1950"), other_implants=tuple(implants))
    made = sheet(history, ON, WANTED)
    front = "\n".join(lines(made, "card_front"))
    assert re.search(r"\nOther implants: Joint replacement, “part 0”.*\nJoint replacement, “part 1", front)
    assert lines(made, "card_back")[1].startswith("Other implants: Joint replacement, “part")


def test_each_side_says_whose_it_is_and_which_it_is() -> None:
    history = History(person=m.person("Alex Example", birth_date="1950"))
    for tongue, born, sides in (("en", "born", "of"), ("de", "geboren", "von")):
        made = sheet(history, ON, Wanted(kind=Kind.CARD, language=tongue))  # type: ignore[arg-type]
        for number, section in enumerate(made.sections, 1):
            assert section.title == "Alex Example"
            first = lines(made, section.name)[0].replace("\u00a0", " ")
            assert first == f"{born} 1950 · {number} {sides} 2"


def lines_of_summary(made: Sheet) -> list[str]:
    return cell_words(made.summary)


@pytest.mark.parametrize("tongue", ["en", "de"])
def test_the_code_holds_exactly_the_text_of_the_card(story: History, tongue: str) -> None:
    for history in (story, full(), History()):
        made = sheet(history, ON, Wanted(kind=Kind.CARD, language=tongue))  # type: ignore[arg-type]
        text, picture = text_of(made), code_of(made)
        own = qr_code(text)
        matrix = {(r, c) for r, row in enumerate(own.matrix) for c, dark in enumerate(row) if dark}
        assert modules(picture) == matrix
        assert CODE / (len(own.matrix) + 8) >= SMALLEST
        again = segno.make_qr(text, error=own.error, encoding="utf-8", eci=not text.isascii())
        assert again == own


def test_the_largest_code_still_has_modules_that_can_be_read() -> None:
    own = qr_code("ä" + "x" * (HOLDS - 2))
    assert int(own.version) == largest(CODE) == 25
    with pytest.raises(segno.DataOverflowError):
        segno.make_qr("ä" + "x" * (HOLDS - 1), error="l", version=25, encoding="utf-8", eci=True)
    well = qr_code("ä" + "x" * 994)
    assert (int(well.version), well.error) == (25, "M")
    assert CODE / (17 + 4 * 25 + 8) >= SMALLEST


def test_a_code_names_what_it_is_for_those_who_do_not_see_it() -> None:
    assert qr_picture("text", 40, "words").alt == "words"


words = st.text(max_size=40) | st.sampled_from(["W" * 10_000, "山" * 10_000, "a " * 5_000, "e\u0301" * 5_000])


@st.composite
def histories(draw: st.DrawFn) -> History:
    def some(kind: type, **more: object) -> tuple[object, ...]:
        return tuple(m.of(kind, **more) for _ in range(draw(st.integers(0, 4))))

    return History(
        person=m.person(draw(words) or None, birth_date=draw(st.sampled_from([None, "1950"]))),
        surgeries=in_date_order(
            m.surgery("2013", m.procedure("plif", "L4-L5", called=draw(words) or None))
            for _ in range(draw(st.integers(0, 20)))
        ),
        devices=tuple(
            m.device("rod", "L4-L5", called=draw(words) or None, mr_conditions=draw(words) or None)
            for _ in range(draw(st.integers(0, 5)))
        ),
        other_implants=tuple(
            m.other_implant(called=draw(words) or None, place=draw(words) or None)
            for _ in range(draw(st.integers(0, 5)))
        ),
        allergies=some(Allergy, called=draw(words) or None),  # type: ignore[arg-type]
        medications=some(Medication, name=draw(words) or "x", group="blood thinner"),  # type: ignore[arg-type]
    )


@settings(max_examples=10, deadline=None)
@given(histories(), st.sampled_from(["en", "de"]))
def test_any_text_fits_and_what_is_cut_is_said(history: History, tongue: str) -> None:
    made = sheet(history, ON, Wanted(kind=Kind.CARD, language=tongue))  # type: ignore[arg-type]
    text = text_of(made)
    assert len(text.encode()) <= HOLDS
    assert "\u202e" not in text
    with spoken(tongue):  # type: ignore[arg-type]
        named = [name for name in card.CUT_FIRST[1:] if name not in ("hardware_first", "hardware")]
        for name in named:
            assert say(f"section.{name}") in text, "each part is named, even when all of it is cut"


CARDS = {"story": None, "full": full(), "long": History(person=m.person("W" * 10_000)), "other": None}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("tongue", ["en", "de"])
@pytest.mark.parametrize("which", ["story", "full", "long"])
def test_printed_on_one_page_within_the_cut_lines(
    tmp_path: Path, story: History, which: str, tongue: str, paper: str
) -> None:
    history = CARDS[which] or story
    wanted = Wanted(kind=Kind.CARD, language=tongue, paper=paper)  # type: ignore[arg-type]
    made = sheet(history, ON, wanted)
    printed = pdf_bytes(made)
    path = tmp_path / "card.pdf"
    path.write_bytes(printed.bytes)
    text = squeezed(pdf_text(tmp_path, printed.bytes, "-raw"))
    for line in text_of(made).splitlines():
        assert squeezed(legible(line, printed.replaced)) in text
    info = run_tool("pdfinfo", str(path))
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Pages:\s+1\b", info)
    assert re.search(r"Page size:\s+" + {"a4": "595", "letter": "612"}[paper], info)
    assert "No syntax or stream encoding errors found" in run_tool("qpdf", "--check", str(path))
    fonts = run_tool("pdffonts", str(path)).splitlines()[2:]
    assert all(re.search(r"\syes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", line) for line in fonts)
    assert within_the_card(path, made)


def within_the_card(path: Path, made: Sheet) -> bool:
    """Whether every word below the title of the front lies within the two sides of the card."""
    boxes = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>',
        run_tool("pdftotext", "-bbox", str(path), "-"),
    )
    page = float(re.findall(r'<page width="([\d.]+)"', run_tool("pdftotext", "-bbox", str(path), "-"))[0])
    title = squeezed(named(made, "card_front").title)[:5]
    start = max(
        place for place, box in enumerate(boxes) if box[4].startswith(title[:3]) and float(box[1]) > 60
    )
    top = float(boxes[start][1])
    left = (page - 2 * 85.6 / INCH * 72) / 2
    room = 54 / INCH * 72
    on_card = [tuple(map(float, box[:4])) for box in boxes if float(box[1]) >= top - 1]
    return all(
        x0 >= left and x1 <= page - left and y1 <= top + room - 3 / INCH * 72 for x0, _, x1, y1 in on_card
    )


def test_a_card_in_each_language(tmp_path: Path, story: History) -> None:
    made = sheet(story, ON, Wanted(kind=Kind.CARD, second="de"))
    assert names(made) == ["card_front", "card_back"] * 2
    printed = pdf_text(tmp_path, pdf_bytes(made).bytes)
    assert "Allergies: not recorded" in printed
    assert "Allergien: nicht eingetragen" in printed
    single = sheet(story, ON, Wanted(kind=Kind.CARD, language="de"))
    (code,) = (block for block in made.sections[3].blocks if isinstance(block, Picture))
    assert code.svg == code_of(single).svg


SHORTENED = [
    ("short", 10.0, "short", "as it is"),
    ("a  b\n c", 10.0, "a b c", "in one line"),
    ("a\u202eb", 30.0, "a[U+202E]b", "no override of the direction"),
    ("nul\x00", 30.0, "nul[U+0000]", "no control characters"),
    *(
        (f"a{mark}b", 30.0, f"a{mark}b", "marks without a look are kept, as on the sheets")
        for mark in sorted(INVISIBLE)
    ),
]


@pytest.mark.parametrize(("text", "room", "expected", "why"), SHORTENED)
def test_a_text_on_the_card(text: str, room: float, expected: str, why: str) -> None:
    assert shortened(text, room) == expected, why


@pytest.mark.parametrize(("language", "marks"), [("en", "“”"), ("de", "„“")])
def test_own_words_that_are_cut_are_closed(language: Language, marks: str) -> None:
    with spoken(language):
        found = shortened(f"Rod, {marks[0]}{'long words ' * 9}{marks[1]}", 12.0)
        assert found.endswith(f"…{marks[1]}")
        assert shortened(f"{marks[0]}a{marks[1]} {'long words ' * 9}", 12.0).endswith("…")


def test_a_long_text_ends_in_a_sign_that_it_goes_on() -> None:
    found = shortened("W" * 10_000, 10.0)
    assert found.endswith("W…")
    assert len(found) < 20


@pytest.mark.parametrize("word", ["none recorded", "should", "overdue", "please", "recommend"])
def test_never_said(story: History, word: str) -> None:
    for history in (story, History()):
        assert word not in all_words(sheet(history, ON, WANTED)).lower()
