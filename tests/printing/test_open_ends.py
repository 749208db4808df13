"""What is not known, in print: the same sentences as on the page, and how many were set aside."""

from datetime import date

import makers as m

from tracker.domain.history import History
from tracker.domain.loose_ends import loose_ends, set_aside
from tracker.printing.layout import Paragraph
from tracker.printing.open_ends import not_known
from tracker.printing.sheet import sheet

from .reading import cell_words

ON = date(2016, 6, 1)


def lines(history: History) -> list[str]:
    (section,) = not_known(history, ON)
    assert all(isinstance(block, Paragraph) for block in section.blocks)
    return [
        line for block in section.blocks if isinstance(block, Paragraph) for line in cell_words(block.lines)
    ]


def test_the_section() -> None:
    history = History(
        imaging=(m.imaging("xray", "2015-03-12"), m.imaging("ct", "2015-04", received="2015-05"))
    )
    assert lines(history) == [
        "•  X-ray, 12 Mar 2015: done; report not recorded.",
        "•  CT, Apr 2015: report received May 2015; not recorded whether it was discussed.",
    ]
    aside = History(imaging=history.imaging, set_aside=set_aside(loose_ends(history, ON)[0], "lost", ON))
    assert lines(aside)[1:] == ["1 more set aside by the patient."]


def test_no_section_where_nothing_is_open() -> None:
    assert not_known(History(conditions=(m.condition(),)), ON) == ()


def test_the_printed_sheet_has_it_as_of_its_day() -> None:
    shot = m.imaging("xray", "2015-03-12", received="2015-06-15", report="cage in front")
    titles = [s.title for s in sheet(History(imaging=(shot,)), date(2015, 3, 13)).sections]
    assert "What is not known" in titles
    told = str(sheet(History(imaging=(shot,)), date(2015, 3, 13)).sections)
    assert "X-ray, 12 Mar 2015: done; report not recorded." in told
    assert "cage in front" not in told
