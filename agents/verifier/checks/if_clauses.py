"""Conditions: `if it improves` of a talk that says what to do if it does not."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import content_words, stem

from ..check import ClaimInContext, Signal
from ..flat_clauses import DENIES_ANYTHING
from ..mentions import is_light
from ..units import Unit

_IF = re.compile(
    r"(?<!see )(?<!determine )(?<!check )(?<!wondering )(?<!know )(?<!sure )(?<!ask )(?<!wonder )(?<!even )(?<!as )(?<!only )\bif\s+(?P<what>(?:(?!(?:then|if|we|will|would|can|please|call|return|follow|consider|discuss)\b|(?:i|we)['’])[\w'’-]+[ \t]*){1,10})",
    re.IGNORECASE,
)
"""What is supposed, up to what is to be done then."""
_BETTER = frozenset(
    map(stem, "better improve improved improves improving improvement resolve resolved resolves".split())
)
_LIKE = {**dict.fromkeys(_BETTER, stem("improve")), stem("passed"): stem("pass")}
_LASTS = re.compile(r"\b(?:persist\w*|fail\w* to improve|continu\w*|remain\w*|ongoing)\b", re.IGNORECASE)
"""What lasts does not improve."""
_SAYS_LITTLE = frozenset(
    map(stem, "symptom symptoms pain get gets getting feel feeling like still week month time".split())
)
_PART = 0.5
"""Share of the claim's condition that another must speak of to be the same."""


class _Condition(NamedTuple):
    """What is supposed."""

    words: frozenset[str]
    denies: bool


def conditions_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition that talk only names the other way round."""
    if not context.is_checkable or context.evidence.is_all_written:
        return
    for said in _conditions(context.claim.text):
        told = [(one, unit) for one, unit in context.evidence.each(_conditions) if _is_same(said, one)]
        if told and all(one.denies != said.denies for one, _ in told):
            yield _signal(told[0][1])


def _signal(unit: Unit) -> Signal:
    message = "the claim says what to do if it is so, and the record if it is not, or the other way round"
    return Signal("condition_turned", 1.0, "negation_mismatch", message, (unit,))


def _is_same(said: _Condition, told: _Condition) -> bool:
    return bool(said.words) and len(said.words & told.words) >= _PART * len(said.words)


@lru_cache(maxsize=32768)
def _conditions(text: str) -> tuple[_Condition, ...]:
    return tuple(_condition(match["what"]) for match in _IF.finditer(text))


def _condition(words: str) -> _Condition:
    stems = {_LIKE.get(key, key) for key, _, _ in content_words(words)}
    telling = frozenset(key for key in stems if key in _LIKE.values() or not (is_light(key) or key in _SAYS_LITTLE))
    lasts = _LASTS.sub(" ", words)
    telling = telling | ({stem("improve")} if lasts != words else set())
    return _Condition(telling, (lasts != words) != bool(DENIES_ANYTHING.search(lasts)))
