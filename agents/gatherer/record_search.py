"""Search in the patient's own record: in memory, never in a store."""

import math
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from wardround.records import Case, Document, Section
from wardround.tools.instructions import quarantined_spans
from wardround.tools.sentences import split_sentences
from wardround.tools.terms import drugs_of_groups, normal_words

_K1, _B = 1.2, 0.5
"""BM25's saturation and length weight; sentences differ less in length than documents, hence the smaller b."""


_ROOT = 5
"""Letters that two forms of one word share."""
_OTHER_FORM = 0.7
"""What another form of a word counts beside the word itself."""


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


class RecordIndex:
    """A record's sentences and facts, made ready for several queries.

    Words are compared in normal form, so that `high blood pressure` finds `HTN` and `Lasix` finds `furosemide`. What is
    quarantined is not searched.

    Args:
        case: the record.

    References:
        Robertson & Zaragoza 2009, The Probabilistic Relevance Framework: BM25 and Beyond.
    """

    def __init__(self, case: Case) -> None:
        spans = [(document, *span) for document in case.documents for span in _spans(case, document)]
        self._spans = [(document.id, start, end) for document, start, end, _ in spans]
        self._words = [Counter((*normal_words(document.text[a:b]), *normal_words(t))) for document, a, b, t in spans]
        self._frequency = Counter(word for count in self._words for word in count)
        self._average = sum(count.total() for count in self._words) / len(self._words) if self._words else 1.0

    def search(self, query: str, k: int = 5) -> tuple[RecordSpan, ...]:
        """The places that share most with a query, best first.

        Args:
            query: a question or a term.
            k: how many at most.
        """
        weights = _weights(self._frequency, len(self._words), _asked_for(query))
        scored = [
            RecordSpan(*span, score)
            for span, count in zip(self._spans, self._words, strict=True)
            if (score := _score(count, weights, self._average)) > 0
        ]
        return tuple(sorted(scored, key=lambda span: -span.score)[:k])


def search_record(case: Case, query: str, k: int = 5) -> tuple[RecordSpan, ...]:
    """One query; see `RecordIndex` for several."""
    return RecordIndex(case).search(query, k)


def _asked_for(query: str) -> set[str]:
    """The query's words in normal form, and every drug of the groups that it names."""
    return {*normal_words(query), *(f"#{drug}" for drug in drugs_of_groups(query))}


def _spans(case: Case, document: Document) -> Iterator[tuple[int, int, str]]:
    """Places with the heading they stand under, whose words count as theirs; headings alone are none."""
    barred = quarantined_spans(case, document)
    for start, end, title in _places(document):
        if not any(a < end and start < b for a, b in barred):
            yield start, end, title


def _places(document: Document) -> Iterator[tuple[int, int, str]]:
    if document.is_made_of_facts:
        facts = sorted({(fact.start, fact.end) for fact in document.facts})
        yield from ((start, end, "") for start, end in facts)
        if document.kind == "labs":  # a laboratory's comments stand between its results
            for (_, before), (after, _) in pairwise([(0, 0), *facts, (len(document.text), len(document.text))]):
                yield from _sentences(document, before, max(before, after), "")
        return
    at, headings = 0, {section.title for section in document.sections}
    for section in (*document.sections, _rest(document)):
        yield from _sentences(document, at, max(at, section.start), "", but=headings)
        yield from _sentences(document, section.start, section.end, section.title)
        at = max(at, section.end)


def _rest(document: Document) -> Section:
    return Section(title="", kind="other", start=len(document.text), end=len(document.text))


def _sentences(
    document: Document, start: int, end: int, title: str, but: Collection[str] = ()
) -> Iterator[tuple[int, int, str]]:
    for span in split_sentences(document.text, start, end):
        if document.text[span.start : span.end].strip("#*_: ") not in but:
            yield span.start, span.end, title


def _weights(frequency: Counter[str], places: int, query: set[str]) -> dict[str, float]:
    """Inverse sentence frequency of each word that the query asks for, as it stands or in another form."""
    return {
        word: math.log(1 + (places - found + 0.5) / (found + 0.5)) * (1.0 if word in query else _OTHER_FORM)
        for word, found in frequency.items()
        if word in query or any(_same_root(word, asked) for asked in query)
    }


def _same_root(one: str, other: str) -> bool:
    """Whether two stems share their first five letters, or all four: `smoker` answers `smoke`."""
    length = min(_ROOT, len(one), len(other))
    return length >= _ROOT - 1 and one[:length] == other[:length] and one[0] != "#"


def _score(count: Counter[str], weights: dict[str, float], average: float) -> float:
    norm = _K1 * (1 - _B + _B * count.total() / average)
    return sum(w * count[word] * (_K1 + 1) / (count[word] + norm) for word, w in weights.items() if word in count)
