"""A recorded translation stands on each sheet that tells the text itself, with whose translation it is."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

import filling
import makers as m
import pytest
import sheets

import tracker
from tracker.domain.gate import build, dump, members
from tracker.domain.history import History
from tracker.domain.papers import free_fields
from tracker.domain.phrases import Language, spoken
from tracker.domain.records import (
    Device,
    DocumentLink,
    OtherImplant,
    Record,
    Surgery,
    Translation,
)
from tracker.printing.fitting import shortened
from tracker.printing.layout import Paragraph, Sheet, headed, plain
from tracker.printing.sheet import sheet, whole
from tracker.printing.steps import Cut
from tracker.printing.wanted import Kind, Order, Wanted

ON = date(2030, 1, 1)


@pytest.mark.parametrize(
    ("kind", "of", "field"),
    [
        (Kind.APPOINTMENT, Surgery, "note"),
        (Kind.APPOINTMENT, OtherImplant, "mr_conditions"),
        (Kind.HARDWARE, Device, "note"),
        (Kind.HARDWARE, OtherImplant, "mr_conditions"),
        (Kind.FULL, Surgery, "note"),
        (Kind.FULL, Device, "note"),
    ],
)
def test_a_translation_stands_with_its_text(kind: Kind, of: type, field: str) -> None:
    records = filling.filled_everywhere()
    part = next(one for record in records for one in members(record) if type(one) is of)
    about = {"about_table": part.table(), "about_id": part.id, "field": field}
    made = m.of(
        Translation, text="said in English", language="English", translated_by="by a machine", **about
    )
    said = "\n".join(sheets.texts(whole(filling.history_of([*records, made]), ON, Wanted(kind))))
    assert getattr(part, field) in said
    before, found, _ = said.partition("“said in English”")
    assert found
    assert before.rstrip().endswith("translated into “English”, by a machine:")


# --- every text of every record


def _word(number: int) -> str:
    return f"word{number}x"


def _own(number: int) -> str:
    return f"text{number}x"


NOT_TRANSLATED: tuple[type[Record], ...] = (Translation, DocumentLink)
SHORT = ("time",)
"""Free fields that hold no words of any language."""


def _texts_of_their_own() -> tuple[list[Record], dict[int, tuple[str, str]]]:
    """One record of every kind whose free texts are all different, and which text stands in which field."""
    number, places, made = 0, {}, []
    for record in filling.filled_everywhere():
        values = dump(record)
        stack = [(values, type(record))]
        while stack:
            found, kind = stack.pop()
            for name in free_fields(kind):
                if found.get(name) and name not in SHORT and kind not in NOT_TRANSLATED:
                    number += 1
                    found[name], places[number] = _own(number), (found["id"], name)
            for name, child in kind.children().items():
                stack += [(part, child) for part in found.get(name) or ()]
        made.append(build(type(record), values))
    return made, places


def _with_translations(records: list[Record], places: dict[int, tuple[str, str]]) -> list[Record]:
    tables = {part.id: part.table() for record in records for part in members(record)}
    return [
        *(one for one in records if not isinstance(one, Translation)),
        *(
            m.of(Translation, about_table=tables[id_], about_id=id_, field=field, text=_word(number))
            for number, (id_, field) in places.items()
        ),
    ]


EVERY = [
    *((kind, "time") for kind in Kind),
    *((Kind.FULL, order) for order in get_args(Order) if order != "time"),
]


@pytest.mark.parametrize(("kind", "order"), EVERY)
@pytest.mark.parametrize("tongue", ["en", "de"])
def test_every_free_text_of_every_record_is_printed_with_its_translation(
    kind: Kind, order: Order, tongue: Language
) -> None:
    records, places = _texts_of_their_own()
    history = filling.history_of(_with_translations(records, places))
    said = "\n".join(sheets.texts(whole(history, ON, Wanted(kind, language=tongue, order=order))))
    printed = {number for number in places if re.search(rf"\b{_own(number)}\b", said)}
    alone = {number for number in printed if not re.search(rf"\b{_word(number)}\b", said)}
    assert printed, "the sheet tells of the records"
    assert [places[number][1] for number in sorted(alone)] == []


def test_all_free_texts_are_printed_somewhere() -> None:
    """So that the test above asks for something: the full history tells every text, and so every translation."""
    records, places = _texts_of_their_own()
    history = filling.history_of(_with_translations(records, places))
    said = "\n".join(sheets.texts(whole(history, ON, Wanted(Kind.FULL, order="topic"))))
    kinds = {part.id: type(part) for record in records for part in members(record)}
    silent = {
        (kinds[id_].__name__, field)
        for number, (id_, field) in places.items()
        if not re.search(rf"\b{_word(number)}\b", said)
    }
    assert silent == set()


def test_no_mark_is_left_in_what_is_printed() -> None:
    records, places = _texts_of_their_own()
    history = filling.history_of(_with_translations(records, places))
    for kind in Kind:
        for made in (whole(history, ON, Wanted(kind)), sheet(history, ON, Wanted(kind, second="de"))):
            pictured = repr(made)
            assert not re.search("[\U000f0000-\U0010ffff]", pictured)
            assert "\\U000f" not in pictured


def _note(text: str, *translations: str, sheet_of: Kind = Kind.FULL) -> str:
    device = m.device(note=text)
    made = tuple(
        m.about(Translation, device, field="note", text=one, language="English") for one in translations
    )
    history = History(person=m.person(), devices=(device,), translations=made)
    return "".join(sheets.texts(whole(history, ON, Wanted(sheet_of, order="topic"))))


TOLD = [
    (
        "hält",
        ("holds",),
        "“hält” (translated into “English”, by the patient: “holds”)",
        "behind the closing mark",
    ),
    (
        "hält.",
        ("it holds.",),
        "“hält.” (translated into “English”, by the patient: “it holds.”)",
        "with its full stop",
    ),
    (
        "a",
        ("b", "c"),
        "“a” (translated into “English”, by the patient: “b”) (translated into “English”, by the patient: “c”)",
        "both of two",
    ),
    (
        "a\U000f0000b",
        ("c",),
        "“a[U+F0000]b” (translated into “English”, by the patient: “c”)",
        "a character like a mark",
    ),
]


@pytest.mark.parametrize(("text", "translations", "expected", "why"), TOLD)
def test_how_a_translation_is_told(text: str, translations: tuple[str, ...], expected: str, why: str) -> None:
    assert expected in _note(text, *translations), why


def test_a_name_with_a_character_like_a_mark_is_whole_in_the_title() -> None:
    device = m.device(note="a")
    made = whole(
        History(
            person=m.person("Al\U000f0000ex"),
            devices=(device,),
            translations=(m.about(Translation, device, field="note", text="b", language="English"),),
        ),
        ON,
    )
    assert made.head.name == "Al[U+F0000]ex"
    assert "Al[U+F0000]ex" in made.title


def test_without_a_translation_nothing_changes() -> None:
    assert "translated" not in _note("hält").replace("a translation is said", "")


# --- quotation marks


def _one(
    tongue: Language, second: Language | None = None, note: str | None = "words that I wrote down myself"
) -> Sheet:
    history = History(person=m.person(), devices=(m.device(note=note),))
    return sheet(history, ON, Wanted(Kind.HARDWARE, language=tongue, second=second))


MARKS = [
    ("en", None, "“words that I wrote down myself”", "„"),
    ("de", None, "„words that I wrote down myself“", "”"),
    ("en", "de", "“words that I wrote down myself”", "„"),
    ("de", "en", "„words that I wrote down myself“", "”"),
]


@pytest.mark.parametrize(("tongue", "second", "found", "never"), MARKS)
def test_own_words_stand_in_the_marks_of_the_first_language(
    tongue: Language, second: Language | None, found: str, never: str
) -> None:
    said = "\n".join(sheets.texts(_one(tongue, second)))
    assert said.count(found) == 1, "once, since both languages say the same"
    assert never not in said


def test_what_the_marks_mean_is_said_where_any_stand() -> None:
    (line,) = _one("en").closing
    assert line[0].text.startswith("Words in quotation marks stand as they were written")
    assert len(_one("en", "de").closing) == 2
    assert _one("en", note=None).closing == ()


def test_no_code_sets_quotation_marks_around_what_is_printed() -> None:
    """Marks come from the phrases alone, so that each language has its own."""
    root = Path(tracker.__file__).parent
    found = [
        f"{path.name}: {line.strip()}"
        for room in ("views", "printing")
        for path in sorted((root / room).glob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"f[\"'].*[“„”]\{|\{[^{}]*\}[“”]", line)
        and "raise" not in line
        and "Problem" not in line
    ]
    assert [one for one in found if '"""' not in one] == []


