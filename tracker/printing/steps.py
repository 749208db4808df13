"""The steps by which a dense sheet is shortened, and their order: what goes first stands first.

A step knows a section by its name only. What changes a decision is never touched, and an operation never loses its
row: its long texts are cut and, when all else is done, what stands in quotation marks.
"""

from dataclasses import dataclass

OTHERS = 160
"""Characters of a text that is not in quotation marks up to which it is never cut."""
OF_HARDWARE = 400
"""The same for hardware, of which what became of it is told in one text: half of it would say another thing."""
UNSAID = "unsaid"
"""The section that tells which others have nothing recorded."""
NEVER = frozenset({"contact", "decides", "visit", "anatomy", UNSAID})
"""Sections that stay as they are; by which numbering a level is named is no matter of length."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Of the rows or lines of a section only so many are kept: by their weights, or the first ones.

    Where a table has a listing, the others are told in few words below it, and none is lost.
    """

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Cut:
    """Own words longer than so many characters end in "…", other texts when they are longer than ``OTHERS`` too.

    That is so in the sections named, or with no name in all but ``NEVER``.
    """

    characters: int
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Names:
    """Of the first column of a table, where names stand, no text is longer than so many characters."""

    name: str
    characters: int


@dataclass(frozen=True, slots=True)
class Tight:
    """A table is set in three columns, its lines run on: nothing is lost by it.

    ``columns`` says by their places which of its columns are joined, in which order; one that was gathered is not there.
    Those in ``plain`` are known by what they say, so their heads are repeated only where nothing is recorded.
    """

    name: str
    columns: tuple[tuple[int, ...], ...]
    plain: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Gather:
    """What a column of numbered rows says is told below the table, each with the numbers of its rows: nothing is lost."""

    name: str
    column: int


@dataclass(frozen=True, slots=True)
class RunIn:
    """A section has its title on the left of what it says, without a note beside it."""

    name: str


@dataclass(frozen=True, slots=True)
class Bare:
    """A table that is set tightly goes without what stands in quotation marks."""

    name: str


@dataclass(frozen=True, slots=True)
class Briefly:
    """What stands below the rows of a section is told in fewer words, where it can be."""

    name: str


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Sections of which nothing is recorded are told together in one: nothing is lost by it."""


@dataclass(frozen=True, slots=True)
class Without:
    """A section is left out."""

    name: str


@dataclass(frozen=True, slots=True)
class Lower:
    """The drawings of a section stand in their next lower form; what that leaves out is said in it."""

    name: str


@dataclass(frozen=True, slots=True)
class Undrawn:
    """The drawing in a section is left out; what stands beside it stays."""

    name: str


@dataclass(frozen=True, slots=True)
class Fit:
    """The pages a sheet is shortened to, where they are more than ``PAGES``; it changes nothing by itself."""

    pages: int


Shortening = Keep | Cut | Names | Tight | Gather | RunIn | Bare | Undrawn | Briefly | Lower
"""What makes a section shorter or sets it closer."""

Step = Shortening | Unsaid | Without | Fit


def concerns(step: Shortening, section: str) -> bool:
    """Whether a step is about the section of a name."""
    if isinstance(step, Cut):
        return section in step.names if step.names else section not in NEVER
    return section == step.name


_OPERATIONS = Tight("operations", ((0,), (1, 2), (3, 4)))
_HARDWARE = Tight("hardware", ((0,), (1, 2, 3), (5, 4)), frozenset({2, 3}))
_IMAGING = Tight("imaging", ((0,), (1, 2), (3, 4)), frozenset({2}))

STEPS: tuple[Step, ...] = (
    Names("operations", 80),
    Names("planned", 80),
    Keep("since_visit", 8),
    Keep("imaging", 16),
    Cut(240, frozenset({"since_visit", "imaging", "treatments", "not_known"})),
    Keep("treatments", 10),
    Keep("imaging", 10),
    Cut(160),
    Gather("operations", 4),
    _OPERATIONS,
    Unsaid(),
    Keep("since_visit", 5),
    Keep("not_known", 6),
    Keep("imaging", 6),
    Keep("treatments", 6),
    Keep("medicines", 12),
    Keep("conditions", 8),
    Cut(100),
    Keep("since_visit", 3),
    Keep("not_known", 4),
    Keep("imaging", 4),
    Keep("treatments", 4),
    Keep("scores", 4),
    Keep("symptoms", 5),
    Cut(60),
    Keep("conditions", 4),
    _HARDWARE,
    _IMAGING,
    Briefly("hardware"),
    Keep("hardware", 20),
    Keep("fusion", 8),
    Names("operations", 48),
    Cut(40, frozenset({"operations"})),
    Keep("treatments", 2),
    Keep("medicines", 6),
    Lower("timeline"),
    Lower("timeline"),
    Lower("drawing"),
    Keep("imaging", 2),
    Keep("hardware", 12),
    Keep("not_known", 3),
    RunIn("not_known"),
    Keep("since_visit", 2),
    Undrawn("symptoms"),
    Keep("hardware", 8),
    Keep("fusion", 4),
    Cut(24, frozenset({"operations"})),
    _OPERATIONS,
    Keep("symptoms", 3),
    Keep("scores", 2),
    Bare("operations"),
    Keep("hardware", 5),
    Names("operations", 24),
    Keep("treatments", 1),
    Keep("medicines", 4),
    Keep("not_known", 2),
    Keep("since_visit", 1),
    Keep("imaging", 1),
    Keep("hardware", 3),
    _OPERATIONS,
    _HARDWARE,
    _IMAGING,
    Keep("hardware", 2),
    Keep("medicines", 3),
    Lower("timeline"),
    Keep("hardware", 0),
    Without("timeline"),
    Without("drawing"),
    Keep("fusion", 2),
    Keep("not_known", 1),
    Keep("fusion", 0),
    Keep("conditions", 2),
    Keep("medicines", 2),
    Keep("symptoms", 2),
)
"""What is shortened, in this order, as far as it is needed."""
