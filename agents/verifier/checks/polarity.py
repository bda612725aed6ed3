"""Denied or asserted: claim and record must agree on every finding that both speak of."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from wardround.records import FlagCode
from wardround.tools.assertion import Assertion
from wardround.tools.dialogue import is_question
from wardround.tools.terms import content_words

from ..check import ClaimInContext, Signal
from ..denying import ENDED, LAST_TIME, NOT_SINCE, RESOLVED
from ..hearing import Heard, heard
from ..kin import FAMILY, kin_in
from ..mentions import ABNORMAL, Word, assertion_of, is_light, is_telling, is_test
from ..units import Unit
from .own_words import verbs_of

_LEAST, _LEAST_ALONE = 0.1, 0.15
"""Weight that is left for what the record may say elsewhere in other words."""
_SURE = 0.3
"""What a mention must be worth to be held against a claim by itself."""
_OF_A_TIME = re.compile(
    r"\b(?:recent(?:ly)?|previous(?:ly)?|prior|before|longer|any ?more|ever|lately|current(?:ly)?|presently|at present|today|other|else(?:where)?|further|additional|since|now|on exertion|exertional|at rest|on (?:walking|standing|lying)|at night|overnight|nocturnal|with (?:exertion|exercise))\b",
    re.IGNORECASE,
)
"""A denial for one time or of more of the same goes together with an assertion for another."""
RISKED = re.compile(
    r"\b(?:risks?|complications?|side effects?)\b[^.;]*\b(?:includ\w+|such as|of)\b[^.;]*$", re.IGNORECASE
)
"""What may come of a treatment is not there yet."""
_ELSEWHERE = re.compile(r"\s+(?:elsewhere|anywhere else|in (?:his|her|the) other)\b", re.IGNORECASE)
NO_MORE = re.compile(r"\bno (?:further|more) (?:\w+ ){0,2}$", re.IGNORECASE)
"""`no further flares` says that there were some."""
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
_MOSTLY = 0.6
_ALIKE = 0.4
"""Likeness from which on the surroundings are the same."""
_OUTRIGHT = 0.8
"""Share of the record's say on a named finding from which on it is a plain contradiction."""
_CLEARLY = 0.2
"""By how much more alike an unsure mention must be to outweigh sure ones."""


class _Judged(NamedTuple):
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


