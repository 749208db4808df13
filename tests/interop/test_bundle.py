import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import histories
import hypothesis.strategies as st
import makers
import pytest
from hypothesis import given
from sqlalchemy import Integer

from tracker.domain.gate import build, dump
from tracker.domain.records import Condition
from tracker.errors import ImportRefused
from tracker.interop import bundle
from tracker.storage import books

Document = dict[str, Any]

NOT_OURS = "This file is not a copy made by this program. Choose a file that “Save a copy” wrote."
DAMAGED = "This copy is damaged and nothing was brought in. Choose another copy."
JOURNAL = "The journal in this copy does not fit its records, so nothing was brought in."


def tables() -> bundle.Tables:
    """The made-up history as tables, with settings, a draft and a short journal."""
    rows: bundle.Tables = {}
    for record in histories.every_kind():
        rows.setdefault(record.table(), []).append(dump(record))
    sha = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    line = {"id": 1, "change_id": 1, "record_table": "person", "record_id": "a", "action": "insert"}
    return rows | {
        "setting": [
            {"key": "theme", "value": True},
            {"key": "size", "value": 1.5},
            {"key": "a", "value": None},
        ],
        "draft": [{"key": "paste", "body": {"text": "2013 L4-S1"}, "updated": "2016-03-01T09:00:00+00:00"}],
        "change": [
            {"id": 2, "at": "2016-03-01T09:01:00+00:00", "what": "undid: saved", "undoes": 1},
            {"id": 1, "at": "2016-03-01T09:00:00+00:00", "what": "saved"},
        ],
        "journal": [line | {"after_sha": sha}],
        "content": [{"sha": sha, "body": "hello"}],
    }


@pytest.mark.parametrize("book", list(bundle._BOOKS))
def test_a_copy_knows_the_columns_of_the_data_file(book: str) -> None:
    """The two rooms do not know each other, so this holds what both of them say of the same tables."""
    ours, columns = bundle._BOOKS[book], books.BOOKS.tables[book].columns
    assert {name: needed for name, (_, needed) in ours.items()} == {
        column.name: not column.nullable for column in columns
    }
    assert [next(iter(ours))] == [column.name for column in columns if column.primary_key]
    whole = {column.name for column in columns if isinstance(column.type, Integer)}
    assert {name for name, (kind, _) in ours.items() if kind is int} == whole


def document() -> Document:
    read = json.loads(bundle.to_bytes(tables()))
    assert isinstance(read, dict)
    return read


def as_bytes(value: object) -> bytes:
    return json.dumps(value).encode()


def test_a_copy_comes_back_byte_by_byte() -> None:
    content = bundle.to_bytes(tables())
    assert bundle.to_bytes(bundle.from_bytes(content)) == content


def test_the_order_of_the_tables_does_not_matter() -> None:
    rows = tables()
    turned = {name: list(reversed(rows[name])) for name in reversed(rows)}
    assert bundle.to_bytes(turned) == bundle.to_bytes(rows)


def test_a_copy_can_be_read_by_a_person() -> None:
    content = bundle.to_bytes({"condition": [dump(makers.condition(id="a", note="Rücken, “schief”"))]})
    assert content.decode() == (
        '{\n "format": "spine-tracker history",\n "schema": 2,\n "records": {\n  "condition": [\n   {\n'
        '    "position": 0,\n    "id": "a",\n    "kind": "spinal_stenosis",\n    "sites": "L4-L5",\n'
        '    "note": "Rücken, “schief”"\n   }\n  ]\n }\n}\n'
    )


@given(
    note=st.text(max_size=30),
    position=st.integers(-1_000_000, 1_000_000),
    year=st.integers(1900, 2099),
    value=st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=6,
    ),
)
def test_every_copy_comes_back_byte_by_byte(note: str, position: int, year: int, value: Any) -> None:
    values = {"note": note, "position": position, "date": f"{year}~", "kind": "other"}
    rows = {"condition": [dump(build(Condition, values))], "setting": [{"key": "a", "value": value}]}
    content = bundle.to_bytes(rows)
    assert bundle.to_bytes(bundle.from_bytes(content)) == content


@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_is_not_a_copy_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(ImportRefused):
        bundle.from_bytes(content)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(data=st.data())
def test_a_copy_with_anything_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    """Any one value of a copy is replaced by anything: never another error than ImportRefused."""
    spoiled = document()
    place: Any = spoiled
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        place = inner
    place[key] = data.draw(ANYTHING)
    with suppress(ImportRefused):
        bundle.to_bytes(bundle.from_bytes(as_bytes(spoiled)))


