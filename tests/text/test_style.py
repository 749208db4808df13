"""The style of a signature: taken from one, kept as data, refused when it is not one."""

import pytest
from signatures import HARRY, POSTED, STENOSIS, TODAY

from tracker.errors import ValueProblem
from tracker.text.reader import read
from tracker.text.style import SIGNATURE_STYLES, SignatureStyle, style_of


def style(text: str) -> SignatureStyle:
    return style_of(read(text, today=TODAY, posted=POSTED))


@pytest.mark.parametrize(
    ("text", "settings", "why"),
    [
        (HARRY, {"about": "{name} - {age} year old {sex}...", "before_date": "... ", "levels": "listed"}, "dots"),
        (HARRY, {"finest": "day", "order": "mdy", "short_months": True, "due_to": "due to", "and_": "and"}, "dates"),
        (STENOSIS, {"before_date": "[", "after_date": "]", "finest": "year", "about": ""}, "brackets"),
        ("PLIF L4/5 for stenosis & sciatica (23 April 2013)", {"before_date": " (", "after_date": ")"}, "round"),
        ("PLIF L4/5 for stenosis & sciatica (23 April 2013)", {"between_levels": "/", "due_to": "for"}, "slash"),
        ("PLIF L4/5 2/3/2013", {"numbers": "/", "finest": "day"}, "dates in numbers"),
        ("", {"about": "", "before_date": ", ", "finest": "year"}, "nothing to see: the plain style"),
    ],
)
def test_style_of_a_signature(text: str, settings: dict[str, object], why: str) -> None:
    found = style(text).to_dict()
    assert {name: found[name] for name in settings} == settings, why


@pytest.mark.parametrize("look", [*SIGNATURE_STYLES.values(), style(HARRY), style(STENOSIS)])
def test_a_style_is_its_data(look: SignatureStyle) -> None:
    assert SignatureStyle.from_dict(look.to_dict()) == look


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"colour": "red"}, "A signature style has no setting “colour”. Leave it out."),
        ({"levels": 3}, "The setting “levels” of a signature style cannot be “3”."),
        ({"levels": "all"}, "The setting “levels” of a signature style is one of “merged”, “listed”."),
        ({"due_to": "x" * 61}, "The setting “due_to” is one line of at most 60 characters."),
        ({"about": "a\nb"}, "The setting “about” is one line of at most 60 characters."),
        ({"about": "{town}"}, "The line about you may hold {name}, {age} and {sex} and no other braces."),
    ],
)
def test_what_is_no_style(data: dict[str, object], message: str) -> None:
    with pytest.raises(ValueProblem) as error:
        SignatureStyle.from_dict(data)
    assert str(error.value) == message
