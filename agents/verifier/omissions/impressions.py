"""Grave impressions of reports, cancers that a specimen shows, and what cultures grew."""

import re
from collections.abc import Iterator

from wardround.tools.terms import find_organisms, is_same_organism

from ..evidence import Evidence
from ..units import Unit
from .told import KeyFact, Told

_BLEED = r"h(?:a)?emorrhag\w+|h(?:a)?ematomas?|subdural|extradural|subarachnoid|SDH|SAH|EDH|ICH|bleed\w*"
_CANCER = r"malignan\w+|carcinoma|cancers?|metasta\w+|lymphoma|sarcoma|melanoma|neoplas\w+|leuka?emia|tumou?rs?|IDC"
_SPECIFIC = {
    "bleed": _BLEED,
    "shift": r"midline shift|shift of the midline|herniat\w+|mass effect",
    "clot": r"embol(?:us|i|ism|ic)|PE|thromb\w+|DVT|clots?",
    "collapsed lung": r"pneumothorax|PTX|collapsed (?:left |right )?lung",
    "cord": r"(?:cord|conus) compression|compress\w+ (?:of )?(?:the )?(?:spinal )?cord|cauda equina|CES",
    "infarct": r"infarct\w*|stroke|CVA|isch(?:a)?emi\w+|N?STEMI|heart attack|(?<!non-)(?<!non )occlu\w+",
    "ectopic": r"ectopic",
    "necrosis": r"necroti[sz]ing|gas gangrene|fournier\w*|pneumatosis",
    "torsion": r"volvulus|torsion|torted|twisted|intussuscept\w+|strangulat\w+",
    "bone infection": r"osteomyelitis|disci?itis|septic arthritis",
    "appendix": r"appendicitis",
    "bile": r"cholecystitis|cholangitis",
    "diverticula": r"diverticulitis",
    "aorta": r"dissection|dissected|aneurysms?|AAA",
    "perforation": r"perforat\w+|free (?:intra-?(?:peritoneal|abdominal) )?(?:air|gas)|pneumoperitoneum|ruptur\w+",
    "tamponade": r"tamponade",
    "pus": r"abscess\w*|empyema|collection",
    "chest": r"consolidat\w+|pneumonia",
}
"""What says by its name what is the matter, in the words that draft and record may have for it."""
_GENERAL = {
    "cancer": _CANCER + r"|suspicious for|(?<!body )mass(?:es)?|nodules?|lesions?",
    "fracture": r"fractur\w*|broken|NOF",
    "narrowing": r"stenos[ie]s|obstruct\w*|[SL]BO|blocked|blockage|narrow\w*",
}
"""What there may be more than one of: a claim must have something of the rest, too."""
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in {**_SPECIFIC, **_GENERAL}.items()}
_OF_A_SPECIMEN = re.compile(r"\b(?:histolog\w*|patholog\w*|cytolog\w*|biops\w+|immunohisto\w*)\b", re.IGNORECASE)
_IS_CANCER = re.compile(rf"\b(?:{_CANCER})\b", re.IGNORECASE)
_HEAD = 200
"""Letters of a document within which it says that it is a report of pathology."""
_OF_A_CULTURE = re.compile(
    r"\b(?:blood cultures?|blood cx|bcx|CSF|cerebrospinal fluid|joint (?:fluid|aspirate))\b", re.IGNORECASE
)
_GRAM = re.compile(
    r"\bgram[- ](?:negative|positive) (?:diplo|strepto|staphylo)?(?:cocci|rods?|bacilli)\b", re.IGNORECASE
)
_NOT_GROWN = re.compile(
    r"\b(?:contamina\w+|no growth|sterile|negative for|no organisms?|(?:sensitive|resistant|susceptible) to)\b",
    re.IGNORECASE,
)


