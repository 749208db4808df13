"""The printed history: who, operations, hardware, imaging, symptoms, conditions, implants, gaps.

``sheet`` is a pure function of a history and the day of printing; ``pdf.pdf_bytes`` prints what it returns.
"""

from dataclasses import replace
from datetime import date

from tracker.domain.age import age_text
from tracker.domain.as_of import as_of
from tracker.domain.dates import PartialDate
from tracker.domain.history import History
from tracker.domain.labels import label_of
from tracker.domain.phrases import known, say, say_count, spoken
from tracker.domain.records import Person, Record, Sex
from tracker.errors import ValueProblem
from tracker.printing import (
    appointment,
    arranged,
    by_level,
    by_time,
    card,
    full,
    hardware_sheet,
    later,
    origins,
)
from tracker.printing.fitting import shortened, steps_needed
from tracker.printing.layout import (
    FOOT_BETWEEN,
    Cell,
    Head,
    Line,
    Sheet,
    Span,
    Style,
    gap,
    left_out,
    plain,
    quiet,
    quoted,
    spans,
    woven,
)
from tracker.printing.leaving_out import hides_records, left_out_of, named_with, without
from tracker.printing.looking_back import looking_back
from tracker.printing.pdf import page_count
from tracker.printing.pictures import drawn_large
from tracker.printing.tables import line, more
from tracker.printing.translations import marked
from tracker.printing.wanted import Kind, Order, Part, Plan, Wanted
from tracker.views import facts, words
from tracker.views.telling import about
from tracker.views.values import said

_LONGEST_FOOT = 60  # characters of a name at the foot of each page; the head shows all of it
DEFAULT = Wanted()
_COUNTED = {"operations", "hardware"}
_FULL: dict[Order, tuple[Part, ...]] = {
    "time": by_time.PARTS,
    "level": by_level.PARTS,
    "topic": full.PARTS,
}


def sheet(history: History, on: date, wanted: Wanted = DEFAULT) -> Sheet:
    """A sheet of the history as it stands on a day; what has not happened by then is left out.

    Raises ValueProblem for a part that the kind of sheet does not have, and for one language asked for twice.
    """
    made = whole(history, on, wanted)
    join = _plan(wanted.kind).join
    if not made.dense:
        return made if wanted.second is None else join(made, whole(history, on, _second(wanted)))
    taller = wanted.second is not None
    with spoken(wanted.language):
        # Large print takes as many pages as it needs.
        steps = () if wanted.large else steps_needed(made, page_count)
        first = shortened(made, steps, taller=taller)
    if wanted.second is None:
        return first
    second = whole(history, on, _second(wanted))
    with spoken(wanted.second):
        return join(first, shortened(second, steps, taller=taller))


def whole(history: History, on: date, wanted: Wanted = DEFAULT) -> Sheet:
    """The sheet in its first language with all that belongs on it, before a dense one is shortened."""
    _check(wanted)
    with spoken(wanted.language), drawn_large(wanted.large):
        today = wanted.today or on
        told = looking_back(history, on) if _is_past(on, wanted) else as_of(history, on)
        told = later.with_what_decides(history, told, on, today)
        hidden = left_out_of(history, on, wanted)
        return _built(told, on, wanted, later.not_told(history, told, on, today, hidden))


def _is_past(on: date, wanted: Wanted) -> bool:
    """Whether the sheet tells of a day before the one on which it is printed."""
    return wanted.today is not None and on < wanted.today


def _second(wanted: Wanted) -> Wanted:
    return replace(wanted, language=wanted.second or wanted.language, second=None)


def parts(kind: Kind, order: Order = DEFAULT.order) -> tuple[Part, ...]:
    """What a kind of sheet is made of, in the order in which it is read."""
    return _plan(kind, order).parts


def leavable(kind: Kind, order: Order = DEFAULT.order) -> tuple[str, ...]:
    """The names that can be left out of a kind of sheet: its parts, then what it tells of without a part of its own."""
    return (*(part.name for part in parts(kind, order)), *_plan(kind, order).within)


def _plan(kind: Kind, order: Order = DEFAULT.order) -> Plan:
    return {
        Kind.APPOINTMENT: Plan(appointment.PARTS, appointment.summary, dense=True, within=appointment.WITHIN),
        Kind.FULL: Plan(_FULL[order], _summary, within=() if order == "topic" else arranged.WITHIN),
        Kind.HARDWARE: Plan(hardware_sheet.PARTS, hardware_sheet.summary, within=("operations", "imaging")),
        Kind.CARD: Plan(card.PARTS, card.summary, card.arranged, card.joined),
    }[kind]


def part_title(name: str) -> str:
    """What a part is called on the page and where it is said that it was left out."""
    own = f"part.{name}"
    return say(own if known(own) else f"section.{name}")


def _check(wanted: Wanted) -> None:
    names = leavable(wanted.kind, wanted.order)
    unknown = sorted(wanted.leave_out.difference(names))
    if unknown:
        raise ValueProblem(f"This sheet has no part “{unknown[0]}”. It has: {', '.join(names)}.", "leave_out")
    if wanted.leave_out.issuperset(part.name for part in parts(wanted.kind, wanted.order)):
        raise ValueProblem("Every part is left out. Leave at least one part in the sheet.", "leave_out")
    if wanted.large and wanted.kind is Kind.CARD:
        raise ValueProblem("A wallet card has no room for large print. Choose the normal size.", "large")
    if wanted.second == wanted.language:
        name = say(f"language.{wanted.language}")
        raise ValueProblem(
            f"The sheet is in {name} already. Choose another second language, or none.", "second"
        )


