"""The lexical side: words, their postings, and BM25F over title, other names, heading and text."""

from .fields import passage_terms
from .postings import Postings, TermWeight
from .score import Group, Lexical, Way, score
from .words import STOP_WORDS, content_stems, learn_words, words_of

__all__ = [
    "STOP_WORDS",
    "Group",
    "Lexical",
    "Postings",
    "TermWeight",
    "Way",
    "content_stems",
    "learn_words",
    "passage_terms",
    "score",
    "words_of",
]
