"""The lanes of medicines, treatments, fusion, complications, scores and visits."""

from datetime import date

import makers as m

from tracker.domain import records
from tracker.domain.history import History
from tracker.views.timeline import LaneKind, Look, Mark, timeline
from tracker.views.timeline_care import MOST_BARS
from tracker.views.timeline_layout import laid_out

ON = date(2020, 1, 1)


def marks(history: History, kind: LaneKind) -> tuple[Mark, ...]:
    return next((lane.marks for lane in timeline(history, ON).lanes if lane.kind is kind), ())


def medicine(name: str, since: str, **more: str) -> records.Medication:
    return m.of(records.Medication, name=name, date=since, **more)


def test_medicines_and_treatments_are_bars_until_they_are_over() -> None:
    history = History(
        medications=(medicine("Examplin", "2012", until="2014", dose="5 mg"), medicine("Otherin", "2018")),
        treatments=(m.of(records.Treatment, kind="physiotherapy", date="2013-02", until="2013-05"),),
    )
    found = marks(history, LaneKind.CARE)
    assert [mark.label for mark in found] == [
        "Otherin, since 2018",
        "Examplin 5 mg, since 2012, until 2014",
        "Physiotherapy, since Feb 2013, until May 2013",
    ]
    assert found[0].pieces[-1].end is None, "it still lasts"


def test_too_many_bars_fold_into_a_count_that_names_each_record() -> None:
    many = tuple(medicine(f"Medicine {n}", f"{2000 + n}", until=f"{2001 + n}") for n in range(12))
    found = marks(History(medications=many), LaneKind.CARE)
    assert len(found) == MOST_BARS
    assert found[-1].label == "8 more medicines and treatments"
    assert {id_ for mark in found for _, id_ in mark.records} == {one.id for one in many}


def test_what_was_said_stands_at_its_date() -> None:
    torn = m.surgery(
        "2013-05-23", complications=[{"kind": "dural_tear", "sites": "L4-L5"}, {"kind": "scar_tissue"}]
    )
    history = History(
        surgeries=(torn,),
        fusion=(m.of(records.FusionAssessment, date="2014-02", sites="L4-L5", status="fused", method="CT"),),
        scores=(m.of(records.Score, date="2013-01", total=62), m.of(records.Score, date="2015-01", total=30)),
        appointments=(
            m.of(records.Appointment, date="2014-01-10"),
            m.of(records.Appointment, date="2014-02-10"),
            m.of(records.Appointment, date="2020-03-01", purpose="second opinion"),
        ),
    )
    found = marks(history, LaneKind.NOTED)
    assert [(mark.label, mark.look is Look.HOLLOW) for mark in found] == [
        ("L4-L5: fused (CT)", False),
        ("Dural tear L4-L5, scar tissue", False),
        ("ODI 62\u00a0%", False),
        ("ODI 30\u00a0%", False),
        ("2 visits", False),
        ("", False),
        ("Visit: second opinion", True),
    ]
    assert "Dural tear L4-L5" in found[1].words
    assert found[1].begin == found[1].begin.until(date(2013, 5, 23)) if found[1].begin else False


def test_a_full_lane_stays_readable() -> None:
    scores = tuple(
        m.of(records.Score, date=f"{year}-{month:02}", total=40)
        for year in (2015, 2016)
        for month in range(1, 13)
    )
    visits = tuple(
        m.of(records.Appointment, date=f"2015-{month:02}-03", purpose="a long talk") for month in range(1, 13)
    )
    layout = laid_out(timeline(History(scores=scores, appointments=visits), ON), 1060)
    (lane,) = layout.lanes
    assert lane.height < 150
    said = [label.text for label in layout.labels]
    assert said == ["ODI 40 %, then 23 more", "12 visits"]
