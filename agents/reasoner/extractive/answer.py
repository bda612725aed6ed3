"""An answer to a question: the places of record and knowledge that bear on it, quoted."""

import re
from collections.abc import Sequence

from wardround.agents.gatherer import search_record
from wardround.records import Abstention, ImageReading, Passage
from wardround.tools.terms import normal_words

from .quote import Claims, Quote, Sources, passage_quotes
from .wanted import add_wanted

_RECORD = "From the record"
_MOST_OF_RECORD = 6
_MOST_OF_KNOWLEDGE = 3
_WORD = re.compile(r"\w{3,}")


def answer(
    sources: Sources, claims: Claims, readings: Sequence[ImageReading], passages: Sequence[Passage]
) -> Abstention | None:
    """Quote the list or the results that the question names, then the places that share most with it; or abstain."""
    del readings  # findings without a model are none
    question = sources.case.question or ""
    if rest := add_wanted(sources, claims, question, _RECORD):
        _add_places(sources, claims, rest if claims.found else question)
    bearing = [passage for passage in passages if _bears_on(passage, question)]
    for passage in bearing[:_MOST_OF_KNOWLEDGE]:
        claims.add("From the knowledge store", "knowledge", _best_sentence(passage, question), passage.store or None)
    if not claims.found:
        return Abstention(
            code="no_evidence", message="neither the record nor the knowledge store bears on the question"
        )
    return None


def _add_places(sources: Sources, claims: Claims, question: str) -> None:
    texts = {document.id: document for document in sources.documents}
    for span in search_record(sources.case, question, k=_MOST_OF_RECORD):
        document = texts[span.document_id]
        claims.add(_RECORD, "finding", Quote(document.id, document.text, span.start, span.end, document.date or ""))


def _bears_on(passage: Passage, question: str) -> bool:
    """Whether a passage names a drug or condition of the question or, where that has none, shares two of its words."""
    asked, held = set(normal_words(question)), set(normal_words(f"{passage.title} {passage.text}"))
    concepts = {word for word in asked if word.startswith("#")}
    return bool(concepts & held) if concepts else len(asked & held) >= min(2, len(asked))


def _best_sentence(passage: Passage, question: str) -> Quote:
    """The passage's sentence that shares most words with the question; the first one when none does."""
    asked = set(_WORD.findall(question.casefold()))
    whole = Quote(passage.id, passage.text, 0, len(passage.text))
    quotes = passage_quotes(passage) or [whole]
    return max(quotes, key=lambda quote: len(asked & set(_WORD.findall(quote.words.casefold()))))
