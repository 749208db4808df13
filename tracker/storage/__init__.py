"""The data file: migrations, the store with its journal, drafts and settings."""
