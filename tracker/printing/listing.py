"""Rows that have no room, told in few words in a list below their table: what is listed is never lost."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from tracker.printing.layout import Brief, Line, Listing, Paragraph, Span, Style, in_one


def listing_of(briefs: Sequence[Brief], after: Line = ()) -> Listing:
    """How a table can tell of its rows, each given in few words in the order of the rows."""
    return Listing(tuple(enumerate(briefs)), after)


def with_rows(listing: Listing, kept: Collection[int]) -> Listing:
    """The listing of a table of which only some rows are kept, by their place in it: the others are listed."""
    rows = [(place in kept, one) for place, one in enumerate(listing.briefs)]
    gone = [one for is_kept, one in rows if not is_kept]
    return replace(
        listing,
        briefs=tuple(one for is_kept, one in rows if is_kept),
        listed=tuple(sorted((*listing.listed, *gone), key=lambda one: one[0])),
    )


def list_below(listing: Listing) -> Paragraph:
    """The list: under each label what has no row, in the order of the table."""
    labelled: dict[str, list[Brief]] = {}
    for _, brief in listing.listed:
        labelled.setdefault(brief.label, []).append(brief)
    spans = (span for label, own in labelled.items() for span in _labelled(label, own))
    return Paragraph(((*spans, *listing.after),))


def _labelled(label: str, briefs: Sequence[Brief]) -> Line:
    return (Span(f"{label}: ", Style.STRONG), *in_one(_items(briefs))[0], Span(". "))


def _items(briefs: Sequence[Brief]) -> tuple[Line, ...]:
    """Neighbours that differ in place or in date alone as one: "L3-L4, L4-L5 each 1 × cage (2019)"."""
    runs: list[list[Brief]] = []
    for brief in briefs:
        if runs and _can_be_one([*runs[-1], brief]):
            runs[-1].append(brief)
        else:
            runs.append([brief])
    return tuple(map(_item, runs))


def _can_be_one(briefs: Sequence[Brief]) -> bool:
    """Whether each differs from the others in its place, or in its date, and in nothing else: none may hide another."""
    places, dates = {brief.where for brief in briefs}, {brief.when for brief in briefs}
    if len(places) == len(briefs):
        return len({replace(brief, where=()) for brief in briefs}) == 1
    return len(dates - {""}) == len(briefs) and len({replace(brief, when="") for brief in briefs}) == 1


def _item(alike: Sequence[Brief]) -> Line:
    first = alike[0]
    where = in_one(tuple(dict.fromkeys(brief.where for brief in alike)), ", ")[0]
    dates = ", ".join(dict.fromkeys(brief.when for brief in alike if brief.when))
    each = f" {first.each}" if first.each and len(alike) > 1 else ""
    when = (Span(f" ({dates})"),) if dates else ()
    return (*where, Span(f"{each} "), *first.what, *when, *first.state)
