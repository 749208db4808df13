"""One open form: what is typed lives in the session and, as a draft, in the store; several windows may have it open."""

from copy import deepcopy
from dataclasses import dataclass
from secrets import randbelow

import streamlit as st

from tracker.domain.gate import build
from tracker.domain.history import History
from tracker.domain.records import AnatomyProfile, Person, Record
from tracker.errors import InvalidRecord
from tracker.pages.fields import PLAIN, Face
from tracker.pages.fitting import fits
from tracker.pages.kinds import noun
from tracker.pages.reads import Setting
from tracker.pages.typed import KEPT, Body, Reading, as_typed, new_body, pinned, read_body
from tracker.storage.store import Store

NOT_YET = 0
"""The version of a record that must not be stored yet: the store refuses to overwrite anything with it."""

_SINGLE = (Person, AnatomyProfile)
"""Kinds of which there is one record: every window means the same one, whoever saves it first."""


@dataclass
class Form:
    """One open form. Its body lives in the session and, as a draft, in the store."""

    store: Store
    history: History
    kind: type[Record]
    record: Record | None
    setting: Setting
    name: str = "new"
    """What tells forms for new records of one kind apart."""
    start: Body | None = None
    """What a form for a new record begins with."""
    beside: tuple[Record, ...] = ()
    """Records saved in the same change, before this one."""
    face: Face = PLAIN
    """How the form looks in this use of it."""
    noun: str = ""
    """What buttons and messages call the record."""

    def __post_init__(self) -> None:
        """Without a noun it is called as its kind is."""
        self.noun = self.noun or noun(self.kind)

    @property
    def key(self) -> str:
        """The draft's name: one for each record, and one for a new record of each kind."""
        if issubclass(self.kind, _SINGLE) and self.name == "new":
            return draft_key(self.kind, "mine")
        return draft_key(self.kind, self.record.id if self.record else self.name)

    @property
    def body(self) -> Body:
        """The text typed so far: from this session, else from the draft, else from the record."""
        if self.key not in st.session_state or self._outdated():
            draft = self._draft()
            self._open(draft or self._fresh())
            if draft is not None:
                st.session_state[f"{self.key}/resumed"] = True
                del st.session_state[f"{self.key}/opened"]
        body: Body = st.session_state[self.key]
        return body

    def _draft(self) -> Body | None:
        """The draft, if it fits the form: one from a copy or from another version may be of any shape."""
        draft = self.store.draft(self.key)
        return draft if fits(self.kind, draft) else None

    @property
    def record_id(self) -> str:
        """The identifier of the record the form stands for, stored or not."""
        if self.record is not None:
            return self.record.id
        return str(self.body.get(KEPT, {}).get("id", ""))

    def _fresh(self) -> Body:
        if self.record is not None:
            return as_typed(self.record) | {"version": self.record.version}
        body = deepcopy(self.start) if self.start else new_body(self.kind)
        return pinned(self.kind, body, self.setting) | {"version": NOT_YET}

    def _open(self, body: Body) -> None:
        """Put a body in that nobody has typed into yet; the widgets are drawn anew."""
        self._clear()
        st.session_state[self.key] = body
        st.session_state[f"{self.key}/generation"] = randbelow(10**9)
        st.session_state[f"{self.key}/opened"] = deepcopy(body), self.setting.today

    def _outdated(self) -> bool:
        """True for a form left open that nobody typed into, when the record or the day is another one now."""
        opened, day = st.session_state.get(f"{self.key}/opened", (None, None))
        if opened is None or opened != st.session_state[self.key]:
            return False
        stored = self.record.version if self.record else NOT_YET
        return bool(opened.get("version") != stored or day != self.setting.today)

    def widget(self, *path: str | int) -> str:
        """The key of a widget of the form as it is open now; what a window still sends of an earlier one has others."""
        return f"{self.key}/{st.session_state.get(f'{self.key}/generation')}/" + ".".join(map(str, path))

    @property
    def begun(self) -> bool:
        """True when the form was opened before, here or on an earlier visit."""
        return self.key in st.session_state or self._draft() is not None

    @property
    def typed_into(self) -> bool:
        """True when something was typed since the form was opened, here or on an earlier visit."""
        opened, _ = st.session_state.get(f"{self.key}/opened", (None, None))
        return bool(self.body) and opened != self.body

    @property
    def resumed(self) -> bool:
        """True when the form was opened from a draft of an earlier visit."""
        return bool(self.body) and bool(st.session_state.get(f"{self.key}/resumed"))

    @property
    def attempted(self) -> bool:
        """True once saving was tried: only then an empty field that is needed is pointed out."""
        return bool(st.session_state.get(f"{self.key}/attempted"))

    def keep(self) -> None:
        """Keep what is typed as a draft."""
        self.store.keep_draft(self.key, self.body)

    def drop_draft(self) -> None:
        """Drop the draft, but not one that another window has typed on since."""
        if self.store.draft(self.key) == st.session_state.get(self.key):
            self.store.drop_draft(self.key)

    def forget(self) -> None:
        """Drop the draft and what is typed."""
        self.drop_draft()
        self._clear()

    def start_again(self) -> None:
        """Show the form as if it had never been opened, also when another window's draft of it is kept."""
        self.drop_draft()
        self._open(self._fresh())

    def show(self, body: Body) -> None:
        """Put other text into the form without keeping it; the widgets are drawn anew."""
        self.drop_draft()
        self._open(body)

    def replace(self, body: Body) -> None:
        """Put other text into the form and keep it; the widgets are drawn anew."""
        self._open(body)
        del st.session_state[f"{self.key}/opened"]
        self.keep()

    def become(self, body: Body) -> None:
        """Let the same text stand for another record; nothing is drawn anew."""
        st.session_state[self.key] = body
        st.session_state.pop(f"{self.key}/stale", None)
        self.keep()

    def _clear(self) -> None:
        for name in [str(name) for name in st.session_state]:
            if name == self.key or name.startswith(f"{self.key}/"):
                del st.session_state[name]

    def read(self) -> Reading:
        """Read the whole form."""
        return read_body(self.kind, self.body, self.setting)

    def built(self) -> Record:
        """The record the form stands for; raises InvalidRecord with a sentence for each trouble."""
        st.session_state[f"{self.key}/attempted"] = True
        reading = self.read()
        if reading.problems:
            raise InvalidRecord(())
        own = {"id": self.record.id} if self.record else {}
        record = build(self.kind, reading.data | own)
        record.version = self.body.get("version", 1 if self.record else NOT_YET)
        return record


def draft_key(kind: type[Record], name: str) -> str:
    """The name of the draft of one record, or of a new one."""
    return f"form:{kind.table()}:{name}"
