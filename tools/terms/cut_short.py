"""Names of medicines that charts cut short: `nifed MR 30`, `atorva`, `warf 3 mg`."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LEAST = 4
"""Letters of a name cut short, right before an amount."""
_LEAST_ALONE = 6
"""Letters from which a beginning stands for its name anywhere: no English word begins so."""
_LEAST_LEFT = 2
"""Letters cut off, at least: a name without its last letter is a slip, and is read as one elsewhere."""
_WHOLE = re.compile(r"[a-z]{7,}")
"""A name that is cut short: one generic word, since beginnings of brands are often words."""
_WORD = re.compile(
    rf"(?<![\w-])(?P<alone>[A-Za-z]{{{_LEAST_ALONE},}})(?![\w-])"
    rf"|(?<![\w-])(?P<dosed>[A-Za-z]{{{_LEAST},{_LEAST_ALONE - 1}}})(?=\.? (?:(?:MR|XL|SR|ER|CR|LA|IV|PO|SC|IM|NG) )?\d)"
)
_OTHER_WORDS = frozenset(
    "adeno alfa amin aura basil beth cape caps chol chole clin clot code coli cyst diet digit dimer done drop ever fine form"
    " gastro glucos glucosa gran incl lact land line lyme mela metre multi natal nemo papa perf peri perm phenyl pipe poly prob probe"
    " prom pseudo quiz race radio repo rise rope scop spar sparse stir surf tape test trip trop vert".split()
)
"""Beginnings that are another word, or what a laboratory measures: `Trop 14` is troponin."""


class CutShort(NamedTuple):
    """A name cut short in a text."""

    start: int
    """First position."""
    end: int
    """One past the last."""
    ingredient: str
    """The one that begins so."""


class Beginnings:
    """Beginnings that only one of some ingredients has.

    Args:
        ingredients: as medicines are listed; those of one word count.
        names: whatever else is a whole name, and so no beginning.
    """

    def __init__(self, ingredients: Iterable[str], names: Iterable[str]) -> None:
        found: dict[str, set[str]] = {}
        for whole in filter(_WHOLE.fullmatch, ingredients):
            for letters in range(_LEAST, len(whole) - _LEAST_LEFT + 1):
                found.setdefault(whole[:letters], set()).add(whole)
        others = _OTHER_WORDS | {name.casefold() for name in names}
        self._of = {short: min(of) for short, of in found.items() if len(of) == 1 and short not in others}

    def find(self, text: str) -> Iterator[CutShort]:
        """The names cut short in a text, from left to right; short ones only before an amount."""
        for match in _WORD.finditer(text):
            if ingredient := self._of.get(match.group().casefold()):
                yield CutShort(match.start(), match.end(), ingredient)
