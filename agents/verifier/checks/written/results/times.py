"""Which of a result's values a clause speaks of: the first, the last, those of a day, those up to discharge."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ....evidence import Evidence
from ..days import day_in
from .cells import number
from .readings import Reading

_LAST = re.compile(
    r"\b(?:remain\w*|persist\w*|still|normali[sz]\w*|now|currently|latest|most recent|last|today|by then|end of (?:the )?(?:stay|admission)"
    r"|never|yet|(?:is|are) (?:\w+ly )?(?:low|high|normal|raised|elevated))\b",
    re.IGNORECASE,
)
_DISCHARGE = re.compile(
    r"\b(?:at|on|by|before|until|prior to|to) (?:the time of )?(?:discharge|transfer|leaving)\b", re.IGNORECASE
)
_FIRST = re.compile(
    r"\b(?:(?:on|at) (?:admission|arrival|presentation|baseline|the first)|initial(?:ly)?|presenting|first|at first)\b",
    re.IGNORECASE,
)
_OF_DISCHARGE = re.compile(r"\b(?:discharge|transfer)(?! (?:plan|letter to))\b", re.IGNORECASE)
_HEAD = 300
_EARLIER = re.compile(r"\b(?:after|from|having been|previously|up from|down from)\b (?!discharge)[^,;]*", re.IGNORECASE)
"""`normalised after having been 2,840 on admission`: of before."""
_VALUE = re.compile(r"(?<![\d/.,-])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d/.,-])\d+(?:\.\d+)?(?![\d/]|,\d|\.\d)")


@lru_cache(maxsize=8)
def discharge_day(evidence: Evidence) -> str:
    """The day of the last discharge summary; empty where there is none."""
    days = [d.date[:10] for d in evidence.case.documents if d.date and _OF_DISCHARGE.search(d.text[:_HEAD])]
    return max(days, default="")


def meant(evidence: Evidence, clause: str, told: Sequence[Reading]) -> list[Reading]:
    """The values that a clause speaks of: with its own number, of its day, the last or the first one; else all."""
    clause = _EARLIER.sub(" ", clause)
    same_day = _of_the_day(clause, told)
    own = [one for one in same_day or told if one.value in _values(clause)]
    if own or same_day:
        return own or same_day
    dated = [one for one in told if one.day]
    if not dated:
        return list(told)
    last = max(one.day for one in dated)
    if _DISCHARGE.search(clause):
        left = discharge_day(evidence) or last
        until = [one for one in dated if one.day <= left]
        return [one for one in until if one.day == until[-1].day] if until else list(told)
    if _LAST.search(clause):
        return [one for one in dated if one.day == last]
    if _FIRST.search(clause):
        return [one for one in dated if one.day == dated[0].day][:1]
    return list(told)


def _of_the_day(clause: str, told: Sequence[Reading]) -> list[Reading]:
    """Those of the day, else of the month, that a clause names."""
    last = max((one.day for one in told), default="")
    day = day_in(clause, last) if last else ""
    same = [one for one in told if day and one.day == day]
    is_month = day[8:] in ("15", "01")
    return same or [one for one in told if is_month and one.day[:7] == day[:7]]


def _values(clause: str) -> set[float]:
    return {number(match) for match in _VALUE.findall(clause)}
