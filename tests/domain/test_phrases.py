"""The phrase file: nothing is missing in a language, nothing is put in that a phrase does not name."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import tracker
from tracker.domain.phrases import LANGUAGES, language, phrases, say, say_count, spoken
from tracker.errors import ValueProblem

ROOT = Path(tracker.__file__).parent
FILE = ROOT / "domain" / "phrases.tsv"
BUILT = (
    "abbreviation.",
    "choice.",
    "date.",
    "device.",
    "extent_in_name.",
    "finding.",
    "field.",
    "identity.",
    "language.",
    "listing.",
    "month.",
    "part.",
    "question.",
    "section.",
    "since.",
    "title.",
    "sheet.",
    "site.",
    "vocabulary.",
)
"""Keys that the program puts together from a code, a field, a choice ...; each has a test of its own."""


def test_every_phrase_stands_in_every_language() -> None:
    assert [(key, lang) for key, said in phrases().items() for lang in LANGUAGES if not said[lang]] == []


def test_the_file_is_in_order_and_no_key_stands_twice() -> None:
    keys = [line.split("\t")[0] for line in FILE.read_text(encoding="utf-8").splitlines()[1:]]
    assert keys == sorted(set(keys))


def test_a_phrase_takes_the_same_parts_in_every_language() -> None:
    def parts(phrase: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}

    uneven = [key for key, said in phrases().items() if len({frozenset(parts(s)) for s in said.values()}) > 1]
    assert uneven == []


ALIKE = frozenset(
    {
        *(
            "April",
            "August",
            "September",
            "November",
            "Name",
            "Status",
            "Material",
            "Text",
            "Segment",
            "Operation",
        ),
        *("CT", "PET", "SPECT-CT", "TENS", "UDI", "REF", "MR Conditional", "MR Safe", "MR Unsafe"),
        *("Latex", "Diabetes", "Massage", "Spondylolisthesis", "Syrinx", "Arachnoiditis"),
        *("Spina bifida", "Core Outcome Measures Index", "Oswestry Disability Index"),
        *("PROMIS Physical Function", "PROMIS Pain Interference"),
    }
)
"""What reads the same in all languages and is right so; a phrase that nobody has translated yet is not among them."""


def test_what_reads_the_same_in_all_languages_is_meant_to() -> None:
    same = {next(iter(said.values())) for said in phrases().values() if len(set(said.values())) == 1}
    bare = {re.sub(r"\{\w+\}", "", text).strip() for text in same}
    assert {text for text in bare if re.search(r"[^\W\d_]{2}", text)} - ALIKE == set()


def _asked() -> dict[str, str]:
    """Each key that is written in the program, with the place; ``say_count`` asks for two."""
    found: dict[str, str] = {}
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if (
                name in ("say", "say_count")
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
            ):
                ends = ("",) if name == "say" else (".one", ".many")
                found |= {f"{first.value}{end}": f"{path.name}:{node.lineno}" for end in ends}
    return found


def test_every_key_in_the_program_is_in_the_file() -> None:
    assert {key: place for key, place in _asked().items() if key not in phrases()} == {}


def test_every_phrase_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.rglob("*.py")))
    strings = set(re.findall(r"""["']([a-z_]+(?:\.[A-Za-z0-9_]+)*)["']""", text))
    unused = [
        key
        for key in phrases()
        if key not in strings
        and re.sub(r"\.(one|many)$", "", key) not in strings
        and not key.startswith(BUILT)
    ]
    assert unused == []


def test_what_is_put_in_is_never_read_as_a_phrase(monkeypatch: pytest.MonkeyPatch) -> None:
    assert say("not_recorded") == "not recorded"
    monkeypatch.setitem(phrases(), "test", {"en": "born {date}", "de": "geboren {date}"})
    assert say("test", date="{not_recorded} {0} {") == "born {not_recorded} {0} {"
    with spoken("de"):
        assert (language(), say("test", date="x")) == ("de", "geboren x")
    assert language() == "en"


def test_an_unknown_key_is_told() -> None:
    with pytest.raises(ValueProblem, match="There is no phrase “nothing”"):
        say("nothing")
    with pytest.raises(ValueProblem, match=r"There is no phrase “nothing\.many”"):
        say_count("nothing", 2)
