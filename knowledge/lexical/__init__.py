"""The lexical side: words, their postings, and BM25F over title, other names, heading and text."""

from .fields import Fields, field_of, weigh
from .postings import Entries, Postings
from .score import Group, Lexical, Way, score
from .words import STOP_WORDS, content_stems, learn_words, stem_name, term_number, words_of

__all__ = [
    "STOP_WORDS",
    "Entries",
    "Fields",
    "Group",
    "Lexical",
    "Postings",
    "Way",
    "content_stems",
    "field_of",
    "learn_words",
    "score",
    "stem_name",
    "term_number",
    "weigh",
    "words_of",
]
