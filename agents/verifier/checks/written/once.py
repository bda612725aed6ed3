"""What was once, told as so today: `she is on insulin`, where written records have `previously insulin`, or `none since`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ...actions import AGAIN
from ...check import ClaimInContext, Signal
from ...kin import FAMILY, kin_in
from .short import Thing, things_in

_NOW = re.compile(
    r"\b(?:current(?:ly)?|at present|now|still|ongoing|continu(?:es?|ing) (?:to )?|persist(?:s|ing)?|(?:is|are|remains?) on|takes|is taking|uses|is using)\b",
    re.IGNORECASE,
)
"""In a claim: it is so today."""
_IS = re.compile(
    r"\b(?:she|he|they|patient|(?:Mr|Mrs|Ms|Miss)\.? [A-Z][\w'’-]+) (?:\w+ly )?(?:has|have|is|are|[a-z]+[^sui\W]s)\b(?! (?:had|been|never|no|not)\b)",
    re.IGNORECASE,
)
_NOT_PLAIN = re.compile(
    r"\b(?:no|not|never|none|nor|without|denie[sd]|history|past|former\w*|previous\w*|prior|used to|was|were|had|ago|since|until|resolved|stopp\w*|last|if|may|might|could|would|will|risk|free|once|when|after|before|during|in (?:19|20)\d\d|first|episodes?|has had)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
"""A claim of another time, or of none."""
_NONE_SINCE = re.compile(
    r"\b(?:none|not|nil|no (?:more|further|longer|recurrence|episodes?)|nothing) (?:since|now|currently|at present|today|ever since|of late|recently)\b|\b(?:now|since) (?:gone|resolved|stopped|none|free)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:previously|formerly|in the past|used to|until (?:19|20)\d\d|at the time|during (?:the|that|this|her|his) (?:\w+ )?(?:admission|stay|episode|pregnancy|illness)|ex-)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    rf"\b(?:still|ongoing|continu\w+|persist\w*|remain\w*|again|{AGAIN}|recur\w*|back on|currently|now (?!none|gone|resolved|stopped))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.\n](?!\d)")
_CLAUSE = re.compile(r"[.;\n](?!\d)|, (?:but|and|then) |\bsince (?=[A-Z]|\d)")
_MOST = 5
"""Telling words of a claim, at most."""


def what_was_is_not_told_as_now(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what is said to be so today, of which every mention in written records says that it was once."""
    text = context.claim.text
    if _NOT_PLAIN.search(text):
        return
    is_of_today = bool(_NOW.search(text))
    if kin_in(text) or FAMILY.search(text) or not (is_of_today or _IS.search(text)):
        return
    about = tuple(one for one in things_in(text) if not _NOW.fullmatch(text, one.start, one.end))
    if not about or len(about) > _MOST:
        return
    told = [unit for unit in context.evidence.units if _names(unit.words, about)]
    if told and all(_was(unit.words, about, is_of_today) for unit in told):
        message = "the claim tells it as so today; the record says that it was once"
        yield Signal("written_still", 1.0, "temporality_mismatch", message, tuple(told[:2]))


@lru_cache(maxsize=32768)
def _names(words: str, about: tuple[Thing, ...]) -> bool:
    here = things_in(words)
    return all(any(one.keys & other.keys for other in here) for one in about)


def _was(words: str, about: tuple[Thing, ...], is_of_today: bool) -> bool:
    """Whether each part of a place that names it has it as over: `none since` in its sentence, `previously` in its clause."""
    sentences = [part for part in _SENTENCE.split(words) if _names(part, about)]
    if sentences and all(_NONE_SINCE.search(part) for part in sentences):
        return True
    clauses = [part for part in _CLAUSE.split(words) if _names(part, about)]
    is_once = bool(clauses) and all(_ONCE.search(part) and not _GOES_ON.search(part) for part in clauses)
    return is_once and (is_of_today or any("during" in part.casefold() for part in clauses))
