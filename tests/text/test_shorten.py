"""A signature is shortened in a stated order, says what it did, and never drops an operation."""

import makers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from signatures import HARRY, POSTED, TODAY, history, history_of

from tracker.domain.history import History
from tracker.text.choices import Choices
from tracker.text.reader import read
from tracker.text.shorten import Change, fitting, made_shorter, shortening, sign
from tracker.text.style import SIGNATURE_STYLES, SignatureStyle, style_of

OWN = style_of(read(HARRY, today=TODAY, posted=POSTED))
MERGED = "Levels that touch are written as one run."
WORDS = "Words are abbreviated."
REASONS = "Reasons and conditions are abbreviated."
YEARS = "What was done in one year stands on one line."
NO_REASONS = "Reasons are left out."
BY_MONTH = "Dates are told by month."
BY_YEAR = "Dates are told by year."
COUNTED = "Injections are counted."
ONE_ROW = "All operations stand on one line."
ONE_LINE = "Everything stands on one line."


def harry(finest: str = "month", **limits: int) -> Choices:
    return Choices(finest=finest, age=True, **limits)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("chosen", "steps", "text"),
    [
        (harry(), [], "65 year old male...|PLIF L4-L5-S1 due to disc degeneration... May 2013|"
                      "PLIF L5-S1 due to failed fusion and broken screw... Jan 2015|"
                      "Microdiscectomy, decompression L3-L4 due to herniated disc... Jan 2015"),
        (harry(characters=200), [MERGED], "65 year old male...|PLIF L4-S1 due to disc degeneration... May 2013|"
                      "PLIF L5-S1 due to failed fusion and broken screw... Jan 2015|"
                      "Microdiscectomy, decompression L3-L4 due to herniated disc... Jan 2015"),
        (harry(characters=180), [MERGED, WORDS], "65yo male...|PLIF L4-S1 d/t disc degeneration... May 2013|"
                      "PLIF L5-S1 d/t failed fusion and broken screw... Jan 2015|"
                      "Micro-disc, decomp L3-L4 d/t herniated disc... Jan 2015"),
        (harry(characters=150), [MERGED, WORDS, REASONS], "65yo male...|PLIF L4-S1 d/t DDD... May 2013|"
                      "PLIF L5-S1 d/t failed fusion + broken screw... Jan 2015|"
                      "Micro-disc, decomp L3-L4 d/t HNP... Jan 2015"),
        (harry("day", characters=100), [MERGED, WORDS, REASONS, NO_REASONS, BY_MONTH], "65yo male...|"
                      "PLIF L4-S1... May 2013|PLIF L5-S1... Jan 2015|Micro-disc, decomp L3-L4... Jan 2015"),
        (harry(characters=90), [MERGED, WORDS, REASONS, NO_REASONS, BY_YEAR],
         "65yo male...|PLIF L4-S1... 2013|PLIF L5-S1... 2015|Micro-disc, decomp L3-L4... 2015"),
        (harry("year", lines=3), [YEARS], "65 year old male...|2013: PLIF L4-L5-S1 due to disc degeneration|"
                      "2015: PLIF L5-S1 due to failed fusion and broken screw | "
                      "Microdiscectomy, decompression L3-L4 due to herniated disc"),
    ],
)  # fmt: skip
def test_the_steps_in_their_order(chosen: Choices, steps: list[str], text: str) -> None:
    made = sign(history_of(HARRY), on=POSTED, style=OWN, choices=chosen)
    assert [step.sentence for step in made.steps] == steps
    assert made.text.replace("\n", "|") == text
    assert made.fits
    assert made.count == len(made.text)


def test_lines_are_joined_before_anything_is_lost() -> None:
    made = sign(history_of(HARRY), on=POSTED, style=OWN, choices=harry(lines=1))
    assert [step.sentence for step in made.steps] == [YEARS, ONE_ROW, ONE_LINE]
    assert made.text.startswith(
        "65 year old male | PLIF L4-L5-S1 due to disc degeneration... May 2013 | PLIF L5-S1"
    )


def test_what_was_changed_is_said_with_examples() -> None:
    made = sign(history_of(HARRY), on=POSTED, style=OWN, choices=harry(characters=180, lines=4))
    assert made.steps[0].changes == (Change("L4-L5-S1", "L4-S1", 1),)
    assert made.steps[1].changes[:2] == (
        Change("due to", "d/t", 3),
        Change("Microdiscectomy, decompression", "Micro-disc, decomp", 1),
    )
    assert shortening(made) == (
        "Made shorter to fit: 202 → 171 characters. No operation was left out.",
        "Levels that touch are written as one run. L4-L5-S1 → L4-S1",
        "Words are abbreviated. due to → d/t; Microdiscectomy, decompression → Micro-disc, decomp",
    )
    assert fitting(made) == ""


