"""Results in running text: a print of the laboratory as a text file, and a table within a letter."""

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from wardround.records import Fact, Page
from wardround.tools.specimens import titled_specimen

from ..dates import DATE
from .headings import column_headings
from .line import Around
from .names import is_analyte
from .page import COLLECTED, Printed, Row, Table, facts_of, find_table, is_lab_page

TABLE_SHARE = 0.4
"""Of the lines of a table of results, those that are results: heads and comments are not."""
_LIKE_ROW = re.compile(r"\D\D[^\d<>]{0,58}+[\d<>].{0,60}$|.{3,40}\s(?=[NPnp])(?i:negative|positive|not detected)\b")
"""A number or a bound not far from its beginning and end, or a result in words; written to be quick on prose."""
_DAY_FIRST = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}(?:[ T]\d\d:\d\d)?\s+")
_ENDS = re.compile(
    r"(?:\S*[\d/%+*)\]|-]|\S*/\S+|[HLNA↑↓]{1,2}|hi|lo|high|low|normal|abnormal|critical|(?:non-?)?(?:negative|positive|detected|reactive)"
    r"|fl|pg|ng|m?g|s|secs?|seconds|ratio|mmhg|kpa|mm|ph|i?u|ku|miu|index|units?)$",
    re.IGNORECASE,
)
"""How a row ends: a number, a unit, a flag, a result in words; prose seldom does."""
_RULE = re.compile(r"[-=_*.\s|+]*")
_GAP = re.compile(r"\t| {2,}|\|")
_LEAST = 2
"""Rows of a table that no headings explain."""
_ENOUGH = 3
"""Analytes with values and units, one below the other, that need neither title nor columns."""
_NOT_NOW = re.compile(
    r"\b(?:targets?|goals?|aims?|aim(?:ing)? (?:for|at)|previous(?:ly)?|prior|earlier|before|last (?:year|month|week|visit|time)|baseline|ago"
    r"|reference (?:range|interval|value)s?|normal (?:range|value)s?|should|if|when|doses?|prescri\w+|medications?|medicines?|thresholds?"
    r"|mother|father|sister|brother|husband|wife|donor|calibrat\w+)\b",
    re.IGNORECASE,
)
"""What a table is not of this patient and of now, when the line above it says so."""
_OF_DAY = re.compile(
    rf"\b(?:labs?|bloods?|(?:blood )?tests?|investigations?|results?|laborator\w+|labor\w*|bilan|anal[íi]tica)\b[^\n]{{0,30}}?(?P<when>{DATE.pattern})",
    re.IGNORECASE,
)
_NOT_TAKEN = re.compile(r"\b(?:report|print|issu|receiv|authori|releas)\w*", re.IGNORECASE)
_OF_LABS = re.compile(
    r"(?:(?:blood|laboratory|lab|recent|relevant|todays?|current|admission) ){0,3}(?:labs?|laboratory|labor(?:werte|befunde)?|bloods|(?:blood )?tests?"
    r"|results|investigations|data|values)\b[^.]{0,30}:?",
    re.IGNORECASE,
)
"""A title below which lines are results, in columns or not."""
_TOLD = re.compile(r"\b(?:laboratory|labs?|bloods?|serum)\b[^.:]{0,40}:$", re.IGNORECASE)
"""The end of a sentence that says the same: `Laboratory studies show:`."""
_PROSE_WORDS = 8
_LONGEST_REMARK = 30
"""Words of a line in a print of the laboratory; a note has longer ones, and is no print of results."""
_LONGEST_ROW = 14
"""Words."""
_NEAR, _BACK = 3, 8
"""Lines: between rows of one table, and from its first row to what is said of it."""


class Found(NamedTuple):
    """The results of a text."""

    facts: tuple[Fact, ...]
    whole: bool
    """The text is a print of the laboratory, and not a letter that has some."""


def results_inside(text: str, pages: Sequence[Page] = (), *, may_be_whole: bool) -> Found:
    """The results of a text with their places; none where nothing looks like a table of them.

    Args:
        text: of a document.
        pages: of it, so that addresses are `page 2 line 7`; else `line 7`.
        may_be_whole: it is of no form (letter, dialogue) that speaks against a print of the laboratory.
    """
    spans = [(f"page {one.number} ", one.start, text[one.start : one.end]) for one in pages] or [("", 0, text)]
    if may_be_whole and (table := _whole(text)):
        return Found(tuple(facts_of(table, text, 0, "")), whole=True)
    facts = (
        fact
        for where, start, part in spans
        if (places := _places(part.split("\n")))
        for fact in facts_of(_tables(part, places), part, start, where)
    )
    return Found(tuple(facts), whole=False)


