"""Numbers with what they count: results, durations, ratios, counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from wardround.records import FlagCode
from wardround.tools.quantities import Mention, MentionKind, in_base_unit
from wardround.tools.terms import content_words, stem

from ..amounts import Amount, dimension, in_base, is_same, measured_by, recorded_amounts, topic_of
from ..check import ClaimInContext, Signal
from ..whole import OTHERS
from .instead import not_in_sources

_CODES: dict[MentionKind, FlagCode] = {
    "duration": "duration_mismatch",
    "clock": "number_mismatch",
    "age": "number_mismatch",
    "pressure": "number_mismatch",
    "ratio": "number_mismatch",
    "measure": "number_mismatch",
    "number": "number_mismatch",
}
"""Doses, frequencies, dates and the patient's age have checks of their own; the ages of kin are numbers like others."""
_SMALL = 10
"""Bare numbers up to this are said for so much that one near the place may count something else."""
_BETTER = 0.15
"""How much better a number with another value must be placed than one with the claim's to be the one meant."""
_FAR = 0.3
"""Below this, nothing shows that the record's number is the one meant."""
_LABEL = re.compile(
    r"\b(grade|type|stage|class|level|score|category|phase|day|visit)\s*(?:was|is|of|:)?\s*(?:an? )?$", re.IGNORECASE
)


_AT = re.compile(r"\bat $", re.IGNORECASE)
_SCALE = re.compile(r"\s*(?:=\s*[a-z]|(?:point )?scale\b)", re.IGNORECASE)
_SCALE_OF = re.compile(r"\bscale (?:of|from)(?: \d+ (?:to|-))? $", re.IGNORECASE)
_ALL_THERE_ARE = re.compile(
    r"\b(?:all |in )?(?:4|four) (?:abdominal )?(?:quadrants|extremities|limbs)\b|\b(?:quadrants|extremities) ?[x×] ?(?:4|four)\b",
    re.IGNORECASE,
)
"""How many everybody has."""
_CHANGE = re.compile(
    r"\b(?:by|ros\w+ of|rise of|drop\w* of|fall of|gain of|loss of|(?:in|de)creas\w+ of|change of|difference of)\s+(?:about |approximately )?$",
    re.IGNORECASE,
)
_RESULTS = frozenset({"measure", "number", "pressure", "ratio"})
"""Kinds of number that something measured can have; the days until it is measured again are none."""
_EVENTS = frozenset(
    stem(word)
    for word in "episode episodes attack attacks bout bouts fall falls seizure seizures stool stools cycle cycles".split()
)
"""Counted, and nobody's result: `pain and two episodes of vomiting`."""
_NOT_RESULTS = frozenset(
    {"weight", "height", "pain level", "temperature", "heart rate", "respiratory rate", "blood pressure"}
)
"""Measured so often that no list holds every value."""


