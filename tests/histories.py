"""A made-up history with a record of every kind, and a store filled with it, one change a step."""

from typing import Any

import makers

from tracker.domain.records import ROOTS, Record
from tracker.storage.store import Store


def every_kind() -> list[Record]:
    source = makers.source("1996 L4-S1 laminectomy", unread="the year of the flood", date="2015")
    surgery = makers.surgery(
        "2013-05-23",
        makers.procedure("plif", "L4-L5", reasons=[makers.reason(), makers.reason("other", called="wear")]),
        makers.procedure("laminectomy", "L5"),
        source_id=source.id,
        outcome="helped",
        note="two nights in hospital",
    )
    study = makers.imaging("ct", "2014-02", makers.finding(), makers.finding("other", called="a cloud"))
    removal = makers.surgery("2015~", makers.procedure("hardware_removal", "L4-L5"), status="done")
    device = makers.device(
        "rod",
        "L4, L5",
        makers.event("removed", "2015~", surgery_id=removal.id),
        makers.event("broken", "2014-02", imaging_id=study.id, quantity=1),
        by=surgery,
        quantity=2,
    )
    pain = makers.symptom("leg_pain", "2012", called="down the front of the thigh", side="left")
    return [
        source,
        makers.person("Alex Example", birth_date="1950~", sex="other"),
        makers.anatomy(lumbar=6, numbering_note="six lumbar vertebrae in every report"),
        makers.condition(date="2010/..", operated="no", source_id=source.id),
        surgery,
        removal,
        study,
        device,
        pain,
        makers.entry(pain, "2013-01-07", 8, time="8:30", note="after a long drive"),
        makers.entry(pain, "2014", 3),
        makers.other_implant(card="no", quantity=2),
    ]


def filled(store: Store) -> list[Record]:
    """Save one of every kind, then a draft and a setting, and return the records."""
    records = every_kind()
    assert {type(record) for record in records} == set(ROOTS)
    store.save(*records, what="saved example")
    store.keep_draft("surgery", {"date": "May 2016", "procedures": [{"kind": "plif"}]})
    store.put_setting("theme", {"dark": True, "size": 1.5, "none": None})
    return records


def facts(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Everything in the store but the journal."""
    return {
        name: rows for name, rows in store.tables().items() if name not in ("change", "journal", "content")
    }
