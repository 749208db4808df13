"""The measures of the page that the template, the breaking of words and the estimate of heights share, in millimetres."""

from tracker.printing.layout import Sheet

PAPER = {"a4": ("a4", 210.0, 297.0), "letter": ("us-letter", 215.9, 279.4)}
"""The template's name of each paper, its width and its height."""

MARGIN = 15.0
DENSE_MARGIN = 12.0
GUTTER = 5.0
"""Between half sections, and between a drawing and what is beside it."""
INSET = 2.9
"""Between columns of a table."""
RUN_IN = 40.0
"""The width of a title on the left of its section."""
KEY_MARK, KEY_GAP = 36 / 56, 1.5
"""How high a mark of a key is for its width, and what parts it from the next."""
POINT = 25.4 / 72
EM = 10 * POINT
"""The body size of the template, and that of a dense sheet."""
GROWTH = 1.4
"""Of all type in large print."""
DENSE_EM = 8.6 * POINT


def _is_dense(sheet: Sheet) -> bool:
    """Whether it is set closely; in large print nothing is."""
    return sheet.dense and not sheet.large


def em(sheet: Sheet) -> float:
    """The size of the type of a sheet."""
    return DENSE_EM if _is_dense(sheet) else EM * (GROWTH if sheet.large else 1)


def margin(sheet: Sheet) -> float:
    """Left and right of the page."""
    return DENSE_MARGIN if _is_dense(sheet) else MARGIN


def page_room(sheet: Sheet) -> float:
    """The width between the margins."""
    return PAPER[sheet.paper][1] - 2 * margin(sheet)


def section_room(half: bool, run_in: bool, page: float) -> float:
    """The width that the blocks of a section have."""
    inner = (page - GUTTER) / 2 if half else page
    return inner - (RUN_IN + GUTTER if run_in else 0)


def column_rooms(shares: list[float], room: float) -> list[float]:
    """The width of the words in each column of a table; the outer ones reach to the edges of the page."""
    rooms = [room * share / sum(shares) - INSET for share in shares]
    return (
        [rooms[0] + INSET / 2, *rooms[1:-1], rooms[-1] + INSET / 2] if len(rooms) > 1 else [rooms[0] + INSET]
    )
