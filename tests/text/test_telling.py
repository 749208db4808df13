"""How much of the person a style tells."""

import pytest

from tracker.text.style import SIGNATURE_STYLES
from tracker.text.telling import telling, tells_age, tells_name

DOTS = SIGNATURE_STYLES["dots"]


@pytest.mark.parametrize(
    ("name", "age", "about"),
    [
        (True, True, DOTS.about),
        (False, True, "{age} year old {sex}..."),
        (True, False, "{name}..."),
        (False, False, ""),
    ],
)
def test_name_and_age_can_be_told_or_not(name: bool, age: bool, about: str) -> None:
    style = telling(DOTS, name=name, age=age, finest="month")
    assert (style.about, style.finest) == (about, "month")
    assert (tells_name(style), tells_age(style)) == (name, age)


def test_the_style_without_a_setting_tells_neither_name_nor_age_and_years_only() -> None:
    plain = SIGNATURE_STYLES["plain"]
    assert not tells_name(plain)
    assert not tells_age(plain)
    assert plain.finest == "year"