def test_what_does_not_fit_says_what_it_would_take() -> None:
    made = sign(history_of(HARRY), on=POSTED, style=OWN, choices=harry(characters=40, lines=1))
    assert not made.fits
    assert (made.count, made.lines) == (86, 1)
    assert fitting(made) == (
        "It does not fit: at its shortest it takes 86 characters, and the limit is 40 characters. "
        "Raise the limit or leave something out; no operation is left out for you."
    )
    assert (
        made_shorter(made)
        == "Made as short as it gets: 202 → 86 characters, 4 → 1 line. No operation was left out."
    )
    enough = sign(history_of(HARRY), on=POSTED, style=OWN, choices=harry(characters=86, lines=1))
    assert enough.fits


def test_injections_are_folded_into_a_count_last() -> None:
    injections = [
        makers.surgery(f"20{n:02}", makers.procedure("epidural_injection", "L4-L5")) for n in (10, 11, 14)
    ]
    told = history([makers.surgery("2013", makers.procedure("plif", "L4-L5")), *injections])
    made = sign(told, on=POSTED, style=SIGNATURE_STYLES["plain"], choices=Choices(characters=50))
    assert made.text == "3 injections, 2010-2014\nPLIF L4-L5, 2013"
    assert [step.sentence for step in made.steps] == [COUNTED]
    assert made.steps[0].changes[0] == Change("ESI", "3 injections", 1)


@pytest.mark.parametrize(("markup", "count"), [(True, 23), (False, 16)])
def test_mark_up_counts_or_not(markup: bool, count: int) -> None:
    told = history([makers.surgery("2013", makers.procedure("plif", "L4-L5"))])
    made = sign(told, on=POSTED, style=SIGNATURE_STYLES["bbcode"], choices=Choices(count_markup=markup))
    assert made.text == "[b]PLIF L4-L5[/b], 2013"
    assert made.seen == "PLIF L4-L5, 2013"
    assert made.count == count


def test_characters_are_code_points_and_a_line_break_is_one() -> None:
    told = history(
        [makers.surgery("2013", makers.procedure("other", "L4-L5", called="🙂é")), makers.surgery("2014")]
    )
    made = sign(told, on=POSTED, style=SIGNATURE_STYLES["plain"])
    assert made.text == "🙂é L4-L5, 2013\nPLIF L4-L5, 2014"
    assert made.count == 14 + 1 + 16


KINDS = ["plif", "laminectomy", "microdiscectomy", "acdf", "epidural_injection", "hardware_removal"]


@st.composite
def long_histories(draw: st.DrawFn) -> History:
    years = draw(st.lists(st.integers(1990, 2014), min_size=1, max_size=8))
    return history(
        makers.surgery(f"{year}-05-06", makers.procedure(draw(st.sampled_from(KINDS)), "L4-L5",
                       reasons=[makers.reason("spinal_stenosis")]))
        for year in years
    )  # fmt: skip


@given(
    long_histories(),
    st.sampled_from(list(SIGNATURE_STYLES.values())),
    st.integers(1, 300),
    st.one_of(st.none(), st.integers(1, 8)),
)
def test_no_operation_is_ever_dropped(
    told: History, style: SignatureStyle, characters: int, lines: int | None
) -> None:
    made = sign(
        told, on=POSTED, style=style, choices=Choices(finest="day", characters=characters, lines=lines)
    )
    counted = sum(int(e.text("what").split()[0]) - 1 for e in made.entries if e.text("what")[0].isdigit())
    assert len(made.entries) + counted == len(told.surgeries)
    assert made.fits == (made.count <= characters and (lines is None or made.lines <= lines))
    assert made.count <= made.full_count or made.lines < made.full_lines
    for entry in made.entries:
        assert entry.text("what") in made.seen


@given(long_histories(), st.integers(1, 300))
def test_more_room_never_makes_it_shorter(told: History, characters: int) -> None:
    def count(limit: int) -> int:
        return sign(told, on=POSTED, style=OWN, choices=Choices(finest="day", characters=limit)).count

    assert count(characters) <= count(characters + 20)
