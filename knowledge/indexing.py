"""What passages are found by."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from wardround.records import Passage

from .lexical import Entries, Fields, content_stems, field_of, stem_name, term_number, weigh
from .lexical.fields import Texts
from .query import Intent, answered_by, cues, told_by
from .subject import Subject


class Indexed(NamedTuple):
    """A passage on its way into the index."""

    number: int
    title: str
    heading: str
    text: str
    subject: Subject


def embedded_text(passage: Indexed | Passage) -> str:
    """What a passage's vector is made of, and what a reranker reads."""
    return "\n".join(filter(None, (passage.title, passage.heading, passage.text)))


def index_entries(passages: Sequence[Indexed]) -> Entries:
    """Entries in the lexical index: the passages' words, and the kinds of answer that they give."""
    fields = [Fields(one.number, one.text, one.subject.title, one.heading, one.subject.names) for one in passages]
    texts = field_of([one.text for one in passages])
    kinds = [(term_number(intent_term(intent)), number, sure) for number, intent, sure in _kinds(passages, texts)]
    terms, numbers, sure = zip(*kinds, strict=True) if kinds else ((), (), ())
    words = weigh(fields, texts)
    return Entries(
        np.concatenate([words.terms, np.array(terms, np.int64)]),
        np.concatenate([words.passages, np.array(numbers, np.int64)]),
        np.concatenate([words.weights, np.array(sure, np.float32)]),
        np.concatenate([words.titled, np.zeros(len(kinds), bool)]),
    )


def _kinds(passages: Sequence[Indexed], texts: Texts) -> Iterator[tuple[int, Intent, float]]:
    """The kinds of answer, each with how sure that is; what is labelled is sure, else the words must tell."""
    for one, counts in zip(passages, _telling_words(texts), strict=True):
        labelled = answered_by(one.heading, *one.subject.labels)
        found = dict.fromkeys(labelled, 1.0) if labelled else told_by(one.text, counts)
        for intent, sure in found.items():
            yield one.number, intent, sure


def _telling_words(texts: Texts) -> list[Counter[str]]:
    """Of each passage the words that tell of a kind of answer."""
    counts: list[Counter[str]] = [Counter() for _ in texts.lengths]
    telling = np.isin(texts.stems, _cue_numbers())
    for row, stem in zip(texts.rows[telling].tolist(), texts.stems[telling].tolist(), strict=True):
        counts[row][stem_name(stem)] += 1
    return counts


@cache
def _cue_numbers() -> list[int]:
    return [term_number(stem) for stem in cues()]


@lru_cache(maxsize=2048)
def text_stems(text: str) -> tuple[str, ...]:
    """Stems of a passage's text in order; a passage that is found once is often found again."""
    return tuple(content_stems(text))


def intent_term(intent: Intent) -> str:
    """The entry under which passages that give a kind of answer stand; no word begins like it."""
    return f"?{intent}"
