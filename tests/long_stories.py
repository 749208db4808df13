"""Five long made-up histories, as patients with many operations have them: what a surgeon could misread is in them.

Each is a list of records, told as of ``ON``; levels are read as people write them, on the axis of the story.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import appointments
import makers as m

from tracker.domain import records as r
from tracker.domain.device_places import sites_on
from tracker.domain.history import Course, History, SeriesPoint
from tracker.domain.level_notation import read_levels
from tracker.domain.levels import Axis
from tracker.domain.records import Record
from tracker.domain.site_set import Sites

ON = date(2026, 11, 22)
SIX = Axis(lumbar=6)


def at(text: str, kind: str = "segment", axis: Axis = Axis.standard) -> str:
    """The stored sites of levels as people write them."""
    return str(Sites.of(*read_levels(text, axis).sites(kind)))  # type: ignore[arg-type]


def bones(text: str, axis: Axis = Axis.standard) -> str:
    """The same for what sits on each vertebra of a range."""
    return str(Sites.of(*sites_on(read_levels(text, axis), "each vertebra")))


def reason(kind: str, called: str | None = None) -> m.Values:
    return m.reason(kind, called=called) if called else m.reason(kind)


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
        surgeon="Surgeon A",
        hospital="Children's Hospital, Exampleton",
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
        surgeon="Surgeon B",
        hospital="University Hospital, Otherton",
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
        surgeon="Surgeon B",
        hospital="University Hospital, Otherton",
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
        mr_label="MR Conditional",
        mr_conditions="1.5 T and 3 T, whole body SAR 2 W/kg",
        mr_source="implant card",
        mr_date="2009-03",
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
        *(
            m.entry(back, day, score)
            for day, score in (("2021-03-01", 3), ("2024-06-01", 6), ("2026-11-20", 7))
        ),
        m.condition("idiopathic_scoliosis", at("T4-L3"), "1984"),
        m.condition("proximal_junctional_kyphosis", at("T3-4"), "2024"),
        m.of(
            r.FusionAssessment, date=None, imaging_id=broke.id, sites=at("T4-L3"), status="fused", method="CT"
        ),
        m.of(
            r.FusionAssessment,
            date=None,
            imaging_id=broke.id,
            sites=at("L4-5"),
            status="pseudarthrosis",
            method="CT",
        ),
        m.of(
            r.FusionAssessment,
            date="2017-10",
            sites=at("L3-S1"),
            status="fused",
            method="CT",
            reader="Radiologist B",
            words="solid from L3 to the sacrum",
        ),
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
        surgeon="Surgeon A",
        hospital="Example Clinic, Exampleton",
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
        surgeon="Surgeon B",
        hospital="Example Clinic, Exampleton",
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
        surgeon="Surgeon C",
        hospital="University Hospital, Otherton",
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
        mr_label="MR Conditional",
        mr_conditions="up to 3 T",
        mr_source="implant card",
        mr_date="2018-02",
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
        *(
            m.entry(arm, day, score)
            for day, score in (("2021-05-01", 5), ("2022-10-01", 9), ("2026-11-01", 2))
        ),
        m.of(
            r.FusionAssessment,
            date="2013-05",
            sites=at("C5-7"),
            status="fused",
            method="flexion-extension X-ray",
        ),
        m.of(r.FusionAssessment, date="2023-12", sites=at("C4-5"), status="probably fused", method="CT"),
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
        m.of(
            r.Medication,
            name="Thinnerin",
            dose="5 mg",
            frequency="once a day",
            group="blood thinner",
            date="2024-03",
            reason="irregular heartbeat",
        ),
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


def infected() -> list[Record]:
    """A fusion that got infected, washed out twice, hardware out, fused again abroad with French papers."""
    first = m.surgery(
        "2019-01-15",
        m.procedure("plif", at("L4-S1"), reasons=[reason("spondylolisthesis"), reason("foraminal_stenosis")]),
        surgeon="Surgeon A",
        hospital="Example Hospital, Exampleton, Nowhere",
        outcome="made things worse",
        complications=[
            {"kind": "infection", "date": "2019-01-28", "note": "pus, Staphylococcus aureus"},
            {"kind": "clot", "date": "2019-02", "note": "left leg"},
        ],
        operative_note="yes",
    )
    wash = m.surgery(
        "2019-01-30",
        m.procedure("washout", at("L4-S1"), reasons=[reason("surgical_site_infection")]),
        hospital="Example Hospital, Exampleton, Nowhere",
        surgeon="Surgeon A",
        stage_of_id=first.id,
    )
    again = m.surgery(
        "2019-02-06",
        m.procedure("washout", at("L4-S1"), reasons=[reason("surgical_site_infection")], revision="yes"),
        hospital="Example Hospital, Exampleton, Nowhere",
        complications=[{"kind": "dural_tear", "note": "sealed with glue"}],
    )
    out = m.surgery(
        "2019-05-21",
        m.procedure("hardware_removal", at("L4-S1"), reasons=[reason("hardware_infection")]),
        m.procedure("epidural_abscess_drainage", at("L5-S1"), reasons=[reason("epidural_abscess")]),
        hospital="Example Hospital, Exampleton, Nowhere",
        result="Antibiotics in the vein for six weeks, then tablets until November.",
        outcome="helped",
        operative_note="no",
    )
    abroad = m.surgery(
        "2020-10-08",
        m.procedure(
            "alif",
            at("L4-S1"),
            reasons=[reason("pseudarthrosis")],
            revision="yes",
            approach="par voie antérieure",
        ),
        m.procedure("posterolateral_fusion", at("L4-S1"), note="vis et tiges en titane"),
        surgeon="Chirurgien B",
        hospital="Hôpital Exemple, Exempleville, Ailleurs",
        result="Plus de douleur dans la jambe gauche depuis la sortie.",
        outcome="helped a lot",
        relief=70,
        operative_note="yes",
        note="Sortie à J9, sans fièvre.",
    )
    screws = m.device(
        "pedicle_screw",
        "L4, L5, S1",
        m.event("infected", "2019-01-30"),
        m.event("removed", None, surgery_id=out.id),
        by=first,
        quantity=6,
    )
    rods = m.device("rod", at("L4-S1"), m.event("removed", None, surgery_id=out.id), by=first, quantity=2)
    cages = m.device(
        "interbody_cage",
        at("L4-S1"),
        m.event("left in place", None, surgery_id=out.id, note="too grown in"),
        by=first,
        quantity=2,
    )
    new = m.device("pedicle_screw", "L4, L5, S1", by=abroad.procedures[1], quantity=6, material="titane")
    bars = m.device("rod", at("L4-S1"), by=abroad.procedures[1], quantity=2, material="titane")
    front = m.device(
        "interbody_cage",
        at("L4-S1"),
        by=abroad,
        quantity=2,
        maker="Exemple Rachis",
        model="Avant",
        mr_label="MR Conditional",
        mr_source="carte d'implant",
        mr_date="2020-10",
    )
    paper = m.of(
        r.Document,
        called="compte rendu opératoire",
        kind="operative note",
        date="2020-10-08",
        language="French",
        written_by="Chirurgien B",
        stored_at="yellow folder",
        translation="Operation report: front and back, two cages changed, six screws.",
        translated_by="by a translator",
    )
    scan = m.imaging(
        "ct",
        "2021-11-03",
        m.finding("fused", at("L5-S1")),
        m.finding("not_fused_yet", at("L4-5")),
        sites="lumbar",
        state="discussed",
        report="Fusion acquise en L5-S1, incomplète en L4-L5.",
        pictures="clé USB",
        facility="Hôpital Exemple, Exempleville, Ailleurs",
    )
    leg = m.symptom("leg_pain", "2018", side="left")
    translated = {"language": "English", "translated_by": "by a machine"}
    return [
        m.person("Sam Example", birth_date="1959-09-30", sex="male"),
        *(first, wash, again, out, abroad, screws, rods, cages, new, bars, front, paper, scan, leg),
        *(
            m.entry(leg, day, score)
            for day, score in (("2018-10-01", 8), ("2019-03-01", 9), ("2021-01-01", 2), ("2026-10-30", 4))
        ),
        m.about(r.DocumentLink, abroad, document_id=paper.id),
        m.about(
            r.Translation,
            abroad,
            field="result",
            text="No more pain in the left leg since leaving hospital.",
            **translated,
        ),
        m.about(r.Translation, abroad, field="note", text="Left on day 9, without fever.", **translated),
        m.about(r.Translation, abroad.procedures[0], field="approach", text="from the front", **translated),
        m.about(
            r.Translation, scan, field="report", text="Fused at L5-S1, incomplete at L4-L5.", **translated
        ),
        m.of(
            r.FusionAssessment, date=None, imaging_id=scan.id, sites=at("L5-S1"), status="fused", method="CT"
        ),
        m.of(
            r.FusionAssessment,
            date=None,
            imaging_id=scan.id,
            sites=at("L4-5"),
            status="not fused yet",
            method="CT",
        ),
        m.of(r.Allergy, kind="antibiotic", called="penicillin", reaction="could not breathe", date="1980"),
        m.of(
            r.Background,
            kind="infection",
            answer="yes",
            value="spine, 2019",
            note="Staphylococcus aureus",
            date="2019",
        ),
        m.of(r.Background, kind="diabetes", answer="yes", value="type 2, HbA1c 7.1", date="2026-08"),
        m.of(r.Background, kind="kidneys", answer="yes", value="eGFR 48", date="2026-08"),
        m.of(
            r.RecordRequest,
            date="2020-01-10",
            called="operative note of the removal",
            facility="Example Hospital, Exampleton, Nowhere",
            surgery_id=out.id,
        ),
    ]


def disputed() -> list[Record]:
    """Six lumbar vertebrae that reports number differently, a stimulator with an abandoned lead, a pump, MR labels."""
    first = m.surgery(
        "2011-06-07",
        m.procedure(
            "plif", at("L5-L6", axis=SIX), as_written="PLIF L4/5", reasons=[reason("spondylolisthesis")]
        ),
        surgeon="Surgeon A",
        outcome="did not help",
        operative_note="yes",
    )
    trial = m.surgery("2014-02-11", m.procedure("scs_trial", "T9-T10"), outcome="helped", result="one week")
    stimulator = m.surgery(
        "2014-03-25",
        m.procedure("scs_implant", "T9-T10", reasons=[reason("persistent_pain_after_surgery")]),
        surgeon="Surgeon B",
        outcome="helped",
        relief=50,
        relief_lasted="three years",
    )
    revised = m.surgery(
        "2017-09-19",
        m.procedure("scs_revision", "T8-T9", reasons=[reason("lead_migration")]),
        surgeon="Surgeon B",
        outcome="helped only little",
        note="one lead could not be pulled out and was cut under the skin",
    )
    pump = m.surgery(
        "2020-01-14",
        m.procedure("pump_implant", "T10", reasons=[reason("chronic_pain")]),
        surgeon="Surgeon C",
    )
    leads = m.device(
        "scs_lead",
        "T9-T10",
        m.event("displaced", "2017-08"),
        m.event("left in place", None, surgery_id=revised.id, quantity=1, note="cut, about 20 cm left"),
        m.event("removed", None, surgery_id=revised.id, quantity=1),
        by=stimulator,
        quantity=2,
        maker="Example Stim",
        model="L-8",
        mr_label="MR Conditional",
        mr_conditions="1.5 T, head only, with the complete system",
        mr_source="manual of the maker",
        mr_date="2014",
    )
    new_lead = m.device("scs_lead", "T8-T9", by=revised, quantity=1, maker="Example Stim", model="L-16")
    box = m.device(
        "scs_ipg",
        "",
        m.event("battery replaced", "2022-05"),
        m.event("switched off", "2024"),
        by=stimulator,
        quantity=1,
        maker="Example Stim",
        model="Pulse",
        serial="SN 0042",
        called="box in the left buttock",
        mr_label="MR Conditional",
        mr_source="implant card",
        mr_date="2022-05",
    )
    drug = m.device(
        "intrathecal_pump",
        "",
        by=pump,
        quantity=1,
        maker="Example Flow",
        serial="P-993",
        mr_label="MR Conditional",
        mr_conditions="1.5 T and 3 T; pump to be checked after the scan",
        mr_source="implant card",
        mr_date="2020-01",
    )
    tube = m.device("intrathecal_catheter", "T10", by=pump, quantity=1)
    screws = m.device("pedicle_screw", "L5, L6", by=first, quantity=4)
    rods = m.device(
        "rod",
        "L5-L6",
        by=first,
        quantity=2,
        mr_label="no MR information from the maker",
        mr_source="letter",
        mr_date="2016",
    )
    one = m.imaging(
        "mri",
        "2010-11",
        m.finding("spondylolisthesis", "L5-L6", called="slip L4/5"),
        sites="lumbar",
        numbering_note="counts five lumbar vertebrae, the lowest is called S1",
        state="report received",
        pictures="CD",
    )
    two = m.imaging(
        "ct",
        "2016-08",
        m.finding("not_fused", "L5-L6"),
        m.finding("stenosis_canal", "L4-L5", grade="moderate"),
        sites="lumbar",
        numbering_note="six lumbar vertebrae",
        state="discussed",
        report="Six lumbar type vertebrae. Not fused at L5-L6.",
    )
    return [
        m.person("Lee Example", birth_date="1955~", sex="female"),
        m.anatomy(
            lumbar=6,
            transition="L6",
            numbering_note="The MRI of 2010 and the note of 2011 call L5-L6 “L4/5”; the CT of 2016 counts six.",
            source="CT of 2016",
        ),
        *(first, trial, stimulator, revised, pump, leads, new_lead, box, drug, tube, screws, rods, one, two),
        m.about(
            r.Statement,
            first.procedures[0],
            field="sites",
            value="L4-L5",
            origin="operative note",
            date="2011-06-07",
        ),
        m.about(
            r.Statement,
            first.procedures[0],
            field="sites",
            value="L5-L6",
            origin="report",
            date="2016-08",
            chosen="yes",
        ),
        m.of(
            r.FusionAssessment, date=None, imaging_id=two.id, sites="L5-L6", status="not fused", method="CT"
        ),
        m.other_implant(
            "pacemaker",
            "2023-05",
            place="left chest",
            maker="Example Beat",
            mr_label="MR Unsafe",
            mr_source="implant card",
            mr_date="2023-05",
        ),
        m.of(
            r.Medication,
            name="Thinnerin",
            dose="2.5 mg",
            frequency="twice a day",
            group="blood thinner",
            date="2023-05",
        ),
        m.of(r.Allergy, kind="contrast", called="gadolinium", reaction="hives", date="2016"),
        m.of(r.Background, kind="metal_in_eye", answer="no", date="2023-05"),
        m.of(r.Background, kind="kidneys", answer="no", date="2023-05"),
    ]


def stopped() -> list[Record]:
    """An operation stopped because of the heart, and one staged on two days."""
    stopped_ = m.surgery(
        "2024-03-12",
        m.procedure("alif", at("L3-S1"), reasons=[reason("adult_scoliosis")], approach="from the front"),
        status="aborted",
        not_completed="The blood pressure fell after the skin was opened; nothing was done at the spine.",
        surgeon="Surgeon A",
        hospital="Example Hospital, Exampleton",
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
        surgeon="Surgeon B",
        hospital="University Hospital, Otherton",
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
        surgeon="Surgeon B",
        hospital="University Hospital, Otherton",
        outcome="helped",
        relief=50,
        complications=[{"kind": "confusion", "date": "2025-02-07", "note": "three days"}],
    )
    planned = m.surgery(
        "2027-02",
        m.procedure("hardware_removal", "PELVIS", reasons=[reason("hardware_painful")]),
        status="planned",
        surgeon="Surgeon B",
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
        *(
            m.entry(back, day, score)
            for day, score in (("2023-01-01", 8), ("2025-06-01", 3), ("2026-11-01", 5))
        ),
        m.imaging(
            "xray",
            "2026-05-11",
            m.finding("hardware_loose", "S1", called="halo round both S1 screws"),
            sites="lumbar",
            state="report received",
        ),
        m.imaging("mri", "2026-12-15", sites="lumbar", state="ordered", ordered="2026-11-10"),
        m.of(r.Medication, name="Thinnerin", group="blood thinner", date="2024-04"),
        m.of(r.Tolerance, activity="walking", minutes=20, metres=600, date="2026-11"),
        m.of(
            r.Appointment,
            date="2026-11-30",
            purpose="the loose screws",
            questions=[{"text": "Can the pelvic screws come out alone?"}],
        ),
        m.of(r.Appointment, date="2026-05-20", purpose="follow-up", notes="X-ray again in a year"),
    ]


def history_of(records: list[Record]) -> History:
    """The history of a story, with the entries of its symptoms and their course."""
    found = appointments.history_of(records)
    entries = {
        one.id: tuple(e for e in records if isinstance(e, r.SymptomEntry) and e.symptom_id == one.id)
        for one in found.symptoms
    }
    courses = {id_: _course(own) for id_, own in entries.items() if own}
    return replace(found, entries=entries, courses=courses)


def _course(entries: tuple[r.SymptomEntry, ...]) -> Course:
    rated = [(one.date.earliest, one.score) for one in entries if one.date and one.score is not None]
    points = tuple(SeriesPoint(day, score) for day, score in rated if day)
    highest = max(reversed(entries), key=lambda one: one.score or 0)
    return Course(points, len(entries), entries[0], highest, entries[-1])


STORIES: dict[str, Callable[[], list[Record]]] = {
    "scoliosis": scoliosis,
    "neck": neck,
    "infected": infected,
    "disputed": disputed,
    "stopped": stopped,
}
