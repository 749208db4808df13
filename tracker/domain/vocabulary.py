"""The vocabularies as data: procedures, indications, hardware, imaging, findings, symptoms, implants.

Each vocabulary is a tab-separated file in ``vocabulary/`` with a header row; "|" parts several values of a
cell. The names stand among the phrases in every language (``vocabulary.<list>.<code>``); a Term carries the
English one, by which it is found. Codes are this project's own and stay stable. ``find`` looks a person's
words up exactly; words that stand for several things are kept apart in ``ambiguous`` and are never mapped
silently. Brand names help finding only.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Generic, TypeVar

from tracker.domain.levels import Side
from tracker.domain.phrases import in_english, known
from tracker.domain.spelling import fold
from tracker.domain.terms import (
    Ambiguous,
    ComplicationKind,
    FindingKind,
    HardwareKind,
    ImagingKind,
    Indication,
    OtherImplantKind,
    ProcedureKind,
    ScoreKind,
    SymptomKind,
    Term,
)
from tracker.domain.tsv import read_rows
from tracker.errors import ValueProblem

T = TypeVar("T", bound=Term)
Row = dict[str, str]


class Vocabulary(Mapping[str, T], Generic[T]):
    """Terms by code in the order of their file; made once, never changed."""

    def __init__(self, terms: Iterable[T]) -> None:
        self._terms = {term.code: term for term in terms}

    def __getitem__(self, code: str) -> T:
        return self._terms[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    @cached_property
    def by_spelling(self) -> dict[str, T]:
        """Terms by folded spelling; codes and names win over synonyms."""
        return _by_spelling(self._terms.values())


def _by_spelling(terms: Iterable[T]) -> dict[str, T]:
    found: dict[str, T] = {}
    listed = list(terms)
    for term in listed:
        found.setdefault(fold(term.code), term)
        found.setdefault(fold(term.name), term)
    for term in listed:
        for spelling in term.spellings:
            found.setdefault(fold(spelling), term)
    return found


def find(vocabulary: Mapping[str, T], words: str) -> T | None:
    """The term of exactly these words, whatever their case and US or UK spelling; None when there is none."""
    by_spelling = (
        vocabulary.by_spelling if isinstance(vocabulary, Vocabulary) else _by_spelling(vocabulary.values())
    )
    return by_spelling.get(fold(words))


def _rows(name: str) -> list[Row]:
    return read_rows(f"vocabulary/{name}.tsv")


def _terms(name: str) -> list[Row]:
    """The rows of a vocabulary with the English names; an abbreviation that is made of words is a phrase too."""
    rows = _rows(name)
    for row in rows:
        row["name"] = in_english(f"vocabulary.{name}.{row['code']}")
        short = f"abbreviation.{name}.{row['code']}"
        row["abbreviation"] = in_english(short) if known(short) else row["abbreviation"]
    return rows


def _many(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _common(row: Row) -> tuple[str, str, str, tuple[str, ...], str]:
    return row["code"], row["name"], row["abbreviation"], _many(row["synonyms"]), row["plain"]


@cache
def procedures() -> Vocabulary[ProcedureKind]:
    """Kinds of procedures, the fusions first."""
    return Vocabulary(
        ProcedureKind(
            *_common(row),
            site_kind=row["site_kind"],
            class_=row["class"],
            fuses=row["fuses"] == "yes",
            approach=row["approach"],
            typical_hardware=_many(row["typical_hardware"]),
            in_short_list=row["in_short_list"] == "yes",
        )
        for row in _terms("procedures")
    )


@cache
def indications() -> Vocabulary[Indication]:
    """Reasons for procedures; the same codes serve as conditions."""
    return Vocabulary(
        Indication(*_common(row), icd10cm=row["icd10cm"], group=row["group"]) for row in _terms("indications")
    )


@cache
def complications() -> Vocabulary[ComplicationKind]:
    """What can go wrong in an operation."""
    return Vocabulary(ComplicationKind(*_common(row), group=row["group"]) for row in _terms("complications"))


@cache
def hardware() -> Vocabulary[HardwareKind]:
    """Kinds of devices in or on the spine."""
    return Vocabulary(
        HardwareKind(
            *_common(row), row["site_kind"], row["side"], row["implanted"] == "yes", row["counted"] == "yes"
        )
        for row in _terms("hardware")
    )


@cache
def imaging_kinds() -> Vocabulary[ImagingKind]:
    """Kinds of imaging and tests."""
    return Vocabulary(ImagingKind(*_common(row), modality=row["modality"]) for row in _terms("imaging"))


@cache
def findings() -> Vocabulary[FindingKind]:
    """What reports can say about a site, grouped."""
    return Vocabulary(FindingKind(*_common(row), group=row["group"]) for row in _terms("findings"))


@cache
def symptoms() -> Vocabulary[SymptomKind]:
    """Symptoms a person may record."""
    return Vocabulary(SymptomKind(*_common(row), region=row["region"]) for row in _terms("symptoms"))


@cache
def other_implants() -> Vocabulary[OtherImplantKind]:
    """Implants outside the spine that matter for MRI and for surgery."""
    return Vocabulary(
        OtherImplantKind(*_common(row), place=row["place"], counted=row["counted"] == "yes")
        for row in _terms("other_implants")
    )


@cache
def scores() -> Vocabulary[ScoreKind]:
    """Questionnaires and measures with the range and direction of their totals."""
    return Vocabulary(
        ScoreKind(*_common(row), _bound(row["low"]), _bound(row["high"]), row["better"], row["unit"])
        for row in _terms("scores")
    )


def _bound(cell: str) -> float | None:
    return float(cell) if cell else None


@cache
def plain_terms(name: str) -> Vocabulary[Term]:
    """A vocabulary that has nothing but names: treatments, allergies and the like."""
    return Vocabulary(Term(*_common(row)) for row in _terms(name))


PLAIN = ("treatments", "allergies", "background", "neurological")


def is_of_hardware(listed: str, code: str) -> bool:
    """Whether a code of a vocabulary speaks of hardware: a broken screw, a cage that has sunk; not a procedure on it."""
    return getattr(named(listed)[code], "group", "") in ("hardware", "stimulator")


@cache
def sides() -> Vocabulary[Term]:
    """Left, right, both sides and the middle."""
    short = {Side.LEFT: "L", Side.RIGHT: "R"}
    words = {Side.BOTH: ("both", "bilat", "B/L"), Side.MIDLINE: ("midline", "central")}
    return Vocabulary(
        Term(
            side.value,
            in_english(f"vocabulary.sides.{side.value}"),
            short.get(side, ""),
            words.get(side, ()),
        )
        for side in Side
    )


@cache
def ambiguous() -> Mapping[str, Ambiguous]:
    """Words that must be asked about, by their folded spelling (see ``fold``)."""
    return {
        fold(row["written"]): Ambiguous(
            row["written"], row["vocabulary"], _many(row["candidates"]), row["question"]
        )
        for row in _rows("ambiguous")
    }


def named(name: str) -> Mapping[str, Term]:
    """A vocabulary by the name its file has (and "sides"); raises ValueProblem for any other name."""
    known: dict[str, Callable[[], Mapping[str, Term]]] = {
        "procedures": procedures,
        "indications": indications,
        "hardware": hardware,
        "imaging": imaging_kinds,
        "complications": complications,
        "findings": findings,
        "symptoms": symptoms,
        "other_implants": other_implants,
        "scores": scores,
        "sides": sides,
    }
    if name in PLAIN:
        return plain_terms(name)
    if name not in known:
        listed = ", ".join((*known, *PLAIN))
        raise ValueProblem(f"There is no vocabulary “{name}”. The vocabularies are {listed}.")
    return known[name]()
