"""However far the appointment sheet is shortened, each entry of hardware stays on it, and each segment of a fusion."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import appointments as a
import makers as m
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools import pdf_text

from tracker.domain.history import History
from tracker.domain.phrases import Language, spoken
from tracker.domain.records import Device, FusionAssessment, Record
from tracker.printing.fitting import shortened
from tracker.printing.layout import Brief, Line, Paper, Sheet, plain
from tracker.printing.listing import list_below, listing_of, with_rows
from tracker.printing.pdf import page_count, pdf_bytes
from tracker.printing.sheet import whole
from tracker.printing.steps import STEPS, Briefly, Keep
from tracker.printing.wanted import Kind, Wanted
from tracker.views.in_body import hardware_taken_out, inside

from .reading import lines, named, names, rows, section_words, squeezed, words_of

APPOINTMENT = Wanted(kind=Kind.APPOINTMENT)
LEVELS = ("C4, C5", "C5, C6", "T11, T12", "L4, L5", "L5, S1", "L4-S1", "")
KINDS = ("pedicle_screw", "rod", "interbody_cage", "plate")
EVENTS = ("not recorded whether removed", "broken", "left in place", "removed", "observed intact")


def many(number: int) -> History:
    """So many operations, each with hardware; every fifth took some out, and nobody recorded what."""
    done = [
        m.surgery(
            f"{1980 + place}-0{1 + place % 9}",
            m.procedure(
                "hardware_removal" if place % 5 == 4 else "plif", ("C4-C5", "L4-L5", "T11-T12")[place % 3]
            ),
            outcome="helped",
            result=f"result number {place} with some more words that were told",
        )
        for place in range(number)
    ]
    told = [
        m.device(
            KINDS[place % 4],
            ("C4, C5", "L4, L5", "T11, T12")[place % 3],
            *([m.event("broken", "2021", quantity=1)] if place % 7 == 0 else []),
            *([m.event("removed", str(1990 + place))] if place % 6 == 5 else []),
            by=one,
            quantity=None if place % 11 == 10 else 2,
            maker="Example Spine",
            lot=f"A{place}",
            mr_label="MR Conditional" if place % 2 else None,
        )
        for place, one in enumerate(done)
    ]
    person = m.person("Alex Example", birth_date="1950-05-12", sex="female")
    return a.history_of([person, *done, *told, *a.studies(40)])


def lost(history: History, made: Sheet, on: date = a.ON) -> list[str]:
    """The hardware in the body that the sheet does not tell: each entry wants a row or a place in the list of its own."""
    listed = re.split("; |[.] (?=[CTLS][0-9]|place )| and | und ", " ".join(lines(made, "hardware")))
    told = Counter[tuple[str, str, str]]()
    for row in inside(history, on):
        if isinstance(row.record, Device):
            told[row.where, row.what, row.put_in] += 1
    return [
        f"{number} of {key}"
        for key, number in told.items()
        if sum(_tells(" ".join(map(" ".join, row)), *key) for row in rows(made, "hardware"))
        + sum(_times(piece, *key) for piece in listed)
        < number
    ]


def _tells(text: str, where: str, what: str, when: str) -> bool:
    return where in text and what in text and when in text


def _times(piece: str, where: str, what: str, when: str) -> bool:
    """Whether a piece of the list tells of it: "L4, L5 each 2 × Rod (1990, 1995)"."""
    before, found, after = piece.partition(what)
    return bool(found) and where in before and when in after.partition(")")[0]


def _out(history: History, made: Sheet) -> list[str]:
    """What was taken out and is not told, in full or in few words."""
    said = "\n".join(lines(made, "hardware"))
    both = zip(hardware_taken_out(history, a.ON), hardware_taken_out(history, a.ON, brief=True), strict=True)
    return [full for full, brief in both if full not in said and brief not in said]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("number", [1, 15, 40])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_entry_of_hardware_is_on_the_sheet(number: int, paper: Paper, language: Language) -> None:
    history = many(number)
    made = a.appointment(history, paper=paper, language=language)
    with spoken(language):
        assert lost(history, made) == []
        assert _out(history, made) == []
    if number <= 15:
        assert page_count(made) <= 2
        assert {"drawing", "timeline"} <= set(names(made))


def test_each_entry_of_hardware_is_in_the_pdf(tmp_path: Path) -> None:
    history = many(40)
    text = squeezed(pdf_text(tmp_path, pdf_bytes(a.appointment(history)).bytes, "-raw"))
    found = [row for row in inside(history, a.ON) if isinstance(row.record, Device)]
    assert [row for row in found if squeezed(row.where) not in text or squeezed(row.put_in) not in text] == []
    assert "Makers,numbers,MRlabels,notesofthese:hardwaresheet,fullhistory." in text
    assert [one for one in hardware_taken_out(history, a.ON, brief=True) if squeezed(one) not in text] == []


@pytest.mark.parametrize("steps", [0, len(STEPS) // 2, len(STEPS) - 5, len(STEPS)])
def test_no_step_loses_an_entry(steps: int) -> None:
    history = many(30)
    made = shortened(whole(history, a.ON, APPOINTMENT), STEPS[:steps])
    assert lost(history, made) == []
    assert _out(history, made) == []
    assert "…" not in section_words(made, "hardware")
    assert not re.search(r"MR Conditional(?!; | \()", section_words(made, "hardware")), (
        "a label without conditions"
    )


def _event(place: int, kind: str, when: int) -> m.Values:
    return m.event(kind, str(when), quantity=1 if kind != "not recorded whether removed" and place else None)


devices = st.lists(
    st.builds(
        lambda kind, sites, quantity, put_in, events: m.device(
            kind,
            sites,
            m.event("implanted", put_in),
            *(_event(place, *one) for place, one in enumerate(events)),
            quantity=quantity,
        ),
        st.sampled_from(KINDS),
        st.sampled_from(LEVELS),
        st.sampled_from((None, 1, 2, 4)),
        st.sampled_from((None, "1990", "1995-05", "2001-02-03")),
        st.lists(st.tuples(st.sampled_from(EVENTS), st.integers(2002, 2020)), max_size=3),
    ),
    min_size=1,
    max_size=30,
)


@settings(max_examples=settings().max_examples // 4)
@given(told=devices, steps=st.integers(0, len(STEPS)))
def test_no_step_loses_an_entry_of_any_history(told: list[Device], steps: int) -> None:
    history = a.history_of([m.surgery("1989"), *told])
    made = shortened(whole(history, a.ON, APPOINTMENT), STEPS[:steps])
    assert lost(history, made) == []
    assert _out(history, made) == []


def test_a_screw_of_unknown_place_is_listed_as_such() -> None:
    told = [m.device("pedicle_screw", "C4, C5", m.event("implanted", None)) for _ in range(12)]
    told.append(m.device("pedicle_screw", "C5, C6", m.event("implanted", "1995-05")))
    unknown = m.event("not recorded whether removed", "2002")
    told.append(m.device("pedicle_screw", "", m.event("implanted", "1990"), unknown))
    history = a.history_of([m.surgery("1989"), *told])
    made = shortened(whole(history, a.ON, APPOINTMENT), STEPS)
    assert lost(history, made) == []
    said = " ".join(lines(made, "hardware"))
    assert "place not recorded Pedicle screw (1990); not recorded whether removed (2002)" in said


def _brief(where: str, when: str, what: str = "1 × Cage") -> Brief:
    return Brief("Also", plain(where), plain(what), when, each="each")


@pytest.mark.parametrize(
    ("briefs", "expected", "why"),
    [
        ([_brief("L3", "1990")], "Also: L3 1 × Cage (1990). ", "one by itself"),
        (
            [_brief("L3", "1990"), _brief("L4", "1990")],
            "Also: L3, L4 each 1 × Cage (1990). ",
            "two places",
        ),
        (
            [_brief("L3", "1990"), _brief("L3", "1995"), _brief("L3", "1999")],
            "Also: L3 each 1 × Cage (1990, 1995, 1999). ",
            "three dates",
        ),
        (
            [_brief("L3", "1990"), _brief("L3", "1990")],
            "Also: L3 1 × Cage (1990); L3 1 × Cage (1990). ",
            "two alike in all would pass for one",
        ),
        (
            [_brief("L3", "1990"), _brief("L3", "")],
            "Also: L3 1 × Cage (1990); L3 1 × Cage. ",
            "the one without a date would be hidden behind the other",
        ),
        (
            [_brief("L3", "1990"), _brief("L4", "1995")],
            "Also: L3 1 × Cage (1990); L4 1 × Cage (1995). ",
            "place and date differ",
        ),
        (
            [_brief("L3", "1990"), _brief("L3", "1995", "2 × Rod")],
            "Also: L3 1 × Cage (1990); L3 2 × Rod (1995). ",
            "two things",
        ),
    ],
)
def test_neighbours_are_joined_where_none_is_hidden(briefs: list[Brief], expected: str, why: str) -> None:
    (line,) = list_below(with_rows(listing_of([_brief("C1", "1980"), *briefs]), [0])).lines
    assert words_of(line) == expected, why


BROKEN, SEEN = plain("1 broken"), plain("not recorded whether removed")


@pytest.mark.parametrize(
    ("states", "expected", "why"),
    [
        ([BROKEN], "L1 1 × Rod (1991); 1 broken. ", "one by itself"),
        (
            [BROKEN, BROKEN],
            "L1 1 × Rod (1991) and L2 2 × Rod (1992): each 1 broken. ",
            "one state of both",
        ),
        (
            [SEEN, BROKEN, (), SEEN],
            "L1 1 × Rod (1991) and L4 4 × Rod (1994): each not recorded whether removed. "
            "L2 2 × Rod (1992); 1 broken. L3 3 × Rod (1993). ",
            "what is of one state stands with the first of them",
        ),
        ([(), ()], "L1 1 × Rod (1991); L2 2 × Rod (1992). ", "nothing to say of either"),
    ],
)
def test_a_state_is_said_once(states: list[Line], expected: str, why: str) -> None:
    briefs = [
        Brief("Also", plain(f"L{n}"), plain(f"{n} × Rod"), str(1990 + n), state, "each")
        for n, state in enumerate(states, 1)
    ]
    (line,) = list_below(with_rows(listing_of(briefs), [])).lines
    assert words_of(line) == expected, why


def test_what_goes_to_the_list_later_stands_there_in_its_order() -> None:
    first = with_rows(listing_of([_brief(f"L{n}", str(1990 + n)) for n in range(1, 5)]), [0, 1, 3])
    (line,) = list_below(with_rows(first, [2])).lines
    assert words_of(line) == "Also: L1 1 × Cage (1991); L2 1 × Cage (1992); L3 1 × Cage (1993). "


def test_entries_with_trouble_keep_their_rows_longest() -> None:
    history = many(20)
    made = shortened(whole(history, a.ON, APPOINTMENT), (Keep("hardware", 3),))
    assert all("broken" in row[-1][0] for row in rows(made, "hardware"))
    assert named(made, "hardware").note == "as of 22 Nov 2026; by level, head to tail", "nothing is missing"
    assert "Hardware in the body (3 of 17 in rows, others listed)" in section_words(made, "left_out")


def test_where_a_number_or_a_date_is_missing_in_the_list_that_is_said() -> None:
    history = a.history_of([m.surgery("1989"), *(m.device("rod", "L4-L5", quantity=2) for _ in range(3))])
    made = shortened(whole(history, a.ON, APPOINTMENT), (Keep("hardware", 1),))
    assert lines(made, "hardware") == [
        "Also in the body: L4-L5 2 × Rod; L4-L5 2 × Rod. Makers, numbers, MR labels, notes of these: hardware sheet, "
        "full history. Where “×” or a date is missing, the number or date is not recorded."
    ]


def test_what_several_operations_leave_open_is_one_sentence() -> None:
    first = m.surgery("1990", m.procedure("plif", "L4-L5"))
    later = [m.surgery(str(year), m.procedure("hardware_removal", "L4-L5")) for year in (1995, 1999, 2004)]
    history = a.history_of([first, *later, m.device("rod", "L4-L5", by=first, quantity=2)])
    made = whole(history, a.ON, APPOINTMENT)
    (row,) = rows(made, "hardware")
    assert row[-1] == ["not recorded whether removed in operations 2, 3 and 4 (1995 to 2004)"]
    assert lines(made, "hardware")[0].startswith(
        "Nobody recorded whether these were taken out: 2 × Rod L4-L5"
    )
    assert lines(shortened(made, (Briefly("hardware"),)), "hardware") == [], "the row says so in bold"


def fused() -> History:
    """Five segments that operations meant to fuse, two of them more than once, and what was said of one."""
    sites = ("C4-C5", "C5-C6", "T11-T12", "L3-L4", "L4-L5")
    kinds = ("acdf", "acdf", "tlif", "plif", "plif")
    done: list[Record] = [
        m.surgery(str(1990 + place), m.procedure(kinds[place % 5], sites[place % 5])) for place in range(7)
    ]
    said = m.of(FusionAssessment, date="2021", sites="L4-L5", status="fused", method="CT", reader="R")
    return a.history_of([*done, said])


def test_a_segment_that_was_only_meant_to_fuse_goes_to_a_list() -> None:
    usual = whole(fused(), a.ON, APPOINTMENT)
    assert [row[0] for row in rows(usual, "fusion")] == [
        ["C4-C5"],
        ["C5-C6"],
        ["T11-T12"],
        ["L3-L4"],
        ["L4-L5"],
    ]
    assert rows(usual, "fusion")[0][1][-1] == "Fusion intended by: ACDF in operations 1 and 6"
    made = shortened(usual, (Keep("fusion", 1),))
    assert [row[0] for row in rows(made, "fusion")] == [["L4-L5"]]
    assert lines(made, "fusion") == [
        "Fusion intended, nothing said since: C4-C5 ACDF in operations 1 and 6; C5-C6 ACDF in operations 2 and 7; "
        "T11-T12 TLIF, operation 3 (1992); L3-L4 PLIF, operation 4 (1993). "
    ]


def test_what_was_said_of_a_fusion_is_never_lost() -> None:
    said = [
        m.of(FusionAssessment, date=str(2000 + place), sites=site, status="fused", method="CT")
        for place, site in enumerate(("C4-C5", "T11-T12", "L3-L4", "L5-S1"))
    ]
    usual = whole(a.history_of([*said]), a.ON, APPOINTMENT)
    made = shortened(usual, (Keep("fusion", 2),))
    assert [row[0][0] for row in rows(made, "fusion")] == ["C4-C5", "T11-T12"]
    assert lines(made, "fusion")[0].startswith(
        "Also: L3-L4 fused; 2002, CT, who said so: not recorded; L5-S1 fused;"
    )
    (least,) = lines(shortened(usual, STEPS), "fusion")
    assert [site in least for site in ("C4-C5", "T11-T12", "L3-L4", "L5-S1")] == [True] * 4
