"""One after the other: what the browser sends is taken in turn, and what was begun is finished first.

Streamlit (1.67) leaves a page half drawn as soon as the browser sends more, and puts what waits together into one:
a press on "Save" is forgotten when the next press comes before the page was drawn as far as that button, or when
the next press leads to another page. There is no public way to ask for anything else.
"""

from collections import deque
from dataclasses import dataclass, field, replace
from functools import cache

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import (
    ScriptRequest,
    ScriptRequests,
    ScriptRequestType,
    _has_active_trigger_value,
)

_ask = ScriptRequests._request_rerun_locked
_look = ScriptRequests.on_scriptrunner_yield
_end = ScriptRequests.on_scriptrunner_ready


@cache
def take_turns() -> None:
    """Let every window take what its browser sends in turn, from now on."""
    ScriptRequests._request_rerun_locked = _asked  # type: ignore[method-assign, assignment]
    ScriptRequests.on_scriptrunner_yield = _looked  # type: ignore[method-assign, assignment]
    ScriptRequests.on_scriptrunner_ready = _ended  # type: ignore[method-assign, assignment]
    ScriptRequests.request_stop = _stay  # type: ignore[method-assign, assignment]


@dataclass
class _Turns:
    """What waits behind the request that is served next, and whether that one is the page's own wish."""

    waiting: deque[RerunData] = field(default_factory=deque)
    own: bool = False


def _turns(requests: ScriptRequests) -> _Turns:
    found: _Turns = requests.__dict__.setdefault("turns", _Turns())
    return found


def _asked(requests: ScriptRequests, new: RerunData) -> bool:
    """Take a request: the page's own wish to be drawn again is served at once, the browser's in turn."""
    turns = _turns(requests)
    own = get_script_run_ctx(suppress_warning=True) is not None
    if requests._state is ScriptRequestType.RERUN:
        ahead = requests._rerun_data
        if not own:
            if turns.waiting and _goes_along(turns.waiting[-1], new):
                turns.waiting[-1] = new
                return True
            if turns.waiting or turns.own or not _goes_along(ahead, new):
                turns.waiting.append(new)
                return True
        else:
            turns.waiting.appendleft(ahead)
            requests._state = ScriptRequestType.CONTINUE
    turns.own = own
    return _ask(requests, new)


def _goes_along(ahead: RerunData, new: RerunData) -> bool:
    """Whether a request says all that one before it does, as when somebody types on; a press is never left out."""
    asked = [replace(one, widget_states=None, cached_message_hashes=frozenset()) for one in (ahead, new)]
    states = [one.widget_states or WidgetStates() for one in (ahead, new)]
    return asked[0] == asked[1] and not any(_has_active_trigger_value(w) for s in states for w in s.widgets)


def _looked(requests: ScriptRequests) -> ScriptRequest | None:
    """What a page is left for while it is drawn: its own wish alone."""
    if not _turns(requests).own:
        return None
    found = _look(requests)
    _move_up(requests)
    return found


def _ended(requests: ScriptRequests) -> ScriptRequest:
    """What comes after a page that was drawn to its end."""
    found = _end(requests)
    _move_up(requests)
    return found


def _move_up(requests: ScriptRequests) -> None:
    """One request was taken; the one behind it is next."""
    turns = _turns(requests)
    with requests._lock:
        turns.own = False
        if turns.waiting and requests._state is ScriptRequestType.CONTINUE:
            _ask(requests, turns.waiting.popleft())


def _stay(_requests: ScriptRequests) -> None:
    """A window that closes stops nothing: what it sent last is taken in, and then there is no more."""
