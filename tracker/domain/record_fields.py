"""How a field of a record is declared: its column, and what a form shows of it beside its label."""

from enum import StrEnum
from typing import Any

from pydantic.fields import FieldInfo
from sqlmodel import Field

from tracker.domain.columns import TextValue
from tracker.domain.dates import PartialDate
from tracker.domain.site_set import Sites


def shown(help_: str, default: Any = None, **extra: Any) -> Any:
    """A field a person fills in: its help and how the form shows it; its label is a phrase (``labels``).

    ``vocabulary`` names the list a code comes from, ``long`` asks for several lines, ``more`` folds the
    field away: True under "More", words under a title of their own, ``today`` offers the present day,
    ``low``/``high`` bound a number, ``asked`` marks what a form cannot do without, ``spoken`` names the
    field that keeps the person's own word for a code, ``names`` offers the clinicians or places that are
    recorded.
    """
    options = {key: extra.pop(key) for key in tuple(extra) if key in _FORM_OPTIONS}
    return Field(default=default, description=help_, schema_extra={"json_schema_extra": options}, **extra)


def filled_in(info: FieldInfo) -> bool:
    """Whether a person fills this field in: those that a form explains."""
    return bool(info.description)


_FORM_OPTIONS = {
    "vocabulary",
    "long",
    "more",
    "today",
    "low",
    "high",
    "asked",
    "spoken",
    "link",
    "site_kind",
    "names",
}


def date_column(help_: str, **extra: Any) -> Any:
    """A partial date, stored as its EDTF text."""
    return shown(help_, sa_type=TextValue(PartialDate.parse), **extra)


def choice_column(kind: type[StrEnum], help_: str, default: Any = None, **extra: Any) -> Any:
    """One of a fixed list, stored as the text a person reads."""
    nullable = default is None
    return shown(help_, default, sa_type=TextValue(kind), nullable=nullable, **extra)


def sites_column(help_: str, *, later: bool = False, **extra: Any) -> Any:
    """A set of sites, stored as its text; empty is "not recorded".

    ``later`` marks a column that was added to a table that was in use: its older rows need a value.
    """
    return Field(
        sa_column_kwargs={"server_default": ""} if later else {},
        default_factory=Sites,
        description=help_,
        sa_type=TextValue(Sites.parse),
        nullable=False,
        schema_extra={"json_schema_extra": extra},
    )


def link_column(table: str, help_: str) -> Any:
    """The identifier of another record that may go away: then nothing stands here any more."""
    return shown(help_, foreign_key=f"{table}.id", ondelete="SET NULL", link=table, more=True)


def relief_column(**extra: Any) -> Any:
    """How much better something was at best, in per cent."""
    help_ = "How much better it was at best: 0 is no relief, 100 is all gone."
    return shown(help_, low=0, high=100, ge=0, le=100, **extra)
