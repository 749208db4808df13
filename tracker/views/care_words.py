"""The words for care and its measures: scores with unit and range, relief, complications."""

from tracker.domain import vocabulary
from tracker.domain.levels import Axis
from tracker.domain.phrases import say
from tracker.domain.records import Complication, Score, Surgery, Tolerance, Treatment
from tracker.views import words

NO_BREAK = "\u00a0"
"""A space at which no line ends: "%" stays with its number."""
_BEFORE_UNIT = {"": "", "°": "", "%": NO_BREAK}
_BETTER = {"lower": "better.lower", "higher": "better.higher"}


def number(value: float) -> str:
    """A number without needless zeros: 42, 42.5; with the decimal point of the spoken language."""
    return f"{value:.10g}".replace(".", say("decimal_point"))


def score_name(score: Score, *, alone: bool = False) -> str:
    """The usual short name of a questionnaire, or the person's own words for another one."""
    short = words.abbreviation("scores", score.kind)
    return short or words.term("scores", score.kind, score.called, alone=alone)


def instrument(score: Score) -> tuple[str, str]:
    """What tells one questionnaire from another in every language: its code, and the person's words of one without a name."""
    kind = vocabulary.scores()[score.kind]
    return score.kind, "" if kind.abbreviation else score.called or ""


def range_words(score: Score) -> str:
    """ "0 to 100, lower is better"; empty where nothing is known of an instrument."""
    kind = vocabulary.scores()[score.kind]
    if kind.high is None:
        return ""
    high = number(kind.high)
    reach = (
        say("range", first=number(kind.low), last=high) if kind.low is not None else say("up_to", last=high)
    )
    return f"{reach}, {say(_BETTER[kind.better])}" if kind.better else reach


def total_words(score: Score) -> str:
    """The total with its unit, which stays on the line of its number: "42.5 %"."""
    if score.total is None:
        return say("not_recorded.total")
    return f"{number(score.total)}{behind(score)}"


def unit_words(score: Score) -> str:
    """The unit of a questionnaire: "%", "points"; empty where it has none."""
    unit = vocabulary.scores()[score.kind].unit
    return say("unit.points") if unit == "points" else unit


def behind(score: Score) -> str:
    """The unit as it follows a number, with its space: " points", "°"."""
    unit = unit_words(score)
    return f"{_BEFORE_UNIT.get(unit, ' ')}{unit}"


def score_line(score: Score) -> str:
    """ "ODI 42.5 % (0 to 100, lower is better)"."""
    range_ = range_words(score)
    name = score_name(score)
    said = f"{name} {total_words(score)}" + (f" ({range_})" if range_ else "")
    named = not words.abbreviation("scores", score.kind)
    return said if named or not score.called else f"{said}, {words.quoted(score.called)}"


def relief_words(of: Surgery | Treatment) -> str:
    """ "relief 30 % for three weeks", "no relief"; empty when neither is recorded."""
    lasted = say("relief.lasted", time=of.relief_lasted) if of.relief_lasted else ""
    if of.relief is None:
        return say("relief.unmeasured", time=of.relief_lasted) if lasted else ""
    much = say("relief.per_cent", number=of.relief) if of.relief else say("relief.none")
    return f"{much}, {lasted}" if lasted else much


NONE_KNOWN = "none_known"
"""The code of a patient's answer that there was no complication."""


def complication_name(complication: Complication, axis: Axis = Axis.standard, *, alone: bool = False) -> str:
    """ "Dural tear L4-L5"; that there was none is said as the patient's word, not in the first person of a form."""
    if complication.kind == NONE_KNOWN:
        return say("complication.none_known")
    name = words.term("complications", complication.kind, complication.called, alone=alone)
    where = words.places(complication.sites, axis)
    return f"{name} {where}" if where else name


def complication_words(complication: Complication, axis: Axis = Axis.standard) -> str:
    """ "Dural tear L4-L5 (23 May 2013)"; a date that is not recorded is left out."""
    text = complication_name(complication, axis)
    return f"{text} ({words.when(complication.date)})" if complication.date else text


def far_words(tolerance: Tolerance) -> str:
    """ "15 minutes, 400 metres"; empty when neither is recorded."""
    minutes = say("minutes", number=tolerance.minutes) if tolerance.minutes is not None else ""
    metres = say("metres", number=tolerance.metres) if tolerance.metres is not None else ""
    return ", ".join(part for part in (minutes, metres) if part)
