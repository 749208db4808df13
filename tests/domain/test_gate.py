"""The gate: what it takes, the sentences for what it does not, and that ``dump`` is the inverse of ``build``."""

import json
import re
from enum import StrEnum
from typing import Any, get_args

import hypothesis.strategies as st
import makers
import pytest
from hypothesis import assume, given

from tracker.domain import vocabulary
from tracker.domain.dates import PartialDate
from tracker.domain.gate import LONGEST_TEXT, build, dates_of, dump, seal, vocabulary_of
from tracker.domain.records import (
    ROOTS,
    About,
    AnatomyProfile,
    Condition,
    Device,
    ImagingStudy,
    OtherImplant,
    Person,
    Procedure,
    Question,
    Record,
    SourceText,
    Surgery,
    Symptom,
    SymptomEntry,
)
from tracker.domain.site_set import Sites
from tracker.errors import InvalidRecord

NO_DATE = "is not in the form in which dates are kept, such as 2013, 2013-05 or 2013-05-23."
NO_SITE = "is not a site. Write a vertebra (L5), a segment (L4-L5), SIJ-L, PELVIS or a region."
NO_CHOICE = "this is not one of the choices; pick one, or leave it empty."
NO_NUMBER = "How many: type a whole number, or leave it empty."
NO_WORDS = "Note: type words here, or leave it empty."
NO_ID = "cannot name a record: use letters, digits, “-” and “_”, 64 at most."
PROCEDURE: dict[str, Any] = {"procedures": [{}]}


