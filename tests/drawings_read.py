"""Drawings of a sheet read back: how large they are in print, and their words."""

from xml.etree import ElementTree

from tracker.printing.layout import Picture

SVG = "{http://www.w3.org/2000/svg}"
MM_PER_POINT = 25.4 / 72


def size_of(picture: Picture) -> tuple[float, float]:
    """Width and height in print, in millimetres."""
    root = ElementTree.fromstring(picture.svg)
    width, height = float(root.get("width") or 0), float(root.get("height") or 0)
    return picture.width, height / width * picture.width


def smallest_words(picture: Picture) -> float:
    """The size in points of the smallest words."""
    root = ElementTree.fromstring(picture.svg)
    scale = picture.width / float(root.get("width") or 1)
    sizes = [float(text.get("font-size") or 0) for text in root.iter(f"{SVG}text") if text.text != "?"]
    return min(sizes) * scale / MM_PER_POINT


def texts(picture: Picture) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(picture.svg).iter(f"{SVG}text")]
