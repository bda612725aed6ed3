"""The documents of a record: their facts, and which of them were written, spoken or made of facts."""

from functools import cached_property

from wardround.records import Document, Fact, Quantity
from wardround.tools.instructions import quarantined_spans
from wardround.tools.specimens import specimen_of

from ..units import MEDICATION_SECTIONS, Unit
from .places import Places


class Documents(Places):
    """What a record's documents are."""

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

    def is_prose(self, unit: Unit) -> bool:
        """Whether a unit is a sentence of a document, and no entry of a structured record or statement on an image."""
        return not unit.of_image and unit.source_id not in self.structured

    def is_written(self, unit: Unit) -> bool:
        """Whether a unit is of a document that was written, and not of a transcript."""
        return unit.source_id in self._written

    def is_spoken(self, unit: Unit) -> bool:
        """Whether a unit is of a transcript."""
        return unit.source_id in self._transcripts

    @cached_property
    def is_all_written(self) -> bool:
        """Whether there is no transcript among its documents: letters say what they mean, speech weaves around it."""
        return bool(self.case.documents) and not self._transcripts

    @cached_property
    def is_partly_written(self) -> bool:
        """Whether there are charts or letters beside a transcript."""
        return bool(self._transcripts) and len(self._transcripts) < len(self.case.documents)

    @cached_property
    def _transcripts(self) -> dict[str, Document]:
        """The documents of speech, by id."""
        return {document.id: document for document in self.case.documents if document.kind == "dialogue"}

    @cached_property
    def _written(self) -> frozenset[str]:
        """The ids of all others."""
        return frozenset(document.id for document in self.case.documents if document.id not in self._transcripts)

    def is_listed(self, unit: Unit) -> bool:
        """Whether a unit is of a structured record, or of a written list of medicines."""
        return unit.source_id in self.structured or (unit.section in MEDICATION_SECTIONS and self.is_written(unit))
