"""The marked text: escaped, numbered like the drafts, and quiet about what was not understood."""

import re

import pytest
from signatures import TODAY

from tracker.pages.marked import Numbered, marked
from tracker.text.drafts import drafts
from tracker.text.grouping import Regrouping, Way
from tracker.text.reader import read


def page(text: str, *regroupings: Regrouping, out: int = 0) -> str:
    reading = read(text, today=TODAY)
    found = drafts(reading, today=TODAY, regroupings=regroupings)
    return marked(reading, [Numbered(n, draft, n == out) for n, draft in enumerate(found, 1)])


def plain(html: str) -> str:
    """The page with a number in brackets where a badge stands, and each mark as role(words)."""
    numbered = re.sub(r'<a class="number(?: out)?"[^>]*>(\d+)</a>', r"[\1]", html)
    return re.sub(r'<mark data-role="(\w+)"[^>]*>(.*?)</mark>', r"\1(\2)", numbered)


SPLIT = Regrouping(Way.SPLIT, "0")


@pytest.mark.parametrize(
    ("text", "regroupings", "expected", "why"),
    [
        ("PLIF L4-L5 2013", (), "[1]procedure(PLIF) levels(L4-L5) date(2013)", "one draft"),
        ("PLIF L4-L5 2013\nmicro L3-L4 2011", (),
         "[1]procedure(PLIF) levels(L4-L5) date(2013)\n[2]procedure(micro) levels(L3-L4) date(2011)", "two drafts"),
        ("PLIF L4-L5 2013\nmicro L3-L4 2013", (Regrouping(Way.JOIN, "16", "0"),),
         "[1]procedure(PLIF) levels(L4-L5) date(2013)\n[1]procedure(micro) levels(L3-L4) date(2013)",
         "joined: the number stands on each line"),
        ("Laminectomy, micro L3-L4 2011", (SPLIT,),
         "[1]procedure(Laminectomy), [2]procedure(micro) [1][2]levels(L3-L4) date(2011)",
         "split: what both share has both numbers"),
    ],
)  # fmt: skip
def test_numbers(text: str, regroupings: tuple[Regrouping, ...], expected: str, why: str) -> None:
    assert plain(page(text, *regroupings)) == expected, why


def test_a_draft_that_is_left_out_is_not_marked_but_keeps_its_number() -> None:
    html = page("PLIF L4-L5 2013\nmicro L3-L4 2011", out=2)
    assert plain(html) == "[1]procedure(PLIF) levels(L4-L5) date(2013)\n[2]micro L3-L4 2011"
    assert 'aria-label="Number 2, left out"' in html


def test_everything_is_escaped_and_what_is_not_understood_is_said_quietly() -> None:
    html = page("PLIF L4-L5 2013 <img src=x onerror=alert(1)> my neighbour's <b>dog</b>")
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;" in html
    assert 'class="unread" title="not understood"' in html


def test_a_word_that_is_asked_about_has_a_question_mark() -> None:
    assert 'data-label="level?"' in page("micro L5 2001")
    assert 'data-label="level"' in page("micro L4-L5 2001")
