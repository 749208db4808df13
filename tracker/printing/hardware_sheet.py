"""The hardware and MRI sheet: every implant with its identifiers and its MR label, and what a scanner site asks.

A label is told for one part only, with its conditions, source and date or the words that these are not
recorded; nothing is concluded of the patient as a whole.
"""

from datetime import date

from tracker.domain.dates import Withheld
from tracker.domain.device_systems import DRUG_PUMP, STIMULATOR
from tracker.domain.happenings import put_in_date
from tracker.domain.history import History
from tracker.domain.labels import label_of
from tracker.domain.loose_end import EndKind, LooseEnd
from tracker.domain.phrases import say
from tracker.domain.records import Device, OtherImplant
from tracker.printing import hardware, papers, pictures, screening
from tracker.printing.layout import (
    Cell,
    Column,
    Line,
    Paragraph,
    Section,
    Span,
    Style,
    Table,
    gap,
    headed,
    own_words,
    plain,
    strong,
)
from tracker.printing.open_ends import true_ends
from tracker.printing.tables import disputed_lines, line, more
from tracker.printing.wanted import Part
from tracker.views import words
from tracker.views.disputed import disputed, disputed_putting_in
from tracker.views.in_body import Inside, gone, inside
from tracker.views.open_ends import sentences
from tracker.views.operated_words import operated_words
from tracker.views.values import IDENTITY, Said, has_label, value_words

LEADS = STIMULATOR.ends | DRUG_PUMP.ends
"""What reaches the nerve: listed before all else."""
_TOLD = (*hardware.TOLD, "place", "date", "until")
"""What of an implant stands in the columns: of one elsewhere also its place and its dates."""
_OF_IMPLANTS = frozenset({EndKind.HARDWARE_TROUBLE, EndKind.NO_HARDWARE_LIST})
"""Loose ends that are about implants also where their record is an image or an operation."""


def summary(history: History, _on: date) -> Cell:
    """What holds for the whole sheet, whatever is left out of it; what a source says otherwise of the patient in its head."""
    apart = disputed_lines(disputed(history, history.person)) if history.person else ()
    return (
        (Span(say("mr.site_decides"), Style.STRONG), Span(" "), Span(say("mr.no_card"))),
        plain(say("mr.one_part")),
        *apart,
    )


def first(history: History, on: date) -> tuple[Section, ...]:
    """What is in doubt, in trouble or was left behind, leads before the rest; no section where there is none."""
    found = [row for row in inside(history, on) if row.stands_first]
    rows = sorted(found, key=lambda row: row.record.kind not in LEADS)
    return _section(history, "hardware_first", rows, "mr.listed_first") if rows else ()


def in_place(history: History, on: date) -> tuple[Section, ...]:
    """What else is in the body, by level from head to tail, then outside the spine; none where all stands above."""
    found = inside(history, on)
    rows = [row for row in found if not row.stands_first]
    if rows:
        return _section(history, "hardware_in_place", rows, "mr.by_level")
    line = hardware.none_inside(history, on)
    return () if found else (headed("hardware_in_place", (Paragraph((line,)),)),)


def removed(history: History, on: date) -> tuple[Section, ...]:
    """What is recorded as taken out; no section where nothing is."""
    rows = gone(history, on)
    return _section(history, "hardware_removed", rows, "mr.by_level") if rows else ()


def listed_first(history: History, on: date) -> list[Device | OtherImplant]:
    """The implants that ``first`` lists."""
    return [row.record for row in inside(history, on) if row.stands_first]


def listed_in_place(history: History, on: date) -> list[Device | OtherImplant]:
    """The implants that ``in_place`` lists."""
    return [row.record for row in inside(history, on) if not row.stands_first]


def listed_removed(history: History, on: date) -> list[Device | OtherImplant]:
    """The implants that ``removed`` lists."""
    return [row.record for row in gone(history, on)]


