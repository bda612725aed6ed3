"""Grave history: harm that somebody did to himself, an airway that was difficult, what runs in the family."""

import re
from collections.abc import Iterator

from ..evidence import Evidence
from ..kin import KIN
from ..units import Unit
from .told import KeyFact, Told

_OWN = {
    "self-harm": r"overdos\w+|suicide attempts?|attempted suicide|self[- ]?harm\w*|self[- ]?poison\w*|tried to (?:kill|hang)",
    "a difficult airway": r"difficult (?:airway|intubation|to intubate)|failed intubation|grade (?:3b?|4|III|IV) view",
}
_FAMILY = {
    "cardiomyopathy": r"cardiomyopath\w+|HCM|DCM|HOCM",
    "sudden death": r"sudden(?: cardiac| unexplained)? death|SADS|died suddenly|(?:dropped|drop|found) dead|died in (?:his|her) sleep|long QT|brugada",
    "aneurysm or dissection": r"dissection|aneurysms?",
    "malignant hyperthermia": r"malignant hyperthermia|scoline apn\w+|suxamethonium apn\w+",
    "psychosis after birth": r"(?:puerperal|post-?partum|postnatal) psychosis",
    "suicide": r"suicide\w*",
    "an inherited risk": r"BRCA ?[12]?|lynch|MLH1|MSH[26]|PALB2|li-fraumeni|huntington\w*|factor V leiden|porphyria|h(?:a)?emophilia|marfan\w*",
}


def histories(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Each of them once; a draft has it that names the same."""
    for table, of_family in ((_OWN, False), (_FAMILY, True)):
        for name, words in table.items():
            pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
            written = (one for one in evidence.units if one.source_id not in evidence.structured)
            unit = next((one for one in written if _tells(one, pattern, of_family=of_family)), None)
            if unit:
                carried = bool(told.that_say(pattern))
                whose = "in the family" if of_family else "of the patient"
                yield KeyFact("omitted_history", "note", 0, f"{name} {whose} is missing", unit, carried)


_MARRIED = re.compile(r"\b(?:wife|husband|partner|spouse|fianc\w+|girlfriend|boyfriend|in-law)\b", re.IGNORECASE)
"""Who shares no blood with the patient."""


def _tells(unit: Unit, pattern: re.Pattern[str], *, of_family: bool) -> bool:
    found = None if unit.of_image or "?" in unit.words else pattern.search(unit.words)
    if not found or (unit.section == "family_history" or bool(KIN.search(unit.words))) != of_family:
        return False
    if of_family and _MARRIED.search(unit.words, 0, found.start()):
        return False
    return not unit.assess(found.start(), found.end()).negated
