"""What a medicine did to the patient, wherever the record tells it: a reaction of this stay is as good as an allergy."""

import re
from collections.abc import Iterator

from ..evidence import Evidence
from ..units import Unit
from .naming import names_in, places_of_medicines, told_keys
from .told import KeyFact, Told, shortly

_HARM = (
    r"anaphyla\w+|rash|hives|urticari\w+|angio-?o?edema|(?:lip|tongue|face|facial|throat) swell\w+|wheez\w+|bronchospasm|hallucinat\w+|deliri\w+"
    r"|seizures?|myoclon\w+|dystoni\w+|serotonin syndrome|asystol\w+|bradycardi\w+|(?:cardiac|respiratory) arrest|apn(?:o?e|oe)a|respiratory depression"
    r"|Stevens\W\w+|SJS|DRESS|toxic epidermal\w*|agranulocyt\w+|neutropeni\w+|hepatitis|jaundice|liver failure|rhabdo\w*|pancreatitis|nephritis|HIT"
    r"|nightmares|vomit\w*|itch\w*|prurit\w*|blister\w*|oculogyric|extrapyramidal|(?:increase|rise|more) (?:in )?seizures|colic\w*|h(?:a)?emoly\w+|h(?:a)?emorrhag\w+|ototox\w*|nephrotox\w*|AKI|QT\w*|collapse|hypotension|suicid\w+|torsades|malignant hyperthermia|angioneurotic \w+"
)
_BY = re.compile(
    rf"\b(?:{_HARM})\b[^.;\n]{{0,25}}?(?:2/2|2ry to|secondary to|due to|d/t|caused by|induced by|from|reaction to|after|because of)\W+(?:(?:the|an?|IV|oral|PO)\W+)*\Z",
    re.IGNORECASE,
)
_DID = re.compile(
    rf"\W{{0,3}}(?:\([^)]*\))?\s*(?:(?:in )?(?:19|20)\d\d\s*)?(?:(?:->|→|=|[-–—]|:)\s*(?![^.;\n]{{0,30}}\b(?:no|nil|never|for|given|stopped)\b)|[- ](?:induced|associated|related)\s+"
    rf"|(?:ha[sd]\s+)?(?:gave|gives?|given|makes?|made|caus\w+|brought on|sends?|sent)\b)[^.;\n]{{0,30}}?\b(?:{_HARM})\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\badd(?:ed)? (?:it )?to (?:the |her |his )?(?:allerg\w+|intoleran\w+|ADRs?)|\b(?:to|as an) (?:allergy list|intolerance)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(rf" (?:{_HARM})\b", re.IGNORECASE)
"""`CO-AMOXICLAV jaundice 2022`: as lists put it."""
_DOSED = re.compile(r"\d ?(?:mg|mcg|g|ml|units?)\b", re.IGNORECASE)
TOLD_OF_HARM = re.compile(
    rf"\b(?:{_HARM}|allerg\w+|intoleran\w+|reactions?|react\w*|adverse|avoid\w*|not|never|no|caus\w+|contra-?indicat\w+|after|stopped|toxic\w*|withheld|without|free|induced|thrombocytop\w+)\b",
    re.IGNORECASE,
)


def reactions(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """What a medicine did; a draft has it that names the medicine beside harm or a word of forbidding."""
    for unit in evidence.units:
        if not evidence.is_prose(unit) or "?" in unit.words or unit.section == "family_history":
            continue
        for start, end in _harmful(unit):
            name = names_in(unit.words[start:end])
            known = told_keys(unit.words[start:end])
            medicines = [one for one in name if any(key.startswith("#") for key in one)] or name
            carried = bool(known) and told.names(medicines, TOLD_OF_HARM, 0.5)
            message = f"the reaction to {unit.words[start:end]} is missing: {shortly(unit.words)}"
            yield KeyFact("omitted_allergy", "review", 1, message, unit, carried)


def _harmful(unit: Unit) -> Iterator[tuple[int, int]]:
    words = unit.words
    for start, end in places_of_medicines(words).items():
        said = unit.assess(start, end)
        if said.negated or said.experiencer == "other" or said.certainty != "certain":
            continue
        did = _DID.match(words, end)
        if (
            _LISTED.match(words, end)
            or _BY.search(words, 0, start)
            or _ADDED.search(words)
            or (did and not _DOSED.search(did.group()))
        ):
            yield start, end
