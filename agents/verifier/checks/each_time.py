"""Otherwise each time: what a clause of a claim says of talk that says the contrary wherever it speaks of the same things.

`polarity` weighs every mention, near or far. Here all of a clause must be in one place that denies it, and no other place may say it:
`has had the booster` of `did you get the booster?` `no`, `irregular rhythm` of `a regular rate and rhythm`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wardround.tools.assertion import Assertion
from wardround.tools.dialogue import is_list, is_question, presumes
from wardround.tools.terms import stem

from ..check import ClaimInContext, Signal
from ..denying import CONTRACTED, DENYING, RESOLVED
from ..evidence import Evidence
from ..hearing import TO_COME, is_elsewhere
from ..kin import FAMILY, kin_in
from ..mentions import ABNORMAL, Word, assertion_of, is_contrary, is_part, is_telling, is_test, is_turned_round
from ..units import Unit
from .own_words import verbs_of
from .polarity import NO_MORE

_ENDS = re.compile(
    r"[.;:()]|,(?! \d)"
    r"|\b(?:and|but|who|which|while|although|though|because|since|so|or|nor|otherwise|as well as)\b",
    re.IGNORECASE,
)
"""Where a clause ends."""
_DENIES = re.compile(
    rf"\b(?:{DENYING}|den(?:y|ying)|none|cannot|unable|free|hardly|barely)\b|{CONTRACTED}", re.IGNORECASE
)
_LISTS = re.compile(r"\b(?:den(?:y|ies|ied|ying)|no|without|negative for)\b", re.IGNORECASE)
_BEGINS_ANEW = re.compile(
    r"\s*(?:also )?(?:(?:he|she|they|the patient|there) )?(?:is|are|was|were|has|have|had|does|did|do|can|could|will|would|reports?|reported"
    r"|endorse[sd]?|admits?|complains?|notes?|positive)\b",
    re.IGNORECASE,
)
"""What goes on with a verb is no item of the list of denials before it."""
_CLOSES_A_LIST = re.compile(
    r"[^.;]*?\b(?:not|negative|denied|absent|none|normal|unremarkable)\b(?: \w+){0,2}\s*(?:[.;]|$)", re.IGNORECASE
)
"""`lymphatic invasion, and satellitosis not identified` denies all of its list."""
_LEFT_OPEN = re.compile(
    r"\b(?:if|should|may|might|whether|unless|until|consider\w*|risks?|prescri\w+|start\w*|begin|add|order\w*|recommend\w*|advis\w+|warn\w*"
    r"|counsel\w*|instruct\w*|educat\w*|discuss\w*|inquir\w*|question\w*|ask\w*|call|return|contact|plan\w*|will|refer\w*|avoid\w*|cut|reduc\w*"
    r"|instead|than|little|minimal\w*|few|trace)\b|\bnon-",
    re.IGNORECASE,
)
"""What is to come, or only talked of, or hardly there."""
_VERB = re.compile(
    r"\b(?:has|have|had|does|did|do|is|are|was|were|can|could|able to)"
    r"(?:\s+(?:been|ever|now|also|already|still|apparently|actually|usually|currently|recently|previously))*\s+(?=\w)",
    re.IGNORECASE,
)
_SAYS_LITTLE = frozenset(
    "have had has get got take taken taking use used been go going come made make note report state feel felt history receive received"
    " undergo undergone underwent experience experienced experiencing endorse endorses endorsed complains complained admits tried himself herself themselves myself".split()
)
_ILL = frozenset(map(stem, "diminished impaired congested coarse weakened decreased reduced limited".split()))
"""What an examination finds amiss, beside what `mentions` knows."""
_NAMES_A_TEST = re.compile(r"\W+(?:exam\w*|tests?)\b", re.IGNORECASE)
_NO_STATEMENT = re.compile(
    r"(?:\[\w+\]|\w+:)?\s*(?:(?:no|nope|nah)\b[ ,.]*(?=no\b|it|i\b|i'|he|she|that|we|just|actually|because|you|the|my)"
    r"|(?:(?:and|so|but|okay|well)[ ,]+)*what(?:['’ ]?s| is| are| was| does)\b)",
    re.IGNORECASE,
)
"""`no, I had to stop`: who says no to another says nothing of what comes next by it; nor does `what is an abscess?`."""
_NARROWED = re.compile(
    r"\b(?:recent(?:ly)?|lately|any ?more|right now|today|yet|this (?:time|week|morning)|at night|before|other|else|further|new|again|since)\b",
    re.IGNORECASE,
)
"""A denial for one time, or of more of the same."""
_FULL = 0.7
"""Share of a clause, by weight, that a place must speak of to deny it."""
_PART = 0.5
"""Share of a clause with which any place that says the same is enough."""


class _Clause(NamedTuple):
    """One clause of the claim."""

    words: tuple[Word, ...]
    """Those that can be so or not, and its verb."""
    weights: Mapping[str, float]
    """All that it speaks of, with how telling that is."""

    def share(self, keys: frozenset[str]) -> float:
        """How much of it is among some keys, 0 to 1."""
        total = sum(self.weights.values())
        return sum(weight for key, weight in self.weights.items() if key in keys) / total if total else 0.0


def said_otherwise_each_time(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a clause that talk contradicts wherever it speaks of the same things."""
    text = context.claim.text
    if not context.is_checkable or context.evidence.is_all_written or _is_heading(text):
        return
    if FAMILY.search(text) or kin_in(text) or RESOLVED.search(text):
        return
    for clause in _clauses(context):
        found = ((word, unit) for word in clause.words if (unit := _contradicted(context, clause, word)))
        for word, unit in found:
            yield _signal(text, word, unit)
            break