def not_known(history: History, on: date) -> tuple[Section, ...]:
    """The loose ends that are about implants, as facts, and stimulators and pumps known only from an operation.

    What an image reported where no implant is listed, and hardware that no list names, are about implants too.
    """
    ends = tuple(end for end in true_ends(history, on) if _is_of_implants(end))
    lines = tuple(
        plain(f"•  {sentence}") for sentence in (*sentences(history, ends, on), *operated_words(history))
    )
    return (headed("hardware_not_known", (Paragraph(lines),)),) if lines else ()


def _is_of_implants(end: LooseEnd) -> bool:
    return isinstance(end.record, Device | OtherImplant) or end.kind in _OF_IMPLANTS


PARTS = (
    Part("hardware_first", first),
    Part("hardware_in_place", in_place),
    Part("hardware_removed", removed),
    Part("screening", screening.screening),
    Part("drawing", pictures.spine),
    Part("hardware_not_known", not_known),
    Part("requests", lambda history, _: papers.asked_for(history)),
)


def _section(
    history: History, name: str, rows: list[Inside] | tuple[Inside, ...], note: str
) -> tuple[Section, ...]:
    columns = (
        Column(say("column.level"), 20),
        Column(say("column.implant"), 62),
        Column(say("column.identifiers"), 46),
        Column(say("column.mr_label_conditions"), 52),
    )
    table = Table(columns, tuple(_row(history, row) for row in rows))
    return (headed(name, (table,), say(note)),)


def _row(history: History, row: Inside) -> tuple[Cell, ...]:
    return (
        hardware.where(row),
        (
            strong(row.what),
            *_number(row),
            _put_in(history, row),
            *disputed_lines(disputed_putting_in(history, row.record)),
            *hardware.state(history, row),
            *own_words(row.record),
            *more(history, row.record, but=_TOLD),
        ),
        identifiers(history, row.record),
        mr_label(history, row.record),
    )


def _number(row: Inside) -> Cell:
    """How many there are, or that it is not recorded where it matters."""
    if row.number:
        return (plain(say("implant.number", number=row.number)),)
    return (gap(say("implant.no_number")),) if row.lacks_number else ()


def _put_in(history: History, row: Inside) -> Line:
    """When it was put in, by which operation, by whom and where, as far as that is recorded."""
    if not row.put_in:
        return gap(say("implant.put_in_not_recorded"))
    dated = row.record.date if isinstance(row.record, OtherImplant) else put_in_date(history, row.record)
    if isinstance(dated, Withheld):
        return plain(words.capital(say("put_in.left_out")))
    surgery = history.surgery_of(row.record) if isinstance(row.record, Device) else None
    by = (words.operation_title(history, surgery), surgery.surgeon, surgery.hospital) if surgery else ()
    return plain(", ".join((say("implant.put_in", date=words.when(dated)), *(text for text in by if text))))


def identifiers(history: History, made: Device | OtherImplant) -> Cell:
    """What card or sticker say, a line each; what they do not say in one line."""
    found = {name: value_words(history, made, name) for name in IDENTITY}
    if not any(found.values()):
        return (gap(say("implant.no_identifiers")),)
    lacking = ", ".join(label_of(type(made), name) for name, text in found.items() if not text)
    told = (line(Said(label_of(type(made), name), text)) for name, text in found.items() if text)
    return (*told, *((gap(say("fields_not_recorded", fields=lacking)),) if lacking else ()))


def mr_label(history: History, made: Device | OtherImplant, *, under_head: bool = False) -> Cell:
    """The recorded label, never without its conditions, source and date or the words for what is missing.

    A label that is not recorded is not named again ``under_head``, in a column of labels alone.
    """
    silent = gap() if under_head else gap(say("mr.no_label"))
    if not has_label(made):
        return (silent,)
    label = value_words(history, made, "mr_label")
    return (
        strong(label) if label else silent,
        _or_not(made.mr_conditions, "mr.conditions", "mr.no_conditions"),
        _or_not(made.mr_source, "mr.source", "mr.no_source"),
        _or_not(words.when(made.mr_date) if made.mr_date else None, "mr.date", "mr.no_date"),
    )


def _or_not(text: str | None, label: str, missing: str) -> Line:
    return line(Said(say(label), text)) if text else gap(say(missing))
