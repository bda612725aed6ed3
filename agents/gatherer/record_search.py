"""Search in the patient's own record: in memory, never in a store."""

import math
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from wardround.records import Case, Document
from wardround.tools.instructions import quarantined_spans
from wardround.tools.sentences import split_sentences
from wardround.tools.terms import drugs_of_groups, normal_words

_K1, _B = 1.2, 0.5
"""BM25's saturation and length weight; sentences differ less in length than documents, hence the smaller b."""


class RecordSpan(NamedTuple):
    """A place of the record that bears on a query."""

    document_id: str
    """The document."""
    start: int
    """First position."""
    end: int
    """One past the last."""
    score: float
    """BM25 over the record's own sentences; comparable within one search."""


def search_record(case: Case, query: str, k: int = 5) -> tuple[RecordSpan, ...]:
    """The sentences and facts of a record that share most with a query, best first.

    Words are compared in normal form, so that `high blood pressure` finds `HTN` and `Lasix` finds `furosemide`. What is
    quarantined is not searched.

    Args:
        case: the record.
        query: a question or a term.
        k: how many at most.

    References:
        Robertson & Zaragoza 2009, The Probabilistic Relevance Framework: BM25 and Beyond.
    """
    spans = [(document, start, end) for document in case.documents for start, end in _spans(case, document)]
    words = [Counter(normal_words(document.text[start:end])) for document, start, end in spans]
    weights = _weights(words, _asked_for(query))
    average = sum(count.total() for count in words) / len(words) if words else 1.0
    scored = [
        RecordSpan(document.id, start, end, score)
        for (document, start, end), count in zip(spans, words, strict=True)
        if (score := _score(count, weights, average)) > 0
    ]
    return tuple(sorted(scored, key=lambda span: -span.score)[:k])


def _asked_for(query: str) -> set[str]:
    """The query's words in normal form, and every drug of the groups that it names."""
    return {*normal_words(query), *(f"#{drug}" for drug in drugs_of_groups(query))}


def _spans(case: Case, document: Document) -> Iterator[tuple[int, int]]:
    barred = quarantined_spans(case, document)
    found = {(fact.start, fact.end) for fact in document.facts}
    places = sorted(found) if found else [(s.start, s.end) for s in split_sentences(document.text)]
    for start, end in places:
        if not any(a < end and start < b for a, b in barred):
            yield start, end


def _weights(words: list[Counter[str]], query: set[str]) -> dict[str, float]:
    """Inverse sentence frequency of each query word."""
    total = len(words)
    return {
        word: math.log(1 + (total - found + 0.5) / (found + 0.5))
        for word in query
        if (found := sum(word in count for count in words))
    }


def _score(count: Counter[str], weights: dict[str, float], average: float) -> float:
    norm = _K1 * (1 - _B + _B * count.total() / average)
    return sum(w * count[word] * (_K1 + 1) / (count[word] + norm) for word, w in weights.items() if word in count)
