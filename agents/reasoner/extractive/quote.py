"""Quotations, and the claims made of them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from wardround.records import Case, Citation, Claim, ClaimKind, Document, Fact, Passage, Section
from wardround.tools.dialogue import heard, without_speaker
from wardround.tools.instructions import quarantined_spans
from wardround.tools.sentences import split_sentences

from .unheaded import likely_section

ENGINE = "extractive (embedded default: quotations chosen by rules, no language model)"


@dataclass(frozen=True)
class Quote:
    """A stretch of a source."""

    source_id: str
    text: str
    """The whole source."""
    start: int
    end: int
    date: str = ""
    """The source's date; empty when unknown, so that it sorts first."""
    written: str = ""
    """The whole source as it is written, where `text` is how it is heard."""

    @property
    def words(self) -> str:
        """The quoted text with its white space on one line."""
        return " ".join(self.text[self.start : self.end].split())

    def citation(self, store: str | None = None) -> Citation:
        """The place, quoted letter by letter."""
        quote = (self.written or self.text)[self.start : self.end]
        return Citation(source_id=self.source_id, start=self.start, end=self.end, quote=quote, store=store)


_LIST_MARK = re.compile(r"(?:\d{1,2}[.)]|[-*•◦▪–—])\s+")


class Claims:
    """Claims in reading order. What was said once is not said again."""

    def __init__(self) -> None:
        self.found: list[Claim] = []
        self._said: set[str] = set()

    def add(self, section: str, kind: ClaimKind, quote: Quote, store: str | None = None) -> bool:
        """Add a quotation as a claim, unless the same words stand there already or there are none.

        Returns:
            Whether it was added.
        """
        words = quote.words
        key = words.casefold().strip(" .;,•-")
        if not key or key in self._said:
            return False
        self._said.add(key)
        claim_id = f"c{len(self.found) + 1}"
        citations = (quote.citation(store),)
        self.found.append(Claim(id=claim_id, text=words, kind=kind, section=section, citations=citations))
        return True


class Sources:
    """The quotable part of a case: sentences of its documents and lines of its facts, without what is quarantined."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.documents = case.documents
        self._barred = {document.id: quarantined_spans(case, document) for document in case.documents}

    def sentences(self, kinds: Collection[str] | None = None) -> Iterator[tuple[Section, Quote]]:
        """Sentences of sections of these kinds, or of all.

        Documents made of facts have no sentences.
        """
        for document in self.documents:
            if document.is_made_of_facts or document.kind in ("fhir", "labs"):
                continue
            for section, quote in self._all_of(document):
                if kinds is None or section.kind in kinds:
                    yield section, quote

    def facts(self, kind: str) -> Iterator[tuple[Fact, Quote]]:
        """Facts of one kind, in the order of the documents."""
        for document in self.documents:
            for fact in document.facts:
                if fact.kind == kind and not self._is_barred(document, fact.start, fact.end):
                    date = fact.date or document.date or ""
                    yield fact, Quote(document.id, document.text, fact.start, fact.end, date)

    def _all_of(self, document: Document) -> Iterator[tuple[Section, Quote]]:
        """Every sentence under its heading; in a document without any known heading, under the likely one."""
        headed = any(section.kind != "other" for section in document.sections)
        for section in document.sections if headed else (_whole(document),):
            for quote in self._in(document, section):
                kind = section.kind if headed else likely_section(quote.words, spoken=document.kind == "dialogue")
                yield section.model_copy(update={"kind": kind}), quote

    def _in(self, document: Document, section: Section) -> Iterator[Quote]:
        text = heard(document)
        for span in split_sentences(text, section.start, section.end):
            if not self._is_barred(document, span.start, span.end):
                start = _first_word(document, span.start, span.end)
                yield Quote(document.id, text, start, span.end, document.date or "", written=document.text)

    def _is_barred(self, document: Document, start: int, end: int) -> bool:
        return any(barred[0] < end and start < barred[1] for barred in self._barred[document.id])


def _first_word(document: Document, start: int, end: int) -> int:
    """Where a sentence begins without its mark in a list, or without who says it."""
    sentence = heard(document)[start:end]
    if document.kind == "dialogue":
        return end - len(without_speaker(sentence))
    mark = _LIST_MARK.match(sentence)
    return start + mark.end() if mark and mark.end() < len(sentence) else start


def passage_quotes(passage: Passage) -> list[Quote]:
    """The sentences of a passage; positions are within the passage's text."""
    spans = split_sentences(passage.text)
    return [Quote(passage.id, passage.text, span.start, span.end, passage.date or "") for span in spans]


def _whole(document: Document) -> Section:
    return Section(title=document.title, kind="other", start=0, end=len(document.text))
