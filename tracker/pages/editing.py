"""The form builder with what saving needs: what another window changed, what is gone, hardware at an old level."""

from collections.abc import Callable

import streamlit as st

from tracker.domain import level_correction, naming
from tracker.domain.gate import build, dump
from tracker.domain.records import AnatomyProfile, Device, Person, Procedure, Record, Surgery
from tracker.domain.site_set import Sites
from tracker.errors import InvalidRecord, NotFound, StaleRecord, TrackerError
from tracker.pages import look, shell
from tracker.pages.deleting import ask_delete
from tracker.pages.forms import draw as draw_form
from tracker.pages.open_form import NOT_YET, Form
from tracker.pages.shell import Room
from tracker.pages.typed import as_typed, renewed
from tracker.views import listing

Then = Callable[[], None]
"""Where to go once a record is saved or deleted."""


def to_overview() -> None:
    """Go to the overview."""
    shell.go("overview")


def gone(room: Room, form: Form) -> None:
    """Say that a record was removed; what was typed into its form stands here and can be saved as a new one."""
    look.problem(f"This {form.noun} is no longer recorded. Undo its deletion to have it back.")
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
            if st.button(f"Save as a new {form.noun}", type="primary", key=form.widget("as-new-button")):
                _save_apart(room, form, to_overview)
            if st.button("Drop what I typed", key=form.widget("drop-button")):
                form.forget()
                shell.go("overview")


def edit(room: Room, form: Form, *, then: Then = to_overview, done: Callable[[], None] | None = None) -> None:
    """Draw a form with what saving, starting again and deleting need; ``done`` is called after a save."""
    with st.container():
        if form.resumed:
            look.note("What you typed earlier is still here.")
    with st.container():
        draw_form(form)
    problems = _shown_problems(form)
    with st.container(horizontal=True):
        save = st.button(f"Save {form.noun}", type="primary", key=form.widget("save-button"))
        if st.button("Start again", key=form.widget("restart-button")):
            form.start_again()
            st.rerun()
        deletable = form.record is not None and not isinstance(form.record, Person | AnatomyProfile)
        if deletable and st.button("Delete ...", key=form.widget("delete-button")):
            ask_delete(room, form, then)
    look.note("What you type is kept on this computer as a draft, also if you close this page.")
    if save:
        _save(room, form, then, done)
    elif problems:
        look.note("Some fields need a look before saving. What you typed is kept.")
    if st.session_state.get(f"{form.key}/stale"):
        _stale(room, form, then, done)


def _shown_problems(form: Form) -> bool:
    return form.attempted and bool(form.read().problems)


def _save(room: Room, form: Form, then: Then, done: Callable[[], None] | None = None) -> None:
    try:
        record = form.built()
        moved = _left_behind(room, form, record)
        if moved:
            _ask_move(room, form, then)
            return
        follow = naming.followers(room.history, form.record, record)
        room.store.save(*form.beside, record, *follow, what=f"saved {form.noun}")
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


def _done(form: Form, then: Then) -> None:
    form.forget()
    shell.flash(f"Saved: {form.noun}.", undo=True)
    then()


def _left_behind(room: Room, form: Form, record: Record) -> list[tuple[Device, Procedure]]:
    """Devices that stand where a corrected procedure no longer is, each with its corrected procedure."""
    if not isinstance(record, Surgery) or not isinstance(form.record, Surgery):
        return []
    after = {procedure.id: procedure for procedure in record.procedures}
    return [
        (device, after[before.id])
        for before in form.record.procedures
        if before.id in after and before.sites != after[before.id].sites
        for device in level_correction.devices_at_old_level(room.history, before, after[before.id].sites)
    ]


@st.dialog("Hardware at the old level")
def _ask_move(room: Room, form: Form, then: Then) -> None:
    """Ask whether the hardware moves along with a corrected level; nothing moves without a yes."""
    record = form.built()
    left = _left_behind(room, form, record)
    st.write("You changed the level of a procedure. This hardware is recorded at the old level:")
    for device, procedure in left:
        place = listing.escaped(str(procedure.sites) or "level not recorded")
        st.markdown(f"• {listing.plain(room.history, device)} → {place}")
    move = st.button("Yes, move it to the new level", type="primary", key="move-yes")
    stay = st.button(f"No, save the {form.noun} and leave the hardware", key="move-no")
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
    copy = build(Device, dump(device) | {"sites": level_correction.moved(device, sites)})
    copy.version = device.version
    return copy


def _stale(room: Room, form: Form, then: Then, done: Callable[[], None] | None) -> None:
    """Another window saved the record: show what is stored now, and let the person choose."""
    try:
        current = room.store.get(form.kind, form.record_id)
    except NotFound:
        look.problem(f"This {form.noun} was saved and then removed in another window.")
        _offer_apart(room, form, then, done)
        return
    happened = "saved" if form.body.get("version") == NOT_YET else "changed"
    look.problem(
        f"This was {happened} in another window after you opened it here. "
        "Nothing was overwritten, and what you typed is still above. Choose which one to keep."
    )
    st.markdown(f"Stored now: {listing.plain(room.history, current)}")
    if happened == "saved" and not isinstance(current, Person | AnatomyProfile):
        _offer_apart(room, form, then, done)
    if st.button("Save mine instead", key=form.widget("mine-button")):
        form.body["version"] = current.version
        form.keep()
        del st.session_state[f"{form.key}/stale"]
        _save(room, form, then, done)
    if st.button("Keep the stored one, drop mine", key=form.widget("theirs-button")):
        _keep_theirs(form, current)
        st.rerun()


def _keep_theirs(form: Form, current: Record) -> None:
    if form.record is None:
        form.start_again()
    else:
        form.show(as_typed(current) | {"version": current.version})


def _offer_apart(room: Room, form: Form, then: Then, done: Callable[[], None] | None) -> None:
    if st.button("Save mine as another one", key=form.widget("apart-button")):
        _save_apart(room, form, then, done)


def _save_apart(room: Room, form: Form, then: Then, done: Callable[[], None] | None = None) -> None:
    """Save what is typed as a record of its own, beside the one that is or was stored."""
    form.become(renewed(form.kind, form.body) | {"version": NOT_YET})
    _save(room, form, then, done)
