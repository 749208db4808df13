"""An HTML page read back: what it says, its tags, and what it is expected to say of a sheet."""

from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import sheets

from tracker.printing.layout import Sheet

EMPTY = {"meta", "img", "br"}
TAGS = EMPTY | {
    *(
        "html",
        "head",
        "title",
        "style",
        "body",
        "main",
        "header",
        "footer",
        "section",
        "div",
        "h1",
        "h2",
        "p",
    ),
    *("span", "strong", "small", "em", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
}


class Reader(HTMLParser):
    """What a page says, its tags with their attributes, and whether each is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.said.append(dict(attrs).get("alt") or "")
        if tag not in EMPTY:
            self.open.append(tag)
            self.said.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.said.append(data)

    def words(self) -> Counter[str]:
        return counted(self.said)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.tags if name == tag]


def counted(texts: list[str]) -> Counter[str]:
    """The texts that say something, each in the form in which a page keeps it."""
    return Counter(text for text in texts if text.strip() and text != " / ")


def expected(made: Sheet) -> Counter[str]:
    return counted(list(sheets.texts(_once(made))))


def _once(made: Sheet) -> Sheet:
    """Without what the head says alike in both languages, which stands once."""
    also = made.head.also
    if also is None:
        return made
    names = ("kind", "name", "printed", "origin", "foot")
    same: Any = {
        name: "" for name in names if getattr(also, name) == getattr(made.head, name) or name == "name"
    }
    return replace(made, head=replace(made.head, also=replace(also, **same)))
