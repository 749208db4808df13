"""The signature as the page and the command line write it: which styles there are, what was chosen, and what comes out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.actions import history_of, own_style, read_style
from tracker.errors import NotFound, ValueProblem
from tracker.storage.store import Store
from tracker.text.choices import Choices
from tracker.text.shorten import Written, sign
from tracker.text.style import SIGNATURE_STYLES, SignatureStyle

OWN = "own"
"""The name of the style of the person's pasted signature."""

_CHOSEN = "signature_choices"
_MADE = "signature_styles"

MOST_STYLES = 20
"""How many styles of their own a person can keep."""


@dataclass(frozen=True)
class Chosen:
    """A style by its name, and what is told."""

    style: str
    choices: Choices


def styles(store: Store | None) -> dict[str, SignatureStyle]:
    """Every style by its name: the pasted one first, then the person's own making, then those that come along."""
    if store is None:
        return dict(SIGNATURE_STYLES)
    own = own_style(store)
    pasted = {OWN: replace(own, title=_own_title(own))} if own else {}
    return pasted | made_styles(store) | SIGNATURE_STYLES


def _own_title(style: SignatureStyle) -> str:
    marks = f"{style.before_date}…{style.after_date}".strip(" …")
    return f"My own ( {marks} )" if marks and len(marks) <= 8 else "My own"


def style_named(store: Store | None, name: str) -> SignatureStyle:
    """A style by its name; raises NotFound with the names there are."""
    known = styles(store)
    if name not in known:
        raise NotFound(f"There is no signature style “{name}”. There are: {', '.join(known)}.")
    return known[name]


def made_styles(store: Store) -> dict[str, SignatureStyle]:
    """The styles the person made, by name; one that cannot be read any more is left out."""
    kept = store.setting(_MADE)
    read = map(read_style, kept if isinstance(kept, list) else ())
    return {style.name: style for style in read if style}


def keep_style(store: Store, title: str, settings: Mapping[str, Any]) -> SignatureStyle:
    """Keep a style of the person's own making under a title; the same title again replaces it."""
    name = re.sub(r"[\W_]+", "-", title.casefold()).strip("-")
    if not name:
        raise ValueProblem("Give the style a name, for example “My forum”.", "title")
    if name == OWN or name in SIGNATURE_STYLES:
        raise ValueProblem(f"There is a style “{name}” already. Give yours another name.", "title")
    style = SignatureStyle.from_dict({**settings, "name": name, "title": title.strip()})
    kept = made_styles(store) | {name: style}
    if len(kept) > MOST_STYLES:
        raise ValueProblem(f"{MOST_STYLES} styles of your own are kept at most. Delete one first.", "title")
    store.put_setting(_MADE, [one.to_dict() for one in kept.values()])
    return style


def drop_style(store: Store, name: str) -> None:
    """Delete a style of the person's own making."""
    kept = [one.to_dict() for one in made_styles(store).values() if one.name != name]
    store.put_setting(_MADE, kept)


def chosen(store: Store | None) -> Chosen:
    """What was chosen last; before that, the pasted signature's style and what it tells, else the plain one."""
    known = styles(store)
    first = OWN if OWN in known else "plain"
    default = Chosen(first, Choices.like(known[first]))
    kept = store.setting(_CHOSEN) if store else None
    if not isinstance(kept, dict):
        return default
    try:
        choices = Choices.from_dict(kept.get("choices", {}))
    except (ValueProblem, TypeError, AttributeError):
        return default
    style = str(kept.get("style"))
    return Chosen(style if style in known else first, choices)


def keep_chosen(store: Store, now: Chosen) -> None:
    """Keep what is chosen for the next time; nothing is written when it is what was kept."""
    data = {"style": now.style, "choices": now.choices.to_dict()}
    if store.setting(_CHOSEN) != data:
        store.put_setting(_CHOSEN, data)


def signed(store: Store | None, on: date, now: Chosen) -> Written:
    """The signature of what is recorded, as chosen."""
    return sign(history_of(store), on=on, style=style_named(store, now.style), choices=now.choices)
