"""Any record that the gate lets in, with anything in every field: for properties that hold for all kinds."""

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from tracker.domain import vocabulary
from tracker.domain.gate import build
from tracker.domain.records import Record
from tracker.errors import InvalidRecord
from tracker.pages.fields import FormField, Kind, fields_of
from tracker.pages.typed import as_typed

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).map(
    str.strip
)
ids = st.text("abcdef0123456789-_", min_size=1, max_size=8)
dates = st.sampled_from(
    ("1996", "2013-05", "2013-05-23", "2013~", "2013-21", "199X", "1995/..", "1949-08-16/1950-08-15")
)
sites = st.lists(
    st.sampled_from(
        ("L4-L5", "L5-S1", "L5 full", "L4 partial", "C5-C6 left", "SIJ-L", "lumbar", "T12", "S1")
    ),
    unique=True,
    max_size=3,
).map(", ".join)

OWN_SHAPE = {"version", "id"}


def values(kind: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    """Plain values for every field of a kind, those no form shows too, and for its children."""
    shown = {entry.name: entry for entry in fields_of(kind) if entry.name in kind.model_fields}
    own: dict[str, st.SearchStrategy[Any]] = {"id": ids}
    for name, info in kind.model_fields.items():
        if name in OWN_SHAPE or name == kind.parent or name.endswith(("_earliest", "_latest", "position")):
            continue
        if name in shown:
            filled = _typed(shown[name])
            needed = shown[name].options.get("asked") and info.default is None
            own[name] = filled if needed else st.none() | filled
        elif name.endswith("_id"):
            own[name] = ids
        elif name == "sha256":
            own[name] = st.none() | st.text("abcdef0123456789", min_size=64, max_size=64)
        elif str in _leaves(info.annotation):
            own[name] = st.none() | words
        elif int in _leaves(info.annotation):
            own[name] = st.none() | st.integers(0, 99)
    for name, child in kind.children().items():
        own[name] = st.lists(values(child), max_size=2, unique_by=(_id, _term))
    return st.fixed_dictionaries(own)


def _id(values: dict[str, Any]) -> Any:
    return values["id"]


def _term(values: dict[str, Any]) -> Any:
    """Two reasons of one word are one reason."""
    return values["id"] if set(values) - {"id", "kind", "called"} else (values["kind"], values.get("called"))


def _leaves(annotation: Any) -> tuple[Any, ...]:
    return getattr(annotation, "__args__", (annotation,))


def _typed(entry: FormField) -> st.SearchStrategy[Any]:
    if entry.kind is Kind.DATE:
        return dates
    if entry.kind is Kind.SITES:
        return sites
    if entry.kind is Kind.CODE:
        return st.sampled_from(sorted(vocabulary.named(entry.vocabulary)))
    if entry.kind is Kind.CHOICE:
        return st.sampled_from(entry.choices)
    if entry.kind is Kind.NUMBER:
        return st.integers(entry.options["low"], entry.options["high"])
    if entry.kind is Kind.DECIMAL:
        return st.floats(allow_nan=False, allow_infinity=False)
    if entry.kind is Kind.LINK:
        return ids
    return st.sampled_from(("8:30", "17:05")) if entry.name == "time" else words


@st.composite
def records(draw: st.DrawFn, kind: type[Record]) -> Record:
    """A record of a kind as the gate makes it."""
    drawn = draw(values(kind))
    try:
        return build(kind, drawn)
    except InvalidRecord as error:
        assume(False)
        raise AssertionError from error


@st.composite
def bodies(draw: st.DrawFn, kind: type[Record], junk: st.SearchStrategy[str] = words) -> dict[str, Any]:
    """What a person may leave in a form: anything in its text fields, a choice in the others."""
    body: dict[str, Any] = as_typed(draw(records(kind)))
    for entry in fields_of(kind):
        if entry.kind in (Kind.DATE, Kind.SITES, Kind.NUMBER, Kind.DECIMAL, Kind.TEXT, Kind.NAME, Kind.CODE):
            body[entry.name] = draw(st.none() | junk)
    return body
