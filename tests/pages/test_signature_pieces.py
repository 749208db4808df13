"""The pieces of the signature page say what was written, and show a person's words as words."""

import makers
from signatures import HARRY, POSTED, history, history_of

from tracker.pages import signature_pieces
from tracker.text.choices import Choices
from tracker.text.gives_away import gives_away
from tracker.text.shorten import Written, sign
from tracker.text.style import SIGNATURE_STYLES

HOSTILE = "<img src=x onerror=alert(1)>"


def harry(**limits: int) -> Written:
    choices = Choices(finest="month", **limits)  # type: ignore[arg-type]
    return sign(history_of(HARRY), on=POSTED, style=SIGNATURE_STYLES["dots"], choices=choices)


def test_the_counters() -> None:
    assert "<strong>182 characters</strong>" in signature_pieces.counters(harry())
    fitting = signature_pieces.counters(harry(characters=190, lines=3))
    assert "<strong>182 of 190 characters</strong>" in fitting
    assert "✓ fits, 8 left" in fitting
    assert "<strong>3 of 3 lines</strong>" in fitting
    over = signature_pieces.counters(harry(characters=10))
    assert 'class="count over"' in over
    assert "✓" not in over
    assert "too many" in over


def test_what_was_shortened() -> None:
    assert signature_pieces.shorter(harry()) == ""
    said = signature_pieces.shorter(harry(characters=170))
    assert "<td>L4-L5-S1</td><td>L4-S1</td>" in said
    assert "<td>due to</td><td>d/t · 3 times</td>" in said
    assert "No operation was left out." in said


def test_nothing_typed_is_mark_up_here() -> None:
    reason = makers.reason("other", called=HOSTILE)
    procedure = makers.procedure("other", "L4-L5", called=HOSTILE, reasons=[reason])
    told = history([makers.person(HOSTILE), makers.surgery("2013", procedure, surgeon=HOSTILE)])
    for style in SIGNATURE_STYLES.values():
        made = sign(told, on=POSTED, style=style, choices=Choices(name=True, surgeons=True, characters=20))
        page = (
            signature_pieces.post(made.text)
            + signature_pieces.shorter(made)
            + signature_pieces.counters(made)
        )
        page += signature_pieces.learnt(gives_away(made, told, POSTED))
        assert "<img" not in page
        assert "onerror" in page
