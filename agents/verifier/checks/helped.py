"""What helps: a treatment that gave relief, of a talk in which it does not help."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.terms import normal_words, stem

from ..check import ClaimInContext, Signal
from ..denying import ANY_DENIAL
from ..stretches import POINT, after_last
from ..units import Unit

_HELP = r"(?:help(?:s|ed|ing|ful)?|relie(?:f|ves?|ved|ving)|effective|benefi\w+|touch(?:es|ed|ing)? (?:it|the pain))"
_HELPS = re.compile(
    rf"\b(?:(?:has|have|had) (?:seemed to |provided |given |brought |offered |been )?|provid(?:es|ed|ing) |gives? |gave |giving |seems? to |with |is |are |was |were )?"
    rf"(?:(?:meaningful|good|great|significant|complete|some|much|adequate|lasting|substantial|very) )?\b{_HELP}\b",
    re.IGNORECASE,
)
_NO_HELP = re.compile(
    rf"(?:\b(?:not|no|none|never|nothing|without|hardly|barely)\b|n['’]t\b)(?: [\w'’]+){{0,5}} {_HELP}\b"
    r"|(?:\b(?:not|never)\b|n['’]t\b)(?: [\w'’]+){0,3} (?:do(?:ing|ne)? (?:anything|much)|work(?:ing|ed)?)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\bhelp(?:s|ed|ing|ful)?\b|\brelief\b|\bwork(?:s|ed|ing)?\b", re.IGNORECASE)
_LEFT_OPEN = re.compile(
    r"\b(?:to|will|may|might|should|if|can|could|would|whether|for|need\w*|partial\w*|slight\w*|minimal\w*|little|temporar\w*|briefly|some|edge|mild\w*|hop\w+|goal|short|limited|only)\b",
    re.IGNORECASE,
)
_MEANT_TO = re.compile(rf"\bto\W+{_HELP}\Z", re.IGNORECASE)
_LIGHT = frozenset(
    map(stem, "pain help relief treatment medication medications patient relieve take taking taken using use".split())
)


def help_is_told(context: ClaimInContext) -> Iterator[Signal]:
    """Notice that a treatment helps, where each place that tells of it and of help says that it does not."""
    text = context.claim.text
    if not context.is_checkable or context.evidence.is_all_written:
        return
    for match in _HELPS.finditer(text):
        begin = after_last(POINT, text, match.start())
        clause = text[begin : match.end()]
        if ANY_DENIAL.search(clause) or _LEFT_OPEN.search(match.group()) or _MEANT_TO.search(clause):
            continue
        told = list(_told(context, frozenset(normal_words(text[begin : match.start()])) - _LIGHT))
        if told and all(denies for denies, _ in told):
            message = f"the claim has “{match.group()}”; the record says that it did not help"
            yield Signal("help_denied", 1.0, "negation_mismatch", message, (told[0][1],), words=match.group())


def _told(context: ClaimInContext, subject: frozenset[str]) -> Iterator[tuple[bool, Unit]]:
    """Each place that speaks of help and, there or right before it, of what is to help, with whether it denies it."""
    for asks, unit in context.evidence.each(_helps):
        near = [unit, *context.evidence.preceding(unit, 2)]
        shared = subject & frozenset().union(*(one.normal for one in near))
        if shared and any(map(context.evidence.saying, shared)):
            yield asks or unit.answer == "no", unit


@lru_cache(maxsize=4096)
def _helps(words: str) -> tuple[bool, ...]:
    """Whether it is denied, of a place that speaks of help at all."""
    return (bool(_NO_HELP.search(words)),) if _ASKS.search(words) else ()
