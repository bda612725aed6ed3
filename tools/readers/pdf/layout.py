"""The text of one page in reading order."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from .segments import Block, Line, Segment, needs_order, reading_order

if TYPE_CHECKING:
    import pypdfium2 as pdfium

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""

_HYPHEN = "\ufffe"
"""pdfium puts this in the place of a hyphen at the end of a line, and of the line's end."""
_PARTED = re.compile(rf"(\w*){_HYPHEN} ?\n?(\w*)")
_JOINED = re.compile(rf"[^\s{_HYPHEN}]*{_HYPHEN} ?\n?\S*")
_WORD = re.compile(r"\w+")
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
        return _joined(_ordered(textpage, text)) if text.strip() else text
    finally:
        textpage.close()


def _ordered(textpage: "pdfium.PdfTextPage", text: str) -> str:
    count = textpage.count_rects()
    if not 1 < count <= _MOST_SEGMENTS:
        return text
    boxes = [textpage.get_rect(number) for number in range(count)]
    turns = _quarter_turns(textpage)
    segments = _upright(boxes, turns)
    if not needs_order(segments):
        return text
    write = (
        _lines_text if turns else _block_text
    )  # pdfium parts lines of a block only where they run from left to right
    ordered = "".join(write(block, boxes, textpage) for block in reading_order(segments))
    before, after = _words(text), _words(ordered)
    if before == after:
        return ordered
    changed = (before - after).total() + (after - before).total()
    return ordered if changed <= _LOST * before.total() + 2 else text


def _words(text: str) -> Counter[str]:
    """Without those that a line's end parts."""
    whole = _JOINED.sub(" ", text) if _HYPHEN in text else text
    words = whole.split()
    return Counter(words if "- " not in whole and "-\n" not in whole else [word for word in words if word[-1] != "-"])


def _quarter_turns(textpage: "pdfium.PdfTextPage") -> int:
    """How often the print is turned by 90 degrees, by the most usual angle of some characters."""
    import pypdfium2.raw as raw

    count = textpage.count_chars()
    angles = (raw.FPDFText_GetCharAngle(textpage, place) for place in range(0, count, max(1, count // 6)))
    turns = Counter(round(angle / 1.5707963) % 4 for angle in angles if angle >= 0)
    return turns.most_common(1)[0][0] if turns else 0


def _upright(boxes: list[Box], turns: int) -> list[Segment]:
    if turns:
        boxes = [_turned(box, turns) for box in boxes]
    return [
        Segment(number, left, bottom, right, top, max(top - bottom, 0.1), (top + bottom) / 2)
        for number, (left, bottom, right, top) in enumerate(boxes)
    ]


def _turned(box: Box, turns: int) -> Box:
    a, b, c, d = _TURNS[turns]
    left, bottom, right, top = box
    x = sorted((a * left + b * bottom, a * right + b * top))
    y = sorted((c * left + d * bottom, c * right + d * top))
    return x[0], y[0], x[1], y[1]


def _block_text(block: Block, boxes: list[Box], textpage: "pdfium.PdfTextPage") -> str:
    """All at once where the file has the block's lines in this order and nothing else stands among them."""
    numbers = [segment.number for line in block for segment in line]
    if len(block) > 2 and all(len(line) == 1 for line in block) and numbers == sorted(numbers):
        frame = _around([boxes[number] for number in numbers])
        if sum(_overlap(frame, box) for box in boxes) == len(numbers):
            return _clean(textpage.get_text_bounded(*frame)).replace(" \n", "\n").strip() + "\n"
    return _lines_text(block, boxes, textpage)


def _lines_text(block: Block, boxes: list[Box], textpage: "pdfium.PdfTextPage") -> str:
    return "".join(_line_text(line, boxes, textpage) for line in block)


def _around(boxes: list[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _line_text(line: Line, boxes: list[Box], textpage: "pdfium.PdfTextPage") -> str:
    text, end = "", None
    for segment in line:
        piece = _clean(textpage.get_text_bounded(*boxes[segment.number])).strip("\n")
        if end is not None and segment.left - end > 0.12 * segment.height and not text.endswith(" "):
            text += " "
        text, end = text + piece, segment.right
    return text.rstrip() + "\n"


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x02", _HYPHEN)


def _joined(text: str) -> str:
    """Words that a line's end has parted: without the hyphen where the page has the word in one elsewhere."""
    if _HYPHEN not in text:
        return text
    words = set(_WORD.findall(text))
    return _PARTED.sub(lambda match: match[1] + ("" if match[1] + match[2] in words else "-") + match[2], text)