def refused(kind: type[Record], data: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidRecord) as caught:
        build(kind, data)
    assert str(caught.value) == " ".join(str(problem) for problem in caught.value.problems)
    return [(problem.field, str(problem)) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("kind", "data", "field", "sentence"),
    [
        (Device, {"quantity": "three"}, "quantity", NO_NUMBER),
        (Device, {"quantity": 2.5}, "quantity", NO_NUMBER),
        (Device, {"quantity": float("nan")}, "quantity", NO_NUMBER),
        (Device, {"quantity": float("inf")}, "quantity", NO_NUMBER),
        (Device, {"quantity": "9" * 5000}, "quantity", NO_NUMBER),
        (Device, {"quantity": True}, "quantity", NO_NUMBER),
        (Device, {"quantity": [1]}, "quantity", NO_NUMBER),
        (Device, {"quantity": 0}, "quantity", "How many: the smallest number here is 1."),
        (Device, {"quantity": 100}, "quantity", "How many: the largest number here is 99."),
        (SymptomEntry, {"score": 11}, "score", "How strong: the largest number here is 10."),
        (SymptomEntry, {"score": -1}, "score", "How strong: the smallest number here is 0."),
        (AnatomyProfile, {"ribs": 14}, "ribs", "Rib-bearing vertebrae: the largest number here is 13."),
        (AnatomyProfile, {"lumbar": 3}, "lumbar", "Lumbar vertebrae: the smallest number here is 4."),
        (Device, {"note": ["a"]}, "note", NO_WORDS),
        (Device, {"note": 7}, "note", NO_WORDS),
        (Device, {"note": b"a\x00"}, "note", NO_WORDS),
        (Device, {"kind": 7}, "kind", "What is it? Type words here, or leave it empty."),
        (Device, {"kind": "magic"}, "kind", "“magic” is not in the list; pick one from it."),
        (Device, {"kind": "x" * 500}, "kind", f"“{'x' * 40}” is not in the list; pick one from it."),
        (Device, {"sites": "L9"}, "sites", f"“L9” {NO_SITE}"),
        (Device, {"sites": "L" * 500}, "sites", f"“{'L' * 40}” {NO_SITE}"),
        (Condition, {"date": "13/2013"}, "date", f"“13/2013” {NO_DATE}"),
        (Condition, {"date": "9" * 500}, "date", f"“{'9' * 40}” {NO_DATE}"),
        (Condition, {"date": 7}, "date", f"“7” {NO_DATE}"),
        (Condition, {"operated": "maybe"}, "operated", f"Operated on: {NO_CHOICE}"),
        (OtherImplant, {"card": "ja"}, "card", f"Do you have the implant card? T{NO_CHOICE[1:]}"),
        (Surgery, {"status": "soon", **PROCEDURE}, "status", f"Was it done? T{NO_CHOICE[1:]}"),
        (Condition, {"date": "2013", "until": "2012"}, "until", "This ends before it starts. Correct “When” or “Until”."),
        (Condition, {"date_earliest": "2013-01-01"}, "date_earliest", "There is no field “date_earliest” in: condition."),
        (Condition, {"mood": 1}, "mood", "There is no field “mood” in: condition."),
        (Surgery, {"metadata": 1, **PROCEDURE}, "metadata", "There is no field “metadata” in: operation."),
        (Surgery, {}, "kind", "Say what was done; “Other or unknown spine procedure” is fine."),
        (Surgery, {"procedures": None}, "kind", "Say what was done; “Other or unknown spine procedure” is fine."),
        (Surgery, {"procedures": "plif"}, "", "Each procedure belongs in a list."),
        (Surgery, {"procedures": {}}, "", "Each procedure belongs in a list."),
        (Surgery, {"procedures": 7}, "", "Each procedure belongs in a list."),
        (Surgery, {"procedures": [7]}, "", "Each procedure needs named fields."),
        (SymptomEntry, {"time": "25:00"}, "time", "“25:00” is not a time. Type it like 8:30 or 17:05."),
        (SymptomEntry, {"time": "8:60"}, "time", "“8:60” is not a time. Type it like 8:30 or 17:05."),
        (SourceText, {"text": "x" * (LONGEST_TEXT + 1)}, "text", "This text is too long: keep it under a million characters."),
        (Condition, {"id": '"><img src=x>'}, "id", f"“\"><img src=x>” {NO_ID}"),
        (Condition, {"id": "a b"}, "id", f"“a b” {NO_ID}"),
        (Condition, {"id": "é"}, "id", f"“é” {NO_ID}"),
        (Condition, {"id": "x" * 65}, "id", f"“{'x' * 40}” {NO_ID}"),
        (Surgery, {"procedures": [{"id": "a/b"}]}, "id", f"“a/b” {NO_ID}"),
        (Condition, None, "", "Each condition needs named fields."),
        (Condition, [], "", "Each condition needs named fields."),
        (Condition, "kind", "", "Each condition needs named fields."),
        (Condition, {1: 2}, "", "Each condition needs named fields."),
    ],
    ids=lambda x: str(x)[:30],
)  # fmt: skip
def test_the_sentence_for_bad_input(kind: type[Record], data: Any, field: str, sentence: str) -> None:
    assert refused(kind, data) == [(field, sentence)]


@pytest.mark.parametrize("id_", ["a", "example-plif-1", "0123456789abcdef" * 4, "A_b-C"])
def test_an_identifier_of_letters_digits_and_lines_is_taken(id_: str) -> None:
    assert build(Condition, {"id": id_}).id == id_


def test_everything_wrong_is_told_at_once_children_included() -> None:
    data = {
        "date": "soon",
        "status": "perhaps",
        "procedures": [{"sites": "L99", "reasons": [{"kind": "gremlins"}]}, 7],
    }
    assert [field for field, _ in refused(Surgery, data)] == ["date", "status", "sites", "kind", ""]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  two nights  ", "two nights"),
        ("", None),
        (" \n\t ", None),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("tab\tstays", "tab\tstays"),
        ("nul\x00", "nul�"),
        ("\x1b[31mred", "�[31mred"),
        ("half \ud800 pair", "half � pair"),
        ("del\x7f csi\x9b nel\x85.", "del� csi� nel�."),
        ("山 Zoë 🦴 ‮", "山 Zoë 🦴 ‮"),
        ("x" * LONGEST_TEXT, "x" * LONGEST_TEXT),
        ("<script>'; DROP TABLE person; --", "<script>'; DROP TABLE person; --"),
    ],
    ids=lambda x: str(x)[:20].encode("ascii", "replace").decode(),
)
def test_text_is_kept_but_for_control_characters(typed: str, kept: str | None) -> None:
    assert makers.condition(note=typed).note == kept


