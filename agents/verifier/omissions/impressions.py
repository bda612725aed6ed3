"""Grave impressions of reports."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess

from ..evidence import Evidence
from ..units import Unit
from .told import KeyFact, Told

_GRAVE = re.compile(
    r"\b(?:(?<!body )mass|nodule|lesion|pneumothorax|h(?:a)?emorrhage|embol(?:us|i|ism)|fracture|dissection|malignan\w+"
    r"|carcinoma|cancer"
    r"|metasta\w+|obstruct\w+|perforat\w+|infarct\w*|isch(?:a)?emi\w+|aneurysm|abscess|consolidation|pneumonia"
    r"|occlu\w+|thromb\w+"
    r"|stenosis|tamponade|torsion|herniation|free air|critical|urgent|immediate|suspicious)\b",
    re.IGNORECASE,
)
_LEAST_SHARE = 0.4
"""Share of a statement's words that one claim has which carries it."""


_SAME_START = 6
"""Letters that `fracture` and `fractured`, `embolus` and `embolism` share."""


def impressions(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Statements of an impression or a conclusion that assert something grave, hedged or not."""
    for unit in (*_of_sections(evidence), *_of_facts(evidence)):
        grave = next((found for found in _GRAVE.finditer(unit.words) if not _is_denied(unit, found)), None)
        if grave:
            message = f"the impression of {grave.group().casefold()} is missing"
            yield KeyFact("omitted_impression", "review", 0, message, unit, _carries(told, unit, grave.group()))


def _of_sections(evidence: Evidence) -> Iterator[Unit]:
    return (unit for unit in evidence.units if unit.section == "impression")


def _of_facts(evidence: Evidence) -> Iterator[Unit]:
    """The conclusions of structured reports, where they stand in the document."""
    for document, fact in evidence.facts:
        place = document.text.find(fact.value, fact.start, fact.end) if fact.kind == "report" and fact.value else -1
        if fact.value and place >= 0:
            yield Unit(document.id, document.text, place, place + len(fact.value), "impression")


def _is_denied(unit: Unit, grave: re.Match[str]) -> bool:
    return assess(unit.text, unit.start + grave.start(), unit.start + grave.end()).negated


def _carries(told: Told, unit: Unit, grave: str) -> bool:
    """One claim that names what is grave, or the condition, together with enough of the rest."""
    terms = {word for word in unit.normal if word.startswith("#")}
    start = grave.casefold()[:_SAME_START]
    named = [c for c in told.claims if terms & c.words or any(word.startswith(start) for word in c.words)]
    wanted = {word for word in unit.normal if not word[0].isdigit()}
    return any(len(wanted & claim.words) >= _LEAST_SHARE * len(wanted) for claim in named) or (
        bool(named) and len(wanted & told.words) >= 0.7 * len(wanted)
    )
