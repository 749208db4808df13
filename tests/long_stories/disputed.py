"""Six lumbar vertebrae that reports number differently, a stimulator with an abandoned lead, a pump, MR labels."""

import makers as m

from long_stories.small_makers import SIX, at, by, judged, label, reason, thinner
from tracker.domain import records as r
from tracker.domain.records import Record


def disputed() -> list[Record]:
    """Six lumbar vertebrae that reports number differently, a stimulator with an abandoned lead, a pump, MR labels."""
    first = m.surgery(
        "2011-06-07",
        m.procedure(
            "plif", at("L5-L6", axis=SIX), as_written="PLIF L4/5", reasons=[reason("spondylolisthesis")]
        ),
        **by("A"),
        outcome="did not help",
        operative_note="yes",
    )
    trial = m.surgery("2014-02-11", m.procedure("scs_trial", "T9-T10"), outcome="helped", result="one week")
    stimulator = m.surgery(
        "2014-03-25",
        m.procedure("scs_implant", "T9-T10", reasons=[reason("persistent_pain_after_surgery")]),
        **by("B"),
        outcome="helped",
        relief=50,
        relief_lasted="three years",
    )
    revised = m.surgery(
        "2017-09-19",
        m.procedure("scs_revision", "T8-T9", reasons=[reason("lead_migration")]),
        **by("B"),
        outcome="helped only little",
        note="one lead could not be pulled out and was cut under the skin",
    )
    pump = m.surgery(
        "2020-01-14",
        m.procedure("pump_implant", "T10", reasons=[reason("chronic_pain")]),
        **by("C"),
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
        **label(
            "MR Conditional", "manual of the maker", "2014", "1.5 T, head only, with the complete system"
        ),
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
        **label("MR Conditional", "implant card", "2022-05"),
    )
    drug = m.device(
        "intrathecal_pump",
        "",
        by=pump,
        quantity=1,
        maker="Example Flow",
        serial="P-993",
        **label(
            "MR Conditional", "implant card", "2020-01", "1.5 T and 3 T; pump to be checked after the scan"
        ),
    )
    tube = m.device("intrathecal_catheter", "T10", by=pump, quantity=1)
    screws = m.device("pedicle_screw", "L5, L6", by=first, quantity=4)
    rods = m.device(
        "rod",
        "L5-L6",
        by=first,
        quantity=2,
        **label("no MR information from the maker", "letter", "2016"),
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
        judged("L5-L6", "not fused", two),
        m.other_implant(
            "pacemaker",
            "2023-05",
            place="left chest",
            maker="Example Beat",
            **label("MR Unsafe", "implant card", "2023-05"),
        ),
        thinner("2023-05", dose="2.5 mg", frequency="twice a day"),
        m.of(r.Allergy, kind="contrast", called="gadolinium", reaction="hives", date="2016"),
        m.of(r.Background, kind="metal_in_eye", answer="no", date="2023-05"),
        m.of(r.Background, kind="kidneys", answer="no", date="2023-05"),
    ]
