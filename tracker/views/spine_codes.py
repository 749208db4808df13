"""What each code of the vocabulary means for the drawing: the one table between procedures, findings, devices and marks."""

from enum import StrEnum


class MarkKind(StrEnum):
    """What can be marked on the spine; the values are the ``data-mark`` names in the picture."""

    FUSION_INTENDED = "fusion intended"
    FUSED = "fused as reported"
    NOT_FUSED = "not fused as reported"
    FUSION_OPEN = "fusion spoken of and left open"
    DISC_OPERATED = "disc operated"
    DISC_HERNIATED = "disc herniated as reported"
    CANAL = "canal decompressed"
    FORAMEN = "foramen or facet joint opened"
    ARCH_REMOVED = "arch removed"
    ARCH_PART = "part of the arch removed"
    ARCH_OPENED = "arch opened"
    BODY_REMOVED = "vertebral body removed"
    BONE_CUT = "bone cut"
    CEMENT = "cement"
    OPERATED = "operated here"
    BROKEN = "broken"
    TROUBLE = "other trouble"


class Shape(StrEnum):
    """How a device is drawn; the values are the ``data-mark`` names in the picture."""

    SCREW = "screw"
    FRONT_SCREW = "screw from the front"
    ROD = "rod"
    FLEXIBLE = "flexible support"
    PLATE = "plate"
    CAGE = "cage"
    ARTIFICIAL_DISC = "artificial disc"
    BODY_REPLACEMENT = "vertebral body replacement"
    HOOK = "hook"
    WIRE = "wire"
    PELVIC_SCREW = "screw into the pelvis"
    SI_IMPLANT = "sacroiliac implant"
    ARCH_PLATE = "laminoplasty plate"
    SPACER = "spacer between spinous processes"
    LEAD = "lead"
    CATHETER = "catheter"
    GENERATOR = "stimulator battery"
    PUMP = "pump"
    CEMENT = "cement"
    OTHER = "other device"


PROCEDURE_MARKS: dict[str, MarkKind] = {
    **dict.fromkeys(
        (
            "microdiscectomy",
            "discectomy",
            "endoscopic_discectomy",
            "anterior_cervical_discectomy",
            "annular_closure",
        ),
        MarkKind.DISC_OPERATED,
    ),
    **dict.fromkeys(
        ("decompression", "mild_decompression", "posterior_cervical_decompression_fusion"), MarkKind.CANAL
    ),
    **dict.fromkeys(("foraminotomy", "facetectomy", "synovial_cyst_removal"), MarkKind.FORAMEN),
    "laminectomy": MarkKind.ARCH_REMOVED,
    "hemilaminectomy": MarkKind.ARCH_PART,
    "laminotomy": MarkKind.ARCH_PART,
    "laminoplasty": MarkKind.ARCH_OPENED,
    **dict.fromkeys(
        ("corpectomy", "accf", "vertebral_column_resection", "coccygectomy"), MarkKind.BODY_REMOVED
    ),
    **dict.fromkeys(
        ("osteotomy", "posterior_column_osteotomy", "pedicle_subtraction_osteotomy"), MarkKind.BONE_CUT
    ),
    **dict.fromkeys(("vertebroplasty", "kyphoplasty", "sacroplasty"), MarkKind.CEMENT),
    **dict.fromkeys(
        (
            "disc_replacement",
            "interspinous_spacer",
            "dynamic_stabilization",
            "odontoid_screw_fixation",
            "instrumentation",
            "pelvic_fixation",
            "growing_rod",
            "vertebral_body_tethering",
            "fracture_fixation",
            "pars_repair",
            "slip_reduction",
            "tumour_resection",
            "intradural_tumour_resection",
            "epidural_abscess_drainage",
            "disc_replacement_removal",
            "hemivertebra_resection",
            "odontoidectomy",
            "other",
        ),
        MarkKind.OPERATED,
    ),
}
"""What a procedure leaves behind beside a fusion; procedures that are not here leave no mark of their own."""

ARCH_OF_SEGMENT = frozenset({MarkKind.ARCH_REMOVED, MarkKind.ARCH_PART})
"""Marks that sit on vertebrae; recorded for a segment they stand for the facing edges of its two arches."""

ON_DISC = frozenset({MarkKind.DISC_OPERATED, MarkKind.FORAMEN})
"""Marks that need a segment; for a single vertebra it is not clear which one is meant."""

SIDE_MATTERS = frozenset(
    {
        "microdiscectomy",
        "discectomy",
        "endoscopic_discectomy",
        "hemilaminectomy",
        "laminotomy",
        "foraminotomy",
        "facetectomy",
        "synovial_cyst_removal",
        "si_joint_fusion",
    }
)
"""Procedures whose side is worth naming as not recorded (never for a laminectomy, a fusion, a disc replacement)."""

REPLACES_DISC = frozenset({"disc_replacement"})

HERNIATED = frozenset(
    {"disc_herniation", "disc_protrusion", "disc_extrusion", "disc_sequestration", "recurrent_herniation"}
)
HARDWARE_BROKEN = frozenset({"hardware_broken"})

DEVICE_SHAPES: dict[str, Shape] = {
    **dict.fromkeys(("pedicle_screw", "lateral_mass_screw", "other_screw", "screw"), Shape.SCREW),
    **dict.fromkeys(("rod", "growing_rod"), Shape.ROD),
    **dict.fromkeys(("dynamic_stabilization", "tether"), Shape.FLEXIBLE),
    "plate": Shape.PLATE,
    **dict.fromkeys(("interbody_cage", "spacer"), Shape.CAGE),
    "artificial_disc": Shape.ARTIFICIAL_DISC,
    "vertebral_body_replacement": Shape.BODY_REPLACEMENT,
    "hook": Shape.HOOK,
    "wire_cable": Shape.WIRE,
    "iliac_screw": Shape.PELVIC_SCREW,
    "si_joint_implant": Shape.SI_IMPLANT,
    "laminoplasty_plate": Shape.ARCH_PLATE,
    **dict.fromkeys(("interspinous_spacer", "interspinous_fixation"), Shape.SPACER),
    **dict.fromkeys(("scs_lead", "drg_lead", "pns_lead"), Shape.LEAD),
    "intrathecal_catheter": Shape.CATHETER,
    **dict.fromkeys(("scs_ipg", "stimulator", "bone_growth_stimulator"), Shape.GENERATOR),
    **dict.fromkeys(("intrathecal_pump", "pump"), Shape.PUMP),
    "bone_cement": Shape.CEMENT,
}
"""The shape of each kind of device; a kind that is not here gets the mark for other devices."""

OUTSIDE_THE_BODY = frozenset({"external_brace"})

BESIDE_THE_SPINE = frozenset({Shape.GENERATOR, Shape.PUMP})
"""Devices that lie elsewhere in the body and are drawn behind the low back for want of a better place."""

IN_THE_DISC = frozenset({Shape.CAGE, Shape.ARTIFICIAL_DISC, Shape.SPACER})
"""Devices that sit between two vertebrae; for a single vertebra it is not clear which space is meant."""

AT_THE_PELVIS = frozenset({Shape.PELVIC_SCREW, Shape.SI_IMPLANT})
"""Devices that are drawn at sacrum and pelvis, whatever level they are recorded for."""

SPANS = frozenset({Shape.ROD, Shape.FLEXIBLE, Shape.PLATE, Shape.LEAD, Shape.CATHETER})
"""Devices that run from the first to the last of their vertebrae."""
