"""The colours of the timeline for light and dark pages and for paper; no meaning rests on a colour alone."""

from dataclasses import dataclass
from typing import Literal

from tracker.views.timeline_marks import LaneKind, Look

Surrounding = Literal["light", "dark", "print"]


@dataclass(frozen=True, slots=True)
class Colours:
    """``soft`` colours fill, the others draw lines and text; text has at least 4.5 to 1 on every fill."""

    paper: str
    ink: str
    muted: str
    grid: str
    band: str
    done: str
    done_soft: str
    found: str
    found_soft: str
    other: str
    other_soft: str
    on_done: str

    def fill(self, look: Look, kind: LaneKind) -> str:
        """What fills a stretch; "none" leaves it open."""
        if look in (Look.UNCERTAIN, Look.HOLLOW):
            return self.paper
        if look is Look.TROUBLE:
            return self.found_soft
        return self.other_soft if kind in _QUIET else self.done_soft

    def edge(self, look: Look, kind: LaneKind) -> str:
        """The colour of a stretch's outline."""
        if look is Look.TROUBLE:
            return self.found
        return self.other if kind in _QUIET else self.done


_QUIET = (LaneKind.CONDITIONS, LaneKind.OTHER_IMPLANTS, LaneKind.CARE, LaneKind.SYMPTOM)

COLOURS: dict[Surrounding, Colours] = {
    "light": Colours(
        paper="#fcfbf8",
        ink="#1f2a33",
        muted="#55616a",
        grid="#dcdcd6",
        band="#f3f1ea",
        done="#15608c",
        done_soft="#c3deee",
        found="#964408",
        found_soft="#fbdcbd",
        other="#85806f",
        other_soft="#e2dfd5",
        on_done="#ffffff",
    ),
    "dark": Colours(
        paper="#14181c",
        ink="#eef1f3",
        muted="#b3bcc3",
        grid="#363d44",
        band="#1d2329",
        done="#82c6ef",
        done_soft="#1f4a66",
        found="#f5a65b",
        found_soft="#5c3a12",
        other="#8c949b",
        other_soft="#3a4249",
        on_done="#10202b",
    ),
    "print": Colours(
        paper="#ffffff",
        ink="#000000",
        muted="#3f3f3f",
        grid="#d0d0d0",
        band="#f6f6f6",
        done="#000000",
        done_soft="#d9d9d9",
        found="#000000",
        found_soft="#a9a9a9",
        other="#6f6f6f",
        other_soft="#ececec",
        on_done="#ffffff",
    ),
}