def polarity(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what the claim asserts and the record denies, or the other way round.

    Every mention of a word has a say by how much of the claim stands around it, since a symptom may come and go and be
    denied in one place only. `Normal` counts as the denial of `abnormal`.
    """
    if not context.is_checkable or len(context.claim.text.split()) < 2:  # a heading denies nothing
        return
    judged = _of_one_mind([one for word in _telling(context) if (one := _judge(context, word))])
    for denied in (True, False):
        lead, some = "denied" if denied else "asserted", [one for one in judged if one.said.negated == denied]
        yield from _together(context, some, lead)
        yield from _outright(context, some, lead)


def _of_one_mind(judged: Sequence[_Judged]) -> list[_Judged]:
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


def _judge(context: ClaimInContext, word: Word) -> _Judged | None:
    text = context.claim.text
    if NO_MORE.search(text, 0, word.start) or RISKED.search(text, 0, word.start):
        return None
    said = assertion_of(text, word)
    if (said.negated and _IS_OVER.match(text, word.end)) or _RESOLVED.search(text, 0, word.start):
        return None
    if said.negated and _is_since_then(context, word):
        return None
    if said.temporality == "hypothetical" or said.certainty == "uncertain":
        return None
    mentions = heard(context, word, said)
    say = {side: sum(one.say() for one in mentions if one.against == side) for side in (True, False)}
    if not sum(say.values()):
        return None
    rival, own = (
        max((one for one in mentions if one.against == side), key=lambda one: one.nearness, default=None)
        for side in (True, False)
    )
    margin = (rival.nearness if rival else 0.0) - (own.nearness if own else 0.0)
    of_a_time = 0.6 if said.negated and _OF_A_TIME.search(text) else 1.0
    weight = context.evidence.weight_said(word.key) * sum(say.values())
    share = say[True] / (sum(say.values()) + _LEAST) * of_a_time
    unit = rival.unit if rival else None
    return _Judged(word, said, weight, share, max(margin, 0.0), unit, _agreed(word, mentions) * of_a_time)


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


def _together(context: ClaimInContext, judged: Sequence[_Judged], lead: str) -> Iterator[Signal]:
    """The signals of the words that the claim denies, or of those that it asserts."""
    if not judged:
        return
    total = sum(one.weight for one in judged)
    mean = sum(one.weight * one.share for one in judged) / total
    worst = max(judged, key=lambda one: (one.weight * one.share, one.alone))
    margin = max(one.margin for one in judged)
    strengths = {
        f"{lead}_polarity": mean,
        f"{lead}_margin": margin,
        f"{lead}_polarity_clear": mean * margin,
        f"{lead}_run": _longest_run([one.share for one in judged]),
        f"{lead}_condition": max((one.share for one in judged if one.is_named), default=0.0),
        f"{lead}_alone": max(one.alone for one in judged),
        f"{lead}_named_alone": max((one.alone for one in judged if one.is_named), default=0.0),
        f"{lead}_all_alone": 1 - 0.5 ** len(judged) if all(one.alone for one in judged) else 0.0,
        "normal_polarity": max((one.share for one in judged if one.word.key == ABNORMAL), default=0.0),
    }
    against = (worst.against,) if worst.against else ()
    code: FlagCode = "negation_mismatch"
    for name, strength in strengths.items():
        if strength > 0:
            yield Signal(
                name, min(strength, 1.0), code, _message(context, worst), against, words=worst.words_in(context)
            )


def _outright(context: ClaimInContext, judged: Sequence[_Judged], lead: str) -> Iterator[Signal]:
    """A named finding of which no talk that is sure says what the claim says; what is over, or a relative's, may be told either way.

    What is written is `plain`'s and `written`'s to compare.
    """
    text = context.claim.text
    if context.evidence.is_all_written or RESOLVED.search(text) or FAMILY.search(text) or kin_in(text):
        return
    for one in judged:
        if (
            one.is_named
            and one.alone >= _OUTRIGHT
            and one.against
            and not _is_of_a_kind(text, one)
            and not _is_of_one_denied(context, one)
            and _is_answered(context, one)
        ):
            yield Signal(
                f"{lead}_outright",
                1.0,
                "negation_mismatch",
                _message(context, one),
                (one.against,),
                words=one.words_in(context),
            )


def _is_of_a_kind(text: str, one: _Judged) -> bool:
    """`no anterior shoulder pain` where the record has shoulder pain: a word right before it that its place has not, or `elsewhere`."""
    if not one.said.negated or one.against is None:
        return False
    before = content_words(text[: one.word.start])[-1:]
    is_beside = bool(before) and not text[before[0][2] : one.word.start].strip()
    is_kind = is_beside and not is_light(before[0][0]) and before[0][0] not in one.against.normal
    return is_kind or bool(_ELSEWHERE.match(text, one.word.end))


def _is_of_one_denied(context: ClaimInContext, one: _Judged) -> bool:
    """Whether what is denied of it is denied by name: `does not smoke cigarettes`, of `cigarettes?` `no` beside another smoke."""
    after = content_words(context.claim.text[one.word.end :])[:1]
    if not one.said.negated or not after or after[0][1] > 1 or is_light(after[0][0]):
        return False
    mentions = context.evidence.saying(after[0][0])
    return bool(mentions) and all(context.evidence.all[place].assertion(index).negated for place, index in mentions)


def _is_answered(context: ClaimInContext, one: _Judged) -> bool:
    """Whether a denial stands against an answer, given to that question: an examination finds a thing here and not there."""
    if not one.said.negated or one.against is None:
        return True
    place = context.evidence.place(one.against)
    before = context.evidence.all[place - 1] if place else one.against
    return is_question(one.against.words) or is_question(before.words)


def _longest_run(shares: Sequence[float]) -> float:
    """How many words next to each other are mostly said the other way: 0 for none, 0.3 for one, 0.7 for two, 1 for more."""
    longest = run = 0
    for share in shares:
        run = run + 1 if share > _MOSTLY else 0
        longest = max(longest, run)
    return (0.0, 0.3, 0.7, 1.0)[min(longest, 3)]


def _message(context: ClaimInContext, one: _Judged) -> str:
    claim, record = verbs_of(one.word, one.said)
    return f"the claim {claim} “{one.words_in(context)}”; the record {record} it"
