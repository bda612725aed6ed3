"""Days that stand beside a value in a record: `(17/09)`, `on 20/09`, `in July`, `Bloods 15/12:`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812 - `date` is what everything here is about
from datetime import timedelta
from functools import lru_cache

from wardround.tools.quantities import Mention

from ...evidence import Evidence
from ...number_words import month_number
from ...stamps import closest

_NAMES = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = re.compile(
    rf"(?<![\d/.])(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})(?:/(?P<year>(?:20)?\d\d))?(?![\d/%]| ?(?:mg|mcg|mmhg|ml)\b)"
    rf"|(?P<dotted>\d{{1,2}})\.(?P<dotted2>\d{{1,2}})\.(?:(?P<year4>20\d\d))?(?!\d)"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_NAMES})\b\.?(?:,? (?P<year2>20\d\d))?"
    rf"|(?P<month2>{_NAMES})\.? (?P<day2>\d{{1,2}})(?!\d|[.:]\d)(?:st|nd|rd|th)?(?:,? (?P<year3>20\d\d))?)",
    re.IGNORECASE,
)
_BEFORE_DOTS = re.compile(
    r"(?:\A|[\n(;,–-]|\b(?:on|from|since|of|by|until|till|to|at|before|after|and|the|dated|bloods?|labs?|vom|am|bis|seit|und))\W*\Z",
    re.IGNORECASE,
)
"""Before a day that is written as `4.1.`."""
_MONTH = re.compile(
    rf"\b(?:in|since|from|of)\s+(?P<month>{_NAMES})\b\.?(?:\s+(?P<year>20\d\d))?(?!\s\d)", re.IGNORECASE
)
_IN_MONTH = re.compile(
    rf"(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )"
    rf"\b(?P<month>{_NAMES})\b\.?,?(?: (?:of )?(?P<year>(?:19|20)\d\d)\b)?(?! ?\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-]|\.\d| ?(?:mg|ml|mL|units?|g|kcal|cells)\b)")
_HALF_A_YEAR = 5
_START = 30
"""Characters from the start of a sentence within which its day stands: `Bloods 15/12: Hb 108`."""
_IN_BRACKETS = re.compile(r"\([^)]*\Z")
"""`Hb 118 (126 on 21/10)`: the day of an earlier value."""
_RATIO = re.compile(
    r"\b(?:power|strength|pain|score\w*|gcs|e\d|murmur|grade|apgars?|amts|mmse|moca|nodes?|pulses?|reflex\w*|bp|nyha|vas|\d/6)\b[^.;,\n]{0,15}\Z",
    re.IGNORECASE,
)
"""Before one number of another, and no day."""
_OUT_OF = re.compile(r" ?(?:power|strength|murmur|systolic|pain|in severity|nodes?|sets?|bottles?)\b", re.IGNORECASE)
_HEAD, _MONTHS_A_YEAR = 160, 12
"""Characters at the head of a document among which its day stands; of a day above 12 nothing else can be the month."""
_OF_ANOTHER = re.compile(
    r"\b(?:d\.?o\.?b\.?|born|birth|admitted|admission date|date of admission|onset|since)[^\n\d]{0,15}\Z", re.IGNORECASE
)
"""Before a day at the head of a document that is not its own."""
_LONGEST = 24
"""Characters of a day in a table's head, with its hour."""


def day_in(text: str, own: str, *, at_the_start: bool = False) -> str:
    """The first day or month that a text names, in the year that brings it closest to its document's; ISO or empty.

    Args:
        text: of a record or a claim.
        own: day of the document, ISO.
        at_the_start: whether it must stand near the start.
    """
    match = next(_days_matched(text, _START if at_the_start else len(text)), None)
    if match and not (at_the_start and _IN_BRACKETS.search(text, 0, match.start())):
        return _day(match, own[:10])
    month = None if at_the_start else _MONTH.search(text)
    return _month(month, own[:10]) if month else ""


@lru_cache(maxsize=8)
def some_day(evidence: Evidence) -> str:
    """A day near which the record's dates without a year are: its last document's, else its last whole date; ISO or empty."""
    documents = evidence.case.documents
    dated = [document.date[:10] for document in documents if document.date]
    return max(dated or (day for document in documents for day in _whole_days(document.text)), default="")


