"""Putting the order by words and the order by vectors together.

Two lists of unlike worth must not be mixed half and half: rank fusion was seen to lose against the better list. How
much the words are worth can be told from the query: the larger the share of it that the best passages have, the more
their order is trusted, and what the words do not cover is the vectors' share.
"""

from collections.abc import Mapping, Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from .lexical import Lexical

_SPELLING = 0.3
"""What a cosine of the spelling counts for, where the words failed."""

_NEAR = 0.3
"""Cosines of the spelling below this say nothing: vectors always have a nearest neighbour."""


def by_spelling(scores: NDArray[np.float32], cosines: Mapping[int, float]) -> None:
    """Raise what is spelled like the query, in place.

    Args:
        scores: by words, shape [highest passage number + 1].
        cosines: of the nearest passages.
    """
    for number, cosine in cosines.items():
        if cosine >= _NEAR:
            scores[number] += np.float32(_SPELLING * cosine)


def by_meaning(
    scores: NDArray[np.float32], best: Sequence[int], cosines: Mapping[int, float], lexical: Lexical
) -> None:
    """Mix both orders among the best of each, in place; afterwards the best are in [0, 1] and all others below them.

    Args:
        scores: by words, shape [highest passage number + 1].
        best: the best of these.
        cosines: of the nearest passages, which are all that the vectors say.
        lexical: for how much of the query the words cover.
    """
    if not cosines:
        return
    # The root: with the plain share a few questions that the words had answered well were lost to their neighbours.
    trust = sqrt(float(lexical.cover[list(best)].max(initial=0.0))) if best else 0.0
    top = max(float(scores[list(best)].max(initial=0.0)) if best else 0.0, 1e-9)
    low, high = min(cosines.values()), max(cosines.values())
    mixed = {}
    for number in {*best, *cosines}:
        near = (cosines.get(number, low) - low) / max(high - low, 1e-9)
        mixed[number] = trust * float(scores[number]) / top + (1 - trust) * near
    scores *= np.float32(1e-6 / top)
    for number, value in mixed.items():
        scores[number] = np.float32(1e-6 + value)
