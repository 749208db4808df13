"""The level picker: buttons for the levels of one region, which write the notation into the field beside them."""

from collections.abc import Iterable

import streamlit as st

from tracker.domain.level_notation import read_levels
from tracker.domain.levels import Axis, LevelError, Region, Site, Vertebra, regions_of, short_form
from tracker.pages.typed import Setting

_REGIONS = {"Neck": "cervical", "Chest": "thoracic", "Low back": "lumbar"}


def level_picker(key: str, text: str, kind: str, setting: Setting) -> str | None:
    """Draw the picker; gives the new notation after a button was pressed, else None."""
    with st.popover("Pick levels"):
        region = st.segmented_control(
            "Part of the spine", list(_REGIONS), default="Low back", key=f"{key}/region"
        )
        wanted = _REGIONS[region or "Low back"]
        st.caption("Between two vertebrae (disc, fusion)")
        segments = [s for s in setting.axis.segments if wanted in regions_of(s)]
        chosen = _buttons(f"{key}/segments", segments, text, setting)
        st.caption("One vertebra (bone)")
        vertebrae = [v for v in setting.axis.vertebrae if wanted in regions_of(v)]
        chosen = chosen or _buttons(f"{key}/vertebrae", vertebrae, text, setting)
    return None if chosen is None else toggled(text, chosen, kind, setting.axis)


def _buttons(key: str, sites: Iterable[Site], text: str, setting: Setting) -> Site | None:
    inside = set(named(text, setting.axis))
    pressed = None
    with st.container(horizontal=True, key=f"{key}/row"):
        for site in sites:
            on = site in inside
            label = f"✓ {site}" if on else str(site)
            if st.button(label, key=f"{key}/{site}", type="primary" if on else "secondary"):
                pressed = site
    return pressed


def named(text: str, axis: Axis) -> tuple[Site, ...]:
    """The sites a notation names; none while it cannot be read."""
    if not text.strip():
        return ()
    try:
        reading = read_levels(text, axis)
    except LevelError:
        return ()
    return tuple(site for site in reading.sites("vertebra") if not isinstance(site, Region))


def toggled(text: str, site: Site, kind: str, axis: Axis) -> str:
    """The notation with a site put in, or taken out when it was there."""
    sites = list(named(text, axis))
    changed = [s for s in sites if s != site] if site in sites else [*sites, site]
    bones = all(isinstance(s, Vertebra) for s in changed)
    return ", ".join(map(str, changed)) if bones or kind == "vertebra" else short_form(changed, axis)
