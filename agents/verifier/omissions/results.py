"""Abnormal and critical results: of each analyte the newest."""

import re
from collections.abc import Iterator

from wardround.records import Fact, Severity
from wardround.tools.terms import find_analytes, normal_words

from ..analytes import analyte_words
from ..evidence import Evidence
from ..units import Unit, unit_of
from .told import KeyFact, Told

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def results(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Results that their source calls abnormal; a claim carries one that has its value and a word of its name."""
    for fact, unit in _newest(evidence).values():
        if fact.interpretation is None or fact.interpretation == "normal":
            continue
        critical = fact.interpretation.startswith("critical")
        severity: Severity = "urgent" if critical else "note"
        word = "critical" if critical else "abnormal"
        message = f"the {word} result of {fact.name} is missing"
        yield KeyFact("omitted_result", severity, 0, message, unit, _carries(told, fact), fact.name)


def _newest(evidence: Evidence) -> dict[str, tuple[Fact, Unit]]:
    newest: dict[str, tuple[Fact, Unit]] = {}
    for document, fact in evidence.facts:
        known = newest.get(fact.name.casefold())
        if fact.kind == "result" and (known is None or (fact.date or "") >= (known[0].date or "")):
            newest[fact.name.casefold()] = (fact, unit_of(document, fact))
    return newest


def _carries(told: Told, fact: Fact) -> bool:
    name = analyte_words(fact.name)
    analytes = frozenset(mention.name for mention in find_analytes(fact.name))
    value = _value(fact)
    if value is None:
        words = frozenset(normal_words(fact.value or ""))
        return any(name & claim.words and (not words or words & claim.words) for claim in told.claims)
    named = [claim for claim in told.claims if name & claim.words or analytes & claim.analytes]
    return any(value in claim.numbers for claim in named)


def _value(fact: Fact) -> float | None:
    if fact.quantity:  # read with its decimal comma: `1,6`
        return fact.quantity.value
    number = _NUMBER.search(fact.value or "")
    return float(number.group()) if number else None
