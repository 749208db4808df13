"""What a text adds to what is recorded, and the two made one."""

import makers
import pytest
from signatures import drafts_of, history, history_of

from tracker.domain.gate import build, dump
from tracker.domain.records import Condition, ImagingStudy, Record, Surgery
from tracker.text.matching import Match, corrected, matches
from tracker.text.merging import merged, new_in, values_of


def match(text: str, *records: Record, kept: bool = False) -> Match:
    (draft,) = drafts_of(text)
    (found,) = matches([draft], history(records), kept=kept)
    return found


def test_what_was_corrected_on_the_page_is_what_is_matched_and_added() -> None:
    recorded = makers.surgery("2013", makers.procedure("plif", "L4-L5"))
    (draft,) = drafts_of("PLIF L2-L3 2013")
    assert matches([draft], history([recorded]))[0].record is None
    mine = build(Surgery, draft.data)
    mine.procedures[0].sites = recorded.procedures[0].sites
    mine.surgeon = "Dr. Vance"
    (found,) = matches([corrected(draft, mine)], history([recorded]))
    assert found.record is recorded
    assert found.new == ("surgeon: Dr. Vance",)
    made = merged(found.draft.data, recorded)
    assert (made.surgeon, str(made.procedures[0].sites), len(made.procedures)) == ("Dr. Vance", "L4-L5", 1)


@pytest.mark.parametrize(
    ("text", "record", "new", "why"),
    [
        ("spinal stenosis L3-L5 since 1995", makers.condition("spinal_stenosis", "L4-L5", "1995"),
         ("where: L3-L4",), "a level more of a condition"),
        ("MRI March 2015 showed stenosis at L3-L4 and a herniated disc at L3-L4",
         makers.imaging("mri", "2015-03", makers.finding("stenosis_canal", "L3-L4")),
         ("which part: L3-L4", "herniated disc L3-L4"), "a finding more"),
        ("redo PLIF L4-L5 2013", makers.surgery("2013", makers.procedure("plif", "L4-L5")),
         ("PLIF: a redo of earlier surgery: yes",), "that it was a redo"),
        ("PLIF L4-L5 due to stenosis May 2013", makers.surgery("2013", makers.procedure("plif", "L4-L5")),
         ("date: May 2013", "PLIF: stenosis"), "a finer date and a reason"),
        ("PLIF L4-L5 2013", makers.surgery("2013-05-23", makers.procedure("plif", "L4-L5")), (), "a vaguer date"),
    ],
)  # fmt: skip
def test_what_is_new_is_said_and_added(text: str, record: Record, new: tuple[str, ...], why: str) -> None:
    found = match(text, record)
    assert found.record is record, why
    assert tuple(map(str.lower, found.new)) == tuple(map(str.lower, new)), why
    made = merged(found.draft.data, record)
    assert new_in(found.draft.data, made) == (), why
    for name, value in dump(record).items():
        assert name in dump(made), (why, name, value)


def test_the_words_of_both_texts_are_kept() -> None:
    (recorded,) = history_of("PLIF L4-L5 2013").surgeries
    found = match("PLIF L4-L5 May 2013", recorded)
    assert merged(found.draft.data, recorded).as_written == "PLIF L4-L5 2013\nPLIF L4-L5 May 2013"


@pytest.mark.parametrize(
    ("corrected_to", "kept", "again", "why"),
    [
        ({"date": "2013", "procedures": [makers.procedure("plif", "L2-L3")]}, True, True, "another level"),
        ({"date": "2015", "procedures": [makers.procedure("alif", "L2-L3")]}, True, True, "all of it"),
        ({"date": "2013", "procedures": [makers.procedure("plif", "L2-L3")]}, False, True,
         "the line in another text, its date still the same"),
        ({"date": "2015", "procedures": [makers.procedure("plif", "L2-L3")]}, False, False,
         "the line in another text with another date may be another operation"),
    ],
)  # fmt: skip
def test_what_was_corrected_after_pasting_is_known_again(
    corrected_to: dict[str, object], kept: bool, again: bool, why: str
) -> None:
    line = "PLIF L4-L5 2013"
    recorded = build(Surgery, {**corrected_to, "as_written": line})
    found = match(line, recorded, kept=kept)
    assert (found.record is recorded, found.again, found.new) == (again, again, ()), why


def test_values_are_what_is_told() -> None:
    study = makers.imaging("mri", "2016-03", makers.finding("stenosis_canal", "L3-L4"))
    assert "id" not in values_of(study)
    again = build(ImagingStudy, values_of(study))
    assert values_of(again) == values_of(study)
    assert set(values_of(makers.condition())) >= {"kind", "sites"}
    assert Condition.parent is None
