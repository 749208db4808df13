"""Small histories to draw: Harry's, and one for each kind of construct."""

from datetime import date
from typing import Any

from tracker.domain.dated import in_date_order
from tracker.domain.gate import build
from tracker.domain.history import History
from tracker.domain.levels import Axis, Pelvis
from tracker.domain.records import AnatomyProfile, Device, ImagingStudy, Surgery

TODAY = date(2024, 6, 1)


def operation(when: str, *procedures: tuple[str, str] | dict[str, Any], **more: Any) -> dict[str, Any]:
    """A surgery's data; procedures are (kind, stored sites)."""
    rows = [p if isinstance(p, dict) else {"kind": p[0], "sites": p[1]} for p in procedures]
    return {"date": when, "procedures": rows, **more}


def history(
    *surgeries: dict[str, Any],
    devices: tuple[dict[str, Any], ...] = (),
    imaging: tuple[dict[str, Any], ...] = (),
    anatomy: dict[str, Any] | None = None,
) -> History:
    """A history; a device's "by" is (operation, procedure) counted from 0."""
    built = in_date_order(build(Surgery, data) for data in surgeries)
    rows = []
    for place, data in enumerate(devices):
        own = {key: value for key, value in data.items() if key != "by"}
        if "by" in data:
            surgery, procedure = data["by"]
            own["procedure_id"] = built[surgery].procedures[procedure].id
        rows.append(build(Device, own | {"position": place}))
    return History(
        anatomy=build(AnatomyProfile, anatomy) if anatomy else None,
        surgeries=built,
        devices=tuple(rows),
        imaging=in_date_order(build(ImagingStudy, data) for data in imaging),
    )


def harry() -> History:
    """Two operations at L3-S1, a broken screw in between."""
    gone = {"kind": "not recorded whether removed", "date": "2015-01-19"}
    screw_broke = {"kind": "broken", "date": "2014-12", "quantity": 1}
    return history(
        operation(
            "2013-05-23", ("plif", "L4-L5, L5-S1"), ("laminectomy", "L5 full"), ("laminotomy", "L4 partial"),
            ("decompression", "L4-L5, L5-S1"),
        ),
        operation(
            "2015-01-19", {"kind": "plif", "sites": "L5-S1", "revision": "yes"}, ("microdiscectomy", "L3-L4"),
            ("decompression", "L3-L4"), ("laminotomy", "L3-L4"),
        ),
        devices=(
            {"kind": "pedicle_screw", "sites": "L4", "by": (0, 0), "events": [gone]},
            {"kind": "pedicle_screw", "sites": "L5, S1", "by": (0, 0), "events": [screw_broke, gone]},
            {"kind": "rod", "sites": "L4-L5, L5-S1", "by": (0, 0), "events": [gone]},
            {"kind": "pedicle_screw", "sites": "L5, S1", "by": (1, 0)},
            {"kind": "rod", "sites": "L5-S1", "by": (1, 0)},
        ),
        imaging=(
            {"kind": "xray", "date": "2013-08", "findings": [{"kind": "reported_ok"}]},
            {
                "kind": "ct",
                "date": "2014-12",
                "findings": [
                    {"kind": "hardware_broken", "sites": "L5-S1"},
                    {"kind": "not_fused", "sites": "L5-S1"},
                    {"kind": "spondylolisthesis", "sites": "L5-S1"},
                    {"kind": "disc_herniation", "sites": "L3-L4"},
                ],
            },
        ),
    )  # fmt: skip


def neck() -> History:
    """ACDF C5-C7 with plate and cages, fused at C5-C6 only, laminoplasty C3-C6, an artificial disc C4-C5."""
    return history(
        operation("2016-03", ("acdf", "C5-C6, C6-C7")),
        operation("2019", ("laminoplasty", "C3, C4, C5, C6"), ("foraminotomy", "C6-C7 right")),
        devices=(
            {"kind": "plate", "sites": "C5-C6, C6-C7", "by": (0, 0), "quantity": 1},
            {"kind": "interbody_cage", "sites": "C5-C6, C6-C7", "by": (0, 0), "quantity": 2},
            {"kind": "laminoplasty_plate", "sites": "C4, C6", "by": (1, 0)},
        ),
        imaging=(
            {
                "kind": "ct",
                "date": "2018",
                "findings": [
                    {"kind": "fused", "sites": "C5-C6"},
                    {"kind": "pseudarthrosis", "sites": "C6-C7"},
                ],
            },
        ),
    )


def scoliosis() -> History:
    """A long rod with hooks, wires and a broken rod."""
    order = Axis.standard.segments
    whole = ", ".join(str(one) for one in order[11:21])
    return history(
        operation("1988", ("posterior_spinal_fusion", whole)),
        devices=(
            {"kind": "hook", "sites": "T4, T5, T12, L1, L2", "by": (0, 0)},
            {"kind": "wire_cable", "sites": "T7, T8, T9", "by": (0, 0)},
            {
                "kind": "rod", "sites": whole, "quantity": 2, "by": (0, 0),
                "events": [{"kind": "broken", "date": "2001", "quantity": 1}],
            },
        ),
    )  # fmt: skip


