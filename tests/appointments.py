"""Histories for the appointment sheet: the two shipped stories, and made ones with many operations and images."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import makers as m

from tracker.domain import records as r
from tracker.domain.dated import in_order
from tracker.domain.gate import build
from tracker.domain.history import LISTS, Course, History, SeriesPoint
from tracker.domain.records import ROOTS, AnatomyProfile, Person, Record
from tracker.printing.layout import Paper, Sheet
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

STORIES = ("example-harry", "example-cage")
TOLD_ON = date(2015, 9, 1)
ON = date(2026, 11, 22)
_DATA = Path(__file__).parents[1] / "data"
_LEVELS = ("L4-L5", "L5-S1", "L3-L4", "C5-C6", "C4-C5", "T11-T12")
_KINDS = ("plif", "laminectomy", "acdf", "microdiscectomy", "hardware_removal", "tlif")


def story_records(name: str) -> list[Record]:
    rows = json.loads((_DATA / name / "example.json").read_bytes())["records"]
    return [build(kind, row) for kind in ROOTS for row in rows.get(kind.table(), [])]


def history_of(records: list[Record], courses: dict[str, Course] | None = None) -> History:
    lists: dict[str, Any] = {
        name: in_order(x for x in records if type(x) is kind) for kind, name in LISTS.items()
    }
    person = next((x for x in records if isinstance(x, Person)), None)
    anatomy = next((x for x in records if isinstance(x, AnatomyProfile)), None)
    return History(person=person, anatomy=anatomy, **lists, courses=courses or {})


def appointment(
    history: History,
    on: date = ON,
    *,
    paper: Paper = "a4",
    leave_out: frozenset[str] = frozenset(),
    **more: Any,
) -> Sheet:
    return sheet(history, on, Wanted(kind=Kind.APPOINTMENT, paper=paper, leave_out=leave_out, **more))


def operations(number: int) -> list[r.Surgery]:
    """Operations over the years, each with levels, a reason, an outcome, and now and then something more."""
    return [
        m.surgery(
            f"{1985 + place % 41}-0{1 + place % 9}-1{place % 9}",
            m.procedure(
                _KINDS[place % 6],
                _LEVELS[place % 6],
                reasons=[m.reason("disc_herniation", called="herniated disc")],
            ),
            *([m.procedure("decompression", "L2-L3")] if place % 3 == 0 else []),
            surgeon=f"Surgeon {place + 1}",
            hospital="Example Hospital, Exampleton, Nowhere",
            outcome=("helped", "did not help", "helped a lot")[place % 3],
            relief_lasted="18 months" if place % 2 else None,
            complications=[{"kind": "dural_tear"}] if place % 5 == 0 else [],
            operative_note="yes" if place % 4 == 0 else None,
        )
        for place in range(number)
    ]


def full(number: int = 15, images: int = 30) -> list[Record]:
    """A person with much to tell: operations, hardware, images, care, background, a visit and open requests."""
    done = operations(number)
    screws = [
        m.device(
            "pedicle_screw", "L4, L5", by=one, quantity=4, maker="Example Spine", model="Alpha", lot=f"A{n}"
        )
        for n, one in enumerate(done[: max(2, number // 3)])
    ]
    return [
        m.person("Alex Example", birth_date="1960-05-12", sex="female", contact="alex@example.org"),
        m.anatomy(lumbar=5, transition="none", numbering_note="counted from the sacrum in each report"),
        *done,
        *screws,
        *studies(images),
        m.condition("spinal_stenosis", "L2-L3", "2020"),
        m.of(
            r.FusionAssessment,
            date="2021-03",
            sites="L4-L5",
            status="fused",
            method="CT",
            reader="Radiologist 1",
        ),
        *_asked(),
        *_cared_for(),
        m.of(
            r.Appointment,
            date="2026-12-01",
            purpose="second opinion",
            clinician="Surgeon 9",
            questions=[{"text": "Is it fused?"}, {"text": "Can an MRI be done?"}],
        ),
        m.of(r.Appointment, date="2026-05-02", purpose="follow-up"),
        m.of(r.RecordRequest, date="2026-02-01", facility="Example Hospital"),
    ]


def rich(number: int = 15, images: int = 300, *, name: int = 0) -> History:
    """Operations of which all is recorded, with hardware, images, medicines and care; names of ``name`` letters or more."""
    told = [one for one in full(1, 1) if not isinstance(one, r.Surgery | r.Device | r.ImagingStudy)]
    done = [_rich_operation(place, name) for place in range(number)]
    return with_symptoms(
        [*told, *done, *map(_rich_device, range(number), done), *studies(images), *_rich_care()]
    )


def _rich_operation(place: int, name: int) -> r.Surgery:
    long = " of the department of the spine and the back" * (name // 40)
    return m.surgery(
        f"{1985 + 2 * place}-0{1 + place % 9}-1{place % 9}",
        m.procedure(
            _KINDS[place % 6],
            _LEVELS[place % 6],
            reasons=[m.reason(("disc_herniation", "spinal_stenosis")[place % 2])],
            revision="yes" if place % 4 == 3 else None,
        ),
        *([m.procedure("decompression", "L2-L3")] if place % 2 == 0 else []),
        surgeon=f"Surgeon {place + 1}{long}",
        hospital=f"Example Hospital{long}, Exampleton, Nowhere",
        outcome=("helped", "did not help", "helped a lot")[place % 3],
        result="the leg was free of pain for a year, then it came back slowly",
        relief=40,
        relief_lasted="18 months",
        complications=[{"kind": "dural_tear", "note": "sewn at once, flat in bed for three days"}]
        if place % 2 == 0
        else [],
        operative_note="yes" if place % 3 == 0 else None,
    )


def _rich_device(place: int, by: r.Surgery) -> r.Device:
    kind, levels = ("pedicle_screw", "rod", "interbody_cage")[place % 3], _LEVELS[place % 6]
    return m.device(
        kind,
        levels if kind == "interbody_cage" else levels.replace("-", ", "),
        *([m.event("broken", "2014-12", quantity=1)] if place % 5 == 0 else []),
        by=by,
        quantity=2,
        maker="Example Spine",
        model="Alpha",
        lot=f"A{place}",
        mr_label="MR Conditional" if place % 2 else None,
    )


def _rich_care() -> list[Record]:
    medicines = [
        m.of(
            r.Medication,
            name=f"Medicine {n}",
            dose="5 mg",
            frequency="twice a day",
            date="2020",
            reason="pain",
        )
        for n in range(10)
    ]
    care = [
        m.of(
            r.Treatment,
            kind=("physiotherapy", "brace")[n % 2],
            date=str(2000 + n),
            until=str(2001 + n),
            relief=30,
            relief_lasted="a month",
            note="helped a little at first",
        )
        for n in range(10)
    ]
    return [*medicines, *care]


def studies(number: int) -> list[r.ImagingStudy]:
    kinds = ("xray", "ct", "mri", "emg", "dexa")
    return [
        m.imaging(
            kinds[place % 5],
            str(date(1990, 1, 7) + timedelta(days=place * 13000 // max(1, number))),
            m.finding("stenosis_canal", _LEVELS[place % 3]),
            sites="lumbar",
            pictures="CD at home",
            state="report received",
        )
        for place in range(number)
    ]


def _asked() -> list[Record]:
    return [
        m.of(
            r.NeurologicalItem,
            kind="numbness",
            answer="present",
            called="outer right foot",
            date="2026-09-01",
        ),
        m.of(r.NeurologicalItem, kind="bladder", answer="patient says no", date="2026-09-01"),
        m.of(r.Tolerance, activity="walking", date="2026-09", minutes=45),
        m.of(r.Score, kind="odi", total=62, date="2020-01"),
        m.of(r.Score, kind="odi", total=24, date="2026-09"),
        m.of(r.Background, kind="smoking", answer="no", date="2026-09-01"),
        m.of(r.Background, kind="weight", value="78 kg", date="2026-08"),
        m.of(r.Goal, text="walk to the market and back", date="2026"),
    ]


def _cared_for() -> list[Record]:
    return [
        m.of(
            r.Medication, name="Examplin", group="blood thinner", dose="75 mg", frequency="daily", date="2019"
        ),
        m.of(
            r.Medication,
            name="Painex",
            group="opioid",
            dose="5 mg",
            date="2020",
            until="2022",
            why_stopped="dizzy",
        ),
        m.of(r.Allergy, kind="antibiotic", called="penicillin", answer="yes", reaction="rash", date="1998"),
        m.of(r.Allergy, kind="latex", answer="no", date="2026-09-01"),
        m.other_implant("pacemaker", "2018", mr_label="MR Conditional"),
        m.other_implant("coronary_stent", "2010", place="heart", quantity=2),
        m.of(
            r.Treatment, kind="physiotherapy", date="2023", until="2024", relief=30, relief_lasted="a month"
        ),
        m.surgery(
            "2024-03", m.procedure("epidural_injection", "L4-L5"), relief=40, relief_lasted="two weeks"
        ),
        m.of(
            r.OtherOperation,
            called="gall bladder out",
            area="abdomen",
            date="1988",
            anaesthesia="woke up late",
        ),
    ]


def with_symptoms(records: list[Record], weeks: int = 500) -> History:
    """The history with two symptoms, their courses as the store aggregates them: a point for each week."""
    back = m.symptom("back_pain", "2008", id="back")
    leg = m.symptom("leg_pain", "2014-11", id="leg", side="right", called="down the front of the thigh")
    return history_of([*records, back, leg], {one.id: _course(one, weeks) for one in (back, leg)})


def _course(symptom: r.Symptom, weeks: int) -> Course:
    first = date(2026, 11, 16) - timedelta(weeks=weeks - 1)
    points = tuple(SeriesPoint(first + timedelta(weeks=week), week * 7 % 11) for week in range(weeks))
    entries = [m.entry(symptom, str(p.start), p.score) for p in (points[0], points[-1])]
    highest = m.entry(symptom, str(points[3].start), 10)
    return Course(points, 15_000, entries[0], highest, entries[1])
