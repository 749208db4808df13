"""Sources that disagree are both kept, one is chosen, and nothing that was recorded is lost by choosing."""

import makers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import statements
from tracker.domain.gate import dump
from tracker.domain.history import History
from tracker.domain.records import ImagingStudy, Origin, Record, Statement, Surgery
from tracker.errors import InvalidRecord


def history(*records: Record) -> History:
    return History(
        surgeries=tuple(r for r in records if isinstance(r, Surgery)),
        imaging=tuple(r for r in records if isinstance(r, ImagingStudy)),
        statements=tuple(r for r in records if isinstance(r, Statement)),
    )


def said(record: Record, field: str, value: str, **more: object) -> Statement:
    return makers.about(Statement, record, field=field, value=value, **more)


@pytest.mark.parametrize(
    ("field", "own", "value", "agree", "why"),
    [
        ("date", "2013-05-23", "2013-05-23", True, "the same"),
        ("date", "2013-05-23", "2013", True, "less exact is no contradiction"),
        ("date", "2013", "2013-05", True, "more exact neither"),
        ("date", "2013-05-23", "2014", False, "another year"),
        ("date", "2013-05-23", "the flood", False, "no date at all"),
        ("surgeon", "A. Example", "a.  example ", True, "case and spaces say nothing"),
        ("surgeon", "A. Example", "B. Example", False, "another person"),
        ("hospital", None, "Example Hospital", False, "what is not recorded agrees with nothing"),
        ("outcome", "helped", "helped", True, ""),
        ("outcome", "helped", "did not help", False, ""),
    ],
)
def test_when_a_source_agrees(field: str, own: str | None, value: str, agree: bool, why: str) -> None:
    record = makers.surgery(**{"date": "2013", field: own}) if field != "date" else makers.surgery(own)
    assert statements.agrees(record, said(record, field, value)) is agree, why


def test_the_levels_of_a_procedure_have_sources_of_their_own() -> None:
    surgery = makers.surgery("2013", makers.procedure("plif", "L4-L5"), makers.procedure("laminectomy", "L5"))
    note = said(surgery.procedures[0], "sites", "L4-S1", origin="operative note")
    before = history(surgery, note)
    (found,) = statements.disagreeing(before)
    assert (found.record.id, found.field, found.settled) == (surgery.procedures[0].id, "sites", False)
    changed, chosen, kept = statements.choosing(before, surgery, note)
    assert isinstance(changed, Surgery)
    assert [str(p.sites) for p in changed.procedures] == ["L4-S1", "L5"]
    assert isinstance(chosen, Statement)
    assert isinstance(kept, Statement)
    assert (kept.value, kept.origin, kept.about_id) == ("L4-L5", None, surgery.procedures[0].id)
    after = history(changed, chosen, kept)
    assert statements.disagreeing(after) == ()
    assert [d.settled for d in statements.disagreements(after)] == [True]


def test_choosing_back_and_forth_loses_nothing_and_adds_nothing_twice() -> None:
    surgery = makers.surgery("2013")
    note = said(surgery, "date", "2014-02")
    changed, note_chosen, kept = statements.choosing(history(surgery, note), surgery, note)
    assert str(getattr(changed, "date")) == "2014-02"  # noqa: B009 - it is a Record here
    assert isinstance(note_chosen, Statement)
    assert isinstance(kept, Statement)
    again = statements.choosing(history(changed, note_chosen, kept), changed, kept)
    assert [type(record) for record in again] == [Surgery, Statement, Statement]
    assert dump(again[0]) == dump(surgery)
    assert [s.chosen for s in again if isinstance(s, Statement)] == [None, "yes"]


def test_keeping_what_the_record_says_settles_it() -> None:
    surgery = makers.surgery("2013")
    note = said(surgery, "date", "2014")
    note_after, kept = statements.keeping(history(surgery, note), surgery, "date")
    assert [(s.value, s.chosen) for s in (note_after, kept)] == [("2014", None), ("2013", "yes")]
    after = history(surgery, note_after, kept)
    assert statements.disagreeing(after) == ()
    assert len(statements.keeping(after, surgery, "date")) == 2, "said once already"


def test_a_later_source_opens_the_question_again() -> None:
    surgery = makers.surgery("2013")
    first = said(surgery, "date", "2013", chosen="yes")
    later = said(surgery, "date", "2015")
    placed, *others = statements.adding(history(surgery, first), surgery, later)
    assert placed.position == 1
    assert [s.chosen for s in others] == [None]
    assert len(statements.disagreeing(history(surgery, placed, *others))) == 1
    same = said(surgery, "date", "2013-05")
    assert len(statements.adding(history(surgery, first), surgery, same)) == 1


def test_typing_another_value_opens_the_question_again() -> None:
    note = said(makers.surgery("2013"), "date", "2014", chosen="yes")
    surgery = makers.surgery("2014", id=note.about_id)
    assert statements.disagreeing(history(surgery, note)) == ()
    typed = makers.surgery("2012", id=note.about_id)
    assert len(statements.disagreeing(history(typed, note))) == 1


def test_what_came_from_a_pasted_text_is_kept_as_that() -> None:
    text = makers.source(date="2015")
    surgery = makers.surgery("2013", source_id=text.id)
    note = said(surgery, "date", "2014")
    all_of = History(surgeries=(surgery,), statements=(note,), sources=(text,))
    assert statements.source_of(all_of, surgery) is text
    kept = statements.choosing(all_of, surgery, note)[-1]
    assert isinstance(kept, Statement)
    assert (kept.origin, str(kept.date)) == (Origin.PASTED, "2015")


@pytest.mark.parametrize(("field", "value"), [("date", "the flood"), ("status", "perhaps"), ("id", "x")])
def test_what_the_record_cannot_take_is_refused(field: str, value: str) -> None:
    surgery = makers.surgery("2013")
    note = said(surgery, field, value)
    with pytest.raises(InvalidRecord):
        statements.choosing(history(surgery, note), surgery, note)


def test_a_statement_about_a_field_that_is_gone_is_no_disagreement() -> None:
    surgery = makers.surgery("2013")
    assert statements.disagreements(history(surgery, said(surgery, "colour", "red"))) == ()


@given(values=st.lists(st.sampled_from(["2012", "2013-05", "2014-02-03", "1999~"]), min_size=1, max_size=5))
def test_no_value_is_ever_lost_by_choosing(values: list[str]) -> None:
    surgery: Record = makers.surgery("2010")
    told = {s.id: s for s in (said(surgery, "date", v, position=n) for n, v in enumerate(values))}
    for id_ in list(told):
        assert isinstance(surgery, Surgery)
        saved = statements.choosing(history(surgery, *told.values()), surgery, told[id_])
        surgery = next((r for r in saved if isinstance(r, Surgery)), surgery)
        told |= {r.id: r for r in saved if isinstance(r, Statement)}
        assert {"2010", *values} == {s.value for s in told.values()} | {str(getattr(surgery, "date", ""))}
        assert [s.id for s in told.values() if s.chosen] == [id_]
