"""How long several things lasted together: `seven days of antibiotics in total`, of three days of one and four of the next."""

import re
from itertools import combinations

from wardround.tools.quantities import Mention, in_base_unit

from ...check import ClaimInContext

_IN_ALL = re.compile(r"\b(?:in total|total|altogether|in all|overall|combined|together)\b", re.IGNORECASE)
_CLOSEST = 3
_MOST = 5
"""Durations of one place that are added."""


def is_a_total(context: ClaimInContext, said: Mention) -> bool:
    """Whether a claim tells a duration in total, and one of the closest places has several that come to it."""
    if said.kind != "duration" or len(said.value) != 1 or not _IN_ALL.search(context.claim.text):
        return False
    total = in_base_unit(said.value[0], said.unit)[0]
    return any(total in _sums(unit.quantities) for unit in context.best[:_CLOSEST])


def _sums(told: tuple[Mention, ...]) -> set[float]:
    """What two or more neighbouring durations come to."""
    lengths = [in_base_unit(one.value[0], one.unit)[0] for one in told if one.kind == "duration"][:_MOST]
    return {sum(lengths[a:b]) for a, b in combinations(range(len(lengths) + 1), 2) if b - a > 1}
