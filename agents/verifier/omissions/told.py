"""A draft as it is asked whether it carries something, and what it is asked for."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from wardround.records import Claim, FlagCode, Severity
from wardround.tools.quantities import find_quantities
from wardround.tools.terms import find_analytes, normal_words

from ..units import Unit


class KeyFact(NamedTuple):
    """Something in the sources that a summary is expected to carry."""

    code: FlagCode
    """What its absence is called."""
    severity: Severity
    """How much its absence matters."""
    order: int
    """Place among those of its code and severity: the lower, the graver."""
    message: str
    """What is said when it is missing."""
    unit: Unit
    """Where the source says it."""
    carried: bool
    """Whether the draft has it."""
    name: str = ""
    """What it is about, where several are told of together."""


class ToldClaim:
    """One claim of a draft."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = frozenset(normal_words(text))

    @cached_property
    def analytes(self) -> frozenset[str]:
        """What its numbers measure, under one name each."""
        return frozenset(mention.name for mention in find_analytes(self.text))

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Its numbers, whatever they count."""
        return frozenset(value for mention in find_quantities(self.text) for value in mention.value)


class Told:
    """The whole draft."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = tuple(ToldClaim(claim.text) for claim in claims)
        self.words = frozenset(word for claim in self.claims for word in claim.words)

    def has_most(self, words: Iterable[str]) -> bool:
        """Whether one claim has at least half of some words; never where there are none."""
        wanted = frozenset(words)
        return any(len(wanted & claim.words) >= max(len(wanted) / 2, 1) for claim in self.claims)
