"""Times of the day by the clock."""

import re
from collections.abc import Iterator

from .mention import Mention
from .numbers import SPOKEN
from .unit_names import UNIT
from .values import values_of

_CLOCK = re.compile(
    rf"(?<![\w./:])(?:(?P<h>\d{{1,2}}):(?P<m>\d{{2}})(?:\s*[ap]\.?m\b\.?)?|(?P<w>\d{{1,2}}|{SPOKEN})\s*(?:[ap]\.?m\b\.?|o'?clock))(?!\w|:\d)",
    re.IGNORECASE,
)
_PART_OF_DAY = r"(?:in the|this|yesterday|tomorrow) (?:morning|afternoon|evening)|at night|tonight|last night"
_HALF_OF_THE_DAY = r"(?:[ap]\.?m\b\.?|o'?clock)"
_ONE_OF_TWO = re.compile(
    rf"(?<![\w./:])(?P<w>\d{{1,2}}|{SPOKEN})(?=(?:\s?(?:-|–|,|or|to|and)\s?)(?:maybe )?(?:\d{{1,2}}|{SPOKEN})\s*{_HALF_OF_THE_DAY})",
    re.IGNORECASE,
)
"""`4 or 5 a.m.`: the half of the day is of both."""
_BY_THE_DAY = re.compile(
    rf"\b(?:at|around|about|since|by|until|till|before|after) (?P<w>\d{{1,2}}|{SPOKEN})(?= (?:{_PART_OF_DAY})\b)",
    re.IGNORECASE,
)
"""Only behind such words: `two in the morning and one at night` are tablets."""
_HOURS = re.compile(
    r"\btimes?\s?[:=]\s*(?P<all>(?:[01]\d|2[0-3])(?:(?:00)?h)?(?:[ ,/]{1,2}(?:[01]\d|2[0-3])(?:(?:00)?h)?)*)(?![\d:./-])",
    re.IGNORECASE,
)
"""`times: 07 11 15 19`: a column of a chart."""
_PAST = re.compile(rf"\b(?P<part>half|quarter) (?P<way>past|after|to) (?P<w>{SPOKEN}|\d{{1,2}})\b", re.IGNORECASE)
_OF_24_HOURS = re.compile(
    rf"(?<!\w)(?<!peaked )(?<!rose )(?<!stable )(?<!count )(?<!level )(?:at|by|until|till|@) ?(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?: ?(?:h|hrs?|hours)\b)?"
    rf"(?![\w%/-]|[.,:]\d| ?(?:{UNIT})\b| (?:today|yesterday)?[<>])",
    re.IGNORECASE,
)
"""`7.6 at 1600`, `due by 0600 h`."""
_QUARTER, _HALF, _HOUR = 15.0, 30.0, 60.0


def find_clocks(text: str) -> list[Mention]:
    """`7:30 pm`, `seven o'clock`, `around seven in the morning`, `quarter to eight`: on a dial of twelve hours."""
    return [
        *_on_the_clock(text),
        *_by_the_day(text),
        *_of_two(text),
        *_parts_of_an_hour(text),
        *_in_a_column(text),
        *_of_24_hours(text),
    ]


def _on_the_clock(text: str) -> Iterator[Mention]:
    for match in _CLOCK.finditer(text):
        hours, minutes = values_of(match["h"] or match["w"]), float(match["m"] or 0)
        if len(hours) == 1 and hours[0] <= 24 and minutes < _HOUR:
            yield Mention(match.start(), match.end(), "clock", (hours[0] % 12, minutes), "")


def _of_24_hours(text: str) -> Iterator[Mention]:
    for match in _OF_24_HOURS.finditer(text):
        yield Mention(match.start("h"), match.end(), "clock", (float(match["h"]) % 12, float(match["m"])), "")


def _of_two(text: str) -> Iterator[Mention]:
    for match in _ONE_OF_TWO.finditer(text):
        if hour := _hour(match["w"]):
            yield Mention(match.start("w"), match.end("w"), "clock", (hour % 12, 0.0), "")


def _by_the_day(text: str) -> Iterator[Mention]:
    for match in _BY_THE_DAY.finditer(text):
        if hour := _hour(match["w"]):
            yield Mention(match.start("w"), match.end("w"), "clock", (hour % 12, 0.0), "")


def _parts_of_an_hour(text: str) -> Iterator[Mention]:
    for match in _PAST.finditer(text):
        hour = _hour(match["w"])
        part = _HALF if match["part"].casefold() == "half" else _QUARTER
        is_before = match["way"].casefold() == "to"
        if hour and not (part == _HALF and is_before):
            clock = ((hour - is_before) % 12, _HOUR - part if is_before else part)
            yield Mention(match.start(), match.end(), "clock", clock, "")


def _in_a_column(text: str) -> Iterator[Mention]:
    for column in _HOURS.finditer(text):
        for hour in re.finditer(r"\d\d(?:00)?h?", column["all"]):
            start = column.start("all") + hour.start()
            yield Mention(start, start + len(hour.group()), "clock", (float(hour.group()[:2]) % 12, 0.0), "")


def _hour(words: str) -> float | None:
    """An hour of the dial; None for another number."""
    values = values_of(words)
    return values[0] if len(values) == 1 and 1 <= values[0] <= 12 else None
