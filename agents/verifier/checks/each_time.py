"""Otherwise each time: what a clause of a claim says of talk that says the contrary wherever it speaks of the same things.

`polarity` weighs every mention, near or far. Here all of a clause must be in one place that denies it, and no other place may say it:
`has had the booster` of `did you get the booster?` `no`, `irregular rhythm` of `a regular rate and rhythm`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from wardround.tools.assertion import Assertion
from wardround.tools.dialogue import is_list, is_question, presumes
from wardround.tools.terms import stem

from ..check import ClaimInContext, Signal
from ..denying import EVER, RESOLVED
from ..evidence import Evidence
from ..flat_clauses import DENIES_ANYTHING, QUESTION, TROUBLES, WITH, FlatClause, flat_clauses, like
from ..hearing import TO_COME, is_elsewhere
from ..kin import FAMILY, kin_in
from ..mentions import ABNORMAL, Word, assertion_of, is_contrary, is_telling, is_turned_round
from ..units import Unit
from .judged import NO_MORE
from .own_words import verbs_of

_NO_STATEMENT = re.compile(
    r"(?:\[\w+\]|\w+:)?\s*(?:(?:no|nope|nah)\b[ ,.]*(?=no\b|it|i\b|i'|he|she|that|we|just|actually|because|you|the|my)"
    r"|(?:(?:and|so|but|okay|well)[ ,]+)*what(?:['’ ]?s| is| are| was| does)\b)",
    re.IGNORECASE,
)
"""`no, I had to stop`: who says no to another says nothing of what comes next by it; nor does `what is an abscess?`."""
_AS_I = re.compile(r"(?:\[\w+\]|\w+:)?\s*(?:(?:and|so|okay)[ ,]+)*(?:when|where) i\b", re.IGNORECASE)
"""`where I am pressing` asks nothing."""
_NARROWED = re.compile(
    r"\b(?:recent(?:ly)?|lately|any ?more|right now|today|yet|this (?:time|week|morning)|at night|before|other|else|further|new|again|since)\b",
    re.IGNORECASE,
)
"""A denial for one time, or of more of the same."""
_OF_A_PLACE = re.compile(r"\b(?:on|in|of|over|at|from|around)\s+(?:your|the|his|her|my|that|this)\b", re.IGNORECASE)
"""`no swelling on your forearm, the cath site`: where nothing is, is not denied itself."""
_ASKED_BEFORE = re.compile(r"\b(?:before|since)\W*\Z", re.IGNORECASE)
"""`have you done any before?` asks whether ever."""
_ANEW = re.compile(
    r"\b(?:(?:on|and) )?your (?:\w+ ){0,2}(?:exam\w*|is|are|looks?|sounds?)\b|\bi (?:do |do n['’]t |don['’]t )?(?:see|hear|feel|appreciate)\b",
    re.IGNORECASE,
)
"""Where an examiner goes on to something else."""
_OF_A_NAME = re.compile(r"\b(?:Dr|Doctor|Mr|Mrs|Ms|Miss)\.? (?:[A-Z][\w'’-]+ )?\Z")
_RUN_ON, _BEFORE = 80, 80
"""Characters from which on a sentence may speak of several parts, and before a finding in which its own is named."""
_OF_RHYTHM = re.compile(r"irregular(?:ly irregular)? (?:heart )?(?:rhythm|rate|pulse)\b", re.IGNORECASE)
_FULL = 0.65
"""Share of a clause, by weight, that a place must speak of to deny it."""
_PART = 0.5
"""Share of a clause with which any place that says the same is enough."""


def said_otherwise_each_time(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a clause that talk contradicts wherever it speaks of the same things."""
    text = context.claim.text
    if not context.is_checkable or context.evidence.is_all_written or _is_heading(text):
        return
    if FAMILY.search(text) or kin_in(text) or RESOLVED.search(text):
        return
    for clause in flat_clauses(context):
        words = (word for word in clause.words if not _OF_A_NAME.search(text, 0, word.start))
        found = ((word, unit) for word in words if (unit := _contradicted(context, clause, word)))
        if first := next(found, None):
            yield _signal(text, *first)
            yield from (replace(_signal(text, *first), name=name) for name in _more(text, *first))


