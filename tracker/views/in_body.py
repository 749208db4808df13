"""What is in the body on a day, by level from head to tail, in words: the same rows for page, print and command line.

Spine hardware comes first, then implants elsewhere. Nothing is concluded of the whole: each row says what is recorded
of one implant, its MR label as it stands on a paper included.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain.as_of import as_of
from tracker.domain.dated import happened, is_over
from tracker.domain.dates import Happened
from tracker.domain.device_state import DeviceState, Presence
from tracker.domain.happenings import happenings
from tracker.domain.hardware import dated_later, in_body, taken_out_on
from tracker.domain.history import History, took_place
from tracker.domain.phrases import say
from tracker.domain.records import Device, OtherImplant
from tracker.views import words
from tracker.views.device_events import each_in_full, state_and_events
from tracker.views.disputed import disputed_of_implant
from tracker.views.left_behind import left_words, reported_words
from tracker.views.values import Said


@dataclass(frozen=True, slots=True)
class Inside:
    """One implant that is, or may be, in the body; an empty text is not recorded."""

    record: Device | OtherImplant
    where: str
    what: str
    number: str
    put_in: str
    made: str
    """Maker, model, numbers, size and material, as on the card or sticker."""
    mr_label: str
    state: str
    events: tuple[str, ...] = ()
    """What else has become of it, in date order: all that ``state`` does not say."""
    in_short: str = ""
    """The state without notes, operations by their number alone; empty where it is simply in place."""
    certain: bool = True
    lacks_number: bool = False
    """No number is recorded, and it is of a kind that is counted."""
    trouble: bool = False
    left: tuple[str, ...] = ()
    """That it was left in place, or is a lead or catheter whose generator or pump came out without it."""
    disputed: tuple[Said, ...] = ()
    """What sources say otherwise, of itself or of the level of the procedure that put it in."""

    @property
    def stands_first(self) -> bool:
        """Whether its fate is not recorded, something was found or reported of it, or it was left behind."""
        return bool(self.left) or self.trouble or not self.certain

    def cells(self) -> tuple[str, ...]:
        """The row of a table under ``heads``: what is empty is said to be not recorded."""
        told = "; ".join((self.state, *self.events, *map(str, self.disputed)))
        row = (self.where, self.what, self.number, self.put_in, self.made, self.mr_label, told)
        return tuple(cell or words.not_recorded() for cell in row)


def heads() -> tuple[str, ...]:
    """The heads of the columns of ``Inside.cells``."""
    return (
        say("column.where"),
        say("column.what"),
        say("column.number"),
        say("column.put_in"),
        say("column.made"),
        say("column.mr_label"),
        say("column.state"),
    )


Kinds = Collection[str] | None
"""Codes of the hardware that is asked for; None for all of it."""


def inside(history: History, on: date, kinds: Kinds = None) -> tuple[Inside, ...]:
    """Everything that is, or may be, in the body on a day, or what of it is of some ``kinds``."""
    history = as_of(history, on)
    others = (one for one in history.other_implants if not is_over(one.until, on))
    return _rows(history, (*in_body(history, on), *dated_later(history, on)), others, on, kinds)


def gone(history: History, on: date, kinds: Kinds = None) -> tuple[Inside, ...]:
    """Everything that is surely taken out by a day, as recorded, with all that is recorded of it; in the same order."""
    history = as_of(history, on)
    others = (one for one in history.other_implants if is_over(one.until, on))
    return _rows(history, taken_out_on(history, on), others, on, kinds)


def _rows(
    history: History, states: Iterable[DeviceState], others: Iterable[OtherImplant], on: date, kinds: Kinds
) -> tuple[Inside, ...]:
    asked = (state for state in states if kinds is None or state.device.kind in kinds)
    spinal = sorted(asked, key=lambda state: _place(history, state))
    elsewhere = (one for one in others if kinds is None or one.kind in kinds)
    return (
        *(_device(history, state, on) for state in spinal),
        *(_implant(history, one, on) for one in elsewhere),
    )


def hardware_taken_out(history: History, on: date, *, brief: bool = False) -> tuple[str, ...]:
    """The spine hardware that is recorded as taken out by a day, each with what became of it.

    In ``brief`` the notes are not told, and the operations by their number alone.
    """
    history = as_of(history, on)
    return tuple(_gone(history, state, brief) for state in taken_out_on(history, on))


def taken_out(history: History, on: date) -> tuple[str, ...]:
    """What was in the body and is recorded as taken out by a day: spine hardware, then implants elsewhere."""
    sentences = hardware_taken_out(history, on)
    history = as_of(history, on)
    out = (implant for implant in history.other_implants if is_over(implant.until, on))
    return (
        *sentences,
        *(f"{words.implant_name(one)}: {out_words(one, on)}" for one in out),
    )


def _gone(history: History, state: DeviceState, brief: bool) -> str:
    events = each_in_full(history, happenings(history, state.device), brief=brief).values()
    return f"{words.device_words(state.device, history.axis)}: {'; '.join([put_in_words(state), *events])}"


def put_in_words(state: DeviceState) -> str:
    """ "put in 23 May 2013", or that no date of it is recorded."""
    return words.put_in(state.put_in) or say("not_recorded.date_of_putting_in")


def day_put_in(history: History, state: DeviceState) -> str:
    """ "2019", or "2019 (operation: aborted)" where it is not simply done; empty where no date is recorded."""
    status = _status(history, state)
    if status:
        return say("put_in.at_operation", date=words.when(state.put_in), status=status)
    return words.when(state.put_in) if state.put_in else ""


def put_in_at(history: History, state: DeviceState) -> str:
    """ "put in 2019", or "put in 2019 (operation: aborted)"; that no date of it is recorded, where none is."""
    status, said = _status(history, state), put_in_words(state)
    return say("put_in.at_operation", date=said, status=status) if status else said


def _status(history: History, state: DeviceState) -> str:
    surgery = history.surgery_of(state.device)
    return words.status_words(surgery) if surgery and took_place(surgery) else ""


def _place(history: History, state: DeviceState) -> tuple[int, int, str]:
    places = [history.axis.sort_key(site) for site in state.sites.places]
    return min(places, default=(10**6, 0, ""))


def _device(history: History, state: DeviceState, on: date) -> Inside:
    device = state.device
    number = device.quantity if state.presence is Presence.REMOVED and not state.in_body else state.quantity
    said, events = state_and_events(history, state, on)
    in_short = state_and_events(history, state, on, brief=True)[0]
    if state.presence is Presence.NOT_YET:
        said = in_short = say("implant.dated_later", date=words.when(state.put_in))
    return Inside(
        record=device,
        where=words.places(state.sites, history.axis),
        what=words.term("hardware", device.kind, device.called),
        number=str(number) if number else "",
        lacks_number=words.lacks_number(device, number),
        put_in=day_put_in(history, state),
        made=words.identity_words(device),
        mr_label=words.mr_words(device),
        state=said or words.choice(Presence.IN_PLACE),
        events=events,
        in_short=in_short,
        certain=state.certain,
        trouble=bool(state.troubles or reported_words(history, state, on)),
        left=left_words(history, state, on),
        disputed=disputed_of_implant(history, device),
    )


def out_words(implant: OtherImplant, on: date) -> str:
    """That it was taken out, with the date; that it may still be in, where that may come only after the day."""
    if implant.until is None:
        return ""
    out = say("taken_out.on", date=words.when(implant.until))
    return out if is_over(implant.until, on) else say("presence.possibly_in", out=out)


def _implant(history: History, implant: OtherImplant, on: date) -> Inside:
    later = happened(implant, on) is Happened.NO
    dated = say("implant.dated_later", date=words.when(implant.date)) if later else ""
    return Inside(
        record=implant,
        where=implant.place or "",
        what=words.term("other_implants", implant.kind, implant.called),
        number=str(implant.quantity) if implant.quantity else "",
        lacks_number=words.lacks_number(implant, implant.quantity),
        put_in=words.when(implant.date) if implant.date else "",
        made=words.identity_words(implant),
        mr_label=words.mr_words(implant),
        state=out_words(implant, on) or dated or words.choice(Presence.IN_PLACE),
        certain=not later and (implant.until is None or is_over(implant.until, on)),
        disputed=disputed_of_implant(history, implant),
    )
