"""The section on what is not known: the loose ends of the record on the day, as facts."""

from dataclasses import replace
from datetime import date

from tracker.domain.history import History
from tracker.domain.loose_ends import ends_set_aside, loose_ends
from tracker.domain.phrases import say
from tracker.printing.layout import Paragraph, Section, headed, plain, quiet
from tracker.views.open_ends import sentences


def not_known(history: History, on: date, most: int | None = None) -> tuple[Section, ...]:
    """A line for each loose end, or for the first of them; how many the patient has set aside is counted.

    No section where nothing is open.
    """
    ends, aside = loose_ends(history, on), ends_set_aside(history, on)
    lines = tuple(plain(f"•  {sentence}") for sentence in sentences(history, ends[:most], on))
    counted = (quiet(say("more_set_aside", number=len(aside))),) if aside else ()
    if not lines and not counted:
        return ()
    section = headed("not_known", (Paragraph((*lines, *counted)),), say("note.open"))
    return (replace(section, total=len(ends) + len(counted)),)
