"""Written in a style and read again, a history tells the same facts."""

from typing import Any

import makers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from signatures import POSTED, history, history_of

from tracker.domain import vocabulary
from tracker.domain.dates import PartialDate, Precision
from tracker.domain.gate import build
from tracker.domain.history import History
from tracker.domain.levels import Axis, Vertebra
from tracker.domain.records import Person
from tracker.domain.terms import ProcedureKind
from tracker.text.choices import Choices
from tracker.text.shorten import sign
from tracker.text.style import SIGNATURE_STYLES, SignatureStyle
from tracker.text.terms import actions
from tracker.text.writer import write

KINDS = [
    kind
    for kind in vocabulary.procedures().values()
    if kind.code not in ("other",) and ("type", kind.code) not in actions()
]
REASONS = [
    "disc_degeneration",
    "disc_herniation",
    "spinal_stenosis",
    "spondylolisthesis",
    "pseudarthrosis",
    "kyphosis",
]


@st.composite
def dates(draw: st.DrawFn) -> str | None:
    year = draw(st.integers(1975, 2014))
    month, day = draw(st.integers(1, 12)), draw(st.integers(1, 28))
    return draw(st.sampled_from([None, f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"]))


@st.composite
def sites(draw: st.DrawFn, kind: str) -> str:
    """Sites as people have them: a run of segments or two, or single vertebrae that do not touch."""
    axis = Axis.standard
    if kind == "si_joint":
        return draw(st.sampled_from(["SIJ", "SIJ-L", "SIJ-R"]))
    if kind in ("device", "region"):
        return ""
    if kind == "segment":
        start = draw(st.integers(1, len(axis.segments) - 3))
        return ", ".join(map(str, axis.segments[start : start + draw(st.integers(1, 3))]))
    bones = [bone for bone in axis.vertebrae if bone.letter in "CTL" and bone != Vertebra("C0")]
    start = draw(st.integers(0, len(bones) - 1))
    return ", ".join(map(str, bones[start : start + 4 : 2]))


@st.composite
def procedures(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(KINDS))
    reasons = draw(st.lists(st.sampled_from(REASONS), max_size=2, unique=True))
    return makers.procedure(
        kind.code, draw(sites(kind.site_kind)), reasons=[makers.reason(code) for code in reasons]
    )


@st.composite
def histories(draw: st.DrawFn) -> History:
    several = st.lists(procedures(), min_size=1, max_size=2, unique_by=lambda one: str(one["kind"]))
    surgeries = [makers.surgery(draw(dates()), *draw(several)) for _ in range(draw(st.integers(0, 3)))]
    conditions = [
        makers.condition(code, draw(sites("segment")), draw(dates()))
        for code in draw(st.lists(st.sampled_from(REASONS), max_size=2, unique=True))
    ]
    person = build(Person, {"name": "Harry", "birth_date": "1950-03-04", "sex": "male"})
    return history([person, *surgeries, *conditions])


def facts(told: History, finest: Precision) -> list[tuple[Any, ...]]:
    def when(value: PartialDate | None) -> str:
        return str(value.coarsened(finest)) if value else ""

    done = [
        (one.kind, str(one.sites), when(surgery.date), tuple(sorted(reason.kind for reason in one.reasons)))
        for surgery in told.surgeries
        for one in surgery.procedures
    ]
    known = [(one.kind, str(one.sites), when(one.date), ("condition",)) for one in told.conditions]
    return sorted([*done, *known])


@given(histories(), st.sampled_from(list(SIGNATURE_STYLES.values())))
def test_what_is_written_reads_as_the_same_facts(told: History, style: SignatureStyle) -> None:
    text = write(told, on=POSTED, style=style)
    assert facts(history_of(text), style.precision) == facts(told, style.precision), text


@st.composite
def choices(draw: st.DrawFn) -> Choices:
    """What is told without leaving a fact out."""
    return Choices(
        finest=draw(st.sampled_from(["day", "month", "year"])),
        name=draw(st.booleans()),
        age=draw(st.booleans()),
        newest_first=draw(st.booleans()),
        date_order=draw(st.sampled_from(["", "mdy", "dmy", "iso"])),
        wording=draw(st.sampled_from(["", "short", "full"])),
    )


@given(histories(), st.sampled_from(list(SIGNATURE_STYLES.values())), choices())
def test_so_it_does_whatever_is_chosen(told: History, style: SignatureStyle, chosen: Choices) -> None:
    made = sign(told, on=POSTED, style=style, choices=chosen)
    assert not made.steps
    precision = made.style.precision
    assert facts(history_of(made.text), precision) == facts(told, precision), made.text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
@pytest.mark.parametrize("style", SIGNATURE_STYLES.values(), ids=SIGNATURE_STYLES)
def test_every_procedure_is_read_by_the_name_it_is_written_with(
    kind: ProcedureKind, style: SignatureStyle
) -> None:
    place = {"segment": "L3-L4, L4-L5", "vertebra": "L2, L4", "si_joint": "SIJ-R"}.get(kind.site_kind, "")
    told = history([makers.surgery("2011-03-05", makers.procedure(kind.code, place))])
    text = write(told, on=POSTED, style=style)
    assert facts(history_of(text), style.precision) == facts(told, style.precision), text


@pytest.mark.parametrize("code", [code for code in vocabulary.indications() if code != "other"])
def test_every_condition_is_read_by_the_name_it_is_written_with(code: str) -> None:
    told = history([makers.condition(code, "L4-L5", "1999")])
    text = write(told, on=POSTED)
    assert facts(history_of(text), Precision.YEAR) == facts(told, Precision.YEAR), text
