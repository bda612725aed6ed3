"""Words that stand together in the query and in a passage."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from .catalogue import StoredPassage
from .indexing import text_stems
from .lexical import content_stems

_PAIR = 0.5
"""What a pair of neighbours counts for, against one of its words."""


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
    if not wanted:
        return 0.0
    words = (*content_stems(stored.subject.title), *text_stems(stored.passage.text))
    found = Counter(pair for pair in pairwise(words) if pair in wanted)
    return sum(_PAIR * (idf[one] + idf[other]) / 2 * count / (count + 1) for (one, other), count in found.items())
