"""Which answers stand: the newest of each side, and one without a side for everything before it."""

import makers as m
import pytest

from tracker.domain.dated import in_order
from tracker.domain.history import History
from tracker.domain.neurological import signs
from tracker.domain.records import NeurologicalItem

Given = tuple[str, str | None, str | None, str]
"""Sign, date, side, answer."""


def history(*given: Given) -> History:
    items = [
        m.of(NeurologicalItem, kind=kind, date=date, side=side, answer=answer, position=place)
        for place, (kind, date, side, answer) in enumerate(given)
    ]
    return History(neurological=in_order(items))


def standing(kind: str, *given: Given) -> list[tuple[str | None, str | None, str]]:
    (sign,) = (sign for sign in signs(history(*given)) if sign.code == kind)
    return [_told(item) for item in sign.answers]


def _told(item: NeurologicalItem) -> tuple[str | None, str | None, str]:
    return (
        str(item.date) if item.date else None,
        item.side.value if item.side else None,
        item.answer.value if item.answer else "",
    )


NO, YES = "patient says no", "present"


@pytest.mark.parametrize(
    ("given", "expected", "why"),
    [
        ((), [], "no record stands for not recorded"),
        ((("bladder", "2016", None, NO),), [("2016", None, NO)], "the one answer"),
        (
            (("bladder", "2016", None, YES), ("bladder", "2015", None, NO)),
            [("2016", None, YES)],
            "the newest by its date, not by when it was typed",
        ),
        (
            (("bladder", "2016", "left", YES), ("bladder", "2015", "right", NO)),
            [("2016", "left", YES), ("2015", "right", NO)],
            "each side has its own",
        ),
        (
            (("bladder", "2015", "left", YES), ("bladder", "2016", None, NO)),
            [("2016", None, NO)],
            "one without a side stands for both",
        ),
        (
            (("bladder", "2015", "left", YES), ("bladder", "2016", "bilateral", YES)),
            [("2016", "bilateral", YES)],
            "and so does one of both sides",
        ),
        (
            (("bladder", None, None, YES), ("bladder", "1999", None, NO)),
            [("1999", None, NO)],
            "without a date it is older than any",
        ),
        (
            (("bladder", "2016-02-01", None, YES), ("bladder", "2016-02-01", None, NO)),
            [("2016-02-01", None, NO)],
            "of one day the later one",
        ),
        ((("bowel", "2016", None, YES),), [], "another sign says nothing"),
    ],
)
def test_what_stands(given: tuple[Given, ...], expected: list[object], why: str) -> None:
    assert standing("bladder", *given) == expected, why


def test_every_sign_is_listed_and_something_else_only_when_answered() -> None:
    eight = ["numbness", "weakness", "walking", "hands", "bladder", "bowel", "saddle", "sexual"]
    assert [sign.code for sign in signs(History())] == eight
    assert [sign.code for sign in signs(history(("other", "2016", None, YES)))] == [*eight, "other"]


CHANGES: list[tuple[str, tuple[Given, ...], list[list[str]]]] = [
    # why, the answers, for each that stands the dates of those before it that said otherwise
    ("nothing before", (("bladder", "2026", None, YES),), [[]]),
    ("it was no", (("bladder", "2026", None, YES), ("bladder", "2024", None, NO)), [["2024"]]),
    ("always the same", (("bladder", "2026", None, YES), ("bladder", "2024", None, YES)), [[]]),
    (
        "of the same answers in a row the last day",
        (("bladder", "2026", None, YES), ("bladder", "2024", None, NO), ("bladder", "2020", None, NO)),
        [["2024"]],
    ),
    (
        "there and back",
        (("bladder", "2026", None, YES), ("bladder", "2024", None, NO), ("bladder", "2020", None, YES)),
        [["2024", "2020"]],
    ),
    (
        "each side on its own",
        (("bladder", "2026", "left", YES), ("bladder", "2025", "right", NO), ("bladder", "2024", "left", NO)),
        [["2024"], []],
    ),
    (
        "one without a side follows on both sides, in order of dates",
        (("bladder", "2026", None, NO), ("bladder", "2024", "left", YES), ("bladder", "2025", "right", YES)),
        [["2025", "2024"]],
    ),
    ("the oldest has no date", (("bladder", "2026", None, YES), ("bladder", None, None, NO)), [["None"]]),
    ("another sign says nothing", (("bladder", "2026", None, YES), ("bowel", "2024", None, NO)), [[]]),
]


@pytest.mark.parametrize(("why", "given", "expected"), CHANGES, ids=[case[0] for case in CHANGES])
def test_what_was_answered_otherwise_before(
    why: str, given: tuple[Given, ...], expected: list[list[str]]
) -> None:
    (sign,) = (sign for sign in signs(history(*given)) if sign.code == "bladder")
    assert [[str(item.date) for item in one.earlier] for one in sign.standing] == expected, why
