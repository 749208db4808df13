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
    BATTERY_REPLACED = "battery replaced"
    RECALL_NOTICE = "recall notice received"
    REMOVED = "removed"
    EXCHANGED = "exchanged"
    LEFT_IN_PLACE = "left in place"
    FATE_NOT_RECORDED = "not recorded whether removed"


class Qualifier(StrEnum):
    """What a report says of a finding; a finding that is not mentioned is not recorded as absent."""

    PRESENT = "present"
    ABSENT = "absent"
    UNCERTAIN = "uncertain"
    NOT_MENTIONED = "not mentioned"


class StudyState(StrEnum):
    """How far an imaging study has come; steps may be skipped."""

    ORDERED = "ordered"
    SCHEDULED = "scheduled"
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


class FusionStatus(StrEnum):
    """What was said of a segment's fusion on a date; time alone never moves it on."""

    FUSED = "fused"
    PROBABLY_FUSED = "probably fused"
    INDETERMINATE = "cannot be told"
    NOT_FUSED_YET = "not fused yet"
    NOT_FUSED = "not fused"
    PSEUDARTHROSIS = "pseudarthrosis"
    NOT_ASSESSED = "not assessed"


class FusionMethod(StrEnum):
    """How a fusion was judged."""

    CT = "CT"
    XRAY = "X-ray"
    FLEXION_EXTENSION = "flexion-extension X-ray"
    MRI = "MRI"
    BONE_SCAN = "bone scan or SPECT-CT"
    EXPLORATION = "seen at operation"
    OTHER = "another way"


class FusionColumn(StrEnum):
    """Which part of a segment an assessment speaks of."""

    INTERBODY = "interbody"
    POSTEROLATERAL_RIGHT = "posterolateral right"
    POSTEROLATERAL_LEFT = "posterolateral left"
    POSTEROLATERAL_BOTH = "posterolateral both sides"


class Present(StrEnum):
    """A question about a sign that was asked on a date; None stands for "not recorded"."""

    PRESENT = "present"
    SAYS_NO = "patient says no"


class Change(StrEnum):
    """What a report says of a finding against an earlier study."""

    NEW = "new"
    WORSE = "worse"
    STABLE = "unchanged"
    BETTER = "better"


class Activity(StrEnum):
    """An activity that pain limits."""

    WALKING = "walking"
    SITTING = "sitting"
    STANDING = "standing"


class MedicineGroup(StrEnum):
    """The groups of medicines that clinics ask about by name."""

    BLOOD_THINNER = "blood thinner"
    OPIOID = "opioid"
    ANTI_INFLAMMATORY = "anti-inflammatory"
    NERVE_PAIN = "nerve pain medicine"
    STEROID = "steroid"
    MUSCLE_RELAXANT = "muscle relaxant"
    OSTEOPOROSIS = "osteoporosis medicine"
    ANTIBIOTIC = "antibiotic"
    SUPPLEMENT = "supplement"
    OTHER = "other"


class Prescribed(StrEnum):
    """Where a medicine comes from."""

    PRESCRIBED = "prescribed"
    BOUGHT = "bought without prescription"


class Area(StrEnum):
    """The part of the body that another operation was on."""

    ABDOMEN = "abdomen"
    PELVIS = "pelvis"
    CHEST = "chest"
    HEART = "heart or vessels"
    NECK = "neck (not the spine)"
    HEAD = "head"
    LIMB = "arm, leg or joint"
    OTHER = "elsewhere"


class PaperKind(StrEnum):
    """What a paper or file is."""

    OPERATIVE_NOTE = "operative note"
    REPORT = "report"
    STICKER = "implant sticker"
    CARD = "implant card"
    LETTER = "letter"
    PICTURE = "picture"
    IMAGES = "images of a scan"
    INSTRUCTIONS = "instructions"
    OTHER = "other paper"


class Origin(StrEnum):
    """Where a statement comes from."""

    MEMORY = "my memory"
    OPERATIVE_NOTE = "operative note"
    REPORT = "report"
    CARD = "implant card"
    STICKER = "implant sticker"
    LETTER = "letter"
    SAID = "said by a clinician"
    PORTAL = "patient portal"
    PASTED = "pasted text"
    OTHER = "somewhere else"


class Translator(StrEnum):
    """Whose translation a text is."""

    OWN = "my own"
    ACQUAINTANCE = "by someone I know"
    PROFESSIONAL = "by a translator"
    MACHINE = "by a machine"
