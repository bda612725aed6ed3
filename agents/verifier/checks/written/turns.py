"""Which way a result went, told without its values: `creatinine continued to rise`, where its values fell."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.quantities import MentionKind
from wardround.tools.terms import find_analytes

from ...amounts import recorded_amounts
from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...stamps import day_of
from ...units import Unit

_UP, _DOWN, _SAME = "rose", "fell", "stayed"
_VERB = re.compile(
    r"\b(?:(?P<rose>ro(?:se|sen)|ris(?:es|ing|e)|increased|increas(?:es|ing)|climbed|went up|lengthened)"
    r"|(?P<fell>fell|fallen|falling|dropp(?:ed|ing)|decreased|decreas(?:es|ing)|declined|came down|went down|come down|shortened)"
    r"|(?P<stayed>(?:remained|was|were|stayed|been) (?:stable|unchanged|constant|the same)))\b(?! (?:from|to|by|of) (?:about |around )?[\d.]+)",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:further|continu\w+|again|still|kept)\b", re.IGNORECASE)
_KINDS: frozenset[MentionKind] = frozenset({"measure", "number", "pressure"})
_BY, _LEVEL = 1.03, 1.15
"""Ratios of values from which something changed, and up to which it is called stable."""


class _Value(NamedTuple):
    day: str
    value: float
    unit: Unit


def turns_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a result that is said to rise, to fall or to stay, where no two of its values in written records do."""
    text = context.claim.text
    if not context.is_checkable or not context.evidence.is_all_written:
        return
    for match in _VERB.finditer(text):
        names = [one.name for one in find_analytes(text[: match.start()])]
        values = _series(context.evidence).get(names[-1], []) if names else []
        last = bool(_AGAIN.search(text))
        if len(values) > 1 and not _goes(match.lastgroup or "", [one.value for one in values], last=last):
            told = ", ".join(f"{one.value:g}" for one in values[:6])
            message = f"the claim says that {names[-1]} “{match.group()}”; its values are {told}"
            yield Signal("written_turn", 1.0, "comparison_mismatch", message, tuple(one.unit for one in values[:2]))


def _goes(way: str, values: Sequence[float], *, last: bool) -> bool:
    """Whether values in the order of time can be told so; of what went on, the last two."""
    if way == _SAME:
        return max(values) <= min(values) * _LEVEL
    pairs = [(values[-2], values[-1])] if last else [(a, b) for n, a in enumerate(values) for b in values[n + 1 :]]
    return any(b > a * _BY if way == _UP else a > b * _BY for a, b in pairs)


@lru_cache(maxsize=8)
def _series(evidence: Evidence) -> dict[str, list[_Value]]:
    """The values of everything measured in the order of time, as far as days and places show it."""
    found: dict[str, list[_Value]] = {}
    for amount in recorded_amounts(evidence):
        if amount.measured and amount.said.kind in _KINDS:
            day = _of_fact(evidence, amount.unit) or day_of(evidence, amount.unit)
            found.setdefault(amount.measured, []).append(_Value(day[:10], amount.said.value[0], amount.unit))
    return {name: sorted(values, key=lambda one: one.day) for name, values in found.items()}


def _of_fact(evidence: Evidence, unit: Unit) -> str:
    return _days(evidence).get((unit.source_id, unit.start), "")


@lru_cache(maxsize=8)
def _days(evidence: Evidence) -> dict[tuple[str, int], str]:
    return {(document.id, fact.start): fact.date for document, fact in evidence.facts if fact.date}
