"""Where a text is cut: the clause, the sentence or the line around a place. What cuts it is the caller's pattern."""

import re
from collections.abc import Iterator

STOP = re.compile(r"[;\n]|\.(?!\d)")
"""Where a sentence or a part of it ends, but for the point of a number."""
CLAUSE = re.compile(r"[.;\n](?!\d)|,? (?:but|while|whereas|although) ", re.IGNORECASE)
"""Where a clause ends: at a stop that is no number's, or before one that contrasts."""
ANY_STOP = re.compile(r"[.;\n]")
"""The same where no number with a point is to be kept whole."""
POINT = re.compile(r"[.;]")
"""The same of a text that may be broken into lines anywhere."""


def after_last(cut: re.Pattern[str], text: str, place: int) -> int:
    """Where the stretch that leads to a place begins: behind the last cut before it, else with the text."""
    begin = 0
    for one in cut.finditer(text, 0, place):
        begin = one.end()
    return begin


def before_next(cut: re.Pattern[str], text: str, place: int) -> int:
    """Where the stretch behind a place ends: at the next cut, else with the text."""
    found = cut.search(text, place)
    return found.start() if found else len(text)


def around(cut: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int]:
    """From the last cut before a place to the next one behind it."""
    return after_last(cut, text, start), before_next(cut, text, end)


def stretches(cut: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """What lies between the cuts of a text, from its start to its end, in order."""
    begin = 0
    for one in cut.finditer(text):
        yield begin, one.start()
        begin = one.end()
    yield begin, len(text)


def first_line(text: str) -> str:
    """The first line that says something: the title of a document."""
    return text.strip().partition("\n")[0]


def line_start(text: str, place: int) -> int:
    """Where the line of a place begins."""
    return text.rfind("\n", 0, place) + 1


def line_end(text: str, place: int) -> int:
    """Where the line of a place ends, before its line break."""
    end = text.find("\n", place)
    return end if end >= 0 else len(text)


def is_quoted(text: str, place: int) -> bool:
    """Whether a place stands between quotation marks: `poor insight, says "I can climb"` tells of what is believed."""
    before = text[: max(place, 0)]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
