"""Denied or asserted: claim and record must agree on every finding that both speak of."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wardround.tools.assertion import Assertion, assess
from wardround.tools.terms import find_problems

from ..check import ClaimInContext, Signal
from ..units import Unit

_OF_A_TIME = re.compile(
    r"\b(?:recent(?:ly)?|previous(?:ly)?|prior|before|longer|any ?more|history|past|ever|lately|other|further|additional|since)\b",
    re.IGNORECASE,
)
"""A denial for one time or of more of the same goes together with an assertion for another."""
_DENIAL = re.compile(
    r"\b(?:no|not|denies|denied|without|never|none|absent|negative|n't|cannot|nor|neither|non|resolved|free)\b|n't\b|\bn['’]t\b",
    re.IGNORECASE,
)
_MOSTLY = 0.55
_SORT_OF = {
    "condition_polarity": "condition",
    "denied_word_polarity": "words",
    "asserted_word_polarity": "words",
    "denied_run": "run",
    "asserted_run": "run",
    "denial_without_source": "cue",
    "denied_near": "cue",
}
"""Ways of looking that are apart enough for their agreement to say more than each."""
_MOST = 6
"""Mentions of a term that are looked at: the closest."""


class _Told(NamedTuple):
    unit: Unit
    assertion: Assertion
    weight: float


def polarity(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what the claim asserts and the record denies, or the other way round.

    Every mention in the record has a say by how close it is to the claim, since a symptom may come and go. Known
    conditions are compared in any of their words; other words as they stand, together for those that the claim denies
    and those that it asserts.
    """
    if not context.is_checkable:
        return
    signals = [*_conditions(context), *_words(context), *_denials(context)]
    yield from signals
    agreeing = {_SORT_OF[signal.name]: signal for signal in signals if signal.strength >= _MOSTLY}
    if len(agreeing) > 1:
        first = next(iter(agreeing.values()))
        name = "polarity_thrice" if len(agreeing) > 2 else "polarity_twice"
        yield Signal(name, 1.0, "negation_mismatch", first.message, first.against)


def _conditions(context: ClaimInContext) -> Iterator[Signal]:
    text = context.claim.text
    for mention in find_problems(text):
        said = assess(text, mention.start, mention.end)
        if said.temporality == "hypothetical" or said.certainty == "uncertain":
            continue
        told = _weighed(context, [(u, u.problems[mention.concept]) for u in context.evidence.naming(mention.concept)])
        if share := _against(said, told) * (0.4 if said.negated and _OF_A_TIME.search(text) else 1.0):
            name = text[mention.start : mention.end]
            yield Signal("condition_polarity", share, "negation_mismatch", _message(said, name), _units(said, told))


def _words(context: ClaimInContext) -> Iterator[Signal]:
    for denied in (True, False):
        stems = [s for s, a in context.told.items() if a.negated == denied and a.temporality != "hypothetical"]
        judged = [(stem, *_judge(context, stem, context.told[stem])) for stem in stems]
        known = [(stem, share, told) for stem, share, told in judged if told]
        weights = [context.evidence.weight(stem) * max(t.weight for t in told) for stem, _, told in known]
        if not sum(weights):
            continue
        mean = sum(w * share for w, (_, share, _) in zip(weights, known, strict=True)) / sum(weights)
        mean *= _share_known(context, stems) * (0.4 if denied and _OF_A_TIME.search(context.claim.text) else 1.0)
        if run := _longest_run([share for _, share, _ in judged]):
            message = _message(context.told[stems[0]], "several words together")
            yield Signal("denied_run" if denied else "asserted_run", run, "negation_mismatch", message)
        stem, _, told = max(zip(weights, known, strict=True), key=lambda pair: pair[0] * pair[1][1])[1]
        said = context.told[stem]
        name = "denied_word_polarity" if denied else "asserted_word_polarity"
        yield Signal(name, mean, "negation_mismatch", _message(said, stem), _units(said, told))


def _longest_run(shares: Sequence[float]) -> float:
    """How many words next to each other are mostly said the other way: 0 for none, 0.25 for one, 0.7 for two, 1 for more."""
    longest = run = 0
    for share in shares:
        run = run + 1 if share > _MOSTLY else 0
        longest = max(longest, run)
    return (0.0, 0.25, 0.7, 1.0)[min(longest, 3)]


def _share_known(context: ClaimInContext, stems: Sequence[str]) -> float:
    """Share of the stems' weight that the record has at all: `no extra heart sounds` is not denied by `heart sounds`."""
    weigh = context.evidence.weight
    return sum(weigh(s) for s in stems if context.evidence.has(s)) / sum(map(weigh, stems))


def _judge(context: ClaimInContext, stem: str, said: Assertion) -> tuple[float, list[_Told]]:
    units = context.evidence.with_word(stem)
    closest = sorted(units, key=context.close, reverse=True)[:_MOST]
    told = _weighed(context, [(unit, unit.told[stem]) for unit in closest if stem in unit.told])
    return _against(said, told), told


def _weighed(context: ClaimInContext, mentions: Sequence[tuple[Unit, Assertion]]) -> list[_Told]:
    told = [_Told(unit, a, (0.1 + context.close(unit)) ** 2) for unit, a in mentions if a.temporality != "hypothetical"]
    return sorted(told, key=lambda one: -one.weight)[:_MOST]


def _against(said: Assertion, told: Sequence[_Told]) -> float:
    """Share of the record's say that goes against the claim; hedged and unanswered mentions say little, bygone ones less."""
    total = sum(one.weight for one in told)
    rivals = sum(one.weight * _say(one.assertion) for one in told if one.assertion.negated != said.negated)
    return rivals / total if total else 0.0


def _say(assertion: Assertion) -> float:
    unsure = 0.3 if assertion.certainty == "uncertain" else 1.0
    return unsure * (0.5 if assertion.temporality == "historical" else 1.0)


def _units(said: Assertion, told: Sequence[_Told]) -> tuple[Unit, ...]:
    return tuple(one.unit for one in told if one.assertion.negated != said.negated)[:2]


def _message(said: Assertion, name: str) -> str:
    claim, record = ("denies", "asserts") if said.negated else ("asserts", "denies")
    return f"the claim {claim} “{name}”; the record {record} it"


def _denials(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a denial where the closest places deny nothing, and an assertion where all of them deny."""
    if len(context.words) < 2:
        return
    units = context.evidence.best(context.closeness, 3)
    denying = [bool(_DENIAL.search(near.words)) for unit in units for near in context.evidence.around(unit)]
    if not denying:
        return
    share = sum(denying) / len(denying)
    if _DENIAL.search(context.claim.text):
        if not any(denying):
            message = "the claim denies; nothing near it does"
            yield Signal("denial_without_source", 1.0, "negation_mismatch", message, tuple(units[:2]))
    elif share > 0.5:
        message = "the claim denies nothing; what is near it does"
        yield Signal("denied_near", (share - 0.5) * 2, "negation_mismatch", message, tuple(units[:2]))