def _whole_days(text: str) -> Iterator[str]:
    """Dates with their year that can be read in one way only, or in the one in which the others of the text are written."""
    found = list(_DAY.finditer(text))
    pairs = [(int(match["one"]), int(match["other"])) for match in found if match["one"]]
    is_day_first, is_month_first = (any(pair[place] > _MONTHS_A_YEAR for pair in pairs) for place in (0, 1))
    for match in found:
        year = match["year"] or match["year2"] or match["year3"] or match["year4"]
        one, other = (int(match["one"]), int(match["other"])) if match["one"] else (0, 0)
        if one != other and max(one, other) <= _MONTHS_A_YEAR:
            if year and is_day_first != is_month_first:
                yield _of_year("", *((other, one) if is_day_first else (one, other)), f"20{year[-2:]}")
        elif match["iso"] or year:
            yield _day(match, f"20{year[-2:]}-06-30" if year else "")


def is_a_day_of(evidence: Evidence, said: Mention) -> bool:
    """Whether what reads as a ratio is a day that the record names, in whatever form: `9/5` of `5 Sept`, `8/29`."""
    if said.kind != "ratio" or len(said.value) != 2 or any(number % 1 for number in said.value):
        return False
    pairs = {f"{int(one):02}-{int(other):02}" for one, other in (said.value, said.value[::-1])}
    return bool(pairs & _month_days(evidence))


@lru_cache(maxsize=8)
def _month_days(evidence: Evidence) -> frozenset[str]:
    near = some_day(evidence) or "2024-06-30"  # any year with a 29 February
    found = {
        day[5:]
        for unit in evidence.units
        for day, start, end in days_in(unit.words, near, both=True)
        if not _RATIO.search(unit.words, 0, start) and not _OUT_OF.match(unit.words, end)
    }
    return frozenset(found)


@lru_cache(maxsize=8)
def is_month_first(evidence: Evidence) -> bool:
    """Whether the record writes the month of its dates in front, as in the US: `05/30/2026`."""
    dates = (match for document in evidence.case.documents for match in _DAY.finditer(document.text) if match["one"])
    return any(int(match["one"]) <= _MONTHS_A_YEAR < int(match["other"]) <= 31 and match["year"] for match in dates)


def _days_matched(text: str, end: int) -> Iterator[re.Match[str]]:
    """Where days stand; the `4.1.` of `K 4.1.` is none."""
    return (
        match
        for match in _DAY.finditer(text, 0, end)
        if not match["dotted"] or match["year4"] or _BEFORE_DOTS.search(text, 0, match.start())
    )


@lru_cache(maxsize=256)
def day_of_head(text: str) -> str:
    """The day that a document without a date of its own begins with (`Ward round 21/11/26`); empty where none or `3/4/26` is it."""
    for match in _DAY.finditer(text, 0, _HEAD):
        year = match["iso"] or match["year"] or match["year2"] or match["year3"] or match["year4"]
        if not year or _OF_ANOTHER.search(text, 0, match.start()):
            continue
        is_of_either = match["one"] and max(int(match["one"]), int(match["other"])) <= _MONTHS_A_YEAR
        return "" if is_of_either and match["one"] != match["other"] else _day(match, "")
    return ""


def last_of_the_month(nth: int, own: str) -> str:
    """The last such day of a month that was, seen from a document's: `the 16th`; ISO or empty."""
    try:
        seen = Date.fromisoformat(own[:10])
        month = seen if seen.day >= nth else seen.replace(day=1) - timedelta(days=1)
        return month.replace(day=nth).isoformat()
    except ValueError:
        return ""


def days_in(text: str, own: str, *, both: bool = False) -> list[tuple[str, int, int]]:
    """All days that a text names, ISO, each with its place.

    Args:
        text: of a record or a claim.
        own: day of the document, ISO; without one only whole dates are read.
        both: whether `3/4` gives both days that it may be.
    """
    found = [
        (day, *match.span())
        for match in _days_matched(text, len(text))
        for day in ((_day(match, own[:10]), *(_ways(match, own[:10]) if both else ())) if own or match["iso"] else ())
    ]
    return [one for one in found if one[0]]


