"""Find stretches of running text that look like level notation; reading them is ``read_levels``'s work."""

import re

_SPACE = r"[ \t\u00a0]"
# What a dash written as an HTML entity leaves behind it, or a single space.
_FILL = rf"(?:\u00a0{{2,7}}|{_SPACE}?)"
_DASH = r"[-\u2010-\u2015/]"
# Vertebra with its letter: "L4", "T-11", "C 4", "L45", "th1"; not "T2-weighted" nor "L5s" as part of a word.
_VERTEBRA = (
    rf"(?:(?:th|[ctdl])(?:[0-9]{{1,4}}|(?:{_SPACE}|-)[0-9]{{1,2}})(?!\d)|s-?[1-9](?!\d)|s[il](?![a-z0-9]))"
    r"(?!(?:-|\s)?(?:weighted|wt\b|signal|image|hyper)|-levels?\b)"
)
# What makes a bare number a count, a date or a measure instead of a vertebra.
_NOT_A_COUNT = (
    rf"(?!\d)(?!{_SPACE}?(?:years?|yrs?|y/?o|mon|mos?\b|weeks?|wks?|days?|times|x\b|st\b|nd\b|rd\b|th\b|levels?"
    rf"|screws?|rods?|hooks?|cages?|plates?|bolts?|wires?|spacers?|leads?|surger|ops?\b|hours?|hrs?|mm\b|cm\b|mg\b|%|:\d))"
)
# The first number after a letter ("L4-5-09") may stand before a year, later ones may not ("L4-5/6/99").
_FIRST = rf"(?:{_DASH}(?:1[0-3]|[1-9]){_NOT_A_COUNT})"
_NUMBER = rf"(?:1[0-3]|[1-9]){_NOT_A_COUNT}(?!{_SPACE}?[-/.](?:\d{{3,4}}|[02-9]\d))"
# With spaces around, or after a list word, the next character must not continue a date such as 7/8/13.
_LOOSE = rf"{_NUMBER}(?!{_SPACE}?[-/.]{_SPACE}?\d)"
_PAIRS = "|".join(f"{upper}[/-]{upper + 1}" for upper in range(1, 12))
_COUNTED_PAIR = rf"(?:{_PAIRS})(?![-/\d]){_NOT_A_COUNT}"
_RANGE_WORD = rf"{_SPACE}{{1,3}}(?:down{_SPACE})?(?:to|thru|through|on){_SPACE}{{1,3}}(?:the{_SPACE})?"
_LIST = rf"(?:{_SPACE}{{0,3}}[,&+]{_SPACE}{{0,3}}(?:(?:and|&){_SPACE})?|{_SPACE}{{1,3}}and{_SPACE}{{1,3}})"
_END = r"(?:s2-?ai|s2[- ]alar[- ]iliac|pelvis|ilium|iliac|sacrum|coccyx)"
_HEAD = rf"(?:occiput|skull|occ|oc|o|co)(?=(?:{_SPACE}?{_DASH}|{_SPACE}to{_SPACE}){_SPACE}?c{_SPACE}?-?[1-7])"
_JOINT = rf"(?:si{_SPACE}joints?|sijs?|sacro-?iliac(?:{_SPACE}joints?)?|l-?s{_SPACE}junction)"

LEVEL_SPAN = re.compile(
    rf"""(?<![a-z0-9])(?<!vitamin\ )(?<!vit\ )
    (?: {_JOINT}
      | (?: {_HEAD} | {_VERTEBRA}{_FIRST}? )
        (?: {_SPACE}?{_DASH}{_FILL} (?: {_END} | {_VERTEBRA} )
          | {_DASH} {_NUMBER}
          | {_SPACE}?{_DASH}{_FILL} {_LOOSE}
          | {_RANGE_WORD} (?: {_END} | {_VERTEBRA} | {_LOOSE} )
          | {_LIST} (?: {_VERTEBRA} | {_COUNTED_PAIR} | {_LOOSE} )
          | {_SPACE}{{0,3}} {_VERTEBRA}
        ){{0,40}}
    )
    (?![a-z0-9])
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Finds candidates such as "L4-L5-S1", "C 4-5-6-7", "S1 L5-L3", "T2 to sacrum" and "SI joint" in a text.

A candidate is not sure to be a level (car models, room numbers); a side before or after is not taken in.
"""
