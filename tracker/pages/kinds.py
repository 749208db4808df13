"""What can be logged, in the words of a person: the menu of the log page, its introductions, and what buttons say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.domain import records
from tracker.domain.history import LISTS, History, is_intervention
from tracker.domain.records import Record, Surgery
from tracker.pages.fields import PLAIN, Face


@dataclass(frozen=True)
class Entry:
    """One line of the menu. ``name`` stands in the address, ``label`` in the menu and over the form."""

    name: str
    kind: type[Record]
    label: str
    introduction: str
    face: Face = PLAIN
    noun: str = ""
    """What buttons call it; empty: as the record is called."""

    def __post_init__(self) -> None:
        """Fill in the noun of the kind."""
        object.__setattr__(self, "noun", self.noun or noun(self.kind))


NOUNS: Mapping[type[Record], str] = {
    records.Person: "my details",
    records.AnatomyProfile: "how they are counted",
    records.ImagingStudy: "image or test",
    records.NeurologicalItem: "answer",
    records.Background: "this about my health",
    records.Tolerance: "what I can do",
    records.OtherOperation: "other operation",
    records.Facility: "place",
    records.SetAside: "reason",
    records.DocumentLink: "link",
}
"""What buttons and messages call a kind where its title does not fit behind "Save"."""


def noun(kind: type[Record]) -> str:
    """What comes behind "Save" and "Saved:"."""
    return NOUNS.get(kind, kind.title)


INJECTION = Face(
    leads="intervention",
    left_out=frozenset(
        {
            "surgery.stage_of_id",
            "surgery.hardware_put_in",
            "surgery.admitted",
            "surgery.discharged",
            "procedure.revision",
            "procedure.extension",
            "procedure.approach",
            "procedure.approach_side",
        }
    ),
    changed={
        "surgery.status": {"help": "A planned one is not counted as history."},
        "surgery.surgeon": {"label": "Who gave it"},
        "surgery.relief": {"more": False},
        "surgery.relief_lasted": {"more": False, "help": "For example “three weeks”, “still lasts”."},
        "surgery.outcome": {"help": "What it did for you."},
        "surgery.result": {"help": "For example what was easier afterwards."},
        "surgery.not_completed": {"help": "For one that was stopped or cancelled, in your words."},
        "surgery.operative_note": {"label": "Do you have the report?"},
        "procedure.kind": {"help": "Type a few letters: “epidural”, “facet”, “nerve block”, “ablation”."},
    },
)
"""The form of an operation as it serves an injection: the same record, other words in front."""


@dataclass(frozen=True)
class Group:
    """A part of the menu."""

    label: str
    entries: tuple[Entry, ...] = field(default=())


MENU: tuple[Group, ...] = (
    Group(
        "Operations and injections",
        (
            Entry(
                "surgery",
                Surgery,
                "Operation",
                "“What was done” and whether it was done are enough, with a year if you know it. "
                "Everything else can come later.",
            ),
            Entry(
                "injection",
                Surgery,
                "Injection",
                "Injections, nerve blocks, ablations, trials: one at a time. They are counted apart from "
                "operations. Several told as one course stand under treatments.",
                INJECTION,
                "injection",
            ),
            Entry(
                "otheroperation",
                records.OtherOperation,
                "Operation elsewhere",
                "Operations that were not on the spine. Those on belly, chest and neck matter most for the way in.",
            ),
            Entry(
                "condition",
                records.Condition,
                "Condition",
                "A problem of the spine, with or without an operation for it.",
            ),
        ),
    ),
    Group(
        "Hardware and implants",
        (
            Entry(
                "device",
                records.Device,
                "Hardware",
                "Screws, rods, cages: what was put in, and what became of it.",
            ),
            Entry(
                "otherimplant",
                records.OtherImplant,
                "Other implant",
                "Implants outside the spine, such as heart stents.",
            ),
        ),
    ),
    Group(
        "Images and fusion",
        (
            Entry(
                "imagingstudy",
                records.ImagingStudy,
                "Imaging",
                "X-rays, CTs, MRIs and other tests, and what their reports say. Each step can be noted as it comes.",
            ),
            Entry(
                "fusionassessment",
                records.FusionAssessment,
                "Fusion",
                "What somebody said of the fusion of a segment, on a day. What was planned does not belong here.",
            ),
        ),
    ),
    Group(
        "Symptoms and scores",
        (
            Entry(
                "symptom",
                records.Symptom,
                "Symptom",
                "First name the symptom; then note how strong it is as often as you like.",
            ),
            Entry(
                "neurologicalitem",
                records.NeurologicalItem,
                "What clinics ask",
                "Numbness, weakness, walking, hands, bladder, bowel: what was asked on a day, and the answer.",
            ),
            Entry(
                "score",
                records.Score,
                "Score",
                "The total of a questionnaire (ODI, NDI, mJOA ...), as it stands on the paper.",
            ),
            Entry(
                "tolerance",
                records.Tolerance,
                "Walking, sitting, standing",
                "How long or how far at a time, on a day.",
            ),
        ),
    ),
    Group(
        "Treatment and medicines",
        (
            Entry(
                "treatment",
                records.Treatment,
                "Treatment",
                "Physiotherapy, a brace, a course of injections: care without an operation.",
            ),
            Entry("medication", records.Medication, "Medicine", "One medicine, taken now or earlier."),
            Entry(
                "allergy",
                records.Allergy,
                "Allergy",
                "An allergy or intolerance, or that you know of none, as of a day.",
            ),
        ),
    ),
    Group(
        "About me and my health",
        (
            Entry(
                "background",
                records.Background,
                "Health and habits",
                "Smoking, work, weight, bone density, diabetes ... as of a day. "
                "Your name and birth date stand under “My data”.",
            ),
            Entry("goal", records.Goal, "Goal", "What you want to be able to do."),
        ),
    ),
    Group(
        "Papers, people and visits",
        (
            Entry(
                "document",
                records.Document,
                "Paper",
                "A paper or file you have: what it is, and where it lies.",
            ),
            Entry(
                "recordrequest",
                records.RecordRequest,
                "Papers asked for",
                "What you asked for, from whom, and when it came.",
            ),
            Entry(
                "appointment",
                records.Appointment,
                "Visit",
                "A visit, past or to come, with the questions you gather for it and what came of it.",
            ),
            Entry(
                "clinician",
                records.Clinician,
                "Person",
                "Someone who treats you. Enter the name once and pick it afterwards.",
            ),
            Entry(
                "facility",
                records.Facility,
                "Place",
                "A hospital, practice or imaging centre. Enter it once and pick it afterwards.",
            ),
        ),
    ),
)

ENTRIES: dict[str, Entry] = {entry.name: entry for group in MENU for entry in group.entries}
"""The lines of the menu by the name in the address."""

HIDDEN: dict[str, Entry] = {
    kind.table(): Entry(kind.table(), kind, kind.title.capitalize(), "")
    for kind in (records.Statement, records.Translation, records.SetAside)
}
"""Kinds that are added where the record stands that they are about; they can be changed by their address."""


def entry_named(name: str) -> Entry | None:
    """The line of the menu, or the hidden kind, that an address names."""
    return ENTRIES.get(name) or HIDDEN.get(name)


def group_of(entry: Entry) -> Group:
    """The part of the menu an entry stands in; the first for one that stands in none."""
    return next((group for group in MENU if entry in group.entries), MENU[0])


def entry_of(record: Record) -> Entry | None:
    """How a record is called and shown: an intervention is an injection, every other record by its kind."""
    if isinstance(record, Surgery) and record.procedures and is_intervention(record):
        return ENTRIES["injection"]
    return entry_named(type(record).table())


def recorded(history: History, entry: Entry) -> tuple[Record, ...]:
    """What is recorded under a line of the menu, in date order."""
    found = history.of(entry.kind)
    return tuple(record for record in found if entry_of(record) is entry)


def unlisted() -> set[type[Record]]:
    """The kinds a history lists that no line of the menu leads to."""
    return set(LISTS) - {entry.kind for entry in (*ENTRIES.values(), *HIDDEN.values())}
