"""The PDF read back: tagged, embedded, the same bytes twice, and every word literally there."""

import re
import unicodedata
from datetime import date
from pathlib import Path

import makers as m
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tools import pdf_text, run_tool

from tracker.domain.dated import in_date_order
from tracker.domain.history import History
from tracker.printing.glyphs import _MORE, code_point, legible, missing, printable
from tracker.printing.layout import (
    Beside,
    Block,
    Column,
    Head,
    Paragraph,
    Picture,
    Section,
    Sheet,
    Table,
    plain,
)
from tracker.printing.pdf import page_pictures, pdf_bytes
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import squeezed

ON = date(2026, 11, 22)

HOSTILE = [
    '#panic("x") *bold* _under_ `raw` $x^2$ @ref <label> ] [ } { // /* */ = head',
    "<script>alert(1)</script> &amp; <b>x</b>",
    "C:\\new\\table \\u{41} \\\\ ~ -- --- ... 'quotes' \"double\"",
    '#import "@preview/x:1.0.0" #read("/etc/passwd") #sys.inputs #{',
    '{"json": "\\u0041"} %s %d ${x} {{x}}',
    "Łukasz Żółć Ђорђе Ελένη Nguyễn ½ ≥ →",
]


BODY = ("-x", "0", "-y", "0", "-W", "595", "-H", "785")
"""Options of pdftotext for the page without its foot, in points."""


def one_text(text: str) -> Sheet:
    """A sheet whose only words of weight are one text, in a paragraph and in a table."""
    table = Table((Column("a", 1), Column("b", 3)), (((plain("row"),), (plain(text),)),))
    return with_blocks(Paragraph((plain(f"BEGIN {text} END"),)), table)


def with_blocks(*blocks: Block) -> Sheet:
    head = Head("kind", "name", plain("about"), "printed", "origin", "foot")
    return Sheet(
        "Title", "en", "a4", False, head, (), (plain("summary"),), (Section("section", "Section", blocks),)
    )


def picture(words: str) -> Picture:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50" viewBox="0 0 200 50">'
        f'<text x="5" y="30" font-family="Noto Sans, sans-serif" font-size="16">{words}</text></svg>'
    )
    return Picture(svg, f"The words {words}", 60)


def read_back(folder: Path, text: str) -> str:
    printed = squeezed(pdf_text(folder, pdf_bytes(one_text(text)).bytes, "-raw", *BODY))
    return printed[printed.index("BEGIN") + 5 : printed.index("END")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_prints_literally(tmp_path: Path, text: str) -> None:
    assert read_back(tmp_path, text) == squeezed(text)


def test_characters_without_a_glyph_are_written_out_and_listed(tmp_path: Path) -> None:
    made = pdf_bytes(one_text("Dr 山 川\x00 \ud800 \U0001f469\u200d\U0001f52c"))
    assert made.replaced == ("\x00", "山", "川", "\ud800", "\U0001f469", "\U0001f52c")
    text = pdf_text(tmp_path, made.bytes)
    assert "Dr [U+5C71] [U+5DDD][U+0000] [U+D800]" in text
    assert "Characters that could not be printed: [U+0000], [U+5C71]" in text


def test_signs_of_the_other_faces_have_their_glyphs() -> None:
    assert pdf_bytes(one_text(" ".join(sorted(_MORE)))).replaced == ()


def test_right_to_left_loses_no_letter(tmp_path: Path) -> None:
    printed = read_back(tmp_path, "שלום עולם")
    assert sorted(printed) == sorted("שלוםעולם")


@pytest.mark.parametrize("word", ["W" * 10_000, "i" * 10_000, "e\u0301" * 5_000, "x" * 3_000 + "山" * 500])
def test_words_without_spaces_break_and_stay_whole(tmp_path: Path, word: str) -> None:
    expected = squeezed(legible(word, missing([word])))
    printed = unicodedata.normalize("NFC", read_back(tmp_path, word))
    assert len(printed) == len(unicodedata.normalize("NFC", expected))
    assert printed == unicodedata.normalize("NFC", expected)
    boxes = run_tool("pdftotext", "-bbox", str(tmp_path / "read.pdf"), "-")
    right = max(float(edge) for edge in re.findall(r'xMax="([\d.]+)"', boxes))
    assert right <= 595.3 - 15 / 25.4 * 72 + 1, "nothing beyond the margin"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_prints(text: str) -> None:
    made = pdf_bytes(one_text(text))
    assert made.bytes.startswith(b"%PDF")
    assert set(made.replaced) <= set(text)


def test_the_file_is_tagged_titled_embedded_and_clean(tmp_path: Path, story: History) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(pdf_bytes(sheet(story, ON)).bytes)
    info = run_tool("pdfinfo", str(path))
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Title:\s+Spine history of Harry Example, printed 22 Nov 2026", info)
    assert re.search(r"Page size:.*\(A4\)", info)
    fonts = run_tool("pdffonts", str(path)).splitlines()[2:]
    assert fonts
    assert all(re.search(r"\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$", line) for line in fonts), fonts
    assert "No syntax or stream encoding errors found" in run_tool("qpdf", "--check", str(path))


def test_tables_have_header_cells_and_the_language_is_set(tmp_path: Path, story: History) -> None:
    path = tmp_path / "sheet.pdf"
    made = pdf_bytes(sheet(story, ON)).bytes
    path.write_bytes(made)
    structure = run_tool("pdfinfo", "-struct", str(path))
    assert structure.count("TH ") + structure.count("TH\n") >= 5
    assert re.search(rb"/Lang\s*\(en", made)


def test_drawings_have_their_words(tmp_path: Path) -> None:
    beside = Beside(picture("left L5 山"), (Paragraph((plain("on the right"),)),))
    made = pdf_bytes(with_blocks(picture("alone ≥"), beside))
    path = tmp_path / "sheet.pdf"
    path.write_bytes(made.bytes)
    inside = run_tool("qpdf", "--qdf", str(path), "-")
    assert inside.count("/S /Figure") == 2
    assert "/Alt (The words left L5 [U+5C71])" in inside
    assert made.replaced == ("山",)
    assert "on the right" in pdf_text(tmp_path, made.bytes)


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("e\u0301\u0323", "[U+1EB9][U+0301]"),
        ("\u0939\u093f\u0928", "\u0939[U+093F]\u0928"),
        ("a\u200db", "ab"),
        ("\u1ec5", "\u1ec5"),
        ("\u0338a", "[U+0338]a"),
    ],
)
def test_marks_in_the_words_of_a_drawing(tmp_path: Path, written: str, drawn: str) -> None:
    assert drawn in pdf_text(tmp_path, pdf_bytes(with_blocks(_saying(written))).bytes, "-raw")