REFUSED: list[tuple[bytes, str, str]] = [
    (b"", NOT_OURS, "nothing"),
    (b"PK\x03\x04", NOT_OURS, "a zip"),
    (b"\xff\xfe{\x00}\x00", NOT_OURS, "another encoding"),
    (b"[]", NOT_OURS, "no object"),
    (b"{}", NOT_OURS, "no format"),
    (b'{"format": "another", "schema": 1}', NOT_OURS, "another format"),
    (b'{"format": "spine-tracker history", "schema": true}', NOT_OURS, "no number"),
    (b'{"format": "spine-tracker history", "schema": NaN}', NOT_OURS, "not JSON"),
    (b'{"format": "spine-tracker history", "schema": 1, "schema": 1}', NOT_OURS, "a name twice"),
    (b'{"format": "spine-tracker history", "schema": 1, "settings": [1e999]}', NOT_OURS, "infinite"),
    (b'{"format": "spine-tracker history", "schema": ' + b"9" * 5000 + b"}", NOT_OURS, "a huge number"),
    (b'{"format": "spine-tracker history", "schema": 1, "records": "\\ud800"}', NOT_OURS, "half a character"),
    (b"[" * 100_000 + b"]" * 100_000, NOT_OURS, "deep nesting"),
    (
        b'{"format": "spine-tracker history", "schema": 3}',
        "This copy was made by a newer version of this program. Bring it in with that version.",
        "newer",
    ),
    (b'{"format": "spine-tracker history", "schema": 1, "moods": []}', DAMAGED, "an unknown part"),
    (b'{"format": "spine-tracker history", "schema": 1, "records": []}', DAMAGED, "no kinds"),
    (b'{"format": "spine-tracker history", "schema": 1, "records": {"surgery": {}}}', DAMAGED, "no list"),
    (
        b'{"format": "spine-tracker history", "schema": 1, "records": {"mood": []}}',
        "This copy holds “mood”, which this version does not know.",
        "an unknown kind",
    ),
]


@pytest.mark.parametrize(("content", "sentence", "why"), REFUSED, ids=[why for _, _, why in REFUSED])
def test_a_file_that_is_no_copy(content: bytes, sentence: str, why: str) -> None:
    with pytest.raises(ImportRefused) as caught:
        bundle.from_bytes(content)
    assert str(caught.value) == sentence, why


def twice(copy: Document) -> None:
    copy["records"]["surgery"].append(copy["records"]["surgery"][0])


def same_child(copy: Document) -> None:
    first = copy["records"]["imagingstudy"][0]
    first["findings"].append(first["findings"][0])


def bad_date(copy: Document) -> None:
    copy["records"]["otherimplant"][0]["date"] = "once"


def unknown_field(copy: Document) -> None:
    copy["records"]["person"][0]["mood"] = "fine"


def bounds(copy: Document) -> None:
    copy["records"]["surgery"][0]["date_earliest"] = "2000-01-01"


def no_object(copy: Document) -> None:
    copy["records"]["person"][0] = 7


def no_source(copy: Document) -> None:
    del copy["records"]["sourcetext"]


def no_symptom(copy: Document) -> None:
    copy["records"]["symptom"] = []


def huge_position(copy: Document) -> None:
    copy["records"]["person"] = []
    copy["records"]["condition"][0]["position"] = 10**30


def lost_change(copy: Document) -> None:
    copy["changes"] = []


def bent_content(copy: Document) -> None:
    copy["contents"][0]["body"] = "hallo"


def boolean_id(copy: Document) -> None:
    copy["changes"][0]["id"] = True


def no_time(copy: Document) -> None:
    copy["drafts"][0]["updated"] = "nonsense"


def time_without_offset(copy: Document) -> None:
    copy["changes"][0]["at"] = "2016-03-01T09:00:00"


def undoes_itself(copy: Document) -> None:
    copy["changes"][0]["undoes"] = copy["changes"][0]["id"]


def setting_twice(copy: Document) -> None:
    copy["settings"].append(copy["settings"][0])


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (twice, "This copy holds the same operation twice. Choose another copy."),
        (same_child, "This copy holds the same finding twice. Choose another copy."),
        (bad_date, "Number 1 of the kind “other implant” cannot be taken: "),
        (
            unknown_field,
            "Number 1 of the kind “About me” cannot be taken: There is no field “mood” in: About me.",
        ),
        (
            bounds,
            "Number 1 of the kind “operation” cannot be taken: There is no field “date_earliest” in: operation.",
        ),
        (no_object, "Number 1 of the kind “About me” cannot be taken: "),
        (no_source, "In this copy a record of the kind “condition” points at one that is missing."),
        (no_symptom, "In this copy a record of the kind “entry” points at one that is missing."),
        (huge_position, "Number 1 of the kind “condition” cannot be taken: "),
        (lost_change, JOURNAL),
        (bent_content, JOURNAL),
        (boolean_id, DAMAGED),
        (no_time, DAMAGED),
        (time_without_offset, DAMAGED),
        (undoes_itself, JOURNAL),
        (setting_twice, DAMAGED),
    ],
)
def test_a_spoiled_copy(spoil: Callable[[Document], None], sentence: str) -> None:
    copy = document()
    spoil(copy)
    with pytest.raises(ImportRefused) as caught:
        bundle.from_bytes(as_bytes(copy))
    assert str(caught.value).startswith(sentence)


def test_a_file_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "LARGEST", 10)
    with pytest.raises(ImportRefused, match=r"^This file is larger than 200 MB, too large for a copy\."):
        bundle.from_bytes(b"[" * 11)
