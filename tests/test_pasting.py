"""A pasted text becomes records: nothing is doubled, nothing is lost, whatever was corrected, joined or split."""

from datetime import date

from signatures import POSTED, TODAY

from tracker import actions, pasting
from tracker.domain.gate import build
from tracker.domain.records import Surgery
from tracker.pasting import Choice
from tracker.storage.store import Store
from tracker.text.drafts import drafts
from tracker.text.grouping import Regrouping, Way
from tracker.text.matching import corrected, matches
from tracker.text.reading import Reading

TEXT = "PLIF L4-L5 2013\nlaminectomy L3-L4 2013\nMicrodiscectomy, decompression L5-S1 2001"


def reviewed(store: Store, *regroupings: Regrouping, sites: dict[str, str] | None = None) -> pasting.Saved:
    """Save a text as the review page does, with the first procedure of some drafts at other sites."""
    reading: Reading = actions.read_text(store, TEXT, TODAY, POSTED)
    found, records = [], []
    for draft in drafts(reading, today=TODAY, posted=POSTED, regroupings=regroupings):
        data = draft.data
        if sites and draft.key in sites:
            first, *others = data["procedures"]
            data = {**data, "procedures": [{**first, "sites": sites[draft.key]}, *others]}
        records.append(build(draft.kind, data))
        found.append(corrected(draft, records[-1]))
    history = store.history()
    kept = pasting.kept_text(TEXT, history) is not None
    items = [
        (match, record, Choice.ADD if match.new else Choice.LEAVE)
        for match, record in zip(matches(found, history, kept=kept), records, strict=True)
    ]
    return pasting.save_reading(store, reading, items, POSTED)


def surgeries(store: Store) -> list[str]:
    return [
        f"{surgery.date} " + " + ".join(f"{one.kind} {one.sites}" for one in surgery.procedures)
        for surgery in store.history().surgeries
    ]


def test_a_corrected_text_pasted_again_doubles_nothing(store: Store) -> None:
    reviewed(store, sites={"0": "L2-L3"})
    before = surgeries(store)
    assert "2013 plif L2-L3" in before
    again = reviewed(store)
    assert (again.added, again.completed, again.left) == ([], [], [])
    assert surgeries(store) == before
    assert store.counts()["sourcetext"] == 1


def test_joined_and_split_drafts_pasted_again_double_nothing(store: Store) -> None:
    reviewed(store, Regrouping(Way.JOIN, "16", "0"), Regrouping(Way.SPLIT, "39"))
    before = surgeries(store)
    assert sorted(before) == [
        "2001 decompression L5-S1",
        "2001 microdiscectomy L5-S1",
        "2013 plif L4-L5 + laminectomy L3-L4",
    ]
    for again in (reviewed(store), reviewed(store, Regrouping(Way.JOIN, "16", "0"))):
        assert (again.added, again.completed) == ([], [])
    assert surgeries(store) == before


def test_an_operation_of_two_lines_that_was_split_is_known_again(store: Store) -> None:
    text = "PLIF L4-L5 Jan 19, 2015\nlaminectomy L3-L4 Jan 19, 2015"
    reading = actions.read_text(store, text, TODAY, POSTED)
    apart = drafts(reading, today=TODAY, posted=POSTED, regroupings=[Regrouping(Way.SPLIT, "0")])
    items = [
        (match, build(match.draft.kind, match.draft.data), Choice.ADD)
        for match in matches(apart, store.history())
    ]
    assert len(pasting.save_reading(store, reading, items, POSTED).added) == 2
    (again,) = pasting.understood(reading, store.history(), today=TODAY, posted=POSTED, choice=Choice.ADD)
    assert (again[0].again, again[0].new) == (True, ())


def test_a_level_that_was_left_open_is_the_one_that_was_answered(store: Store) -> None:
    store.save(
        build(Surgery, {"date": "2001", "procedures": [{"kind": "microdiscectomy", "sites": "L5-S1"}]})
    )
    reading = actions.read_text(store, "micro L5 in March 2001", TODAY, POSTED)
    ((match, _, _),) = pasting.understood(reading, store.history(), today=TODAY, posted=POSTED)
    assert match.record is not None
    assert match.new == ("date: March 2001",)


def test_two_parts_of_a_text_that_tell_of_one_record_are_both_added(store: Store) -> None:
    store.save(build(Surgery, {"date": "2013-05", "procedures": [
        {"kind": "plif", "sites": "L4-L5"}, {"kind": "laminectomy", "sites": "L3-L4"}]}))  # fmt: skip
    text = "PLIF L4-L5 due to stenosis May 23, 2013\nlaminectomy L3-L4 due to herniated disc 2013"
    reading = actions.read_text(store, text, TODAY, POSTED)
    found = pasting.understood(reading, store.history(), today=TODAY, posted=POSTED, choice=Choice.ADD)
    saved = pasting.save_reading(store, reading, found, POSTED)
    assert (len(saved.added), len(saved.completed)) == (0, 1)
    (surgery,) = store.history().surgeries
    assert surgery.date is not None
    assert surgery.date.earliest == date(2013, 5, 23)
    assert [[reason.kind for reason in one.reasons] for one in surgery.procedures] == [
        ["spinal_stenosis"],
        ["disc_herniation"],
    ]


def test_a_draft_left_out_can_be_saved_from_the_same_text_later(store: Store) -> None:
    reading = actions.read_text(store, TEXT, TODAY, POSTED)
    found = pasting.understood(reading, store.history(), today=TODAY, posted=POSTED)
    pasting.save_reading(store, reading, found[1:], POSTED)
    saved = reviewed(store)
    assert [str(record.date) for record in saved.added] == ["2013"]  # type: ignore[attr-defined]
    assert len(saved.known) == 2
    assert store.counts()["sourcetext"] == 1
    assert len({surgery.source_id for surgery in store.history().surgeries}) == 1
