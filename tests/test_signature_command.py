"""The signature on the command line: styles, limits, what is told, exit codes, and what goes to stderr."""

import pytest
from shells import Shell
from signatures import HARRY

from tracker import signing
from tracker.actions import open_store
from tracker.text.choices import Choices

DAY = "2015-08-15"


@pytest.fixture
def harry(shell: Shell) -> Shell:
    """The first signature, saved."""
    assert shell("read", "--save", "--posted", DAY, given=HARRY).code == 0
    return shell


@pytest.mark.parametrize(
    ("arguments", "first", "why"),
    [
        ([], "Harry - 65 year old male...", "the person's own style"),
        (["--style", "own"], "Harry - 65 year old male...", "by its name"),
        (["--style", "plain", "--dates", "year"], "Harry - 65 year old male", "told is what was told before"),
        (
            ["--style", "bbcode", "--order", "new"],
            "Harry - 65 year old male",
            "a line about the person comes first",
        ),
    ],
)
def test_the_first_line(harry: Shell, arguments: list[str], first: str, why: str) -> None:
    ran = harry("signature", "--on", DAY, *arguments)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == first, why


@pytest.mark.parametrize(
    ("arguments", "second"),
    [
        (["--dates", "day"], "PLIF L4-S1 due to disc degeneration, May 23, 2013"),
        (["--dates", "month"], "PLIF L4-S1 due to disc degeneration, May 2013"),
        (["--dates", "year"], "PLIF L4-S1 due to disc degeneration, 2013"),
        (["--dates", "year", "--order", "new"], "PLIF L5-S1 due to failed fusion and broken screw, 2015"),
        (["--dates", "year", "--order", "old"], "PLIF L4-S1 due to disc degeneration, 2013"),
    ],
)
def test_dates_and_order(harry: Shell, arguments: list[str], second: str) -> None:
    ran = harry("signature", "--style", "plain", "--on", DAY, *arguments)
    assert ran.out.splitlines()[1] == second


def test_what_was_shortened_goes_to_stderr(harry: Shell) -> None:
    ran = harry("signature", "--on", DAY, "--dates", "month", "--limit", "190", "--lines", "4")
    assert ran.code == 0
    assert ran.out.splitlines()[1] == "PLIF L4-S1 d/t disc degeneration... May 2013"
    assert len(ran.out.rstrip("\n")) <= 190
    assert ran.err.splitlines() == [
        "Made shorter to fit: 210 → 179 characters. No operation was left out.",
        "Levels that touch are written as one run. L4-L5-S1 → L4-S1",
        "Words are abbreviated. due to → d/t; Microdiscectomy, decompression → Micro-disc, decomp",
    ]


def test_what_does_not_fit_is_printed_all_the_same(harry: Shell) -> None:
    ran = harry("signature", "--on", DAY, "--limit", "40")
    assert ran.code == 1
    assert ran.out.count("\n") == 4
    assert ran.err.splitlines()[-1] == (
        "It does not fit: at its shortest it takes 91 characters, and the limit is 40 characters. "
        "Raise the limit or leave something out; no operation is left out for you."
    )


def test_the_styles_are_listed(harry: Shell) -> None:
    ran = harry("signature", "--styles")
    assert (ran.code, ran.err) == (0, "")
    names = [line.split()[0] for line in ran.out.splitlines()]
    assert names == ["own", "plain", "dots", "brackets", "one-line", "years", "bbcode", "markdown", "html"]


def test_styles_are_listed_where_nothing_is_kept_and_no_folder_is_made(shell: Shell) -> None:
    assert shell("signature", "--styles").out.startswith("plain")
    assert not shell.data.exists()


def test_an_unknown_style_is_wrong_usage(harry: Shell) -> None:
    ran = harry("signature", "--style", "loud")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("There is no style “loud”. There are: own, plain, ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--limit", "0"], "argument --limit: a limit is a number from 1 to 100000"),
        (["--limit", "many"], "argument --limit: a limit is a number from 1 to 100000"),
        (["--lines", "-1"], "argument --lines: a limit is a number from 1 to 100000"),
        (["--dates", "hour"], "argument --dates: invalid choice"),
        (["--order", "up"], "argument --order: invalid choice"),
    ],
)
def test_wrong_usage(shell: Shell, arguments: list[str], sentence: str) -> None:
    ran = shell("signature", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err.splitlines()[-1]


def test_what_was_chosen_on_the_page_holds_here_too(harry: Shell) -> None:
    store = open_store(harry.data)
    signing.keep_chosen(store, signing.Chosen("years", Choices(newest_first=True)))
    store.close()
    assert harry("signature").out.splitlines() == [
        "2015: PLIF L5-S1 due to failed fusion and broken screw; "
        "Microdiscectomy, decompression L3-L4 due to herniated disc",
        "2013: PLIF L4-S1 due to disc degeneration",
    ]
    assert (
        harry("signature", "--style", "dots", "--order", "old")
        .out.splitlines()[0]
        .startswith("PLIF L4-L5-S1")
    )
