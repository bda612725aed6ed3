"""Numbers that a claim counts and no record writes: the days between two days, what one value lacks to another, `4/52`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812 - `date` is what everything here is about

from wardround.tools.quantities import Mention, in_base_unit

from ...amounts import is_bound
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...stamps import closest, stamps_in
from ...units import Unit
from .counts import is_of_counted_blood
from .days import day_told, is_a_day_of, some_day
from .stays import is_a_day_of_the_stay, is_the_stay
from .years_back import is_years_back

_OF_NUMBERS = ("number_", "duration_", "small_number_", "written_number", "date_other")
_OF_DOSES = "dose_"
_BETWEEN = re.compile(
    r"\s*(?:after|before|within|later|earlier|apart|into|until|till|since|from|following|prior|post|in hospital|of (?:treatment|ventilation|stay|admission))\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:within|after|before|for|lasting|lasted|took|over|during|by|another|at least|nearly|about|almost|around|approximately)\s+(?:(?:about|nearly|the|first|next|a|full) )*\Z",
    re.IGNORECASE,
)
"""Of durations that a writer counts from two days or clocks."""
_ROUGHLY = re.compile(
    r"\b(?:(?P<under>(?:just |slightly |a little |well )?(?:under|below|less than|short of)|nearly|almost|not quite)"
    r"|(?P<over>(?:just |slightly |a little |well )?(?:over|above|more than)|at least)"
    r"|(?P<about>about|around|approximately|roughly|some|close to|circa|in the region of|or so))\s+\Z",
    re.IGNORECASE,
)
_ROUGH = {"under": (0.85, 1.0), "over": (1.0, 1.15), "about": (0.9, 1.1)}
"""Shares of the number within which what is meant lies."""
_WELL_OVER_ONE = 1.8
"""`over a year` may be a year and a half."""
_CLOSEST = 3
_ROUNDED = 10
"""From here decimals may be left out."""
_FROM = re.compile(r"\bfrom \Z", re.IGNORECASE)
_COMING = re.compile(
    r"\b(?:will|(?:is|are) (?:to|due|planned)|planned|should|advised|recommended|requested)\b", re.IGNORECASE
)
"""What is to last so long was written so."""
_CHANGED = re.compile(
    r"\b(?P<way>lost|loss of|gained|gain of|(?:in|de)creas\w*(?: by| of)?|ris\w+ by|rose by|fall\w* by|fell by|drop\w* by|up(?: by)?|down(?: by)?|reduc\w+ by)"
    r"\s+(?:(?:nearly|almost|about|around|approximately|some|over) )?\Z",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7}
_CHART = {
    "week": r"(?:/52| ?wks?\b| ?w\b)",
    "day": r"(?:/7| ?d\b)",
    "month": r"(?:/12| ?mo\b)",
    "hour": r"(?: ?h\b| ?hrs?\b|°)",
    "minute": r"(?: ?min\b|')",
}
"""Units of time as charts write them behind a number, where they are not read as such."""
_CLOCK = re.compile(r"(?<![\d/.])(?:[01]?\d|2[0-3])[:.]?[0-5]\d(?![\d/]|\.\d)")
_HOUR, _DAY = 60, 24 * 60
_ABOUT = 0.15
"""Share by which a counted time may be rounded."""
_EXACT = 0.051


def without_counted(context: ClaimInContext, signals: Sequence[Signal]) -> list[Signal]:
    """Signals without those of numbers that two others of the record come to, and of bags of blood as doses."""
    if not (context.evidence.is_all_written and any(one.name.startswith((*_OF_NUMBERS, _OF_DOSES)) for one in signals)):
        return list(signals)
    text = context.claim.text
    counted = {text[said.start : said.end] for said in context.quantities if _is_counted(context, said)}
    bags = {text[said.start : said.end] for said in context.quantities if is_of_counted_blood(context, said.start)}
    return [
        one
        for one in signals
        if one.certain
        or not (
            (one.name.startswith(_OF_NUMBERS) and one.words in counted)
            or (one.name.startswith(_OF_DOSES) and one.words in bags)
        )
    ]


def _is_counted(context: ClaimInContext, said: Mention) -> bool:
    if is_the_stay(context, said) or is_a_day_of_the_stay(context, said) or is_a_day_of(context.evidence, said):
        return True
    if _is_rounded(context, said) or _is_without_decimals(context, said) or _is_from_two(context, said):
        return True
    if said.kind == "duration" and len(said.value) == 1:
        return _is_in_a_chart(context, said) or _is_between(context, said) or is_years_back(context, said)
    if said.kind in ("number", "measure") and len(said.value) == 1:
        return _is_a_difference(context, said) or _is_behind_a_slash(context, said)
    return False


def _is_rounded(context: ClaimInContext, said: Mention) -> bool:
    """`just under an hour` of 58 minutes, `over 2,400` of 2,410: a close place has what it is said for."""
    lead = _ROUGHLY.search(context.claim.text, 0, said.start)
    if not lead or len(said.value) != 1 or said.kind not in ("duration", "number", "measure"):
        return False
    value, of = in_base_unit(said.value[0], said.unit)
    low, high = next(bounds for name, bounds in _ROUGH.items() if lead[name])
    if lead["over"] and said.kind == "duration" and said.value[0] == 1:
        high = _WELL_OVER_ONE
    told = (q for unit in context.best for q in _told(unit) if q.kind in (said.kind, "number", "measure"))
    bases = (in_base_unit(one, q.unit) for q in told for one in q.value)
    return any(unit == of and value * low <= one <= value * high for one, unit in bases)


def _is_without_decimals(context: ClaimInContext, said: Mention) -> bool:
    """`a BMI of 38`, of 38.2 in a close place."""
    if len(said.value) != 1 or said.kind not in ("number", "measure") or said.value[0] < _ROUNDED or said.value[0] % 1:
        return False
    told = (q for unit in context.best[:_CLOSEST] for q in _told(unit) if not q.unit or q.unit == said.unit)
    return any(one % 1 and round(one) == said.value[0] for q in told for one in q.value)


def _is_from_two(context: ClaimInContext, said: Mention) -> bool:
    """`45-50 dB`, of `4k 45, 8k 50`: both ends stand in one place close to the claim."""
    if len(said.value) != 2 or said.kind not in ("number", "measure", "duration"):
        return False
    if said.kind == "duration":  # `from 46 to 29 seconds`: of two lines of a table
        return _FROM.search(context.claim.text, 0, said.start) is not None and all(
            value in context.evidence.numbers for value in said.value
        )
    return any(set(said.value) <= {one for q in _told(unit) for one in q.value} for unit in context.best[:_CLOSEST])


def _told(unit: Unit) -> list[Mention]:
    """Its numbers without bounds of what is normal: no result is rounded to one, or rose from one."""
    return [one for one in unit.quantities if not is_bound(unit.words, one)]


def _is_in_a_chart(context: ClaimInContext, said: Mention) -> bool:
    """Whether a place close to the claim has the duration in a short form, of any unit: `for 4/52`, `x10 d`, `~36 h`."""
    if said.unit not in _CHART:
        return False
    length = in_base_unit(said.value[0], said.unit)[0]
    numbers = ((length / in_base_unit(1, unit)[0], short) for unit, short in _CHART.items())
    forms = "|".join(f"{number:g}{short}" for number, short in numbers if _is_whole(number))
    short = re.compile(rf"(?<![\d/.:-])(?:{forms or r'(?!)'})")
    return any(short.search(unit.words) for unit in context.best)


def _is_whole(number: float) -> bool:
    return number >= 1 and abs(number * 2 - round(number * 2)) < 1e-6


def _is_between(context: ClaimInContext, said: Mention) -> bool:
    """Whether it is told as counted, and two days close by are so far apart, or clocks are there to count by."""
    text = context.claim.text
    if _COMING.search(text) or not (_BETWEEN.match(text, said.end) or _LEADS.search(text, 0, said.start)):
        return False
    if said.unit in ("hour", "minute"):
        is_told = bool(_BETWEEN.match(text, said.end)) and sum(len(_CLOCK.findall(u.words)) for u in context.best) > 1
        return is_told or _is_between_clocks(context, said)
    if said.unit not in _DAYS:
        return False
    days, length = _days(context), said.value[0] * _DAYS[said.unit]
    apart = {abs((one - other).days) for one in days for other in days}
    return bool(apart & {length, length - 1}) if said.unit == "day" else any(abs(a - length) <= 1 for a in apart)


def _is_between_clocks(context: ClaimInContext, said: Mention) -> bool:
    """`start 08:50 end 11:25`: one place has two clocks that are about so far apart."""
    minutes = said.value[0] * (_HOUR if said.unit == "hour" else 1)
    for unit in context.best:
        clocks = [_minutes(match.group()) for match in _CLOCK.finditer(unit.words)]
        if any(abs((late - early) % _DAY - minutes) <= minutes * _ABOUT for early in clocks for late in clocks):
            return True
    return False


def _minutes(clock: str) -> int:
    digits = re.sub(r"\D", "", clock)
    return int(digits[:-2]) * _HOUR + int(digits[-2:])


def _days(context: ClaimInContext) -> set[Date]:
    """The days of the closest places, and those that the claim names."""
    of_drugs = (unit for drug in context.drugs for unit in context.evidence.naming(drug))
    found = {day for unit in (*context.best, *of_drugs) for day in _of_unit(context.evidence, unit)}
    year = max((day.year for day in found), default=0)
    for said in context.quantities:
        if said.kind == "date" and said.value[1] and said.value[2]:
            found |= set(_valid(said.value[0] or year, said.value[1], said.value[2]))
    return found


def _of_unit(evidence: Evidence, unit: Unit) -> Iterator[Date]:
    own = day_told(evidence, unit) or some_day(evidence)
    for day in (own, *(closest(own, *pair) for pair in stamps_in(unit.words))):
        if len(day) == len("2026-01-31"):
            yield from _valid(*map(float, day.split("-")))
    year = float(own[:4]) if own else 0.0
    for said in unit.quantities:
        if said.kind == "date" and said.value[1] and said.value[2]:
            yield from _valid(said.value[0] or year, said.value[1], said.value[2])


def _valid(year: float, month: float, day: float) -> Iterator[Date]:
    try:
        yield Date(int(year), int(month), int(day))
    except ValueError:
        return


def _is_a_difference(context: ClaimInContext, said: Mention) -> bool:
    """`lost 3.6 kg`: what two numbers beside that unit differ by, in the way that the claim says."""
    way = _CHANGED.search(context.claim.text, 0, said.start)
    if not way:
        return False
    values = [
        q.value[0]
        for unit in context.evidence.units
        if any(one.unit == said.unit for one in unit.quantities)
        for q in unit.quantities
        if q.kind in ("measure", "number") and len(q.value) == 1 and q.unit in (said.unit, "")
    ]
    return any(abs(abs(a - b) - said.value[0]) < _EXACT for a in values for b in values)


def _is_behind_a_slash(context: ClaimInContext, said: Mention) -> bool:
    """`60 Gy/30 fx`, `Ki-67 2%/5 sites`: a number that the record has behind a stroke, which nothing reads."""
    if said.unit:
        return False
    behind = re.compile(rf"[A-Za-z]/{said.value[0]:g}(?![\d./])")
    return any(behind.search(unit.words) for unit in context.best)
