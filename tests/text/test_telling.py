"""How much of the person a style tells."""

from datetime import date

import pytest

from tracker.text.reader import read
from tracker.text.style import SIGNATURE_STYLES, style_of
from tracker.text.telling import telling, tells_age, tells_name

TODAY = date(2026, 1, 1)
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


@pytest.mark.parametrize("odd", ["<b>", "[b]", "<img src=x onerror=alert(1)>", "$x$", "`x`"])
def test_odd_text_before_a_reason_is_no_connecting_word(odd: str) -> None:
    reading = read(
        f"ACDF C5-C6 due to {odd} herniated disc 2010\nfusion L4-L5 due to stenosis 2012", today=TODAY
    )
    assert odd not in style_of(reading).due_to
