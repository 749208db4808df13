"""The command line: what each command prints, where, and with which exit code."""

import json
import re
from pathlib import Path

import pytest
from shells import ROOT, Ran, Shell, exported
from signatures import HARRY, STENOSIS
from tools import pdf_text

DAY = "2015-08-15"


# --- Harry's four lines


def test_harrys_signature_comes_back_byte_for_byte(shell: Shell) -> None:
    saved = shell.process("read", "--save", "--posted", DAY, given=HARRY + "\n")
    assert saved.code == 0
    assert saved.err == ""
    assert saved.out.endswith("Saved 3 new, 0 already recorded.\n")
    assert shell.process("signature", "--on", DAY) == Ran(0, HARRY + "\n", "")
    assert shell("signature", "--on", "2016-08-15").out == HARRY.replace("65 year", "66 year") + "\n"
    assert shell("signature", "--on", "2016-01-01").out == HARRY.replace("65 year", "65 or 66 year") + "\n"
    checked = shell("check", "--on", DAY)
    assert checked.code == 0
    assert "operation: 2\n" in checked.out
    assert "2 operations; 4 procedures\nOpen: " in checked.out
    assert all(line.startswith("Open: ") for line in checked.out.partition("4 procedures\n")[2].splitlines())


def test_a_second_reading_of_the_same_text_adds_nothing(shell: Shell) -> None:
    shell("read", "--save", "--posted", DAY, given=HARRY)
    before = exported(shell)
    again = shell("read", "--save", "--posted", DAY, given=HARRY)
    assert (again.code, again.err) == (0, "")
    assert again.out.endswith("Saved 0 new, 3 already recorded.\n")
    assert exported(shell) == before


def test_the_second_signature_of_the_thread(shell: Shell) -> None:
    ran = shell("read", "--save", "--posted", DAY, given=STENOSIS)
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "Note: The levels with a space between are read as one range, L3-S1.",
        "Note: S1 to L3 runs upwards; read as L3-S1.",
        "Note: “Lumber decompression” was read as “Lumbar decompression”.",
    ]
    records = json.loads(exported(shell))["records"]
    assert [(c["kind"], c["sites"], c.get("date"), c.get("operated")) for c in _by_place(records)] == [
        ("spinal_stenosis", "", "1995", None),
        ("spinal_stenosis", "cervical", None, "no"),
    ]
    (surgery,) = records["surgery"]
    assert surgery["date"] == "1996"
    assert [(p["kind"], p["sites"]) for p in surgery["procedures"]] == [
        ("decompression", "L3-L4, L4-L5, L5-S1")
    ]
    written = shell("signature", "--on", DAY).out
    again = shell.on(shell.data.parent / "again")
    again("read", "--save", "--posted", DAY, given=written)
    assert _facts(exported(again)) == _facts(exported(shell))