def _more(text: str, word: Word, unit: Unit) -> Iterator[str]:
    """What it is a sign of besides: a verdict turned round, and a finding by name or a plain answer against it."""
    if _is_verdict(text, word):
        yield "verdict_each_time"
    elif word.key != QUESTION and (word.key[0] == "#" or _is_denied_itself(unit)):
        yield "finding_each_time"


def _is_denied_itself(unit: Unit) -> bool:
    """Whether a `no` is to the thing, and not to something amiss with it: `any abnormal smears?`."""
    return unit.answer == "no" and not any(word.key == ABNORMAL or word.key in TROUBLES for word in unit.said)


def _is_verdict(text: str, word: Word) -> bool:
    """Whether a word says of something examined that it is well or ill."""
    return word.key == ABNORMAL or bool(_OF_RHYTHM.match(text, word.start))


def _is_heading(text: str) -> bool:
    return len(text.split()) < 2 and not text.rstrip().endswith(".")


def _signal(text: str, word: Word, unit: Unit) -> Signal:
    claim, record = verbs_of(word, assertion_of(text, word))
    words = text[word.start : word.end]
    message = f"the claim {claim} “{words}”; the record {record} it wherever it speaks of the same"
    return Signal("otherwise_each_time", 1.0, "negation_mismatch", message, (unit,), words=words)


def _contradicted(context: ClaimInContext, clause: FlatClause, word: Word) -> Unit | None:
    """A place that contradicts a word of a clause, where no place says the same."""
    said = _assertion(context, clause, word)
    if said is None:
        return None
    against = None
    is_verdict = word.key == ABNORMAL or word.denies  # which is said of the other words
    for unit, told, index in _told(context, word):
        if told.negated == said.negated:
            if _is_bygone(said) and not (told.temporality == "historical" or EVER.search(unit.words)):
                continue  # `prior kidney stones` of somebody who has one now, for the first time
            is_open = (told.certainty == "uncertain" and is_question(unit.words)) or word.key == QUESTION
            share = clause.share(_keys(unit)) if is_verdict else _speaks_of(context.evidence, clause, unit)
            if not is_open and share > _PART:
                return None
        elif against is None and _denies(context, clause, unit, index, told):
            against = unit if not _is_bygone(said) or EVER.search(unit.words) else None
    is_apart = WITH.search(context.claim.text, clause.start, word.start)
    is_said = (
        against and not is_verdict and _is_said_in_part(context, clause, word, said, against if is_apart else None)
    )
    return None if is_said else against


def _assertion(context: ClaimInContext, clause: FlatClause, word: Word) -> Assertion | None:
    """What the claim says of a word, where it says it flatly; a denial only by a word that turns another round."""
    text = context.claim.text
    said = assertion_of(text, word)
    ways = _ways(text, clause.words if word.key == ABNORMAL else context.said)
    is_denied_elsewhere = (word.key, not said.negated) in ways
    is_turned = word.denies and is_turned_round(text[word.start : word.end].casefold())
    is_told = said.is_plain or _is_bygone(said)
    return said if is_told and said.negated == is_turned and not is_denied_elsewhere else None


def _is_bygone(said: Assertion) -> bool:
    """Whether it is told as of before: `prior vasectomy`."""
    return replace(said, temporality="current").is_asserted and said.temporality == "historical"


@lru_cache(maxsize=64)
def _ways(text: str, words: tuple[Word, ...]) -> frozenset[tuple[str, bool]]:
    """What a text says of some words: each with whether it denies it; read once, since long lists repeat words."""
    return frozenset((word.key, assertion_of(text, word).negated) for word in words)


