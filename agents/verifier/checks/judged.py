"""The words of a claim that can be so or not, each with what the record says of it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from wardround.tools.assertion import Assertion

from ..check import ClaimInContext
from ..denying import ENDED, LAST_TIME, NOT_SINCE
from ..hearing import Heard, heard
from ..mentions import Word, assertion_of, is_telling, is_test
from ..units import Unit

_LEAST, _LEAST_ALONE = 0.1, 0.15
"""Weight that is left for what the record may say elsewhere in other words."""
_SURE = 0.3
"""What a mention must be worth to be held against a claim by itself."""
_OF_A_TIME = re.compile(
    r"\b(?:recent(?:ly)?|previous(?:ly)?|prior|before|longer|any ?more|ever|lately|current(?:ly)?|presently|at present|today|other|else(?:where)?|further|additional|since|now|on exertion|exertional|at rest|on (?:walking|standing|lying)|at night|overnight|nocturnal|with (?:exertion|exercise))\b",
    re.IGNORECASE,
)
"""A denial for one time or of more of the same goes together with an assertion for another."""
_RISKED = re.compile(
    r"\b(?:risks?|complications?|side effects?)\b[^.;]*\b(?:includ\w+|such as|of)\b[^.;]*$", re.IGNORECASE
)
"""What may come of a treatment is not there yet."""
NO_MORE = re.compile(r"\bno (?:further|more) (?:\w+ ){0,2}$", re.IGNORECASE)
"""`no further flares` says that there were some."""
_WITHOUT = re.compile(
    r"\b(?:without|w/o)(?: (?:any|the|his|her|my|your|their|taking|using|an?))*\s+(?:\w+\s+)?\Z", re.IGNORECASE
)
_NEAR = 40
"""Characters before a word in which it may be told what is so without it."""
_IS_OVER = re.compile(
    r"\W+(?:[\w'-]+,? ){0,8}?(?:resolved|gone|went away|subsided|cleared up|removed)\b"
    r"|(?:['’]s)? (?:flares?|flare-ups?|attacks?|exacerbations?|episodes?|recurrences?|relapses?)\b",
    re.IGNORECASE,
)
"""`the lump has resolved`, `no gout flare`: who denies that says that there was one."""
_RESOLVED = re.compile(r"\b(?:now-|now )?resolved\s+(?:\w+\s+)?\Z", re.IGNORECASE)
"""`resolved nausea` was there and is not any more: a denial agrees with it, and so does an assertion."""
_BEHIND = 30
"""Characters behind a word in which it may be told since when."""
_ALIKE = 0.4
"""Likeness from which on the surroundings are the same."""
_CLEARLY = 0.2
"""By how much more alike an unsure mention must be to outweigh sure ones."""


class Judged(NamedTuple):
    """A word of the claim with the record's say on it."""

    word: Word
    said: Assertion
    weight: float
    """How telling the word is, and how much the record says of it."""
    share: float
    """Share of the record's say that goes against the claim, 0 to 1."""
    margin: float
    """How much closer the best mention against the claim is than the best one for it, 0 to 1."""
    against: Unit | None
    """The unit of the former."""
    alone: float
    """The same share where no sure mention says what the claim says, wherever it stands; else 0."""

    def words_in(self, context: ClaimInContext) -> str:
        """The word as the claim has it."""
        return context.claim.text[self.word.start : self.word.end]

    @property
    def is_named(self) -> bool:
        """Whether it is a finding with a name, which means the same everywhere."""
        return self.word.key.startswith("#")


def judged_words(context: ClaimInContext) -> list[Judged]:
    """The words on which the record has a say.

    Every mention has one by how much of the claim stands around it, since a symptom may come and go and be denied in
    one place only.
    """
    return _of_one_mind([one for word in _telling(context) if (one := _judge(context, word))])


def _of_one_mind(judged: Sequence[Judged]) -> list[Judged]:
    """Without what the claim itself both asserts and denies: `numbness without tingling` speaks of two things in one word."""
    both = {one.word.key for one in judged if one.said.negated} & {o.word.key for o in judged if not o.said.negated}
    return [one for one in judged if one.word.key not in both]


