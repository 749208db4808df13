"""Papers at a record: attached, looked at, downloaded, found again; what is wrong with a file is said there."""

import io
from functools import cache

import pytest
import typst
from PIL import Image
from playwright.sync_api import expect
from visiting import Server, Visit

pytestmark = pytest.mark.browser

OPERATION = "log?kind=surgery&id=example-operation-1"
UPLOAD = '[data-testid="stFileUploader"] input[type=file]'


@cache
def pdf() -> bytes:
    return bytes(typst.compile(b"#set page(width: 10cm, height: 12cm)\n= Operative note\nPLIF L4-L5") or b"")


@cache
def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (1600, 900), (60, 120, 160)).save(made, "PNG")
    return made.getvalue()


def upload(visit: Visit, name: str, content: bytes) -> None:
    visit.open_all()
    visit.page.locator(UPLOAD).first.set_input_files({"name": name, "mimeType": "", "buffer": content})
    expect(visit.button("Add this file")).to_be_visible()


def downloaded(visit: Visit, nth: int) -> tuple[str, bytes]:
    with visit.page.expect_download() as waiting:
        visit.button("Download").nth(nth).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_a_pdf_and_a_picture_at_an_operation(example: Server, person: Visit) -> None:
    person.open(OPERATION)
    upload(person, "../note <b>of</b> 2013.pdf", pdf())
    person.fill("What is it", "note of the *first* fusion")
    person.pick("Which kind of paper", "operative note")
    person.press("Add this file")
    person.says("Added a paper.")
    upload(person, "scar.png", png())
    person.press("Add this file")
    person.says("scar.png")
    switches = person.page.get_by_text("Show it here")
    expect(switches).to_have_count(2)
    for place, shown in enumerate(("First page of: note of the *first* fusion", "Picture of: scar")):
        switches.nth(place).click()
        expect(person.page.get_by_alt_text(shown)).to_be_visible()
    name, content = downloaded(person, 0)
    assert content == pdf()
    assert name.endswith(".pdf")
    assert not set(name) & set('/<>"')
    assert downloaded(person, 1) == ("scar.png", png())
    person.page.reload()
    person.settled()
    person.says("note of the *first* fusion")
    person.says("PNG picture")
    history = example.history()
    assert [link.about_id for link in history.document_links] == ["example-operation-1"] * 2
    assert example.command("check").stdout.count("files of documents: 2") == 1
    person.go("Papers")
    person.fill("Words", "fusion")
    person.says("1 of 2 papers")
    person.page.get_by_role("button", name="Belongs to:").click()
    expect(person.page.get_by_role("heading", name="Change: operation")).to_be_visible()


def test_deleting_a_paper_is_taken_back_with_its_file(example: Server, person: Visit) -> None:
    person.open(OPERATION)
    upload(person, "note.pdf", pdf())
    person.press("Add this file")
    person.press("Open this paper")
    expect(person.page.get_by_role("heading", name="Belongs to")).to_be_visible()
    expect(person.page.get_by_alt_text("First page of: note")).to_be_visible()
    person.press("Delete ...")
    person.press("Yes, delete")
    person.says("Deleted: document.")
    assert example.history().documents == ()
    person.press("Undo")
    person.open("papers")
    person.says("note.pdf")
    assert downloaded(person, 0) == ("note.pdf", pdf())


def test_a_missing_and_an_altered_file_are_said_and_mended(example: Server, person: Visit) -> None:
    person.open(OPERATION)
    upload(person, "note.pdf", pdf())
    person.press("Add this file")
    (file,) = (example.data / "documents").iterdir()
    file.write_bytes(b"altered")
    person.open(OPERATION)
    person.says("The file was altered after it was added, so it is not shown.")
    file.unlink()
    person.open("papers")
    person.says("The file is no longer in the folder")
    assert person.button("Download").count() == 0
    upload(person, "found again.pdf", pdf())
    person.press("Add this file")
    person.says("This file was recorded already; it is the same paper.")
    assert downloaded(person, 0) == ("note.pdf", pdf())
    assert len(example.history().documents) == 1


@pytest.mark.usefixtures("server")
def test_a_file_that_is_too_large_is_refused_in_words(person: Visit) -> None:
    person.open("papers")
    large = b"%PDF-" + b"x" * (21 * 2**20)
    person.page.locator(UPLOAD).first.set_input_files({"name": "scan.pdf", "mimeType": "", "buffer": large})
    person.says("File must be 20.0MB or smaller.")
    assert person.button("Add this file").count() == 0


def test_the_box_for_a_file_is_reached_by_keyboard(example: Server, person: Visit) -> None:
    person.open("papers")
    button = person.page.get_by_test_id("stFileUploaderDropzone").get_by_test_id("stBaseButton-secondary")
    with person.page.expect_file_chooser() as waiting:
        button.press("Enter")
    waiting.value.set_files({"name": "note.pdf", "mimeType": "application/pdf", "buffer": pdf()})
    expect(person.button("Add this file")).to_be_visible()
    person.button("Add this file").focus()
    person.page.keyboard.press("Enter")
    person.says("Added a paper.")
    assert len(example.history().documents) == 1


def add_source(visit: Visit, about: str, value: str, origin: str) -> None:
    visit.open_all()
    visit.pick("About what", about)
    visit.fill("What it says", value)
    visit.pick("Where it comes from", origin, nth=-1)
    visit.press("Save what it says")


def test_sources_that_disagree_are_kept_and_one_is_chosen(example: Server, person: Visit) -> None:
    person.open(OPERATION)
    add_source(person, "When", "June 2014", "operative note")
    person.says("Sources disagree.")
    person.says("Jun 2014")
    person.press("Use this one")
    person.says("Sources disagree; you chose one of them.")
    history = example.history()
    operation = next(s for s in history.surgeries if s.id == "example-operation-1")
    assert str(operation.date) == "2014-06"
    said = {s.value for s in history.statements if s.about_id == operation.id}
    assert said == {"2014-06", "2013-05-23"}
    person.press("Undo")
    operation = next(s for s in example.history().surgeries if s.id == "example-operation-1")
    assert str(operation.date) == "2013-05-23"


def test_a_translation_stands_under_its_original(example: Server, person: Visit) -> None:
    person.open(OPERATION)
    person.open_all()
    person.fill("Translation", "Fast ein Jahr.")
    person.page.get_by_text("my own", exact=True).last.click()
    person.settled()
    person.press("Save translation")
    person.says("Translation (my own): Fast ein Jahr.")
    assert len(example.history().translations) == 1


def test_papers_asked_for(server: Server, person: Visit) -> None:
    person.open("papers")
    person.press("Note papers you asked for")
    person.fill("What was asked for", "implant log")
    person.open_all()
    person.fill("Fee", "25 dollars")
    person.press("Save request for records")
    person.go("Papers")
    person.says("Fee: 25 dollars")
    person.says("Came: nothing recorded as come")
    person.press("Note what came")
    upload(person, "log.pdf", pdf())
    person.press("Add this file")
    person.fill("Came on", "March 2016")
    person.press("Save request for records")
    person.go("Papers")
    person.says("Came: Mar 2016")
    (request,) = server.history().requests
    assert str(request.answered) == "2016-03"
