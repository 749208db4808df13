"""The drawing of the spine in words: the same marks, site by site, for those who do not see it and for the page beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker.domain.levels import Pelvis, SacroiliacJoint, Site, short_form, site_word
from tracker.domain.phrases import say
from tracker.views import words
from tracker.views.spine import Implant, Mark, SpineState
from tracker.views.spine_codes import BESIDE_THE_SPINE, MarkKind, Shape
from tracker.views.spine_fold import Edge, kind_words


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
    return (*rows, *(Row(say("spine.no_place"), fact) for fact in state.unplaced))


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
        return say("spine.alt.nothing")
    return say("spine.alt", marks=" ".join(f"{row.site}: {row.sentence}" for row in rows))


def _implant_key(state: SpineState, implant: Implant) -> tuple[int, int, str]:
    sites: list[Site] = [*implant.segments, *implant.vertebrae, *implant.joints]
    if not sites and implant.pelvis:
        sites = [Pelvis()]
    return min(map(state.axis.sort_key, sites)) if sites else (999, 0, "")


def _mark_row(mark: Mark) -> _Said:
    side = [words.side_word(mark.side)] if mark.side is not None else []
    notes = "; ".join(mark.notes)
    text = ", ".join([_mark_words(mark), *side]) + ": " + notes
    if mark.kind is MarkKind.TROUBLE:
        text = words.capital(notes)  # which says of itself what was reported
    tail = [say("spine.side_open")] if mark.side_open else []
    doubt = [say("spine.doubt")] if not mark.certain else []
    marks = (mark.kind.value,) if mark.certain else (mark.kind.value, "uncertain")
    return mark.site, ". ".join([text, *tail, *doubt]) + ".", marks


def _mark_words(mark: Mark) -> str:
    """What the mark says, with the part of the arch; what its short name in the key leaves open is said."""
    if mark.edge is not Edge.WHOLE:
        return say("spine.arch_edge", edge=words.choice(mark.edge))
    return say(_LONGER[mark.kind]) if mark.kind in _LONGER else kind_words(mark.kind)


_LONGER = {
    MarkKind.ARCH_PART: "spine.arch_part",
    MarkKind.CEMENT: "spine.cement",
    MarkKind.BROKEN: "spine.broken",
}
"""The phrase for marks whose short name in the key does not say all."""


def _implant_row(implant: Implant) -> _Said:
    marks = [implant.shape.value]
    number = f"{implant.quantity} × " if implant.quantity else ""
    said = [f"{number}{implant.name}, {implant.note}"]
    if implant.lacks_number:
        said.append(say("not_recorded.number"))
    if implant.uncertain:
        marks.append("uncertain")
    if implant.presence.value == "partly removed":
        marks.append("partly removed")
    if implant.broken and not implant.taken_out:
        marks.append("broken")
        if implant.broken_one_of:
            said.append(say("spine.which_broken"))
    if implant.trouble and not implant.taken_out:
        marks.append("other trouble")
    if implant.shape in BESIDE_THE_SPINE:
        said.append(say("spine.drawn_beside"))
    if implant.taken_out:
        marks.append("taken out")
    if implant.shape is Shape.PLATE and not any(v.name == "C0" for v in implant.vertebrae):
        said.append(say("spine.drawn_in_front"))
    return _anatomical(implant.where) or say("spine.beside"), "; ".join(said) + ".", tuple(marks)


def site_label(sites: Site | Sequence[Site], state: SpineState) -> str:
    """Sites as printed beside the drawing: "L4-S1", "Skull-C2", "Right sacroiliac joint"."""
    if isinstance(sites, SacroiliacJoint):
        return _anatomical(site_word(sites))
    return _anatomical(short_form(sites if isinstance(sites, Sequence) else [sites], state.axis))


def _anatomical(text: str) -> str:
    """The short notation with the skull in words."""
    return words.capital(text.replace("C0", say("spine.skull")))
