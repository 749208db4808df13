"""Fused T4-L3 as a child with one rod, flat back, a fusion down to the pelvis, a broken rod, and that mended."""

import makers as m

from long_stories.small_makers import OTHERTON, at, bones, by, entries, judged, label, reason
from tracker.domain import records as r
from tracker.domain.records import Record


def scoliosis() -> list[Record]:
    """Fused T4-L3 as a child with one rod, flat back, a fusion down to the pelvis, a broken rod, and that mended."""
    first = m.surgery(
        "1987-07",
        m.procedure(
            "posterior_spinal_fusion",
            at("T4-L3"),
            reasons=[reason("idiopathic_scoliosis")],
            called="Harrington rod",
            approach="from the back",
        ),
        **by("A", "Children's Hospital, Exampleton"),
        outcome="helped",
        result="Eight months in a plaster jacket. No pain for about twenty years.",
        relief_lasted="about twenty years",
        operative_note="no",
    )
    flat = m.surgery(
        "2009-03-10",
        m.procedure(
            "pedicle_subtraction_osteotomy", "L3", reasons=[reason("flatback"), reason("adult_scoliosis")]
        ),
        m.procedure(
            "posterior_spinal_fusion", at("L3-S1"), extension="yes", reasons=[reason("disc_degeneration")]
        ),
        m.procedure("pelvic_fixation", "PELVIS"),
        m.procedure("hardware_removal", at("T10-L3"), called="lower half of the old rod cut off"),
        **by("B", OTHERTON),
        outcome="helped a lot",
        relief=80,
        relief_lasted="six years",
        operative_note="yes",
        complications=[
            {"kind": "dural_tear", "note": "closed with stitches"},
            {"kind": "bleeding", "note": "4 litres, 9 units given"},
        ],
    )
    broke = m.imaging(
        "ct",
        "2015-05-04",
        m.finding("hardware_broken", at("L4-L5"), called="both rods, at the same height"),
        m.finding("pseudarthrosis", at("L4-L5")),
        m.finding("fused", at("T4-L3")),
        sites="thoracic, lumbar",
        state="discussed",
        reader="Radiologist A",
        pictures="CD, blue folder",
        report="Rod fracture bilateral L4/5 with pseudarthrosis. Solid fusion mass T4 to L3.",
    )
    mended = m.surgery(
        "2015-09-22",
        m.procedure(
            "posterior_spinal_fusion",
            at("L3-S1"),
            revision="yes",
            reasons=[reason("pseudarthrosis"), reason("hardware_broken")],
        ),
        m.procedure("hardware_exchange", at("L3-S1"), called="both rods exchanged, four rods now"),
        m.procedure("alif", at("L4-5"), approach="from the front"),
        **by("B", OTHERTON),
        outcome="helped only little",
        operative_note="yes",
    )
    rod = m.device(
        "rod",
        at("T4-L3"),
        m.event("removed", None, surgery_id=flat.id, quantity=None, note="only the part below T10"),
        m.event("left in place", "2009-03-10", note="the part T4 to T10"),
        by=first,
        quantity=1,
        called="Harrington rod",
        material="stainless steel",
    )
    hooks = m.device("hook", "T4, L3", by=first, quantity=2)
    screws = m.device(
        "pedicle_screw",
        bones("T10-S1"),
        by=flat.procedures[1],
        quantity=15,
        maker="Example Spine",
        model="Long",
        **label("MR Conditional", "implant card", "2009-03", "1.5 T and 3 T, whole body SAR 2 W/kg"),
    )
    iliac = m.device("iliac_screw", "PELVIS", by=flat.procedures[2], quantity=2)
    rods = m.device(
        "rod",
        at("T10-S1"),
        m.event("broken", None, imaging_id=broke.id, quantity=2),
        m.event("exchanged", None, surgery_id=mended.id, quantity=2),
        by=flat.procedures[1],
        quantity=2,
        material="titanium",
    )
    four = m.device("rod", at("T10-S1"), by=mended.procedures[1], quantity=4, material="cobalt-chrome")
    cage = m.device("interbody_cage", at("L4-5"), by=mended.procedures[2], quantity=1, material="PEEK")
    back = m.symptom("back_pain", "2021", called="above the old fusion, between the shoulder blades")
    return [
        m.person("Robin Example", birth_date="1973-02-11", sex="female", contact="robin@example.org"),
        *(first, flat, mended, broke, rod, hooks, screws, iliac, rods, four, cage, back),
        *entries(back, ("2021-03-01", 3), ("2024-06-01", 6), ("2026-11-20", 7)),
        m.condition("idiopathic_scoliosis", at("T4-L3"), "1984"),
        m.condition("proximal_junctional_kyphosis", at("T3-4"), "2024"),
        judged(at("T4-L3"), "fused", broke),
        judged(at("L4-5"), "pseudarthrosis", broke),
        judged(at("L3-S1"), "fused", "2017-10", reader="Radiologist B", words="solid from L3 to the sacrum"),
        m.imaging(
            "standing_xray",
            "2026-10-02",
            m.finding("kyphosis", at("T3-4"), called="junctional kyphosis", grade="28 degrees"),
            m.finding("hardware_intact", at("T10-S1")),
            sites="thoracic, lumbar",
            state="report received",
            received="2026-10-05",
            pictures="hospital portal",
        ),
        m.of(r.Score, kind="srs22", date="2009-02", total=2.4, surgery_id=flat.id),
        m.of(r.Score, kind="srs22", date="2026-10", total=3.1),
        m.of(r.Score, kind="odi", date="2026-10", total=38),
        m.of(r.Background, kind="bone_density", value="T-score -2.1 hip", date="2025"),
        m.of(r.Background, kind="smoking", answer="no", date="2026-11-01"),
        m.of(r.Allergy, kind="metal", called="nickel", reaction="rash under earrings", date="2026-11-01"),
        m.of(
            r.Medication,
            name="Examplin",
            dose="300 mg",
            frequency="twice a day",
            group="nerve pain medicine",
            date="2024",
        ),
        m.of(r.NeurologicalItem, kind="bladder", answer="patient says no", date="2026-11-01"),
        m.of(
            r.NeurologicalItem,
            kind="walking",
            answer="present",
            called="leans forward after ten minutes",
            date="2026-11-01",
        ),
        m.of(r.Goal, text="stand in the kitchen for half an hour", date="2026"),
        m.of(
            r.Appointment,
            date="2026-12-03",
            time="10:30",
            clinician="Surgeon C",
            purpose="the new bend above the old fusion",
            questions=[
                {"text": "Is the top of the fusion to be lengthened?"},
                {"text": "Is the nickel in the old rod?"},
            ],
        ),
        m.of(r.Appointment, date="2026-10-07", clinician="Surgeon C", purpose="X-rays"),
    ]
