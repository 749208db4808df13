"""How much a signature tells of the person: name, age and the precision of dates, on top of any style."""

from dataclasses import replace

from tracker.text.style import SignatureStyle

_TRAILING = ".,;:!)"


def tells_name(style: SignatureStyle) -> bool:
    """True when the style shows the name."""
    return "{name}" in style.about


def tells_age(style: SignatureStyle) -> bool:
    """True when the style shows the age, and with it the sex."""
    return "{age}" in style.about


def telling(style: SignatureStyle, *, name: bool, age: bool, finest: str) -> SignatureStyle:
    """The style telling just this much; its own line about the person is kept where it tells the same."""
    if (name, age) == (tells_name(style), tells_age(style)):
        return replace(style, finest=finest)
    parts = (["{name}"] if name else []) + (["{age} year old {sex}"] if age else [])
    closing = style.about[len(style.about.rstrip(_TRAILING)) :] if parts else ""
    return replace(style, about=" - ".join(parts) + closing, finest=finest)
