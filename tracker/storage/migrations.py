"""The schema as numbered steps, each frozen once released: add a step at the end, never edit an old one."""

import sqlite3
from collections.abc import Iterator

from tracker.storage.schema_2 import STEP_2

_STEP_1 = """
CREATE TABLE anatomyprofile (
  id TEXT NOT NULL, version INTEGER NOT NULL, ribs INTEGER, lumbar INTEGER, transition TEXT,
  castellvi TEXT, numbering_note TEXT, PRIMARY KEY (id)
) STRICT;
CREATE TABLE person (
  id TEXT NOT NULL, version INTEGER NOT NULL, name TEXT, birth_date TEXT, birth_date_typed TEXT,
  birth_date_earliest TEXT, birth_date_latest TEXT, sex TEXT, note TEXT, PRIMARY KEY (id)
) STRICT;
CREATE TABLE sourcetext (
  date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT, id TEXT NOT NULL, version
  INTEGER NOT NULL, text TEXT NOT NULL, unread TEXT, PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_sourcetext_date_earliest ON sourcetext (date_earliest);
CREATE TABLE condition (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT,
  as_written TEXT, source_id TEXT, id TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL,
  called TEXT, sites TEXT NOT NULL, operated TEXT, until TEXT, until_typed TEXT, until_earliest
  TEXT, until_latest TEXT, note TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES sourcetext
  (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_condition_date_earliest ON condition (date_earliest);
CREATE TABLE imagingstudy (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT,
  as_written TEXT, source_id TEXT, id TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL,
  sites TEXT NOT NULL, state TEXT NOT NULL, facility TEXT, pictures TEXT, report TEXT, note TEXT,
  PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES sourcetext (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_imagingstudy_date_earliest ON imagingstudy (date_earliest);
CREATE TABLE otherimplant (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT,
  as_written TEXT, source_id TEXT, id TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL,
  called TEXT, place TEXT, quantity INTEGER, maker TEXT, model TEXT, card TEXT, mr_label TEXT,
  mr_source TEXT, note TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES sourcetext (id) ON
  DELETE SET NULL
) STRICT;
CREATE INDEX ix_otherimplant_date_earliest ON otherimplant (date_earliest);
CREATE TABLE surgery (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT,
  as_written TEXT, source_id TEXT, id TEXT NOT NULL, version INTEGER NOT NULL, status TEXT NOT NULL,
  surgeon TEXT, hospital TEXT, outcome TEXT, result TEXT, note TEXT, PRIMARY KEY (id), FOREIGN
  KEY(source_id) REFERENCES sourcetext (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_surgery_date_earliest ON surgery (date_earliest);
CREATE TABLE symptom (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT,
  as_written TEXT, source_id TEXT, id TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL,
  called TEXT, side TEXT, until TEXT, until_typed TEXT, until_earliest TEXT, until_latest TEXT, note
  TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES sourcetext (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_symptom_date_earliest ON symptom (date_earliest);
CREATE TABLE finding (
  position INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, study_id TEXT NOT NULL,
  kind TEXT NOT NULL, called TEXT, sites TEXT NOT NULL, qualifier TEXT NOT NULL, PRIMARY KEY (id),
  FOREIGN KEY(study_id) REFERENCES imagingstudy (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_finding_study_id ON finding (study_id);
CREATE TABLE procedure (
  position INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, surgery_id TEXT NOT NULL,
  kind TEXT NOT NULL, called TEXT, sites TEXT NOT NULL, revision TEXT, approach TEXT, as_written
  TEXT, note TEXT, PRIMARY KEY (id), FOREIGN KEY(surgery_id) REFERENCES surgery (id) ON DELETE
  CASCADE
) STRICT;
CREATE INDEX ix_procedure_surgery_id ON procedure (surgery_id);
CREATE TABLE symptomentry (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT, id
  TEXT NOT NULL, version INTEGER NOT NULL, symptom_id TEXT NOT NULL, time TEXT, score INTEGER, note
  TEXT, PRIMARY KEY (id), FOREIGN KEY(symptom_id) REFERENCES symptom (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_symptomentry_course ON symptomentry (symptom_id, date_earliest, date_latest, score);
CREATE INDEX ix_symptomentry_date_earliest ON symptomentry (date_earliest);
CREATE TABLE device (
  position INTEGER NOT NULL, as_written TEXT, source_id TEXT, id TEXT NOT NULL, version INTEGER NOT
  NULL, kind TEXT NOT NULL, called TEXT, sites TEXT NOT NULL, quantity INTEGER, procedure_id TEXT,
  maker TEXT, model TEXT, lot TEXT, serial TEXT, note TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id)
  REFERENCES sourcetext (id) ON DELETE SET NULL, FOREIGN KEY(procedure_id) REFERENCES procedure (id)
  ON DELETE RESTRICT
) STRICT;
CREATE TABLE procedurereason (
  position INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, procedure_id TEXT NOT NULL,
  kind TEXT NOT NULL, called TEXT, PRIMARY KEY (id), FOREIGN KEY(procedure_id) REFERENCES procedure
  (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_procedurereason_procedure_id ON procedurereason (procedure_id);
CREATE TABLE deviceevent (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT, id
  TEXT NOT NULL, version INTEGER NOT NULL, device_id TEXT NOT NULL, kind TEXT NOT NULL, quantity
  INTEGER, surgery_id TEXT, imaging_id TEXT, note TEXT, PRIMARY KEY (id), FOREIGN KEY(device_id)
  REFERENCES device (id) ON DELETE CASCADE, FOREIGN KEY(surgery_id) REFERENCES surgery (id) ON
  DELETE SET NULL, FOREIGN KEY(imaging_id) REFERENCES imagingstudy (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_deviceevent_date_earliest ON deviceevent (date_earliest);
CREATE INDEX ix_deviceevent_device_id ON deviceevent (device_id);
CREATE TABLE change (
  id INTEGER NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL, undoes INTEGER, PRIMARY KEY (id),
  FOREIGN KEY(undoes) REFERENCES change (id)
) STRICT;
CREATE TABLE content (
  sha TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (sha)
) STRICT;
CREATE TABLE draft (
  "key" TEXT NOT NULL, body TEXT NOT NULL, updated TEXT NOT NULL, PRIMARY KEY ("key")
) STRICT;
CREATE TABLE keeping (
  "key" TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key")
) STRICT;
CREATE TABLE setting (
  "key" TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key")
) STRICT;
CREATE TABLE token (
  token TEXT NOT NULL, record_id TEXT NOT NULL, PRIMARY KEY (token)
) STRICT;
CREATE TABLE journal (
  id INTEGER NOT NULL, change_id INTEGER NOT NULL, record_table TEXT NOT NULL, record_id TEXT NOT
  NULL, action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')), before_sha TEXT,
  after_sha TEXT, PRIMARY KEY (id), FOREIGN KEY(change_id) REFERENCES change (id)
) STRICT;
CREATE INDEX ix_journal_change ON journal (change_id);
CREATE INDEX ix_journal_record ON journal (record_table, record_id);
CREATE TRIGGER change_never_update BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER change_never_delete BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_never_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER journal_never_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
"""

STEPS: tuple[str, ...] = (_STEP_1, STEP_2)
"""Step n brings a file from ``user_version`` n-1 to n."""

APPLICATION_ID = 0x53504E45
"""Marks a SQLite file as ours: “SPNE” in ASCII."""


def apply(connection: sqlite3.Connection, steps: tuple[str, ...] = STEPS) -> None:
    """Bring the file up to the last of ``steps``; whole, or not at all when any statement fails.

    The connection must be in autocommit mode with foreign keys off: SQLite ignores that switch inside a
    transaction, and rebuilding a parent table with it on would delete the children.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        (reached,) = connection.execute("PRAGMA user_version").fetchone()
        for number, step in enumerate(steps[reached:], start=reached + 1):
            for statement in statements(step):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError("the migrated tables point at missing rows")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def statements(step: str) -> Iterator[str]:
    """The statements of a step one by one: ``executescript`` would end the transaction around them."""
    statement = ""
    for line in step.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError("the last statement of a step lacks its semicolon")
