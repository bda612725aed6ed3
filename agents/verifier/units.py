"""The record in units: sentences of documents and passages, lines of facts, statements of image readings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from wardround.records import Case, Citation, Document, Fact, ImageReading, Passage
from wardround.tools.assertion import Assertion, assess
from wardround.tools.blobs import between_blobs
from wardround.tools.dialogue import answer_to, heard, is_question, is_taken_back, presumes
from wardround.tools.instructions import quarantined_spans
from wardround.tools.quantities import Mention, find_quantities
from wardround.tools.sections import find_sections
from wardround.tools.sentences import split_sentences
from wardround.tools.terms import Meaning, find_drugs, find_meanings, find_problems, normal_words

from .keys import keys_of
from .labels import behind_heading
from .mentions import Word, assertion_of, words_of

MEDICATION_SECTIONS = frozenset({"medications", "discharge_medications"})
"""Sections that list what is taken, with its dose."""
_OF_INHALERS = re.compile(r"\b(?:inhalers?|puffers?)\b", re.IGNORECASE)
_BLUE_ONE = re.compile(r"\bblue one\b", re.IGNORECASE)


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
    written: str = ""
    """The whole source as it is written, where `text` is how it is heard: with plain labels, place by place."""
    is_line: bool = False
    """Whether it is a structured entry, which the lines beside it say nothing of."""
    _assertions: dict[int, Assertion] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def words(self) -> str:
        """The unit's own text."""
        return self.text[self.start : self.end]

    @cached_property
    def labelled(self) -> str:
        """Its text behind what heads it, on its line or alone on the line before."""
        return behind_heading(self.text, self.start, self.end)

    @property
    def citation(self) -> Citation:
        """Where it stands."""
        if self.of_image:
            return Citation(source_id=self.source_id)
        quote = (self.written or self.text)[self.start : self.end]
        return Citation(source_id=self.source_id, start=self.start, end=self.end, quote=quote)

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
    def meanings(self) -> tuple[Meaning, ...]:
        """Wordings of the vocabulary in it."""
        return find_meanings(self.words)

    @cached_property
    def said(self) -> tuple[Word, ...]:
        """Everything it speaks of, in order."""
        return words_of(self.text, self.start, self.end)

    @cached_property
    def keys(self) -> frozenset[str]:
        """All that a claim may be asked to have of it."""
        return keys_of(self.words, self.said, self.quantities)

    def assertion(self, index: int) -> Assertion:
        """What it says of one of the things it speaks of."""
        if index not in self._assertions:
            self._assertions[index] = self.told(self.said[index])
        return self._assertions[index]

    def told(self, word: Word) -> Assertion:
        """What it says of a word of its."""
        text, offset = self._sentence
        return assertion_of(text, word._replace(start=word.start - offset, end=word.end - offset))

    def assess(self, start: int, end: int) -> Assertion:
        """What it says of some of its words, by their place in them."""
        text, offset = self._sentence
        return assess(text, self.start - offset + start, self.start - offset + end)

    @property
    def _sentence(self) -> tuple[str, int]:
        """The text in which its words are read, and where that begins in the whole one."""
        return (self.words, self.start) if self.is_line else (self.text, 0)

    @cached_property
    def answer(self) -> Literal["yes", "no"] | None:
        """How it is answered, where it asks whether something is so; `no, but a little` is no plain answer."""
        asks = is_question(self.words) and not presumes(self.words)
        return answer_to(self.text, self.end) if asks and not is_taken_back(self.text, self.end) else None

    @cached_property
    def problems(self) -> dict[str, Assertion]:
        """Conditions it names, each with what it says of it."""
        return {m.concept: self.assess(m.start, m.end) for m in find_problems(self.words)}


def unit_of(document: Document, fact: Fact, section: str = "other") -> Unit:
    """A structured fact as a unit."""
    return Unit(document.id, document.text, fact.start, fact.end, section, is_line=document.is_made_of_facts)


def units_of_case(case: Case) -> Iterator[Unit]:
    """All units of the case's documents, in order.

    What is quarantined is no evidence: an order to the machine that says something of the patient must not support the
    claim that it orders.
    """
    for document in case.documents:
        barred = quarantined_spans(case, document)
        for unit in _of_facts(document) if document.is_made_of_facts else _of_sentences(document):
            if not any(start < unit.end and unit.start < end for start, end in barred):
                yield unit


def _of_facts(document: Document) -> Iterator[Unit]:
    places = sorted({(fact.start, fact.end) for fact in document.facts})
    for start, end in places:
        yield Unit(document.id, document.text, start, end, is_line=True)
    covered = 0
    for start, end in [*places, (len(document.text), len(document.text))]:
        for span in split_sentences(document.text, covered, max(start, covered)):
            yield Unit(document.id, document.text, span.start, span.end)
        covered = max(covered, end)


def _with_inhalers(text: str) -> str:
    """A talk of inhalers with `the blue one` as the inhaler that it is, every word at its own place."""
    return _BLUE_ONE.sub("blue MDI", text) if _OF_INHALERS.search(text) else text


def _of_sentences(document: Document) -> Iterator[Unit]:
    """Sentences under their headings; lines that stand for facts are whole."""
    text = _with_inhalers(heard(document)) if document.kind == "dialogue" else heard(document)
    sections = document.sections or find_sections(text)
    spans = [(s.kind, s.start, s.end) for s in sections] or [("other", 0, len(text))]
    places = sorted({(fact.start, fact.end) for fact in document.facts})
    for kind, start, end in spans:
        at = start
        for first, last in [*(one for one in places if start <= one[0] < end), (end, end)]:
            for part in between_blobs(text, at, max(at, first)):
                for span in split_sentences(text, part.start, part.end):
                    yield Unit(document.id, text, span.start, span.end, kind, written=document.text)
            if last > first:
                yield Unit(document.id, text, first, last, kind, written=document.text)
            at = max(at, last)


def units_of_passages(passages: Sequence[Passage]) -> Iterator[Unit]:
    """The sentences of passages."""
    for passage in passages:
        for span in split_sentences(passage.text):
            yield Unit(passage.id, passage.text, span.start, span.end)


def units_of_readings(readings: Sequence[ImageReading]) -> Iterator[Unit]:
    """What was seen in images, as statements."""
    for reading in readings:
        statements = [
            _statement(f.presence, f.name, f.side, f.location, f.measurement, f.change) for f in reading.findings
        ]
        for statement in (*statements, *filter(None, (reading.impression,))):
            yield Unit(reading.image_id, statement, 0, len(statement), of_image=True)


def _statement(presence: str, *parts: str | None) -> str:
    lead = {"absent": "No ", "uncertain": "Possible "}.get(presence, "")
    return lead + " ".join(part for part in parts if part)
