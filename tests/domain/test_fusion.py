"""Fusion of a segment on a day: intended is not achieved, and only what somebody said counts."""

from datetime import date
from typing import Any

import makers as m
import pytest

from tracker.domain import fusion
from tracker.domain.dated import in_date_order
from tracker.domain.fusion import FusionState, Standing
from tracker.domain.history import History
from tracker.domain.levels import parse_site
from tracker.domain.records import FusionAssessment, ImagingStudy, Surgery

FAR = date(2040, 1, 1)
L45, L5S1 = parse_site("L4-L5"), parse_site("L5-S1")


def said(status: str, when: str | None, sites: str = "L4-L5", **more: Any) -> FusionAssessment:
    return m.of(FusionAssessment, status=status, date=when, sites=sites, **more)


def ct(when: str | None, *findings: tuple[str, ...], **more: Any) -> ImagingStudy:
    rows = [dict(zip(("kind", "sites", "qualifier"), one, strict=False)) for one in findings]
    return m.imaging("ct", when, *rows, **more)


def history(*records: Surgery | FusionAssessment | ImagingStudy) -> History:
    return History(
        surgeries=in_date_order(r for r in records if isinstance(r, Surgery)),
        fusion=in_date_order(r for r in records if isinstance(r, FusionAssessment)),
        imaging=in_date_order(r for r in records if isinstance(r, ImagingStudy)),
    )


def plif(when: str | None = "2013-05-23", sites: str = "L4-L5", **more: Any) -> Surgery:
    return m.surgery(when, m.procedure("plif", sites), **more)


def state(*records: Any, on: date = FAR) -> FusionState:
    return fusion.state_of(history(*records), L45, on)


STATES = [
    # records, standing, what the newest says, why
    ([plif()], "open", [], "intended is not achieved, however long ago"),
    ([plif(), said("fused", "2014")], "fused", ["fused"], "somebody says so"),
    ([plif(), said("probably fused", "2014")], "open", ["probably fused"], "probably is not fused"),
    ([plif(), said("not fused yet", "2014")], "open", ["not fused yet"], "early is not a failure"),
    ([plif(), said("cannot be told", "2014")], "open", ["cannot be told"], "left open"),
    ([plif(), said("pseudarthrosis", "2014")], "not fused", ["pseudarthrosis"], "another word for it"),
    ([plif(), said("not fused yet", "2013-08"), said("fused", "2014-08")], "fused", ["fused"], "the newest"),
    ([plif(), said("fused", "2014"), said("not fused", "2016")], "not fused", ["not fused"], "also downwards"),
    ([plif(), said("fused", "2014"), said("not assessed", "2016")], "fused", ["fused"], "nobody looked again"),
    ([plif(), said("not assessed", "2016")], "open", ["not assessed"], "nobody looked"),
    ([plif(), said("fused", "2014"), said("not fused", "2014")], "open", ["fused", "not fused"], "both are shown"),
    ([plif(), said("fused", "2014"), said("fused", "2014")], "fused", ["fused", "fused"], "two who agree"),
    ([plif(), said("fused", "2014"), said("not fused", "2014-05-01")], "open", ["fused", "not fused"],
     "the year goes on after the day"),
    ([plif(), said("fused", "2014-05"), said("not fused", "2014-05-01")], "open", ["not fused", "fused"],
     "and so does the month"),
    ([plif(), said("fused", "2014-04"), said("not fused", "2014-05-01")], "not fused", ["not fused"], "surely earlier"),
    ([plif(), said("pseudarthrosis", "2014", "L5-S1")], "open", [], "said of another segment"),
    ([plif(sites="L4-L5, L5-S1"), said("fused", "2014", "L4, L5")], "fused", ["fused"], "two vertebrae name it"),
    ([plif(), said("fused", "2014", "lumbar")], "open", [], "of which segment is not said"),
    ([plif(), said("not fused", "2014"), plif("2015")], "open", [], "a redo begins anew"),
    ([plif(), said("not fused", "2014"), plif("2015", status="aborted")], "not fused", ["not fused"],
     "what was not completed undoes nothing"),
    ([plif(), said("fused", "2014"), m.surgery("2016", m.procedure("hardware_removal", "L4-L5"))], "fused",
     ["fused"], "taking hardware out undoes no fusion"),
    ([plif("2015"), said("not fused", "2015", method="seen at operation")], "open", [],
     "seen before it was done again"),
    ([plif("2015-01-19"), ct("2015-01-19", ("not_fused", "L4-L5"))], "not fused", ["not fused"],
     "an image of the day is taken afterwards"),
    ([plif(), said("fused", None)], "fused", ["fused"], "without a date, after the operation"),
    ([said("fused", None), plif(), plif("2015")], "open", [], "which operation it was said of is not known"),
    ([said("fused", "2001")], "fused", ["fused"], "the operation itself is not recorded"),
    ([plif(status="planned")], "open", [], "planned"),
    ([plif(), ct("2014", ("fused", "L4-L5"))], "fused", ["fused"], "a finding says so too"),
    ([plif(), ct("2014", ("fused", "L4-L5", "absent"))], "not fused", ["not fused"], "reported as not there"),
    ([plif(), ct("2014", ("fused", "L4-L5", "uncertain"))], "open", ["cannot be told"], "left open"),
    ([plif(), ct("2014", ("fused", "L4-L5", "not mentioned"))], "open", [], "not mentioned says nothing"),
    ([plif(), ct("2014", ("pseudarthrosis", "L4-L5", "absent"))], "open", ["cannot be told"],
     "does not say that it is fused"),
    ([plif(), ct("2014", ("fused", "L4-L5"), state="ordered")], "open", [], "not taken"),
]  # fmt: skip


