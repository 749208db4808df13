"""The words of level notation: normalised text, its tokens, and numbers that become vertebrae.

Joiners have four strengths: nothing ("L4L5"), a space, a range word ("-", "to"), a list word (",", "and").
Letters: C neck, T or Th or D (dorsal) chest, L lumbar, S sacrum, O or Oc occiput.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tracker.domain.levels import Axis, LevelError, Side, Vertebra

LONGEST = 300
"""Characters read at most; a longer text is not level notation."""

_DASHES = re.compile("[\u2010-\u2015\u2212\u00ad\ufe58\ufe63\uff0d~]")
_QUOTES = re.compile("[\"'\u2018\u2019\u201c\u201d\u200b-\u200d\ufeff]")

TOKEN = re.compile(
    r"""
      (?P<space>\ +|(?:LEVELS?|DIS[CK]S?|SEGMENTS?|VERTEBRAE?|SPINE|THE|AT|FROM)\b)
    | (?P<sij>(?:SIJ|S\.I\.J\.?)(?:S\b|-(?P<sij_side>[LR])\b|\b)
        |(?:SI|S\.I\.|SACRO-?ILIAC)[ ]?JOINTS?\b|SACRO-?ILIACS?\b)
    | (?P<pelvis>PELVI[SC]\b|ILIUM\b|ILIAC\b(?:\ (?:CREST|SCREW|BOLT)S?\b)?|S2[- ]?(?:AI|ALAR[- ]ILIAC)\b)
    | (?P<region>(?:CERVICO-?THORACIC|THORACO-?LUMBAR|LUMBO-?SACRAL|NECK|CERVICAL|C-SPINE|UPPER\ BACK
        |MID[ -]?BACK|THORACIC|DORSAL|T-SPINE|LUMBAR|LOW(?:ER)?\ BACK|L-SPINE|SACRAL|COCCYGEAL
        |(?:WHOLE|ENTIRE)\ SPINE)\b)
    | (?P<bone>(?:SACRUM|COCCYX|TAILBONE|OCCIPUT|SKULL|ATLAS|AXIS|DENS|ODONTOID|OCC?|O|CO)(?![A-Z0-9]))
    | (?P<vertebra>(?P<letter>TH|[CTDLS])[ .-]?\ ?(?P<digits>[0-9]{1,7})(?![0-9]))
    | (?P<si>S[IL|](?![A-Z0-9]))
    | (?P<number>[0-9]{1,7}(?![0-9]))
    | (?P<range>->?|/|(?:(?:UP|DOWN)\ )?(?:TO|THRU|THROUGH|UNTIL|TILL|ONTO|ON)(?![A-Z0-9]))
    | (?P<list>[,;&+]|(?:AND|PLUS)(?![A-Z0-9]))
    """,
    re.VERBOSE,
)


def normalised(text: str) -> str:
    """The text in capitals with plain dashes and single spaces, without quotes and closing punctuation."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).replace("→", " to ")
    plain = " ".join(_QUOTES.sub("", plain).upper().split()).strip(" .,;:")
    if plain.startswith("(") and plain.endswith(")") and plain.count("(") == 1 and plain[1:-1] not in "LR":
        plain = plain[1:-1].strip()
    return re.sub(r"^BETWEEN (?P<a>\S+(?: \S+)?) AND ", r"\g<a> TO ", plain)


_JUNCTION = re.compile(
    r"\b(?P<name>LUMBO-?SACRAL|L[-/]?S|CERVICO-?THORACIC|C[-/]?T|THORACO-?LUMBAR|T[-/]?L) JUNCTION\b"
)


def junctions_written_out(plain: str, axis: Axis) -> str:
    """Replace "LS junction" and its like by the segment where the regions meet, such as L5-S1."""

    def segment(match: re.Match[str]) -> str:
        lower = {"C": "T", "T": "L", "L": "S"}[match["name"][0]]
        return next(str(one) for one in axis.segments if one.lower.name == f"{lower}1")

    return _JUNCTION.sub(segment, plain)


_SIDES = {
    "LEFT": Side.LEFT, "LT": Side.LEFT, "L": Side.LEFT,
    "RIGHT": Side.RIGHT, "RT": Side.RIGHT, "R": Side.RIGHT,
    "BILATERAL": Side.BOTH, "BILATERALLY": Side.BOTH, "BILAT": Side.BOTH, "B/L": Side.BOTH, "BOTH": Side.BOTH,
    "BOTH SIDES": Side.BOTH, "MIDLINE": Side.MIDLINE, "CENTRAL": Side.MIDLINE,
}  # fmt: skip
_SIDE_WORD = r"(?:LEFT|RIGHT|LT|RT|BILATERAL(?:LY)?|BILAT|B/L|BOTH SIDES|BOTH|MIDLINE|CENTRAL|R)"
_SIDE_END = r"\.?(?:[ -]?SIDED?)?"
# A bare L before a level would be lumbar ("L 4-5"); it is a side only in brackets or before a full vertebra.
_SIDE_FIRST = re.compile(
    rf"(?:\((?P<a>{_SIDE_WORD}|L)\)|(?P<b>{_SIDE_WORD})(?![A-Z0-9])|(?P<c>L)(?=\.? [CTDLS]H?[ -]?[0-9]))"
    rf"{_SIDE_END}[ ,:]*"
)
_SIDE_LAST = re.compile(
    rf"[ ,]*(?:ON (?:THE |MY )?)?(?:\((?P<a>{_SIDE_WORD}|L)\)|(?<![A-Z-])(?P<b>{_SIDE_WORD}|L)){_SIDE_END}$"
)


