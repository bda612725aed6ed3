"""When help is to be called: what a patient or a ward is told to act on, and from which value on."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import CALLS, EMERGENCY
from wardround.tools.dialogue import without_speaker

from ..evidence import Evidence
from ..patterns import whole_words
from ..speakers import speakers_of
from ..units import Unit
from .naming import signs_in
from .told import MAY_ORDER, KeyFact, Told, shortly

_EMERGENCY = (
    rf"{EMERGENCY}|emergency|triple zero|nine nine nine|nine one one|a ?& ?e|a and e|e\.?d\.?|e\.?r\.?"
    r"|picu|icu|itu|met call|triage|crisis line|crisis team"
)
_CALL = (
    rf"(?:{CALLS}|come (?:straight|to)|bring (?:him|her|them)|attend|seek"
    r"|go to|transfer|send (?:him|her|to|in))"
)
_IF = r"(?:if|when|unless|should (?:he|she|you|they|there)|in case of|in the event|for (?:any|new|worsening)|any)"
_BEGINS = r"(?:^|[.;:,>→(*-]|\b(?:to|please|and|or|then|advised|must|should|told to))\s*"
_WRITTEN = re.compile(
    rf"{_BEGINS}{_CALL}\b[^.;\n]{{0,60}}?(?:\b{_IF}\b|[<>≥≤]=? ?\d)"
    rf"|\b{_IF}\b[^.;\n]{{0,90}}?(?:->|→|,|:|\bthen\b)\s*(?:to )?(?:{_CALL}|{_EMERGENCY})\b"
    rf"|\bif\b[^.;\n]{{0,60}}?\b(?:attend|call|ring|seek|return to|go to|come to) (?:the )?(?:{_EMERGENCY}|GP|ward|help|medical)\b"
    r"|\b(?:red flags?|safety[- ]net\w*|sick[- ]day rules?)\b[^.;\n]{0,30}?(?::|\bfor\b|\bif\b)"
    rf"|(?<![\w-])(?:{_EMERGENCY})\b[^.;\n]{{0,40}}?\bif\b|\bto (?:ED|ER|A&E)\b(?: stat| at once| immediately)?(?::| if\b)"
    rf"|[<>≥≤]=? ?\d[\d.]*[^.;\n]{{0,60}}?(?:->|→)\s*(?:to )?(?:{_CALL}|{_EMERGENCY}|tell)\b"
    r"|(?:->|→|:|=|,) ?(?:to )?(?:come )?(?:straight |right )?back (?:in )?(?:the )?(?:same day|at once|immediately|straight away|urgently|to (?:ED|ER|A&E|hospital|ward|us))"
    r"|[<>≥≤]=? ?\d[\d./]*[^.;\n]{0,40}?\b(?:same[- ]day|urgent(?:ly)?|immediate(?:ly)?)\b|(?:->|→) ?(?:come )?(?:back|return)\b"
    r"|\bcome (?:straight|right|back)(?: back)? (?:in )?(?:if|for|with)\b"
    rf"|{_BEGINS}{_CALL}\b[^.;\n]{{0,60}}?\bwith (?:any |new |worsening )?(?:fever|jaundice|pain|bleed\w*|breathless\w*)",
    re.IGNORECASE | re.MULTILINE,
)
_CONDITION_SAID = re.compile(r"\b(?:if|when)\b|:\s", re.IGNORECASE)
_SPOKEN = re.compile(
    rf"(?<![\w-])(?:{_EMERGENCY}|(?:come|go) (?:straight |right |back )*(?:in )?to (?:the )?hospital)(?![\w-])",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:called|rang|phoned|was (?:told|called|sent|brought)|presented|brought in|came to|seen in|admitted|arriv\w+|in (?:the )?(?:ED|ER|A&E|ICU|ITU)"
    r"|transferred|HPC|HPI|PC)\b",
    re.IGNORECASE,
)
TELLS_WHEN = whole_words(
    rf"{_EMERGENCY}|call\w*|ring|phone\w*|telephon\w+|contact\w*|return\w*|attend\w*|come (?:back|to)|go to|hospital|seek|bring|same[- ]day|back|transfer\w*|intensive care|emergency services"
    r"|notif\w+|inform\w*|escalat\w+|if|safety[- ]net\w*|red flags?|warn\w*|advis\w+|sent|urgent\w*|immediate\w*|report\w*|in case|should"
)
_FEWEST = 2
"""Things that a condition names: `call if worse` is said to everybody."""


def warnings(told: Told, evidence: Evidence) -> Iterator[KeyFact]:
    """What is to be acted on; a draft has it that names a third of the signs beside a word of calling."""
    for unit, speaker in speakers_of(evidence.units):
        if not evidence.is_prose(unit) or unit.section in ("history", "past_medical_history"):
            continue
        is_told = _is_spoken_warning(unit, speaker, evidence) if evidence.is_spoken(unit) else _is_written_warning(unit)
        names = signs_in(without_speaker(unit.words)) if is_told else ()
        if is_told and len(names) < _FEWEST and evidence.is_spoken(unit):
            names = (*signs_in(" ".join(without_speaker(one.words) for one in evidence.preceding(unit, 1))), *names)
        if len(names) >= _FEWEST:
            message = f"when to call for help is missing: {shortly(unit.words)}"
            yield KeyFact("omitted_precaution", "review", 2, message, unit, told.names(names, TELLS_WHEN, 1 / 3))


def _is_written_warning(unit: Unit) -> bool:
    return bool(_WRITTEN.search(unit.words)) and not _WAS.search(unit.words) and "?" not in unit.words


def _is_spoken_warning(unit: Unit, speaker: str, evidence: Evidence) -> bool:
    """In talk only what is an emergency: `call me if it gets worse` is said to everybody."""
    if speaker not in MAY_ORDER or "?" in unit.words or _WAS.search(unit.words):
        return False
    if not _CONDITION_SAID.search(unit.words):
        return False
    before = " ".join(one.words for one in evidence.preceding(unit, 2))
    goes = re.search(r"\b(?:go|come|call|ring)\b", unit.words, re.IGNORECASE)
    return bool(_SPOKEN.search(unit.words) or (goes and _SPOKEN.search(before)))
