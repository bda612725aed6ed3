"""Low, normal or high: what a claim calls a result, against the result, its laboratory's limits, and its date."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.records import Fact
from wardround.tools.quantities import MentionKind
from wardround.tools.terms import find_analytes

from ...amounts import recorded_amounts
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...levels import ALL, Level, levels_in, temperatures_in
from ...limits import usual_levels
from ...stamps import day_of
from ...units import Unit, unit_of

_OF: dict[str, frozenset[Level]] = {
    "normal": frozenset({"normal"}),
    "low": frozenset({"low"}),
    "critical_low": frozenset({"low"}),
    "high": frozenset({"high"}),
    "critical_high": frozenset({"high"}),
}
_LAST = re.compile(
    r"\b(?:remain\w*|persistent(?:ly)?|still|normali[sz]ed|(?:at|on|by|prior to) discharge|now|currently|latest|most recent|last|today)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:(?:on|at) (?:admission|arrival|presentation|baseline)|initial(?:ly)?|presenting)\b", re.IGNORECASE
)
_CUT = re.compile(r"[,;.](?!\d)|\b(?:and|but|then)\b", re.IGNORECASE)
_RESULTS: frozenset[MentionKind] = frozenset({"measure", "number", "pressure"})
_GROWN = 16.0
"""Years of age from which the limits of adults hold."""


class _Result(NamedTuple):
    """What the record says of the level of something measured."""

    analyte: str
    levels: frozenset[Level]
    day: str
    unit: Unit


def levels_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a result called low, normal or high that none of its values is, or not the first or last one where the claim says so."""
    text = context.claim.text
    if not context.is_checkable or not context.evidence.is_all_written:
        return
    for said in levels_in(text):
        told = _at_the_time(
            _clause(text, said.start), [one for one in _recorded(context.evidence) if one.analyte == said.analyte]
        )
        if told and not any(one.levels & said.levels for one in told):
            message = f"the claim calls {said.analyte} “{text[said.start : said.end]}”; the record has {_named(told)}"
            yield Signal("written_level", 1.0, "number_mismatch", message, tuple(one.unit for one in told[:2]))


def _clause(text: str, place: int) -> str:
    """What stands around a place up to the next `and` or comma: `elevated on admission and normal at discharge`."""
    start = max((cut.end() for cut in _CUT.finditer(text, 0, place)), default=0)
    end = _CUT.search(text, place)
    return text[start : end.start() if end else len(text)]


def _at_the_time(text: str, told: list[_Result]) -> list[_Result]:
    """The first result, or those of the last day, where the claim says so and they have dates; else all."""
    days = [one.day[:10] for one in told if one.day]
    if days and _LAST.search(text):
        return [one for one in told if one.day[:10] == max(days)]
    if days and _FIRST.search(text):
        return [one for one in told if one.day[:10] == min(days)][:1]
    return told


def _named(told: list[_Result]) -> str:
    return ", ".join(sorted({" or ".join(sorted(one.levels)) for one in told}))


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[_Result, ...]:
    return (*_of_facts(evidence), *_of_values(evidence), *_of_words(evidence))


def _of_facts(evidence: Evidence) -> Iterator[_Result]:
    for document, fact in evidence.facts:
        levels = _level_of(fact)
        if fact.kind == "result" and levels:
            for named in find_analytes(fact.name)[:1]:
                yield _Result(named.name, levels, fact.date or document.date or "", unit_of(document, fact))


def _level_of(fact: Fact) -> frozenset[Level]:
    if fact.interpretation == "abnormal":
        return ALL - {"normal"}
    return _OF.get(fact.interpretation or "", frozenset())


def _of_values(evidence: Evidence) -> Iterator[_Result]:
    """Values that stand in the text of a record of an adult."""
    if any(age < _GROWN for age in evidence.ages):
        return
    for amount in recorded_amounts(evidence):
        is_result = amount.measured and amount.said.kind in _RESULTS
        if is_result and amount.unit.source_id not in evidence.structured:
            levels = usual_levels(amount.measured, amount.said.value[0])
            yield _Result(amount.measured, levels, day_of(evidence, amount.unit), amount.unit)

    for value, unit in evidence.each(temperatures_in):
        yield _Result("temperature", usual_levels("temperature", value), day_of(evidence, unit), unit)


def _of_words(evidence: Evidence) -> Iterator[_Result]:
    for said, unit in evidence.each(levels_in):
        yield _Result(said.analyte, said.levels, day_of(evidence, unit), unit)
