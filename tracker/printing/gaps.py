"""What is not recorded, said in one place: the gap and what it is a gap of, never what to do about it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain import vocabulary
from tracker.domain.device_state import DeviceState
from tracker.domain.hardware import in_body
from tracker.domain.history import History, is_intervention
from tracker.domain.phrases import say
from tracker.domain.records import ImagingStudy
from tracker.printing.layout import Cell, Column, Section, Table, headed, plain, strong
from tracker.printing.parts_out import are_left_out
from tracker.views import words

_NONE = "gap.none."
_NAMED = 6  # up to so many are named one by one, more are counted


@dataclass(frozen=True, slots=True)
class Gap:
    """What is not recorded, and of what; ``same`` is equal for gaps of the same things, in any language."""

    what: str
    of: str
    same: tuple[object, ...]


Subject = tuple[str, str]
"""A thing by its id or code, and in words."""


def not_recorded(history: History, on: date) -> tuple[Section, ...]:
    """The section on what is not recorded; none when everything asked for is recorded."""
    rows = _merged(
        (
            *_person(history),
            *_operations(history),
            *_hardware(history, on),
            *_rest(history),
            *_absent(history.whole or history, history.unsaid),
        )
    )
    table = Table((Column(say("column.not_recorded"), 62), Column(say("column.of_what"), 118)), rows)
    return (headed("not_recorded", (table,), say("note.no_entry")),) if rows else ()


def _merged(gaps: Iterable[Gap]) -> tuple[tuple[Cell, ...], ...]:
    """A row for each set of subjects: what is missing of the same things stands together."""
    together: dict[tuple[object, ...], list[Gap]] = {}
    for gap in gaps:
        together.setdefault(gap.same, []).append(gap)
    return tuple(((strong(_sentence(same)),), (plain(same[0].of),)) for same in together.values())


def _sentence(gaps: Sequence[Gap]) -> str:
    return words.capital(", ".join(gap.what for gap in gaps))


def _gap(what: str, subjects: Sequence[Subject], counted: str, total: int) -> tuple[Gap, ...]:
    """A gap named by its phrases; many subjects are counted in the phrase ``counted``."""
    if not subjects:
        return ()
    number = len(subjects)
    if number > _NAMED:
        return (Gap(say(what), say(counted, number=number, total=total), (counted, number)),)
    named = "; ".join(dict.fromkeys(said for _, said in subjects))
    return (Gap(say(what), named, (counted, *(code for code, _ in subjects))),)


def _gaps(found: Mapping[str, Sequence[Subject]], counted: str, total: int) -> tuple[Gap, ...]:
    return tuple(gap for what, subjects in found.items() for gap in _gap(what, subjects, counted, total))


def _person(history: History) -> tuple[Gap, ...]:
    person, anatomy = history.person, history.anatomy
    known = {
        "gap.name": person and person.name,
        "gap.birth_date": person and person.birth_date,
        "gap.sex": person and person.sex,
        "gap.lumbar": anatomy and anatomy.lumbar,
        "gap.transition": anatomy and anatomy.transition,
    }
    return _listed("gap.about_patient", [what for what, value in known.items() if not value])


def _listed(what: str, keys: Sequence[str]) -> tuple[Gap, ...]:
    """A gap of what a few phrases name."""
    return (Gap(say(what), "; ".join(map(say, keys)), tuple(keys)),) if keys else ()


def _operations(history: History) -> tuple[Gap, ...]:
    done = history.operations
    gaps = {
        "gap.date": [s for s in done if not s.date],
        "gap.surgeon": [s for s in done if not s.surgeon],
        "gap.hospital": [s for s in done if not s.hospital],
        "gap.reason": [
            s
            for s in done
            if not words.surgery_reasons(s) and not any(are_left_out(history, p) for p in s.procedures)
        ],
        "gap.outcome": [s for s in done if not s.outcome and not s.result],
        "gap.level": [s for s in done if not all(p.sites for p in s.procedures)],
    }
    named = {
        what: [(s.id, words.within(words.operation_title(history, s))) for s in found]
        for what, found in gaps.items()
    }
    return _gaps(named, "gap.operations", len(done))


def _hardware(history: History, on: date) -> tuple[Gap, ...]:
    states = in_body(history, on)
    gaps = {
        "gap.number": [s for s in states if words.lacks_number(s.device, s.quantity)],
        "gap.made": [s for s in states if not s.device.maker and not s.device.model],
        "gap.numbers": [s for s in states if not s.device.lot and not s.device.serial],
    }
    named = {what: [_device(history, s) for s in found] for what, found in gaps.items()}
    return _gaps(named, "gap.devices", len(states))


def _device(history: History, state: DeviceState) -> Subject:
    name = words.device_words(state.device, history.axis)
    return state.device.id, f"{name} ({words.when(state.put_in)})"


def _rest(history: History) -> tuple[Gap, ...]:
    images, implants, symptoms = history.imaging, history.other_implants, history.symptoms
    kept_nowhere = [_image(s) for s in images if not s.pictures]
    unsaid = [_image(s) for s in images if not s.findings and not s.report and not are_left_out(history, s)]
    no_label = [(i.id, words.term("other_implants", i.kind, i.called)) for i in implants if not i.mr_label]
    no_entry = [(s.id, words.symptom_words(s)) for s in symptoms if not history.course_of(s).entries]
    signs = len(vocabulary.plain_terms("neurological"))
    return (
        *_gap("gap.pictures", kept_nowhere, "gap.images", len(images)),
        *_gap("gap.found", unsaid, "gap.images", len(images)),
        *_gap("gap.strength", no_entry, "gap.symptoms", len(symptoms)),
        *_gap("gap.asked", _never_asked(history), "gap.signs", signs),
        *_gap("gap.mr_label", no_label, "gap.other_implants", len(implants)),
    )


def _image(study: ImagingStudy) -> Subject:
    return study.id, f"{words.study_name(study)} {words.when(study.date)}"


def _never_asked(history: History) -> list[Subject]:
    """The signs of which no question is recorded, once any of them was asked."""
    asked = {item.kind for item in history.neurological}
    never = [code for code in vocabulary.plain_terms("neurological") if code not in asked | {"other"}]
    return [(code, words.within(words.term("neurological", code))) for code in never] if asked else []


def _absent(history: History, unsaid: Collection[str]) -> tuple[Gap, ...]:
    present = {
        "gap.none.operations": history.operations,
        "gap.none.injections": any(map(is_intervention, history.surgeries)),
        "gap.none.hardware": history.devices,
        "gap.none.imaging": history.imaging,
        "gap.none.symptoms": history.symptoms,
        "gap.none.conditions": history.conditions,
        "gap.none.other_implants": history.other_implants,
        "gap.none.allergies": history.allergies,
        "gap.none.medicines": history.medications,
        "gap.none.treatments": history.treatments,
        "gap.none.neurological": history.neurological,
        "gap.none.scores": history.scores,
        "gap.none.background": history.background,
        "gap.none.other_operations": history.other_operations,
        "gap.none.goals": history.goals,
        "gap.none.papers": history.documents,
    }
    return _listed(
        "gap.none",
        [what for what, found in present.items() if not found and what.removeprefix(_NONE) not in unsaid],
    )
