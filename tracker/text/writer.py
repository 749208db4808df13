"""Write a signature from the recorded facts alone, in a style: the inverse of reading one.

Procedures of an operation that share sites and reasons stand together, in the order of entry. What is told stands
in date order, oldest or newest first, and what has no date stands last.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.age import age_text
from tracker.domain.as_of import as_of
from tracker.domain.history import History
from tracker.domain.records import Person
from tracker.text.choices import Choices
from tracker.text.markup import markups, one_line
from tracker.text.parts import Entry, Form
from tracker.text.style import SIGNATURE_STYLES, SignatureStyle
from tracker.text.told import entries


@dataclass(frozen=True)
class Rendered:
    """A signature as it is posted, the same as it is seen there, and the entries it tells."""

    text: str
    seen: str
    entries: tuple[Entry, ...]
    about: str

    @property
    def lines(self) -> int:
        """How many lines are seen."""
        return self.seen.count("\n") + 1 if self.seen else 0

    def count(self, *, markup: bool) -> int:
        """Characters (Unicode code points, a line break is one), with the mark-up or without."""
        return len(self.text if markup else self.seen)


def write(history: History, *, on: date, style: SignatureStyle | None = None) -> str:
    """The signature as of a day; without a style it tells no name and years only. Empty when there is nothing."""
    look = style or SIGNATURE_STYLES["plain"]
    return rendered(history, on, Form(look, Choices.like(look))).text


def rendered(history: History, on: date, form: Form) -> Rendered:
    """The signature in a form, as of a day."""
    told = entries(as_of(history, on), form)
    about = one_line(about_line(history.person, on, form.style))
    rows = [*([_Row(about=about)] if about else []), *_rows(told, form.style)]
    if form.style.layout == "one line" and rows:
        rows = _on_one_line(about, told, apart=form.apart)
    return Rendered(_marked(rows, form.style), _seen(rows, form.style), tuple(told), about)


# --- lines


@dataclass(frozen=True)
class _Row:
    """What stands on one line: words about the person, the year of all its entries, the entries."""

    about: str = ""
    year: str = ""
    entries: tuple[Entry, ...] = ()


def _rows(told: Iterable[Entry], style: SignatureStyle) -> list[_Row]:
    rows: list[_Row] = []
    for entry in told:
        year = _year(entry, style)
        if year and rows and _year(rows[-1].entries[0], style) == year:
            rows[-1] = _Row(year=rows[-1].year, entries=(*rows[-1].entries, entry))
        else:
            rows.append(_Row(year=year if style.finest == "year" else "", entries=(entry,)))
    return rows


def _on_one_line(about: str, told: Iterable[Entry], *, apart: bool) -> list[_Row]:
    if apart and about:
        return [_Row(about), _Row(entries=tuple(told))]
    return [_Row(about.rstrip(_CLOSING), entries=tuple(told))]


_CLOSING = ".,;:- "


def _year(entry: Entry, style: SignatureStyle) -> str:
    """The one year of an entry, where the style puts a year on a line; conditions stand by themselves."""
    if style.layout != "years" or entry.kind == "condition" or entry.date is None:
        return ""
    first, last = entry.date.earliest, entry.date.latest
    vague = entry.date.approximate or entry.date.uncertain
    sure = first and last and first.year == last.year and not vague
    return str(first.year) if first and sure else ""


def _marked(rows: Sequence[_Row], style: SignatureStyle) -> str:
    """The rows with the mark-up of the style's target; everything else is escaped for it."""
    markup = markups()[style.target]
    lines = []
    for row in rows:
        pieces = [markup.escape(one_line(row.about))] if row.about else []
        for entry in row.entries:
            strong, rest = _words(entry, style, dated=not row.year)
            pieces.append(markup.escape(strong).join(markup.strong) + markup.escape(rest))
        line = markup.escape(_opening(row, style)) + markup.escape(one_line(style.between)).join(pieces)
        lines.append(line.join(markup.line))
    return markup.between_lines.join(lines).join(markup.text) if lines else ""


def _seen(rows: Sequence[_Row], style: SignatureStyle) -> str:
    lines = []
    for row in rows:
        pieces = [row.about] if row.about else []
        pieces += ["".join(_words(entry, style, dated=not row.year)) for entry in row.entries]
        lines.append(_opening(row, style) + one_line(style.between).join(pieces))
    return "\n".join(lines)


def _opening(row: _Row, style: SignatureStyle) -> str:
    """What begins a line: nothing before the words about the person."""
    return one_line(style.line_start if not row.about else "") + (f"{row.year}: " if row.year else "")


def _words(entry: Entry, style: SignatureStyle, *, dated: bool) -> tuple[str, str]:
    """The words of an entry: what was done and where, and all that follows."""
    strong = _spaced(entry, "planned", "what", "where")
    rest = _spaced(entry, "because", "why")
    rest = " " + rest if rest else ""
    when = entry.text("when")
    if when and entry.kind == "condition":
        rest += " " + when
    elif when and dated:
        rest += style.before_date + when + style.after_date
    who = entry.text("who")
    return one_line(strong), one_line(rest + entry.text("more") + (f", {who}" if who else ""))


def _spaced(entry: Entry, *roles: str) -> str:
    return " ".join(text for text in map(entry.text, roles) if text)


# --- the person


def told_age(person: Person | None, on: date, style: SignatureStyle) -> str:
    """The age as a style tells it, "" when it does not or it is not recorded."""
    known = person is not None and person.birth_date is not None and "{age}" in style.about
    return age_text(person.birth_date, on) if known and person and person.birth_date else ""


def about_line(person: Person | None, on: date, style: SignatureStyle) -> str:
    """The words about the person; a fact that is not recorded goes with the words that lead up to the next one."""
    if person is None or not style.about:
        return ""
    facts = {
        "name": person.name or "",
        "age": told_age(person, on, style),
        "sex": str(person.sex) if person.sex else "",
    }
    if not any(facts[name] for name in facts if f"{{{name}}}" in style.about):
        return ""
    text = style.about
    for name, fact in facts.items():
        text = text if fact else re.sub(rf"\{{{name}\}}[^{{}}]*(?=\{{|$)", "", text)
    return re.sub(r"\{(name|age|sex)\}", lambda match: facts[match[1]], text)
