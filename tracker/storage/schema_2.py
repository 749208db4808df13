"""The second step of the schema: the whole record of a spine."""

STEP_2 = """
ALTER TABLE anatomyprofile ADD COLUMN transition_side TEXT;
ALTER TABLE anatomyprofile ADD COLUMN source TEXT;
CREATE TABLE appointment (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT, id
  TEXT NOT NULL, version INTEGER NOT NULL, time TEXT, clinician TEXT, facility TEXT, purpose TEXT,
  notes TEXT, PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_appointment_date_earliest ON appointment (date_earliest);
CREATE TABLE clinician (
  position INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, name TEXT, role TEXT,
  facility TEXT, contact TEXT, note TEXT, PRIMARY KEY (id)
) STRICT;
CREATE TABLE document (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT, id
  TEXT NOT NULL, version INTEGER NOT NULL, called TEXT, kind TEXT, sha256 TEXT, file_name TEXT,
  media_type TEXT, size INTEGER, written_by TEXT, facility TEXT, language TEXT, stored_at TEXT,
  translation TEXT, translated_by TEXT, note TEXT, PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_document_date_earliest ON document (date_earliest);
CREATE INDEX ix_document_sha256 ON document (sha256);
CREATE TABLE facility (
  position INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, name TEXT, city TEXT,
  country TEXT, language TEXT, contact TEXT, note TEXT, PRIMARY KEY (id)
) STRICT;
CREATE TABLE goal (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT, id
  TEXT NOT NULL, version INTEGER NOT NULL, text TEXT, reached TEXT, reached_typed TEXT,
  reached_earliest TEXT, reached_latest TEXT, PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_goal_date_earliest ON goal (date_earliest);
ALTER TABLE person ADD COLUMN contact TEXT;
CREATE TABLE setaside (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT,
  about_table TEXT NOT NULL, about_id TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,
  "end" TEXT NOT NULL, reason TEXT, PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_setaside_about_id ON setaside (about_id);
CREATE INDEX ix_setaside_date_earliest ON setaside (date_earliest);
CREATE TABLE tolerance (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT, id
  TEXT NOT NULL, version INTEGER NOT NULL, activity TEXT, minutes INTEGER, metres INTEGER, note
  TEXT, PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_tolerance_date_earliest ON tolerance (date_earliest);
CREATE TABLE translation (
  position INTEGER NOT NULL, about_table TEXT NOT NULL, about_id TEXT NOT NULL, id TEXT NOT NULL,
  version INTEGER NOT NULL, field TEXT NOT NULL, text TEXT, language TEXT, translated_by TEXT,
  PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_translation_about_id ON translation (about_id);
CREATE TABLE allergy (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT,
  as_written TEXT, source_id TEXT, id TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL,
  called TEXT, answer TEXT, reaction TEXT, note TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id)
  REFERENCES sourcetext (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_allergy_date_earliest ON allergy (date_earliest);
CREATE TABLE background (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT, until
  TEXT, until_typed TEXT, until_earliest TEXT, until_latest TEXT, as_written TEXT, source_id TEXT,
  id TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL, called TEXT, answer TEXT, value
  TEXT, note TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES sourcetext (id) ON DELETE SET
  NULL
) STRICT;
CREATE INDEX ix_background_date_earliest ON background (date_earliest);
CREATE TABLE documentlink (
  position INTEGER NOT NULL, about_table TEXT NOT NULL, about_id TEXT NOT NULL, id TEXT NOT NULL,
  version INTEGER NOT NULL, document_id TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(document_id)
  REFERENCES document (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_documentlink_about_id ON documentlink (about_id);
CREATE INDEX ix_documentlink_document_id ON documentlink (document_id);
ALTER TABLE imagingstudy ADD COLUMN ordered TEXT;
ALTER TABLE imagingstudy ADD COLUMN ordered_typed TEXT;
ALTER TABLE imagingstudy ADD COLUMN ordered_earliest TEXT;
ALTER TABLE imagingstudy ADD COLUMN ordered_latest TEXT;
ALTER TABLE imagingstudy ADD COLUMN received TEXT;
ALTER TABLE imagingstudy ADD COLUMN received_typed TEXT;
ALTER TABLE imagingstudy ADD COLUMN received_earliest TEXT;
ALTER TABLE imagingstudy ADD COLUMN received_latest TEXT;
ALTER TABLE imagingstudy ADD COLUMN discussed TEXT;
ALTER TABLE imagingstudy ADD COLUMN discussed_typed TEXT;
ALTER TABLE imagingstudy ADD COLUMN discussed_earliest TEXT;
ALTER TABLE imagingstudy ADD COLUMN discussed_latest TEXT;
ALTER TABLE imagingstudy ADD COLUMN ordered_by TEXT;
ALTER TABLE imagingstudy ADD COLUMN reader TEXT;
ALTER TABLE imagingstudy ADD COLUMN details TEXT;
ALTER TABLE imagingstudy ADD COLUMN compared_with TEXT;
ALTER TABLE imagingstudy ADD COLUMN numbering_note TEXT;
CREATE TABLE medication (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT, until
  TEXT, until_typed TEXT, until_earliest TEXT, until_latest TEXT, as_written TEXT, source_id TEXT,
  id TEXT NOT NULL, version INTEGER NOT NULL, name TEXT, "group" TEXT, dose TEXT, frequency TEXT,
  route TEXT, prescribed TEXT, reason TEXT, why_stopped TEXT, note TEXT, PRIMARY KEY (id), FOREIGN
  KEY(source_id) REFERENCES sourcetext (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_medication_date_earliest ON medication (date_earliest);
CREATE TABLE neurologicalitem (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT,
  as_written TEXT, source_id TEXT, id TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL,
  answer TEXT, side TEXT, called TEXT, since TEXT, since_typed TEXT, since_earliest TEXT,
  since_latest TEXT, note TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES sourcetext (id)
  ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_neurologicalitem_date_earliest ON neurologicalitem (date_earliest);
ALTER TABLE otherimplant ADD COLUMN until_typed TEXT;
ALTER TABLE otherimplant ADD COLUMN until_earliest TEXT;
ALTER TABLE otherimplant ADD COLUMN until_latest TEXT;
ALTER TABLE otherimplant ADD COLUMN mr_conditions TEXT;
ALTER TABLE otherimplant ADD COLUMN mr_date TEXT;
ALTER TABLE otherimplant ADD COLUMN mr_date_typed TEXT;
ALTER TABLE otherimplant ADD COLUMN mr_date_earliest TEXT;
ALTER TABLE otherimplant ADD COLUMN mr_date_latest TEXT;
ALTER TABLE otherimplant ADD COLUMN reference TEXT;
ALTER TABLE otherimplant ADD COLUMN size TEXT;
ALTER TABLE otherimplant ADD COLUMN material TEXT;
ALTER TABLE otherimplant ADD COLUMN lot TEXT;
ALTER TABLE otherimplant ADD COLUMN serial TEXT;
ALTER TABLE otherimplant ADD COLUMN udi TEXT;
ALTER TABLE otherimplant ADD COLUMN until TEXT;
CREATE TABLE otheroperation (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT,
  as_written TEXT, source_id TEXT, id TEXT NOT NULL, version INTEGER NOT NULL, called TEXT, area
  TEXT, hospital TEXT, anaesthesia TEXT, note TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id)
  REFERENCES sourcetext (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_otheroperation_date_earliest ON otheroperation (date_earliest);
CREATE TABLE question (
  position INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, appointment_id TEXT NOT
  NULL, text TEXT, answer TEXT, PRIMARY KEY (id), FOREIGN KEY(appointment_id) REFERENCES appointment
  (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_question_appointment_id ON question (appointment_id);
CREATE TABLE statement (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT,
  about_table TEXT NOT NULL, about_id TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,
  field TEXT NOT NULL, value TEXT, origin TEXT, document_id TEXT, chosen TEXT, confirmed_by TEXT,
  note TEXT, PRIMARY KEY (id), FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_statement_about_id ON statement (about_id);
CREATE INDEX ix_statement_date_earliest ON statement (date_earliest);
ALTER TABLE surgery ADD COLUMN relief INTEGER;
ALTER TABLE surgery ADD COLUMN relief_lasted TEXT;
ALTER TABLE surgery ADD COLUMN stage_of_id TEXT REFERENCES surgery (id) ON DELETE SET NULL;
ALTER TABLE surgery ADD COLUMN not_completed TEXT;
ALTER TABLE surgery ADD COLUMN operative_note TEXT;
ALTER TABLE surgery ADD COLUMN hardware_put_in TEXT;
ALTER TABLE surgery ADD COLUMN admitted TEXT;
ALTER TABLE surgery ADD COLUMN admitted_typed TEXT;
ALTER TABLE surgery ADD COLUMN admitted_earliest TEXT;
ALTER TABLE surgery ADD COLUMN admitted_latest TEXT;
ALTER TABLE surgery ADD COLUMN discharged TEXT;
ALTER TABLE surgery ADD COLUMN discharged_typed TEXT;
ALTER TABLE surgery ADD COLUMN discharged_earliest TEXT;
ALTER TABLE surgery ADD COLUMN discharged_latest TEXT;
ALTER TABLE symptom ADD COLUMN place TEXT;
ALTER TABLE symptom ADD COLUMN quality TEXT;
CREATE TABLE treatment (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT, until
  TEXT, until_typed TEXT, until_earliest TEXT, until_latest TEXT, as_written TEXT, source_id TEXT,
  id TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL, called TEXT, sites TEXT NOT NULL,
  times INTEGER, relief INTEGER, relief_lasted TEXT, clinician TEXT, facility TEXT, note TEXT,
  PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES sourcetext (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_treatment_date_earliest ON treatment (date_earliest);
CREATE TABLE complication (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT, id
  TEXT NOT NULL, version INTEGER NOT NULL, surgery_id TEXT NOT NULL, kind TEXT NOT NULL, called
  TEXT, sites TEXT NOT NULL, note TEXT, PRIMARY KEY (id), FOREIGN KEY(surgery_id) REFERENCES surgery
  (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_complication_date_earliest ON complication (date_earliest);
CREATE INDEX ix_complication_surgery_id ON complication (surgery_id);
ALTER TABLE finding ADD COLUMN grade TEXT;
ALTER TABLE finding ADD COLUMN change TEXT;
CREATE TABLE fusionassessment (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT,
  as_written TEXT, source_id TEXT, id TEXT NOT NULL, version INTEGER NOT NULL, sites TEXT NOT NULL,
  status TEXT, method TEXT, "column" TEXT, grade_system TEXT, grade TEXT, reader TEXT, words TEXT,
  imaging_id TEXT, surgery_id TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES sourcetext
  (id) ON DELETE SET NULL, FOREIGN KEY(imaging_id) REFERENCES imagingstudy (id) ON DELETE SET NULL,
  FOREIGN KEY(surgery_id) REFERENCES surgery (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_fusionassessment_date_earliest ON fusionassessment (date_earliest);
ALTER TABLE procedure ADD COLUMN extension TEXT;
ALTER TABLE procedure ADD COLUMN approach_side TEXT;
CREATE TABLE recordrequest (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT, id
  TEXT NOT NULL, version INTEGER NOT NULL, called TEXT, facility TEXT, clinician TEXT, fee TEXT,
  answered TEXT, answered_typed TEXT, answered_earliest TEXT, answered_latest TEXT, surgery_id TEXT,
  note TEXT, PRIMARY KEY (id), FOREIGN KEY(surgery_id) REFERENCES surgery (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_recordrequest_date_earliest ON recordrequest (date_earliest);
CREATE TABLE score (
  position INTEGER NOT NULL, date TEXT, date_typed TEXT, date_earliest TEXT, date_latest TEXT,
  as_written TEXT, source_id TEXT, id TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL,
  called TEXT, total REAL, completed_by TEXT, surgery_id TEXT, note TEXT, PRIMARY KEY (id), FOREIGN
  KEY(source_id) REFERENCES sourcetext (id) ON DELETE SET NULL, FOREIGN KEY(surgery_id) REFERENCES
  surgery (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX ix_score_date_earliest ON score (date_earliest);
ALTER TABLE device ADD COLUMN mr_label TEXT;
ALTER TABLE device ADD COLUMN mr_conditions TEXT;
ALTER TABLE device ADD COLUMN mr_source TEXT;
ALTER TABLE device ADD COLUMN mr_date TEXT;
ALTER TABLE device ADD COLUMN mr_date_typed TEXT;
ALTER TABLE device ADD COLUMN mr_date_earliest TEXT;
ALTER TABLE device ADD COLUMN mr_date_latest TEXT;
ALTER TABLE device ADD COLUMN reference TEXT;
ALTER TABLE device ADD COLUMN size TEXT;
ALTER TABLE device ADD COLUMN material TEXT;
ALTER TABLE device ADD COLUMN udi TEXT;
ALTER TABLE deviceevent ADD COLUMN sites TEXT NOT NULL DEFAULT '';
"""
