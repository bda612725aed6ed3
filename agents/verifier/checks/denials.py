"""Denied at all: what the sentence denies, held against whether the places closest to it deny anything."""

import re
from collections.abc import Iterator
from math import fsum
from textwrap import shorten

from wardround.tools.dialogue import besides, is_asked_as_not, is_question
from wardround.tools.terms import normal_words

from ..allergies import tells_a_recorded_one
from ..check import ClaimInContext, Signal
from ..clauses import clauses_of
from ..denying import (
    CONTRACTED,
    DECLINED,
    DENYING,
    DIFFICULTY,
    EASE,
    FROM_THEN,
    INABILITY,
    LAST_TIME,
    NOT_SINCE,
    ONLY_LESS,
)
from ..units import Unit

_DENIAL = re.compile(
    rf"\b(?:{DENYING}|nope|nobody|n't|non|resolved|free|stop\w*|quit|hardly|barely|rarely|seldom|(?<!a )few|fail\w*|refus\w*|{DECLINED}|lack\w*"
    rf"|against|forg[eo]t\w*|miss(?:ed|ing)|avoid\w*|instead|yet|outstanding|overdue|exclud\w*|rul(?:ed|es|ing) out|abst(?:inen|ain)\w*|(?:been|is|was|stay\w*|came|come|now) off|sober|clean)\b|{CONTRACTED}",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:i (?:do ?n[o']?t|don['’]?t|dunno|did ?n['’]t|can ?n?['’]?t|cannot) (?:really )?(?:know|remember|recall)(?! (?:of|any|what|having))|believe it or not|not sure|why not|no (?:problem|worries|doubt))\b"
    rf"|{ONLY_LESS.pattern}",
    re.IGNORECASE,
)
"""`for, I don't know, ten years`: denies nothing."""
_NO_BUT = re.compile(
    r"^(?:[\w ]+: |\[\w+\] )?(?:no|nope|nah)[ ,.]+(?=(?:it['’ ]?i?s )?(?:mostly|mainly|usually|just|only|more)\b)",
    re.IGNORECASE,
)
"""`no, mostly when I am in bed` says no to another question, and what follows is so."""
_TO_ADD = re.compile(r"\b(?:is there )?anything (?:else )?(?:\w+ ){0,4}to add\b", re.IGNORECASE)
_REQUEST = re.compile(
    r"(?:\[\w+\]|\w+:)?\s*(?:(?:so|and|okay|great|good|now)[ ,]+)*(?:can|could|would|will) you(?: please| just)? "
    r"(?:review|read|look|check|send|give|get|go over|explain|repeat|confirm|verify|bring|let|remind|help|hand|change|refill|prescribe|write|order|switch)\b",
    re.IGNORECASE,
)
"""`could you review the film?` asks nobody whether it is so."""
_STILL = re.compile(r"\b(?:still|any ?more|currently|right now|today)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:history of|had|previous(?:ly)?|prior|earlier|past|resolved|initial(?:ly)?|at first)\b", re.IGNORECASE
)
_SHOWN = 80
"""Characters of a place that a message shows."""
_DENIED_VERB = re.compile(
    r"(?:\b(?:not|never|cannot|no longer|unable|denie[sd]|fail(?:s|ed)? to)\b|n['’]t)"
    r"(?!(?: \w+){0,3} (?:help|reliev|relief|benefi|improv|prevent|resolv|work|consistent|increas|worsen|chang))",
    re.IGNORECASE,
)
"""A verb that is denied, save what speech says in other words: `it did not help` is `it still hurts`."""
_UNTIL = re.compile(r"\b(?:until|till|up to|by|for the first)\b", re.IGNORECASE)
"""`needed oxygen until day 2`, which is `none after day 2`."""
_CONDITION = re.compile(r"\b(?:if|unless|when|should|whether)\b[^.;]*", re.IGNORECASE)
"""`if it has not healed` denies nothing."""
_PLACES, _FAR = 6, 0.6
"""The closest units, each with a say by the square of its closeness; those that are less than so close as the first, none."""
_ANSWERED, _BESIDE = 0.7, 0.25
"""What a denial in the turn beside is worth: after a question, and else."""


