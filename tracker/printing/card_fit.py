"""How the text of the wallet card is fitted on its two sides: its type, its lines, and what is cut.

What decides is laid out first, and entries are taken in their order as long as both sides and the code have room for
them. Where one has none, shorter ones behind it may still stand, so that no card stays half empty; nothing takes room
from what is cut later. Widths are those of the typefaces (``measured``). Sizes are those
of the template ``card.typ``: millimetres for the card, points for type.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from tracker.domain.phrases import say, say_count
from tracker.printing.card_grouped import grouped
from tracker.printing.card_room import height, one_line, shortened, wide_in_print
from tracker.printing.geometry import POINT
from tracker.printing.layout import FOOT_BETWEEN, Cell, Line, Paragraph, Section, Sheet, Span, Style, strong
from tracker.printing.qr import HOLDS

CODE = 41.5
FRONT = 78.8
BACK = 38.0
"""Millimetres: the code, a line on the front, a line beside the code."""

SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Points of type, the largest first; only in the smallest is anything shortened or left out."""

NAMES = (400.0, 90.0, 60.0, 45.0, 30.0)
"""Ems that a name may take: as good as any, and what long ones are shortened to where they do not all fit."""

STATE = 120.0
"""Ems that the words for what became of a thing may take, however short its name is cut."""

CONDITIONS = 75
"""Characters of the conditions of a label that are told where names are shortened; longer ones stand elsewhere."""

CONDITIONS_EVER = 200
"""Characters of conditions, with their translation, that may ever stand on the card."""

_HEIGHT = 136.0  # points between upper and lower margin
_TITLES, _FOOT = (10.0, 8.5, 7.0), 6.5  # points of type
_FRONT_RULES, _BACK_RULES = 11.0, 8.5  # points around the rules of a side
NAME = FRONT / (_TITLES[-1] * POINT)
"""Ems that the name may take in the title of the front, in its smallest type."""
_MOST = 40  # entries of a part that are looked at
_PIECES = (_MOST, 3, 1)
"""Entries that stay together in a line; in smaller pieces a line can go on overleaf."""
_BACK_PART = "operations"
_IN_ONE = frozenset({"blood_thinners", "allergies"})
"""Parts whose entries follow each other; those of other parts have a line each, but for those of one lead."""
_LABELLED = frozenset({"hardware_first", "active_implants", "other_implants", "hardware"})
"""Parts whose entries end in an MR label and its conditions, which are never shortened: bold names alone are."""
_TRANSLATION = [Style.QUIET, Style.PLAIN, Style.QUIET]
"""How ``translations.said`` sets a translation: the bracket with how it came about, its words, the closing bracket."""


