"""The signature language: text to events (reader), events to records (drafts), records to a signature (writer)."""
