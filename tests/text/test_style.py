"""The style of a signature: taken from one, kept as data, refused when it is not one."""

import pytest
from signatures import HARRY, POSTED, STENOSIS, TODAY, history_of

from tracker.errors import ValueProblem
from tracker.text.reader import read
from tracker.text.style import SIGNATURE_STYLES, SignatureStyle, style_of
from tracker.text.writer import write


def style(text: str) -> SignatureStyle:
    return style_of(read(text, today=TODAY, posted=POSTED))


@pytest.mark.parametrize(
    ("text", "settings", "why"),
    [
        (
            HARRY,
            {"about": "{name} - {age} year old {sex}...", "before_date": "... ", "levels": "listed"},
            "dots",
        ),
        (
            HARRY,
            {"finest": "day", "order": "mdy", "short_months": True, "due_to": "due to", "and_": "and"},
            "dates",
        ),
        (STENOSIS, {"before_date": "[", "after_date": "]", "finest": "year", "about": ""}, "brackets"),
        (
            "PLIF L4/5 for stenosis & sciatica (23 April 2013)",
            {"before_date": " (", "after_date": ")"},
            "round",
        ),
        (
            "PLIF L4/5 for stenosis & sciatica (23 April 2013)",
            {"between_levels": "/", "due_to": "for"},
            "slash",
        ),
        ("PLIF L4/5 2/3/2013", {"numbers": "/", "finest": "day"}, "dates in numbers"),
        ("PLIF L4-S1 2013 | ACDF C5-C6 2015", {"layout": "one line", "between": " | "}, "all on one line"),
        (
            "PLIF L4-S1 (2013); ACDF C5-C6 (2015)",
            {"layout": "one line", "between": "; "},
            "after the bracket",
        ),
        ("• PLIF L4-S1, 2013\n• ACDF C5-C6, 2015", {"layout": "lines", "line_start": "• "}, "bullets"),
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
        ({"levels": 3}, "The setting “levels” of a signature style cannot be “3”."),
        (
            {"target": "rtf"},
            "The setting “target” of a signature style is one of “plain”, “bbcode”, “markdown”, “html”.",
        ),
        (
            {"layout": "x"},
            "The setting “layout” of a signature style is one of “lines”, “years”, “one line”.",
        ),
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


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("plain", ["PLIF L4-S1 due to disc degeneration, 2013"]),
        ("brackets", ["PLIF L4-S1 due to disc degeneration[2013]"]),
        ("one-line", ["PLIF L4-S1 for disc degeneration (2013) | PLIF L5-S1 for failed fusion and broken screw (2015) | "
                      "Microdiscectomy, decompression L3-L4 for herniated disc (2015)"]),
        ("years", ["2013: PLIF L4-S1 due to disc degeneration",
                   "2015: PLIF L5-S1 due to failed fusion and broken screw; "
                   "Microdiscectomy, decompression L3-L4 due to herniated disc"]),
        ("bbcode", ["[b]PLIF L4-S1[/b] due to disc degeneration, 2013"]),
        ("markdown", ["- **PLIF L4-S1** due to disc degeneration, 2013"]),
        ("html", ["<p><b>PLIF L4-S1</b> due to disc degeneration, 2013<br>"]),
    ],
)  # fmt: skip
def test_the_styles_that_come_along(name: str, lines: list[str]) -> None:
    written = write(history_of(HARRY), on=POSTED, style=SIGNATURE_STYLES[name]).splitlines()
    assert written[: len(lines)] == lines
    assert len(written) == {"one-line": 1, "years": 2}.get(name, 3)


def test_the_dots_are_the_first_signature() -> None:
    assert write(history_of(HARRY), on=POSTED, style=SIGNATURE_STYLES["dots"]) == HARRY


def test_a_setting_of_another_version_is_passed_over() -> None:
    assert SignatureStyle.from_dict({"colour": "red", "levels": "listed"}) == SignatureStyle(levels="listed")
