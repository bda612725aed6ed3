"""The record, indexed once: a claim finds its closest units by weighted words."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Any, TypeVar

from wardround.records import Case, Citation, Document, Fact, ImageReading, Passage, Quantity
from wardround.tools.dialogue import without_speaker
from wardround.tools.instructions import quarantined_spans
from wardround.tools.quantities import in_base_unit
from wardround.tools.specimens import specimen_of
from wardround.tools.terms import drugs_of_groups, find_analytes, find_drugs

from .ages import ages_of_patient
from .clauses import Clauses
from .holders import Holders
from .keys import value_in
from .levels import temperatures_in
from .units import Unit, units_of_case, units_of_passages, units_of_readings
from .usual import shipped
from .whole import Sex, prevailing_sex

T = TypeVar("T")
_SIDE = re.compile(r"\b(?:left|right|bilat\w*|b/l|both|either|each|lt|rt|[LR]|[LR][UL]Q|[LRB][UL]E)\b", re.IGNORECASE)
_GESTATION = re.compile(r"(?<![\d/+])(\d\d)(?:\+[0-6]\b|/40\b)")
_TYPE = re.compile(r"\btype (\d|one|two|i{1,2}\b)", re.IGNORECASE)
_COMPANION = re.compile(
    r"^[ \t]*\[?(?:patient_)?(?:guest|family|caregiver|mother|father|wife|husband|son|daughter)\w*\]?[:\s]",
    re.M | re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,/()?!;:\"“”]+|\.+(?=\s|$)")
"""Between words: `tiotropium/olodaterol` are two, `Xolair?` ends before its mark."""
_LISTS = frozenset({"medications", "discharge_medications"})
"""Sections that list what is taken, with its dose."""
_NEIGHBOUR = 0.5
"""Share of its closeness that a unit lends to the next: a question stands beside its answer."""


class Evidence:
    """All units of a case, its readings and its passages.

    Args:
        case: its documents are split into sentences; documents made of facts into their facts.
        readings: what was seen in images.
        passages: of the knowledge store.
    """

    def __init__(self, case: Case, readings: Sequence[ImageReading] = (), passages: Sequence[Passage] = ()) -> None:
        self.case = case
        self.readings = tuple(readings)
        self.passages = tuple(passages)
        self.units = (*units_of_case(case), *units_of_readings(readings))
        self.knowledge = tuple(units_of_passages(passages))
        self.all = (*self.units, *self.knowledge)
        self.texts = {d.id: d.text for d in case.documents} | {p.id: p.text for p in passages}
        self.images = frozenset(image.id for image in case.images)
        self.usual = shipped()
        """What clinicians deny as a rule."""
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._read: dict[Callable[[str], Iterable[Any]], tuple[tuple[Any, Unit], ...]] = {}
        self._roots: dict[int, frozenset[str]] = {}
        self._of_source: dict[str, list[int]] = defaultdict(list)
        for place, unit in enumerate(self.all):
            self._of_source[unit.source_id].append(place)
            for word in unit.normal:
                self._postings[word].append(place)

    def each(self, read: Callable[[str], Iterable[T]]) -> tuple[tuple[T, Unit], ...]:
        """What a reader of text finds in the case's units, each with its unit; every unit is read once."""
        if read not in self._read:
            self._read[read] = tuple((one, unit) for unit in self.units for one in read(unit.words))
        return self._read[read]

    def weight(self, word: str) -> float:
        """How telling a word is: the rarer, the more (inverse unit frequency, always above 0)."""
        return math.log(1 + (len(self.all) + 1) / (1 + len(self._postings.get(word, ()))))

    def has(self, word: str) -> bool:
        """Whether any unit has the word (a stem, or a concept `#name`)."""
        return word in self._postings

    def roots(self, letters: int) -> frozenset[str]:
        """The first letters, so many, of every stem that has as many."""
        if letters not in self._roots:
            self._roots[letters] = frozenset(word[:letters] for word in self._postings if len(word) >= letters)
        return self._roots[letters]

    def closeness(self, words: Iterable[str]) -> dict[int, float]:
        """Places of units with the share of the words' weight that each has, 0 to 1; neighbours lend each other."""
        return self.closeness_to({word: self.weight(word) for word in words})

    def closeness_to(self, weights: Mapping[str, float]) -> dict[int, float]:
        """The same, of words with a weight each."""
        total = sum(weights.values()) or 1.0
        own: dict[int, float] = defaultdict(float)
        for word, weight in weights.items():
            for place in self._postings.get(word, ()):
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
        ranked = sorted(closeness, key=lambda place: (-closeness[place] / (1 + 0.02 * len(units[place].normal)), place))
        return [units[place] for place in ranked[:most]]

    def place(self, unit: Unit) -> int | None:
        """Where a unit stands among all of them; None when it is not one of them."""
        return self._place.get(id(unit))

    def around(self, unit: Unit) -> Iterator[Unit]:
        """The unit with its neighbours in the same source."""
        place = self.place(unit)
        if place is None:
            yield unit
            return
        for near in self.all[max(place - 1, 0) : place + 2]:
            if near.source_id == unit.source_id:
                yield near

    def preceding(self, unit: Unit, most: int) -> Iterator[Unit]:
        """The units of the same source that stand before it, the nearest first."""
        place = self.place(unit)
        places = range(0) if place is None else range(place - 1, max(place - most, 0) - 1, -1)
        return takewhile(lambda near: near.source_id == unit.source_id, (self.all[at] for at in places))

    def following(self, unit: Unit, most: int) -> Iterator[Unit]:
        """The units of the same source that stand behind it, the nearest first."""
        place = self.place(unit)
        places = range(0) if place is None else range(place + 1, min(place + most + 1, len(self.all)))
        return takewhile(lambda near: near.source_id == unit.source_id, (self.all[at] for at in places))

    @cached_property
    def _place(self) -> dict[int, int]:
        return {id(unit): place for place, unit in enumerate(self.all)}

    def overlapping(self, citation: Citation) -> list[Unit]:
        """The units that a citation touches."""
        return [
            unit
            for unit in map(self.all.__getitem__, self._of_source.get(citation.source_id, ()))
            if unit.of_image or (unit.start < citation.end and citation.start < unit.end)
        ]

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
        return math.log(1 + (len(self.all) + 1) / (1 + len({place for place, _ in self.saying(key)})))

    def with_key(self, key: str) -> list[Unit]:
        """The units that have a key (`keys.py`), each once."""
        if (value := value_in(key)) is not None:
            return self.numbers.get(value, [])
        places = {*self._postings.get(key, ()), *(place for place, _ in self.saying(key))}
        return [self.all[place] for place in sorted(places)]

    def weight_of(self, key: str) -> float:
        """How telling a key is: the rarer, the more."""
        return math.log(1 + (len(self.all) + 1) / (1 + len(self.with_key(key))))

    def beside(self, place: int, distance: int) -> Iterator[Unit]:
        """The units of the same source that stand so far from a place, before and after."""
        for near in (place - distance, place + distance):
            if 0 <= near < len(self.all) and self.all[near].source_id == self.all[place].source_id:
                yield self.all[near]

    @cached_property
    def _said(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, unit in enumerate(self.all):
            for index, word in enumerate(unit.said):
                found[word.key].append((place, index))
        return dict(found)

    @cached_property
    def clauses(self) -> Clauses:
        """The case's clauses."""
        return Clauses(self.units)

    @cached_property
    def holders(self) -> Holders:
        """Whose the things are that its units speak of."""
        return Holders(self.all, speech=frozenset(self._transcripts), companion=self.has_companion)

    @cached_property
    def sided(self) -> tuple[Unit, ...]:
        """The units that may name a side."""
        return tuple(unit for unit in self.units if _SIDE.search(unit.words))

    @cached_property
    def types(self) -> frozenset[str]:
        """Numbers that follow the word `type`."""
        return frozenset(found for unit in self.units for found in _TYPE.findall(unit.words))

    @cached_property
    def gestations(self) -> frozenset[tuple[float]]:
        """Weeks of pregnancy, as midwives write them: `35+1`, `33/40`."""
        return frozenset((float(weeks),) for unit in self.units for weeks in _GESTATION.findall(unit.words))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word as it stands in the record, in lower case."""
        return frozenset(word for unit in self.all for word in _BETWEEN.split(unit.words.casefold()) if word)

    @cached_property
    def misspellings(self) -> frozenset[str]:
        """Words of the record that may be a name misspelt: those that are no drug's name as they stand."""
        return frozenset(word for word in self.vocabulary if len(word) > 3 and word.isalpha() and not find_drugs(word))

    @cached_property
    def measured(self) -> frozenset[str]:
        """What its units name of all that can be measured."""
        named = {one.name for one, _ in self.each(find_analytes)}
        return frozenset(named | {"temperature"} if self.each(temperatures_in) else named)

    @cached_property
    def facts(self) -> tuple[tuple[Document, Fact], ...]:
        """Structured facts with their documents; what is quarantined is no evidence."""
        return tuple(
            (document, fact)
            for document in self.case.documents
            for barred in [quarantined_spans(self.case, document)]
            for fact in document.facts
            if not any(start < fact.end and fact.start < end for start, end in barred)
        )

    @cached_property
    def specimens(self) -> dict[tuple[str, int, int], str]:
        """Of results that are of another specimen than blood, by document and place."""
        results = ((d.id, fact) for d, fact in self.facts if fact.kind == "result")
        return {
            (source, fact.start, fact.end): specimen for source, fact in results if (specimen := specimen_of(fact.name))
        }

    @cached_property
    def conversions(self) -> dict[tuple[str, int, int], list[tuple[Quantity, Quantity]]]:
        """Amounts of results with the same in the other unit of their analyte, by document and place."""
        found: dict[tuple[str, int, int], list[tuple[Quantity, Quantity]]] = {}
        for document, fact in self.facts:
            if fact.quantity and fact.converted and not fact.quantity.comparator:
                found.setdefault((document.id, fact.start, fact.end), []).append((fact.quantity, fact.converted))
        return found

    @cached_property
    def structured(self) -> frozenset[str]:
        """Ids of documents made of facts."""
        return frozenset(document.id for document in self.case.documents if document.is_made_of_facts)

    def is_written(self, unit: Unit) -> bool:
        """Whether a unit is of a document that was written, and not of a transcript."""
        return self.case.document(unit.source_id) is not None and not self.is_spoken(unit)

    def is_spoken(self, unit: Unit) -> bool:
        """Whether a unit is of a transcript."""
        return unit.source_id in self._transcripts

    @cached_property
    def is_all_written(self) -> bool:
        """Whether there is no transcript among its documents: letters say what they mean, speech weaves around it."""
        return bool(self.case.documents) and not self._transcripts

    @cached_property
    def _transcripts(self) -> dict[str, Document]:
        """The documents of speech, by id."""
        return {document.id: document for document in self.case.documents if document.kind == "dialogue"}

    def is_listed(self, unit: Unit) -> bool:
        """Whether a unit is of a structured record, or of a written list of medicines."""
        return unit.source_id in self.structured or (unit.section in _LISTS and self.is_written(unit))

    @cached_property
    def sex(self) -> tuple[Sex | None, float]:
        """The sex that the record speaks of, and how clearly."""
        return prevailing_sex(without_speaker(unit.words) for unit in self.units)

    @cached_property
    def ages(self) -> frozenset[float]:
        """Ages that the record gives the patient."""
        return ages_of_patient(self.units)

    @cached_property
    def has_companion(self) -> bool:
        """Whether somebody who came with the patient speaks in a transcript."""
        return any(_COMPANION.search(document.text) for document in self._transcripts.values())

    @cached_property
    def grouped(self) -> frozenset[str]:
        """Every ingredient of the groups that the record names (`the antibiotic`)."""
        return frozenset().union(*(drugs_of_groups(unit.words) for unit in self.units))

    @cached_property
    def drugs(self) -> frozenset[str]:
        """Every ingredient that the record names."""
        return frozenset().union(*(unit.drugs for unit in self.units))

    @cached_property
    def numbers(self) -> dict[float, list[Unit]]:
        """Every number of the record, whatever it counts, with the units that have it."""
        found: dict[float, list[Unit]] = defaultdict(list)
        for unit in self.units:
            for value in {value for mention in unit.quantities for value in mention.value}:
                found[value].append(unit)
        return dict(found)

    @cached_property
    def amounts(self) -> dict[float, list[Unit]]:
        """Every number of the record in the base unit of its dimension, with the units that have it."""
        found: dict[float, list[Unit]] = defaultdict(list)
        for unit in self.units:
            for value in {in_base_unit(value, m.unit)[0] for m in unit.quantities for value in m.value}:
                found[value].append(unit)
        return dict(found)
