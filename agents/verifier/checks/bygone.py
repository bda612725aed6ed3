"""What was, told as what is: a habit, a medicine or a complaint that the record knows as over."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess
from wardround.tools.dialogue import is_question
from wardround.tools.terms import find_drugs, find_problems, stem

from ..check import ClaimInContext, Signal
from ..kin import FAMILY, kin_in
from ..units import Unit

_IS = re.compile(
    r"\b(?:current\w*|present(?:ly|s)|ongoing|now|still|continues|takes|is taking|smokes|drinks|uses|is on|suffers|has(?! (?:had|been|never|not|no|since|quit|stopped|a (?:\w+ )?history|undergone)\b))\b",
    re.IGNORECASE,
)
"""Words of a claim that say that it is so today."""
_HABIT = re.compile(r"\b(?:smokes|vapes|drinks)\b", re.IGNORECASE)
_WAS = re.compile(
    r"\b(?:history|past|former\w*|previous\w*|used to|quit|stopp?\w*|discontinu\w*|resolv\w*|ago|childhood|child|no longer|g[ai]ven? up|since|until|had|was|were|off|prior|last|gone|sober|been dry|dry for|subsided|improv\w*)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:used to|(?<!to )(?<!should )(?<!you )(?<!not )(?<!n't )quit|stopped (?:it|that|them|smoking|drinking|taking|using)|no longer|not any ?more|n['o]t \w+ any ?more|went away|(?:is|it['’]s|are|all) gone|has resolved|cleared up"
    r"|as a (?:child|kid|teenager)|when i was (?:a |little|young|in )\w*|grew out of)",
    re.IGNORECASE,
)
"""What speech says of a thing that is over."""


def bygone_is_not_now(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what a claim says is so today where every mention in the record says that it is over."""
    text = context.claim.text
    if not context.is_checkable or not _IS.search(text) or _WAS.search(text) or kin_in(text) or FAMILY.search(text):
        return
    for name, start, end in _named(text):
        told = [unit for unit in context.evidence.with_word(name) if not is_question(unit.words)]
        if told and not assess(text, start, end).negated and all(_is_over(unit) for unit in told):
            message = f"the claim says that “{text[start:end]}” is so today; the record says that it is over"
            yield Signal("bygone_as_now", 1.0, "temporality_mismatch", message, tuple(told[:2]))


def _named(text: str) -> Iterator[tuple[str, int, int]]:
    """Conditions, medicines and habits, each as the record has it."""
    yield from ((f"#{one.concept}", one.start, one.end) for one in find_problems(text))
    yield from ((f"#{one.ingredient}", one.start, one.end) for one in find_drugs(text))
    yield from ((stem(one.group().casefold()), *one.span()) for one in _HABIT.finditer(text))


def _is_over(unit: Unit) -> bool:
    return bool(_OVER.search(unit.words))
