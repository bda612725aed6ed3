"""What was found by chance, or is suspicious, and must be followed: nodules, masses, lesions."""

import re
from collections.abc import Iterator

from ..evidence import Evidence
from ..units import Unit
from .naming import count_named, signs_in
from .told import KeyFact, Told, shortly

_LUMP = r"nodules?|mass(?:es)?|lesions?|polyps?|cysts?|tumou?rs?|aneurysms?|adenomas?|opacit(?:y|ies)|hypodensit(?:y|ies)|lumps?"
_BY_CHANCE = re.compile(r"\bincidental\w*\b", re.IGNORECASE)
_SIZED = re.compile(
    rf"\b\d+(?:\.\d+)? ?(?:mm|cm)\b[^.;\n]{{0,60}}?\b(?:{_LUMP})\b|\b(?:{_LUMP})\b[^.;\n]{{0,60}}?\b\d+(?:\.\d+)? ?(?:mm|cm)\b",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(
    rf"\b(?:indeterminate|suspicious|susp|spiculated|not excluded|cannot be excluded|solid|complex|follow-?up|repeat|CT|MRI|US|USS|refer\w*|biopsy|bx|2WW)\b"
    rf"|\b(?:{_LUMP})[^.;]{{0,40}}?->",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    rf"\b(?:{_LUMP})\b[^.;\n]{{0,40}}?\b(?:needs?|suggest\w*|recommend\w*|advis\w*|for (?:USS|CT|MRI|biopsy)|ref|refer\w*|surveillance)\b",
    re.IGNORECASE,
)
"""`Thyroid nodule on CT - needs USS`."""
_HARMLESS = re.compile(
    r"\b(?:benign|h(?:a)?emangiomas?|fibroadenomas?|lipomas?|simple cysts?|unchanged since|stable since|no (?:further )?follow-?up"
    r"|of no (?:clinical )?significance|excised|removed|resected|biops\w+)\b",
    re.IGNORECASE,
)
_OF_A_LUMP = re.compile(
    rf"\b(?:{_LUMP}|incidental\w*|carcinoma|cancers?|malignan\w+|metasta\w+|lymphoma|growth|swelling|shadow\w*)\b",
    re.IGNORECASE,
)
_HISTORY = frozenset({"past_medical_history", "family_history", "history", "history_present_illness", "physical_exam"})


def by_chance(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """What was found by chance or in doubt; a draft has it that speaks of such a thing with its place or its size."""
    for unit in evidence.units:
        if not evidence.is_written(unit) or not evidence.is_prose(unit) or unit.section in _HISTORY:
            continue
        found = _BY_CHANCE.search(unit.words) or _FOLLOWED.search(unit.words)
        found = found or (_DOUBTFUL.search(unit.words) and _SIZED.search(unit.words))
        if found and not _is_harmless(unit, *found.span()):
            names = signs_in(unit.words)
            least = min(2, len(names))
            carried = any(count_named(names, claim.keys) >= least for claim in told.that_say(_OF_A_LUMP))
            message = (
                "what was found by chance is missing"
                if _BY_CHANCE.search(unit.words)
                else "a finding to be followed is missing"
            )
            yield KeyFact("omitted_impression", "review", 1, f"{message}: {shortly(unit.words)}", unit, carried)


def _is_harmless(unit: Unit, start: int, end: int) -> bool:
    said = unit.assess(start, end)
    return said.negated or said.temporality == "historical" or bool(_HARMLESS.search(unit.words))
