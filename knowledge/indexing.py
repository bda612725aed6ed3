"""What a passage is found by."""

from collections import Counter
from functools import lru_cache

from wardround.records import Passage

from .lexical import TermWeight, content_stems, passage_terms
from .query import Intent, answered_by, told_by
from .subject import Subject


def index_terms(passage: Passage, subject: Subject) -> dict[str, TermWeight]:
    """A passage's entries in the lexical index: its words, and the kinds of answer that it gives."""
    terms = passage_terms(subject.title, passage.heading, passage.text, subject.names)
    return terms | {intent_term(intent): TermWeight(sure, False) for intent, sure in _kinds(passage, subject).items()}


def _kinds(passage: Passage, subject: Subject) -> dict[Intent, float]:
    """The kinds of answer, each with how sure that is; what is labelled is sure, else the words must tell."""
    labelled = answered_by(passage.heading, *subject.labels)
    return dict.fromkeys(labelled, 1.0) if labelled else told_by(passage.text, Counter(text_stems(passage.text)))


def passage_stems(passage: Passage, subject: Subject) -> set[str]:
    """The words that a passage is found by, without their weights."""
    about = content_stems("\n".join((subject.title, passage.heading, subject.names)))
    return {*about, *text_stems(passage.text)}


@lru_cache(maxsize=2048)
def text_stems(text: str) -> tuple[str, ...]:
    """Stems of a passage's text in order; a passage that is found is looked at twice, and often again."""
    return tuple(content_stems(text))


def intent_term(intent: Intent) -> str:
    """The entry under which passages that give a kind of answer stand; no word begins like it."""
    return f"?{intent}"


def embedded_text(passage: Passage) -> str:
    """What a passage's vector is made of."""
    return "\n".join(filter(None, (passage.title, passage.heading, passage.text)))