def impressions(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """What reports conclude that is grave, hedged or not; what a specimen or a culture shows, wherever it stands."""
    for unit in (*_of_sections(evidence), *_of_facts(evidence)):
        found = {name: one for name, pattern in _PATTERNS.items() if (one := _asserted(unit, pattern))}
        missing = {name: one for name, one in found.items() if not _carries(told, unit, name)}
        if found:
            name, grave = next(iter((missing or found).items()))
            yield _fact(unit, f"the impression of {grave.group().casefold()} is missing", carried=name not in missing)
    for unit in evidence.units:
        if _is_of_a_specimen(unit) and (cancer := _asserted(unit, _IS_CANCER, certain=True)):
            message = f"the finding of {cancer.group().casefold()} is missing"
            yield _fact(unit, message, carried=_carries(told, unit, "cancer"))
        elif not unit.of_image and (grown := _grown(unit)):
            yield _fact(unit, f"what a culture grew ({grown}) is missing", carried=_carries_organism(told, grown))


def _fact(unit: Unit, message: str, *, carried: bool) -> KeyFact:
    return KeyFact("omitted_impression", "review", 0, message, unit, carried)


def _of_sections(evidence: Evidence) -> Iterator[Unit]:
    return (unit for unit in evidence.units if unit.section == "impression")


def _of_facts(evidence: Evidence) -> Iterator[Unit]:
    """The conclusions of structured reports, where they stand in the document."""
    for document, fact in evidence.facts:
        place = document.text.find(fact.value, fact.start, fact.end) if fact.kind == "report" and fact.value else -1
        if fact.value and place >= 0:
            yield Unit(document.id, document.text, place, place + len(fact.value), "impression")


def _asserted(unit: Unit, pattern: re.Pattern[str], *, certain: bool = False) -> re.Match[str] | None:
    for found in pattern.finditer(unit.words):
        said = unit.assess(found.start(), found.end())
        is_plain = said.certainty == "certain" and said.temporality == "current"
        if not said.negated and said.experiencer == "patient" and (is_plain or not certain):
            return found
    return None


def _is_of_a_specimen(unit: Unit) -> bool:
    """Whether a sentence tells what a specimen showed, now: in its own words, or as the diagnosis of its report."""
    if unit.of_image or unit.section in (
        "impression",
        "past_medical_history",
        "family_history",
        "history",
        "indication",
    ):
        return False
    is_of_report = unit.section == "diagnosis" and _OF_A_SPECIMEN.search(unit.text, 0, _HEAD)
    is_past = re.search(
        r"\b(?:19|20)\d\d\b|\bago\b|\bif\b|\bawait\w*|\bpending\b|\bto (?:exclude|rule out|look for)\b|\bmarkers?\b|\?",
        unit.words,
    )
    return bool(is_of_report or (_OF_A_SPECIMEN.search(unit.words) and not is_past))


def _grown(unit: Unit) -> str:
    """The organism that a sentence has from blood or another fluid that ought to be sterile; empty where none."""
    if not _OF_A_CULTURE.search(unit.words) or _NOT_GROWN.search(unit.words):
        return ""
    spans = [(one.start, one.end) for one in find_organisms(unit.words)] + [
        m.span() for m in _GRAM.finditer(unit.words)
    ]
    for start, end in spans:
        said = unit.assess(start, end)
        if not said.negated and said.certainty == "certain":
            return unit.words[start:end]
    return ""


def _carries_organism(told: Told, grown: str) -> bool:
    names = [one.organism for one in find_organisms(grown)]
    for claim in told.claims:
        others = [one.organism for one in find_organisms(claim.text)]
        if grown.casefold() in claim.text.casefold() or any(is_same_organism(a, b) for a in names for b in others):
            return True
    return not names and any(_GRAM.search(claim.text) for claim in told.claims)


def _carries(told: Told, unit: Unit, name: str) -> bool:
    """Whether a claim says what is grave, in any of its words, and of what may be anywhere something of the rest."""
    named = [claim for claim in told.claims if _PATTERNS[name].search(claim.text)]
    rest = {word for word in unit.normal if not (word[0].isdigit() or _PATTERNS[name].search(word.lstrip("#")))}
    return any(name in _SPECIFIC or not rest or rest & claim.words for claim in named)
