"""The devices that words bring to mind: named themselves, in the name of an operation, or as what it puts in."""

from dataclasses import dataclass
from functools import lru_cache

from tracker.domain import vocabulary
from tracker.text.items import Item
from tracker.text.lexer import tokens
from tracker.text.terms import actions, hardware_by_word

REMOVALS = frozenset({"hardware_removal", "hardware_exchange"})
"""Operations on any device, which tell nothing of which one."""


@dataclass(frozen=True, slots=True)
class Device:
    """The device spoken of last: its code in the hardware vocabulary and the words for it."""

    code: str
    words: str


def hardware_in(item: Item) -> tuple[str, ...]:
    """The hardware an item names itself or with one of its words, such as the screw in "broken screw"."""
    own = item.codes("hardware")
    if own or item.kind != "term" or " " not in item.text.strip():
        return own
    return _hardware_in_words(item.text)


@lru_cache(maxsize=4096)
def _hardware_in_words(words: str) -> tuple[str, ...]:
    named = (code for token in tokens(words) for code in hardware_by_word(token.text) if code != "hardware")
    return tuple(named)[:1]


def device_of(item: Item) -> Device | None:
    """The device that an item brings to mind, as the object of a later "removed"."""
    if not item.meanings:
        return None
    codes = hardware_in(item)
    if codes:
        return Device(codes[0], item.text)
    kind = vocabulary.procedures().get(item.code("procedure") or "")
    if kind is None or not kind.typical_hardware or kind.site_kind != "device" or kind.code in REMOVALS:
        return None
    made = {
        code: thing for (verb, thing), code in actions().items() if verb == "put_in" and thing != "scs_lead"
    }
    thing = made.get(kind.code) or kind.typical_hardware[0]
    return Device("stimulator" if thing.startswith("scs_") else thing, "")


def is_tried(device: Device) -> bool:
    """Whether a device is tried out before it is put in for good, as stimulators and pumps are."""
    return ("trial", device.code) in actions()


_ACTS = ("fusion", "ectomy", "graft", "drain")


def named_devices(item: Item) -> tuple[str, ...]:
    """The devices of a term that names an operation by what is put in: "rods and screws", "spinal stimulator".

    An operation by its own name is no device: nobody takes out a "fusion with plate and cage".
    """
    code = item.code("procedure")
    if code is None:
        return ()
    named = _hardware_in_words(item.text)
    if code in _devices_put_in():
        return named if named and code == "instrumentation" else (_devices_put_in()[code],)
    words = item.text.lower()
    by_device = bool(hardware_by_word(words.split()[-1])) and not any(act in words for act in _ACTS)
    return named if by_device else ()


@lru_cache(maxsize=1)
def _devices_put_in() -> dict[str, str]:
    """What is put in by each operation that is named after it, and can be taken out again."""
    found = {"instrumentation": "hardware"}
    for (verb, thing), code in actions().items():
        if verb in ("put_in", "alone") and ("remove", thing) in actions() and code not in _FUSIONS:
            found.setdefault(code, thing)
    return found


_FUSIONS = ("fusion", "si_joint_fusion", "facet_fusion")
