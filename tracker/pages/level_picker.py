"""The level picker: buttons for the levels of one region, which write the notation into the field beside them."""

from collections.abc import Callable, Collection, Iterable
from typing import Literal

import streamlit as st

from tracker.domain.level_notation import read_levels
from tracker.domain.levels import (
    Axis,
    LevelError,
    Region,
    SacroiliacJoint,
    Site,
    SiteUse,
    Vertebra,
    regions_of,
    short_form,
)
from tracker.pages import look
from tracker.pages.reads import Setting, read_where
from tracker.views.spine_picker import picker
from tracker.views.spine_svg import DARK, LIGHT

_REGIONS = {"neck": "cervical", "upper back": "thoracic", "low back": "lumbar"}


def level_picker(key: str, text: str, kind: str, setting: Setting, write: Callable[[str], None]) -> None:
    """Draw the picker; a pressed button hands the new notation to ``write``.

    Its content is drawn only while it is open: a form with many procedures has many pickers.
    """
    popover = st.popover("Pick levels", key=f"{key}/popover", on_change="rerun")
    if popover.open:
        with popover:
            _opened(key, text, setting, lambda site: write(toggled(text, site, kind, setting)))


def _opened(key: str, text: str, setting: Setting, press: Callable[[Site], None]) -> None:
    inside = named(text, setting.axis)
    region = st.segmented_control(
        "Part of the spine",
        list(_REGIONS),
        default=_region_of(inside),
        format_func=str.capitalize,
        key=f"{key}/region",
        required=True,
    )
    wanted = _REGIONS[region]
    picture, buttons = st.columns([1, 1.4])
    palette = DARK if look.theme() == "dark" else LIGHT
    with picture:
        st.image(
            look.picture(picker(setting.axis, region, inside, palette)), alt=f"The {region}", width="stretch"
        )
    with buttons:
        st.caption("Between two vertebrae (disc, fusion)")
        _buttons(
            f"{key}/segments", [s for s in setting.axis.segments if wanted in regions_of(s)], inside, press
        )
        st.caption("One vertebra (bone)")
        _buttons(
            f"{key}/vertebrae", [v for v in setting.axis.vertebrae if wanted in regions_of(v)], inside, press
        )


def _region_of(inside: Collection[Site]) -> str:
    """The part the levels picked so far lie in; the low back, where most are, while there are none."""
    found = {region for site in inside for region in regions_of(site)}
    return next((name for name, region in _REGIONS.items() if region in found), "low back")


def _buttons(
    key: str, sites: Iterable[Site], inside: Collection[Site], press: Callable[[Site], None]
) -> None:
    with st.container(horizontal=True, key=f"{key}/row"):
        for site in sites:
            on = site in inside
            label = f"✓ {site}" if on else str(site)
            kind: Literal["primary", "secondary"] = "primary" if on else "secondary"
            st.button(label, key=f"{key}/{site}", type=kind, on_click=press, args=(site,))


def named(text: str, axis: Axis) -> tuple[Site, ...]:
    """The sites a notation names; none while it cannot be read."""
    if not text.strip():
        return ()
    try:
        reading = read_levels(text, axis)
    except LevelError:
        return ()
    return tuple(site for site in reading.sites("vertebra") if not isinstance(site, Region))


def toggled(text: str, site: Site, kind: str, setting: Setting) -> str:
    """The notation with a site put in, or taken out when it was there; everything else in it stays.

    Sides, extents, regions and words that cannot be read are the person's own and are not dropped.
    """
    uses = _uses(text, setting)
    if uses is None:
        return f"{text.strip()}, {site}"
    inside = any(use.site == site for use in uses)
    changed = [use for use in uses if use.site != site] if inside else [*uses, SiteUse(site)]
    sites = [use.site for use in changed]
    bones = all(isinstance(place, Vertebra) for place in sites)
    plain = not any(
        use.side or use.extent or isinstance(use.site, Region | SacroiliacJoint) for use in changed
    )
    if plain and not bones and kind != "vertebra":
        return short_form(sites, setting.axis)
    return ", ".join(map(str, changed))


def _uses(text: str, setting: Setting) -> tuple[SiteUse, ...] | None:
    """The sites of a notation with side and extent; None when it cannot be read."""
    if not text.strip():
        return ()
    typed = read_where(text, "", "vertebra", setting)
    return None if typed.problem else tuple(typed.value)
