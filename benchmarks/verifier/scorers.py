"""What is compared: each gives the sentences of a text with a risk and, where it has them, reasons."""

import math
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.verifier.data import Visit
from wardround.agents.verifier import verify_text
from wardround.agents.verifier.claims import claims_in
from wardround.tools.sentences import split_sentences


class Scored(NamedTuple):
    """A sentence with its risk; higher is likelier wrong."""

    start: int
    end: int
    risk: float
    codes: frozenset[str] = frozenset()


Scorer = Callable[[str, Visit], list[Scored]]


def wardround(text: str, visit: Visit) -> list[Scored]:
    """This library, weightless."""
    verification = verify_text(text, visit.case, max_omissions=0)
    return [Scored(v.start or 0, v.end or 0, v.risk, frozenset(f.code for f in v.flags)) for v in verification.verdicts]


def word_overlap(text: str, visit: Visit) -> list[Scored]:
    """Share of a sentence's words that the record does not have."""
    known = set(_words(visit.record))
    return [
        Scored(start, end, 1 - sum(word in known for word in words) / max(len(words), 1))
        for claim, start, end in claims_in(text)
        if (words := _words(claim.text)) is not None
    ]


def nearest_embedding(text: str, visit: Visit) -> list[Scored]:
    """One minus the highest cosine with two sentences of the record in a row, character 3-5-grams weighted by rarity.

    A stand-in for an embedding model that needs no weights: it fails in the same way, since a swapped side or a lost
    `no` hardly moves a vector.
    """
    spans = split_sentences(visit.record)
    windows = [visit.record[a.start : b.end] for a, b in zip(spans, [*spans[1:], spans[-1]], strict=True)]
    counts = [_grams(window) for window in windows]
    rarity = _rarity(counts)
    vectors = [_unit(count, rarity) for count in counts]
    return [
        Scored(start, end, 1 - max((_dot(mine, vector) for vector in vectors), default=0.0))
        for claim, start, end in claims_in(text)
        if (mine := _unit(_grams(claim.text), rarity)) is not None
    ]


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?()[]").casefold() for word in text.split()]


def _grams(text: str) -> Counter[str]:
    plain = " ".join(text.casefold().split())
    return Counter(plain[i : i + n] for n in (3, 4, 5) for i in range(len(plain) - n + 1))


def _rarity(counts: list[Counter[str]]) -> dict[str, float]:
    seen = Counter(gram for count in counts for gram in count)
    return {gram: math.log(1 + len(counts) / times) for gram, times in seen.items()}


def _unit(count: Counter[str], rarity: dict[str, float]) -> dict[str, float]:
    most = max(rarity.values(), default=1.0)
    vector = {gram: times * rarity.get(gram, most) for gram, times in count.items()}
    norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {gram: value / norm for gram, value in vector.items()}


def _dot(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(value * other[gram] for gram, value in one.items() if gram in other)


SCORERS: dict[str, Scorer] = {
    "wardround": wardround,
    "word_overlap": word_overlap,
    "char_ngram_cosine": nearest_embedding,
}
