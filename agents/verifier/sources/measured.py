"""Numbers that a note gives for a result against the results of those days."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from wardround.records import Flag
from wardround.tools.specimens import specimen_of
from wardround.tools.terms import find_analytes, normal_words

from ..analytes import analyte_words
from ..evidence import Evidence
from ..units import Unit, unit_of
from .flag import conflict, day

_DAYS_APART = timedelta(days=1)
_SHORTEST = 3
"""Letters of a name that is none of a laboratory's short ones."""
_SAID = re.compile(
    r"\b(?P<name>[A-Za-z][\w-]*)(?: level| count)?"
    r"(?: is| was| of| at| measured| came back| returned| today| now|:| =|,)*"
    r" (?:at |of )?(?P<value>\d+(?:\.\d+)?)(?![\d/.]*\d)(?! ?(?:to|-|–) ?\d)"
    r" ?(?P<unit>%|[A-Za-z]+/\w+(?:\.\w+)*|(?:l|ml|mg|mcg|g|kg|mm|cm|units?)\b)?",
    re.IGNORECASE,
)
_OTHER_TIME = re.compile(
    r"\b(?:goal|target|aim|below|above|under|over|less|more|prior|previous\w*|last|yesterday|baseline|from|peak\w*|normal|range|"
    r"admission|had|down|up|recheck\w*|repeat\w*|if|\d+ (?:days?|weeks?|months?|years?) ago"
    r"|(?:in|on|since) (?:\d|[A-Z]\w+)|\d{1,2}:\d\d|vbg|abg|gas)\b",
    re.IGNORECASE,
)


class _Measured(NamedTuple):
    value: float
    measure: str
    """Its unit in lower case."""
    when: date
    unit: Unit


def results(evidence: Evidence) -> Iterator[Flag]:
    """A value in a note that no result of the same analyte has on that day or the days next to it.

    Sentences that speak of other times (of the day too), of goals, of ranges or of a blood gas are left alone.
    """
    measured = _measured(evidence)
    for unit in evidence.units if measured else ():
        source = evidence.case.document(unit.source_id)
        when = day(source.date) if source else None
        if when is None or unit.source_id in evidence.structured or _OTHER_TIME.search(unit.words):
            continue
        for said in _SAID.finditer(unit.words):
            near = [m for m in _of_name(said["name"], measured) if abs(m.when - when) <= _DAYS_APART]
            near = [m for m in near if not said["unit"] or said["unit"].casefold() == m.measure]
            if near and not any(_same(said["value"], m.value) for m in near):
                message = f"a note gives {said['name']} as {said['value']}, the results of those days do not"
                yield conflict(message, unit.citation, near[0].unit.citation)


def _measured(evidence: Evidence) -> dict[str, list[_Measured]]:
    found: dict[str, list[_Measured]] = {}
    for document, fact in evidence.facts:
        when = day(fact.date) or day(document.date)
        if specimen_of(fact.name):
            continue  # notes give what is of blood without saying so
        if fact.kind == "result" and fact.quantity and not fact.quantity.comparator and when:
            for word in analyte_words(fact.name):
                found.setdefault(word, []).append(
                    _Measured(fact.quantity.value, (fact.quantity.unit or "").casefold(), when, unit_of(document, fact))
                )
    return found


def _of_name(name: str, measured: dict[str, list[_Measured]]) -> list[_Measured]:
    is_short = len(name) < _SHORTEST  # `K 4.2`: laboratories' letters, which begin with a capital
    if is_short and not (name[0].isupper() and find_analytes(name)):
        return []
    return [one for word in normal_words(name) for one in measured.get(word, ())]


def _same(said: str, value: float) -> bool:
    """Whether a value is meant, as far as the note's digits go."""
    places = len(said.partition(".")[2])
    return round(value, places) == float(said) or abs(value - float(said)) <= 0.5 * 10**-places
