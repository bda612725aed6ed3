"""Questions at the end of a visit: `he had questions`, where nobody had any when asked for them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.dialogue import without_speaker

from ..check import ClaimInContext, Signal
from ..units import Unit

_LEFT = re.compile(
    r"\b(?:ha[sd]|voiced|expressed|raised)(?: (?:some|any|several|a few|few|many|other|further|additional|remaining|more|outstanding|unanswered))*"
    r" (?:questions?|concerns?)(?: or (?:questions?|concerns?))?"
    r"(?= (?:remaining|left|(?:at|by) (?:this|the|that) (?:point|time|end|moment|conclusion|close)|today|afterwards?|and\b)| ?[.;,)]|$)",
    re.IGNORECASE,
)
"""Questions of nothing in particular."""
_TOLD = re.compile(
    r"\b(?:answered|addressed|about|regarding|concerning|discussed|resolved|clarified|if|call|contact|should)\b",
    re.IGNORECASE,
)
"""Questions that were put and answered, or may come."""
_DENIED = re.compile(r"\b(?:no|any|without|not|never)\b|n['’]t\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:any|other|more|some|further)(?: (?:other|more|further))? (?:questions?|concerns?)\b", re.IGNORECASE
)
_NONE = re.compile(
    r"\b(?:no|not|don['’]t have|do n['’]t have)(?: any)?(?: (?:other|more|further|real))? (?:questions?|concerns?)\b",
    re.IGNORECASE,
)
_HAS_ONE = re.compile(
    r"\b(?:a|one|another|my|quick|some|couple(?: of)?|few) (?:\w+ )?questions?\b|\bquestions? (?:for|about|i)\b",
    re.IGNORECASE,
)
"""`I have one question`, `a question about the tablets`."""
_OF_QUESTIONS = re.compile(r"\b(?:questions?|concerns?)\b", re.IGNORECASE)
_NEAR = 40
"""Characters before the questions in which they may be denied."""


def questions_are_left(context: ClaimInContext) -> Iterator[Signal]:
    """Notice questions that somebody had, where all who were asked for any had none and nobody put one."""
    text = context.claim.text
    if not context.is_checkable or context.evidence.is_all_written or _TOLD.search(text):
        return
    found = _LEFT.search(text)
    if found is None or _DENIED.search(text, max(found.start() - _NEAR, 0), found.end()):
        return
    if denials := _denials(context):
        message = f"the claim has “{found.group()}”; asked for any, nobody had one"
        yield Signal("questions_left", 1.0, "negation_mismatch", message, denials[-1:], words=found.group())


def _denials(context: ClaimInContext) -> tuple[Unit, ...]:
    """Where questions are asked for and there are none; nothing where somebody has one."""
    told = context.evidence.each(_mentions)
    if any(_has_one(unit.words) for _, unit in told):
        return ()
    return tuple(unit for _, unit in told if unit.answer == "no" or _NONE.search(unit.words))


@lru_cache(maxsize=4096)
def _mentions(words: str) -> tuple[str, ...]:
    return tuple(match.group() for match in _OF_QUESTIONS.finditer(words))


def _has_one(words: str) -> bool:
    """Whether somebody has a question, and does not ask for one."""
    return bool(_HAS_ONE.search(without_speaker(words))) and not _ASKS.search(words) and not _NONE.search(words)
