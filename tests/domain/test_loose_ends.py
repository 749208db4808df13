"""Loose ends: what opens each kind, what closes it, and setting it aside."""

from datetime import date
from typing import Any

import makers as m
import pytest

from tracker.domain import records as r
from tracker.domain.dated import in_order
from tracker.domain.history import LISTS, History
from tracker.domain.loose_ends import EndKind, LooseEnd, ends_set_aside, loose_ends, set_aside
from tracker.errors import InvalidRecord
from tracker.views.open_ends import CLOSED_BY, sentences

ON = date(2016, 6, 1)


def history(*records: r.Record) -> History:
    lists: dict[str, Any] = {
        name: in_order(x for x in records if type(x) is kind) for kind, name in LISTS.items()
    }
    anatomy = next((x for x in records if isinstance(x, r.AnatomyProfile)), None)
    return History(anatomy=anatomy, **lists)


def said(*records: r.Record, on: date = ON) -> list[str]:
    made = history(*records)
    return list(sentences(made, loose_ends(made, on), on))


def plain(when: str | None = "2013-05-23", *procedures: dict[str, Any], **more: Any) -> r.Surgery:
    """An operation that leaves nothing open by itself."""
    return m.surgery(
        when, *(procedures or (m.procedure("laminectomy", "L5"),)), **({"operative_note": "yes"} | more)
    )


def fusion(when: str = "2013-05-23", sites: str = "L4-L5", **more: Any) -> r.Surgery:
    return plain(when, m.procedure("plif", sites), **({"hardware_put_in": "no"} | more))


def screw(*events: dict[str, Any], **more: Any) -> r.Device:
    return m.device("pedicle_screw", "L5", *events, **({"mr_label": "MR Conditional"} | more))


def stated(about: r.Record, field: str, value: str, **more: Any) -> r.Statement:
    return m.about(r.Statement, about, field=field, value=value, **more)


def paper(of: r.Record, kind: str, when: str | None = "2015") -> tuple[r.Document, r.DocumentLink]:
    document = m.of(r.Document, kind=kind, date=when)
    return document, m.about(r.DocumentLink, of, document_id=document.id)


SCAN = m.imaging("xray", "2015-03-12")
PLAIN = plain()
BROKEN = m.event("broken", "2014-12", quantity=1)
SURGEON = plain(surgeon="A. Example")
ASKED = m.of(r.RecordRequest, date="2016-02-01", called="operative note", facility="Example Hospital")

BROKE_IN_JUNE = m.imaging("ct", "2015-06-10", m.finding("hardware_broken", "L5"), discussed="2015-07")
REPORT = "CT, 10 Jun 2015: hardware broken L5; nothing recorded of it since."
REPORT_OPEN = "CT, 10 Jun 2015: hardware broken L5; the dates leave open whether anything came after it."

