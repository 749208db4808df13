"""Age in whole years, from a birth date at its own precision.

A person born on 29 February completes a year on 1 March of a common year. All bounds are inclusive days.
"""

from datetime import date, timedelta

from tracker.domain.dates import PartialDate
from tracker.domain.phrases import say
from tracker.errors import ValueProblem

MOST_YEARS = 120


def birth_from_age(age: int, said_on: PartialDate | date) -> PartialDate:
    """Return the range of birth days of somebody who said to be ``age`` whole years old on ``said_on``.

    65 on 15 August 2015 gives 1949-08-16/1950-08-15. A vaguer ``said_on`` gives a wider range; one without
    both bounds gives a birth date that is not known. Raises ValueProblem for an age outside 0 to 120.
    """
    if not 0 <= age <= MOST_YEARS:
        raise ValueProblem(
            f"An age lies between 0 and {MOST_YEARS} years, and {age} does not. Check the age."
        )
    said = said_on if isinstance(said_on, PartialDate) else PartialDate.on(said_on)
    if said.earliest is None or said.latest is None:
        return PartialDate.unknown()
    born_first = _latest_birth(age + 1, said.earliest) + timedelta(days=1)
    born_last = _latest_birth(age, said.latest)
    birth = PartialDate.between(PartialDate.on(born_first), PartialDate.on(born_last))
    return birth.marked(approximate=said.approximate, uncertain=said.uncertain)


def ages_on(birth: PartialDate, day: date) -> tuple[int, ...] | None:
    """Return every possible whole age on ``day``, in rising order: ``(65,)``, or ``(65, 66)``.

    None when a bound of the birth date is not known; empty when ``day`` lies before the birth.
    """
    if birth.earliest is None or birth.latest is None:
        return None
    return tuple(range(max(0, _age(birth.latest, day)), _age(birth.earliest, day) + 1))


def age_text(birth: PartialDate, day: date) -> str:
    """Return "65", "65 or 66" or "between 62 and 66" ("about 65" if the birth date is); "" if not known.

    In the spoken language.
    """
    ages = ages_on(birth, day)
    if not ages:
        return ""
    if len(ages) > 2:
        said = say("age.between", low=ages[0], high=ages[-1])
    elif len(ages) == 2:
        said = say("either", first=ages[0], last=ages[1])
    else:
        said = str(ages[0])
    return say("about", what=said) if birth.approximate else said


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _latest_birth(age: int, day: date) -> date:
    """Return the last birth day of those who have completed ``age`` years by ``day``."""
    year = day.year - age
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February, and the birth year has none
        return date(year, 2, 28)
