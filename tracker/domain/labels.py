"""What the fields of records are called: one phrase for each, under the class that declares the field."""

from functools import cache
from inspect import get_annotations

from tracker.domain.phrases import known, say
from tracker.domain.records import Record


@cache
def field_key(kind: type[Record], name: str) -> str:
    """The key of a field's label: ``field.surgery.outcome``, or ``field.dated.date`` of a shared part."""
    owner = next((part for part in kind.__mro__ if name in get_annotations(part)), kind)
    return f"field.{owner.__name__.lower()}.{name}"


def label_of(kind: type[Record], name: str) -> str:
    """What stands before the value of a field, in the spoken language; its bare name where no form asks for it."""
    key = field_key(kind, name)
    return say(key) if known(key) else name


def asked(kind: type[Record], name: str) -> str:
    """What a form asks for a field: its question where it has one, such as "Was it done?", else its label."""
    question = field_key(kind, name).replace("field.", "question.", 1)
    return say(question) if known(question) else label_of(kind, name)
