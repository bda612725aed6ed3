"""What is named among the allergies and is none: taken without harm, or taken off the list again."""

import re
from functools import lru_cache

from wardround.tools.terms import find_drugs, is_same_allergen

from ..evidence import Evidence
from ..stretches import line_end
from ..units import Unit
from .allergens import named_allergens

_TOLERATED = re.compile(
    r"(?: ?[/&+] ?[\w-]+){0,3}(?: (?:in |at )?(?:small|low|lower|single|short|test) (?:doses?|courses?))?\s+"
    r"(?:(?:is|are|was|has been|have been|were)\s+)?"
    r"(?:(?:well )?tolerated\b|only\s*(?:[.;,]|\Z)|uneventful\w*|(?:fine|ok|okay|safe|alright)\b(?! (?:if|when|with|unless|until)))",
    re.IGNORECASE,
)
"""`ibuprofen/penicillin fine`, `is well tolerated`; `Povidone iodine only` is what may be used."""
_TOLERATED_SINCE = re.compile(
    r"(?<!not )(?<!never )(?<!poorly )\b(?:tolerated (?:since|later|afterwards|when|if|well|slowly)"
    r"|(?:has|have|had) (?:since )?tolerated|(?:not|no) (?:a )?(?:true|real) allergy"
    r"|(?:not|no) allerg(?:y|ic)\b|de-?labell?ed\b|disproved\b|refuted\b|label (?:was )?removed\b)",
    re.IGNORECASE,
)
"""An entry that takes itself back: `vancomycin - flushing with rapid infusion only, tolerated since`."""
_CLEARED = re.compile(
    r"\bde-?labell?ed\b|\b(?:label|allergy|entry) (?:has been |was |now )?(?:removed|cleared|deleted|struck off)\b|\b(?:not|no|never) (?:a |an |any )?(?:true |real |truly )?allerg(?:y|ic)\b(?! (?:to|brace\w+|bands?|cards?|clinic|test\w*|referral)\b)"
    r"|\b(?:chart(?:ed)?|record(?:ed)?|enter(?:ed)?|re-?label(?:l?ed)?|re-?classif(?:y|ied)|change(?:d)?|list(?:ed)?) (?:it )?(?:as|to) (?:an? )?(?:intoleran\w+|side[- ]effects?|ADR)\b|\bside[- ]effects?,? not (?:an )?allergy\b",
    re.IGNORECASE,
)
"""`Penicillin: oral challenge uneventful. DE-LABELLED`, `codeine: chart as intolerance`: taken off the allergies again."""
_TAKES = re.compile(
    r"\b(?:takes?|taking|took|tolerat(?:es|ing|ed)|has had|had|got|given|received|premed\w*(?: with| w/)?) "
    r"(?:(?:an?|some|iv|oral|ct) )*(?:[\w-]+(?:, (?:and )?| and | & |/))*$",
    re.IGNORECASE,
)
_STARTED = re.compile(
    r"\s*(?:was |were )?(?:started|given|continued|used|challenge)\b|\s*[-:]?\s*(?:no|none|nil|denied)$", re.IGNORECASE
)
REACTED = re.compile(
    r"\b(?:allerg|react|hives|rash|anaphyl|intoleran|swell|swollen|sick|itch|urticari|angio|vomit|nause|wheez|blister|cough|brady|flush|collaps|faint|caus|gave|gives|made|makes)",
    re.IGNORECASE,
)
_UNEVENTFUL = re.compile(
    r"(?:\s[\d.,]+ ?(?:mg|g|mcg|units)(?:/m2)?(?: [A-Za-z\d]{1,4}){0,3})?(?: (?:in )?(?:19|20)\d\d)?[.,;]?[ \t]*(?:uneventful\w*|tolerated(?: well)?|well tolerated|no (?:reactions?|rxn|problems?|issues?))\s*(?:[.;,\n]|\Z)",
    re.IGNORECASE,
)
_WELL = re.compile(r"\b(?:without(?: any)?|no|had no) (?:problems?|reactions?|issues?|trouble|harm)\b", re.IGNORECASE)
"""`Takes amoxicillin without problems`, `had contrast in 2021, no reaction`, among the allergies: no allergy either."""


@lru_cache(maxsize=8)
def tolerated_drugs(evidence: Evidence) -> frozenset[str]:
    """Ingredients that the record says were tolerated."""
    return frozenset(
        mention.ingredient
        for unit in evidence.units
        if (mentions := find_drugs(unit.words))
        for mention in mentions
        if ("tolerated" in unit.words and is_tolerated(unit.words, mention.start, mention.end))
        or (mention is mentions[-1] and _went_well(unit, mention.end))
    )


def _went_well(unit: Unit, end: int) -> bool:
    """Whether a chart goes on behind a medicine that all went well (`30/4 carboplatin 450 mg. Uneventful`)."""
    return bool(_UNEVENTFUL.match(unit.words, end) or _UNEVENTFUL.match(unit.text, unit.end))


def is_tolerated(words: str, start: int, end: int) -> bool:
    """Whether what is named there is said to be no trouble."""
    entry = _entry(words, end)
    harmed = REACTED.search(_WELL.sub("", entry))
    takes_well = (_TAKES.search(words, 0, start) or _STARTED.match(entry.rstrip(" .)"))) and not harmed
    return bool(takes_well or _TOLERATED.match(words, end) or _TOLERATED_SINCE.search(entry))


def _entry(words: str, end: int) -> str:
    """What is said of an allergen, up to the next entry."""
    return words[end:].partition(";")[0]


def is_cleared(evidence: Evidence, allergen: str) -> bool:
    """Whether a line of the record takes an allergen off the allergies again, up to the next that it names."""
    for unit in evidence.units:
        for start, end in named_allergens(unit.words):
            is_it = is_same_allergen(allergen, unit.words[start:end])
            if is_it and _CLEARED.search(_said_of_it(unit, end, allergen)):
                return True
    return False


def _said_of_it(unit: Unit, end: int, allergen: str) -> str:
    rest = unit.text[unit.start + end : line_end(unit.text, unit.start + end)]
    others = (start for start, stop in named_allergens(rest) if not is_same_allergen(allergen, rest[start:stop]))
    return rest[: min(others, default=len(rest))]
