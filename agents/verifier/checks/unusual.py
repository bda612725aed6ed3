"""Unusual to deny, or to assert: what clinicians write the other way as a rule, where the record does not say it."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import CALLS, Assertion
from wardround.tools.terms import normal_words

from ..check import ClaimInContext, Signal
from ..denying import ANY_DENIAL
from ..hearing import heard
from ..mentions import Word, assertion_of, is_telling
from ..usual import denies
from .own_words import verbs_of

_ANY = re.compile(r"\bany\b", re.IGNORECASE)
_DOES = {"denied": "denies", "asserted": "asserts"}
_MOST = 4.0
"""Log-odds that are wholly unusual."""
_LEAST = 0.15
"""Weight that is left for what the record may say elsewhere in other words."""
_NEEDS_DENIAL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|having|does|did|with|of|get|gets|feels?|sees?|seen|shows?|showed|notice[sd]?|tak(?:es?|en|ing)"
    r"|tried|reports?|reported|endorse[sd]?|experienc\w+|provid\w+)\s+(?:him |her |them )?(?:with )?"
    r"(?:any(?:thing|one|body|where)?|ever)\b(?! (?:suspicious|remaining|residual|involved|affected|visible|concerning|worrisome)\b)",
    re.IGNORECASE,
)
"""`has had any`; `any movement hurts` needs none."""
_SAID_OF_DENIALS = re.compile(
    r"\bbut (?:is|are) limited to\b|\b(?:does|did) (?:\w+ )?much\b(?! (?:better|worse|more|less|the same)\b)"
    r"|\b(?:can|could) (?:think of|remember|recall|identify) any(?:thing|one)?\b",
    re.IGNORECASE,
)
"""`which include, but are limited to`, `he does have much energy`: said of what is not so alone."""
_ALLOWS = re.compile(
    r"\b(?:no|not|cannot|never|none|nobody|nor|neither|without|den(?:y|ie[sd]|ying|ial)|if|whether|unless|before|ahead|prior|instead|rather|regardless|irrespective|independent\w*|despite|spite|than|too|hardly|barely"
    r"|rarely|unable|unlikely|avoid\w*|prevent\w*|absen\w*|lack\w*|declin\w*|refus\w*|stop\w*|should|can|could|may|might"
    r"|will|would|call|told|tell|warn\w*|remind\w*|attend|seek|contact|ring|phone|instruct\w*|advis\w*|ask\w*|monitor\w*|assess\w*|evaluat\w*|rule\w*|look\w*|check\w*|discuss\w*"
    r"|answer\w*|inquir\w*|question\w*|negative|free|first|only|most|best|worst|all|every|least|doubt\w*|unaware|unsure"
    r"|resolv\w*|hold\w*|discontinu\w*|as|report|notify|return|let)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
"""What goes before `any` where nothing is denied: questions, conditions, doubts, orders, comparisons."""
_OPEN = re.compile(r"\b(?:if|whether|when(?:ever)?|every time|ask\w*|how|as|so|too|doubt\w*|unsure)\b", re.IGNORECASE)


_WILL = re.compile(r"\b(?:will|should|can|may|could|would|(?:is|are) to)\b", re.IGNORECASE)
"""`samples of any suspicious tissue will be sent` means whichever there is."""


_WATCHES = re.compile(
    rf"\b(?:{CALLS}|go to|attend|seek|present)\b[^.;]{{0,50}}\b(?:for|with|if)\b|\bwatch(?:ed|ing)? for\b"
    r"|\b(?:999|911|112)\b|\b(?:requires?|needs?|warrants?) (?:immediate|urgent|emergency)\b",
    re.IGNORECASE,
)
"""Tells what may come, and nothing that is so."""


def polarity_is_usual(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a denial of what is hardly ever denied, and an assertion of what is denied as a rule.

    It says nothing of the patient by itself, and weighs little where the record says the same.
    """
    text = context.claim.text
    if not context.is_checkable or context.is_verbatim or len(text.split()) < 2:
        return
    odds, lead = context.evidence.usual.odds(text), "denied" if denies(text) else "asserted"
    surprise = -odds if lead == "denied" else odds
    if surprise > 0 and not (lead == "asserted" and _WATCHES.search(text)):
        near = tuple(context.evidence.best(context.closeness, 2))
        message = f"notes {'hardly ever' if lead == 'denied' else 'nearly always'} deny what the claim {_DOES[lead]}"
        yield Signal(f"{lead}_unusual", min(surprise / _MOST, 1.0), "negation_mismatch", message, near)
    yield from _unsupported(context)


