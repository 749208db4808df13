"""Every notation that people use, by tables of cases: what is read, what is asked, and what becomes of the rest."""

import csv
from datetime import date
from pathlib import Path

import pytest
from signatures import TODAY, brief, drafts_of

from tracker.domain.records import Condition, OtherOperation, Record, Treatment
from tracker.text.reader import read
from tracker.text.reading import Reading


def cases(name: str) -> list[list[str]]:
    with (Path(__file__).parent / "cases" / name).open(encoding="utf-8") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def reading_of(text: str) -> Reading:
    """A text of the table, in which ``\\n`` stands for a line feed."""
    return read(text.replace("\\n", "\n"), today=TODAY, posted=date(2020, 1, 1))


NOTATIONS, ASKED = cases("notations.tsv"), cases("asked.tsv")


@pytest.mark.parametrize(("text", "expected", "why"), NOTATIONS, ids=[case[0][:60] for case in NOTATIONS])
def test_notation(text: str, expected: str, why: str) -> None:
    assert (" ;; ".join(brief(event) for event in reading_of(text).events) or "-") == expected, why


@pytest.mark.parametrize(("text", "sentence", "choices", "why"), ASKED, ids=[case[0] for case in ASKED])
def test_asked(text: str, sentence: str, choices: str, why: str) -> None:
    (question,) = reading_of(text).questions
    assert question.sentence == sentence, why
    assert "|".join(question.choices) == choices, why
    assert len(question.choices) in (0, 2), "a plain question, or a remark"


def test_there_are_many_cases_and_none_twice() -> None:
    texts = [
        row[0] for name in ("lines.tsv", "stories.tsv", "notations.tsv", "asked.tsv") for row in cases(name)
    ]
    assert len(texts) >= 150
    assert len({*texts}) >= len(texts) - 5, "some stand in two tables, for what is read and for what is asked"


@pytest.mark.parametrize(
    "text", ["[b]foo[/b] PLIF L4-5 2010", "<li>PLIF L4&ndash;5 2010</li>", "&bull; PLIF L4-5 2010"]
)
def test_mark_up_is_no_unread_word(text: str) -> None:
    assert [part.text for part in reading_of(text).unread] == (["foo"] if "foo" in text else [])


@pytest.mark.parametrize(
    ("text", "kind", "data", "why"),
    [
        ("Boston brace 1988-1991", Treatment, {"kind": "brace", "called": "Boston brace", "date": "1988", "until": "1991"},
         "a brace is a treatment with a start and an end"),
        ("carpal tunnel R 2010", OtherOperation, {"called": "carpal tunnel", "date": "2010"}, "an operation elsewhere"),
        ("car accident 2004", Condition, {"kind": "other", "called": "car accident", "date": "2004"}, "an accident"),
    ],
)  # fmt: skip
def test_what_is_no_operation_of_the_spine_is_a_draft_too(
    text: str, kind: type[Record], data: dict[str, str], why: str
) -> None:
    (draft,) = drafts_of(text)
    assert draft.kind is kind, why
    assert {name: str(draft.data[name]) for name in data} == data, why


def test_how_vertebrae_are_counted_is_no_draft() -> None:
    assert drafts_of("sacralized L5") == ()
