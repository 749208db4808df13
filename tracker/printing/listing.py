"""Rows that have no room, told in few words in a list below their table: what is listed is never lost."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from tracker.domain.phrases import say
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
    # Where all are listed, the title of the section is label enough.
    bare = not listing.briefs and len(labelled) == 1
    spans = (span for label, own in labelled.items() for span in _labelled("" if bare else label, own))
    return Paragraph(((*spans, *listing.after),))


def _labelled(label: str, briefs: Sequence[Brief]) -> Line:
    """What is of no state is told in one sentence; each other thing has its own, as a state may be of several parts."""
    spans: list[Span] = [Span(f"{label}: ", Style.STRONG)] if label else []
    ended = True
    for place, (item, has_state) in enumerate(_items(briefs)):
        spans += [Span(". " if ended or has_state else "; ")] if place else []
        spans += item
        ended = has_state
    return (*spans, Span(". "))


def _items(briefs: Sequence[Brief]) -> tuple[tuple[Line, bool], ...]:
    """Neighbours that differ in place or in date alone as one, and all of one state together; and whether of any state."""
    runs: list[list[Brief]] = []
    for brief in briefs:
        if runs and _can_be_one([*runs[-1], brief]):
            runs[-1].append(brief)
        else:
            runs.append([brief])
    alike: dict[object, list[list[Brief]]] = {}
    for place, run in enumerate(runs):
        joins = run[0].state and run[0].each
        alike.setdefault((run[0].state, joins) if joins else place, []).append(run)
    return tuple((_with_state(own), bool(own[0][0].state)) for own in alike.values())


def _can_be_one(briefs: Sequence[Brief]) -> bool:
    """Whether each differs from the others in its place, or in its date, and in nothing else: none may hide another."""
    places, dates = {brief.where for brief in briefs}, {brief.when for brief in briefs}
    if len(places) == len(briefs):
        return len({replace(brief, where=()) for brief in briefs}) == 1
    return len(dates - {""}) == len(briefs) and len({replace(brief, when="") for brief in briefs}) == 1


def _with_state(runs: Sequence[Sequence[Brief]]) -> Line:
    """ "L4 1 × Cage (1990); 1 broken", "L4 1 × Cage (1990) and L5 1 × Rod (1991): each not recorded whether removed"."""
    heads, state, each = tuple(map(_head, runs)), runs[0][0].state, runs[0][0].each
    if len(heads) == 1:
        return (*heads[0], *((Span("; "), *state) if state else ()))
    return (*in_one(heads, say("listing.and", first="", last=""))[0], Span(f": {each} "), *state)


def _head(alike: Sequence[Brief]) -> Line:
    """ "L3-L4, L4-L5 each 1 × Cage (2019)"."""
    first = alike[0]
    where = in_one(tuple(dict.fromkeys(brief.where for brief in alike)), ", ")[0]
    dates = ", ".join(dict.fromkeys(brief.when for brief in alike if brief.when))
    each = f" {first.each}" if first.each and len(alike) > 1 else ""
    return (*where, Span(f"{each} "), *first.what, *((Span(f" ({dates})"),) if dates else ()))