def pelvis() -> History:
    """T10 to pelvis with iliac screws, a bone cut at L3, cages low down."""
    whole = "T10-T11, T11-T12, T12-L1, L1-L2, L2-L3, L3-L4, L4-L5, L5-S1"
    return history(
        operation("2020-02-03", ("posterior_spinal_fusion", whole), ("pedicle_subtraction_osteotomy", "L3"),
                  ("pelvic_fixation", "PELVIS"), ("alif", "L4-L5, L5-S1")),
        devices=(
            {"kind": "pedicle_screw", "sites": "T10, T11, T12, L1, L2, L4, L5, S1", "by": (0, 0), "quantity": 16},
            {"kind": "rod", "sites": whole, "quantity": 2, "by": (0, 0)},
            {"kind": "iliac_screw", "sites": str(Pelvis()), "quantity": 2, "by": (0, 2),
             "events": [{"kind": "loosened", "date": "2022"}]},
            {"kind": "interbody_cage", "sites": "L4-L5, L5-S1", "by": (0, 3)},
        ),
    )  # fmt: skip


def six_lumbar() -> History:
    """Six lumbar vertebrae, fused L5-S1 over L6, with an artificial disc above."""
    return history(
        operation("2021", ("tlif", "L5-L6, L6-S1"), ("disc_replacement", "L4-L5")),
        devices=(
            {"kind": "pedicle_screw", "sites": "L5, L6, S1", "by": (0, 0)},
            {"kind": "rod", "sites": "L5-L6, L6-S1", "by": (0, 0)},
            {"kind": "interbody_cage", "sites": "L5-L6, L6-S1", "by": (0, 0)},
            {"kind": "artificial_disc", "sites": "L4-L5", "by": (0, 1)},
        ),
        imaging=({"kind": "ct", "date": "2022", "findings": [{"kind": "fused", "sites": "L5-L6, L6-S1"}]},),
        anatomy={"lumbar": 6},
    )


def two_regions() -> History:
    """Neck and low back: artificial disc, kyphoplasty T12, SI joint fusion, a body replaced."""
    return history(
        operation("2012", ("disc_replacement", "C5-C6")),
        operation("2017", ("kyphoplasty", "T12"), ("corpectomy", "L2")),
        operation("2018", ("si_joint_fusion", "SIJ-R")),
        devices=(
            {"kind": "artificial_disc", "sites": "C5-C6", "by": (0, 0), "quantity": 1},
            {"kind": "vertebral_body_replacement", "sites": "L2", "by": (1, 1)},
            {"kind": "si_joint_implant", "sites": "SIJ-R", "by": (2, 0), "quantity": 3},
        ),
    )


def stimulator() -> History:
    """Stimulator leads in the upper back, a battery, a pump with its catheter, a spacer, an unknown device."""
    return history(
        operation("2020", ("scs_implant", "")),
        operation("2021", ("pump_implant", ""), ("interspinous_spacer", "L4-L5"), ("laminectomy", "L3-L4")),
        devices=(
            {"kind": "scs_lead", "sites": "T8-T9", "by": (0, 0), "quantity": 2},
            {"kind": "scs_ipg", "by": (0, 0)},
            {"kind": "intrathecal_pump", "by": (1, 0)},
            {"kind": "intrathecal_catheter", "sites": "T10, T11, T12, L1, L2", "by": (1, 0)},
            {"kind": "interspinous_spacer", "sites": "L4-L5", "by": (1, 1)},
            {"kind": "graft", "sites": "L4-L5", "by": (1, 1)},
        ),
    )


def high_neck() -> History:
    """Skull to C3 with screws and rods, C1 arch removed, planned work that must not show."""
    return history(
        operation("2019-05", ("occipitocervical_fusion", "C0-C1, C1-C2, C2-C3"), ("laminectomy", "C1")),
        operation("2023-01", ("acdf", "C5-C6"), status="planned"),
        devices=(
            {"kind": "plate", "sites": "C0", "by": (0, 0)},
            {"kind": "lateral_mass_screw", "sites": "C1, C3", "by": (0, 0)},
            {"kind": "pedicle_screw", "sites": "C2", "by": (0, 0)},
            {"kind": "rod", "sites": "C0-C1, C1-C2, C2-C3", "by": (0, 0), "quantity": 2,
             "events": [{"kind": "removed", "date": "2021", "quantity": 1}]},
        ),
    )  # fmt: skip


def from_the_front() -> History:
    """A plate with its screws and cages, one screw backed out; below, a flexible support, cement and a plug in a disc."""
    loose = {"kind": "backed out", "date": "2019", "quantity": 1, "sites": "C7"}
    out = {"kind": "removed", "date": "2021", "sites": "L5"}
    return history(
        operation("2018", ("acdf", "C5-C6, C6-C7")),
        operation(
            "2020",
            ("dynamic_stabilization", "L3-L4, L4-L5"),
            ("kyphoplasty", "L1"),
            ("annular_closure", "L4-L5"),
        ),
        devices=(
            {"kind": "plate", "sites": "C5-C6, C6-C7", "by": (0, 0), "quantity": 1},
            {"kind": "screw", "sites": "C5, C6, C7", "by": (0, 0), "quantity": 6, "events": [loose]},
            {"kind": "interbody_cage", "sites": "C5-C6, C6-C7", "by": (0, 0), "quantity": 2},
            {"kind": "pedicle_screw", "sites": "L3, L4, L5", "by": (1, 0), "quantity": 6, "events": [out]},
            {"kind": "dynamic_stabilization", "sites": "L3-L4, L4-L5", "by": (1, 0)},
            {"kind": "bone_cement", "sites": "L1", "by": (1, 1)},
            {"kind": "annular_closure", "sites": "L4-L5", "by": (1, 2)},
        ),
    )


STORIES = {
    story.__name__: story
    for story in (
        harry, neck, scoliosis, pelvis, six_lumbar, two_regions, stimulator, high_neck, from_the_front,
    )
}  # fmt: skip
