"""Make a signature fit a forum's limits: shortened step by step in a stated order, and no operation is ever dropped.

A limit counts characters as forum engines do: Unicode code points, a line break as one, with mark-up or without.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.history import History
from tracker.text.choices import Choices
from tracker.text.parts import Entry, Form
from tracker.text.style import SignatureStyle
from tracker.text.wording import shortened
from tracker.text.writer import Rendered, rendered, told_age


@dataclass(frozen=True)
class Change:
    """What some words became, and how often; "" in ``after`` says that they were left out."""

    before: str
    after: str
    times: int


@dataclass(frozen=True)
class Step:
    """One way of shortening that was used, and examples of what it changed."""

    sentence: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Written:
    """A signature, how long it is, what was shortened to make it fit, and whether it fits now.

    ``count`` and ``lines`` are those of the text; where it does not fit, that is the least it takes.
    ``full_count`` and ``full_lines`` are those before anything was shortened.
    """

    text: str
    count: int
    lines: int
    steps: tuple[Step, ...]
    fits: bool
    full_count: int
    full_lines: int
    seen: str
    entries: tuple[Entry, ...]
    about: str
    age: str
    """The age as it is told, "" when it is not."""
    style: SignatureStyle
    choices: Choices


def sign(history: History, *, on: date, style: SignatureStyle, choices: Choices | None = None) -> Written:
    """The signature as of a day, shortened as far as the limits of the choices ask for."""
    chosen = choices or Choices.like(style)
    form = Form(chosen.applied(style), chosen)
    full = rendered(history, on, form)
    made, steps = full, tuple[Step, ...]()
    for _ in range(
        2
    ):  # putting all on one line can make it a little longer, so the steps are gone through again
        for ladder in _LADDER:
            form, made, steps = _one_step(history, on, ladder, form, made, steps)
    return Written(
        text=made.text,
        count=_count(made, chosen),
        lines=made.lines,
        steps=steps,
        fits=not _too_long(made, chosen) and not _too_many(made, chosen),
        full_count=_count(full, chosen),
        full_lines=full.lines,
        seen=made.seen,
        entries=made.entries,
        about=made.about,
        age=told_age(history.person, on, form.style),
        style=form.style,
        choices=chosen,
    )


def _one_step(
    history: History, on: date, rung: "_Rung", form: Form, made: Rendered, steps: tuple[Step, ...]
) -> tuple[Form, Rendered, tuple[Step, ...]]:
    """The form, the text and the steps after a step, or as they were where it is not needed or does not help."""
    choices = form.choices
    shorter = rung.change(form)
    long, many = _too_long(made, choices), _too_many(made, choices)
    if (
        shorter == form
        or not (long or many)
        or (form.style.layout == "one line" and rung.change is _on_one_line)
    ):
        return form, made, steps
    new = rendered(history, on, shorter)
    helps = (long and rung.characters and _count(new, choices) < _count(made, choices)) or (
        many and new.lines < made.lines
    )
    if not helps:
        return form, made, steps
    return shorter, new, (*steps, Step(rung.sentence, _changes(made, new)))


def _count(made: Rendered, choices: Choices) -> int:
    return made.count(markup=choices.count_markup)


def _too_long(made: Rendered, choices: Choices) -> bool:
    return choices.characters is not None and _count(made, choices) > choices.characters


def _too_many(made: Rendered, choices: Choices) -> bool:
    return choices.lines is not None and made.lines > choices.lines


# --- the steps, in their order


@dataclass(frozen=True)
class _Rung:
    """A step that can be taken; ``characters`` is false for one that only saves lines."""

    sentence: str
    change: Callable[[Form], Form]
    characters: bool = True


def _merged(form: Form) -> Form:
    return replace(form, style=replace(form.style, levels="merged"))


def _short_names(form: Form) -> Form:
    style = form.style
    due_to = "d/t" if len(style.due_to) > len("d/t") else style.due_to
    about = shortened(style.about, "about")
    return replace(
        form, short_names=True, style=replace(style, due_to=due_to, about=about, short_months=True)
    )


def _short_reasons(form: Form) -> Form:
    return replace(form, short_reasons=True, style=replace(form.style, and_="+"))


def _without_reasons(form: Form) -> Form:
    return replace(form, reasons=False)


def _by_month(form: Form) -> Form:
    return replace(form, style=replace(form.style, finest="month")) if form.style.finest == "day" else form


def _by_year(form: Form) -> Form:
    return replace(form, style=replace(form.style, finest="year"))


def _folded(form: Form) -> Form:
    return replace(form, folded=True)


def _line_per_year(form: Form) -> Form:
    return replace(form, style=replace(form.style, layout="years")) if form.style.layout == "lines" else form


def _on_one_line(form: Form) -> Form:
    return replace(form, apart=True, style=replace(form.style, layout="one line"))


def _all_on_one_line(form: Form) -> Form:
    return replace(_on_one_line(form), apart=False)


_LADDER = (
    _Rung("Levels that touch are written as one run.", _merged),
    _Rung("Words are abbreviated.", _short_names),
    _Rung("Reasons and conditions are abbreviated.", _short_reasons),
    _Rung("What was done in one year stands on one line.", _line_per_year, characters=False),
    _Rung("Reasons are left out.", _without_reasons),
    _Rung("Dates are told by month.", _by_month),
    _Rung("Dates are told by year.", _by_year),
    _Rung("Injections are counted.", _folded),
    _Rung("All operations stand on one line.", _on_one_line, characters=False),
    _Rung("Everything stands on one line.", _all_on_one_line, characters=False),
)


# --- what a step changed


def _changes(before: Rendered, after: Rendered) -> tuple[Change, ...]:
    """The words that differ, the most frequent first; lines that were joined are told by their number."""
    new = {(entry.id, part.role): part.text for entry in after.entries for part in entry.parts}
    kept = {entry.id for entry in after.entries}
    counted: Counter[tuple[str, str]] = Counter()
    for entry in before.entries:
        for part in entry.parts:
            told = new.get((entry.id, part.role), "")
            dropped_word = part.role == "because" and not told  # the reason after it tells enough
            if entry.id in kept and told != part.text and not dropped_word:
                counted[(part.text, told)] += 1
    if before.about != after.about:
        counted[(before.about, after.about)] += 1
    if not counted and before.lines != after.lines:
        counted[(_lines(before.lines), _lines(after.lines))] += 1
    return tuple(Change(old, told, times) for (old, told), times in counted.most_common())


def _lines(number: int) -> str:
    return "1 line" if number == 1 else f"{number} lines"


# --- in sentences


def fitting(written: Written) -> str:
    """What does not fit and what it would take; "" when everything fits."""
    if written.fits:
        return ""
    choices = written.choices
    takes, allowed = [], []
    if choices.characters is not None and written.count > choices.characters:
        takes.append(f"{written.count} characters")
        allowed.append(f"{choices.characters} characters")
    if choices.lines is not None and written.lines > choices.lines:
        takes.append(_lines(written.lines))
        allowed.append(_lines(choices.lines))
    return (
        f"It does not fit: at its shortest it takes {' and '.join(takes)}, and the limit is {' and '.join(allowed)}. "
        "Raise the limit or leave something out; no operation is left out for you."
    )


def made_shorter(written: Written) -> str:
    """How much shorter it became; "" when nothing was shortened."""
    if not written.steps:
        return ""
    lengths = (
        [f"{written.full_count} → {written.count} characters"] if written.full_count != written.count else []
    )
    lengths += (
        [f"{written.full_lines} → {_lines(written.lines)}"] if written.full_lines != written.lines else []
    )
    done = "Made shorter to fit" if written.fits else "Made as short as it gets"
    return f"{done}: {', '.join(lengths)}. No operation was left out."


def shortening(written: Written) -> tuple[str, ...]:
    """What was shortened, a sentence for each step with its first examples; empty when nothing was."""
    if not written.steps:
        return ()
    told = [made_shorter(written)]
    for step in written.steps:
        examples = "; ".join(f"{one.before} → {one.after or 'left out'}" for one in step.changes[:2])
        told.append(f"{step.sentence} {examples}".rstrip())
    return tuple(told)