def dates_in(text: str, own: str, *, both: bool = False) -> list[tuple[str, int, int]]:
    """All dates that a text names, as much of ISO as is given (`2025-06-11`, `2025-06`, `2025`), each with its place."""
    found = days_in(text, own, both=both)
    for match in _IN_MONTH.finditer(text):
        number = month_number(match["month"])
        years = (match["year"],) if match["year"] else tuple(_years_near(own, number))
        found += [(f"{year}-{number:02}", *match.span()) for year in years]
    found += [(match.group(), *match.span()) for match in _YEAR.finditer(text)]
    taken = [one for one in found if len(one[0]) > len("2025")]
    return [one for one in found if one in taken or not any(a <= one[1] < b for _, a, b in taken)]


def _years_near(own: str, month: int) -> list[str]:
    """The years of which a month without one may be."""
    if not own:
        return []
    year = int(own[:4])
    return [str(year - 1), str(year)] if abs(month - int(own[5:7])) > _HALF_A_YEAR else [str(year)]


def _ways(match: re.Match[str], own: str) -> tuple[str, ...]:
    """Both days that `3/4` may be."""
    if not match["one"]:
        return ()
    one, other = int(match["one"]), int(match["other"])
    return (_of_year(own, one, other, None), _of_year(own, other, one, None))


def days_of_head(cells: Sequence[str], own: str) -> list[str]:
    """The days of a table's head, all written in the one order in which they go forward, where only one does."""
    found = [_DAY.search(cell) if len(cell) < _LONGEST else None for cell in cells]
    orders = [
        [_in_order(match, own, is_day_first=first) if match else "" for match in found] for first in (True, False)
    ]
    fits = [
        days for days in orders if all(map(_fits, found, days)) and (told := list(filter(None, days))) == sorted(told)
    ]
    return fits[0] if len(fits) == 1 else [_day(match, own[:10]) if match else "" for match in found]


def _fits(match: re.Match[str] | None, day: str) -> bool:
    return bool(day) or not match


def _in_order(match: re.Match[str], own: str, *, is_day_first: bool) -> str:
    if not match["one"]:
        return _day(match, own[:10])
    one, other = int(match["one"]), int(match["other"])
    month, day = (other, one) if is_day_first else (one, other)
    year = match["year"]
    return _of_year(own[:10], month, day, f"20{year[-2:]}" if year else None)


def _day(match: re.Match[str], own: str) -> str:
    if match["iso"]:
        return match["iso"]
    if match["one"]:
        one, other = int(match["one"]), int(match["other"])
        return _in_its_year(own, one, other, match["year"]) if match["year"] else closest(own, one, other)
    if match["dotted"]:
        return _of_year(own, int(match["dotted2"]), int(match["dotted"]), match["year4"])
    month, day = match["month"] or match["month2"], int(match["day"] or match["day2"])
    year = match["year2"] or match["year3"]
    return _of_year(own, month_number(month), day, year)


def _in_its_year(own: str, one: int, other: int, year: str) -> str:
    """`04/09/25`: of the two days that it may be, the one closest to its document's."""
    ways = [day for pair in ((other, one), (one, other)) if (day := _of_year(own, *pair, f"20{year[-2:]}"))]
    try:
        near = Date.fromisoformat(own)
    except ValueError:  # only a month is known, or nothing
        return ways[0] if ways else ""
    return min(ways, key=lambda day: abs(Date.fromisoformat(day) - near), default="")


def _month(match: re.Match[str], own: str) -> str:
    """The middle of a month; without a year, the last one that was."""
    number = month_number(match["month"])
    if match["year"]:
        return f"{match['year']}-{number:02}-15"
    if not own:
        return ""
    year = int(own[:4]) - (number > int(own[5:7]))
    return f"{year}-{number:02}-{'01' if number == int(own[5:7]) else '15'}"


def _of_year(own: str, month: int, day: int, year: str | None) -> str:
    try:
        if year:
            return Date(int(year), month, day).isoformat()
        near = Date.fromisoformat(own)
        days = [Date(near.year + more, month, day) for more in (-1, 0, 1)]
    except ValueError:
        return ""
    return min(days, key=lambda one: abs(one - near)).isoformat()


def days_between(one: str, other: str) -> int:
    """From one day to another, at least; from the end of a month or a year where only that is known."""
    try:
        end, start = one[:10] + "-12-28"[len(one) - 4 :], other[:10] + "-01-01"[len(other) - 4 :]
        return (Date.fromisoformat(start[:10]) - Date.fromisoformat(end[:10])).days
    except ValueError:
        return 0