@dataclass(frozen=True)
class _Asked:
    """A number of the claim, and the numbers of the record that may be it."""

    context: ClaimInContext
    said: Mention

    @cached_property
    def topic(self) -> frozenset[str]:
        return topic_of(self.context.claim.text, self.said)

    @cached_property
    def measured(self) -> str:
        return "" if self.head in _EVENTS else measured_by(self.context.claim.text, self.said)

    @cached_property
    def head(self) -> str:
        return _head(self.context.claim.text, self.said) if self.said.unit in ("", "+") else ""

    @cached_property
    def comparable(self) -> list[Amount]:
        amounts = recorded_amounts(self.context.evidence)
        return [amount for amount in amounts if _comparable(amount.said, self.said)]

    def agreement(self) -> float:
        """How well the best-placed agreeing numbers fit the claim's words; below 0 where the record has none."""
        if len(self.said.value) > 1 and (whole := [self.placed(a) for a in self.agreeing if len(a.said.value) > 1]):
            return max(whole)
        values = _parts(self.said)
        found = [
            max((self.placed(a) for a in self.comparable if _has(a.said, v, self.said)), default=-1.0) for v in values
        ]
        apart = len(values) > 1 and bool(self.rivals)  # its parts stand here and there
        return min(found) * (0.3 if apart and min(found) > 0 else 1.0)

    def placed(self, amount: Amount) -> float:
        """As `fit`, for a number that agrees: `two dogs` are no `two children` where `three children` are named."""
        counts_another = self.head and _head(amount.unit.words, amount.said) != self.head and self.is_counted
        return self.fit(amount) * (0.5 if counts_another or self._lasts_another(amount) else 1.0)

    def _lasts_another(self, amount: Amount) -> bool:
        """Whether a bare number stands beside a span of its own: `two falls` in `two falls since 2 days` last no time."""
        bare = self.said.kind == "duration" and not amount.said.unit
        return bare and any(mention.kind == "duration" for mention in amount.unit.quantities)

    @cached_property
    def is_counted(self) -> bool:
        """Whether the record gives another number of the very thing that the claim's bare number counts."""
        return any(_head(amount.unit.words, amount.said) == self.head for _, amount in self.rivals)

    @cached_property
    def agreeing(self) -> list[Amount]:
        return [amount for amount in self.comparable if _agrees(amount.said, self.said)]

    @property
    def is_of_another_sort(self) -> bool:
        """Whether the value stands only bare, while the claim's is one of a pair or has a unit."""
        if self.said.kind in ("pressure", "ratio"):
            return not any(amount.said.kind == self.said.kind for amount in self.agreeing)
        return bool(self.said.unit) and not any(amount.said.unit for amount in self.agreeing)

    @cached_property
    def rivals(self) -> list[tuple[float, Amount]]:
        """Numbers of the same sort with another value, best-placed first."""
        found = [(self.fit(a), a) for a in self.comparable if self._same_sort(a) and not _agrees(a.said, self.said)]
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

    def fit(self, amount: Amount) -> float:
        """How well a number of the record is placed to be the claim's, 0 to 1: by what it is said of, and where."""
        place = self.context.close(amount.unit) / self.nearest
        if self.measured and amount.measured == self.measured:
            return 0.5 + 0.5 * place
        weigh = self.context.evidence.weight
        total = sum(map(weigh, self.topic))
        own = sum(map(weigh, self.topic & amount.near)) + 0.5 * sum(map(weigh, self.topic & amount.wide - amount.near))
        return (own / total if total else 0.5) / 2 + 0.5 * place

    @cached_property
    def nearest(self) -> float:
        """How close the record's closest unit is to the claim, above 0."""
        return max(self.context.closeness.values(), default=0.0) or 1.0

    @property
    def is_small(self) -> bool:
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
        return bool(self.head) and _head(amount.unit.words, one) == self.head


