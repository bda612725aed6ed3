"""Quieted for what the record tells, and for who tells it."""

import re

from wardround.tools.assertion import assess

from ....check import ClaimInContext, Signal
from ..courses import courses_in, left_out_in
from ..medicines import in_full
from ..people import people_in
from .places import start_of

_SUPPOSED = re.compile(
    r"\b(?:if|once|when|whenever|until|unless|as soon as|in case|should|would|will|plan\w*|await\w*|to be)\b",
    re.IGNORECASE,
)
_ALREADY = re.compile(
    r"\b(?:known|since|previous\w*|prior|pre-?existing|long-?standing|baseline|chronic|old|earlier|(?:PM|Hx|history)\w*|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""How letters say that something was already so."""
_WITHOUT = re.compile(r"\b(?:avoid\w*|not|without|withheld|omitted|spared|no)\b", re.IGNORECASE)
_OF_A_CLINICIAN = re.compile(
    r"\A\W*(?:S?he|They)(?: (?:also|then|therefore|had|has))* (?:attribut|advis|recommend|explain|not(?:ed|es)|thought|suggest|prescrib|examin|review|consider"
    r"|wrote|judg|felt (?:that|it)|arrang|refer|order|discuss|suspect|diagnos|interpret|conclud|propos|counsel|reassur|warn|told|confirm)",
    re.IGNORECASE,
)
_REASON = re.compile(r"\b(?:because|as|since|so|given that|now that)\b[^.;,]*\Z", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|without|neither|nor|never|denie[sd])\b", re.IGNORECASE)


def is_supposed(context: ClaimInContext, signal: Signal) -> bool:
    """Whether all that speaks against it is of what may come: `tell us as soon as a test is positive`."""
    return bool(signal.against) and all(_SUPPOSED.search(unit.words) for unit in signal.against)


def is_known_before(context: ClaimInContext, signal: Signal) -> bool:
    """Whether a close place tells something as known from earlier."""
    return any(_ALREADY.search(unit.words) for unit in context.best)


def is_within_a_reason(context: ClaimInContext, signal: Signal) -> bool:
    """`not needed as the rate was already slow`: the word belongs to the reason, of whose time nothing was said."""
    text = context.claim.text
    start = start_of(context, signal)
    return bool(_REASON.search(text, 0, start)) or is_known_before(context, signal)


def is_denied(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the claim says that there was none, as a record that names none does."""
    text, words = context.claim.text, signal.words.partition(";")[0]
    start = text.casefold().find(words.casefold())
    return start >= 0 and bool(_NONE.search(text, 0, start)) and assess(text, start, start + len(words)).negated


def is_told_in_short(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record says what the claim does of a medicine by a short name, which actions are not read with."""
    return any(
        said in courses_in(in_full(unit.words, said.drug))
        for said in courses_in(context.claim.text)
        for unit in context.evidence.units
        if in_full(unit.words, said.drug) != unit.words
    )


def is_left_out(context: ClaimInContext, signal: Signal) -> bool:
    """Whether the record says no more than that there was none: `no insulin` for what was avoided."""
    text = context.claim.text
    return bool(_WITHOUT.search(text)) and any(
        drug in text.casefold() for unit in context.evidence.units for drug in left_out_in(unit.words)
    )


def is_of_a_clinician(context: ClaimInContext, signal: Signal) -> bool:
    """Whether somebody who treats is named just before, or does what they do: `He attributed this to ...`."""
    text, texts = context.claim.text, list(context.whole.texts)
    before = texts[max(texts.index(text) - 1, 0)] if text in texts else ""
    return bool(_OF_A_CLINICIAN.match(text)) or any(not one.is_kin for one in people_in(before)[:1])
