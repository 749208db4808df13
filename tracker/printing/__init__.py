"""The printed sheet: a history turned into a frozen ``Sheet`` of sections, and that into a PDF."""
