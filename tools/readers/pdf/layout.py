"""The text of one page in reading order."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .segments import Block, Line, Segment, needs_order, reading_order
from .textlayer import HYPHEN, Box, TextLayer

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_JOINED = re.compile(rf"[^\s{HYPHEN}]*{HYPHEN} ?\n?\S*")
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
        layer = TextLayer(textpage)
        return _joined(_ordered(layer)) if layer.text.strip() else layer.text
    finally:
        textpage.close()


def _ordered(layer: TextLayer) -> str:
    boxes = layer.boxes(_MOST_SEGMENTS)
    if len(boxes) < 2:
        return layer.text
    turns = _quarter_turns(layer)
    segments = _upright(boxes, turns)
    if not needs_order(segments):
        return layer.text
    write = (
        _lines_text if turns else _block_text
    )  # pdfium parts lines of a block only where they run from left to right
    ordered = "".join(write(block, boxes, layer) for block in reading_order(segments))
    return ordered if _holds(ordered, layer.text) else layer.text


def _holds(ordered: str, text: str) -> bool:
    """All words are still there, but for a few.

    Every stretch is read at least once, so that as much print as before is the same print.
    """
    if _print(ordered) == _print(text):
        return True
    before, after = Counter(_words(text)), Counter(_words(ordered))
    if dict.__eq__(before, after):  # a Counter's own comparison takes ten times as long
        return True
    return (before - after).total() + (after - before).total() <= _LOST * before.total() + 2


def _print(text: str) -> int:
    return len(text) - text.count(" ") - text.count("\n")


def _words(text: str) -> list[str]:
    """Without those that a line's end parts."""
    whole = _JOINED.sub(" ", text) if HYPHEN in text else text
    words = whole.split()
    return words if "- " not in whole and "-\n" not in whole else [word for word in words if word[-1] != "-"]


def _quarter_turns(layer: TextLayer) -> int:
    """How often the print is turned by 90 degrees, by the most usual angle of some characters."""
    turns = Counter(round(angle / 1.5707963) % 4 for angle in layer.angles(6) if angle >= 0)
    return turns.most_common(1)[0][0] if turns else 0


def _upright(boxes: list[Box], turns: int) -> list[Segment]:
    if turns:
        boxes = [_turned(box, turns) for box in boxes]
    return [
        Segment(number, left, bottom, right, top, top - bottom if top - bottom > 0.1 else 0.1, (top + bottom) / 2)
        for number, (left, bottom, right, top) in enumerate(boxes)
    ]


def _turned(box: Box, turns: int) -> Box:
    a, b, c, d = _TURNS[turns]
    left, bottom, right, top = box
    x = sorted((a * left + b * bottom, a * right + b * top))
    y = sorted((c * left + d * bottom, c * right + d * top))
    return x[0], y[0], x[1], y[1]


def _block_text(block: Block, boxes: list[Box], layer: TextLayer) -> str:
    """Stretch by stretch, all at once where the file has the lines in this order and nothing else stands among them."""
    return "".join(_run_text(run, boxes, layer) for run in _runs(block))


def _runs(block: Block) -> Iterator[Block]:
    """Lines of one segment, as far as they follow one another in the file; a line of several by itself."""
    run: Block = []
    last = math.inf
    for line in block:
        number = line[0].number if len(line) == 1 else math.inf
        if run and not last < number < math.inf:
            yield run
            run = []
        run.append(line)
        last = number
    if run:
        yield run


def _run_text(run: Block, boxes: list[Box], layer: TextLayer) -> str:
    if len(run) > 2:
        frame = _around([boxes[segment.number] for line in run for segment in line])
        if _touching(frame, boxes) == len(run):
            return layer.within(frame).replace(" \n", "\n").strip() + "\n"
    return _lines_text(run, boxes, layer)


def _lines_text(block: Block, boxes: list[Box], layer: TextLayer) -> str:
    return "".join(_line_text(line, boxes, layer) for line in block)


def _around(boxes: list[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _touching(frame: Box, boxes: list[Box]) -> int:
    """How many boxes have a part within the frame."""
    west, south, east, north = frame
    return len(
        [1 for left, bottom, right, top in boxes if left < east and west < right and bottom < north and south < top]
    )


def _line_text(line: Line, boxes: list[Box], layer: TextLayer) -> str:
    text, end = "", None
    for segment in line:
        piece = layer.within(boxes[segment.number]).strip("\n")
        if end is not None and segment.left - end > 0.12 * segment.height and not text.endswith(" "):
            text += " "
        text, end = text + piece, segment.right
    return text.rstrip() + "\n"


def _joined(text: str) -> str:
    """Words that a line's end has parted: without the hyphen where the page has the word in one elsewhere."""
    done, *rest = text.split(HYPHEN)
    for piece in rest:
        after = piece.removeprefix(" ").removeprefix("\n")
        word = done[_tail(done) :] + (found[0] if (found := _WORD.match(after)) else "")
        whole = word and word in text and re.search(rf"\b{re.escape(word)}\b", text)
        done += after if whole else f"-{after}"
    return done


def _tail(text: str) -> int:
    """Where its last word begins."""
    place = len(text)
    while place and (text[place - 1].isalnum() or text[place - 1] == "_"):
        place -= 1
    return place
