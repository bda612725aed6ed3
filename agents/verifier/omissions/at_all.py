"""What a draft must name at all: grave events, and what holds on for whoever treats next."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess

from ..evidence import Evidence
from ..kin import KIN
from ..patterns import Table
from ..units import Unit
from .concepts import Concept
from .happened import HAPPENED
from .lasting_risks import LASTING
from .told import KeyFact, Told, ToldClaim, shortly

_HISTORIES = frozenset({"past_medical_history", "history", "social_history", "chief_complaint", "indication"})
_NOT_SO = re.compile(
    r"\b(?:if|when|unless|risks?|prevent\w*|prophyla\w+|ppx|monitor\w*|watch\w*|observe|look\w* (?:out )?for|in case|leaflets?|advice|screen\w*|assess\w*|scores?"
    r"|h/o|hx(?: of)?|prev\w*|former\w*|for any|any|consider\w*|discuss\w*|declin\w*|refus\w*|offer\w*|ref(?:er\w*)?|exclude|r/o|rule out|query|possible|poss|awaiting|nil|denie[sd]|without|avoid\w*|never|not|no|neg\w*|remov\w*|red flags?|warn\w*|told|safety[- ]net\w*|e\.?g\.?|such as|\?)(?!\w)"
    r"[^.;:\n]{0,40}\Z|\?\s*\Z",
    re.IGNORECASE,
)
_NOT_BEHIND = re.compile(
    r"\W{0,3}(?:\w+ ){0,2}?(?:neg\w*|nil|none|not (?:seen|detected|isolated|found|present|needed|required)|excluded|ruled out"
    r"|removed|reversed|explanted|out\b|resolved|unlikely|\?)"
    r"|\W{0,3}(?:risks?|scores?|clinic|service|team|nurse|leaflet|advice|awareness|box|kit|protocol|policy|pathway|bundle|chart)\b",
    re.IGNORECASE,
)
_BYGONE = re.compile(
    r"\W{0,3}(?:\w+ ){0,2}?(?:(?:in |c?\.? ?)?(?:19|20)\d\d\b|(?:years?|yrs?|months?|mths?) ago)", re.IGNORECASE
)
_DENIES_ITSELF = re.compile(
    r"\b(?:neg|no[nt]?|lack\w*|nothing|nil|refus\w*|declin\w*|never|unable|without|NWB|NBM|NPO)", re.IGNORECASE
)
"""What denies something by its own name: `Jkb neg` units, `not for discharge`."""
_STAMPED = re.compile(r"\W*(?:\d{1,2}[/.]\d{1,2}\S* )?(?:[01]\d|2[0-3]):?[0-5]\d\b")
"""A line of a chart that tells what was done then, whatever heading stands above it."""
_RISK = re.compile(r"\brisks? (?:of|for) (?:\w+ ){0,2}\Z", re.IGNORECASE)
_RISK_BEHIND = re.compile(r" risks?\b", re.IGNORECASE)
_REACH = 40
"""Letters before it in which a relative is named whose it is."""
_NOT_NOW = frozenset({"family_history", "stopped_medications"})
"""Sections that tell of others, or of what is over."""
_PLACES = 4
"""Places of one thing that are cited at most."""
_CONCEPTS = (*HAPPENED, *LASTING)
_ANY = Table((concept, concept.said) for concept in _CONCEPTS)
"""Of all at once: few sentences have any, and the others are read once and not once for each."""


def at_all(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Each kind once, with its places; a draft has it that names it in any of its words, wherever."""
    prose = (one for one in evidence.units if evidence.is_prose(one) and one.section not in _NOT_NOW)
    told_of = [one for one in prose if _ANY.is_in(one.words)]
    written = [one for one in told_of if evidence.is_written(one)]
    spoken = [one for one in told_of if evidence.is_spoken(one) and "?" not in one.words]
    for concept in _CONCEPTS:
        units = [*written, *spoken] if concept.in_talk else written
        places = [unit for unit in units if _asserts(unit, concept)]
        if places:
            first, *others = places[:_PLACES]
            message = f"{concept.name} is missing: {shortly(first.words)}"
            carried = any(_names_it(claim, concept) for claim in told.claims)
            yield KeyFact(concept.code, "review", 3, message, first, carried, others=tuple(others))


def _names_it(claim: ToldClaim, concept: Concept) -> bool:
    """Whether a claim has it; what it only denies or fears, of what happened, is not it."""
    for found in concept.told.finditer(claim.labelled):
        if concept.is_lasting:
            return True
        is_feared = _RISK.search(claim.labelled, 0, found.start()) or _RISK_BEHIND.match(claim.labelled, found.end())
        if not is_feared and not assess(claim.labelled, *found.span()).negated:
            return True
    return False


def _asserts(unit: Unit, concept: Concept) -> bool:
    """Whether a sentence has it of the patient, now; no history of it but where it lasts, and nothing feared."""
    if unit.section in _HISTORIES and not concept.is_lasting and not _STAMPED.match(unit.words):
        return False
    return any(_is_so(unit, found, concept) for found in concept.said.finditer(unit.words))


def _is_so(unit: Unit, found: re.Match[str], concept: Concept) -> bool:
    words, (start, end) = unit.words, found.span()
    denies_itself = bool(_DENIES_ITSELF.search(found.group()))
    is_anothers = not concept.is_of_others and KIN.search(words, max(start - _REACH, 0), start)
    is_denied = not denies_itself and _NOT_BEHIND.match(words, end)
    is_bygone = not concept.is_lasting and _BYGONE.match(words, end)
    if is_anothers or is_denied or is_bygone or _NOT_SO.search(words, 0, start):
        return False
    said = unit.assess(start, end)
    is_whose = concept.is_of_others or said.experiencer == "patient"
    is_when = concept.is_lasting or said.temporality == "current"
    return is_whose and is_when and said.certainty == "certain" and (denies_itself or not said.negated)