def test_every_letter_that_is_printed_is_drawn() -> None:
    letters = [chr(code) for code in range(0xA0, 0x110000) if printable(chr(code))]
    assert len(letters) > 2_000
    assert pdf_bytes(with_blocks(_saying(*letters), _saying(*letters, weight=700))).replaced == ()


def _saying(*words: str, weight: int = 400) -> Picture:
    style = f'font-family="Noto Sans" font-size="16" font-weight="{weight}"'
    said = "".join(f'<text x="5" y="30" {style}>{one}</text>' for one in words)
    return Picture(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40">{said}</svg>', "words", 50.0
    )


def test_page_pictures_show_each_page(tmp_path: Path, story: History) -> None:
    printed = sheet(story, ON)
    made = pdf_bytes(printed)
    pictures = page_pictures(printed, made.replaced)
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
    assert len(pictures) == len(pdf_text(tmp_path, made.bytes).split("\f")[:-1])


def test_letter(tmp_path: Path, story: History) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(pdf_bytes(sheet(story, ON, Wanted(paper="letter"))).bytes)
    assert re.search(r"Page size:\s+612 x 792", run_tool("pdfinfo", str(path)))


def test_the_same_bytes_twice(story: History) -> None:
    assert pdf_bytes(sheet(story, ON)).bytes == pdf_bytes(sheet(story, ON)).bytes


def test_name_birth_date_and_page_stand_on_every_page_with_repeated_heads(tmp_path: Path) -> None:
    surgeries = in_date_order(m.surgery(f"{1980 + n}") for n in range(40))
    images = in_date_order(
        m.imaging("xray", f"{1990 + n % 30}", m.finding(), report="ok") for n in range(300)
    )
    person = m.person("Alex Example", birth_date="1950")
    made = pdf_bytes(
        sheet(History(person=person, surgeries=surgeries, imaging=images), ON, Wanted(order="topic"))
    )
    pages = pdf_text(tmp_path, made.bytes, "-layout").split("\f")[:-1]
    assert len(pages) > 8
    for number, page in enumerate(pages, 1):
        assert "Alex Example  ·  born 1950".replace("  ", " ") in re.sub(" +", " ", page)
        assert f"page {number} of {len(pages)}" in page
    text = "\n".join(pages)
    for number in range(1, 41):
        assert len(re.findall(rf"(?m)^\s*{number}\. +{1979 + number}\b", text)) == 1
    assert text.count("Where the pictures are") > 5


def test_a_long_name_keeps_the_foot_in_its_place(tmp_path: Path) -> None:
    made = pdf_bytes(sheet(History(person=m.person("W" * 3000)), ON))
    pages = pdf_text(tmp_path, made.bytes).split("\f")[:-1]
    assert f"page 1 of {len(pages)}" in pages[0]


@pytest.mark.parametrize("kind", [Kind.APPOINTMENT, Kind.FULL])
@pytest.mark.parametrize("letters", [20, 30, 45, 90])
def test_a_name_of_one_long_word_stays_left_of_the_day_of_printing(
    tmp_path: Path, kind: Kind, letters: int
) -> None:
    path = tmp_path / "named.pdf"
    made = sheet(History(person=m.person("M" * letters)), ON, Wanted(kind=kind))
    path.write_bytes(pdf_bytes(made).bytes)
    boxes = re.findall(
        r'xMin="(.*?)" .*?xMax="(.*?)" .*?>(.*?)</word>', run_tool("pdftotext", "-bbox", str(path), "-")
    )
    right = max(float(end) for _, end, word in boxes[:12] if set(squeezed(word)) == {"M"})
    assert right < next(float(start) for start, _, word in boxes if word == "kept")


def test_the_list_names_each_character_once(tmp_path: Path) -> None:
    text = pdf_text(tmp_path, pdf_bytes(one_text("山山山")).bytes)
    assert text.rindex("could not be printed") < text.rindex(code_point("山"))
