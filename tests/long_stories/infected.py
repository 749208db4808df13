"""A fusion that got infected, washed out twice, hardware out, fused again abroad with French papers."""

import makers as m

from long_stories.small_makers import at, by, entries, judged, label, reason
from tracker.domain import records as r
from tracker.domain.records import Record


def infected() -> list[Record]:
    """A fusion that got infected, washed out twice, hardware out, fused again abroad with French papers."""
    first = m.surgery(
        "2019-01-15",
        m.procedure("plif", at("L4-S1"), reasons=[reason("spondylolisthesis"), reason("foraminal_stenosis")]),
        **by("A", "Example Hospital, Exampleton, Nowhere"),
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
        **by("A", "Example Hospital, Exampleton, Nowhere"),
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
        **label("MR Conditional", "carte d'implant", "2020-10"),
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
        *entries(leg, ("2018-10-01", 8), ("2019-03-01", 9), ("2021-01-01", 2), ("2026-10-30", 4)),
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
        judged(at("L5-S1"), "fused", scan),
        judged(at("L4-5"), "not fused yet", scan),
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