@pytest.mark.parametrize(("typed", "kept"), [("8:30", "08:30"), ("17.05", "17:05"), ("8h30", "08:30")])
def test_times_are_kept_in_one_form(typed: str, kept: str) -> None:
    assert build(SymptomEntry, {"time": typed}).time == kept


@pytest.mark.parametrize("given_", [2, "2", " 2 ", 2.0])
def test_numbers_are_taken_as_a_form_gives_them(given_: Any) -> None:
    assert build(Device, {"quantity": given_}).quantity == 2


def needed(kind: type[Record]) -> dict[str, Any]:
    """What a record of a kind cannot do without, and a target for what is about another record."""
    target = {"about_table": "surgery", "about_id": "a"} if issubclass(kind, About) else {}
    return makers.NEEDED.get(kind, {}) | target


def test_few_fields_are_required() -> None:
    surgery = build(Surgery, {"date": "2013", "procedures": [{"kind": "plif"}]})
    assert (str(surgery.date), surgery.status, surgery.procedures[0].sites) == ("2013", "done", Sites())
    for kind in ROOTS:
        if kind is not Surgery:
            build(kind, needed(kind))


def test_bounds_of_dates_are_written_here() -> None:
    condition = makers.condition(date="2013-02", until="2014/..")
    assert (condition.date_earliest, condition.date_latest) == ("2013-02-01", "2013-02-28")
    assert (condition.until_earliest, condition.until_latest) == ("2014-01-01", None)
    condition.date = None
    seal(condition)
    assert (condition.date_earliest, condition.date_latest) == (None, None)


def test_an_end_that_can_still_follow_the_start_is_taken() -> None:
    for start, end in (("2013", "2013-01"), ("2013-05", "2013"), ("2013", "2013"), ("2010/..", "2012")):
        makers.condition(date=start, until=end)


def test_children_know_their_parent_and_their_place() -> None:
    surgery = makers.surgery("2013", makers.procedure(), makers.procedure("laminectomy"))
    assert [(p.surgery_id, p.position) for p in surgery.procedures] == [(surgery.id, 0), (surgery.id, 1)]


def test_events_of_a_device_stand_in_date_order_and_those_of_one_day_as_given() -> None:
    days = [("broken", None), ("removed", "2015"), ("loosened", "2014-05"), ("infected", "2014-05")]
    device = makers.device("rod", "L4, L5", *(makers.event(kind, day) for kind, day in days))
    assert [event.kind.value for event in device.events] == ["loosened", "infected", "removed", "broken"]
    assert [event.position for event in device.events] == [0, 1, 2, 3]


def test_a_changed_record_is_checked_whole_before_it_is_saved() -> None:
    surgery = makers.surgery()
    surgery.procedures[0].kind = "magic"
    with pytest.raises(InvalidRecord, match="“magic” is not in the list"):
        seal(surgery)
    surgery.procedures = []
    with pytest.raises(InvalidRecord, match="Say what was done"):
        seal(surgery)


def test_dump_leaves_out_what_is_empty_or_derived() -> None:
    surgery = makers.surgery("2013", makers.procedure(sites=""), note="")
    assert dump(surgery) == {
        "id": surgery.id,
        "position": 0,
        "date": "2013",
        "status": "done",
        "procedures": [{"id": surgery.procedures[0].id, "position": 0, "kind": "plif"}],
    }


def test_the_vocabulary_of_a_field() -> None:
    assert vocabulary_of(Procedure, "kind") == "procedures"
    assert vocabulary_of(Procedure, "note") is None


# --- any record goes out and comes back

