"""The text of one page in reading order."""

from collections import Counter
from typing import TYPE_CHECKING

from .segments import Line, Segment, needs_order, reading_order

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_MOST_SEGMENTS = 4_000
"""Beyond this a page is a drawing made of letters; its own order stands."""
_LOST = 0.01
"""Largest share of words that may differ after reordering; else the file's own order stands."""
_TURNS = {0: (1, 0, 0, 1), 3: (0, 1, -1, 0), 2: (-1, 0, 0, -1), 1: (0, -1, 1, 0)}
"""x' = a x + b y and y' = c x + d y turn print that runs downwards (1), upside down (2) or upwards (3) upright; pdfium counts
clockwise."""


def page_text(page: "pdfium.PdfPage") -> str:
    r"""The page's text, lines ended by `\\n`; empty when it has no text layer.

    The file's own order is kept where it can be a reading order. Where it cannot (columns written line by line, headers
    written last, lines from the bottom up), lines are put in order by where they stand.
    """
    if page.get_rotation():
        page.set_rotation(0)  # in memory; lines are told apart by where they stand on the sheet as it was written
    textpage = page.get_textpage()
    try:
        text = _clean(textpage.get_text_range())
        return _ordered(textpage, text) if text.strip() else text
    finally:
        textpage.close()


def _ordered(textpage: "pdfium.PdfTextPage", text: str) -> str:
    count = textpage.count_rects()
    if not 1 < count <= _MOST_SEGMENTS:
        return text
    boxes = [textpage.get_rect(number) for number in range(count)]
    segments = _upright(boxes, _quarter_turns(textpage))
    if not needs_order(segments):
        return text
    ordered = "".join(_line_text(line, boxes, textpage) for line in reading_order(segments))
    before, after = Counter(text.split()), Counter(ordered.split())
    changed = (before - after).total() + (after - before).total()
    return ordered if changed <= _LOST * before.total() else text


def _quarter_turns(textpage: "pdfium.PdfTextPage") -> int:
    """How often the print is turned by 90 degrees, by the most usual angle of some characters."""
    import pypdfium2.raw as raw

    count = textpage.count_chars()
    angles = (raw.FPDFText_GetCharAngle(textpage, place) for place in range(0, count, max(1, count // 40)))
    turns = Counter(round(angle / 1.5707963) % 4 for angle in angles if angle >= 0)
    return turns.most_common(1)[0][0] if turns else 0


def _upright(boxes: list[tuple[float, float, float, float]], turns: int) -> list[Segment]:
    a, b, c, d = _TURNS[turns]
    segments = []
    for number, (left, bottom, right, top) in enumerate(boxes):
        x = sorted((a * left + b * bottom, a * right + b * top))
        y = sorted((c * left + d * bottom, c * right + d * top))
        segments.append(Segment(number, x[0], y[0], x[1], y[1]))
    return segments


def _line_text(line: Line, boxes: list[tuple[float, float, float, float]], textpage: "pdfium.PdfTextPage") -> str:
    text, end = "", None
    for segment in line:
        piece = _clean(textpage.get_text_bounded(*boxes[segment.number])).strip("\n")
        if end is not None and segment.left - end > 0.12 * segment.height and not text.endswith(" "):
            text += " "
        text, end = text + piece, segment.right
    return text.rstrip() + "\n"


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "")
