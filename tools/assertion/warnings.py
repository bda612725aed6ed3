"""What a patient or a nurse is told to watch for: `return with fever`, `weakness or a fall -> ED`. None of it is told as so."""

import re
from collections.abc import Iterator

CALLS = r"call|ring|phone|telephone|contact|page|bleep|alert|notify|inform|escalate|re-?attend|return|come back|come in"
"""What is to be done when something comes that one watches for; a pattern, in small letters."""
EMERGENCY = r"911|999|000|112|emergency (?:room|department|services)|casualty|ambulance"
"""Whom one calls then, or where one goes."""
_EMERGENCY = rf"(?:ER|ED|EMERGENCY|A&E|(?i:{EMERGENCY}))"
_SENT = re.compile(
    rf"(?:(?:\A|\n|[.;:] )[\s*•–-]*|(?<!not )(?<!n't )(?<!you )(?<!i )(?<!had to )\b(?i:go|return|come|call|ring|attend|proceed|report)(?: [a-z]+){{0,4}} )"
    rf"{_EMERGENCY}(?: [a-z]+)? (?P<for>for|with)\b(?![^.;\n]*\b(?:ago|last|yesterday|visit\w*|(?:19|20)\d\d)\b)"
    r"|\b(?i:seek|get)(?: [a-z]+){0,3} (?i:care|attention|help|advice|review|assessment)(?: [a-z]+)? (?P<seek>for|with)\b"
)
"""`ER for fever`, `go straight to A&E with a rash`, `seek urgent care for bleeding`."""
_CALLED = re.compile(
    r"(?:(?:\A|[\n.;:,(])[\s*•–-]*+|\b(?:[Tt]o|[Ss]hould|[Mm]ust|[Pp]lease|[Aa]) )"
    rf"(?i:{CALLS})"
    r"(?: (?!(?:for|with|if|when)\b)[\w&'’-]+){0,5}? (?P<for>for|with)\b"
)
"""`call the registrar for a fit`, `told to return with fever`, `a call to the surgeon for bleeding`."""
_SENT_STRAIGHT = re.compile(rf"\b[Tt]o {_EMERGENCY}(?: (?:stat|immediately|urgently|asap|if))?(?P<for>:)")
"""`To ED stat: new weakness`."""
_SENDS = re.compile(
    r"(?:[:=]\s*(?:(?i:straight|urgently|immediately|call|ring|dial|phone|come|go|back|to|via|the) )*"
    rf"{_EMERGENCY}|\b(?:requires?|needs?|warrants?|should prompt) (?:immediate|urgent|emergency|same-day)\b|(?:->|→|=>)\s*(?:call |ring |dial )?(?:911|999|112))(?![\w/])(?! (?i:visit|notes?|doctor|team|ref\w*)\b)"
)
"""`chest pain, a faint, bleeding: 999`: what stands before it would send for help."""


def find_warnings(sentence: str) -> Iterator[tuple[int, int]]:
    """The words behind which a sentence names what somebody is to watch for."""
    for match in (one for pattern in (_SENT, _CALLED, _SENT_STRAIGHT) for one in pattern.finditer(sentence)):
        yield match.span(match.lastgroup or 0)


def is_before_a_call(sentence: str, end: int) -> bool:
    """Whether what ends there is what a sentence calls for help for, further on."""
    return bool(_SENDS.search(sentence, end))
