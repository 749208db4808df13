"""Hardware as bars: devices of one operation with the same history, next to each other, share one bar."""

from collections.abc import Iterable
from datetime import date, timedelta

from tracker.domain.as_of import as_of
from tracker.domain.dates import Withheld
from tracker.domain.device_fold import state_of
from tracker.domain.device_state import DeviceState, Presence
from tracker.domain.happenings import happenings, put_in_date
from tracker.domain.hardware import states_on
from tracker.domain.history import History
from tracker.domain.levels import Axis
from tracker.domain.phrases import say
from tracker.domain.records import Device
from tracker.views import words
from tracker.views.timeline_marks import Days, Look, Mark, Piece, days_of


def hardware_bars(history: History, on: date) -> tuple[Mark, ...]:
    """The bars of all hardware that may have been put in by a day, in date order of putting in."""
    together: dict[tuple[str | None, tuple[Piece, ...]], list[Device]] = {}
    history = as_of(history, on)
    for state in states_on(history, on):
        surgery = history.surgery_of(state.device)
        key = surgery.id if surgery else None, _pieces(history, state.device, on)
        together.setdefault(key, []).append(state.device)
    return tuple(
        _bar(history, group, pieces, on)
        for (_, pieces), devices in together.items()
        for group in _neighbours(devices, history.axis)
    )


def _pieces(history: History, device: Device, on: date) -> tuple[Piece, ...]:
    """The stretches of one device: its state is asked for on each day on which something may have changed."""
    put_in = days_of(put_in_date(history, device))
    last = state_of(history, device, on)
    news = happenings(history, device, on)
    if last.in_body and any(isinstance(one.date, Withheld) for one in news):
        return (Piece(put_in.first if put_in else None, None, _look(last), _news(None, last)),)
    if last.presence is Presence.REMOVED and days_of(last.since) is None:
        note = f"{words.choice(last.presence)}, {words.when(last.since)}"
        return (Piece(put_in.first if put_in else None, None, Look.UNCERTAIN, note),)
    starts = [put_in.first if put_in else None, *_turning_days(history, device, put_in, on)]
    pieces: list[Piece] = []
    before: DeviceState | None = None
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        asked = start or (following - timedelta(days=1) if following else on)
        state = state_of(history, device, asked)
        gone = state.presence is Presence.REMOVED
        if gone and not state.possibly:
            pieces.append(Piece(start, start, Look.SOLID, _news(before, state)))
            break
        following = following or (on if gone else None)
        piece = Piece(start, following, _look(state), _news(before, state))
        pieces = [*pieces[:-1], *_joined(pieces[-1:], piece)]
        before = state
    return tuple(pieces)


def _turning_days(history: History, device: Device, put_in: Days | None, on: date) -> list[date]:
    """The days after the first on which the state may change: an imprecise date changes it twice."""
    ranges = [days_of(news.date) for news in happenings(history, device, on)] + [put_in]
    turning = {
        day for days in ranges if days for day in (days.first, days.last) if day is not None and day <= on
    }
    first = put_in.first if put_in else None
    return sorted(day for day in turning if first is None or day > first)


def _look(state: DeviceState) -> Look:
    if state.presence is Presence.NOT_RECORDED:
        return Look.UNCERTAIN
    if state.possibly:
        return Look.HOLLOW
    return Look.TROUBLE if state.troubles else Look.SOLID


def _news(before: DeviceState | None, state: DeviceState) -> str:
    """What is new in a state: troubles found, and a presence that changed for another reason than going in."""
    known = before.troubles if before else ()
    said = [words.bare_event_words(news) for news in state.troubles if news not in known]
    if state.presence not in (Presence.IN_PLACE, Presence.POSSIBLY) and (
        before is None or before.presence is not state.presence
    ):
        said.append(words.choice(state.presence))
    return ", ".join(said)


def _joined(last: list[Piece], piece: Piece) -> list[Piece]:
    """A piece that brings nothing new only prolongs the one before."""
    if last and last[0].look is piece.look and not piece.note:
        return [Piece(last[0].start, piece.end, piece.look, last[0].note)]
    return [*last, piece]


def _neighbours(devices: Iterable[Device], axis: Axis) -> list[list[Device]]:
    """Devices whose levels touch or lie next to each other stand in one bar; others get their own."""
    order = {vertebra: place for place, vertebra in enumerate(axis.vertebrae)}
    groups: list[tuple[int, list[Device]]] = []
    for device in sorted(devices, key=lambda d: min((order.get(v, 99) for v in d.sites.touched), default=99)):
        found = [order.get(vertebra, 99) for vertebra in device.sites.touched] or [99]
        if groups and min(found) <= groups[-1][0] + 1:
            groups[-1] = (max(groups[-1][0], *found), [*groups[-1][1], device])
        else:
            groups.append((max(found), [device]))
    return [group for _, group in groups]


def _bar(history: History, devices: list[Device], pieces: tuple[Piece, ...], on: date) -> Mark:
    kinds = list(dict.fromkeys(words.kind_of_device(device) for device in devices))
    where = words.levels_of((device.sites for device in devices), history.axis)
    label = f"{where} {', '.join(kinds)}".strip()
    short = f"{where} {kinds[0]}{' …' if kinds[1:] else ''}".strip()
    told = "\n".join(_told(history, device, on) for device in devices)
    begin = days_of(put_in_date(history, devices[0]))
    trouble = any(piece.look in (Look.TROUBLE, Look.UNCERTAIN) for piece in pieces)
    records = tuple((device.table(), device.id) for device in devices)
    return Mark(records, told, label, short, begin, pieces, important=trouble)


def _told(history: History, device: Device, on: date) -> str:
    state = state_of(history, device, on)
    put_in = words.put_in(state.put_in) or say("not_recorded.date_put_in")
    events = [words.event_words(news) for news in happenings(history, device, on)]
    return "; ".join([words.device_words(device, history.axis), put_in, *events])
