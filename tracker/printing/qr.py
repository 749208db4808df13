"""A QR code as a drawing: a text exactly as it is, in modules that a telephone can read.

The text is encoded as UTF-8, and the code says so where it is not plain ASCII.
"""

import io

import segno

from tracker.printing.layout import Picture

SMALLEST = 0.33
"""Millimetres of the side of one module that are read from a hand's distance."""

HOLDS = 1272
"""Bytes that a code of 41.5 millimetres holds with the least error correction: version 25, level L (ISO/IEC 18004).

Its 117 modules and the white margin of four on each side are 0.332 mm each; one version more would be below
``SMALLEST``. A card that is filled to its last lines in the smallest type holds 1050 to 1200 bytes: in a larger code
there would be room left, and less beside it for the text. Such codes were read back from grey pages of 150 dots an
inch, blurred by more than half a dot.
"""

_HOLDS_WELL = 996
"""Bytes up to which it has level M, which mends twice as much; both without the two bytes that name the encoding."""

_QUIET = 4  # modules around the code that stay white


def qr_picture(text: str, width: float, alt: str) -> Picture:
    """The code of a text, ``width`` millimetres wide with its white margin; raises segno.DataOverflowError."""
    out, code = io.BytesIO(), qr_code(text)
    code.save(out, kind="svg", border=_QUIET, xmldecl=False, svgclass=None, light="#fff", nl=False)
    side = code.symbol_size(border=_QUIET)[0]
    svg = out.getvalue().decode().replace("<svg ", f'<svg viewBox="0 0 {side} {side}" ', 1)
    return Picture(svg, alt, width)


def qr_code(text: str) -> segno.QRCode:
    """The smallest code of a text with error correction M or more, of a long one with L or more."""
    error = "m" if len(text.encode()) <= _HOLDS_WELL else "l"
    return segno.make_qr(text, error=error, encoding="utf-8", eci=not text.isascii())


def largest(width: float) -> int:
    """The largest version (17 modules and 4 more for each step) whose modules are not too small at a width."""
    modules = int(width / SMALLEST) - 2 * _QUIET
    return min(40, (modules - 17) // 4)