CUT = [
    ("en", "“one two three four”", "“one two…”", "own words stay in their marks"),
    ("de", "„eins zwei drei vier“", "„eins zwei…“", "in those of the language"),
    (
        "en",
        "1 left in place (19 Sep 2017): “cut, 20 cm left”",
        "1 left in place (19 Sep 2017): “cut, 20 cm…”",
        "facts stay",
    ),
    (
        "de",
        "1 entfernt: „nur der Teil unten“, 1 gelockert",
        "1 entfernt: „nur der…“, 1 gelockert",
        "after them, too",
    ),
    (
        "en",
        "at length, and with marks in it: “call it “L4/5”, as told”",
        "at length, and with marks in it: “call it…”",
        "once",
    ),
    (
        "en",
        "a fact " * 30,
        "a fact " * 22 + "a…",
        "far later than own words, and nothing is closed that is not open",
    ),
]


@pytest.mark.parametrize(("tongue", "text", "expected", "why"), CUT)
def test_cut_texts_keep_their_marks_in_pairs(tongue: Language, text: str, expected: str, why: str) -> None:
    made = replace(_one(tongue), sections=(headed("imaging", (Paragraph((plain(text),)),)),))
    with spoken(tongue):
        cut = shortened(made, (Cut(14, frozenset({"imaging"})),))
    (line,) = (block.lines[0] for block in cut.sections[0].blocks if isinstance(block, Paragraph))
    said = line[0].text
    assert said == expected, why
    assert sum(said.count(mark) for mark in "„“”") in (0, 2), why