@pytest.mark.parametrize(("records", "standing", "newest", "why"), STATES)
def test_what_is_known_of_a_segment(records: list[Any], standing: str, newest: list[str], why: str) -> None:
    found = state(*records)
    assert (found.standing.value, [one.status.value for one in found.latest]) == (standing, newest), why


@pytest.mark.parametrize(
    ("on", "standing", "statements"),
    [
        (date(2013, 5, 22), Standing.OPEN, 0),
        (date(2014, 1, 31), Standing.OPEN, 0),
        (date(2014, 2, 1), Standing.FUSED, 1),
        (date(2039, 12, 31), Standing.FUSED, 1),
    ],
)
def test_as_of_a_day(on: date, standing: Standing, statements: int) -> None:
    found = state(plif(), said("fused", "2014-02-01"), on=on)
    assert (found.standing, len(found.latest)) == (standing, statements)
    assert bool(found.intentions) == (on >= date(2013, 5, 23))


def test_an_assessment_takes_date_and_method_from_the_image_it_was_seen_on() -> None:
    image = ct("2014-02-01", ("fused", "L4-L5"))
    (one,) = state(plif(), image, said("fused", None, imaging_id=image.id, reader="R. Example")).latest
    assert (str(one.date), one.method, one.reader) == ("2014-02-01", "CT", "R. Example")


def test_what_an_image_not_yet_read_says_is_not_known() -> None:
    image = ct("2014-02-01", ("fused", "L4-L5"), received="2014-05-01")
    assert state(plif(), image, on=date(2014, 4, 30)).latest == ()
    assert state(plif(), image, on=date(2014, 5, 1)).standing is Standing.FUSED


def test_every_segment_stands_for_itself_and_no_level_comes_last() -> None:
    records: list[Any] = [
        plif(sites="L4-L5, L5-S1"),
        m.surgery("2012", m.procedure("fusion", "")),
        m.surgery("2011", m.procedure("corpectomy", "L2")),
        said("pseudarthrosis", "2014", "L5-S1"),
        said("fused", "2014", "lumbar"),
    ]
    found = fusion.states_on(history(*records), FAR)
    assert [(str(one.site), one.standing.value) for one in found] == [
        ("lumbar", "fused"),
        ("L1-L2", "open"),
        ("L2-L3", "open"),
        ("L4-L5", "open"),
        ("L5-S1", "not fused"),
        ("None", "open"),
    ]
