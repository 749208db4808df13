"""Small histories to draw in time: Harry's, and those that fill one lane or hold vague dates."""

from datetime import date, timedelta

import makers as m

from tracker.domain.dated import in_date_order
from tracker.domain.history import Course, History, SeriesPoint
from tracker.domain.records import Symptom

TODAY = date(2026, 11, 22)
SEP_2015 = date(2015, 9, 1)


def course(symptom: Symptom, *points: tuple[str, int]) -> Course:
    entries = [m.entry(symptom, day, score) for day, score in points]
    series = tuple(SeriesPoint(date.fromisoformat(day), score) for day, score in points if len(day) == 10)
    highest = max(entries, key=lambda entry: entry.score or 0)
    return Course(series, len(entries), entries[0], highest, entries[-1])


def harry() -> History:
    first = m.surgery(
        "2013-05-23",
        m.procedure("plif", "L4-L5, L5-S1", reasons=[m.reason("disc_degeneration")]),
        m.procedure("laminectomy", "L5 full"),
    )
    second = m.surgery(
        "2015-01-19",
        m.procedure("plif", "L5-S1", revision="yes"),
        m.procedure("microdiscectomy", "L3-L4"),
        m.procedure("decompression", "L3-L4"),
    )
    fate = m.event("not recorded whether removed", "2015-01-19", surgery_id=second.id)
    devices = (
        m.device("pedicle_screw", "L4, L5, S1", m.event("broken", "2014-12", quantity=1), fate, by=first),
        m.device("rod", "L4-L5, L5-S1", fate, by=first),
        m.device("pedicle_screw", "L5, S1", by=second),
        m.device("rod", "L5-S1", by=second),
    )
    images = tuple(
        m.imaging("xray", when, m.finding("reported_ok", "")) for when in ("2013-08", "2013-11", "2014-05")
    )
    scan = m.imaging("ct", "2014-12", m.finding("disc_herniation", "L3-L4"))
    leg = m.symptom("leg_pain", "2014-11", side="right")
    return History(
        conditions=(m.condition("spinal_stenosis", "", "1995"), m.condition("disc_degeneration", "", None)),
        surgeries=(first, second),
        devices=devices,
        imaging=(*images, scan),
        symptoms=(leg,),
        other_implants=(m.other_implant("coronary_stent", None),),
        courses={
            leg.id: course(leg, ("2014-11-03", 3), ("2014-11-24", 9), ("2015-01-05", 9), ("2015-06-01", 2))
        },
    )


def many_operations() -> History:
    surgeries = [
        m.surgery(
            (date(1995, 3, 1) + timedelta(days=730 * number + 40 * (number % 3))).isoformat(),
            m.procedure("plif" if number % 2 else "microdiscectomy", "L4-L5"),
            m.procedure("acdf", "C5-C6"),
        )
        for number in range(15)
    ]
    screws = tuple(m.device("pedicle_screw", "L4, L5", by=surgery) for surgery in surgeries)
    return History(surgeries=in_date_order(surgeries), devices=screws)


def many_images() -> History:
    days = [date(2014, 1, 1) + timedelta(days=30 * number) for number in range(40)]
    images = [
        m.imaging("xray", day.isoformat()[: 10 if day.month % 2 else 7], *found)
        for number, day in enumerate(days)
        for found in [[m.finding("disc_herniation", "L3-L4")] if number % 7 == 3 else []]
    ]
    return History(surgeries=(m.surgery("2014-02-01"), m.surgery("2016-07")), imaging=in_date_order(images))


def long_courses() -> History:
    symptoms = tuple(
        m.symptom(kind, since)
        for kind, since in (("leg_pain", "2013~"), ("back_pain", "2012"), ("sleep", None))
    )
    points = [((date(2013, 1, 7) + timedelta(days=7 * week)).isoformat(), week % 11) for week in range(150)]
    return History(symptoms=symptoms, courses={symptom.id: course(symptom, *points) for symptom in symptoms})


def open_starts() -> History:
    dates = ("1995/..", "../1999", "199X", "2001-05-03", None)
    return History(
        surgeries=(m.surgery("1996"),),
        conditions=tuple(m.condition("sciatica", "", when) for when in dates),
        imaging=(m.imaging("ct", None), m.imaging("mri", "XXXX")),
    )


STORIES = {
    "Harry": (harry, SEP_2015),
    "Harry, years later": (harry, TODAY),
    "nothing recorded": (History, TODAY),
    "fifteen operations": (many_operations, TODAY),
    "forty images": (many_images, date(2018, 1, 1)),
    "long courses": (long_courses, date(2016, 1, 1)),
    "open starts": (open_starts, TODAY),
}
