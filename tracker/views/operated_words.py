"""Stimulators and pumps that are known only from an operation, in words: the same on every sheet."""

from tracker.domain.history import History
from tracker.domain.operated import Done, known_by_operation
from tracker.domain.phrases import say
from tracker.views import words


def operated_words(history: History) -> tuple[str, ...]:
    """ "Spinal cord stimulator implant (SCS), 2020 (Operation 3); the device itself not recorded", one for each sort."""
    return tuple(
        f"{'; '.join(_procedure(history, one) for one in done)}; {say('operated.no_device')}"
        for done in known_by_operation(history)
    )


def _procedure(history: History, done: Done) -> str:
    surgery, procedure = done
    name = words.term("procedures", procedure.kind, procedure.called)
    return f"{name}, {words.when(surgery.date)} ({words.operation_title(history, surgery)})"
