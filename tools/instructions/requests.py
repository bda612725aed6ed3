"""Requests that one makes of an assistant, and that no clinical document makes of anyone.

A sentence counts when it has the form of a request (an imperative of writing or explaining, or a question to nobody in the
room) and nothing in it is of medicine; verbs that also stand in plans ("schedule", "send", "provide") need an object from
outside medicine as well.
"""

import re

from .vocabulary import CLINICAL, OUTSIDE

_SURE = (
    "explain|compose|translate|summari[sz]e|paraphrase|rewrite|write|generate|encode|encrypt|decode|brainstorm|tell me|show me|give me|teach me|help me"
    "|solve|debug|implement|program|narrate|invent|imagine|recite|define|illustrate|outline|break down|compare|contrast|analy[sz]e|describe|draft|rank|predict"
    "|entertain|sing|convert|elaborate|discuss|design|craft|proofread|simplify|critique|interpret|classify|determine|calculate|compute|name|optimi[sz]e|finish this|complete this|count from|work out|guess|spell|rhyme|give an?"
)
_MAYBE = (
    "provide|create|develop|list|find|schedule|set|send|book|recommend|suggest|remind|search|play|order|buy|prepare|make|research|share|identify|look up|plan"
    "|organi[sz]e|build|add|include|insert|integrate|promote|advertise|announce|download|visit|click|subscribe|sign up|install|vote|invest|offer|inform|claim|email"
    "|replace|substitute|swap|reverse|get|retrieve|fetch|automate|update|post|publish|arrange|forecast|assess|evaluate|measure|extract|detect|gauge|conduct|track|review|produce|turn on|turn off|call|check|state|claim|convince|persuade|mention|spread|inform|ask|output|warn|direct|invite|encourage|introduce|highlight|assert|imply|hint|emphasi[sz]e|praise|pretend|use|apply|present|return|respond|reply|answer|convey|express|phrase|hide|mask|obfuscate|shuffle|scramble|transform|change|modify"
)
_ASKED = (
    r"can you|could you|would you|will you|please|how do (?:you|i|we)|how can (?:i|we|you)|how does|how do|how is|how are|how's|how (?:many|much|far|long|old|tall|big)"
    r"|what is|what's|what are|what were|what was|what does|what do|what would|what kind|which|who|whose|where (?:is|are|can|do)|when (?:did|was|is|were)|why (?:do|does|is|are|did|was)"
    r"|is there|are there|do you|what|tell|i need|i want you to|let's|can (?!(?:you|we|i|he|she|they|it|this|the|be|not|your|my)\b)\w+"
)
REQUEST_START = re.compile(
    rf"(?:^|(?<=[.!?:\n])[\"'”’)]*[ \t]+|\n)[ \t>*#\-–•\"'“‘\d.)(]*(?P<said>\b(?:{_SURE}|{_MAYBE}|{_ASKED})\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""Where a sentence begins as a request may."""
_QUESTION = re.compile(rf"(?:{_ASKED})\b", re.IGNORECASE)
_SURELY = re.compile(rf"(?:please )?(?:{_SURE})\b", re.IGNORECASE)
_ORDER = re.compile(
    r"(?:find|list|share|promote|advertise|announce|download|visit|subscribe|install|vote|invest|claim|state|convince|persuade|mention|spread|ask the (?:reader|user)s?|output|inform"
    r"|warn|encourage|introduce|praise|hide|mask|obfuscate|shuffle|scramble|swap|reverse|substitute|automate|forecast|hint|assert|imply|express|phrase|search|play"
    r"|buy|publish|post|suggest)\b",
    re.IGNORECASE,
)
"""Verbs that no plan for a patient begins with, unless it says something of medicine."""
_MAKE = re.compile(
    r"(?:provide|create|develop|recommend|plan|make|build|prepare|calculate|compute|list|give|produce|find|suggest)\b"
    r"(?: me| us)? (?:an?|the|some|any|\d+|two|three|four|five|six|seven|ten|good|simple|short)\b",
    re.IGNORECASE,
)
"""Verbs of plans that ask for a thing to be made or found; with nothing of medicine in it, the thing is for somebody at a screen."""
_UNTRUE = re.compile(r"(?:claim|assert|imply|insist|pretend|argue|falsely state|lie) that\b", re.IGNORECASE)
"""What comes after may well be about medicine: no clinician orders anyone to claim it."""
_MEDICAL = re.compile(
    r"\b(?:symptom|syndrome|disease|disorder|diagnos|treat|patient|dysplasia|surg|pain|infect|cancer|medicin|drug|dose)",
    re.IGNORECASE,
)
"""Enough for a question to be about medicine, whatever else is in its words."""
_ORDER_WORDS = 5
"""Shorter orders without a word of medicine are common in plans: `Check in two weeks`."""
_LEADING = re.compile(r"^[\s>*#\-–•\"'“‘\d.)(]+")
_SPEAKER = re.compile(r"^\s*(?:\[?\w+(?: \w+)?\]?\s*[:\]]|[\w ]{2,20}:)", re.MULTILINE)
_PERSON = re.compile(
    r"\s*\[?(?:doctor|dr|patient|pt|nurse|guest|clinician|physician|provider|mother|father|speaker)\w*[ \w]{0,12}\]?\s*[:\]]",
    re.IGNORECASE,
)
"""Somebody in the room, at the beginning of the line."""
_HEADING = re.compile(r"review of (?:the )?(?:systems|symptoms)\b", re.IGNORECASE)
"""Read as an imperative, the most common heading of all would be an order about systems."""
_SHORTEST, _LONGEST = 3, 60


def is_request(sentence: str, text: str, start: int) -> bool:
    """Whether a sentence is a request to an assistant.

    Args:
        sentence: as it stands.
        text: the whole text; a turn of speech in it is judged by nobody here, since people do ask each other questions.
        start: where the sentence starts in the text.
    """
    said = _LEADING.sub("", sentence)
    words = said.split()
    if not _SHORTEST <= len(words) <= _LONGEST or _HEADING.match(said) or is_spoken(text, start):
        return False
    if _UNTRUE.match(said):
        return True
    outside = bool(OUTSIDE.search(said))
    if outside and (_SURELY.match(said) or _QUESTION.match(said)):
        return not (_MEDICAL.search(said) and _QUESTION.match(said))
    clinical = bool(CLINICAL.search(said, len(words[0])))  # `plan` and `check` as verbs say nothing of medicine
    if clinical or outside:
        return not clinical
    if _QUESTION.match(said) and not _SURELY.match(said):
        return said.rstrip("\"'”’ )").endswith("?") and not _is_title(words)
    return said[0].isupper() and (
        bool(_SURELY.match(said)) or (len(words) >= _ORDER_WORDS and bool(_ORDER.match(said) or _MAKE.match(said)))
    )


def _is_title(words: list[str]) -> bool:
    """Headings of leaflets are questions with all their longer words in capitals."""
    longer = [word for word in words if len(word) > 3]
    return len(longer) > 1 and all(word[0].isupper() for word in longer)


def is_spoken(text: str, start: int) -> bool:
    """Whether a sentence belongs to a turn of speech; people do ask each other anything."""
    line = text.rfind("\n", 0, start) + 1
    pattern = _SPEAKER if start > line else _PERSON
    return bool(pattern.match(text, line, min(len(text), line + 40)))
