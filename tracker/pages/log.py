"""Log, change or delete one record: the form builder round any kind, and the list of what is recorded."""

from collections.abc import Callable

import streamlit as st

from tracker.domain import hardware
from tracker.domain.gate import build, dump
from tracker.domain.history import History
from tracker.domain.records import (
    AnatomyProfile,
    Condition,
    Device,
    ImagingStudy,
    OtherImplant,
    Person,
    Procedure,
    Record,
    Surgery,
    Symptom,
)
from tracker.domain.site_set import Sites
from tracker.errors import InvalidRecord, NotFound, StaleRecord, TrackerError
from tracker.pages import entries, look, shell
from tracker.pages.forms import draw as draw_form
from tracker.pages.open_form import NOT_YET, Form
from tracker.pages.shell import Room
from tracker.pages.typed import as_typed, renewed
from tracker.views import listing, words

KINDS: dict[str, type[Record]] = {
    "surgery": Surgery,
    "device": Device,
    "imagingstudy": ImagingStudy,
    "symptom": Symptom,
    "condition": Condition,
    "otherimplant": OtherImplant,
}
"""The kinds that can be logged here, by the name in the address."""

LABELS = {
    "surgery": "Operation",
    "device": "Hardware",
    "imagingstudy": "Imaging",
    "symptom": "Symptom",
    "condition": "Condition",
    "otherimplant": "Other implant",
}
INTRODUCTIONS = {
    "surgery": "Only “What was done” is needed, and a year if you know it. Everything else can come later.",
    "device": "Screws, rods, cages: what was put in, and what became of it.",
    "imagingstudy": "X-rays, CTs, MRIs and what their reports say.",
    "symptom": "First name the symptom; then note how strong it is as often as you like.",
    "condition": "A problem of the spine, with or without an operation for it.",
    "otherimplant": "Implants outside the spine, such as heart stents.",
}


def draw(room: Room) -> None:
    """The page: choose a kind, fill its form, see what is recorded."""
    chosen = st.query_params.get("kind", "surgery")
    name = chosen if chosen in KINDS or chosen == "symptomentry" else "surgery"
    record_id = st.query_params.get("id")
    if name == "symptomentry":
        entries.draw_one(room, record_id)
        return
    record = _wanted(room, KINDS[name], record_id)
    if record_id and record is None:
        return
    st.title(f"Change: {LABELS[name].lower()}" if record else "Log")
    if record is None:
        name = _kind_choice(name)
    st.header(LABELS[name])
    look.note(INTRODUCTIONS[name])
    with st.container(width=look.FORM_WIDTH):
        edit(room, Form(room.store, room.history, KINDS[name], record, room.setting))
        if isinstance(record, Symptom):
            entries.draw(room, record)
    if record is None:
        _recorded(room, name)


def _wanted(room: Room, kind: type[Record], record_id: str | None) -> Record | None:
    if not record_id:
        return None
    try:
        return room.store.get(kind, record_id)
    except NotFound:
        st.title(f"Change: {kind.title}")
        gone(room, kind, record_id)
        return None


def gone(room: Room, kind: type[Record], record_id: str) -> None:
    """Say that a record was removed; what was typed into its form stands here and can be saved as a new one."""
    look.problem(f"This {kind.title} is no longer recorded. Undo its deletion to have it back.")
    form = Form(room.store, room.history, kind, None, room.setting, name=record_id)
    if not form.begun or not form.typed_into:
        return
    if room.store.draft(form.key) is None:  # the window that deleted it dropped the draft
        form.keep()
    look.note(
        "What you typed is kept, and stands here again when the deletion is undone. "
        "You can also save it as a new one."
    )
    with st.container(width=look.FORM_WIDTH):
        draw_form(form)
        with st.container(horizontal=True):
            if st.button(f"Save as a new {kind.title}", type="primary", key=f"{form.key}/as-new-button"):
                _save_apart(room, form)
            if st.button("Drop what I typed", key=f"{form.key}/drop-button"):
                form.forget()
                shell.go("overview")


