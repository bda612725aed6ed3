"""Stretches of print on a page: where they stand, and in which order a person reads them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

_ROWS = 4
"""A column has at least so many lines: fewer side by side are a letterhead or a table."""
_PROSE = 12.0
"""Lines of prose are at least so many times as wide as they are high; cells of a table are shorter."""
_WIDE_SHARE = 0.3
"""Of a column's lines, so many are that wide at the least."""
_EDGES = 6
"""Most usual left edges that are tried as columns."""
_PLAINLY = 0.9
"""Share of a page's print in two columns at an edge, beyond which no other edge is tried."""


class Segment(NamedTuple):
    """A box in points, x to the right, y upwards, turned so that its text runs from left to right."""

    number: int
    """As counted in the file's own order."""
    left: float
    bottom: float
    right: float
    top: float

    height: float
    """At least a tenth of a point."""
    middle: float
    """Half way up."""


Line = list[Segment]
Block = list[Line]
Band = tuple[list[Segment], bool]
"""A part of the page from one height to another, and whether both its sides are columns."""
_LEFT, _MIDDLE = Segment._fields.index("left"), Segment._fields.index("middle")


def needs_order(segments: Sequence[Segment]) -> bool:
    """Whether the file's own order may not be the reading order.

    It is when every segment follows to the right on its line, or below, or at the top of a column further right; and no
    run of lines has wide gaps or steps aside, which would be two columns written line by line.
    """
    aside = 0
    for one, other in pairwise(segments):
        if abs(one.middle - other.middle) < 0.5 * max(one.height, other.height):
            if other.left < one.left:
                return True
            aside += other.left - one.right > 1.2 * other.height
        elif other.middle > one.middle:
            if other.left < one.right:
                return True
        else:
            aside += other.left > one.right
    return aside >= _ROWS


def reading_order(segments: Sequence[Segment]) -> list[Block]:
    """Blocks in the order in which a person reads them: columns one after the other, tables row by row."""
    lines = _lines(segments)
    edge, bands = _columns(segments, lines)
    if not bands:
        return [lines] if segments else []
    blocks: list[Block] = []
    for band, in_columns in bands:
        if in_columns:
            left, right = _sides(band, edge)
            blocks += reading_order(left) + reading_order(right)
        else:
            blocks.append(_lines(band))
    return blocks


def _columns(segments: Sequence[Segment], lines: Sequence[Line]) -> tuple[float, list[Band]]:
    """Where a further column begins: the x that puts most print into columns, the leftmost of several such; no bands if none."""
    ends = sorted([segment.right for segment in segments])
    if len(segments) < 2 * _ROWS or ends[_ROWS - 1] > max([segment.left for segment in segments]):
        return 0.0, []  # all lines begin to the left of where a column could end
    starts = Counter([round(segment.left / 3) for segment in segments])
    often = [place for place, _ in starts.most_common(_EDGES) if starts[place] + starts[place + 1] >= _ROWS]
    best: tuple[float, list[Band]] = (0.0, [])
    most = 0
    for start in sorted(often)[1:]:
        edge = 3 * start - 1.5
        if len([1 for segment in segments if segment.left < edge - 1 and segment.right <= edge]) < _ROWS:
            continue  # no column to the left of it: most often the same column, of which some lines begin further right
        bands = list(_bands(lines, edge))
        covered = sum(len(band) for band, in_columns in bands if in_columns)
        if covered > most:
            best, most = (edge, bands), covered
        if covered > _PLAINLY * len(segments):
            break
    return best


def _bands(lines: Sequence[Line], edge: float) -> Iterator[Band]:
    """The page from top to bottom, cut where print crosses the edge; True where both sides of a band are columns."""
    band: list[Segment] = []
    crossing: list[Segment] = []
    for line in lines:
        crosses = _crosses(line, edge)
        if crosses and band:
            yield from _band(band, edge)
            band = []
        elif not crosses and crossing:
            if line[0].middle > min(one.bottom for one in crossing):  # beside print that crosses: no column
                crossing += line
                continue
            yield crossing, False
            crossing = []
        if crosses:
            crossing += line
        else:
            band += line
    if band:
        yield from _band(band, edge)
    if crossing:
        yield crossing, False


def _crosses(line: Line, edge: float) -> bool:
    for segment in line:  # noqa: SIM110 - asked for every line at every edge, and `any` takes three times as long
        if segment.left < edge - 1 and segment.right > edge:
            return True
    return False


def _band(band: list[Segment], edge: float) -> Iterator[Band]:
    """Blocks between white stripes; neighbours that are no tables go together, as columns if they are wide enough."""
    together: list[Segment] = []
    for block in _blocks(band):
        table = _is_table(block, edge)
        if together and (table or _is_far(together, block)):
            yield together, _are_columns(together, edge)
            together = []
        if table:
            yield block, False
        else:
            together += block
    if together:
        yield together, _are_columns(together, edge)


def _is_far(above: list[Segment], below: list[Segment]) -> bool:
    """A stripe of three lines' height: columns do not go on below it."""
    return min(one.bottom for one in above) - max(one.top for one in below) > 3 * below[0].height


def _blocks(band: list[Segment]) -> Iterator[list[Segment]]:
    """Cut where a white stripe of more than a line's height runs across."""
    block: list[Segment] = []
    floor = 0.0
    for segment in band:
        if block and floor - segment.top > 1.2 * segment.height:
            yield block
            block = []
        if not block or segment.bottom < floor:
            floor = segment.bottom
        block.append(segment)
    if block:
        yield block


def _is_table(block: list[Segment], edge: float) -> bool:
    """Two rows or more that run over the edge, with short cells on a side."""
    left, right = _sides(block, edge)
    if min(len(left), len(right)) < 2 or (_is_wide(left) and _is_wide(right)):
        return False
    heights = [segment.middle for segment in left]
    return sum(any(abs(one.middle - height) < 0.4 * one.height for height in heights) for one in right) >= 2


def _are_columns(segments: list[Segment], edge: float) -> bool:
    return all(len(side) >= _ROWS and _is_wide(side) for side in _sides(segments, edge))


def _is_wide(segments: list[Segment]) -> bool:
    """A good part of the lines is as wide as prose: notes have many short lines, tables have no wide ones."""
    wide = [1 for segment in segments if segment.right - segment.left > _PROSE * segment.height]
    return len(wide) >= _WIDE_SHARE * len(segments)


def _sides(segments: Sequence[Segment], edge: float) -> tuple[list[Segment], list[Segment]]:
    left = [segment for segment in segments if segment.left < edge - 1]
    return left, [segment for segment in segments if segment.left >= edge - 1]


def _lines(segments: Sequence[Segment]) -> list[Line]:
    """Segments of one height together, from left to right; lines from top to bottom."""
    lines: list[Line] = []
    middle, height = 0.0, 0.0
    for segment in sorted(sorted(segments, key=itemgetter(_LEFT)), key=itemgetter(_MIDDLE), reverse=True):
        if lines and middle - segment.middle < 0.4 * max(height, segment.height):
            lines[-1].append(segment)
        else:
            lines.append([segment])
            middle, height = segment.middle, segment.height
    return [sorted(line, key=itemgetter(_LEFT)) if len(line) > 1 else line for line in lines]
