"""Denied or asserted: claim and record must agree on every finding that both speak of."""

import re
from collections.abc import Iterator, Sequence

from wardround.tools.dialogue import is_question
from wardround.tools.terms import content_words

from ..check import ClaimInContext, Signal
from ..denying import RESOLVED
from ..kin import FAMILY, kin_in
from ..mentions import ABNORMAL, is_light
from .judged import Judged, judged_words
from .own_words import verbs_of

_ELSEWHERE = re.compile(r"\s+(?:elsewhere|anywhere else|in (?:his|her|the) other)\b", re.IGNORECASE)
_OUTRIGHT = 0.8
"""Share of the record's say on a named finding from which on it is a plain contradiction."""


def polarity(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what the claim asserts and the record denies, or the other way round; `normal` denies `abnormal`."""
    if not context.is_checkable or len(context.claim.text.split()) < 2:  # a heading denies nothing
        return
    judged = judged_words(context)
    for denied in (True, False):
        lead, some = "denied" if denied else "asserted", [one for one in judged if one.said.negated == denied]
        yield from _together(context, some, lead)
        yield from _outright(context, some, lead)


def _together(context: ClaimInContext, judged: Sequence[Judged], lead: str) -> Iterator[Signal]:
    """The signals of the words that the claim denies, or of those that it asserts."""
    if not judged:
        return
    worst = max(judged, key=lambda one: (one.weight * one.share, one.alone))
    for name, strength in _strengths(judged, lead).items():
        if strength > 0:
            yield _signal(context, worst, name, min(strength, 1.0))


def _strengths(judged: Sequence[Judged], lead: str) -> dict[str, float]:
    mean = sum(one.weight * one.share for one in judged) / sum(one.weight for one in judged)
    margin = max(one.margin for one in judged)
    named = [one for one in judged if one.is_named]
    return {
        f"{lead}_polarity": mean,
        f"{lead}_margin": margin,
        f"{lead}_polarity_clear": mean * margin,
        f"{lead}_condition": max((one.share for one in named), default=0.0),
        f"{lead}_alone": max(one.alone for one in judged),
        f"{lead}_named_alone": max((one.alone for one in named), default=0.0),
        f"{lead}_all_alone": 1 - 0.5 ** len(judged) if all(one.alone for one in judged) else 0.0,
        "normal_polarity": max((one.share for one in judged if one.word.key == ABNORMAL), default=0.0),
    }


def _outright(context: ClaimInContext, judged: Sequence[Judged], lead: str) -> Iterator[Signal]:
    """A named finding of which no talk that is sure says what the claim says; what is over, or a relative's, may be told either way.

    What is written is `plain`'s and `written`'s to compare.
    """
    text = context.claim.text
    if context.evidence.is_all_written or RESOLVED.search(text) or FAMILY.search(text) or kin_in(text):
        return
    for one in judged:
        if one.is_named and one.alone >= _OUTRIGHT and one.against and not _may_differ(context, one):
            yield _signal(context, one, f"{lead}_outright", 1.0)


def _may_differ(context: ClaimInContext, one: Judged) -> bool:
    """Whether the place against it may be of another kind of the thing, or of another time."""
    if _is_of_a_kind(context.claim.text, one) or _is_of_one_denied(context, one):
        return True
    return not _is_answered(context, one)


def _is_of_a_kind(text: str, one: Judged) -> bool:
    """`no anterior shoulder pain` where the record has shoulder pain: a word right before it that its place has not, or `elsewhere`."""
    if not one.said.negated or one.against is None:
        return False
    before = content_words(text[: one.word.start])[-1:]
    is_beside = bool(before) and not text[before[0][2] : one.word.start].strip()
    is_kind = is_beside and not is_light(before[0][0]) and before[0][0] not in one.against.normal
    return is_kind or bool(_ELSEWHERE.match(text, one.word.end))


def _is_of_one_denied(context: ClaimInContext, one: Judged) -> bool:
    """Whether what is denied of it is denied by name: `does not smoke cigarettes`, of `cigarettes?` `no` beside another smoke."""
    after = content_words(context.claim.text[one.word.end :])[:1]
    if not one.said.negated or not after or after[0][1] > 1 or is_light(after[0][0]):
        return False
    mentions = context.evidence.saying(after[0][0])
    return bool(mentions) and all(context.evidence.all[place].assertion(index).negated for place, index in mentions)


def _is_answered(context: ClaimInContext, one: Judged) -> bool:
    """Whether a denial stands against an answer, given to that question: an examination finds a thing here and not there."""
    if not one.said.negated or one.against is None:
        return True
    place = context.evidence.place(one.against)
    before = context.evidence.all[place - 1] if place else one.against
    return is_question(one.against.words) or is_question(before.words)


def _signal(context: ClaimInContext, one: Judged, name: str, strength: float) -> Signal:
    claim, record = verbs_of(one.word, one.said)
    words = one.words_in(context)
    message = f"the claim {claim} “{words}”; the record {record} it"
    against = (one.against,) if one.against else ()
    return Signal(name, strength, "negation_mismatch", message, against, words=words)