def split_side(plain: str) -> tuple[str, Side | None]:
    """Take the side off the front or the end of a normalised text: "RT L4-5" is ("L4-5", right)."""
    found: list[Side] = []
    first = _SIDE_FIRST.match(plain)
    if first and first.end() < len(plain):
        found.append(_SIDES[first["a"] or first["b"] or first["c"]])
        plain = plain[first.end() :]
    # Only the tail can hold a side; looking at the tail keeps the search linear.
    cut = max(0, len(plain) - 30)
    last = _SIDE_LAST.search(plain, cut)
    if last and last.start() > 0:
        found.append(_SIDES[last["a"] or last["b"]])
        plain = plain[: last.start()]
    if len(set(found)) > 1:
        raise LevelError("This names more than one side. Write the levels of each side separately.")
    return plain, found[0] if found else None


_LAST = {"C": 7, "T": 13, "L": 6, "S": 5}
_PART = {"C": "neck", "T": "thoracic spine", "L": "lumbar spine", "S": "sacrum"}


def numbers(letter: str, digits: str, axis: Axis) -> tuple[str, ...]:
    """The vertebra names that a letter and its digits mean; ("L", "45") gives L4 and L5; () when none fit."""
    if not digits.startswith("0") and int(digits) <= _LAST[letter]:
        return (f"{letter}{int(digits)}",)
    if letter == "C" and digits == "0":
        return ("C0",)
    for width in (1, 2):
        names = _counted_up(letter, digits, width, axis)
        if len(names) > 1:
            return names
    return ()


def _counted_up(letter: str, digits: str, width: int, axis: Axis) -> tuple[str, ...]:
    """Split run-together digits that count upwards ("1112", "45", "51"); () when they do not."""
    first = digits[:width]
    if first.startswith("0") or int(first) > _LAST[letter]:
        return ()
    names, rest = [f"{letter}{first}"], digits[width:]
    while rest:
        wanted = following(names[-1], axis)
        number = wanted[1:]
        if not number or not rest.startswith(number):
            return ()
        names.append(wanted)
        rest = rest[len(number) :]
    return tuple(names)


def following(name: str, axis: Axis) -> str:
    """The name of the next vertebra down on this axis, "" below the last one or for one not on the axis."""
    names = [str(vertebra) for vertebra in axis.vertebrae if str(vertebra) != "CO"]
    place = names.index(name) + 1 if name in names else len(names)
    return names[place] if place < len(names) else ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A vertebra that does not exist: its letter and digits and the notation that was probably meant."""

    letter: str
    digits: str
    suggestion: str | None


def no_such_vertebra(wrong: Wrong, axis: Axis) -> LevelError:
    """The error for a number beyond its part of the spine ("There is no L7: ...")."""
    name = f"{wrong.letter}{wrong.digits}"
    if name == "C8":
        return LevelError(
            "There is no vertebra C8 (C8 is a nerve root). The neck has C1 to C7; root C8 leaves at C7-T1.",
            wrong.suggestion,
        )
    last = {"C": 7, "T": axis.ribs, "L": axis.lumbar, "S": 5}[wrong.letter]
    sentence = f"There is no {name}: the {_PART[wrong.letter]} has {wrong.letter}1 to {wrong.letter}{last}."
    if wrong.suggestion:
        sentence += f" Did you mean {wrong.suggestion}?"
    return LevelError(sentence, wrong.suggestion)


_OFF_AXIS = {
    "L6": "If you have six lumbar vertebrae, note it under About me first.",
    "T13": "If you have thirteen rib-bearing vertebrae, note it under About me first.",
    "L5": "It has four lumbar vertebrae; if that is wrong, correct it under About me first.",
    "T12": "It has eleven rib-bearing vertebrae; if that is wrong, correct it under About me first.",
}


def on_axis(name: str, axis: Axis) -> Vertebra:
    """The vertebra of that name; raises LevelError with the remedy when this patient's axis lacks it."""
    vertebra = Vertebra(name)
    if not axis.has(vertebra):
        raise LevelError(f"{name} is not in your spine as recorded. {_OFF_AXIS[name]}")
    return vertebra
