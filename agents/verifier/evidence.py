"""The record as units of evidence, indexed once; a claim finds its best units by weighted words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from wardround.records import Case, Citation, Document, ImageReading, Passage
from wardround.tools.assertion import Assertion, assess
from wardround.tools.quantities import Mention, find_quantities
from wardround.tools.sections import find_sections
from wardround.tools.sentences import split_sentences
from wardround.tools.terms import find_drugs, find_problems, normal_words


@dataclass(frozen=True)
class Unit:
    """A sentence of a document or passage, a line of facts, or a statement of an image reading."""

    source_id: str
    """Of the document, passage or image."""
    text: str
    """The whole source; for readings the statement alone."""
    start: int
    """Where the unit starts in it."""
    end: int
    """One past its end."""
    section: str = "other"
    """Kind of the section it stands in."""
    of_image: bool = False
    """Whether it is a statement of an image reading."""

    @property
    def words(self) -> str:
        """The unit's own text."""
        return self.text[self.start : self.end]

    @property
    def citation(self) -> Citation:
        """Where it stands."""
        if self.of_image:
            return Citation(source_id=self.source_id)
        return Citation(source_id=self.source_id, start=self.start, end=self.end, quote=self.words)

    @cached_property
    def normal(self) -> frozenset[str]:
        """Its content words in normal form."""
        return frozenset(normal_words(self.words))

    @cached_property
    def quantities(self) -> tuple[Mention, ...]:
        """Its numbers."""
        return find_quantities(self.words)

    @cached_property
    def drugs(self) -> frozenset[str]:
        """Ingredients it names."""
        return frozenset(mention.ingredient for mention in find_drugs(self.words))

    @cached_property
    def problems(self) -> dict[str, Assertion]:
        """Conditions it names, each with what it says of it."""
        mentions = find_problems(self.words)
        return {m.concept: assess(self.text, self.start + m.start, self.start + m.end) for m in mentions}


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
        self.units = (*_units(case), *_units_of_readings(readings))
        self.knowledge = tuple(_units_of_passages(passages))
        self.texts = {d.id: d.text for d in case.documents} | {p.id: p.text for p in passages}
        self.images = frozenset(image.id for image in case.images)
        self._postings: dict[str, list[int]] = defaultdict(list)
        for place, unit in enumerate(self._all):
            for word in unit.normal:
                self._postings[word].append(place)

    @property
    def _all(self) -> tuple[Unit, ...]:
        return (*self.units, *self.knowledge)

    def weight(self, word: str) -> float:
        """How telling a word is: the rarer, the more (inverse unit frequency, always above 0)."""
        return math.log(1 + (len(self._all) + 1) / (1 + len(self._postings.get(word, ()))))

    def best(self, words: Iterable[str], most: int = 8) -> list[Unit]:
        """The units that share most of the words' weight, best first; longer ones count a little less."""
        scores: Counter[int] = Counter()
        for word in set(words):
            for place in self._postings.get(word, ()):
                scores[place] += self.weight(word)  # type: ignore[assignment] - a Counter of weights
        units = self._all
        ranked = sorted(scores, key=lambda place: (-scores[place] / (1 + 0.02 * len(units[place].normal)), place))
        return [units[place] for place in ranked[:most]]

    def around(self, unit: Unit) -> Iterator[Unit]:
        """The unit with its neighbours in the same source: an answer stands beside its question."""
        place = self._place.get(id(unit))
        if place is None:
            yield unit
            return
        for near in self._all[max(place - 1, 0) : place + 2]:
            if near.source_id == unit.source_id:
                yield near

    @cached_property
    def _place(self) -> dict[int, int]:
        return {id(unit): place for place, unit in enumerate(self._all)}

    def overlapping(self, citation: Citation) -> list[Unit]:
        """The units that a citation touches."""
        return [
            unit
            for unit in self._all
            if unit.source_id == citation.source_id
            and (unit.of_image or (unit.start < citation.end and citation.start < unit.end))
        ]

    def naming(self, concept: str) -> list[Unit]:
        """The units that name a condition, in any of its words."""
        return [self._all[place] for place in self._postings.get(f"#{concept}", ())]

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Every number of the record, whatever it counts."""
        return frozenset(value for unit in self._all for mention in unit.quantities for value in mention.value)


def _units(case: Case) -> Iterator[Unit]:
    for document in case.documents:
        yield from _of_facts(document) if document.facts else _of_sentences(document)


def _of_facts(document: Document) -> Iterator[Unit]:
    places = sorted({(fact.start, fact.end) for fact in document.facts})
    for start, end in places:
        yield Unit(document.id, document.text, start, end)
    covered = 0
    for start, end in [*places, (len(document.text), len(document.text))]:
        for span in split_sentences(document.text, covered, max(start, covered)):
            yield Unit(document.id, document.text, span.start, span.end)
        covered = max(covered, end)


def _of_sentences(document: Document) -> Iterator[Unit]:
    sections = document.sections or find_sections(document.text)
    spans = [(s.kind, s.start, s.end) for s in sections] or [("other", 0, len(document.text))]
    for kind, start, end in spans:
        for span in split_sentences(document.text, start, end):
            yield Unit(document.id, document.text, span.start, span.end, kind)


def _units_of_passages(passages: Sequence[Passage]) -> Iterator[Unit]:
    for passage in passages:
        for span in split_sentences(passage.text):
            yield Unit(passage.id, passage.text, span.start, span.end)


def _units_of_readings(readings: Sequence[ImageReading]) -> Iterator[Unit]:
    for reading in readings:
        statements = [_statement(f.presence, f.name, f.side, f.location, f.measurement) for f in reading.findings]
        for statement in (*statements, *filter(None, (reading.impression,))):
            yield Unit(reading.image_id, statement, 0, len(statement), of_image=True)


def _statement(presence: str, *parts: str | None) -> str:
    lead = {"absent": "No ", "uncertain": "Possible "}.get(presence, "")
    return lead + " ".join(part for part in parts if part)
