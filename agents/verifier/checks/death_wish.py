"""Thoughts of death, of killing oneself or of harming a child denied, where the record has that they were told."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.assertion import assess

from ..check import ClaimInContext, Signal
from ..evidence import Evidence
from ..units import Unit

_DENIES = r"(?:den(?:y|ies|ied|ying)|no|not|never|without|did not|does not|had not|has not|n['’]t|free of|absence of|ruled out|nor)"
_ANY = r"(?:[\w'’,/-]+ ){0,6}?"
"""Words between a denial and what it denies."""


class _Danger(NamedTuple):
    """Something told that nobody may deny."""

    name: str
    told: re.Pattern[str]
    """As a patient or a note tells it."""
    denied: re.Pattern[str]
    """As a text denies it, altogether."""


def _danger(name: str, told: str, denied: str) -> _Danger:
    return _Danger(
        name, re.compile(told, re.IGNORECASE), re.compile(rf"\b{_DENIES}\b {_ANY}(?:{denied})", re.IGNORECASE)
    )


_DANGERS = (
    _danger(
        "a wish to be dead",
        r"\bnot (?:to )?wak\w+(?: up)?\b|\b(?:had|hadn['’]?t|had not|never|not|would(?: not|n['’]t)?|['’]d not) w[ao]ken?(?: up)?\b|\b(?:care|mind)s? (?:much )?(?:if|whether) (?:i|he|she|they) (?:wakes?|lives?|dies?)\b"
        r"|\b(?:wish\w*|want\w*|rather|hop\w+) (?:[\w'’]+ ){0,4}?(?:dead|to die|be gone|finished me|killed me|end it)\b|\b(?:be|been) better off (?:dead|without)\b"
        r"|\bbetter off without (?:me|him|her)\b|\bpassive (?:death wish|wish|si|suicid\w+|thoughts? of death)\b|\b(?:death wish|thoughts? of (?:death|dying|being dead|suicide)|suicidal (?:thoughts|ideation))\b"
        r"|\b(?:nothing|not anything|no (?:reason|point)) (?:to live for|(?:in )?(?:living|going on))\b|\b(?:life|living) (?:is not|isn['’]t|was not|wasn['’]t) worth\b|\btired of (?:living|life)\b",
        r"(?:thoughts?|wish\w*|thinking|ideas?|ideation) (?:of|about|to|for|that) (?:\w+ ){0,3}?(?:death|dying|die|dead|not waking|life)\b|death wish|passive (?:si|suicid\w+|thoughts)"
        r"|(?:feeling|felt|feels|feel|thinking|thought|thinks) (?:\w+ ){0,2}?(?:life|living) (?:was|is|were)(?: not|n['’]t)? (?:not )?worth|wish(?:es|ed|ing)? to (?:die|be dead)|wanted to (?:die|be dead)",
    ),
    _danger(
        "an intention to act",
        r"\b(?:intended|intends?|meant|wanted|going|planned|intention|intent|tried|trying) to (?:die|jump|act on (?:it|them|the)|end (?:it|\w+ life|\w+ own)|kill \w+self|hang|obey|do it|take \w+ (?:own )?life|drown)\b",
        r"(?:inten(?:ded|ds?|ding|tion|t)|mean|meant|want|wanted|plan|planned|going) (?:to|of) (?:die|dying|jump|act|obey|kill|end|hang|harm|carry|take)\w*\b",
    ),
    _danger(
        "thoughts of harming a child",
        r"\b(?:flashes|images?|thoughts?|urges?|visions?|intrusive \w+)\W{1,3}(?:\w+ )?(?:of|to|about) (?:drop|harm|hurt|smother|shak|drown|throw|stab|kill)\w* (?:the |her |his |my )?(?:baby|child|infant|son|daughter|him|her|twins?)\b",
        r"(?:thoughts?|images?|ideas?|urges?|fears?) (?:\w+ )?(?:of|to|about) (?:\w+ )?(?:harm|hurt)\w*(?: to)? (?:[\w,]+ ){0,3}?(?:baby|child|infant|son|daughter)\b",
    ),
)


def dangers_are_not_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice thoughts of death or harm denied that the record tells of and nowhere denies itself."""
    text = context.claim.text
    for danger in _DANGERS:
        match = danger.denied.search(text)
        if (
            not match
            or _tells(danger, text, *match.span())
            or any(danger.denied.search(unit.words) for unit in context.evidence.units)
        ):
            continue
        if told := _told(context.evidence, danger):
            message = f"the claim denies {danger.name}; the record tells of it"
            yield Signal("danger_denied", 1.0, "negation_mismatch", message, told[:2], words=match.group())
            return


@lru_cache(maxsize=64)
def _told(evidence: Evidence, danger: _Danger) -> tuple[Unit, ...]:
    """Where the record tells of it: not in a question, and not denied."""
    return tuple(
        unit for unit in evidence.units if not unit.words.rstrip().endswith("?") and _tells(danger, unit.words)
    )


def _tells(danger: _Danger, text: str, start: int = 0, end: int = 0) -> bool:
    """Whether a text tells of it, outside of a stretch that denies it."""
    return any(
        not assess(text, *match.span()).negated
        for match in danger.told.finditer(text)
        if match.end() <= start or end <= match.start()
    )
