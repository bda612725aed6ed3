"""How much of a claim a place holds."""

from collections.abc import Iterable
from functools import cached_property

from wardround.tools.quantities import find_quantities
from wardround.tools.terms import find_drugs, find_problems

from .check import ClaimInContext
from .keys import keys_of, needed_keys
from .mentions import words_of
from .units import Unit


class Sayings:
    """What a claim says, each thing with how telling it is in its record."""

    def __init__(self, context: ClaimInContext) -> None:
        self._text = context.claim.text
        keys = needed_keys(context.words, context.said, context.quantities)
        self.weights = {key: context.evidence.weight_of(key) for key in keys}
        self._total = sum(self.weights.values()) or 1.0

    def share(self, units: Iterable[Unit], *quoted: str) -> float:
        """The part of it, by weight, that some units and quotations hold together, 0 to 1.

        A condition or drug that they name in any words holds all words of its name.
        """
        told = frozenset().union(*(unit.keys for unit in units), *map(_keys, quoted))
        held = told & self.weights.keys()
        held = held.union(*(name for concept, name in self._names if concept in held))
        return sum(self.weights[key] for key in held) / self._total

    @cached_property
    def _names(self) -> list[tuple[str, frozenset[str]]]:
        """Concepts with the words by which the claim names them."""
        problems = [(m.concept, m.start, m.end) for m in find_problems(self._text)]
        drugs = [(m.ingredient, m.start, m.end) for m in find_drugs(self._text)]
        return [(f"#{name}", _keys(self._text[a:b]) & self.weights.keys()) for name, a, b in (*problems, *drugs)]


def _keys(text: str) -> frozenset[str]:
    return keys_of(text, words_of(text, 0, len(text)), find_quantities(text))
