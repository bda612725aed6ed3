"""What a passage is found by."""

from functools import lru_cache

from wardround.records import Passage

from .lexical import content_stems, other_names, passage_terms
from .lexical.postings import TermWeight
from .query import Intent, answered_by

_TYPE = "question_type"


def index_terms(passage: Passage) -> dict[str, TermWeight]:
    """A passage's entries in the lexical index: its words, and the kinds of answer that it gives."""
    words = passage_terms(passage.title, passage.heading, passage.text, passage.metadata)
    intents = answered_by(passage.heading, passage.metadata.get(_TYPE, ""))
    return words | {intent_term(intent): TermWeight(1.0, False) for intent in intents}


def passage_stems(passage: Passage) -> set[str]:
    """The words that a passage is found by, without their weights."""
    about = content_stems("\n".join((passage.title, passage.heading, other_names(passage.metadata))))
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
