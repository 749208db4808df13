"""Nothing a person typed acts as mark-up where a signature is posted, and nothing breaks its lines."""

import re
from html import unescape

import makers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from signatures import POSTED, history

from tracker.domain.history import History
from tracker.text.choices import Choices
from tracker.text.markup import markups, one_line
from tracker.text.shorten import Written, sign
from tracker.text.style import SIGNATURE_STYLES, SignatureStyle

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "&lt;b&gt; &amp; <b",
    "[url=http://example.org]x[/url] [img]y[/img]",
    "[/b][size=200]big",
    "**bold** _em_ `code` ~~out~~",
    "[x](javascript:alert(1)) ![y](z)",
    "| a | b |",
    "line one\nline two\r\nline three\u2028four\x85five",
    "\x1b[31mred\x07 \u202eright to left\u2066",
    "{name} {age} {0}",
]


def told(words: str) -> History:
    """The words wherever a person can put some."""
    reason = makers.reason("other", called=words)
    surgery = makers.surgery("2013", makers.procedure("other", "L4-L5", called=words, reasons=[reason]),
                             surgeon=words, hospital=words)  # fmt: skip
    person = makers.person(words, birth_date="1950-03-04", sex="male")
    return history([person, surgery, makers.condition("other", "L3-L4", called=words)])


ALL = Choices(name=True, age=True, surgeons=True, hospitals=True)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("style", SIGNATURE_STYLES.values(), ids=SIGNATURE_STYLES)
def test_words_stay_words(words: str, style: SignatureStyle) -> None:
    _check(words, style)


@given(st.text(min_size=1, max_size=40), st.sampled_from(list(SIGNATURE_STYLES.values())))
def test_any_words_stay_words(words: str, style: SignatureStyle) -> None:
    def made(surgeon: str) -> Written:
        surgery = makers.surgery("2013", surgeon="x")
        surgery.surgeon = surgeon  # past the gate, which refuses some of them
        return sign(history([surgery]), on=POSTED, style=style, choices=ALL)

    assert tags(made(words).text, style.target) == tags(made("x").text, style.target)
    assert made(words).lines == 1


def _check(words: str, style: SignatureStyle) -> None:
    made = sign(told(words), on=POSTED, style=style, choices=ALL)
    harmless = sign(told("x"), on=POSTED, style=style, choices=ALL)
    assert tags(made.text, style.target) == tags(harmless.text, style.target)
    assert made.text.count("\n") == harmless.text.count("\n")
    assert made.lines == harmless.lines
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", made.text)


def tags(text: str, target: str) -> list[str]:
    """What a forum would take for mark-up."""
    if target == "html":
        return re.findall(r"<[^>]*>?|&(?!(?:lt|gt|amp|quot|#x27);)", text)
    if target == "bbcode":
        return re.findall(r"\[[^\]]*\]?", text)
    if target == "markdown":
        bare = re.sub(r"\\[\\`*_\[\]<>&~|$#+=>-]", "", text)
        return re.findall(r"\*\*|[`*_\[\]<>~|]|&(?=\w+;)", bare)
    return []


@pytest.mark.parametrize(
    ("target", "words", "written"),
    [
        ("plain", "[b] & <i> *", "[b] & <i> *"),
        ("bbcode", "[b]x[/b]", "(b)x(/b)"),
        ("html", "<b> & \"'", "&lt;b&gt; &amp; &quot;&#x27;"),
        ("markdown", "*a* [b](c) <d> | 1_2", r"\*a\* \[b\](c) \<d\> \| 1\_2"),
        ("markdown", "# head", r"\# head"),
        ("markdown", "1. one", r"1\. one"),
        ("markdown", "L4-S1 (2013)", "L4-S1 (2013)"),
    ],
)
def test_escaping(target: str, words: str, written: str) -> None:
    assert markups()[target].escape(words) == written


@given(st.text())
def test_html_says_what_was_written(words: str) -> None:
    assert unescape(markups()["html"].escape(one_line(words))) == one_line(words) or "&" in words


def test_one_line_keeps_words_and_ordinary_spaces() -> None:
    assert one_line(" L4–S1 … naïve 🙂 ") == " L4–S1 … naïve 🙂 "
    assert one_line("a\tb\nc\u00a0d\u200be") == "a b c de"