DATES = st.sampled_from(
    [
        "1950",
        "1996",
        "2013",
        "2013-05",
        "2013-05-23",
        "2013~",
        "2013?",
        "199X",
        "2013-21",
        "1995/..",
        "../2001",
        "2013-05/2014",
    ]
)
SITES = st.sampled_from(
    ["L5", "L4-L5", "L4-L5, L5-S1", "L5 full, L4 partial", "SIJ-L", "PELVIS", "lumbar", "C5-C6, C6-C7"]
)
TEXT = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["a\x00b", "\ud800", " x ", "\r\n", "山", "'; --", "\x9b2J", "1" * 300]),
)


def values_of(kind: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    """Values for the fields of a kind and its children, each of them perhaps left out."""
    fields: dict[str, st.SearchStrategy[Any]] = {
        name: one for name in kind.model_fields if (one := _value(kind, name)) is not None
    }
    for name, child in kind.children().items():
        fields[name] = st.lists(values_of(child), min_size=1 if kind is Surgery else 0, max_size=3)
    required = {name: fields.pop(name) for name in ("procedures",) if name in fields}
    if kind is Question:
        fields.pop("text", None)
        required["text"] = st.just("Is it fused?")
    return st.fixed_dictionaries(required, optional=fields)


def _types(annotation: Any) -> list[Any]:
    inner = get_args(annotation)
    return [each for one in inner for each in _types(one)] if inner else [annotation]


def _value(kind: type[Record], name: str) -> st.SearchStrategy[Any] | None:
    info = kind.model_fields[name]
    types = _types(info.annotation)
    listed = vocabulary_of(kind, name)
    choices = next((t for t in types if isinstance(t, type) and issubclass(t, StrEnum)), None)
    if name in ("id", "version", "time", kind.parent) or re.search("_(id|earliest|latest)$", name):
        return None
    if (kind in ROOTS and name in needed(kind)) or name == "sha256":
        return None
    if listed:
        return st.sampled_from(sorted(vocabulary.named(listed)))
    if choices:
        return st.sampled_from([each.value for each in choices])
    if PartialDate in types:
        return DATES
    if Sites in types:
        return SITES
    if float in types:
        return st.floats(0, 10)
    if int in types:
        low, high = (0, 99) if name != "position" else (0, 3)
        bounds = (
            {getattr(m, "ge", None) or low for m in info.metadata},
            {getattr(m, "le", None) or high for m in info.metadata},
        )
        return st.integers(max(bounds[0], default=low), min(bounds[1], default=high))
    return TEXT


@given(st.sampled_from(ROOTS).flatmap(lambda kind: st.tuples(st.just(kind), values_of(kind))))
def test_dump_is_the_inverse_of_build(case: tuple[type[Record], dict[str, Any]]) -> None:
    kind, data = case
    data = needed(kind) | data
    try:
        record = build(kind, data)
    except InvalidRecord as error:
        assume("This ends before it starts." not in str(error))
        raise
    written = dump(record)
    again = build(kind, json.loads(json.dumps(written, ensure_ascii=False).encode()))
    assert dump(again) == written
    assert again.model_dump(exclude={"version"}) == record.model_dump(exclude={"version"})
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", _texts(written))
    for name, value in dates_of(record).items():
        assert str(value) == data[name] if name in data else value is None


def _texts(value: Any) -> str:
    if isinstance(value, dict):
        return "".join(map(_texts, value.values()))
    return "".join(map(_texts, value)) if isinstance(value, list) else str(value)


@given(st.sampled_from(ROOTS), st.dictionaries(TEXT, st.one_of(TEXT, st.none(), st.integers(), st.floats())))
def test_whatever_comes_is_built_or_refused_in_sentences(kind: type[Record], data: dict[str, Any]) -> None:
    fields = sorted(kind.model_fields)
    named = {fields[len(key) % len(fields)]: value for key, value in data.items()}
    try:
        sentences = [str(build(kind, named).title) + "."]
    except InvalidRecord as error:
        sentences = [str(problem) for problem in error.problems]
    assert sentences
    assert all(sentence.endswith(".") for sentence in sentences)


def test_every_kind_is_tried_by_the_round_trip() -> None:
    assert {Person, Symptom, ImagingStudy} <= set(ROOTS)
    assert _value(Surgery, "date") is DATES
    assert _value(Device, "sites") is SITES
