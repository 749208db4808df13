"""What does not fit on the wallet card is cut in the order that it states; a shorter entry stands where a longer has no room."""

import re
from dataclasses import replace
from typing import Any

import makers as m
import pytest
from appointments import ON

from tracker.domain.dated import in_date_order
from tracker.domain.history import History
from tracker.domain.phrases import LANGUAGES, Language, say, spoken
from tracker.domain.records import Allergy, Medication
from tracker.printing.card import CUT_FIRST
from tracker.printing.card_lines import title
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words
from .test_card import full, text_of

KNEE = m.other_implant("joint_replacement", "2011", called="knee")


def _allergies(number: int) -> tuple[Any, ...]:
    return tuple(m.of(Allergy, called=f"example substance number {n}", answer="yes") for n in range(number))


def _broken(number: int) -> tuple[Any, ...]:
    return tuple(
        m.device("rod", "L4-L5", m.event("broken", f"{1970 + n}"), called=f"an example rod that broke {n}")
        for n in range(number)
    )


OPERATIONS = in_date_order(m.surgery(f"{1980 + n}") for n in range(9))
CROWDED = [
    ("full", full()),
    ("allergies", History(allergies=_allergies(60), other_implants=(KNEE,), surgeries=OPERATIONS)),
    ("broken rods", History(devices=_broken(45), allergies=_allergies(2), other_implants=(KNEE,))),
    (
        "one allergy too long for what is left",
        History(
            devices=_broken(10),
            allergies=(m.of(Allergy, called="W" * 400, reaction="W" * 400, answer="yes"),),
            medications=tuple(
                m.of(Medication, name=f"Examplin {n}", group="blood thinner") for n in range(20)
            ),
            other_implants=(KNEE,),
            surgeries=OPERATIONS,
        ),
    ),
    ("more than is looked at", History(allergies=_allergies(200), surgeries=OPERATIONS)),
]


def _parts(text: str) -> dict[str, str]:
    """What stands of each part on both sides of a card, by its name."""
    titles = {title(name): name for name in CUT_FIRST}
    pieces = re.split(f"(?m)^({'|'.join(map(re.escape, titles))}): ", text)
    found: dict[str, str] = {}
    for head, words in zip(pieces[1::2], pieces[2::2], strict=True):
        found[titles[head]] = found.get(titles[head], "") + words
    return found


def _missing(text: str) -> dict[str, int]:
    """How many entries of each part a card says it does not show."""
    more = "|".join(say(key, number="(\\d+)") for key in ("card.all.many", "card.more.one", "card.more.many"))
    found = {name: re.search(f"(?m)^(?:{more})$", words) for name, words in _parts(text).items()}
    return {name: int(next(filter(None, one.groups()))) for name, one in found.items() if one}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("why", "history"), CROWDED, ids=[why for why, _ in CROWDED])
def test_what_is_cut_earlier_takes_no_room_from_what_is_cut_later(
    why: str, history: History, language: Language
) -> None:
    """As much as without it, but for the words that count what is missing."""
    wanted = Wanted(kind=Kind.CARD, language=language)
    alone = replace(history, surgeries=(), other_implants=())
    with spoken(language):
        missing, before = (_missing(text_of(sheet(one, ON, wanted))) for one in (history, alone))
    assert missing, f"{why}: this card holds everything"
    for name in CUT_FIRST[3:]:
        assert missing.get(name, 0) <= before.get(name, 0) + 1, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_is_not_left_empty_behind_one_entry_that_is_too_long(language: Language) -> None:
    """The broken rod is named first, and what is shorter stands behind what has no room."""
    screws = m.device("pedicle_screw", "L4, L5", m.event("loosened", "2025"), quantity=4)
    long = [m.device("hook", "L4", m.event("painful", "2025"), called=f"{'WM ' * 30}{n}") for n in range(12)]
    rod = m.device("rod", "L4-L5", m.event("broken", "2024", quantity=1), quantity=2)
    history = History(devices=(*long, screws, rod), allergies=_allergies(4), surgeries=OPERATIONS)
    made = sheet(history, ON, Wanted(kind=Kind.CARD, language=language))
    with spoken(language):
        told, missing = text_of(made).replace("\u2060", ""), _missing(text_of(made))
        broken = f"L4-L5, 1 {say('choice.DeviceEventKind.broken')}"
        assert broken in told
        assert told.index(broken) < told.index("WM ")
        assert "hardware_first" in missing


ANSWERS = [("no", "latex"), ("yes", "metal"), ("yes", "contrast"), ("no", "antibiotic"), ("yes", "tape")]


def test_allergies_stand_in_one_order_wherever_they_are_told() -> None:
    listed = tuple(
        m.of(Allergy, kind=kind, answer=answer, position=place)
        for place, (answer, kind) in enumerate(ANSWERS)
    )
    names = ["Metal", "Contrast medium", "Tape or plaster", "Latex", "Antibiotic"]
    for kind in (Kind.CARD, Kind.APPOINTMENT, Kind.FULL):
        words = all_words(sheet(History(allergies=listed), ON, Wanted(kind=kind, order="topic")))
        assert sorted(names, key=words.index) == names, kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_for_no_entry_are_not_counted_as_something_that_is_not_shown(language: Language) -> None:
    """Where something before them is cut: that none is recorded, and that all of it was taken out."""
    out = m.device("rod", "L4-L5", m.event("removed", "2016"))
    for devices, said in (((), "not_recorded"), ((out,), "hardware.all_out")):
        history = History(allergies=_allergies(60), devices=devices, surgeries=OPERATIONS)
        made = sheet(history, ON, Wanted(kind=Kind.CARD, language=language))
        with spoken(language):
            found = text_of(made).splitlines()
            assert f"{title('other_implants')}: {say('not_recorded')}" in found
            assert f"{title('hardware')}: {say(said)}" in found
            assert say("card.not_all") in found
