"""Corrections go along when an answer, a joining or a split makes other drafts of a text."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signatures import TODAY

from tracker.domain.gate import build, members
from tracker.pages.carrying import Drafted, carried, identified
from tracker.pages.typed import KEPT, Body, as_typed, new_body
from tracker.text.answers import Answer, left_open, read_answered
from tracker.text.drafts import drafts
from tracker.text.grouping import Regrouping, Way
from tracker.text.reader import read

TEXT = "Laminectomy, micro L5 2001\nPLIF L4-L5 3/4/2013"
LAMINECTOMY, MICRO, PLIF = "0", "13", "27"


def drafted(*regroupings: Regrouping, answers: tuple[Answer, ...] = ()) -> dict[str, Drafted]:
    reading = left_open(read_answered(TEXT, answers, lambda text: read(text, today=TODAY)), TODAY)
    found = drafts(reading, today=TODAY, regroupings=regroupings)
    return {
        draft.key: Drafted(draft.key, draft.kind, as_typed(build(draft.kind, identified(draft, "seed"))))
        for draft in found
    }


def typed(forms: dict[str, Drafted], key: str, **values: str) -> list[Drafted]:
    """The forms with values typed into one of them; "procedures_1_sites" is a field of its second procedure."""
    one = forms[key]
    body = deepcopy(one.start)
    for path, value in values.items():
        *inner, name = path.split("__")
        at = body[inner[0]][int(inner[1])] if inner else body
        at[name] = value
    return [Drafted(f.key, f.kind, f.start, body if f.key == key else None) for f in forms.values()]


def sites(body: Body) -> list[str]:
    return [one["sites"] for one in body["procedures"]]


WORDS = ["PLIF L4-5", "micro L5", "MRI 2030", "CT 2015 showed stenosis and a herniated disc", "2013", "planned",
         "brace for 3 months", "hip replacement", "Jan 19, 2015", "stenosis", "\n", ", ", "and", "laminectomy"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_every_draft_of_any_text_has_identifiers_of_its_own(text: str) -> None:
    found = drafts(left_open(read(text, today=TODAY), TODAY), today=TODAY)
    records = [build(draft.kind, identified(draft, "seed")) for draft in found]
    ids = [member.id for record in records for member in members(record) if member.id.startswith("seed")]
    assert len(ids) == len(set(ids)) >= len(found)


SPLIT = Regrouping(Way.SPLIT, LAMINECTOMY)
JOIN = Regrouping(Way.JOIN, LAMINECTOMY, PLIF)


def test_nothing_typed_nothing_carried() -> None:
    assert carried(drafted().values(), drafted(SPLIT).values()) == {}


def test_an_answer_changes_what_was_not_corrected_and_nothing_else() -> None:
    answers = (Answer(19, 21, "L5-S1"), Answer(38, 46, "3 April 2013"))
    before = typed(drafted(), LAMINECTOMY, date="2002", procedures__0__sites="L3")
    made = carried(before, drafted(answers=answers).values())
    assert list(made) == [LAMINECTOMY]
    assert made[LAMINECTOMY]["date"] == "2002"
    assert sites(made[LAMINECTOMY]) == ["L3", "L5-S1"]


def test_a_corrected_field_is_not_overwritten_by_an_answer() -> None:
    before = typed(drafted(), PLIF, date="May 2013")
    made = carried(before, drafted(answers=(Answer(38, 46, "3 April 2013"),)).values())
    assert made[PLIF]["date"] == "May 2013"


def test_each_part_of_a_split_keeps_its_own_corrections() -> None:
    before = typed(drafted(), LAMINECTOMY, date="2002", procedures__1__sites="L4-L5")
    made = carried(before, drafted(SPLIT).values())
    assert {key: (body["date"], sites(body)) for key, body in made.items()} == {
        LAMINECTOMY: ("2002", ["L5"]),
        MICRO: ("2002", ["L4-L5"]),
    }


def test_what_is_joined_keeps_the_corrections_of_both_and_the_first_ones_date() -> None:
    before = typed(drafted(), PLIF, date="2014", note="in Leeds", procedures__0__sites="L3-L4")
    made = carried(before, drafted(JOIN).values())
    assert sites(made[LAMINECTOMY]) == ["L5", "L5", "L3-L4"]
    assert made[LAMINECTOMY]["note"] == "in Leeds"
    assert made[LAMINECTOMY]["date"] == "2014"


def test_there_and_back_again_nothing_is_lost() -> None:
    first = typed(drafted(), LAMINECTOMY, procedures__0__sites="L3", procedures__1__sites="L4-L5")
    apart = drafted(SPLIT)
    made = carried(first, apart.values())
    second = [Drafted(f.key, f.kind, f.start, made.get(f.key)) for f in apart.values()]
    again = carried(second, drafted().values())
    assert sites(again[LAMINECTOMY]) == ["L3", "L4-L5"]


@pytest.mark.parametrize("regroupings", [(), (SPLIT,), (JOIN,)])
def test_a_procedure_added_by_hand_stays_with_the_first_and_one_taken_out_stays_out(
    regroupings: tuple[Regrouping, ...],
) -> None:
    before = typed(drafted(), LAMINECTOMY)
    (changed,) = [form for form in before if form.typed is not None]
    assert changed.typed is not None
    added = new_body(type(build(changed.kind, {"procedures": [{"kind": "plif"}]}).procedures[0]))  # type: ignore[attr-defined]
    gone = changed.typed["procedures"].pop(0)
    changed.typed["procedures"].append(added)
    made = carried(before, drafted(*regroupings).values())
    ids = {key: [one[KEPT]["id"] for one in body["procedures"]] for key, body in made.items()}
    assert added[KEPT]["id"] in ids[LAMINECTOMY]
    assert not any(gone[KEPT]["id"] in each for each in ids.values())