def _by_place(records: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    return [{"sites": "", **c} for c in sorted(records["condition"], key=lambda c: c.get("sites", ""))]


def _facts(copy: bytes) -> list[tuple[str, str, str, str]]:
    records = json.loads(copy)["records"]
    found = [("condition", c["kind"], c["sites"], c.get("date", "")) for c in _by_place(records)]
    return found + [
        ("operation", p["kind"], p["sites"], s["date"]) for s in records["surgery"] for p in s["procedures"]
    ]


# --- read


def test_read_prints_what_was_understood_and_makes_nothing(shell: Shell) -> None:
    assert shell("read", "--posted", DAY, given="PLIF L4-L5 2013\nmy dog is called Rex") == Ran(
        0, "operation: 2013: PLIF L4-L5\n", "Not understood: my dog is called Rex\n"
    )
    assert not shell.data.exists()


def test_read_says_what_is_wrong_with_a_vertebra(shell: Shell) -> None:
    assert shell("read", "--posted", DAY, given="ACDF C5-C8 2013") == Ran(
        0,
        "operation: 2013: ACDF\n",
        "Note: “C5-C8” was left out. There is no vertebra C8 (C8 is a nerve root). "
        "The neck has C1 to C7; root C8 leaves at C7-T1.\n"
        "Not understood: C5-C8\n",
    )


def test_read_says_where_odd_anatomy_belongs(shell: Shell) -> None:
    ran = shell("read", "--posted", DAY, given="six lumbar vertebrae")
    assert "Record it under About me, at “How my vertebrae are counted”." in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "out", "err"),
    [
        (["signature"], 1, "", "Nothing is recorded yet that a signature could show.\n"),
        (["print"], 1, "", "Nothing is recorded yet, so there is nothing to print.\n"),
        (["export", "x.json"], 1, "", "Nothing is recorded yet, so there is nothing to copy.\n"),
        (["check"], 0, "Nothing is recorded yet.\n", ""),
        (["read", "no.txt"], 1, "", "The file no.txt could not be read (No such file or directory). Check its name.\n"),
        (["read", "docs"], 1, "", "The file docs could not be read (Is a directory). Check its name.\n"),
        (["import", "no.json"], 1, "", "The file no.json could not be read (No such file or directory). Check its name.\n"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, list) else "",
)  # fmt: skip
def test_looking_makes_no_folder(
    shell: Shell, arguments: list[str], code: int, out: str, err: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert shell(*arguments) == Ran(code, out, err)
    assert not shell.data.exists()


def test_reading_leaves_the_records_alone(shell: Shell) -> None:
    shell("example")
    before = exported(shell)
    assert shell("read", given="Laminectomy L3 2020").code == 0
    assert exported(shell) == before


def test_what_is_left_goes_to_stderr_and_what_is_certain_is_stored(shell: Shell) -> None:
    text = "PLIF L4-L5 2013\nACDF C5-C6 05/06/2014\nmy dog is called Rex"
    ran = shell("read", "--save", "--posted", DAY, given=text)
    assert ran.code == 1
    left = ran.err.splitlines()
    assert left[0] == "Not understood: my dog is called Rex"
    assert left[1].startswith("Question: “05/06/2014” can mean ")
    assert left[2].startswith("Not saved: ")
    assert "ACDF C5-C6" in left[2]
    assert len(left) == 3
    assert ran.out.endswith("Saved 1 new, 0 already recorded.\n")
    (surgery,) = json.loads(exported(shell))["records"]["surgery"]
    assert [p["kind"] for p in surgery["procedures"]] == ["plif"]


def test_nothing_to_read(shell: Shell) -> None:
    assert shell("read", "--save", given="  \n") == Ran(
        1, "Saved 0 new, 0 already recorded.\n", "Nothing in this text could be read as a fact.\n"
    )


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("PLIF L4-L5 2013".encode("utf-8-sig"), "the mark of Notepad"),
        ("PLIF L4-L5 2013".encode("utf-16"), "“Unicode” of Notepad"),
        ("PLIF L4\x96L5 2013".encode("latin-1"), "the dash of older Windows"),
        ("PLIF L4–L5 2013\r\n".encode(), "lines of Windows"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_texts_of_any_editor(shell: Shell, given: bytes, why: str) -> None:
    assert shell("read", given=given) == Ran(0, "operation: 2013: PLIF L4-L5\n", ""), why


@pytest.mark.parametrize("given", [bytes(range(256)) * 8, b"%PDF-1.7\x00\x01", b"\x89PNG\r\n\x1a\n\x00"])
def test_what_is_no_text_is_refused(shell: Shell, given: bytes) -> None:
    sentence = "This is not a text. Give a plain text file, or paste the text itself.\n"
    assert shell("read", "--save", given=given) == Ran(1, "", sentence)


def test_nothing_in_a_text_can_command_the_terminal(shell: Shell) -> None:
    ran = shell("read", given="\x1b]0;owned\x07\x1b[31mPLIF L4-L5 2013 my dog \x1b[2J Rex\x9b")
    assert ran.code in (0, 1)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in (ran.out + ran.err).replace("\n", ""))
    ran = shell("read", given="PLIF L4-L5 2013 my dog \x1b[2J Rex")
    assert "\x1b" not in ran.out + ran.err
    assert "Rex" in ran.err


def test_a_batch_gives_a_line_for_a_line(shell: Shell) -> None:
    lines = [
        {"id": "a", "text": HARRY, "posted": DAY},
        {"id": "b", "text": "", "posted": None},
        {"id": 3, "text": "ACDF C5-C6 2014 and 山"},
    ]
    ran = shell("read", "--batch", given="\n\n".join(map(json.dumps, lines)) + "\r\n")
    assert (ran.code, ran.err) == (0, "")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", 3]
    assert [len(answer["events"]) for answer in answers] == [3, 0, 1]
    assert answers[0]["events"][0]["levels"] == ["L4-L5", "L5-S1"]
    assert not shell.data.exists()


@pytest.mark.parametrize(
    "line",
    [
        *("{", "[]", "7", '"text"', "{}", '{"text": 7}', '{"text": null}', "[" * 100_000),
        *('{"text": "a", "posted": "soon"}', '{"text": "a", "posted": 7}'),
    ],
    ids=lambda line: line[:30],
)
def test_a_bad_line_of_a_batch_is_named(shell: Shell, line: str) -> None:
    ran = shell("read", "--batch", given=f'{{"id": 1, "text": "PLIF"}}\n{line}\n')
    example = '{"id": "1", "text": "PLIF L4-L5 2013", "posted": null}'
    assert ran.code == 1
    assert ran.err == f"Line 2 is not a case. Write lines such as {example}\n"
    assert len(ran.out.splitlines()) == 1


# --- wrong usage


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["frob"], "invalid choice: 'frob'"),
        (["signature", "--on", "13/2013"], "There are only 12 months, so 13/2013 is not a date."),
        (
            ["signature", "--on", "2013"],
            "“2013” is not a full day. Name one day, such as 2013-12-31 or 31 December 2013.",
        ),
        (
            ["print", "--on", "May 2013"],
            "“May 2013” is not a full day. Name one day, such as 2013-05-31 or 31 May 2013.",
        ),
        (
            ["print", "--on", "since 2013"],
            "“since 2013” is not a full day. Name one day, such as 2015-08-15 or 15 August 2015.",
        ),
        (["check", "--on", "2013-02-30"], "argument --on: "),
        (["check", "--on", ""], "argument --on: "),
        *(
            (
                [command, "--on", "2099-01-01"],
                "1 January 2099 is still ahead. Name today or a day before it: what is planned is told as of today.",
            )
            for command in ("print", "check", "signature", "hardware")
        ),
        (["read", "--posted", "soon"], "argument --posted: "),
        (["read", "--save", "--batch"], "not allowed with argument"),
        (["export"], "the following arguments are required: FILE"),
        (["import"], "the following arguments are required: FILE"),
        (["run", "--port", "80"], "a port is a number from 1024 to 65535"),
        (["run", "--port", "x"], "a port is a number from 1024 to 65535"),
        (["--data", "", "check"], "name a folder, or leave --data out"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, list) else "",
)
def test_wrong_usage(shell: Shell, arguments: list[str], sentence: str) -> None:
    ran = shell(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert sentence in ran.err.splitlines()[-1]


@pytest.mark.parametrize("day", ["2015-08-15", "15 Aug 2015", "Aug 15, 2015", "15.8.2015", "20150815"])
def test_a_day_in_any_form(shell: Shell, day: str) -> None:
    shell("read", "--save", "--posted", day, given=HARRY)
    assert shell("signature", "--on", day) == Ran(0, HARRY + "\n", "")


def test_help_names_every_command(shell: Shell) -> None:
    ran = shell("--help")
    assert ran.code == 0
    for command in ("run", "read", "signature", "print", "export", "import", "example", "check"):
        assert re.search(rf"^    {command}\b", ran.out, re.MULTILINE)


# --- a year stays a year


def test_a_year_stays_a_year(shell: Shell, tmp_path: Path) -> None:
    lines = [
        "PLIF L4-L5 2013",
        "Laminectomy L3 Dec 31, 2012",
        "ACDF C5-C6 Jan 2, 2014",
        "ALIF L5-S1 May 2013",
    ]
    ran = shell("read", "--save", given="\n".join(lines))
    assert ran.code == 0, ran.err
    dates = [s["date"] for s in json.loads(exported(shell))["records"]["surgery"]]
    assert sorted(dates) == ["2012-12-31", "2013", "2013-05", "2014-01-02"]
    written = shell("signature", "--on", "2016-01-01").out.splitlines()
    assert written == [lines[1], lines[0], lines[3], lines[2]], "a year stands before its months"
    assert shell("print", "-o", tmp_path / "sheet.pdf", "--on", "2016-01-01").code == 0
    text = pdf_text(tmp_path, (tmp_path / "sheet.pdf").read_bytes(), "-layout")
    places = [text.index(day) for day in ("31 Dec 2012", "2013 ", "May 2013", "2 Jan 2014")]
    assert places[0] < places[1]
    assert places[2] < places[3]
    assert "1 Jan 2013" not in text