def _is_heading(text: str) -> bool:
    return len(text.split()) < 2 and not text.rstrip().endswith(".")


def _signal(text: str, word: Word, unit: Unit) -> Signal:
    claim, record = verbs_of(word, assertion_of(text, word))
    words = text[word.start : word.end]
    message = f"the claim {claim} “{words}”; the record {record} it wherever it speaks of the same"
    return Signal("otherwise_each_time", 1.0, "negation_mismatch", message, (unit,), words=words)


def _clauses(context: ClaimInContext) -> Iterator[_Clause]:
    """The clauses of a claim that tell flatly how something is."""
    text, start = context.claim.text, 0
    for end in [*(match.span() for match in _ENDS.finditer(text)), (len(text), len(text))]:
        if text[end[0] : end[1]] != ":" and _is_flat(text, start, end[0]):
            clause = _clause(context, start, end[0])
            if clause.words:
                yield clause
        start = end[1]


def _is_flat(text: str, start: int, end: int) -> bool:
    """Whether a clause asserts, now and surely, what stands in it."""
    sentence = max(text.rfind(mark, 0, start) for mark in ".;") + 1
    is_listed = _LISTS.search(text, sentence, start) and not _BEGINS_ANEW.match(text, start)
    return not (
        is_listed
        or _DENIES.search(text, start, end)
        or _LEFT_OPEN.search(text, sentence, end)
        or (_CLOSES_A_LIST.match(text, end) and "," in text[sentence:])
    )


def _clause(context: ClaimInContext, start: int, end: int) -> _Clause:
    text = context.claim.text
    said = [word for word in context.said if start <= word.start and word.end <= end and not word.key[0].isdigit()]
    verbs = {match.end() for match in _VERB.finditer(text, start, end)}
    judged = [
        word._replace(key=ABNORMAL) if stem(text[word.start : word.end].casefold()) in _ILL else word
        for word in said
        if (is_telling(word) or word.start in verbs) and text[word.start : word.end].casefold() not in _SAYS_LITTLE
    ]
    named = [(word.start, word.end) for word in said if word.key[0] == "#"]
    alone = [w for w in judged if w.key[0] == "#" or not any(a <= w.start and w.end <= b for a, b in named)]
    keys = {word.key for word in (*judged, *filter(_is_place, said))}
    weights = {key: context.evidence.weight_said(key) for key in keys}
    if set(weights) == {ABNORMAL}:  # of nothing in particular
        return _Clause((), weights)
    return _Clause(tuple(word for word in alone if not _NAMES_A_TEST.match(text, word.end)), weights)


