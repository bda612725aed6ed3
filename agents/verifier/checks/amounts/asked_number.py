"""A number of a claim, held against the numbers of the record."""

import re
from dataclasses import dataclass
from functools import cached_property
from math import fsum

from wardround.tools.quantities import Mention
from wardround.tools.terms import stem

from ...amounts import (
    Amount,
    dimension,
    head_of,
    heads_of,
    is_called_bound,
    is_comparable,
    may_agree,
    may_be,
    may_last,
    measured_by,
    parts_of,
    recorded_amounts,
    recorded_bounds,
    topic_of,
)
from ...check import ClaimInContext

_FROM = re.compile(r"\bfrom $", re.IGNORECASE)
_SMALL = 10
"""Bare numbers up to this are said for so much that one near the place may count something else."""
_RESULTS = frozenset({"measure", "number", "pressure", "ratio"})
"""Kinds of number that something measured can have; the days until it is measured again are none."""
_EVENTS = frozenset(
    stem(word)
    for word in "episode episodes attack attacks bout bouts fall falls seizure seizures stool stools cycle cycles dose doses person people carer carers nurse nurses"
    " transfusion transfusions course courses visit visits session sessions sample samples".split()
)
"""Counted, and nobody's result: `pain and two episodes of vomiting`."""


@dataclass(frozen=True)
class AskedNumber:
    """A number of the claim, and the numbers of the record that may be it."""

    context: ClaimInContext
    """The claim."""
    said: Mention
    """Its number."""

    @cached_property
    def topic(self) -> frozenset[str]:
        """Words around it that say what it is of."""
        return topic_of(self.context.claim.text, self.said)

    @cached_property
    def measured(self) -> str:
        """What it measures; empty where it counts events, or says how far somebody walks."""
        measured = "" if self.head in _EVENTS else measured_by(self.context.claim.text, self.said)
        return "" if self.said.unit == "m" and measured != "height" else measured

    @cached_property
    def head(self) -> str:
        """What it counts, or its label, where it has no unit."""
        return head_of(self.context.claim.text, self.said) if self.said.unit in ("", "+") else ""

    @cached_property
    def _heads(self) -> frozenset[str]:
        return heads_of(self.context.claim.text, self.said)

    @cached_property
    def comparable(self) -> list[Amount]:
        """The record's numbers of its sort, whatever their value; bounds of what is normal only where it is called one."""
        amounts = recorded_amounts(self.context.evidence)
        if is_called_bound(self.context.claim.text, self.said):
            amounts += recorded_bounds(self.context.evidence)
        return [amount for amount in amounts if is_comparable(amount.said, self.said) and self._may_last(amount)]

    def _may_last(self, amount: Amount) -> bool:
        """Whether it is no span that is asked of talk, or has a unit, or may be one without; charts leave units out."""
        evidence = self.context.evidence
        is_span = self.said.kind == "duration" and not amount.said.unit and not evidence.is_all_written
        return not is_span or may_last(amount.said, amount.unit, self.said, evidence)

    def agreement(self) -> float:
        """How well the best-placed agreeing numbers fit the claim's words; below 0 where the record has none."""
        whole = [self.placed(a) for a in self.agreeing if len(a.said.value) > 1]
        if len(self.said.value) > 1 and whole and not self.is_change:
            return max(whole)
        values = parts_of(self.said)
        found = [
            max((self.placed(a) for a in self.comparable if may_be(a.said, v, self.said)), default=-1.0) for v in values
        ]
        apart = len(values) > 1 and bool(self.rivals)  # its parts stand here and there
        return min(found) * (0.3 if apart and min(found) > 0 else 1.0)

    def placed(self, amount: Amount) -> float:
        """As `fit`, for a number that agrees: `two dogs` are no `two children` where `three children` are named."""
        counts_another = self.head and head_of(amount.unit.words, amount.said) != self.head and self.is_counted
        return self.fit(amount) * (0.5 if counts_another or self._lasts_another(amount) else 1.0)

    def _lasts_another(self, amount: Amount) -> bool:
        """Whether a bare number stands beside a span of its own: `two falls` in `two falls since 2 days` last no time."""
        bare = self.said.kind == "duration" and not amount.said.unit
        return bare and any(mention.kind == "duration" for mention in amount.unit.quantities)

    @cached_property
    def is_counted(self) -> bool:
        """Whether the record gives another number of the very thing that the claim's bare number counts."""
        return any(head_of(amount.unit.words, amount.said) == self.head for _, amount in self.rivals)

    @cached_property
    def agreeing(self) -> list[Amount]:
        """Those of its value."""
        return [amount for amount in self.comparable if may_agree(amount.said, self.said)]

    @property
    def is_of_another_sort(self) -> bool:
        """Whether the value stands only bare, while the claim's is one of a pair or has a unit."""
        if any(value != int(value) for amount in self.agreeing for value in amount.said.value):
            return False  # nothing else has the same decimals
        if self.said.kind in ("pressure", "ratio"):
            return not any(amount.said.kind == self.said.kind for amount in self.agreeing)
        return bool(self.said.unit) and not any(amount.said.unit for amount in self.agreeing)

    @cached_property
    def rivals(self) -> list[tuple[float, Amount]]:
        """Numbers of the same sort with another value, best-placed first."""
        found = [(self.fit(a), a) for a in self.comparable if self._same_sort(a) and not may_agree(a.said, self.said)]
        return sorted((one for one in found if one[0] > 0), key=lambda one: -one[0])

    @cached_property
    def of_the_same(self) -> list[Amount]:
        """Numbers that the record gives of what the claim's number measures."""
        if not self.measured or self.said.kind in ("duration", "clock", "age"):
            return []
        sort = [a for a in self.comparable if a.measured == self.measured and a.said.kind in _RESULTS]
        if self.said.kind == "pressure":  # one of its two numbers alone is none
            sort = [a for a in sort if a.said.kind == "pressure"] or sort
        units = {dimension(a.said) for a in sort if a.said.unit}
        return [a for a in sort if a.said.unit or not units or a.said.value[0] > _SMALL]

    @cached_property
    def talked_of(self) -> list[Amount]:
        """Numbers that stand without a name where the talk is of what the claim's number measures."""
        if not self.measured or self.said.kind not in _RESULTS:
            return []
        return [
            a for a in self.comparable if not a.measured and self.measured in a.talked_of and a.said.kind in _RESULTS
        ]

    @cached_property
    def bare_of_the_scale(self) -> list[Amount]:
        """Of `7/10`, the bare numbers below ten that talk of the same gives: `how bad is it ?` `a five` is one."""
        if self.said.kind != "ratio":
            return []
        most = self.said.value[-1]
        return [a for a in self.talked_of if a.said.kind == "number" and 1 < max(a.said.value) < most][:3]

    def fit(self, amount: Amount) -> float:
        """How well a number of the record is placed to be the claim's, 0 to 1: by what it is said of, and where."""
        place = self.context.close(amount.unit) / self.nearest
        if self.measured and amount.measured == self.measured:
            return 0.5 + 0.5 * place
        weigh = self.context.evidence.weight
        own = fsum(map(weigh, self.topic & amount.near)) + 0.5 * fsum(
            map(weigh, self.topic & amount.wide - amount.near)
        )
        return (own / self._worth if self._worth else 0.5) / 2 + 0.5 * place

    @cached_property
    def _worth(self) -> float:
        """How telling the words around it are together."""
        return fsum(map(self.context.evidence.weight, self.topic))

    @cached_property
    def nearest(self) -> float:
        """How close the record's closest unit is to the claim, above 0."""
        return max(self.context.closeness.values(), default=0.0) or 1.0

    @property
    def is_change(self) -> bool:
        """Whether it is two values, of two times: `from 312 to 41 mg/L`."""
        return len(self.said.value) == 2 and bool(_FROM.search(self.context.claim.text, 0, self.said.start))

    @property
    def is_small(self) -> bool:
        """Whether it is a whole number without a unit that much else may have."""
        plain = self.said.kind in ("number", "ratio") or self.said.unit == "+"
        return plain and max(self.said.value) <= _SMALL and all(value == int(value) for value in self.said.value)

    def _same_sort(self, amount: Amount) -> bool:
        one, other = amount.said, self.said
        if other.kind in ("pressure", "clock"):
            return one.kind == other.kind
        if other.kind == "ratio":
            return one.kind == "ratio"
        if other.unit:
            return bool(one.unit)
        if one.kind == "measure" and self.context.evidence.is_all_written:  # `two balloons`, of a `12 mm balloon`
            return False
        return bool(self.head and self._heads & heads_of(amount.unit.words, one))
