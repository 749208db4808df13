"""A recorded translation stands on each sheet that tells the text itself, with whose translation it is."""

from datetime import date

import filling
import makers as m
import pytest
import sheets

from tracker.domain.gate import members
from tracker.domain.records import Device, OtherImplant, Surgery, Translation
from tracker.printing.sheet import whole
from tracker.printing.wanted import Kind, Wanted

ON = date(2030, 1, 1)


@pytest.mark.parametrize(
    ("kind", "of", "field"),
    [
        (Kind.APPOINTMENT, Surgery, "note"),
        (Kind.APPOINTMENT, OtherImplant, "mr_conditions"),
        (Kind.HARDWARE, Device, "note"),
        (Kind.HARDWARE, OtherImplant, "mr_conditions"),
        (Kind.FULL, Surgery, "note"),
        (Kind.FULL, Device, "note"),
    ],
)
def test_a_translation_stands_with_its_text(kind: Kind, of: type, field: str) -> None:
    records = filling.filled_everywhere()
    part = next(one for record in records for one in members(record) if type(one) is of)
    about = {"about_table": part.table(), "about_id": part.id, "field": field}
    made = m.of(
        Translation, text="said in English", language="English", translated_by="by a machine", **about
    )
    said = "\n".join(sheets.texts(whole(filling.history_of([*records, made]), ON, Wanted(kind))))
    assert getattr(part, field) in said
    before, found, _ = said.partition("“said in English”")
    assert found
    assert before.rstrip().endswith("translated into English, by a machine:")
