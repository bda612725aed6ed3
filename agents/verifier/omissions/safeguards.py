"""What keeps people safe beside medicine: who must not be told something, who keeps the tablets of somebody at risk."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.dialogue import without_speaker

from ..evidence import Evidence
from ..kin import KIN, kin_named
from ..patterns import whole_words
from ..units import Unit
from .forbidding import FORBIDS
from .told import KeyFact, Told, shortly

_SECRET = re.compile(
    r"\b(?:do|does|did)?(?:n['’]?t| not) want (?:\w+ ){1,3}(?:to know|knowing|to be told|told)\b"
    rf"|\b(?:do not|don['’]?t|must not|not to|not be) (?:be )?(?:tell|told|disclosed? to|inform|discuss\w* w(?:ith|/)?)\s+(?:her|him|them|anyone|anybody|(?-i:[A-Z])\w+|(?:my |his |her |our |the )?{KIN.pattern})"
    r"|\border of protection|\bcourt order|\brestraining order|\bnon-?molestation|\bno info\b|\baddress (?:can|must|should|is)(?:n['’]?t| not)\b",
    re.IGNORECASE,
)
_NOT_THEM = re.compile(
    rf"\b(?-i:NOT) (?:to )?(?:her |his |the )?{KIN.pattern}|\bbut not (?:my|our|his|her) (?:{KIN.pattern}|(?-i:[A-Z])\w+)",
    re.IGNORECASE,
)
_NO_MATTER = re.compile(
    r"\b(?:i|we|they) (?:do not|don['’]?t) know\b|\bnot know (?:how|why|what|if|whether|when)\b", re.IGNORECASE
)
_TOLD = whole_words(
    r"tell|told|telling|know\w*|inform\w*|discuss\w*|disclos\w*|information|contact\w*|appear\w*|shared?|aware|confiden\w+|order of protection|visit\w*|repeated"
)
_NAME = re.compile(r"\b(?:[A-Z][a-z]{2,}|[A-Z]{4,})\b")
_NO_NAMES = frozenset(
    "The There This That They She Her His Him Him You Your But And Not What Who When Will Our For From Says Asked Please Does"
    " DISCUSS TELL WITH Patient Doctor Thank Understood Okay Yes Yeah Mum Dad".split()
)
_TURNS = 4
"""Before a wish in which those are named whom it is about."""
_AT_RISK = re.compile(
    r"\b(?:suicid\w+|overdos\w+|end (?:your|my|her|his) life|kill (?:my|your|him|her)self|self[- ]?harm\w*|DSH|want(?:ed)? to be dead|didn['’]?t wake up|better off|to die|lined up (?:all )?my)\b",
    re.IGNORECASE,
)
_MEANS = r"(?:tablets?|pills?|bottles?|meds|medications?|medicines?|guns?|shotgun|rifles?|firearms?|knives|sharps|ropes?|keys?)"
_KEEPS = r"(?:look(?:s|ing)? after|holds?|keeps?|locked?|lock(?:s|ing)? (?:up|away)|hand(?:s|ing)? (?:them |it )?out|gives? (?:me|you|him|her)|took away|has got|['’]s got|removed?|stor\w+|in charge of)"
_KEPT = re.compile(rf"\b{_MEANS}\b[^.;?]{{0,40}}?\b{_KEEPS}|{_KEEPS}\b[^.;?]{{0,30}}?\b{_MEANS}\b", re.IGNORECASE)
_KEPT_TOLD = re.compile(
    rf"\b{_MEANS}\b[^.;]{{0,60}}?\b(?:{_KEEPS}|supply|weekly|held|kept|stored|away)|(?:{_KEEPS}|held|kept|supply)\b[^.;]{{0,60}}?\b{_MEANS}\b",
    re.IGNORECASE,
)


def safeguards(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """Who is not to be told, and who keeps what; a draft has one that says so of that person."""
    for unit in evidence.units:
        if not evidence.is_prose(unit):
            continue
        if (_SECRET.search(unit.words) or _NOT_THEM.search(unit.words)) and not _NO_MATTER.search(unit.words):
            message = f"who must not be told is missing: {shortly(unit.words)}"
            yield KeyFact("omitted_precaution", "review", 0, message, unit, _carries_secret(told, unit, evidence))
        elif is_at_risk(evidence) and _KEPT.search(unit.words):
            message = f"who keeps what may harm is missing: {shortly(unit.words)}"
            carried = bool(told.that_say(_KEPT_TOLD))
            yield KeyFact("omitted_precaution", "review", 1, message, unit, carried)


@lru_cache(maxsize=8)
def is_at_risk(evidence: Evidence) -> bool:
    """Whether the record speaks of a wish to die or of harming oneself."""
    return any(_AT_RISK.search(unit.words) for unit in evidence.units)


def _kin_called(name: str, evidence: Evidence) -> set[str]:
    """What somebody with a name is to the patient: `wife Sample`, `Sample (wife)`."""
    beside = re.compile(
        rf"{KIN.pattern}\W{{1,3}}{re.escape(name)}\b|\b{re.escape(name)}\W{{1,3}}{KIN.pattern}", re.IGNORECASE
    )
    units = dict.fromkeys(unit for _, unit in evidence.each(kin_named))  # the others name nobody beside whom it may be
    return {kin for unit in units for match in beside.finditer(unit.words) for kin in kin_named(match.group())}


def _carries_secret(told: Told, unit: Unit, evidence: Evidence) -> bool:
    near = " ".join((*(one.words for one in evidence.preceding(unit, _TURNS)), unit.words))
    words = set(_NAME.findall(without_speaker(near))) - _NO_NAMES
    kin = kin_named(near) | {one for name in words for one in _kin_called(name, evidence)}
    people = {"address"} if "address" in near.casefold() else kin | words
    for claim in told.that_say(FORBIDS):
        if _TOLD.search(claim.text) and any(
            re.search(rf"\b{re.escape(one)}\b", claim.text, re.IGNORECASE) for one in people
        ):
            return True
    return False