def _is_place(word: Word) -> bool:
    return is_part(word) or is_test(word)


def _contradicted(context: ClaimInContext, clause: _Clause, word: Word) -> Unit | None:
    """A place that contradicts a word of a clause, where no place says the same."""
    said = _assertion(context, word)
    if said is None:
        return None
    against = None
    for unit, told, index in _told(context, word):
        if told.negated == said.negated:
            if (
                not (told.certainty == "uncertain" and is_question(unit.words))
                and _speaks_of(context.evidence, clause, unit) > _PART
            ):
                return None
        elif against is None and _denies(context, clause, unit, index, told):
            against = unit
    is_verdict = word.key == ABNORMAL or word.denies  # which is said of the other words
    return against if against and (is_verdict or not _is_said_in_part(context, clause, word, said)) else None


def _assertion(context: ClaimInContext, word: Word) -> Assertion | None:
    """What the claim says of a word, where it says it flatly; a denial only by a word that turns another round."""
    text = context.claim.text
    said = assertion_of(text, word)
    is_denied_elsewhere = any(
        other.key == word.key and assertion_of(text, other).negated != said.negated for other in context.said
    )
    is_turned = word.denies and is_turned_round(text[word.start : word.end].casefold())
    return said if said.is_plain and said.negated == is_turned and not is_denied_elsewhere else None


def _told(context: ClaimInContext, word: Word) -> Iterator[tuple[Unit, Assertion, int]]:
    """What the record says of the patient and of one thing, in its own word too, at the same place of the body."""
    text = context.claim.text
    keys = dict.fromkeys((word.key, stem(text[word.start : word.end].casefold())))
    for place, index in (mention for key in keys for mention in context.evidence.saying(key)):
        unit = context.evidence.all[place]
        told = unit.assertion(index)
        is_his = told.experiencer == "patient" and told.temporality != "hypothetical"
        is_to_come = TO_COME.search(unit.words, 0, unit.said[index].start - unit.start)
        if is_his and not is_to_come and not is_contrary(text, unit.words) and not is_elsewhere(text, unit.words):
            yield unit, told, index


def _denies(context: ClaimInContext, clause: _Clause, unit: Unit, index: int, told: Assertion) -> bool:
    """Whether a place says the contrary of a clause, surely and of all of it."""
    is_no_answer = _NO_STATEMENT.match(unit.words) or (is_list(unit.words) and not is_question(unit.words))
    is_narrow = _NARROWED.search(unit.words) and not _NARROWED.search(context.claim.text)
    return (
        told.certainty == "certain"
        and clause.share(_keys(unit)) >= _FULL
        and not (is_no_answer or is_narrow or NO_MORE.search(unit.words) or presumes(unit.words))
        and not _goes_on(clause, unit, index, told)
    )


def _goes_on(clause: _Clause, unit: Unit, index: int, told: Assertion) -> bool:
    """Whether the place says something else of the clause's other words behind the one that it denies."""
    return any(
        word.key in clause.weights and is_telling(word) and unit.assertion(other).negated != told.negated
        for other, word in enumerate(unit.said[index + 1 :], index + 1)
    )


def _speaks_of(evidence: Evidence, clause: _Clause, unit: Unit) -> float:
    """How much of a clause a place and those beside it speak of."""
    place = evidence.place(unit)
    beside = [near for distance in (1, 2) for near in evidence.beside(place, distance)] if place is not None else []
    return clause.share(frozenset().union(*map(_keys, (unit, *beside))))


def _is_said_in_part(context: ClaimInContext, clause: _Clause, word: Word, said: Assertion) -> bool:
    """Whether a place says the same of the clause's other words: `lost some weight` of `weight loss`."""
    others = (other for other in clause.words if other.key != word.key)
    return any(
        told.negated == said.negated and told.certainty == "certain" and clause.share(_keys(unit)) > _PART
        for other in others
        for unit, told, _ in _told(context, other)
    )


def _keys(unit: Unit) -> frozenset[str]:
    return frozenset(word.key for word in unit.said)
