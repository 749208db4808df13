"""Search from the command line: what is typed, what comes back, and what is refused."""

import pytest
from shells import Shell
from signatures import HARRY


@pytest.fixture
def told(shell: Shell) -> Shell:
    """A shell with Harry's history."""
    shell("read", "--save", "--posted", "2015-08-15", given=HARRY)
    return shell


@pytest.mark.parametrize(
    ("arguments", "whens"),
    [
        (("nonunion",), ["19 Jan 2015"]),
        (("PLIF", "--level", "L4-5", "--kind", "operations"), ["23 May 2013"]),
        (("--kind", "operation", "--from", "2014", "--to", "2015"), ["19 Jan 2015"]),
        (("PLIF", "2013"), ["23 May 2013"]),
    ],
)
def test_what_is_found(told: Shell, arguments: tuple[str, ...], whens: list[str]) -> None:
    found = told("search", *arguments)
    assert (found.code, found.err) == (0, "")
    assert [line.partition(": ")[0] for line in found.out.splitlines() if "Operation" in line] == whens


def test_nothing_found_is_said_on_the_other_stream(told: Shell) -> None:
    assert tuple(told("search", "xyzzy")) == (1, "", "Nothing recorded fits that.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--kind", "xyzzy"), "There is no kind “xyzzy”. There are: pasted text, "),
        (("--level", "xyzzy"), "“xyzzy”"),
        (("--from", "xyzzy"), "“xyzzy”"),
    ],
)
def test_what_cannot_be_asked(told: Shell, arguments: tuple[str, ...], said: str) -> None:
    found = told("search", *arguments)
    assert found.code == 1
    assert said in found.err
