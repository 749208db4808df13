"""What a printed sheet is made of, as plain frozen values; the template knows how each of them looks.

A line is a tuple of spans, a cell a tuple of lines, so nothing here carries markup. Widths are shares of the
page for columns and millimetres for pictures. What is called ``also`` says the same in a second language.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from string import Formatter
from typing import Literal, Protocol

from tracker.domain.phrases import Language, say
from tracker.views import words

Paper = Literal["a4", "letter"]


FOOT_BETWEEN = "  ·  "
"""Between the name and the birth date at the foot of each page."""


class Style(StrEnum):
    """How a span is set off from the text around it; never by colour."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Span:
    """Some words in one style; ``language`` where it is not that of the sheet.

    ``whole`` ones say what became of a thing: where room is wanting, other words are cut before them.
    """

    text: str
    style: Style = Style.PLAIN
    language: Language | None = None
    whole: bool = False


class HasWords(Protocol):
    """A record that keeps the words it came from, and a note."""

    as_written: str | None
    note: str | None


Line = tuple[Span, ...]
Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, and its width in shares of the whole table."""

    title: str
    share: float
    also: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A row in few words, for a list of those that have no row: under which label, where, what, when, in what state.

    Neighbours that differ in where or in when alone are told together, with ``each`` before what it is.
    """

    label: str
    where: Line
    what: Line
    when: str = ""
    state: Line = ()
    each: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """How a table tells of rows that have no room: ``briefs`` of its rows, and ``listed`` of those that are in none.

    Each is told with its place among all of them; ``after`` is said behind the list.
    """

    briefs: tuple[tuple[int, Brief], ...]
    after: Line = ()
    listed: tuple[tuple[int, Brief], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on each page it reaches.

    Where not all rows have room, those of the greatest of ``weights`` stay, or else the first ones. With a ``listing``
    the others are told in few words below the table; without one they are gone.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    weights: tuple[int, ...] = ()
    listing: Listing | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that run over the full width; ``marked`` puts a bar beside them. ``weights`` are as those of a table.

    ``brief`` says the same in fewer words, for where room is wanting; with no lines it is said elsewhere too.
    """

    lines: Cell
    marked: bool = False
    weights: tuple[int, ...] = ()
    brief: Cell | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG text, with the words that stand for it; ``width`` in millimetres.

    ``lower`` is what stands in its place where room is wanting.
    """

    svg: str
    alt: str
    width: float
    lower: "Picture | None" = None


@dataclass(frozen=True, slots=True)
class Key:
    """What the marks of a drawing stand for: small SVGs of one size with their words; ``width`` in millimetres."""

    marks: tuple[tuple[str, str], ...]
    width: float
    also: tuple[str, ...] = ()


Inner = Table | Paragraph | Key


@dataclass(frozen=True, slots=True)
class Beside:
    """A drawing with what is said of it on its right, or with ``after`` on its left, where it is read first."""

    picture: Picture
    blocks: tuple[Inner, ...]
    after: bool = False


Block = Inner | Picture | Beside


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the sheet; ``note`` stands small beside the title.

    ``name`` is the same in every language: it is what a person leaves out, and what is looked for in tests.
    ``half`` sections that follow each other stand side by side, two in a row; a ``framed`` one is seen first;
    one ``run_in`` has its title on the left of what it says. ``total`` is how many rows there would be, where
    not all of them were made.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    half: bool = False
    framed: bool = False
    run_in: bool = False
    total: int = 0
    also: str = ""
    also_note: str = ""

    def __hash__(self) -> int:
        """By its name and title: all its words would take longer to count than what is kept by them."""
        return hash((self.name, self.title))


@dataclass(frozen=True, slots=True)
class Head:
    """Who the sheet is about and when it was printed; name and birth date return on every page."""

    kind: str
    name: str
    about: Line
    printed: str
    origin: str
    foot: str
    also: "Head | None" = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole printed sheet, before any layout; ``left_out`` says what the patient left out, empty for nothing.

    A ``dense`` one is set closer and smaller, so that much stands on few pages. ``second`` is the language of
    what is called ``also``. ``card`` is the type in points of each card of a sheet to be cut out: one card for each
    language, of two sections, front and back. ``closing`` stands at the end: how words that stand as written are marked.
    """

    title: str
    language: Language
    paper: Paper
    large: bool
    head: Head
    left_out: Cell
    summary: Cell
    sections: tuple[Section, ...]
    dense: bool = False
    second: Language | None = None
    card: tuple[float, ...] = ()
    closing: Cell = ()


def silence(names: Iterable[str]) -> Cell:
    """One line that says of all that is named that it is not recorded; no line where nothing is named."""
    named = ", ".join(names)
    return ((*plain(f"{named}: "), *gap()),) if named else ()


def in_one(cell: Cell, between: str = "; ") -> Cell:
    """The lines of a cell as one line; a cell without lines stays empty."""
    line: Line = ()
    for one in cell:
        line = (*line, *((Span(between),) if line else ()), *one)
    return (line,) if line else ()


def labelled(label: str, cell: Cell) -> Line:
    """A label in bold, then all that is said under it, in one line; the words for no entry where nothing is."""
    return (Span(f"{label}: ", Style.STRONG), *(in_one(cell) or (gap(),))[0])


def headed(
    name: str, blocks: tuple[Block, ...], note: str = "", *, half: bool = False, title: str = ""
) -> Section:
    """A section under the phrase of its name, or under another title."""
    return Section(name, title or say(f"section.{name}"), blocks, note, half)


def plain(text: str) -> Line:
    """A line in ordinary type."""
    return (Span(text),)


def strong(text: str) -> Line:
    """A line that carries the weight of its cell."""
    return (Span(text, Style.STRONG),)


def quiet(text: str) -> Line:
    """A line of lesser weight."""
    return (Span(text, Style.QUIET),)


def woven(key: str, /, **parts: Span) -> Line:
    """A phrase in ordinary type around what is put in, which keeps a style of its own."""
    spans: list[Span] = []
    for text, name, _, _ in Formatter().parse(say(key)):
        spans += [Span(text)] if text else []
        spans += [parts[name]] if name is not None else []
    return tuple(spans)


def gap(text: str = "") -> Line:
    """Words for what is not recorded; set apart from anything the patient said."""
    return (Span(text or words.not_recorded(), Style.GAP),)


def left_out(what: str = "") -> Line:
    """Words for what the patient left out of the sheet, which is not "not recorded"."""
    return quiet(say("left_out.of", what=what) if what else say("left_out.here"))


def quoted(text: str | None, label: str = "") -> Cell:
    """The patient's own words in quotation marks, behind a label; in no line at all where there are none."""
    return ((*quiet(f"{label}: " if label else ""), Span(words.quoted(text))),) if text else ()


def own_words(record: HasWords) -> Cell:
    """What the record came from and the note on it, as the patient wrote them."""
    return (*quoted(record.as_written, say("label.as_written")), *quoted(record.note, say("label.note")))


def spans(value: object) -> Iterator[Span]:
    """Every span of a sheet or of a part of it."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def or_gap(text: str | None, missing: str = "") -> Line:
    """The text, or the words that say that it is not recorded."""
    return plain(text) if text else gap(missing)
