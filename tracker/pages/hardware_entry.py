"""Hardware in one line: what was put in becomes rows to look at and correct, and nothing is saved before a yes."""

from dataclasses import dataclass

import streamlit as st

from tracker import putting_in
from tracker.domain.history import History
from tracker.domain.records import Device, Procedure, Surgery
from tracker.errors import InvalidRecord, TrackerError
from tracker.pages import look, shell
from tracker.pages.forms import draw_some
from tracker.pages.guard import guarded
from tracker.pages.open_form import Form
from tracker.pages.shell import Room
from tracker.pages.typed import as_typed
from tracker.pages.widgets import link_labels
from tracker.putting_in import Proposal
from tracker.text.put_in import PutIn, PutInReading, one_by_one, read_put_in
from tracker.views import listing, words

EXAMPLE = "6 pedicle screws L4-S1, 2 rods, cage L5-S1"


@dataclass(frozen=True)
class Line:
    """The line of one page: its draft, and the operation it stands at."""

    room: Room
    surgery: Surgery | None = None

    @property
    def key(self) -> str:
        """The draft's name."""
        return f"put-in:{self.surgery.id}" if self.surgery else "put-in"

    @property
    def kept(self) -> dict[str, str]:
        """What is kept of it: the text, who put it in, and which rows are told one by one."""
        draft = self.room.store.draft(self.key) or {}
        return {name: text for name, text in draft.items() if isinstance(text, str)}

    def keep(self, **values: str | None) -> None:
        """Keep what was typed or picked."""
        body = {name: text for name, text in (self.kept | values).items() if text}
        if body:
            self.room.store.keep_draft(self.key, body)
        else:
            self.room.store.drop_draft(self.key)

    def form(self, place: str, proposal: Proposal) -> Form:
        """The form of one row."""
        name = f"{self.key}:{place}"
        start = as_typed(proposal.device)
        return Form(
            self.room.store, self.room.history, Device, None, self.room.setting, name=name, start=start
        )

    def forget_rows(self) -> None:
        """Drop the rows: another text makes others."""
        head = f"form:{Device.table()}:{self.key}:"
        for name in [str(name) for name in st.session_state if str(name).startswith((head, f"{self.key}/"))]:
            del st.session_state[name]
        for draft in self.room.store.drafts():
            if draft.key.startswith(head):
                self.room.store.drop_draft(draft.key)


def draw(room: Room, surgery: Surgery | None = None) -> None:
    """The line, and below it a row for each device that it tells."""
    line = Line(room, surgery)
    with st.container(border=True, key=line.key.replace(":", "-")):
        text = _ask(line)
        procedure = _by(line)
        if text.strip():
            _review(line, read_put_in(text, room.history.axis), procedure)


def _ask(line: Line) -> str:
    key = f"{line.key}|text"
    st.session_state.setdefault(key, line.kept.get("text", ""))
    st.text_input(
        "Hardware in one line",
        key=key,
        placeholder=EXAMPLE,
        help=f"What was put in, as you would say it: “{EXAMPLE}”. You see each piece before anything is saved. "
        "A number or a side that you do not write stays not recorded.",
        on_change=_typed,
        args=(line, key),
    )
    return str(st.session_state[key])


@guarded
def _typed(line: Line, key: str) -> None:
    text = str(st.session_state[key])
    if text != line.kept.get("text", ""):
        line.forget_rows()
        line.keep(text=text, apart=None)


def _by(line: Line) -> Procedure | None:
    """Which procedure put it in: of one operation, or of any."""
    own = {procedure.id: procedure for _, procedure in _procedures(line.room.history, line.surgery)}
    labels = {id_: text for id_, text in link_labels(line.room.history, "procedure").items() if id_ in own}
    only = next(iter(labels)) if line.surgery and len(labels) == 1 else None
    key = f"{line.key}|by"
    kept = line.kept.get("by", only)
    st.session_state.setdefault(key, kept if kept in labels else None)
    st.selectbox(
        "Which operation put it in",
        list(labels),
        format_func=lambda id_: labels.get(id_, words.not_recorded()),
        key=key,
        placeholder=words.not_recorded(),
        index=None,
        help="Leave it empty when you do not know.",
        on_change=_picked,
        args=(line, key),
    )
    return own.get(str(st.session_state[key]))


