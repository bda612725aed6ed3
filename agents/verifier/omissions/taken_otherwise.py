"""Medicines that are not taken as they were meant to be: doses missed, doubled, or left off by the patient."""

import re
from collections.abc import Iterator

from ..evidence import Evidence
from ..patterns import whole_words
from ..speakers import speakers_of
from .told import KeyFact, Told, shortly

_TABLETS = r"(?:doses?|tablets?|pills?|meds|medications?|medicines?|injections?|insulin|inhalers?|it|them|my \w+|his \w+|her \w+)"
_MISSED = whole_words(
    rf"(?:missed|miss(?:es|ing)|skipp?(?:ed|s|ing)|forg[eo]t(?:s|ten)?(?: to take)?) (?:\w+ ){{0,3}}?{_TABLETS}(?! (?:appointment|call))|ran out(?= of|,|\W*\Z)|ran out of (?:\w+ ){{0,2}}{_TABLETS}"
    rf"|(?:days?|weeks?) (?:i |he |she )?(?:went )?without|non-?(?:adheren|complian)\w+|not (?:been )?taking (?:\w+ )?{_TABLETS}"
    r"|(?:stopped|quit) (?:\w+ )?(?:it |them |taking it |taking them )?(?:herself|himself|myself|on (?:his|her|my) own)|self-?(?:stopped|discontinued)"
)
_DOUBLED = whole_words(
    rf"(?:doubl\w+ (?:up|dose|dosing)|takes? (?:both|two instead|twice the)|taking (?:both|two instead|twice the|the old and|the new and)|duplicate (?:dose|dosing|therapy))(?: {_TABLETS})?"
)
_TOLD_MISSED = whole_words(
    r"miss\w*|skipp?\w*|forg[eo]t\w*|r[au]n out|without (?:it|them|his|her|the|any|tablets|medic\w+)|adheren\w*|complian\w*|non-?adheren\w*|non-?complian\w*"
    r"|not (?:been )?tak\w+|n['’]t (?:been )?tak\w+|(?:he|she|patient|mother|father|wife|husband) (?:had |has |himself |herself |themselves )*stopped"
    r"|stopped (?:\w+ ){0,4}?(?:herself|himself|by (?:the patient|her|him))|no longer tak\w+|taken no|irregular\w*|inconsisten\w*|went without"
)
_TOLD_DOUBLED = whole_words(r"doubl\w*|both|duplicat\w*|in addition|twice|too much|instead|also")
_ASKS = re.compile(r"\?\W*\Z")
_NO = re.compile(r"\b(?:no|not|never|n['’]t|if|nil|denies)\b[^.;,]{0,25}\Z", re.IGNORECASE)


def taken_otherwise(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """What was missed or doubled; a draft has it that says so of anything."""
    draft = "\n".join(claim.labelled for claim in told.claims)
    for name, said, tells in (("missed", _MISSED, _TOLD_MISSED), ("doubled", _DOUBLED, _TOLD_DOUBLED)):
        for unit, speaker in speakers_of(evidence.units):
            is_open = not evidence.is_prose(unit) or _ASKS.search(unit.words)
            found = (
                None if is_open or (evidence.is_spoken(unit) and speaker == "clinician") else said.search(unit.words)
            )
            if found and not _NO.search(unit.words, 0, found.start()):
                message = f"that doses were {name} is missing: {shortly(unit.words)}"
                yield KeyFact("omitted_history", "review", 0, message, unit, bool(tells.search(draft)))
                break
