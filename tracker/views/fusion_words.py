"""Fusion in words: the notes of a mark, and the table "Fusion by segment" for page and print."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain import fusion
from tracker.domain.certain_order import surely_before
from tracker.domain.fusion import Assessed, FusionState, Intention
from tracker.domain.fusion_order import may_be_since, surely_older
from tracker.domain.history import History
from tracker.domain.levels import Segment, Site, short_form
from tracker.domain.phrases import say
from tracker.domain.records import FusionAssessment, ImagingStudy, Qualifier, Surgery
from tracker.views import words
from tracker.views.disputed import disputed
from tracker.views.heads import HEADS
from tracker.views.values import Said


@dataclass(frozen=True, slots=True)
class FusionRow:
    """One segment: where, what the newest statement says, its particulars, and what was intended."""

    where: str
    said: str
    """Empty where nothing is recorded since the fusion was intended."""
    particulars: tuple[str, ...]
    """When, how and by whom, then the sentence it was said in; for each statement of the newest date."""
    earlier: tuple[str, ...]
    """What else was said of it."""
    intended: tuple[str, ...]
    """Empty where no operation that meant to fuse it is recorded."""
    intended_in_short: tuple[str, ...]
    """The same, with operations of one procedure told together by their numbers."""
    state: FusionState
    left_out: bool = False
    """What was said last is not all that was: a person left some of it out."""
    intent_left_out: bool = False
    """An operation meant to fuse it, and a person left out all of them."""
    disputed: tuple[Said, ...] = ()
    """What sources say otherwise of what was said last."""
    order_open: bool = False
    """Some of what else was said may have been said later: the dates do not tell."""

    @property
    def earlier_title(self) -> str:
        """What ``earlier`` is called: "Said before" only where all of it was."""
        return say("column.said_also" if self.order_open else "column.said_before")


def rows(history: History, on: date) -> tuple[FusionRow, ...]:
    """The table "Fusion by segment": every segment of which fusion was intended or spoken of by a day."""
    whole = {state.site: state for state in fusion.states_on(history.whole, on)} if history.whole else {}
    return tuple(_row(history, state, whole.get(state.site)) for state in fusion.states_on(history, on))


def together(history: History, found: Iterable[FusionRow]) -> tuple[FusionRow, ...]:
    """The rows, with neighbouring segments of which the same is said as one: "T4-L3"."""
    runs: list[list[FusionRow]] = []
    for row in found:
        if runs and _continues(runs[-1][-1], row):
            runs[-1].append(row)
        else:
            runs.append([row])
    return tuple(replace(run[0], where=_all_of(history, run)) if len(run) > 1 else run[0] for run in runs)


def _continues(above: FusionRow, below: FusionRow) -> bool:
    over, under = above.state.site, below.state.site
    if not (isinstance(over, Segment) and isinstance(under, Segment) and over.lower == under.upper):
        return False
    return replace(below, where=above.where, state=above.state) == above


def _all_of(history: History, run: Iterable[FusionRow]) -> str:
    return short_form([row.state.site for row in run if row.state.site is not None], history.axis)


def _row(history: History, state: FusionState, whole: FusionState | None) -> FusionRow:
    """``whole`` is the state with what was left out of a sheet."""
    latest = state.latest
    said_last = {one.record.id for one in latest}
    whole_last = {one.record.id for one in whole.latest} if whole else said_last
    outdated = (say("fusion.before_left_out"),) if said_last - whole_last else ()
    older = [one for one in state.assessments if one not in latest]
    return FusionRow(
        where=_where(history, state.site),
        said=said(state),
        particulars=(*(line for one in latest for line in _particulars(one, state.differs)), *outdated),
        disputed=tuple(said for one in latest for said in _disputed(history, one)),
        earlier=tuple(_by_whom(history, one) for one in older),
        intended=tuple(_intention(history, one) for one in _once_each(state)),
        intended_in_short=_in_short(history, state),
        state=state,
        left_out=bool(whole_last - said_last),
        intent_left_out=bool(whole and whole.intentions and not state.intentions),
        order_open=not all(surely_older(state, one) for one in older),
    )


def _where(history: History, site: Site | None) -> str:
    return short_form([site], history.axis) if site is not None else say("not_recorded.level")


def said(state: FusionState) -> str:
    """What the newest statement says; where several of one date differ, all of them, and that they differ."""
    statuses = list(dict.fromkeys(_status(one) for one in state.latest))
    said = "; ".join(statuses)
    return say("fusion.differs", what=said) if state.differs else said


def _status(one: Assessed) -> str:
    """The words of the finding or of the assessment: a finding that is absent or uncertain says so."""
    if one.finding is None:
        return words.choice(one.status)
    name = words.within(words.term("findings", one.finding.kind, one.finding.called))
    present = one.finding.qualifier is Qualifier.PRESENT
    return name if present else f"{name}, {words.choice(one.finding.qualifier)}"


def _source(one: Assessed) -> str:
    """How it was judged: "CT", "seen at operation"; "fusion assessment" where that is not recorded."""
    if isinstance(one.record, ImagingStudy):
        return words.image_within(one.record)
    return words.choice_or(one.method) or words.title(FusionAssessment)


def assessed(one: Assessed) -> str:
    """ "not fused: CT, Dec 2014"."""
    return f"{_status(one)}: {_source(one)}, {words.when(one.date)}"


def mark_words(history: History, record: FusionAssessment, on: date) -> str:
    """An assessment in one phrase for a mark at its date; what else was said that day, or by a source, is told with it.

    "L4-L5: fused (CT)"; "L4-L5: differs: fused; not fused", which tells of all that was said of a segment that day.
    """
    own = [s for s in fusion.states_on(history, on) if any(one.record is record for one in s.assessments)]
    unlike = {state.site: found for state in own if len(found := _that_day(state, record)) > 1}
    head = HEADS[FusionAssessment][0](history, record)
    apart = "; ".join(one.words for one in disputed(history, record) if one.words)
    alone = say("fusion.differs", what=f"{head}; {apart}") if apart else head
    if not unlike:
        return alone
    differs = [
        f"{_where(history, site)}: {say('fusion.differs', what='; '.join(found))}"
        for site, found in unlike.items()
    ]
    return "; ".join((*differs, *([alone] if apart or len(unlike) < len(own) else [])))


def _that_day(state: FusionState, record: FusionAssessment) -> tuple[str, ...]:
    """What was said of a segment on the day of an assessment, each once and in one order."""
    (when, *_) = (one.date for one in state.assessments if one.record is record)
    same = (one for one in state.assessments if when is not None and one.date == when)
    return tuple(dict.fromkeys(map(_status, same)))


def _by_whom(history: History, one: Assessed) -> str:
    """ "not fused: CT, Dec 2014, A. Reader"; who said so where it is recorded, and what sources say otherwise."""
    told = ", ".join(filter(None, (assessed(one), one.reader)))
    return "; ".join((told, *map(str, _disputed(history, one))))


def _disputed(history: History, one: Assessed) -> tuple[Said, ...]:
    return disputed(history, one.finding or one.record)


def _particulars(one: Assessed, named: bool) -> tuple[str, ...]:
    record, status = one.record, f"{_status(one)}: " if named else ""
    by = record.reader or say("not_recorded.who")
    line = f"{status}{words.when(one.date)}, {_source(one)}, {by}"
    detail = ""
    if isinstance(record, FusionAssessment):
        grade = " ".join(part for part in (record.grade_system, record.grade) if part)
        detail = "; ".join(part for part in (words.choice_or(record.column), grade) if part)
    own = (words.quoted(one.words),) if one.words else ()
    return (line, *((detail,) if detail else ()), *own)


def operation(history: History, surgery: Surgery) -> str:
    """ "operation 2 (19 Jan 2015, aborted)"."""
    number = history.number_of(surgery)
    name = say("operation.numbered", number=number) if number else say("operation")
    told = ", ".join(part for part in (words.when(surgery.date), words.status_words(surgery)) if part)
    return f"{name} ({told})"


def _intention(history: History, one: Intention) -> str:
    return f"{words.procedure_name(one.procedure)}, {operation(history, one.surgery)}"


def _once_each(state: FusionState) -> list[Intention]:
    """One intention for each operation: front and back of one session are one."""
    first: dict[str, Intention] = {}
    for one in state.intentions:
        first.setdefault(one.surgery.id, one)
    return list(first.values())


def _in_short(history: History, state: FusionState) -> tuple[str, ...]:
    """ "PLIF in operations 1, 7 and 13"; a procedure of one operation as it is told elsewhere."""
    named: dict[str, list[Intention]] = {}
    for one in _once_each(state):
        named.setdefault(words.procedure_name(one.procedure), []).append(one)
    return tuple(told for name, found in named.items() for told in _of_one_procedure(history, name, found))


def _of_one_procedure(history: History, name: str, found: list[Intention]) -> tuple[str, ...]:
    numbers = [numbered(history, one.surgery) for one in found]
    if len(found) == 1 or not all(numbers):
        return tuple(_intention(history, one) for one in found)
    return (f"{name} {say('event.in_operations', numbers=words.listing(numbers))}",)


def numbered(history: History, surgery: Surgery) -> str:
    """An operation by its number: "7", "7 (aborted)"; empty for an operation without a number."""
    number, status = history.number_of(surgery), words.status_words(surgery)
    return f"{number} ({status})" if number and status else str(number or "")


def notes(history: History, state: FusionState) -> tuple[str, ...]:
    """The facts behind the mark of a segment, oldest first, and that nothing followed where that is so."""
    lines, named = [], _once_each(state)
    for event in state.events:
        if isinstance(event, Assessed):
            lines.append("; ".join((assessed(event), *map(str, _disputed(history, event)))))
        elif event in named:
            said = _intention(history, event)
            again = any(surely_before(one.surgery.date, event.surgery.date) for one in named)
            lines.append(
                said
                if event is named[0]
                else say("fusion.again" if again else "fusion.intended_too", what=said)
            )
    if state.differs:
        lines.append(say("fusion.that_date_differs"))
    unsaid = any(map(history.left_out, ("imaging", "fusion", "surgeries")))
    if state.since or unsaid:
        return tuple(lines)
    return *lines, say("fusion.open_since" if may_be_since(state) else "fusion.none_since")


def earlier_title(found: Iterable[FusionRow]) -> str:
    """The heading above what else was said, for several rows."""
    return say("column.said_also" if any(row.order_open for row in found) else "column.said_before")
