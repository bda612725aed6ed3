"""How long: `two minutes on the floor`, where the closest record has two hours."""

import re
from collections.abc import Iterator

from wardround.tools.quantities import Mention, in_base_unit

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...number_words import NUMBER_WORDS
from .days import is_day_first
from .stays import is_the_stay

_UNITS = {
    "minute": r"(?:minutes?|mins?|/60|['’])",
    "hour": r"(?:hours?|hrs?|h|/24|°)",
    "day": r"(?:days?|d|/7)",
    "week": r"(?:weeks?|wks?|w|/52)",
    "month": r"(?:months?|mos?|/12)",
    "year": r"(?:years?|yrs?|y)",
}
"""Each as letters and charts write it behind a number."""
_OF_A_DATE = re.compile(r"\|/(?:24|7|12)(?=[)|])")
_BETWEEN = re.compile(r"\s*(?:after|before|later|earlier|into|from|prior|following|since)\b", re.IGNORECASE)
_CLOSEST = 3
_WORDS = NUMBER_WORDS[:12]


def spans_are_in_their_units(context: ClaimInContext) -> Iterator[Signal]:
    """Notice so many of one unit of time where written records close to the claim have as many of another, and nowhere this."""
    text = context.claim.text
    for said in context.quantities:
        if said.kind != "duration" or len(said.value) != 1 or said.unit not in _UNITS or said.value == (1.0,):
            continue
        if _is_counted(text, said) or _is_anywhere(context.evidence, said) or is_the_stay(context, said):
            continue
        units = "|".join(_UNITS.values())
        if is_day_first(context.evidence) is False:  # there `6/12` is a day
            units = _OF_A_DATE.sub("", units)
        others = re.compile(rf"(?<![\d/.:-])(?:{_written(said.value[0])})[ -]?(?:{units})(?![\w/])", re.IGNORECASE)
        told = [unit for unit in context.best[:_CLOSEST] if others.search(unit.words)]
        if told:
            words = text[said.start : said.end]
            record = " ".join(match.group() for match in [others.search(told[0].words)] if match)
            message = f"the claim says “{words}”; the record “{record}”"
            yield Signal("written_span", 1.0, "duration_mismatch", message, tuple(told[:1]), words=words)


def _is_counted(text: str, said: Mention) -> bool:
    """`five minutes after the antibiotic`, `two days before discharge`: from two times that the record gives."""
    return said.unit in ("minute", "hour", "day") and bool(_BETWEEN.match(text, said.end))


def _is_anywhere(evidence: Evidence, said: Mention) -> bool:
    """Whether any place has the span, in whatever unit."""
    length = in_base_unit(said.value[0], said.unit)[0]
    numbers = {unit: length / in_base_unit(1, unit)[0] for unit in _UNITS} | {said.unit: said.value[0]}
    forms = [
        rf"(?:{_written(number)})[ -]?{_UNITS[unit]}(?![\w/])"
        for unit, number in numbers.items()
        if abs(number - round(number)) < 1e-6 or unit == said.unit
    ]
    same = re.compile(rf"(?<![\d.])(?:{'|'.join(forms)})", re.IGNORECASE)
    return any(same.search(unit.words) for unit in evidence.units)


def _written(number: float) -> str:
    whole = int(number)
    return rf"{number:g}|{_WORDS[whole - 1]}" if number == whole and 0 < whole <= len(_WORDS) else f"{number:g}"
