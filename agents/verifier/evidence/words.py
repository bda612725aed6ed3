"""The words of a record: which units have them, how telling they are, and which units are closest to some."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from types import MappingProxyType

from wardround.tools.terms import Meaning

from ..keys import value_in
from ..units import Unit
from .contents import Contents

NOTHING: Mapping[str, Iterable[str]] = MappingProxyType({})
_NEIGHBOUR = 0.5
"""Share of its closeness that a unit lends to the next: a question stands beside its answer."""


class Words(Contents):
    """What the words of a claim find in a record."""

    def weight(self, word: str) -> float:
        """How telling a word is: the rarer, the more (inverse unit frequency, always above 0).

        Sums over sets of words go by `math.fsum`: sets have another order in each process, and it is exact in any.
        """
        return math.log(1 + (len(self.all) + 1) / (1 + len(self._postings.get(word, ()))))

    def has(self, word: str) -> bool:
        """Whether any unit has the word (a stem, or a concept `#name`)."""
        return word in self._postings

    def roots(self, letters: int) -> frozenset[str]:
        """The first letters, so many, of every stem that has as many."""
        if letters not in self._roots:
            self._roots[letters] = frozenset(word[:letters] for word in self._postings if len(word) >= letters)
        return self._roots[letters]

    def closeness(self, words: Iterable[str], meant: Mapping[str, Iterable[str]] = NOTHING) -> dict[int, float]:
        """Places of units with the share of the words' weight that each has, 0 to 1; neighbours lend each other.

        Args:
            words: stems and concepts.
            meant: what a word is a wording of, by the names of `tools.terms.find_meanings`: any other will do.
        """
        return self.closeness_to({word: self.weight(word) for word in words}, meant)

    def closeness_to(
        self, weights: Mapping[str, float], meant: Mapping[str, Iterable[str]] = NOTHING
    ) -> dict[int, float]:
        """The same, of words with a weight each."""
        ordered = sorted(weights.items())  # in one order, so that the same sums are the same floats in every process
        total = sum(weight for _, weight in ordered) or 1.0
        own: dict[int, float] = defaultdict(float)
        for word, weight in ordered:
            for place in self._places(word, meant.get(word, ())):
                own[place] += weight / total
        lent: dict[int, float] = defaultdict(float)
        for place, share in own.items():
            for near in (place - 1, place + 1):
                if 0 <= near < len(self.all) and self.all[near].source_id == self.all[place].source_id:
                    lent[near] = max(lent[near], _NEIGHBOUR * share)
        return {place: min(own.get(place, 0.0) + lent.get(place, 0.0), 1.0) for place in {*own, *lent}}

    def best(self, closeness: dict[int, float], most: int = 8) -> list[Unit]:
        """The closest units, best first; longer ones count a little less."""
        units = self.all
        rank = {place: -share / (1 + 0.02 * len(units[place].normal)) for place, share in closeness.items()}
        return [units[place] for place in nsmallest(most, sorted(rank), key=rank.__getitem__)]

    def with_word(self, word: str) -> list[Unit]:
        """The units that have a word (a stem, or a concept `#name`)."""
        return [self.all[place] for place in self._postings.get(word, ())]

    def naming(self, concept: str) -> list[Unit]:
        """The units that name a condition or an ingredient, in any of its words."""
        return self.with_word(f"#{concept}")

    def saying(self, key: str) -> Sequence[tuple[int, int]]:
        """Where the record speaks of a thing: places of units, with the place among all that the unit speaks of."""
        return self._said.get(key, ())

    def weight_said(self, key: str) -> float:
        """How telling it is that something is spoken of: the rarer, the more."""
        return math.log(1 + (len(self.all) + 1) / (1 + self._speaking.get(key, 0)))

    def with_key(self, key: str) -> list[Unit]:
        """The units that have a key (`keys.py`), each once."""
        if (value := value_in(key)) is not None:
            return self.numbers.get(value, [])
        places = {*self._postings.get(key, ()), *(place for place, _ in self.saying(key))}
        return [self.all[place] for place in sorted(places)]

    def weight_of(self, key: str) -> float:
        """How telling a key is: the rarer, the more."""
        return math.log(1 + (len(self.all) + 1) / (1 + len(self.with_key(key))))

    def means(self, name: str) -> bool:
        """Whether any unit says a meaning of `tools.terms.find_meanings`, in whatever words."""
        return name in self._meant

    def meaning(self, name: str) -> list[tuple[Unit, Meaning]]:
        """Where the units say a meaning, in whatever words."""
        units = (self.all[place] for place in self._meant.get(name, ()))
        return [(unit, one) for unit in units for one in unit.meanings if name in one.says]

    def wordings(self, name: str) -> Counter[str]:
        """How a meaning is worded in the units, with how often."""
        if name not in self._wordings:
            said = (unit.words[one.start : one.end] for unit, one in self.meaning(name))
            self._wordings[name] = Counter(said)
        return self._wordings[name]

    def _places(self, word: str, names: Iterable[str]) -> Iterable[int]:
        own = self._postings.get(word, ())
        others = [places for name in names if (places := self._meant.get(name))]
        return {*own, *(place for places in others for place in places)} if others else own

    @cached_property
    def _wordings(self) -> dict[str, Counter[str]]:
        return {}

    @cached_property
    def _meant(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, unit in enumerate(self.all):
            for name in {name for meaning in unit.meanings for name in meaning.says}:
                found[name].append(place)
        return dict(found)

    @cached_property
    def _said(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, unit in enumerate(self.all):
            for index, word in enumerate(unit.said):
                found[word.key].append((place, index))
        return dict(found)

    @cached_property
    def _speaking(self) -> dict[str, int]:
        """In how many units each thing is spoken of."""
        return {key: len({place for place, _ in places}) for key, places in self._said.items()}

    @cached_property
    def _roots(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, unit in enumerate(self.all):
            for word in unit.normal:
                found[word].append(place)
        return dict(found)
