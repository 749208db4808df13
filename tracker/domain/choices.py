"""The fixed choices of the records: each is stored as the text a person reads."""

from enum import StrEnum


class Answer(StrEnum):
    """A three-valued fact: None stands for "not recorded", NO for "patient says no"."""

    YES = "yes"
    NO = "no"


class Status(StrEnum):
    """Whether an operation took place; a planned one never counts as history."""

    DONE = "done"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    ABORTED = "aborted"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What an operation did for the patient, in five steps."""

    HELPED_A_LOT = "helped a lot"
    HELPED = "helped"
    HELPED_ONLY_LITTLE = "helped only little"
    DID_NOT_HELP = "did not help"
    MADE_THINGS_WORSE = "made things worse"


class DeviceEventKind(StrEnum):
    """What was found of, or happened to, a device (domain of device states over time)."""

    IMPLANTED = "implanted"
    OBSERVED_INTACT = "observed intact"
    LOOSENED = "loosened"
    BROKEN = "broken"
    DISPLACED = "displaced"
    BACKED_OUT = "backed out"
    SUBSIDED = "subsided"
    MALPOSITIONED = "malpositioned"
    INFECTED = "infected"
    PAINFUL = "painful"
    SWITCHED_OFF = "switched off"
    REMOVED = "removed"
    EXCHANGED = "exchanged"
    LEFT_IN_PLACE = "left in place"
    FATE_NOT_RECORDED = "not recorded whether removed"


class Qualifier(StrEnum):
    """What a report says of a finding; a finding that is not mentioned is not recorded as absent."""

    PRESENT = "present"
    ABSENT = "absent"
    UNCERTAIN = "uncertain"


class StudyState(StrEnum):
    """How far an imaging study has come; steps may be skipped."""

    ORDERED = "ordered"
    DONE = "done"
    REPORT_RECEIVED = "report received"
    DISCUSSED = "discussed"
    CANCELLED = "cancelled"


class MRLabelKind(StrEnum):
    """The MR label as recorded (terms of ASTM F2503); never inferred from a material."""

    MR_SAFE = "MR Safe"
    MR_CONDITIONAL = "MR Conditional"
    MR_UNSAFE = "MR Unsafe"
    NOT_IN_LABELING = "no MR information from the maker"


class Sex(StrEnum):
    """Sex as the person gives it."""

    MALE = "male"
    FEMALE = "female"
    OTHER = "other"


class Transition(StrEnum):
    """A transitional vertebra, as a report names it."""

    NONE = "none"
    SACRALISED_L5 = "sacralised L5"
    LUMBARISED_S1 = "lumbarised S1"
    EXTRA_L6 = "L6"
    EXTRA_T13 = "T13 or lumbar rib"