def denials_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a denial where the closest places deny nothing, and an assertion where they deny."""
    text = context.claim.text
    if not context.is_checkable or context.is_verbatim or len(context.words) < 2 or not (units := _close(context)):
        return
    if (_UNTIL.search(text) and FROM_THEN.search(units[0].words)) or tells_a_recorded_one(text, context.evidence):
        return
    share, top, against = _share_denying(context, units), context.close(units[0]), tuple(units[:2])
    says_normal = any(word.denies for word in context.said)  # which is a denial too
    if share and not says_normal and not _DENIAL.search(text):
        message = f"the claim asserts; closest to it the record denies (“{_in_short(units[0])}”)"
        yield Signal("denied_near", share * top, "negation_mismatch", message, against)
    elif NOT_SINCE.search(text) and any(LAST_TIME.search(unit.words) for unit in units):
        return
    elif _DENIED_VERB.search(_CONDITION.sub("", text)):
        message = f"the claim denies; closest to it the record does not (“{_in_short(units[0])}”)"
        yield Signal("verb_denied_alone", (1 - share) * top, "negation_mismatch", message, against)
    yield from _counted(text, units[0], top * _share_held(context, units[0]) ** 0.5)


def _is_beside_the_question(context: ClaimInContext, unit: Unit) -> bool:
    """Whether a question takes for granted what the claim says: `any symptoms besides the cough?`, `you saw the nurse, anything to add?`."""
    words = unit.words
    asked = _TO_ADD.search(words)
    told = [words[start:end] for start, end in besides(words)] + ([words[: asked.start()]] if asked else [])
    return any(context.words & frozenset(normal_words(one)) for one in told)


def _in_short(unit: Unit) -> str:
    """The first words of a place."""
    return shorten(unit.words, _SHOWN, placeholder=" …")


def _close(context: ClaimInContext) -> list[Unit]:
    """The closest units: beside one that says the claim in full, others say little."""
    units = context.evidence.best(context.closeness, _PLACES)
    return [unit for unit in units if context.close(unit) >= _FAR * context.close(units[0])]


def _share_denying(context: ClaimInContext, units: list[Unit]) -> float:
    """How much of what is closest denies something, 0 to 1."""
    words = frozenset().union(*(clause.words for clause in clauses_of(context.claim.text)))
    say = [(context.close(unit) ** 2, _denies(context, unit, words)) for unit in units]
    return sum(weight * denied for weight, denied in say) / sum(weight for weight, _ in say)


def _denies(context: ClaimInContext, unit: Unit, words: frozenset[str]) -> float:
    """Whether the clause that is closest to some words denies; without such a clause, whether anything in the unit does.

    A question is as it is answered.
    """
    if unit.answer == "no":
        is_of_now = _STILL.search(unit.words) and _PAST.search(context.claim.text)
        is_elsewhen = any(_NO_BUT.match(near.words) for near in context.evidence.following(unit, 1))
        return 0.0 if is_of_now or is_elsewhen or _is_beside_the_question(context, unit) else 1.0
    if is_asked_as_not(unit.words) or _NO_BUT.match(unit.words):
        return 0.0
    shared = [clause for clause in clauses_of(unit.words) if clause.words & words]
    closest = max(shared, key=lambda one: (len(one.words & words) / len(one.words) ** 0.5, one.denies), default=None)
    if INABILITY.search(context.claim.text) and DIFFICULTY.search(unit.words):
        return 1.0
    if (DIFFICULTY.search(context.claim.text) and INABILITY.search(unit.words)) or _REQUEST.match(unit.words):
        return 0.0
    if EASE.search(unit.words) and not _DENIAL.search(EASE.sub(" ", unit.words)):
        return 0.0
    if _FILLER.search(unit.words) and not _denying(unit):
        return 0.0
    if closest.denies if closest else _denying(unit):
        return 1.0
    if unit.answer or not any(map(_denying, context.evidence.around(unit))):
        return 0.0
    return _ANSWERED if _is_asked(unit) else _BESIDE


def _denying(unit: Unit) -> bool:
    """Whether a unit denies anything."""
    return bool(_DENIAL.search(_FILLER.sub(" ", unit.words)))


def _share_held(context: ClaimInContext, unit: Unit) -> float:
    """Share of what a unit says that the claim says too, 0 to 1: what is said besides may be denied or not."""
    weigh = context.evidence.weight
    total = fsum(map(weigh, unit.normal))
    return fsum(map(weigh, unit.normal & context.words)) / total if total else 0.0


def _counted(text: str, unit: Unit, close: float) -> Iterator[Signal]:
    """Where a unit says the same thing, both deny as often."""
    if close <= 0 or _is_asked(unit):
        return
    own, other = (len(_DENIAL.findall(_FILLER.sub(" ", words))) for words in (text, unit.words))
    if own != other:
        name, how = ("denied_more", "more") if own > other else ("denied_less", "less")
        yield Signal(name, close, "negation_mismatch", f"the claim denies {how} than what is closest to it", (unit,))


def _is_asked(unit: Unit) -> bool:
    return is_question(unit.words)
