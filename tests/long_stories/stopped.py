"""An operation stopped because of the heart, and one staged on two days."""

import makers as m

from long_stories.small_makers import OTHERTON, at, bones, by, entries, reason, thinner
from tracker.domain import records as r
from tracker.domain.records import Record


def stopped() -> list[Record]:
    """An operation stopped because of the heart, and one staged on two days."""
    stopped_ = m.surgery(
        "2024-03-12",
        m.procedure("alif", at("L3-S1"), reasons=[reason("adult_scoliosis")], approach="from the front"),
        status="aborted",
        not_completed="The blood pressure fell after the skin was opened; nothing was done at the spine.",
        **by("A", "Example Hospital, Exampleton"),
        complications=[{"kind": "heart", "date": "2024-03-12"}],
        hardware_put_in="no",
        operative_note="yes",
    )
    one = m.surgery(
        "2025-02-04",
        m.procedure(
            "llif",
            at("L2-5"),
            reasons=[reason("adult_scoliosis")],
            approach="from the side",
            approach_side="left",
        ),
        m.procedure("alif", at("L5-S1"), approach="from the front"),
        **by("B", OTHERTON),
    )
    two = m.surgery(
        "2025-02-06",
        m.procedure(
            "posterior_spinal_fusion",
            at("T10-S1"),
            reasons=[reason("planned_stage")],
            approach="from the back",
        ),
        m.procedure("posterior_column_osteotomy", at("L2-5")),
        m.procedure("pelvic_fixation", "PELVIS"),
        stage_of_id=one.id,
        **by("B", OTHERTON),
        outcome="helped",
        relief=50,
        complications=[{"kind": "confusion", "date": "2025-02-07", "note": "three days"}],
    )
    planned = m.surgery(
        "2027-02",
        m.procedure("hardware_removal", "PELVIS", reasons=[reason("hardware_painful")]),
        status="planned",
        **by("B"),
    )
    called_off = m.surgery(
        "2023-10",
        m.procedure("laminectomy", "L3, L4"),
        status="cancelled",
        not_completed="a second opinion was asked for",
    )
    cages = m.device("interbody_cage", at("L2-5"), by=one, quantity=3)
    cage = m.device("interbody_cage", at("L5-S1"), by=one.procedures[1], quantity=1)
    screws = m.device(
        "pedicle_screw",
        bones("T10-S1"),
        m.event("loosened", "2026-05", quantity=2, sites="S1"),
        by=two,
        quantity=18,
    )
    rods = m.device("rod", at("T10-S1"), by=two, quantity=2)
    iliac = m.device("iliac_screw", "PELVIS", m.event("painful", "2026"), by=two.procedures[2], quantity=2)
    back = m.symptom("back_pain", "2019")
    return [
        m.person("Jo Example", birth_date="1951-04-01", sex="female", contact="by post only"),
        *(stopped_, one, two, planned, called_off, cages, cage, screws, rods, iliac, back),
        *entries(back, ("2023-01-01", 8), ("2025-06-01", 3), ("2026-11-01", 5)),
        m.imaging(
            "xray",
            "2026-05-11",
            m.finding("hardware_loose", "S1", called="halo round both S1 screws"),
            sites="lumbar",
            state="report received",
        ),
        m.imaging("mri", "2026-12-15", sites="lumbar", state="ordered", ordered="2026-11-10"),
        thinner("2024-04"),
        m.of(r.Tolerance, activity="walking", minutes=20, metres=600, date="2026-11"),
        m.of(
            r.Appointment,
            date="2026-11-30",
            purpose="the loose screws",
            questions=[{"text": "Can the pelvic screws come out alone?"}],
        ),
        m.of(r.Appointment, date="2026-05-20", purpose="follow-up", notes="X-ray again in a year"),
    ]