Shown = Mapping[str, Sequence[int]]
"""Of each part the places of the entries that are told."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What stands on both sides, and the size of its type in points."""

    size: float
    name: str
    about: Line
    front: Cell
    front_foot: Cell
    back_name: str
    back_about: Line
    back: Cell
    caption: Cell

    @property
    def text(self) -> str:
        """The whole card as plain text, a line for each line; this is what the code holds."""
        front = (self.name, *map(_words, (self.about, *self.front, *self.front_foot)))
        back = (self.back_name, *map(_words, (self.back_about, *self.back, *self.caption)))
        return "\n".join((*front, "", *back))


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands on the card whatever fits: the birth date, the foot of the front, and the words below the code."""

    born: Line
    foot: Cell
    caption: Cell


def fitted(sheet: Sheet, frame: Frame, cut_first: Sequence[str]) -> Sides:
    """The two sides of a card; what does not fit in the smallest type is cut, part by part in order, and counted."""
    parts = {section.name: tuple(map(_plainly, _entries(section))) for section in sheet.sections}
    every = {name: range(min(len(entries), _MOST)) for name, entries in parts.items()}
    card = _Card(sheet, frame, parts)
    for size, names in (*((size, NAMES[0]) for size in SIZES), *((SIZES[-1], names) for names in NAMES[1:])):
        sides = card.laid_out(every, size, names)
        if sides is not None:
            return sides
    return card.filled([name for name in reversed(cut_first) if name in parts])


@dataclass(frozen=True, slots=True)
class _Card:
    """All there is to say, before it is known how much of it fits."""

    sheet: Sheet
    frame: Frame
    parts: Mapping[str, Cell]

    def filled(self, order: Sequence[str]) -> Sides:
        """As much as fits, what decides first; operations from the newest on, without a gap."""
        shown: Shown = {name: range(_is_silent(entries)) for name, entries in self.parts.items()}
        best = self.laid_out(shown, SIZES[-1], NAMES[-1], whatever=True)
        assert best is not None
        for name in order:
            every = range(min(len(self.parts[name]), _MOST))
            one_by_one = (range(place + 1) if name == _BACK_PART else (place,) for place in every)
            # All of them can take less room than the words that some are missing, so that is tried too.
            for more in (*one_by_one, every):
                longer = {**shown, name: sorted({*shown[name], *more})}
                if (sides := self.laid_out(longer, SIZES[-1], NAMES[-1])) is not None:
                    shown, best = longer, sides
        return best

    def laid_out(self, shown: Shown, size: float, names: float, *, whatever: bool = False) -> Sides | None:
        """Both sides with the entries of each part at some places; None where they do not fit, unless ``whatever``.

        In the smallest type a paragraph that fits on no side as a whole is parted.
        """
        elsewhere = say("card.see_hardware")
        short = {
            name: [_shortened(name, one, names, elsewhere) for one in entries]
            for name, entries in self.parts.items()
        }
        for piece in _PIECES if size == SIZES[-1] else _PIECES[:1]:
            for sides in self._placed(short, shown, size, piece):
                if _fits(sides) or whatever:
                    return sides
        return None

    def _placed(
        self, entries: Mapping[str, Sequence[Line]], shown: Shown, size: float, piece: int
    ) -> Iterator[Sides]:
        """Both sides, for each place where the text may go on overleaf."""
        titles = {section.name: section.title for section in self.sheet.sections}
        told = {
            name: tuple(_told(name, titles[name], every, shown[name], piece))
            for name, every in entries.items()
        }
        lines = tuple(chain.from_iterable(told.values()))
        least = len(lines) - len(told.get(_BACK_PART, ()))
        cut = any(len(shown[name]) < len(every) for name, every in entries.items())
        again = tuple(one for name, part in told.items() for one in _goes_on(name, titles[name], part))
        for place in _places(least, len(lines), anywhere=size == SIZES[-1]):
            yield self._split(lines, (*again[place : place + 1], *lines[place + 1 :]), place, size, cut=cut)

    def _split(self, lines: Cell, back: Cell, place: int, size: float, *, cut: bool) -> Sides:
        name, rest = _clipped(self.sheet.head.name).strip(), (strong(say("card.not_all")),) if cut else ()
        return Sides(
            size=size,
            name=shortened(name, NAME),
            about=(*self.frame.born, *_side(1)),
            front=lines[:place],
            front_foot=(*self.frame.foot, *rest),
            back_name=shortened(name, 1.8 * BACK / (size * POINT)),
            back_about=(*self.frame.born, *_side(2)),
            back=back,
            caption=self.frame.caption,
        )


def _places(least: int, most: int, *, anywhere: bool) -> Iterator[int]:
    """Where the text may go on overleaf: before the operations if it can be; in the smallest type also in them."""
    yield from range(least, 0, -1)
    yield from range(least + 1, most + 1) if anywhere else ()


def _side(number: int) -> Line:
    """ "1 of 2", which is never broken."""
    said = say("card.side", side=number, sides=2)
    return (Span(f" {FOOT_BETWEEN.strip()} {said}".replace(" ", "\u00a0").replace("\u00a0", " ", 1)),)


def _fits(sides: Sides) -> bool:
    if len(sides.text.encode()) > HOLDS:
        return False
    title = next(
        (size for size in _TITLES if wide_in_print(sides.name, bold=True) <= FRONT / (size * POINT)),
        _TITLES[-1],
    )
    front = title + height((sides.about,), FRONT, sides.size) + height(sides.front, FRONT, sides.size)
    front += height(sides.front_foot, FRONT, _FOOT)
    name: Line = (Span(sides.back_name, Style.STRONG),)
    back = sum(height(cell, BACK, sides.size) for cell in ((name,), (sides.back_about,), sides.back))
    return front <= _HEIGHT - _FRONT_RULES and back <= _HEIGHT - _BACK_RULES


# --- the lines of a part


def _told(name: str, title: str, entries: Sequence[Line], shown: Sequence[int], piece: int) -> Iterator[Line]:
    """The lines of a part: its title, the entries that are shown, and how many more there are."""
    hidden = len(entries) - len(shown)
    more: Cell = ((Span(say_count("card.more" if shown else "card.all", hidden)),),) if hidden else ()
    told = [entries[place] for place in shown]
    together = grouped(told, piece, alone=name not in _IN_ONE, ends=name in _LABELLED)
    first, *rest = (*together, *more)
    if name == _BACK_PART and shown and not _is_gap(entries[0]):
        yield (Span(f"{title}: {len(entries)}", Style.QUIET),)
        yield first
    else:
        yield (Span(f"{title}: ", Style.QUIET), *first)
    yield from rest


def _goes_on(name: str, title: str, lines: Cell) -> Iterator[Line]:
    """Each line of a part as it stands where it is the first of a side: one within a part says which part it is of."""
    for place, line in enumerate(lines):
        own = place == 0 or name == _BACK_PART
        yield line if own else (Span(f"{title}: ", Style.QUIET), *line)


def _is_silent(entries: Cell) -> bool:
    """Whether a part names nothing and says why: not recorded, all taken out, left out. It always stands: it is no thing."""
    spans = [span for line in entries for span in line]
    return len(spans) == 1 and spans[0].style is not Style.STRONG and not spans[0].whole


def _is_gap(line: Line) -> bool:
    return len(line) == 1 and line[0].style is Style.GAP


def _entries(part: Section) -> Cell:
    return tuple(line for block in part.blocks if isinstance(block, Paragraph) for line in block.lines)


def _plainly(line: Line) -> Line:
    """The entry with each text in one line, and no longer than any card could hold."""
    return tuple(replace(span, text=one_line(_clipped(span.text))) for span in line)


def _clipped(text: str) -> str:
    return text if len(text) <= HOLDS else text[: HOLDS - 1] + "…"


def _words(line: Line) -> str:
    return "".join(span.text for span in line)


@lru_cache(maxsize=512)
def _shortened(part: str, line: Line, room: float, elsewhere: str) -> Line:
    """The entry with its names, or all of its texts, no longer than ``room``; conditions that are too long ``elsewhere``."""
    if part not in _LABELLED:
        return tuple(_narrow(span, room) for span in line)
    tight = room < NAMES[0]
    told: list[Span] = []
    for span, translated in _with_translations(line):
        if tight and span.style is Style.PLAIN and not span.whole and len(span.text) > CONDITIONS:
            return (*told, Span(elsewhere))
        told.append(_narrow(span, room) if span.style is Style.STRONG or span.whole else span)
        if len(_words((span, *translated))) <= (CONDITIONS if tight else CONDITIONS_EVER):
            told += translated
        elif translated:
            told.append(Span("…" if span.style is Style.STRONG else f"; {elsewhere}"))
    return tuple(told)


def _narrow(span: Span, room: float) -> Span:
    room = max(room, STATE) if span.whole else room
    return replace(span, text=shortened(span.text, room, bold=span.style is Style.STRONG))


def _with_translations(line: Line) -> Iterator[tuple[Span, Line]]:
    """Each text with the translations in brackets behind it, which are told as a whole or not at all."""
    place = 0
    while place < len(line):
        end = place + 1
        while [span.style for span in line[end : end + 3]] == _TRANSLATION:
            end += 3
        yield line[place], line[place + 1 : end]
        place = end
