"""Words as they are compared, whatever their case, their hyphens and their US or UK spelling."""

import re

# Each UK spelling goes to the US one on both sides of a comparison, so that a wrong guess does no harm.
_US_SPELLING = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\bdisk", "disc"),
        (r"haem", "hem"),
        (r"anaesth", "anesth"),
        (r"paraesth", "paresth"),
        (r"oedema", "edema"),
        (r"(?<=tum)our", "or"),
        (r"(?<=gram)me\b", ""),
        (r"(?<=[a-z]{3})is(?=ations?\b|ed\b|ing\b|es?\b)", "iz"),
        (r"\bcentre", "center"),
        (r"\bfibre", "fiber"),
    )
)
_DROPPED = re.compile("[.,'’()\u200b]")
_SPACED = re.compile(r"[-_\u2010-\u2015\s]+")


def fold(words: str) -> str:
    """Words as compared: lower case, US spelling, hyphens as spaces, without dots and commas."""
    folded = _SPACED.sub(" ", _DROPPED.sub("", words.casefold())).strip().replace("&", "and")
    for pattern, replacement in _US_SPELLING:
        folded = pattern.sub(replacement, folded)
    return folded