def _kind_choice(name: str) -> str:
    st.session_state.setdefault("log-kind", name)
    picked = st.pills(
        "What do you want to log?", list(KINDS), format_func=LABELS.__getitem__, key="log-kind", required=True
    )
    if picked and picked != st.query_params.get("kind", "surgery"):
        st.query_params["kind"] = picked
    return picked or name


def edit(room: Room, form: Form, *, then: str = "overview", done: Callable[[], None] | None = None) -> None:
    """Draw a form with what saving, starting again and deleting need; ``done`` is called after a save."""
    with st.container():
        if form.resumed:
            look.note("What you typed earlier is still here.")
    with st.container():
        draw_form(form)
    problems = _shown_problems(form)
    with st.container(horizontal=True):
        save = st.button(f"Save {form.kind.title}", type="primary", key=f"{form.key}/save-button")
        if st.button("Start again", key=f"{form.key}/restart-button"):
            form.start_again()
            st.rerun()
        deletable = form.record is not None and not isinstance(form.record, Person | AnatomyProfile)
        if deletable and st.button("Delete ...", key=f"{form.key}/delete-button"):
            _ask_delete(room, form)
    look.note("What you type is kept on this computer as a draft, also if you close this page.")
    if save:
        _save(room, form, then, done)
    elif problems:
        look.note("Some fields need a look before saving. What you typed is kept.")
    if st.session_state.get(f"{form.key}/stale"):
        _stale(room, form, then, done)


def _shown_problems(form: Form) -> bool:
    return form.attempted and bool(form.read().problems)


def _save(room: Room, form: Form, then: str, done: Callable[[], None] | None = None) -> None:
    try:
        record = form.built()
        moved = _left_behind(room, form, record)
        if moved:
            _ask_move(room, form, then)
            return
        room.store.save(*form.beside, record, what=f"saved {form.kind.title}")
    except StaleRecord:
        _met_another(form)
    except InvalidRecord as error:
        if not error.problems:
            st.rerun()
        for problem in error.problems:
            look.problem(str(problem))
        return
    except TrackerError as error:
        look.problem(str(error))
        return
    if done is not None:
        done()
    _done(form, then)


def _met_another(form: Form) -> None:
    """Another window saved first: keep what is typed here, and ask what to do."""
    form.keep()  # the other window dropped the draft when it saved
    st.session_state[f"{form.key}/stale"] = True
    st.rerun()


def _done(form: Form, then: str) -> None:
    form.forget()
    shell.flash(f"Saved: {form.kind.title}.", undo=True)
    shell.go(then)


def _left_behind(room: Room, form: Form, record: Record) -> list[tuple[Device, Procedure]]:
    """Devices that stand where a corrected procedure no longer is, each with its corrected procedure."""
    if not isinstance(record, Surgery) or not isinstance(form.record, Surgery):
        return []
    after = {procedure.id: procedure for procedure in record.procedures}
    return [
        (device, after[before.id])
        for before in form.record.procedures
        if before.id in after and before.sites != after[before.id].sites
        for device in hardware.devices_at_old_level(room.history, before, after[before.id].sites)
    ]


@st.dialog("Hardware at the old level")
def _ask_move(room: Room, form: Form, then: str) -> None:
    """Ask whether the hardware moves along with a corrected level; nothing moves without a yes."""
    record = form.built()
    left = _left_behind(room, form, record)
    st.write("You changed the level of a procedure. This hardware is recorded at the old level:")
    for device, procedure in left:
        place = listing.escaped(str(procedure.sites) or "level not recorded")
        st.markdown(f"• {listing.plain(room.history, device)} → {place}")
    move = st.button("Yes, move it to the new level", type="primary", key="move-yes")
    stay = st.button("No, save the operation and leave the hardware", key="move-no")
    if move or stay:
        moved = [_moved(device, procedure.sites) for device, procedure in left] if move else []
        try:
            room.store.save(record, *moved, what="corrected a level")
        except StaleRecord:
            _met_another(form)
        except TrackerError as error:
            look.problem(str(error))
            return
        _done(form, then)


def _moved(device: Device, sites: Sites) -> Device:
    copy = build(Device, dump(device) | {"sites": hardware.moved(device, sites)})
    copy.version = device.version
    return copy