def _procedures(history: History, surgery: Surgery | None) -> list[tuple[Surgery, Procedure]]:
    return [(s, p) for s in history.surgeries if surgery is None or s.id == surgery.id for p in s.procedures]


@guarded
def _picked(line: Line, key: str) -> None:
    line.keep(by=st.session_state[key])


def _told(line: Line, reading: PutInReading) -> list[tuple[str, PutIn, int]]:
    """The rows: their names, what they tell, and to which device of the line they belong."""
    apart = line.kept.get("apart", "").split()
    rows = []
    for place, told in enumerate(reading.devices):
        split = one_by_one(told) if str(place) in apart else (told,)
        names = [f"{place}.{number}" for number in range(len(split))] if len(split) > 1 else [str(place)]
        rows += [(name, one, place) for name, one in zip(names, split, strict=True)]
    return rows


def _review(line: Line, reading: PutInReading, procedure: Procedure | None) -> None:
    told = _told(line, reading)
    every = PutInReading(tuple(one for _, one, _ in told))
    found = putting_in.proposals(every, line.room.history, procedure)
    forms = []
    for (name, one, place), proposal in zip(told, found, strict=True):
        form = line.form(name, proposal)
        if _row(line, name, proposal, form):
            forms.append(form)
        if len(one.sites) > 1:
            st.button(
                f"One row for each place of “{listing.escaped(one.words)}”",
                key=f"{line.key}/apart-{place}",
                on_click=_apart,
                args=(line, place),
            )
    for text in reading.unread:
        look.note(f"Not placed: “{text}”. It stays in the line after saving.")
    if not reading.devices:
        look.note(
            "No hardware could be read in this line. Name it with its level, or fill in the form below."
        )
    elif st.button("Save this hardware", type="primary", key=f"{line.key}/save", disabled=not forms):
        _save(line, reading, forms, procedure)


@guarded
def _apart(line: Line, place: int) -> None:
    line.forget_rows()
    line.keep(apart=f"{line.kept.get('apart', '')} {place}".strip())


def _row(line: Line, name: str, proposal: Proposal, form: Form) -> bool:
    """One device with what to look at; False when it is left out."""
    with st.container(border=True, key=f"{line.key}-row-{name}".replace(":", "-").replace(".", "-")):
        said = proposal.device.as_written or ""
        st.markdown(f"**{listing.escaped(said)}**")
        for notice in proposal.notices:
            look.note(notice)
        known = proposal.known
        if known is not None:
            look.note(f"Recorded already: {words.device_words(known, line.room.history.axis)}.")
        key = f"{line.key}/out-{name}-{'known' if known else 'new'}"
        out = st.checkbox(
            f"Leave out “{listing.escaped(said)}”", value=known is not None, key=key, help="It is not saved."
        )
        if not out:
            what, number = st.columns([3, 1])
            with what:
                draw_some(form, ("kind",))
            with number:
                draw_some(form, ("quantity",))
            draw_some(form, ("sites",))
        return not out


def _save(line: Line, reading: PutInReading, forms: list[Form], procedure: Procedure | None) -> None:
    try:
        devices = [_built(form, procedure) for form in forms]
        line.room.store.save(*devices, what="put hardware in")
    except InvalidRecord as error:
        if not error.problems:
            st.rerun()  # each trouble stands beside its field
        for problem in error.problems:
            look.problem(str(problem))
        return
    except TrackerError as error:
        look.problem(str(error))
        return
    for form in forms:
        form.forget()
    line.forget_rows()
    left = "; ".join(reading.unread)
    line.keep(text=left, apart=None)
    st.session_state.pop(f"{line.key}|text", None)
    count = len(devices)
    shell.flash(f"Saved: {count} piece{'' if count == 1 else 's'} of hardware.", undo=True)
    if line.surgery:
        shell.go("log", kind="surgery", id=line.surgery.id)
    shell.go("log", kind="device")


def _built(form: Form, procedure: Procedure | None) -> Device:
    form.body["procedure_id"] = procedure.id if procedure else None
    device = form.built()
    assert isinstance(device, Device)
    return device