def _telling(context: ClaimInContext) -> list[Word]:
    """The claim's words that can be so or not; those within the name of a known condition are left to the name."""
    names = [(word.start, word.end) for word in context.said if word.key.startswith("#")]
    named = [word for word in context.said if not word.key[0].isdigit()]
    kinds = {word.start for word, after in pairwise(named) if is_test(after)}
    return [
        word
        for word in context.said
        if is_telling(word)
        and word.start not in kinds  # `blood` of `blood culture`, `COVID` of `COVID-19 test`
        and (word.key.startswith("#") or not any(a <= word.start and word.end <= b for a, b in names))
    ]


def _judge(context: ClaimInContext, word: Word) -> Judged | None:
    said = assertion_of(context.claim.text, word)
    mentions = [] if _is_open(context, word, said) else heard(context, word, said)
    say = {side: sum(one.say() for one in mentions if one.against == side) for side in (True, False)}
    total = sum(say.values())
    if not total:
        return None
    rival, own = (_nearest(mentions, against=side) for side in (True, False))
    margin = (rival.nearness if rival else 0.0) - (own.nearness if own else 0.0)
    of_a_time = 0.6 if said.negated and _OF_A_TIME.search(context.claim.text) else 1.0
    return Judged(
        word,
        said,
        weight=context.evidence.weight_said(word.key) * total,
        share=say[True] / (total + _LEAST) * of_a_time,
        margin=max(margin, 0.0),
        against=rival.unit if rival else None,
        alone=_agreed(word, mentions) * of_a_time,
    )


def _nearest(mentions: Sequence[Heard], *, against: bool) -> Heard | None:
    return max((one for one in mentions if one.against == against), key=lambda one: one.nearness, default=None)


def _is_open(context: ClaimInContext, word: Word, said: Assertion) -> bool:
    """Whether the claim says of it neither that it is there nor that it is not, or what agrees with both."""
    text = context.claim.text
    if any(pattern.search(text, 0, word.start) for pattern in (NO_MORE, _RISKED, _RESOLVED)):
        return True
    if said.negated and (_IS_OVER.match(text, word.end) or _is_since_then(context, word)):
        return True
    if said.negated and _is_told_without(context, word):
        return True
    return said.temporality == "hypothetical" or said.certainty == "uncertain"


def _is_told_without(context: ClaimInContext, word: Word) -> bool:
    """Whether claim and record both tell how it is without a thing: `it's a six without the brace and a two with it`."""
    text = context.claim.text
    if not _WITHOUT.search(text, max(word.start - _NEAR, 0), word.start):
        return False
    mentions = ((context.evidence.all[place], index) for place, index in context.evidence.saying(word.key))
    return any(_WITHOUT.search(unit.words, 0, unit.said[index].start - unit.start) for unit, index in mentions)


def _is_since_then(context: ClaimInContext, word: Word) -> bool:
    """Whether it is denied since some time, at which the record has it end or be for the last time."""
    since = NOT_SINCE.search(context.claim.text, word.end)
    told = (ENDED.search(unit.words) or LAST_TIME.search(unit.words) for unit in context.best)
    return since is not None and since.start() - word.end <= _BEHIND and any(told)


def _agreed(word: Word, mentions: Sequence[Heard]) -> float:
    """How much of a plain contradiction it is: nothing where a mention that is sure says what the claim says, else nearly 1.

    A word without a name of its own (`flat`, `working`) means the same only where the surroundings are alike too.
    """
    sure = [one for one in mentions if one.trust >= _SURE]
    if not sure or not all(one.against for one in sure):
        return 0.0
    top = max(one.alike for one in sure)
    if any(not one.against and one.alike > top + _CLEARLY for one in mentions):
        return 0.0
    say = sum(one.say(top) for one in sure)
    same = 1.0 if word.key.startswith("#") else min(top / _ALIKE, 1.0)
    return same * say / (say + _LEAST_ALONE)
