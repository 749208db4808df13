"""The tab-separated files of the program: phrases and vocabularies, each with a header row."""

import csv
from importlib.resources import files


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a file in this folder, by the names in its header; raises ValueError for a row of another length."""
    text = (files("tracker.domain") / name).read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
    return [dict(zip(header, row, strict=True)) for row in rows]
