"""A made-up history with a record of every kind, and a store filled with it, one change a step."""

from typing import Any

import makers

from tracker.domain import records
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
        complications=[{"kind": "dural_tear", "date": "2013-05-23"}],
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
        *_care(),
        *_papers(surgery),
    ]


def _care() -> list[Record]:
    return [
        makers.of(records.FusionAssessment, date="2014-02", method="CT", words="bone goes through"),
        makers.of(records.NeurologicalItem, date="2016-02-01"),
        makers.of(records.Score, date="2016-02", total=42.5),
        makers.of(records.Tolerance, date="2016", minutes=15, metres=400),
        makers.of(records.Treatment, kind="physiotherapy", date="2012", until="2013", relief=30),
        makers.of(records.Medication, group="blood thinner", dose="5 mg", date="2010", until="2015"),
        makers.of(records.Allergy, called="nickel", date="2016"),
        makers.of(records.OtherOperation, area="abdomen", date="1988"),
        makers.of(records.Background, kind="smoking", answer="no", date="2016-03"),
        makers.of(records.Goal, date="2016", reached="2017"),
        makers.of(records.Clinician, role="spine surgeon"),
        makers.of(records.Facility, city="Exampleton", country="Nowhere"),
        makers.of(
            records.Appointment,
            date="2016-04-01",
            time="8:30",
            questions=[{"text": "Is it fused?", "answer": "Not yet."}],
        ),
    ]


def _papers(surgery: records.Surgery) -> list[Record]:
    paper = makers.of(records.Document, kind="operative note", date="2013-05-23", language="German")
    return [
        paper,
        makers.of(records.RecordRequest, date="2016-02-01", fee="25 dollars"),
        makers.about(records.DocumentLink, surgery, document_id=paper.id),
        makers.about(records.Statement, surgery, document_id=paper.id),
        makers.about(records.Translation, surgery.procedures[0]),
        makers.about(records.SetAside, surgery, date="2016-03-01"),
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
