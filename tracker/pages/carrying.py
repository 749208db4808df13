"""Corrections that survive: when an answer, a joining or a split makes other drafts of a text, they go along.

A draft's form begins with a *start* body and holds what the person made of it. Where the two differ is a
correction; it is put into the start body of the new draft, procedure by procedure, by their identifiers.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from tracker.domain.records import Record
from tracker.pages.fields import groups_of
from tracker.pages.typed import KEPT, WAS, Body
from tracker.text.drafts import Draft


@dataclass(frozen=True)
class Drafted:
    """A draft's form: what it begins with, and what was typed into it, None when nothing was."""

    key: str
    kind: type[Record]
    start: Body
    typed: Body | None = None


def identified(draft: Draft, seed: str) -> dict[str, Any]:
    """The data of a draft with identifiers that stay the same as long as the text does."""
    data = draft.data | {"id": f"{seed}-{draft.key}"}
    units = [unit.key for unit in draft.units]
    places = [f"{unit.key}-{place}" for unit in draft.units for place, _ in enumerate(unit.event.conditions)]
    for name, keys in (("procedures", units), ("findings", places)):
        if name in data and len(data[name]) == len(keys):
            data[name] = [
                one | {"id": f"{seed}-{name[0]}{key}"} for one, key in zip(data[name], keys, strict=True)
            ]
    return data


def carried(before: Iterable[Drafted], after: Iterable[Drafted]) -> dict[str, Body]:
    """The bodies of the new drafts into which something was typed, by key; the others begin as they are."""
    typed = [one for one in before if one.typed is not None]
    made = {}
    for new in after:
        body = deepcopy(new.start)
        for old in typed:
            if old.kind is new.kind and old.typed is not None and _shared(old, new):
                home = old.key == new.key or _first(old) in _ids(new.kind, new.start)
                _carry(new.kind, old.start, old.typed, new.start, body, home=home)
        if body != new.start:
            made[new.key] = body
    return made


def _first(form: Drafted) -> str:
    return next(iter(_ids(form.kind, form.start)), "")


def _shared(old: Drafted, new: Drafted) -> bool:
    return old.key == new.key or bool(_ids(old.kind, old.start).keys() & _ids(new.kind, new.start).keys())


def _ids(kind: type[Record], body: Mapping[str, Any]) -> dict[str, Body]:
    """The bodies of all children by identifier."""
    return {_id(one): one for name in groups_of(kind) for one in body.get(name, ())}


def _id(body: Mapping[str, Any]) -> str:
    return str(body.get(KEPT, {}).get("id", ""))


def _carry(kind: type[Record], before: Body, typed: Body, start: Body, body: Body, *, home: bool) -> None:
    """Put into ``body`` what was typed over ``before``; what two drafts corrected alike keeps the first one's."""
    groups = groups_of(kind)
    for name in typed.keys() | before.keys():
        if name in (KEPT, WAS, "version", *groups) or typed.get(name) == before.get(name):
            continue
        if body.get(name) == start.get(name):
            body[name] = deepcopy(typed.get(name))
            if name in typed.get(WAS, {}):
                body.setdefault(WAS, {})[name] = list(typed[WAS][name])
    for name, child in groups.items():
        _carry_children(child, name, (before, typed, start, body), home=home)


def _carry_children(
    kind: type[Record], name: str, bodies: tuple[Body, Body, Body, Body], *, home: bool
) -> None:
    """Children are known by their identifier; one added by hand stays with the draft that the first one is in."""
    before, typed, start, body = ({_id(one): one for one in each.get(name, ())} for each in bodies)
    for known in before.keys() & body.keys():
        if known in typed:
            _carry(kind, before[known], typed[known], start.get(known, {}), body[known], home=home)
    gone = before.keys() - typed.keys()
    added = [deepcopy(one) for key, one in typed.items() if home and key not in before and key not in body]
    kept = [one for key, one in body.items() if key not in gone]
    if name in bodies[3] or added:
        bodies[3][name] = kept + added