def numbers_are_the_sources(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a number that the record does not have, or has of something else than what the claim speaks of."""
    if not context.is_checkable:
        return
    for said in context.quantities:
        if said.kind == "age" and not OTHERS.search(context.claim.text):
            continue
        if said.kind in _CODES and not _says_nothing(context, said):
            yield from _judged(_Asked(context, said))


def _judged(asked: _Asked) -> Iterator[Signal]:
    """At most one signal for a number: the strongest thing that can be said against it."""
    said, same = asked.said, asked.of_the_same
    if any(_agrees(amount.said, said) for amount in (*same, *asked.talked_of)):
        return
    agreement = asked.agreement()
    rivals = same or [amount for _, amount in asked.rivals[:3]]
    best = max(map(asked.fit, rivals), default=0.0)
    kind = "duration" if said.kind == "duration" else "number"
    small = "small_number" if asked.is_small else kind
    if agreement < 0 and not rivals:
        yield _signal(asked, f"{small}_nowhere", 1.0, rivals)
    elif agreement < 0 or (best > agreement + _BETTER and asked.is_of_another_sort):
        strength = 0.5 + 0.5 * (best - max(agreement, 0.0))
        yield _signal(asked, f"{kind}_nowhere_rival", strength, rivals, certain=_is_against_a_result(asked))
    elif best > agreement + _BETTER:
        yield _signal(asked, f"{kind}_rival", min(0.5 + (best - agreement - _BETTER), 1.0), rivals)
    elif agreement < _FAR:
        yield _signal(asked, f"{small}_far", 1 - agreement / _FAR, rivals)


def _is_against_a_result(asked: _Asked) -> bool:
    """Whether a structured result of the same analyte in the same unit, and no number of the record, is this one."""
    said, before = asked.said, asked.context.claim.text[: asked.said.start]
    if said.kind != "measure" or asked.measured in _NOT_RESULTS or _CHANGE.search(before):
        return False
    structured = asked.context.evidence.structured
    results = [a for a in asked.of_the_same if a.unit.source_id in structured and a.said.unit]
    return bool(results) and not any(amount.said.unit for amount in asked.agreeing)


def _comparable(one: Mention, other: Mention) -> bool:
    if (
        one.kind in ("frequency", "date")
        or (one.kind == "age" and other.kind != "age")
        or (one.kind == "duration" and other.kind in ("pressure", "ratio"))
        or (one.kind == "clock") != (other.kind == "clock")
    ):
        return one.kind == "number" and other.kind == "clock"
    return not one.unit or not other.unit or dimension(one) == dimension(other)


def _has(one: Mention, value: float, other: Mention) -> bool:
    """Whether a number of the record is this value of the claim's; one without a unit may be in any."""
    if one.unit and other.unit:
        base = in_base(other._replace(value=(value,)))[0]
        return any(is_same(base, mine, (one.unit, other.unit)) for mine in in_base(one))
    return bool(set(_parts(one)) & _ways(value, other.unit)) or _is_a_temperature(one, value, other.unit)


def _ways(value: float, unit: str) -> set[float]:
    """A duration in whole days, weeks, months: `14 days` may stand as `two` with `weeks` further off."""
    if unit not in ("hour", "day", "week", "month", "year"):
        return {value}
    minutes = in_base_unit(value, unit)[0]
    return {value, *(minutes / in_base_unit(1, other)[0] for other in ("day", "week", "year"))}


def _is_a_temperature(one: Mention, value: float, unit: str) -> bool:
    """Whether a bare number is the claim's temperature on the other scale: `38.0 °C` and `a hundred point four`."""
    if unit not in ("degc", "degf") or one.unit:
        return False
    other = "degf" if unit == "degc" else "degc"
    said = in_base_unit(value, unit)[0]
    return any(is_same(in_base_unit(mine, other)[0], said, (unit, other)) for mine in _parts(one))


def _agrees(one: Mention, other: Mention) -> bool:
    """Whether two numbers may be one: pairs and ranges in all their parts (3 to 4 weeks, 3 to 6 weeks; 2 x 3 cm)."""
    if one.kind == other.kind == "ratio":
        return one.value[-1] == other.value[-1] and bool(set(_parts(one)) & set(_parts(other)))
    if one.kind != "clock" != other.kind and len(one.value) == len(other.value) > 1:
        pairs = zip(sorted(one.value), sorted(other.value), strict=True)
        return all(_has(one._replace(value=(mine,)), theirs, other) for mine, theirs in pairs)
    return any(_has(one, value, other) for value in _parts(other))


def _parts(said: Mention) -> tuple[float, ...]:
    """Its numbers without the one that they are out of."""
    return said.value[:-1] if said.kind == "ratio" else said.value


def _head(text: str, said: Mention) -> str:
    """The word that a bare number counts: `views`, `quadrants`; or its label: `grade`, `type`."""
    if label := _LABEL.search(text, 0, said.start):
        return label[1].casefold()
    after = content_words(text[said.end : said.end + 25])
    return after[0][0] if after and after[0][1] <= 2 else ""


def _says_nothing(context: ClaimInContext, said: Mention) -> bool:
    """One and zero are said for so much else; `type 2 diabetes` is said of diabetes that the record gives no type."""
    if said.kind == "duration" and said.value == (7.0,) and said.unit == "day":  # a week
        return True
    if _is_scale(context.claim.text, said) or _is_within(_ALL_THERE_ARE, context.claim.text, said):
        return True
    if _is_an_age(context, said):
        return True
    before = context.claim.text[: said.start].rstrip().casefold()
    if before.endswith("type") and set(said.value) <= {1.0, 2.0}:
        return not context.evidence.types
    if said.kind in ("number", "duration") and not set(said.value) - {0.0, 1.0}:
        return said.kind == "duration" or measured_by(context.claim.text, said) in ("", "pain level")
    return False


def _is_an_age(context: ClaimInContext, said: Mention) -> bool:
    """`breast cancer at 49`, where the record has somebody at the age of 49."""
    if said.kind != "number" or not _AT.search(context.claim.text, 0, said.start):
        return False
    amounts = recorded_amounts(context.evidence)
    return any(amount.said.kind == "age" and amount.said.value == said.value for amount in amounts)


def _is_within(pattern: re.Pattern[str], text: str, said: Mention) -> bool:
    return any(found.start() <= said.start and said.end <= found.end() for found in pattern.finditer(text))


def _is_scale(text: str, said: Mention) -> bool:
    """`on a scale of 1 to 10`, `0-10 scale`, `(0 = no pain)`: what the scale is, and nothing that was found."""
    if said.kind != "number":
        return False
    return bool(_SCALE.match(text, said.end) or _SCALE_OF.search(text, 0, said.start))


def _signal(asked: _Asked, name: str, strength: float, rivals: Sequence[Amount], *, certain: bool = False) -> Signal:
    said = asked.said
    of = asked.measured if rivals and rivals[0].measured == asked.measured else ""
    message = not_in_sources(asked.context.claim.text[said.start : said.end], rivals, of)
    return Signal(name, strength, _CODES[said.kind], message, tuple(amount.unit for amount in rivals[:2]), certain)
