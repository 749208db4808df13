"""A fusion C5-7, the disc above worn, an artificial disc there, that taken out and fused."""

import makers as m

from long_stories.small_makers import OTHERTON, at, by, entries, judged, label, reason, thinner
from tracker.domain import records as r
from tracker.domain.records import Record


def neck() -> list[Record]:
    """A fusion C5-7, the disc above worn, an artificial disc there, that taken out and fused."""
    first = m.surgery(
        "2012-04-17",
        m.procedure(
            "acdf",
            at("C5-7"),
            reasons=[reason("disc_herniation"), reason("radiculopathy")],
            approach="from the front",
            approach_side="right",
        ),
        **by("A", "Example Clinic, Exampleton"),
        outcome="helped a lot",
        relief=90,
        relief_lasted="five years",
        operative_note="yes",
    )
    disc = m.surgery(
        "2018-02-06",
        m.procedure(
            "disc_replacement",
            at("C4-5"),
            reasons=[reason("adjacent_segment_disease")],
            approach="from the front",
            approach_side="left",
        ),
        **by("B", "Example Clinic, Exampleton"),
        outcome="helped only little",
        complications=[{"kind": "voice", "note": "hoarse for four months", "date": "2018-02"}],
        operative_note="yes",
    )
    out = m.surgery(
        "2022-11-29",
        m.procedure(
            "disc_replacement_removal",
            at("C4-5"),
            reasons=[reason("hardware_loose", "disc had come loose")],
            approach="from the front",
            approach_side="left",
        ),
        m.procedure("acdf", at("C4-5"), reasons=[reason("cervical_myelopathy")]),
        **by("C", OTHERTON),
        outcome="helped",
        complications=[{"kind": "swallowing", "note": "still there", "date": "2022-11"}],
        operative_note="yes",
    )
    plate = m.device("plate", at("C5-7"), by=first, quantity=1, maker="Example Spine", model="Front")
    cages = m.device("interbody_cage", at("C5-7"), by=first, quantity=2, material="PEEK")
    moving = m.device(
        "artificial_disc",
        at("C4-5"),
        m.event("loosened", "2022-08"),
        m.event("removed", None, surgery_id=out.id),
        by=disc,
        quantity=1,
        maker="Example Motion",
        model="Disc-2",
        lot="77120",
        **label("MR Conditional", "implant card", "2018-02", "up to 3 T"),
    )
    cage = m.device(
        "interbody_cage", at("C4-5"), by=out.procedures[1], quantity=1, called="cage with its own screws"
    )
    arm = m.symptom("arm_pain", "2021", side="left", called="down to the thumb")
    mri = m.imaging(
        "mri",
        "2022-09-12",
        m.finding("cord_compression", at("C4-5")),
        m.finding("cord_signal", at("C4-5"), called="bright spot in the cord"),
        m.finding("stenosis_foramen", at("C4-5"), grade="severe"),
        sites="cervical",
        state="discussed",
        pictures="CD at home",
    )
    return [
        m.person("Kim Example", birth_date="1968", sex="male"),
        *(first, disc, out, plate, cages, moving, cage, arm, mri),
        *entries(arm, ("2021-05-01", 5), ("2022-10-01", 9), ("2026-11-01", 2)),
        judged(at("C5-7"), "fused", "2013-05", method="flexion-extension X-ray"),
        judged(at("C4-5"), "probably fused", "2023-12"),
        m.of(
            r.NeurologicalItem,
            kind="hands",
            answer="present",
            called="buttons are slow",
            side="left",
            date="2026-11-02",
        ),
        m.of(r.NeurologicalItem, kind="walking", answer="patient says no", date="2026-11-02"),
        m.of(r.Score, kind="mjoa", date="2022-10", total=13, surgery_id=out.id),
        m.of(r.Score, kind="mjoa", date="2024-01", total=16, surgery_id=out.id),
        m.of(r.Score, kind="ndi_percent", date="2026-11", total=24),
        thinner("2024-03", dose="5 mg", frequency="once a day", reason="irregular heartbeat"),
        m.of(
            r.Medication,
            name="Opiatol",
            dose="50 mg",
            frequency="when needed",
            group="opioid",
            date="2022",
            until="2023",
            why_stopped="tired all day",
        ),
        m.of(r.OtherOperation, called="thyroid, right half out", area="neck (not the spine)", date="2005"),
        m.of(
            r.Treatment,
            kind="physiotherapy",
            date="2019",
            until="2021",
            relief=20,
            relief_lasted="some weeks",
        ),
        m.surgery(
            "2021-09-14",
            m.procedure("transforaminal_injection", "C4-C5 left"),
            relief=60,
            relief_lasted="three weeks",
        ),
    ]
