"""Words that stand together in the query and in a passage."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from .catalogue import StoredPassage
from .indexing import text_stems
from .lexical import STOP_WORDS, content_stems, words_of

_PAIR = 0.5
"""What a pair of neighbours counts for, against one of its words."""

_APART = 60
"""Letters after the first of two neighbours in which the other begins: its own ending and stop words are between."""


def closeness(stems: Sequence[str], stored: StoredPassage, idf: Mapping[str, float]) -> float:
    """What a passage gains by neighbours of the query that are neighbours in it too, in the units of its BM25F score.

    Args:
        stems: the query's words in order.
        stored: the passage.
        idf: of the query's words.

    References:
        Metzler & Croft 2005, A Markov random field model for term dependencies (ordered bigrams).
    """
    wanted = {pair for pair in pairwise(stems) if pair[0] in idf and pair[1] in idf}
    if not _may_have(wanted, f"{stored.subject.title} {stored.passage.text}"):
        return 0.0
    words = (*content_stems(stored.subject.title), *text_stems(stored.passage.text))
    found = Counter(pair for pair in pairwise(words) if pair in wanted)
    return sum(_PAIR * (idf[one] + idf[other]) / 2 * count / (count + 1) for (one, other), count in found.items())


def _may_have(pairs: Collection[tuple[str, str]], text: str) -> bool:
    """Whether any pair can be neighbours: told from the letters, since taking a text apart takes twenty times as long.

    A stem without its last letter begins each of its words (`happi`, `happy`).
    """
    if not text.isascii():
        return bool(pairs)
    text = text.lower()
    return any(_near(text, one[:-1] or one, other[:-1] or other) for one, other in pairs)


def _near(text: str, one: str, other: str) -> bool:
    at = text.find(one)
    while at >= 0:
        after = text[at + len(one) : at + len(one) + _APART]
        if other in after and _next_word(after).startswith(other):
            return True
        at = text.find(one, at + 1)
    return False


def _next_word(text: str) -> str:
    """The first word after the one in which a text begins, stop words left out."""
    words = words_of(text)
    inside = text[:1].isalnum() or text[:1] == "'"
    return next((word for word in words[inside:] if word not in STOP_WORDS), "")