def _told(context: ClaimInContext, word: Word) -> Iterator[tuple[Unit, Assertion, int]]:
    """What the record says of the patient and of one thing, in its own word too, at the same place of the body."""
    text = context.claim.text
    own = stem(text[word.start : word.end].casefold())
    keys = sorted(TROUBLES) if word.key in TROUBLES else dict.fromkeys((word.key, own))
    for place, index in (mention for key in keys for mention in context.evidence.saying(key)):
        unit = context.evidence.all[place]
        told = unit.assertion(index)
        is_his = told.experiencer == "patient" and told.temporality != "hypothetical"
        is_to_come = not unit.answer and TO_COME.search(unit.words, 0, unit.said[index].start - unit.start)
        near = _around(unit, index)
        if is_his and not is_to_come and not is_contrary(text, near) and not is_elsewhere(text, near):
            yield unit, told, index


def _around(unit: Unit, index: int) -> str:
    """What is said beside a word, where unpunctuated speech goes from one part of the body to the next."""
    words, word = unit.words, unit.said[index]
    if len(words) < _RUN_ON:
        return words
    anew = _ANEW.search(words, word.end - unit.start)
    return words[max(word.start - unit.start - _BEFORE, 0) : anew.start() if anew else len(words)]


def _denies(context: ClaimInContext, clause: FlatClause, unit: Unit, index: int, told: Assertion) -> bool:
    """Whether a place says the contrary of a clause, surely and of all of it."""
    is_no_answer = _NO_STATEMENT.match(unit.words) or (
        is_list(unit.words) and not is_question(unit.words) and not DENIES_ANYTHING.search(unit.words)
    )
    asked = _ASKED_BEFORE.sub("", unit.words) if unit.answer else unit.words
    is_narrow = _NARROWED.search(asked) and not _NARROWED.search(context.claim.text)
    is_supposed = presumes(unit.words) and not _AS_I.match(unit.words)
    if unit.said[index].key == QUESTION and unit.answer == "no":
        return set(clause.weights) == {QUESTION}
    return (
        told.certainty == "certain"
        and clause.share(_keys(unit)) >= _FULL
        and not (is_no_answer or is_narrow or NO_MORE.search(unit.words) or is_supposed)
        and not _is_only_the_place(unit, unit.said[index])
        and not _goes_on(clause, unit, index, told)
    )


def _is_only_the_place(unit: Unit, word: Word) -> bool:
    """Whether a word without a name of its own stands behind where something else is not."""
    cues = [cue.end() for cue in DENIES_ANYTHING.finditer(unit.words, 0, word.start - unit.start)]
    is_named = word.key[0] in "#="
    return not is_named and bool(cues and _OF_A_PLACE.search(unit.words, cues[-1], word.start - unit.start))


def _goes_on(clause: FlatClause, unit: Unit, index: int, told: Assertion) -> bool:
    """Whether the place says something else of the clause's other words behind the one that it denies."""
    return any(
        word.key in clause.weights and is_telling(word) and unit.assertion(other).negated != told.negated
        for other, word in enumerate(unit.said[index + 1 :], index + 1)
    )


def _speaks_of(evidence: Evidence, clause: FlatClause, unit: Unit) -> float:
    """How much of a clause a place and those beside it speak of."""
    place = evidence.place(unit)
    beside = [near for distance in (1, 2) for near in evidence.beside(place, distance)] if place is not None else []
    return clause.share(frozenset().union(*map(_keys, (unit, *beside))))


def _is_said_in_part(
    context: ClaimInContext, clause: FlatClause, word: Word, said: Assertion, beside: Unit | None
) -> bool:
    """Whether another place says the same of the clause's other words: `lost some weight` of `weight loss`."""
    others = (other for other in clause.words if other.key != word.key)
    return any(
        told.negated == said.negated and told.certainty == "certain" and clause.share(_keys(unit)) > _PART
        for other in others
        for unit, told, _ in _told(context, other)
        if unit is not beside
    )


def _keys(unit: Unit) -> frozenset[str]:
    return frozenset(like(word.key) for word in unit.said)
