"""What the record says of a word of the claim: every mention of it, with how much it is worth."""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from wardround.tools.assertion import Assertion
from wardround.tools.dialogue import is_question
from wardround.tools.terms import find_parts

from .check import ClaimInContext
from .denying import DIFFICULTY, INABILITY
from .mentions import Word, is_contrary
from .units import Unit

_MOST = 12
"""Mentions of a word that are looked at: those in the closest units."""
_SHARPNESS = 3.0
"""How much more a mention in the same surroundings says than one in others (exponent of their likeness)."""
_UNSURE = 0.12
"""Worth of a hedged mention and of a question that nobody answered."""
_UNHEARD = 0.5
"""Share that words which the record never uses keep in the surroundings: they tell no mention from another."""
_OF_ANOTHER = 0.2
"""Share of its worth that is left to what is told of another part or time."""
_LATER = 0.25
"""Worth of what may or will be, where the claim tells what is."""
TO_COME = re.compile(
    r"(?:\b(?:will|going to|gon na|gonna|would|should|could|might|wants? to|wan na|wanna|needs? to|have to"
    r"|let['’]s|plan to|reasons? to|able to|try|consider|recommend|hope)\b|['’]ll\b)(?: [\w'’-]+){0,5} ?$",
    re.IGNORECASE,
)
_PLANS = re.compile(
    r"\b(?:will|going to|would|should|could|might|may|can|wants? to|needs? to|plan\w*|to be|able|try|consider\w*"
    r"|recommend\w*|advis\w+|hope\w*|if|until|discuss\w*|instruct\w*|encourag\w*)\b",
    re.IGNORECASE,
)
"""A claim of what is to come, which what is to come may well contradict."""
_JUST_NOW = re.compile(r"\b(?:right now|at the moment|this (?:minute|second)|just now|as we speak)\b", re.IGNORECASE)
"""`any pain right now?` `no` says nothing of this morning."""
_WHOLE = frozenset("arm leg extremity hand foot face chest abdomen back".split())
"""What has other parts in it: a swollen leg may be a swollen ankle."""
_ADJACENT = 4
"""Words apart that still are the same surroundings."""


class Heard(NamedTuple):
    """One mention of the record."""

    against: bool
    """Whether it says the opposite of the claim."""
    alike: float
    """Share of the claim's surroundings that it stands in."""
    trust: float
    """What it is worth by itself."""
    unit: Unit

    def say(self, best: float = 1.0) -> float:
        """Its worth where the most alike mention has the likeness `best`."""
        return self.trust * math.exp(_SHARPNESS * (self.alike - best))

    @property
    def nearness(self) -> float:
        """How close to the claim something sure is said, 0 to 1."""
        return self.alike * self.trust


def heard(context: ClaimInContext, word: Word, said: Assertion) -> list[Heard]:
    """What the record's mentions of a word say, of the same person as the claim."""
    around = _surroundings(context, word)
    is_present = not _PLANS.search(context.claim.text)
    found = []
    for place, index in _mentions(context, word.key):
        unit = context.evidence.all[place]
        told = unit.assertion(index)
        trust = _trust(told) * (_OF_ANOTHER if _is_of_another(context, unit, said, told) else 1.0)
        if is_present and TO_COME.search(unit.words, 0, unit.said[index].start - unit.start):
            trust *= _LATER
        is_open = told.certainty == "uncertain" and is_question(unit.words)  # asked, and not answered by yes or no
        if trust and not is_open and told.experiencer == said.experiencer:
            alike = _likeness(context, around, place, index)
            found.append(Heard(told.negated != said.negated, alike, trust, unit))
    return found


def _is_of_another(context: ClaimInContext, unit: Unit, said: Assertion, told: Assertion) -> bool:
    """Whether a place tells of another part or time than the claim, or says the same the other way round."""
    claim = context.claim.text
    if is_contrary(claim, unit.words) or is_elsewhere(claim, unit.words) or _is_over(said, told):
        return True
    if told.negated and _JUST_NOW.search(unit.words) and not _JUST_NOW.search(claim):
        return True
    if told.negated == said.negated:
        return False
    return _is_the_inability(claim, unit.words) if told.negated else _is_the_inability(unit.words, claim)


def _mentions(context: ClaimInContext, key: str) -> Sequence[tuple[int, int]]:
    mentions = context.evidence.saying(key)
    return sorted(mentions, key=lambda one: -context.closeness.get(one[0], 0.0))[:_MOST]


def is_elsewhere(claim: str, unit: str) -> bool:
    """Whether both name parts of the body, and none in common: thin ankles say nothing of the face, nor of a knee."""
    here, there = ({part.part for part in find_parts(words)} for words in (claim, unit))
    if here & _WHOLE or there & _WHOLE:
        here, there = ({part.limb for part in find_parts(words)} - {"none"} for words in (claim, unit))
    return bool(here and there) and here.isdisjoint(there)


def _is_the_inability(one: str, other: str) -> bool:
    """Whether the other denies that somebody can what the one has difficulty with: `I couldn't put a shirt on`."""
    return bool(DIFFICULTY.search(one) and INABILITY.search(other))


def _is_over(said: Assertion, told: Assertion) -> bool:
    """Whether the claim speaks of what was, and the record only denies that it still is."""
    return said.temporality == "historical" != told.temporality and not said.negated and told.negated


def _trust(told: Assertion) -> float:
    """What a mention is worth: hedged and unanswered ones little, bygone ones less than those of today."""
    if told.temporality == "hypothetical":
        return 0.0
    return (_UNSURE if told.certainty == "uncertain" else 1.0) * (0.6 if told.temporality == "historical" else 1.0)


def _surroundings(context: ClaimInContext, word: Word) -> dict[str, float]:
    """The claim's other words with how much they say of where this one stands: rare ones and near ones more."""
    here = context.said.index(word)
    around: dict[str, float] = {}
    for index, other in enumerate(context.said):
        apart = other.end <= word.start or word.end <= other.start
        if apart and other.key != word.key and not other.key[0].isdigit():
            weight = context.evidence.weight_said(other.key) / (1 + max(abs(index - here) - 1, 0) / 3)
            if not context.evidence.saying(other.key):
                weight *= _UNHEARD
            around[other.key] = max(around.get(other.key, 0.0), weight)
    return around


def _likeness(context: ClaimInContext, around: dict[str, float], place: int, index: int) -> float:
    """Share of the surroundings that a mention in the record has around it, from 0 to 1."""
    total = sum(around.values())
    if not total:
        return 0.8
    near: dict[str, float] = {}
    for other, word in enumerate(context.evidence.all[place].said):
        value = 1.0 if abs(other - index) <= _ADJACENT + 1 else 0.6
        near[word.key] = max(near.get(word.key, 0.0), value)
    for distance, lent in ((1, 0.4), (2, 0.2)):
        for unit in context.evidence.beside(place, distance):
            for word in unit.said:
                near.setdefault(word.key, lent)
    return sum(weight * near.get(key, 0.0) for key, weight in around.items()) / total