ENDS: list[tuple[tuple[r.Record, ...], list[str], str]] = [
    ((PLAIN,), [], "nothing open"),
    # images
    ((SCAN,), ["X-ray, 12 Mar 2015: done; report not recorded."], "done, and no report"),
    ((m.imaging("xray", "2015", report="all well"),), [], "its words are kept"),
    ((SCAN, *paper(SCAN, "report")), [], "the report is attached"),
    ((SCAN, *paper(SCAN, "images of a scan")), ["X-ray, 12 Mar 2015: done; report not recorded."], "pictures only"),
    ((SCAN, *paper(SCAN, "report", "2017")), ["X-ray, 12 Mar 2015: done; report not recorded."], "it came later"),
    ((m.imaging("xray", "2015", state="ordered"),), [], "not done yet"),
    ((m.imaging("xray", "2015", state="cancelled"),), [], "never done"),
    ((m.imaging("xray", "2017"),), [], "after the day"),
    ((m.imaging("ct", "2015-03", received="2015-06-15"),),
     ["CT, Mar 2015: report received 15 Jun 2015; not recorded whether it was discussed."], "received"),
    ((m.imaging("ct", "2015-03", state="report received"),),
     ["CT, Mar 2015: report received; not recorded whether it was discussed."], "received, nobody knows when"),
    ((m.imaging("ct", "2015-03", discussed="2015-07"),), [], "discussed"),
    # hardware
    ((screw(BROKEN),), ["Pedicle screw L5: 1 broken (Dec 2014); nothing recorded of it since."], "broke, and nothing"),
    ((screw(BROKEN, m.event("left in place", "2015")),), [], "left in on purpose"),
    ((screw(BROKEN, m.event("removed", "2015")),), [], "taken out"),
    ((screw(m.event("observed intact", "2014")),), [], "all well"),
    ((screw(m.event("subsided", "2014")),), [], "no end of this kind"),
    ((screw(m.event("backed out", "2017")),), [], "after the day"),
    ((m.imaging("ct", "2014-12", m.finding("hardware_broken", "L5-S1"), report="one screw"),),
     ["CT, Dec 2014: hardware broken L5-S1; nothing recorded of it since."], "a report, and no device is listed"),
    ((m.imaging("ct", "2014-12", m.finding("hardware_broken", "L5-S1"), report="x"),
      plain("2015", m.procedure("laminectomy", "L5"))), [], "an operation there followed"),
    ((m.imaging("ct", "2014-12", m.finding("hardware_broken", "L5-S1", qualifier="absent"), report="x"),), [], "absent"),
    ((m.imaging("ct", "2014-12", m.finding("hardware_broken", "L5-S1"), report="x"), screw(m.event("removed", "2015"))),
     [], "what became of the device is recorded"),
    ((screw(m.event("implanted", "2013"), m.event("removed", "2003")),),
     ["Pedicle screw L5: removed (2003), dated before it was put in (2013)."], "a slip in a year"),
    ((screw(m.event("implanted", "2013"), m.event("removed", "2013")),), [], "the same year"),
    # what may have come after it, by dates that overlap
    ((BROKE_IN_JUNE, plain("2015", m.procedure("laminectomy", "L5"))), [REPORT_OPEN], "an operation of that year"),
    ((BROKE_IN_JUNE, plain("2015-06", m.procedure("laminectomy", "L5"))), [REPORT_OPEN], "of that month"),
    ((BROKE_IN_JUNE, plain("2015-07", m.procedure("laminectomy", "L5"))), [], "of the next"),
    ((BROKE_IN_JUNE, plain("2015", m.procedure("laminectomy", "C5"))), [REPORT], "elsewhere"),
    ((BROKE_IN_JUNE, plain("2015-05", m.procedure("laminectomy", "L5"))), [REPORT], "of the month before"),
    ((BROKE_IN_JUNE, screw(m.event("removed", "2015"))), [REPORT_OPEN], "hardware that came out in that year"),
    ((BROKE_IN_JUNE, screw(m.event("broken", "2015"), m.event("removed", "2016-01"))), [], "a device carries it"),
    ((screw(m.event("broken", "2015-06"), m.event("observed intact", "2015")),),
     ["Pedicle screw L5: broken (Jun 2015); the dates leave open whether anything came after it."], "seen in that year"),
    ((screw(m.event("observed intact", "2015"), m.event("broken", "2015", position=1)),),
     ["Pedicle screw L5: broken (2015); nothing recorded of it since."], "within one date as the person has it"),
    ((screw(m.event("observed intact", "2014"), m.event("broken", None)),),
     ["Pedicle screw L5: broken (date not recorded); the dates leave open whether anything came after it."], "undated"),
    # operations
    ((m.surgery("2013", m.procedure("laminectomy", "L5")),),
     ["Operation 1 (2013), Laminectomy L5: operative note not recorded."], "nobody said"),
    ((m.surgery("2013", m.procedure("laminectomy", "L5"), operative_note="no"),),
     ["Operation 1 (2013), Laminectomy L5: operative note not held, the patient says."], "patient says no"),
    ((m.surgery("2017", m.procedure("laminectomy", "L5")),), [], "after the day"),
    ((m.surgery("2013", m.procedure("epidural_injection", "L5-S1")),), [], "an injection"),
    ((plain("2013", m.procedure("laminectomy", ""), m.procedure("microdiscectomy", ""), m.procedure("washout", "")),),
     ["Operation 1 (2013): level not recorded for Laminectomy and Microdiscectomy."], "a wash-out needs no level"),
    ((fusion(hardware_put_in=None), m.of(r.FusionAssessment, date="2014")),
     ["Operation 1 (23 May 2013), PLIF L4-L5: not recorded whether hardware was put in; none is listed."], "nothing listed"),
    ((fusion(hardware_put_in="yes"), m.of(r.FusionAssessment, date="2014")),
     ["Operation 1 (23 May 2013), PLIF L4-L5: hardware was put in; none is listed."], "said, not listed"),
    ((plain("2013", m.procedure("scs_removal", "")),), [], "takes out"),
    ((plain("2015", m.procedure("laminectomy", "L5"), status="planned"),),
     ["Laminectomy L5, planned for 2015: that day has passed; not recorded whether it was done."], "2015 is over"),
    ((plain("2016", m.procedure("laminectomy", "L5"), status="planned"),), [], "2016 is not over"),
    ((plain("2016-06-01", m.procedure("laminectomy", "L5"), status="planned"),), [], "the day itself"),
    # fusion
    ((fusion(sites="L4-L5, L5-S1"),),
     ["L4-S1: fusion intended in operation 1 (23 May 2013); no assessment recorded since."], "two segments, one end"),
    ((fusion(sites="L4-L5, L5-S1"), m.of(r.FusionAssessment, sites="L5-S1", status="cannot be told", date="2014")),
     ["L4-L5: fusion intended in operation 1 (23 May 2013); no assessment recorded since."], "one was looked at"),
    ((fusion(), m.of(r.FusionAssessment, status="not assessed", date="2014")),
     ["L4-L5: fusion intended in operation 1 (23 May 2013); no assessment recorded since."], "nobody looked"),
    ((fusion(), m.of(r.FusionAssessment, sites="L4-L5", status="fused", date="2013")),
     ["L4-L5: fusion intended in operation 1 (23 May 2013); the dates leave open whether it was assessed since."],
     "in that year, before it or after"),
    ((fusion(), m.of(r.FusionAssessment, sites="L4-L5", status="not fused", date="2012/2013-05-23")),
     ["L4-L5: fusion intended in operation 1 (23 May 2013); no assessment recorded since."], "until that very day"),
    ((fusion(), m.of(r.FusionAssessment, sites="L4-L5", status="fused", date="2012")),
     ["L4-L5: fusion intended in operation 1 (23 May 2013); no assessment recorded since."], "in the year before"),
    ((fusion(status="aborted"),), [], "it was not completed"),
    # labels
    ((screw(mr_label=None), m.device("pedicle_screw", "S1"), m.device("rod", "L5-S1", mr_label="MR Unsafe")),
     ["Pedicle screw L5, S1: MR label not recorded."], "one end for one kind"),
    ((screw(m.event("removed", "2015"), mr_label=None),), [], "it is out"),
    ((m.device("graft", "L4-L5"),), [], "bone has no label"),
    ((m.other_implant(place="heart"), m.other_implant("pacemaker", until="2015")),
     ["Coronary stent, heart: MR label not recorded."], "what was taken out is not asked for"),
    # leads and catheters
    ((m.device("scs_lead", "T9", mr_label="MR Unsafe"), m.device("scs_lead", "T10", mr_label="MR Unsafe")),
     ["Stimulator lead T9, T10: no generator is recorded."], "leads alone"),
    ((m.device("intrathecal_catheter", "T10", mr_label="MR Unsafe"),),
     ["Intrathecal catheter T10: no pump is recorded."], "a catheter alone"),
    ((m.device("scs_lead", "T9", mr_label="MR Unsafe"), m.device("scs_ipg", "", mr_label="MR Unsafe")), [],
     "with a generator"),
    ((m.device("scs_lead", "T9", m.event("removed", "2015"), mr_label="MR Unsafe"),), [], "the lead is out"),
    # papers and sources
    ((ASKED,), ["Operative note, asked from Example Hospital (1 Feb 2016): not recorded whether it came."], "open"),
    ((m.of(r.RecordRequest, date="2016-02-01", answered="2016-03"),), [], "it came"),
    ((m.of(r.RecordRequest, date="2016-02-01", answered="2017"),),
     ["Operative note, asked for (1 Feb 2016): not recorded whether it came."], "it came later"),
    ((ASKED, *paper(ASKED, "letter")), [], "what came is attached"),
    ((SURGEON, stated(SURGEON, "surgeon", "B. Example")),
     ["Operation 1 (23 May 2013), “Surgeon”: recorded as A. Example; operative note says B. Example."], "two names"),
    ((SURGEON, stated(SURGEON, "surgeon", "a.  example")), [], "the same name"),
    ((SURGEON, stated(SURGEON, "date", "2012-04")),
     ["Operation 1 (23 May 2013), “When”: recorded as 23 May 2013; operative note says Apr 2012."], "dates as printed"),
    ((SURGEON, stated(SURGEON.procedures[0], "sites", "L3-L4")),
     ["Operation 1 (23 May 2013), Laminectomy, “Where”: recorded as L5; operative note says L3-L4."], "of a procedure"),
    ((SURGEON, stated(SURGEON, "surgeon", "B. Example"), stated(SURGEON, "surgeon", "A. Example", chosen="yes")), [],
     "one was chosen"),
    # medicines
    ((m.of(r.Medication), m.of(r.Medication, name="Painol", date="2015")),
     ["Painol and Examplin: group of the medicine not recorded."], "no group says what it is"),
    ((m.of(r.Medication, group="other"), m.of(r.Medication, group="blood thinner")), [], "grouped"),
    ((m.of(r.Medication, until="2015"), m.of(r.Medication, date="2017")), [], "stopped, and not taken yet"),
    # levels
    ((plain("2013", m.procedure("laminectomy", "L5")), m.anatomy(lumbar=4)),
     ["Operation 1 (2013): L5 is not in this spine as its vertebrae are recorded."], "four lumbar vertebrae"),
    ((plain("2013", m.procedure("laminectomy", "L4")), m.anatomy(lumbar=4)), [], "L4 is there"),
    ((m.condition(sites="L4-L5, L5-S1"), m.anatomy(lumbar=6)),
     ["Condition: L5-S1 is not in this spine as its vertebrae are recorded."], "L5-L6 and L6-S1 are"),
]  # fmt: skip


