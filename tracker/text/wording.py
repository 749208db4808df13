"""The words of a signature: names of procedures and reasons, spelt out or abbreviated, and places."""

import re
from functools import cache

from tracker.domain import vocabulary
from tracker.domain.history import History
from tracker.domain.levels import (
    Region,
    SacroiliacJoint,
    Side,
    Site,
    listed_form,
    region_words,
    regions_of,
    short_form,
)
from tracker.domain.records import Answer, Procedure, ProcedureReason
from tracker.domain.site_set import Sites
from tracker.domain.terms import Term
from tracker.text.names import shown_name
from tracker.text.parts import Form
from tracker.text.terms import actions, key, read_table, regions_by_word, short_name


def name(procedure: Procedure, form: Form) -> str:
    """How a procedure is named: in the person's own words, abbreviated or spelt out."""
    term = vocabulary.procedures()[procedure.kind]
    wording = form.choices.wording
    if form.short_names or wording == "short":
        words = term.abbreviation or shortened(shown_name(term, procedure.called), "procedure")
        words = shortened(words, "tight") if form.short_names else words
        words = shortened(words, "tight") if form.short_names else words
        return words[:1].upper() + words[1:]
    own = procedure.called and not _is_abbreviation(procedure.called, term)
    if wording == "full" and not own and not _means_another(procedure):
        return short_name(term)
    return shown_name(term, procedure.called)


def _means_another(procedure: Procedure) -> bool:
    """Spelt out, a PSF of the neck reads as the posterior cervical fusion, which is a kind of its own."""
    neck = any("cervical" in regions_of(site) for site in procedure.sites.places)
    return procedure.kind == "posterior_spinal_fusion" and neck


def _is_abbreviation(word: str, term: Term) -> bool:
    return vocabulary.find(vocabulary.procedures(), word) == term and bool(_CAPITALS.match(word))


def says_revision(procedure: Procedure) -> bool:
    """Whether "revision" has to be said: not when the reason or the kind of procedure says so already."""
    codes = [procedure.kind, *(reason.kind for reason in procedure.reasons)]
    named = procedure.called or ""
    implied = any(("revision", code) in actions() for code in codes) or "revision" in named.lower()
    return procedure.revision is Answer.YES and not implied


_CAPITALS = re.compile(r"[A-Z].*[A-Z0-9]")


def inner(name: str) -> str:
    """The name inside a line: small at first unless it is an abbreviation."""
    first = name.split(" ")[0]
    return name if _CAPITALS.match(first) or not name else name[0].lower() + name[1:]


def reason_words(reason: ProcedureReason, form: Form) -> str:
    """How a reason is named inside a line."""
    term = vocabulary.indications()[reason.kind]
    words = reason.called or inner(shown_name(term, None))
    return shortened(words, "reason") if form.short_reasons else words


@cache
def _short_words(role: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = [row[1:] for row in read_table("short_words.tsv") if row[0] == role]
    longest_first = sorted(rows, key=lambda row: -len(row[0]))
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(long)}(?!\w)", re.IGNORECASE), short)
        for long, short in longest_first
    )


def shortened(words: str, role: str) -> str:
    """The words with the short forms of ``short_words.tsv``; ``role`` is its first column.

    The roles are procedure, tight (procedures where there is too little room), reason and about.
    """
    for pattern, short in _short_words(role):
        words = pattern.sub(short, words)
    return words


# --- places


def places(sites: Sites, history: History, form: Form) -> str:
    """The levels, with the side after them; a joint is named with its side before it.

    Levels of different sides stand apart, each with its own: a side told of one level is never told of another.
    """
    if form.choices.regions:
        return _joints(sites)
    by_side: dict[Side | None, list[Site]] = {}
    for use in sites:
        if not isinstance(use.site, Region | SacroiliacJoint):
            by_side.setdefault(use.side, []).append(use.site)
    written = listed_form if form.style.levels == "listed" else short_form
    told = [
        " ".join(
            part for part in (written(levels, history.axis, form.style.between_levels), side or "") if part
        )
        for side, levels in by_side.items()
    ]
    return " ".join(part for part in (", ".join(told), _joints(sites)) if part)


def _joints(sites: Sites) -> str:
    joints = {place.side for place in sites.places if isinstance(place, SacroiliacJoint)}
    if not joints:
        return ""
    if {Side.LEFT, Side.RIGHT} <= joints:
        return "bilateral SI joints"
    side = next((str(side) + " " for side in joints if side), "")
    return f"{side}SI joint"


def with_region(words: str, sites: Sites, form: Form) -> str:
    """Name the region first when it is all that is known or told of the place and the words do not tell it."""
    if form.choices.regions:
        known = dict.fromkeys(
            region_words(one) for one in sites.places if not isinstance(one, SacroiliacJoint)
        )
        told = [one for one in known if one not in words.lower()]
        return f"{' and '.join(told).capitalize()} {inner(words)}" if told else words
    region = next((place for place in sites.places if isinstance(place, Region)), None)
    if region is None or any(regions_by_word().get(key(word)) == region.name for word in words.split()):
        return words
    word = next((word for word, name in regions_by_word().items() if name == region.name), region.name)
    return f"{word.capitalize()} {inner(words)}"