def _built(history: History, on: date, wanted: Wanted, dated_later: Cell) -> Sheet:
    """``history`` is one as of ``on``; ``dated_later`` says what is not told for its date."""
    plan = _plan(wanted.kind)
    shown = [part for part in parts(wanted.kind, wanted.order) if part.name not in wanted.leave_out]
    lean = without(history, on, wanted)
    noted = marked(lean, on)
    told = noted.history
    made = Sheet(
        title=say(
            f"sheet.{wanted.kind}.title", name=_short(_name(told.person)), date=_day(wanted.today or on)
        ),
        language=wanted.language,
        paper=wanted.paper,
        large=wanted.large,
        head=_head(told, on, wanted),
        left_out=_left_out(lean, wanted),
        summary=(*_as_of_past(on, wanted), *dated_later, *_not_entered(lean), *plan.summary(told, on)),
        sections=tuple(section for part in shown for section in part.build(told, on)),
        dense=plan.dense,
    )
    return plan.arrange(lean, _closed(noted.sheet(made)))


def _closed(sheet: Sheet) -> Sheet:
    """The sheet with the words for what stands as it was written, where any does."""
    opening = words.quoted("\0").partition("\0")[0]
    quotes = any(opening in span.text for span in spans((sheet.summary, sheet.sections)))
    return replace(sheet, closing=(quiet(say("as_written")),)) if quotes else sheet


def _left_out(lean: History, wanted: Wanted) -> Cell:
    """What the patient left out, recorded or not (or what is not said would tell), what went with it, and what may tell of it."""
    gone = [name for name in leavable(wanted.kind, wanted.order) if name in wanted.leave_out]
    own = {"papers": "documents", "requests": "requests", "people": "clinicians", "origins": "sources"}
    hanging = [name for part, name in own.items() if part not in wanted.leave_out and lean.left_out(name)]
    also = (plain(say("left_out.hanging")),) if wanted.kind is Kind.FULL and hanging else ()
    words = (plain(say("left_out.words")),) if hides_records(wanted) else ()
    return (plain(say("left_out", parts="; ".join(map(title_left_out, gone)))), *also, *words) if gone else ()


def title_left_out(name: str) -> str:
    """The title of what is left out; of a section of several kinds with what is in it."""
    within = ", ".join(words.within(part_title(one)) for one in named_with(name))
    return f"{part_title(name)} ({within})" if within else part_title(name)


def _head(history: History, on: date, wanted: Wanted) -> Head:
    person = history.person
    birth = person.birth_date if person else None
    born = say("born", date=words.when(birth)) if birth else say("not_recorded.birth_date")
    return Head(
        kind=say(f"sheet.{wanted.kind}"),
        name=_name(person),
        about=_about(person, on),
        printed=_printed(on, wanted.today or on),
        origin=say("origin"),
        foot=f"{_short(_name(person))}{FOOT_BETWEEN}{born}",
    )


def _printed(on: date, today: date) -> str:
    """When the sheet was printed; a sheet of another day says so, or it would pass for one of today."""
    if on == today:
        return say("printed", date=_day(on))
    return say("printed_as_of", date=_day(today), on=_day(on))


def _as_of_past(on: date, wanted: Wanted) -> Cell:
    """What a sheet of a past day can and cannot keep apart."""
    return (quiet(say("past_day", on=_day(on))),) if _is_past(on, wanted) else ()


def _not_entered(lean: History) -> Cell:
    """That pasted words are in no entry: what is not recorded may stand in them; what they mean is not guessed."""
    number = origins.not_entered(lean)
    return (quiet(say_count("not_entered", number)),) if number else ()


def _name(person: Person | None) -> str:
    return " ".join((person.name or "").split()) if person and person.name else say("not_recorded.name")


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_FOOT else name[: _LONGEST_FOOT - 1] + "…"


def _day(on: date) -> str:
    return words.when(PartialDate.on(on))


def _about(person: Person | None, on: date) -> Line:
    birth = person.birth_date if person else None
    born = (
        woven("born", date=Span(words.when(birth), Style.STRONG))
        if birth
        else gap(say("not_recorded.birth_date"))
    )
    age = age_text(birth, on) if birth else ""
    aged = (*plain(", "), *woven("aged", age=Span(age, Style.STRONG))) if age else ()
    sex = plain(_sex(person.sex)) if person and person.sex else gap(say("not_recorded.sex"))
    return (*born, *aged, *plain(", "), *sex)


def _sex(sex: Sex) -> str:
    """A word that says what it is about: "other" alone could be anything."""
    said = words.choice(sex)
    return f"{words.within(label_of(Person, 'sex'))}: {said}" if sex is Sex.OTHER else said


def _summary(history: History, on: date) -> Cell:
    """Counts and what is in place (nothing is said to be none), then how the vertebrae are counted, then the patient's note."""
    phrases = facts.headline(history, on)
    unsaid = (
        left_out(say("section.operations"))
        if history.left_out("surgeries") or history.left_out("devices") or history.unsaid & _COUNTED
        else gap(say("not_recorded.operations_and_hardware"))
    )
    counts = plain("; ".join(phrases)) if phrases else unsaid
    person = more(history, history.person, but={"name", "birth_date", "sex"}) if history.person else ()
    return (counts, *_anatomy(history), *person)


def _anatomy(history: History) -> Cell:
    profile = history.anatomy
    if profile is None:
        return ()
    counted = "; ".join(
        str(one).replace(": ", " ", 1) for one in said(history, profile, but=frozenset({"numbering_note"}))
    )
    label = Span(f"{say('label.vertebrae')}: ", Style.STRONG)
    lines: Cell = ((label, Span(words.within(counted))),) if counted else ()
    return (*lines, *quoted(profile.numbering_note, say("label.numbering")), *_more_about(history, profile))


def _more_about(history: History, record: Record) -> Cell:
    """Translations and documents of a record."""
    return tuple(line(one) for one in about(history, record))