@pytest.mark.parametrize(("records", "expected", "why"), ENDS, ids=[why for _, _, why in ENDS])
def test_what_is_open(records: tuple[r.Record, ...], expected: list[str], why: str) -> None:
    assert said(*records) == expected, why


def test_every_kind_is_opened_by_some_case_and_has_a_button() -> None:
    opened = {end.kind for records, _, _ in ENDS for end in loose_ends(history(*records), ON)}
    assert opened == set(EndKind) == set(CLOSED_BY)


def test_no_sentence_advises() -> None:
    told = " ".join(sentence for _, sentences_, _ in ENDS for sentence in sentences_).lower()
    assert not [
        word for word in ("should", "must", "due", "please", "need", "recommend") if f" {word}" in told
    ]


def test_the_place_is_a_field_of_a_form() -> None:
    for records, _, _ in ENDS:
        for end in loose_ends(history(*records), ON):
            kind = r.BY_TABLE[end.place.table]
            fields = {*kind.model_fields, *kind.children(), ""}
            assert end.place.field in fields, end
            assert end.place.id is None or end.place.id in {record.id for record in records}


def test_the_order_is_that_of_the_story_and_does_not_change() -> None:
    records = (
        m.imaging("ct", "2015-03", received="2015-06-15"),
        fusion("2013-05-23", operative_note=None),
        m.other_implant(date="2010"),
        m.device("rod", "L4-L5"),
    )
    first = [sentence.partition(":")[0] for sentence in said(*records)]
    assert first == [
        "Coronary stent",
        "Operation 1 (23 May 2013), PLIF L4-L5",
        "L4-L5",
        "CT, Mar 2015",
        "Rod L4-L5",
    ]
    assert [sentence.partition(":")[0] for sentence in said(*reversed(records))] == first