@st.dialog("Delete this?")
def _ask_delete(room: Room, form: Form) -> None:
    """Ask before deleting, showing what goes with it."""
    record = form.record
    assert record is not None
    st.markdown(listing.plain(room.history, record))
    along = room.store.goes_with(record)
    lost = lost_with(room.history, record)
    if along or lost:
        st.write("This goes with it:")
        for line in (*(listing.one(room.history, other) for other in along), *lost):
            st.markdown(f"• {listing.escaped(line)}")
    loose = loosened_by(room.history, record, along)
    if loose:
        st.write("This stays, and will no longer say where it belongs:")
        for line in loose:
            st.markdown(f"• {listing.escaped(line)}")
    st.caption("You can take this back with “Undo” until you change something else.")
    if st.button("Yes, delete", type="primary", key="delete-yes"):
        try:
            room.store.remove(record, also=along)
        except TrackerError as error:
            look.problem(str(error))
            return
        form.forget()
        shell.flash(f"Deleted: {form.kind.title}.", undo=True)
        shell.go("overview")
    if st.button("No, keep it", key="delete-no"):
        st.rerun()


def lost_with(history: History, record: Record) -> list[str]:
    """What is deleted together with a record without being a record to choose: the entries of a symptom."""
    count = history.course_of(record).entries if isinstance(record, Symptom) else 0
    return [f"{count} entr{'y' if count == 1 else 'ies'} of how strong it was"] if count else []


def loosened_by(history: History, record: Record, along: tuple[Record, ...]) -> list[str]:
    """What became of devices in an operation, or was seen of them on an image, that would no longer name it."""
    removed = {other.id for other in along}
    return [
        f"{words.device_words(device, history.axis)}: {event.kind.value}"
        for device in history.devices
        if device.id not in removed
        for event in device.events
        if record.id in (event.surgery_id, event.imaging_id)
    ]


def _stale(room: Room, form: Form, then: str, done: Callable[[], None] | None) -> None:
    """Another window saved the record: show what is stored now, and let the person choose."""
    try:
        current = room.store.get(form.kind, form.record_id)
    except NotFound:
        look.problem(f"This {form.kind.title} was saved and then removed in another window.")
        _offer_apart(room, form, then, done)
        return
    happened = "saved" if form.body.get("version") == NOT_YET else "changed"
    look.problem(
        f"This {form.kind.title} was {happened} in another window after you opened it here. "
        "Nothing was overwritten, and what you typed is still above. Choose which one to keep."
    )
    st.markdown(f"Stored now: {listing.plain(room.history, current)}")
    if happened == "saved" and not isinstance(current, Person | AnatomyProfile):
        _offer_apart(room, form, then, done)
    if st.button("Save mine instead", key=f"{form.key}/mine-button"):
        form.body["version"] = current.version
        form.keep()
        del st.session_state[f"{form.key}/stale"]
        _save(room, form, then, done)
    if st.button("Keep the stored one, drop mine", key=f"{form.key}/theirs-button"):
        _keep_theirs(form, current)
        st.rerun()


def _keep_theirs(form: Form, current: Record) -> None:
    if form.record is None:
        form.start_again()
    else:
        form.show(as_typed(current) | {"version": current.version})


def _offer_apart(room: Room, form: Form, then: str, done: Callable[[], None] | None) -> None:
    if st.button("Save mine as another one", key=f"{form.key}/apart-button"):
        _save_apart(room, form, then, done)


def _save_apart(
    room: Room, form: Form, then: str = "overview", done: Callable[[], None] | None = None
) -> None:
    """Save what is typed as a record of its own, beside the one that is or was stored."""
    form.become(renewed(form.kind, form.body) | {"version": NOT_YET})
    _save(room, form, then, done)


def _recorded(room: Room, name: str) -> None:
    """What is recorded of this kind, each with a way to change it."""
    records = room.history.of(KINDS[name])
    if not records:
        return
    st.header("Already recorded")
    for record in records:
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"row-{record.id}"):
            st.markdown(listing.plain(room.history, record), width="stretch")
            if st.button("Change", key=f"change-{record.id}", help=f"Change or delete this {record.title}"):
                shell.go("log", kind=name, id=record.id)
