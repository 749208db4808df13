"""Which words of a pasted line belong to an event, by a table of cases; no word of the line is lost."""

import pytest
from signatures import drafts_of

POST = (
    "58 year old male. 1998 discectomy L5/S1. Went well. 2003 fusion L4-S1 (Dr. Kind), 6 screws. "
    "March 2004 ACDF C5-7. Bad."
)


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        (
            POST,
            [
                "58 year old male",
                "58 year old male. 1998 discectomy L5/S1. Went well.",
                "2003 fusion L4-S1 (Dr. Kind), 6 screws.",
                "March 2004 ACDF C5-7. Bad.",
            ],
            "each its own sentence, with what follows it; a clipped word ends none",
        ),
        (
            "PLIF L4-5 due to wear... May 23, 2013",
            ["PLIF L4-5 due to wear... May 23, 2013"],
            "dots end nothing",
        ),
        (
            "PLIF L4-5 2001, TLIF L3-4 2004. Fine.",
            ["PLIF L4-5 2001, TLIF L3-4 2004. Fine."] * 2,
            "one sentence",
        ),
        ("ACDF C5-6 2001; ACDF C6-7 2004", ["ACDF C5-6 2001;", "ACDF C6-7 2004"], "parted by a semicolon"),
        ("PLIF L4-5 2001\nTLIF L3-4 2004. Fine.", ["PLIF L4-5 2001", "TLIF L3-4 2004. Fine."], "two lines"),
    ],
)
def test_words_of_each_event(text: str, words: list[str], why: str) -> None:
    assert [draft.words for draft in drafts_of(text)] == words, why