def put(end: LooseEnd, *records: r.Record, on: date = ON) -> History:
    return history(*records, *set_aside(end, "the hospital no longer exists", on))


def test_an_end_is_set_aside_with_its_reason_and_taken_back() -> None:
    surgery = m.surgery("2013", m.procedure("laminectomy", "L5"))
    (end,) = loose_ends(history(surgery), ON)
    aside = put(end, surgery)
    assert loose_ends(aside, ON) == ()
    (kept,) = ends_set_aside(aside, ON)
    assert (kept.reason, kept.end.kind) == ("the hospital no longer exists", EndKind.NO_OPERATIVE_NOTE)
    assert [str(one.date) for one in kept.records] == ["2016-06-01"]
    before = date(2016, 5, 31)
    assert (len(loose_ends(aside, before)), ends_set_aside(aside, before)) == (1, ()), (
        "not yet set aside then"
    )
    assert len(loose_ends(history(surgery), ON)) == 1, "taken back"


def test_each_record_of_a_group_is_set_aside_by_itself() -> None:
    first, second, later = (m.device("pedicle_screw", site) for site in ("L4", "L5", "S1"))
    (end,) = loose_ends(history(first, second), ON)
    aside = put(end, first, second, later)
    assert [str(part.record.sites) for one in loose_ends(aside, ON) for part in one.parts] == ["S1"]  # type: ignore[attr-defined]
    assert len(ends_set_aside(aside, ON)) == 1, "told together, as they were set aside"


def test_one_segment_of_two_can_stay_open() -> None:
    surgery = fusion(sites="L4-L5, L5-S1")
    (end,) = loose_ends(history(surgery), ON)
    whole = put(end, surgery)
    assert loose_ends(whole, ON) == ()
    one = history(surgery, *set_aside(end, "far away", ON)[:1])
    assert [str(p.part) for e in loose_ends(one, ON) for p in e.parts] == ["L5-S1"]


def test_an_end_that_was_closed_is_no_longer_told_as_set_aside() -> None:
    study = m.imaging("xray", "2015-03-12")
    (end,) = loose_ends(history(study), ON)
    closed = m.imaging("xray", "2015-03-12", report="all well", id=study.id)
    assert ends_set_aside(put(end, closed), ON) == ()


def test_setting_aside_needs_a_reason() -> None:
    (end,) = loose_ends(history(SCAN), ON)
    with pytest.raises(InvalidRecord, match="Why: this is needed"):
        set_aside(end, " ", ON)
