"""What was left behind in the body, in words: left in place on purpose, or a lead whose generator came out without it.

It says what is recorded and no more: "Stimulator generator (battery): removed (2019)", "removal of this lead not
recorded". Whether the lead is still in use, or should be out, nobody can tell from that.
"""

from collections.abc import Iterable
from datetime import date

from tracker.domain.hardware import DeviceState, Happening, Presence, happenings
from tracker.domain.history import History
from tracker.domain.phrases import say_count
from tracker.domain.records import DeviceEventKind
from tracker.domain.systems import DRUG_PUMP, sources_out
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
    return words.state_words(state, left_words(history, state, on))


def first(history: History, states: Iterable[DeviceState], on: date) -> list[DeviceState]:
    """The states with those in front that were left behind, in doubt or in trouble; else in the order given."""
    return sorted(
        states, key=lambda one: one.certain and not one.troubles and not left_words(history, one, on)
    )