def any_is_denied(context: ClaimInContext) -> Iterator[Signal]:
    """Notice `any` in a sentence that denies nothing: `she has had any fevers` has lost a word."""
    text = context.claim.text
    if context.is_checkable and any(
        _is_lost(text, one) and not _has_it(context, one) for one in _NEEDS_DENIAL.finditer(text)
    ):
        yield Signal("denial_lost", 1.0, "negation_mismatch", "it reads as if a denial had been lost")
    for one in _SAID_OF_DENIALS.finditer(text) if context.is_checkable and not text.endswith("?") else ():
        if not ANY_DENIAL.search(text, 0, one.start()) and not _OPEN.search(text, 0, one.start()):
            message = f"“{one.group()}” reads as if a denial had been lost"
            yield Signal("denial_gone", 1.0, "negation_mismatch", message, words=one.group())
            return


def _is_lost(text: str, found: re.Match[str]) -> bool:
    """Whether nothing around `any` allows it to stand without a denial."""
    return not (_ALLOWS.search(text, 0, found.start()) or _WILL.search(text, found.end()))


def _has_it(context: ClaimInContext, found: re.Match[str]) -> bool:
    """Whether the record says so itself, and denies nothing there: `with any bleeding` of `plus any bleed`."""
    of = normal_words(context.claim.text[found.end() :])[:1]
    return (
        any(
            normal_words(unit.words[one.end() :])[:1] == of and not _ALLOWS.search(unit.words, 0, one.start())
            for unit in context.evidence.with_word(of[0])
            for one in _ANY.finditer(unit.words)
        )
        if of
        else False
    )


def _unsupported(context: ClaimInContext) -> Iterator[Signal]:
    """What words add to the surprise that the record does not say as the claim does."""
    found: dict[bool, list[tuple[float, Word]]] = {True: [], False: []}
    for word in context.said:
        said = assertion_of(context.claim.text, word)
        if word.key[0].isdigit() or said.temporality == "hypothetical" or said.certainty == "uncertain":
            continue
        if said.negated or is_telling(word):
            found[said.negated].append((_surprise(context, word, said), word))
    if found[False]:
        yield from _signal(context.claim.text, "asserted", *max(found[False], key=lambda one: one[0]))
    if found[True]:
        mean = sum(one for one, _ in found[True]) / len(found[True])
        yield from _signal(context.claim.text, "denied", mean, found[True][0][1])


def _surprise(context: ClaimInContext, word: Word, said: Assertion) -> float:
    odds = context.evidence.usual.denied.get(word.key, 0.0)
    surprise = -odds if said.negated else odds
    if surprise <= 0:
        return 0.0
    say = sum(one.say() for one in heard(context, word, said) if not one.against)
    return surprise * _LEAST / (say + _LEAST)


def _signal(text: str, lead: str, surprise: float, word: Word) -> Iterator[Signal]:
    if surprise > 0:
        name = text[word.start : word.end]
        does, other = verbs_of(word, assertion_of(text, word))
        message = f"the claim {does} “{name}”, which notes nearly always {'deny' if other == 'denies' else 'assert'}"
        yield Signal(f"{lead}_unsupported", min(surprise / _MOST, 1.0), "negation_mismatch", message, words=name)
