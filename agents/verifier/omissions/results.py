"""Abnormal and critical results: of each analyte the newest."""

import re
from collections.abc import Iterator

from wardround.records import Fact, Severity
from wardround.tools.terms import normal_words

from ..evidence import Evidence
from ..units import Unit, unit_of
from .told import KeyFact, Told

_NOT_THE_ANALYTE = frozenset(
    normal_words(
        "in of serum plasma blood urine total level mass volume moles automated count by rate ratio panel result"
    )
)
_ALSO_CALLED = {
    "albumin": "alb",
    "bicarbonate": "bicarb co2 hco3",
    "calcium": "ca",
    "creatinin": "cr creat",
    "erythrocyt": "rbc",
    "glucose": "sugar sugars glu bg",
    "hematocrit": "hct",
    "hemoglobin": "hb hgb",
    "leukocyt": "wbc white",
    "magnesium": "mg mag",
    "natriuretic": "bnp",
    "nitrogen": "bun urea",
    "phosphat": "phos",
    "platelet": "plt platelets thrombocyt",
    "potassium": "k",
    "sodium": "na",
    "thyrotropin": "tsh",
    "thromboplastin": "aptt ptt",
    "triglycerid": "tg",
}
"""Other words for an analyte, as stems: the usual abbreviations of laboratories, and lay words."""
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
    name = frozenset(normal_words(fact.name))
    name = (name - _NOT_THE_ANALYTE) or name
    name |= {other for word in name for other in _ALSO_CALLED.get(word, "").split()}
    number = _NUMBER.search(fact.value or "")
    if number is None:
        words = frozenset(normal_words(fact.value or ""))
        return any(name & claim.words and (not words or words & claim.words) for claim in told.claims)
    value = float(number.group())
    return any(name & claim.words and value in claim.numbers for claim in told.claims)
