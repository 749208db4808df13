"""Pasted words that were not understood: each sheet says how many pieces there are, and guesses nothing of them."""

from typing import Any

import appointments as a
import makers as m
import pytest

from tracker.domain.phrases import LANGUAGES, say_count, spoken
from tracker.domain.records import SourceText
from tracker.printing.layout import Sheet
from tracker.printing.sheet import sheet
from tracker.printing.wanted import Kind, Wanted

from .reading import all_words, cell_words, lines

ONE = m.source("PLIF 2013. allergic to penicillin", unread="allergic to penicillin", date="2026-11-01")
TWO = m.source("Rods. I sleep badly.\n\nCall me.", unread="I sleep badly.\nCall me.\n \n", date="2026-11-02")
ALL_READ = m.source("2013 L4-S1 PLIF", date="2026-11-03")


def _sheet(*texts: SourceText, kind: Kind = Kind.APPOINTMENT, **more: Any) -> Sheet:
    operation = m.surgery("2013", source_id=texts[0].id) if texts else m.surgery("2013")
    return sheet(a.history_of([m.person(), operation, *texts]), a.ON, Wanted(kind=kind, **more))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    ("texts", "number"), [((), 0), ((ALL_READ,), 0), ((ONE,), 1), ((TWO,), 2), ((ONE, TWO, ALL_READ), 3)]
)
def test_every_sheet_says_how_many_pieces(texts: tuple[SourceText, ...], number: int, kind: Kind) -> None:
    told = [line for line in cell_words(_sheet(*texts, kind=kind).summary) if "pasted" in line]
    assert told == ([say_count("not_entered", number)] if number else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_each_language(language: Any) -> None:
    with spoken(language):
        expected = say_count("not_entered", 1)
    assert cell_words(_sheet(ONE, language=language).summary) == [expected]


def test_nothing_of_the_words_stands_on_the_sheet_for_an_appointment() -> None:
    assert "penicillin" not in all_words(_sheet(ONE))


def test_the_card_says_it_on_its_front() -> None:
    assert "Pieces of pasted text in no entry: 3." in lines(_sheet(ONE, TWO, kind=Kind.CARD), "card_front")
    assert "in no entry" not in " ".join(lines(_sheet(ALL_READ, kind=Kind.CARD), "card_front"))


def test_it_is_said_also_where_the_text_is_left_out_with_what_came_from_it() -> None:
    told = cell_words(_sheet(ONE, leave_out=frozenset({"operations"})).summary)
    assert told == [say_count("not_entered", 1)]
