"""What the vocabularies are made of: a term of each kind, and a word that stands for several of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a vocabulary; ``plain`` says it in everyday words, ``abbreviation`` may be ""."""

    code: str
    name: str
    abbreviation: str = ""
    synonyms: tuple[str, ...] = ()
    plain: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything it can be found by: code, name, abbreviation and synonyms."""
        return tuple(word for word in (self.code, self.name, self.abbreviation, *self.synonyms) if word)


@dataclass(frozen=True, slots=True)
class ProcedureKind(Term):
    """A kind of procedure.

    ``site_kind`` is the site it usually has: vertebra, segment, si_joint, region or device. ``class_`` is
    "surgery" or "intervention" (injections and trials, which do not count as surgeries). ``fuses`` tells that
    fusion of each segment is the intent. ``typical_hardware`` are codes for a form to suggest.
    """

    site_kind: str = "region"
    class_: str = "surgery"
    fuses: bool = False
    approach: str = ""
    typical_hardware: tuple[str, ...] = ()
    in_short_list: bool = False


@dataclass(frozen=True, slots=True)
class Indication(Term):
    """A reason for a procedure, or a condition.

    ``icd10cm`` is "region:code" parted by ";" (regions OC C CT T TL L LS S, or a phrase), or a bare code
    where the region does not matter; a closing "-" means that further characters are needed; "" means that
    no code is sure. ``group`` is "hardware" or "stimulator" for what is about one, else "".
    """

    icd10cm: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class HardwareKind(Term):
    """A kind of device; ``side`` is "left/right" where it has one, ``implanted`` false for what is worn.

    ``counted`` is false where a number says nothing: of bone, or of a generator, of which there is one.
    """

    site_kind: str = "region"
    side: str = ""
    implanted: bool = True
    counted: bool = True


@dataclass(frozen=True, slots=True)
class ImagingKind(Term):
    """A kind of imaging or test; ``modality`` is its DICOM modality, "" where it has none."""

    modality: str = ""


@dataclass(frozen=True, slots=True)
class FindingKind(Term):
    """What a report can say about a site; ``group`` collects neighbours such as "disc" or "hardware"."""

    group: str = ""


@dataclass(frozen=True, slots=True)
class ComplicationKind(Term):
    """What can go wrong in an operation; ``group`` is "hardware" for what is about hardware, else ""."""

    group: str = ""


@dataclass(frozen=True, slots=True)
class SymptomKind(Term):
    """A symptom; ``region`` is the part of the body it belongs to, "" where it can be anywhere."""

    region: str = ""


@dataclass(frozen=True, slots=True)
class OtherImplantKind(Term):
    """An implant outside the spine; ``place`` is where it usually is, ``counted`` false of what is usually one."""

    place: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True)
class ScoreKind(Term):
    """A questionnaire or measure of which only the total is kept.

    ``low`` and ``high`` bound the total, None where a side has no bound; ``better`` is "lower", "higher", or
    "" where neither is; ``unit`` stands behind the number. Sources: the published scoring of each instrument.
    """

    low: float | None = None
    high: float | None = None
    better: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A word that stands for several codes of one vocabulary, the likeliest first, and what to ask."""

    written: str
    vocabulary: str
    candidates: tuple[str, ...]
    question: str
