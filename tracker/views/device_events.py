"""What became of one device in words: its state with the events that it tells, and the events beside it.

What several operations leave open alike is one sentence: "not recorded whether removed in operations 2, 5 and 7".
"""

from collections.abc import Sequence
from datetime import date

from tracker.domain.device_state import DeviceState, Presence
from tracker.domain.happenings import Happening, happenings
from tracker.domain.history import History
from tracker.domain.papers import record_at
from tracker.domain.phrases import say
from tracker.domain.records import DeviceEventKind, ImagingStudy, Surgery
from tracker.views import words
from tracker.views.left_behind import left_in_place, reported_words, without_source


def state_and_events(
    history: History, state: DeviceState, on: date, *, brief: bool = False
) -> tuple[str, tuple[str, ...]]:
    """The state with each event in it told in full, and the events that it does not tell; empty where simply in place.

    In ``brief`` the notes are not told, and the operations by their number alone.
    """
    told = happenings(history, state.device)
    full = each_in_full(history, told, brief=brief)
    fate = next((news.event.id for news in told if _is_the_fate(state, news)), None)
    if fate and fate not in full:  # it is told with the others that leave the same open
        fate = next(news.event.id for news in told if _leaves_open(history, news))
    presence = full.pop(fate) if fate else _presence(state, full)
    troubles = [full.pop(news.event.id, words.event_words(news)) for news in state.troubles]
    kept = [full.pop(news.event.id) for news in left_in_place(history, state, on)]
    found = (*troubles, *reported_words(history, state, on))
    said = [part for part in (presence, *found, *kept, *without_source(history, state, on)) if part]
    return "; ".join(said), tuple(full.values())


def _presence(state: DeviceState, full: dict[str, str]) -> str:
    """The presence; of what is partly or possibly out with each removal in full, which is told there and no more."""
    if state.out_in_doubt or (state.presence is Presence.PARTLY_REMOVED and state.out):
        return words.out_words(state, lambda news: full.pop(news.event.id))
    return words.presence_words(state)


def each_in_full(history: History, told: Sequence[Happening], *, brief: bool = False) -> dict[str, str]:
    """Each event in full, by its identifier; of those that leave the same open at operations the first tells all."""
    full = {news.event.id: event_in_full(history, news, brief=brief) for news in told}
    alike = [news for news in told if _leaves_open(history, news)]
    if len({_number(history, news) for news in alike}) > 1:
        full[alike[0].event.id] = _left_open(history, alike, brief)
        for news in alike[1:]:
            del full[news.event.id]
    return full


def event_in_full(history: History, news: Happening, *, brief: bool = False) -> str:
    """An event with the operation it belongs to, or the image it was seen on: "1 broken, seen on CT (Dec 2014)"."""
    event, said = news.event, words.bare_event_words(news)
    number = _number(history, news)
    study = record_at(history, ImagingStudy.table(), event.imaging_id or "")
    by = f" {say('event.in_operation', number=number)}" if number else ""
    seen = (
        f", {say('event.seen_on', image=words.image_within(study))}"
        if isinstance(study, ImagingStudy)
        else ""
    )
    instead = _instead(history, news) if news.kind is DeviceEventKind.EXCHANGED else ""
    if brief:
        return f"{said}{by}{seen}{'' if number else f' ({words.when(news.date)})'}"
    note = f": {words.quoted(event.note)}" if event.note else ""
    return f"{said}{by}{seen} ({words.when(news.date)}){instead}{note}"


def _is_whole(news: Happening) -> bool:
    """Whether an event says of all of a device that nobody recorded if it came out."""
    return news.kind is DeviceEventKind.FATE_NOT_RECORDED and not news.quantity and not news.sites


def _is_the_fate(state: DeviceState, news: Happening) -> bool:
    """Whether an event says of all of a device what its presence says: that it came out, or that nobody recorded it."""
    if news.date != state.since:
        return False
    if state.presence is Presence.REMOVED and not state.out_in_doubt:
        every = news.quantity in (None, state.device.quantity) and not news.sites
        return news.kind is DeviceEventKind.REMOVED and every
    return state.presence is Presence.NOT_RECORDED and _is_whole(news)


def _leaves_open(history: History, news: Happening) -> bool:
    """Whether an event says no more than that of an operation nobody recorded if the device came out."""
    silent = not news.event.note and not news.event.imaging_id
    return _is_whole(news) and silent and _number(history, news) is not None


def _left_open(history: History, alike: Sequence[Happening], brief: bool) -> str:
    numbers = words.listing(dict.fromkeys(str(_number(history, news)) for news in alike))
    said = f"{words.bare_event_words(alike[0])} {say('event.in_operations', numbers=numbers)}"
    dates = list(dict.fromkeys(words.when(news.date) for news in alike if news.date))
    if brief or not dates:
        return said
    return f"{said} ({say('range', first=dates[0], last=dates[-1]) if len(dates) > 1 else dates[0]})"


def _number(history: History, news: Happening) -> int | None:
    surgery = record_at(history, Surgery.table(), news.event.surgery_id or "")
    return history.number_of(surgery) if isinstance(surgery, Surgery) else None


def _instead(history: History, news: Happening) -> str:
    """What the same operation put in of the kind that it took out: the record links them by the operation alone."""
    surgery = next((s for s in history.surgeries if s.id == news.event.surgery_id), None)
    old = next((d for d in history.devices if d.id == news.event.device_id), None)
    if surgery is None or old is None:
        return ""
    new = [d for d in history.devices_of(surgery) if d.kind == old.kind and d.id != old.id]
    named = words.listing(words.device_words(d, history.axis) for d in new)
    return f"; {say('event.put_in_then')}: {named}" if new else ""