def _whole(text: str) -> Table | None:
    """The text as one table of results, where it is one."""
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    if not are_like_rows(lines) or any(len(line.split()) > _LONGEST_REMARK for line in lines):
        return None
    table = find_table(text)
    return table if is_lab_page(table) and table.covered >= TABLE_SHARE * len(lines) else None


def _places(lines: Sequence[str]) -> Set[int]:
    """Lines that are worth reading: about two that look like rows, or one below headings."""
    like = [place for place, line in enumerate(lines) if _looks_like_row(line.strip())]
    places: set[int] = set()
    for one, place in enumerate(like):
        near = place - like[one - 1] <= _NEAR if one else False
        near = near or (one + 1 < len(like) and like[one + 1] - place <= _NEAR)
        if near or any(map(column_headings, lines[max(0, place - _NEAR) : place])):
            places.update(range(place - _BACK, place + _NEAR + 1))
    return places


def _looks_like_row(line: str) -> bool:
    ends = _ENDS.match(line.rpartition(" ")[2])
    return bool(ends) and _is_like_row(line) and len(line.split()) <= _LONGEST_ROW


def _tables(text: str, places: Set[int]) -> Table:
    """The rows of a text that stand together as a table, and are certain."""
    rows = tuple(row for run in _runs(text, places) for row in run)
    return Table(rows, headed=False, before="", covered=len(rows), share=0.0)


def _runs(text: str, places: Set[int]) -> Iterator[list[Row]]:
    """Tables one by one: what stands above a line of prose says nothing of what stands below it."""
    page = Printed(text)
    above: list[str] = []
    start = 0
    while page.place < len(page.lines):
        if page.place not in places:
            if len(page.rows) > start:
                yield _certain(page.rows[start:], above, text)
            start, above, page.around = len(page.rows), [], Around()
            page.place += 1
            continue
        line, before = page.line(page.place), len(page.rows)
        page.step()
        if len(page.rows) > before or _RULE.fullmatch(line) or column_headings(line):
            continue
        if len(page.rows) > start:
            yield _certain(page.rows[start:], above, text)
            start, above = len(page.rows), []
        above.append(line)
        page.around = _below(line, page.around)
    if len(page.rows) > start:
        yield _certain(page.rows[start:], above, text)


def _below(line: str, around: Around) -> Around:
    """What holds below a line that is neither a row nor headings: a title may tell of specimen and day, prose ends all."""
    if titled_specimen(line) is not None:
        return around
    prose = line.endswith((".", "!", "?", ";")) or len(line.split()) >= _PROSE_WORDS
    day = _OF_DAY.search(line) if not _NOT_TAKEN.search(line) else None
    kept = around.collected if COLLECTED.search(line) or not prose else ""
    return Around(withheld=around.withheld and not prose, collected=day["when"] if day else kept)


def _certain(rows: list[Row], above: Sequence[str], text: str) -> list[Row]:
    """The rows of a table, where nothing makes it one of aims, of earlier days, or of doses."""
    if above and _NOT_NOW.search(above[-1]):
        return []
    titled = bool(above and (_OF_LABS.fullmatch(above[-1]) or _TOLD.search(above[-1])))
    titled = titled or sum(_speaks_for_itself(row, text, titled=True) for row in rows) >= _ENOUGH
    sure = [row for row in rows if row.headed or _speaks_for_itself(row, text, titled=titled)]
    least = 1 if any(row.headed for row in sure) else _LEAST
    found = rows if 2 * len(sure) >= len(rows) and all(map(_is_measured, rows)) else sure
    return found if len(found) >= least else []


def _speaks_for_itself(row: Row, text: str, *, titled: bool) -> bool:
    """An analyte with its unit and range; without a range, below a title or in columns that are plain to see."""
    plain = titled or len(_GAP.findall(text[row.start : row.end])) >= _LEAST
    return all(
        bool(one.unit) and is_analyte(one.name) and (bool(one.range) or (plain and one.value[0].isdigit()))
        for one in row.results
    )


def _is_measured(row: Row) -> bool:
    """With unit and range: between rows that are certain, of whatever name."""
    return row.headed or all(one.unit and one.range for one in row.results)


def _is_like_row(line: str) -> bool:
    """Behind the day, where one stands first."""
    return bool(_LIKE_ROW.match(_DAY_FIRST.sub("", line) if line[:1].isdigit() else line))


def are_like_rows(lines: Sequence[str]) -> bool:
    """As many of them as a table has at the least; ends where that is out of reach, which for prose is soon."""
    others = len(lines) - TABLE_SHARE * len(lines)
    for line in lines:
        if not _is_like_row(line):
            others -= 1
            if others < 0:
                return False
    return True
