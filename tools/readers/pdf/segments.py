"""Stretches of print on a page: where they stand, and in which order a person reads them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_ROWS = 4
"""A column has at least so many lines: fewer side by side are a letterhead or a table."""
_PROSE = 9.0
"""Lines of prose are at least so many times as wide as they are high; cells of a table are shorter."""


class Segment(NamedTuple):
    """A box in points, x to the right, y upwards, turned so that its text runs from left to right."""

    number: int
    """As counted in the file's own order."""
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """At least a tenth of a point."""
        return max(self.top - self.bottom, 0.1)

    @property
    def middle(self) -> float:
        """Half way up."""
        return (self.top + self.bottom) / 2


Line = list[Segment]


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


def reading_order(segments: Sequence[Segment]) -> list[Line]:
    """Lines in the order in which a person reads them: columns one after the other, tables row by row."""
    edge = _column_edge(segments)
    if edge is None:
        return _lines(segments)
    lines: list[Line] = []
    for band, in_columns in _bands(segments, edge):
        if in_columns:
            left, right = _sides(band, edge)
            lines += reading_order(left) + reading_order(right)
        else:
            lines += _lines(band)
    return lines


def _column_edge(segments: Sequence[Segment]) -> float | None:
    """Where the left edge of a further column stands: the leftmost x at which many lines start beside many others."""
    starts = Counter(round(segment.left / 3) for segment in segments)
    for start in sorted(place for place, count in starts.items() if count + starts[place + 1] >= _ROWS):
        edge = 3 * start - 1.5
        if any(in_columns for _, in_columns in _bands(segments, edge)):
            return edge
    return None


def _bands(segments: Sequence[Segment], edge: float) -> Iterator[tuple[list[Segment], bool]]:
    """The page from top to bottom, cut where print crosses the edge; True where both sides of a band are columns."""
    band: list[Segment] = []
    crossing: list[Segment] = []
    for segment in sorted(segments, key=lambda one: -one.middle):
        crosses = segment.left < edge - 1 and segment.right > edge
        if crosses and band:
            yield from _band(band, edge)
            band = []
        elif not crosses and crossing:
            if segment.middle > min(one.bottom for one in crossing):  # beside print that crosses: no column
                crossing.append(segment)
                continue
            yield crossing, False
            crossing = []
        (crossing if crosses else band).append(segment)
    if band:
        yield from _band(band, edge)
    if crossing:
        yield crossing, False


def _band(band: list[Segment], edge: float) -> Iterator[tuple[list[Segment], bool]]:
    """Blocks between white stripes; neighbours that are prose on both sides, or print on one, are one pair of columns."""
    together: list[Segment] = []
    for block in _blocks(band):
        sides = _sides(block, edge)
        if all(_is_prose(side) for side in sides) and (together or all(sides)):
            together += block
            continue
        yield from _columns(together, edge)
        together = []
        yield block, False
    yield from _columns(together, edge)


def _columns(band: list[Segment], edge: float) -> Iterator[tuple[list[Segment], bool]]:
    if band:
        yield band, all(len(_lines(side)) >= _ROWS for side in _sides(band, edge))


def _sides(segments: Sequence[Segment], edge: float) -> tuple[list[Segment], list[Segment]]:
    left = [segment for segment in segments if segment.left < edge - 1]
    return left, [segment for segment in segments if segment.left >= edge - 1]


def _blocks(band: list[Segment]) -> Iterator[list[Segment]]:
    """Cut where a white stripe of more than a line's height runs across."""
    block: list[Segment] = []
    floor = 0.0
    for segment in band:
        if block and floor - segment.top > 1.2 * segment.height:
            yield block
            block = []
        floor = min(floor, segment.bottom) if block else segment.bottom
        block.append(segment)
    if block:
        yield block


def _is_prose(segments: list[Segment]) -> bool:
    """Most lines are as wide as prose; no lines at all are no objection."""
    lines = _lines(segments)
    wide = sum(line[-1].right - line[0].left > _PROSE * line[0].height for line in lines)
    return wide >= 0.6 * len(lines)


def _lines(segments: Sequence[Segment]) -> list[Line]:
    """Segments of one height together, from left to right; lines from top to bottom."""
    lines: list[Line] = []
    for segment in sorted(segments, key=lambda one: (-one.middle, one.left)):
        if lines and abs(lines[-1][0].middle - segment.middle) < 0.4 * max(lines[-1][0].height, segment.height):
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [sorted(line, key=lambda one: one.left) for line in lines]
