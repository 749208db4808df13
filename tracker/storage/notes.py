"""Drafts, settings and what the program notes for itself: small texts by key, outside the journal."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Table, delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session

from tracker.storage.books import DRAFT, KEEPING, SETTING, TOKEN


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that was left before it was saved."""

    key: str
    body: dict[str, Any]
    updated: datetime


def drafts(session: Session) -> tuple[Draft, ...]:
    """All drafts that can be read, the one touched last first."""
    rows = session.execute(select(DRAFT).order_by(DRAFT.c.updated.desc(), DRAFT.c.key))
    return tuple(found for row in rows if (found := _draft(row)))


def draft(session: Session, key: str) -> dict[str, Any] | None:
    """The body of a draft, None when there is none that can be read."""
    row = session.execute(select(DRAFT).where(DRAFT.c.key == key)).one_or_none()
    found = _draft(row) if row else None
    return found.body if found else None


def keep_draft(session: Session, key: str, body: dict[str, Any], at: datetime) -> None:
    """Keep a draft in place of an earlier one of the same key."""
    values = {"body": as_json(body), "updated": at.astimezone().isoformat(timespec="seconds")}
    _put(session, DRAFT, key, values)


def drop_draft(session: Session, key: str) -> None:
    """Forget a draft."""
    session.execute(delete(DRAFT).where(DRAFT.c.key == key))


def setting(session: Session, key: str, default: Any) -> Any:
    """The value of a setting, or ``default`` when it was never set or cannot be read."""
    value = session.execute(select(SETTING.c.value).where(SETTING.c.key == key)).scalar_one_or_none()
    try:
        return default if value is None else json.loads(value)
    except ValueError:
        return default


def troubles(session: Session) -> list[str]:
    """The drafts and settings that cannot be read and so count as absent, a sentence each."""
    drafts = [row.key for row in session.execute(select(DRAFT).order_by(DRAFT.c.key)) if not _draft(row)]
    settings = session.execute(select(SETTING.c.key, SETTING.c.value).order_by(SETTING.c.key))
    unread = object()
    return [
        *(f"The draft {key[:60]!r} cannot be read; it counts as absent." for key in drafts),
        *(
            f"The setting {row.key[:60]!r} cannot be read; it counts as absent."
            for row in settings
            if setting(session, row.key, unread) is unread
        ),
    ]


def put_setting(session: Session, key: str, value: Any) -> None:
    """Keep a setting; the value is anything JSON can write."""
    _put(session, SETTING, key, {"value": as_json(value)})


def kept(session: Session, key: str) -> str | None:
    """What the program noted for itself under a key."""
    return session.execute(select(KEEPING.c.value).where(KEEPING.c.key == key)).scalar_one_or_none()


def keep(session: Session, key: str, value: str) -> None:
    """Note something outside of every export."""
    _put(session, KEEPING, key, {"value": value})


def saved_with(session: Session, token: str) -> str | None:
    """The record that was saved with a token before."""
    return session.execute(select(TOKEN.c.record_id).where(TOKEN.c.token == token)).scalar_one_or_none()


def keep_token(session: Session, token: str, record_id: str) -> None:
    """Note that a token was used."""
    session.execute(insert(TOKEN).values(token=token, record_id=record_id))


def as_json(value: Any) -> str:
    """The JSON text of a value as it is stored."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _draft(row: Row[Any]) -> Draft | None:
    """The draft of a row, None where it is not as ``keep_draft`` writes it."""
    try:
        body, updated = json.loads(row.body), datetime.fromisoformat(row.updated)
    except ValueError:
        return None
    return Draft(row.key, body, updated) if isinstance(body, dict) else None


def _put(session: Session, table: Table, key: str, values: dict[str, str]) -> None:
    added = insert(table).values(key=key, **values)
    session.execute(added.on_conflict_do_update(index_elements=["key"], set_=values))
