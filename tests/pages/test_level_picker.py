"""What a button of the level picker makes of the words in the field."""

from datetime import date

import pytest

from tracker.domain.sites import Site, parse_site
from tracker.pages.level_picker import toggled
from tracker.pages.reads import Setting, read_where

SETTING = Setting(date(2026, 3, 1))
L2, L4, L5, DISC = (parse_site(name) for name in ("L2", "L4", "L5", "L4-L5"))


@pytest.mark.parametrize(
    ("text", "site", "kind", "expected", "why"),
    [
        ("", DISC, "segment", "L4-L5", "the first"),
        ("L5-S1", DISC, "segment", "L4-S1", "neighbours are written as a range"),
        ("L4-S1", DISC, "segment", "L5-S1", "a second press takes it out"),
        ("L4", L5, "vertebra", "L4, L5", "bones stay bones"),
        ("L5 full, L4 partial", L2, "vertebra", "L5 full, L4 partial, L2", "the extents stay"),
        ("L5 full, L4 partial", L4, "vertebra", "L5 full", "and go with their bone only"),
        ("left L5-S1", DISC, "segment", "L5-S1 left, L4-L5", "the side stays"),
        ("neck", DISC, "segment", "cervical, L4-L5", "a region stays"),
        ("as in the letter", DISC, "segment", "as in the letter, L4-L5", "unread words stay"),
    ],
)
def test_a_press_changes_one_level_and_keeps_the_rest(
    text: str, site: Site, kind: str, expected: str, why: str
) -> None:
    assert toggled(text, site, kind, SETTING) == expected, why


@pytest.mark.parametrize(
    "text", ["L5 full, L4 partial", "left L5-S1", "neck", "left SI joint", "L3-L4 left, L4-L5 right"]
)
def test_a_press_and_another_press_mean_the_same_as_before(text: str) -> None:
    there = toggled(text, L2, "vertebra", SETTING)
    back = toggled(there, L2, "vertebra", SETTING)
    assert set(read_where(back, "", "vertebra", SETTING).value) == set(
        read_where(text, "", "vertebra", SETTING).value
    )
