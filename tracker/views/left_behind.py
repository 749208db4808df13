"""What was left behind in the body, in words: left in place on purpose, or a lead whose generator came out without it.

Beside it stands what an image reported of hardware at its place, and whether a device is sound by all of that.

It says what is recorded and no more: "Stimulator generator (battery): removed (2019)", "removal of this lead not
recorded". Whether the lead is still in use, or should be out, nobody can tell from that.
"""

from collections.abc import Iterable
from datetime import date

from tracker.domain import reported
from tracker.domain.device_state import DeviceState, Presence
from tracker.domain.device_systems import DRUG_PUMP
from tracker.domain.happenings import Happening, happenings
from tracker.domain.history import History
from tracker.domain.phrases import say, say_count
from tracker.domain.records import DeviceEventKind
from tracker.domain.systems import sources_out
from tracker.views import words


def left_words(history: History, state: DeviceState, on: date) -> tuple[str, ...]:
    """That it was left in place, or came to be without its generator or pump; empty where neither is recorded."""
    kept = map(words.event_words, left_in_place(history, state, on))
    return (*kept, *without_source(history, state, on))


def left_in_place(history: History, state: DeviceState, on: date) -> tuple[Happening, ...]:
    """The events that say of hardware in the body that it was left there."""
    told = happenings(history, state.device, on) if state.in_body else ()
    return tuple(news for news in told if news.kind is DeviceEventKind.LEFT_IN_PLACE)


def without_source(history: History, state: DeviceState, on: date) -> tuple[str, ...]:
    """What became of the generators or pumps of a lead or catheter, all out, and that it has no removal of its own."""
    out = sources_out(history, state, on)
    named = (f"{words.kind_of_device(one.device)}: {words.presence_words(one)}" for one in out)
    told = tuple(dict.fromkeys(named))
    silent = state.presence in (Presence.IN_PLACE, Presence.POSSIBLY)
    if not told or not silent or left_in_place(history, state, on):
        return told
    key = "left_behind.catheter" if state.device.kind in DRUG_PUMP.ends else "left_behind.lead"
    return (*told, say_count(key, state.quantity or 1))


def state_words(history: History, state: DeviceState, on: date) -> str:
    """What is recorded of a device in one phrase, that it was left behind included."""
    return words.state_words(state, (*reported_words(history, state, on), *left_words(history, state, on)))


def reported_words(history: History, state: DeviceState, on: date) -> tuple[str, ...]:
    """What images reported of hardware at the place of a device, each with its image and date."""
    return tuple(report_words(history, one) for one in reported.of_device(history, state, on))


def report_words(history: History, report: reported.Report) -> str:
    """ "reported: hardware loose S1, X-ray (10 Oct 2026)": what it said of a place, not which device was meant."""
    found = words.within(words.finding_words(report.finding, history.axis))
    image = f"{words.image_within(report.study)} ({words.when(report.study.date)})"
    return say("hardware.reported", finding=found, image=image)


def is_sound(history: History, state: DeviceState, on: date) -> bool:
    """Whether it is surely in the body, was not left behind, and nothing was found or reported of it."""
    found = state.troubles or left_words(history, state, on) or reported.of_device(history, state, on)
    return state.certain and not found


def first(history: History, states: Iterable[DeviceState], on: date) -> list[DeviceState]:
    """The states with those in front that were left behind, in doubt or in trouble; else in the order given."""
    return sorted(states, key=lambda one: is_sound(history, one, on))
