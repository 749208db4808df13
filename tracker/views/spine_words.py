"""The drawing of the spine in words: the same marks, site by site, for those who do not see it and for the page beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker.domain.levels import Pelvis, SacroiliacJoint, Site, short_form
from tracker.views.spine import Implant, Mark, SpineState
from tracker.views.spine_codes import BESIDE_THE_SPINE, MarkKind, Shape
from tracker.views.spine_fold import Edge
from tracker.views.words import side_word

PLATE_NOTE = " (drawn at the front)"


class Row(NamedTuple):
    """One line beside the drawing: the site, what it says, and the names of the marks it speaks of."""

    site: str
    sentence: str
    marks: tuple[str, ...] = ()


def describe(state: SpineState) -> tuple[Row, ...]:
    """A row for every mark and every device in the drawing, from head to tail, then what could not be placed."""
    placed = [(state.axis.sort_key(mark.site), 0, _mark_row(mark)) for mark in state.marks]
    placed += [(_implant_key(state, i), 1, _implant_row(i)) for i in state.implants if i.drawable]
    rows = _merged([row for _, _, row in sorted(placed, key=lambda item: item[:2])], state)
    return (*rows, *(Row("Place not recorded", fact) for fact in state.unplaced))


_Said = tuple[Site | str, str, tuple[str, ...]]


def _merged(rows: list[_Said], state: SpineState) -> list[Row]:
    """Sites of which the same is said become one row, such as T4-L2, at the place of the first."""
    sites: dict[tuple[str, tuple[str, ...]], list[Site | str]] = {}
    for site, sentence, marks in rows:
        sites.setdefault((sentence, marks), []).append(site)
    return [Row(_label(found, state), sentence, marks) for (sentence, marks), found in sites.items()]


def _label(found: list[Site | str], state: SpineState) -> str:
    named = [site_label(site, state) for site in found if isinstance(site, SacroiliacJoint)]
    named += [site for site in found if isinstance(site, str)]
    others = [site for site in found if not isinstance(site, str | SacroiliacJoint)]
    return ", ".join(([site_label(others, state)] if others else []) + named)


def text_alternative(state: SpineState) -> str:
    """The whole picture as one text."""
    rows = describe(state)
    if not rows:
        return "The spine from the side. Nothing is recorded to mark on it."
    return "The spine from the side, front to the left. " + " ".join(
        f"{row.site}: {row.sentence}" for row in rows
    )


def _implant_key(state: SpineState, implant: Implant) -> tuple[int, int, str]:
    sites: list[Site] = [*implant.segments, *implant.vertebrae, *implant.joints]
    if not sites and implant.pelvis:
        sites = [Pelvis()]
    return min(map(state.axis.sort_key, sites)) if sites else (999, 0, "")


def _mark_row(mark: Mark) -> _Said:
    said = [_KIND_WORDS[mark.kind]]
    if mark.edge is not Edge.WHOLE:
        said = [f"Part of the arch removed, {mark.edge.value}"]
    elif mark.kind is MarkKind.ARCH_PART:
        said = ["Part of the arch removed; the drawing does not show which part"]
    if mark.side is not None:
        said.append(side_word(mark.side))
    text = ", ".join(said) + ": " + "; ".join(mark.notes)
    tail = ". Side not recorded" if mark.side_open else ""
    doubt = ". Not certain for this day" if not mark.certain else ""
    marks = (mark.kind.value,) if mark.certain else (mark.kind.value, "uncertain")
    return mark.site, f"{text}{tail}{doubt}.", marks


def _implant_row(implant: Implant) -> _Said:
    marks = [implant.shape.value]
    number = f"{implant.quantity} × " if implant.quantity else ""
    text = f"{number}{implant.name}, {implant.note}"
    if not implant.quantity:
        text += "; number not recorded"
    if implant.uncertain:
        marks.append("uncertain")
    if implant.presence.value == "partly removed":
        marks.append("partly removed")
    if implant.broken and not implant.taken_out:
        marks.append("broken")
        if implant.broken_one_of:
            text += "; which one is broken: not recorded"
    if implant.trouble and not implant.taken_out:
        marks.append("other trouble")
    if implant.shape in BESIDE_THE_SPINE:
        text += "; drawn beside the spine, not where it lies"
    if implant.taken_out:
        marks.append("taken out")
    if implant.shape is Shape.PLATE and not any(v.name == "C0" for v in implant.vertebrae):
        text += "; drawn at the front"
    return _anatomical(implant.where) or "Beside the spine", f"{text}.", tuple(marks)


def site_label(sites: Site | Sequence[Site], state: SpineState) -> str:
    """Sites as printed beside the drawing: "L4-S1", "Skull-C2", "Right SI joint"."""
    if isinstance(sites, SacroiliacJoint):
        return "SI joint" if sites.side is None else f"{sites.side.value.capitalize()} SI joint"
    return _anatomical(short_form(sites if isinstance(sites, Sequence) else [sites], state.axis))


def _anatomical(text: str) -> str:
    text = text.replace("C0", "Skull").replace("CO", "Tailbone")
    text = (
        text.replace("SIJ-L", "Left SI joint").replace("SIJ-R", "Right SI joint").replace("SIJ", "SI joint")
    )
    return text[:1].upper() + text[1:]


_KIND_WORDS: dict[MarkKind, str] = {
    MarkKind.FUSION_INTENDED: "Fusion intended",
    MarkKind.FUSED: "Fused as reported",
    MarkKind.NOT_FUSED: "Not fused as reported",
    MarkKind.FUSION_OPEN: "Fusion spoken of and left open",
    MarkKind.DISC_OPERATED: "Disc operated",
    MarkKind.DISC_HERNIATED: "Disc herniated as reported",
    MarkKind.CANAL: "Canal decompressed",
    MarkKind.FORAMEN: "Foramen or facet joint opened",
    MarkKind.ARCH_REMOVED: "Arch removed",
    MarkKind.ARCH_PART: "Part of the arch removed",
    MarkKind.ARCH_OPENED: "Arch opened",
    MarkKind.BODY_REMOVED: "Vertebral body removed",
    MarkKind.BONE_CUT: "Bone cut",
    MarkKind.CEMENT: "Cement in the body of the vertebra",
    MarkKind.OPERATED: "Operated here",
    MarkKind.BROKEN: "Hardware broken as reported, which part: not recorded",
}
