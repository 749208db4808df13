"""What one field of a form is read as: typed text to a value, with a sentence to say beside it. No widgets here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain import vocabulary
from tracker.domain.date_words import AmbiguousDate, read_date
from tracker.domain.dates import PartialDate, Precision
from tracker.domain.device_places import sites_on, sits_on
from tracker.domain.level_notation import read_levels
from tracker.domain.levels import Axis, Extent, LevelError, Side, SiteUse
from tracker.domain.records import Device, Record
from tracker.domain.site_set import Sites
from tracker.errors import ValueProblem
from tracker.pages.fields import FormField
from tracker.views import words


@dataclass(frozen=True)
class Typed:
    """One field as read: its value, and what is said beside it. ``offers`` are texts that may be meant instead."""

    value: Any = None
    said: str = ""
    problem: str = ""
    offers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """What reading depends on: the day, and the patient's own axis."""

    today: date
    axis: Axis = Axis.standard


def is_relative(text: str) -> bool:
    """True for words that mean another date on another day: "today", "last December"."""
    readings = [_read_on(text, day) for day in _TWO_DAYS]
    return all(readings) and readings[0] != readings[1]


_TWO_DAYS = (date(2021, 3, 10), date(2024, 8, 21))
"""Any two days will do whose day, month, season, year and weekday differ."""


def _read_on(text: str, day: date) -> PartialDate | None:
    try:
        return read_date(text, today=day) if text.strip() else None
    except ValueProblem:
        return None


def read_when(text: str, setting: Setting) -> Typed:
    """Read a date; what is said back names its precision, so that nobody is surprised in print."""
    try:
        value = read_date(text, today=setting.today)
    except AmbiguousDate as error:
        return Typed(problem=str(error), offers=tuple(c.shown() for c in error.candidates))
    except ValueProblem as error:
        return Typed(problem=str(error))
    return date_as_read(value, setting)


def date_as_read(value: PartialDate, setting: Setting) -> Typed:
    """A date with what is said of it."""
    return Typed(value, said=_date_said(value, setting.today))


def _date_said(value: PartialDate, today: date) -> str:
    known = {Precision.MONTH: ", day not recorded", Precision.YEAR: ", month not recorded"}
    ahead = " (still ahead)" if value.earliest and value.earliest > today else ""
    return value.shown() + known.get(value.precision, "") + ahead


_EXTENT = re.compile(r"\b(full|complete|whole|partial|part of|half)\b", re.IGNORECASE)
_SIDED = {"left": Side.LEFT, "right": Side.RIGHT, "bilateral": Side.BOTH, "midline": Side.MIDLINE}


def read_where(text: str, side: str, kind: str, setting: Setting) -> Typed:
    """Read levels with side and extent; a side picked beside the field holds where the text names none."""
    try:
        pieces = _pieces(text)
        uses = [use for piece in pieces for use in _piece(piece, kind, setting)]
    except LevelError as error:
        return Typed(problem=str(error), offers=(error.suggestion,) if error.suggestion else ())
    except ValueProblem as error:
        return Typed(problem=str(error))
    sites = Sites.joined(SiteUse(u.site, u.side or _SIDED.get(side), u.extent) for u in uses)
    return Typed(sites, said=sites_said(sites, _notices(pieces, setting)))


def _pieces(text: str) -> list[str]:
    """A list whose parts have their own side or extent ("L5 full, L4 partial") is read part by part."""
    parts = [part for part in re.split(r"\s*[,;]\s*", text.strip()) if part]
    own = re.compile(_EXTENT.pattern + r"|\b(left|right|both|bilateral)\b", re.IGNORECASE)
    return parts if len(parts) > 1 and any(own.search(part) for part in parts) else [text]


def _piece(text: str, kind: str, setting: Setting) -> list[SiteUse]:
    found = _EXTENT.search(text)
    partial = found is not None and found[1].lower() in ("partial", "part of", "half")
    extent = (Extent.PARTIAL if partial else Extent.FULL) if found else None
    reading = read_levels(_EXTENT.sub(" ", text).strip(), setting.axis)
    return [SiteUse(site, reading.side, extent) for site in sites_on(reading, kind)]


def _notices(pieces: list[str], setting: Setting) -> list[str]:
    return [n for piece in pieces for n in read_levels(_EXTENT.sub(" ", piece).strip(), setting.axis).notices]


def sites_said(sites: Sites, notices: list[str]) -> str:
    """What is said back of sites: each of them, and how many segments they are."""
    segments = len(sites.segments)
    number = {1: "one segment", 2: "two segments", 3: "three segments"}.get(segments, f"{segments} segments")
    count = f": {number}" if segments and not sites.vertebrae else ""
    return " ".join([words.listing(map(str, sites)) + count + ".", *notices])


def site_kind(kind: type[Record], body: Mapping[str, Any]) -> str:
    """What the chosen procedure or hardware preferably sits on; what it is decides how "L4, L5" is read."""
    own = kind.model_fields["sites"].json_schema_extra
    fixed = own.get("site_kind") if isinstance(own, dict) else None
    if fixed:
        return str(fixed)
    listed = "hardware" if kind is Device else "procedures"
    code, _ = read_code(listed, str(body.get("kind") or "")).value or ("", None)
    if kind is Device:
        return sits_on(code)
    return str(getattr(vocabulary.named(listed).get(code), "site_kind", "segment"))


def read_code(listed: str, raw: str) -> Typed:
    """A code, a name, a synonym or the person's own words; own words are kept beside the code "other"."""
    terms = vocabulary.named(listed)
    if raw in terms:
        return Typed((raw, None))
    found = vocabulary.find(terms, raw)
    if found is not None:
        named = raw.casefold() in (found.name.casefold(), found.abbreviation.casefold())
        return Typed((found.code, None if named else raw))
    if "other" not in terms:
        return Typed(problem=f"“{raw[:40]}” is not in the list. Pick the name that fits best.")
    return Typed(("other", raw), said="Kept in your own words.")


def read_number(entry: FormField, raw: str) -> Typed:
    """A whole number between the bounds of its field."""
    low, high = entry.options.get("low"), entry.options.get("high")
    text = raw.strip()
    if not re.fullmatch(r"[0-9]{1,9}", text):
        return Typed(
            problem=f"“{text[:20]}” is not a whole number. Type one from {low} to {high}, or leave it empty."
        )
    if low is not None and high is not None and not low <= int(text) <= high:
        return Typed(
            problem=f"{text} is out of range. Type a number from {low} to {high}, or leave it empty."
        )
    return Typed(int(text))


def read_decimal(raw: str) -> Typed:
    """A number with a comma or a point: "42,5" and "42.5" are the same."""
    text = raw.strip().replace("−", "-")
    if not re.fullmatch(r"-?[0-9]{1,9}([.,][0-9]{1,9})?", text):
        return Typed(problem=f"“{text[:20]}” is not a number. Type it like 42 or 42.5.")
    return Typed(float(text.replace(",", ".")))
