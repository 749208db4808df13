"""Of each free field of each record it is decided here if it holds own words, in quotation marks in print, or a name.

A new field fails this test until it stands in one of the two columns.
"""

import re
from datetime import date

import appointments as a
import filling
import makers as m
import pytest
import sheets

from tracker.domain.gate import build, dump, members
from tracker.domain.papers import free_fields
from tracker.domain.phrases import LANGUAGES, Language, spoken
from tracker.domain.records import Facility, Record, Translation
from tracker.printing.sheet import whole
from tracker.printing.wanted import Kind, Wanted
from tracker.views.names import quoted

ON = date(2030, 1, 1)
IDENTITY = "maker model reference lot serial udi"
FIELDS: dict[str, tuple[str, str]] = {
    "Allergy": ("as_written called reaction note", ""),
    "AnatomyProfile": ("castellvi numbering_note source", ""),
    "Appointment": ("purpose notes", "time clinician facility"),
    "Background": ("as_written called value note", ""),
    "Clinician": ("role note", "name facility contact"),
    "Complication": ("called note", ""),
    "Condition": ("as_written called note", ""),
    "Device": ("as_written called material size mr_conditions mr_source note", IDENTITY),
    "DeviceEvent": ("note", ""),
    "Document": ("called stored_at language translation note", "file_name written_by facility"),
    "Facility": ("country language note", "name city contact"),
    "Finding": ("called grade", ""),
    "FusionAssessment": ("as_written grade words", "grade_system reader"),
    "Goal": ("text", ""),
    "ImagingStudy": (
        "as_written details compared_with numbering_note pictures report note",
        "facility ordered_by reader",
    ),
    "Medication": ("as_written dose frequency route reason why_stopped note", "name"),
    "NeurologicalItem": ("as_written called note", ""),
    "OtherImplant": ("as_written called place material size mr_conditions mr_source note", IDENTITY),
    "OtherOperation": ("as_written called anaesthesia note", "hospital"),
    "Person": ("note", "name contact"),
    "Procedure": ("as_written called approach note", ""),
    "ProcedureReason": ("called", ""),
    "Question": ("text answer", ""),
    "RecordRequest": ("called fee note", "facility clinician"),
    "Score": ("as_written called completed_by note", ""),
    "SetAside": ("reason", ""),
    "SourceText": ("text unread", ""),
    "Statement": ("value note", "confirmed_by"),
    "Surgery": ("as_written result relief_lasted not_completed note", "surgeon hospital"),
    "Symptom": ("as_written called place quality note", ""),
    "SymptomEntry": ("note", "time"),
    "Tolerance": ("note", ""),
    "Translation": ("text language", ""),
    "Treatment": ("as_written called relief_lasted note", "clinician facility"),
}
"""Of each kind the fields of own words, and those of names: of people, places, makers, files, and numbers of things."""

NO_WORDS = ("time",)
"""A field that takes no words."""
LATER = (Translation,)
"""What is printed behind the words that it is of, and as own words itself."""


def _kinds() -> set[type[Record]]:
    return {type(part) for record in filling.filled_everywhere() for part in members(record)}


def test_of_each_free_field_it_is_decided() -> None:
    found = {kind.__name__: set(free_fields(kind)) for kind in _kinds() if free_fields(kind)}
    assert found == {kind: {*own.split(), *names.split()} for kind, (own, names) in FIELDS.items()}


def _worded() -> tuple[list[Record], dict[str, tuple[str, str]]]:
    """Every kind of record with a word of its own in each free field, and which field it is."""
    number, words, made = 0, {}, []
    for record in filling.filled_everywhere():
        values, stack = dump(record), []
        stack.append((values, type(record)))
        while stack:
            found, kind = stack.pop()
            for name in free_fields(kind):
                if found.get(name) and name not in NO_WORDS and kind not in LATER:
                    number += 1
                    words[f"qqword{number}x"] = kind.__name__, name
                    found[name] = f"qqword{number}x"
            for name, child in kind.children().items():
                stack += [(part, child) for part in found.get(name) or ()]
        made.append(build(type(record), values))
    return made, words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_own_words_stand_in_quotation_marks_and_names_do_not(kind: Kind, language: Language) -> None:
    records, words = _worded()
    made = whole(filling.history_of(records), ON, Wanted(kind, language=language, order="topic"))
    wrong = []
    for text in sheets.texts(made):
        for word in re.findall(r"qqword\d+x", text):
            of, field = words[word]
            with spoken(language):
                marked = quoted(word) in text
            if marked != (field in FIELDS[of][0].split()):
                wrong.append((of, field, text))
    assert wrong == []


def test_the_language_of_a_translation_is_in_own_words_too() -> None:
    surgery = m.surgery("2013", note="schmerzfrei")
    told = m.about(Translation, surgery, field="note", text="free of pain", language="English")
    said = "\n".join(sheets.texts(whole(a.history_of([surgery, told]), ON, Wanted(Kind.FULL, language="de"))))
    assert "„schmerzfrei“\n (Übersetzung (Sprache: „English“), von Patient/in: \n„free of pain“\n)" in said


ROMAN = [("II", "II"), ("III", "III"), ("2", "2"), ("severe", "“severe”"), ("grade III", "“grade III”")]


@pytest.mark.parametrize(("grade", "printed"), ROMAN)
def test_a_grade_is_own_words_where_it_has_any(grade: str, printed: str) -> None:
    image = m.imaging("ct", "2016", m.finding("stenosis_canal", "L3-L4", grade=grade))
    said = "\n".join(sheets.texts(whole(a.history_of([image]), ON, Wanted())))
    assert f"Stenosis of the canal L3-L4, {printed}\n" in f"{said}\n"


def test_a_country_that_a_hospital_has_in_its_name_already_is_not_said_again() -> None:
    surgery = m.surgery("2013", hospital="Example Hospital, Exampleland")
    place = m.of(Facility, name="Example Hospital, Exampleland", city="Exampleton", country="Exampleland")
    said = "\n".join(sheets.texts(whole(a.history_of([surgery, place]), ON, Wanted(Kind.APPOINTMENT))))
    assert "Example Hospital, Exampleland, Exampleton" in said
    assert said.count("Exampleland") == 1
