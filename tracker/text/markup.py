"""Mark-up of the places a signature is posted to, and how a person's words are kept from acting as mark-up there.

Whatever a person typed is text: it is flattened to one line without control characters, and every character that
a target would take for mark-up is replaced or escaped. Only this module's own data puts mark-up into a signature.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape as escape_html
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Markup:
    """What stands round the text, each line and the strong part of a line; ``escape`` makes words harmless."""

    escape: Callable[[str], str]
    text: tuple[str, str] = ("", "")
    line: tuple[str, str] = ("", "")
    strong: tuple[str, str] = ("", "")
    between_lines: str = "\n"


@cache
def style_data() -> Mapping[str, Any]:
    """The packaged data of styles and mark-up."""
    return tomllib.loads((files("tracker.text") / "styles.toml").read_text(encoding="utf-8"))


@cache
def markups() -> Mapping[str, Markup]:
    """The mark-up of each target by its name."""
    return {name: _markup(name, data) for name, data in style_data()["markup"].items()}


def _markup(name: str, data: Mapping[str, Any]) -> Markup:
    given: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in data.items()}
    return Markup(_ESCAPES[name], **given)


_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def one_line(text: str) -> str:
    """The text on one line, without control, direction and other unseen characters; spaces at its ends stay."""
    seen = "".join(" " if character.isspace() else character for character in text)
    return "".join(character for character in seen if unicodedata.category(character) not in _UNSEEN)


def _bbcode(text: str) -> str:
    """BBCode has no escape of its own, so square brackets become round ones."""
    return text.replace("[", "(").replace("]", ")")


_MARKDOWN = re.compile(r"([\\`*_\[\]<>&~|$])")
_MARKDOWN_START = re.compile(r"^(\s*)([#+=>-])")
_MARKDOWN_NUMBER = re.compile(r"^(\s*\d{1,9})([.)])")


def _markdown(text: str) -> str:
    """A backslash before what CommonMark takes for mark-up, inside a line and at its start."""
    inside = _MARKDOWN_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", text))
    return _MARKDOWN_NUMBER.sub(r"\1\\\2", inside)


def _html(text: str) -> str:
    return escape_html(text, quote=True)


_ESCAPES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "bbcode": _bbcode,
    "markdown": _markdown,
    "html": _html,
}
