"""Which finding of a study stands at which of its levels: "CT L4-5 fused, L5-S1 not fused" tells two things.

::

    result = {levels, findings}            levels lead: "L4-5 herniation, L5-S1 stenosis"
           | {findings, levels}            levels follow: "herniation L4-5, stenosis L5-S1"
           | levels, {findings, levels}    the study's own levels first: "MRI L3-S1: stenosis L4-5"

What is denied ("no stenosis") and what is not understood ("L5-S1 ok") takes its levels with it, so that nothing else
is said of them. A finding whose levels are not clear has none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tracker.domain.site_set import Sites
from tracker.domain.sites import SiteUse
from tracker.text.entry import Entry
from tracker.text.items import Item
from tracker.text.reading import Said
from tracker.text.terms import fillers, key


@dataclass(slots=True)
class _Run:
    """Levels, or findings, that follow each other; ``part`` is the part between commas where it ends."""

    levels: bool
    items: list[Item] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)


def placed(entry: Entry, said: Iterable[Said]) -> tuple[Said, ...]:
    """The findings of a study, each with its own sites where they are not those of the whole study."""
    found = tuple(said)
    where = _levels_of_findings(entry)
    if not where:
        return found
    everywhere = set(entry.levels)
    codes = {item.start: item.code("indication") for item in entry.conditions}
    placed_: list[Said] = []
    for one in found:
        own = [levels for item, levels in where if codes.get(item.start) == one.code]
        levels = {level for row in own for level in row}
        placed_.append(one if levels == everywhere else replace(one, sites=_sites(entry, levels)))
    return tuple(placed_)


def _sites(entry: Entry, levels: set[Item]) -> Sites:
    readings = [item.levels for item in entry.levels if item in levels and item.levels]
    return Sites.joined(SiteUse(site, entry.side) for one in readings for site in one.sites("segment"))


def _levels_of_findings(entry: Entry) -> list[tuple[Item, list[Item]]]:
    """Each finding with its levels; empty where there is nothing to tell apart."""
    runs = _runs(entry)
    if any(_is_list(run) for run in runs[1:-1]):
        return [(item, []) for run in runs if not run.levels for item in run.items]
    if sum(len(run.items) for run in runs if run.levels) < 2 or not any(not run.levels for run in runs):
        return []
    if len(runs) == 3 and runs[0].levels and _is_turned(*runs):
        return _on_both_sides(*runs)
    runs = _without_own(runs)
    found: list[tuple[Item, list[Item]]] = []
    if runs[0].levels:
        for levels, findings in zip(runs[::2], runs[1::2], strict=False):
            found += [(item, levels.items) for item in findings.items]
        return found
    last = _before_last(runs) if len(runs) % 2 else []
    for findings, behind in zip(runs[::2], [*(run.items for run in runs[1::2]), last], strict=False):
        found += [(item, behind) for item in findings.items]
    return found


def _is_turned(first: _Run, findings: _Run, last: _Run) -> bool:
    """ "L4-S1 fused, screws loose S1": levels ahead of the first finding, and behind the last one."""
    joined = first.parts[-1] == findings.parts[0] and findings.parts[-1] == last.parts[0]
    return joined and findings.parts[0] != findings.parts[-1]


def _on_both_sides(first: _Run, findings: _Run, last: _Run) -> list[tuple[Item, list[Item]]]:
    near = {findings.parts[0]: first.items, findings.parts[-1]: last.items}
    return [(item, near.get(part, [])) for item, part in zip(findings.items, findings.parts, strict=True)]


def _is_list(run: _Run) -> bool:
    """ "Stenosis L4-5, L5-S1 herniation": levels listed between two findings may be of either."""
    return run.levels and any("," in item.text for item in run.items)


def _before_last(runs: Sequence[_Run]) -> list[Item]:
    """In "stenosis L4-5, L5-S1 herniation" the last levels lead; they are taken from the finding before."""
    if len(runs) < 3:
        return []
    levels, last = runs[-2], runs[-1]
    own = [item for item, part in zip(levels.items, levels.parts, strict=True) if part == last.parts[0]]
    if not own or len(own) == len(levels.items):
        return []
    levels.items = [item for item in levels.items if item not in own]
    return own


def _without_own(runs: list[_Run]) -> list[_Run]:
    """Levels at both ends: those right behind the study are its own, or the last ones tell nothing."""
    if len(runs) < 3 or not (runs[0].levels and runs[-1].levels):
        return runs
    apart = runs[-2].parts[-1] != runs[-1].parts[0]
    return runs[:-1] if apart else runs[1:]


def _runs(entry: Entry) -> list[_Run]:
    runs: list[_Run] = []
    part = 0
    shown = {item.start for item in entry.conditions}
    items = list(_result(entry))
    for place, item in enumerate(items):
        if item.mark(",", ";", ":") or item.cue("turn", "join"):
            part += 1
            continue
        levels = item.kind == "levels"
        if not (levels or item.start in shown or _tells_other(items, place)):
            continue
        if not runs or runs[-1].levels != levels:
            runs.append(_Run(levels))
        runs[-1].items.append(item)
        runs[-1].parts.append(part)
    return runs


def _result(entry: Entry) -> Iterable[Item]:
    """The items of an entry without the words ahead of its study."""
    first = min((item.start for item in entry.studies), default=0)
    return (item for item in entry.items if item.start >= first and item not in entry.studies)


def _tells_other(items: Sequence[Item], place: int) -> bool:
    """Whether an item denies, or is a last word that is not understood, so that its levels are told of it."""
    item = items[place]
    if item.cue("not"):
        return True
    if item.meanings or item.kind not in ("word", "term") or key(item.text) in fillers():
        return False
    after = items[place + 1] if place + 1 < len(items) else None
    return after is None or after.mark(",", ";", ".") or after.cue("turn", "join")
