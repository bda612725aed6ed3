"""Values on a scale with what they are said of, so that those of one thing can be compared."""

import re
from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from wardround.tools.terms import content_words, find_problems

from ...check import ClaimInContext
from ...mentions import Word, is_telling
from ...stretches import around
from ...units import Unit

_NEAR = 4
"""Words on either side of a value that say of what it is."""
_CLAUSE = re.compile(r"[.;\n]|,? (?:and|but|with|while) ")
_ENOUGH = 0.6
"""Share of the best-placed one's words that another needs to be as well placed."""


class Placed(NamedTuple):
    """A value with what it is of."""

    scale: str
    value: str
    start: int
    end: int
    subject: frozenset[str]
    """Stems and conditions around it in its clause."""


def placed(text: str, scale: str, value: str, start: int, end: int) -> Placed:
    """A value with the words around it."""
    begin, stop = around(_CLAUSE, text, start, end)
    words = [one for one in _words(text) if begin <= one[1] and one[2] <= stop]
    before = [key for key, first, _ in words if first < start][-_NEAR:]
    after = [key for key, first, _ in words if first >= end][:_NEAR]
    return Placed(scale, value, start, end, frozenset((*before, *after)))


def best_placed(
    context: ClaimInContext, said: Placed, recorded: Sequence[tuple[Placed, Unit]], *, alone: bool = False
) -> list[tuple[Placed, Unit]]:
    """The record's values on the same scale that are of the same thing, as far as the words around them say.

    Args:
        context: of the claim.
        said: its value.
        recorded: those of the record.
        alone: whether the scale is of one thing, so that nothing else need be shared.
    """
    weigh = context.evidence.weight
    found = [(told, unit) for told, unit in recorded if told.scale == said.scale]
    shared = {id(told): fsum(map(weigh, told.subject & said.subject)) for told, _ in found}
    most = max(shared.values(), default=0.0)
    if not most and not alone:
        return []
    return [(told, unit) for told, unit in found if shared[id(told)] >= most * _ENOUGH]


def _words(text: str) -> list[tuple[str, int, int]]:
    """Conditions by name and words that tell what is spoken of: no numbers, parts of the body, tests."""
    words = [one for one in content_words(text) if is_telling(Word(*one, denies=False))]
    return sorted([*words, *((f"#{m.concept}", m.start, m.end) for m in find_problems(text))], key=lambda one: one[1:])
